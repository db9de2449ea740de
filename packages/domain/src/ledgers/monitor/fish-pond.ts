import { ledger } from "@yunqing/ledger";
import { photos, problems, unit } from "../parts/fields.js";
import { rectification } from "../parts/lives.js";
import { percentOf } from "../parts/rates.js";
import { byFirm } from "../parts/rights.js";

/** Ecological fish ponds（生态鱼监测池台账）. */
export const fishPond = ledger({
  id: "fish-pond", title: { zh: "生态鱼监测池台账", en: "Ecological fish ponds" }, source: { line: 805, systems: ["S128"], text: "计划 4.2.2：有条件的企业，在工业废水排放口建设生态鱼监测池" },
  purpose: { zh: "工业废水排放口生态鱼监测池的鱼种、存活和异常", en: "Fish at the outlet: kinds, survival, anomalies" },
  key: ["unit", "checkedOn"], name: "species", ...byFirm,
  fields: {
    unit: { ...unit, required: true },
    checkedOn: { kind: "day", label: { zh: "检查日期", en: "Day" }, required: true },
    outlet: { kind: "text", label: { zh: "排放口", en: "Outlet" }, max: 40 },
    species: { kind: "text", label: { zh: "鱼种", en: "Fish" }, required: true, max: 60 },
    stocked: { kind: "integer", label: { zh: "放养数量", en: "Put in" }, unit: "尾", required: true, min: 1 },
    alive: {
      kind: "integer", label: { zh: "存活数量", en: "Alive" }, unit: "尾", required: true, min: 0,
      validWhen: [{ must: { any: [{ field: "stocked", filled: false }, { field: "alive", comparison: "≤", than: "stocked" }] }, say: { zh: "不得多于放养数量", en: "not more than were put in" } }],
    },
    survival: { kind: "computed", label: { zh: "存活率", en: "Survival" }, as: "decimal", unit: "%", scale: 1, from: ["alive", "stocked"], formula: { zh: "存活 ÷ 放养 × 100", en: "alive ÷ put in" }, by: (row) => percentOf(row.exact("alive"), row.exact("stocked")) },
    anomaly: { kind: "choice", label: { zh: "异常", en: "Anomaly" }, required: true, options: { none: { zh: "正常", en: "none" }, death: { zh: "成批死亡", en: "many dead" }, behaviour: { zh: "行为异常", en: "odd behaviour" }, dry: { zh: "断水", en: "no water" } } },
    photos: { ...photos },
    problems: { ...problems, requiredWhen: { field: "anomaly", in: ["death", "behaviour", "dry"] } },
  },
  life: rectification({ kind: "fish-pond.look", workingDays: 2, organisation: "bureau", problem: "problems", by: ["ledger.write", "firm", "inspector"] }),
});
