import { ledger } from "@yunqing/ledger";
import { problems, unit, year } from "../parts/fields.js";
import { rectification } from "../parts/lives.js";
import { office } from "../parts/rights.js";
import { classOf } from "../parts/evaluated.js";

/** Assessment of key energy users（重点用能单位节能考核台账）. */
export const energyAssessment = ledger({
  id: "energy-assessment", title: { zh: "重点用能单位节能考核台账", en: "Assessment of key energy users" }, source: { line: 1154, systems: ["S235"], text: "重点用能单位节能目标责任考核（计分凭记忆）" },
  purpose: { zh: "节能目标责任年度考核，结果定期公布", en: "Yearly assessment, published" },
  key: ["unit", "year"], name: "remark", ...office,
  fields: {
    unit: { ...unit, required: true },
    year: { ...year, required: true },
    goal: { kind: "decimal", label: { zh: "节能目标", en: "Saving target" }, unit: "tce", scale: 2, required: true, min: "0" },
    saved: { kind: "decimal", label: { zh: "完成节能量", en: "Saved" }, unit: "tce", scale: 2, required: true, min: "0" },
    score: { kind: "decimal", label: { zh: "考核得分", en: "Score" }, unit: "分", scale: 1, required: true, max: "100", min: "0" },
    grade: {
      kind: "computed", label: { zh: "考核等级", en: "Grade" }, as: "text", from: ["score"],
      formula: { zh: "95 分及以上超额完成，80 分及以上完成，60 分及以上基本完成，其余未完成（凭记忆）", en: "95, 80, 60 (from memory)" },
      by: (row) => classOf(row.exact("score"), [["95", "超额完成"], ["80", "完成"], ["60", "基本完成"]], "未完成"), attestation: "FROM MEMORY",
    },
    intensityGoal: { kind: "choice", label: { zh: "强度目标", en: "Intensity target" }, options: { met: { zh: "完成", en: "met" }, missed: { zh: "未完成", en: "missed" } } },
    remark: { kind: "text", label: { zh: "考核意见", en: "Opinion" }, required: true, max: 500 },
    publishedOn: { kind: "day", label: { zh: "公布日期", en: "Published on" } },
    publishedAt: { kind: "text", label: { zh: "公布地址", en: "Published at" }, max: 300, requiredWhen: { field: "publishedOn", filled: true } },
    problems: { ...problems, headings: ["整改要求"], requiredWhen: { field: "intensityGoal", in: ["missed"] } },
  },
  life: rectification({ kind: "energy.mend", workingDays: 60, organisation: "development", problem: "problems", by: ["ledger.write", "department"] }),
});
