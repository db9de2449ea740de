import { exact } from "@yunqing/standards";
import { ledger } from "@yunqing/ledger";
import { note, unit } from "../parts/fields.js";
import { byFirm } from "../parts/rights.js";
import { energies, stages } from "./options.js";

const order = ["0", "I", "II", "III"], fifteen = exact(15);
/** Vehicles and machines inside of works (场内作业车辆台账): China III and less, and machines of stage I and less or of fifteen years, are candidates for renewal. */
export const plantVehicle = ledger({
  id: "plant-vehicle", title: { zh: "场内作业车辆（机械）更新台账", en: "Vehicles inside of works" }, source: { line: 735, systems: ["S086"] },
  key: ["unit", "number"], name: "number", ...byFirm,
  terms: { renewal: { label: { zh: "更新期限", en: "Renewal" }, on: { field: "renewBy" }, when: { field: "renewedOn", filled: false }, warn: { days: 60 } } },
  fields: {
    unit: { ...unit, required: true }, number: { kind: "text", label: { zh: "厂内编号（号牌）", en: "Number" }, required: true, max: 20 }, kind: { kind: "choice", label: { zh: "类别", en: "Kind" }, required: true, options: { vehicle: { zh: "场内作业车辆", en: "vehicle" }, machine: { zh: "非道路移动机械", en: "machine" }, offroad: { zh: "按非道路标准生产的非道路用车", en: "off-road vehicle" } }, source: { line: 735 } },
    use: { kind: "text", label: { zh: "用途", en: "Use" }, max: 60 }, energy: { kind: "choice", label: { zh: "能源", en: "Energy" }, required: true, options: energies }, stage: { kind: "choice", label: { zh: "排放阶段", en: "Stage" }, required: true, options: stages }, madeYear: { kind: "integer", label: { zh: "出厂年份", en: "Made in" }, min: 1980, max: 2100 }, judgedYear: { kind: "integer", label: { zh: "核定年份", en: "Judged in" }, min: 2000, max: 2100, required: true, validWhen: [{ must: { any: [{ field: "madeYear", filled: false }, { field: "judgedYear", comparison: "≥", than: "madeYear" }] }, say: { zh: "核定年份不得早于出厂年份", en: "not before it was made" } }] },
    setting: { kind: "choice", label: { zh: "场所", en: "Setting" }, options: { port: { zh: "港口", en: "port" }, mine: { zh: "矿山", en: "mine" }, works: { zh: "大型工业企业", en: "works" } } },
    age: { kind: "computed", label: { zh: "使用年数", en: "Age" }, as: "decimal", unit: "a", scale: 0, from: ["madeYear", "judgedYear"], formula: { zh: "核定年份 − 出厂年份", en: "judged − made" }, by: (row) => { const made = row.exact("madeYear"), judged = row.exact("judgedYear"); return made && judged && judged.minus(made); } },
    candidate: { kind: "computed", label: { zh: "更新候选", en: "Candidate" }, as: "text", from: ["kind", "energy", "stage", "madeYear", "judgedYear"], formula: { zh: "作业车辆国三及以下；机械国一及以下或使用 15 年以上", en: "vehicles of China III or less; machines of stage I or less, or of more than 15 years" }, clauses: ["规划 4.1.3 第2点"], by: (row) => { const made = row.exact("madeYear"), judged = row.exact("judgedYear"), rank = order.indexOf(row.text("stage") ?? ""), old = made !== null && judged !== null && judged.minus(made).compare(fifteen) >= 0; if (["electric", "hydrogen"].includes(row.text("energy") ?? "")) return "否"; return row.text("kind") === "vehicle" ? (rank >= 0 ? "是：国三及以下" : "否") : rank === 0 || rank === 1 ? "是：国一及以下" : old ? "是：使用15年以上" : "否"; } },
    renewBy: { kind: "day", label: { zh: "更新期限", en: "Renew by" } }, renewedOn: { kind: "day", label: { zh: "更新日期", en: "Renewed on" } }, note,
  },
});
