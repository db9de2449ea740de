import { advice, both, type Checked, type CheckRule, type PlanFinding } from "../model.js";

/** The title of another county's plan stands where the own one should (他地规划名称). Own names: the district's, former ones, and what the plan's title holds. */
export const foreignPlace: CheckRule = {
  id: "foreign-place",
  name: both("出现其他县区的规划名称", "The plan of another county is named"),
  run: (context): Checked => {
    const own = [context.pack.district.name.zh, ...context.pack.district.names.map((each) => each.name)],
      findings: PlanFinding[] = [];
    context.lines.forEach((text, k) => {
      for (const match of text.matchAll(/《([\u4e00-\u9fff]{2,4}(?:县|区|市|旗))([^》]*规划)》/g)) {
        const place = match[1] ?? "",
          whole = match[0];
        if (own.some((name) => whole.includes(name)) || context.plan.title.zh.includes(place) || context.pack.places.some((each) => each.name.zh === place))
          continue;
        findings.push({
          id: `foreign-place:${k + 1}`,
          rule: "foreign-place",
          source: "rule",
          severity: "low",
          places: [{ line: k + 1, quote: whole, value: place }],
          advice: advice.wording,
          lineage: null,
          message: both(`文中写作${whole}，${place}不是本规划的范围。`, `The document names ${whole}; ${place} is not what this plan is for.`),
        });
      }
    });
    return { findings, holds: [] };
  },
};
