import { exact } from "@yunqing/standards";
import { both, ClaimNotReadable } from "../model.js";
import { recomputing } from "../recompute.js";
import { combined, nameOf, termOf, textOf, worked } from "../term.js";

/** A stated rise or fall in per cent (增降幅). `of.from`, `of.to`, `of.sense`: rise or fall. */
export const growth = recomputing({
  id: "growth",
  name: both("增降幅与前后两数不符", "A rise or fall is not that of its two figures"),
  how: both("按前后两数计算", "working from the two figures"),
  work: (context, claim) => {
    const from = worked(context, claim, termOf(claim, "from")),
      to = worked(context, claim, termOf(claim, "to")),
      sense = textOf(claim, "sense");
    if (sense !== "rise" && sense !== "fall") throw new ClaimNotReadable(claim.id, '"sense" must be rise or fall');
    const change = to.value.minus(from.value).over(from.value).times(exact("100"));
    return combined(
      nameOf(claim),
      sense === "rise" ? both("(后 − 前) ÷ 前 × 100%", "(to − from) ÷ from × 100 %") : both("(前 − 后) ÷ 前 × 100%", "(from − to) ÷ from × 100 %"),
      sense === "rise" ? change : change.negated(),
      claim.unit,
      [from, to],
    );
  },
});
