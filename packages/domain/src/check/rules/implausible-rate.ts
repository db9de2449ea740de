import { exact, isDecimal } from "@yunqing/standards";
import { both, ClaimNotReadable } from "../model.js";
import { severityOf } from "../recompute.js";
import { combined, nameOf, termOf, textOf, worked } from "../term.js";
import { claimRule, finding, holding } from "../verdict.js";

const id = "implausible-rate";
const remedy = both("核对计量记录或是否多写一位；核实前不用于测算。", "Check the weighing records, or whether a digit is too many; do not compute with it before that.");

/** A figure per head outside a range that is given with its source (人均值不合常理). `of.quantity` over `of.per`, within `of.low`..`of.high`. */
export const implausibleRate = claimRule(id, both("人均（单位）数值超出合理范围", "A figure per head lies outside the plausible range"), (context, claim) => {
  const quantity = worked(context, claim, termOf(claim, "quantity")), per = worked(context, claim, termOf(claim, "per"));
  const low = textOf(claim, "low"), high = textOf(claim, "high"), source = textOf(claim, "rangeFrom"), name = nameOf(claim);
  if (!isDecimal(low) || !isDecimal(high)) throw new ClaimNotReadable(claim.id, '"low" and "high" must be numbers');
  const rate = combined(name, both("数量 ÷ 人数（单位数）", "quantity ÷ heads"), quantity.value.over(per.value), claim.unit, [quantity, per]);
  const shown = rate.value.toFixed(2), range = `${low}–${high} ${claim.unit}`, places = [...quantity.places, ...per.places];
  const lineage = { ...rate.lineage, notes: [both(`合理范围 ${range}：${source}`, `plausible range ${range}: ${source}`)] };
  if (rate.value.compare(exact(low)) >= 0 && rate.value.compare(exact(high)) <= 0) {
    return holding(id, claim.id, claim.says, { places, lineage, message: both(`${name.zh} ${shown} ${claim.unit}，在合理范围内。`, `${name.en} ${shown} ${claim.unit} is plausible.`) });
  }
  const message = both(`${name.zh}为 ${shown} ${claim.unit}，超出合理范围 ${range}（${source}）。`, `${name.en} is ${shown} ${claim.unit}, outside ${range} (${source}).`);
  return finding(id, claim.id, severityOf(claim), { places, advice: remedy, lineage, message });
});
