import { both, placeOf } from "../model.js";
import { severityOf } from "../recompute.js";
import { nameOf, termOf, worked } from "../term.js";
import { claimRule, finding } from "../verdict.js";

const remedy = both("分母为零时应填“不涉及”，不填 100%；考核时说明。", "Where there is nothing to divide by, write “not applicable”, not 100 %, and say so when judged.");

/** A ratio whose whole is nothing (0/0): it does not exist, whatever is printed (分母为零的比率). `of.whole`. */
export const ratioOfNothing = claimRule("ratio-of-nothing", both("分母为零的比率", "A ratio of nothing"), (context, claim) => {
  const whole = worked(context, claim, termOf(claim, "whole")), name = nameOf(claim), said = `${claim.says}${claim.unit}`;
  if (!whole.value.isZero()) return null;
  return finding("ratio-of-nothing", claim.id, severityOf(claim), {
    places: [placeOf(claim.quotation, said), ...whole.places], advice: remedy,
    lineage: { name, value: null, unit: claim.unit, origin: "computed", inputs: [whole.lineage], notes: [both("0 ÷ 0 没有值", "0 ÷ 0 has no value")] },
    message: both(`${name.zh}印为 ${said}，而其分母为零，比率不存在。`, `${name.en} is printed as ${said}, but there is nothing to divide by: the ratio does not exist.`),
  });
});
