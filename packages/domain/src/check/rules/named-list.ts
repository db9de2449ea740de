import { advice, both, ClaimNotReadable, type CheckContext, type Checked, type CheckRule, type FindingPlace } from "../model.js";
import type { Claim } from "../../plan/model.js";
import { severityOf } from "../recompute.js";
import { nameOf } from "../term.js";

function namesOf(claim: Claim): readonly string[] {
  const names = claim.of["names"];
  if (!Array.isArray(names) || !names.every((name): name is string => typeof name === "string"))
    throw new ClaimNotReadable(claim.id, '"names" must be a list of texts');
  return names;
}
/** Every name must stand on the line (or those that the claim adds): a list of ours would prove nothing. */
function checkNames(context: CheckContext, claim: Claim, names: readonly string[]): FindingPlace[] {
  const extra = Array.isArray(claim.of["lines"]) ? (claim.of["lines"] as unknown[]).filter((line): line is number => typeof line === "number") : [];
  const text = [claim.quotation.line, ...extra].map((line) => context.lines[line - 1] ?? "").join("\n");
  const missing = names.filter((name) => !text.includes(name));
  if (missing.length > 0) throw new ClaimNotReadable(claim.id, `not on line ${claim.quotation.line}: ${missing.join("、")}`);
  return extra
    .map((line) => ({ line, quote: names.find((name) => (context.lines[line - 1] ?? "").includes(name)) ?? "" }))
    .filter((p) => p.quote !== "")
    .map((p) => ({ ...p, value: `${names.length}${claim.unit}` }));
}

/** A number announced and the names that follow it (所称数目与所列名称). `of.names`, as printed. */
export const namedList: CheckRule = {
  id: "named-list",
  name: both("所称数目与所列名称不符", "A number announced and the names listed differ"),
  kinds: ["named-list"],
  run: (context): Checked => {
    const findings = [],
      holds = [];
    for (const claim of context.claims.filter((each) => each.kind === "named-list")) {
      const names = namesOf(claim),
        name = nameOf(claim),
        more = checkNames(context, claim, names);
      const places = [{ line: claim.quotation.line, quote: claim.quotation.quote, value: `${claim.says}${claim.unit}` }, ...more];
      const lineage = {
        name,
        value: String(names.length),
        unit: claim.unit,
        origin: "computed" as const,
        rule: { id: "plan/count-names", formula: both("清点所列名称", "names counted"), clauses: [], attestation: "VERIFIED" as const },
        inputs: names.map((each, k) => ({
          name: both(`${k + 1}. ${each}`, `${k + 1}. ${each}`),
          value: "1",
          unit: "",
          origin: "printed" as const,
          inputs: [],
          source: { document: context.document, line: claim.quotation.line },
        })),
      };
      if (String(names.length) !== claim.says)
        findings.push({
          id: `named-list:${claim.id}`,
          rule: "named-list",
          source: "rule" as const,
          severity: severityOf(claim),
          places:
            more.length > 0
              ? places
              : [...places, { line: claim.quotation.line, quote: names[0] ?? claim.quotation.quote, value: `${names.length}${claim.unit}` }],
          advice: advice.clarify,
          lineage,
          message: both(
            `${name.zh}：称 ${claim.says}${claim.unit}，列出 ${names.length} 个（${names.join("、")}）。`,
            `${name.en}: ${claim.says} announced, ${names.length} named (${names.join(", ")}).`,
          ),
        });
      else
        holds.push({
          id: claim.id,
          rule: "named-list",
          places,
          says: claim.says,
          lineage,
          message: both(`${name.zh}：称 ${claim.says}${claim.unit}，列出 ${names.length} 个，相符。`, `${name.en}: ${claim.says} announced and named.`),
        });
    }
    return { findings, holds };
  },
};
