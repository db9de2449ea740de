import { exact } from "@yunqing/standards";
import { ledger } from "@yunqing/ledger";
import { year } from "../parts/fields.js";
import { statement } from "../parts/lives.js";
import { percentOf } from "../parts/rates.js";
import { office } from "../parts/rights.js";

/** Rating of chiefs (河长考核): a chief of county level or above rates those of the next level below. */
export const riverChiefRating = ledger({
  id: "river-chief-rating", title: { zh: "河长考核", en: "Rating of chiefs" }, source: { line: 1134, systems: ["S130"] },
  purpose: { zh: "县级及以上河长考核下一级河长，差异化评价", en: "Chiefs rate those of the next level" },
  key: ["chief", "year"], name: "remark", ...office,
  fields: {
    chief: { kind: "reference", to: "river-chief", label: { zh: "被考核河长", en: "Chief rated" }, required: true },
    by: { kind: "reference", to: "river-chief", label: { zh: "考核河长", en: "Rated by" }, required: true },
    year: { ...year, required: true },
    planned: { kind: "integer", label: { zh: "应巡河次数", en: "Patrols due" }, unit: "次", required: true, min: 1 },
    made: { kind: "integer", label: { zh: "实际巡河次数", en: "Patrols made" }, unit: "次", required: true, min: 0 },
    found: { kind: "integer", label: { zh: "发现问题", en: "Problems found" }, unit: "个", min: 0 },
    closed: {
      kind: "integer", label: { zh: "已销号问题", en: "Problems closed" }, unit: "个", min: 0,
      validWhen: [{ must: { any: [{ field: "found", filled: false }, { field: "closed", comparison: "≤", than: "found" }] }, say: { zh: "不得多于发现问题数", en: "not more than were found" } }],
    },
    patrolRate: {
      kind: "computed", label: { zh: "巡河完成率", en: "Patrols made of those due" }, as: "decimal", unit: "%", scale: 1, from: ["made", "planned"],
      formula: { zh: "实际次数 ÷ 应巡次数 × 100，不超过 100", en: "made ÷ due, at most 100" },
      by: (row) => { const rate = percentOf(row.exact("made"), row.exact("planned")); return rate && rate.compare(exact(100)) > 0 ? exact(100) : rate; },
    },
    closingRate: {
      kind: "computed", label: { zh: "问题销号率", en: "Problems closed of those found" }, as: "decimal", unit: "%", scale: 1, from: ["closed", "found"],
      formula: { zh: "已销号 ÷ 发现 × 100", en: "closed ÷ found" }, by: (row) => percentOf(row.exact("closed"), row.exact("found")),
    },
    class: { kind: "choice", label: { zh: "断面水质目标", en: "Section's target" }, options: { met: { zh: "达到", en: "met" }, missed: { zh: "未达到", en: "missed" }, none: { zh: "无考核断面", en: "no section" } } },
    grade: {
      kind: "choice", label: { zh: "考核等次", en: "Grade" }, required: true,
      options: { excellent: { zh: "优秀", en: "excellent" }, good: { zh: "良好", en: "good" }, fair: { zh: "合格", en: "fair" }, poor: { zh: "不合格", en: "poor" } },
      validWhen: [{ must: { any: [{ not: { field: "class", in: ["missed"] } }, { field: "grade", in: ["fair", "poor"] }] }, say: { zh: "断面未达标的不得评优秀、良好", en: "no high grade where the section missed its target" } }],
    },
    remark: { kind: "text", label: { zh: "评语", en: "Remark" }, required: true, max: 500 },
  },
  life: statement(["ledger.write"]),
});
