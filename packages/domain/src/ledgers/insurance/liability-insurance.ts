import { ledger } from "@yunqing/ledger";
import { note, unit, year } from "../parts/fields.js";
import { office } from "../parts/rights.js";

const isInsured = { field: "insured", in: ["true"] } as const;
/** Pollution-liability insurance (环境污染责任保险): who is to have it, who has it, until when. */
export const liabilityInsurance = ledger({
  id: "liability-insurance", title: { zh: "环境污染责任保险台账", en: "Pollution-liability insurance" }, source: { line: 1146, systems: ["S228"], text: "环境保护法第52条（鼓励）；固体废物污染环境防治法第99条（危险废物单位应当投保）；规划所列七类企业" },
  purpose: { zh: "应投保名单、保单、到期；危险废物收集贮存运输利用处置单位依法必须投保，其余按规划纳入。", en: "Who must or should be insured, the policy, and its end." },
  key: ["unit", "year"], ...office,
  terms: { policy: { label: { zh: "保险期间", en: "Term of the policy" }, on: { field: "term" }, when: { field: "insured", in: ["true"] }, warn: { days: 30, duty: { kind: "insurance.renew", label: { zh: "保险期满前续保", en: "renew the policy before it ends" }, holder: { field: "unit" } } }, source: { text: "固体废物污染环境防治法第九十九条" } } },
  fields: {
    unit: { ...unit, required: true }, year: { ...year, required: true },
    grounds: { kind: "choices", label: { zh: "纳入类别", en: "Grounds" }, required: true, options: { toxic: { zh: "有毒有害化学品企业", en: "toxic chemicals" }, hazard: { zh: "危险废物企业", en: "hazardous waste" }, metal: { zh: "重金属排放企业", en: "heavy metals" }, source: { zh: "放射源使用企业", en: "radiation sources" }, landfill: { zh: "生活垃圾处理场", en: "household-waste site" }, tailings: { zh: "尾矿库", en: "tailings pond" }, accident: { zh: "有环境污染事故记录企业", en: "accident on record" } }, source: { line: 1146 } },
    force: { kind: "computed", label: { zh: "投保要求", en: "Duty" }, as: "text", from: ["grounds"], formula: { zh: "含危险废物企业 → 依法应当投保；其余 → 规划要求纳入", en: "hazardous waste by law, the others by the plan" }, clauses: ["固体废物污染环境防治法第99条", "规划 6.2.3"], attestation: "VERIFIED", by: (row) => { const grounds = row.value("grounds"); return Array.isArray(grounds) && grounds.includes("hazard") ? "依法应当投保" : "规划要求纳入"; } },
    insured: { kind: "boolean", label: { zh: "已投保", en: "Insured" }, required: true }, insurer: { kind: "text", label: { zh: "保险公司", en: "Insurer" }, max: 120, shownWhen: isInsured, requiredWhen: isInsured }, policy: { kind: "text", label: { zh: "保单号", en: "Policy" }, max: 60, shownWhen: isInsured, requiredWhen: isInsured }, term: { kind: "period", label: { zh: "保险期间", en: "Term" }, shownWhen: isInsured, requiredWhen: isInsured }, sum: { kind: "money", label: { zh: "责任限额", en: "Sum insured" }, unit: "万元", min: "0", shownWhen: isInsured }, premium: { kind: "money", label: { zh: "保费", en: "Premium" }, unit: "元", min: "0", shownWhen: isInsured }, claims: { kind: "integer", label: { zh: "出险次数", en: "Claims" }, unit: "次", min: 0 }, why: { kind: "text", label: { zh: "未投保原因", en: "Why not" }, max: 300, shownWhen: { field: "insured", in: ["false"] } }, copy: { kind: "file", label: { zh: "保单", en: "Policy file" }, shownWhen: isInsured, accept: ["application/pdf"] }, note,
  },
});
