import { advice, both } from "../model.js";
import { severityOf } from "../recompute.js";
import { combined, nameOf, termOf, worked } from "../term.js";
import { claimRule, finding, holding } from "../verdict.js";

/** A part is larger than the whole it belongs to (部分大于整体). `of.part`, `of.whole`. */
export const partExceedsWhole = claimRule("part-exceeds-whole", both("部分大于整体", "A part is larger than its whole"), (context, claim) => {
  const part = worked(context, claim, termOf(claim, "part")), whole = worked(context, claim, termOf(claim, "whole")), name = nameOf(claim);
  const { lineage } = combined(name, both("部分 ≤ 整体", "part ≤ whole"), part.value.minus(whole.value), part.unit, [part, whole]);
  const places = [...part.places, ...whole.places], exceeds = part.value.compare(whole.value) > 0;
  const shown = `${part.value.toString()} ${exceeds ? ">" : "≤"} ${whole.value.toString()}`;
  if (!exceeds) return holding("part-exceeds-whole", claim.id, claim.says, { places, lineage, message: both(`${name.zh}：${shown}。`, `${name.en}: ${shown}.`) });
  const message = both(`${name.zh}：部分大于整体（${shown}）。`, `${name.en}: the part exceeds the whole (${shown}).`);
  return finding("part-exceeds-whole", claim.id, severityOf(claim), { places, advice: advice.clarify, lineage, message });
});
