import { exact } from "@yunqing/standards";
import { both, type Checked, type CheckRule } from "../model.js";
import { severityOf } from "../recompute.js";
import { combined, nameOf, termOf, textOf, worked } from "../term.js";

const remedy = both(
  "在区级改为考核“是否发生辐射事故”（次数），或注明由市级合并计算。",
  "For the district judge the number of accidents itself, or say that the city computes the rate.",
);

/** A rate per so many where the district has far fewer: one case already fills many times the unit (基数过小的比率). `of.base` things, rate per `of.per`. */
export const rateTooCoarse: CheckRule = {
  id: "rate-too-coarse",
  name: both("比率的单位远大于实有基数", "A rate per far more things than there are"),
  kinds: ["rate-too-coarse"],
  run: (context): Checked => {
    const findings = [];
    for (const claim of context.claims.filter((each) => each.kind === "rate-too-coarse")) {
      const base = worked(context, claim, termOf(claim, "base")),
        per = exact(textOf(claim, "per")),
        name = nameOf(claim);
      if (base.value.compare(per) >= 0) continue;
      const one = combined(name, both("1 ÷ 基数 × 单位", "1 ÷ base × unit"), per.over(base.value), claim.unit, [base]);
      findings.push({
        id: `rate-too-coarse:${claim.id}`,
        rule: "rate-too-coarse",
        source: "rule" as const,
        severity: severityOf(claim),
        places: [{ line: claim.quotation.line, quote: claim.quotation.quote, value: claim.unit }, ...base.places],
        advice: remedy,
        lineage: one.lineage,
        message: both(
          `${name.zh}：基数只有 ${base.value.toString()}，发生一起即为 ${one.value.toFixed(1)} ${claim.unit}，按此单位无法说明问题。`,
          `${name.en}: the base is ${base.value.toString()}; one case is already ${one.value.toFixed(1)} ${claim.unit}, so the unit tells nothing.`,
        ),
      });
    }
    return { findings, holds: [] };
  },
};
