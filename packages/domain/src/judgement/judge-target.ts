import { exact, isDay, placesOf, rounded, type Exact, type Labels, type Lineage } from "@yunqing/standards";
import type { Indicator, ProseTarget } from "../plan/model.js";
import type { Assignment } from "../ports.js";
import { boundOf, boundText, meets, signs, stateNames, type Bound, type State } from "./comparison.js";
import { acceptedByPeriod, judgedValues, lastDayOf, type JudgedValue, type KnownValue } from "./known-values.js";
import { assignmentInForce } from "./target-in-force.js";
import { roundedLineage, type NameOf } from "./value-lineage.js";

/** What the judgement of a prose target needs; `indicator` is the one it repeats, if any. */
export interface TargetJudging {
  readonly values: readonly KnownValue[]; readonly assignments: readonly Assignment[]; readonly indicator: Indicator | null;
  readonly day: string; readonly knownAt: string;
  readonly plan: { readonly issuedDay: string; readonly finalDay: string; readonly targetYear: number };
  /** what people are called in the tree; ids without it */
  readonly nameOf?: NameOf;
}
export interface TargetJudgement {
  readonly state: State | "overdue"; readonly reason: Labels;
  readonly value: { readonly period: string; readonly rounded: string } | null; readonly dueBeforeIssue: boolean; readonly lineage: Lineage;
}

/** Scopes whose targets the district itself answers for; others (全国、全省、全市) are only quoted by the plan. */
const ownScopes = new Set(["district", "enterprise"]);

/** The day by which a prose target is due, or null when the document prints none that is a day (期限). */
export function dueDayOf(target: Pick<ProseTarget, "due">): string | null { return target.due !== null && isDay(target.due) ? target.due : null; }

/** Decimal places that values of a prose target are rounded to: two, or as many as its printed value has. */
export function placesOfTarget({ target }: Pick<ProseTarget, "target">): number { return target.kind === "bound" || target.kind === "bare" ? Math.max(2, placesOf(target.value)) : 2; }

/** The indicator that a prose target is read as, so that rounding and lineage are those of its indicator or its own (文字目标按指标判定). */
function asIndicator(target: ProseTarget, repeated: Indicator | null): Pick<Indicator, "id" | "name" | "unit" | "quotation" | "places" | "placesFrom" | "reported"> {
  if (repeated !== null) return repeated;
  return { id: target.id, name: { zh: target.metric, en: target.metric }, unit: target.unit, quotation: target.quotation, places: placesOfTarget(target), placesFrom: "文字目标：两位小数或目标值的位数", reported: [] };
}

/**
 * The value that proves or disproves a dated target: that of the due year; else the latest of a later year; else the latest before.
 * The value reported for the target itself comes first, then that of the indicator it repeats.
 */
function valueFor(target: ProseTarget, judging: TargetJudging, due: string | null): { readonly value: JudgedValue; readonly of: ReturnType<typeof asIndicator> } | null {
  const own = asIndicator(target, null);
  const mine: readonly JudgedValue[] = [...acceptedByPeriod(judging.values, target.id)].map(([period, known]): JudgedValue => ({ period, exact: known.fact.value, origin: known.fact.origin, printed: null, known }))
    .filter(({ period }) => { const end = lastDayOf(period); return end !== null && end <= judging.day; }).sort((a, b) => (a.period < b.period ? -1 : 1));
  const repeated = judging.indicator;
  const source = mine.length > 0 ? { list: mine, of: own } : repeated === null ? null : { list: judgedValues(repeated, judging.values, judging.day), of: asIndicator(target, repeated) };
  if (source === null) return null;
  const year = due?.slice(0, 4), chosen = source.list.find(({ period }) => period === year) ?? source.list.at(-1);
  return chosen === undefined ? null : { value: chosen, of: source.of };
}

/** Words without a unit of their own can be reported as a share done; `国一及以下（年）` cannot. */
function mayBeShare(target: Pick<ProseTarget, "unit">): boolean { return target.unit === "" || target.unit === "%"; }

/** The number a target is judged against (判定数值): printed, assigned, or, for words, 100 % done. */
function boundFor(target: ProseTarget, judging: TargetJudging, due: string | null): { readonly bound: Bound; readonly note: Labels | null } | null {
  const printed = boundOf(target.target, "unspecified");
  if (printed !== null) return { bound: printed, note: null };
  if (target.target.kind === "words") return !mayBeShare(target) ? null : { bound: { op: ">=", value: exact(100), text: "100" }, note: { zh: "文字目标：填报完成比例（%），100 为完成", en: "a target in words: the share done in % is reported, 100 is done" } };
  const one = assignmentInForce(judging.assignments, target.id, Number((due ?? judging.plan.finalDay).slice(0, 4)), judging.day, judging.knownAt);
  return one === null ? null : { bound: { op: one.op, value: exact(one.value), text: one.value }, note: { zh: `下达文件：${one.document}（${one.documentDay}）`, en: `assigned by ${one.document} (${one.documentDay})` } };
}

/**
 * Judges a dated target of the prose (文字目标判定): from a value reported for it, or from the indicator that it repeats.
 * `overdue` when its printed day has passed (the judged day is after it) and no value proves it.
 */
export function judgeTarget(target: ProseTarget, judging: TargetJudging): TargetJudgement {
  const due = dueDayOf(target), found = valueFor(target, judging, due), against = boundFor(target, judging, due);
  const verdict = verdictOf(target, judging, due, found, against);
  const shown = found === null ? null : { period: found.value.period, rounded: rounded(found.value.exact, found.of.places) };
  const printed: Lineage = { name: { zh: "目标（原文）", en: "target as printed" }, value: against === null ? target.target.printed || null : boundText(against.bound), unit: target.unit, origin: "printed", inputs: [], source: { line: target.quotation.line, quote: target.quotation.quote, ...(target.quotation.document === undefined ? {} : { document: target.quotation.document }) }, ...(against?.note ? { notes: [against.note] } : {}) };
  return {
    ...verdict, value: shown, dueBeforeIssue: due !== null && due < judging.plan.issuedDay,
    lineage: {
      name: { zh: `${target.metric}：判定`, en: `${target.metric}: judgement — ${stateNames[verdict.state].en}` }, value: stateNames[verdict.state].zh, unit: "", origin: "computed",
      rule: { id: "plan/judge-target", formula: { zh: "先修约，再与目标比较；期限已过而无证明为逾期未报", en: "rounded, then compared with the target; overdue when its day passed without proof" }, clauses: [`判定日 ${judging.day}`, `截至 ${judging.knownAt} 已知`], attestation: "VERIFIED" },
      inputs: [...(found === null ? [] : [roundedLineage(found.value, found.of, judging.nameOf)]), printed], notes: [verdict.reason],
    },
  };
}

function verdictOf(target: ProseTarget, judging: TargetJudging, due: string | null, found: ReturnType<typeof valueFor>, against: ReturnType<typeof boundFor>): { readonly state: State | "overdue"; readonly reason: Labels } {
  const say = (state: State | "overdue", zh: string, en: string): { readonly state: State | "overdue"; readonly reason: Labels } => ({ state, reason: { zh, en } });
  if (target.target.kind === "words" && !mayBeShare(target)) {
    return due !== null && judging.day > due ? say("overdue", `期限 ${due} 已过，未见完成证明；目标只有文字，不能按数值判定`, `due ${due} has passed without proof; the target is words only and cannot be judged by number`)
      : say("not-computable", "目标只有文字，不能按数值判定", "the target is words only and cannot be judged by number");
  }
  if (against === null) return say("awaiting-target", `目标值尚未下达登记（原文：${target.target.printed || "空"}）`, `no assigned value is on record (printed: ${target.target.printed || "blank"})`);
  if (found === null) return withoutValue(target, judging, due);
  const value = exact(rounded(found.value.exact, found.of.places)), met = meets(value, against.bound);
  const end = due ?? judging.plan.finalDay, late = due !== null && found.value.period > due.slice(0, 4);
  const text = comparedText(found.value.period, value, found.of.places, against.bound, met);
  if (judging.day < end) return say(met ? "on-track" : "behind", `${text.zh}；期限 ${end} 未到`, `${text.en}; due ${end}`);
  if (due !== null && found.value.period < due.slice(0, 4) && !met) return judging.day > due ? say("overdue", `期限 ${due} 已过，未见该年证明；最近一期 ${text.zh}`, `due ${due} has passed without proof for that year; latest ${text.en}`) : say("not-computable", `没有填报${due.slice(0, 4)}年的数值；最近一期 ${text.zh}`, `no value reported for ${due.slice(0, 4)}; latest ${text.en}`);
  return say(met ? "met" : "missed", late ? `${text.zh}（证明晚于期限 ${due}）` : text.zh, late ? `${text.en} (proved later than due ${due})` : text.en);
}

function comparedText(period: string, value: Exact, places: number, bound: Bound, met: boolean): Labels {
  return { zh: `${period}年 ${value.toFixed(places)}，目标 ${signs[bound.op]} ${bound.text}，${met ? "达到" : "未达到"}`, en: `${period}: ${value.toFixed(places)}, target ${signs[bound.op]} ${bound.text}: ${met ? "met" : "not met"}` };
}

function withoutValue(target: ProseTarget, judging: TargetJudging, due: string | null): { readonly state: State | "overdue"; readonly reason: Labels } {
  if (!ownScopes.has(target.scope)) return { state: "not-computable", reason: { zh: "非本区目标（引用上级目标），本区不填报", en: "not a target of this district: the plan quotes a higher level" } };
  if (due !== null && judging.day > due) return { state: "overdue", reason: { zh: `期限 ${due} 已过，未见完成证明`, en: `due ${due} has passed and no proof was reported` } };
  return due === null ? { state: "not-computable", reason: { zh: "原文未印期限，尚无填报数值", en: "the document prints no due day, and no value was reported" } }
    : { state: "not-computable", reason: { zh: `期限 ${due}，尚无填报数值`, en: `due ${due}; no value was reported` } };
}
