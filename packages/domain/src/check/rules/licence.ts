import type { Table } from "../../plan/model.js";
import { both, type CheckContext, type Checked, type CheckRule, type PlanFinding } from "../model.js";
import { finding } from "../verdict.js";

const renew = both(
  "查验换发的许可证后再办理转移；许可证失效期间停止转移。",
  "See the renewed licence before any transfer; stop transfers while there is none.",
);
const fill = both("补录许可证号、期限、经营类别与能力，并附许可证复印件。", "Add number, dates, categories and capacity, with a copy of the licence.");

/** `2019年 9月26 日— 2024年 9月25 日` → the last day of the span */
function lastDay(cell: string): string | null {
  const dates = [...cell.replace(/\s/g, "").matchAll(/(\d{4})年(\d{1,2})月(\d{1,2})日/g)],
    last = dates.at(-1);
  return last === undefined ? null : `${last[1]}-${(last[2] ?? "").padStart(2, "0")}-${(last[3] ?? "").padStart(2, "0")}`;
}

function ofRow(context: CheckContext, table: Table, row: Table["rows"][number], number: number, span: number): PlanFinding[] {
  const firm = row.cells[0] ?? "", licenceNo = row.cells[number] ?? "", term = row.cells[span] ?? "", end = lastDay(term), id = `${table.id}-${row.line}`;
  if (/^[/—-]?$/.test(licenceNo)) {
    return [finding("licence", id, "medium", {
      places: [{ line: row.line, quote: firm, value: licenceNo || "（空白）" }, { line: table.line, quote: table.columns[number] ?? "", value: "许可证号" }], advice: fill,
      message: both(`${firm}没有许可证号和期限，却列为处置单位。`, `${firm} is listed as an operator without licence number or dates.`),
    })];
  }
  if (end === null || end >= context.plan.finalDay) return [];
  return [finding("licence", id, "low", {
    places: [{ line: row.line, quote: term, value: end }, { line: row.line, quote: firm, value: licenceNo }], advice: renew,
    message: both(`${firm}的许可证 ${end} 到期，早于规划期末 ${context.plan.finalDay}。`, `The licence of ${firm} ends on ${end}, before the plan does.`),
  })];
}
function ofTable(context: CheckContext, table: Table): PlanFinding[] {
  const number = table.columns.findIndex((column) => column.includes("许可证号")), span = table.columns.findIndex((column) => /期限|有效期/.test(column));
  return number < 0 || span < 0 ? [] : table.rows.flatMap((row) => ofRow(context, table, row, number, span));
}

/** Operators whose licence ends within the plan, or who have none (许可证到期或缺失). Looks at every table with a licence number and a term. */
export const licence: CheckRule = {
  id: "licence",
  name: both("许可证到期或缺失", "A licence that ends or is missing"),
  run: (context): Checked => ({ findings: [...context.tables.values()].flatMap((table) => ofTable(context, table)), holds: [] }),
};
