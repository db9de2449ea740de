import { exact } from "@yunqing/standards";
import { ledger } from "@yunqing/ledger";
import { note, number, unit } from "../parts/fields.js";
import { office } from "../parts/rights.js";
import { basePrice, pollutantOptions } from "./pollutants.js";

const fee = exact("1.5").over(exact(100));
/** Trades of emission rights (排污权交易台账): giver, taker, quantity, price not below the base price. */
export const emissionTrade = ledger({
  id: "emission-trade", title: { zh: "排污权交易台账", en: "Trades of emission rights" }, source: { line: 1146, systems: ["S227"], text: "山西省 2012-07-01 起基准价：氨氮 30000、氮氧化物 18000、烟尘 5000、工业粉尘 4900 元/t；二氧化硫、化学需氧量基准价凭记忆" },
  key: ["number"], name: "number", ...office,
  terms: { right: { label: { zh: "排污权使用期限", en: "Term of the right" }, on: { field: "term" }, states: ["settled"], warn: { days: 90 } } },
  parties: {
    giver: { field: "giver", label: { zh: "出让方", en: "Giver" } },
    taker: { field: "taker", label: { zh: "受让方", en: "Taker" }, may: ["pay"] },
  },
  fields: {
    number: { ...number, label: { zh: "交易编号", en: "Number" }, required: true }, kind: { kind: "choice", label: { zh: "交易方式", en: "Kind" }, required: true, options: { first: { zh: "政府出让（有偿使用）", en: "from the government" }, between: { zh: "企业间转让", en: "between units" }, reserve: { zh: "政府储备回购", en: "bought back" } } }, giver: { ...unit, label: { zh: "出让方", en: "Giver" }, requiredWhen: { not: { field: "kind", in: ["first"] } } }, taker: { ...unit, label: { zh: "受让方", en: "Taker" }, headings: ["受让单位"], requiredWhen: { not: { field: "kind", in: ["reserve"] } }, validWhen: [{ must: { any: [{ field: "giver", filled: false }, { field: "taker", comparison: "≠", than: "giver" }] }, say: { zh: "受让方与出让方不能相同", en: "another than the giver" } }] }, project: { kind: "text", label: { zh: "用于项目", en: "For project" }, max: 200 },
    pollutant: { kind: "choice", label: { zh: "污染物", en: "Pollutant" }, required: true, options: pollutantOptions }, quantity: { kind: "decimal", label: { zh: "交易量", en: "Quantity" }, unit: "t", scale: 4, min: "0", required: true }, giverHas: { kind: "decimal", label: { zh: "出让方可用量", en: "The giver has" }, unit: "t", scale: 4, min: "0", requiredWhen: { field: "kind", in: ["between"] }, validWhen: [{ must: { field: "quantity", comparison: "≤", than: "giverHas" }, say: { zh: "交易量不得大于出让方可用量，账户不得透支", en: "not more than the giver has" } }] }, price: { kind: "money", label: { zh: "单价（元/t）", en: "Price a tonne" }, unit: "元", min: "0", required: true }, tradedOn: { kind: "day", label: { zh: "成交日期", en: "Traded on" }, required: true }, term: { kind: "period", label: { zh: "使用期限", en: "Term" } },
    amount: { kind: "computed", label: { zh: "成交金额", en: "Amount" }, as: "decimal", unit: "元", scale: 2, from: ["quantity", "price"], formula: { zh: "交易量 × 单价", en: "quantity × price" }, by: (row) => { const quantity = row.exact("quantity"), price = row.exact("price"); return quantity && price && quantity.times(price); } },
    charge: { kind: "computed", label: { zh: "交易手续费（双方合计）", en: "Fee of both sides" }, as: "decimal", unit: "元", scale: 2, from: ["quantity", "price"], formula: { zh: "成交金额 × 1.5%（双方各 0.75%）", en: "1.5 % of the amount" }, attestation: "REPORTED", by: (row) => { const quantity = row.exact("quantity"), price = row.exact("price"); return quantity && price && quantity.times(price).times(fee); } },
    againstBase: { kind: "computed", label: { zh: "与基准价比较", en: "Against the base price" }, as: "text", from: ["pollutant", "price"], formula: { zh: "单价不得低于基准价", en: "not below the base price" }, attestation: "REPORTED", by: (row) => { const base = basePrice[row.text("pollutant") ?? ""], price = row.exact("price"); return base === undefined || price === null ? null : price.compare(base) >= 0 ? "不低于基准价" : "低于基准价"; } }, contract: { kind: "file", label: { zh: "交易合同", en: "Contract" }, accept: ["application/pdf"] }, note,
  },
  life: {
    initial: "agreed",
    states: { agreed: { label: { zh: "已约定", en: "agreed" } }, paid: { label: { zh: "已付款", en: "paid" } }, settled: { label: { zh: "已交割入账", en: "settled" } }, void: { label: { zh: "已撤销", en: "void" } } },
    proofs: { payment: { zh: "付款凭证", en: "payment" }, certificate: { zh: "交易鉴证书", en: "certificate" } },
    moves: {
      pay: { label: { zh: "付款", en: "paid" }, from: ["agreed"], to: "paid", by: ["ledger.write"], needs: { proofs: ["payment"] } },
      settle: { label: { zh: "交割入账", en: "settled" }, from: ["paid"], to: "settled", by: ["ledger.approve"], needs: { proofs: ["certificate"], anotherThan: ["pay"] } },
      withdraw: { label: { zh: "撤销", en: "void" }, from: ["agreed", "paid"], to: "void", by: ["ledger.approve"], needs: { note: true } },
    },
  },
});
