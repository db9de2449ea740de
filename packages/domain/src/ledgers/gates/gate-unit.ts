import { exact } from "@yunqing/standards";
import { ledger } from "@yunqing/ledger";
import { note, unit } from "../parts/fields.js";
import { rectification } from "../parts/lives.js";
import { office } from "../parts/rights.js";

const ten = exact(10), bulk = exact(150);
/** Units that use many trucks (重点用车单位): gates and video from ten heavy diesel trucks a day; clean transport from 1.5 million tonnes a year. */
export const gateUnit = ledger({
  id: "gate-unit", title: { zh: "重点用车单位门禁台账", en: "Units with gates for trucks" }, source: { line: 739, systems: ["S088", "S084"] },
  purpose: { zh: "重型柴油货车日运输量 10 辆及以上的单位全部安装门禁和视频；年货运量 150 万吨以上的按年度执行国五、国六要求。", en: "Which units must have gates, which stages they may let in." },
  key: ["unit"], ...office,
  sections: { unit: { zh: "单位与运量", en: "Unit and freight" }, gate: { zh: "门禁与视频", en: "Gates and video" }, clean: { zh: "清洁运输", en: "Clean transport" } },
  fields: {
    unit: { ...unit, section: "unit", required: true }, trucks: { kind: "decimal", label: { zh: "重型柴油货车日运输量", en: "Heavy trucks a day" }, section: "unit", unit: "辆/d", scale: 1, min: "0", required: true }, freight: { kind: "decimal", label: { zh: "年货运量", en: "Freight a year" }, section: "unit", unit: "万t/a", scale: 2, min: "0" }, urban: { kind: "boolean", label: { zh: "位于市城市规划区的电力钢铁等企业", en: "Power or steel within the city's plan" }, section: "unit" }, siding: { kind: "choice", label: { zh: "铁路专用线", en: "Rail siding" }, section: "unit", options: { built: { zh: "已建成", en: "built" }, building: { zh: "在建", en: "being built" }, none: { zh: "未建", en: "none" } } },
    obliged: { kind: "computed", label: { zh: "应装门禁", en: "Gates needed" }, section: "gate", as: "text", from: ["trucks"], formula: { zh: "日运输量 ≥ 10 辆", en: "10 trucks a day or more" }, clauses: ["规划 4.1.3 第3点"], by: (row) => { const trucks = row.exact("trucks"); return trucks === null ? null : trucks.compare(ten) >= 0 ? "应装" : "不强制"; } },
    installed: { kind: "choice", label: { zh: "门禁视频安装", en: "Installed" }, section: "gate", required: true, options: { networked: { zh: "已装并联网", en: "networked" }, installed: { zh: "已装未联网", en: "installed" }, none: { zh: "未装", en: "none" } } }, gates: { kind: "integer", label: { zh: "门禁数", en: "Gates" }, section: "gate", unit: "个", min: 0 }, ledgerMonths: { kind: "integer", label: { zh: "电子台账保存月数", en: "Records kept" }, section: "gate", unit: "月", min: 0, note: { zh: "24 个月（厂商文件引 HJ 1321-2023，未核原文）", en: "24 months, by vendors citing HJ 1321-2023" } }, videoMonths: { kind: "integer", label: { zh: "视频保存月数", en: "Video kept" }, section: "gate", unit: "月", min: 0, note: { zh: "12 个月（同上）", en: "12 months" } },
    coverage: { kind: "computed", label: { zh: "门禁覆盖判定", en: "Covered" }, section: "gate", as: "text", from: ["trucks", "installed"], formula: { zh: "应装而未联网的为缺口", en: "needed and not networked is a gap" }, by: (row) => { const trucks = row.exact("trucks"); if (trucks === null || trucks.compare(ten) < 0) return "不计"; return row.text("installed") === "networked" ? "已覆盖" : "缺口"; } },
    cleanDuty: { kind: "computed", label: { zh: "清洁运输义务", en: "Clean transport" }, section: "clean", as: "text", from: ["freight", "siding", "urban"], formula: { zh: "年货运量 ≥ 150 万吨且铁路专用线未建成：2021 年国五及以上，2022 年起国六；城市规划区内电力钢铁等：2021-10-01 起清洁方式", en: "1.5 million tonnes without a siding: China V in 2021, VI from 2022; within the city: clean ways from 2021-10-01" }, clauses: ["规划 4.1.3 第1点"], by: (row) => { const freight = row.exact("freight"); return row.value("urban") === true ? "清洁方式运输" : freight !== null && freight.compare(bulk) >= 0 && row.text("siding") !== "built" ? "限国六（2022年起）" : "一般"; } },
    problem: { kind: "text", label: { zh: "存在问题", en: "Problem" }, section: "clean", max: 1000, long: true }, note: { ...note, section: "clean" },
  },
  life: rectification({ kind: "gate.fix", workingDays: 30, organisation: "bureau", problem: "problem" }),
});
