import { ledger } from "@yunqing/ledger";
import { number, photos } from "../parts/fields.js";
import { percentOf } from "../parts/rates.js";
import { office } from "../parts/rights.js";

/** Training（环保培训台账）. */
export const training = ledger({
  id: "training", title: { zh: "环保培训台账", en: "Training" }, source: { line: 1158, systems: ["S239"] },
  purpose: { zh: "领导干部和重点企业负责人培训、参训率", en: "Leaders and heads of firms, and how many came" },
  key: ["number"], name: "title", ...office,
  fields: {
    number: { ...number, required: true },
    title: { kind: "text", label: { zh: "培训名称", en: "Training" }, required: true, max: 120 },
    kind: {
      kind: "choice", label: { zh: "培训对象", en: "For" }, required: true,
      options: {
        leaders: { zh: "领导干部", en: "leaders" }, firms: { zh: "重点企业负责人", en: "heads of firms" }, staff: { zh: "执法监测人员", en: "officers" },
        public: { zh: "公众", en: "the public" }, grassroots: { zh: "基层网格员", en: "grid workers" },
      },
    },
    heldOn: { kind: "day", label: { zh: "日期", en: "Day" }, required: true },
    days: { kind: "decimal", label: { zh: "天数", en: "Days" }, unit: "天", scale: 1, min: "0" },
    place: { kind: "text", label: { zh: "地点", en: "Place" }, max: 100 },
    content: { kind: "text", label: { zh: "内容", en: "Content" }, long: true, max: 2000 },
    invited: { kind: "integer", label: { zh: "应参加人数", en: "Invited" }, unit: "人", required: true, min: 0 },
    came: {
      kind: "integer", label: { zh: "实参加人数", en: "Came" }, unit: "人", required: true, min: 0,
      validWhen: [{ must: { any: [{ field: "invited", filled: false }, { field: "came", comparison: "≤", than: "invited" }] }, say: { zh: "不得多于应参加人数", en: "not more than were invited" } }],
    },
    rate: {
      kind: "computed", label: { zh: "参训率", en: "Came of invited" }, as: "decimal", unit: "%", scale: 1, from: ["came", "invited"],
      formula: { zh: "实参加 ÷ 应参加 × 100", en: "came ÷ invited" }, by: (row) => percentOf(row.exact("came"), row.exact("invited")),
    },
    units: { kind: "integer", label: { zh: "参训企业数", en: "Firms" }, unit: "家", min: 0 },
    tested: { kind: "decimal", label: { zh: "考核平均分", en: "Mean mark" }, unit: "分", scale: 1, max: "100", min: "0" },
    material: { kind: "file", label: { zh: "培训材料", en: "Material" }, accept: ["application/pdf"], many: true },
    photos: { ...photos },
  },
});
