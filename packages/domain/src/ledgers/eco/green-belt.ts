import { exact } from "@yunqing/standards";
import { ledger } from "@yunqing/ledger";
import { photos } from "../parts/fields.js";
import { undertaking } from "../parts/lives.js";
import { percentOf } from "../parts/rates.js";
import { byDepartment } from "../parts/rights.js";

/** Green belts along rivers（沿河植被缓冲带台账）. */
export const greenBelt = ledger({
  id: "green-belt", title: { zh: "沿河植被缓冲带台账", en: "Green belts along rivers" }, source: { line: 821, systems: ["S137"] },
  purpose: { zh: "主要干支流堤外 50 米、其余支流 30 米植树种草", en: "50 m along main rivers, 30 m along the others" },
  key: ["river", "reach", "bank"], name: "reach", ...byDepartment,
  fields: {
    river: { kind: "reference", to: "river", label: { zh: "河流", en: "River" }, required: true },
    reach: { kind: "text", label: { zh: "河段", en: "Reach" }, required: true, max: 120 },
    bank: { kind: "choice", label: { zh: "岸别", en: "Bank" }, required: true, options: { left: { zh: "左岸", en: "left" }, right: { zh: "右岸", en: "right" } } },
    rank: { kind: "choice", label: { zh: "支流类别", en: "Rank" }, required: true, options: { main: { zh: "干流及主要支流", en: "main river" }, other: { zh: "其余支流", en: "other" } } },
    required: {
      kind: "computed", label: { zh: "要求宽度", en: "Width asked for" }, as: "decimal", unit: "m", scale: 0, from: ["rank"],
      formula: { zh: "主要支流 50 米，其余 30 米（计划 4.2.3）", en: "50 m or 30 m (plan 4.2.3)" },
      by: (row) => { const rank = row.text("rank"); return rank === null ? null : exact(rank === "main" ? 50 : 30); },
    },
    width: { kind: "decimal", label: { zh: "现状宽度", en: "Width" }, unit: "m", scale: 1, required: true, min: "0" },
    planned: { kind: "decimal", label: { zh: "计划长度", en: "Planned" }, unit: "km", scale: 3, required: true, min: "0" },
    done: {
      kind: "decimal", label: { zh: "完成长度", en: "Done" }, unit: "km", scale: 3, required: true, min: "0",
      validWhen: [{ must: { any: [{ field: "planned", filled: false }, { field: "done", comparison: "≤", than: "planned" }] }, say: { zh: "不得大于计划长度", en: "not above what was planned" } }],
    },
    progress: {
      kind: "computed", label: { zh: "完成率", en: "Progress" }, as: "decimal", unit: "%", scale: 1, from: ["done", "planned"],
      formula: { zh: "完成长度 ÷ 计划长度 × 100", en: "done ÷ planned" }, by: (row) => percentOf(row.exact("done"), row.exact("planned")),
    },
    enough: {
      kind: "computed", label: { zh: "宽度达到要求", en: "Wide enough" }, as: "text", from: ["rank", "width"], formula: { zh: "现状宽度不小于要求宽度", en: "width not below what is asked for" },
      by: (row) => { const rank = row.text("rank"), width = row.exact("width"); return rank === null || width === null ? null : width.compare(exact(rank === "main" ? 50 : 30)) >= 0 ? "是" : "否"; },
    },
    kinds: { kind: "choices", label: { zh: "植被", en: "Plants" }, options: { tree: { zh: "植树", en: "trees" }, grass: { zh: "种草", en: "grass" }, reed: { zh: "水生植物", en: "water plants" } } },
    belt: { kind: "place", geometry: "area", label: { zh: "范围", en: "Belt" } },
    photos: { ...photos },
  },
  life: undertaking("green-belt.finish", 250, "forestry", { zh: "验收资料", en: "acceptance" }),
});
