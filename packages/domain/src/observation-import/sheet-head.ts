import type { Labels } from "@yunqing/standards";
import type { FactorTable } from "../monitoring/factor-unit.js";
import { columnOf, type SheetColumn } from "./column-meaning.js";
import { anyCode } from "./factor-names.js";
import type { FaultList } from "./fault-list.js";
import { columnLetter, type SheetRow } from "./sheet.js";

/** The heading of a sheet (表头): where it stands and what its columns hold. */
export interface SheetHead { readonly row: number; readonly columns: readonly SheetColumn[]; /** columns with a fault of their own: rows with a value there cannot be taken */ readonly bad: ReadonlySet<number> }

/** rows in which the heading is looked for */
const headRows = 30;

/** A column as faults name it: letter and heading. */
export function columnName(column: Pick<SheetColumn, "column" | "heading">): string { return `${columnLetter(column.column)} ${column.heading}`.trim(); }

function columnsOf(row: SheetRow, mapping: Readonly<Record<string, string>>, table: FactorTable): readonly SheetColumn[] {
  return row.cells.flatMap((cell, at) => (cell === null || cell.text.trim() === "" ? [] : [columnOf(at + 1, cell.text.replace(/\s+/g, " ").trim(), mapping, table)]));
}
/** How many columns of a row mean something different; titles stand merged over all columns and mean one thing at most. */
function weight(columns: readonly SheetColumn[]): number {
  const means = new Set(columns.filter((one) => one.meaning !== null || one.fault !== null).map((one) => one.heading)), has = (is: string): boolean => columns.some(({ meaning }) => meaning?.is === is);
  return means.size + (has("time") || has("day") ? 2 : 0) + (has("point") ? 2 : 0);
}

/** Finds the heading among the first rows: the row that means most (找表头). Null where no row names two things. */
export function headOf(rows: readonly SheetRow[], mapping: Readonly<Record<string, string>>, table: FactorTable, faults: FaultList): SheetHead | null {
  let best: { readonly row: SheetRow; readonly columns: readonly SheetColumn[]; readonly weight: number } | null = null;
  for (const row of rows.slice(0, headRows)) {
    const columns = columnsOf(row, mapping, table), own = weight(columns);
    if (own >= 2 && (best === null || own > best.weight)) best = { row, columns, weight: own };
  }
  if (best === null) return null;
  const columns = withoutWeakPoints(best.columns), bad = new Set<number>(), { row } = best.row;
  const say = (column: SheetColumn, message: Labels): void => { faults.add(row, columnName(column), column.heading, message); bad.add(column.column); };
  const once = new Map<string, SheetColumn>();
  for (const column of columns) {
    if (column.fault !== null) { say(column, column.fault); continue; }
    const { meaning } = column;
    if (meaning === null || meaning.is === "point") continue;
    const key = meaning.is === "factor" ? `factor ${anyCode(meaning.factor)}` : meaning.is, other = once.get(key);
    if (other === undefined) { once.set(key, column); continue; }
    say(column, { zh: `与 ${columnName(other)} 列含义相同；请只留一列，或手工指定`, en: `means the same as column ${columnName(other)}; keep one, or map them by hand` });
  }
  return { row, columns, bad };
}

/** 编号 and 名称 name a point only where nothing better does. */
function withoutWeakPoints(columns: readonly SheetColumn[]): readonly SheetColumn[] {
  const strong = columns.some(({ meaning }) => meaning?.is === "point" && !meaning.weak);
  return strong ? columns.map((one) => (one.meaning?.is === "point" && one.meaning.weak ? { ...one, meaning: null } : one)) : columns;
}

/** What a sheet must have to be read, told at the heading (缺列). */
export function missingColumns(head: SheetHead, faults: FaultList): boolean {
  const has = (...kinds: readonly string[]): boolean => head.columns.some((one) => one.meaning !== null && kinds.includes(one.meaning.is) && !head.bad.has(one.column)), before = faults.count;
  if (!has("time", "day")) faults.add(head.row, "", "", { zh: "没有时间列；表头应有“采样时间”或“监测时间”", en: "there is no column of times; a heading should say 采样时间 or time" });
  if (!has("point")) faults.add(head.row, "", "", { zh: "没有点位列；表头应有“点位”（点位名称或编号）", en: "there is no column of points; a heading should say 点位 or point" });
  if (has("value") !== has("factor-name")) faults.add(head.row, "", "", has("value") ? { zh: "有结果列，没有项目列；长表应同时有“项目”和“结果”", en: "there is a column of results and none of items; a long sheet has both" } : { zh: "有项目列，没有结果列；长表应同时有“项目”和“结果”", en: "there is a column of items and none of results; a long sheet has both" });
  else if (!has("value") && !has("factor")) faults.add(head.row, "", "", { zh: "没有认出任何监测因子；表头写因子名称和单位，例如“氨氮（mg/L）”，或手工指定各列", en: "no factor was recognised; headings name factor and unit, such as 氨氮（mg/L）; or map the columns by hand" });
  return faults.count > before;
}
