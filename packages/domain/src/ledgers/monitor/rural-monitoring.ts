import { exact } from "@yunqing/standards";
import { ledger } from "@yunqing/ledger";
import { position, town } from "../parts/fields.js";
import { rowsIn } from "../parts/rates.js";
import { office } from "../parts/rights.js";

/** Rural environment monitoring（农村生态环境监测记录）. */
export const ruralMonitoring = ledger({
  id: "rural-monitoring", title: { zh: "农村生态环境监测记录", en: "Rural environment monitoring" }, source: { line: 993, systems: ["S195"], text: "农村环境质量监测技术规定（凭记忆）" },
  purpose: { zh: "村庄空气、地表水、饮用水水源、土壤的监测结果", en: "Air, water, sources and soil of villages" },
  key: ["village", "medium", "sampledOn"], name: "village", ...office,
  fields: {
    town: { ...town, required: true },
    village: { kind: "text", label: { zh: "村庄", en: "Village" }, required: true, max: 40 },
    medium: {
      kind: "choice", label: { zh: "要素", en: "Medium" }, required: true,
      options: {
        air: { zh: "环境空气", en: "air" }, surface: { zh: "县域地表水", en: "surface water" }, source: { zh: "饮用水水源", en: "drinking source" },
        soil: { zh: "土壤", en: "soil" }, sewage: { zh: "污水处理设施出水", en: "sewage outlet" }, irrigation: { zh: "农田灌溉水", en: "irrigation water" },
      },
    },
    sampledOn: { kind: "day", label: { zh: "监测日期", en: "Day" }, required: true },
    position: { ...position },
    laboratory: { kind: "text", label: { zh: "监测单位", en: "Laboratory" }, max: 80 },
    results: {
      kind: "children", label: { zh: "监测结果", en: "Results" }, required: true, max: 100,
      fields: {
        item: { kind: "text", label: { zh: "项目", en: "Item" }, required: true, max: 40 },
        value: { kind: "text", label: { zh: "监测值", en: "Value" }, required: true, max: 40 },
        limitation: { kind: "text", label: { zh: "评价标准限值", en: "Limit" }, max: 40 },
        exceeds: { kind: "boolean", label: { zh: "超标", en: "Exceeds" }, required: true },
      },
    },
    exceeding: {
      kind: "computed", label: { zh: "超标项目数", en: "Items exceeding" }, as: "decimal", unit: "项", scale: 0, from: ["results"],
      formula: { zh: "超标的项目数", en: "items above their limit" }, by: (row) => exact(rowsIn(row, "results").filter((each) => each["exceeds"] === true).length),
    },
    verdict: { kind: "choice", label: { zh: "评价", en: "Verdict" }, options: { compliant: { zh: "达标", en: "compliant" }, exceeding: { zh: "超标", en: "exceeding" } } },
    report: { kind: "file", label: { zh: "监测报告", en: "Report" }, accept: ["application/pdf"] },
  },
});
