import type { Labels } from "@yunqing/standards";
import type { MeasuredKind, PointKind, Quality, QualityMark } from "../monitoring/model.js";
import { markOf, qualityOf, readyMarks, type ReadyMarks } from "../monitoring/quality.js";
import { intervalOf, usualSetting } from "../monitoring/window.js";
import { qualityControlMarks } from "../quality-control/check-quality.js";
import { qualityRuleNames, type CheckedValue, type QualityControlMark, type QualitySetting } from "../quality-control/model.js";
import type { HourCell } from "../statistics/figure-office.js";
import type { DataReview, DataReviewDecision, QualityWord } from "./model.js";
import { sourceMarkAt, sourceMarkWords, standingSourceMarks, type SourceMark } from "./source-mark.js";

/** A value in force of one item and window, in the unit of the standard, before anybody judged it (待判定的值). Times in milliseconds since 1970 UTC; `packet` negative: the batch of another door. */
export interface UnjudgedValue { readonly item: string; readonly factor: string; readonly from: number; readonly until: number; readonly value: string; readonly flag: string | null; readonly packet: number; readonly receivedAt: number | null; readonly backFilled: boolean }
/** A review with its decision; null: nobody looked at it yet. */
export type HeldReview = DataReview & { readonly decided: DataReviewDecision | null };
/** What the two lines of one point and kind are made of (两条线的输入). `values` hold also what lies before the span, for rules that look back. */
export interface LineInput {
  readonly point: string; readonly pointKind: PointKind; readonly kind: MeasuredKind; readonly values: readonly UnjudgedValue[]; readonly marks: readonly QualityMark[];
  readonly reviews: readonly HeldReview[]; readonly settings: readonly QualitySetting[]; readonly sourceMarks?: readonly SourceMark[];
}
/** A value with everything that was said of it (值及其全部判定). `word` is the real-time one; `review` the accepted review that covers this version of the value. */
export interface JudgedCell extends HourCell {
  readonly item: string; readonly factor: string; readonly from: number; readonly until: number; readonly by: QualityWord["by"];
  readonly rules: readonly QualityControlMark[]; readonly mark: QualityMark | null; readonly sourceMark: SourceMark | null; readonly review: HeldReview | null;
}
/** The real-time and the reviewed line of a point (实时、审核两条线), by {@link cellKey}. */
export interface JudgedLines { readonly realTime: ReadonlyMap<string, JudgedCell>; readonly reviewed: ReadonlyMap<string, JudgedCell> }
/** Under what a cell stands in a line. */
export function cellKey(item: string, from: number): string { return `${item}|${from}`; }

const severity: Readonly<Record<Quality, number>> = { reliable: 0, doubtful: 1, unreliable: 2 };
interface Said { readonly quality: Quality; readonly by: QualityWord["by"]; readonly reason: Labels | null }

/**
 * Both lines of a point (判定): the worst of flag and rules, unless a person's latest mark says otherwise; the reviewed line has the values that the latest accepted review covers, in the version that had arrived when it was made.
 * A value that came late or was corrected is unreviewed again.
 * @choice `as-marked` confirms what was said when the review was proposed: a mark of later does not reach the reviewed line without a second pair of eyes
 * @throws {QualitySettingInvalid}
 */
export function linesOf(input: LineInput): JudgedLines {
  const marks = input.marks.filter(({ point }) => point === input.point), ready = readyMarks(marks, input.kind), ruled = ruledOf(input), accepted = acceptedOf(input), sources = standingSourceMarks(input.sourceMarks ?? []).filter(({ point }) => point === input.point);
  const realTime = new Map<string, JudgedCell>(), reviewed = new Map<string, JudgedCell>(), before = new Map<string, ReadyMarks>();
  for (const value of input.values) {
    const { item, factor, from, until, flag, packet } = value, key = cellKey(item, from), rules = ruled.get(key) ?? [], sourceMark = sources.length === 0 ? null : sourceMarkAt(sources, from, item), machine = machineWord(value, rules, sourceMark), mark = ready.length === 0 ? null : markOf(ready, from, factor);
    const review = accepted.find((one) => one.from <= from && from < one.until && (one.review.factors.length === 0 || one.review.factors.includes(factor)) && hadArrived(packet, one.review))?.review ?? null;
    const cell: JudgedCell = { value: value.value, packet, flag, item, factor, from, until, rules, mark, sourceMark, review, ...marked(machine, mark) };
    realTime.set(key, cell);
    if (review === null) continue;
    if (review.verdict !== "as-marked") { reviewed.set(key, { ...cell, quality: review.verdict, by: "review", reason: said(review.reason, review.by, "审核", "review") }); continue; }
    let earlier = before.get(review.id);
    if (earlier === undefined) before.set(review.id, earlier = readyMarks(marks.filter(({ at }) => Date.parse(at) <= Date.parse(review.at)), input.kind));
    reviewed.set(key, { ...cell, ...marked(machine, markOf(earlier, from, factor)) });
  }
  return { realTime, reviewed };
}

/** Whether this version of a value had arrived when the review was made (审核时已到达). */
export function hadArrived(packet: number, { packets, batches }: Pick<DataReview, "packets" | "batches">): boolean { return packet >= 0 ? packet <= packets : -packet <= batches; }

interface Accepted { readonly review: HeldReview; readonly from: number; readonly until: number; readonly at: number }
/** Accepted reviews of the kind, the latest decision first; of two at the same instant the one with the later id, so that the order of reading does not matter. */
function acceptedOf({ point, kind, reviews }: LineInput): readonly Accepted[] {
  return reviews.filter((one) => one.point === point && one.kind === kind && one.decided?.decision === "accept").map((review) => ({ review, from: Date.parse(review.from), until: Date.parse(review.until), at: Date.parse(review.decided?.at ?? "") }))
    .sort((a, b) => b.at - a.at || (a.review.id < b.review.id ? 1 : -1));
}
const said = (reason: string, by: string, zh: string, en: string): Labels => ({ zh: `${zh}（${by}）：${reason}`, en: `${en} (${by}): ${reason}` });
function marked(machine: Said, mark: QualityMark | null): Said { return mark === null ? machine : { quality: mark.quality, by: "mark", reason: said(mark.reason, mark.by, "人工标记", "marked by hand") }; }

/** What flag, mark of the source and rules say together: the worst word, with every reason that says as much. */
function machineWord(value: UnjudgedValue, rules: readonly QualityControlMark[], sourceMark: SourceMark | null): Said {
  const own = qualityOf(value.value, value.flag, null), words: Said[] = own.quality === "reliable" ? [] : [{ quality: own.quality, by: "flag", reason: { zh: own.reason, en: own.reason } }];
  if (sourceMark?.family === "abnormal") words.push({ quality: "unreliable", by: "mark", reason: sourceMarkWords(sourceMark) });
  for (const { rule, quality, reason } of rules) if (quality !== "reliable") words.push({ quality, by: "rule", reason: { zh: `${qualityRuleNames[rule].zh}：${reason.zh}`, en: `${qualityRuleNames[rule].en}: ${reason.en}` } });
  const worst = words.reduce<Said | null>((held, one) => (held === null || severity[one.quality] > severity[held.quality] ? one : held), null);
  if (worst === null) return { quality: "reliable", by: "none", reason: null };
  const reasons = words.filter(({ quality }) => quality === worst.quality).flatMap(({ reason }) => (reason === null ? [] : [reason])), distinct = (texts: readonly string[]): string => [...new Set(texts)].join("；");
  return { ...worst, reason: { zh: distinct(reasons.map(({ zh }) => zh)), en: distinct(reasons.map(({ en }) => en)) } };
}

/** What the rules say, by cell. The flag speaks for itself, and a window without a value is no cell. */
function ruledOf({ pointKind, kind, values, settings }: LineInput): ReadonlyMap<string, readonly QualityControlMark[]> {
  const own = settings.filter((one) => one.rule !== "missing" && one.rule !== "flag" && one.pointKinds.includes(pointKind) && one.kinds.includes(kind)), found = new Map<string, QualityControlMark[]>();
  if (own.length === 0 || values.length === 0) return found;
  const series = new Map<string, CheckedValue[]>();
  let first = Number.POSITIVE_INFINITY, last = 0;
  for (const { item, from, until, value, flag, receivedAt, backFilled } of values) {
    const held = series.get(item), one: CheckedValue = { from, until, value, flag, receivedAt, backFilled };
    if (held === undefined) series.set(item, [one]); else held.push(one);
    if (from < first) first = from;
    if (from >= last) last = from + 1;
  }
  for (const held of series.values()) held.sort((a, b) => a.from - b.from);
  for (const mark of qualityControlMarks({ pointKind, kind, series, span: { from: first, until: last, interval: intervalOf(kind, usualSetting) }, settings: own, programme: [] })) {
    const key = cellKey(mark.factor, mark.from), held = found.get(key);
    if (held === undefined) found.set(key, [mark]); else held.push(mark);
  }
  return found;
}
