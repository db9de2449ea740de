import type { Lineage } from "@yunqing/standards";
import type { Claim } from "../../plan/model.js";
import { advice, both, ClaimNotReadable, placeOf, type CheckContext, type FindingPlace } from "../model.js";
import { severityOf } from "../recompute.js";
import { nameOf } from "../term.js";
import { claimRule, finding, holding, printedAt } from "../verdict.js";

function namesOf(claim: Claim): readonly string[] {
  const names = claim.of["names"];
  if (!Array.isArray(names) || !names.every((name): name is string => typeof name === "string")) throw new ClaimNotReadable(claim.id, '"names" must be a list of texts');
  return names;
}

/** Where the names stand: every one on the claim's line or on the further `of.lines`; a list of ours would prove nothing. */
function placesOf(context: CheckContext, claim: Claim, names: readonly string[]): readonly FindingPlace[] {
  const further = Array.isArray(claim.of["lines"]) ? claim.of["lines"].filter((line): line is number => typeof line === "number") : [];
  const lines = [claim.quotation.line, ...further], textAt = (line: number): string => context.lines[line - 1] ?? "";
  const missing = names.filter((name) => !lines.some((line) => textAt(line).includes(name)));
  if (missing.length > 0) throw new ClaimNotReadable(claim.id, `not on line ${lines.join(", ")}: ${missing.join("、")}`);
  return lines.flatMap((line) => {
    const first = names.find((name) => textAt(line).includes(name));
    return first === undefined ? [] : [{ line, quote: first, value: `${names.length}${claim.unit}` }];
  });
}

/** A number announced and the names that follow it (所称数目与所列名称). `of.names`, as printed. */
export const namedList = claimRule("named-list", both("所称数目与所列名称不符", "A number announced and the names listed differ"), (context, claim) => {
  const names = namesOf(claim), name = nameOf(claim), said = `${claim.says}${claim.unit}`;
  const places = [placeOf(claim.quotation, said), ...placesOf(context, claim, names)];
  const lineage: Lineage = {
    name, value: String(names.length), unit: claim.unit, origin: "computed",
    rule: { id: "plan/count-names", formula: both("清点所列名称", "names counted"), clauses: [], attestation: "VERIFIED" },
    inputs: names.map((each, k) => printedAt(both(`${k + 1}. ${each}`, `${k + 1}. ${each}`), "1", "", { document: context.document, line: claim.quotation.line })),
  };
  if (String(names.length) === claim.says) {
    return holding("named-list", claim.id, claim.says, { places, lineage, message: both(`${name.zh}：称 ${said}，列出 ${names.length} 个，相符。`, `${name.en}: ${claim.says} announced and named.`) });
  }
  const message = both(`${name.zh}：称 ${said}，列出 ${names.length} 个（${names.join("、")}）。`, `${name.en}: ${claim.says} announced, ${names.length} named (${names.join(", ")}).`);
  return finding("named-list", claim.id, severityOf(claim), { places, advice: advice.clarify, lineage, message });
});
