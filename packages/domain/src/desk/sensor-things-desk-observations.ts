import { isDecimal } from "@yunqing/standards";
import { valuesInForce, type ValueInForce } from "../monitoring/curve.js";
import type { MeasuredKind, Reading } from "../monitoring/model.js";
import { beijingText } from "../monitoring/window.js";
import { SensorThingsFault } from "../sensor-things/fault.js";
import type { Entity, Span } from "../sensor-things/model.js";
import { settingOfPoint, type Registry } from "./monitor-desk-office.js";
import type { SensorThingsDeskPorts } from "./sensor-things-desk-ports.js";
import { streamId, type Stream } from "./sensor-things-desk-entities.js";

const day = 86_400_000;
/** How far back observations are read when the request names no beginning (默认时段): from the latest of the point and kind. */
const usualDays: Readonly<Record<MeasuredKind, number>> = { "real-time": 1, minute: 10, hour: 366, day: 7305 };
/** Readings of one source, and points with kinds, that one request may read. */
const mostReadings = 20_000, mostPointKinds = 200;

/** Observations of one request (观测读取): each point and kind is read once for each span, bounded. */
export class ObservationReads {
  readonly #read = new Map<string, Promise<readonly ValueInForce[]>>();
  constructor(readonly ports: SensorThingsDeskPorts, readonly registry: Registry, readonly streams: ReadonlyMap<string, Stream>) {}

  async of(ids: readonly string[], span: Span): Promise<readonly Entity[]> {
    const found: { readonly at: number; readonly entity: Entity }[] = [];
    for (const id of ids) {
      const stream = this.streams.get(id);
      if (stream !== undefined) for (const value of await this.#values(stream, span)) if (value.value !== "" && streamId(stream.point, stream.kind, value.factor, value.field) === id) found.push({ at: value.fromMs, entity: observationOf(stream, value) });
    }
    if (ids.length > 1) found.sort((a, b) => a.at - b.at || (a.entity.id < b.entity.id ? -1 : 1));
    return found.map(({ entity }) => entity);
  }
  async one(id: string): Promise<Entity | null> {
    const cut = id.lastIndexOf("@"), stream = this.streams.get(id.slice(0, Math.max(0, cut))), text = id.slice(cut + 1);
    if (stream === undefined || !/^-?\d{1,15}$/.test(text)) return null;
    const at = Number(text);
    return (await this.of([stream.id], { from: at, until: at + 1 })).find((one) => one.id === id) ?? null;
  }
  #values(stream: Stream, span: Span): Promise<readonly ValueInForce[]> {
    const key = `${stream.point}\n${stream.kind}\n${span.from}\n${span.until}`, held = this.#read.get(key);
    if (held !== undefined) return held;
    if (this.#read.size >= mostPointKinds) throw new SensorThingsFault(400, { zh: `一次最多读取 ${mostPointKinds} 个点位与数据类别的观测值；请按 Datastream 分别查询`, en: `observations of at most ${mostPointKinds} points and kinds are read at once; ask by Datastream` });
    const reading = this.#load(stream, span);
    this.#read.set(key, reading);
    return reading;
  }
  async #load({ point, kind }: Stream, span: Span): Promise<readonly ValueInForce[]> {
    const { ports, registry } = this, sources = (registry.sourcesOf.get(point) ?? []).map(({ source }) => source), latest = Math.max(...(await ports.observations.latest(sources, kind)).map(({ from }) => from));
    const until = Math.min(span.until ?? Number.POSITIVE_INFINITY, latest + 1), from = span.from ?? until - usualDays[kind] * day, readings: Reading[] = [];
    if (!(from < until)) return [];
    for (const source of sources) {
      const own = await ports.observations.readings({ sources: [source], kind, from, until, limit: mostReadings + 1 });
      if (own.length > mostReadings) throw new SensorThingsFault(400, { zh: `该时段的观测值超过 ${mostReadings} 条；请用 $filter=phenomenonTime 缩短时段`, en: `there are more than ${mostReadings} observations in this span; shorten it by $filter on phenomenonTime` });
      for (const one of own) readings.push(one);
    }
    const marks = await ports.store.read((reader) => reader.marks({ point, kind, from: new Date(from).toISOString(), until: new Date(until).toISOString() }));
    return valuesInForce({ kind, readings, sources: registry.sources, settings: registry.settings, fallback: settingOfPoint(registry.instrumentsOf.get(point) ?? []), marks, table: ports.factorTable });
  }
}

/** A value as an observation (观测). The result is a number, as OM_Measurement asks; its text as it came is in the parameters. */
function observationOf(stream: Stream, value: ValueInForce): Entity {
  const from = beijingText(value.fromMs), until = beijingText(value.untilMs);
  return {
    set: "Observations", id: `${stream.id}@${value.fromMs}`,
    values: {
      phenomenonTime: value.untilMs > value.fromMs ? `${from}/${until}` : from, result: isDecimal(value.value) ? Number(value.value) : null, resultTime: until, resultQuality: { quality: value.quality, reason: value.reason },
      parameters: { text: value.value, unit: value.unit, flag: value.flag, origin: value.origin, revised: value.revises.length },
    },
    links: { Datastream: [stream.id], FeatureOfInterest: [stream.point] },
  };
}
