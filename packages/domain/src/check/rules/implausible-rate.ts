import { exact, isDecimal } from "@yunqing/standards";
import { both, ClaimNotReadable, type Checked, type CheckRule } from "../model.js";
import { severityOf } from "../recompute.js";
import { combined, nameOf, termOf, textOf, worked } from "../term.js";

const remedy = both(
  "核对计量记录或是否多写一位；核实前不用于测算。",
  "Check the weighing records, or whether a digit is too many; do not compute with it before that.",
);

/** A figure per head outside a range that is given with its source (人均值不合常理). `of.quantity` over `of.per`, within `of.low`..`of.high`. */
export const implausibleRate: CheckRule = {
  id: "implausible-rate",
  name: both("人均（单位）数值超出合理范围", "A figure per head lies outside the plausible range"),
  kinds: ["implausible-rate"],
  run: (context): Checked => {
    const findings = [],
      holds = [];
    for (const claim of context.claims.filter((each) => each.kind === "implausible-rate")) {
      const quantity = worked(context, claim, termOf(claim, "quantity")),
        per = worked(context, claim, termOf(claim, "per")),
        low = textOf(claim, "low"),
        high = textOf(claim, "high"),
        name = nameOf(claim);
      if (!isDecimal(low) || !isDecimal(high)) throw new ClaimNotReadable(claim.id, '"low" and "high" must be numbers');
      const rate = combined(name, both("数量 ÷ 人数（单位数）", "quantity ÷ heads"), quantity.value.over(per.value), claim.unit, [quantity, per]);
      const inside = rate.value.compare(exact(low)) >= 0 && rate.value.compare(exact(high)) <= 0;
      const places = [...quantity.places, ...per.places],
        shown = rate.value.toFixed(2),
        range = `${low}–${high} ${claim.unit}`,
        source = textOf(claim, "rangeFrom");
      const lineage = { ...rate.lineage, notes: [both(`合理范围 ${range}：${source}`, `plausible range ${range}: ${source}`)] };
      if (!inside)
        findings.push({
          id: `implausible-rate:${claim.id}`,
          rule: "implausible-rate",
          source: "rule" as const,
          severity: severityOf(claim),
          places,
          advice: remedy,
          lineage,
          message: both(
            `${name.zh}为 ${shown} ${claim.unit}，超出合理范围 ${range}（${source}）。`,
            `${name.en} is ${shown} ${claim.unit}, outside ${range} (${source}).`,
          ),
        });
      else
        holds.push({
          id: claim.id,
          rule: "implausible-rate",
          places,
          says: claim.says,
          lineage,
          message: both(`${name.zh} ${shown} ${claim.unit}，在合理范围内。`, `${name.en} ${shown} ${claim.unit} is plausible.`),
        });
    }
    return { findings, holds };
  },
};
