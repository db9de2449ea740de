import { ledger } from "@yunqing/ledger";
import { year } from "../parts/fields.js";
import { statement } from "../parts/lives.js";
import { percentOf, sumOf } from "../parts/rates.js";
import { byDepartment } from "../parts/rights.js";

/** Forest cover by year (森林覆盖率): forest over land, as the plan's indicator. */
export const forestCover = ledger({
  id: "forest-cover", title: { zh: "森林覆盖率台账", en: "Forest cover" }, source: { line: 753, systems: ["S099"], text: "森林覆盖率 = 森林面积 ÷ 土地总面积；森林含乔木林、竹林和国家特别规定灌木林（凭记忆）" },
  purpose: { zh: "年度森林面积与覆盖率，对照计划目标", en: "Forest and its share by year against the plan's target" },
  key: ["year", "scope"], name: "scope", ...byDepartment,
  fields: {
    year: { ...year, required: true },
    level: { kind: "choice", label: { zh: "统计层级", en: "Level" }, required: true, options: { district: { zh: "全区汇总", en: "whole district", also: ["全区"] }, town: { zh: "乡镇（街道）", en: "town" } } },
    scope: { kind: "text", label: { zh: "统计范围", en: "Scope" }, required: true, max: 60 },
    land: { kind: "decimal", label: { zh: "土地总面积", en: "Land" }, unit: "km²", scale: 2, required: true, min: "0" },
    arbor: { kind: "decimal", label: { zh: "乔木林", en: "Arbor forest" }, unit: "km²", scale: 4, required: true, min: "0" },
    shrub: { kind: "decimal", label: { zh: "国家特别规定灌木林", en: "Special shrub" }, unit: "km²", scale: 4, min: "0" },
    bamboo: { kind: "decimal", label: { zh: "竹林", en: "Bamboo" }, unit: "km²", scale: 4, min: "0" },
    forest: {
      kind: "computed", label: { zh: "森林面积", en: "Forest" }, as: "decimal", unit: "km²", scale: 4, from: ["arbor", "shrub", "bamboo"],
      formula: { zh: "乔木林 + 特灌林 + 竹林", en: "arbor + shrub + bamboo" }, by: (row) => sumOf(row, ["arbor", "shrub", "bamboo"]), attestation: "FROM MEMORY",
    },
    cover: {
      kind: "computed", label: { zh: "森林覆盖率", en: "Forest cover" }, as: "decimal", unit: "%", scale: 2, from: ["land", "arbor", "shrub", "bamboo"],
      formula: { zh: "森林面积 ÷ 土地总面积 × 100", en: "forest ÷ land" }, by: (row) => percentOf(sumOf(row, ["arbor", "shrub", "bamboo"]), row.exact("land")), attestation: "FROM MEMORY",
    },
    source: { kind: "text", label: { zh: "数据来源", en: "Source" }, max: 200 },
  },
  life: statement(["ledger.write", "department"]),
});
