import { dayAfter, daysOfMonth, type Labels } from "@yunqing/standards";
import type { SamplingCalendar } from "./model.js";

/** A round of sampling that is due in a year (采样轮次): from its first day up to the day after its last. */
export interface SamplingRound { readonly calendar: string; readonly number: number; readonly name: Labels; readonly from: string; readonly until: string }
/** A sample as far as planning asks: its day and what was measured. */
export interface SampledDay { readonly day: string; readonly items: readonly string[] }
/** `done` 已完成; `partial` 项目不全; `too-close` 与上一次间隔不足; `due` 本期应采; `upcoming` 未到期; `missed` 漏采. */
export const roundStates = ["done", "partial", "too-close", "due", "upcoming", "missed"] as const;
export type RoundState = (typeof roundStates)[number];
/** A round with what became of it. `counted`: the day that fills it. */
export interface JudgedRound extends SamplingRound { readonly state: RoundState; readonly days: readonly string[]; readonly counted: string | null; readonly missing: readonly string[]; readonly advice: Labels | null }

const monthStart = (year: number, month: number): string => `${year}-${String(month).padStart(2, "0")}-01`;
const monthAfterLast = (year: number, month: number): string => (month === 12 ? monthStart(year + 1, 1) : monthStart(year, month + 1));

/** The day some months later; the last of the month where that day is not in it. */
export function monthsLater(day: string, months: number): string {
  const at = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months, year = Math.floor(at / 12), month = at % 12 + 1, last = daysOfMonth(year, month);
  return `${year}-${String(month).padStart(2, "0")}-${String(Math.min(Number(day.slice(8)), last)).padStart(2, "0")}`;
}

const lengths: Readonly<Record<SamplingCalendar["rounds"], number>> = { monthly: 1, quarterly: 3, "half-yearly": 6, yearly: 12 };
function nameOf(rounds: SamplingCalendar["rounds"], number: number, first: number, last: number): Labels {
  if (rounds === "monthly") return { zh: `${first} 月`, en: `month ${first}` };
  if (rounds === "quarterly") return { zh: `第 ${number} 季度`, en: `quarter ${number}` };
  if (rounds === "half-yearly") return number === 1 ? { zh: "上半年", en: "first half" } : { zh: "下半年", en: "second half" };
  return first === 1 && last === 12 ? { zh: "全年", en: "the year" } : { zh: `${first}–${last} 月`, en: `months ${first}–${last}` };
}

/** The rounds of a calendar in a year, in order: one for each month, quarter, half or year that has a month of the calendar. */
export function roundsOf({ calendar, rounds, months }: SamplingCalendar, year: number): readonly SamplingRound[] {
  const length = lengths[rounds], found: SamplingRound[] = [];
  for (let at = 0; at < 12 / length; at++) {
    const own = months.filter((month) => month > at * length && month <= (at + 1) * length);
    if (own.length === 0) continue;
    const first = Math.min(...own), last = Math.max(...own);
    found.push({ calendar, number: at + 1, name: nameOf(rounds, at + 1, first, last), from: monthStart(year, first), until: monthAfterLast(year, last) });
  }
  return found;
}

const lacking = (wanted: readonly string[], { items }: SampledDay): readonly string[] => wanted.filter((item) => !items.includes(item));

/**
 * What became of each round of a year (采样计划完成情况). A round is filled by the first sample in it that lies far enough after the one that filled the round before; taking the first leaves the most room for the next, so if there is any choice of days that keeps the gap, this finds one.
 * @param samples  those of the year and, for the gap, of the year before
 * @param since  day from which the plan holds: rounds that ended before are not asked for
 */
export function judgedRounds(calendar: SamplingCalendar, samples: readonly SampledDay[], year: number, today: string, since: string | null = null): readonly JudgedRound[] {
  const sorted = [...samples].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)), fill = (round: SamplingRound, before: string | null): { readonly inside: readonly SampledDay[]; readonly counted: SampledDay | null; readonly earliest: string | null } => {
    const inside = sorted.filter(({ day }) => round.from <= day && day < round.until), earliest = before === null || calendar.gapMonths === null ? null : monthsLater(before, calendar.gapMonths), far = earliest === null ? inside : inside.filter(({ day }) => day >= earliest);
    // a whole sample goes before a part of one
    return { inside, earliest, counted: far.find((one) => lacking(calendar.items, one).length === 0) ?? far[0] ?? null };
  };
  let before: string | null = null;
  if (calendar.gapMonths !== null) for (const round of roundsOf(calendar, year - 1)) before = fill(round, before).counted?.day ?? before;
  return roundsOf(calendar, year).filter(({ until }) => since === null || until > since).map((round): JudgedRound => {
    const { inside, counted, earliest } = fill(round, before), days = [...new Set(inside.map(({ day }) => day))], base = { ...round, days };
    if (counted !== null) {
      before = counted.day;
      const missing = lacking(calendar.items, counted);
      if (missing.length === 0) return { ...base, state: "done", counted: counted.day, missing, advice: null };
      return { ...base, state: "partial", counted: counted.day, missing, advice: today < round.until ? { zh: `已采样但缺 ${missing.length} 项，请在 ${dayAfter(round.until, -1)} 前补测`, en: `sampled, but ${missing.length} items are missing: measure them by ${dayAfter(round.until, -1)}` } : { zh: `缺 ${missing.length} 项且本期已过，请在年度监测报告中说明`, en: `${missing.length} items are missing and the round is over: say so in the year's report` } };
    }
    if (inside.length > 0) {
      const from = earliest as string, last = dayAfter(round.until, -1), open = today <= last && from <= last;
      return { ...base, state: "too-close", counted: null, missing: [], advice: open
        ? { zh: `与上次采样（${before ?? ""}）间隔不足 ${calendar.gapMonths ?? 0} 个月，请在 ${from > today ? from : today} 至 ${last} 重新采样`, en: `less than ${calendar.gapMonths ?? 0} months after ${before ?? ""}: sample again between ${from > today ? from : today} and ${last}` }
        : { zh: `与上次采样（${before ?? ""}）间隔不足 ${calendar.gapMonths ?? 0} 个月，本期已无法补采，请在年度监测报告中说明`, en: `less than ${calendar.gapMonths ?? 0} months after ${before ?? ""}, and no day is left: say so in the year's report` } };
    }
    if (today >= round.until) return { ...base, state: "missed", counted: null, missing: [], advice: { zh: `漏采：${round.from} 至 ${dayAfter(round.until, -1)} 没有样品。已采未录的请导入检测报告；确未采的写明原因，并安排下一轮`, en: `missed: no sample from ${round.from} to ${dayAfter(round.until, -1)}. Import the report if it was taken; if not, record why and plan the next` } };
    if (today < round.from) return { ...base, state: "upcoming", counted: null, missing: [], advice: null };
    const last = dayAfter(round.until, -1), start = earliest !== null && earliest > today ? earliest : null;
    return { ...base, state: "due", counted: null, missing: [], advice: start !== null && start > last
      ? { zh: `距上次采样（${before ?? ""}）不足 ${calendar.gapMonths ?? 0} 个月，本期内无合规采样日，请报监测部门`, en: `no day of this round lies ${calendar.gapMonths ?? 0} months after ${before ?? ""}: tell the monitoring section` }
      : { zh: start === null ? `请在 ${last} 前采样` : `请在 ${start} 至 ${last} 采样（距上次至少 ${calendar.gapMonths ?? 0} 个月）`, en: start === null ? `sample by ${last}` : `sample between ${start} and ${last}, at least ${calendar.gapMonths ?? 0} months after the last` } };
  });
}
