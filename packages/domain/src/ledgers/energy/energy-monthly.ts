import { exact, type Exact } from "@yunqing/standards";
import { ledger, type Inputs } from "@yunqing/ledger";
import { unit } from "../parts/fields.js";
import { statement } from "../parts/lives.js";
import { rowsIn, numberIn } from "../parts/rates.js";
import { byFirm } from "../parts/rights.js";
import { quotientOf } from "../parts/evaluated.js";

/** Energy of all kinds as standard coal. */
function energyOf(row: Inputs): Exact | null { return rowsIn(row, "uses").reduce<Exact | null>((all, each) => { const amount = numberIn(each, "amount"), factor = numberIn(each, "factor"); return amount === null || factor === null ? all : (all ?? exact(0)).plus(amount.times(factor)); }, null); }

/** Energy of key units by month（重点用能单位能耗台账）. */
export const energyMonthly = ledger({
  id: "energy-monthly", title: { zh: "重点用能单位能耗台账", en: "Energy of key units by month" }, source: { line: 713, systems: ["S079"], text: "重点用能单位节能管理办法；年综合能源消费 10000 tce 及以上（凭记忆）" },
  purpose: { zh: "重点用能单位分品种月度能耗，在线监测数据可导入", en: "Energy by month and kind, importable from online monitoring" },
  key: ["unit", "month"], name: "platform", ...byFirm,
  fields: {
    unit: { ...unit, required: true },
    month: { kind: "day", label: { zh: "月份（填每月首日）", en: "Month, its first day" }, required: true },
    platform: { kind: "text", label: { zh: "在线监测接入编号", en: "Number of the online system" }, max: 60 },
    uses: {
      kind: "children", label: { zh: "能源品种", en: "Kinds" }, required: true, max: 40,
      fields: {
        sort: {
          kind: "choice", label: { zh: "品种", en: "Kind" }, required: true,
          options: {
            raw: { zh: "原煤", en: "raw coal" }, washed: { zh: "洗精煤", en: "washed coal" }, coke: { zh: "焦炭", en: "coke" }, gas: { zh: "天然气", en: "natural gas" },
            power: { zh: "电力", en: "power" }, heat: { zh: "热力", en: "heat" }, diesel: { zh: "柴油", en: "diesel" }, petrol: { zh: "汽油", en: "petrol" },
            other: { zh: "其他", en: "other" },
          },
        },
        amount: { kind: "decimal", label: { zh: "消费量（实物量）", en: "Amount" }, unit: "—", scale: 4, required: true, note: { zh: "煤、焦、油为 t，气为万m³，电为万kWh，热为 GJ", en: "t, 10 000 m³, 10 000 kWh, GJ" }, min: "0" },
        factor: { kind: "decimal", label: { zh: "折标系数", en: "Factor" }, unit: "tce/单位", scale: 6, required: true, note: { zh: "电力当量值 1.229 tce／万kWh（凭记忆）", en: "power 1.229 (from memory)" }, min: "0" },
      },
    },
    total: { kind: "computed", label: { zh: "综合能源消费量", en: "Energy used" }, as: "decimal", unit: "tce", scale: 3, from: ["uses"], formula: { zh: "各品种消费量 × 折标系数之和", en: "sum of amount × factor" }, by: (row) => energyOf(row) },
    output: { kind: "money", label: { zh: "工业产值", en: "Output" }, unit: "万元", min: "0" },
    intensity: {
      kind: "computed", label: { zh: "单位产值能耗", en: "Energy per output" }, as: "decimal", unit: "tce/万元", scale: 4, from: ["uses", "output"],
      formula: { zh: "综合能源消费量 ÷ 产值", en: "energy ÷ output" }, by: (row) => quotientOf(energyOf(row), row.exact("output")),
    },
    source: { kind: "choice", label: { zh: "数据来源", en: "Source" }, options: { online: { zh: "在线监测", en: "online" }, report: { zh: "填报", en: "reported" }, bill: { zh: "发票", en: "bills" } } },
  },
  life: statement(["ledger.write", "firm"]),
});
