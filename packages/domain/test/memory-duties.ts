import { IdTaken, Overtaken, type Actor, type DistrictReader, type DistrictStore, type DistrictWriter, type Duty, type DutyStep, type Evidence, type Pack } from "@yunqing/domain";
import { laterWriter, type Bag } from "./memory-later.js";
import { monitoringWriter, noMonitoring } from "./memory-monitoring.js";

interface Rows { duties: Duty[]; steps: DutyStep[]; evidence: Evidence[]; serial: Record<number, number>; later: Bag; audit: { actor: string; action: string; subject: string; detail: string; result: string }[] }
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** A district that holds duties, their steps and evidence in memory: one writer at a time, a thrown error undoes everything. */
export class MemoryDuties implements DistrictStore {
  rows: Rows = { duties: [], steps: [], evidence: [], serial: {}, later: {}, audit: [] };
  #turn: Promise<unknown> = Promise.resolve();
  constructor(readonly thePack: Pack) {}
  get district(): string { return this.thePack.district.id; }
  async read<T>(work: (reader: DistrictReader) => Promise<T>): Promise<T> { return work(this.#room(structuredClone(this.rows))); }
  async write<T>(entry: { readonly actor: Actor; readonly action: string; readonly subject: string; readonly detail: string }, work: (writer: DistrictWriter) => Promise<T>): Promise<T> {
    const run = this.#turn.then(async () => {
      const rows = structuredClone(this.rows), answer = await work(this.#room(rows));
      rows.audit.push({ actor: entry.actor.user, action: entry.action, subject: entry.subject, detail: entry.detail, result: "done" });
      this.rows = rows;
      return answer;
    });
    this.#turn = run.catch(() => undefined);
    return run;
  }
  async recordRefusal(entry: { readonly actor: Actor; readonly action: string; readonly subject: string; readonly detail: string }): Promise<void> { this.rows.audit.push({ actor: entry.actor.user, action: entry.action, subject: entry.subject, detail: entry.detail, result: "refused" }); }
  #room(rows: Rows): DistrictWriter {
    const none = (): Promise<readonly never[]> => Promise.resolve([]), full = (): Promise<never> => Promise.reject(new Error("this district holds duties only"));
    const put = <R extends { readonly id: string }>(list: R[], row: R): "stored" | "known" => {
      const known = list.find((one) => one.id === row.id);
      if (known && !same(known, row)) throw new IdTaken(row.id);
      if (known) return "known";
      list.push(row); return "stored";
    };
    return {
      ...monitoringWriter(noMonitoring()), ...laterWriter(rows.later), pack: () => Promise.resolve(this.thePack), values: none, reviews: none, assignments: none, progress: none, reports: none, report: () => Promise.resolve(null), layers: none, publishedFigures: none,
      duties: (filter) => Promise.resolve(rows.duties.filter((one) => filter.id === undefined || one.id === filter.id)),
      dutySteps: (ids) => Promise.resolve(rows.steps.filter((one) => ids === "all" || ids.includes(one.duty))),
      evidence: (hashes) => Promise.resolve(rows.evidence.filter((one) => hashes.includes(one.hash))),
      audit: () => Promise.resolve({ entries: [], total: 0 }), verifyAudit: () => Promise.resolve({ ok: true, checked: 0, brokenAt: null }),
      appendValue: full, appendReview: full, appendAssignment: full, appendProgress: full, appendReport: full, appendLayer: full,
      appendDuty: (duty, numbering) => {
        const known = rows.duties.find((one) => same([one.cause.rule, one.cause.subject, one.cause.period], [duty.cause.rule, duty.cause.subject, duty.cause.period]));
        if (known) return Promise.resolve({ outcome: "known" as const, number: known.number });
        const seq = (rows.serial[duty.year] ?? 0) + 1, number = numbering(duty.year, seq);
        rows.serial[duty.year] = seq; rows.duties.push({ ...duty, number });
        return Promise.resolve({ outcome: "stored" as const, number });
      },
      appendDutyStep: async (step) => {
        if (rows.steps.some((one) => one.duty === step.duty && one.seq === step.seq && one.id !== step.id)) throw new Overtaken(step.duty);
        return put(rows.steps, step);
      },
      appendEvidence: async (evidence) => put(rows.evidence, evidence),
    };
  }
}
