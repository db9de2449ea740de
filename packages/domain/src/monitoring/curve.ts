import { isDecimal } from "@yunqing/standards";
import type { CurveValue, FactorView, LatestValue } from "../desk/monitor-desk-views.js";
import { entriesOf, shapeOf, type Shape } from "./content.js";
import { factorOf, unitOf, type FactorTable } from "./factor-unit.js";
import type { InstrumentFact, MeasuredKind, ObservationOrigin, QualityMark, Reading, ReadingSource } from "./model.js";
import { markOf, qualityOf, readyMarks } from "./quality.js";
import { beijingText, usualSetting, windowOf, type WindowSetting } from "./window.js";

/** What units and windows are read by. */
export type CurveSetting = WindowSetting & Pick<InstrumentFact, "edition" | "units">;

/** Everything that values of a point are made of (曲线取数). */
export interface CurveInput {
  readonly kind: MeasuredKind;
  /** in any order; of one source and window ascending by `seq` is not needed either */
  readonly readings: readonly Reading[];
  readonly sources: ReadonlyMap<number, Pick<ReadingSource, "origin">>;
  /** every setting that readings were read by, by its number */
  readonly settings: ReadonlyMap<number, CurveSetting>;
  /** for readings that no instrument is behind: that of the point's own instruments */
  readonly fallback: CurveSetting | null;
  readonly marks: readonly QualityMark[]; readonly table: FactorTable;
  /** factor codes wanted, as sent; none: all */
  readonly factors?: ReadonlySet<string>;
}

/** A value in force with its window in milliseconds (现值). */
export interface ValueInForce extends Omit<CurveValue, "from" | "until"> { readonly fromMs: number; readonly untilMs: number; readonly setting: CurveSetting | null }

/** The field that is the value of a factor, by kind, the first that is there. @clause HJ 212-2017 表4; noise: -Data, -DayData */
const mainFields: Readonly<Record<MeasuredKind, readonly string[]>> = {
  "real-time": ["Rtd", "Data", "Avg"], minute: ["Avg", "Data", "DayData", "Cou", "Rtd"], hour: ["Avg", "Data", "DayData", "Cou", "Rtd"], day: ["Avg", "Data", "DayData", "Cou", "Rtd"],
};
/** Fields that are values of their own beside it: folded concentrations (折算值), noise of the night. @clause HJ 212-2017 表4 */
const besideFields: Readonly<Record<MeasuredKind, readonly string[]>> = { "real-time": ["ZsRtd"], minute: ["ZsAvg", "NightData"], hour: ["ZsAvg", "NightData"], day: ["ZsAvg", "NightData"] };

/**
 * Whose value stands when several sources tell of one factor and window (来源优先次序).
 * @choice A correction is a person's considered word and beats all; then what was measured on the spot; then a program's push, an office's import, and a laboratory's sheet, which samples and does not follow the window. Of equals the source registered first.
 */
const ranks: Readonly<Record<ObservationOrigin, number>> = { correction: 0, instrument: 1, push: 2, import: 3, laboratory: 4 };

interface Version { readonly fields: ReadonlyMap<string, string>; readonly packet: number; readonly backFilled: boolean; readonly setting: CurveSetting | null }
/** The versions of a factor that one source gave of one window, the first first; the last is in force. */
interface Told { readonly source: number; readonly origin: ObservationOrigin; readonly versions: Version[] }

/**
 * Values in force of a point (现值及其修订), by window, then in the order in which factors came.
 *
 * A factor in a later reading of a source and window replaces the same factor in an earlier one as a whole; the same again changes nothing and keeps the first packet.
 * A correction names what it corrects: its `revises` begins with the values of the source that it beats. A correction does not carry over minimum, maximum and sum of what it corrects:
 * they were made of the very measurements that it says are wrong.
 * A factor that came with a flag and no value is given with the value "", so that a fault is seen.
 */
export function valuesInForce(input: CurveInput): readonly ValueInForce[] {
  const shapes = new Map<string, Shape>(), marks = readyMarks(input.marks, input.kind), values: ValueInForce[] = [], unit = unitsOf(input.table);
  const readings = [...input.readings].sort((a, b) => a.from - b.from || a.source - b.source || a.seq - b.seq);
  for (let at = 0; at < readings.length;) {
    const { from } = readings[at]!, told = new Map<string, Told[]>();
    for (; at < readings.length && readings[at]!.from === from; at++) take(told, readings[at]!, input, shapes);
    for (const [factor, sources] of told) {
      if (sources.length > 1) sources.sort((a, b) => ranks[a.origin] - ranks[b.origin] || a.source - b.source);
      const [best, second] = sources as [Told, Told?];
      const versions = best.origin === "correction" && second !== undefined ? [...second.versions, ...best.versions] : best.versions;
      const mark = marks.length === 0 ? null : markOf(marks, from, factor);
      for (const [field, zs] of fieldsOf(best.versions.at(-1)!, input.kind)) values.push(valueOf(input.kind, unit, factor, field, zs, from, best, versions, mark));
    }
  }
  return values;
}

function take(told: Map<string, Told[]>, reading: Reading, { sources, settings, fallback, factors }: CurveInput, shapes: Map<string, Shape>): void {
  let shape = shapes.get(reading.shape);
  if (shape === undefined) shapes.set(reading.shape, shape = shapeOf(reading.shape));
  const origin = sources.get(reading.source)?.origin ?? "instrument", setting = settings.get(reading.setting) ?? fallback, byFactor = new Map<string, Map<string, string>>();
  for (const { factor, field, value } of entriesOf(shape, reading.content)) {
    if (factor === "" || (factors !== undefined && !factors.has(factor))) continue;
    const held = byFactor.get(factor);
    if (held === undefined) byFactor.set(factor, new Map([[field, value]])); else held.set(field, value);
  }
  for (const [factor, fields] of byFactor) {
    const version = { fields, packet: reading.packet, backFilled: shape.backFilled, setting };
    let of = told.get(factor);
    if (of === undefined) told.set(factor, of = []);
    const own = of.find((one) => one.source === reading.source);
    if (own === undefined) of.push({ source: reading.source, origin, versions: [version] });
    else if (!sameFields(own.versions.at(-1)!.fields, fields)) own.versions.push(version);
  }
}

function sameFields(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  if (a.size !== b.size) return false;
  for (const [field, value] of a) if (b.get(field) !== value) return false;
  return true;
}

/** The fields of a version that are values, each with the prefix of its minimum, maximum and sum. */
function fieldsOf({ fields }: Version, kind: MeasuredKind): readonly (readonly [field: string, prefix: string | null])[] {
  const main = mainFields[kind].find((field) => fields.has(field)), beside = besideFields[kind].filter((field) => fields.has(field));
  const found: (readonly [string, string | null])[] = main === undefined ? [] : [[main, ""]];
  for (const field of beside) found.push([field, field.startsWith("Zs") ? "Zs" : null]);
  // states of devices (-RS, -RT) have no flag and are no values
  return found.length === 0 && fields.has("Flag") ? [[mainFields[kind][0]!, ""]] : found;
}

type UnitOf = (factor: string, field: string, setting: CurveSetting | null) => string;
/** Units are asked of the table once for each factor, field and setting: a day of minutes holds thousands of the same. */
function unitsOf(table: FactorTable): UnitOf {
  const held = new Map<CurveSetting | null, Map<string, string>>();
  return (factor, field, setting) => {
    let own = held.get(setting);
    if (own === undefined) held.set(setting, own = new Map());
    const key = `${factor}-${field}`, known = own.get(key);
    if (known !== undefined) return known;
    const unit = unitOf(table, factor, field, setting);
    own.set(key, unit);
    return unit;
  };
}

function valueOf(kind: MeasuredKind, unit: UnitOf, factor: string, field: string, prefix: string | null, from: number, { origin }: Told, versions: readonly Version[], mark: QualityMark | null): ValueInForce {
  const version = versions.at(-1)!, { fields, setting } = version, value = fields.get(field) ?? "", flag = fields.get("Flag") ?? null, window = windowOf(kind, from, setting ?? usualSetting), judged = qualityOf(value, flag, mark);
  const beside = (name: string): string | null => (prefix === null || field === `${prefix}${name}` ? null : fields.get(`${prefix}${name}`) ?? null);
  return {
    fromMs: window.from, untilMs: window.until, factor, field, value, unit: unit(factor, field, setting), flag, minimum: beside("Min"), maximum: beside("Max"), cumulated: beside("Cou"), origin,
    quality: judged.quality, reason: judged.reason, markedBy: judged.markedBy, markedAt: judged.markedAt, packet: version.packet, backFilled: version.backFilled,
    revises: versions.length === 1 ? [] : versions.slice(0, -1).flatMap((one) => { const before = one.fields.get(field); return before === undefined ? [] : [{ packet: one.packet, value: before }]; }),
    setting,
  };
}

/** Values as the wire has them; at most `most`, cut where a window ends. */
export function curveValues(values: readonly ValueInForce[], most: number, nameOf: (user: string) => string): { readonly values: readonly CurveValue[]; readonly cut: boolean } {
  let end = values.length;
  if (end > most) for (end = most; end > 0 && values[end - 1]!.fromMs === values[end]!.fromMs;) end--;
  const texts = new Map<number, string>();
  const text = (at: number): string => { let held = texts.get(at); if (held === undefined) texts.set(at, held = beijingText(at)); return held; };
  return {
    cut: end < values.length,
    values: values.slice(0, end).map(({ fromMs, untilMs, factor, field, value, unit, flag, minimum, maximum, cumulated, origin, quality, reason, markedBy, markedAt, packet, backFilled, revises }) => ({
      from: text(fromMs), until: text(untilMs), factor, field, value, unit, flag, minimum, maximum, cumulated, origin, quality, reason,
      markedBy: markedBy === null ? null : nameOf(markedBy), markedAt: markedAt === null ? null : beijingText(Date.parse(markedAt)), packet, backFilled, revises,
    })),
  };
}

/** The factors of values in the order in which they came, each as last set. */
export function factorsOf(values: readonly ValueInForce[], table: FactorTable): readonly FactorView[] {
  const settings = new Map<string, CurveSetting | null>();
  for (const { factor, setting } of values) settings.set(factor, setting);
  return [...settings].map(([factor, setting]) => factorOf(table, factor, setting));
}

const sparkLength = 30;
/** The latest value of each factor and field with its spark (最新值与走势): its last 30 values as numbers, for drawing only; a text that is no number, or cannot be relied on, is a gap. */
export function latestValues(values: readonly ValueInForce[]): readonly LatestValue[] {
  const series = new Map<string, ValueInForce[]>();
  for (const value of values) {
    const key = `${value.factor}\n${value.field}`, held = series.get(key);
    if (held === undefined) series.set(key, [value]); else held.push(value);
  }
  return [...series.values()].map((own) => {
    const last = own.at(-1)!, { factor, field, value, flag, quality, fromMs } = last;
    return { factor, field, value, flag, quality, at: beijingText(fromMs), spark: own.slice(-sparkLength).map((one) => (one.quality === "unreliable" || !isDecimal(one.value) ? null : Number(one.value))) };
  });
}
