import type { Signed } from "../signed.js";
import type { DayStatistic } from "./day-value.js";
import type { Coverage, FigureDetail, Validity } from "./figure.js";
import type { Line } from "./figure-key.js";

/**
 * Something that figures are made of became different (变动记录): written in the very transaction that made it so, taken by the worker of figures, and settled when the figures are written again.
 * `hour`, `day`: values of a point in [from, until), milliseconds since 1970 UTC, arrived, were corrected, withdrawn, marked or reviewed; `point`: its registry or profile; `places`: bodies and places; `sandstorm`: a day declared or taken back; `settings`: how everything is made.
 */
export interface Touched { readonly id: number; readonly what: "hour" | "day" | "point" | "places" | "sandstorm" | "settings"; readonly point: string | null; readonly from: number | null; readonly until: number | null }

/** A figure as it is kept (留存统计值): what {@link Figure} says, as text; `inputs` are the texts of its keys. */
export interface KeptFigure {
  readonly key: string; readonly value: string | null; readonly exact: string | null; readonly unit: string; readonly validity: Validity; readonly coverage: Coverage; readonly edition: string | null; readonly clauses: readonly string[]; readonly detail: FigureDetail | null; readonly inputs: readonly string[];
}
/** Kept figures of one series: a subject's, over days of one kind of period. */
export interface KeptFilter { readonly subject: string; readonly line: Line; readonly period: string; /** first days of periods, from ≤ day < until */ readonly from: string; readonly until: string; readonly statistic?: string; readonly item?: string }

/** Kept days of subjects, `from` ≤ day < `until` (留存日值): values of items, or indices, whose item is empty. `exact`: with the exact values, for settings that let these enter. */
export interface KeptDaysFilter { readonly subjects: readonly string[]; readonly line: Line; readonly statistic: DayStatistic; readonly items: readonly string[]; readonly from: string; readonly until: string; readonly exact: boolean }
/** Those of a subject and item, in order. */
export interface KeptDays { readonly subject: string; readonly item: string; readonly days: readonly (readonly [day: string, value: string | null, exact: string | null])[] }

/** The store of figures of one district (统计值库): machines write here, outside the audit chain, which is for acts of people. */
export interface FigureStore {
  /** What waits, the oldest first. */
  touched(limit: number): Promise<readonly Touched[]>;
  /** Takes what is done from what waits. At least once: what was not settled comes again. */
  settle(ids: readonly number[]): Promise<void>;
  /** What was touched lately with a number above `id`, settled or not: for whoever keeps figures in memory and looks at least every few minutes. */
  touchedSince(id: number): Promise<readonly Touched[]>;
  /** The highest number given out. */
  lastTouched(): Promise<number>;
  /** Factors that each point ever sent in its hours and days, by whatever door (送过的因子). */
  sent(): Promise<readonly { readonly point: string; readonly factor: string }[]>;
  kept(keys: readonly string[]): Promise<ReadonlyMap<string, KeptFigure>>;
  keptSeries(filter: KeptFilter): Promise<readonly KeptFigure[]>;
  /** Values of days alone, many at once: a year of a subject is a row for each item. */
  keptDays(filter: KeptDaysFilter): Promise<readonly KeptDays[]>;
  /** Whether any figure is kept of subjects over periods of a kind that begin in a time (有无留存). */
  keeps(filter: { readonly subjects: readonly string[]; readonly line: Line; readonly period: string; readonly from: string; readonly until: string }): Promise<boolean>;
  /** In which of the spans sources have hours or days, withdrawn ones too (有无观测); places in the list, by source. */
  observedIn(sources: readonly number[], spans: readonly { readonly from: number; readonly until: number }[]): Promise<ReadonlyMap<number, readonly number[]>>;
  /** Writes figures; those that say the same as before are left alone. @returns keys of those that are new or differ */
  keep(figures: readonly KeptFigure[], at: string): Promise<readonly string[]>;
  /** Takes or renews the right to compute (计算租约), for some seconds; false while another holds it. */
  lease(holder: string, seconds: number): Promise<boolean>;
  /** How many are kept, and how much waits. */
  count(): Promise<{ readonly figures: number; readonly waiting: number }>;
}

/** A figure frozen as it was published (发布的统计值), with its lineage in full as JSON. `revises`: the publication of the same key that it follows. */
export interface FigurePublication extends Signed { readonly key: string; readonly value: string | null; readonly unit: string; readonly lineage: string; readonly document: string; readonly revises: string | null }
/** Reading publications: part of {@link DistrictReader}. */
export interface FigureReaderPort { /** of a key, the oldest first */ figurePublications(filter: { readonly key?: string; readonly id?: string }): Promise<readonly FigurePublication[]> }
/** Writing them: part of {@link DistrictWriter}. */
export interface FigureWriterPort extends FigureReaderPort { appendFigurePublication(publication: FigurePublication): Promise<"stored" | "known"> }
