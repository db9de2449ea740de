import type { Actor } from "../access/model.js";
import { factorsOf, latestValues, valuesInForce } from "../monitoring/curve.js";
import { conditionOf, pointCondition } from "../monitoring/liveness.js";
import { measuredKinds, type MeasuredKind, type PointFact, type Reading } from "../monitoring/model.js";
import type { LineState } from "../monitoring/ports.js";
import { beijingText, intervalOf, kindsByLength, usualSetting, windowOf } from "../monitoring/window.js";
import { registryOf, settingOfPoint, sightFor, type MonitorDeskPorts, type Registry } from "./monitor-desk-office.js";
import type { FactorView, LatestValue, LineCondition, LiveChanges, PointChange } from "./monitor-desk-views.js";

/** A point as the wall shows it now (看板一格). */
export interface BoardRow {
  readonly point: PointFact; readonly condition: LineCondition; readonly seenAt: number | null; readonly driftSeconds: number | null; readonly latest: readonly LatestValue[]; readonly factors: readonly FactorView[];
  /** grows with every change of anything here */
  readonly version: number;
  /** what the values were made of: the same means that nothing new came */
  readonly made: string;
}
interface Anchor { readonly kind: MeasuredKind; readonly from: number; readonly intervalMs: number }
interface Stale { readonly point: PointFact; readonly anchor: Anchor | null; readonly made: string }

/** How fresh things are kept, in milliseconds: the whole board, the registry, and what comes by other doors than instruments. */
const boardMs = 900, registryMs = 5_000, othersMs = 10_000, sparkWindows = 30, sourcesAtOnce = 200;

/**
 * The wall of a district, kept in memory for all who look at it (监控看板). It reads the store at most about once a second, however many ask, and of readings only those of points whose line says that something came.
 * Scope is judged at every answer: the board holds everything, a person gets their part.
 */
export class MonitorBoard {
  readonly #ports: MonitorDeskPorts; readonly #id: string;
  #rows = new Map<string, BoardRow>(); #version = 0; #registry: Registry | null = null;
  #boardAt = Number.NEGATIVE_INFINITY; #registryAt = Number.NEGATIVE_INFINITY; #othersAt = Number.NEGATIVE_INFINITY;
  #others = new Map<number, Map<MeasuredKind, { readonly from: number; readonly made: string }>>();
  #running: { readonly epoch: number; readonly done: Promise<void> } | null = null; #epoch = 0;
  constructor(ports: MonitorDeskPorts) { this.#ports = ports; this.#id = ports.clock.id(); }

  /** The registry and what is seen of it, after a person changed it. */
  forget(): void { this.#epoch++; this.#stale(); }
  #stale(): void { this.#boardAt = this.#registryAt = this.#othersAt = Number.NEGATIVE_INFINITY; }

  async rows(): Promise<{ readonly rows: ReadonlyMap<string, BoardRow>; readonly registry: Registry }> {
    await this.#refresh();
    return { rows: this.#rows, registry: this.#registry! };
  }

  /** What changed since a cursor, of what the person sees. */
  async changes(actor: Actor, cursor: string | null): Promise<LiveChanges> {
    await this.#refresh();
    const [id, number] = (cursor ?? "").split("."), since = id === this.#id && /^\d{1,15}$/.test(number ?? "") ? Number(number) : -1;
    const news = [...this.#rows.values()].filter((row) => row.version > since), sees = news.length === 0 ? () => false : sightFor(this.#ports, actor, "monitor.read", this.#registry!.pack);
    return { cursor: `${this.#id}.${this.#version}`, changes: news.filter((row) => sees(row.point)).map(changeOf) };
  }

  /** What was being read when a person changed something may not hold it: whoever asks afterwards waits for the next reading. */
  async #refresh(): Promise<void> {
    if (this.#running !== null) {
      const { epoch, done } = this.#running;
      if (epoch === this.#epoch) return done;
      await done.catch(() => undefined);
    }
    const now = Date.parse(this.#ports.clock.now());
    if (this.#running === null) {
      if (now - this.#boardAt < boardMs && now >= this.#boardAt) return;
      const epoch = this.#epoch;
      this.#running = { epoch, done: this.#read(now).finally(() => { this.#running = null; if (epoch !== this.#epoch) this.#stale(); }) };
    }
    return this.#running.done;
  }

  async #read(now: number): Promise<void> {
    this.#boardAt = now;
    try {
      const registry = this.#registry !== null && now - this.#registryAt < registryMs ? this.#registry : await this.#ports.store.read(registryOf);
      if (registry !== this.#registry) { this.#registry = registry; this.#registryAt = now; }
      const lines = new Map((await this.#ports.observations.lines()).map((line) => [line.source, line]));
      if (now - this.#othersAt >= othersMs) { this.#others = await this.#readOthers(registry); this.#othersAt = now; }
      const stale: Stale[] = [], rows = new Map<string, BoardRow>();
      for (const point of registry.points.values()) {
        const held = this.#rows.get(point.point), { anchor, made } = this.#anchorOf(registry, point, lines), line = this.#lineOf(registry, point, lines, now);
        if (held === undefined || held.made !== made) stale.push({ point, anchor, made });
        const same = held !== undefined && held.point.seq === point.seq && held.condition === line.condition && held.seenAt === line.seenAt && held.driftSeconds === line.driftSeconds;
        rows.set(point.point, same ? held : { latest: [], factors: [], made: "", ...held, point, ...line, version: this.#version + 1 });
      }
      if (stale.length > 0) for (const [point, values] of await this.#valuesOf(registry, stale)) rows.set(point, { ...rows.get(point)!, ...values, version: this.#version + 1 });
      if ([...rows.values()].some((row) => row.version > this.#version)) this.#version++;
      this.#rows = rows;
    } catch (error) { this.#boardAt = Number.NEGATIVE_INFINITY; throw error; }
  }

  /** Latest windows of the doors that have no line: laboratory, import, push, correction. */
  async #readOthers(registry: Registry): Promise<Map<number, Map<MeasuredKind, { readonly from: number; readonly made: string }>>> {
    const sources = [...registry.sources.values()].filter((one) => one.origin !== "instrument").map((one) => one.source), found = new Map<number, Map<MeasuredKind, { readonly from: number; readonly made: string }>>();
    if (sources.length === 0) return found;
    for (const kind of measuredKinds) {
      for (const { source, from, seq, packet } of await this.#ports.observations.latest(sources, kind)) {
        let own = found.get(source);
        if (own === undefined) found.set(source, own = new Map());
        const before = own.get(kind);
        own.set(kind, { from, made: before?.from === from ? `${before.made},${seq}.${packet}` : `${from}:${seq}.${packet}` });
      }
    }
    return found;
  }

  /** The freshest kind of a point with its latest window, and what its values are made of. */
  #anchorOf(registry: Registry, { point }: PointFact, lines: ReadonlyMap<number, LineState>): { readonly anchor: Anchor | null; readonly made: string } {
    const setting = settingOfPoint(registry.instrumentsOf.get(point) ?? []) ?? usualSetting, last = new Map<MeasuredKind, number>(), made: string[] = [(registry.instrumentsOf.get(point) ?? []).map((one) => one.setting).join(",")];
    for (const { source } of registry.sourcesOf.get(point) ?? []) {
      const line = lines.get(source), others = this.#others.get(source);
      for (const kind of measuredKinds) {
        const from = line?.lastFrom[kind] ?? others?.get(kind)?.from;
        if (from === undefined) continue;
        last.set(kind, Math.max(from, last.get(kind) ?? from));
        made.push(`${source}.${kind}.${others?.get(kind)?.made ?? from}`);
      }
      if (line !== undefined) made.push(`r${line.revisions}`);
    }
    let anchor: Anchor | null = null, best = Number.NEGATIVE_INFINITY;
    for (const kind of kindsByLength) {
      const from = last.get(kind);
      if (from === undefined) continue;
      const { until } = windowOf(kind, from, setting);
      if (until > best) { best = until; anchor = { kind, from, intervalMs: intervalOf(kind, setting) }; }
    }
    return { anchor, made: made.join(" ") };
  }

  #lineOf(registry: Registry, point: PointFact, lines: ReadonlyMap<number, LineState>, now: number): Pick<BoardRow, "condition" | "seenAt" | "driftSeconds"> {
    const instruments = registry.instrumentsOf.get(point.point) ?? [], own = instruments.flatMap((one) => { const line = lines.get(one.source); return line === undefined ? [] : [line]; });
    const drift = own.reduce<number | null>((held, { driftMs }) => (driftMs !== null && (held === null || Math.abs(driftMs) > Math.abs(held)) ? driftMs : held), null);
    return {
      condition: pointCondition(point.active, instruments.map((one) => conditionOf(one, lines.get(one.source) ?? null, now))),
      seenAt: own.length === 0 ? null : Math.max(...own.map((line) => line.seenAt)), driftSeconds: drift === null ? null : Math.round(drift / 1000),
    };
  }

  /** Latest values and sparks of points, read together where their spans lie together. */
  async #valuesOf(registry: Registry, stale: readonly Stale[]): Promise<ReadonlyMap<string, Pick<BoardRow, "latest" | "factors" | "made">>> {
    const spans = new Map<string, { readonly kind: MeasuredKind; readonly from: number; readonly until: number; readonly sources: number[] }>(), readings = new Map<string, Reading[]>();
    for (const { point, anchor } of stale) {
      if (anchor === null) continue;
      const length = sparkWindows * anchor.intervalMs, place = Math.floor(anchor.from / length), key = `${anchor.kind} ${anchor.intervalMs} ${place}`;
      let span = spans.get(key);
      if (span === undefined) spans.set(key, span = { kind: anchor.kind, from: (place - 1) * length, until: (place + 1) * length, sources: [] });
      span.sources.push(...(registry.sourcesOf.get(point.point) ?? []).map((one) => one.source));
    }
    for (const { sources, ...span } of spans.values()) for (let at = 0; at < sources.length; at += sourcesAtOnce) {
      for (const reading of await this.#ports.observations.readings({ ...span, sources: sources.slice(at, at + sourcesAtOnce) })) {
        const point = registry.sources.get(reading.source)?.point ?? "", held = readings.get(point);
        if (held === undefined) readings.set(point, [reading]); else held.push(reading);
      }
    }
    const marks = await this.#ports.store.read(async (reader) => {
      const found = new Map<string, Awaited<ReturnType<typeof reader.marks>>>();
      for (const { point, anchor } of stale) if (anchor !== null) found.set(point.point, await reader.marks({ point: point.point, kind: anchor.kind, from: beijingText(anchor.from - 2 * sparkWindows * anchor.intervalMs), until: beijingText(anchor.from + anchor.intervalMs) }));
      return found;
    });
    return new Map(stale.map(({ point: { point }, anchor, made }) => {
      if (anchor === null) return [point, { latest: [], factors: [], made }];
      const table = this.#ports.factorTable, values = valuesInForce({ kind: anchor.kind, readings: readings.get(point) ?? [], sources: registry.sources, settings: registry.settings, fallback: settingOfPoint(registry.instrumentsOf.get(point) ?? []), marks: marks.get(point) ?? [], table });
      return [point, { latest: latestValues(values), factors: factorsOf(values, table), made }];
    }));
  }
}

function changeOf({ point, condition, seenAt, driftSeconds, latest }: BoardRow): PointChange {
  return { id: point.point, condition, seenAt: seenAt === null ? null : beijingText(seenAt), driftSeconds, latest };
}
