import { isDecimal, type Labels } from "@yunqing/standards";
import type { MeasuredKind, Quality, QualityMark } from "./model.js";

/** What the instrument's own flag says of a value (数据标记与可靠性). */
export interface FlagVerdict { readonly quality: Quality; readonly reason: Labels; readonly clause: string }

const verdict = (quality: Quality, zh: string, en: string, clause: string): FlagVerdict => ({ quality, reason: { zh, en }, clause });
const of2017 = "HJ 212-2017 表8", of2005 = "HJ/T 212-2005", of2025 = "HJ 212-2025 表10（转引 second hand）";

/**
 * Flags and what they make of a value. The letters are the standard's; how far each can be relied on is ours, except that only N is normal.
 * @clause HJ 212-2017 表8; HJ/T 212-2005 (P, and the digits of air stations); HJ 212-2025 表10 (Td, second hand)
 * @choice T and S are doubtful: something was measured or set, but not by the rule; the others are no measurement of the source
 */
export const flagVerdicts: Readonly<Record<string, FlagVerdict>> = {
  N: verdict("reliable", "正常", "normal", of2017), T: verdict("doubtful", "超测定上限", "over range", of2017), S: verdict("doubtful", "手工输入", "set by hand", of2017),
  F: verdict("unreliable", "停运", "source stopped", of2017), M: verdict("unreliable", "维护", "maintenance", of2017), D: verdict("unreliable", "故障", "fault", of2017), C: verdict("unreliable", "校准", "calibration", of2017),
  B: verdict("unreliable", "与数采仪通讯异常", "no communication with the logger", of2017), P: verdict("unreliable", "电源故障", "power failure", of2005), Td: verdict("unreliable", "关键工况参数异常", "key process parameter at fault", of2025),
  L: verdict("reliable", "低于检出限", "below the limit of detection", "HJ/T 91-2002"),
  "0": verdict("unreliable", "校准数据（空气站）", "calibration (air station)", of2005), "1": verdict("reliable", "气象参数（空气站）", "weather (air station)", of2005),
  "2": verdict("unreliable", "异常数据（空气站）", "abnormal (air station)", of2005), "3": verdict("reliable", "正常数据（空气站）", "normal (air station)", of2005),
};

/** Quality and why, as one value carries it. */
export interface Judged { readonly quality: Quality; readonly reason: string; readonly markedBy: string | null; readonly markedAt: string | null }

const plainly = (quality: Quality, reason: string): Judged => ({ quality, reason, markedBy: null, markedAt: null });

/**
 * How far a value can be relied on (数据质量). A person's latest mark wins; else a text that is no number is unreliable; else the flag speaks, and none means N; a flag no table has is doubtful.
 * @param flag  as sent; null without
 * @clause HJ 212-2017 表8
 */
export function qualityOf(value: string, flag: string | null, mark: QualityMark | null): Judged {
  if (mark !== null) return { quality: mark.quality, reason: mark.reason, markedBy: mark.by, markedAt: mark.at };
  const said = flag === null || flag === "" ? null : flagVerdicts[flag];
  // a laboratory's "not detected" is a result: the limit with L, such as 0.025L
  if (flag === "L" && /^\d+(\.\d+)?L$/.test(value)) return plainly("reliable", "低于检出限 below the limit of detection");
  if (!isDecimal(value)) {
    const why = said === null || said === undefined || said.quality === "reliable" ? "" : `，${said.reason.zh} ${said.reason.en}`;
    return plainly("unreliable", value.trim() === "" ? `没有数值 no value${why}` : `“${value.slice(0, 40)}”不是数值 no number${why}`);
  }
  if (said === null) return plainly("reliable", "");
  if (said === undefined) return plainly("doubtful", `标记“${String(flag).slice(0, 16)}”未定义 unknown flag`);
  return plainly(said.quality, said.quality === "reliable" ? "" : `${said.reason.zh} ${said.reason.en}（${said.clause}：${String(flag)}）`);
}

/** Marks of one kind made ready for many values: the latest first, spans in milliseconds. */
export type ReadyMarks = readonly { readonly mark: QualityMark; readonly from: number; readonly until: number }[];
export function readyMarks(marks: readonly QualityMark[], kind: MeasuredKind): ReadyMarks {
  return marks.filter((mark) => mark.kind === kind).map((mark, place) => ({ mark, from: Date.parse(mark.from), until: Date.parse(mark.until), at: Date.parse(mark.at), place }))
    .sort((a, b) => b.at - a.at || b.place - a.place).map(({ mark, from, until }) => ({ mark, from, until }));
}

/**
 * The mark that counts for a value (有效标记): the latest one whose span holds the start of the window and whose factors name it, or name none. Of two at the same instant the later given counts.
 * @choice A mark is a word on the window, not on one version of its value: it goes on counting when the value is revised or corrected, until a person marks anew.
 */
export function markOf(marks: ReadyMarks, from: number, factor: string): QualityMark | null {
  return marks.find((one) => one.from <= from && from < one.until && (one.mark.factors.length === 0 || one.mark.factors.includes(factor)))?.mark ?? null;
}
