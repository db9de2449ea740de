import { correlationOf, type Correlation } from "../analysis/correlation.js";
import { captureOf, dayMeans, monthBoxes, monthMeans, rhythmOf, type RhythmRow, type TimedValue } from "../analysis/rhythm.js";
import type { Box } from "../analysis/spread.js";
import { trendOf, type Trend } from "../analysis/trend.js";
import type { Actor } from "../access/model.js";
import { NotFound, Refused, type Clock, type DistrictStore } from "../ports.js";
import type { FigureOffice } from "../statistics/figure-office.js";
import type { Line, Subject } from "../statistics/figure-key.js";
import { guarded, mustHoldHere, sightFor } from "./monitor-desk-office.js";
import { todayOf } from "./plan-desk-office.js";

/** What the desk of analysis needs. */
export interface AnalysisDeskPorts { readonly store: DistrictStore; readonly clock: Clock; readonly figures: Pick<FigureOffice, "hours" | "subjects" | "settings"> }
/** What is analysed (分析对象): hours of one item of some subjects, `from` ≤ day < `until`, of one line. */
export interface AnalysisAsk { readonly subjects: readonly Subject[]; readonly item: string; readonly from: string; readonly until: string; readonly line: Line }
/** One subject analysed by hours (单站分析). Values that the line does not count are not in it; a trend needs months of three quarters of their hours. */
export interface HoursAnalysed {
  readonly subject: Subject; readonly n: number; readonly days: readonly { readonly day: string; readonly n: number; readonly mean: number }[];
  readonly byHour: readonly RhythmRow[]; readonly byWeekday: readonly RhythmRow[]; readonly byMonth: readonly RhythmRow[]; readonly boxes: readonly (Box & { readonly key: number })[];
  readonly capture: readonly { readonly month: string; readonly got: number; readonly due: number; readonly percent: number }[]; readonly trend: Trend | null;
}
/** Subject-days asked for at most at once (一次分析上限): ten stations for four years. */
export const mostAnalysedDays = 14_640;
const leastMonthHours = 540, dayMs = 86_400_000, isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));

/** The desk of analysis (分析): reading needs `monitor.read`, and a subject outside the person's scope does not exist. */
export class AnalysisDesk {
  constructor(readonly ports: AnalysisDeskPorts) {}
  /** Calendar, rhythm, boxes, captured share and trend of each subject. @throws {Forbidden} {NotFound} {Refused} analysis/bad-span, analysis/too-much */
  async hours(actor: Actor, ask: AnalysisAsk): Promise<readonly HoursAnalysed[]> {
    const days = daysOf(ask);
    return (await this.#values(actor, ask)).map(({ subject, values }) => ({
      subject, n: values.length, days: dayMeans(values), byHour: rhythmOf(values, "hour"), byWeekday: rhythmOf(values, "weekday"), byMonth: rhythmOf(values, "month"), boxes: monthBoxes(values), capture: captureOf(values, days),
      trend: trendOf(monthMeans(values, leastMonthHours).map(({ month, mean }) => ({ month, value: mean }))),
    }));
  }
  /** Correlation of each two subjects, hour by hour (站点相关). @throws {Forbidden} {NotFound} {Refused} */
  async correlation(actor: Actor, ask: AnalysisAsk): Promise<readonly (Correlation & { readonly a: Subject; readonly b: Subject })[]> {
    const all = (await this.#values(actor, ask)).map(({ subject, values }) => ({ subject, values, at: new Map(values.map(({ day, hour, value }) => [`${day} ${String(hour)}`, value])) }));
    return all.flatMap((a, index) => all.slice(index + 1).map((b) => ({ a: a.subject, b: b.subject, ...correlationOf([...a.at.values()], [...a.at.keys()].map((key) => b.at.get(key) ?? null)) })));
  }
  async #values(actor: Actor, ask: AnalysisAsk): Promise<readonly { readonly subject: Subject; readonly values: readonly TimedValue[] }[]> {
    const { store, figures, clock } = this.ports;
    return guarded(this.ports, actor, "monitor.read", ask.subjects.map(({ id }) => id).join(","), async () => {
      mustHoldHere(this.ports, actor, "monitor.read");
      const pack = await store.read((reader) => reader.pack()), sees = sightFor(this.ports, actor, "monitor.read", pack), known = await figures.subjects(todayOf(clock));
      for (const { kind, id } of ask.subjects) {
        const row = known.find(({ subject }) => subject.kind === kind && subject.id === id);
        if (row === undefined || !sees({ district: store.district, placePath: row.placePath, organisationPath: row.organisationPath, enterprise: row.enterprise })) throw new NotFound("subject", id);
      }
      const days = daysOf(ask).length * ask.subjects.length;
      if (days > mostAnalysedDays) throw new Refused("analysis/too-much", `一次最多分析 ${String(mostAnalysedDays)} 个站日，所选为 ${String(days)} 个；请减少对象或缩短时段`, `at most ${String(mostAnalysedDays)} days of subjects at once, ${String(days)} were asked for; take fewer subjects or a shorter span`);
      const doubtful = (await figures.settings()).countsDoubtful[ask.line], all: { subject: Subject; values: TimedValue[] }[] = [];
      for (const subject of ask.subjects) {
        const values: TimedValue[] = [];
        for (const { day, hours } of await figures.hours(subject, ask.item, ask.from, ask.until, ask.line)) hours.forEach((cell, index) => {
          if (cell !== null && cell.quality !== "unreliable" && (cell.quality === "reliable" || doubtful) && Number.isFinite(Number(cell.value)) && cell.value !== "") values.push({ day, hour: index + 1, value: Number(cell.value) });
        });
        all.push({ subject, values });
      }
      return all;
    });
  }
}
function daysOf({ from, until }: AnalysisAsk): readonly string[] {
  if (!isDay(from) || !isDay(until) || until <= from) throw new Refused("analysis/bad-span", "时段应为两个日期，且结束晚于开始；例如 2024-01-01 至 2025-01-01（不含）", "the span is two days, the end after the beginning; for example 2024-01-01 until 2025-01-01 (not included)", [{ field: "until", zh: "请改正时段", en: "correct the span" }]);
  const first = Date.parse(`${from}T00:00:00Z`), count = (Date.parse(`${until}T00:00:00Z`) - first) / dayMs;
  if (count > mostAnalysedDays) throw new Refused("analysis/too-much", "时段过长，请缩短", "the span is too long; shorten it", [{ field: "until", zh: "时段过长", en: "too long" }]);
  return Array.from({ length: count }, (_, at) => new Date(first + at * dayMs).toISOString().slice(0, 10));
}
