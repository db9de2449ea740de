import type { CurveValue, CurveView, FactorView } from "@yunqing/wire";
import type { Labels } from "@yunqing/standards";
import { flagWords, observationOriginWords, plainFlag, qualityWords } from "../../app/monitor-words.js";
import { beijingSecondOf } from "../../day/beijing.js";
import { shownOf } from "../../parts/shown-value.js";
import { shortName } from "../monitor/wall-order.js";

/** One line of a chart (一条曲线): a factor, or its converted (折算) values. */
export interface CurveSeries { readonly key: string; readonly factor: string; readonly name: Labels; readonly unit: string; readonly values: readonly CurveValue[] }

const converted = (field: string): boolean => field.startsWith("Zs");
const keyOf = (value: CurveValue): string => (converted(value.field) ? `${value.factor} converted` : value.factor);

/** The values of a curve by line, each in the order of time; in the order of the factors, the converted line after its own. */
export function seriesOf(view: Pick<CurveView, "factors" | "values">): readonly CurveSeries[] {
  const byKey = new Map<string, CurveValue[]>();
  for (const value of view.values) { const key = keyOf(value), own = byKey.get(key); if (own) own.push(value); else byKey.set(key, [value]); }
  const factorOf = (code: string): FactorView | undefined => view.factors.find((factor) => factor.code === code);
  const order = (series: CurveSeries): number => { const at = view.factors.findIndex((factor) => factor.code === series.factor); return at < 0 ? view.factors.length : at; };
  return [...byKey].map(([key, values]): CurveSeries => {
    const { factor, field, unit } = values[0] as CurveValue, own = shortName(factorOf(factor)?.name ?? { zh: factor, en: factor });
    return { key, factor, name: converted(field) ? { zh: `${own.zh}（折算）`, en: `${own.en} (converted)` } : own, unit: unit || factorOf(factor)?.unit || "", values: [...values].sort((a, b) => Date.parse(a.from) - Date.parse(b.from)) };
  }).sort((a, b) => order(a) - order(b) || a.key.length - b.key.length);
}

/** The units of the lines, each an axis, in the order of the lines. */
export const unitsOf = (series: readonly CurveSeries[]): readonly string[] => [...new Set(series.map((each) => each.unit))];

/** One window of the table twin: what each line has there. */
export interface CurveRow { readonly from: string; readonly until: string; readonly values: ReadonlyMap<string, CurveValue> }
/** The windows of all lines, the latest first (数据表). */
export function rowsOf(series: readonly CurveSeries[]): readonly CurveRow[] {
  const rows = new Map<string, { readonly from: string; readonly until: string; readonly values: Map<string, CurveValue> }>();
  for (const { key, values } of series) for (const value of values) {
    const at = String(Date.parse(value.from)), row = rows.get(at) ?? { from: value.from, until: value.until, values: new Map<string, CurveValue>() };
    row.values.set(key, value); rows.set(at, row);
  }
  return [...rows.values()].sort((a, b) => Date.parse(b.from) - Date.parse(a.from));
}

export type Point = readonly [atMs: number, value: number | null];
const numberOf = (text: string | null): number | null => { const value = text === null || text.trim() === "" ? Number.NaN : Number(text); return Number.isNaN(value) ? null : value; };
/** What a value is drawn at; a value under the detection limit at the limit, one that is no number not at all. A picture, never a figure. */
export const drawnAt = (value: CurveValue): number | null => { const { display, text } = shownOf(value); return display === "below" ? numberOf(text.replace(/L$/, "")) : numberOf(value.value); };

/**
 * The line of values that count, broken where windows are missing or do not count (断线). Windows further apart than one and a half of the usual step are a gap.
 */
export function lineOf(values: readonly CurveValue[]): readonly Point[] {
  const steps = values.slice(1).map((value, at) => Date.parse(value.from) - Date.parse((values[at] as CurveValue).from)).filter((step) => step > 0).sort((a, b) => a - b);
  const usual = steps[Math.floor(steps.length / 2)] ?? 0, out: Point[] = [];
  let before: number | null = null;
  for (const value of values) {
    const at = Date.parse(value.from);
    if (before !== null && usual > 0 && at - before > usual * 1.5) out.push([before + usual, null]);
    out.push([at, value.quality === "unreliable" ? null : drawnAt(value)]);
    before = at;
  }
  return out;
}

/** Smallest and largest of each window where the instrument tells both (最小—最大带). */
export function bandOf(values: readonly CurveValue[]): readonly (readonly [atMs: number, low: number | null, height: number | null])[] {
  const rows = values.map((value) => { const low = numberOf(value.minimum), high = numberOf(value.maximum), good = low !== null && high !== null && high >= low && value.quality !== "unreliable"; return [Date.parse(value.from), good ? low : null, good ? high - low : null] as const; });
  return rows.some(([, low]) => low !== null) ? rows : [];
}

/** What is special about a value, for its sign in the chart and its words: the gravest thing first. */
export type Speciality = "unreliable" | "doubtful" | "corrected" | "below" | "flagged";
export const specialityWords: Readonly<Record<Speciality, Labels>> = {
  unreliable: { zh: "无效", en: "Invalid" }, doubtful: { zh: "存疑", en: "Doubtful" }, corrected: { zh: "更正/修订", en: "Corrected" }, below: { zh: "低于检出限", en: "Below detection" }, flagged: { zh: "带标记", en: "Flagged" },
};
export function specialityOf(value: CurveValue): Speciality | null {
  if (value.quality === "unreliable") return "unreliable";
  if (value.quality === "doubtful") return "doubtful";
  if (value.origin === "correction" || value.revises.length > 0) return "corrected";
  if (shownOf(value).display === "below") return "below";
  return plainFlag(value.flag) ? null : "flagged";
}

const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
/** Text that a spreadsheet would take for a formula is led by an apostrophe; plain numbers stay numbers. */
const safe = (text: string): string => (/^[=+\-@\t]/.test(text) && !/^[+-]?\d+(\.\d+)?$/.test(text) ? `'${text}` : text);

/** The table as CSV (复制为 CSV): the values as sent, and beside each its quality, mark and origin where they are not the plain ones. */
export function csvOf(series: readonly CurveSeries[], rows: readonly CurveRow[], language: "zh" | "en"): string {
  const t = (labels: Labels): string => labels[language], note = t({ zh: "说明", en: "note" });
  const head = [t({ zh: "时段开始（北京时间）", en: "from (Beijing)" }), ...series.flatMap((each) => [each.unit ? `${t(each.name)}(${each.unit})` : t(each.name), `${t(each.name)} ${note}`])];
  const noteOf = (value: CurveValue): string => [value.quality === "reliable" ? "" : t(qualityWords[value.quality]), plainFlag(value.flag) ? "" : t(flagWords(value.flag ?? "")), value.origin === "instrument" ? "" : t(observationOriginWords[value.origin]), value.reason].filter(Boolean).join(language === "zh" ? "；" : "; ");
  const lines = [...rows].reverse().map((row) => [beijingSecondOf(row.from), ...series.flatMap((each) => { const value = row.values.get(each.key); return value ? [safe(value.value), safe(noteOf(value))] : ["", ""]; })]);
  return [head, ...lines].map((line) => line.map(cell).join(",")).join("\r\n");
}
