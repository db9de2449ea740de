import { daysOfMonth, isDay, type Labels } from "@yunqing/standards";
import type { Project } from "../plan/model.js";
import type { Progress } from "../ports.js";
import { byTime } from "./known-values.js";

export type ProjectState = "not-started" | "under-way" | "done" | "late" | "unknown";
export const projectStates: readonly ProjectState[] = ["not-started", "under-way", "done", "late", "unknown"];
export const projectStateNames: Readonly<Record<ProjectState, Labels>> = {
  "not-started": { zh: "未开工", en: "not started" }, "under-way": { zh: "实施中", en: "under way" }, done: { zh: "已完成", en: "done" },
  late: { zh: "逾期", en: "late" }, unknown: { zh: "进度未报", en: "not reported" },
};

/** How a project stands (工程状态). `percent` and `paidWan` are null when nobody reported them: not 0. */
export interface ProjectJudgement { readonly state: ProjectState; readonly reason: Labels; readonly percent: string | null; readonly paidWan: string | null; readonly endDay: string | null; readonly endPassed: boolean; readonly latest: Progress | null }

/** The last day of a printed end (印定完成时间): `2025` → 2025-12-31, `2016-11` → 2016-11-30. */
export function endDayOf(until: string | null): string | null {
  if (until === null) return null;
  if (/^\d{4}$/.test(until)) return `${until}-12-31`;
  const month = /^(\d{4})-(\d{2})$/.exec(until);
  if (month) return `${until}-${String(daysOfMonth(Number(month[1]), Number(month[2]))).padStart(2, "0")}`;
  return isDay(until) ? until : null;
}

/** Progress reports of a project that count on a judged day, as known, in order of their days (有效进度). */
export function progressOf(project: string, progress: readonly Progress[], day: string, knownAt: string): readonly Progress[] {
  const known = Date.parse(knownAt);
  return progress.filter((one) => one.project === project && one.day <= day && Date.parse(one.at) <= known).sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : byTime(a, b)));
}

/**
 * Judges a project (工程判定) from its latest report: late when the printed end passed and it was not reported done.
 * A project that nobody ever reported is unknown, also after its end: silence proves neither work nor delay.
 */
export function judgeProject(project: Pick<Project, "id" | "until" | "periodPrinted">, progress: readonly Progress[], day: string, knownAt: string): ProjectJudgement {
  const reports = progressOf(project.id, progress, day, knownAt), latest = reports.at(-1) ?? null;
  const endDay = endDayOf(project.until), endPassed = endDay !== null && day > endDay;
  const known = { percent: [...reports].reverse().find((one) => one.percent !== null)?.percent ?? null, paidWan: [...reports].reverse().find((one) => one.paidWan !== null)?.paidWan ?? null, endDay, endPassed, latest };
  if (latest === null) {
    return { ...known, state: "unknown", reason: endPassed ? { zh: `印定完成时间（${project.periodPrinted}）已过，从未填报进度，情况不明`, en: `the printed end (${project.periodPrinted}) has passed and no progress was ever reported: unknown` } : { zh: "从未填报进度，情况不明", en: "no progress was ever reported: unknown" } };
  }
  const said = projectStateNames[latest.state];
  if (latest.state !== "done" && endPassed) return { ...known, state: "late", reason: { zh: `印定完成时间（${project.periodPrinted}）已过；最近一次进度（${latest.day}）为“${said.zh}”，未见完工`, en: `the printed end (${project.periodPrinted}) has passed; the latest report (${latest.day}) says ${said.en}, not done` } };
  return { ...known, state: latest.state, reason: { zh: `最近一次进度（${latest.day}）：${said.zh}${latest.percent === null ? "" : `，${latest.percent}%`}`, en: `latest report (${latest.day}): ${said.en}${latest.percent === null ? "" : `, ${latest.percent} %`}` } };
}
