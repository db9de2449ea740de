import { ledger, type Inputs } from "@yunqing/ledger";
import { type Exact } from "@yunqing/standards";
import { note, unit, year } from "../parts/fields.js";
import { statement } from "../parts/lives.js";
import { percentOf, sumOf } from "../parts/rates.js";
import { byFirm } from "../parts/rights.js";

const gone = ["used", "usedOld", "disposed", "discarded"] as const;
function differenceOf(row: Inputs): Exact | null { const into = sumOf(row, ["opening", "produced"]), out = sumOf(row, [...gone, "closing"]); return into && out && into.minus(out); }
/** General industrial solid waste of a year (一般工业固体废物年度台账): produced, used, disposed, stored; the balance and the rates. */
export const solidWasteYear = ledger({
  id: "solid-waste-year", title: { zh: "一般工业固体废物年度台账", en: "Industrial solid waste by year" }, source: { line: 445, systems: ["S041"], text: "固废法第36条；一般工业固体废物管理台账制定指南（试行）（2021年第82号公告），台账保存不少于 5 年" },
  purpose: { zh: "逐单位逐种类：产生、综合利用（含往年贮存）、处置、贮存、丢弃；平衡不为零须说明，综合利用率与规划口径对照。", en: "By unit and kind; the balance closes or is explained, and the rate of use is held against the plan's." },
  key: ["unit", "year", "kind"], ...byFirm,
  sections: { waste: { zh: "废物", en: "The waste" }, flow: { zh: "产生与去向", en: "Flows" }, rate: { zh: "平衡与比率", en: "Balance and rates" } },
  fields: {
    unit: { ...unit, section: "waste", required: true }, year: { ...year, section: "waste", required: true },
    kind: { kind: "choice", label: { zh: "废物种类", en: "Kind" }, section: "waste", required: true, headings: ["种类", "名称"], source: { text: "2021年第82号公告附表8 一般工业固体废物分类（代码凭记忆，未核原文）" }, options: { SW01: { zh: "冶炼废渣", en: "smelting slag" }, SW02: { zh: "粉煤灰", en: "fly ash" }, SW03: { zh: "炉渣", en: "cinder" }, SW04: { zh: "煤矸石", en: "coal gangue" }, SW05: { zh: "尾矿", en: "tailings" }, SW06: { zh: "脱硫石膏", en: "desulphurisation gypsum" }, SW07: { zh: "污泥", en: "sludge" }, SW09: { zh: "赤泥", en: "red mud" }, SW10: { zh: "磷石膏", en: "phosphogypsum" }, SW11: { zh: "工业副产石膏", en: "by-product gypsum" }, SW12: { zh: "钻井岩屑", en: "drill cuttings" }, SW13: { zh: "食品残渣", en: "food residues" }, SW59: { zh: "其他工业固体废物", en: "other" } } },
    origin: { kind: "text", label: { zh: "产生环节", en: "From" }, section: "waste", max: 120 },
    opening: { kind: "decimal", label: { zh: "年初贮存量", en: "Opening stock" }, section: "flow", unit: "t", scale: 2, min: "0" }, produced: { kind: "decimal", label: { zh: "产生量", en: "Produced" }, section: "flow", unit: "t", scale: 2, min: "0", required: true }, used: { kind: "decimal", label: { zh: "综合利用量（本年产生的）", en: "Used, of this year's" }, section: "flow", unit: "t", scale: 2, min: "0", required: true, validWhen: [{ must: { field: "used", comparison: "≤", than: "produced" }, say: { zh: "利用本年产生的不得大于产生量；利用往年的填下一项", en: "not more than was produced; older waste goes into the next field" } }] }, usedOld: { kind: "decimal", label: { zh: "综合利用往年贮存量", en: "Used, of older" }, section: "flow", unit: "t", scale: 2, min: "0" },
    disposed: { kind: "decimal", label: { zh: "处置量", en: "Disposed" }, section: "flow", unit: "t", scale: 2, min: "0", required: true }, discarded: { kind: "decimal", label: { zh: "倾倒丢弃量", en: "Discarded" }, section: "flow", unit: "t", scale: 2, min: "0" }, closing: { kind: "decimal", label: { zh: "年末贮存量", en: "Closing stock" }, section: "flow", unit: "t", scale: 2, min: "0" },
    ways: { kind: "choices", label: { zh: "利用去向", en: "Used for" }, section: "flow", options: { cement: { zh: "水泥制品业", en: "cement" }, building: { zh: "建材行业", en: "building material" }, road: { zh: "筑路", en: "roads" }, fill: { zh: "充填复垦", en: "filling" }, power: { zh: "发电燃料", en: "power fuel" }, metal: { zh: "有价组分提取", en: "metals" }, soil: { zh: "土壤改良", en: "soil" }, other: { zh: "其他", en: "other" } }, source: { line: 445 } }, receiver: { kind: "text", label: { zh: "接收单位", en: "Receiver" }, section: "flow", max: 200 },
    difference: { kind: "computed", label: { zh: "平衡差数", en: "Difference" }, section: "rate", as: "decimal", unit: "t", scale: 2, from: ["opening", "produced", ...gone, "closing"], formula: { zh: "（年初 + 产生）−（利用 + 利用往年 + 处置 + 丢弃 + 年末）", en: "in − out" }, by: differenceOf },
    useRate: { kind: "computed", label: { zh: "综合利用率", en: "Use rate" }, section: "rate", as: "decimal", unit: "%", scale: 2, from: ["produced", "used", "usedOld"], formula: { zh: "（利用 + 利用往年）÷（产生 + 利用往年）× 100", en: "all used ÷ (produced + older used) × 100" }, by: (row) => percentOf(sumOf(row, ["used", "usedOld"]), sumOf(row, ["produced", "usedOld"])) },
    useDispose: { kind: "computed", label: { zh: "综合利用和处置率", en: "Used or disposed" }, section: "rate", as: "decimal", unit: "%", scale: 2, from: ["produced", "used", "usedOld", "disposed"], formula: { zh: "（利用 + 利用往年 + 处置）÷（产生 + 利用往年）× 100", en: "used and disposed ÷ (produced + older used) × 100" }, clauses: ["规划表1.1-4"], by: (row) => percentOf(sumOf(row, ["used", "usedOld", "disposed"]), sumOf(row, ["produced", "usedOld"])) },
    explanation: { kind: "text", label: { zh: "差数说明", en: "Explanation" }, section: "rate", max: 1000, long: true }, note: { ...note, section: "rate" },
  },
  life: statement(["ledger.write", "firm"]),
});
