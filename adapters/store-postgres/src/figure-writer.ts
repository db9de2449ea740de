import type { BatchWithdrawal, DataReviewDecision, FigurePublication, FigureWriterPort, InstrumentFact, MonitoringSettings, MonitoringWriter, ObservationBatch, PointFact, PointProfile, QualityMark, SandstormDay, SourceMark, WaterBody } from "@yunqing/domain";
import { ReadKeySchemaWriter } from "./read-key-writer.js";
import { dataReviewOf, sourceMarkOf } from "./data-review-facts.js";
import type { Outcome } from "./fact-writer.js";
import { publicationOf, publicationRow } from "./figure-reader.js";
import { putSent, touch, type TouchedSpan } from "./figure-touched.js";
import { kindNumbers, monthOf } from "./partitions.js";
import { readShape } from "./reading-revision.js";

const dayMs = 86_400_000, beijing = 8 * 3_600_000;
/** Kinds of windows that figures are made of. */
const counts = (kind: string): kind is "hour" | "day" => kind === "hour" || kind === "day";
const startOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) - beijing;

/**
 * Writes published figures, and puts on record what every other act does to figures (统计值写口、变动记录): in the same transaction, so that no change is ever forgotten.
 */
export abstract class FigureSchemaWriter extends ReadKeySchemaWriter implements FigureWriterPort {
  async appendFigurePublication(publication: FigurePublication): Promise<Outcome> {
    return this.append(publication, await this.row(publication.id, "figure_publication", publicationOf), () => this.db.insertInto("figure_publication").values(publicationRow(publication)).execute());
  }

  async #touched(outcome: Outcome, ...spans: readonly TouchedSpan[]): Promise<Outcome> {
    if (outcome === "stored" && spans.length > 0) await touch(this.ground.line, spans);
    return outcome;
  }
  async #ofPoint(outcome: Outcome, point: string): Promise<Outcome> { return this.#touched(outcome, { what: "point", source: null, point, from: null, until: null }); }

  override async appendPoint(fact: PointFact): Promise<Outcome> { return this.#ofPoint(await super.appendPoint(fact), fact.point); }
  override async appendInstrument(fact: Omit<InstrumentFact, "setting" | "source">): ReturnType<MonitoringWriter["appendInstrument"]> {
    const made = await super.appendInstrument(fact);
    await this.#ofPoint(made.outcome, fact.point);
    return made;
  }
  /** All days: the items of the latest profile are the point's programme, and before its first one a point with a profile is in no network. */
  override async appendProfile(profile: PointProfile): Promise<Outcome> { return this.#ofPoint(await super.appendProfile(profile), profile.point); }
  override async appendWaterBody(body: WaterBody): Promise<Outcome> { return this.#touched(await super.appendWaterBody(body), { what: "places", source: null, point: null, from: null, until: null }); }
  override async appendSandstormDay(day: SandstormDay): Promise<Outcome> { return this.#touched(await super.appendSandstormDay(day), { what: "sandstorm", source: null, point: null, from: startOf(day.day), until: startOf(day.day) + dayMs }); }
  override async appendMonitoringSettings(settings: MonitoringSettings): Promise<Outcome> { return this.#touched(await super.appendMonitoringSettings(settings), { what: "settings", source: null, point: null, from: null, until: null }); }

  override async appendMark(mark: QualityMark): Promise<Outcome> { return this.#touched(await super.appendMark(mark), ...spansOf(mark)); }

  override async appendDataReviewDecision(decision: DataReviewDecision): Promise<Outcome> {
    const outcome = await super.appendDataReviewDecision(decision);
    if (outcome === "known" || decision.decision !== "accept") return outcome;
    const review = await this.row(decision.review, "data_review", dataReviewOf);
    return this.#touched(outcome, ...(review === null ? [] : spansOf(review)));
  }
  /** A mark of a source speaks of hours, and of those of the mark that it replaces. */
  override async appendSourceMark(mark: SourceMark): Promise<Outcome> {
    const outcome = await super.appendSourceMark(mark), earlier = mark.replaces === null ? null : await this.row(mark.replaces, "source_mark", sourceMarkOf);
    return this.#touched(outcome, ...[mark, ...(earlier === null ? [] : [earlier])].flatMap((one) => spansOf({ ...one, kind: "hour" })));
  }

  override async appendBatch(batch: Omit<ObservationBatch, "number">, readings: Parameters<MonitoringWriter["appendBatch"]>[1]): ReturnType<MonitoringWriter["appendBatch"]> {
    const made = await super.appendBatch(batch, readings);
    if (made.outcome === "known") return made;
    // a batch may hold a year: one span for each point, kind and month
    const spans = new Map<string, { what: "hour" | "day"; source: null; point: string; from: number; until: number }>();
    for (const { point, kind, from } of readings) {
      if (!counts(kind)) continue;
      const key = `${point}\u0000${kind}\u0000${monthOf(from)}`, until = from + (kind === "hour" ? 3_600_000 : dayMs), held = spans.get(key);
      if (held === undefined) spans.set(key, { what: kind, source: null, point, from, until }); else { held.from = Math.min(held.from, from); held.until = Math.max(held.until, until); }
    }
    await touch(this.ground.line, [...spans.values()]);
    const sources = new Map((await this.sources()).filter(({ origin }) => origin === batch.origin).map(({ point, source }) => [point, source])), sent = new Map<number, Set<string>>(), seen = new Set<string>();
    for (const { point, kind, shape } of readings) {
      const source = sources.get(point), name = `${point}\u0000${shape}`;
      if (source === undefined || !counts(kind) || seen.has(name)) continue;
      seen.add(name);
      let own = sent.get(source);
      if (own === undefined) sent.set(source, own = new Set());
      for (const { factor } of readShape(shape).columns) if (factor !== "") own.add(factor);
    }
    await putSent(this.ground.line, sent);
    return made;
  }
  override async appendWithdrawal(withdrawal: BatchWithdrawal): Promise<Outcome> {
    const outcome = await super.appendWithdrawal(withdrawal);
    if (outcome === "known") return outcome;
    const { rows } = await this.ground.line.query(`select r.kind, s.point, round(date_part('epoch', min(r.from_at)) * 1000)::float8 as "from", round(date_part('epoch', max(r.from_at)) * 1000)::float8 as last
      from observation_batch b join reading_source s on s.origin = b.origin and s.point = any(b.points) join reading r on r.source = s.source and r.kind in (${kindNumbers.hour}, ${kindNumbers.day}) and r.packet = -b.number
      where b.number = $1::integer group by r.kind, s.point, date_trunc('month', r.from_at + interval '8 hours')`, [withdrawal.batch]);
    return this.#touched(outcome, ...(rows as { kind: number; point: string; from: number; last: number }[]).map(({ kind, point, from, last }): TouchedSpan => ({ what: kind === kindNumbers.hour ? "hour" : "day", source: null, point, from, until: last + (kind === kindNumbers.hour ? 3_600_000 : dayMs) })));
  }
}
function spansOf({ kind, point, from, until }: { readonly kind: string; readonly point: string; readonly from: string; readonly until: string }): readonly TouchedSpan[] {
  return counts(kind) ? [{ what: kind, source: null, point, from: Date.parse(from), until: Date.parse(until) }] : [];
}
