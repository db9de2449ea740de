import { both, ClaimNotReadable } from "../model.js";
import { severityOf } from "../recompute.js";
import { combined, nameOf, termOf, textOf, worked } from "../term.js";
import { claimRule, finding, holding } from "../verdict.js";

const remedy = both("说明其余差距由哪些措施补足；没有的，增补措施或调整目标。", "Say which other measures close the gap; if there are none, add measures or change the target.");

/** The means named do not reach the end they serve (措施不足以达到目标). `of.means` must be at least (or, `of.sense` = atMost, at most) `of.need`. */
export const fallsShort = claimRule("falls-short", both("所列措施达不到所定目标", "The means named do not reach the target"), (context, claim) => {
  const means = worked(context, claim, termOf(claim, "means")), need = worked(context, claim, termOf(claim, "need"));
  const name = nameOf(claim), sense = textOf(claim, "sense"), order = means.value.compare(need.value);
  if (sense !== "atLeast" && sense !== "atMost") throw new ClaimNotReadable(claim.id, '"sense" must be atLeast or atMost');
  const { lineage } = combined(name, both("措施所及 − 目标所需", "means − need"), means.value.minus(need.value), claim.unit, [means, need]);
  const places = [...means.places, ...need.places], two = `${means.value.toFixed(2)} / ${need.value.toFixed(2)} ${claim.unit}`;
  if (sense === "atLeast" ? order >= 0 : order <= 0) {
    return holding("falls-short", claim.id, claim.says, { places, lineage, message: both(`${name.zh}：${two}，可以达到。`, `${name.en}: ${two}; it is reached.`) });
  }
  const message = both(`${name.zh}：措施所及与目标所需为 ${two}，达不到。`, `${name.en}: means against need are ${two}; it is not reached.`);
  return finding("falls-short", claim.id, severityOf(claim), { places, advice: remedy, lineage, message });
});
