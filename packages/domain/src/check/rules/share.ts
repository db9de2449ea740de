import { exact } from "@yunqing/standards";
import { both } from "../model.js";
import { recomputing } from "../recompute.js";
import { combined, nameOf, termOf, worked } from "../term.js";

/** A stated share in per cent (占比). `of.part` over `of.whole`. */
export const share = recomputing({
  id: "share",
  name: both("占比与分子、分母不符", "A share is not that of its part and whole"),
  how: both("部分除以整体", "part over whole"),
  work: (context, claim) => {
    const part = worked(context, claim, termOf(claim, "part")),
      whole = worked(context, claim, termOf(claim, "whole"));
    return combined(nameOf(claim), both("部分 ÷ 整体 × 100%", "part ÷ whole × 100 %"), part.value.over(whole.value).times(exact("100")), claim.unit, [
      part,
      whole,
    ]);
  },
});
