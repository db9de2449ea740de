import { both, ClaimNotReadable, placeOf, type Checked, type CheckRule } from "../model.js";
import { severityOf } from "../recompute.js";
import { nameOf, textOf } from "../term.js";

const remedy = both(
  "地表水水源按 GB 3838-2002（Ⅲ类及表2、表3）重新评价，报告书中一并更正。",
  "Judge surface sources by GB 3838-2002 (class III and tables 2, 3) anew, and correct the report with it.",
);
/** Which standard judges which water. @clause GB 3838-2002 §1; GB/T 14848-2017 §1 */
const standardOf: Readonly<Record<string, string>> = { 地表水: "GB 3838-2002", 地下水: "GB/T 14848-2017" };

/** A water judged by the standard of another kind of water (水源类型与所用标准不符). `of.type`: fact of the type; `says`: the standard cited. */
export const standardByType: CheckRule = {
  id: "standard-by-type",
  name: both("水源类型与所用标准不符", "Judged by the standard of another kind of water"),
  kinds: ["standard-by-type"],
  run: (context): Checked => {
    const findings = [],
      holds = [];
    for (const claim of context.claims.filter((each) => each.kind === "standard-by-type")) {
      const fact = context.pack.facts.find((each) => each.id === textOf(claim, "fact")),
        right = standardOf[fact?.value ?? ""],
        name = nameOf(claim);
      if (fact === undefined || right === undefined) throw new ClaimNotReadable(claim.id, "of.fact must name a fact that says 地表水 or 地下水");
      const places = [placeOf(claim.quotation, claim.says), placeOf(fact.quotation, fact.value)];
      const lineage = {
        name,
        value: right,
        unit: "",
        origin: "parameter" as const,
        inputs: [],
        notes: [both(`${fact.value}适用 ${right}`, `${fact.value} is judged by ${right}`)],
      };
      if (claim.says !== right)
        findings.push({
          id: `standard-by-type:${claim.id}`,
          rule: "standard-by-type",
          source: "rule" as const,
          severity: severityOf(claim),
          places,
          advice: remedy,
          lineage,
          message: both(
            `${name.zh}为${fact.value}，却按 ${claim.says} 评价；应按 ${right}。`,
            `${name.en} is ${fact.value === "地表水" ? "surface water" : "groundwater"} but judged by ${claim.says}; it should be ${right}.`,
          ),
        });
      else
        holds.push({
          id: claim.id,
          rule: "standard-by-type",
          places,
          says: claim.says,
          lineage,
          message: both(`${name.zh}所用标准相符。`, `${name.en} is judged by the right standard.`),
        });
    }
    return { findings, holds };
  },
};
