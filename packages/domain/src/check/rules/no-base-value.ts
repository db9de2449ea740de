import { both, placeOf, type Checked, type CheckRule, type PlanFinding } from "../model.js";

const remedy = both(
  "补充基准年现状值及来源；补不出的，说明评价只看终期值。",
  "Add the base-year value and its source, or say that only the final value is judged.",
);

/** Indicators of a plan with a base year that print no base value (无基准值的指标): progress cannot be told. */
export const noBaseValue: CheckRule = {
  id: "no-base-value",
  name: both("没有基准值的指标", "Indicators without a base value"),
  run: (context): Checked => {
    const findings: PlanFinding[] = [];
    for (const plan of context.plans) {
      const rows = plan.indicators.filter((i) => i.base !== null && i.base.value === null);
      if (rows.length === 0) continue;
      findings.push({
        id: `no-base-value:${plan.id}`,
        rule: "no-base-value",
        source: "rule",
        severity: "medium",
        places: rows.map((i) => placeOf(i.quotation, i.base?.printed || "（空白）")),
        advice: remedy,
        lineage: null,
        message: both(
          `${rows.length} 项指标没有 ${plan.baseYear} 年现状值（第 ${rows.map((i) => i.seq).join("、")} 项），无法判断进度。`,
          `${rows.length} indicators have no value of ${plan.baseYear} (rows ${rows.map((i) => i.seq).join(", ")}); progress cannot be told.`,
        ),
      });
    }
    return { findings, holds: [] };
  },
};
