import { exact, sum, type Lineage } from "@yunqing/standards";
import { both, placeOf, type Checked, type CheckRule } from "../model.js";
import { finding, printedAt } from "../verdict.js";

const remedy = both("补列总投资，并与各分表核对一致。", "Add the total, agreeing with the tables below it.");

/** An investment table with subtotals and no total (投资表没有总计). The total is worked out from the projects and from the printed subtotals. */
export const noGrandTotal: CheckRule = {
  id: "no-grand-total", name: both("投资计划表没有总计", "The investment table has no total"),
  run: (context): Checked => ({
    holds: [],
    findings: context.plans.flatMap((plan) => {
      const subtotals = plan.investment.filter((row) => row.kind === "subtotal");
      if (subtotals.length < 2 || plan.investment.some((row) => /总计|合计/.test(row.item))) return [];
      const printed = sum(subtotals.map((row) => exact(row.wan))).toString(), worked = sum(plan.projects.map((p) => exact(p.investment.wan))).toString();
      const lineage: Lineage = {
        name: both("各项目投资合计", "money of all projects"), value: worked, unit: "万元", origin: "computed",
        inputs: plan.projects.map((p) => printedAt(both(p.name, p.name), p.investment.wan, "万元", { document: context.document, line: p.quotation.line, quote: p.quotation.quote, id: p.id })),
        notes: [both(`按所印小计合计为 ${printed} 万元`, `the printed subtotals make ${printed}`)],
      };
      return [finding("no-grand-total", plan.id, "medium", {
        places: subtotals.map((each) => placeOf(each.quotation, `${each.printed} 万元`)), advice: remedy, lineage,
        message: both(
          `投资计划表只有小计没有总计：按 ${plan.projects.length} 个项目合计 ${worked} 万元，按所印小计合计 ${printed} 万元。`,
          `The investment table has subtotals but no total: the projects make ${worked}, the printed subtotals ${printed} (10 000 yuan).`,
        ),
      })];
    }),
  }),
};
