import { ledger } from "@yunqing/ledger";
import { year } from "../parts/fields.js";
import { published } from "../parts/rights.js";

/** Grades that are open to everybody (公布的评价结果): environmental credit, energy targets, service bodies; a repaired grade leaves with its day. */
export const publishedGrade = ledger({
  id: "published-grade", title: { zh: "公布的评价结果", en: "Grades published" }, source: { line: 1154, systems: ["S232", "S235", "S236"], text: "企业环境信用评价办法（试行）；重点用能单位节能管理办法" },
  purpose: { zh: "环境信用、节能考核、服务机构信用等结果的公布与修复移除", en: "Grades of credit and energy, and their removal after repair" },
  key: ["kind", "subject", "year"], name: "subject", ...published,
  public: { fields: ["kind", "subject", "year", "grade", "reason", "publishedOn", "shownUntil", "link"], rows: { field: "removed", filled: false }, terms: ["shown"], basis: { zh: "企业环境信用评价办法（试行）（环发〔2013〕150号）：评价结果公开，修复后移除", en: "grades are published and leave after repair (150 of 2013)" } },
  terms: { shown: { label: { zh: "公布期", en: "Shown" }, on: { field: "shownUntil" } } },
  fields: {
    kind: {
      kind: "choice", label: { zh: "类别", en: "Kind" }, required: true,
      options: {
        credit: { zh: "企业环境信用", en: "environmental credit" }, energy: { zh: "节能目标考核", en: "energy targets" }, service: { zh: "服务机构信用", en: "service bodies" },
        expert: { zh: "评审专家信用", en: "reviewers" },
      },
    },
    subject: { kind: "text", label: { zh: "单位（人员）名称", en: "Subject" }, required: true },
    year: { ...year, required: true },
    grade: { kind: "text", label: { zh: "等级", en: "Grade" }, required: true, max: 60 },
    reason: { kind: "text", label: { zh: "主要理由", en: "Why" }, max: 500 },
    publishedOn: { kind: "day", label: { zh: "公布日期", en: "Published on" }, required: true },
    shownUntil: {
      kind: "day", label: { zh: "公布期满", en: "Shown until" },
      validWhen: [{ must: { any: [{ field: "publishedOn", filled: false }, { field: "shownUntil", comparison: "≥", than: "publishedOn" }] }, say: { zh: "不得早于公布日期", en: "not before the publication" } }],
    },
    removed: {
      kind: "day", label: { zh: "修复移除日期", en: "Taken back on" },
      validWhen: [{ must: { any: [{ field: "publishedOn", filled: false }, { field: "removed", comparison: "≥", than: "publishedOn" }] }, say: { zh: "不得早于公布日期", en: "not before the publication" } }],
    },
    link: { kind: "text", label: { zh: "公布地址", en: "Address" }, max: 300 },
  },
});
