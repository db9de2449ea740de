import { ledger } from "@yunqing/ledger";
import { address, note, number, person, position, town, unit } from "../parts/fields.js";
import { byDepartment } from "../parts/rights.js";

/** Tanks, fuel trucks and stations without licence (自建油罐、流动加油车、黑加油站点): cleared with proof, repeated offenders known. */
export const illegalTank = ledger({
  id: "illegal-tank", title: { zh: "无证照油罐、流动加油车和黑加油站点台账", en: "Fuel sold without licence" }, source: { line: 743, systems: ["S095"] },
  key: ["number"], name: "subject", ...byDepartment, likeness: { names: ["subject", "operator"] },
  fields: {
    number: { ...number, required: true }, kind: { kind: "choice", label: { zh: "类别", en: "Kind" }, required: true, options: { tank: { zh: "无证照自建油罐", en: "own tank" }, truck: { zh: "流动加油车", en: "fuel truck" }, station: { zh: "黑加油站点", en: "black station" } }, source: { line: 743 } }, subject: { kind: "text", label: { zh: "名称（号牌）", en: "Name or plate" }, required: true, max: 120 }, operator: { kind: "text", label: { zh: "经营者", en: "Operator" }, max: 120 }, unit, person, town, address, position, foundOn: { kind: "day", label: { zh: "发现日期", en: "Found on" }, required: true }, how: { kind: "choice", label: { zh: "发现方式", en: "Found by" }, options: { patrol: { zh: "巡查", en: "patrol" }, report: { zh: "举报", en: "complaint" }, trace: { zh: "油品溯源", en: "tracing" }, joint: { zh: "联合执法", en: "joint action" } } }, oil: { kind: "decimal", label: { zh: "查扣油品", en: "Oil seized" }, unit: "t", scale: 3, min: "0" }, times: { kind: "integer", label: { zh: "累计查处次数", en: "Times found" }, unit: "次", min: 1, required: true, note: { zh: "2 次及以上为屡犯", en: "twice or more is repeated" } }, note,
  },
  life: {
    initial: "found",
    states: { found: { label: { zh: "已发现", en: "found" }, duty: { kind: "tank.clear", label: { zh: "依法清理取缔", en: "clear it" }, workingDays: 10, holder: { organisation: "bureau" } } }, cleared: { label: { zh: "已清理待复核", en: "cleared" } }, closed: { label: { zh: "已销号", en: "closed" }, isClosed: true, proofs: ["before", "after", "decision"] } },
    proofs: { before: { zh: "查处现场照片", en: "photo when found" }, after: { zh: "拆除清空照片", en: "photo when cleared" }, decision: { zh: "处理决定", en: "decision" } },
    moves: {
      show: { label: { zh: "补充证明", en: "shown" }, from: ["found", "cleared"], by: ["ledger.write", "department"] },
      clear: { label: { zh: "清理取缔", en: "cleared" }, from: ["found"], to: "cleared", by: ["ledger.write", "department"], needs: { proofs: ["before", "after"] } },
      refuse: { label: { zh: "退回", en: "sent back" }, from: ["cleared"], to: "found", by: ["ledger.approve", "inspector"], needs: { note: true } },
      close: { label: { zh: "销号", en: "closed" }, from: ["cleared"], to: "closed", by: ["ledger.approve"], needs: { anotherThan: ["clear"] } },
      relapse: { label: { zh: "死灰复燃", en: "relapsed" }, from: ["closed"], to: "found", by: ["ledger.write", "ledger.approve", "inspector", "department"] },
    },
  },
});
