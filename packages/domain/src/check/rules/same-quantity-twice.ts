import { exact, isDecimal, placesOf } from "@yunqing/standards";
import type { Fact } from "../../plan/model.js";
import { advice, both, placeOf, type Checked, type CheckRule } from "../model.js";
import { unitRatio } from "../unit.js";

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

/** The same quantity of the same subject and year, stated with different values (同一数量前后不一). Looks at every fact of the pack. */
export const sameQuantityTwice: CheckRule = {
  id: "same-quantity-twice",
  name: both("同一数量前后不一", "One quantity stated with different values"),
  run: (context): Checked => {
    const groups = new Map<string, Fact[]>();
    for (const fact of context.pack.facts) {
      const key = `${fact.subject}|${fact.metric}|${fact.year ?? ""}`;
      groups.set(key, [...(groups.get(key) ?? []), fact]);
    }
    // a quantity that an indicator is judged by decides a result
    const judged = context.plans.flatMap((plan) => plan.indicators.map((i) => plain(i.name.zh)));
    const findings = [],
      holds = [];
    for (const facts of groups.values()) {
      const first = facts[0];
      if (first === undefined || facts.length < 2) continue;
      const what = `${first.subject === context.pack.district.name.zh ? "" : `${first.subject}的`}${first.year === null ? "" : `${first.year}年`}${first.metric}`;
      const places = facts.map((fact) => placeOf(fact.quotation, shown(fact))),
        values = [...new Set(facts.map(shown))];
      const lineage = {
        name: both(what, what),
        value: null,
        unit: "",
        origin: "computed" as const,
        rule: {
          id: "plan/compare",
          formula: both("同一数量逐处比对（换算单位后）", "the same quantity compared in one unit"),
          clauses: [],
          attestation: "VERIFIED" as const,
        },
        inputs: facts.map((fact) => ({
          name: both(`第${fact.quotation.line}行`, `line ${fact.quotation.line}`),
          value: fact.value,
          unit: fact.unit,
          origin: "printed" as const,
          inputs: [],
          source: { document: context.document, line: fact.quotation.line, quote: fact.quotation.quote, id: fact.id },
        })),
      };
      if (facts.every((a) => facts.every((b) => agree(a, b))))
        holds.push({
          id: `same:${first.id}`,
          rule: "same-quantity-twice",
          places,
          says: first.value,
          lineage: { ...lineage, value: first.value, unit: first.unit },
          message: both(`${what}：${facts.length} 处一致。`, `${what}: ${facts.length} places agree.`),
        });
      else
        findings.push({
          id: `same-quantity-twice:${first.id}`,
          rule: "same-quantity-twice",
          source: "rule" as const,
          severity: judged.some((name) => first.metric.startsWith(name)) ? ("high" as const) : ("medium" as const),
          places,
          advice: advice.clarify,
          lineage,
          message: both(
            `${what}有 ${values.length} 个不同的值：${facts.map((fact) => `第${fact.quotation.line}行 ${shown(fact)}`).join("，")}。`,
            `${what} is stated with ${values.length} values: ${facts.map((fact) => `${shown(fact)} on line ${fact.quotation.line}`).join(", ")}.`,
          ),
        });
    }
    return { findings, holds };
  },
};
