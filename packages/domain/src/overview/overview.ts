import { states, stateNames, type State } from "../judgement/comparison.js";
import type { IndicatorJudgement } from "../judgement/judge-indicator.js";
import { endDayOf, projectStateNames, projectStates, type ProjectJudgement } from "../judgement/judge-project.js";
import { dueDayOf, type TargetJudgement } from "../judgement/judge-target.js";
import { investmentSum, paidOf } from "../judgement/money.js";
import type { Indicator, Project, ProseTarget } from "../plan/model.js";
import type { DutyLine } from "../duty/view.js";
import type { OverviewView } from "../desk/plan-desk-views.js";

/** What 总览 is made of: everything judged, and the duties that the person sees. */
export interface OverviewParts {
  readonly day: string; readonly today: string;
  /** the judged day is the plan's final day or later */
  readonly final: boolean;
  readonly indicators: readonly { readonly indicator: Indicator; readonly judged: IndicatorJudgement }[];
  readonly targets: readonly { readonly target: ProseTarget; readonly judged: TargetJudgement }[];
  readonly projects: readonly { readonly project: Project; readonly judged: ProjectJudgement }[];
  readonly duties: readonly DutyLine[];
  readonly dutyCounts: OverviewView["duties"];
  readonly findings: OverviewView["findings"];
  readonly pendingReview: number;
  /** the next day on which yearly values are due, with the year they are for; null after the plan */
  readonly reportDue: { readonly day: string; readonly year: number } | null;
}

function counted<K extends string>(keys: readonly K[], found: readonly K[]): Readonly<Record<K, number>> {
  return Object.fromEntries(keys.map((key) => [key, found.filter((one) => one === key).length])) as Record<K, number>;
}

/** 总览, without the plan's own head: counts by state, money, what needs attention, the next deadlines. */
export function overviewOf(parts: OverviewParts): Omit<OverviewView, "plan" | "day" | "known"> {
  const planned = investmentSum(parts.projects.map(({ project }) => project));
  const paid = paidOf(parts.projects.map(({ project, judged }) => ({ project: project.id, paidWan: judged.paidWan })), planned.wan);
  const statesOf = (list: OverviewParts["indicators"]): readonly State[] => list.map(({ judged }) => judged.state);
  return {
    indicators: counted(states, statesOf(parts.indicators)), binding: counted(states, statesOf(parts.indicators.filter(({ indicator }) => indicator.nature === "binding"))),
    targets: counted([...states, "overdue"], parts.targets.map(({ judged }) => judged.state)), projects: counted(projectStates, parts.projects.map(({ judged }) => judged.state)),
    money: { plannedWan: planned.wan, paidWan: paid.paidWan ?? "—", share: paid.share },
    duties: parts.dutyCounts, attention: attentionOf(parts), deadlines: deadlinesOf(parts), findings: parts.findings, pendingReview: parts.pendingReview,
  };
}

const mostAttention = 12, mostDeadlines = 10;
const isOpen = (duty: DutyLine): boolean => duty.state !== "closed" && duty.state !== "withdrawn";

/** What needs a decision (需要关注), gravest first: missed binding indicators, other missed ones, overdue duties, late projects, indicators behind, binding ones that the plan ended without, overdue targets. */
function attentionOf(parts: OverviewParts): OverviewView["attention"] {
  const indicators = parts.indicators.filter(({ judged }) => judged.state === "missed" || judged.state === "behind").map(({ indicator, judged }) => ({
    rank: judged.state === "missed" ? (indicator.nature === "binding" ? 0 : 1) : indicator.nature === "binding" ? 4 : 5,
    item: { kind: "indicator" as const, id: indicator.id, title: indicator.name.zh, state: judged.state, reason: judged.reason } }));
  const silent = parts.indicators.filter(({ indicator, judged }) => parts.final && indicator.nature === "binding" && judged.state === "not-computable").map(({ indicator, judged }) => ({ rank: 5.5, item: { kind: "indicator" as const, id: indicator.id, title: indicator.name.zh, state: judged.state, reason: judged.reason } }));
  const duties = parts.duties.filter((duty) => isOpen(duty) && duty.overdue && duty.light !== "paused").map((duty) => ({ rank: 2, item: { kind: "duty" as const, id: duty.id, title: duty.title, state: "overdue", reason: { zh: `${duty.number} 应于 ${duty.dueDay} 办结，已逾期 ${Math.abs(duty.workingDaysLeft)} 个工作日`, en: `${duty.number} was due ${duty.dueDay}; ${Math.abs(duty.workingDaysLeft)} working days overdue` } } }));
  const projects = parts.projects.filter(({ judged }) => judged.state === "late").map(({ project, judged }) => ({ rank: 3, item: { kind: "project" as const, id: project.id, title: project.name, state: judged.state, reason: judged.reason } }));
  const targets = parts.targets.filter(({ judged }) => judged.state === "missed" || judged.state === "overdue").map(({ target, judged }) => ({ rank: judged.state === "missed" ? 4 : 6, item: { kind: "target" as const, id: target.id, title: target.metric, state: judged.state, reason: judged.reason } }));
  return [...indicators, ...silent, ...duties, ...projects, ...targets].sort((a, b) => a.rank - b.rank).slice(0, mostAttention).map(({ item }) => item);
}

/** The next deadlines (近期期限): from the judged day on, and after it once the plan has ended; duties and reports count from today. */
function deadlinesOf(parts: OverviewParts): OverviewView["deadlines"] {
  const ahead = (day: string): boolean => (parts.final ? day > parts.day : day >= parts.day);
  const targets = parts.targets.flatMap(({ target, judged }) => { const due = dueDayOf(target); return due !== null && ahead(due) && judged.state !== "met" ? [{ day: due, kind: "target" as const, id: target.id, title: target.metric }] : []; });
  const projects = parts.projects.flatMap(({ project, judged }) => { const end = endDayOf(project.until); return end !== null && ahead(end) && judged.state !== "done" ? [{ day: end, kind: "project" as const, id: project.id, title: project.name }] : []; });
  const duties = parts.duties.filter((duty) => isOpen(duty) && duty.light !== "paused").map((duty) => ({ day: duty.dueDay, kind: "duty" as const, id: duty.id, title: duty.title }));
  const reports = parts.reportDue === null ? [] : [{ day: parts.reportDue.day, kind: "report" as const, id: String(parts.reportDue.year), title: `填报${parts.reportDue.year}年规划指标值` }];
  const rank = { duty: 0, report: 1, target: 2, project: 3 } as const;
  return [...duties, ...reports, ...targets, ...projects].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : rank[a.kind] - rank[b.kind])).slice(0, mostDeadlines);
}

/** Names of every state that a count can be of, for pages and papers (状态名). */
export const stateLabel = (state: State | "overdue"): string => stateNames[state].zh;
export const projectStateLabel = (state: keyof typeof projectStateNames): string => projectStateNames[state].zh;
