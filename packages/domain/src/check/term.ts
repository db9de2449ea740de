import { daysOfYear, exact, sum, type Exact, type Labels, type Lineage } from "@yunqing/standards";
import type { Claim } from "../plan/model.js";
import { counted } from "./counted.js";
import { both, ClaimNotReadable, type CheckContext } from "./model.js";
import { factWorked, indicatorWorked, investmentWorked, isObject, moneyWorked, type Json, type Worked } from "./term-leaves.js";
import { unitRatio } from "./unit.js";

export type { Worked } from "./term-leaves.js";

/** Argument `key` of a claim as a list of terms. */
export function termsOf(claim: Claim, key: string): readonly Json[] {
  const list = claim.of[key];
  if (!Array.isArray(list) || !list.every(isObject)) throw new ClaimNotReadable(claim.id, `"${key}" must be a list of terms`);
  return list;
}
/** Argument `key` of a claim as a term. */
export function termOf(claim: Claim, key: string): Json {
  const term = claim.of[key];
  if (!isObject(term)) throw new ClaimNotReadable(claim.id, `"${key}" must be a term`);
  return term;
}
export function textOf(claim: Claim, key: string): string {
  const value = claim.of[key];
  if (typeof value !== "string") throw new ClaimNotReadable(claim.id, `"${key}" must be text`);
  return value;
}
/** What the claim is about, in both languages. */
export function nameOf(claim: Claim): Labels {
  const name = claim.of["name"];
  if (!isObject(name) || typeof name["zh"] !== "string" || typeof name["en"] !== "string") throw new ClaimNotReadable(claim.id, '"name" must be {zh, en}');
  return { zh: name["zh"], en: name["en"] };
}

/** Joins worked terms by an operation, keeping the tree. */
export function combined(name: Labels, formula: Labels, value: Exact, unit: string, parts: readonly Worked[]): Worked {
  return {
    value,
    unit,
    places: parts.flatMap((part) => part.places),
    lineage: {
      name,
      value: value.toString(),
      unit,
      origin: "computed",
      rule: { id: "plan/recompute", formula, clauses: [], attestation: "VERIFIED" },
      inputs: parts.map((part) => part.lineage),
    },
  };
}

function inUnit(worked: Worked, unit: string, claim: Claim): Worked {
  const ratio = unitRatio(worked.unit, unit);
  if (ratio === null) throw new ClaimNotReadable(claim.id, `${worked.unit} cannot be told in ${unit}`);
  return combined(
    both(`换算为${unit}`, `in ${unit}`),
    both(`1 ${worked.unit} = ${ratio.toString()} ${unit}`, `1 ${worked.unit} = ${ratio.toString()} ${unit}`),
    worked.value.times(ratio),
    unit,
    [worked],
  );
}

/** A number that the claim brings along: a limit, a count of days, a conversion. */
function parameter(name: Labels, value: string, unit: string, source: unknown): Worked {
  const lineage: Lineage = { name, value, unit, origin: "parameter", inputs: [], ...(typeof source === "string" ? { source: { text: source } } : {}) };
  return { value: exact(value), unit, places: [], lineage };
}

/**
 * Works out a term of a claim (计算表达式): `{fact}`, `{value, name}`, `{days: year}`, `{indicator, field}`, `{money}`, `{investment}`, `{count}`,
 * `{sum: […]}`, `{product: […]}`, `{difference: [a, b]}`, `{quotient: [a, b]}`; `in` tells the result in another unit.
 * @throws {ClaimNotReadable} an argument that is none of these, a fact that is not there
 */
export function worked(context: CheckContext, claim: Claim, term: Json): Worked {
  if (typeof term["in"] === "string") {
    const { in: unit, ...rest } = term;
    return inUnit(worked(context, claim, rest), unit as string, claim);
  }
  if (typeof term["fact"] === "string") return factWorked(context, claim, term["fact"]);
  if (typeof term["indicator"] === "string") return indicatorWorked(context, claim, term["indicator"], String(term["field"]));
  if (typeof term["value"] === "string") {
    const name = isObject(term["name"]) ? both(String(term["name"]["zh"]), String(term["name"]["en"])) : both("参数", "parameter");
    return parameter(name, term["value"], typeof term["unit"] === "string" ? term["unit"] : "", term["source"]);
  }
  if (typeof term["days"] === "number") {
    return parameter(both(`${term["days"]}年的天数`, `days of ${term["days"]}`), String(daysOfYear(term["days"])), "天", undefined);
  }
  if (isObject(term["money"])) return moneyWorked(context, term["money"]);
  if (isObject(term["investment"])) return investmentWorked(context, term["investment"]);
  if (isObject(term["count"])) return counted(context, claim, term["count"]);
  return operation(context, claim, term);
}

function operation(context: CheckContext, claim: Claim, term: Json): Worked {
  const of = (key: string): Worked[] | null =>
    Array.isArray(term[key])
      ? (term[key] as unknown[]).map((each) => {
          if (!isObject(each)) throw new ClaimNotReadable(claim.id, `a term of "${key}" is no object`);
          return worked(context, claim, each);
        })
      : null;
  const added = of("sum");
  if (added) return combined(both("合计", "sum"), both("各项相加", "added up"), sum(added.map((w) => w.value)), added[0]?.unit ?? "", added);
  const times = of("product");
  if (times)
    return combined(
      both("乘积", "product"),
      both("各项相乘", "multiplied"),
      times.reduce((a, w) => a.times(w.value), exact("1")),
      "",
      times,
    );
  const [from, minus] = of("difference") ?? [];
  if (from && minus)
    return combined(both("差", "difference"), both("前项减后项", "first less second"), from.value.minus(minus.value), from.unit, [from, minus]);
  const [dividend, divisor] = of("quotient") ?? [];
  if (dividend && divisor)
    return combined(both("商", "quotient"), both("前项除以后项", "first over second"), dividend.value.over(divisor.value), "", [dividend, divisor]);
  throw new ClaimNotReadable(claim.id, `cannot work out ${JSON.stringify(term)}`);
}
