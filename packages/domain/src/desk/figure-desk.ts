import { dayAfter } from "@yunqing/standards";
import type { Actor } from "../access/model.js";
import { daysOfPeriod, spanOf } from "../statistics/period.js";
import { checkedKey, type FigureKey, type Line, type Subject, type SubjectKind } from "../statistics/figure-key.js";
import { figureWith, lineageInFull, type Figure } from "../statistics/figure.js";
import type { FigureOffice, HourCell, SubjectRow } from "../statistics/figure-office.js";
import type { DayOfHours, FigureSettings, WaterSample } from "../statistics/source.js";
import { FigureFeed, type FigureDeskPorts, type FiguresNow } from "./figure-desk-engine.js";
import { blocksOf } from "./figure-desk-load.js";
import { publicationsOf, published, type PublishedBy, type PublishedView } from "./figure-desk-published.js";
import * as routed from "./figure-desk-routed.js";
import type { FigureHistoryRow, FigureHoursQuery, FigureHoursView, FiguresQuery, FigureSubjectView, FigureView, OpenedFigureView, PublishFiguresCommand } from "./figure-desk-views.js";

export type { FigureDeskPorts } from "./figure-desk-engine.js";
/** Days of hours that one question may span. */
const mostDays = 1_100;

/**
 * The desk of figures (统计值). As {@link FigureOffice} it serves the other desks, which authorise themselves; what routes ask of it is authorised here: `monitor.read` and the points and places in scope, `figure.publish` for publishing.
 * Figures are those of the moment: whatever was committed before the question, in whatever process, is in them.
 */
export class FigureDesk implements FigureOffice {
  readonly #ports: FigureDeskPorts;
  readonly #feed: FigureFeed;
  constructor(ports: FigureDeskPorts) { this.#ports = ports; this.#feed = new FigureFeed(ports); }

  async #ask<T>(work: (now: FiguresNow) => T, keys: readonly FigureKey[]): Promise<T> { return this.#feed.engine.ask(await this.#feed.look(), work, keys); }
  /** What reads values themselves: their blocks are loaded together first. */
  async #values<T>(work: (now: FiguresNow) => T, keys: readonly FigureKey[]): Promise<T> {
    const now = await this.#feed.look();
    await this.#feed.engine.fetch(now, blocksOf(keys, now.ground));
    return this.#feed.engine.ask(now, work, []);
  }

  async figures(keys: readonly FigureKey[]): Promise<readonly Figure[]> {
    const checked = keys.map(checkedKey);
    if (checked.length === 0) return [];
    const now = await this.#feed.look(), made: Figure[] = [];
    // what was made stays made when the work goes on in its next turn
    return this.#feed.engine.ask(now, ({ evaluation }) => { while (made.length < checked.length) made.push(evaluation.figure(checked[made.length] as FigureKey)); return made; }, checked);
  }
  async opened(key: FigureKey, depth = depthOf(key)): Promise<Figure> {
    const checked = checkedKey(key);
    // kept figures do not hold their lineage: what is opened is made again of what it is made of
    return this.#ask(({ evaluation }) => { const get = (one: FigureKey): Figure => evaluation.remade(one), figure = get(checked), lineage = lineageInFull(figure, get, depth); return figureWith(figure, () => lineage); }, [checked]);
  }
  hours(subject: Subject, item: string, from: string, until: string, line: Line): Promise<readonly { readonly day: string; readonly hours: DayOfHours }[]> {
    const days = daysBetween(from, until);
    return this.#values(({ source }) => days.map((day) => ({ day, hours: source.hours(subject, item, day, line) })), [hoursKey(subject, item, from, until, line)]);
  }
  cells(subject: Subject, item: string, from: string, until: string, line: Line): Promise<readonly { readonly day: string; readonly hours: readonly (HourCell | null)[] }[]> {
    const days = daysBetween(from, until);
    return this.#values(({ source }) => days.map((day) => ({ day, hours: source.cells(subject, item, day, line) })), [hoursKey(subject, item, from, until, line)]);
  }
  samples(section: Subject, from: string, until: string, line: Line): Promise<readonly WaterSample[]> {
    return this.#values(({ source }) => source.samples(section, from, until, line), [hoursKey(section, "", from, until, line)]);
  }
  async subjects(day: string): Promise<readonly SubjectRow[]> { return (await this.#feed.look()).ground.subjects(day); }
  async members(place: Subject, kind: SubjectKind, day: string): Promise<readonly Subject[]> { return (await this.#feed.look()).ground.members(place, kind, day); }
  async sandstormDays(from: string, until: string): Promise<readonly string[]> { return (await this.#feed.look()).ground.sandstormDays(from, until); }
  async settings(): Promise<FigureSettings> { return (await this.#feed.look()).ground.settings; }
  onChange(call: (subjects: readonly Subject[]) => void): () => void { return this.#feed.onChange(call); }
  publish(keys: readonly FigureKey[], by: PublishedBy): Promise<readonly string[]> { return published(this.#ports, this, keys, by); }
  published(key: FigureKey): Promise<readonly PublishedView[]> { return publicationsOf(this.#ports, this, checkedKey(key)); }

  /** Looks for changes and tells whoever waits for them (取变动并通知). */
  async look(): Promise<void> { await this.#feed.look(); }

  /** Figures of keys, in their order (查询统计值). @throws {Forbidden} {NotFound} a subject out of scope {Refused} figure/bad-key, figure/too-many */
  views(actor: Actor, query: FiguresQuery): Promise<readonly FigureView[]> { return routed.views(this.#ports, this, actor, query); }
  /** One figure, opened (怎么算的). @throws {Forbidden} {NotFound} {Refused} figure/bad-key */
  view(actor: Actor, key: string, depth: number | null): Promise<OpenedFigureView> { return routed.view(this.#ports, this, actor, key, depth); }
  /** What was published of a key (发布与修订). @throws {Forbidden} {NotFound} {Refused} figure/bad-key */
  history(actor: Actor, key: string): Promise<readonly FigureHistoryRow[]> { return routed.history(this.#ports, this, actor, key); }
  /** Publishes figures (发布). @throws {Forbidden} {NotFound} {Refused} figure/bad-key, figure/bad-publication */
  publishAs(actor: Actor, command: PublishFiguresCommand): Promise<readonly FigureHistoryRow[]> { return routed.publishAs(this.#ports, this, actor, command); }
  /** Subjects that the person sees (统计对象). @throws {Forbidden} */
  subjectViews(actor: Actor, day: string | null): Promise<readonly FigureSubjectView[]> { return routed.subjectViews(this.#ports, this, actor, day); }
  /** Hours of an item with their reasons (小时值及判定). @throws {Forbidden} {NotFound} {Refused} figure/bad-hours */
  hourViews(actor: Actor, query: FigureHoursQuery): Promise<FigureHoursView> { return routed.hourViews(this.#ports, this, actor, query); }
}

/** How deep a figure is opened unless somebody says: all of an hour or a day; of longer periods as far as a page can hold. Deeper inputs are named by their keys and open by themselves. */
export function depthOf({ period: { kind } }: FigureKey): number { return kind === "hour" || kind === "day" ? 4 : kind === "month" ? 2 : 1; }
function daysBetween(from: string, until: string): readonly string[] { return from < until ? daysOfPeriod(spanOf(from, until < dayAfter(from, mostDays) ? until : dayAfter(from, mostDays))) : []; }
/** A key that reads what hours of a span read, for loading them together. */
function hoursKey(subject: Subject, item: string, from: string, until: string, line: Line): FigureKey { return { subject, statistic: "water-mean", item, period: spanOf(from, until > from ? until : dayAfter(from)), line }; }
