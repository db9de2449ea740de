import { both } from "../model.js";
import { recomputing } from "../recompute.js";
import { combined, nameOf, termOf, worked } from "../term.js";

/** A stated quotient: density, mean width (比值). `of.dividend` over `of.divisor`. */
export const ratio = recomputing({
  id: "ratio",
  name: both("比值与两数之商不符", "A quotient is not that of its two figures"),
  how: both("两数相除", "dividing"),
  work: (context, claim) => {
    const dividend = worked(context, claim, termOf(claim, "dividend")),
      divisor = worked(context, claim, termOf(claim, "divisor"));
    return combined(nameOf(claim), both("被除数 ÷ 除数", "dividend ÷ divisor"), dividend.value.over(divisor.value), claim.unit, [dividend, divisor]);
  },
});
