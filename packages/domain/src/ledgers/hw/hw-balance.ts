import { ledger, type Inputs } from "@yunqing/ledger";
import { exact, type Exact } from "@yunqing/standards";
import { note, unit, year } from "../parts/fields.js";
import { statement } from "../parts/lives.js";
import { percentOf, sumOf } from "../parts/rates.js";
import { byFirm } from "../parts/rights.js";

const gone = ["ownUsed", "ownDisposed", "movedUsed", "movedDisposed"] as const, into = ["opening", "produced", "received"] as const;
function differenceOf(row: Inputs): Exact | null { const all = sumOf(row, into), out = sumOf(row, [...gone, "closing"]); return all && out && all.minus(out); }
/** The yearly mass balance of one waste (危险废物年度物料平衡): opening + produced + received = used + disposed + moved + closing. */
export const hwBalance = ledger({
  id: "hw-balance", title: { zh: "危险废物产生与处置年度台账", en: "Yearly balance of hazardous waste" }, source: { line: 447, systems: ["S042"], text: "HJ 1259-2022；GB 18597" },
  purpose: { zh: "逐单位逐废物算平衡：期初 + 产生 + 接收 = 自行利用处置 + 委外 + 期末；差数不为零须说明，全区合计与规划所印 9421.7 t、8491.73 t 对照。", en: "The balance must close or be explained; the district's sum is held against both figures that the plan prints for one year." },
  key: ["unit", "year", "code"], name: "code", ...byFirm,
  sections: { waste: { zh: "废物", en: "The waste" }, into: { zh: "来源", en: "In" }, out: { zh: "去向", en: "Out" }, balance: { zh: "平衡", en: "Balance" } },
  fields: {
    unit: { ...unit, section: "waste", required: true }, year: { ...year, section: "waste", required: true }, code: { kind: "code", rule: "waste", label: { zh: "废物代码", en: "Code" }, section: "waste", required: true }, name: { kind: "text", label: { zh: "废物名称", en: "Waste" }, section: "waste", required: true, max: 120 },
    opening: { kind: "decimal", label: { zh: "年初贮存量", en: "Opening stock" }, section: "into", unit: "t", scale: 4, min: "0", required: true }, produced: { kind: "decimal", label: { zh: "本年产生量", en: "Produced" }, section: "into", unit: "t", scale: 4, min: "0", required: true }, received: { kind: "decimal", label: { zh: "本年接收量（经营单位）", en: "Received" }, section: "into", unit: "t", scale: 4, min: "0" },
    ownUsed: { kind: "decimal", label: { zh: "自行利用量", en: "Own use" }, section: "out", unit: "t", scale: 4, min: "0" }, ownDisposed: { kind: "decimal", label: { zh: "自行处置量", en: "Own disposal" }, section: "out", unit: "t", scale: 4, min: "0" }, movedUsed: { kind: "decimal", label: { zh: "委外利用量", en: "Moved to use" }, section: "out", unit: "t", scale: 4, min: "0" }, movedDisposed: { kind: "decimal", label: { zh: "委外处置量", en: "Moved to disposal" }, section: "out", unit: "t", scale: 4, min: "0" },
    closing: { kind: "decimal", label: { zh: "年末贮存量", en: "Closing stock" }, section: "out", unit: "t", scale: 4, min: "0", required: true },
    difference: { kind: "computed", label: { zh: "平衡差数", en: "Difference" }, section: "balance", as: "decimal", unit: "t", scale: 4, from: [...into, ...gone, "closing"], formula: { zh: "（年初 + 产生 + 接收）−（自用 + 自处 + 委外利用 + 委外处置 + 年末）", en: "in − out" }, by: differenceOf },
    balanced: { kind: "computed", label: { zh: "平衡判定", en: "Balanced" }, section: "balance", as: "text", from: [...into, ...gone, "closing"], formula: { zh: "差数为零为平衡", en: "balanced when the difference is zero" }, by: (row) => { const difference = differenceOf(row); return difference === null ? null : difference.isZero() ? "平衡" : "不平衡，须说明"; } },
    safeRate: { kind: "computed", label: { zh: "安全利用处置率", en: "Used or disposed" }, section: "balance", as: "decimal", unit: "%", scale: 2, from: [...into, ...gone], formula: { zh: "（自用 + 自处 + 委外利用 + 委外处置）÷（年初 + 产生 + 接收）× 100", en: "used and disposed ÷ all in × 100" }, by: (row) => percentOf(sumOf(row, gone) ?? exact(0), sumOf(row, into)) },
    explanation: { kind: "text", label: { zh: "差数与贮存说明", en: "Explanation" }, section: "balance", max: 1000, long: true }, note: { ...note, section: "balance" },
  },
  life: statement(["ledger.write", "firm"]),
});
