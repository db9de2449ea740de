import { exact } from "@yunqing/standards";
import { ledger } from "@yunqing/ledger";
import { number, problems, town } from "../parts/fields.js";
import { rectification } from "../parts/lives.js";
import { byInspector } from "../parts/rights.js";

/** Thickness of film（地膜厚度抽检台账）. */
export const filmSample = ledger({
  id: "film-sample", title: { zh: "地膜厚度抽检台账", en: "Thickness of film" }, source: { line: 955, systems: ["S171"], text: "GB 13735-2017；计划 4.5.2：0.01mm 以上" },
  purpose: { zh: "地膜市场与田间抽检，厚度不低于 0.01 mm", en: "Samples of film in shops and fields" },
  key: ["number"], ...byInspector,
  fields: {
    number: { ...number, required: true },
    sampledOn: { kind: "day", label: { zh: "抽样日期", en: "Sampled on" }, required: true },
    place: { kind: "choice", label: { zh: "抽样环节", en: "Where" }, required: true, options: { factory: { zh: "生产", en: "factory" }, shop: { zh: "销售", en: "shop" }, field: { zh: "田间", en: "field" } } },
    subject: { kind: "text", label: { zh: "被抽检单位（农户）", en: "Sampled at" }, required: true, max: 100 },
    town: { ...town },
    brand: { kind: "text", label: { zh: "产品名称、商标", en: "Brand" }, max: 100 },
    nominal: { kind: "decimal", label: { zh: "标称厚度", en: "Nominal thickness" }, unit: "mm", scale: 4, required: true, min: "0", validWhen: [{ must: { field: "nominal", comparison: "≥", is: "0.0001" }, say: { zh: "应大于零", en: "above nothing" } }] },
    measured: { kind: "decimal", label: { zh: "平均厚度", en: "Mean thickness" }, unit: "mm", scale: 4, min: "0" },
    verdict: {
      kind: "computed", label: { zh: "厚度判定", en: "Verdict" }, as: "text", from: ["nominal", "measured"],
      formula: { zh: "标称和平均厚度均不低于 0.01 mm 为合格（计划 4.5.2；标准允许的偏差未核原文）", en: "nominal and mean at least 0.01 mm (plan); the standard's tolerance was not read" },
      by: (row) => { const nominal = row.exact("nominal"), mean = row.exact("measured"), least = exact("0.01"); return nominal === null || mean === null ? null : nominal.compare(least) >= 0 && mean.compare(least) >= 0 ? "合格" : "不合格"; },
    },
    report: { kind: "file", label: { zh: "检验报告", en: "Report" }, accept: ["application/pdf"] },
    problems: { ...problems, headings: ["不合格情形"] },
  },
  life: rectification({ kind: "film.mend", workingDays: 15, organisation: "agriculture", problem: "problems", by: ["ledger.write", "inspector"] }),
});
