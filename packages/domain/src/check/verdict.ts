import type { Labels, Lineage } from "@yunqing/standards";
import type { Claim } from "../plan/model.js";
import type { CheckContext, Checked, CheckRule, FindingPlace, Holding, PlanFinding, Severity } from "./model.js";

/** What a finding tells, besides whose it is. */
interface Told { readonly places: readonly FindingPlace[]; readonly message: Labels; readonly advice: Labels; readonly lineage?: Lineage | null }

/** A finding of a rule about a subject (体检发现); its id is `rule:subject`. */
export function finding(rule: string, subject: string, severity: Severity, told: Told): PlanFinding {
  const { places, message, advice, lineage = null } = told;
  return { id: `${rule}:${subject}`, rule, source: "rule", severity, places, message, advice, lineage };
}

/** What a rule recomputed and saw agree (复算相符). */
export function holding(rule: string, id: string, says: string, told: Omit<Told, "advice"> & { readonly lineage: Lineage }): Holding {
  const { places, message, lineage } = told;
  return { id, rule, places, says, message, lineage };
}

/** A figure of a lineage that stands in the document (文中所印). */
export function printedAt(name: Labels, value: string, unit: string, source: { readonly document: string; readonly line: number; readonly quote?: string; readonly id?: string }): Lineage {
  return { name, value, unit, origin: "printed", inputs: [], source };
}

/** Parts findings from holdings. */
export function checked(results: readonly (PlanFinding | Holding | null)[]): Checked {
  const findings: PlanFinding[] = [],
    holds: Holding[] = [];
  for (const result of results) {
    if (result === null) continue;
    if ("severity" in result) findings.push(result);
    else holds.push(result);
  }
  return { findings, holds };
}

/** A rule that judges the claims of its own kind one by one; null says nothing. */
export function claimRule(id: string, name: Labels, judge: (context: CheckContext, claim: Claim) => PlanFinding | Holding | null): CheckRule {
  return { id, name, kinds: [id], run: (context) => checked(context.claims.filter(({ kind }) => kind === id).map((claim) => judge(context, claim))) };
}
