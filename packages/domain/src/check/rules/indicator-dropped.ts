import { both, placeOf, type Checked, type CheckRule } from "../model.js";

const remedy = both("说明不再列入的理由；仍受上级考核的，补列为指标。", "Say why it was left out; list it again if a higher level still judges it.");

/** A binding indicator of the plan before that the current one no longer lists (上期约束性指标未列入). Compared by code. */
export const indicatorDropped: CheckRule = {
  id: "indicator-dropped",
  name: both("上期约束性指标未再列入", "A binding indicator was dropped"),
  run: (context): Checked => {
    const codes = new Set(context.plan.indicators.map((i) => i.code)),
      before = context.plans.filter((plan) => plan.finalDay < context.plan.fromDay),
      first = context.plan.indicators[0];
    return {
      holds: [],
      findings: before.flatMap((plan) =>
        plan.indicators
          .filter((i) => i.nature === "binding" && !codes.has(i.code))
          .map((i) => ({
            id: `indicator-dropped:${i.id}`,
            rule: "indicator-dropped",
            source: "rule" as const,
            severity: "low" as const,
            places: [placeOf(i.quotation, i.target.printed), ...(first === undefined ? [] : [placeOf(first.quotation, "（未列）")])],
            advice: remedy,
            lineage: null,
            message: both(`${i.name.zh}在上期规划是约束性指标，本期规划没有再列。`, `${i.name.en} was binding in the plan before and is not listed now.`),
          })),
      ),
    };
  },
};
