import { exact } from "@yunqing/standards";
import { ledger, type Row } from "../src/index.js";

/** Outfalls into rivers (入河排污口台账): the sample ledger, ten fields. */
export const outfall = ledger({
  id: "outfall", title: { zh: "入河排污口台账", en: "Outfalls into rivers" }, source: { line: 799, systems: ["S016", "S121", "S122"] },
  key: ["code"], name: "name", read: ["ledger.read"], write: ["ledger.write"], likeness: { code: "discharger", names: ["name"] },
  fields: {
    code: { kind: "text", label: { zh: "排污口编码", en: "Code" }, max: 32, required: true },
    name: { kind: "text", label: { zh: "排污口名称", en: "Name" }, required: true, headings: ["名称", "排口名称"] },
    river: { kind: "choice", label: { zh: "受纳水体", en: "River" }, required: true, options: { shili: { zh: "十里河", en: "Shili" }, kouquan: { zh: "口泉河", en: "Kouquan" }, gan: { zh: "甘河", en: "Gan" } } },
    category: {
      kind: "choice", label: { zh: "排污口类型", en: "Category" }, required: true,
      options: { industrial: { zh: "工业排污口", en: "industrial", also: ["工业"] }, urban: { zh: "城镇污水处理厂排污口", en: "urban sewage works" }, farm: { zh: "农业排口", en: "agricultural" }, other: { zh: "其他排口", en: "other" } },
    },
    mouth: { kind: "place", label: { zh: "口门位置", en: "Mouth" }, geometry: "point", required: true },
    discharger: { kind: "code", label: { zh: "排污主体统一社会信用代码", en: "Discharger" }, rule: "uscc", requiredWhen: { field: "category", in: ["industrial", "urban"] } },
    contact: { kind: "phone", label: { zh: "联系电话", en: "Telephone" }, seenBy: ["ledger.write", "ledger.approve"], clearTo: ["ledger.write"] },
    flow: { kind: "decimal", label: { zh: "排放量", en: "Flow" }, unit: "m³/d", scale: 1, min: "0" },
    cod: { kind: "decimal", label: { zh: "化学需氧量浓度", en: "COD" }, unit: "mg/L", scale: 1, min: "0", validWhen: [{ must: { field: "flow", filled: true }, say: { zh: "填浓度时须填排放量", en: "give the flow with a concentration" } }] },
    load: {
      kind: "computed", label: { zh: "化学需氧量排放量", en: "COD load" }, as: "decimal", unit: "kg/d", scale: 2, from: ["flow", "cod"], formula: { zh: "排放量 × 浓度 ÷ 1000", en: "flow × concentration ÷ 1000" },
      by: (row) => { const flow = row.exact("flow"), cod = row.exact("cod"); return flow && cod && flow.times(cod).over(exact(1000)); },
    },
  },
  life: {
    initial: "found",
    states: {
      found: { label: { zh: "已查", en: "found" }, duty: { kind: "outfall.measure", label: { zh: "开展监测", en: "measure it" }, workingDays: 20, holder: { organisation: "bureau" } } },
      measured: { label: { zh: "已测", en: "measured" } }, traced: { label: { zh: "已溯源", en: "traced" } }, treated: { label: { zh: "已整治", en: "treated" } },
      managed: { label: { zh: "销号管理", en: "managed" }, isClosed: true, proofs: ["report", "trace", "works", "signboard"] },
    },
    proofs: { report: { zh: "监测报告", en: "report" }, trace: { zh: "溯源记录", en: "tracing record" }, works: { zh: "整治照片", en: "photo of the works" }, signboard: { zh: "标识牌照片", en: "photo of the sign" } },
    moves: {
      measure: { label: { zh: "监测", en: "measured" }, from: ["found"], to: "measured", by: ["ledger.write"], needs: { proofs: ["report"] } },
      trace: { label: { zh: "溯源", en: "traced" }, from: ["measured"], to: "traced", by: ["ledger.write"], needs: { proofs: ["trace"], fields: ["discharger"] } },
      treat: { label: { zh: "整治", en: "treated" }, from: ["traced"], to: "treated", by: ["ledger.write"], needs: { proofs: ["works"] } },
      show: { label: { zh: "补充证明", en: "shown" }, from: ["found", "measured", "traced", "treated"], by: ["ledger.write"] },
      refuse: { label: { zh: "退回整治", en: "sent back" }, from: ["treated"], to: "traced", by: ["ledger.approve"], needs: { note: true, anotherThan: ["treat"] } },
      close: { label: { zh: "销号", en: "closed" }, from: ["treated"], to: "managed", by: ["ledger.approve"], needs: { anotherThan: ["treat", "trace"] } },
      relapse: { label: { zh: "反弹", en: "relapsed" }, from: ["managed"], to: "found", by: ["ledger.write", "ledger.approve"] },
    },
  },
});
export type Outfall = Row<typeof outfall>;
