import { daysBetween, exact, isDay } from "@yunqing/standards";
import { yearsAfter } from "../parts/days.js";
import { ledger } from "@yunqing/ledger";
import { note, unit } from "../parts/fields.js";
import { byFirm } from "../parts/rights.js";
import { hazardOptions } from "./waste.js";

/** Batches in store (危险废物贮存入出库台账): labelled, out again within a year. */
export const hwStore = ledger({
  id: "hw-store", title: { zh: "危险废物贮存台账（入库、出库）", en: "Hazardous waste in store" }, source: { line: 981, systems: ["S184"], text: "固废法第77、81条；HJ 1259-2022 附录B 批次 HWRK、HWCK；HJ 1276-2022 标识" },
  key: ["unit", "batch"], name: "batch", ...byFirm,
  terms: { year: { label: { zh: "贮存一年期限", en: "Kept for one year" }, on: { field: "storedOn", years: 1 }, when: { all: [{ field: "outOn", filled: false }, { field: "extendedUntil", filled: false }] }, warn: { days: 60, duty: { kind: "waste.moveOut", label: { zh: "贮存满一年前转移处置", en: "have it taken away before a year is over" }, holder: { field: "unit" } } }, source: { text: "固体废物污染环境防治法第八十一条：贮存不得超过一年" } }, extended: { label: { zh: "经批准延长的贮存期限", en: "Extended storage" }, on: { field: "extendedUntil" }, when: { field: "outOn", filled: false }, warn: { days: 30, duty: { kind: "waste.moveOut", label: { zh: "延长期满前转移处置", en: "have it taken away before the extension ends" }, holder: { field: "unit" } } } } },
  fields: {
    unit: { ...unit, required: true }, batch: { kind: "code", rule: "wasteBatch", label: { zh: "入库批次", en: "Batch" }, required: true }, code: { kind: "code", rule: "waste", label: { zh: "废物代码", en: "Code" }, required: true }, name: { kind: "text", label: { zh: "废物名称", en: "Waste" }, required: true, max: 120 }, hazards: { kind: "choices", label: { zh: "危险特性", en: "Hazards" }, options: hazardOptions },
    store: { kind: "code", rule: "facility", label: { zh: "贮存设施编号", en: "Store" }, note: { zh: "如 TS001", en: "such as TS001" } }, quantity: { kind: "decimal", label: { zh: "入库量", en: "Quantity" }, unit: "t", scale: 4, min: "0", required: true }, labelled: { kind: "boolean", label: { zh: "标签齐全（HJ 1276）", en: "Labelled" }, required: true }, storedOn: { kind: "day", label: { zh: "入库日期", en: "Into store on" }, required: true },
    extendedUntil: { kind: "day", label: { zh: "经批准延长贮存至", en: "Extended until" }, note: { zh: "确需延长的须报颁发许可证的部门批准", en: "only with approval" } },
    outOn: { kind: "day", label: { zh: "出库日期", en: "Out on" }, validWhen: [{ must: { field: "outOn", comparison: "≥", than: "storedOn" }, say: { zh: "出库不得早于入库", en: "not before it came in" } }] }, manifest: { kind: "reference", to: "hw-manifest", label: { zh: "转移联单", en: "Manifest" }, validWhen: [{ must: { field: "outOn", filled: true }, say: { zh: "填联单时须填出库日期", en: "with its day" } }] },
    limitDay: { kind: "computed", label: { zh: "贮存期限", en: "Out by" }, as: "text", from: ["storedOn", "extendedUntil"], formula: { zh: "入库日期 + 1 年；经批准延长的按批准日（持证经营单位依法适用，产生单位按此参照）", en: "a year after, or as extended; by law for licensed operators, by analogy for producers" }, clauses: ["固体废物污染环境防治法第81条"], attestation: "VERIFIED", by: (row) => { const extended = row.text("extendedUntil"), from = row.text("storedOn"); return extended ?? (from !== null && isDay(from) ? yearsAfter(from, 1) : null); } },
    daysKept: { kind: "computed", label: { zh: "贮存天数", en: "Days kept" }, as: "decimal", unit: "d", scale: 0, from: ["storedOn", "outOn"], formula: { zh: "出库日期 − 入库日期", en: "out − in" }, by: (row) => { const from = row.text("storedOn"), to = row.text("outOn"); return from === null || to === null ? null : exact(String(daysBetween(from, to))); } },
    overdue: { kind: "computed", label: { zh: "是否超期", en: "Overdue" }, as: "text", from: ["storedOn", "outOn", "extendedUntil"], formula: { zh: "出库晚于贮存期限为超期；未出库的由时限规则按当日判断", en: "out later than the limit; those still in store are judged by the day" }, clauses: ["固体废物污染环境防治法第81条"], attestation: "VERIFIED", by: (row) => { const from = row.text("storedOn"), to = row.text("outOn"); return from === null || to === null ? null : to > (row.text("extendedUntil") ?? yearsAfter(from, 1)) ? "超期" : "未超期"; } }, note,
  },
});
