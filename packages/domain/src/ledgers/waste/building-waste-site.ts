import { ledger } from "@yunqing/ledger";
import { outline, problems, town } from "../parts/fields.js";
import { rectification } from "../parts/lives.js";
import { byDepartment } from "../parts/rights.js";

/** Sites for building waste（建筑垃圾（渣土）消纳场所台账）. */
export const buildingWasteSite = ledger({
  id: "building-waste-site", title: { zh: "建筑垃圾（渣土）消纳场所台账", en: "Sites for building waste" }, source: { line: 755, systems: ["S040"], text: "城市建筑垃圾管理规定（凭记忆）；计划 4.1.4 渣土运输" },
  purpose: { zh: "渣土消纳场所、核准容量和剩余容量", en: "Sites, approved and remaining room" },
  key: ["name"], name: "name", ...byDepartment,
  fields: {
    name: { kind: "text", label: { zh: "场所名称", en: "Site" }, required: true },
    kind: {
      kind: "choice", label: { zh: "类型", en: "Kind" }, required: true,
      options: {
        tip: { zh: "消纳场", en: "tip" }, recycling: { zh: "资源化利用厂", en: "recycling plant" }, transfer: { zh: "临时堆放点", en: "interim heap" },
        fill: { zh: "工程回填", en: "fill for works" },
      },
    },
    town: { ...town, required: true },
    outline: { ...outline },
    permit: { kind: "text", label: { zh: "消纳核准文号", en: "Approval" }, max: 60 },
    approved: { kind: "decimal", label: { zh: "核准容量", en: "Approved room" }, unit: "m³", scale: 1, required: true, min: "0" },
    used: {
      kind: "decimal", label: { zh: "已消纳量", en: "Used" }, unit: "m³", scale: 1, required: true, min: "0",
      validWhen: [{ must: { any: [{ field: "approved", filled: false }, { field: "used", comparison: "≤", than: "approved" }] }, say: { zh: "已超过核准容量，应停止消纳", en: "the approved room is used up" } }],
    },
    remaining: {
      kind: "computed", label: { zh: "剩余容量", en: "Room left" }, as: "decimal", unit: "m³", scale: 1, from: ["approved", "used"],
      formula: { zh: "核准容量 − 已消纳量", en: "approved − used" }, by: (row) => { const all = row.exact("approved"), used = row.exact("used"); return all && used && all.minus(used); },
    },
    covered: { kind: "boolean", label: { zh: "覆盖抑尘", en: "Covered" }, required: true },
    washed: { kind: "boolean", label: { zh: "车辆冲洗", en: "Wheels washed" }, required: true },
    operator: { kind: "text", label: { zh: "运营单位", en: "Operated by" }, max: 80 },
    problems: { ...problems, requiredWhen: { any: [{ field: "covered", in: ["false"] }, { field: "washed", in: ["false"] }] } },
  },
  life: rectification({ kind: "building-waste.mend", workingDays: 10, organisation: "housing", problem: "problems", by: ["ledger.write", "department"] }),
});
