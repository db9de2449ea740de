import { exact, type Attestation, type Computed, type Exact, type Labels, type Lineage } from "@yunqing/standards";
import { holds, isBlank, type AnyRow, type Condition } from "@yunqing/ledger";

/** Which rows enter (入选条件): a condition on the fields, and states of their life. */
export interface RowsWanted { readonly where?: Condition; readonly states?: readonly string[] }
/**
 * What is summed (计量): rows counted, or fields added and taken away, each times another field where asked for.
 * `given` is a figure from outside of the ledger, such as the area of the district.
 */
export type Measure =
  | ({ readonly count: true } & RowsWanted)
  | ({ readonly plus: readonly string[]; readonly minus?: readonly string[]; readonly times?: string } & RowsWanted)
  | { readonly given: string };
/**
 * A rate of a ledger (台账比率) as the plan defines it: which rows, what over what, how rounded, by which clause.
 * Without `under` it is a sum or a count; `per` is what the quotient is multiplied with, 100 for per cent.
 */
export interface RateRule {
  readonly id: string; readonly name: Labels; readonly ledger: string;
  /** the field that says which year a row belongs to: a year, or a day; null for a ledger that is asked as it stands */
  readonly yearField: string | null;
  readonly of?: RowsWanted;
  readonly over: Measure; readonly under?: Measure;
  readonly per: string; readonly unit: string; readonly places: number;
  readonly formula: Labels; readonly clauses: readonly string[]; readonly attestation: Attestation;
}
/** A row of a ledger with its name and the state of its life (台账行). */
export interface RatedRow { readonly id: string; readonly name: string; readonly state: string | null; readonly values: AnyRow }
/** What a rate is asked with: the year, and the figures that `given` names. */
export interface RateAsked { readonly year: number | null; readonly given?: Readonly<Record<string, { readonly value: Exact; readonly lineage: Lineage }>> }
/** A rate (比率): exact, with its text as rounded; null when there is nothing to divide by. */
export interface Rate { readonly exact: Exact; readonly text: string }

const one = exact(1), none = exact(0);
/** Most rows that a lineage names one by one; the others are told as a number. */
const mostNamed = 200;
function numberOf(values: AnyRow, field: string): Exact | null { const value = values[field]; return isBlank(value) || (typeof value !== "string" && typeof value !== "number") ? null : exact(String(value)); }
function isWanted(row: RatedRow, wanted: RowsWanted | undefined): boolean { return (wanted?.where === undefined || holds(wanted.where, row.values)) && (wanted?.states === undefined || (row.state !== null && wanted.states.includes(row.state))); }
function isOfYear(row: RatedRow, field: string | null, year: number | null): boolean {
  if (field === null || year === null) return true;
  const value = row.values[field];
  return typeof value === "number" ? value === year : typeof value === "string" && Number(value.slice(0, 4)) === year;
}
/** What one row brings; null when none of the fields is filled. */
function broughtBy(row: RatedRow, measure: Exclude<Measure, { readonly given: string }>): Exact | null {
  if ("count" in measure) return one;
  const plus = measure.plus.map((each) => numberOf(row.values, each)), minus = (measure.minus ?? []).map((each) => numberOf(row.values, each)), times = measure.times === undefined ? one : numberOf(row.values, measure.times);
  if (times === null || (plus.every((each) => each === null) && minus.every((each) => each === null))) return null;
  const total = (all: readonly (Exact | null)[]): Exact => all.reduce<Exact>((sum, each) => (each === null ? sum : sum.plus(each)), none);
  return total(plus).minus(total(minus)).times(times);
}
function measured(measure: Measure, rows: readonly RatedRow[], asked: RateAsked, name: Labels): Computed<Exact | null> {
  if ("given" in measure) {
    const known = asked.given?.[measure.given];
    return known ?? { value: null, lineage: { name, value: null, unit: "", origin: "parameter", inputs: [], notes: [{ zh: `缺少 ${measure.given}`, en: `${measure.given} is not given` }] } };
  }
  const wanted = rows.filter((row) => isWanted(row, measure)), brought = wanted.map((row) => [row, broughtBy(row, measure)] as const), filled = brought.flatMap(([row, value]) => (value === null ? [] : [[row, value] as const]));
  // counting no row is a nought, adding up nothing is not
  const value = filled.length === 0 && !("count" in measure) ? null : filled.reduce((all, [, each]) => all.plus(each), none), blank = brought.length - filled.length;
  return {
    value,
    lineage: {
      name, value: value?.toString() ?? null, unit: "", origin: "computed",
      inputs: filled.slice(0, mostNamed).map(([row, each]): Lineage => ({ name: { zh: row.name, en: row.name }, value: each.toString(), unit: "", origin: "entered", source: { id: row.id }, inputs: [] })),
      notes: [
        { zh: `${wanted.length} 行`, en: `${wanted.length} rows` },
        ...(blank > 0 ? [{ zh: `其中 ${blank} 行未填，未计入`, en: `${blank} of them blank and not counted` }] : []),
        ...(filled.length > mostNamed ? [{ zh: `只列前 ${mostNamed} 行`, en: `the first ${mostNamed} are named` }] : []),
      ],
    },
  };
}

/**
 * A rate from the rows of its ledger (由台账行计算比率), exact, rounded once at the end (GB/T 8170).
 * Null when no row enters, when the divisor is none (不适用), or when a figure it needs is not there; the notes say which.
 */
export function rateOf(rule: RateRule, rows: readonly RatedRow[], asked: RateAsked): Computed<Rate | null> {
  const own = rows.filter((row) => isOfYear(row, rule.yearField, asked.year) && isWanted(row, rule.of));
  const over = measured(rule.over, own, asked, rule.under === undefined ? { zh: "合计", en: "sum" } : { zh: "分子", en: "numerator" });
  const under = rule.under === undefined ? null : measured(rule.under, own, asked, { zh: "分母", en: "denominator" });
  const divisor = under === null ? one : under.value;
  const value = own.length === 0 || over.value === null || divisor === null || divisor.isZero() ? null : over.value.over(divisor).times(exact(rule.per));
  const why = value !== null ? null : own.length === 0 ? { zh: "没有符合条件的行", en: "no row enters" } : divisor?.isZero() ? { zh: "分母为零，不适用", en: "nothing to divide by: not applicable" } : { zh: "所需字段未填", en: "a field it needs is blank" };
  const text = value?.toFixed(rule.places) ?? null;
  return {
    value: value === null || text === null ? null : { exact: value, text },
    lineage: {
      name: rule.name, value: text, unit: rule.unit, origin: "computed", inputs: under === null ? [over.lineage] : [over.lineage, under.lineage],
      rule: { id: `rate/${rule.id}`, formula: rule.formula, clauses: rule.clauses, attestation: rule.attestation },
      ...(value === null ? {} : { rounding: { rule: "GB/T 8170" as const, places: rule.places, exact: value.toString() } }),
      ...(why === null ? {} : { notes: [why] }),
    },
  };
}
