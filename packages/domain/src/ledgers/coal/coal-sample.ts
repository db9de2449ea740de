import { ledger } from "@yunqing/ledger";
import { inspector, note, number, problems } from "../parts/fields.js";
import { rectification } from "../parts/lives.js";
import { byDepartment } from "../parts/rights.js";

/** Samples of loose coal (散煤煤质抽检台账): sulphur, ash, volatile matter against the limits. */
export const coalSample = ledger({
  id: "coal-sample", title: { zh: "散煤煤质抽检台账", en: "Coal sampled" }, source: { line: 721, systems: ["S081"], text: "商品煤质量管理暂行办法；民用煤质量地方标准（限值按当地标准填写）" },
  key: ["sample"], name: "sample", ...byDepartment,
  fields: {
    sample: { ...number, label: { zh: "样品编号", en: "Sample" }, required: true }, point: { kind: "reference", to: "coal-point", label: { zh: "销售点", en: "Point" }, required: true }, day: { kind: "day", label: { zh: "抽样日期", en: "Day" }, required: true }, inspector, kind: { kind: "choice", label: { zh: "煤种", en: "Kind" }, required: true, options: { loose: { zh: "散煤", en: "loose" }, briquette: { zh: "洁净型煤", en: "briquettes" }, orchid: { zh: "兰炭", en: "semi-coke" } } },
    sulphur: { kind: "decimal", label: { zh: "全硫", en: "Sulphur" }, unit: "%", scale: 2, min: "0", max: "100", required: true }, sulphurMost: { kind: "decimal", label: { zh: "全硫限值", en: "Sulphur limit" }, unit: "%", scale: 2, min: "0", required: true }, ash: { kind: "decimal", label: { zh: "灰分", en: "Ash" }, unit: "%", scale: 2, min: "0", max: "100", required: true }, ashMost: { kind: "decimal", label: { zh: "灰分限值", en: "Ash limit" }, unit: "%", scale: 2, min: "0", required: true }, volatile: { kind: "decimal", label: { zh: "挥发分", en: "Volatile matter" }, unit: "%", scale: 2, min: "0", max: "100" }, heat: { kind: "decimal", label: { zh: "发热量", en: "Heat" }, unit: "MJ/kg", scale: 2, min: "0" }, laboratory: { kind: "text", label: { zh: "检验机构", en: "Laboratory" }, max: 120 },
    result: { kind: "computed", label: { zh: "判定", en: "Result" }, as: "text", from: ["sulphur", "sulphurMost", "ash", "ashMost"], formula: { zh: "全硫、灰分均不高于限值为合格", en: "sound when sulphur and ash keep their limits" }, by: (row) => { const s = row.exact("sulphur"), sm = row.exact("sulphurMost"), a = row.exact("ash"), am = row.exact("ashMost"); return !s || !sm || !a || !am ? null : s.compare(sm) <= 0 && a.compare(am) <= 0 ? "合格" : "不合格"; } }, problems: { ...problems, requiredWhen: { any: [{ field: "sulphur", comparison: ">", than: "sulphurMost" }, { field: "ash", comparison: ">", than: "ashMost" }] } }, note,
  },
  life: rectification({ kind: "coal.fix", workingDays: 10, organisation: "bureau", problem: "problems", by: ["ledger.write", "department"] }),
});
