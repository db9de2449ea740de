import { equalWeights, exact, isDecimal, type AirZone, type CompositeRounding, type CompositeWeights, type Exact, type GoodDayDenominator, type Labels } from "@yunqing/standards";
import type { Quality } from "../monitoring/model.js";
import type { DayStatistic, DayValue } from "./day-value.js";
import type { Figure } from "./figure.js";
import type { FigureKey, Line, Subject } from "./figure-key.js";

/**
 * An hourly (or minute) value as a line has it (小时值). Text in the unit of the standard: air µg/m³ and CO mg/m³, water mg/L, gas mg/m³ dry standard, flow m³/h (gas) or m³ in the hour (water).
 * `flag` and `mark` speak for outlets: the data flag of HJ 212 and the state mark of 2022.
 */
export interface HourValue { readonly value: string; readonly quality: Quality; readonly packet: number; readonly flag?: string; readonly mark?: string }
/** The 24 hours of a Beijing day, [0] is 00–01, labelled 1; null: no value came. */
export type DayOfHours = readonly (HourValue | null)[];

/** A sample of water taken by hand, or an automatic reading kept as one (单次监测). Values as reported, also `0.05L`. */
export interface WaterSample { readonly day: string; readonly values: Readonly<Record<string, string>>; readonly quality: Quality; readonly packet: number }

/** An edition named for days on which none was in force, or by which a year shared by two is judged (指定版本), with the reason that every figure then carries. */
export interface EditionOverride { readonly standard: "HJ 633" | "HJ 663"; readonly edition: string; readonly from: string; readonly until: string; readonly reason: Labels }

/** How figures are made where standard or practice leave a choice (统计口径). Changing it changes every figure. */
export interface FigureSettings {
  readonly editions: readonly EditionOverride[];
  readonly zone: AirZone;
  readonly denominator: GoodDayDenominator;
  readonly weights: CompositeWeights;
  readonly compositeRounding: CompositeRounding;
  /**
   * With what a daily or monthly figure enters a figure made of it: its published text (the office can add it up from the printed table), or its exact value.
   * @choice published: HJ 663 evaluates daily data that are rounded, and every program that published figures were compared with does so; GB/T 8170 §3.3 is kept within each figure
   */
  readonly entering: "published" | "exact";
  /** whether a doubtful value counts until a person decides: in real time it does, in the reviewed line it does not */
  readonly countsDoubtful: Readonly<Record<Line, boolean>>;
  readonly water: {
    /** readings that a day of an automatic section should have, and least number for a daily mean. @choice no text at hand names a minimum: one */
    readonly readingsOfDay: number; readonly leastReadings: number;
    /** river: fewer than five sections by means, else by shares */
    readonly riverMethod: "auto" | "means" | "shares";
  };
  readonly outlet: {
    /** least valid hours of a day of gas, unless permit or emission standard set another. @clause HJ 212-2017 annex D (20) */
    readonly gasDayHours: number;
    /** state marks under which a source counts as stopped. @clause announcement 2022 no. 21 */
    readonly stoppedMarks: readonly string[];
  };
}

/** The usual settings (默认口径). */
export const usualFigureSettings: FigureSettings = {
  editions: [], zone: "second", denominator: "valid", weights: equalWeights, compositeRounding: "singles", entering: "published", countsDoubtful: { "real-time": true, reviewed: false },
  water: { readingsOfDay: 6, leastReadings: 1, riverMethod: "auto" }, outlet: { gasDayHours: 20, stoppedMarks: ["停运", "停炉"] },
};

/**
 * Where figures take their values from (统计取数): a synchronous view of one district, loaded by an adapter. Each call with the same arguments gives the same until a {@link Change} says otherwise; a list once given is never changed in place.
 * The reviewed line gives reviewed values only: what nobody reviewed is null there.
 */
export interface FigureSource {
  /** @param item  air: SO2, NO2, PM10, CO, O3, PM2.5; water: symbol of table 1; outlets: item or `flow` */
  hours(subject: Subject, item: string, day: string, line: Line): DayOfHours;
  /** one hour (1–24) where it is had for less than its day; the same as among {@link hours} */
  hour?(subject: Subject, item: string, day: string, hour: number, line: Line): HourValue | null;
  /** told that months of a point will be read */
  ready?(subject: Subject, months: readonly string[]): void;
  /** minutes of an hour (1–24) of an outlet where they are kept; null: the instrument's own hour counts */
  minutes?(subject: Subject, item: string, day: string, hour: number, line: Line): readonly (HourValue | null)[] | null;
  /** samples of a section with `from` ≤ day < `until`, in order */
  samples(section: Subject, from: string, until: string, line: Line): readonly WaterSample[];
  /** those that belong to a place on a day and take part in its evaluation: points of a town or district, sections of a river, lake or district, towns of a district */
  members(place: Subject, kind: Subject["kind"], day: string): readonly Subject[];
  /** places that a subject belongs to, of every level: for telling what a change touches */
  placesOf(subject: Subject): readonly Subject[];
  /** items that a point measures, by hour names (O3); what is not among them is "not monitored" and not "missing" */
  programme(subject: Subject): readonly string[];
  /** declared days of sand and dust (沙尘天气) with `from` ≤ day < `until`, in order */
  sandstormDays(from: string, until: string): readonly string[];
  readonly settings: FigureSettings;
}

/** What a rule reads: the source, one hour of it by itself (1–24), and other figures. */
export interface FigureReader extends FigureSource {
  figure(key: FigureKey): Figure;
  hour(subject: Subject, item: string, day: string, hour: number, line: Line): HourValue | null;
  /** where a reader whose figures stay as they are may keep what several rules make */
  readonly memo?: Map<string, unknown>;
  /** daily values without their figures, for each subject and each day: what the figures of those days would enter with */
  days?(subjects: readonly Subject[], statistic: DayStatistic, item: string | undefined, days: readonly string[], line: Line): readonly (readonly DayValue[])[];
}

const numbers = new Map<string, Exact | null>();
/** The number of a text, null for none; the same few hundred texts come millions of times, so they are read once. */
function numberOf(text: string): Exact | null {
  const known = numbers.get(text);
  if (known !== undefined) return known;
  const read = isDecimal(text) ? exact(text) : null, number = read === null || read.isNegative() ? null : read;
  if (numbers.size >= 20_000) numbers.clear();
  numbers.set(text, number);
  return number;
}

/** A value as it counts in a line, exact; null where it does not: missing, not relied on, no number, below zero. */
export function counted(value: HourValue | null | undefined, line: Line, { countsDoubtful }: FigureSettings): Exact | null {
  if (!value || value.quality === "unreliable" || (value.quality === "doubtful" && !countsDoubtful[line])) return null;
  return numberOf(value.value);
}

const published = new WeakMap<Figure, Exact>();
/** What a figure enters another with, by the settings. */
export function enteringOf(figure: Figure, { entering }: FigureSettings): Exact | null {
  if (figure.value === null || figure.exact === null) return null;
  if (entering === "exact") return figure.exact;
  let held = published.get(figure);
  if (held === undefined) published.set(figure, held = exact(figure.value));
  return held;
}
