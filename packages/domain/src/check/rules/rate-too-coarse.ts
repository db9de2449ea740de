import { exact } from "@yunqing/standards";
import { both, placeOf } from "../model.js";
import { severityOf } from "../recompute.js";
import { combined, nameOf, termOf, textOf, worked } from "../term.js";
import { claimRule, finding } from "../verdict.js";

const remedy = both("在区级改为考核发生次数，或注明由市级合并计算。", "For the district judge the number of cases itself, or say that the city computes the rate.");

/** A rate per so many where the district has far fewer: one case already fills many times the unit (基数过小的比率). `of.base` things, rate per `of.per`. */
export const rateTooCoarse = claimRule("rate-too-coarse", both("比率的单位远大于实有基数", "A rate per far more things than there are"), (context, claim) => {
  const base = worked(context, claim, termOf(claim, "base")), per = exact(textOf(claim, "per")), name = nameOf(claim);
  if (base.value.compare(per) >= 0) return null;
  const one = combined(name, both("1 ÷ 基数 × 单位", "1 ÷ base × unit"), per.over(base.value), claim.unit, [base]), shown = `${one.value.toFixed(1)} ${claim.unit}`;
  return finding("rate-too-coarse", claim.id, severityOf(claim), {
    places: [placeOf(claim.quotation, claim.unit), ...base.places], advice: remedy, lineage: one.lineage,
    message: both(
      `${name.zh}：基数只有 ${base.value.toString()}，发生一起即为 ${shown}，按此单位无法说明问题。`,
      `${name.en}: the base is ${base.value.toString()}; one case is already ${shown}, so the unit tells nothing.`,
    ),
  });
});
