import type { Assignment, Duty, DutyStep, Evidence, ImportedLayer, Progress, PublishedFigure, ReportedValue, Review, Signed, StoredReport } from "@yunqing/domain";
import type { Insertable, Selectable } from "kysely";
import type { AssignmentTable, DutyStepTable, DutyTable, EvidenceTable, FactColumns, LayerTable, ProgressTable, PublishedFigureTable, ReportedValueTable, ReportTable, ReviewTable } from "./tables.js";

// Facts of the domain and their rows, both ways; nothing is lost and nothing is rounded in between.

/** The columns that every fact has. */
export function signedColumns(fact: Signed): Insertable<FactColumns> {
  return { id: fact.id, district: fact.district, organisation_path: fact.organisationPath, place_path: fact.placePath, enterprise: fact.enterprise, by_user: fact.by, at: instant(fact.at) };
}
/** What every fact says of itself. */
export function signedOf(row: Selectable<FactColumns>): Signed {
  return { id: row.id, district: row.district, organisationPath: row.organisation_path, placePath: row.place_path, enterprise: row.enterprise, by: row.by_user, at: row.at.toISOString() };
}
/** An instant as the store keeps it: UTC, milliseconds. */
export function instant(text: string): string { return new Date(text).toISOString(); }
/** A value that came out of one of the known lists by a check of the store or of the wire. */
function known<T extends string>(text: string): T { return text as T; }

export const valueRow = (fact: ReportedValue): Insertable<ReportedValueTable> => ({ ...signedColumns(fact), plan: fact.plan, indicator: fact.indicator, period: fact.period, value: fact.value, unit: fact.unit, origin: fact.origin, document: fact.document, note: fact.note, evidence: [...fact.evidence], corrects: fact.corrects, reason: fact.reason });
export const valueOf = (row: Selectable<ReportedValueTable>): ReportedValue => ({ ...signedOf(row), plan: row.plan, indicator: row.indicator, period: row.period, value: row.value, unit: row.unit, origin: known(row.origin), document: row.document, note: row.note, evidence: row.evidence, corrects: row.corrects, reason: row.reason });

export const reviewRow = (fact: Review): Insertable<ReviewTable> => ({ ...signedColumns(fact), value_id: fact.valueId, decision: fact.decision, note: fact.note });
export const reviewOf = (row: Selectable<ReviewTable>): Review => ({ ...signedOf(row), valueId: row.value_id, decision: known(row.decision), note: row.note });

export const assignmentRow = (fact: Assignment): Insertable<AssignmentTable> => ({ ...signedColumns(fact), plan: fact.plan, indicator: fact.indicator, year: fact.year, op: fact.op, value: fact.value, document: fact.document, document_day: fact.documentDay });
export const assignmentOf = (row: Selectable<AssignmentTable>): Assignment => ({ ...signedOf(row), plan: row.plan, indicator: row.indicator, year: row.year, op: known(row.op), value: row.value, document: row.document, documentDay: row.document_day });

export const progressRow = (fact: Progress): Insertable<ProgressTable> => ({ ...signedColumns(fact), plan: fact.plan, project: fact.project, day: fact.day, percent: fact.percent, state: fact.state, paid_wan: fact.paidWan, note: fact.note, evidence: [...fact.evidence] });
export const progressOf = (row: Selectable<ProgressTable>): Progress => ({ ...signedOf(row), plan: row.plan, project: row.project, day: row.day, percent: row.percent, state: known(row.state), paidWan: row.paid_wan, note: row.note, evidence: row.evidence });

export const dutyRow = (fact: Duty, seqInYear: number): Insertable<DutyTable> => ({
  ...signedColumns(fact), number: fact.number, year: fact.year, seq_in_year: seqInYear, title: fact.title, text: fact.text, kind: fact.kind,
  cause_rule: fact.cause.rule, cause_subject: fact.cause.subject, cause_period: fact.cause.period, cause_zh: fact.cause.zh, cause_en: fact.cause.en,
  holder: fact.holder, approver: fact.approver, opened_day: fact.openedDay, working_days: fact.workingDays, due_day: fact.dueDay, limit_id: fact.limit ?? null, counted_since: fact.since ?? null,
});
export const dutyOf = (row: Selectable<DutyTable>): Duty => ({
  ...signedOf(row), number: row.number, year: row.year, title: row.title, text: row.text, kind: known(row.kind),
  cause: { rule: row.cause_rule, subject: row.cause_subject, period: row.cause_period, zh: row.cause_zh, en: row.cause_en },
  holder: row.holder, approver: row.approver, openedDay: row.opened_day, workingDays: row.working_days, dueDay: row.due_day,
  ...(row.limit_id === null ? {} : { limit: row.limit_id }), ...(row.counted_since === null ? {} : { since: row.counted_since }),
});

export const stepRow = (fact: DutyStep): Insertable<DutyStepTable> => ({ ...signedColumns(fact), duty: fact.duty, seq: fact.seq, move: fact.move, from_state: fact.from, to_state: fact.to, note: fact.note, evidence: [...fact.evidence], holder: fact.holder, due_day: fact.dueDay, paused_day: fact.pausedDay ?? null, party: fact.party ?? null, reason: fact.reason ?? null, working_days: fact.workingDays ?? null });
export const stepOf = (row: Selectable<DutyStepTable>): DutyStep => ({ ...signedOf(row), duty: row.duty, seq: row.seq, move: known(row.move), from: row.from_state === null ? null : known(row.from_state), to: known(row.to_state), note: row.note, evidence: row.evidence, holder: row.holder, dueDay: row.due_day,
  ...(row.paused_day === null ? {} : { pausedDay: row.paused_day }), ...(row.party === null ? {} : { party: row.party }), ...(row.reason === null ? {} : { reason: row.reason }), ...(row.working_days === null ? {} : { workingDays: row.working_days }) });

export const reportRow = (fact: StoredReport): Insertable<ReportTable> => ({ ...signedColumns(fact), plan: fact.plan, title: fact.title, kind: fact.kind, day: fact.day, known: fact.known, hash: fact.hash, bytes: fact.bytes });
export const reportOf = (row: Selectable<ReportTable>): StoredReport => ({ ...signedOf(row), plan: row.plan, title: row.title, kind: row.kind, day: row.day, known: row.known, hash: row.hash, bytes: Number(row.bytes) });

export const figureRow = (fact: PublishedFigure): Insertable<PublishedFigureTable> => ({ ...signedColumns(fact), subject: fact.subject, value: fact.value, unit: fact.unit, lineage: fact.lineage, report: fact.report });
export const figureOf = (row: Selectable<PublishedFigureTable>): PublishedFigure => ({ ...signedOf(row), subject: row.subject, value: row.value, unit: row.unit, lineage: row.lineage, report: row.report });

export const layerRow = (fact: ImportedLayer): Insertable<LayerTable> => ({ ...signedColumns(fact), title: fact.title, crs: fact.crs, features: fact.features, count: fact.count });
export const layerOf = (row: Selectable<LayerTable>): ImportedLayer => ({ ...signedOf(row), title: row.title, crs: row.crs, features: row.features, count: row.count });

export const evidenceRow = (fact: Evidence): Insertable<EvidenceTable> => ({ ...signedColumns(fact), hash: fact.hash, name: fact.name, type: fact.type, bytes: fact.bytes, thumbnail: fact.thumbnail });
export const evidenceOf = (row: Selectable<EvidenceTable>): Evidence => ({ ...signedOf(row), hash: row.hash, name: row.name, type: row.type, bytes: Number(row.bytes), thumbnail: row.thumbnail });

/**
 * What decides whether a repeated command says the same (同一命令的内容): everything but `at`, which the server's clock sets anew
 * each time, and a duty's number, which the store issues.
 */
export function contentOf(fact: object): string {
  const plain = (value: unknown): unknown => Array.isArray(value) ? value.map(plain)
    : value !== null && typeof value === "object" ? Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined).sort(([a], [b]) => a < b ? -1 : 1).map(([key, inner]) => [key, plain(inner)])) : value;
  const { at: _at, number: _number, ...rest } = fact as { at?: unknown; number?: unknown };
  return JSON.stringify(plain(rest));
}
