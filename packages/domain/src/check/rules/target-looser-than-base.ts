import { exact, isDecimal } from "@yunqing/standards";
import type { Plan, Target } from "../../plan/model.js";
import { advice, both, placeOf, type CheckContext, type Checked, type CheckRule, type PlanFinding } from "../model.js";
import { finding } from "../verdict.js";

const id = "target-looser-than-base";

/** True when a value that meets the target may be worse than the base. */
function looser(target: Target, base: string): boolean {
  if (target.kind !== "bound" && target.kind !== "bare") return false;
  const order = exact(target.value).compare(exact(base));
  return target.op.startsWith("<") ? order > 0 : target.op.startsWith(">") ? order < 0 : false;
}

function ofIndicators(plan: Plan): PlanFinding[] {
  return plan.indicators.flatMap((i) => {
    const base = i.base?.value ?? null;
    if (base === null || !looser(i.target, base)) return [];
    return [finding(id, i.id, "high", {
      places: [placeOf(i.base?.quotation ?? i.quotation, base), placeOf(i.quotations[1] ?? i.quotation, i.target.printed)], advice: advice.target,
      message: both(`${i.name.zh}：现状 ${base}${i.unit}，目标 ${i.target.printed}，允许变差。`, `${i.name.en}: base ${base} ${i.unit}, target ${i.target.printed}; it may get worse.`),
    })];
  });
}

/** A prose target is held against the fact of the same name and unit, of the base year or before, and before the target's own year. */
function ofProse(context: CheckContext, plan: Plan): PlanFinding[] {
  return plan.targets.flatMap((t) => {
    const due = t.due === null ? null : Number(t.due.slice(0, 4));
    const fact = context.pack.facts.find((f) => f.metric === t.metric && f.unit === t.unit && f.year !== null && f.year <= plan.baseYear && (due === null || f.year < due) && isDecimal(f.value));
    if (fact === undefined || t.indicator !== null || !looser(t.target, fact.value)) return [];
    return [finding(id, t.id, "medium", {
      places: [placeOf(fact.quotation, `${fact.value}${fact.unit}`), placeOf(t.quotation, t.target.printed)], advice: advice.target,
      message: both(
        `${t.metric}：${fact.year}年已为 ${fact.value}${fact.unit}，目标 ${t.target.printed}${due === null ? "" : `（${due}年）`}，允许变差。`,
        `${t.metric}: already ${fact.value}${fact.unit} in ${fact.year}, target ${t.target.printed}; it may get worse.`,
      ),
    })];
  });
}

/** A target that lets things get worse than they are (目标宽于现状): indicators against their base, prose targets against the fact of the same name. */
export const targetLooserThanBase: CheckRule = {
  id, name: both("目标宽于现状", "A target looser than the base"),
  run: (context): Checked => ({ findings: context.plans.flatMap((plan) => [...ofIndicators(plan), ...ofProse(context, plan)]), holds: [] }),
};
