import { exact } from "@yunqing/standards";
import { ledger } from "@yunqing/ledger";
import { unit, year } from "../parts/fields.js";
import { statement } from "../parts/lives.js";
import { rowsIn } from "../parts/rates.js";
import { office } from "../parts/rights.js";

/** Own monitoring of key soil units (土壤和地下水自行监测) with its publication, points and exceedances. */
export const soilMonitoring = ledger({
  id: "soil-monitoring", title: { zh: "土壤自行监测与公开台账", en: "Own soil monitoring" }, source: { line: 835, systems: ["S142"], text: "HJ 1209-2021；GB 36600-2018；GB/T 14848-2017" },
  purpose: { zh: "重点监管单位自行监测、评价和公开", en: "Monitoring by key units, judged and published" },
  key: ["unit", "year", "round"], name: "round", ...office,
  fields: {
    unit: { ...unit, required: true },
    year: { ...year, required: true },
    round: { kind: "text", label: { zh: "监测批次", en: "Round" }, required: true, max: 40 },
    plan: { kind: "file", label: { zh: "监测方案", en: "Plan" }, accept: ["application/pdf"] },
    points: {
      kind: "children", label: { zh: "监测点位", en: "Points" }, required: true, max: 500,
      fields: {
        code: { kind: "text", label: { zh: "点位编号", en: "Point" }, required: true, max: 32 },
        medium: { kind: "choice", label: { zh: "介质", en: "Medium" }, required: true, options: { surface: { zh: "表层土壤", en: "surface soil" }, deep: { zh: "深层土壤", en: "deep soil" }, groundwater: { zh: "地下水", en: "groundwater" } } },
        item: { kind: "text", label: { zh: "项目", en: "Item" }, required: true, max: 40 },
        value: { kind: "text", label: { zh: "检测值", en: "Value" }, max: 40, note: { zh: "按报告原样，未检出写“未检出”", en: "as the report has it" } },
        limitation: { kind: "text", label: { zh: "评价标准限值", en: "Limit" }, max: 40 },
        exceeds: { kind: "boolean", label: { zh: "超标", en: "Exceeds" }, required: true },
      },
    },
    sampledOn: { kind: "day", label: { zh: "采样日期", en: "Sampled on" }, required: true },
    laboratory: { kind: "text", label: { zh: "检测单位", en: "Laboratory" }, required: true, max: 80 },
    exceeding: {
      kind: "computed", label: { zh: "超标点次", en: "Points exceeding" }, as: "decimal", unit: "个", scale: 0, from: ["points"],
      formula: { zh: "超标的点位项目数", en: "point items above their limit" }, by: (row) => exact(rowsIn(row, "points").filter((each) => each["exceeds"] === true).length),
    },
    report: { kind: "file", label: { zh: "监测报告", en: "Report" }, accept: ["application/pdf"] },
    publishedOn: {
      kind: "day", label: { zh: "公开日期", en: "Published on" },
      validWhen: [{ must: { any: [{ field: "sampledOn", filled: false }, { field: "publishedOn", comparison: "≥", than: "sampledOn" }] }, say: { zh: "不得早于采样日期", en: "not before the sampling" } }],
    },
    publishedAt: { kind: "text", label: { zh: "公开地址", en: "Published at" }, max: 300, requiredWhen: { field: "publishedOn", filled: true } },
    trend: { kind: "choice", label: { zh: "与上次比较", en: "Against the last" }, options: { steady: { zh: "无明显变化", en: "steady" }, rising: { zh: "上升", en: "rising" }, falling: { zh: "下降", en: "falling" } } },
  },
  life: statement(["ledger.write", "firm"]),
});
