import { sql, type Kysely } from "kysely";
import { AlreadyReviewed, IdTaken, NotFound, Overtaken, type Assignment, type DistrictWriter, type Duty, type DutyStep, type Evidence, type ImportedLayer, type Progress, type PublishedFigure, type ReportedValue, type Review, type StoredReport } from "@yunqing/domain";
import { assignmentOf, assignmentRow, contentOf, dutyOf, dutyRow, evidenceOf, evidenceRow, figureOf, figureRow, layerOf, layerRow, progressOf, progressRow, reportOf, reportRow, reviewOf, reviewRow, stepOf, stepRow, valueOf, valueRow } from "./facts.js";
import type { Outcome } from "./fact-writer.js";
import { DutyClockSchemaWriter } from "./duty-clock-writer.js";
import type { DistrictTables } from "./tables.js";

/**
 * Writes one district inside a transaction that holds the head of the audit chain (区县库写口): nobody else writes this district meanwhile,
 * so a look before an insert is enough; the unique keys of the tables stand behind it as the second fence.
 */
export class SchemaWriter extends DutyClockSchemaWriter implements DistrictWriter {
  async appendValue(value: ReportedValue): Promise<Outcome> {
    if (value.corrects !== null) await this.exists("reported_value", value.corrects, "value");
    return this.append(value, await this.row(value.id, "reported_value", valueOf), () => this.db.insertInto("reported_value").values(valueRow(value)).execute());
  }

  async appendReview(review: Review): Promise<Outcome> {
    const same = await this.row(review.id, "review", reviewOf);
    if (same === null) {
      await this.exists("reported_value", review.valueId, "value");
      const other = await this.db.selectFrom("review").select("by_user").where("value_id", "=", review.valueId).executeTakeFirst();
      if (other !== undefined) throw new AlreadyReviewed(review.valueId, other.by_user);
    }
    return this.append(review, same, () => this.db.insertInto("review").values(reviewRow(review)).execute());
  }

  async appendAssignment(assignment: Assignment): Promise<Outcome> {
    return this.append(assignment, await this.row(assignment.id, "assignment", assignmentOf), () => this.db.insertInto("assignment").values(assignmentRow(assignment)).execute());
  }
  async appendProgress(progress: Progress): Promise<Outcome> {
    return this.append(progress, await this.row(progress.id, "progress", progressOf), () => this.db.insertInto("progress").values(progressRow(progress)).execute());
  }

  async appendDuty(duty: Omit<Duty, "number">, numbering: (year: number, seq: number) => string): Promise<{ readonly outcome: Outcome; readonly number: string }> {
    const same = await this.row(duty.id, "duty", dutyOf);
    if (same !== null) return { outcome: await this.append(duty, same, () => Promise.resolve()), number: same.number };
    const sameCause = await this.db.selectFrom("duty").select("number").where("cause_rule", "=", duty.cause.rule)
      .where("cause_subject", "=", duty.cause.subject).where("cause_period", "=", duty.cause.period).executeTakeFirst();
    if (sameCause !== undefined) { this.counts.known += 1; return { outcome: "known", number: sameCause.number }; }
    const { last } = await this.db.insertInto("duty_counter").values({ year: duty.year, last: 1 })
      .onConflict((on) => on.column("year").doUpdateSet({ last: sql<number>`duty_counter.last + 1` })).returning("last").executeTakeFirstOrThrow();
    const number = numbering(duty.year, last);
    await this.append(duty, null, () => this.db.insertInto("duty").values(dutyRow({ ...duty, number }, last)).execute());
    return { outcome: "stored", number };
  }

  async appendDutyStep(step: DutyStep): Promise<Outcome> {
    const same = await this.row(step.id, "duty_step", stepOf);
    if (same === null) {
      await this.exists("duty", step.duty, "duty");
      const { last } = await this.db.selectFrom("duty_step").select(sql<number | null>`max(seq)`.as("last")).where("duty", "=", step.duty).executeTakeFirstOrThrow();
      if (last === null ? step.seq !== 0 && step.seq !== 1 : step.seq !== last + 1) throw new Overtaken(step.duty);
    }
    return this.append(step, same, () => this.db.insertInto("duty_step").values(stepRow(step)).execute());
  }

  async appendReport(report: StoredReport, figures: readonly PublishedFigure[]): Promise<Outcome> {
    const same = await this.row(report.id, "report", reportOf);
    const stray = figures.find((figure) => figure.report !== report.id);
    if (stray !== undefined) throw new NotFound("report of figure", stray.id);
    if (same !== null) {
      const held = new Map((await this.publishedFigures(report.id)).map((figure) => [figure.id, contentOf(figure)]));
      if (held.size !== figures.length || figures.some((figure) => held.get(figure.id) !== contentOf(figure))) throw new IdTaken(report.id);
    }
    return this.append(report, same, async () => {
      await this.db.insertInto("report").values(reportRow(report)).execute();
      for (const figure of figures) await this.append(figure, await this.row(figure.id, "published_figure", figureOf), () => this.db.insertInto("published_figure").values(figureRow(figure)).execute());
    });
  }
  async appendLayer(layer: ImportedLayer): Promise<Outcome> {
    return this.append(layer, await this.row(layer.id, "layer", layerOf), () => this.db.insertInto("layer").values(layerRow(layer)).execute());
  }
  async appendEvidence(evidence: Evidence): Promise<Outcome> {
    return this.append(evidence, await this.row(evidence.id, "evidence", evidenceOf), () => this.db.insertInto("evidence").values(evidenceRow(evidence)).execute());
  }
}

/** The tables a writer works on, for those who open the transaction. */
export type DistrictDb = Kysely<DistrictTables>;
