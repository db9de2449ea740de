import { advice, both, type Checked, type CheckRule, type PlanFinding } from "../model.js";

/** A number with two decimal points before a unit (写错的数字). */
export const malformedNumber: CheckRule = {
  id: "malformed-number",
  name: both("数字写法错误", "A number wrongly written"),
  run: (context): Checked => ({
    holds: [],
    findings: context.lines.flatMap((text, k): PlanFinding[] =>
      [...text.matchAll(/(?<![\d.])\d+\.\d+\.\d+\s*(?:亿|万|吨|公里|平方|立方|米|%|元|km|m)/g)].map((match) => ({
        id: `malformed-number:${k + 1}`,
        rule: "malformed-number",
        source: "rule",
        severity: "low",
        places: [{ line: k + 1, quote: match[0], value: match[0] }],
        advice: advice.wording,
        lineage: null,
        message: both(`“${match[0]}”有两个小数点。`, `“${match[0]}” has two decimal points.`),
      })),
    ),
  }),
};
