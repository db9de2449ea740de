import { keysOf } from "../statistics/change.js";
import { dayItems, hourItemOf } from "../statistics/air-day.js";
import type { FigureGround } from "../statistics/figure-ground.js";
import { keyText, lines, type FigureKey, type Line, type Subject } from "../statistics/figure-key.js";
import { keptOf } from "../statistics/kept-figure.js";
import type { LoadedSource } from "../statistics/loaded-source.js";
import { daysOfPeriod, periodOf, spanOf, type FigurePeriod } from "../statistics/period.js";
import { isKept, StaleDays, type DaySpan } from "../statistics/stale-days.js";
import { waterItems } from "../statistics/water.js";
import type { Touched } from "../statistics/store.js";
import { dayAfter, dayOfInstant } from "@yunqing/standards";
import { FigureEngine, type FigureEnginePorts, type FiguresNow } from "./figure-desk-engine.js";

/** What one turn of the worker did (一轮留存). */
export interface KeeperTurn { /** rows of changes settled */ readonly settled: number; /** figures made again, and those that came out differently */ readonly made: number; readonly changed: number; readonly subjects: readonly Subject[]; /** whether more waits */ readonly more: boolean }

/** Rows taken in one turn: few enough for a turn to be short in a live district, and many in a backlog, whose days fall together. */
const rowsOfTurn = 100_000, atOnce = 400, writtenAtOnce = 300, longer = ["month", "quarter", "half", "year"] as const;
const rankOf: Readonly<Record<Subject["kind"], number>> = { point: 0, section: 0, "stack-outlet": 0, "sewage-outlet": 0, town: 1, river: 1, lake: 1, district: 2 };

/**
 * Keeps the figures of a district (统计值留存): takes what waits, makes again the figures of calendar periods that it touches, points before the places that hold them, writes those that differ, and then settles what it took.
 * Stopped anywhere, the next one begins with what was not settled.
 */
export class FigureKeeper {
  readonly #ports: FigureEnginePorts;
  readonly #engine: FigureEngine;
  constructor(ports: FigureEnginePorts) { this.#ports = ports; this.#engine = new FigureEngine(ports, { packed: 64, opened: 8 }); }

  /** One turn. `goesOn`: asked before each subject; a turn that does not go on settles nothing. */
  async turn(goesOn: () => Promise<boolean> = () => Promise.resolve(true)): Promise<KeeperTurn> {
    const rows = await this.#ports.figureStore.touched(rowsOfTurn);
    if (rows.length === 0) return { settled: 0, made: 0, changed: 0, subjects: [], more: false };
    await this.#engine.ground();
    if (rows.some(({ what, point }) => (what !== "hour" && what !== "day") || (point !== null && this.#engine.isNew(point)))) this.#engine.forgetGround();
    const ground = await this.#engine.ground();
    this.#ground = ground;
    for (const row of rows) this.#engine.forget(row);
    const stale = new StaleDays(rows, ground), changed: Subject[] = [];
    let made = 0, differ = 0;
    for (const subject of await this.#subjectsOf(stale, ground)) {
      if (!await goesOn()) return { settled: 0, made, changed: differ, subjects: changed, more: true };
      const done = await this.#remake(subject, stale, rows);
      stale.done(subject);
      made += done.made; differ += done.changed;
      if (done.changed > 0) changed.push(subject);
    }
    if (!await goesOn()) return { settled: 0, made, changed: differ, subjects: changed, more: true };
    await this.#ports.figureStore.settle(rows.map(({ id }) => id));
    return { settled: rows.length, made, changed: differ, subjects: changed, more: rows.length === rowsOfTurn };
  }

  /** Subjects in doubt, points before places before the district. */
  async #subjectsOf(stale: StaleDays, ground: FigureGround): Promise<readonly Subject[]> {
    const found = new Map<string, Subject>(), put = (one: Subject): void => { found.set(`${one.kind}:${one.id}`, one); };
    for (const one of stale.subjects) put(one);
    if (stale.everything !== null || stale.allPlaces !== null || stale.sandstormDays.length > 0) for (const { subject } of ground.subjects("9999-12-31")) if (stale.everything !== null || stale.sandstormDays.length > 0 || rankOf[subject.kind] > 0 || subject.kind === "section") put(subject);
    return [...found.values()].sort((a, b) => rankOf[a.kind] - rankOf[b.kind] || (a.id < b.id ? -1 : 1));
  }

  /** Days of a subject that are to be made again: those touched, and where everything is in doubt those that are kept. */
  async #daysOf(subject: Subject, stale: StaleDays, rows: readonly Touched[]): Promise<readonly string[]> {
    const days = new Set<string>(), held = new Set<string>(), put = ({ from, last }: DaySpan): void => { for (const day of daysOfPeriod(spanOf(from, dayAfter(last)))) days.add(day); };
    const open: DaySpan[] = [];
    for (const span of stale.spansOf(subject)) if (span.last === "9999-12-31") open.push(span); else put(span);
    if (stale.everything !== null) open.push(stale.everything);
    if (stale.allPlaces !== null && (rankOf[subject.kind] > 0 || subject.kind === "section")) open.push(stale.allPlaces);
    for (const { from, last } of open) for (const line of lines) for (const { key } of await this.#ports.figureStore.keptSeries({ subject: `${subject.kind}:${subject.id}`, line, period: "day", from, until: last })) { const day = /\|day~(\d{4}-\d\d-\d\d)/.exec(key)?.[1]; if (day !== undefined) { days.add(day); held.add(day); } }
    if (rows.some(({ what }) => what === "sandstorm") && rankOf[subject.kind] < 3) for (const day of stale.sandstormDays) days.add(day);
    const own = coreDays(subject, rows, this.#ground as FigureGround);
    for (const day of days) {
      if (own.has(day) || held.has(day)) continue;
      // a neighbour whose quality may be judged otherwise: only where it has figures
      const [kept] = await this.#ports.figureStore.keptSeries({ subject: `${subject.kind}:${subject.id}`, line: "real-time", period: "day", from: day, until: dayAfter(day) });
      if (kept === undefined) days.delete(day);
    }
    return [...days].sort();
  }
  #ground: FigureGround | null = null;

  async #remake(subject: Subject, stale: StaleDays, rows: readonly Touched[]): Promise<{ readonly made: number; readonly changed: number }> {
    const days = await this.#daysOf(subject, stale, rows);
    if (days.length === 0) return { made: 0, changed: 0 };
    const now = await this.#engine.begin(() => stale), at = this.#ports.clock.now();
    let made = 0, changed = 0;
    for (const line of await this.#linesOf(now, subject, days)) {
      const keys = keysToKeep(subject, days, line, now.ground);
      for (let from = 0; from < keys.length; from += atOnce) {
        const part = keys.slice(from, from + atOnce);
        // what a place is made of is looked for together
        const members = membersOf(subject, part, now), ready = airDaysOf(subject, part, now);
        let made = 0;
        await this.#engine.ask(now, ({ evaluation }) => {
          if (made === 0) for (const { points, days } of ready) evaluation.days(points, "air-mean", dayItems, days, line);
          for (; made < part.length; made++) evaluation.figure(part[made] as FigureKey);
        }, [...part, ...members]);
        now.evaluation.drop(members);
        await this.#ports.pause?.();
      }
      const wanted = new Set(keys.map(keyText)), figures = [...now.evaluation.made].filter(([text, { key }]) => wanted.has(text) || (key.line === line && key.subject.kind === subject.kind && key.subject.id === subject.id)).map(([, figure]) => figure);
      now.evaluation.made.clear();
      made += figures.length;
      for (let from = 0; from < figures.length; from += writtenAtOnce) { changed += (await this.#ports.figureStore.keep(figures.slice(from, from + writtenAtOnce).map(keptOf), at)).length; await this.#ports.pause?.(); }
    }
    return { made, changed };
  }

  /** The real-time line, and the reviewed one where anything is reviewed or was kept of it. */
  async #linesOf(now: FiguresNow, subject: Subject, days: readonly string[]): Promise<readonly Line[]> {
    const { ground } = now, [first = ""] = days, last = days.at(-1) ?? "", years = { from: `${first.slice(0, 4)}-01-01`, until: `${Number(last.slice(0, 4)) + 1}-01-01` };
    const keptOf = (subjects: readonly Subject[]): Promise<boolean> => this.#ports.figureStore.keeps({ subjects: subjects.map(({ kind, id }) => `${kind}:${id}`), line: "reviewed", period: "year", ...years });
    if (await keptOf([subject])) return lines;
    if (ground.pointOf(subject) !== null) {
      const months = [...new Set(days.map((day) => day.slice(0, 7)))];
      return await this.#engine.ask(now, ({ source }) => { source.ready(subject, months); return months.some((month) => hasReviewed(source, subject, month)); }, []) ? lines : ["real-time"];
    }
    return await keptOf((["point", "section", "stack-outlet", "sewage-outlet"] as const).flatMap((kind) => ground.members(subject, kind, last))) ? lines : ["real-time"];
  }
}
/** Days on which values of a subject, or of a point that it holds, themselves changed. */
function coreDays(subject: Subject, rows: readonly Touched[], ground: FigureGround): ReadonlySet<string> {
  const days = new Set<string>(), holds = new Map<string, boolean>();
  for (const { what, point, from, until } of rows) {
    if ((what !== "hour" && what !== "day") || point === null || from === null || until === null) continue;
    let own = holds.get(point);
    if (own === undefined) { const of = ground.subjectOf(point); holds.set(point, own = of !== null && [of, ...ground.placesOf(of)].some(({ kind, id }) => kind === subject.kind && id === subject.id)); }
    if (own) for (const day of daysOfPeriod(spanOf(dayOfInstant(new Date(from).toISOString()), dayAfter(dayOfInstant(new Date(until - 1).toISOString()))))) days.add(day);
  }
  return days;
}
/** Days of the air of a place with the points that they are made of. */
function airDaysOf(subject: Subject, keys: readonly FigureKey[], { ground }: FiguresNow): readonly { readonly points: readonly Subject[]; readonly days: readonly string[] }[] {
  if (ground.pointOf(subject) !== null) return [];
  const byPoints = new Map<readonly Subject[], string[]>();
  for (const day of new Set(keys.flatMap(({ statistic, period }) => (statistic === "air-mean" && period.kind === "day" ? [period.day] : [])))) { const points = ground.members(subject, "point", day), held = byPoints.get(points); if (held === undefined) byPoints.set(points, [day]); else held.push(day); }
  return [...byPoints].map(([points, days]) => ({ points, days }));
}
/** The same figures of the members of a place, which its own are made of: of water. */
function membersOf(subject: Subject, keys: readonly FigureKey[], { ground, evaluation }: FiguresNow): readonly FigureKey[] {
  if (ground.pointOf(subject) !== null) return [];
  return keys.filter(({ statistic }) => statistic.startsWith("water-")).flatMap((key) => {
    const { item: _item, ...plain } = key, like: readonly FigureKey[] = subject.kind === "lake" ? waterItems.map((item): FigureKey => ({ ...plain, statistic: "water-mean", item })) : [key.statistic === "water-good-share" ? { ...plain, statistic: "water-state" } : key];
    return ground.members(subject, "section", key.period.day).flatMap((member) => like.map((one): FigureKey => ({ ...one, subject: member }))).filter((one) => evaluation.wants(one));
  });
}
function hasReviewed(source: LoadedSource, subject: Subject, month: string): boolean { return source.hasReviewed(subject, month); }

/** The keys of a subject that are kept over given days, days before the periods that are made of them (留存集合). */
export function keysToKeep(subject: Subject, days: readonly string[], line: Line, ground: FigureGround): readonly FigureKey[] {
  const periods = new Map<string, FigurePeriod>(), programme = new Set(ground.programme(subject)), isPoint = ground.pointOf(subject) !== null;
  for (const day of days) periods.set(`day ${day}`, { kind: "day", day });
  for (const kind of longer) for (const day of days) { const period = periodOf(kind, day); periods.set(`${kind} ${period.day}`, period); }
  const measured = (item: string | undefined): boolean => item === undefined || !isPoint || (subject.kind === "point" || subject.kind === "section" ? programme.has(hourItemOf(item)) : true);
  return [...periods.values()].flatMap((period) => keysOf(subject, period, line, [...programme])).filter((key) => isKept(key) && measured(key.item));
}
