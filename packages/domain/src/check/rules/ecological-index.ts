import { eiOf, exact } from "@yunqing/standards";
import { both, ClaimNotReadable } from "../model.js";
import { recomputing } from "../recompute.js";
import { termOf, worked } from "../term.js";

const inputs = ["biological", "vegetation", "waterNetwork", "landStress", "pollutionLoad"] as const;

/** The ecological index from its five sub-indices (生态环境状况指数). @clause HJ 192-2015 §6 */
export const ecologicalIndex = recomputing({
  id: "ecological-index",
  name: both("生态环境状况指数与分指数不符", "The ecological index is not that of its sub-indices"),
  how: both("按 HJ 192-2015 计算", "HJ 192-2015"),
  work: (context, claim) => {
    const given = inputs.map((key) => [key, worked(context, claim, termOf(claim, key))] as const);
    const text = (key: (typeof inputs)[number]): string => {
      const found = given.find(([name]) => name === key);
      if (found === undefined) throw new ClaimNotReadable(claim.id, `"${key}" is missing`);
      return found[1].value.toString();
    };
    const computed = eiOf({
      biological: text("biological"),
      vegetation: text("vegetation"),
      waterNetwork: text("waterNetwork"),
      landStress: text("landStress"),
      pollutionLoad: text("pollutionLoad"),
    });
    return { value: exact(computed.value.exact), unit: "", lineage: computed.lineage, places: given.flatMap(([, value]) => value.places) };
  },
});
