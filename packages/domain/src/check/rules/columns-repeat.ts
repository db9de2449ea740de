import { both, ClaimNotReadable } from "../model.js";
import { severityOf } from "../recompute.js";
import { nameOf, textOf } from "../term.js";
import { claimRule, finding } from "../verdict.js";

const remedy = both("按评价办法由类别填写水质状况（优、良好、轻度污染……）。", "Fill the state (excellent, good, lightly polluted …) from the class by the evaluation method.");

/** Two columns with different heads hold the same in every row (两列内容全同). `of.table`, `of.first`, `of.second`. */
export const columnsRepeat = claimRule("columns-repeat", both("两列名称不同而内容全同", "Two columns of different names hold the same"), (context, claim) => {
  const table = context.tables.get(textOf(claim, "table")), heads = [textOf(claim, "first"), textOf(claim, "second")] as const, name = nameOf(claim);
  const [a, b] = heads.map((head) => table?.columns.indexOf(head) ?? -1);
  if (table === undefined || a === undefined || b === undefined || a < 0 || b < 0) throw new ClaimNotReadable(claim.id, "there is no such table or column");
  const first = table.rows[0];
  if (first === undefined || table.rows.some((row) => row.cells[a] !== row.cells[b])) return null;
  return finding("columns-repeat", claim.id, severityOf(claim), {
    places: [{ line: table.line, quote: heads[0], value: first.cells[a] ?? "" }, { line: table.line, quote: heads[1], value: first.cells[b] ?? "" }], advice: remedy,
    message: both(`${name.zh}：“${heads[0]}”与“${heads[1]}”两列各行内容全同。`, `${name.en}: the columns “${heads[0]}” and “${heads[1]}” hold the same in every row.`),
  });
});
