import { both, placeOf, type Checked, type CheckRule, type PlanFinding } from "../model.js";

const remedy = both(
  "分清规划期内、期外的投资与进度；期前已完成的不计入本规划成效。",
  "Separate what lies inside the plan's years from what does not; work done before does not count.",
);

/** Projects whose years begin before the plan or end after it (项目实施年限超出规划期). One finding for each group and period. */
export const periodOutsidePlan: CheckRule = {
  id: "period-outside-plan",
  name: both("项目年限超出规划期", "A project's years outside the plan"),
  run: (context): Checked => {
    const findings: PlanFinding[] = [];
    for (const plan of context.plans) {
      const groups = new Map<string, (typeof plan.projects)[number][]>();
      for (const p of plan.projects) {
        const early = p.from !== null && p.from < plan.fromDay.slice(0, p.from.length),
          late = p.until !== null && p.until > plan.finalDay.slice(0, p.until.length);
        if (early || late) groups.set(`${p.group}|${p.periodPrinted}`, [...(groups.get(`${p.group}|${p.periodPrinted}`) ?? []), p]);
      }
      for (const rows of groups.values()) {
        const first = rows[0];
        if (first === undefined) continue;
        findings.push({
          id: `period-outside-plan:${first.id}`,
          rule: "period-outside-plan",
          source: "rule",
          severity: "low",
          places: rows.map((p) => placeOf(p.quotation, p.periodPrinted)),
          advice: remedy,
          lineage: null,
          message: both(
            `${first.group}：${rows.length} 个项目的实施年限为 ${first.periodPrinted}，超出规划期 ${plan.fromDay.slice(0, 4)}—${plan.finalDay.slice(0, 4)}。`,
            `${first.group}: the years ${first.from ?? ""}–${first.until ?? ""} of ${rows.length} project(s) reach outside ${plan.fromDay.slice(0, 4)}–${plan.finalDay.slice(0, 4)}.`,
          ),
        });
      }
    }
    return { findings, holds: [] };
  },
};
