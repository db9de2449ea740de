import { advice, both, placeOf, type Checked, type CheckRule, type PlanFinding } from "../model.js";

/** Deadlines that had passed when the plan was issued, or lie before it begins (期限早于发布或早于规划期). One finding for each sentence and day. */
export const deadlineBeforeIssue: CheckRule = {
  id: "deadline-before-issue",
  name: both("期限早于规划发布", "A deadline before the plan was issued"),
  run: (context): Checked => {
    const findings: PlanFinding[] = [];
    for (const plan of context.plans) {
      const head = plan.issuedQuotation;
      const late = plan.targets.filter((t) => t.due !== null && t.due < plan.issuedDay),
        seen = new Set<string>();
      for (const t of late) {
        const key = `${t.quotation.line}|${t.due}`;
        if (seen.has(key)) continue;
        seen.add(key);
        const same = late.filter((other) => `${other.quotation.line}|${other.due}` === key),
          before = (t.due ?? "") < plan.fromDay;
        findings.push({
          id: `deadline-before-issue:${t.id}`,
          rule: "deadline-before-issue",
          source: "rule",
          severity: before ? "medium" : "low",
          places: [...same.map((each) => placeOf(each.quotation, each.due ?? "")), ...(head === undefined ? [] : [placeOf(head, plan.issuedDay.slice(0, 7))])],
          advice: advice.deadline,
          lineage: null,
          message: both(
            `${same.map((each) => each.metric).join("、")}：期限 ${t.due}，早于${before ? `规划期（自 ${plan.fromDay} 起）` : `规划发布（${plan.issuedDay.slice(0, 7)}）`}。`,
            `${same.map((each) => each.metric).join(", ")}: due ${t.due}, before ${before ? `the plan begins (${plan.fromDay})` : `the plan was issued (${plan.issuedDay.slice(0, 7)})`}.`,
          ),
        });
      }
    }
    return { findings, holds: [] };
  },
};
