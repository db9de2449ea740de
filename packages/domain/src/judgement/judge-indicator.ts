import { exact, rounded, type Exact, type Labels, type Lineage } from "@yunqing/standards";
import type { Indicator } from "../plan/model.js";
import type { Assignment } from "../ports.js";
import { boundText, directionOf, meets, signs, stateNames, type Bound, type State } from "./comparison.js";
import { acceptedByPeriod, judgedValues, type JudgedValue, type KnownValue } from "./known-values.js";
import { straightPath } from "./straight-path.js";
import { targetInForce, type Base, type InForce } from "./target-in-force.js";
import { printedLeaf, roundedLineage, valueLeaf, type NameOf } from "./value-lineage.js";

/** What a judgement needs (判定所需). `values` and `assignments` may hold later facts: only those known at `knownAt` count. */
export interface Judging {
  readonly values: readonly KnownValue[]; readonly assignments: readonly Assignment[];
  /** the Beijing day judged: values of periods ending on or before it count */
  readonly day: string;
  /** instant; facts recorded after it are not seen */
  readonly knownAt: string;
  readonly plan: { readonly baseYear: number; readonly finalDay: string };
  /** what people are called in the tree; ids without it */
  readonly nameOf?: NameOf;
}

/** How an indicator stands (指标判定). Values are decimal text; `distance` is rounded value minus target. */
export interface IndicatorJudgement {
  readonly state: State; readonly reason: Labels;
  readonly value: { readonly period: string; readonly exact: string; readonly rounded: string; readonly origin: JudgedValue["origin"] } | null;
  readonly path: { readonly period: string; readonly expected: string } | null;
  readonly distance: string | null; readonly assigned: Assignment | null; readonly bound: Bound | null; readonly base: Base | null;
  readonly disagrees: boolean; readonly series: readonly JudgedValue[]; readonly lineage: Lineage;
}

interface Verdict { readonly state: State; readonly reason: Labels; readonly inputs: readonly Lineage[]; readonly path: { readonly period: string; readonly expected: string } | null }

/**
 * True for a reduction counted up from the base year (累计削减比例、降低比例): in the base year it is 0 by definition,
 * and what the plan prints as 现状 is the reduction of the period before, against another year.
 */
export function isCumulativeReduction(indicator: Pick<Indicator, "name" | "unit" | "better">): boolean {
  return indicator.unit === "%" && indicator.better === "higher" && /(削减|消减|降低|下降|减少)(比例|率|幅度)$/.test(indicator.name.zh);
}

function startOfReduction(indicator: Indicator, year: number): Base {
  const note = { zh: "推定：累计削减比例自基期年起算，基期年为 0；原文“现状”是上一规划期的削减比例，不作路径起点", en: "inferred: a cumulative reduction counts from the base year, where it is 0; the printed 现状 is that of the period before and does not start the path" };
  const printed = indicator.base === null ? [] : [printedLeaf({ zh: "原文现状（上一规划期）", en: "printed 现状 (period before)" }, indicator.base, indicator.unit, indicator.quotation)];
  return { year, value: "0", byDefinition: true, lineage: { name: { zh: `${indicator.name.zh} ${year}年起点`, en: `${indicator.name.en}, start in ${year}` }, value: "0", unit: indicator.unit, origin: "parameter", inputs: printed, notes: [note] } };
}

/** The base value (基期值): as printed; when the document prints none, what was reported and accepted for the base year. A cumulative reduction starts at 0. */
export function baseOf(indicator: Indicator, values: readonly KnownValue[], baseYear: number, nameOf?: NameOf): Base | null {
  const year = indicator.base?.year ?? baseYear;
  if (isCumulativeReduction(indicator)) return startOfReduction(indicator, baseYear);
  const name = { zh: `${indicator.name.zh} ${year}年基期值`, en: `${indicator.name.en}, base ${year}` };
  if (indicator.base !== null && indicator.base.value !== null) return { year, value: indicator.base.value, byDefinition: false, lineage: printedLeaf(name, indicator.base, indicator.unit, indicator.quotation) };
  const known = acceptedByPeriod(values, indicator.id).get(String(year));
  if (known === undefined) return null;
  return { year, value: known.fact.value, byDefinition: false, lineage: valueLeaf({ period: String(year), exact: known.fact.value, origin: known.fact.origin, printed: null, known }, indicator, nameOf) };
}

/**
 * Judges an indicator (指标判定): the value is rounded by the indicator's rule, THEN compared.
 * From the plan's final day on the value of the target year decides (met, missed); before it the latest value is held
 * against the straight path from base to target (on-track, behind). Unknown is never 0: what cannot be judged says why.
 *
 * @choice A value that already meets the target is on track even where the base was better still (NO2 24 → ≤ 30: 27 is on track).
 */
export function judgeIndicator(indicator: Indicator, judging: Judging): IndicatorJudgement {
  const base = baseOf(indicator, judging.values, judging.plan.baseYear, judging.nameOf);
  const baseYear = base?.year ?? indicator.base?.year ?? judging.plan.baseYear;
  const target = targetInForce(indicator, base, judging.assignments, judging.day, judging.knownAt, judging.nameOf);
  const series = judgedValues(indicator, judging.values, judging.day).filter(({ period }) => Number(period) > baseYear && Number(period) <= indicator.targetYear);
  const final = judging.day >= judging.plan.finalDay;
  const latest = series.at(-1) ?? null;
  const verdict = verdictOf(indicator, target, base, latest, final, judging.nameOf);
  const text = latest === null ? null : rounded(latest.exact, indicator.places);
  const bound = target.kind === "bound" ? target.bound : null;
  return {
    state: verdict.state, reason: verdict.reason, path: verdict.path, series, base, bound, assigned: target.assigned,
    value: latest === null || text === null ? null : { period: latest.period, exact: latest.exact, rounded: text, origin: latest.origin },
    distance: bound === null || text === null ? null : exact(text).minus(bound.value).toString(),
    disagrees: disagrees(indicator.printedState, verdict.state), lineage: judgementLineage(indicator, judging, verdict),
  };
}

function verdictOf(indicator: Indicator, target: InForce, base: Base | null, latest: JudgedValue | null, final: boolean, nameOf?: NameOf): Verdict {
  const value = latest === null ? [] : [roundedLineage(latest, indicator, nameOf)];
  if (target.kind !== "bound") return { state: target.kind === "awaiting" ? "awaiting-target" : "not-computable", reason: target.reason, inputs: [...value, target.lineage], path: null };
  const inputs = [...value, target.lineage];
  const none = (zh: string, en: string): Verdict => ({ state: "not-computable", reason: { zh, en }, inputs, path: null });
  if (latest === null) {
    return final ? none(`没有填报${indicator.targetYear}年的数值`, `no value reported for ${indicator.targetYear}`)
      : none("基期之后尚无审核通过的数值", "no accepted value since the base year");
  }
  const shown = exact(rounded(latest.exact, indicator.places));
  if (final || Number(latest.period) >= indicator.targetYear) {
    if (Number(latest.period) !== indicator.targetYear) {
      return none(`没有填报${indicator.targetYear}年的数值；最近一期为${latest.period}年 ${shown.toFixed(indicator.places)}`, `no value reported for ${indicator.targetYear}; the latest is ${shown.toFixed(indicator.places)} for ${latest.period}`);
    }
    const met = meets(shown, target.bound);
    return { state: met ? "met" : "missed", reason: compared(indicator, latest, shown, target.bound, met), inputs, path: null };
  }
  return onTheWay(indicator, target.bound, base, latest, shown, inputs);
}

function compared(indicator: Indicator, latest: JudgedValue, shown: Exact, bound: Bound, met: boolean): Labels {
  const number = shown.toFixed(indicator.places), changed = !exact(latest.exact).equals(shown), from = changed ? `（由 ${latest.exact} 修约）` : "", fromEn = changed ? ` (rounded from ${latest.exact})` : "";
  return {
    zh: `${latest.period}年 ${number}${from}，目标 ${boundText(bound)}，${met ? "达到" : "未达到"}`,
    en: `${latest.period}: ${number}${fromEn}, target ${boundText(bound)}: ${met ? "met" : "not met"}`,
  };
}

function onTheWay(indicator: Indicator, bound: Bound, base: Base | null, latest: JudgedValue, shown: Exact, inputs: readonly Lineage[]): Verdict {
  const number = shown.toFixed(indicator.places), year = Number(latest.period);
  const expected = base === null ? null : straightPath({ year: base.year, value: exact(base.value) }, { year: indicator.targetYear, value: bound.value }, year);
  const direction = directionOf(bound.op, indicator.better);
  if (meets(shown, bound)) {
    const path = expected === null ? null : { period: latest.period, expected: pathText(expected) };
    return { state: "on-track", inputs, path, reason: { zh: `${latest.period}年 ${number}，已达到${indicator.targetYear}年目标 ${boundText(bound)}`, en: `${latest.period}: ${number} already meets the target ${boundText(bound)} for ${indicator.targetYear}` } };
  }
  const none = (zh: string, en: string): Verdict => ({ state: "not-computable", reason: { zh, en }, inputs, path: null });
  if (base === null || expected === null) return none(`${latest.period}年 ${number} 尚未达到目标，基期无数值，算不出直线路径`, `${latest.period}: ${number} does not meet the target yet; without a base value there is no straight path`);
  if (direction === "unspecified") return none(`${latest.period}年 ${number} 尚未达到目标，且指标未说明优劣方向`, `${latest.period}: ${number} does not meet the target yet, and the indicator has no better direction`);
  const ahead = direction === "higher" ? shown.compare(expected) >= 0 : shown.compare(expected) <= 0;
  const text = pathText(expected), sign = direction === "higher" ? signs[ahead ? ">=" : "<"] : signs[ahead ? "<=" : ">"];
  return {
    state: ahead ? "on-track" : "behind", path: { period: latest.period, expected: text },
    inputs: [...inputs, pathLineage(indicator, bound, base, year, text)],
    reason: { zh: `${latest.period}年 ${number} ${sign} 直线路径值 ${text}，${ahead ? "进度正常" : "进度滞后"}`, en: `${latest.period}: ${number} ${sign} ${text} on the straight path: ${ahead ? "on track" : "behind"}` },
  };
}

/** Values of the path as shown: full when they end within four decimals, else rounded to four. The comparison uses the exact one. */
function pathText(value: Exact): string { const full = value.toString(); return full.includes("/") || (full.split(".")[1]?.length ?? 0) > 4 ? value.toFixed(4) : full; }

function pathLineage(indicator: Indicator, bound: Bound, base: Base, year: number, text: string): Lineage {
  return {
    name: { zh: `${year}年直线路径值`, en: `straight path in ${year}` }, value: text, unit: indicator.unit, origin: "computed",
    rule: { id: "plan/straight-path", formula: { zh: "基期值 +（目标值 − 基期值）×（年份 − 基期年）÷（目标年 − 基期年）", en: "base + (target − base) × (year − base year) ÷ (target year − base year)" }, clauses: [], attestation: "VERIFIED" },
    inputs: [base.lineage, { name: { zh: "目标值", en: "target" }, value: bound.text, unit: indicator.unit, origin: "parameter", inputs: [] }],
  };
}

/** True when the document claims 完成 and the rule says missed, or the other way round. What the rule cannot judge is no disagreement. */
function disagrees(printed: string | null, state: State): boolean {
  if (printed === null) return false;
  const claimed = /^(完成|已完成|达标|达到)/.test(printed.trim()) ? "met" : /^(未|没有)/.test(printed.trim()) ? "missed" : null;
  return claimed !== null && (state === "met" || state === "missed") && state !== claimed;
}

/** Chinese names of fields that a pack may infer (推定字段). */
const fieldNames: Readonly<Record<string, string>> = { better: "优劣方向", places: "小数位数", holder: "填报单位", code: "指标代码", "target.op": "比较方向", op: "比较方向", unit: "单位", target: "目标", base: "基期值", "base.year": "基期年份", category: "类别", targetYear: "目标年" };

function judgementLineage(indicator: Indicator, judging: Judging, verdict: Verdict): Lineage {
  const notes: Labels[] = [verdict.reason];
  if (indicator.printedState !== null) notes.push({ zh: `文件自述：${indicator.printedState}`, en: `the document says: ${indicator.printedState}` });
  if (indicator.inferred.length > 0) notes.push({ zh: `以下各项为推定，非原文：${indicator.inferred.map((field) => fieldNames[field] ?? field).join("、")}`, en: `inferred, not printed: ${indicator.inferred.join(", ")}` });
  return {
    name: { zh: `${indicator.name.zh}：判定`, en: `${indicator.name.en}: judgement — ${stateNames[verdict.state].en}` }, value: stateNames[verdict.state].zh, unit: "", origin: "computed",
    rule: { id: "plan/judge", formula: { zh: "先按规则修约，再与目标比较；期末前与直线路径比较", en: "rounded by its rule, then compared with the target; before the final day, with the straight path" }, clauses: [`判定日 ${judging.day}`, `截至 ${judging.knownAt} 已知`], attestation: "VERIFIED" },
    inputs: verdict.inputs, notes,
  };
}
