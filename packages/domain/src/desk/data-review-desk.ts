import type { Action, Actor } from "../access/model.js";
import { decide, propose, putSourceMark } from "./data-review-desk-acts.js";
import { reviewGround, reviewRows, type DataReviewDeskPorts } from "./data-review-desk-office.js";
import { sourceMarkRows, sourceMarks } from "./data-review-desk-sources.js";
import type { DataReviewGrid, DataReviewRow, DataReviewRule, DataReviewWork, DecideDataReview, ProposeDataReviews, PutSourceMark, SourceMarkRow, SourceMarkView } from "./data-review-desk-views.js";
import { grid, rules, work } from "./data-review-desk-work.js";
import { guarded, mustHoldHere, sightFor } from "./monitor-desk-office.js";

export type { DataReviewDeskPorts } from "./data-review-desk-office.js";
/** Decided reviews listed at most, the latest first; those that wait are all listed. */
const decidedListed = 300;

/**
 * The desk of review of data (数据审核). Reviewing needs `data.review`, reading `monitor.read`, and the points in scope; a point out of scope does not exist. Two people make a review: one proposes, another accepts or returns.
 * Marks of sources are set by the bureau, and by a firm for its own outlets.
 */
export class DataReviewDesk {
  readonly #ports: DataReviewDeskPorts;
  constructor(ports: DataReviewDeskPorts) { this.#ports = ports; }
  #by<T>(actor: Actor, action: Action, subject: string, act: () => Promise<T>): Promise<T> { return guarded(this.#ports, actor, action, subject.slice(0, 64), async () => { mustHoldHere(this.#ports, actor, action); return act(); }); }

  /** Points and days to be reviewed (待审任务). @throws {Forbidden} {Refused} data-review/bad-span */
  work(actor: Actor, from: string, until: string): Promise<DataReviewWork> { return this.#by(actor, "data.review", "work", () => work(this.#ports, actor, from, until)); }
  /** The cells of a point (审核网格). @throws {Forbidden} {NotFound} {Refused} data-review/bad-span */
  grid(actor: Actor, point: string, from: string, until: string): Promise<DataReviewGrid> { return this.#by(actor, "monitor.read", point, () => grid(this.#ports, actor, point, from, until)); }
  /** Reviews of points in scope: all that wait for a second look, and the latest that had one (审核记录). @throws {Forbidden} */
  reviews(actor: Actor): Promise<readonly DataReviewRow[]> {
    return this.#by(actor, "data.review", "reviews", async () => {
      const { registry } = await reviewGround(this.#ports), sees = sightFor(this.#ports, actor, "data.review", registry.pack);
      const own = [...await this.#ports.store.read((reader) => reader.dataReviews({}))].reverse().filter(({ point }) => { const held = registry.points.get(point); return held !== undefined && sees(held); });
      return reviewRows(this.#ports, actor, registry, [...own.filter(({ decided }) => decided === null), ...own.filter(({ decided }) => decided !== null).slice(0, decidedListed)]);
    });
  }
  /** Proposes reviews in bulk (批量审核). @throws {Forbidden} {NotFound} {Refused} data-review/bad-review {IdTaken} */
  propose(actor: Actor, command: ProposeDataReviews): Promise<readonly DataReviewRow[]> { return this.#by(actor, "data.review", command.reviews[0]?.point ?? "", () => propose(this.#ports, actor, command)); }
  /** Accepts or returns what another person proposed (复核). @throws {Forbidden} {NotFound} {AlreadyReviewed} {Refused} data-review/bad-decision */
  decide(actor: Actor, id: string, command: DecideDataReview): Promise<DataReviewRow> { return this.#by(actor, "data.review", id, () => decide(this.#ports, actor, id, command)); }
  /** Rules of quality control in force (在用规则). @throws {Forbidden} */
  rules(actor: Actor): Promise<readonly DataReviewRule[]> { return this.#by(actor, "monitor.read", "rules", () => rules(this.#ports)); }
  /** Marks and rates of outlets in a month (污染源标记). @throws {Forbidden} {Refused} data-review/bad-month */
  sourceMarks(actor: Actor, month: string): Promise<SourceMarkView> { return this.#by(actor, "monitor.read", "source-marks", () => sourceMarks(this.#ports, actor, month)); }
  /** Sets, corrects or takes back a mark of a source. @throws {Forbidden} {NotFound} {Refused} data-review/bad-source-mark, monitoring/overtaken {IdTaken} */
  putSourceMark(actor: Actor, command: PutSourceMark): Promise<SourceMarkRow> {
    return this.#by(actor, "monitor.read", command.point, async () => {
      const fact = await putSourceMark(this.#ports, actor, command), { registry } = await reviewGround(this.#ports);
      return (await sourceMarkRows(this.#ports, actor, registry.points, [fact], await this.#ports.store.read((reader) => reader.sourceMarks({ point: fact.point }))))[0] as SourceMarkRow;
    });
  }
}
