import { ledger } from "@yunqing/ledger";
import { number } from "../parts/fields.js";
import { byDepartment } from "../parts/rights.js";
import { task } from "../parts/tasks.js";

/** Use of the groundwater reserve（地下水储备动用记录）. */
export const groundwaterReserveUse = ledger({
  id: "groundwater-reserve-use", title: { zh: "地下水储备动用记录", en: "Use of the groundwater reserve" }, source: { line: 889, systems: ["S152"], text: "地下水管理条例第十五条" },
  purpose: { zh: "除特殊干旱年份以及发生重大突发事件外，不得动用地下水储备", en: "The reserve is touched in drought and great emergencies only" },
  key: ["number"], ...byDepartment,
  fields: {
    number: { ...number, required: true },
    reason: { kind: "choice", label: { zh: "动用情形", en: "Why" }, required: true, options: { drought: { zh: "特殊干旱年份", en: "exceptional drought" }, emergency: { zh: "重大突发事件", en: "great emergency" } } },
    event: { kind: "text", label: { zh: "干旱等级或事件名称", en: "Drought or event" }, required: true, max: 120 },
    approval: { kind: "text", label: { zh: "批准文号", en: "Approval" }, required: true, max: 80 },
    approver: { kind: "text", label: { zh: "批准机关", en: "Approved by" }, required: true, max: 80 },
    since: { kind: "day", label: { zh: "动用起始日", en: "From" }, required: true },
    until: { kind: "day", label: { zh: "停止日", en: "Until" }, validWhen: [{ must: { any: [{ field: "since", filled: false }, { field: "until", comparison: "≥", than: "since" }] }, say: { zh: "不得早于起始日", en: "not before it began" } }] },
    volume: { kind: "decimal", label: { zh: "动用水量", en: "Volume" }, unit: "万m³", scale: 4, requiredWhen: { field: "until", filled: true }, min: "0" },
    wells: { kind: "text", label: { zh: "动用水井", en: "Wells" }, max: 500 },
    recovery: { kind: "text", label: { zh: "回补措施", en: "How it is refilled" }, long: true, max: 1000 },
  },
  life: task({ kind: "reserve.refill", label: { zh: "停止动用并落实回补", en: "stop and refill" }, workingDays: 60, holder: { organisation: "water" }, proofs: { stopped: { zh: "停止动用记录", en: "record of stopping" }, refill: { zh: "回补措施记录", en: "record of refilling" } }, fields: ["until", "volume"], by: ["ledger.write", "department"] }),
});
