import { advice, both, type Checked, type CheckRule } from "../model.js";
import { severityOf } from "../recompute.js";
import { combined, nameOf, termOf, worked } from "../term.js";

/** A part is larger than the whole it belongs to (部分大于整体). `of.part`, `of.whole`. */
export const partExceedsWhole: CheckRule = {
  id: "part-exceeds-whole",
  name: both("部分大于整体", "A part is larger than its whole"),
  kinds: ["part-exceeds-whole"],
  run: (context): Checked => {
    const findings = [],
      holds = [];
    for (const claim of context.claims.filter((each) => each.kind === "part-exceeds-whole")) {
      const part = worked(context, claim, termOf(claim, "part")),
        whole = worked(context, claim, termOf(claim, "whole")),
        name = nameOf(claim);
      const { lineage } = combined(name, both("部分 ≤ 整体", "part ≤ whole"), part.value.minus(whole.value), part.unit, [part, whole]);
      const places = [...part.places, ...whole.places];
      const shown = `${part.value.toString()} ${part.value.compare(whole.value) > 0 ? ">" : "≤"} ${whole.value.toString()}`;
      if (part.value.compare(whole.value) > 0)
        findings.push({
          id: `part-exceeds-whole:${claim.id}`,
          rule: "part-exceeds-whole",
          source: "rule" as const,
          severity: severityOf(claim),
          places,
          advice: advice.clarify,
          lineage,
          message: both(`${name.zh}：部分大于整体（${shown}）。`, `${name.en}: the part exceeds the whole (${shown}).`),
        });
      else
        holds.push({
          id: claim.id,
          rule: "part-exceeds-whole",
          places,
          says: claim.says,
          lineage,
          message: both(`${name.zh}：${shown}。`, `${name.en}: ${shown}.`),
        });
    }
    return { findings, holds };
  },
};
