import { exact } from "@yunqing/standards";
import { both, type Checked, type CheckRule } from "../model.js";
import { severityOf } from "../recompute.js";
import { combined, nameOf, termOf, worked } from "../term.js";

const remedy = both("按实际完成数改写，列明未完成的对象与时限。", "Write what is really done, and list what is left with its dates.");

/** Work called done of which another sentence counts only a part (称“完成”而实际只完成一部分). `of.done`, `of.whole`; `says`: the words. */
export const saidDone: CheckRule = {
  id: "said-done",
  name: both("称“完成”而只完成一部分", "Called done, in part only"),
  kinds: ["said-done"],
  run: (context): Checked => {
    const findings = [],
      holds = [];
    for (const claim of context.claims.filter((each) => each.kind === "said-done")) {
      const done = worked(context, claim, termOf(claim, "done")),
        whole = worked(context, claim, termOf(claim, "whole")),
        name = nameOf(claim);
      const percent = combined(name, both("已完成 ÷ 总数 × 100%", "done ÷ whole × 100 %"), done.value.over(whole.value).times(exact("100")), "%", [
        done,
        whole,
      ]);
      const places = [{ line: claim.quotation.line, quote: claim.quotation.quote, value: claim.says }, ...done.places, ...whole.places],
        shown = `${done.value.toString()}/${whole.value.toString()}（${percent.value.toFixed(1)}%）`;
      if (done.value.compare(whole.value) < 0)
        findings.push({
          id: `said-done:${claim.id}`,
          rule: "said-done",
          source: "rule" as const,
          severity: severityOf(claim),
          places,
          advice: remedy,
          lineage: percent.lineage,
          message: both(`${name.zh}：文称“${claim.says}”，另处所列为 ${shown}。`, `${name.en}: called “${claim.says}”, elsewhere ${shown}.`),
        });
      else
        holds.push({
          id: claim.id,
          rule: "said-done",
          places,
          says: claim.says,
          lineage: percent.lineage,
          message: both(`${name.zh}：${shown}，相符。`, `${name.en}: ${shown} agrees.`),
        });
    }
    return { findings, holds };
  },
};
