import { ledger } from "@yunqing/ledger";
import { inspector, photos, problems, unit } from "../parts/fields.js";
import { rectification } from "../parts/lives.js";
import { byInspector } from "../parts/rights.js";

/** Visits of random inspections (双随机抽查结果): one row for each object drawn, its result published. */
export const randomCheck = ledger({
  id: "random-check", title: { zh: "双随机抽查结果台账", en: "Random inspections" }, source: { line: 999, systems: ["S201"], text: "国办发〔2015〕58号；环办〔2015〕88号" },
  purpose: { zh: "抽中对象逐家检查、登记结果并公开；发现问题的交办整改。", en: "Each object drawn, what was found, and its publication." },
  key: ["draw", "unit"], ...byInspector,
  public: { fields: ["draw", "unit", "checkedOn", "matter", "result", "publishedOn"], rows: { field: "publishedOn", filled: true }, title: { zh: "双随机抽查结果公开", en: "Results of random inspections" }, basis: { zh: "国办发〔2015〕58号：抽查结果及时向社会公布", en: "State Council Office 58 of 2015: results are published" } },
  fields: {
    draw: { kind: "reference", to: "random-draw", label: { zh: "抽取任务", en: "Draw" }, required: true }, unit: { ...unit, required: true },
    class: { kind: "choice", label: { zh: "监管类别", en: "Class" }, options: { key: { zh: "重点监管对象", en: "key" }, special: { zh: "特殊监管对象", en: "special" }, general: { zh: "一般监管对象", en: "general" } } },
    checkedOn: { kind: "day", label: { zh: "检查日期", en: "Checked on" }, required: true }, inspector: { ...inspector, required: true },
    offSite: { kind: "boolean", label: { zh: "非现场检查", en: "Off-site" }, note: { zh: "国办发〔2024〕54号：能非现场的不入企", en: "visits are not made where they are not needed" } },
    matter: { kind: "choices", label: { zh: "抽查事项", en: "Matters" }, required: true, options: { permit: { zh: "排污许可执行", en: "permit" }, eia: { zh: "环评与验收", en: "assessment" }, discharge: { zh: "污染物排放", en: "discharge" }, online: { zh: "自动监测", en: "instruments" }, waste: { zh: "固体废物与危险废物", en: "wastes" }, radiation: { zh: "辐射安全", en: "radiation" }, emergency: { zh: "应急预案与设施", en: "emergency" } } },
    result: { kind: "choice", label: { zh: "抽查结果", en: "Result" }, required: true, options: { none: { zh: "未发现问题", en: "nothing found" }, mended: { zh: "当场改正", en: "mended at once" }, order: { zh: "责令改正", en: "ordered to mend" }, case: { zh: "立案查处", en: "a case" }, gone: { zh: "查无下落", en: "not found there" }, refused: { zh: "不配合检查", en: "refused" } } },
    problems: { ...problems, requiredWhen: { field: "result", in: ["mended", "order", "case", "refused"] } }, caseNumber: { kind: "text", label: { zh: "立案编号", en: "Case" }, max: 40, requiredWhen: { field: "result", in: ["case"] } },
    publishedOn: { kind: "day", label: { zh: "公开日期", en: "Published on" }, validWhen: [{ must: { field: "publishedOn", comparison: "≥", than: "checkedOn" }, say: { zh: "不得早于检查日期", en: "not before the visit" } }] }, photos,
  },
  life: rectification({ kind: "random.mend", workingDays: 20, organisation: "bureau", problem: "problems", by: ["ledger.write", "inspector"] }),
});
