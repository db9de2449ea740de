import { dayAfter, dayOfInstant } from "@yunqing/standards";
import { waterItems } from "../statistics/water.js";
import { hourItems } from "../statistics/air-day.js";
import { FigureCache } from "../statistics/figure-cache.js";
import type { FigureGround } from "../statistics/figure-ground.js";
import { lines, type FigureKey, type Subject } from "../statistics/figure-key.js";
import { BlockMissing, LoadedSource, monthsBetween, TurnOver } from "../statistics/loaded-source.js";
import type { Clock, DistrictStore } from "../ports.js";
import type { FigureStore, Touched } from "../statistics/store.js";
import { blocksOf, loadBlocks, loadGround, type FigureLoadPorts } from "./figure-desk-load.js";

/** What the engine of figures works with. */
export interface FigureEnginePorts extends FigureLoadPorts {
  readonly figureStore: FigureStore;
  readonly clock: { now(): string };
  /** lets others have their turn between two pieces of work; without it long work is done in one go */
  readonly pause?: () => Promise<void>;
}
/** What the desk of figures needs. */
export interface FigureDeskPorts extends FigureEnginePorts {
  readonly district: string; readonly store: DistrictStore; readonly clock: Clock;
  /** display names of users by id; ids are shown without it */
  readonly names?: (users: readonly string[]) => Promise<ReadonlyMap<string, string>>;
}
/** What is asked of while nothing is missing. */
export interface FiguresNow { readonly cache: FigureCache; readonly source: LoadedSource; readonly ground: FigureGround }

/** Reads in one turn, figures kept at most, and how long the feed of changes may be left alone. */
const readsOfTurn = 600, mostFigures = 250_000, pointsAtOnce = 4, feedMs = 4 * 60_000, overlap = 2_000, hour = 3_600_000;

/**
 * Figures of a district in memory, brought up to date by the feed of changes at every question (统计引擎). It loads what is missing and asks again; long work gives way to others between its turns.
 * Whoever asks after a write was committed, in whatever process, gets figures that have it.
 */
export class FigureEngine {
  readonly #ports: FigureEnginePorts;
  #now: FiguresNow | null = null;
  #loading: Promise<void> | null = null;
  #last = 0; #lookedAt = 0;
  readonly #seen = new Set<number>();
  #looking: Promise<void> | null = null; #next: Promise<void> | null = null;
  readonly #calls = new Set<(subjects: readonly Subject[]) => void>();
  /** grows with every change of a block's point: what was read before is read again */
  readonly #versions = new Map<string, number>();
  constructor(ports: FigureEnginePorts) { this.#ports = ports; }

  onChange(call: (subjects: readonly Subject[]) => void): () => void { this.#calls.add(call); return () => { this.#calls.delete(call); }; }

  /** Runs what asks the cache or the source; what is missing is loaded and it is run again, so it must be without effects. `keys`: what it will ask, for loading together. */
  async ask<T>(work: (now: FiguresNow) => T, keys: readonly FigureKey[] = []): Promise<T> {
    await this.look();
    if (this.#now !== null && keys.length > 0) await this.#fetch(blocksOf(keys, this.#now.ground));
    for (let reads = readsOfTurn; ;) {
      const now = this.#now ?? await this.#ready(), made = now.cache.made;
      now.source.turn(reads);
      try { return work(now); } catch (fault) {
        if (fault instanceof BlockMissing) { await this.#fetch(new Map([[fault.point, new Set([fault.month])]])); continue; }
        if (!(fault instanceof TurnOver)) throw fault;
        // one figure alone may read more than a turn allows: then the turn grows
        reads = now.cache.made > made ? readsOfTurn : reads * 2;
        if (this.#ports.pause === undefined) reads = Number.POSITIVE_INFINITY; else await this.#ports.pause();
      } finally { now.source.turn(Number.POSITIVE_INFINITY); }
    }
  }

  /** The ground as it is. */
  async ground(): Promise<FigureGround> { await this.look(); return (this.#now ?? await this.#ready()).ground; }

  async #ready(): Promise<FiguresNow> {
    while (this.#now === null) await (this.#loading ??= this.#load().finally(() => { this.#loading = null; }));
    return this.#now;
  }
  async #load(): Promise<void> {
    const last = await this.#ports.figureStore.lastTouched(), ground = await loadGround(this.#ports), source = new LoadedSource(ground, this.#ports.factorTable);
    this.#last = last; this.#seen.clear(); this.#lookedAt = Date.parse(this.#ports.clock.now());
    this.#now = { ground, source, cache: new FigureCache(source) };
  }

  async #fetch(wanted: ReadonlyMap<string, ReadonlySet<string>>): Promise<void> {
    const points = [...wanted].filter(([point, months]) => [...months].some((month) => this.#now?.source.has(point, month) !== true));
    for (let at = 0; at < points.length; at += pointsAtOnce) await Promise.all(points.slice(at, at + pointsAtOnce).map(async ([point, months]) => {
      for (let tries = 0; tries < 5; tries++) {
        const now = this.#now ?? await this.#ready(), missing = [...months].filter((month) => !now.source.has(point, month)), version = this.#versions.get(point) ?? 0, blocks = await loadBlocks(this.#ports, now.ground, point, missing);
        if (this.#now !== now) return;
        // changed meanwhile: read again
        if ((this.#versions.get(point) ?? 0) !== version) continue;
        for (const block of blocks) now.source.put(block);
        return;
      }
    }));
  }

  /** Takes in what changed since the last look (取变动). Whoever comes while one looks waits for the next look, which they share: what they wrote may be too new for this one. */
  look(): Promise<void> {
    if (this.#looking === null) return this.#start();
    return this.#next ??= this.#looking.catch(() => undefined).then(() => { this.#next = null; return this.#start(); });
  }
  #start(): Promise<void> { return this.#looking ??= this.#look().finally(() => { this.#looking = null; }); }
  async #look(): Promise<void> {
    if (this.#now === null) { await this.#ready(); return; }
    const now = Date.parse(this.#ports.clock.now());
    if (now - this.#lookedAt > feedMs || now < this.#lookedAt || this.#now.cache.size > mostFigures) { this.#now = null; await this.#ready(); return; }
    // numbers are given out before the commit: a lower one may show itself later
    const rows = await this.#ports.figureStore.touchedSince(Math.max(0, this.#last - overlap)), news = rows.filter(({ id }) => id > this.#last || !this.#seen.has(id));
    this.#lookedAt = now;
    if (this.#seen.size > 20 * overlap) for (const id of this.#seen) { if (id < this.#last - overlap) this.#seen.delete(id); }
    if (news.length === 0) return;
    for (const { id } of news) { this.#seen.add(id); if (id > this.#last) this.#last = id; }
    this.#take(news);
  }

  #take(news: readonly Touched[]): void {
    const held = this.#now;
    if (held === null) return;
    const subjects = new Map<string, Subject>();
    const tell = (subject: Subject | null): void => { if (subject !== null) for (const one of [subject, ...held.ground.placesOf(subject)]) subjects.set(`${one.kind}:${one.id}`, one); };
    if (news.some(({ what, point }) => (what !== "hour" && what !== "day") || (point !== null && this.#isNew(held, point)))) {
      this.#now = null;
      for (const { subject } of held.ground.subjects(dayOfInstant(this.#ports.clock.now()))) tell(subject);
    } else for (const one of news) { this.#changed(held, one); tell(one.point === null ? null : held.ground.subjectOf(one.point)); }
    const told = [...subjects.values()];
    for (const call of this.#calls) call(told);
  }
  /** A point, or a door to it, that the ground does not know yet; or one without a profile that had sent nothing. */
  #isNew({ ground }: FiguresNow, point: string): boolean {
    return !ground.points.has(point) || !ground.sourcesOf.has(point) || (!ground.facts.profiles.some((one) => one.point === point && one.items.length > 0) && !ground.facts.sent.has(point));
  }

  #changed({ source, cache, ground }: FiguresNow, { point, from, until }: Touched): void {
    if (point === null || from === null || until === null) return;
    const subject = ground.subjectOf(point);
    if (subject === null) return;
    this.#versions.set(point, (this.#versions.get(point) ?? 0) + 1);
    const first = dayOfInstant(new Date(from - ground.context.after * hour).toISOString()), last = dayOfInstant(new Date(until - 1 + ground.context.before * hour).toISOString());
    for (const month of monthsBetween(first, last)) source.drop(point, month);
    const items = new Set([...source.askedOf(point), ...ground.programme(subject), ...(subject.kind === "point" ? hourItems : subject.kind === "section" ? waterItems : ["flow"])]);
    for (let day = first; day <= last; day = dayAfter(day)) for (const line of lines) {
      for (const item of items) cache.changed({ kind: "hours", subject, item, day, line });
      if (subject.kind === "section") cache.changed({ kind: "samples", section: subject, day, line });
    }
  }
}
