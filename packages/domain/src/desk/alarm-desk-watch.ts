import { dayAfter, dayOfInstant } from "@yunqing/standards";
import { allFindings } from "../alarm/findings.js";
import { alarmSettingsInForce, dueEscalations, noticeBody, webhooksInForce } from "../alarm/escalation.js";
import { usualStorm, type FoldCounts } from "../alarm/fold.js";
import type { AlarmRuleContent, AlarmSettings, AlarmWebhook } from "../alarm/model.js";
import { alarmRulesInForce } from "../alarm/usual-rules.js";
import type { WatchedDay, WatchedPoint, WatchedState } from "../alarm/watched.js";
import { valuesInForce, type ValueInForce } from "../monitoring/curve.js";
import { entriesOf, shapeOf } from "../monitoring/content.js";
import { conditionOf, pointCondition } from "../monitoring/liveness.js";
import type { MeasuredKind, PointFact, Reading, ReadingKind } from "../monitoring/model.js";
import type { LineState } from "../monitoring/ports.js";
import { beijingText, midnightBefore } from "../monitoring/window.js";
import type { PointProfile } from "../network/model.js";
import { usualQualitySettings } from "../quality-control/defaults.js";
import type { QualitySetting } from "../quality-control/model.js";
import type { FigureKey } from "../statistics/figure-key.js";
import type { AlarmDeskPorts } from "./alarm-desk-office.js";
import { registryOf, settingOfPoint, type Registry } from "./monitor-desk-office.js";
import { todayOf } from "./plan-desk-office.js";

const hour = 3_600_000, minute = 60_000, day = 24 * hour;
/** How far back windows are read, as context and to judge anew what came late (回看时长). What was told of before changes nothing. */
export const lookBack: Readonly<Record<MeasuredKind, number>> = { "real-time": 10 * minute, minute: 2 * hour, hour: 26 * hour, day: 3 * day };
const othersMs = 10_000, registryMs = 10_000, pointsAtOnce = 100, daysMs = 5 * minute;

/** Everything that rules need beside readings. */
export interface AlarmWorld { readonly registry: Registry; readonly profiles: ReadonlyMap<string, PointProfile>; readonly lakes: ReadonlySet<string>; readonly rules: readonly AlarmRuleContent[]; readonly settings: Pick<AlarmSettings, "stages" | "stormPerMinute">; readonly hooks: readonly AlarmWebhook[]; readonly quality: readonly QualitySetting[] }
/** Reads it. */
export async function alarmWorld({ store, clock }: Pick<AlarmDeskPorts, "store" | "clock">): Promise<AlarmWorld> {
  const today = todayOf(clock);
  return store.read(async (reader) => {
    const registry = await registryOf(reader), profiles = new Map<string, PointProfile>();
    for (const one of await reader.profiles()) { const held = profiles.get(one.point); if (one.from <= today && (held === undefined || one.seq > held.seq)) profiles.set(one.point, one); }
    const settings = (await reader.monitoringSettings()).reduce<{ readonly seq: number; readonly quality: readonly QualitySetting[] | null } | null>((held, one) => (held === null || one.seq > held.seq ? one : held), null);
    return {
      registry, profiles, lakes: new Set((await reader.waterBodies()).filter(({ kind }) => kind === "lake" || kind === "reservoir").map(({ body }) => body)), rules: alarmRulesInForce(await reader.alarmRules()).filter(({ active }) => active),
      settings: alarmSettingsInForce(await reader.alarmSettings()), hooks: webhooksInForce(await reader.alarmWebhooks()), quality: settings?.quality ?? usualQualitySettings,
    };
  });
}

/** Points as rules look at them, from the readings of a span (取数). `since`: from where windows are judged. */
export async function watchedPoints(ports: Pick<AlarmDeskPorts, "store" | "observations" | "factorTable">, world: AlarmWorld, points: readonly PointFact[], span: { readonly from: Readonly<Partial<Record<MeasuredKind, number>>>; readonly until: number; readonly since: Readonly<Partial<Record<MeasuredKind, number>>> }, lines: ReadonlyMap<number, LineState>, now: number, daysOf: (point: PointFact) => readonly WatchedDay[] = () => []): Promise<readonly WatchedPoint[]> {
  const { registry } = world, found: WatchedPoint[] = [];
  for (let at = 0; at < points.length; at += pointsAtOnce) {
    const some = points.slice(at, at + pointsAtOnce), sources = some.flatMap(({ point }) => (registry.sourcesOf.get(point) ?? []).map((one) => one.source)), pointOf = new Map(some.flatMap(({ point }) => (registry.sourcesOf.get(point) ?? []).map((one) => [one.source, point] as const)));
    const byPoint = new Map<string, Partial<Record<ReadingKind, Reading[]>>>(some.map(({ point }) => [point, {}]));
    const kinds: ReadingKind[] = [...(Object.keys(span.from) as MeasuredKind[]), ...(span.from.hour === undefined ? [] : ["device-state" as const])];
    for (const kind of sources.length === 0 ? [] : kinds) {
      const from = kind === "device-state" ? Math.max(span.from.hour ?? 0, span.until - 2 * hour) : span.from[kind as MeasuredKind]!;
      for (const reading of await ports.observations.readings({ sources, kind, from, until: span.until })) ((byPoint.get(pointOf.get(reading.source)!)!)[kind] ??= []).push(reading);
    }
    const marks = await ports.store.read(async (reader) => { const all = new Map<string, Awaited<ReturnType<typeof reader.marks>>>(); for (const { point } of some) all.set(point, await reader.marks({ point, from: beijingText(Math.min(...Object.values(span.from))), until: beijingText(span.until) })); return all; });
    for (const point of some) {
      const own = byPoint.get(point.point)!, fallback = settingOfPoint(registry.instrumentsOf.get(point.point) ?? []), values: Partial<Record<MeasuredKind, readonly ValueInForce[]>> = {};
      for (const kind of Object.keys(span.from) as MeasuredKind[]) { const readings = own[kind]; if (readings !== undefined) values[kind] = valuesInForce({ kind, readings, sources: registry.sources, settings: registry.settings, fallback, marks: marks.get(point.point) ?? [], table: ports.factorTable }); }
      const profile = world.profiles.get(point.point) ?? null;
      found.push({ point, profile, body: profile?.body !== null && profile?.body !== undefined && world.lakes.has(profile.body) ? "lake" : "river", values, since: span.since, days: daysOf(point), states: statesOf(own["device-state"] ?? []), ...lineOf(registry, point, lines, now), quality: world.quality });
    }
  }
  return found;
}

function statesOf(readings: readonly Reading[]): readonly WatchedState[] {
  return readings.flatMap((reading) => entriesOf(shapeOf(reading.shape), reading.content).filter(({ field, factor }) => field === "RS" && factor !== "").map(({ factor, value }) => ({ device: factor, from: reading.from, value, packet: reading.packet })));
}
function lineOf(registry: Registry, point: PointFact, lines: ReadonlyMap<number, LineState>, now: number): Pick<WatchedPoint, "line" | "cause"> {
  const instruments = registry.instrumentsOf.get(point.point) ?? [], states = instruments.map((one) => lines.get(one.source) ?? null), seen = states.flatMap((one) => (one === null ? [] : [one.seenAt]));
  if (instruments.length === 0) return { line: null, cause: "" };
  const address = states.find((one) => one !== null)?.address.replace(/:\d+$/, "").replace(/[^0-9A-Za-z.]/g, "_") ?? "";
  return { line: { condition: pointCondition(point.active, instruments.map((one, at) => conditionOf(one, states[at] ?? null, now))), seenAt: seen.length === 0 ? null : Math.max(...seen) }, cause: address };
}

/**
 * The watch over a district (报警值守): looks at what is new, and at lines and states each half minute, and gives what the rules find to the store. It acts for nobody and authorises nothing: no route leads here.
 */
export class AlarmWatch {
  readonly #ports: AlarmDeskPorts;
  #world: AlarmWorld | null = null; #worldAt = Number.NEGATIVE_INFINITY; #othersAt = Number.NEGATIVE_INFINITY; #daysAt = Number.NEGATIVE_INFINITY;
  #made = new Map<string, string>(); #others = new Map<number, string>(); #days: ReadonlyMap<string, readonly WatchedDay[]> = new Map(); #daysMade = "";
  constructor(ports: AlarmDeskPorts) { this.#ports = ports; }

  /** Registry, rules and settings are read again at once, after a person changed them. */
  forget(): void { this.#worldAt = Number.NEGATIVE_INFINITY; }

  /** Judges the points that something new came of; with `all` also lines and states of the others. */
  async look(all: boolean): Promise<FoldCounts & { readonly judged: number }> {
    const now = Date.parse(this.#ports.clock.now()), world = await this.#worldNow(now), lines = new Map((await this.#ports.observations.lines()).map((line) => [line.source, line]));
    if (now - this.#othersAt >= othersMs) { this.#others = await this.#readOthers(world); this.#othersAt = now; }
    await this.#readDays(world, now);
    const stale: PointFact[] = [], rest: PointFact[] = [], made = new Map<string, string>();
    for (const point of world.registry.points.values()) {
      if (!point.active) continue;
      const mark = this.#markOf(world, point, lines);
      made.set(point.point, mark);
      if (this.#made.get(point.point) !== mark) stale.push(point); else if (all) rest.push(point);
    }
    const since = Object.fromEntries(Object.entries(lookBack).map(([kind, ms]) => [kind, now - ms])) as Record<MeasuredKind, number>, daysOf = (point: PointFact): readonly WatchedDay[] => this.#days.get(point.point) ?? [];
    const watched = [...await watchedPoints(this.#ports, world, stale, { from: since, until: now + hour, since }, lines, now, daysOf), ...rest.map((point): WatchedPoint => ({ point, profile: null, body: "river", values: {}, since: {}, days: [], states: [], ...lineOf(world.registry, point, lines, now), quality: [] }))];
    const found = allFindings(world.rules, watched, now), counts = await this.#ports.alarmStore.raise({ ...found, now, storm: { ...usualStorm, perMinute: world.settings.stormPerMinute }, hooks: world.hooks });
    // what could not be written is judged again
    for (const { point } of stale) this.#made.set(point, made.get(point)!);
    return { ...counts, judged: watched.length };
  }

  /** Escalates what nobody looked after in time. */
  async escalate(): Promise<number> {
    const now = Date.parse(this.#ports.clock.now()), { settings, hooks } = await this.#worldNow(now), at = new Date(now).toISOString(), scope = { all: true, parts: [], organisationPaths: [], placePaths: [], enterprises: [] };
    let told = 0, after: string | null = "";
    while (after !== null) {
      const page: { readonly rows: Parameters<typeof dueEscalations>[1]; readonly next: string | null } = await this.#ports.alarmStore.page({ scope, open: true, folded: true, limit: 1_000, ...(after === "" ? {} : { after }) }), due = dueEscalations(settings.stages, page.rows, now);
      const notices = due.flatMap(({ alarm, stage }) => stage.webhooks.filter((hook) => hooks.some((one) => one.hook === hook && one.active)).map((hook) => { const id = `${hook}~${alarm.id}~escalated~${stage.stage}~${alarm.now.count}`; return { id, hook, alarm: alarm.id, event: "escalated" as const, body: noticeBody("escalated", id, alarm, alarm.now, at, stage.stage) }; }));
      told += await this.#ports.alarmStore.escalate(due, notices, now);
      after = page.next;
    }
    return told;
  }

  async #worldNow(now: number): Promise<AlarmWorld> {
    if (this.#world === null || now - this.#worldAt >= registryMs || now < this.#worldAt) { this.#world = await alarmWorld(this.#ports); this.#worldAt = now; }
    return this.#world;
  }
  /** What the values and rules of a point are made of: the same means that nothing new came. */
  #markOf({ registry, rules, profiles }: AlarmWorld, { point, seq }: PointFact, lines: ReadonlyMap<number, LineState>): string {
    const made = [String(seq), String(profiles.get(point)?.seq ?? 0), rules.map((one) => one.seq).join(","), JSON.stringify(this.#days.get(point) ?? null)];
    for (const { source } of registry.sourcesOf.get(point) ?? []) {
      const line = lines.get(source);
      if (line !== undefined) made.push(`${line.lastFrom.minute ?? 0}.${line.lastFrom.hour ?? 0}.${line.lastFrom.day ?? 0}.${line.lastFrom["device-state"] ?? 0}.${line.revisions}`);
      made.push(this.#others.get(source) ?? "");
    }
    return made.join(" ");
  }
  /** Latest windows of the doors that have no line: laboratory, import, push, correction. */
  async #readOthers({ registry }: AlarmWorld): Promise<Map<number, string>> {
    const sources = [...registry.sources.values()].filter((one) => one.origin !== "instrument").map((one) => one.source), found = new Map<number, string>();
    for (const kind of sources.length === 0 ? [] : (["minute", "hour", "day"] as const)) for (const { source, from, seq, packet } of await this.#ports.observations.latest(sources, kind)) found.set(source, `${found.get(source) ?? ""} ${kind}${from}.${seq}.${packet}`);
    return found;
  }
  /** Official figures of yesterday where a limit has the basis of a day: once in a while, for they change with late data. */
  async #readDays({ registry, profiles }: AlarmWorld, now: number): Promise<void> {
    const { figures } = this.#ports;
    if (figures === undefined || now - this.#daysAt < daysMs) return;
    this.#daysAt = now;
    const yesterday = dayAfter(dayOfInstant(new Date(now).toISOString()), -1), until = midnightBefore(now), keys: { readonly point: string; readonly item: string; readonly basis: "day" | "8h"; readonly key: FigureKey }[] = [];
    for (const point of registry.points.values()) {
      if (!point.active) continue;
      const period = { kind: "day" as const, day: yesterday }, line = "real-time" as const;
      if (point.kind === "air-station") for (const item of ["SO2", "NO2", "PM10", "CO", "PM2.5", "O3_8h"]) keys.push({ point: point.point, item, basis: item === "O3_8h" ? "8h" : "day", key: { subject: { kind: "point", id: point.point }, statistic: "air-mean", period, line, item } });
      if (point.kind === "sewage-outlet" || point.kind === "stack-outlet") for (const { item } of (profiles.get(point.point)?.limits ?? []).filter(({ basis }) => basis === "day")) keys.push({ point: point.point, item, basis: "day", key: { subject: { kind: point.kind, id: point.point }, statistic: "outlet-mean", period, line, item } });
    }
    const made = new Map<string, WatchedDay[]>();
    // figures help and must not hold up the rest: without them the instruments' own day values count
    const answers = await figures.figures(keys.map(({ key }) => key)).catch(() => []);
    for (const [at, figure] of answers.entries()) {
      const { point, item, basis } = keys[at]!;
      if (figure.value === null || figure.validity.state !== "valid") continue;
      const own = made.get(point), one: WatchedDay = { item, basis, day: yesterday, until, value: figure.value, unit: figure.unit, edition: figure.edition ?? "" };
      if (own === undefined) made.set(point, [one]); else own.push(one);
    }
    const text = JSON.stringify([...made]);
    if (text !== this.#daysMade) { this.#days = made; this.#daysMade = text; }
  }
}
