import { exact, isDecimal, readingOf, type Exact, type Labels } from "@yunqing/standards";
import { flagVerdicts } from "../monitoring/quality.js";
import type { Quality } from "../monitoring/model.js";
import { QualitySettingInvalid, type CheckedValue, type QualityControlMark, type QualityParameters, type QualityRuleId } from "./model.js";

/** The values of a point in one kind of window, by factor, each in order. */
export type SeriesByFactor = ReadonlyMap<string, readonly CheckedValue[]>;
/** What a rule gives for one factor: the places of the values it speaks of, and why. `quality` only where the rule says another than its setting. */
export interface Finding { readonly at: number; readonly reason: Labels; readonly quality?: Quality; readonly factor?: string; readonly window?: { readonly from: number; readonly until: number } }
type Rule<R extends QualityRuleId> = (factor: string, series: SeriesByFactor, parameters: QualityParameters[R], span: { readonly from: number; readonly until: number; readonly interval: number }) => readonly Finding[];

const numbers = new WeakMap<readonly CheckedValue[], readonly (Exact | null)[]>();
/** The values as numbers, read once for all rules; null where there is none. A laboratory's `0.025L` counts as below its limit and is no number here. */
function numbersOf(values: readonly CheckedValue[]): readonly (Exact | null)[] {
  let held = numbers.get(values);
  if (held === undefined) numbers.set(values, held = values.map(({ value }) => (value !== null && isDecimal(value) ? exact(value) : null)));
  return held;
}
const of = (series: SeriesByFactor, factor: string): readonly CheckedValue[] => series.get(factor) ?? [];
const amount = (rule: QualityRuleId, text: string): Exact => { if (!isDecimal(text)) throw new QualitySettingInvalid(rule, { zh: `“${text}”不是数值`, en: `hold "${text}", which is no number` }); return exact(text); };
function counted(rule: QualityRuleId, count: number): number { if (!Number.isInteger(count) || count < 1) throw new QualitySettingInvalid(rule, { zh: `次数 ${count} 应为正整数`, en: `hold the count ${count}, which must be a whole number from 1` }); return count; }

/** Runs of neighbouring values that belong together, of `count` or more. A missing value or a gap in time ends a run. */
function runs(values: readonly CheckedValue[], count: number, belongs: (at: number, before: number | null) => boolean): readonly (readonly [first: number, last: number])[] {
  const found: (readonly [number, number])[] = [];
  for (let first = 0; first < values.length; first++) {
    if (!belongs(first, null)) continue;
    let last = first;
    while (last + 1 < values.length && values[last]?.until === values[last + 1]?.from && belongs(last + 1, last)) last++;
    if (last - first + 1 >= count) found.push([first, last]);
    first = last;
  }
  return found;
}
const placesOf = (found: readonly (readonly [number, number])[]): readonly number[] => found.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, at) => first + at));

const range: Rule<"range"> = (factor, series, { low, high }) => {
  const least = low === null ? null : amount("range", low), most = high === null ? null : amount("range", high);
  if (least !== null && most !== null && least.compare(most) > 0) throw new QualitySettingInvalid("range", { zh: `下限 ${low ?? ""} 大于上限 ${high ?? ""}`, en: `have a low bound ${low ?? ""} above the high one ${high ?? ""}` });
  return numbersOf(of(series, factor)).flatMap((value, at): Finding[] => (value === null ? [] : least !== null && value.compare(least) < 0 ? [{ at, reason: { zh: `低于下限 ${low ?? ""}`, en: `below ${low ?? ""}` } }] : most !== null && value.compare(most) > 0 ? [{ at, reason: { zh: `高于上限 ${high ?? ""}`, en: `above ${high ?? ""}` } }] : []));
};

const rateOfChange: Rule<"rate-of-change"> = (factor, series, { most, times }) => {
  const values = of(series, factor), own = numbersOf(values), bound = amount("rate-of-change", most), factorOf = times === null ? null : amount("rate-of-change", times);
  return own.flatMap((value, at): Finding[] => {
    const before = own[at - 1] ?? null;
    if (value === null || before === null || values[at - 1]?.until !== values[at]?.from) return [];
    const change = value.minus(before).absolute(), smaller = value.compare(before) < 0 ? value : before;
    if (change.compare(bound) <= 0 || (factorOf !== null && change.compare(smaller.times(factorOf)) <= 0)) return [];
    return [{ at, reason: { zh: `与前一时段相差 ${change.toString()}，大于 ${most}`, en: `differs from the window before by ${change.toString()}, more than ${most}` } }];
  });
};

const constant: Rule<"constant"> = (factor, series, { count, above }) => {
  const values = of(series, factor), own = numbersOf(values), bound = above === null ? null : amount("constant", above), least = counted("constant", count);
  return placesOf(runs(values, Math.max(2, least), (at, before) => { const value = own[at] ?? null; return value !== null && (bound === null || value.compare(bound) > 0) && (before === null || value.equals(own[before] as Exact)); }))
    .map((at) => ({ at, reason: { zh: `连续 ${least} 个以上时段数值相同`, en: `the same value for ${least} windows or more` } }));
};

const zero: Rule<"zero"> = (factor, series, { count }) => {
  const values = of(series, factor), own = numbersOf(values), least = counted("zero", count);
  return placesOf(runs(values, least, (at) => own[at]?.isZero() === true)).map((at) => ({ at, reason: { zh: `连续 ${least} 个以上时段为零`, en: `zero for ${least} windows or more` } }));
};

const inversion: Rule<"inversion"> = (factor, series, { part, tolerance, count }) => {
  const whole = of(series, factor), parts = of(series, part), wholes = numbersOf(whole), partNumbers = numbersOf(parts), slack = amount("inversion", tolerance), least = counted("inversion", count), places = new Map(parts.map(({ from }, at) => [from, at]));
  const partAt = (at: number): number | null => places.get(whole[at]?.from ?? Number.NaN) ?? null;
  const inverted = (at: number): boolean => { const own = wholes[at] ?? null, place = partAt(at), other = place === null ? null : partNumbers[place] ?? null; return own !== null && other !== null && other.minus(own).compare(slack) > 0; };
  const reason: Labels = { zh: `${part} 大于 ${factor}${slack.isZero() ? "" : `，超过容许 ${tolerance}`}`, en: `${part} exceeds ${factor}${slack.isZero() ? "" : ` by more than ${tolerance}`}` };
  return placesOf(runs(whole, least, (at) => inverted(at))).flatMap((at): Finding[] => [{ at, reason }, { at: partAt(at) as number, factor: part, reason }]);
};

/** Also windows of which nothing is known: the series should have one value every interval of the span. */
const missing: Rule<"missing"> = (factor, series, _, { from, until, interval }) => {
  const values = of(series, factor), held = new Map(values.map((one, at) => [one.from, at])), found: Finding[] = [];
  if (!Number.isInteger(interval) || interval < 1) throw new QualitySettingInvalid("missing", { zh: `时段长 ${interval} 毫秒不可用`, en: `are asked for windows of ${interval} ms` });
  for (let at = from; at + interval <= until; at += interval) {
    const place = held.get(at);
    if (place !== undefined && values[place]?.value !== null && values[place]?.value?.trim() !== "") continue;
    found.push({ at: place ?? -1, window: { from: at, until: at + interval }, reason: { zh: "应有数据而没有", en: "a value was due and none came" } });
  }
  return found;
};

const clock: Rule<"clock"> = (factor, series, { earlySeconds, lateSeconds }) => of(series, factor).flatMap(({ receivedAt, until, backFilled }, at): Finding[] => {
  if (receivedAt === null) return [];
  const seconds = Math.round((receivedAt - until) / 1000);
  if (seconds < -earlySeconds) return [{ at, reason: { zh: `在时段结束前 ${-seconds} 秒收到，设备时钟偏快`, en: `came ${-seconds} s before its window ended: the clock is fast` } }];
  return lateSeconds !== null && !backFilled && seconds > lateSeconds ? [{ at, reason: { zh: `时段结束后 ${seconds} 秒才收到且未声明补传，设备时钟可能偏慢`, en: `came ${seconds} s after its window and not as back-fill: the clock may be slow` } }] : [];
});

const flag: Rule<"flag"> = (factor, series, { words }) => of(series, factor).flatMap((one, at): Finding[] => {
  if (one.flag === null || one.flag === "") return [];
  const own = words[one.flag], said = flagVerdicts[one.flag];
  if (own === undefined && said === undefined) return [{ at, quality: "doubtful", reason: { zh: `标记“${one.flag.slice(0, 16)}”未定义`, en: `the flag "${one.flag.slice(0, 16)}" is in no table` } }];
  const quality = own ?? said?.quality ?? "doubtful";
  return quality === "reliable" ? [] : [{ at, quality, reason: { zh: `${said?.reason.zh ?? "标记"}（${said?.clause ?? "规则设置"}：${one.flag}）`, en: `${said?.reason.en ?? "flag"} (${one.flag})` } }];
});

const detectionLimit: Rule<"detection-limit"> = (factor, series, { limit }) => {
  const bound = amount("detection-limit", limit);
  return of(series, factor).flatMap(({ value }, at): Finding[] => {
    if (value === null || !(isDecimal(value) || /^(<\s?)?\d+(\.\d+)?L?$/.test(value))) return [];
    const read = readingOf(value, limit);
    return read.kind === "below" || read.value.compare(bound) < 0 ? [{ at, reason: { zh: `低于检出限 ${read.kind === "below" ? read.limit.toString() : limit}`, en: `below the limit of detection ${read.kind === "below" ? read.limit.toString() : limit}` } }] : [];
  });
};

/** The rules by name. */
export const qualityRules: { readonly [R in QualityRuleId]: Rule<R> } = { range, "rate-of-change": rateOfChange, constant, zero, inversion, missing, clock, flag, "detection-limit": detectionLimit };

/**
 * How many windows before and after a span a rule must see to say of the span what it would say of the whole series (所需上下文).
 */
export function contextOf(rule: QualityRuleId, parameters: QualityParameters[QualityRuleId]): { readonly before: number; readonly after: number } {
  if (rule === "rate-of-change") return { before: 1, after: 0 };
  if (rule !== "constant" && rule !== "zero" && rule !== "inversion") return { before: 0, after: 0 };
  const least = Math.max(rule === "constant" ? 2 : 1, (parameters as { readonly count: number }).count) - 1;
  return { before: least, after: least };
}

/** What a rule with its finding makes of a value. */
export function controlMarkOf(rule: QualityRuleId, quality: Quality, factor: string, finding: Finding, series: SeriesByFactor): QualityControlMark | null {
  const own = finding.factor ?? factor, value = finding.window ?? of(series, own)[finding.at];
  return value === undefined ? null : { rule, factor: own, from: value.from, until: value.until, quality: finding.quality ?? quality, reason: finding.reason };
}
