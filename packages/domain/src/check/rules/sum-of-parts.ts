import { sum } from "@yunqing/standards";
import { both } from "../model.js";
import { recomputing } from "../recompute.js";
import { combined, nameOf, termsOf, worked } from "../term.js";

/** The parts add up to the stated whole (分项合计). `of.parts`: terms. */
export const sumOfParts = recomputing({
  id: "sum-of-parts",
  name: both("分项之和与合计不符", "Parts do not add up to the whole"),
  how: both("分项相加", "adding the parts"),
  work: (context, claim) => {
    const parts = termsOf(claim, "parts").map((term) => worked(context, claim, term));
    return combined(nameOf(claim), both("各分项相加", "the parts added up"), sum(parts.map((part) => part.value)), claim.unit, parts);
  },
});
