import { exact, isDecimal, placesOf, type Labels } from "@yunqing/standards";
import type { Claim } from "../plan/model.js";
import { advice, both, ClaimNotReadable, placeOf, type CheckContext, type Checked, type CheckRule, type PlanFinding, type Severity } from "./model.js";
import { nameOf, type Worked } from "./term.js";

/** A rule that recomputes what a claim says and compares (复算类规则). */
export interface Recompute {
  readonly id: string;
  readonly name: Labels;
  /** `3 + 4` in words, for the message */
  readonly how: Labels;
  work(context: CheckContext, claim: Claim): Worked;
}

const severities: readonly string[] = ["high", "medium", "low"];
/** Severity as the claim gives it: how much hangs on a figure is a matter of the plan, not of arithmetic. */
export function severityOf(claim: Claim): Severity {
  const given = claim.of["severity"] ?? "medium";
  if (typeof given !== "string" || !severities.includes(given)) throw new ClaimNotReadable(claim.id, "severity must be high, medium or low");
  return given as Severity;
}

/** The worked value rounded once to the places that the document prints; equal means it holds. */
export function asPrinted(claim: Claim, value: Worked): { readonly text: string; readonly holds: boolean } {
  if (!isDecimal(claim.says)) throw new ClaimNotReadable(claim.id, `"says" is no number: ${claim.says}`);
  const text = value.value.toFixed(placesOf(claim.says));
  return { text, holds: exact(text).equals(exact(claim.says)) };
}

function finding(rule: Recompute, claim: Claim, value: Worked, text: string): PlanFinding {
  const name = nameOf(claim),
    unit = claim.unit;
  const shown = value.value.toString().includes("/") ? value.value.toFixed(Math.max(placesOf(claim.says) + 2, 2)) : value.value.toString();
  const also = claim.of["note"] as Labels | undefined;
  return {
    id: `${rule.id}:${claim.id}`,
    rule: rule.id,
    source: "rule",
    severity: severityOf(claim),
    places: [
      placeOf(claim.quotation, `${claim.says}${unit}`),
      ...value.places.filter((p) => p.line !== claim.quotation.line || p.quote !== claim.quotation.quote),
    ],
    message: both(
      `${name.zh}：文中为 ${claim.says}${unit}，${rule.how.zh}得 ${text}${unit}${shown === text ? "" : `（${shown}）`}。${also?.zh ?? ""}`,
      `${name.en}: the document says ${claim.says} ${unit}, ${rule.how.en} gives ${text} ${unit}${shown === text ? "" : ` (${shown})`}. ${also?.en ?? ""}`.trim(),
    ),
    advice: (claim.of["advice"] as Labels | undefined) ?? advice.recount,
    lineage: value.lineage,
  };
}

/** Makes the check rule of a recomputation: a finding where the figure differs, a holding where it agrees. */
export function recomputing(rule: Recompute): CheckRule {
  return {
    id: rule.id,
    name: rule.name,
    kinds: [rule.id],
    run: (context): Checked => {
      const findings = [],
        holds = [];
      for (const claim of context.claims.filter((each) => each.kind === rule.id)) {
        const value = rule.work(context, claim),
          compared = asPrinted(claim, value);
        if (!compared.holds) findings.push(finding(rule, claim, value, compared.text));
        else
          holds.push({
            id: claim.id,
            rule: rule.id,
            places: [placeOf(claim.quotation, `${claim.says}${claim.unit}`)],
            says: claim.says,
            lineage: value.lineage,
            message: both(`${nameOf(claim).zh}：${claim.says}${claim.unit}，复算相符。`, `${nameOf(claim).en}: ${claim.says} ${claim.unit} agrees.`),
          });
      }
      return { findings, holds };
    },
  };
}
