import type { FactorTable } from "../monitoring/factor-unit.js";
import { FaultList } from "./fault-list.js";
import { meaningWord } from "./column-meaning.js";
import { PointFinder, type WritablePoint } from "./point-finder.js";
import { RowReader, type ReadRow } from "./read-rows.js";
import { headOf, missingColumns } from "./sheet-head.js";
import type { SheetTable } from "./sheet.js";
import type { ImportPreview } from "../desk/observation-desk-views.js";

/** A sheet as it was understood (读表结果): the rows that can be taken, every fault counted, and what a person should know. */
export interface ReadSheet extends Pick<ImportPreview, "rows" | "faults" | "faultCount" | "columns" | "notes"> { readonly good: readonly ReadRow[] }

export interface SheetReading {
  readonly points: readonly WritablePoint[]; readonly table: FactorTable;
  /** heading → meaning by hand */
  readonly mapping: Readonly<Record<string, string>>;
  /** now, milliseconds since 1970 UTC */
  readonly now: number;
}

/**
 * Reads a sheet of results (读取监测数据表), wide (a column a factor) or long (项目, 结果, 单位): finds the heading, understands each column, checks each cell.
 * A row with a fault is left out whole; the fault names row, column, what stands there and what to do. Nothing is passed over silently: what is empty, assumed or rewritten is told with its count.
 */
export function readSheet(sheet: SheetTable, { points, table, mapping, now }: SheetReading): ReadSheet {
  const faults = new FaultList(), rows = sheet.rows.filter(({ cells }) => cells.some((cell) => cell !== null && (cell.text.trim() !== "" || cell.kind === "error"))), head = headOf(rows, mapping, table, faults);
  if (head === null) {
    faults.add(rows[0]?.row ?? 1, "", "", { zh: "没有找到表头；表中应有一行写明 采样时间、点位 和各因子名称。可以下载模板填写", en: "no heading was found; one row names time, point and factors. The template has it" });
    return { rows: 0, good: [], faults: faults.faults, faultCount: faults.count, columns: [], notes: sheet.notes };
  }
  const columns = head.columns.map(({ heading, meaning }) => ({ heading, means: meaningWord(meaning) })), below = rows.filter(({ row }) => row > head.row);
  if (missingColumns(head, faults)) return { rows: below.length, good: [], faults: faults.faults, faultCount: faults.count, columns, notes: [...sheet.notes, ...faults.notes] };
  const reader = new RowReader({ head, finder: new PointFinder(points), table, faults, now }), good: ReadRow[] = [];
  let count = 0;
  for (const row of below) {
    if (reader.label(row)) continue;
    count += 1;
    const read = reader.read(row);
    if (read === "empty") faults.note("nothing", (many) => ({ zh: `${many} 行没有任何数值，不导入`, en: `${many} rows hold no value and are left out` }));
    else if (read !== "faulty") good.push(read);
    if (row.hidden) faults.note("hidden", (many) => ({ zh: `${many} 行在文件中是隐藏的，也已读取`, en: `${many} rows are hidden in the file and were read all the same` }));
  }
  const unknown = columns.filter(({ means }) => means === null).map(({ heading }) => heading);
  if (unknown.length > 0) faults.note("unknown", () => ({ zh: `未导入的列：${unknown.slice(0, 20).join("、")}${unknown.length > 20 ? ` 等 ${unknown.length} 列` : ""}`, en: `columns left out: ${unknown.slice(0, 20).join(", ")}${unknown.length > 20 ? ` and ${unknown.length - 20} more` : ""}` }));
  return { rows: count, good, faults: faults.faults, faultCount: faults.count, columns, notes: [...sheet.notes, ...faults.notes] };
}
