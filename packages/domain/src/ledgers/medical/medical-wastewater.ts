import { ledger } from "@yunqing/ledger";
import { inspector, note, photos, problems } from "../parts/fields.js";
import { rectification } from "../parts/lives.js";
import { byInspector } from "../parts/rights.js";

/** Medical waste water in an epidemic (疫情医疗废水处理检查): disinfectant, contact time, chlorine left, sludge. */
export const medicalWastewater = ledger({
  id: "medical-wastewater", title: { zh: "疫情期间医疗废水检查记录", en: "Medical waste water in an epidemic" }, source: { line: 313, systems: ["S021"], text: "新型冠状病毒污染的医疗污水应急处理技术方案（试行）" },
  key: ["medicalUnit", "day"], ...byInspector,
  fields: {
    medicalUnit: { kind: "reference", to: "medical-unit", label: { zh: "医疗机构（隔离场所）", en: "Institution" }, required: true }, day: { kind: "day", label: { zh: "检查日期", en: "Day" }, required: true }, inspector, patients: { kind: "choice", label: { zh: "收治情况", en: "Patients" }, required: true, options: { confirmed: { zh: "收治感染患者", en: "infected" }, suspected: { zh: "疑似患者", en: "suspected" }, isolation: { zh: "隔离观察", en: "isolation" }, none: { zh: "未收治", en: "none" } } },
    disinfectant: { kind: "choice", label: { zh: "消毒剂", en: "Disinfectant" }, required: true, options: { hypo: { zh: "次氯酸钠", en: "hypochlorite" }, bleach: { zh: "漂白粉", en: "bleach" }, clo2: { zh: "二氧化氯", en: "chlorine dioxide" }, ozone: { zh: "臭氧", en: "ozone" }, none: { zh: "未投加", en: "none" } } }, dose: { kind: "decimal", label: { zh: "投加量（有效氯）", en: "Dose" }, unit: "mg/L", scale: 1, min: "0" }, contact: { kind: "decimal", label: { zh: "接触时间", en: "Contact" }, unit: "h", scale: 2, min: "0", note: { zh: "参考 1.5 h、余氯 6.5—10 mg/L（凭记忆，未核原文）", en: "1.5 h and 6.5–10 mg/L of chlorine, from memory" } }, chlorine: { kind: "decimal", label: { zh: "总余氯", en: "Chlorine left" }, unit: "mg/L", scale: 2, min: "0" }, coliform: { kind: "decimal", label: { zh: "粪大肠菌群", en: "Faecal coliforms" }, unit: "MPN/L", scale: 0, min: "0" },
    runs: { kind: "boolean", label: { zh: "处理设施正常运行", en: "The works run" }, required: true }, bypass: { kind: "boolean", label: { zh: "存在直排", en: "Anything passes untreated" }, required: true }, sludge: { kind: "boolean", label: { zh: "污泥按危险废物处置", en: "Sludge as hazardous waste" } }, records: { kind: "boolean", label: { zh: "投加记录完整", en: "Records complete" } },
    problems: { ...problems, requiredWhen: { any: [{ field: "bypass", in: ["true"] }, { field: "runs", in: ["false"] }, { field: "disinfectant", in: ["none"] }] } }, photos, note,
  },
  life: rectification({ kind: "wastewater.fix", workingDays: 3, organisation: "health", problem: "problems", by: ["ledger.write", "inspector"] }),
});
