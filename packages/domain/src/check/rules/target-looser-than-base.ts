import { exact, isDecimal } from "@yunqing/standards";
import type { Target } from "../../plan/model.js";
import { advice, both, placeOf, type Checked, type CheckRule, type PlanFinding } from "../model.js";

/** True when a value that meets the target may be worse than the base. */
function looser(target: Target, base: string): boolean {
  if (target.kind !== "bound" && target.kind !== "bare") return false;
  const order = exact(target.value).compare(exact(base));
  return target.op.startsWith("<") ? order > 0 : target.op.startsWith(">") ? order < 0 : false;
}

/** A target that lets things get worse than they are (目标宽于现状): indicators against their base, prose targets against the fact of the same name. */
export const targetLooserThanBase: CheckRule = {
  id: "target-looser-than-base",
  name: both("目标宽于现状", "A target looser than the base"),
  run: (context): Checked => {
    const findings: PlanFinding[] = [];
    for (const plan of context.plans) {
      for (const i of plan.indicators) {
        const base = i.base?.value ?? null;
        if (base === null || !looser(i.target, base)) continue;
        findings.push({
          id: `target-looser-than-base:${i.id}`,
          rule: "target-looser-than-base",
          source: "rule",
          severity: "high",
          places: [placeOf(i.base?.quotation ?? i.quotation, base), placeOf(i.quotations[1] ?? i.quotation, i.target.printed)],
          advice: advice.target,
          lineage: null,
          message: both(
            `${i.name.zh}：现状 ${base}${i.unit}，目标 ${i.target.printed}，允许变差。`,
            `${i.name.en}: base ${base} ${i.unit}, target ${i.target.printed}; it may get worse.`,
          ),
        });
      }
      for (const t of plan.targets) {
        const fact = context.pack.facts.find(
          (f) => f.metric === t.metric && f.unit === t.unit && f.year !== null && f.year <= plan.baseYear && isDecimal(f.value),
        );
        if (fact === undefined || (t.due !== null && Number(t.due.slice(0, 4)) <= (fact.year ?? 0)) || t.indicator !== null || !looser(t.target, fact.value))
          continue;
        findings.push({
          id: `target-looser-than-base:${t.id}`,
          rule: "target-looser-than-base",
          source: "rule",
          severity: "medium",
          places: [placeOf(fact.quotation, `${fact.value}${fact.unit}`), placeOf(t.quotation, t.target.printed)],
          advice: advice.target,
          lineage: null,
          message: both(
            `${t.metric}：${fact.year}年已为 ${fact.value}${fact.unit}，目标 ${t.target.printed}${t.due === null ? "" : `（${t.due.slice(0, 4)}年）`}，允许变差。`,
            `${t.metric}: already ${fact.value}${fact.unit} in ${fact.year}, target ${t.target.printed}; it may get worse.`,
          ),
        });
      }
    }
    return { findings, holds: [] };
  },
};
