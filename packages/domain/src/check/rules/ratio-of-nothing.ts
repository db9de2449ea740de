import { both, type Checked, type CheckRule } from "../model.js";
import { severityOf } from "../recompute.js";
import { nameOf, termOf, worked } from "../term.js";

const remedy = both(
  "分母为零时应填“不涉及”，不填 100%；考核时说明。",
  "Where there is nothing to divide by, write “not applicable”, not 100 %, and say so when judged.",
);

/** A ratio whose whole is nothing (0/0): it does not exist, whatever is printed (分母为零的比率). `of.whole`. */
export const ratioOfNothing: CheckRule = {
  id: "ratio-of-nothing",
  name: both("分母为零的比率", "A ratio of nothing"),
  kinds: ["ratio-of-nothing"],
  run: (context): Checked => {
    const findings = [];
    for (const claim of context.claims.filter((each) => each.kind === "ratio-of-nothing")) {
      const whole = worked(context, claim, termOf(claim, "whole")),
        name = nameOf(claim);
      if (!whole.value.isZero()) continue;
      findings.push({
        id: `ratio-of-nothing:${claim.id}`,
        rule: "ratio-of-nothing",
        source: "rule" as const,
        severity: severityOf(claim),
        places: [{ line: claim.quotation.line, quote: claim.quotation.quote, value: `${claim.says}${claim.unit}` }, ...whole.places],
        advice: remedy,
        lineage: {
          name,
          value: null,
          unit: claim.unit,
          origin: "computed" as const,
          inputs: [whole.lineage],
          notes: [both("0 ÷ 0 没有值", "0 ÷ 0 has no value")],
        },
        message: both(
          `${name.zh}印为 ${claim.says}${claim.unit}，而其分母为零，比率不存在。`,
          `${name.en} is printed as ${claim.says}${claim.unit}, but there is nothing to divide by: the ratio does not exist.`,
        ),
      });
    }
    return { findings, holds: [] };
  },
};
