import type { Labels } from "@yunqing/standards";
import type { FigureLine, FigureSubjectKind, FigureView } from "./figure.js";

// State of air, water and sources (环境质量). Every figure is a FigureView and opens by its key; amounts are decimal text beside a unit.

/** Routes of state (环境质量接口路径). */
export const boardPaths = {
  boardAir: "/api/d/{d}/board/air",                 // GET BoardQuery → BoardAir
  boardWater: "/api/d/{d}/board/water",             // GET BoardQuery → BoardWater
  boardGroundwater: "/api/d/{d}/board/groundwater", // GET BoardQuery → BoardGroundwater
  boardSources: "/api/d/{d}/board/sources",         // GET BoardQuery → BoardSources
  boardSheet: "/api/d/{d}/board/sheet.xlsx",        // GET ?table=air|sources&line=&day=&lang= → Excel
} as const;

/** `day`: without it today in Beijing. */
export interface BoardQuery { readonly line: FigureLine; readonly day?: string }
/** Whom a row is about. */
export interface BoardSubject { readonly kind: FigureSubjectKind; readonly id: string; readonly name: Labels; readonly place: string | null; readonly network: string | null; readonly evaluated: boolean }
/** What every page of state says first. */
export interface BoardHead { readonly line: FigureLine; readonly day: string; readonly today: string; readonly simulated: boolean }
/** A target of the plan held against its figure of the year so far. `passed`: its year is over and no later target is set; `figures`: the distance, then days left or the allowable mean where they exist. */
export interface BoardTargetRow { readonly label: Labels; readonly op: "<" | "<=" | ">=" | ">" | "="; readonly target: string; readonly unit: string; readonly year: number; readonly item: string | null; readonly passed: boolean; readonly kept: boolean | null; readonly now: FigureView; readonly figures: readonly FigureView[] }

/** A figure of the year so far with last year's and the change (累计、同期、同比). */
export interface BoardCompared { readonly now: FigureView; readonly before: FigureView; readonly change: FigureView }
/** A station, town or the district. `values`: hourly concentrations by the order of `items`. */
export interface BoardAirRow extends BoardSubject { readonly hour: FigureView; readonly hourValues: readonly FigureView[]; readonly dayIndex: FigureView; readonly dayValues: readonly FigureView[]; readonly year: readonly BoardCompared[]; readonly lastMonth: readonly FigureView[]; readonly rank: FigureView | null }
export interface BoardAir extends BoardHead { readonly hour: { readonly day: string; readonly hour: number }; readonly shownDay: string; readonly rows: readonly BoardAirRow[]; readonly sandstormDays: readonly string[]; readonly targets: readonly BoardTargetRow[] }

/** A section. `latest`: last hour of an automatic station. */
export interface BoardSectionRow extends BoardSubject { readonly body: string | null; readonly bodyName: Labels | null; readonly chainage: string | null; readonly targetClass: string | null; readonly month: FigureView; readonly year: BoardCompared; readonly yearBefore: FigureView; readonly target: FigureView | null; readonly latest: readonly FigureView[] }
export interface BoardLakeRow extends BoardSubject { readonly state: FigureView; readonly trophic: FigureView }
export interface BoardWater extends BoardHead { readonly sections: readonly BoardSectionRow[]; readonly rivers: readonly (BoardSubject & { readonly state: FigureView })[]; readonly lakes: readonly BoardLakeRow[]; readonly share: FigureView | null; readonly shareBefore: FigureView | null; readonly targets: readonly BoardTargetRow[] }

/** An item as a well or source was judged. */
export interface BoardJudgedItem { readonly name: Labels; readonly value: string; readonly unit: string; readonly class: string | null; readonly multiple: string | null }
/** A well or a drinking-water source. `judged` null: nothing could be judged, and `why` says it. */
export interface BoardWellRow { readonly id: string; readonly kind: "groundwater" | "drinking-source" | "reservoir"; readonly name: Labels; readonly place: string | null; readonly protection: string | null; readonly functionZone: string; readonly sampled: string | null; readonly class: string | null; readonly decisive: readonly string[]; readonly items: readonly BoardJudgedItem[]; readonly notJudged: readonly string[]; readonly compliant: boolean | null; readonly why: Labels | null; readonly done: number | null; readonly missed: number | null }
export interface BoardGroundwater extends BoardHead { readonly rows: readonly BoardWellRow[]; /** sources that comply, of those judged */ readonly compliance: { readonly percent: string | null; readonly compliant: number; readonly judged: number; readonly sources: number } }

/** What a limit says (限值评判); `units`: the units cannot be brought together, so nothing is judged. */
export type BoardLimitState = "kept" | "broken" | "units" | null;
/** An item of an outlet; the limit of each basis as its profile gives it. */
export interface BoardOutletItem { readonly item: string; readonly hour: FigureView; readonly day: FigureView; readonly hourLimit: string | null; readonly dayLimit: string | null; readonly hourState: BoardLimitState; readonly dayState: BoardLimitState; readonly document: string | null; readonly exceedingHours: number | null; readonly exceedingDays: number | null; readonly transmission: FigureView; readonly validity: FigureView; readonly effective: FigureView; readonly capture: FigureView }
export interface BoardOutletRow extends BoardSubject { readonly enterprise: string | null; readonly state: "running" | "stopped" | "silent"; readonly items: readonly BoardOutletItem[] }
export interface BoardSources extends BoardHead { readonly hour: { readonly day: string; readonly hour: number }; readonly rows: readonly BoardOutletRow[]; /** from which a rate is as it should be */ readonly thresholds: { readonly effective: string; readonly capture: string } }
