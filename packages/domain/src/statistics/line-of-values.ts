import type { Labels } from "@yunqing/standards";
import type { DataReview, DataReviewDecision } from "../data-review/model.js";
import type { MeasuredKind, PointKind, Quality, QualityMark } from "../monitoring/model.js";
import { markOf, readyMarks } from "../monitoring/quality.js";
import { intervalOf, usualSetting } from "../monitoring/window.js";
import { qualityControlMarks } from "../quality-control/check-quality.js";
import { qualityRuleNames, type CheckedValue, type QualityControlMark, type QualitySetting } from "../quality-control/model.js";
import type { HourCell } from "./figure-office.js";

/** A value in force, brought to the item and unit of the standard, before rules, marks and reviews spoke (待判定的值). */
export interface ItemValue { readonly item: string; readonly factor: string; readonly from: number; readonly until: number; readonly value: string; readonly flag: string | null; readonly packet: number; readonly backFilled: boolean; readonly quality: Quality; readonly reason: string }
/** What the two lines of one point and kind are made of. */
export interface LineInput {
  readonly pointKind: PointKind; readonly kind: MeasuredKind; readonly values: readonly ItemValue[]; readonly marks: readonly QualityMark[];
  readonly reviews: readonly (DataReview & { readonly decided: DataReviewDecision | null })[]; readonly settings: readonly QualitySetting[];
}
/** Both lines by item and window start. */
export interface TwoLines { readonly "real-time": CellsByItem; readonly reviewed: CellsByItem }
export type CellsByItem = ReadonlyMap<string, ReadonlyMap<number, HourCell>>;

const severity: Readonly<Record<Quality, number>> = { reliable: 0, doubtful: 1, unreliable: 2 };
const words = (text: string): Labels | null => (text === "" ? null : { zh: text, en: text });

/** The real-time and the reviewed line of a point's values (实时、审核两条线): the worst of flag and rules, unless a person's mark, and last an accepted review, says otherwise; the reviewed line has what an accepted review covers. */
export function twoLinesOf({ pointKind, kind, values, marks, reviews, settings }: LineInput): TwoLines {
  const ready = readyMarks(marks, kind), ruled = ruledOf(pointKind, kind, values, settings), live = new Map<string, Map<number, HourCell>>(), reviewed = new Map<string, Map<number, HourCell>>();
  const accepted = reviews.filter((one) => one.kind === kind && one.decided?.decision === "accept").map((review) => ({ review, from: Date.parse(review.from), until: Date.parse(review.until), at: Date.parse(review.decided?.at ?? review.at) })).sort((a, b) => b.at - a.at);
  for (const value of values) {
    const mark = ready.length === 0 ? null : markOf(ready, value.from, value.factor), rule = ruled?.get(value.item)?.get(value.from);
    let quality: Quality = value.quality, reason = words(value.reason);
    if (rule !== undefined && severity[rule.quality] > severity[quality]) { quality = rule.quality; reason = { zh: `${qualityRuleNames[rule.rule].zh}：${rule.reason.zh}`, en: `${qualityRuleNames[rule.rule].en}: ${rule.reason.en}` }; }
    if (mark !== null) { quality = mark.quality; reason = words(mark.reason); }
    const cell: HourCell = { value: value.value, quality, reason, packet: value.packet, flag: value.flag };
    put(live, value.item, value.from, cell);
    const said = accepted.find(({ review, from, until }) => from <= value.from && value.from < until && (review.factors.length === 0 || review.factors.includes(value.factor)) && (value.packet >= 0 ? value.packet <= review.packets : -value.packet <= review.batches));
    if (said !== undefined) put(reviewed, value.item, value.from, said.review.verdict === "as-marked" ? cell : { ...cell, quality: said.review.verdict, reason: words(said.review.reason) });
  }
  return { "real-time": live, reviewed };
}
function put(cells: Map<string, Map<number, HourCell>>, item: string, from: number, cell: HourCell): void {
  const own = cells.get(item);
  if (own === undefined) cells.set(item, new Map([[from, cell]])); else own.set(from, cell);
}

/** What the rules say of each value, the worst first; windows without a value are not marked: they are missing anyway. */
function ruledOf(pointKind: PointKind, kind: MeasuredKind, values: readonly ItemValue[], settings: readonly QualitySetting[]): ReadonlyMap<string, ReadonlyMap<number, QualityControlMark>> | null {
  const own = settings.filter((one) => one.rule !== "missing" && one.rule !== "clock" && one.rule !== "flag" && one.pointKinds.includes(pointKind) && one.kinds.includes(kind));
  if (own.length === 0 || values.length === 0) return null;
  const series = new Map<string, CheckedValue[]>();
  let first = Number.POSITIVE_INFINITY, last = 0;
  for (const { item, from, until, value, flag, backFilled } of values) {
    const held = series.get(item), one: CheckedValue = { from, until, value, flag, receivedAt: null, backFilled };
    if (held === undefined) series.set(item, [one]); else held.push(one);
    first = Math.min(first, from); last = Math.max(last, until);
  }
  const marks = qualityControlMarks({ pointKind, kind, series, span: { from: first, until: last, interval: intervalOf(kind, usualSetting) }, settings: own, programme: [] }), worst = new Map<string, Map<number, QualityControlMark>>();
  for (const mark of marks) {
    let held = worst.get(mark.factor);
    if (held === undefined) worst.set(mark.factor, held = new Map());
    const before = held.get(mark.from);
    if (before === undefined || severity[mark.quality] > severity[before.quality]) held.set(mark.from, mark);
  }
  return worst;
}
