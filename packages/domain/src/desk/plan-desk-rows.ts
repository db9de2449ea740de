// Long because each view of the plan is written out once, field by field.
import { exact, rounded } from "@yunqing/standards";
import { judgeIndicator, type IndicatorJudgement } from "../judgement/judge-indicator.js";
import { judgeProject, type ProjectJudgement } from "../judgement/judge-project.js";
import { judgeTarget, placesOfTarget, type TargetJudgement } from "../judgement/judge-target.js";
import type { KnownValue } from "../judgement/known-values.js";
import { straightPath } from "../judgement/straight-path.js";
import type { Indicator, Pack, Plan, Project, ProseTarget } from "../plan/model.js";
import { NotFound, type Assignment, type Evidence, type Progress } from "../ports.js";
import type { AssignmentView, EvidenceView, IndicatorRow, PlanView, ProgressReport, ProjectRow, TargetRow, ValuePoint } from "./plan-desk-views.js";
import type { Situation } from "./plan-desk-situation.js";

/** What people are called and which files were kept: looked up once per answer. */
export interface Lookup { readonly nameOf: (user: string) => string; readonly evidence: ReadonlyMap<string, Evidence>; /** the public is not told which files there are */ readonly hidesEvidence?: boolean }
export const noLookup: Lookup = { nameOf: (user) => user, evidence: new Map() };

export function planView(plan: Plan): PlanView {
  const { id, version, title, issuer, issuedDay, baseYear, targetYear, finalDay, current } = plan;
  return { id, version, title, issuer, issuedDay, baseYear, targetYear, finalDay, current, counts: { indicators: plan.indicators.length, targets: plan.targets.length, projects: plan.projects.length, tasks: plan.tasks.length } };
}

export function evidenceView({ hash, name, type, bytes, thumbnail }: Pick<Evidence, "hash" | "name" | "type" | "bytes" | "thumbnail">): EvidenceView { return { hash, name, type, bytes, thumbnail }; }
function evidenceOf(hashes: readonly string[], lookup: Lookup): readonly EvidenceView[] {
  if (lookup.hidesEvidence === true) return [];
  return hashes.map((hash) => { const kept = lookup.evidence.get(hash); return kept === undefined ? { hash, name: hash, type: "application/octet-stream", bytes: 0, thumbnail: false } : evidenceView(kept); });
}

/** The thing a value is reported for (填报对象): an indicator, or a target of the prose. */
export interface Subject { readonly plan: Plan; readonly id: string; readonly name: { readonly zh: string; readonly en: string }; readonly unit: string; readonly places: number; readonly holder: string | null; readonly targetYear: number; readonly indicator: Indicator | null; readonly target: ProseTarget | null }

/** @throws {NotFound} no plan of the pack has an indicator or target with this id; the current plan is searched first */
export function subjectOf(pack: Pack, id: string): Subject {
  for (const plan of [...pack.plans].sort((a, b) => Number(b.current) - Number(a.current))) {
    const indicator = plan.indicators.find((one) => one.id === id);
    if (indicator !== undefined) return { plan, id, name: indicator.name, unit: indicator.unit, places: indicator.places, holder: indicator.holder, targetYear: indicator.targetYear, indicator, target: null };
    const target = plan.targets.find((one) => one.id === id);
    if (target !== undefined) return { plan, id, name: { zh: target.metric, en: target.metric }, unit: target.unit, places: placesOfTarget(target), holder: target.holder, targetYear: plan.targetYear, indicator: null, target };
  }
  throw new NotFound("indicator", id);
}

export function valuePoint(value: KnownValue, places: number, lookup: Lookup): ValuePoint {
  const { fact, review } = value;
  return {
    id: fact.id, period: fact.period, value: fact.value, rounded: rounded(fact.value, places), origin: fact.origin, status: value.status,
    document: fact.document, by: lookup.nameOf(fact.by), at: fact.at, reviewedBy: review === null ? null : lookup.nameOf(review.by), reviewedAt: review?.at ?? null,
    note: noteOf(value), corrects: fact.corrects, correctedBy: value.correctedBy, evidence: evidenceOf(fact.evidence, lookup),
  };
}

/** The reporter's words, the reason of a correction, and the reviewer's words, one line each. */
function noteOf({ fact, review }: KnownValue): string {
  return [fact.note, fact.corrects === null || fact.reason === "" ? "" : `更正原因：${fact.reason}`, review === null || review.note === "" ? "" : `审核意见：${review.note}`].filter(Boolean).join("\n");
}

export function assignmentView({ id, indicator, year, op, value, document, documentDay, by, at }: Assignment, lookup: Lookup): AssignmentView {
  return { id, indicator, year, op, value, document, documentDay, by: lookup.nameOf(by), at };
}

export function indicatorJudgement(indicator: Indicator, now: Situation, lookup: Pick<Lookup, "nameOf"> = noLookup): IndicatorJudgement {
  return judgeIndicator(indicator, { values: now.values, assignments: now.assignments, day: now.day, knownAt: now.knownAt, plan: now.plan, nameOf: lookup.nameOf });
}

export function indicatorRow(indicator: Indicator, judged: IndicatorJudgement, plan: Plan, lookup: Lookup): IndicatorRow {
  const { base } = indicator;
  return {
    id: indicator.id, code: indicator.code, seq: indicator.seq, category: indicator.category, name: indicator.name, printedName: indicator.printedName,
    unit: indicator.unit, better: indicator.better, nature: indicator.nature,
    base: base === null ? { year: plan.baseYear, printed: "—", value: null } : { year: base.year, printed: base.printed, value: base.value },
    target: indicator.target, targetYear: indicator.targetYear, assigned: judged.assigned === null ? null : assignmentView(judged.assigned, lookup),
    state: judged.state, stateReason: judged.reason, value: judged.value, path: judged.path, distance: judged.distance,
    printedState: indicator.printedState, disagrees: judged.disagrees, spark: sparkOf(indicator, judged), holder: indicator.holder,
    quotation: indicator.quotation, inferred: indicator.inferred,
  };
}

function sparkOf(indicator: Indicator, judged: IndicatorJudgement): readonly { readonly period: string; readonly value: string }[] {
  const base = judged.base === null || judged.base.byDefinition ? [] : [{ period: String(judged.base.year), value: judged.base.value }];
  return [...base, ...judged.series.map((point) => ({ period: point.period, value: rounded(point.exact, indicator.places) }))];
}

/** All values of an indicator (数值序列) that the person may see: printed ones, then reported ones whatever became of them. */
export function seriesOf(indicator: Indicator, now: Situation, lookup: Lookup, sees: (value: KnownValue) => boolean): readonly ValuePoint[] {
  const printed = [...(indicator.base === null ? [] : [indicator.base]), ...indicator.reported].filter((one) => one.value !== null).map((one): ValuePoint => {
    const quotation = one.quotation ?? indicator.quotation;
    return {
      id: `printed:${indicator.id}:${one.year}`, period: String(one.year), value: one.value ?? "", rounded: rounded(one.value ?? "0", indicator.places), origin: "printed", status: "accepted",
      document: `${now.plan.title.zh} 第${quotation.line}行`, by: now.plan.issuer, at: now.plan.issuedDay, reviewedBy: null, reviewedAt: null, note: quotation.quote, corrects: null, correctedBy: null, evidence: [],
    };
  });
  return [...printed, ...now.values.filter((value) => value.fact.indicator === indicator.id && sees(value)).map((value) => valuePoint(value, indicator.places, lookup))];
}

/** Points of the straight path from base to target, one a year (直线路径). */
export function pathLineOf(indicator: Indicator, judged: IndicatorJudgement): readonly { readonly period: string; readonly value: string }[] {
  const { base, bound } = judged;
  if (base === null || bound === null || indicator.targetYear <= base.year) return [];
  return Array.from({ length: indicator.targetYear - base.year + 1 }, (_, step) => base.year + step).flatMap((year) => {
    const value = straightPath({ year: base.year, value: exact(base.value) }, { year: indicator.targetYear, value: bound.value }, year);
    return value === null ? [] : [{ period: String(year), value: plainText(value.toString(), () => value.toFixed(4)) }];
  });
}
const plainText = (full: string, short: () => string): string => full.includes("/") || (full.split(".")[1]?.length ?? 0) > 4 ? short() : full;

export function targetJudgement(target: ProseTarget, now: Situation, lookup: Pick<Lookup, "nameOf"> = noLookup): TargetJudgement {
  const indicator = target.indicator === null ? null : now.plan.indicators.find((one) => one.id === target.indicator) ?? null;
  return judgeTarget(target, { values: now.values, assignments: now.assignments, indicator, day: now.day, knownAt: now.knownAt, plan: now.plan, nameOf: lookup.nameOf });
}

export function targetRow(target: ProseTarget, judged: TargetJudgement): TargetRow {
  const { id, section, domain, metric, unit, due, scope, quotation, holder, indicator, inferred } = target;
  return { id, section, domain, metric, unit, target: target.target, due, scope, quotation, holder, indicator, inferred, state: judged.state, stateReason: judged.reason, value: judged.value, dueBeforeIssue: judged.dueBeforeIssue };
}

export function projectJudgement(project: Project, now: Situation): ProjectJudgement { return judgeProject(project, now.progress, now.day, now.knownAt); }

export function projectRow(project: Project, judged: ProjectJudgement): ProjectRow {
  const { id, domain, group, seq, name, owner, content, benefitPrinted, benefits, from, until, periodPrinted, location, place, lead, columns, quotation, inferred, investment } = project;
  return {
    id, domain, group, seq, name, owner, content, benefitPrinted, benefits, from, until, periodPrinted, location, place, lead, columns, quotation, inferred,
    investmentPrinted: investment.printed, investmentUnit: investment.unit, investmentWan: investment.wan,
    state: judged.state, stateReason: judged.reason, progress: judged.percent, paidWan: judged.paidWan,
  };
}

export function progressReport({ id, project, day, percent, state, paidWan, note, by, at, evidence }: Progress, lookup: Lookup): ProgressReport {
  return { id, project, day, percent, state, paidWan, note, by: lookup.nameOf(by), at, evidence: evidenceOf(evidence, lookup) };
}
