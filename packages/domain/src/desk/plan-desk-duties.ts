import type { Labels } from "@yunqing/standards";
import type { State } from "../judgement/comparison.js";
import { judgeProject } from "../judgement/judge-project.js";
import type { Indicator, Pack, Project } from "../plan/model.js";
import type { DutyCause } from "./duty-desk.js";
import { placePathOf, type PlanDeskPorts } from "./plan-desk-office.js";
import { indicatorJudgement } from "./plan-desk-rows.js";
import { seedSimulation } from "./plan-desk-simulation.js";
import { defaultDay, situationOf, type Situation } from "./plan-desk-situation.js";

/** A declared rule that opens duties (督办规则). `workingDays` is the time allowed. */
export interface DutyRule { readonly id: string; readonly kind: "indicator" | "project" | "report"; readonly workingDays: number; readonly label: Labels }

/** The rules by which the plan opens duties (规划督办规则表): the only place that says when, and how long. */
export const dutyRules = {
  missed: { id: "plan/indicator-missed", kind: "indicator", workingDays: 20, label: { zh: "指标未达标", en: "an indicator is missed" } },
  behind: { id: "plan/indicator-behind", kind: "indicator", workingDays: 10, label: { zh: "指标进度滞后", en: "an indicator is behind its path" } },
  late: { id: "plan/project-late", kind: "project", workingDays: 15, label: { zh: "工程逾期", en: "a project is late" } },
  report: { id: "plan/report-due", kind: "report", workingDays: 10, label: { zh: "年度填报到期未报", en: "a yearly report is due" } },
} as const satisfies Readonly<Record<string, DutyRule>>;

/** Day of the year after, by which the yearly values are due (填报期限). */
export const reportDueDay = "01-31";

/** The latest year whose values are due by a day (应报年度), or null when none of the plan is. */
export function dueYear(plan: Pick<Situation["plan"], "baseYear" | "targetYear">, today: string): number | null {
  const year = Number(today.slice(0, 4)), closed = today > `${year}-${reportDueDay}` ? year - 1 : year - 2;
  const due = Math.min(closed, plan.targetYear);
  return due > plan.baseYear ? due : null;
}

interface Raising { readonly rule: DutyRule; readonly subject: string; readonly period: string; readonly text: Labels; readonly title: string; readonly body: string; readonly holder: string; readonly place: string | null }

/** Indicators that owe the value of a year, by holder (欠报). A value submitted and not yet reviewed is reported. */
export function owedReports(now: Situation): ReadonlyMap<string, readonly Indicator[]> {
  const year = dueYear(now.plan, now.today), owed = new Map<string, Indicator[]>();
  if (year === null) return owed;
  const given = new Set(now.values.filter((value) => value.fact.period === String(year) && (value.status === "submitted" || value.status === "accepted")).map((value) => value.fact.indicator));
  for (const indicator of now.plan.indicators) {
    if (indicator.holder === null || given.has(indicator.id) || indicator.reported.some((one) => one.year === year && one.value !== null)) continue;
    owed.set(indicator.holder, [...(owed.get(indicator.holder) ?? []), indicator]);
  }
  return owed;
}

function reportRaisings(now: Situation): readonly Raising[] {
  const year = dueYear(now.plan, now.today);
  return [...owedReports(now)].map(([holder, indicators]) => ({
    rule: dutyRules.report, subject: holder, period: String(year), holder, place: null,
    title: `填报${year}年规划指标值（${indicators.length} 项）`,
    body: `${now.plan.title.zh} 的下列指标应于 ${Number(year) + 1}-${reportDueDay} 前填报 ${year} 年数值，至今未报：\n${indicators.map((one) => `${one.seq}. ${one.name.zh}${one.unit === "" ? "" : `（${one.unit}）`}`).join("\n")}\n请附依据文件和佐证材料。`,
    text: { zh: `${year}年数值应于 ${Number(year) + 1}-${reportDueDay} 前填报，${indicators.length} 项未报`, en: `values for ${year} were due by ${Number(year) + 1}-${reportDueDay}; ${indicators.length} are missing` },
  }));
}

function indicatorRaising(now: Situation, indicator: Indicator): { readonly state: State; readonly raising: Raising | null } {
  const judged = indicatorJudgement(indicator, now);
  const rule = judged.state === "missed" ? dutyRules.missed : judged.state === "behind" ? dutyRules.behind : null;
  if (rule === null || judged.value === null) return { state: judged.state, raising: null };
  return { state: judged.state, raising: {
    rule, subject: indicator.id, period: judged.value.period, holder: indicator.holder ?? now.pack.district.bureau, place: null, text: judged.reason,
    title: `${rule.label.zh}：${indicator.name.zh}`.slice(0, 200),
    body: `判定日 ${now.day}：${judged.reason.zh}。请查明原因，提出整改措施和时限，附佐证材料。`,
  } };
}

function projectRaising(now: Situation, project: Project): Raising | null {
  const judged = judgeProject(project, now.progress, now.today, now.knownAt);
  if (judged.state !== "late" || judged.endDay === null) return null;
  return {
    rule: dutyRules.late, subject: project.id, period: judged.endDay.slice(0, 4), holder: project.holder ?? now.pack.district.bureau, place: project.place, text: judged.reason,
    title: `${dutyRules.late.label.zh}：${project.name}`.slice(0, 200), body: `截至 ${now.today}：${judged.reason.zh}。请说明原因和预计完工时间，附佐证材料。`,
  };
}

/** A holder that the pack knows, else the bureau. */
function holderOf(pack: Pack, holder: string): string {
  return pack.organisations.some((one) => one.id === holder) || pack.enterprises.some((one) => one.id === holder) ? holder : pack.district.bureau;
}

/**
 * Runs the declared rules over the current plans (按规则督办) and opens what is missing; where the cause of an open duty is gone, it is noted
 * on the duty, and people close it. Harmless to repeat: one duty per rule, subject and period.
 * A demonstration district first gets the values it starts with: judged without them, it would open duties for what is about to come.
 *
 * @returns how many duties were opened now, and on how many the end of the cause was noted
 */
export async function raiseDuties(ports: Pick<PlanDeskPorts, "store" | "clock" | "duties">): Promise<{ readonly opened: number; readonly eased: number }> {
  await seedSimulation(ports);
  const situations = await ports.store.read(async (reader) => {
    const pack = await reader.pack(), all: Situation[] = [];
    for (const plan of pack.plans.filter((one) => one.current)) {
      const now = await situationOf(reader, ports.clock, { plan: plan.id });
      all.push({ ...now, day: defaultDay(plan, now.today) });
    }
    return { all, held: await reader.duties({}) };
  });
  let opened = 0, eased = 0;
  const isHeld = (rule: string, subject: string): boolean => situations.held.some((duty) => duty.cause.rule === rule && duty.cause.subject === subject);
  const ease = async (cause: Pick<DutyCause, "rule" | "subject">, text: Labels): Promise<void> => { if (isHeld(cause.rule, cause.subject)) eased += await ports.duties.causeGone(cause, text); };
  for (const now of situations.all) {
    const judged = now.plan.indicators.map((indicator) => ({ indicator, ...indicatorRaising(now, indicator) }));
    const late = now.plan.projects.map((project) => ({ project, raising: projectRaising(now, project) }));
    const reports = reportRaisings(now);
    const raisings = [...judged.flatMap((one) => (one.raising === null ? [] : [one.raising])), ...late.flatMap((one) => (one.raising === null ? [] : [one.raising])), ...reports];
    for (const one of raisings) {
      const holder = holderOf(now.pack, one.holder), { bureau } = now.pack.district;
      const done = await ports.duties.raise({ rule: one.rule.id, subject: one.subject, period: one.period, text: one.text },
        { kind: one.rule.kind, title: one.title, text: one.body, holder, approver: holder === bureau ? null : bureau, workingDays: one.rule.workingDays, scope: { placePath: placePathOf(now.pack, one.place) } });
      if (done.outcome === "stored") opened++;
    }
    for (const { indicator, state } of judged) if (state === "met" || state === "on-track") for (const rule of [dutyRules.missed, dutyRules.behind]) await ease({ rule: rule.id, subject: indicator.id }, { zh: `重新判定：${indicator.name.zh} 现为${state === "met" ? "达标" : "进度正常"}，可提交办结`, en: `judged again: ${indicator.name.en} is now ${state === "met" ? "met" : "on track"}; the duty may be submitted for closing` });
    for (const { project, raising } of late) if (raising === null) await ease({ rule: dutyRules.late.id, subject: project.id }, { zh: `重新判定：${project.name} 已不逾期，可提交办结`, en: `judged again: ${project.name} is no longer late; the duty may be submitted for closing` });
    const owing = new Set(reports.map((one) => one.subject));
    for (const holder of new Set(now.plan.indicators.flatMap((one) => (one.holder === null ? [] : [one.holder])))) if (!owing.has(holder)) await ease({ rule: dutyRules.report.id, subject: holder }, { zh: "应报数值已全部填报，可提交办结", en: "all values due are reported; the duty may be submitted for closing" });
  }
  return { opened, eased };
}
