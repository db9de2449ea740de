import { exact } from "@yunqing/standards";
import { both, ClaimNotReadable } from "../model.js";
import { recomputing } from "../recompute.js";
import { combined, nameOf, termOf, worked } from "../term.js";

/** A mean yearly growth against the figures it should join (年均增速): `of.from` × (1 + `of.rate` %)^`of.years`. */
export const meanGrowth = recomputing({
  id: "mean-growth",
  name: both("年均增速与首末两数不符", "A mean yearly growth does not join its two figures"),
  how: both("由期初按年均增速推算", "growing from the start"),
  work: (context, claim) => {
    const from = worked(context, claim, termOf(claim, "from")),
      rate = worked(context, claim, termOf(claim, "rate")),
      years = claim.of["years"];
    if (typeof years !== "number" || !Number.isInteger(years) || years < 1) throw new ClaimNotReadable(claim.id, '"years" must be a whole number from 1');
    const factor = exact("1").plus(rate.value.over(exact("100")));
    let value = from.value;
    for (let year = 0; year < years; year++) value = value.times(factor);
    return combined(nameOf(claim), both(`期初 × (1 + 年均增速)^${years}`, `start × (1 + yearly rate)^${years}`), value, claim.unit, [from, rate]);
  },
});
