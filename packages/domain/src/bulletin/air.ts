import { airLevels, type Labels } from "@yunqing/standards";
import type { FigureView } from "../desk/figure-desk-views.js";
import { dayItems, hourItemOf, hourItems } from "../statistics/air-day.js";
import type { SubjectRow } from "../statistics/figure-office.js";
import { said, words, type BulletinCell, type BulletinColumn } from "./content.js";

// What the bulletins of the air share: how items, levels and missing values are written.

/** Items as people write them (项目写法): in a template, on the screen. */
export const itemNames: Readonly<Record<string, Labels>> = { SO2: { zh: "SO₂", en: "SO₂" }, NO2: { zh: "NO₂", en: "NO₂" }, PM10: { zh: "PM₁₀", en: "PM₁₀" }, CO: { zh: "CO", en: "CO" }, O3: { zh: "O₃", en: "O₃" }, O3_8h: { zh: "O₃-8h", en: "O₃-8h" }, "PM2.5": { zh: "PM₂.₅", en: "PM₂.₅" } };
/** Items as tags of a template: plain signs that every keyboard has. */
export const itemTags: Readonly<Record<string, string>> = { SO2: "SO2", NO2: "NO2", PM10: "PM10", CO: "CO", O3: "O3", O3_8h: "O3", "PM2.5": "PM25" };
export const column = (id: string, tag: string, zh: string, en: string, look: BulletinColumn["look"] = "text"): BulletinColumn => ({ id, tag, title: { zh, en }, look });
export const nameColumn = column("name", "名称", "名称", "Name");

const levelWords = ["一级", "二级", "三级", "四级", "五级", "六级"] as const, levelWordsEn = ["I", "II", "III", "IV", "V", "VI"] as const;
const indexOf = ({ detail }: FigureView) => (detail?.kind === "index" ? detail : null);

/** A concentration as HJ 633 writes it: NA is missing or invalid, / is not measured there. @clause HJ 633-2026 §5.3 */
export function concentrationCell(figure: FigureView, index: FigureView, item: string): BulletinCell {
  return said(figure, figure.value ?? (missingIn(index, item) ? "NA" : "/"));
}
/** A sub-index (空气质量分指数), of the index that it belongs to. */
export function subIndexCell(index: FigureView, item: string): BulletinCell {
  const found = indexOf(index)?.subIndices[item];
  return said(index, found === undefined ? (missingIn(index, item) ? "NA" : "/") : String(found));
}
function missingIn(index: FigureView, item: string): boolean { const detail = indexOf(index); return detail === null || detail.missing.includes(item); }

/** Index, primary pollutant, level, category and colour (AQI、首要污染物、级别、类别、颜色); NA where HJ 633-2026 §5.3.1 withholds them, and no primary pollutant up to 50. */
export function indexCells(index: FigureView): readonly BulletinCell[] {
  const detail = indexOf(index), level = detail === null || detail.category === null ? undefined : airLevels.find(({ category }) => category === detail.category);
  if (detail === null || index.value === null || level === undefined) return [said(index, "NA"), ...Array.from({ length: 4 }, () => words("NA"))];
  return [said(index, index.value), said(index, detail.primary.length === 0 ? "—" : detail.primary.map((item) => itemNames[item]?.zh ?? item).join("、")), words(levelWords[level.level - 1] ?? "", levelWordsEn[level.level - 1] ?? ""), words(level.label.zh, level.label.en), words(level.colour.zh, level.colour.en)];
}
export const indexColumns: readonly BulletinColumn[] = [column("aqi", "AQI", "AQI", "AQI", "index"), column("primary", "首要污染物", "首要污染物", "Primary"), column("level", "级别", "级别", "Level"), column("category", "类别", "类别", "Category"), column("colour", "颜色", "颜色", "Colour")];

/** Subjects of the air: the district, its towns, stations that measure one of the six. */
export function airSubjects(subjects: readonly SubjectRow[]): readonly SubjectRow[] {
  return subjects.filter(({ subject: { kind }, items }) => kind === "district" || kind === "town" || (kind === "point" && items.some((item) => (hourItems as readonly string[]).includes(item) || (dayItems as readonly string[]).includes(item))));
}
export { dayItems, hourItemOf, hourItems };
/** An index in a sentence. */
export function indexSentence(name: Labels, when: Labels, index: FigureView | null): Labels {
  const detail = index === null ? null : indexOf(index), level = detail === null || detail.category === null ? undefined : airLevels.find(({ category }) => category === detail.category);
  if (index === null || detail === null || level === undefined || index.value === null) {
    const reason = index?.validity.reason ?? { zh: "没有可用的数据", en: "no usable data" };
    return { zh: `${when.zh}，${name.zh}不发布空气质量指数（NA）：${reason.zh}。`, en: `${when.en}: no index of the air in ${name.en} (NA): ${reason.en}.` };
  }
  const primary = detail.primary.map((item) => itemNames[item]?.zh ?? item);
  return {
    zh: `${when.zh}，${name.zh}空气质量指数（AQI）为 ${index.value}，${levelWords[level.level - 1] ?? ""}（${level.label.zh}）${primary.length === 0 ? "" : `，首要污染物为 ${primary.join("、")}`}${detail.sandstorm ? "；当日认定为沙尘天气" : ""}。`,
    en: `${when.en}: the index of the air in ${name.en} is ${index.value}, level ${levelWordsEn[level.level - 1] ?? ""} (${level.label.en})${primary.length === 0 ? "" : `, primary pollutant ${primary.join(", ")}`}${detail.sandstorm ? "; a declared day of sand and dust" : ""}.`,
  };
}
export const lineRemark = (line: "real-time" | "reviewed"): Labels => (line === "real-time" ? { zh: "数据取自实时线，未经审核，仅供参考；审核后可能变化。", en: "Real-time data, not reviewed; they may change." } : { zh: "数据取自审核线。", en: "Reviewed data." });
