import type { Lineage } from "@yunqing/standards";
import type { Claim, Quotation } from "../../plan/model.js";
import { advice, both, ClaimNotReadable, placeOf, type CheckContext } from "../model.js";
import { severityOf } from "../recompute.js";
import { nameOf } from "../term.js";
import { claimRule, finding, holding, printedAt } from "../verdict.js";

/** Names with the words they stand in. */
interface NamedSet { readonly quotation: Quotation; readonly names: readonly string[] }
/** A set as the claim gives it: names with their quotation, or a column of a table. */
type GivenSet = Partial<NamedSet> & { readonly table?: string; readonly column?: string };

function ofTable(context: CheckContext, claim: Claim, id: string, head: string): NamedSet {
  const table = context.tables.get(id), column = table?.columns.indexOf(head) ?? -1, first = table?.rows[0];
  if (table === undefined || column < 0) throw new ClaimNotReadable(claim.id, `table ${id} has no column ${head}`);
  return { quotation: { line: first?.line ?? table.line, quote: first?.cells[column] ?? table.title }, names: table.rows.map((row) => row.cells[column] ?? "") };
}
function setOf(context: CheckContext, claim: Claim, given: GivenSet): NamedSet {
  if (given.table !== undefined && given.column !== undefined) return ofTable(context, claim, given.table, given.column);
  const { quotation, names } = given;
  if (quotation === undefined || names === undefined) throw new ClaimNotReadable(claim.id, "a set needs quotation and names, or table and column");
  const missing = names.filter((name) => !(context.lines[quotation.line - 1] ?? "").includes(name));
  if (missing.length > 0) throw new ClaimNotReadable(claim.id, `not on line ${quotation.line}: ${missing.join("、")}`);
  return { quotation, names };
}

/** The same things are named in several places, and the lists differ (所列对象前后不一). `of.sets`: names with their quotation, or a table's column. */
export const differentSets = claimRule("different-sets", both("同类对象前后所列不一", "The same things are listed differently"), (context, claim) => {
  const given = claim.of["sets"], name = nameOf(claim);
  if (!Array.isArray(given)) throw new ClaimNotReadable(claim.id, '"sets" must be a list');
  const sets = given.map((each) => setOf(context, claim, each as GivenSet)), all = [...new Set(sets.flatMap((set) => set.names))];
  const odd = all.filter((each) => !sets.every((set) => set.names.includes(each)));
  const linesOf = (each: string, comma: string): string => sets.filter((set) => set.names.includes(each)).map((set) => set.quotation.line).join(comma);
  const places = sets.map((set) => placeOf(set.quotation, set.names.join("、")));
  const lineage: Lineage = {
    name, value: String(odd.length), unit: "", origin: "computed",
    rule: { id: "plan/compare-sets", formula: both("逐一比对名称", "names compared"), clauses: [], attestation: "VERIFIED" },
    inputs: sets.map(({ quotation, names }) => printedAt(both(`第${quotation.line}行`, `line ${quotation.line}`), names.join("、"), "", { document: context.document, line: quotation.line, quote: quotation.quote })),
  };
  if (odd.length === 0) return holding("different-sets", claim.id, String(all.length), { places, lineage, message: both(`${name.zh}各处所列一致。`, `${name.en} are listed alike.`) });
  return finding("different-sets", claim.id, severityOf(claim), {
    places, advice: advice.clarify, lineage,
    message: both(
      `${name.zh}在 ${sets.length} 处所列不同：${odd.map((each) => `“${each}”见于第${linesOf(each, "、")}行`).join("；")}。`,
      `${name.en} are listed differently in ${sets.length} places: ${odd.map((each) => `“${each}” on line ${linesOf(each, ", ")}`).join("; ")}.`,
    ),
  });
});
