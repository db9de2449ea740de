import { isDay } from "@yunqing/standards";
import { ledger } from "@yunqing/ledger";
import { yearsAfter } from "../parts/days.js";
import { note, person, unit } from "../parts/fields.js";
import { office } from "../parts/rights.js";

/** Radiation workers (辐射工作人员): trained, certified for five years, dosed. */
export const radiationWorker = ledger({
  id: "radiation-worker", title: { zh: "辐射工作人员培训持证台账", en: "Radiation workers" }, source: { line: 987, systems: ["S191"], text: "生态环境部公告2019年第57号：考核合格成绩单有效期 5 年" },
  key: ["unit", "certificate"], name: "certificate", ...office, likeness: { code: "certificate", names: ["name"] },
  terms: { certificate: { label: { zh: "考核成绩有效期", en: "Certificate" }, on: { field: "validUntil" }, when: { field: "onDuty", in: ["true"] }, warn: { days: 60, duty: { kind: "radiation.retrain", label: { zh: "期满前参加再培训考核", en: "retrain before it ends" }, holder: { field: "unit" } } } } },
  fields: {
    unit: { ...unit, required: true }, certificate: { kind: "text", label: { zh: "考核成绩单（证书）编号", en: "Certificate" }, required: true, max: 40 }, name: { ...person, label: { zh: "姓名", en: "Name" }, required: true }, identity: { kind: "identity", label: { zh: "公民身份号码", en: "Identity number" }, seenBy: ["ledger.write", "ledger.approve", "ledger.personal"], clearTo: ["ledger.personal"] },
    post: { kind: "choice", label: { zh: "岗位类别", en: "Post" }, required: true, options: { manage: { zh: "辐射安全管理", en: "management" }, therapy: { zh: "放射治疗", en: "therapy" }, nuclear: { zh: "核医学", en: "nuclear medicine" }, xray: { zh: "医用Ｘ射线诊断与介入", en: "X-ray diagnosis" }, flaw: { zh: "Ｘ（γ）射线探伤", en: "radiography" }, gauge: { zh: "含源仪表", en: "gauges" }, log: { zh: "测井", en: "well logging" }, irradiate: { zh: "辐照", en: "irradiation" }, other: { zh: "其他", en: "other" } } },
    kind: { kind: "choice", label: { zh: "培训类型", en: "Training" }, options: { first: { zh: "新训", en: "first" }, again: { zh: "复训", en: "again" }, own: { zh: "单位自主考核（Ⅲ类射线装置）", en: "own test" } } }, passedOn: { kind: "day", label: { zh: "考核通过日期", en: "Passed on" }, required: true },
    validUntil: { kind: "computed", label: { zh: "有效期至", en: "Valid until" }, as: "text", from: ["passedOn"], formula: { zh: "通过日期 + 5 年", en: "passed on + 5 years" }, clauses: ["公告2019年第57号"], attestation: "REPORTED", by: (row) => { const day = row.text("passedOn"); return day !== null && isDay(day) ? yearsAfter(day, 5) : null; } },
    doses: { kind: "children", label: { zh: "个人剂量", en: "Doses" }, fields: { since: { kind: "day", label: { zh: "周期起", en: "From" }, required: true }, until: { kind: "day", label: { zh: "周期止", en: "Until" }, required: true }, dose: { kind: "decimal", label: { zh: "有效剂量", en: "Dose" }, unit: "mSv", scale: 3, min: "0", required: true } } }, onDuty: { kind: "boolean", label: { zh: "在岗", en: "In post" }, required: true }, note,
  },
});
