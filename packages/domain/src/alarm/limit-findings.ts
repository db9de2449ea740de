import { dayOfInstant, exact, type Exact, type Labels } from "@yunqing/standards";
import { beijingText } from "../monitoring/window.js";
import type { ValueInForce } from "../monitoring/curve.js";
import type { MeasuredKind } from "../monitoring/model.js";
import { breaks, inUnitOf, itemNameOf, judgingLimits, limitText, symbolOf, type JudgingLimit } from "./limits.js";
import type { AlarmClearance, AlarmCondition, AlarmInput, AlarmRuleContent } from "./model.js";
import { trendTo } from "./trend.js";
import { parameterOf } from "./usual-rules.js";
import { alarmKeyOf, conditionAt, coversItem, nothingFound, type RuleFindings, type WatchedPoint } from "./watched.js";

/** One value that a limit may be held against (一个待判值). */
interface Judged { readonly item: string; readonly basis: JudgingLimit["basis"]; readonly at: number; readonly day: string; readonly value: string; readonly unit: string; readonly input: AlarmInput; readonly overRange: boolean; readonly isNew: boolean }
const basisNames: Readonly<Record<JudgingLimit["basis"], Labels>> = { hour: { zh: "小时均值", en: "hourly mean" }, day: { zh: "日均值", en: "daily mean" }, sample: { zh: "监测值", en: "value" }, month: { zh: "月均值", en: "monthly mean" }, "8h": { zh: "日最大8小时平均", en: "daily maximum 8 h mean" } };
/** Kind of window that a basis is judged by. */
const kindOfBasis: Readonly<Partial<Record<JudgingLimit["basis"], MeasuredKind>>> = { hour: "hour", day: "day", sample: "hour" };

function inputOf(name: Labels, value: ValueInForce): AlarmInput { return { name, value: value.value, unit: value.unit, from: beijingText(value.fromMs), until: beijingText(value.untilMs), packet: value.packet, flag: value.flag }; }

/**
 * The values of a kind that may be judged, one for each item and window: of exhaust the folded concentration (折算值) where it was sent, for that is what permits limit; reliable ones, and those over the range, which exceed for sure;
 * doubtful ones when the rule says so.
 */
function judgedValues(rule: AlarmRuleContent, watched: WatchedPoint, kind: MeasuredKind, basis: JudgingLimit["basis"]): readonly Judged[] {
  const { point, values, since } = watched, doubtful = parameterOf(rule, "doubtful") === "yes", found = new Map<string, { readonly value: ValueInForce; readonly item: string; readonly folded: boolean }>();
  for (const value of values[kind] ?? []) {
    const item = symbolOf(value.factor, point.kind), overRange = value.flag === "T";
    if (value.quality === "unreliable" || (value.quality === "doubtful" && !doubtful && !overRange) || !coversItem(rule, item, value.factor)) continue;
    const key = `${item} ${value.fromMs}`, folded = value.field.startsWith("Zs"), held = found.get(key);
    if (held === undefined || (folded && !held.folded)) found.set(key, { value, item, folded });
  }
  return [...found.values()].map(({ value, item }) => ({
    item, basis, at: value.untilMs, day: dayOfInstant(new Date(value.fromMs).toISOString()), value: value.value, unit: value.unit, input: inputOf(itemNameOf(item, point.kind), value), overRange: value.flag === "T", isNew: value.fromMs >= (since[kind] ?? Number.NEGATIVE_INFINITY),
  }));
}
function dayValues(rule: AlarmRuleContent, { days, point }: WatchedPoint): readonly Judged[] {
  return days.filter(({ item }) => coversItem(rule, item)).map(({ item, basis, day, until, value, unit, edition }) => ({
    item: item === "O3_8h" ? "O3" : item, basis, at: until, day, value, unit, overRange: false, isNew: true, input: { name: { zh: `${itemNameOf(item, point.kind).zh}（${edition}）`, en: `${item} (${edition})` }, value, unit, from: `${day}T00:00:00+08:00`, until: beijingText(until), packet: null, flag: null },
  }));
}
/** All that may be judged: official day figures stand before what an instrument sent of the same day. */
function allJudged(rule: AlarmRuleContent, watched: WatchedPoint): readonly Judged[] {
  const days = dayValues(rule, watched), known = new Set(days.map(({ item, basis, day }) => `${item} ${basis} ${day}`));
  const sent = (Object.keys(kindOfBasis) as JudgingLimit["basis"][]).flatMap((basis) => judgedValues(rule, watched, kindOfBasis[basis]!, basis));
  return [...days, ...sent.filter(({ item, basis, day }) => !known.has(`${item} ${basis} ${day}`))];
}
/** Values grouped by item and basis with the limits of the day, ascending. */
function* held(rule: AlarmRuleContent, watched: WatchedPoint): Generator<{ readonly part: string; readonly judged: readonly (Judged & { readonly limit: JudgingLimit; readonly number: Exact })[] }> {
  const groups = new Map<string, (Judged & { readonly limit: JudgingLimit; readonly number: Exact })[]>(), source = parameterOf(rule, "limits"), limitsOf = new Map<string, readonly JudgingLimit[]>(), all = allJudged(rule, watched);
  const items = [...new Set(all.map(({ item }) => item))];
  for (const one of all) {
    let limits = limitsOf.get(one.day);
    if (limits === undefined) { try { limits = judgingLimits(source, watched.profile, one.day, watched.body, items); } catch { limits = []; } limitsOf.set(one.day, limits); }
    for (const limit of limits) {
      if ((limit.item !== one.item && symbolOf(limit.item, watched.point.kind) !== one.item) || limit.basis !== one.basis) continue;
      const number = inUnitOf(one.value, one.unit, limit.unit);
      if (number === null) continue;
      const part = `${one.item}~${limit.basis}`, group = groups.get(part);
      if (group === undefined) groups.set(part, [{ ...one, limit, number }]); else group.push({ ...one, limit, number });
    }
  }
  for (const [part, judged] of groups) yield { part, judged: judged.sort((a, b) => a.at - b.at) };
}

/** Over the limit by the averaging basis of the standard, or over a share of it (超标、预警). A warning keeps quiet while the limit itself is broken: that has a rule of its own. */
export function limitFindings(rule: AlarmRuleContent, watched: WatchedPoint): RuleFindings {
  const conditions: AlarmCondition[] = [], clearances: AlarmClearance[] = [], share = rule.kind === "warning" ? exact(parameterOf(rule, "share")) : null;
  for (const { part, judged } of held(rule, watched)) {
    const fresh = judged.filter(({ isNew }) => isNew);
    for (const one of fresh) {
      const over = one.overRange && one.limit.op === "<=" ? true : breaks(one.number, one.limit);
      if (share === null ? !over : over || !breaks(one.number, one.limit, share)) continue;
      const { limit } = one, name = itemNameOf(one.item, watched.point.kind), bound = exact(limit.limit), shown = share === null ? limitText(limit) : `${limitText(limit)} × ${share.toString()}`;
      const times = share === null && limit.op === "<=" && !bound.isZero() ? one.number.minus(bound).over(bound).toFixed(2) : null;
      conditions.push({
        ...conditionAt(rule, watched, part), item: one.item, at: one.at, basis: limit.basis, value: one.value, unit: one.unit, limit: limit.op === "range" ? `${limit.limit}–${limit.until ?? ""}` : limit.limit, op: limit.op,
        text: { zh: `${name.zh}${basisNames[limit.basis].zh} ${one.value}${one.unit === "" ? "" : ` ${one.unit}`}，限值 ${shown}${times === null ? "" : `，超标 ${times} 倍`}`, en: `${name.en} ${basisNames[limit.basis].en} ${one.value} ${one.unit}, limit ${shown}${times === null ? "" : `, exceeded ${times} times`}` },
        clause: limit.clause, document: limit.document, attestation: limit.attestation,
        inputs: [one.input, { name: { zh: "限值", en: "limit" }, value: limit.op === "range" ? `${limit.limit}–${limit.until ?? ""}` : limit.limit, unit: limit.unit, from: one.input.from, until: one.input.until, packet: null, flag: null }, ...(share === null ? [] : [{ name: { zh: "预警比例", en: "share" }, value: share.toString(), unit: "", from: one.input.from, until: one.input.until, packet: null, flag: null }])],
      });
    }
    const last = fresh.at(-1), key = alarmKeyOf(rule.rule, watched.point.point, part);
    if (last !== undefined && !conditions.some((one) => one.key === key && one.at === last.at)) clearances.push({ key, at: last.at, value: last.value });
  }
  return { conditions, clearances };
}

/** A trend that reaches the limit within the hours asked for (趋势). Judged at the latest hour, over the last values up to it. */
export function trendFindings(rule: AlarmRuleContent, watched: WatchedPoint): RuleFindings {
  const conditions: AlarmCondition[] = [], clearances: AlarmClearance[] = [], count = Number(parameterOf(rule, "values")), hours = exact(parameterOf(rule, "hours")), method = parameterOf(rule, "method") === "linear" ? "linear" as const : "theil-sen" as const;
  for (const { part, judged } of held(rule, watched)) {
    const last = judged.at(-1);
    if (last === undefined || !last.isNew || last.limit.op === "range" || (last.limit.basis !== "hour" && last.limit.basis !== "sample")) continue;
    const used = judged.slice(-count), key = alarmKeyOf(rule.rule, watched.point.point, part);
    // a gap makes another story of the slope: the values must lie within twice their usual length
    const spread = used.length >= count && last.at - used[0]!.at <= 2 * count * 3_600_000, trend = spread && !breaks(last.number, last.limit) ? trendTo(used.map(({ at, number }) => ({ at, value: number })), exact(last.limit.limit), method) : null;
    const towards = trend !== null && (last.limit.op === "<=") !== trend.slope.isNegative() && !trend.slope.isZero();
    if (trend === null || !towards || trend.reaches === null || trend.reaches.compare(hours) > 0) { clearances.push({ key, at: last.at, value: last.value }); continue; }
    const name = itemNameOf(last.item, watched.point.kind), slope = trend.slope.toFixed(4), reaches = trend.reaches.toFixed(1);
    conditions.push({
      ...conditionAt(rule, watched, part), item: last.item, at: last.at, basis: last.limit.basis, value: last.value, unit: last.unit, limit: last.limit.limit, op: last.limit.op,
      text: { zh: `${name.zh} ${last.value} ${last.unit}，近 ${count} 个值每小时变化 ${slope}（${method === "linear" ? "最小二乘" : "泰尔-森"}），预计 ${reaches} 小时内达到限值 ${limitText(last.limit)}`, en: `${name.en} ${last.value} ${last.unit}, changing ${slope} an hour over ${count} values (${method}), reaches ${limitText(last.limit)} within ${reaches} h` },
      clause: last.limit.clause, document: last.limit.document, attestation: rule.attestation, inputs: used.map(({ input }) => input),
    });
  }
  return conditions.length === 0 && clearances.length === 0 ? nothingFound : { conditions, clearances };
}
