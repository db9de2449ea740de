import { dayAfter, daysOfMonth } from "@yunqing/standards";
import { linesOf, type HeldReview, type JudgedCell, type UnjudgedValue } from "../data-review/line.js";
import type { SourceMark } from "../data-review/source-mark.js";
import { valuesInForce, type ValueInForce } from "../monitoring/curve.js";
import type { FactorTable } from "../monitoring/factor-unit.js";
import type { MeasuredKind, PointFact, QualityMark, Reading } from "../monitoring/model.js";
import { inUnit, itemOfFactor } from "./factor-item.js";
import { FigureGround } from "./figure-ground.js";
import type { HourCell } from "./figure-office.js";
import type { Line, Subject, SubjectKind } from "./figure-key.js";
import { packedReadings, unpacked, type PackedReadings } from "./packed-readings.js";
import { plainBlockOf, type PlainBlock } from "./plain-block.js";
import type { PlainColumn } from "./plain-column.js";
import type { DayOfHours, FigureSettings, FigureSource, HourValue, WaterSample } from "./source.js";

/** A month of a point that is wanted and not there (未载入的数据块). Whoever asked loads it and asks again. */
export class BlockMissing extends Error {
  readonly code = "statistics/block-missing";
  /** @param month  2025-01, or 2025-01-31 where a day alone is wanted @param more  months that will be wanted with it */
  constructor(readonly point: string, readonly month: string, readonly more: readonly string[] = []) { super(`点位 ${point} 的 ${month} 数据尚未载入；请载入后重算。${month} of ${point} is not loaded; load it and ask again`); }
}
/** Enough was read for one turn (本轮到此): others get theirs, then the same is asked again; what was made is kept. */
export class TurnOver extends Error { readonly code = "statistics/turn-over"; constructor() { super("the turn of this work is over; it goes on in the next"); } }
/** It is thrown thousands of times, and nobody asks where. */
export const turnOver = new TurnOver();

/** What a block is made of (数据块): the hours of a month with those around it that quality control must see, the days for samples, and people's words on them. */
export interface BlockInput { readonly point: string; /** 2025-01, or 2025-01-31: a day of hours */ readonly month: string; readonly hours: readonly Reading[]; readonly days: readonly Reading[]; readonly marks: readonly QualityMark[]; readonly reviews: readonly HeldReview[]; readonly sourceMarks: readonly SourceMark[] }
interface Block { readonly hours: PackedReadings; readonly days: PackedReadings; readonly marks: BlockInput["marks"]; readonly reviews: BlockInput["reviews"]; readonly sourceMarks: BlockInput["sourceMarks"] }
/** Cells of a line by item and window start. */
type Cells = ReadonlyMap<string, ReadonlyMap<number, JudgedCell>>;
type TwoLines = Readonly<Record<Line, Cells>>;
interface Decoded { /** items of which nothing is to be said; only the others are in the cells */ readonly plain: PlainBlock | null; readonly cells: TwoLines; readonly days: Map<string, DayOfHours>; readonly samples: Readonly<Record<Line, readonly WaterSample[]>> }

const hour = 3_600_000, beijing = 8 * hour, emptyDay: DayOfHours = Object.freeze(Array.from({ length: 24 }, () => null));
/** The instant of a Beijing midnight. */
export function startOfDay(day: string): number { return Date.parse(`${day}T00:00:00Z`) - beijing; }
const dayOfMs = (ms: number): string => new Date(ms + beijing).toISOString().slice(0, 10);
/** The first day after a month. */
export function monthAfter(month: string): string { return dayAfter(`${month}-01`, daysOfMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7)))).slice(0, 7); }
/** Months from that of one day to that of another, both included. */
export function monthsBetween(from: string, last: string): readonly string[] {
  const months: string[] = [];
  for (let month = from.slice(0, 7); month <= last.slice(0, 7); month = monthAfter(month)) months.push(month);
  return months;
}
/** The span of readings that a block needs, in milliseconds: the month or day, and what the rules must see around it. */
export function spanOfBlock(month: string, { before, after }: FigureGround["context"]): { readonly from: number; readonly until: number } {
  const isDay = month.length > 7, from = startOfDay(isDay ? month : `${month}-01`);
  return { from: from - before * hour, until: (isDay ? from + 24 * hour : startOfDay(`${monthAfter(month)}-01`)) + after * hour };
}

/** How many blocks are kept packed, and how many opened; the least recently used go first. */
export interface BlockLimits { readonly packed: number; readonly opened: number }
const usualLimits: BlockLimits = { packed: 1_500, opened: 150 };

/**
 * Values of a district from blocks that somebody loads (数据块取数): a point and month each, kept packed, opened when asked. What is not there is told by {@link BlockMissing}.
 * Air stations, sections and outlets speak by the codes of HJ 212; their values come in the units of the standards.
 */
export class LoadedSource implements FigureSource {
  readonly ground: FigureGround;
  readonly settings: FigureSettings;
  readonly #table: FactorTable;
  readonly #limits: BlockLimits;
  readonly #blocks = new Map<string, Block>();
  readonly #opened = new Map<string, Decoded>();
  readonly #empty = new Set<string>();
  /** days that were loaded or opened by themselves, by the name of their month */
  readonly #daysOf = new Map<string, Set<string>>();
  readonly #asked = new Map<string, Set<string>>();
  /** reads left in this turn */
  #left = Number.POSITIVE_INFINITY;
  constructor(ground: FigureGround, table: FactorTable, limits: BlockLimits = usualLimits) { this.ground = ground; this.settings = ground.settings; this.#table = table; this.#limits = limits; }

  put(input: BlockInput): void {
    const name = `${input.point}|${input.month}`;
    this.#opened.delete(name); this.#blocks.delete(name);
    if (input.month.length > 7) this.#noteDay(name);
    this.#blocks.set(name, { hours: packedReadings(input.hours), days: packedReadings(input.days), marks: input.marks, reviews: input.reviews, sourceMarks: input.sourceMarks });
    if (this.#blocks.size > this.#limits.packed) for (const [oldest] of this.#blocks) { this.#blocks.delete(oldest); this.#opened.delete(oldest); break; }
  }
  /** A month in which a point sent nothing. */
  putEmpty(point: string, month: string): void { if (this.#empty.size > 50_000) this.#empty.clear(); this.#empty.add(`${point}|${month}`); }
  has(point: string, month: string): boolean { const name = `${point}|${month}`; return this.#blocks.has(name) || this.#empty.has(name); }
  /** Forgets a month of a point: something in it changed. */
  drop(point: string, month: string): void {
    const name = `${point}|${month}`, days = this.#daysOf.get(name);
    for (const one of days === undefined ? [name] : [name, ...days]) { this.#blocks.delete(one); this.#opened.delete(one); this.#empty.delete(one); }
    this.#daysOf.delete(name);
  }
  #noteDay(name: string): void { const month = name.slice(0, -3), held = this.#daysOf.get(month); if (held === undefined) this.#daysOf.set(month, new Set([name])); else held.add(name); }
  /** Says at once which months of a point will be read and are not there. @throws {BlockMissing} */
  ready(subject: Subject, months: readonly string[]): void {
    const missing = this.ground.pointOf(subject) === null || !this.ground.everSent(subject.id) ? [] : months.filter((month) => !this.has(subject.id, month)), [first] = missing;
    if (first !== undefined) throw new BlockMissing(subject.id, first, missing);
  }
  get size(): number { return this.#blocks.size; }

  /** Allows so many reads before {@link TurnOver}. */
  turn(reads: number): void { this.#left = reads; }
  #count(): void { if (--this.#left < 0) throw turnOver; }

  /** Items that were ever asked of a point. */
  askedOf(point: string): ReadonlySet<string> { return this.#asked.get(point) ?? new Set(); }

  hours(subject: Subject, item: string, day: string, line: Line): DayOfHours {
    this.#count();
    const point = this.ground.pointOf(subject);
    if (point === null) return emptyDay;
    return this.#hoursIn(this.#open(point, day.slice(0, 7)), point, item, day, line);
  }
  /** An hour by itself: of a month that nobody opened, its day alone is read. */
  hour(subject: Subject, item: string, day: string, at: number, line: Line): HourValue | null {
    this.#count();
    const point = this.ground.pointOf(subject);
    if (point === null) return null;
    return this.#hoursIn(this.#opened.get(`${point.point}|${day.slice(0, 7)}`) ?? this.#openDay(point, day), point, item, day, line)[at - 1] ?? null;
  }
  #hoursIn(decoded: Decoded, { point }: PointFact, item: string, day: string, line: Line): DayOfHours {
    const asked = this.#asked.get(point);
    if (asked === undefined) this.#asked.set(point, new Set([item])); else asked.add(item);
    const name = `${line}|${item}|${day}`, held = decoded.days.get(name);
    if (held !== undefined) return held;
    const column = line === "real-time" ? decoded.plain?.columns.get(item) : undefined;
    if (decoded.plain !== null && column !== undefined) { const made = plainDay(decoded.plain, column, startOfDay(day)); decoded.days.set(name, made); return made; }
    const cells = decoded.cells[line].get(item);
    if (cells === undefined) return emptyDay;
    const start = startOfDay(day), made: (HourValue | null)[] = [];
    let some = false;
    for (let at = 0; at < 24; at++) {
      const cell = cells.get(start + at * hour);
      if (cell !== undefined) some = true;
      made.push(cell === undefined ? null : this.#hourOf(cell));
    }
    const hours = some ? made : emptyDay;
    decoded.days.set(name, hours);
    return hours;
  }
  /** A mark of the source counts where its words stop the works, or the value may not be relied on under it. */
  #hourOf({ value, quality, packet, flag, sourceMark }: JudgedCell): HourValue {
    const mark = sourceMark !== null && (quality === "unreliable" || this.settings.outlet.stoppedMarks.includes(sourceMark.word)) ? sourceMark.word : null;
    return { value, quality, packet, ...(flag === null ? {} : { flag }), ...(mark === null ? {} : { mark }) };
  }
  /** The hours with reasons. */
  cells(subject: Subject, item: string, day: string, line: Line): readonly (HourCell | null)[] {
    const point = this.ground.pointOf(subject), opened = point === null ? null : this.#open(point, day.slice(0, 7)), start = startOfDay(day);
    if (line === "real-time" && opened?.plain?.columns.has(item) === true) return this.hours(subject, item, day, line).map((one) => (one === null ? null : { value: one.value, quality: one.quality, reason: null, packet: one.packet, flag: one.flag ?? null }));
    const cells = opened?.cells[line].get(item);
    return Array.from({ length: 24 }, (_, at) => { const cell = cells?.get(start + at * hour); return cell === undefined ? null : { value: cell.value, quality: cell.quality, reason: cell.reason, packet: cell.packet, flag: cell.flag }; });
  }
  samples(section: Subject, from: string, until: string, line: Line): readonly WaterSample[] {
    this.#count();
    const point = this.ground.pointOf(section);
    if (point === null || section.kind !== "section") return [];
    return monthsBetween(from, dayAfter(until, -1)).flatMap((month) => this.#open(point, month).samples[line]).filter(({ day }) => from <= day && day < until);
  }
  /** Whether anything of a month is in the reviewed line. */
  hasReviewed(subject: Subject, month: string): boolean {
    const point = this.ground.pointOf(subject);
    if (point === null || this.#blocks.get(`${point.point}|${month}`)?.reviews.length === 0) return false;
    const { cells, samples } = this.#open(point, month);
    return cells.reviewed.size > 0 || samples.reviewed.length > 0;
  }
  members(place: Subject, kind: SubjectKind, day: string): readonly Subject[] { return this.ground.members(place, kind, day); }
  placesOf(subject: Subject): readonly Subject[] { return this.ground.placesOf(subject); }
  programme(subject: Subject): readonly string[] { return this.ground.programme(subject); }
  sandstormDays(from: string, until: string): readonly string[] { return this.ground.sandstormDays(from, until); }

  #open(point: PointFact, month: string): Decoded {
    const name = `${point.point}|${month}`, held = this.#opened.get(name);
    if (held !== undefined) return held;
    const block = this.#blocks.get(name);
    if (block === undefined) {
      if (this.#empty.has(name) || !this.ground.everSent(point.point)) return nothing;
      throw new BlockMissing(point.point, month);
    }
    // used now: the last to go
    this.#blocks.delete(name); this.#blocks.set(name, block);
    return this.#hold(name, this.#decode(point, month, block));
  }
  #openDay(point: PointFact, day: string): Decoded {
    const name = `${point.point}|${day}`, month = name.slice(0, -3), held = this.#opened.get(name);
    if (held !== undefined) return held;
    const own = this.#blocks.get(name), block = own ?? this.#blocks.get(month);
    if (block === undefined) {
      if (this.#empty.has(month) || !this.ground.everSent(point.point)) return nothing;
      throw new BlockMissing(point.point, day);
    }
    this.#noteDay(name);
    const { from, until } = spanOfBlock(day, this.ground.context);
    return this.#hold(name, this.#decode(point, day, own ?? { ...block, hours: packedReadings(unpacked(block.hours, "hour").filter((one) => from <= one.from && one.from < until)), days: noReadings }));
  }
  #hold(name: string, decoded: Decoded): Decoded {
    this.#opened.set(name, decoded);
    if (this.#opened.size > this.#limits.opened) for (const [oldest] of this.#opened) { this.#opened.delete(oldest); break; }
    return decoded;
  }

  #decode(point: PointFact, month: string, block: Block): Decoded {
    const isSection = this.ground.subjectOf(point.point)?.kind === "section", plain = isSection ? null : this.#plain(point, month, block);
    if (plain !== null) return { plain, cells: plain.others.length === 0 ? noCells : this.#judged(point, "hour", plain.others, block), days: new Map(), samples: { "real-time": [], reviewed: [] } };
    const hours = this.#values(point, "hour", unpacked(block.hours, "hour")), cells = this.#judged(point, "hour", hours.values, block);
    if (!isSection) return { plain: null, cells, days: new Map(), samples: { "real-time": [], reviewed: [] } };
    const isSample = (at: number, item: string): boolean => hours.laboratory.has(`${at}|${item}`) || this.ground.isManual(point.point, dayOfMs(at)), own: TwoLines = { "real-time": without(cells["real-time"], isSample), reviewed: without(cells.reviewed, isSample) };
    if (month.length > 7) return { plain: null, cells: own, days: new Map(), samples: { "real-time": [], reviewed: [] } };
    const days = this.#values(point, "day", unpacked(block.days, "day")), dayCells = this.#judged(point, "day", days.values, block);
    return { plain: null, cells: own, days: new Map(), samples: { "real-time": samplesOf(month, [only(cells["real-time"], isSample), dayCells["real-time"]]), reviewed: samplesOf(month, [only(cells.reviewed, isSample), dayCells.reviewed]) } };
  }

  /** The quick way, where people said nothing of the month. */
  #plain(point: PointFact, month: string, { hours, marks, reviews, sourceMarks }: Block): PlainBlock | null {
    if (marks.length > 0 || reviews.length > 0 || sourceMarks.length > 0) return null;
    const { facts, quality, context } = this.ground;
    return plainBlockOf(hours, { kind: point.kind, ...spanOfBlock(month, context), settings: facts.curveSettings, fallback: facts.fallbacks.get(point.point) ?? null, table: this.#table, quality });
  }

  #judged({ point, kind: pointKind }: PointFact, kind: "hour" | "day", values: readonly UnjudgedValue[], { marks, reviews, sourceMarks }: Block): TwoLines {
    const lines = linesOf({ point, pointKind, kind, values, marks, reviews, sourceMarks, settings: this.ground.quality });
    return { "real-time": byItem(lines.realTime), reviewed: byItem(lines.reviewed) };
  }

  /** Values in force of a kind by item and in the standard's units; and which of them a laboratory gave. */
  #values(point: PointFact, kind: MeasuredKind, readings: readonly Reading[]): { readonly values: readonly UnjudgedValue[]; readonly laboratory: ReadonlySet<string> } {
    const values: UnjudgedValue[] = [], laboratory = new Set<string>(), seen = new Map<string, number>();
    if (readings.length === 0) return { values, laboratory };
    const { facts, sourcesOf } = this.ground, sources = new Map((sourcesOf.get(point.point) ?? []).map((one) => [one.source, one]));
    for (const one of valuesInForce({ kind, readings, sources, settings: facts.curveSettings, fallback: facts.fallbacks.get(point.point) ?? null, marks: [], table: this.#table })) {
      if (one.field.startsWith("Zs") || one.field === "NightData") continue;
      const item = itemOfFactor(point.kind, one.factor);
      if (item === null) continue;
      const { text, unit } = item.item === "flow" && one.cumulated !== null && one.cumulated !== "" ? { text: one.cumulated, unit: item.unit } : { text: one.value, unit: one.unit }, value = inUnit(text, unit, item.unit), own = itemValue(one, item.item, value), name = `${one.fromMs}|${item.item}`, place = seen.get(name);
      if (one.origin === "laboratory") laboratory.add(name);
      // one item under two codes: the one that has a value
      if (place === undefined) seen.set(name, values.push(own) - 1); else if ((values[place] as UnjudgedValue).value === "") values[place] = own;
    }
    return { values, laboratory };
  }
}

const noReadings = packedReadings([]);
/** What a point has that never sent anything. */
const nothing: Decoded = { plain: null, cells: { "real-time": new Map(), reviewed: new Map() }, days: new Map(), samples: { "real-time": [], reviewed: [] } };
const noCells: TwoLines = { "real-time": new Map(), reviewed: new Map() };
function plainDay({ from, packets }: PlainBlock, { texts, flags }: PlainColumn, start: number): DayOfHours {
  const first = (start - from) / hour, made: (HourValue | null)[] = [];
  let some = false;
  for (let at = first; at < first + 24; at++) {
    const value = texts[at], flag = flags[at] ?? null;
    if (value === undefined) { made.push(null); continue; }
    some = true;
    made.push(flag === null ? { value, quality: "reliable", packet: packets[at] as number } : { value, quality: "reliable", packet: packets[at] as number, flag });
  }
  return some ? made : emptyDay;
}

/** A value whose unit cannot be brought to the standard's is none. */
function itemValue(one: ValueInForce, item: string, value: string | null): UnjudgedValue { return { item, factor: one.factor, from: one.fromMs, until: one.untilMs, value: value ?? "", flag: one.flag, packet: one.packet, receivedAt: null, backFilled: one.backFilled }; }
function byItem(line: ReadonlyMap<string, JudgedCell>): Cells {
  const cells = new Map<string, Map<number, JudgedCell>>();
  for (const cell of line.values()) { const own = cells.get(cell.item); if (own === undefined) cells.set(cell.item, new Map([[cell.from, cell]])); else own.set(cell.from, cell); }
  return cells;
}
function filtered(cells: Cells, keep: (at: number, item: string) => boolean): Cells {
  const kept = new Map<string, ReadonlyMap<number, JudgedCell>>();
  for (const [item, own] of cells) { const some = [...own].filter(([at]) => keep(at, item)); if (some.length > 0) kept.set(item, new Map(some)); }
  return kept;
}
const only = filtered, without = (cells: Cells, isSample: (at: number, item: string) => boolean): Cells => filtered(cells, (at, item) => !isSample(at, item));

/** Samples of a month (单次监测): what was measured in one window is one sample, its doubtful values another; a value that cannot be relied on is in none. */
function samplesOf(month: string, parts: readonly Cells[]): readonly WaterSample[] {
  const found: { readonly at: number; readonly sample: WaterSample }[] = [];
  for (const cells of parts) {
    const windows = new Map<number, [string, HourCell][]>();
    for (const [item, own] of cells) for (const [at, cell] of own) { const held = windows.get(at); if (held === undefined) windows.set(at, [[item, cell]]); else held.push([item, cell]); }
    for (const [at, all] of windows) {
      const day = dayOfMs(at);
      if (day.slice(0, 7) !== month) continue;
      for (const quality of ["reliable", "doubtful"] as const) {
        const own = all.filter(([, cell]) => cell.quality === quality && cell.value !== ""), [first] = own;
        if (first !== undefined) found.push({ at, sample: { day, values: Object.fromEntries(own.map(([item, cell]) => [item, cell.value])), quality, packet: first[1].packet } });
      }
    }
  }
  return found.sort((a, b) => a.at - b.at).map(({ sample }) => sample);
}
