import { ledger } from "@yunqing/ledger";
import { number, photos, position, problems } from "../parts/fields.js";
import { rectification } from "../parts/lives.js";
import { percentOf } from "../parts/rates.js";
import { byInspector } from "../parts/rights.js";

/** Joint road checks (路检路查): vehicles looked at, exceedances, what police and transport did; each check's vehicles stand in the vehicle ledgers. */
export const roadCheck = ledger({
  id: "road-check", title: { zh: "路检路查联合执法台账", en: "Joint road checks" }, source: { line: 739, systems: ["S091"], text: "环境检测取证、公安交管处罚；HJ 845-2017" },
  purpose: { zh: "生态环境、公安交管、交通运输联合检查，检查数、超标数和移交", en: "Vehicles checked, exceedances, handed to the police" },
  key: ["number"], ...byInspector,
  sections: { check: { zh: "检查", en: "Check" }, result: { zh: "结果", en: "Result" } },
  fields: {
    number: { ...number, required: true, section: "check" },
    place: { kind: "text", label: { zh: "检查地点", en: "Place" }, required: true, section: "check", max: 200 },
    position: { ...position, section: "check" },
    heldOn: { kind: "day", label: { zh: "检查日期", en: "Day" }, required: true, section: "check" },
    kind: {
      kind: "choice", label: { zh: "检查方式", en: "Way" }, required: true, section: "check",
      options: {
        road: { zh: "路检", en: "road check" }, entry: { zh: "入户检查", en: "at the firm" }, gate: { zh: "厂区门禁", en: "at the gate" },
        remote: { zh: "遥感筛查", en: "remote sensing" }, night: { zh: "夜查", en: "at night" },
      },
    },
    departments: {
      kind: "choices", label: { zh: "联合部门", en: "Departments" }, required: true, section: "check",
      options: {
        bureau: { zh: "生态环境", en: "environment" }, police: { zh: "公安交管", en: "traffic police" }, transport: { zh: "交通运输", en: "transport" },
        market: { zh: "市场监管", en: "market regulation" }, urban: { zh: "城管", en: "urban management" },
      },
    },
    checked: { kind: "integer", label: { zh: "检查车辆", en: "Vehicles checked" }, unit: "辆", required: true, section: "result", min: 0 },
    heavy: {
      kind: "integer", label: { zh: "其中重型柴油车", en: "Heavy diesel of them" }, unit: "辆", section: "result", min: 0,
      validWhen: [{ must: { any: [{ field: "checked", filled: false }, { field: "heavy", comparison: "≤", than: "checked" }] }, say: { zh: "不得多于检查车辆", en: "not more than were checked" } }],
    },
    exceeding: {
      kind: "integer", label: { zh: "超标车辆", en: "Exceeding" }, unit: "辆", required: true, section: "result", min: 0,
      validWhen: [{ must: { any: [{ field: "checked", filled: false }, { field: "exceeding", comparison: "≤", than: "checked" }] }, say: { zh: "不得多于检查车辆", en: "not more than were checked" } }],
    },
    rate: {
      kind: "computed", label: { zh: "超标率", en: "Exceeding of checked" }, as: "decimal", unit: "%", scale: 2, section: "result", from: ["exceeding", "checked"],
      formula: { zh: "超标车辆 ÷ 检查车辆 × 100", en: "exceeding ÷ checked" }, by: (row) => percentOf(row.exact("exceeding"), row.exact("checked")),
    },
    smoke: { kind: "integer", label: { zh: "冒黑烟", en: "Black smoke" }, unit: "辆", section: "result", min: 0 },
    tampered: { kind: "integer", label: { zh: "篡改或拆除装置", en: "Tampered" }, unit: "辆", section: "result", min: 0 },
    handed: {
      kind: "integer", label: { zh: "移交公安处罚", en: "Handed to the police" }, unit: "辆", required: true, section: "result", min: 0,
      validWhen: [{ must: { any: [{ field: "checked", filled: false }, { field: "handed", comparison: "≤", than: "checked" }] }, say: { zh: "不得多于检查车辆", en: "not more than were checked" } }],
    },
    urea: { kind: "integer", label: { zh: "未加注尿素", en: "Without urea" }, unit: "辆", section: "result", min: 0 },
    report: { kind: "file", label: { zh: "检查记录", en: "Record" }, section: "result", accept: ["application/pdf"] },
    photos: { ...photos, section: "result" },
    problems: { ...problems, section: "result" },
  },
  life: rectification({ kind: "road-check.mend", workingDays: 10, organisation: "bureau", problem: "problems", by: ["ledger.write", "inspector"] }),
});
