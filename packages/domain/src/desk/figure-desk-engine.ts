import { automaticFirst, dayAfter, dayOfInstant, daysBetween } from "@yunqing/standards";
import type { Clock, DistrictStore } from "../ports.js";
import { dayItems } from "../statistics/air-day.js";
import { DaysWanted, type DayWant } from "../statistics/day-book.js";
import { entersExact, type DayStatistic } from "../statistics/day-value.js";
import { FigureEvaluation, KeptWanted } from "../statistics/figure-evaluation.js";
import type { FigureGround } from "../statistics/figure-ground.js";
import { keyOfText, keyText, type FigureKey, type Subject } from "../statistics/figure-key.js";
import { BlockMissing, LoadedSource, monthsBetween, spanOfBlock, startOfDay, TurnOver, type BlockLimits } from "../statistics/loaded-source.js";
import { daysTouched, StaleDays } from "../statistics/stale-days.js";
import type { Touched } from "../statistics/store.js";
import { loadBlocks, loadDay, loadGround, type FigureLoadPorts } from "./figure-desk-load.js";

/** What the engine of figures works with. */
export interface FigureEnginePorts extends FigureLoadPorts {
  readonly clock: { now(): string };
  /** lets others have their turn between two pieces of work; without it long work is done in one go */
  readonly pause?: () => Promise<void>;
  /** whether this work has held the process for long enough */
  readonly overdue?: () => boolean;
}
/** What the desk of figures needs. */
export interface FigureDeskPorts extends FigureEnginePorts {
  readonly district: string; readonly store: DistrictStore; readonly clock: Clock;
  /** display names of users by id; ids are shown without it */
  readonly names?: (users: readonly string[]) => Promise<ReadonlyMap<string, string>>;
}
/** What is asked of while nothing is missing. */
export interface FiguresNow { readonly evaluation: FigureEvaluation; readonly source: LoadedSource; readonly ground: FigureGround }

interface Span { readonly from: number; readonly until: number }
/** Reads in one turn, figures kept in memory at most, points loaded at once, rows of changes in doubt at most, keys looked for at once. */
const readsOfTurn = 400, mostFigures = 200_000, pointsAtOnce = 4, mostRows = 500_000, keysAtOnce = 5_000, daysOfLook = 400, monthsAtOnce = 4, dayMs = 86_400_000;
const itemsOfDays: Readonly<Record<Exclude<DayStatistic, "outlet-mean">, readonly string[]>> = { "air-mean": dayItems, "air-index": [""], "water-mean": automaticFirst }, nameOf = ({ kind, id }: Subject): string => `${kind}:${id}`;

/**
 * Works figures out over the store (统计引擎): kept ones where they hold, values where they do not. It loads what is missing and asks again; long work gives way to others between its turns.
 * What is in doubt is set from outside: by the desk from what waits, by the worker from what it works on.
 */
export class FigureEngine {
  readonly #ports: FigureEnginePorts;
  readonly #limits: BlockLimits | undefined;
  #ground: FigureGround | null = null;
  #source: LoadedSource | null = null;
  #now: FiguresNow | null = null;
  constructor(ports: FigureEnginePorts, limits?: BlockLimits) { this.#ports = ports; this.#limits = limits; }

  /** The ground as it was last read. */
  async ground(): Promise<FigureGround> {
    if (this.#ground === null) { this.#ground = await loadGround(this.#ports); this.#source = new LoadedSource(this.#ground, this.#ports.factorTable, this.#limits); this.#now = null; }
    return this.#ground;
  }
  /** Reads the ground anew when next asked: the registry, profiles or settings changed. */
  forgetGround(): void { this.#ground = null; this.#source = null; this.#now = null; }
  /** Values of a point changed: blocks that hold them are read anew. */
  forget({ point, from, until }: Touched): void {
    const days = this.#ground === null ? null : daysTouched({ from, until }, this.#ground);
    if (point !== null && days !== null) for (const month of monthsBetween(days.from, days.last)) this.#source?.drop(point, month);
  }
  /** A point, or a door to it, that the ground does not know yet. */
  isNew(point: string): boolean { const ground = this.#ground; return ground !== null && (!ground.points.has(point) || !ground.sourcesOf.has(point)); }
  /** Begins anew with what is in doubt. Figures made before are forgotten; loaded blocks stay. */
  async begin(stale: (ground: FigureGround) => StaleDays): Promise<FiguresNow> {
    const ground = await this.ground(), source = this.#source as LoadedSource;
    return this.#now = { ground, source, evaluation: this.#evaluation(source, stale(ground), ground) };
  }
  #evaluation(source: LoadedSource, stale: StaleDays, ground: FigureGround): FigureEvaluation {
    const evaluation = new FigureEvaluation(source, stale, ground), { pause, overdue } = this.#ports;
    if (pause !== undefined && overdue !== undefined) evaluation.overdue = overdue;
    return evaluation;
  }
  get now(): FiguresNow | null { return this.#now !== null && this.#now.evaluation.size <= mostFigures ? this.#now : null; }

  /** Runs what asks for figures or values; what is missing is loaded and it is run again, so it must be without effects. `keys`: what it will ask, for looking together. */
  async ask<T>(now: FiguresNow, work: (now: FiguresNow) => T, keys: readonly FigureKey[] = []): Promise<T> {
    const { evaluation, source } = now, wanted = keys.filter((key) => evaluation.wants(key));
    for (let at = 0; at < wanted.length; at += keysAtOnce) { const part = wanted.slice(at, at + keysAtOnce); evaluation.look(part, await this.#ports.figureStore.kept(part.map(keyText))); }
    for (let reads = readsOfTurn; ;) {
      const before = evaluation.count;
      source.turn(reads);
      try { return work(now); } catch (fault) {
        if (fault instanceof BlockMissing) await this.#fetch(now, fault, keys);
        else if (fault instanceof DaysWanted) await this.#days(now, fault.wants);
        else if (fault instanceof KeptWanted) await this.#look(now, fault.key, keys);
        else if (fault instanceof TurnOver) {
          // one figure alone may read more than a turn allows: then the turn grows
          reads = evaluation.count > before ? readsOfTurn : reads * 2;
          if (this.#ports.pause === undefined) reads = Number.POSITIVE_INFINITY; else await this.#ports.pause();
        } else throw fault;
      } finally { source.turn(Number.POSITIVE_INFINITY); }
    }
  }

  /** Looks for days (取日值): those of subjects that are wanted over the same time together, few enough for a look to be short. */
  async #days({ evaluation, ground, source }: FiguresNow, wants: readonly DayWant[]): Promise<void> {
    const { figureStore, pause } = this.#ports, together = new Map<string, DayWant[]>();
    for (const want of wants) { const name = `${want.what}|${want.line}|${want.statistic}|${want.days[0] ?? ""}|${want.days.at(-1) ?? ""}`, held = together.get(name); if (held === undefined) together.set(name, [want]); else held.push(want); }
    for (const all of together.values()) {
      const [{ what, line, statistic, days }] = all as [DayWant, ...DayWant[]], from = days[0] ?? "", until = dayAfter(days.at(-1) ?? ""), step = Math.max(1, Math.floor(daysOfLook / daysBetween(from, until)));
      for (let at = 0; at < all.length; at += step) {
        const part = all.slice(at, at + step);
        if (what === "kept") {
          const rows = await figureStore.keptDays({ subjects: part.map(({ subject }) => nameOf(subject)), line, statistic, items: statistic === "outlet-mean" ? [...new Set(part.map(({ item = "" }) => item))] : itemsOfDays[statistic], from, until, exact: entersExact(statistic) || source.settings.entering === "exact" });
          for (const want of part) evaluation.takeKept(want, rows.filter(({ subject }) => subject === nameOf(want.subject)));
        } else for (const want of part) {
          const found = await this.#observed(ground, want.subject.id, want.days.map((day) => ({ from: startOfDay(day), until: startOfDay(day) + dayMs })));
          evaluation.takeObserved(want, new Set(want.days.filter((_, place) => found.has(place))));
        }
        await pause?.();
      }
    }
  }
  /** In which of the spans a point has anything: neighbours are looked at together first. */
  async #observed(ground: FigureGround, point: string, spans: readonly Span[]): Promise<ReadonlySet<number>> {
    const sources = (ground.sourcesOf.get(point) ?? []).map(({ source }) => source), found = async (of: readonly Span[]): Promise<ReadonlySet<number>> => new Set([...(await this.#ports.figureStore.observedIn(sources, of)).values()].flat()), runs: { from: number; until: number; readonly places: number[] }[] = [];
    for (const [place, { from, until }] of spans.entries()) { const last = runs.at(-1); if (last !== undefined && from <= last.until) { last.until = until; last.places.push(place); } else runs.push({ from, until, places: [place] }); }
    const full = runs.length === spans.length ? null : await found(runs), places = runs.flatMap((run, at) => (full === null || full.has(at) ? run.places : [])), own = await found(places.map((place) => spans[place] as Span));
    return new Set(places.filter((_, at) => own.has(at)));
  }

  /** Loads what is missing: a day by itself, or a month with those that will be wanted with it. */
  async #fetch({ source, ground }: FiguresNow, { point, month, more }: BlockMissing, keys: readonly FigureKey[]): Promise<void> {
    if (month.length > 7) { source.put(await loadDay(this.#ports, ground, point, month)); return; }
    const months = new Set([month, ...more]);
    // what is not of the air reads its hours itself: a year at once
    for (const { period, subject, statistic } of keys) {
      if (subject.id !== point || statistic.startsWith("air-")) continue;
      const { from, last } = { from: period.day, last: period.kind === "span" ? dayAfter(period.until ?? period.day, -1) : period.kind === "year" ? `${period.day.slice(0, 4)}-12-31` : period.day };
      if (from.slice(0, 7) <= month && month <= last.slice(0, 7)) for (const one of monthsBetween(from, last)) if (!source.has(point, one)) months.add(one);
    }
    const wanted = [...months].sort().slice(0, 14);
    if (!wanted.includes(month)) wanted.push(month);
    await this.#load(source, ground, point, wanted);
  }
  /** Loads months of a point; those in which it sent nothing are known to be empty without being read. */
  async #load(source: LoadedSource, ground: FigureGround, point: string, months: readonly string[]): Promise<void> {
    const { context } = ground, found = await this.#observed(ground, point, months.map((month) => spanOfBlock(month, context))), full = months.filter((_, at) => found.has(at));
    for (const [at, month] of months.entries()) if (!found.has(at)) source.putEmpty(point, month);
    for (let at = 0; at < full.length; at += monthsAtOnce) { for (const block of await loadBlocks(this.#ports, ground, point, full.slice(at, at + monthsAtOnce))) source.put(block); await this.#ports.pause?.(); }
  }
  /** Loads what several subjects will read, some at a time (预取). */
  async fetch({ source, ground }: FiguresNow, wanted: ReadonlyMap<string, ReadonlySet<string>>): Promise<void> {
    const points = [...wanted].map(([point, months]) => [point, [...months].filter((month) => !source.has(point, month))] as const).filter(([, months]) => months.length > 0);
    for (let at = 0; at < points.length; at += pointsAtOnce) await Promise.all(points.slice(at, at + pointsAtOnce).map(([point, months]) => this.#load(source, ground, point, months)));
  }

  /** Looks for a kept figure with those that will be asked next: the series of its year where a longer period is made of it, else the same of its siblings. */
  async #look({ evaluation, ground }: FiguresNow, key: FigureKey, keys: readonly FigureKey[]): Promise<void> {
    const { subject, line, period } = key, isDay = key.statistic === "air-mean" && period.kind === "day", longer = !isDay && keys.some((one) => one.line === line && one.subject.kind === subject.kind && one.subject.id === subject.id && one.period.kind !== period.kind);
    if (longer) {
      const year = Number(period.day.slice(0, 4)), rows = await this.#ports.figureStore.keptSeries({ subject: `${subject.kind}:${subject.id}`, line, period: period.kind, from: `${year}-01-01`, until: `${year + 1}-01-01` });
      evaluation.lookSeries(key, rows.map((kept) => [keyOfText(kept.key), kept] as const));
      return;
    }
    const siblings = new Map<string, FigureKey>([[keyText(key), key]]);
    // what days of an index are made of is wanted of every day that was asked for
    if (isDay) for (const one of keys) if (one.line === line && one.period.kind === "day" && one.subject.kind === subject.kind && one.subject.id === subject.id) for (const item of dayItems) { const own: FigureKey = { ...key, item, period: one.period }; if (evaluation.wants(own)) siblings.set(keyText(own), own); }
    for (const place of ground.placesOf(subject)) for (const other of ground.members(place, subject.kind, period.day)) { const own = { ...key, subject: other }; if (evaluation.wants(own)) siblings.set(keyText(own), own); }
    const all = [...siblings.values()].slice(0, keysAtOnce);
    if (!all.includes(key)) all.push(key);
    evaluation.look(all, await this.#ports.figureStore.kept(all.map(keyText)));
  }
}

/** Keeps an engine up to date with all that happens, in whatever process (随变动更新). Whoever asks after a write was committed gets figures that have it. */
export class FigureFeed {
  readonly #ports: FigureEnginePorts;
  readonly engine: FigureEngine;
  #looking: Promise<FiguresNow> | null = null; #next: Promise<FiguresNow> | null = null;
  #waiting = "";
  #known = new Map<number, Touched>(); #last = -1; #lookedAt = 0;
  readonly #calls = new Set<(subjects: readonly Subject[]) => void>();
  constructor(ports: FigureEnginePorts) { this.#ports = ports; this.engine = new FigureEngine(ports); }
  onChange(call: (subjects: readonly Subject[]) => void): () => void { this.#calls.add(call); return () => { this.#calls.delete(call); }; }

  /** Takes in what changed (取变动). Whoever comes while one looks waits for the next look, which they share: what they wrote may be too new for this one. */
  look(): Promise<FiguresNow> {
    if (this.#looking === null) return this.#start();
    return this.#next ??= this.#looking.catch(() => undefined).then(() => { this.#next = null; return this.#start(); });
  }
  #start(): Promise<FiguresNow> { return this.#looking ??= this.#look().finally(() => { this.#looking = null; }); }

  async #look(): Promise<FiguresNow> {
    const { figureStore, clock } = this.#ports, now = Date.parse(clock.now());
    // numbers are given out before the commit: a lower one may show itself later
    const first = this.#last < 0 || now - this.#lookedAt > feedMs || now < this.#lookedAt, last = first ? await figureStore.lastTouched() : this.#last;
    const rows = first ? [] : await figureStore.touchedSince(Math.max(0, last - overlap)), news = rows.filter(({ id }) => !this.#known.has(id));
    if (first) { this.engine.forgetGround(); this.#known.clear(); for (const row of await figureStore.touchedSince(Math.max(0, last - overlap))) { this.#known.set(row.id, row); } }
    this.#lookedAt = now;
    this.#last = Math.max(last, ...news.map(({ id }) => id));
    const before = news.length === 0 ? null : await this.engine.ground();
    if (news.some(({ what, point }) => (what !== "hour" && what !== "day") || (point !== null && this.engine.isNew(point)))) this.engine.forgetGround();
    for (const row of news) { this.#known.set(row.id, row); this.engine.forget(row); }
    if (this.#known.size > 20 * overlap) for (const id of this.#known.keys()) if (id < this.#last - overlap) this.#known.delete(id);
    const waiting = await figureStore.touched(mostRows), sign = `${waiting.length} ${waiting[0]?.id ?? 0} ${waiting.at(-1)?.id ?? 0}`;
    // what waited and waits no more was kept: figures that were made of it stay right
    const fresh = first || news.length > 0 || this.engine.now === null || (waiting.length > 0 && sign !== this.#waiting) ? await this.engine.begin((ground) => new StaleDays(waiting, ground)) : this.engine.now;
    this.#waiting = sign;
    if (news.length > 0 && before !== null) this.#tell(news, before, fresh.ground);
    return fresh;
  }
  #tell(news: readonly Touched[], before: FigureGround, ground: FigureGround): void {
    if (this.#calls.size === 0) return;
    const subjects = new Map<string, Subject>(), put = (one: Subject): void => { subjects.set(`${one.kind}:${one.id}`, one); };
    if (news.some(({ what }) => what !== "hour" && what !== "day")) for (const of of [before, ground]) for (const { subject } of of.subjects(dayOfInstant(this.#ports.clock.now()))) put(subject);
    for (const { point } of news) { const subject = point === null ? null : ground.subjectOf(point); if (subject !== null) for (const one of [subject, ...ground.placesOf(subject)]) put(one); }
    const told = [...subjects.values()];
    for (const call of this.#calls) call(told);
  }
}
/** How long the feed of changes may be left alone before everything is read anew, and how far back numbers are looked at again. */
const feedMs = 4 * 60_000, overlap = 2_000;
