import { ledger } from "@yunqing/ledger";
import { note, year } from "../parts/fields.js";
import { statement } from "../parts/lives.js";
import { percentOf } from "../parts/rates.js";
import { byDepartment } from "../parts/rights.js";
import { changeOf } from "../parts/evaluated.js";

/** Fertiliser and pesticide by year (化肥农药使用量年度台账): use, growth, soil-test fertilising, utilisation. A change in per cent is no change in percentage points. */
export const agriInput = ledger({
  id: "agri-input", title: { zh: "农业投入品年度台账", en: "Fertiliser and pesticide by year" }, source: { line: 477, systems: ["S047", "S134"], text: "农业统计口径；计划 2.3.5 与 4.2.2" },
  purpose: { zh: "化肥、农药施用量保持负增长；测土配方覆盖率、化肥利用率", en: "Use falls; soil-test fertilising and utilisation rise" },
  key: ["year", "scope"], name: "scope", ...byDepartment,
  sections: { fertiliser: { zh: "化肥", en: "Fertiliser" }, test: { zh: "测土配方", en: "Soil testing" }, pesticide: { zh: "农药", en: "Pesticide" } },
  fields: {
    year: { ...year, required: true },
    level: { kind: "choice", label: { zh: "统计层级", en: "Level" }, required: true, options: { district: { zh: "全区汇总", en: "whole district", also: ["全区"] }, town: { zh: "乡镇（街道）", en: "town" } } },
    scope: { kind: "text", label: { zh: "统计范围", en: "Scope" }, required: true, max: 60, note: { zh: "汇总填“全区”，乡镇填乡镇名", en: "全区 for the whole, else the town" } },
    fertiliser: { kind: "decimal", label: { zh: "化肥施用量（折纯）", en: "Fertiliser, pure" }, unit: "t", scale: 3, section: "fertiliser", headings: ["化肥使用量", "化肥用量"], min: "0" },
    fertiliserBefore: { kind: "decimal", label: { zh: "上年化肥施用量（折纯）", en: "Year before" }, unit: "t", scale: 3, section: "fertiliser", min: "0" },
    fertiliserChange: {
      kind: "computed", label: { zh: "化肥较上年增长率", en: "Growth" }, as: "decimal", unit: "%", scale: 2, section: "fertiliser", from: ["fertiliser", "fertiliserBefore"],
      formula: { zh: "（本年 − 上年）÷ 上年 × 100；是百分数，不是百分点", en: "(now − before) ÷ before; per cent, not points" },
      by: (row) => changeOf(row.exact("fertiliser"), row.exact("fertiliserBefore")),
    },
    nitrogen: { kind: "decimal", label: { zh: "其中氮肥", en: "Nitrogen" }, unit: "t", scale: 3, section: "fertiliser", min: "0" },
    phosphate: { kind: "decimal", label: { zh: "其中磷肥", en: "Phosphate" }, unit: "t", scale: 3, section: "fertiliser", min: "0" },
    potash: { kind: "decimal", label: { zh: "其中钾肥", en: "Potash" }, unit: "t", scale: 3, section: "fertiliser", min: "0" },
    compound: {
      kind: "decimal", label: { zh: "其中复合肥", en: "Compound" }, unit: "t", scale: 3, section: "fertiliser", min: "0",
      validWhen: [{ must: { any: [{ field: "fertiliser", filled: false }, { field: "compound", comparison: "≤", than: "fertiliser" }] }, say: { zh: "不得大于施用量", en: "not above the use" } }],
    },
    utilisation: { kind: "decimal", label: { zh: "主要农作物化肥利用率", en: "Utilisation of fertiliser" }, unit: "%", scale: 1, section: "fertiliser", headings: ["化肥利用率"], min: "0", max: "100" },
    organic: { kind: "decimal", label: { zh: "有机肥施用量", en: "Organic fertiliser" }, unit: "t", scale: 1, section: "fertiliser", min: "0" },
    sown: { kind: "decimal", label: { zh: "主要农作物播种面积", en: "Sown area" }, unit: "亩", scale: 1, section: "test", min: "0" },
    tested: {
      kind: "decimal", label: { zh: "测土配方施肥面积", en: "Area fertilised by soil test" }, unit: "亩", scale: 1, section: "test", min: "0",
      validWhen: [{ must: { any: [{ field: "sown", filled: false }, { field: "tested", comparison: "≤", than: "sown" }] }, say: { zh: "不得大于播种面积", en: "not above the sown area" } }],
    },
    testRate: {
      kind: "computed", label: { zh: "测土配方施肥技术推广覆盖率", en: "Covered by soil testing" }, as: "decimal", unit: "%", scale: 1, section: "test", from: ["tested", "sown"],
      formula: { zh: "测土配方施肥面积 ÷ 播种面积 × 100", en: "tested ÷ sown" }, by: (row) => percentOf(row.exact("tested"), row.exact("sown")),
    },
    pesticide: { kind: "decimal", label: { zh: "商品农药使用量", en: "Pesticide" }, unit: "t", scale: 3, section: "pesticide", headings: ["农药使用量", "农药用量"], min: "0" },
    pesticideBefore: { kind: "decimal", label: { zh: "上年商品农药使用量", en: "Year before" }, unit: "t", scale: 3, section: "pesticide", min: "0" },
    pesticideChange: {
      kind: "computed", label: { zh: "农药较上年增长率", en: "Growth" }, as: "decimal", unit: "%", scale: 2, section: "pesticide", from: ["pesticide", "pesticideBefore"],
      formula: { zh: "（本年 − 上年）÷ 上年 × 100", en: "(now − before) ÷ before" }, by: (row) => changeOf(row.exact("pesticide"), row.exact("pesticideBefore")),
    },
    biological: {
      kind: "decimal", label: { zh: "其中生物农药", en: "Biological pesticide" }, unit: "t", scale: 3, section: "pesticide", min: "0",
      validWhen: [{ must: { any: [{ field: "pesticide", filled: false }, { field: "biological", comparison: "≤", than: "pesticide" }] }, say: { zh: "不得大于农药使用量", en: "not above the use" } }],
    },
    pesticideUse: { kind: "decimal", label: { zh: "农药利用率", en: "Utilisation of pesticide" }, unit: "%", scale: 1, section: "pesticide", min: "0", max: "100" },
    note: { ...note, section: "pesticide" },
  },
  life: statement(["ledger.write", "department"]),
});
