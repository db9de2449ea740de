import { judgedValues } from "../judgement/known-values.js";
import { forecast } from "../judgement/forecast.js";
import { moneyOf, reductionsOf } from "../judgement/money.js";
import { progressOf } from "../judgement/judge-project.js";
import { overviewOf } from "../overview/overview.js";
import { inScope, scopeOf } from "../access/rules.js";
import type { Actor } from "../access/model.js";
import type { Indicator } from "../plan/model.js";
import { NotFound, type DistrictReader } from "../ports.js";
import type { DutyLine } from "../duty/view.js";
import { dueYear, reportDueDay } from "./plan-desk-duties.js";
import { outsideLookup, unnamed, type PlanDeskPorts, type PlanRules, type Sight, type Unnamed } from "./plan-desk-office.js";
import { indicatorJudgement, indicatorRow, pathLineOf, planView, progressReport, projectJudgement, projectRow, seriesOf, targetJudgement, targetRow, type Lookup } from "./plan-desk-rows.js";
import type { Situation } from "./plan-desk-situation.js";
import type { IndicatorDetail, IndicatorRow, OverviewView, ProjectDetail, ProjectsView, TargetRow, TaskMatrix } from "./plan-desk-views.js";

async function lookedUp<T>(reader: DistrictReader, now: Situation, withFiles: boolean, sight: Sight, show: (lookup: Lookup) => T): Promise<Unnamed<T>> {
  if (!sight.inside) return unnamed(reader, [], [], () => show(outsideLookup));
  const users = [...now.values.flatMap(({ fact, review }) => [fact.by, ...(review === null ? [] : [review.by])]), ...now.assignments.map((one) => one.by), ...now.progress.map((one) => one.by)];
  return unnamed(reader, users, withFiles ? [...now.values.flatMap(({ fact }) => fact.evidence), ...now.progress.flatMap((one) => one.evidence)] : [], show);
}

/** 指标: every indicator judged. */
export async function indicatorRows(reader: DistrictReader, now: Situation, sight: Sight): Promise<Unnamed<readonly IndicatorRow[]>> {
  return lookedUp(reader, now, false, sight, (lookup) => now.plan.indicators.map((indicator) => indicatorRow(indicator, indicatorJudgement(indicator, now, lookup), now.plan, lookup)));
}

/** One indicator (指标详情): its series, path, forecast, tree, and what belongs to it. @throws {NotFound} */
export async function indicatorDetail(reader: DistrictReader, now: Situation, id: string, duties: readonly DutyLine[], rules: PlanRules, sight: Sight): Promise<Unnamed<IndicatorDetail>> {
  const indicator = now.plan.indicators.find((one) => one.id === id);
  if (indicator === undefined) throw new NotFound("indicator", id);
  return lookedUp(reader, now, true, sight, (lookup) => detailOf(indicator, now, duties, rules, sight, lookup));
}
function detailOf(indicator: Indicator, now: Situation, duties: readonly DutyLine[], rules: PlanRules, sight: Sight, lookup: Lookup): IndicatorDetail {
  const judged = indicatorJudgement(indicator, now, lookup);
  const base = judged.base === null ? [] : [{ year: judged.base.year, value: Number(judged.base.value) }];
  const points = [...base, ...judgedValues(indicator, now.values, now.day).filter((one) => Number(one.period) > (judged.base?.year ?? -Infinity) && Number(one.period) <= indicator.targetYear).map((one) => ({ year: Number(one.period), value: Number(one.exact) }))];
  const lines = new Set([indicator.quotation, ...indicator.quotations].map((quotation) => quotation.line));
  return {
    ...indicatorRow(indicator, judged, now.plan, lookup), series: seriesOf(indicator, now, lookup, sight.sees), pathLine: pathLineOf(indicator, judged), lineage: judged.lineage,
    forecast: forecast(points, indicator.targetYear, judged.bound === null ? null : { op: judged.bound.op, value: judged.bound.value.toNumber() }),
    quotations: indicator.quotations, duties: duties.map(({ id: duty, number, title, state }) => ({ id: duty, number, title, state })),
    related: {
      projects: now.plan.projects.filter((project) => project.domain === indicator.category).map((project) => project.id),
      tasks: now.plan.tasks.filter((task) => task.targets.includes(indicator.id) || task.targets.some((target) => now.plan.targets.some((one) => one.id === target && one.indicator === indicator.id))).map((task) => task.id),
      findings: rules.checkPlan(now.pack, now.plan.id).findings.filter((finding) => finding.places.some((place) => lines.has(place.line))).map((finding) => finding.id),
    },
  };
}

export function targetRows(now: Situation): readonly TargetRow[] { return now.plan.targets.map((target) => targetRow(target, targetJudgement(target, now))); }

export function projectsView(now: Situation): ProjectsView {
  return { rows: now.plan.projects.map((project) => projectRow(project, projectJudgement(project, now))), money: moneyOf(now.plan), reductions: reductionsOf(now.plan.projects) };
}

/** One project with its progress reports, newest first (工程详情). @throws {NotFound} */
export async function projectDetail(reader: DistrictReader, now: Situation, id: string, sight: Sight): Promise<Unnamed<ProjectDetail>> {
  const project = now.plan.projects.find((one) => one.id === id);
  if (project === undefined) throw new NotFound("project", id);
  const reports = [...progressOf(id, now.progress, now.day, now.knownAt)].reverse();
  return lookedUp(reader, now, true, sight, (lookup) => ({ ...projectRow(project, projectJudgement(project, now)), reports: reports.map((one) => progressReport(one, lookup)) }));
}

/** 任务分工: section × department, only sections and departments that a task names. */
export function taskMatrix(now: Situation): TaskMatrix {
  const { plan, pack } = now;
  const sections = plan.sections.filter((section) => plan.tasks.some((task) => task.section === section.id)).map(({ id, title }) => ({ id, title }));
  const unnamed = [...new Set(plan.tasks.map((task) => task.section))].filter((id) => !sections.some((section) => section.id === id)).map((id) => ({ id, title: id }));
  const named = new Set(plan.tasks.flatMap((task) => task.holders.map((holder) => holder.organisation)));
  return {
    sections: [...sections, ...unnamed],
    organisations: pack.organisations.filter((one) => named.has(one.id)).map((one) => ({ id: one.id, name: one.name, duty: one.duty, quotation: one.quotation ?? { quote: "", line: 0 } })),
    tasks: plan.tasks.map(({ id, section, title, text, quotation, holders, due, targets }) => ({ id, section, title, text, quotation, holders: holders.map(({ organisation, inferred }) => ({ organisation, inferred })), due, targets })),
  };
}

/** Duties that the person sees; nobody's when duty.read is not granted. */
export async function dutiesSeen(ports: PlanDeskPorts, actor: Actor, today: string): Promise<readonly DutyLine[]> {
  const scope = scopeOf(actor.grants, "duty.read", ports.store.district, today);
  return scope.parts.length === 0 ? [] : ports.duties.duties(actor, {});
}

/** 总览. Values awaiting review count where the person may review them. */
export function overviewView(now: Situation, actor: Actor, duties: readonly DutyLine[], rules: PlanRules, waiting: readonly Parameters<typeof inScope>[1][]): OverviewView {
  const { plan, day, known, today } = now, open = duties.filter((duty) => duty.state !== "closed" && duty.state !== "withdrawn");
  const scope = scopeOf(actor.grants, "value.review", now.pack.district.id, today), findings = rules.checkPlan(now.pack, plan.id).findings;
  const severity = (of: "high" | "medium" | "low"): number => findings.filter((finding) => finding.severity === of).length;
  return {
    plan: planView(plan), day, known,
    ...overviewOf({
      day, today, final: day >= plan.finalDay, indicators: plan.indicators.map((indicator) => ({ indicator, judged: indicatorJudgement(indicator, now) })),
      targets: plan.targets.map((target) => ({ target, judged: targetJudgement(target, now) })), projects: plan.projects.map((project) => ({ project, judged: projectJudgement(project, now) })),
      duties, dutyCounts: { open: open.length, dueSoon: open.filter((duty) => duty.light === "yellow").length, overdue: open.filter((duty) => duty.overdue).length, awaitingReview: open.filter((duty) => duty.state === "awaiting-review").length, paused: open.filter((duty) => duty.light === "paused").length },
      findings: { high: severity("high"), medium: severity("medium"), low: severity("low") }, pendingReview: waiting.filter((row) => inScope(scope, row)).length, reportDue: reportDueOf(now),
    }),
  };
}

/** The next day on which yearly values are due, not before the judged day's year (下一填报期限). */
function reportDueOf({ plan, today }: Situation): { readonly day: string; readonly year: number } | null {
  const year = (dueYear(plan, today) ?? plan.baseYear) + 1;
  return year > plan.targetYear ? null : { day: `${year + 1}-${reportDueDay}`, year };
}

