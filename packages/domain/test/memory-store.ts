import { createHash } from "node:crypto";
import { AlreadyReviewed, IdTaken, NotFound, Overtaken, inScope, type Actor, type Assignment, type AuditEntry, type DistrictReader, type DistrictStore, type DistrictWriter, type Duty, type DutyStep, type Evidence, type ImportedLayer, type Pack, type Progress, type PublishedFigure, type ReportedValue, type Review, type StoredReport } from "@yunqing/domain";
import { laterReader, laterWriter, type Bag } from "./memory-later.js";
import { monitoringReader, monitoringWriter, noMonitoring, type MonitoringRows } from "./memory-monitoring.js";

interface Rows {
  values: ReportedValue[]; reviews: Review[]; assignments: Assignment[]; progress: Progress[]; duties: Duty[]; steps: DutyStep[]; reports: StoredReport[]; figures: PublishedFigure[];
  layers: ImportedLayer[]; evidence: Evidence[]; serial: Record<number, number>; audit: AuditEntry[]; monitoring: MonitoringRows; later: Bag;
}
type Entry = { readonly actor: Actor; readonly action: string; readonly subject: string; readonly detail: string };
type Outcome = "stored" | "known";
/** Content of a fact: everything but the instant it was recorded at. */
const contentOf = (fact: object): string => JSON.stringify(Object.entries(fact).filter(([key]) => key !== "at").sort(([a], [b]) => (a < b ? -1 : 1)));
const within = (at: string, knownAt: string | undefined): boolean => knownAt === undefined || Date.parse(at) <= Date.parse(knownAt);
const chained = (entry: Omit<AuditEntry, "hash">): string => createHash("sha256").update(JSON.stringify(entry)).digest("hex");

/**
 * A whole district in memory (内存区县库): one writer at a time on a copy, which replaces the rows only when the work ends well;
 * ids may be repeated with the same content; the audit log is a hash chain written in the same step.
 */
export class MemoryStore implements DistrictStore {
  rows: Rows = { values: [], reviews: [], assignments: [], progress: [], duties: [], steps: [], reports: [], figures: [], layers: [], evidence: [], serial: {}, audit: [], monitoring: noMonitoring(), later: {} };
  #turn: Promise<unknown> = Promise.resolve();
  constructor(readonly thePack: Pack, readonly now: () => string = () => "2026-11-23T02:00:00.000Z") {}
  get district(): string { return this.thePack.district.id; }

  /** how many transactions are open: whatever belongs to another store must not be asked while one is */
  open = 0;
  async #inside<T>(work: () => Promise<T>): Promise<T> { this.open++; try { return await work(); } finally { this.open--; } }

  async read<T>(work: (reader: DistrictReader) => Promise<T>): Promise<T> { return this.#inside(() => work(this.#reader(this.rows))); }
  async write<T>(entry: Entry, work: (writer: DistrictWriter) => Promise<T>): Promise<T> {
    return this.#alone(async () => {
      const rows = structuredClone(this.rows), answer = await this.#inside(() => work(this.#writer(rows)));
      this.#log(rows, entry, "done");
      this.rows = rows;
      return answer;
    });
  }
  async recordRefusal(entry: Entry): Promise<void> { await this.#alone(async () => { const rows = structuredClone(this.rows); this.#log(rows, entry, "refused"); this.rows = rows; }); }

  async #alone<T>(work: () => Promise<T>): Promise<T> { const run = this.#turn.then(work); this.#turn = run.catch(() => undefined); return run; }
  #log(rows: Rows, { actor, action, subject, detail }: Entry, result: AuditEntry["result"]): void {
    const entry = { seq: rows.audit.length + 1, at: this.now(), actor: actor.user, address: actor.address, action, subject, result, detail, previous: rows.audit.at(-1)?.hash ?? "" };
    rows.audit.push({ ...entry, hash: chained(entry) });
  }

  #reader(rows: Rows): DistrictReader {
    return {
      ...monitoringReader(rows.monitoring), ...laterReader(rows.later),
      pack: async () => this.thePack,
      values: async ({ plan, indicator, id, knownAt }) => rows.values.filter((one) => (plan === undefined || one.plan === plan) && (indicator === undefined || one.indicator === indicator) && (id === undefined || one.id === id) && within(one.at, knownAt)),
      reviews: async ({ valueIds, knownAt }) => rows.reviews.filter((one) => (valueIds === undefined || valueIds.includes(one.valueId)) && within(one.at, knownAt)),
      assignments: async ({ plan, knownAt }) => rows.assignments.filter((one) => (plan === undefined || one.plan === plan) && within(one.at, knownAt)),
      progress: async ({ plan, project, knownAt }) => rows.progress.filter((one) => (plan === undefined || one.plan === plan) && (project === undefined || one.project === project) && within(one.at, knownAt)),
      duties: async ({ id, scope, knownAt }) => rows.duties.filter((one) => (id === undefined || one.id === id) && (scope === undefined || inScope(scope, one)) && within(one.at, knownAt)),
      dutySteps: async (ids) => rows.steps.filter((one) => ids === "all" || ids.includes(one.duty)),
      reports: async () => rows.reports, report: async (id) => rows.reports.find((one) => one.id === id) ?? null,
      layers: async () => rows.layers, evidence: async (hashes) => rows.evidence.filter((one) => hashes.includes(one.hash)),
      publishedFigures: async (report) => rows.figures.filter((one) => one.report === report),
      audit: async ({ from, limit, actor, action }) => {
        const all = rows.audit.filter((one) => (actor === undefined || one.actor === actor) && (action === undefined || one.action === action));
        return { entries: all.filter((one) => from === undefined || one.seq >= from).slice(0, limit), total: all.length };
      },
      verifyAudit: async () => {
        const broken = rows.audit.find(({ hash, ...entry }, index) => entry.previous !== (rows.audit[index - 1]?.hash ?? "") || chained(entry) !== hash);
        return { ok: broken === undefined, checked: rows.audit.length, brokenAt: broken?.seq ?? null };
      },
    };
  }

  #writer(rows: Rows): DistrictWriter {
    const put = <Row extends { readonly id: string }>(list: Row[], row: Row): Outcome => {
      const known = list.find((one) => one.id === row.id);
      if (known !== undefined && contentOf(known) !== contentOf(row)) throw new IdTaken(row.id);
      if (known !== undefined) return "known";
      list.push(structuredClone(row));
      return "stored";
    };
    return {
      ...this.#reader(rows), ...monitoringWriter(rows.monitoring), ...laterWriter(rows.later),
      appendValue: async (value) => { if (value.corrects !== null && !rows.values.some((one) => one.id === value.corrects)) throw new NotFound("value", value.corrects); return put(rows.values, value); },
      appendReview: async (review) => {
        if (!rows.values.some((one) => one.id === review.valueId)) throw new NotFound("value", review.valueId);
        const other = rows.reviews.find((one) => one.valueId === review.valueId && one.id !== review.id);
        if (other !== undefined) throw new AlreadyReviewed(review.valueId, other.by);
        return put(rows.reviews, review);
      },
      appendAssignment: async (assignment) => put(rows.assignments, assignment),
      appendProgress: async (progress) => put(rows.progress, progress),
      appendDuty: async (duty, numbering) => {
        const same = rows.duties.find((one) => one.id === duty.id);
        if (same !== undefined) { const { number, ...rest } = same; if (contentOf(rest) !== contentOf(duty)) throw new IdTaken(duty.id); return { outcome: "known", number }; }
        const cause = rows.duties.find((one) => one.cause.rule === duty.cause.rule && one.cause.subject === duty.cause.subject && one.cause.period === duty.cause.period);
        if (cause !== undefined) return { outcome: "known", number: cause.number };
        const seq = (rows.serial[duty.year] ?? 0) + 1, number = numbering(duty.year, seq);
        rows.serial[duty.year] = seq;
        rows.duties.push(structuredClone({ ...duty, number }));
        return { outcome: "stored", number };
      },
      appendDutyStep: async (step) => {
        if (!rows.duties.some((one) => one.id === step.duty)) throw new NotFound("duty", step.duty);
        if (rows.steps.some((one) => one.id === step.id)) return put(rows.steps, step);
        const last = Math.max(0, ...rows.steps.filter((one) => one.duty === step.duty).map((one) => one.seq));
        if (step.seq !== last + 1) throw new Overtaken(step.duty);
        return put(rows.steps, step);
      },
      appendReport: async (report, figures) => {
        if (rows.reports.some((one) => one.id === report.id)) {
          const held = rows.figures.filter((one) => one.report === report.id);
          if (held.length !== figures.length || figures.some((figure) => !held.some((one) => contentOf(one) === contentOf(figure)))) throw new IdTaken(report.id);
          return put(rows.reports, report);
        }
        for (const figure of figures) put(rows.figures, figure);
        return put(rows.reports, report);
      },
      appendLayer: async (layer) => put(rows.layers, layer),
      appendEvidence: async (evidence) => put(rows.evidence, evidence),
    };
  }
}
