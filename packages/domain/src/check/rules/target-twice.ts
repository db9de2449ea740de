import { both, placeOf, type Checked, type CheckRule, type PlanFinding } from "../model.js";

const remedy = both("合并为一句。", "Merge the sentences.");

/** One section states the target of one indicator twice in different words (同一节内目标重复表述). */
export const targetTwice: CheckRule = {
  id: "target-twice",
  name: both("同一节内目标重复表述", "A target stated twice in one section"),
  run: (context): Checked => {
    const findings: PlanFinding[] = [];
    for (const plan of context.plans)
      plan.targets.forEach((later, k) => {
        for (const earlier of plan.targets.slice(0, k)) {
          if (later.indicator === null || earlier.indicator !== later.indicator || earlier.section !== later.section) continue;
          findings.push({
            id: `target-twice:${earlier.id}-${later.id}`,
            rule: "target-twice",
            source: "rule",
            severity: "low",
            places: [placeOf(earlier.quotation, earlier.target.printed), placeOf(later.quotation, later.target.printed)],
            advice: remedy,
            lineage: null,
            message: both(
              `同一节内两次写明同一目标：“${earlier.quotation.quote}”与“${later.quotation.quote}”。`,
              "One section states the same target twice in different words.",
            ),
          });
        }
      });
    return { findings, holds: [] };
  },
};
