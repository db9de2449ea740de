import { exact } from "@yunqing/standards";
import { both, placeOf } from "../model.js";
import { severityOf } from "../recompute.js";
import { combined, nameOf, termOf, worked } from "../term.js";
import { claimRule, finding, holding } from "../verdict.js";

const remedy = both("按实际完成数改写，列明未完成的对象与时限。", "Write what is really done, and list what is left with its dates.");

/** Work called done of which another sentence counts only a part (称“完成”而实际只完成一部分). `of.done`, `of.whole`; `says`: the words. */
export const saidDone = claimRule("said-done", both("称“完成”而只完成一部分", "Called done, in part only"), (context, claim) => {
  const done = worked(context, claim, termOf(claim, "done")), whole = worked(context, claim, termOf(claim, "whole")), name = nameOf(claim);
  const { value, lineage } = combined(name, both("已完成 ÷ 总数 × 100%", "done ÷ whole × 100 %"), done.value.over(whole.value).times(exact("100")), "%", [done, whole]);
  const places = [placeOf(claim.quotation, claim.says), ...done.places, ...whole.places];
  const shown = `${done.value.toString()}/${whole.value.toString()}（${value.toFixed(1)}%）`;
  if (done.value.compare(whole.value) >= 0) return holding("said-done", claim.id, claim.says, { places, lineage, message: both(`${name.zh}：${shown}，相符。`, `${name.en}: ${shown} agrees.`) });
  const message = both(`${name.zh}：文称“${claim.says}”，另处所列为 ${shown}。`, `${name.en}: called “${claim.says}”, elsewhere ${shown}.`);
  return finding("said-done", claim.id, severityOf(claim), { places, advice: remedy, lineage, message });
});
