import { exact } from "@yunqing/standards";
import { both } from "../model.js";
import { recomputing } from "../recompute.js";
import { combined, nameOf, termsOf, worked } from "../term.js";

/** A stated product: flow × time, length × width (乘积). `of.factors`: terms. */
export const product = recomputing({
  id: "product",
  name: both("乘积与各因子不符", "A product is not that of its factors"),
  how: both("各因子相乘", "multiplying the factors"),
  work: (context, claim) => {
    const factors = termsOf(claim, "factors").map((term) => worked(context, claim, term));
    return combined(
      nameOf(claim),
      both("各因子相乘", "the factors multiplied"),
      factors.reduce((value, factor) => value.times(factor.value), exact("1")),
      claim.unit,
      factors,
    );
  },
});
