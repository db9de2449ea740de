import {
  captureRate, dailyPh, dataFlagOf, exact, gasDay, gasHour, gasSubstitution, hourlyEmission, isDecimal, meanOf, sum, transmissionRates, waterDay, waterEmission, waterSubstitution, dayAfter,
  type CaptureHours, type Computed, type Exact, type FlaggedValue, type Labels, type Lineage, type MonitoringRate,
} from "@yunqing/standards";
import { noFigure } from "./air-day.js";
import { plain } from "./air-period.js";
import { figureLeaf, figureWith, invalid, unjudged, valid, type Figure, type FigureDetail, type FigureParts } from "./figure.js";
import { dayValueOf, type DayValue } from "./day-value.js";
import { keyText, type FigureKey, type Line, type Subject } from "./figure-key.js";
import { daysOfPeriod, hourOf, lengthOf, monthsOf, periodName, periodOf } from "./period.js";
import { enteringDays } from "./entering-days.js";
import { counted, type FigureReader, type HourValue } from "./source.js";

const isGas = ({ kind }: Subject): boolean => kind === "stack-outlet";
const unitOf = (key: FigureKey): string => (key.item === "pH" ? "" : key.item === "flow" ? (isGas(key.subject) ? "m³/h" : "m³") : isGas(key.subject) ? "mg/m³" : "mg/L");
const places = (key: FigureKey): number => (key.item === "flow" ? 1 : key.item === "pH" ? 2 : 3);

/** What became of an hour of an outlet (时段状态): valid, invalid by flag or quality, the source stopped, or nothing came. @clause HJ 212-2017 table 8; announcement 2022 no. 21 */
export type OutletHour = "valid" | "invalid" | "stopped" | "missing";
/** The state of an hour, from flag, mark and quality. A value set by hand (S) stands for amounts and is not counted for the valid rate. */
export function outletHourState(value: HourValue | null, key: FigureKey, reader: FigureReader): OutletHour {
  if (value === null) return "missing";
  const flag = dataFlagOf(value.flag)?.validity;
  if (flag === "stopped" || (value.mark !== undefined && reader.settings.outlet.stoppedMarks.includes(value.mark))) return "stopped";
  if (flag === "missing") return "missing";
  return flag === "valid" && value.mark === undefined && counted(value, key.line, reader.settings) !== null ? "valid" : "invalid";
}
/** The hour as the instrument gave it, where it is valid. */
function hourNumber(value: HourValue | null, key: FigureKey, reader: FigureReader): Exact | null { return outletHourState(value, key, reader) === "valid" ? exact(value?.value ?? "") : null; }

const flagged = (value: HourValue | null, key: FigureKey, reader: FigureReader): FlaggedValue => (outletHourState(value, key, reader) === "valid" ? { value: value?.value ?? null, flag: value?.flag ?? "N" } : { value: null });
const fromComputed = (key: FigureKey, made: Computed<Exact | null>, coverage: Figure["coverage"], why: Labels, clauses: readonly string[], edition: string, inputs: FigureParts["inputs"], detail: FigureDetail | null = null): Figure => figureWith(
  { key, value: made.value?.toFixed(places(key)) ?? null, exact: made.value, unit: unitOf(key), validity: made.value === null ? { state: "invalid", reason: why } : valid, coverage, edition, clauses, detail, inputs },
  () => ({ ...made.lineage, value: made.value?.toFixed(places(key)) ?? null, ...(made.value === null ? {} : { rounding: { rule: "GB/T 8170" as const, places: places(key), exact: made.value.toString() } }) }));

/** Mean concentration of an outlet (排放浓度均值): hour from minutes (gas, 45 of 60), day of gas from 20 hours, day of water weighted by flow, pH by its median; longer periods from valid days. */
export function outletMean(key: FigureKey, reader: FigureReader): Figure {
  if (key.period.kind === "hour") return hourMean(key, reader);
  if (key.period.kind !== "day") return overDays(key, reader);
  const { day } = key.period, hours = reader.hours(key.subject, key.item ?? "", day, key.line), made = Array.from({ length: 24 }, (_, at) => hourMade(key, at + 1, hours[at] ?? null, reader)), keyAt = (at: number): FigureKey => ({ ...key, period: hourOf(day, at + 1) }), inputs = (): readonly FigureKey[] => made.map((_, at) => keyAt(at));
  const numbers = made.map(({ value }) => value), states = made.map(({ state }) => state), count = (of: OutletHour): number => states.filter((state) => state === of).length, have = numbers.filter((number) => number !== null).length, coverage = { have, of: 24, what: "hours" as const }, stopped = count("stopped");
  const detail: FigureDetail = { kind: "outlet", stopped, invalid: count("invalid"), missing: count("missing"), substituted: 0, unfilled: 0 };
  if (isGas(key.subject)) return fromComputed(key, gasDayOf(numbers, reader.settings.outlet.gasDayHours, unitOf(key)), coverage, { zh: `有效小时 ${have} 个，少于 ${reader.settings.outlet.gasDayHours} 个`, en: `${have} valid hours, ${reader.settings.outlet.gasDayHours} are needed` }, ["annex D"], "HJ 212-2017", inputs, detail);
  const running = 24 - stopped;
  if (running === 0) return noFigure(key, unitOf(key), { zh: "全天停运", en: "stopped all day" }, coverage, ["7"], "HJ 356-2019", inputs);
  if (key.item === "pH") { const texts = numbers.flatMap((number) => (number === null ? [] : [number.toString()])), median = dailyPh(texts); return fromComputed(key, { value: median, lineage: { name: { zh: "pH 日值（中位值）", en: "pH of the day (median)" }, value: null, unit: "", origin: "computed", inputs: made.map(({ value, why }, at): Lineage => ({ name: periodName(hourOf(day, at + 1)), value: value?.toFixed(places(key)) ?? null, unit: unitOf(key), origin: "computed", source: { id: keyText(keyAt(at)) }, inputs: [], ...(why === null ? {} : { notes: [why] }) })) } }, coverage, { zh: "没有有效 pH", en: "no valid pH" }, ["7"], "HJ 356-2019", inputs, detail); }
  const flow = reader.hours(key.subject, "flow", day, key.line), data = numbers.flatMap((number, at) => { const volume = hourNumber(flow[at] ?? null, { ...key, item: "flow" }, reader); return states[at] === "stopped" || volume === null ? [] : [{ concentration: number?.toString() ?? null, volume: volume.toString() }]; });
  return fromComputed(key, waterDay(data, running), coverage, { zh: `有效数据 ${have}/${running}，不足 75%，或当日无排水`, en: `${have} of ${running} valid, below 75 %, or no water ran` }, ["7"], "HJ 356-2019", inputs, detail);
}
/** What a day enters longer periods with (日值). */
export function dayOfOutlet(subject: Subject, item: string, day: string, line: Line, reader: FigureReader): DayValue {
  const { value, exact: number } = outletMean({ subject, statistic: "outlet-mean", item, period: { kind: "day", day }, line }, reader);
  return dayValueOf(value, number, { entering: "exact" });
}
/** The standards read decimal text; an hour made from minutes may be a fraction, so the mean is taken here and the lineage there. */
function gasDayOf(numbers: readonly (Exact | null)[], minimum: number, unit: string): Computed<Exact | null> {
  const there = numbers.filter((number): number is Exact => number !== null), value = there.length >= minimum ? meanOf(there) : null;
  return { value, get lineage() { return gasDay(numbers.map((number) => ({ value: number === null ? null : shown(number) })), minimum, unit).lineage; } };
}
const fewMinutes: Labels = { zh: "有效分钟不足 45 个", en: "fewer than 45 valid minutes" };
/** An hour as it counts, without its figure: of gas from minutes where they are kept. */
function hourMade(key: FigureKey, hour: number, given: HourValue | null, reader: FigureReader): { readonly value: Exact | null; readonly state: OutletHour; readonly why: Labels | null } {
  const state = outletHourState(given, key, reader), minutes = isGas(key.subject) && state !== "stopped" ? reader.minutes?.(key.subject, key.item ?? "", key.period.day, hour, key.line) ?? null : null;
  if (minutes !== null) { const { value } = gasHour(minutes.map((one) => flagged(one, key, reader)), unitOf(key)); return { value, state, why: value === null ? fewMinutes : null }; }
  return state === "valid" ? { value: exact(given?.value ?? ""), state, why: null } : { value: null, state, why: whyNot(state) };
}
const whyNot = (state: OutletHour): Labels => (state === "stopped" ? { zh: "停运", en: "stopped" } : state === "missing" ? { zh: "缺失", en: "missing" } : { zh: "无效", en: "invalid" });
const shown = (number: Exact): string => { const text = number.toString(); return isDecimal(text) ? text : number.toFixed(6); };

function hourMean(key: FigureKey, reader: FigureReader): Figure {
  const { day, hour = 1 } = key.period, given = reader.hour(key.subject, key.item ?? "", day, hour, key.line), state = outletHourState(given, key, reader), minutes = reader.minutes?.(key.subject, key.item ?? "", day, hour, key.line) ?? null;
  if (minutes !== null && isGas(key.subject) && state !== "stopped") return fromComputed(key, gasHour(minutes.map((one) => flagged(one, key, reader)), unitOf(key)), { have: minutes.filter((one) => outletHourState(one, key, reader) === "valid").length, of: 60, what: "hours" }, fewMinutes, ["annex D"], "HJ 212-2017", []);
  const value = hourNumber(given, key, reader), why = whyNot(state);
  return figureWith({ key, value: value?.toFixed(places(key)) ?? null, exact: value, unit: unitOf(key), validity: value === null ? { state: "invalid", reason: why } : valid, coverage: { have: value === null ? 0 : 1, of: 1, what: "hours" }, edition: "HJ 212-2017", clauses: ["table 8"], detail: null, inputs: [] },
    () => ({ name: { zh: `${key.item ?? ""} ${hour}时`, en: `${key.item ?? ""} at ${hour}h` }, value: value?.toFixed(places(key)) ?? null, unit: unitOf(key), origin: "measured", inputs: [], ...(given === null ? {} : { source: { id: `packet:${given.packet}` } }), notes: value === null ? [why] : [] }));
}

function overDays(key: FigureKey, reader: FigureReader): Figure {
  const unit = unitOf(key), entering = enteringDays(key, reader, "outlet-mean", unit), { days } = entering, valued = days.filter((one) => one.value !== null), value = meanOf(valued.map((one) => one.value as Exact)), text = value?.toFixed(places(key)) ?? null;
  return figureWith({ key, value: text, exact: value, unit, validity: value === null ? invalid("没有有效日均值", "no valid day") : unjudged("长于日的均值没有有效性规定", "no text judges means longer than a day"), coverage: { have: valued.length, of: days.length, what: "days" }, edition: null, clauses: [], detail: null, inputs: entering.keys },
    () => ({ name: { zh: `${key.item ?? ""} 均值`, en: `mean of ${key.item ?? ""}` }, value: text, unit, origin: "computed", rule: { id: "outlet/mean", formula: { zh: "有效日均值的算术平均", en: "arithmetic mean of the valid daily means" }, clauses: [], attestation: "FROM MEMORY" }, inputs: valued.map(entering.leaf) }));
}

interface OutletHours extends CaptureHours { readonly missing: number; /** valid hours that were set by hand (S) */ readonly byHand: number }
/** How the hours of a period divide (小时数): stopped, invalid while running (nothing came counts too), all. */
function hoursOf(key: FigureKey, reader: FigureReader): OutletHours {
  let stopped = 0, invalid = 0, missing = 0, byHand = 0;
  const days = daysOfPeriod(key.period), held = daysHeld(key, reader);
  for (const day of days) {
    let one = held?.get(day);
    if (one === undefined) { one = hoursOn(key, day, reader); held?.set(day, one); }
    stopped += one.stopped; invalid += one.invalid; missing += one.missing; byHand += one.byHand;
  }
  return { total: 24 * days.length, stopped, invalid, missing, byHand };
}
function hoursOn(key: FigureKey, day: string, reader: FigureReader): OutletHours {
  let stopped = 0, invalid = 0, missing = 0, byHand = 0;
  const hours = reader.hours(key.subject, key.item ?? "", day, key.line);
  for (let at = 0; at < 24; at++) {
    const value = hours[at] ?? null, state = outletHourState(value, key, reader);
    if (state === "stopped") stopped++; else if (state === "missing") { missing++; invalid++; } else if (state === "invalid") invalid++; else if (value?.flag === "S") byHand++;
  }
  return { total: 24, stopped, invalid, missing, byHand };
}
/** Rates of months, quarters and years count the same days: where figures stay as they are, each is counted once. */
function daysHeld({ subject, item, line }: FigureKey, { memo }: FigureReader): Map<string, OutletHours> | null {
  if (memo === undefined) return null;
  const name = `outlet-hours|${line}|${subject.kind}|${subject.id}|${item ?? ""}`;
  let held = memo.get(name) as Map<string, OutletHours> | undefined;
  if (held === undefined) memo.set(name, held = new Map());
  return held;
}
function rateFigure(key: FigureKey, made: Computed<MonitoringRate | null>, hours: OutletHours, edition: string, clauses: readonly string[], note: Labels | null): Figure {
  const running = hours.total - hours.stopped;
  return figureWith({ key, value: made.value?.percent ?? null, exact: made.value?.exact ?? null, unit: "%", validity: made.value === null ? invalid("没有应有的数据", "nothing was expected") : note === null ? valid : { state: "unjudged", reason: note }, coverage: { have: running - hours.invalid, of: running, what: "hours" }, edition, clauses,
    detail: { kind: "outlet", stopped: hours.stopped, invalid: hours.invalid - hours.missing, missing: hours.missing, substituted: 0, unfilled: 0 }, inputs: [] }, () => (note === null ? made.lineage : { ...made.lineage, notes: [...made.lineage.notes ?? [], note] }));
}
/** Capture rate of valid data (有效数据捕集率). The standard asks for it by quarter; for other periods it is the same quotient, not judged. @clause HJ 75-2017 §12 */
export function outletCapture(key: FigureKey, reader: FigureReader): Figure {
  const hours = hoursOf(key, reader);
  return rateFigure(key, captureRate({ total: hours.total, stopped: hours.stopped, invalid: hours.invalid }), hours, "HJ 75-2017", ["12"], key.period.kind === "quarter" ? null : { zh: "标准按季度规定", en: "the standard sets it by quarter" });
}
/** Transmission rate, valid rate, or their product (传输率、有效率、传输有效率): hours of a stopped source are not expected; a value set by hand is received and not valid. @clause announcement 2022 no. 21 */
export function outletRate(key: FigureKey, reader: FigureReader): Figure {
  const hours = hoursOf(key, reader), expected = hours.total - hours.stopped, received = expected - hours.missing, rates = transmissionRates({ expected, received, valid: expected - hours.invalid - hours.byHand });
  const made = key.statistic === "outlet-transmission" ? rates.transmission : key.statistic === "outlet-validity" ? rates.validity : rates.effective;
  return rateFigure(key, made, hours, "2022 年第 21 号", [], null);
}
const lookBackDays = 400, lookForthDays = 92;
interface Filled { readonly value: Exact | null; readonly substituted: boolean; readonly stopped: boolean }
type HourPlace = { readonly day: string; readonly hour: number; readonly value: HourValue | null; readonly state: OutletHour };

/** Hours from a place on, backward or forward, the place left out; a day is read once. */
function* hoursFrom(key: FigureKey, day: string, hour: number, step: 1 | -1, days: number, reader: FigureReader): Generator<HourPlace> {
  for (let count = 0, at = day, first = hour + step; count <= days; count++, at = dayAfter(at, step), first = step === 1 ? 1 : 24) {
    const hours = reader.hours(key.subject, key.item ?? "", at, key.line);
    for (let h = first; h >= 1 && h <= 24; h += step) { const value = hours[h - 1] ?? null; yield { day: at, hour: h, value, state: outletHourState(value, key, reader) }; }
  }
}
const isBad = ({ state }: HourPlace): boolean => state === "invalid" || state === "missing";

/**
 * The hours of a day as they stand in amounts (替代值): valid ones themselves, stopped ones 0, invalid ones by what stands for their run, which is followed to both ends.
 * A run goes back at most 400 days and forward at most 92; the windows before it at most 400 days more.
 */
function filledDay(key: FigureKey, item: string, day: string, reader: FigureReader): readonly Filled[] {
  const own: FigureKey = { ...key, item }, hours = reader.hours(key.subject, item, day, key.line), filled: Filled[] = [];
  for (let hour = 1, standing: Filled | null = null; hour <= 24; hour++) {
    const given = hours[hour - 1] ?? null, state = outletHourState(given, own, reader);
    if (state === "valid" || state === "stopped") { standing = null; filled.push({ value: state === "valid" ? hourNumber(given, own, reader) : exact(0), substituted: false, stopped: state === "stopped" }); continue; }
    standing ??= substitute(own, day, hour, reader);
    filled.push(standing);
  }
  return filled;
}
function substitute(own: FigureKey, day: string, hour: number, reader: FigureReader): Filled {
  let first = { day, hour }, length = 1;
  for (const place of hoursFrom(own, day, hour, -1, lookBackDays, reader)) { if (!isBad(place)) break; first = place; length++; }
  for (const place of hoursFrom(own, day, hour, 1, lookForthDays, reader)) { if (!isBad(place)) break; length++; }
  const gas = isGas(own.subject), validBefore: string[] = [];
  let steps = 0;
  for (const { value, state } of hoursFrom(own, first.day, first.hour, -1, lookBackDays, reader)) {
    if (gas ? validBefore.length >= 2160 : steps >= length) break;
    steps++;
    if (state === "valid") validBefore.push(value?.value ?? "");
  }
  const value = gas ? gasSubstitution({ hours: captureHoursOf(own, day, reader), kind: "other", invalidHours: length, validBefore }).value : waterSubstitution(own.item ?? "", validBefore).value;
  return { value, substituted: value !== null, stopped: false };
}
function captureHoursOf(key: FigureKey, day: string, reader: FigureReader): CaptureHours {
  const figure = reader.figure({ ...key, statistic: "outlet-capture", period: periodOf("quarter", day) }), detail = figure.detail;
  return detail?.kind === "outlet" ? { total: lengthOf(figure.key.period) * 24, stopped: detail.stopped, invalid: detail.invalid + detail.missing } : { total: 0, stopped: 0, invalid: 0 };
}

/** Amount discharged (排放量), kg: hours of concentration × flow, invalid ones by their substitutes, stopped ones 0; longer periods are sums. @clause HJ 212-2017 annex D; HJ 75-2017 §12.3; HJ 356-2019 §8 */
export function outletEmission(key: FigureKey, reader: FigureReader): Figure {
  const { kind } = key.period;
  if (kind === "hour") return hourEmission(key, reader);
  if (kind === "day") return dayEmission(key, reader);
  const parts = kind === "month" || kind === "span" ? daysOfPeriod(key.period).map((day) => ({ kind: "day" as const, day })) : monthsOf(key.period).months;
  const figures = parts.map((period) => reader.figure({ ...key, period })), total = sum(figures.map(({ exact: number }) => number ?? exact(0))), details = figures.map(({ detail }) => (detail?.kind === "outlet" ? detail : null));
  const add = (name: "stopped" | "invalid" | "missing" | "substituted" | "unfilled"): number => details.reduce((all, one) => all + (one?.[name] ?? 0), 0);
  const detail = { kind: "outlet" as const, stopped: add("stopped"), invalid: add("invalid"), missing: add("missing"), substituted: add("substituted"), unfilled: add("unfilled") };
  return sumFigure(key, total, detail, lengthOf(key.period) * 24, figures.map((figure) => figure.key), () => figures.map((figure) => figureLeaf(figure, periodName(figure.key.period))));
}

/** The amounts of a day's hours: null where there is neither value nor substitute. */
interface HourAmount { readonly concentration: Filled; readonly flow: Filled; readonly amount: Exact | null; readonly stopped: boolean; readonly substituted: boolean; readonly state: OutletHour }
function amountsOf(key: FigureKey, reader: FigureReader): readonly HourAmount[] {
  const { day } = key.period, hours = reader.hours(key.subject, key.item ?? "", day, key.line), flows = filledDay(key, "flow", day, reader);
  return filledDay(key, key.item ?? "", day, reader).map((concentration, at) => {
    const flow = flows[at] as Filled, stopped = concentration.stopped || flow.stopped, state = outletHourState(hours[at] ?? null, key, reader);
    const amount = stopped ? exact(0) : concentration.value === null || flow.value === null ? null : isGas(key.subject) ? hourlyEmission(concentration.value, flow.value) : waterEmission(flow.value, concentration.value);
    return { concentration, flow, amount, stopped, substituted: !stopped && amount !== null && (concentration.substituted || flow.substituted), state };
  });
}
const amountRule = (gas: boolean) => ({ id: "HJ 212/emission", formula: gas ? { zh: "C × Q × 10⁻⁶", en: "C × Q × 10⁻⁶" } : { zh: "C × D × 10⁻³", en: "C × D × 10⁻³" }, standard: "HJ 212", edition: "HJ 212-2017", clauses: ["annex D"], attestation: "VERIFIED" as const });
function amountNode(key: FigureKey, hour: number, { concentration, flow, amount, stopped, substituted }: HourAmount): Lineage {
  return { name: { zh: `${key.item ?? ""} ${hour}时排放量`, en: `amount of ${key.item ?? ""} at ${hour}h` }, value: amount?.toFixed(3) ?? null, unit: "kg", origin: "computed", rule: amountRule(isGas(key.subject)),
    inputs: [plain(concentration.substituted ? "浓度（替代值）" : "浓度", concentration.substituted ? "concentration (substitute)" : "concentration", concentration.value === null ? null : shown(concentration.value), unitOf(key)), plain(flow.substituted ? "流量（替代值）" : "流量", flow.substituted ? "flow (substitute)" : "flow", flow.value === null ? null : shown(flow.value), isGas(key.subject) ? "m³/h" : "m³")],
    notes: stopped ? [{ zh: "停运，排放量为 0", en: "stopped: nothing discharged" }] : substituted ? [{ zh: "替代值仅用于排放量", en: "substitutes are for amounts only" }] : [] };
}

function hourEmission(key: FigureKey, reader: FigureReader): Figure {
  const { hour = 1 } = key.period, made = amountsOf(key, reader)[hour - 1] as HourAmount, { amount, state } = made;
  const detail: FigureDetail = { kind: "outlet", stopped: made.stopped ? 1 : 0, invalid: state === "invalid" ? 1 : 0, missing: state === "missing" ? 1 : 0, substituted: made.substituted ? 1 : 0, unfilled: amount === null ? 1 : 0 };
  return figureWith({ key, value: amount?.toFixed(3) ?? null, exact: amount, unit: "kg", validity: amount === null ? invalid("没有值也没有替代值", "neither value nor substitute") : valid, coverage: { have: amount === null ? 0 : 1, of: 1, what: "hours" }, edition: "HJ 212-2017", clauses: ["annex D"], detail, inputs: [] }, () => amountNode(key, hour, made));
}

function dayEmission(key: FigureKey, reader: FigureReader): Figure {
  const amounts = amountsOf(key, reader), total = sum(amounts.map(({ amount }) => amount ?? exact(0))), count = (is: (one: HourAmount) => boolean): number => amounts.filter(is).length, unfilled = count(({ amount }) => amount === null);
  const detail: FigureDetail = { kind: "outlet", stopped: count(({ stopped }) => stopped), invalid: count(({ state }) => state === "invalid"), missing: count(({ state }) => state === "missing"), substituted: count(({ substituted }) => substituted), unfilled };
  return sumFigure(key, total, detail, 24, [], () => amounts.map((one, at) => amountNode(key, at + 1, one)));
}

function sumFigure(key: FigureKey, total: Exact, detail: Extract<FigureDetail, { kind: "outlet" }>, hours: number, inputs: readonly FigureKey[], leaves: () => readonly Lineage[]): Figure {
  const { unfilled } = detail;
  return figureWith({ key, value: total.toFixed(3), exact: total, unit: "kg", validity: unfilled > 0 ? invalid(`${unfilled} 小时没有值也没有替代值，未计入`, `${unfilled} hours have neither value nor substitute and are not in the sum`) : valid, coverage: { have: hours - unfilled, of: hours, what: "hours" }, edition: isGas(key.subject) ? "HJ 75-2017" : "HJ 356-2019", clauses: [isGas(key.subject) ? "12.3" : "8"], detail, inputs },
    () => ({ name: { zh: `${key.item ?? ""} 排放量`, en: `amount of ${key.item ?? ""} discharged` }, value: total.toFixed(3), unit: "kg", origin: "computed", rule: { ...amountRule(isGas(key.subject)), id: "HJ 212/emission-sum", formula: { zh: "各时段排放量之和", en: "sum of the amounts of its parts" } }, rounding: { rule: "GB/T 8170", places: 3, exact: total.toString() },
      inputs: leaves(), notes: [{ zh: `替代 ${detail.substituted} 小时，停运 ${detail.stopped} 小时，未能替代 ${unfilled} 小时`, en: `${detail.substituted} hours substituted, ${detail.stopped} stopped, ${unfilled} not filled` }] }));
}
