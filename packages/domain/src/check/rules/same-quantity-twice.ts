import { exact, isDecimal, placesOf, type Lineage } from "@yunqing/standards";
import type { Fact } from "../../plan/model.js";
import { advice, both, placeOf, type CheckContext, type CheckRule, type Holding, type PlanFinding } from "../model.js";
import { unitRatio } from "../unit.js";
import { checked, finding, holding, printedAt } from "../verdict.js";

const rule = "same-quantity-twice";

/** Two statements agree when the finer one, told in the unit of the coarser and rounded to its places, is the same. */
function agree(a: Fact, b: Fact): boolean {
  if (!isDecimal(a.value) || !isDecimal(b.value)) return a.value === b.value;
  const rounds = (fine: Fact, coarse: Fact): boolean => {
    const ratio = unitRatio(fine.unit, coarse.unit);
    return ratio !== null && exact(exact(fine.value).times(ratio).toFixed(placesOf(coarse.value))).equals(exact(coarse.value));
  };
  const same = unitRatio(a.unit, b.unit);
  if (same === null) return a.value === b.value;
  // in one unit both digits are meant; across units the larger unit is a rounded telling of the other
  return a.unit === b.unit ? exact(a.value).equals(exact(b.value)) : same.compare(exact("1")) < 0 ? rounds(a, b) : rounds(b, a);
}
/** as printed; a bare number of a table cell is told with its unit */
const shown = (fact: Fact): string => (/^[<≤≥>]?[\d.]+$/.test(fact.printed) ? `${fact.printed}${fact.unit}` : fact.printed);
/** names without subscripts, so that PM₂.₅ is PM2.5 */
const plain = (name: string): string => name.replace(/[₀-₉]/g, (c) => String(c.charCodeAt(0) - 0x2080));

function groupsOf(facts: readonly Fact[]): readonly (readonly Fact[])[] {
  const groups = new Map<string, Fact[]>();
  for (const fact of facts) {
    const key = `${fact.subject}|${fact.metric}|${fact.year ?? ""}`;
    groups.set(key, [...(groups.get(key) ?? []), fact]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

function judged(context: CheckContext, facts: readonly Fact[], first: Fact, decides: boolean): PlanFinding | Holding {
  const subject = first.subject === context.pack.district.name.zh ? "" : `${first.subject}的`, what = `${subject}${first.year === null ? "" : `${first.year}年`}${first.metric}`;
  const places = facts.map((fact) => placeOf(fact.quotation, shown(fact))), agreed = facts.every((a) => facts.every((b) => agree(a, b)));
  const lineage: Lineage = {
    name: both(what, what), value: agreed ? first.value : null, unit: agreed ? first.unit : "", origin: "computed",
    rule: { id: "plan/compare", formula: both("同一数量逐处比对（换算单位后）", "the same quantity compared in one unit"), clauses: [], attestation: "VERIFIED" },
    inputs: facts.map(({ id, value, unit, quotation: { line, quote } }) => printedAt(both(`第${line}行`, `line ${line}`), value, unit, { document: context.document, line, quote, id })),
  };
  if (agreed) return holding(rule, `same:${first.id}`, first.value, { places, lineage, message: both(`${what}：${facts.length} 处一致。`, `${what}: ${facts.length} places agree.`) });
  const count = new Set(facts.map(shown)).size;
  return finding(rule, first.id, decides ? "high" : "medium", {
    places, advice: advice.clarify, lineage,
    message: both(
      `${what}有 ${count} 个不同的值：${facts.map((fact) => `第${fact.quotation.line}行 ${shown(fact)}`).join("，")}。`,
      `${what} is stated with ${count} values: ${facts.map((fact) => `${shown(fact)} on line ${fact.quotation.line}`).join(", ")}.`,
    ),
  });
}

/**
 * The same quantity of the same subject and year, stated with different values (同一数量前后不一). Looks at every fact of the pack.
 * Severity is high when an indicator is judged by the quantity: then a result hangs on which value holds.
 */
export const sameQuantityTwice: CheckRule = {
  id: rule, name: both("同一数量前后不一", "One quantity stated with different values"),
  run: (context) => {
    const names = context.plans.flatMap((plan) => plan.indicators.map((i) => plain(i.name.zh)));
    return checked(groupsOf(context.pack.facts).map((facts) => {
      const first = facts[0];
      return first === undefined ? null : judged(context, facts, first, names.some((name) => first.metric.startsWith(name)));
    }));
  },
};
