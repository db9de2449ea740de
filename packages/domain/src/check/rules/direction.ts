import { advice, both, ClaimNotReadable, placeOf } from "../model.js";
import { severityOf } from "../recompute.js";
import { combined, nameOf, termOf, worked } from "../term.js";
import { claimRule, finding, holding } from "../verdict.js";

/** Words say a quantity rises (or falls) and its two figures say the reverse (所称趋势与数值相反). `of.sense`: rise or fall; `of.from`, `of.to`. */
export const direction = claimRule("direction", both("所称趋势与数值相反", "A trend in words against its figures"), (context, claim) => {
  const from = worked(context, claim, termOf(claim, "from")), to = worked(context, claim, termOf(claim, "to")), name = nameOf(claim), sense = claim.of["sense"];
  if (sense !== "rise" && sense !== "fall") throw new ClaimNotReadable(claim.id, '"sense" must be rise or fall');
  const { lineage } = combined(name, both("后 − 前", "to − from"), to.value.minus(from.value), to.unit, [from, to]);
  const order = to.value.compare(from.value), shown = `${from.value.toString()} → ${to.value.toString()} ${to.unit}`;
  const places = [placeOf(claim.quotation, claim.says), ...from.places, ...to.places];
  if (sense === "rise" ? order >= 0 : order <= 0) {
    return holding("direction", claim.id, claim.says, { places, lineage, message: both(`${name.zh}：${shown}，与“${claim.says}”相符。`, `${name.en}: ${shown} agrees with “${claim.says}”.`) });
  }
  return finding("direction", claim.id, severityOf(claim), {
    places, advice: advice.clarify, lineage,
    message: both(
      `${name.zh}：文称“${claim.says}”，数值却为 ${shown}；口径如有变化，文中没有说明。`,
      `${name.en}: the words say “${claim.says}”, the figures ${shown}; a change of scope is not stated.`,
    ),
  });
});
