import { both, placeOf, type Checked, type CheckRule } from "../model.js";

const remedy = both("合并为一项并说明以哪一数值为准；指标总数相应减少。", "Merge the rows, say which value holds, and lower the number of indicators.");

/** One indicator listed twice in one plan (同一指标重复列入). */
export const indicatorTwice: CheckRule = {
  id: "indicator-twice",
  name: both("同一指标重复列入", "One indicator listed twice"),
  run: (context): Checked => ({
    holds: [],
    findings: context.plans.flatMap((plan) =>
      plan.indicators.flatMap((later, k) =>
        plan.indicators
          .slice(0, k)
          .filter((earlier) => earlier.name.zh === later.name.zh)
          .map((earlier) => {
            const value = (of: typeof later): string => of.reported.at(-1)?.printed ?? of.base?.printed ?? "";
            const differ = value(earlier) !== value(later);
            return {
              id: `indicator-twice:${earlier.id}-${later.id}`,
              rule: "indicator-twice",
              source: "rule" as const,
              severity: "medium" as const,
              places: [placeOf(earlier.quotation, value(earlier)), placeOf(later.quotation, value(later))],
              advice: remedy,
              lineage: null,
              message: both(
                `“${later.name.zh}”在第 ${earlier.seq}、${later.seq} 项各列一次${differ ? `，数值却为 ${value(earlier)} 与 ${value(later)}` : ""}。`,
                `“${later.name.en}” stands in rows ${earlier.seq} and ${later.seq}${differ ? ` with ${value(earlier)} and ${value(later)}` : ""}.`,
              ),
            };
          }),
      ),
    ),
  }),
};
