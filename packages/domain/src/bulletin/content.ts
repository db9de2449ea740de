import type { Labels } from "@yunqing/standards";
import type { FigureView } from "../desk/figure-desk-views.js";
import type { ChartBlock } from "../report/model.js";
import type { FigureKey, Line } from "../statistics/figure-key.js";
import type { FigureOffice, SubjectRow } from "../statistics/figure-office.js";
import { keyText } from "../statistics/figure-key.js";
import type { FigurePeriod } from "../statistics/period.js";
import type { BulletinKind } from "./model.js";

/** How a cell is shown on the screen: an index and a class have their colours (显示方式). */
export type BulletinLook = "text" | "number" | "index" | "class";
/** A column of a table of a bulletin; `tag` is what a template calls it (列). */
export interface BulletinColumn { readonly id: string; readonly tag: string; readonly title: Labels; readonly look: BulletinLook }
/** A cell: its words, and the key of the figure that says them; `en` where the words differ (单元格). */
export interface BulletinCell { readonly text: string; readonly en?: string; readonly key: string | null }
export interface BulletinTableShape { readonly id: string; readonly tag: string; readonly caption: Labels; readonly unit: string; readonly columns: readonly BulletinColumn[] }
export interface BulletinChartShape { readonly id: string; readonly tag: string; readonly caption: Labels; readonly unit: string; readonly chart: "bar" | "line" }
/** What tables and charts a kind of bulletin has, whatever the period says (报表结构). */
export interface BulletinShape { readonly kind: BulletinKind; readonly tables: readonly BulletinTableShape[]; readonly charts: readonly BulletinChartShape[] }

export interface BulletinTable extends BulletinTableShape { readonly rows: readonly (readonly BulletinCell[])[] }
export interface BulletinChart extends BulletinChartShape, Pick<ChartBlock, "categories" | "series" | "summary"> {}
/** What a bulletin says (报表内容): every number with the key of its figure, and the figures as they were. Dates are Beijing's. */
export interface BulletinContent {
  readonly kind: BulletinKind; readonly title: Labels; readonly period: string; readonly periodName: Labels; readonly line: Line;
  readonly district: { readonly id: string; readonly name: Labels }; readonly simulated: boolean; readonly edition: string; readonly madeAt: string;
  /** the sentence that says the most, and the remarks below the tables */
  readonly lead: Labels; readonly remarks: readonly Labels[];
  readonly tables: readonly BulletinTable[]; readonly charts: readonly BulletinChart[]; readonly figures: readonly FigureView[];
  /** what each figure was made of when it was published: SHA-256 of its lineage, by key; empty before */
  readonly lineages: Readonly<Record<string, string>>;
}

/** What a bulletin is made of (编制依据). `subjects`: those it may speak of, in the order printed. */
export interface BulletinGround { readonly period: FigurePeriod; readonly line: Line; readonly district: { readonly id: string; readonly name: Labels }; readonly simulated: boolean; readonly madeAt: string; readonly subjects: readonly SubjectRow[]; readonly bodies: ReadonlyMap<string, Labels>; readonly sandstormDays: readonly string[] }
export type FigureGet = (key: FigureKey) => FigureView;
/** Puts a bulletin together from figures (编制). Which figures it asks for never depends on what they say. */
export type BulletinBuilder = (ground: BulletinGround, get: FigureGet) => BulletinContent;

const blank = (key: FigureKey): FigureView => ({ key: keyText(key), value: null, unit: "", validity: { state: "invalid", reason: null }, coverage: { have: 0, of: 0, what: "members" }, edition: null, clauses: [], detail: null });

/** Asks for all figures of a bulletin together, subject by subject, then puts it together (取数编制). */
export async function bulletinMade(builder: BulletinBuilder, ground: BulletinGround, figures: Pick<FigureOffice, "figures">): Promise<BulletinContent> {
  const keys = new Map<string, FigureKey>(), bySubject = new Map<string, FigureKey[]>(), made = new Map<string, FigureView>();
  builder(ground, (key) => { keys.set(keyText(key), key); return blank(key); });
  for (const key of keys.values()) { const of = `${key.subject.kind}:${key.subject.id}`, held = bySubject.get(of); if (held === undefined) bySubject.set(of, [key]); else held.push(key); }
  for (const part of bySubject.values()) for (const { key, value, unit, validity, coverage, edition, clauses, detail } of await figures.figures(part)) made.set(keyText(key), { key: keyText(key), value, unit, validity, coverage, edition, clauses, detail });
  return { ...builder(ground, (key) => made.get(keyText(key)) ?? blank(key)), figures: [...keys.keys()].flatMap((key) => made.get(key) ?? []) };
}

/** Words without a figure behind them. */
export const words = (zh: string, en: string = zh): BulletinCell => ({ text: zh, ...(en === zh ? {} : { en }), key: null });
export const labels = ({ zh, en }: Labels): BulletinCell => words(zh, en);
/** Words that a figure says. */
export const said = (figure: FigureView, zh: string, en: string = zh): BulletinCell => ({ text: zh, ...(en === zh ? {} : { en }), key: figure.key });
/** Days in Chinese; other units are the same in both languages. */
export const dayUnit = (unit: string): string => (unit === "d" ? "天" : unit);
/** The value of a figure; △ where it does not stand as the standard asks, and `none` where there is none or nothing it could be made of. */
export function valueCell(figure: FigureView, none = "—", unit = false): BulletinCell {
  const { value, validity, coverage } = figure, invalid = validity.state === "invalid";
  if (value === null || coverage.have === 0) return said(figure, none);
  const shown = (word: string): string => `${value}${unit && word !== "" ? ` ${word}` : ""}${invalid ? "△" : ""}`;
  return said(figure, shown(dayUnit(figure.unit)), shown(figure.unit));
}
/** A change with its unit; none where one of the two values does not stand. */
export const changeCell = (figure: FigureView): BulletinCell => (figure.validity.state === "invalid" ? said(figure, "—") : valueCell(figure, "—", true));
/** A number for drawing alone. */
export const drawn = ({ value }: FigureView): number | null => (value === null || !/^-?\d+(\.\d+)?$/.test(value) ? null : Number(value));
/** What a chart shows in a sentence. */
export const summaryOf = (categories: readonly string[], values: readonly (number | null)[], unit: string): string => categories.flatMap((name, at) => { const value = values[at]; return value === null || value === undefined ? [] : [`${name} ${value}${unit}`]; }).join("；") || "没有数据";
/** Editions that judged the figures, in the order met. */
export const editionsOf = (figures: readonly FigureView[]): string => [...new Set(figures.flatMap(({ edition }) => (edition === null ? [] : [edition])))].join("、");
