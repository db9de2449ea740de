import { daysBetween, dayAfter, findItem, isDay, type Labels } from "@yunqing/standards";
import type { Actor } from "../access/model.js";
import type { AnalysisKind, AnalysisQuery } from "../analysis/answer.js";
import type { TimedValue } from "../analysis/rhythm.js";
import { NotFound, type Clock, type DistrictStore } from "../ports.js";
import { unitOfItem } from "../statistics/factor-item.js";
import type { FigureOffice, SubjectRow } from "../statistics/figure-office.js";
import { subjectKinds, type Subject, type SubjectKind } from "../statistics/figure-key.js";
import type { Quality } from "../monitoring/model.js";
import { refuseBad, type FieldError } from "./entry-rules.js";
import { mustHoldHere, sightFor } from "./monitor-desk-office.js";
import { todayOf } from "./plan-desk-office.js";

/** What the desk of analysis needs. */
export interface AnalysisDeskPorts { readonly store: DistrictStore; readonly clock: Clock; readonly figures: Pick<FigureOffice, "hours" | "samples" | "subjects" | "members" | "settings"> }

/** Subject-days of an item read for at most at once (一次分析上限): ten stations for four years. */
export const mostAnalysedDays = 14_640;
interface Rule { readonly subjects: readonly [least: number, most: number]; readonly items: readonly [least: number, most: number]; readonly needs: string; readonly needsEn: string }
const rule = (subjects: Rule["subjects"], items: Rule["items"], needs: string, needsEn: string): Rule => ({ subjects, items, needs, needsEn });
/** How many subjects and items each kind takes. */
export const analysisRules: Readonly<Record<AnalysisKind, Rule>> = {
  calendar: rule([1, 4], [1, 1], "1–4 个对象、1 个项目", "1 to 4 subjects and one item"), "time-variation": rule([1, 6], [1, 1], "1–6 个对象、1 个项目", "1 to 6 subjects and one item"),
  "wind-rose": rule([1, 1], [0, 1], "1 个对象", "one subject"), "pollution-rose": rule([1, 1], [1, 1], "1 个对象、1 个项目", "one subject and one item"), polar: rule([1, 1], [1, 1], "1 个对象、1 个项目", "one subject and one item"),
  trend: rule([1, 6], [1, 1], "1–6 个对象、1 个项目", "1 to 6 subjects and one item"), correlation: rule([1, 12], [1, 12], "至少两组数据（多个对象，或多个项目），至多 12 组", "two to twelve series: several subjects or several items"),
  comparison: rule([2, 2], [1, 1], "恰好 2 个对象、1 个项目", "two subjects and one item"), "long-section": rule([1, 40], [1, 1], "1 条河流或若干断面、1 个项目", "a river or sections, and one item"),
  box: rule([1, 6], [1, 1], "1–6 个对象、1 个项目", "1 to 6 subjects and one item"), completeness: rule([1, 40], [1, 12], "1–40 个对象、1–12 个项目", "1 to 40 subjects and 1 to 12 items"),
};

/** An item of an analysis with its name and unit. */
export interface AnalysedItem { readonly item: string; readonly name: Labels; readonly unit: string }
/** What an analysis is made of (分析取数): checked, seen, and with what it takes of the figures. */
export interface AnalysisGround {
  readonly query: AnalysisQuery; readonly rows: readonly SubjectRow[]; readonly items: readonly AnalysedItem[]; readonly days: readonly string[];
  readonly doubtful: boolean; readonly simulated: boolean; readonly district: Labels; readonly sees: (row: SubjectRow) => boolean; readonly known: readonly SubjectRow[];
}
/** Hours that count, and how many came and were left out for their quality. */
export interface CountedHours { readonly values: readonly TimedValue[]; readonly leftOut: number }

const hourly: ReadonlySet<SubjectKind> = new Set(["point", "section", "stack-outlet", "sewage-outlet"]);
const listed = (text: string): readonly string[] => [...new Set(text.split(",").map((one) => one.trim()).filter(Boolean))];

/** Whether a quality counts in a line (是否计入). */
export function counts(quality: Quality, doubtful: boolean): boolean { return quality === "reliable" || (quality === "doubtful" && doubtful); }

/** Checks a question and finds what it names. @throws {Forbidden} {NotFound} a subject out of scope {Refused} analysis/bad-query */
export async function groundOfAnalysis({ store, figures, clock }: AnalysisDeskPorts, actor: Actor, query: AnalysisQuery): Promise<AnalysisGround> {
  mustHoldHere({ store, clock }, actor, "monitor.read");
  const { kind, from, until, line } = query, asked = listed(query.subjects).map(subjectFrom), items = listed(query.items ?? ""), limits = analysisRules[kind], errors: (FieldError | null)[] = [];
  const bad = (field: string, zh: string, en: string): void => { errors.push({ field, zh, en }); };
  if (asked.some((one) => one === null)) bad("subjects", "对象写法应为 point:编号，多个用逗号隔开", "subjects are written point:id, several with commas between");
  else if (asked.length < limits.subjects[0] || asked.length > limits.subjects[1]) bad("subjects", `此分析需要${limits.needs}`, `this analysis takes ${limits.needsEn}`);
  if (items.length < limits.items[0] || items.length > limits.items[1]) bad("items", `此分析需要${limits.needs}`, `this analysis takes ${limits.needsEn}`);
  if (kind === "correlation" && (asked.length * items.length < 2 || asked.length * items.length > 12)) bad("items", `此分析需要${limits.needs}`, `this analysis takes ${limits.needsEn}`);
  if (!isDay(from)) bad("from", "应为日期，例如 2024-01-01", "a day, for example 2024-01-01");
  if (!isDay(until)) bad("until", "应为日期，例如 2025-01-01（不含）", "a day, for example 2025-01-01 (not included)");
  else if (isDay(from) && until <= from) bad("until", "结束日期应晚于开始日期（结束日不含）", "the end is after the beginning (the end is not included)");
  else if (isDay(from)) {
    const count = daysBetween(from, until) * Math.max(1, asked.length) * (Math.max(1, items.length) + (kind === "pollution-rose" || kind === "polar" ? 2 : kind === "wind-rose" ? 2 - items.length : 0));
    if (count > mostAnalysedDays) bad("until", `一次最多分析 ${String(mostAnalysedDays)} 个“对象×项目×日”，所选为 ${String(count)}；请缩短时段或减少对象、项目`, `at most ${String(mostAnalysedDays)} days of subjects and items at once, ${String(count)} were asked for; shorten the span or take fewer`);
  }
  refuseBad("analysis/bad-query", errors);
  const subjects = asked as readonly Subject[], pack = await store.read((reader) => reader.pack()), sight = sightFor({ store, clock }, actor, "monitor.read", pack), today = todayOf(clock), known = await figures.subjects(today);
  const sees = ({ placePath, organisationPath, enterprise }: SubjectRow): boolean => sight({ district: store.district, placePath, organisationPath, enterprise });
  const rows = subjects.map(({ kind: of, id }) => {
    const row = known.find(({ subject }) => subject.kind === of && subject.id === id);
    if (row === undefined || !sees(row)) throw new NotFound("subject", id);
    return row;
  });
  const wrong = kind === "long-section" ? rows.find(({ subject }) => subject.kind !== "section" && subject.kind !== "river") : rows.find(({ subject }) => !hourly.has(subject.kind));
  if (wrong !== undefined) refuseBad("analysis/bad-query", [{ field: "subjects", zh: kind === "long-section" ? `${wrong.name.zh}不是河流或断面` : `${wrong.name.zh}没有小时值；请选点位、断面或排放口`, en: kind === "long-section" ? `${wrong.name.en} is no river and no section` : `${wrong.name.en} has no hours; take points, sections or outlets` }]);
  return {
    query, rows, items: items.map((item) => analysedItem(kind === "long-section" ? "section" : rows[0]!.subject.kind, item)), days: Array.from({ length: daysBetween(from, until) }, (_, at) => dayAfter(from, at)),
    doubtful: (await figures.settings()).countsDoubtful[line], simulated: pack.district.simulated, district: pack.district.name, sees, known,
  };
}
function subjectFrom(text: string): Subject | null {
  const at = text.indexOf(":"), kind = text.slice(0, at), id = text.slice(at + 1), found = subjectKinds.find((one) => one === kind);
  return at < 0 || id === "" || found === undefined ? null : { kind: found, id };
}
function analysedItem(kind: SubjectKind, item: string): AnalysedItem {
  const found = findItem(item, kind === "point" ? "air" : kind === "stack-outlet" ? "gas" : "water");
  return { item, name: found === undefined ? { zh: item, en: item } : { zh: found.name.zh, en: found.name.en }, unit: unitOfItem(kind, item) };
}
/** Hours of an item that the line counts (计入的小时值). */
export async function hoursOf({ figures }: AnalysisDeskPorts, { query, doubtful }: AnalysisGround, subject: Subject, item: string): Promise<CountedHours> {
  const values: TimedValue[] = [];
  let leftOut = 0;
  for (const { day, hours } of await figures.hours(subject, item, query.from, query.until, query.line)) hours.forEach((cell, index) => {
    if (cell === null) return;
    const value = Number(cell.value);
    if (cell.value === "" || !Number.isFinite(value) || !counts(cell.quality, doubtful)) leftOut += 1; else values.push({ day, hour: index + 1, value });
  });
  return { values, leftOut };
}
/** Values by hour, for pairs. */
export function byHour(values: readonly TimedValue[]): ReadonlyMap<string, number> { return new Map(values.map(({ day, hour, value }) => [`${day} ${String(hour).padStart(2, "0")}`, value])); }
