import type { Labels } from "@yunqing/standards";
import { curveValues, factorsOf, valuesInForce, type ValueInForce } from "../monitoring/curve.js";
import { conditionOf } from "../monitoring/liveness.js";
import { measuredKinds, type InstrumentFact, type MeasuredKind, type PointFact, type QualityMark, type Reading } from "../monitoring/model.js";
import { changesOf } from "../monitoring/point-rules.js";
import type { LineState } from "../monitoring/ports.js";
import { expectedWindows, lastDayOf, transmissionOf } from "../monitoring/transmission.js";
import { beijingText, instantOf } from "../monitoring/window.js";
import { lastOfPath } from "../access/tree.js";
import { refuseBad, type FieldError } from "./entry-rules.js";
import { settingOfPoint, type MonitorDeskPorts, type Registry } from "./monitor-desk-office.js";
import type { CurveQuery, CurveView, InstrumentRow, LivenessView, PointDetail, TransmissionView } from "./monitor-desk-views.js";

const day = 86_400_000;
/** The longest span of a curve, by kind (曲线时段上限): more is asked for in parts, or of a coarser kind. */
export const curveSpans: Readonly<Record<MeasuredKind, { readonly days: number; readonly zh: string; readonly en: string; readonly instead: string; readonly insteadEn: string }>> = {
  "real-time": { days: 7, zh: "7 天", en: "7 days", instead: "请缩短时段，或改看分钟数据", insteadEn: "shorten it, or look at minutes" },
  minute: { days: 31, zh: "31 天", en: "31 days", instead: "请缩短时段，或改看小时数据", insteadEn: "shorten it, or look at hours" },
  hour: { days: 400, zh: "400 天", en: "400 days", instead: "请缩短时段，或改看日数据", insteadEn: "shorten it, or look at days" },
  day: { days: 7305, zh: "20 年", en: "20 years", instead: "请缩短时段", insteadEn: "shorten it" },
};
/** Values sent at most at once. */
export const mostCurveValues = 20_000;

/** The span of a query in milliseconds. @throws {Refused} monitoring/bad-span with the field */
export function spanOf(query: CurveQuery): { readonly from: number; readonly until: number; readonly factors: ReadonlySet<string> | undefined } {
  const from = instantOf(query.from), until = instantOf(query.until), errors: (FieldError | null)[] = [notAnInstant("from", query.from, from), notAnInstant("until", query.until, until)];
  if (from !== null && until !== null) {
    const most = curveSpans[query.kind];
    if (until <= from) errors.push({ field: "until", zh: "结束时间应晚于开始时间", en: "the end must be after the beginning" });
    else if (until - from > most.days * day) errors.push({ field: "until", zh: `此类数据一次最多查看 ${most.zh}；${most.instead}`, en: `at most ${most.en} of this kind at once; ${most.insteadEn}` });
  }
  refuseBad("monitoring/bad-span", errors);
  const factors = (query.factors ?? "").split(",").map((code) => code.trim()).filter(Boolean);
  return { from: from!, until: until!, factors: factors.length === 0 ? undefined : new Set(factors) };
}
export function notAnInstant(field: string, text: string, at: number | null): FieldError | null {
  return at !== null ? null : { field, zh: `“${text}”不是带时区的时间；例如 2026-11-28T10:00:00+08:00`, en: `"${text}" is no instant with offset; for example 2026-11-28T10:00:00+08:00` };
}

/**
 * Readings of a point in a span (取数), so many of each source at most. Where a source has more, the span ends before the last window that was read, for all sources: a window is given whole or not at all.
 */
export async function readingsOf(ports: MonitorDeskPorts, sources: readonly number[], kind: MeasuredKind, from: number, until: number): Promise<{ readonly readings: readonly Reading[]; readonly cut: boolean }> {
  let end = until;
  const all: Reading[] = [];
  for (const source of sources) {
    const own = await ports.observations.readings({ sources: [source], kind, from, until, limit: mostCurveValues + 1 });
    if (own.length > mostCurveValues) end = Math.min(end, own.at(-1)!.from);
    for (const reading of own) all.push(reading);
  }
  return { readings: end === until ? all : all.filter((reading) => reading.from < end), cut: end < until };
}

/** Values in force of a point, read and judged. */
export function valuesOfPoint(ports: MonitorDeskPorts, registry: Registry, point: string, kind: MeasuredKind, readings: readonly Reading[], marks: readonly QualityMark[], factors?: ReadonlySet<string>): readonly ValueInForce[] {
  return valuesInForce({ kind, readings, sources: registry.sources, settings: registry.settings, fallback: settingOfPoint(registry.instrumentsOf.get(point) ?? []), marks, table: ports.factorTable, ...(factors === undefined ? {} : { factors }) });
}

/** A curve as it is shown. `cut`: readings were already left out. */
export function curveView(ports: MonitorDeskPorts, of: { readonly point: string; readonly kind: MeasuredKind; readonly from: number; readonly until: number }, values: readonly ValueInForce[], cut: boolean, nameOf: (user: string) => string): CurveView {
  const shown = curveValues(values, mostCurveValues, nameOf);
  return { point: of.point, kind: of.kind, from: beijingText(of.from), until: beijingText(of.until), factors: factorsOf(values.slice(0, shown.values.length), ports.factorTable), values: shown.values, cut: cut || shown.cut };
}

/** An instrument as it is listed (设备一行). */
export function instrumentRow(fact: InstrumentFact, pointName: Labels, line: LineState | null, now: number): InstrumentRow {
  const { instrument: id, seq, mn, point, st, edition, leniencies, units, timeMark, minuteInterval, realTimeSeconds, addresses, active } = fact;
  return { id, seq, mn, point, pointName, st, edition, leniencies, units, timeMark, minuteInterval, realTimeSeconds, addresses, sealed: fact.keyEncrypted !== null, active, condition: conditionOf(fact, line, now), seenAt: line === null ? null : beijingText(line.seenAt) };
}

/** How the lines of instruments are, with what came in the last 24 hours (设备在线详情). */
export async function livenessOf(ports: MonitorDeskPorts, registry: Registry, instruments: readonly InstrumentFact[], lines: ReadonlyMap<number, LineState>, now: number): Promise<readonly LivenessView[]> {
  const counts = new Map<MeasuredKind, ReadonlyMap<number, number>>();
  for (const kind of measuredKinds) {
    const wanted = instruments.filter((one) => isAskedFor(kind, lines.get(one.source) ?? null)).map((one) => one.source);
    if (wanted.length > 0) counts.set(kind, await ports.observations.countWindows({ sources: wanted, kind, ...lastDayOf(kind, now) }));
  }
  return instruments.map((fact) => {
    const line = lines.get(fact.source) ?? null;
    return {
      instrument: fact.instrument, mn: fact.mn, condition: conditionOf(fact, line, now), connected: line?.connected ?? false, seenAt: line === null ? null : beijingText(line.seenAt), address: line?.address ?? null,
      driftSeconds: line === null || line.driftMs === null ? null : Math.round(line.driftMs / 1000),
      last: measuredKinds.flatMap((kind) => { const from = line?.lastFrom[kind]; return from === undefined ? [] : [{ kind, at: beijingText(from) }]; }),
      transmission: measuredKinds.flatMap((kind) => (isAskedFor(kind, line) ? rateOf(registry, [fact], kind, counts.get(kind) ?? new Map<number, number>(), now) ?? [] : [])),
      packets: line?.packets ?? 0, refused: line?.refused ?? 0, repeats: line?.repeats ?? 0, revisions: line?.revisions ?? 0,
      leniencies: Object.entries(line?.leniencies ?? {}).map(([name, count]) => ({ name, label: ports.leniencyLabel(name) ?? { zh: name, en: name }, count })),
    };
  });
}
/** Hours are asked of every instrument; other kinds of those that ever sent them. */
function isAskedFor(kind: MeasuredKind, line: LineState | null): boolean { return kind === "hour" || line?.lastFrom[kind] !== undefined; }

/** Transmission rate of instruments together; null where nothing was expected of them. */
export function rateOf(registry: Registry, instruments: readonly InstrumentFact[], kind: MeasuredKind, counts: ReadonlyMap<number, number>, now: number): TransmissionView | null {
  const span = lastDayOf(kind, now);
  let received = 0, expected = 0;
  for (const fact of instruments) { received += counts.get(fact.source) ?? 0; expected += expectedWindows(kind, span, fact, registry.since.get(fact.instrument) ?? null); }
  return transmissionOf(kind, received, expected);
}

/** The parts of a point's page that need no reading of values. */
export function pointHead(registry: Registry, point: PointFact): Omit<PointDetail, "factors" | "instruments" | "liveness" | "versions" | "kinds"> {
  const { point: id, seq, kind, name, place, enterprise, longitude, latitude, note, active } = point;
  return { id, seq, kind, name, place, enterprise, longitude, latitude, note, active, simulated: registry.pack.district.simulated };
}
/** Every version of a point with what it changed, the latest first (变更记录). */
export function versionsOf(registry: Registry, id: string, nameOf: (user: string) => string): PointDetail["versions"] {
  const facts = registry.pointFacts.filter((one) => one.point === id).sort((a, b) => a.seq - b.seq), placeName = placeNamesOf(registry);
  return facts.map((fact, index) => ({ seq: fact.seq, by: nameOf(fact.by), at: beijingText(Date.parse(fact.at)), what: changesOf(facts[index - 1] ?? null, fact, placeName) })).reverse();
}
export function placeNamesOf({ pack }: Pick<Registry, "pack">): (place: string) => string {
  return (place) => pack.places.find(({ id }) => id === (lastOfPath(place) ?? place))?.name.zh ?? place;
}

/** Windows that have any value, by kind, with the latest (已有数据类别). */
export async function kindsOf(ports: MonitorDeskPorts, sources: readonly number[]): Promise<PointDetail["kinds"]> {
  const kinds: { readonly kind: MeasuredKind; readonly from: string }[] = [];
  if (sources.length > 0) for (const kind of measuredKinds) {
    const latest = await ports.observations.latest(sources, kind);
    if (latest.length > 0) kinds.push({ kind, from: beijingText(Math.max(...latest.map((one) => one.from))) });
  }
  return kinds;
}
