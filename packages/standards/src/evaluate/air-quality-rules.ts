import { partsOfDay } from "../day.js";
import { exact, type Exact } from "../exact.js";
import { airLimit } from "../gb3095/limit.js";
import { annualEvaluation, type AnnualItemResult, type AnnualOptions, type DayValues } from "../hj663/annual.js";
import { ozoneDay } from "../hj663/daily.js";
import { airItems, hj663EditionOf, hj663EditionOfYear, hj663Editions, type AirItem, type Hj663Edition } from "../hj663/edition.js";
import { percentile } from "../hj663/percentile.js";
import { equalWeights, reportedWeights2026 } from "../hj663/composite.js";
import { validity } from "../hj663/validity.js";
import type { Lineage } from "../lineage.js";
import { ArgumentMissing, ArgumentWrong, NegativeValue, UnknownItem, choiceArgument, decimalText, integerArgument, isRecord, listArgument } from "./arguments.js";
import type { EvaluationContext, EvaluationRule, EvaluationValue } from "./rule.js";

type Arguments = Readonly<Record<string, unknown>>;

/** Rules on which both editions agree need no day: then the answer names the standard without a year. */
function editionOrBoth(context: EvaluationContext): { readonly edition: Hj663Edition; readonly name: string } {
  if (context.day === undefined && context.edition === undefined) return { edition: hj663Editions[0] as Hj663Edition, name: "HJ 663" };
  const edition = hj663EditionOf(context);
  return { edition, name: edition.edition };
}

function amount(given: unknown, argument: string, clause: string): Exact {
  const text = decimalText(given, argument, clause);
  const value = exact(text);
  if (value.isNegative()) throw new NegativeValue(argument, text, clause);
  return value;
}

function choiceOr<C extends string>(args: Arguments, argument: string, clause: string, choices: readonly C[], otherwise: C): C {
  return args[argument] === undefined ? otherwise : choiceArgument(args, argument, clause, choices);
}

const leaf = (zh: string, en: string, value: string | null, unit: string, origin: Lineage["origin"] = "measured"): Lineage => ({ name: { zh, en }, value, unit, origin, inputs: [] });

const ozone: EvaluationRule = {
  id: "HJ 663/o3-mda8",
  evaluate: (args, context) => {
    const clause = "HJ 663 §6.1.2", clauses = ["6.1.2"];
    const { edition, name } = editionOrBoth(context);
    const hours = listArgument(args, "hours", clause).map((hour, i) => (hour === null ? null : amount(hour, `hours[${i}]`, clause)));
    const zone = choiceOr(args, "zone", clause, ["first", "second"], "second");
    const limit = airLimit(edition.limitsOf(context.day === undefined ? 2026 : partsOfDay(context.day).year), "O3", "daily_max_8h")[zone];
    const day = ozoneDay(hours, exact(limit));
    const status = validity.windowsOfDay.attestation;
    const lineage: Lineage | undefined = context.explain ? {
      name: { zh: "臭氧日最大8小时平均", en: "O3 daily maximum 8-hour mean" }, value: day.kind === "value" ? day.text : null, unit: "µg/m³", origin: "computed",
      rule: { id: "HJ 663/o3-mda8", formula: { zh: "8—24时17个8小时滑动平均的最大值，每个至少6小时，至少14个", en: "highest of the 17 sliding 8-hour means ending at 8–24, each of at least 6 hours, at least 14 of them" },
        standard: "HJ 663", edition: name, clauses, attestation: status },
      ...(day.kind === "value" ? { rounding: { rule: "GB/T 8170" as const, places: 0, exact: day.value.toString() } } : { notes: [day.reason] }),
      inputs: hours.map((hour, i) => leaf(`${i + 1}时`, `hour ${i + 1}`, hour?.toString() ?? null, "µg/m³")) } : undefined;
    const common = { edition: name, clauses, status, ...(lineage ? { lineage } : {}) };
    if (day.kind === "none") return { value: null, reason: `${day.reason.zh} ${day.reason.en}`, ...common, marks: { windows: day.windows } };
    return { value: { value: day.text, windows: day.windows }, ...common, ...(day.byException ? { marks: { byException: true } } : {}) };
  },
};

const percentileRule: EvaluationRule = {
  id: "HJ 663/percentile",
  evaluate: (args, context) => {
    const clause = "HJ 663 annex A", clauses = ["annex A"];
    const { name, edition } = editionOrBoth(context);
    const values = listArgument(args, "values", clause).map((value, i) => amount(value, `values[${i}]`, clause));
    const p = args["p"];
    if (p === undefined || p === null) throw new ArgumentMissing("p", clause);
    // a share such as 97.5 is a parameter, not a measurement: its shortest decimal text is what was written
    const share = typeof p === "number" && Number.isFinite(p) ? String(p) : decimalText(p, "p", clause);
    const value = percentile(values, share);
    const text = args["places"] === undefined ? value.toString() : value.toFixed(integerArgument(args, "places", clause, 0, 12));
    return { value: text, edition: name, clauses, status: edition.attestation, ...(context.explain ? { lineage: {
      name: { zh: `第${share}百分位数`, en: `percentile ${share}` }, value: text, unit: "", origin: "computed",
      rule: { id: "HJ 663/percentile", formula: { zh: "k = 1+(n−1)·p%，线性内插", en: "k = 1+(n−1)·p %, straight line between neighbours" }, standard: "HJ 663", edition: name, clauses, attestation: edition.attestation },
      inputs: values.map((each, i) => leaf(`第${i + 1}个值`, `value ${i + 1}`, each.toString(), "")) } } : {}) };
  },
};

function daysOf(args: Arguments, clause: string): readonly DayValues[] {
  return listArgument(args, "days", clause).map((row, i) => {
    if (!isRecord(row)) throw new ArgumentWrong(`days[${i}]`, row, "an object with day and values", clause);
    const { day, sandstorm, ...values } = row;
    if (typeof day !== "string") throw new ArgumentWrong(`days[${i}].day`, day, "YYYY-MM-DD", clause);
    if (sandstorm !== undefined && typeof sandstorm !== "boolean") throw new ArgumentWrong(`days[${i}].sandstorm`, sandstorm, "true or false", clause);
    const concentrations: Partial<Record<AirItem, Exact | null>> = {};
    for (const item in values) {
      if (!(airItems as readonly string[]).includes(item)) throw new UnknownItem(item, clause, airItems);
      const given = values[item];
      concentrations[item as AirItem] = given === null || given === undefined ? null : amount(given, `days[${i}].${item}`, clause);
    }
    return { day, values: concentrations, ...(sandstorm === undefined ? {} : { sandstorm }) };
  });
}

function optionsOf(args: Arguments, clause: string): AnnualOptions {
  const denominator = choiceOr(args, "means", clause, ["valid", "valid days", "calendar", "calendar days"], "valid").startsWith("valid") ? "valid" as const : "calendar" as const;
  return {
    denominator, zone: choiceOr(args, "zone", clause, ["first", "second"], "second"),
    sandstormInMeans: choiceOr(args, "sandstormInMeans", clause, ["deduct", "keep"], "deduct"),
    sandstormInRatio: choiceOr(args, "sandstormInRatio", clause, ["deduct", "keep"], "keep"),
    compositeRounding: choiceOr(args, "compositeRounding", clause, ["singles", "sum"], "singles"),
    weights: choiceOr(args, "weights", clause, [equalWeights.name, reportedWeights2026.name], equalWeights.name) === equalWeights.name ? equalWeights : reportedWeights2026,
  };
}

const shownItem = ({ mean, percentile: share, validDays, valid, compliant, multiple, deductedDays, shortMonths }: AnnualItemResult): EvaluationValue => ({
  mean, percentile: share, validDays, valid, compliant, multiple,
  ...(deductedDays > 0 ? { deductedDays } : {}), ...(shortMonths.length > 0 ? { shortMonths } : {}) });

const annual: EvaluationRule = {
  id: "HJ 663/annual",
  evaluate: (args, context) => {
    const clause = "HJ 663 annual evaluation";
    const year = integerArgument(args, "year", clause, 1900, 9999);
    const edition = hj663EditionOfYear(year, context.edition);
    const { value, lineage } = annualEvaluation(year, daysOf(args, clause), edition, optionsOf(args, clause));
    const { composite, goodDays } = value;
    const items = Object.fromEntries(airItems.map((item) => [item, shownItem(value.items[item])]));
    return { value: { ...items, composite: composite && { index: composite.index, singles: composite.singles }, compliant: value.compliant,
      goodDays: goodDays.goodDays, denominator: goodDays.denominator, ratio: goodDays.ratio, means: goodDays.denominatorKind, sandstorm: goodDays.sandstorm, limits: value.limits },
      edition: edition.edition, clauses: ["table 1", "annex A"], status: edition.attestation, ...(context.explain ? { lineage } : {}) };
  },
};

/** The rules of statistics and evaluation of ambient air (HJ 663). */
export const airQualityRules: readonly EvaluationRule[] = [ozone, percentileRule, annual];
