import { both, ClaimNotReadable, type Checked, type CheckRule } from "../model.js";
import { severityOf } from "../recompute.js";
import { nameOf, textOf } from "../term.js";

const remedy = both(
  "按评价办法由类别填写水质状况（优、良好、轻度污染……）。",
  "Fill the state (excellent, good, lightly polluted …) from the class by the evaluation method.",
);

/** Two columns with different heads hold the same in every row (两列内容全同). `of.table`, `of.first`, `of.second`. */
export const columnsRepeat: CheckRule = {
  id: "columns-repeat",
  name: both("两列名称不同而内容全同", "Two columns of different names hold the same"),
  kinds: ["columns-repeat"],
  run: (context): Checked => {
    const findings = [];
    for (const claim of context.claims.filter((each) => each.kind === "columns-repeat")) {
      const table = context.tables.get(textOf(claim, "table")),
        a = table?.columns.indexOf(textOf(claim, "first")) ?? -1,
        b = table?.columns.indexOf(textOf(claim, "second")) ?? -1;
      if (table === undefined || a < 0 || b < 0) throw new ClaimNotReadable(claim.id, "there is no such table or column");
      if (table.rows.length === 0 || table.rows.some((row) => row.cells[a] !== row.cells[b])) continue;
      const name = nameOf(claim),
        first = table.rows[0],
        heads = [textOf(claim, "first"), textOf(claim, "second")] as const;
      findings.push({
        id: `columns-repeat:${claim.id}`,
        rule: "columns-repeat",
        source: "rule" as const,
        severity: severityOf(claim),
        places: [
          { line: table.line, quote: heads[0], value: first?.cells[a] ?? "" },
          { line: table.line, quote: heads[1], value: first?.cells[b] ?? "" },
        ],
        advice: remedy,
        lineage: null,
        message: both(
          `${name.zh}：“${heads[0]}”与“${heads[1]}”两列各行内容全同。`,
          `${name.en}: the columns “${heads[0]}” and “${heads[1]}” hold the same in every row.`,
        ),
      });
    }
    return { findings, holds: [] };
  },
};
