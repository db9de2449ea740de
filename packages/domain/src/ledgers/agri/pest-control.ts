import { ledger } from "@yunqing/ledger";
import { town, year } from "../parts/fields.js";
import { statement } from "../parts/lives.js";
import { percentOf } from "../parts/rates.js";
import { byDepartment } from "../parts/rights.js";

/** Pests and green control（病虫害监测与绿色防控台账）. */
export const pestControl = ledger({
  id: "pest-control", title: { zh: "病虫害监测与绿色防控台账", en: "Pests and green control" }, source: { line: 953, systems: ["S170"], text: "农作物病虫害防治条例" },
  purpose: { zh: "病虫害监测预警、绿色防控与统防统治面积、防治次数和用药", en: "Warnings, areas treated, times and pesticide" },
  key: ["town", "crop", "year", "pest"], name: "pest", ...byDepartment,
  fields: {
    town: { ...town, required: true },
    year: { ...year, required: true },
    crop: { kind: "text", label: { zh: "作物", en: "Crop" }, required: true, max: 40 },
    pest: { kind: "text", label: { zh: "病虫害", en: "Pest" }, required: true, max: 60 },
    level: {
      kind: "choice", label: { zh: "发生程度", en: "Severity" },
      options: {
        "1": { zh: "轻发生", en: "light" }, "2": { zh: "偏轻", en: "rather light" }, "3": { zh: "中等", en: "medium" }, "4": { zh: "偏重", en: "rather heavy" },
        "5": { zh: "大发生", en: "outbreak" },
      },
    },
    warned: { kind: "day", label: { zh: "预警发布日期", en: "Warning" } },
    area: { kind: "decimal", label: { zh: "发生面积", en: "Area struck" }, unit: "亩次", scale: 1, required: true, min: "0" },
    treated: { kind: "decimal", label: { zh: "防治面积", en: "Area treated" }, unit: "亩次", scale: 1, min: "0" },
    green: {
      kind: "decimal", label: { zh: "绿色防控面积", en: "By green control" }, unit: "亩次", scale: 1, min: "0",
      validWhen: [{ must: { any: [{ field: "treated", filled: false }, { field: "green", comparison: "≤", than: "treated" }] }, say: { zh: "不得大于防治面积", en: "not above the area treated" } }],
    },
    joint: {
      kind: "decimal", label: { zh: "统防统治面积", en: "Treated jointly" }, unit: "亩次", scale: 1, min: "0",
      validWhen: [{ must: { any: [{ field: "treated", filled: false }, { field: "joint", comparison: "≤", than: "treated" }] }, say: { zh: "不得大于防治面积", en: "not above the area treated" } }],
    },
    times: { kind: "integer", label: { zh: "防治次数", en: "Times" }, unit: "次", min: 0 },
    pesticide: { kind: "decimal", label: { zh: "农药用量", en: "Pesticide" }, unit: "kg", scale: 2, min: "0" },
    greenRate: {
      kind: "computed", label: { zh: "绿色防控覆盖率", en: "Green control" }, as: "decimal", unit: "%", scale: 1, from: ["green", "treated"],
      formula: { zh: "绿色防控面积 ÷ 防治面积 × 100", en: "green ÷ treated" }, by: (row) => percentOf(row.exact("green"), row.exact("treated")),
    },
  },
  life: statement(["ledger.write", "department"]),
});
