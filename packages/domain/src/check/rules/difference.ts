import { both } from "../model.js";
import { recomputing } from "../recompute.js";
import { combined, nameOf, termOf, worked } from "../term.js";

/** A stated difference (差额). `of.from` less `of.minus`. */
export const difference = recomputing({
  id: "difference",
  name: both("差额与两数之差不符", "A stated difference is not that of its two figures"),
  how: both("两数相减", "subtracting"),
  work: (context, claim) => {
    const from = worked(context, claim, termOf(claim, "from")),
      minus = worked(context, claim, termOf(claim, "minus"));
    return combined(nameOf(claim), both("前数减后数", "first less second"), from.value.minus(minus.value), claim.unit, [from, minus]);
  },
});
