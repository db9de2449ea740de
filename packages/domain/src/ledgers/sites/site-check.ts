import { exact } from "@yunqing/standards";
import { ledger, type ChoiceField } from "@yunqing/ledger";
import { inspector, note, photos, problems } from "../parts/fields.js";
import { rectification } from "../parts/lives.js";
import { percentOf } from "../parts/rates.js";
import { byInspector } from "../parts/rights.js";
import { six, sixIds } from "./six.js";

const met = { yes: { zh: "达到", en: "met", also: ["是", "√"] }, no: { zh: "未达到", en: "not met", also: ["否", "×"] }, na: { zh: "不涉及", en: "does not apply", also: ["—"] } } as const;
const item = (id: keyof typeof six): ChoiceField & { readonly required: true } => ({ kind: "choice", label: six[id].label, required: true, options: met, note: six[id].look, source: { line: 297 } });
/** Inspections of sites by the six hundred-percents (“六个百分之百”检查表): the score, and every unmet item to be put right. */
export const siteCheck = ledger({
  id: "site-check", title: { zh: "工地“六个百分之百”检查表", en: "Checks by the six hundred-percents" }, source: { line: 297, systems: ["S014"], text: "住房城乡建设部 建筑施工扬尘防治“六个百分之百”" },
  purpose: { zh: "现场逐项判定，得分 = 达到项 ÷ 适用项；有一项未达到即须交办整改，照片复核后由他人销号。可离线填写后补传。", en: "Item by item; the score is met over applicable; an unmet item is put right, verified with photos and closed by somebody else." },
  key: ["site", "day"], ...byInspector,
  fields: {
    site: { kind: "reference", to: "site", label: { zh: "工地", en: "Site" }, required: true }, day: { kind: "day", label: { zh: "检查日期", en: "Day" }, required: true }, inspector: { ...inspector, required: true },
    fence: item("fence"), cover: item("cover"), wash: item("wash"), harden: item("harden"), wet: item("wet"), closed: item("closed"),
    score: {
      kind: "computed", label: { zh: "得分", en: "Score" }, as: "decimal", unit: "%", scale: 1, from: [...sixIds], formula: { zh: "达到项数 ÷ 适用项数 × 100（不涉及的不计）", en: "met ÷ applicable × 100" }, clauses: ["规划 2.2.1", "规划 4.1.4"],
      by: (row) => { const found = sixIds.map((each) => row.text(each)), applicable = found.filter((each) => each === "yes" || each === "no"); return percentOf(exact(String(applicable.filter((each) => each === "yes").length)), exact(String(applicable.length))); },
    },
    unmet: {
      kind: "computed", label: { zh: "未达到项", en: "Not met" }, as: "text", from: [...sixIds], formula: { zh: "判为“未达到”的各项", en: "the items not met" },
      by: (row) => { const missing = sixIds.filter((each) => row.text(each) === "no").map((each) => six[each].label.zh); return missing.length === 0 ? "六项达到" : missing.join("；"); },
    },
    problems: { ...problems, requiredWhen: { any: sixIds.map((field) => ({ field, in: ["no"] })) } }, photos: { ...photos, required: true }, position: { kind: "place", geometry: "point", label: { zh: "检查定位", en: "Where" } }, note,
  },
  life: rectification({ kind: "site.fix", workingDays: 5, organisation: "housing", problem: "problems", by: ["ledger.write", "inspector"] }),
});
