import { ledger } from "@yunqing/ledger";
import { inspector, note, town, unit, year } from "../parts/fields.js";
import { office } from "../parts/rights.js";

/** The yearly inventory of VOCs enterprises (VOCs 清单调查与治理名单). */
export const vocsInventory = ledger({
  id: "vocs-inventory", title: { zh: "VOCs 清单调查与治理名单", en: "Inventory of VOCs enterprises" }, source: { line: 693, systems: ["S072", "S075"] },
  purpose: { zh: "2021 年 6 月底前摸清底数；每年更新名单，新增、移出都写明理由，确保无遗漏、全覆盖。", en: "Surveyed by June 2021; the list is renewed every year, with a reason for who enters and who leaves." },
  key: ["unit", "year"], ...office,
  fields: {
    unit: { ...unit, required: true }, year: { ...year, required: true }, town,
    surveyedOn: { kind: "day", label: { zh: "调查日期", en: "Surveyed on" }, required: true }, surveyor: inspector,
    emits: { kind: "boolean", label: { zh: "产生 VOCs", en: "Emits VOCs" }, required: true },
    processes: { kind: "text", label: { zh: "产生环节", en: "Where" }, max: 400, requiredWhen: { field: "emits", in: ["true"] } },
    materials: { kind: "decimal", label: { zh: "含 VOCs 原辅料用量", en: "Materials" }, unit: "t/a", scale: 3, min: "0" }, released: { kind: "decimal", label: { zh: "估算排放量", en: "Estimated release" }, unit: "t/a", scale: 4, min: "0" },
    key: { kind: "boolean", label: { zh: "重点源（制药、表面喷涂、煤化工等）", en: "Key source" } }, online: { kind: "choice", label: { zh: "在线设施", en: "Online" }, options: { networked: { zh: "已安装联网", en: "networked" }, installed: { zh: "已安装未联网", en: "installed" }, none: { zh: "未安装", en: "none" } } },
    change: { kind: "choice", label: { zh: "名单变化", en: "Change" }, required: true, options: { added: { zh: "新增", en: "added" }, kept: { zh: "保留", en: "kept" }, removed: { zh: "移出", en: "removed" } } },
    why: { kind: "text", label: { zh: "变化理由", en: "Why" }, max: 300, requiredWhen: { field: "change", in: ["added", "removed"] } }, note,
  },
});
