import type { Pack, Plan } from "../plan/model.js";
import { placeOf, type CheckContext, type CheckResult, type PlanFinding, type Severity } from "./model.js";
import { checkRules } from "./rules.js";

/** There is no such plan in the pack. */
export class UnknownPlan extends Error {
  readonly code = "check/unknown-plan";
  constructor(
    readonly plan: string,
    readonly held: readonly string[],
  ) {
    super(`there is no plan "${plan}"; the pack holds ${held.join(", ")}`);
  }
}

const weight: Readonly<Record<Severity, number>> = { high: 0, medium: 1, low: 2 };

/** A document may tell of several plans (the one it sets and the one it looks back on); it is checked whole, as the document of the latest. */
function contextOf(pack: Pack, asked: Plan): CheckContext {
  const plan = pack.plans
    .filter((other) => other.document === asked.document)
    .reduce((latest, other) => (other.finalDay > latest.finalDay ? other : latest), asked);
  const lines = pack.documents.find((document) => document.id === plan.document)?.lines ?? [];
  const plans = pack.plans.filter((other) => other.document === plan.document),
    ids = new Set(plans.map((other) => other.id));
  return {
    pack,
    plan,
    plans,
    document: plan.document,
    lines,
    tables: new Map(pack.tables.map((table) => [table.id, table])),
    claims: pack.claims.filter((claim) => claim.plan === null || ids.has(claim.plan)),
  };
}
function remarksOf(plan: Plan): readonly PlanFinding[] {
  return plan.remarks.map((remark) => ({
    id: `remark:${remark.id}`,
    rule: "remark",
    source: "remark",
    severity: remark.severity,
    places: remark.places.map((place) => placeOf(place.quotation, place.value)),
    message: remark.message,
    advice: remark.advice,
    lineage: null,
  }));
}

/**
 * The plan check (规划体检): whatever the document of a plan says of itself is recomputed; contradictions are laid side by side, nothing is corrected.
 * Findings of rules and reviewed remarks are told apart by `source`; what agrees is in `holds`.
 *
 * @param planId  the plan whose document is checked, whole; the current plan when left out
 * @returns findings by severity, then by line; counts by rule, every rule that ran
 * @throws {UnknownPlan} {ClaimNotReadable}
 */
export function checkPlan(pack: Pack, planId?: string): CheckResult {
  const plan = planId === undefined ? pack.plans.find((each) => each.current) : pack.plans.find((each) => each.id === planId);
  if (plan === undefined)
    throw new UnknownPlan(
      planId ?? "(current)",
      pack.plans.map((each) => each.id),
    );
  const context = contextOf(pack, plan);
  const results = checkRules.map((rule) => ({ rule, checked: rule.run(context) }));
  const remarks = context.plans.flatMap(remarksOf);
  const firstLine = (finding: PlanFinding): number => Math.min(...finding.places.map((place) => place.line));
  const findings = [...results.flatMap(({ checked }) => checked.findings), ...remarks].sort(
    (a, b) => weight[a.severity] - weight[b.severity] || firstLine(a) - firstLine(b) || (a.id < b.id ? -1 : 1),
  );
  return {
    findings,
    remarks: remarks.length,
    rulesRun: checkRules.length,
    holds: results.flatMap(({ checked }) => checked.holds),
    byRule: results.map(({ rule, checked }) => ({ rule: rule.id, name: rule.name, count: checked.findings.length })),
  };
}

/** Claims of a pack that no rule can read, each with why (自述条目错误): the pack's mistakes, told when it is read. */
export function claimMistakes(pack: Pack): readonly { readonly claim: string; readonly why: string }[] {
  const plan = pack.plans.find((each) => each.current) ?? pack.plans[0];
  if (plan === undefined) return [];
  const context = contextOf(pack, plan);
  return pack.claims.flatMap((claim) => {
    const rules = checkRules.filter((rule) => rule.kinds?.includes(claim.kind));
    if (rules.length === 0) return [{ claim: claim.id, why: `no rule recomputes "${claim.kind}"` }];
    try {
      for (const rule of rules) rule.run({ ...context, claims: [claim] });
      return [];
    } catch (error) {
      return [{ claim: claim.id, why: (error as Error).message }];
    }
  });
}
