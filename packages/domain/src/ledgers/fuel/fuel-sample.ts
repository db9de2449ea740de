import { ledger } from "@yunqing/ledger";
import { note, number, position } from "../parts/fields.js";
import { byDepartment } from "../parts/rights.js";

const isBad = { field: "result", in: ["bad"] } as const;
/** Samples of fuel traced from seller to producer (油品抽测与溯源台账). */
export const fuelSample = ledger({
  id: "fuel-sample", title: { zh: "油品抽测与非标油溯源台账", en: "Fuel sampled and traced" }, source: { line: 743, systems: ["S094"], text: "GB 19147 车用柴油；GB 17930 车用汽油" },
  purpose: { zh: "抽样—检测—追溯：车辆油箱、加油站 ← 批发 ← 生产；查实的移送市场监管、商务并列入黑站点。", en: "From the tank to the seller, the wholesaler and the producer; what is proven is handed over and listed." },
  key: ["sample"], name: "sample", ...byDepartment,
  sections: { sample: { zh: "抽样", en: "Sample" }, test: { zh: "检测", en: "Test" }, trace: { zh: "溯源", en: "Tracing" } },
  fields: {
    sample: { ...number, label: { zh: "样品编号", en: "Sample" }, section: "sample", required: true }, day: { kind: "day", label: { zh: "抽样日期", en: "Day" }, section: "sample", required: true }, stepOf: { kind: "choice", label: { zh: "抽样环节", en: "Taken from" }, section: "sample", required: true, options: { vehicle: { zh: "车辆油箱", en: "vehicle tank" }, station: { zh: "加油站", en: "station" }, own: { zh: "企业自备油罐", en: "own tank" }, depot: { zh: "油库", en: "depot" }, mobile: { zh: "流动加油车", en: "mobile truck" }, machine: { zh: "非道路机械", en: "machine" } } }, station: { kind: "reference", to: "petrol-station", label: { zh: "加油站", en: "Station" }, section: "sample" }, plate: { kind: "code", rule: "plate", label: { zh: "车辆号牌", en: "Plate" }, section: "sample" }, place: { kind: "text", label: { zh: "抽样地点", en: "Place" }, section: "sample", max: 120 }, position: { ...position, section: "sample" },
    oil: { kind: "choice", label: { zh: "油品", en: "Oil" }, section: "test", required: true, options: { diesel: { zh: "车用柴油", en: "diesel" }, petrol: { zh: "车用汽油", en: "petrol" }, ethanol: { zh: "乙醇汽油", en: "ethanol petrol" } } }, sulphur: { kind: "decimal", label: { zh: "硫含量", en: "Sulphur" }, section: "test", unit: "mg/kg", scale: 1, min: "0", note: { zh: "国六柴油、汽油 ≤ 10 mg/kg（凭记忆，未核原文）", en: "≤ 10 mg/kg, from memory" } }, items: { kind: "text", label: { zh: "不合格项目", en: "Unsound items" }, section: "test", max: 300, requiredWhen: isBad }, result: { kind: "choice", label: { zh: "结论", en: "Result" }, section: "test", options: { good: { zh: "合格", en: "sound" }, bad: { zh: "不合格", en: "unsound" } } }, laboratory: { kind: "text", label: { zh: "检测机构", en: "Laboratory" }, section: "test", max: 120 }, reportNumber: { kind: "text", label: { zh: "报告编号", en: "Report" }, section: "test", max: 60, requiredWhen: { field: "result", filled: true } },
    chain: { kind: "children", label: { zh: "追溯链", en: "Chain" }, section: "trace", fields: { step: { kind: "choice", label: { zh: "环节", en: "Step" }, required: true, options: { seller: { zh: "销售", en: "seller" }, carrier: { zh: "运输", en: "carrier" }, wholesaler: { zh: "批发仓储", en: "wholesaler" }, producer: { zh: "生产", en: "producer" }, importer: { zh: "进口", en: "importer" } } }, name: { kind: "text", label: { zh: "主体", en: "Who" }, required: true, max: 120 }, evidence: { kind: "text", label: { zh: "凭据（发票、送货单）", en: "Evidence" }, max: 200 }, day: { kind: "day", label: { zh: "交易日期", en: "Day" } } } }, handed: { kind: "choices", label: { zh: "移送部门", en: "Handed to" }, section: "trace", options: { market: { zh: "市场监管", en: "market supervision" }, commerce: { zh: "商务", en: "commerce" }, police: { zh: "公安", en: "police" } } }, blackStation: { kind: "boolean", label: { zh: "列入黑站点", en: "Listed" }, section: "trace" }, note: { ...note, section: "trace" },
  },
  life: {
    initial: "sampled",
    states: { sampled: { label: { zh: "待检测", en: "sampled" } }, sound: { label: { zh: "合格归档", en: "sound" } }, tracing: { label: { zh: "溯源中", en: "being traced" }, duty: { kind: "fuel.trace", label: { zh: "追溯非标油来源", en: "trace it" }, workingDays: 20, holder: { organisation: "bureau" } } }, handed: { label: { zh: "已移送", en: "handed over" } }, closed: { label: { zh: "已处理", en: "closed" }, isClosed: true, proofs: ["decision"] } },
    proofs: { report: { zh: "检测报告", en: "report" }, letter: { zh: "移送函", en: "letter" }, decision: { zh: "处理决定", en: "decision" } },
    moves: {
      pass: { label: { zh: "检测合格", en: "sound" }, from: ["sampled"], to: "sound", by: ["ledger.write", "department"], needs: { fields: ["result"], proofs: ["report"] } },
      fail: { label: { zh: "检测不合格", en: "unsound" }, from: ["sampled"], to: "tracing", by: ["ledger.write", "department"], needs: { fields: ["result", "items"], proofs: ["report"] } },
      hand: { label: { zh: "移送", en: "handed over" }, from: ["tracing"], to: "handed", by: ["ledger.write", "department"], needs: { fields: ["chain", "handed"], proofs: ["letter"] } },
      show: { label: { zh: "回告处理", en: "answered" }, from: ["handed"], by: ["ledger.write", "department"], needs: { proofs: ["decision"] } },
      close: { label: { zh: "办结", en: "closed" }, from: ["handed"], to: "closed", by: ["ledger.approve"], needs: { anotherThan: ["hand"] } },
      reopen: { label: { zh: "重新追溯", en: "reopened" }, from: ["closed", "sound"], to: "tracing", by: ["ledger.approve"], needs: { note: true } },
    },
  },
});
