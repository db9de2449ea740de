import type { Lineage } from "@yunqing/standards";
import { both, ClaimNotReadable, placeOf } from "../model.js";
import { severityOf } from "../recompute.js";
import { nameOf, textOf } from "../term.js";
import { claimRule, finding, holding } from "../verdict.js";

const id = "standard-by-type";
const remedy = both(
  "地表水水源按 GB 3838-2002（Ⅲ类及表2、表3）重新评价，报告书中一并更正。",
  "Judge surface sources by GB 3838-2002 (class III and tables 2, 3) anew, and correct the report with it.",
);
/** Which standard judges which water. @clause GB 3838-2002 §1; GB/T 14848-2017 §1 */
const standardOf: Readonly<Record<string, { readonly standard: string; readonly en: string }>> = {
  地表水: { standard: "GB 3838-2002", en: "surface water" },
  地下水: { standard: "GB/T 14848-2017", en: "groundwater" },
};

/** A water judged by the standard of another kind of water (水源类型与所用标准不符). `of.fact`: fact of the type; `says`: the standard cited. */
export const standardByType = claimRule(id, both("水源类型与所用标准不符", "Judged by the standard of another kind of water"), (context, claim) => {
  const fact = context.pack.facts.find((each) => each.id === textOf(claim, "fact")), right = standardOf[fact?.value ?? ""], name = nameOf(claim);
  if (fact === undefined || right === undefined) throw new ClaimNotReadable(claim.id, "of.fact must name a fact that says 地表水 or 地下水");
  const places = [placeOf(claim.quotation, claim.says), placeOf(fact.quotation, fact.value)];
  const notes = [both(`${fact.value}适用 ${right.standard}`, `${right.en} is judged by ${right.standard}`)];
  const lineage: Lineage = { name, value: right.standard, unit: "", origin: "parameter", inputs: [], notes };
  if (claim.says === right.standard) return holding(id, claim.id, claim.says, { places, lineage, message: both(`${name.zh}所用标准相符。`, `${name.en} is judged by the right standard.`) });
  return finding(id, claim.id, severityOf(claim), {
    places, advice: remedy, lineage,
    message: both(`${name.zh}为${fact.value}，却按 ${claim.says} 评价；应按 ${right.standard}。`, `${name.en} is ${right.en} but judged by ${claim.says}; it should be ${right.standard}.`),
  });
});
