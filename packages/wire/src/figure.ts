import type { Labels, Lineage, WaterClass, WaterState, AirCategory, AnnualItemResult } from "@yunqing/standards";
import type { Quality } from "./monitoring.js";

// Figures (统计值). A key is a text: `line|subject|statistic:item@mode|period`, such as `real-time|point:p1|air-mean:PM2.5|day~2026-01-03`; amounts are decimal text beside a unit.

/** Routes of figures (统计值接口路径). */
export const figurePaths = {
  figures: "/api/d/{d}/figures",                   // POST FigureQuery → FigureView[], in the order of the keys
  figure: "/api/d/{d}/figures/one",                // GET ?key=&depth= → FigureOpened
  figureHistory: "/api/d/{d}/figures/history",     // GET ?key= → FigureHistoryRow[], the oldest first
  figurePublish: "/api/d/{d}/figures/publish",     // POST FigurePublish → FigureHistoryRow[]
  figureSubjects: "/api/d/{d}/figures/subjects",   // GET ?day= → FigureSubjectView[]
  figureDays: "/api/d/{d}/figures/days",           // GET ?line=&subject=&statistic=&month= → FigureView[], one a day of the month
  figureHours: "/api/d/{d}/figures/hours",         // GET FigureHoursQuery → FigureHoursView
} as const;

export type FigureLine = "real-time" | "reviewed";
export type FigureSubjectKind = "point" | "section" | "river" | "lake" | "stack-outlet" | "sewage-outlet" | "town" | "district";
/** What a figure says beyond its value (附加信息). */
export type FigureDetailView =
  | { readonly kind: "index"; readonly state: "index" | "withheld" | "none"; readonly aqi: number; readonly category: AirCategory | null; readonly primary: readonly string[]; readonly exceeding: readonly string[]; readonly missing: readonly string[]; readonly subIndices: Readonly<Record<string, number>>; readonly sandstorm: boolean }
  | { readonly kind: "daily"; readonly windows: number | null; readonly byException: boolean }
  | { readonly kind: "days"; readonly sandstormDays: number; readonly shortMonths: readonly number[] }
  | { readonly kind: "good-days"; readonly goodDays: number; readonly denominator: number; readonly validDays: number; readonly heavyDays: number; readonly sandstormDays: number; readonly byCategory: Readonly<Record<AirCategory, number>> }
  | { readonly kind: "composite"; readonly singles: Readonly<Record<string, string>>; readonly largest: readonly string[] }
  | { readonly kind: "air-year"; readonly compliant: boolean | null; readonly items: Readonly<Record<string, Omit<AnnualItemResult, "item">>> }
  | { readonly kind: "water"; readonly class: WaterClass | null; readonly state: WaterState | null; readonly mainPollutants: Labels; readonly decisive: readonly string[]; readonly method: "sample" | "means" | "shares"; readonly values: Readonly<Record<string, string>> }
  | { readonly kind: "shares"; readonly good: number; readonly inferior: number; readonly sections: number }
  | { readonly kind: "outlet"; readonly stopped: number; readonly invalid: number; readonly missing: number; readonly substituted: number; readonly unfilled: number }
  | { readonly kind: "rank"; readonly rank: number | null; readonly of: number }
  | { readonly kind: "comparison"; readonly before: string | null; readonly difference: string | null; readonly words: Labels | null }
  | { readonly kind: "target"; readonly target: string; readonly kept: boolean | null; readonly possible: boolean | null };

/** A figure (统计值): null where there is none, and `validity` says why. */
export interface FigureView {
  readonly key: string; readonly value: string | null; readonly unit: string;
  readonly validity: { readonly state: "valid" | "invalid" | "unjudged"; readonly reason: Labels | null };
  readonly coverage: { readonly have: number; readonly of: number; readonly what: "hours" | "windows" | "days" | "months" | "points" | "sections" | "samples" | "items" | "members" };
  readonly edition: string | null; readonly clauses: readonly string[]; readonly detail: FigureDetailView | null;
}
/** A figure opened (怎么算的): leaves of the lineage name packets (`packet:12`), batches (`batch:3`) or further figures by their keys. */
export interface FigureOpened extends FigureView { readonly exact: string | null; readonly name: Labels; readonly lineage: Lineage; readonly inputs: readonly string[]; readonly published: boolean }
/** What was published of a figure (发布与修订). `differs`: today's figure is another. */
export interface FigureHistoryRow { readonly id: string; readonly at: string; readonly by: string; readonly document: string; readonly value: string | null; readonly unit: string; readonly lineage: Lineage; readonly differs: boolean }
/** A subject of figures (统计对象). */
export interface FigureSubjectView {
  readonly kind: FigureSubjectKind; readonly id: string; readonly name: Labels; readonly place: string | null; readonly longitude: string | null; readonly latitude: string | null; readonly network: string | null; readonly evaluated: boolean;
  readonly body: string | null; readonly chainage: string | null; readonly functionZone: string; readonly targetClass: string | null; readonly items: readonly string[];
}
/** An hour as it counts, with why (小时值及判定). */
export interface FigureHourCell { readonly value: string; readonly quality: Quality; readonly reason: Labels | null; readonly packet: number; readonly flag: string | null }
/** Days of hours of an item; hours are labelled by their end, [0] is 00–01. */
export interface FigureHoursView { readonly unit: string; readonly days: readonly { readonly day: string; readonly hours: readonly (FigureHourCell | null)[] }[] }

export interface FigureQuery { readonly keys: readonly string[] }
export interface FigureOneQuery { readonly key: string; /** how deep to open, 0–6; without it all of an hour or a day, less of longer periods */ readonly depth?: string }
export interface FigureKeyQuery { readonly key: string }
export interface FigureSubjectsQuery { readonly day?: string }
export interface FigureHoursQuery { readonly kind: FigureSubjectKind; readonly id: string; readonly item: string; readonly from: string; readonly until: string; readonly line: FigureLine }
export interface FigureDaysQuery { readonly line: FigureLine; /** such as `district:yungang` */ readonly subject: string; /** such as `air-index` */ readonly statistic: string; /** such as `2026-11` */ readonly month: string }
export interface FigurePublish { readonly id: string; readonly keys: readonly string[]; readonly document: string }
