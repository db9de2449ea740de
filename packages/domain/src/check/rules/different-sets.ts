import type { Claim, Quotation } from "../../plan/model.js";
import { advice, both, ClaimNotReadable, placeOf, type CheckContext, type Checked, type CheckRule } from "../model.js";
import { severityOf } from "../recompute.js";
import { nameOf } from "../term.js";

interface NamedSet {
  readonly quotation: Quotation;
  readonly names: readonly string[];
}
interface GivenSet {
  readonly quotation?: Quotation;
  readonly names?: readonly string[];
  readonly table?: string;
  readonly column?: string;
}

function setOf(context: CheckContext, claim: Claim, given: GivenSet): NamedSet {
  if (given.table !== undefined && given.column !== undefined) {
    const table = context.tables.get(given.table),
      column = table?.columns.indexOf(given.column) ?? -1;
    if (table === undefined || column < 0) throw new ClaimNotReadable(claim.id, `table ${given.table} has no column ${given.column}`);
    const first = table.rows[0];
    return {
      quotation: { line: first?.line ?? table.line, quote: first?.cells[column] ?? table.title },
      names: table.rows.map((row) => row.cells[column] ?? ""),
    };
  }
  if (given.quotation === undefined || given.names === undefined) throw new ClaimNotReadable(claim.id, "a set needs quotation and names, or table and column");
  const text = context.lines[given.quotation.line - 1] ?? "",
    missing = given.names.filter((name) => !text.includes(name));
  if (missing.length > 0) throw new ClaimNotReadable(claim.id, `not on line ${given.quotation.line}: ${missing.join("、")}`);
  return { quotation: given.quotation, names: given.names };
}

/** The same things are named in several places, and the lists differ (所列对象前后不一). `of.sets`: names with their quotation, or a table's column. */
export const differentSets: CheckRule = {
  id: "different-sets",
  name: both("同类对象前后所列不一", "The same things are listed differently"),
  kinds: ["different-sets"],
  run: (context): Checked => {
    const findings = [],
      holds = [];
    for (const claim of context.claims.filter((each) => each.kind === "different-sets")) {
      const given = claim.of["sets"];
      if (!Array.isArray(given)) throw new ClaimNotReadable(claim.id, '"sets" must be a list');
      const sets = given.map((each) => setOf(context, claim, each as GivenSet)),
        all = [...new Set(sets.flatMap((set) => set.names))],
        name = nameOf(claim);
      const notEverywhere = all.filter((each) => !sets.every((set) => set.names.includes(each)));
      const places = sets.map((set) => placeOf(set.quotation, set.names.join("、")));
      const lineage = {
        name,
        value: String(notEverywhere.length),
        unit: "",
        origin: "computed" as const,
        rule: { id: "plan/compare-sets", formula: both("逐一比对名称", "names compared"), clauses: [], attestation: "VERIFIED" as const },
        inputs: sets.map((set) => ({
          name: both(`第${set.quotation.line}行`, `line ${set.quotation.line}`),
          value: set.names.join("、"),
          unit: "",
          origin: "printed" as const,
          inputs: [],
          source: { document: context.document, line: set.quotation.line, quote: set.quotation.quote },
        })),
      };
      if (notEverywhere.length > 0)
        findings.push({
          id: `different-sets:${claim.id}`,
          rule: "different-sets",
          source: "rule" as const,
          severity: severityOf(claim),
          places,
          advice: advice.clarify,
          lineage,
          message: both(
            `${name.zh}在 ${sets.length} 处所列不同：${notEverywhere
              .map(
                (each) =>
                  `“${each}”见于第${sets
                    .filter((s) => s.names.includes(each))
                    .map((s) => s.quotation.line)
                    .join("、")}行`,
              )
              .join("；")}。`,
            `${name.en} are listed differently in ${sets.length} places: ${notEverywhere
              .map(
                (each) =>
                  `“${each}” on line ${sets
                    .filter((s) => s.names.includes(each))
                    .map((s) => s.quotation.line)
                    .join(", ")}`,
              )
              .join("; ")}.`,
          ),
        });
      else
        holds.push({
          id: claim.id,
          rule: "different-sets",
          places,
          says: String(all.length),
          lineage,
          message: both(`${name.zh}各处所列一致。`, `${name.en} are listed alike.`),
        });
    }
    return { findings, holds };
  },
};
