import { both, placeOf, type Checked, type CheckRule, type PlanFinding } from "../model.js";

const remedy = both("核对数据年份；确为预计数的注明。", "Check the year of the figure; say so if it is an estimate.");

/** A figure of a year that was not over when the plan was issued (发布时年度未结束的统计数). One finding for each year and line. Targets are named by their year too and are not meant. */
export const yearNotOver: CheckRule = {
  id: "year-not-over",
  name: both("引用尚未结束年度的数据", "A figure of a year not yet over"),
  run: (context): Checked => {
    const issued = Number(context.plan.issuedDay.slice(0, 4)),
      seen = new Set<string>(),
      findings: PlanFinding[] = [];
    for (const fact of context.pack.facts) {
      const key = `${fact.quotation.line}`;
      if (fact.year !== issued || seen.has(key) || !(context.lines[fact.quotation.line - 1] ?? "").includes(`${fact.year}年全`)) continue;
      seen.add(key);
      findings.push({
        id: `year-not-over:${fact.id}`,
        rule: "year-not-over",
        source: "rule",
        severity: "low",
        places: [
          placeOf(fact.quotation, `${fact.year}年`),
          ...(context.plan.issuedQuotation === undefined ? [] : [placeOf(context.plan.issuedQuotation, context.plan.issuedDay.slice(0, 7))]),
        ],
        advice: remedy,
        lineage: null,
        message: both(
          `${fact.metric}标为 ${fact.year} 年，而规划发布于 ${context.plan.issuedDay.slice(0, 7)}，该年尚未结束（基准年为 ${context.plan.baseYear}）。`,
          `${fact.metric} is said to be of ${fact.year}, but the plan was issued in ${context.plan.issuedDay.slice(0, 7)}; the base year is ${context.plan.baseYear}.`,
        ),
      });
    }
    return { findings, holds: [] };
  },
};
