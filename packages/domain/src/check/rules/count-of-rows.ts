import { both } from "../model.js";
import { recomputing } from "../recompute.js";
import { termOf, worked } from "../term.js";

/** A stated count against the rows themselves (计数). `of.count`: what to count. */
export const countOfRows = recomputing({
  id: "count-of-rows",
  name: both("所称数目与实列数目不符", "A stated count is not that of the rows"),
  how: both("逐一清点", "counting"),
  work: (context, claim) => worked(context, claim, { count: termOf(claim, "count") }),
});
