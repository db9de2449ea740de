import type { SandstormMode } from "@yunqing/standards";
import { periodText, periodOfText, periodFault, type FigurePeriod, type PeriodKind } from "./period.js";

/** Whose figure it is (统计对象). A river, lake, town or district has members: see `FigureSource.members`. */
export const subjectKinds = ["point", "section", "river", "lake", "stack-outlet", "sewage-outlet", "town", "district"] as const;
export type SubjectKind = (typeof subjectKinds)[number];
export interface Subject { readonly kind: SubjectKind; readonly id: string }

/** The two lines of data that are never mixed (实时、审核两条线). A figure reads values of its own line only. */
export const lines = ["real-time", "reviewed"] as const;
export type Line = (typeof lines)[number];

/** What can be asked (统计量). Comparisons and targets ask about another statistic, named in `of`. */
export const statisticIds = [
  "air-value", "air-index", "air-mean", "air-percentile", "air-compliance", "air-composite", "air-good-days", "air-good-ratio", "air-heavy-days", "air-year",
  "water-value", "water-mean", "water-state", "water-good-share", "water-trophic",
  "outlet-mean", "outlet-emission", "outlet-capture", "outlet-transmission", "outlet-validity", "outlet-effective",
  "rank", "year-before", "change-on-year", "change-on-period", "target-distance", "days-left", "allowable-mean",
] as const;
export type StatisticId = (typeof statisticIds)[number];

/**
 * The name of a figure (统计值的键): subject, statistic, period, line; the same key is always the same question.
 * Amounts in it are decimal text.
 */
export interface FigureKey {
  readonly subject: Subject;
  readonly statistic: StatisticId;
  readonly period: FigurePeriod;
  readonly line: Line;
  /** measured item: SO2, NO2, PM10, CO, O3 (hours), O3_8h (days and more), PM2.5; symbols of GB 3838 table 1; codes of outlets */
  readonly item?: string;
  /** what is done with declared sandstorm days; without it the statistic's own habit, see {@link sandstormOf} */
  readonly sandstorm?: SandstormMode;
  /** the statistic that a comparison or a target is about */
  readonly of?: StatisticId;
  /** amount of a target, or a class of water: `35`, `III` */
  readonly target?: string;
  /** the place whose members are ranked */
  readonly within?: Subject;
}

/** A key that asks for nothing that exists. */
export class FigureKeyInvalid extends RangeError {
  readonly code = "statistics/key-invalid";
  constructor(readonly key: string, readonly why: { readonly zh: string; readonly en: string }) {
    super(`统计键“${key}”${why.zh}；请按统计目录（statisticRows）改写。The figure key "${key}" ${why.en}; write it as the catalogue statisticRows says`);
  }
}

/** Means of particulates and the composite index leave declared days out; counts of good days keep them. @clause CNEMC monthly report of July 2021 */
export function sandstormOf(key: FigureKey): SandstormMode {
  return key.sandstorm ?? ((key.of ?? key.statistic) === "air-good-ratio" || (key.of ?? key.statistic) === "air-good-days" || (key.of ?? key.statistic) === "air-heavy-days" ? "keep" : "deduct");
}

const guarded = (text: string): string => (/[%|:;@~]/.test(text) ? text.replace(/[%|:;@~]/g, (one) => `%${one.charCodeAt(0).toString(16)}`) : text);
const plain = (text: string): string => (text.includes("%") ? text.replace(/%([0-9a-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text);
const subjectText = ({ kind, id }: Subject): string => `${kind}:${guarded(id)}`;

/** Statistics over days for which the sandstorm mode makes a difference. */
const sandy: ReadonlySet<StatisticId> = new Set(["air-mean", "air-percentile", "air-composite", "air-good-days", "air-good-ratio", "air-heavy-days", "air-year"]);
/** Whether two modes of sandstorm are two figures for this key. */
export function hasSandstormMode({ of, statistic, period }: FigureKey): boolean { return sandy.has(of ?? statistic) && period.kind !== "hour" && period.kind !== "day"; }

/** The key as text (键文本): equal questions have equal text, so it names the figure in stores, lineages and caches. */
export function keyText(key: FigureKey): string {
  let text = `${key.line}|${subjectText(key.subject)}|${key.statistic}`;
  if (key.item !== undefined) text += `:${guarded(key.item)}`;
  if (hasSandstormMode(key)) text += `@${sandstormOf(key)}`;
  text += `|${periodText(key.period)}`;
  if (key.of !== undefined) text += `|of;${key.of}`;
  if (key.target !== undefined) text += `|target;${guarded(key.target)}`;
  if (key.within !== undefined) text += `|within;${subjectText(key.within)}`;
  return text;
}

function subjectOf(text: string, whole: string): Subject {
  const [kind = "", id] = text.split(":");
  if (!(subjectKinds as readonly string[]).includes(kind) || id === undefined || id === "") throw new FigureKeyInvalid(whole, { zh: "没有对象", en: "names no subject" });
  return { kind: kind as SubjectKind, id: plain(id) };
}

/** Reads what {@link keyText} wrote. @throws {FigureKeyInvalid} */
export function keyOfText(text: string): FigureKey {
  const [line = "", subject = "", asked = "", period = "", ...more] = text.split("|");
  const [, statistic = "", item, sandstorm] = /^([a-z-]+)(?::([^@]+))?(?:@(keep|deduct))?$/.exec(asked) ?? [];
  const read = periodOfText(period), rest = new Map(more.map((part) => { const at = part.indexOf(";"); return [part.slice(0, at), part.slice(at + 1)] as const; }));
  if (!(lines as readonly string[]).includes(line) || !(statisticIds as readonly string[]).includes(statistic) || read === null) throw new FigureKeyInvalid(text, { zh: "不可读", en: "is not readable" });
  const of = rest.get("of"), target = rest.get("target"), within = rest.get("within");
  if (of !== undefined && !(statisticIds as readonly string[]).includes(of)) throw new FigureKeyInvalid(text, { zh: "所指统计量不存在", en: "is about a statistic that does not exist" });
  const key: FigureKey = {
    subject: subjectOf(subject, text), statistic: statistic as StatisticId, period: read, line: line as Line,
    ...(item === undefined ? {} : { item: plain(item) }), ...(sandstorm === undefined ? {} : { sandstorm: sandstorm as SandstormMode }), ...(of === undefined ? {} : { of: of as StatisticId }),
    ...(target === undefined ? {} : { target: plain(target) }), ...(within === undefined ? {} : { within: subjectOf(within, text) }),
  };
  return key;
}

const comparisons: ReadonlySet<StatisticId> = new Set(["rank", "year-before", "change-on-year", "change-on-period", "target-distance", "days-left", "allowable-mean"]);
/** Whether a statistic is about another one. */
export function isComparison(statistic: StatisticId): boolean { return comparisons.has(statistic); }

/** The key of the statistic that a comparison is about, for its own period (所比较的统计量). */
export function comparedKey(key: FigureKey): FigureKey {
  const { of, target: _target, within: _within, ...rest } = key;
  return { ...rest, statistic: of ?? key.statistic };
}

/** A row of the catalogue of what can be asked (统计目录). */
export interface StatisticRow { readonly id: StatisticId; readonly name: { readonly zh: string; readonly en: string }; readonly subjects: readonly SubjectKind[]; readonly periods: readonly PeriodKind[]; readonly item: "needed" | "none" | "of" }

const airSubjects: readonly SubjectKind[] = ["point", "town", "district"], outlets: readonly SubjectKind[] = ["stack-outlet", "sewage-outlet"], waters: readonly SubjectKind[] = ["section", "river", "lake"];
const fromDay: readonly PeriodKind[] = ["day", "month", "quarter", "half", "year", "span"], fromMonth: readonly PeriodKind[] = ["month", "quarter", "half", "year", "span"], every: readonly PeriodKind[] = ["hour", ...fromDay];
const row = (id: StatisticId, zh: string, en: string, subjects: readonly SubjectKind[], periods: readonly PeriodKind[], item: StatisticRow["item"]): StatisticRow => ({ id, name: { zh, en }, subjects, periods, item });

/** Everything that can be asked, of whom and over what (统计目录). */
export const statisticRows: readonly StatisticRow[] = [
  row("air-value", "小时浓度", "hourly concentration", airSubjects, ["hour"], "needed"), row("air-index", "空气质量指数", "air quality index", airSubjects, ["hour", "day"], "none"),
  row("air-mean", "平均浓度（臭氧日值为日最大8小时平均）", "mean concentration (O3: daily maximum 8-hour mean)", airSubjects, fromDay, "needed"), row("air-percentile", "特定百分位数", "percentile", airSubjects, fromMonth, "needed"),
  row("air-compliance", "日达标率", "rate of days within the limit", airSubjects, fromMonth, "needed"), row("air-composite", "综合指数", "composite index", airSubjects, fromMonth, "none"),
  row("air-good-days", "优良天数", "good days", airSubjects, fromMonth, "none"), row("air-good-ratio", "优良天数比例", "good-day ratio", airSubjects, fromMonth, "none"),
  row("air-heavy-days", "重度及以上污染天数", "days of heavy pollution", airSubjects, fromMonth, "none"), row("air-year", "年评价", "evaluation of the year", airSubjects, ["year"], "none"),
  row("water-value", "小时浓度（自动站）", "hourly value of an automatic section", ["section"], ["hour"], "needed"), row("water-mean", "平均浓度", "mean concentration", ["section"], fromDay, "needed"),
  row("water-state", "水质类别与状况", "class and state of water", waters, every, "none"), row("water-good-share", "优良（Ⅰ～Ⅲ类）断面比例", "share of sections in classes I–III", ["river", "town", "district"], fromMonth, "none"),
  row("water-trophic", "综合营养状态指数", "trophic level index", ["lake"], fromMonth, "none"),
  row("outlet-mean", "排放浓度均值", "mean concentration discharged", outlets, ["hour", "day", "month", "quarter", "half", "year"], "needed"), row("outlet-emission", "排放量", "amount discharged", outlets, every, "needed"),
  row("outlet-capture", "有效数据捕集率", "capture rate", outlets, ["month", "quarter", "half", "year"], "needed"), row("outlet-transmission", "传输率", "transmission rate", outlets, fromDay, "needed"),
  row("outlet-validity", "有效率", "valid rate", outlets, fromDay, "needed"), row("outlet-effective", "传输有效率", "effective transmission rate", outlets, fromDay, "needed"),
  row("rank", "排名", "rank", subjectKinds, fromMonth, "of"), row("year-before", "上年同期", "same period last year", subjectKinds, fromDay, "of"), row("change-on-year", "同比", "change on last year", subjectKinds, fromDay, "of"),
  row("change-on-period", "环比", "change on the last period", subjectKinds, fromDay, "of"), row("target-distance", "与目标差距", "distance to the target", subjectKinds, fromDay, "of"),
  row("days-left", "可用超标天数余额", "days that may still exceed", airSubjects, ["year", "span"], "of"), row("allowable-mean", "剩余时段允许均值", "allowable mean for the rest of the year", airSubjects, ["span"], "of"),
];
const rowOf = new Map(statisticRows.map((each) => [each.id, each]));

/** Checks a key against the catalogue (校验). @throws {FigureKeyInvalid} */
export function checkedKey(key: FigureKey): FigureKey {
  const found = rowOf.get(key.statistic), refuse = (zh: string, en: string): never => { throw new FigureKeyInvalid(keyText(key), { zh, en }); };
  if (!found) return refuse("的统计量不存在", "names no statistic");
  if (!found.subjects.includes(key.subject.kind)) return refuse(`的对象 ${key.subject.kind} 没有这个统计量`, `asks a ${key.subject.kind} for what it does not have`);
  if (!found.periods.includes(key.period.kind)) return refuse(`的时段 ${key.period.kind} 没有这个统计量`, `asks for a ${key.period.kind}, which this statistic does not have`);
  const fault = periodFault(key.period);
  if (fault !== null) return refuse(fault.zh, fault.en);
  if (found.item === "needed" && key.item === undefined) return refuse("没有写项目", "names no item");
  if (found.item === "none" && key.item !== undefined) return refuse("不应写项目", "names an item and must not");
  if (found.item === "of") {
    if (key.of === undefined || isComparison(key.of)) return refuse("没有写所比较的统计量", "does not say which statistic it compares");
    if ((key.statistic === "days-left" && key.of !== "air-good-ratio") || (key.statistic === "allowable-mean" && key.of !== "air-mean")) return refuse("应针对优良天数比例（days-left）或平均浓度（allowable-mean）", "must be about the good-day ratio (days-left) or a mean (allowable-mean)");
    if (key.statistic === "rank" && key.within === undefined) return refuse("没有写排名范围", "does not say among whom to rank");
    if ((key.statistic === "target-distance" || key.statistic === "days-left" || key.statistic === "allowable-mean") && key.target === undefined) return refuse("没有写目标", "names no target");
    checkedKey(comparedKey(key));
  }
  return key;
}
