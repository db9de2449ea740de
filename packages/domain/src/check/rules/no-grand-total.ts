import { exact, sum } from "@yunqing/standards";
import { both, placeOf, type Checked, type CheckRule, type PlanFinding } from "../model.js";

const remedy = both("补列总投资，并与各分表核对一致。", "Add the total, agreeing with the tables below it.");

/** An investment table with subtotals and no total (投资表没有总计). The total is worked out from the projects and from the printed subtotals. */
export const noGrandTotal: CheckRule = {
  id: "no-grand-total",
  name: both("投资计划表没有总计", "The investment table has no total"),
  run: (context): Checked => {
    const findings: PlanFinding[] = [];
    for (const plan of context.plans) {
      const subtotals = plan.investment.filter((row) => row.kind === "subtotal");
      if (subtotals.length < 2 || plan.investment.some((row) => /总计|合计/.test(row.item))) continue;
      const printed = sum(subtotals.map((row) => exact(row.wan))),
        worked = sum(plan.projects.map((p) => exact(p.investment.wan)));
      const row = (
        name: string,
        wan: string,
        line: number,
      ): { name: { zh: string; en: string }; value: string; unit: string; origin: "printed"; inputs: []; source: { line: number } } => ({
        name: both(name, name),
        value: wan,
        unit: "万元",
        origin: "printed",
        inputs: [],
        source: { line },
      });
      findings.push({
        id: `no-grand-total:${plan.id}`,
        rule: "no-grand-total",
        source: "rule",
        severity: "medium",
        places: subtotals.map((each) => placeOf(each.quotation, `${each.printed} 万元`)),
        advice: remedy,
        lineage: {
          name: both("各项目投资合计", "money of all projects"),
          value: worked.toString(),
          unit: "万元",
          origin: "computed",
          inputs: plan.projects.map((p) => row(p.name, p.investment.wan, p.quotation.line)),
          notes: [both(`按所印小计合计为 ${printed.toString()} 万元`, `the printed subtotals make ${printed.toString()}`)],
        },
        message: both(
          `投资计划表只有小计没有总计：按 ${plan.projects.length} 个项目合计 ${worked.toString()} 万元，按所印小计合计 ${printed.toString()} 万元。`,
          `The investment table has subtotals but no total: the projects make ${worked.toString()}, the printed subtotals ${printed.toString()} (10 000 yuan).`,
        ),
      });
    }
    return { findings, holds: [] };
  },
};
