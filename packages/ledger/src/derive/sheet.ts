import type { Labels } from "@yunqing/standards";
import { isBlank } from "../condition.js";
import { isRequired, nameFieldOf, type Ledger } from "../declare.js";
import type { AnyRow, Field } from "../field.js";
import { noNaming, type Fault, type Naming } from "../kinds/kind.js";
import { kindOf } from "../kinds/kinds.js";
import { masked } from "../values/masking.js";
import { shownFields } from "./visibility.js";

/** A column of a sheet (表格列). All cells are written as text, so that no leading zero and no decimal is lost and no formula runs. */
export interface SheetColumn {
  readonly field: string; readonly part: string; readonly heading: string; readonly unit: string; readonly isRequired: boolean; readonly isImported: boolean;
  readonly dropDown: readonly string[]; readonly note: Labels; readonly width: number;
  /** other headings under which it is found */
  readonly also: readonly string[];
}
/** A sheet (工作表) and the sheets of its child rows, whose first column names the row they belong to. */
export interface Sheet { readonly field: string; readonly title: Labels; readonly columns: readonly SheetColumn[]; readonly children: readonly Sheet[] }
/** A cell as a reader of Excel hands it over: text as shown, or what cannot be taken. */
export type Cell = string | null | { readonly formula: string } | { readonly error: string };
/** A fault with the column it stands in (单元格错误). */
export interface CellFault extends Fault { readonly column: number; readonly field: string; readonly cell: string }

/** The heading of a field (表头): label, part, unit. */
export function headingFor(field: Field, part: Labels | null): string {
  const unit = "unit" in field ? field.unit ?? "" : "";
  return `${field.label.zh}${part === null ? "" : `·${part.zh}`}${unit === "" ? "" : `（${unit}）`}`;
}
/** A field's columns on a sheet. Nothing is asked for on paper that the form makes depend on other answers. */
function columnsFor(name: string, field: Field): readonly SheetColumn[] {
  return kindOf(field).partsOf(field).map((part) => ({
    field: name, part: part.id, heading: headingFor(field, part.label), unit: "unit" in field ? field.unit ?? "" : "", isRequired: isRequired(field) && !("shownWhen" in field && field.shownWhen), isImported: field.kind !== "computed",
    dropDown: part.choices ?? [], width: part.width,
    note: { zh: [part.hint.zh, field.note?.zh ?? ""].filter(Boolean).join("；"), en: [part.hint.en, field.note?.en ?? ""].filter(Boolean).join("; ") },
    also: [...(part.label === null ? field.headings ?? [] : [`${field.label.zh}${part.label.zh}`, part.label.zh])],
  }));
}
/** Derives the sheets of a ledger (由声明得到 Excel 模板). @param holds absent: the whole declaration */
export function sheetOf(ledger: Ledger, holds?: readonly string[]): Sheet {
  const fields = shownFields(ledger, holds), nameField = nameFieldOf(ledger), naming = ledger.fields[nameField];
  const children = fields.flatMap(([name, field]): readonly Sheet[] => (field.kind !== "children" ? [] : [{
    field: name, title: field.label, children: [],
    columns: [...(naming ? columnsFor(nameField, naming).map((each) => ({ ...each, field: "" })) : []), ...Object.entries(field.fields).filter(([, inner]) => !inner.retired).flatMap(([inner, own]) => columnsFor(inner, own))],
  }]));
  return { field: "", title: ledger.title, columns: fields.flatMap(([name, field]) => columnsFor(name, field)), children };
}

/**
 * A row as the cells of a sheet (写一行), one text per column, "" for blank; what the person sees only masked is written masked.
 * @param holds  absent: all in the clear, for a trusted writer only
 */
export function writeRow(ledger: Ledger, sheet: Sheet, row: AnyRow, naming: Naming = noNaming, holds?: readonly string[]): readonly string[] {
  return cellsOf(sheet.columns, (name) => ledger.fields[name], row, naming, holds);
}
/** The child rows of a row as cells, the name of the row first (写子表). */
export function writeChildRows(ledger: Ledger, child: Sheet, row: AnyRow, naming: Naming = noNaming, holds?: readonly string[]): readonly (readonly string[])[] {
  const field = ledger.fields[child.field], nameField = nameFieldOf(ledger), rows = row[child.field];
  if (field?.kind !== "children" || !Array.isArray(rows)) return [];
  return (rows as readonly AnyRow[]).map((inner) => cellsOf(child.columns, (name) => (name === "" ? ledger.fields[nameField] : field.fields[name]), { ...inner, "": row[nameField] }, naming, holds));
}
function cellsOf(columns: readonly SheetColumn[], fieldOf: (name: string) => Field | undefined, row: AnyRow, naming: Naming, holds: readonly string[] | undefined): readonly string[] {
  return columns.map((column) => {
    const field = fieldOf(column.field), value = row[column.field];
    if (field === undefined || isBlank(value)) return "";
    const kind = kindOf(field), safe = holds === undefined ? value : masked(field, value, holds);
    return kind.maskOf !== undefined ? String(safe) : kind.textsOf(safe, field, naming)[kind.partsOf(field).findIndex((part) => part.id === column.part)] ?? "";
  });
}

/** What came of the cells of a row: values by field, with the fields whose cells were there and blank; or every bad cell named. */
export type RowRead = { readonly kind: "values"; readonly values: AnyRow; readonly blanks: readonly string[]; readonly doubts: readonly CellFault[] } | { readonly kind: "refused"; readonly faults: readonly CellFault[]; readonly doubts: readonly CellFault[] };

/**
 * Reads the cells of a row (读一行). Nothing is guessed and nothing silently dropped: a cell that is no value is a fault with its column, its field and its text.
 * Rules over several fields are asked by `checked`, to which the values go.
 *
 * @param cells   one per column of the file
 * @param found   which column of the file is which column of the sheet, from `headingOf`
 */
export function readRow(ledger: Ledger, sheet: Sheet, cells: readonly Cell[], found: readonly (SheetColumn | null)[] = sheet.columns, naming: Naming = noNaming): RowRead {
  const fields = sheet.field === "" ? ledger.fields : childFieldsOf(ledger, sheet.field), faults: CellFault[] = [], doubts: CellFault[] = [], values: Record<string, unknown> = {}, blanks: string[] = [];
  for (const name of new Set(found.flatMap((column) => (column === null ? [] : [column.field])))) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined, kind = field && kindOf(field);
    if (field === undefined || kind === undefined || field.kind === "computed") continue;
    const columns = kind.partsOf(field).map((part) => found.findIndex((column) => column?.field === name && column.part === part.id)), first = columns.find((each) => each >= 0) ?? 0;
    const texts: string[] = [], before = faults.length;
    for (const column of columns) {
      const cell = cells[column] ?? null;
      if (cell === null || typeof cell === "string") { texts.push(cell ?? ""); continue; }
      texts.push("");
      faults.push("formula" in cell ? { column, field: name, cell: cell.formula, code: "ledger/formula", zh: "单元格是公式，请粘贴为数值", en: "the cell is a formula: paste its value" } : { column, field: name, cell: cell.error, code: "ledger/cell-error", zh: `单元格是错误值 ${cell.error}`, en: `the cell is the error ${cell.error}` });
    }
    if (faults.length > before) continue;
    if (texts.every((each) => each.trim() === "")) { blanks.push(name); continue; }
    const read = kind.parseParts(texts, field, naming), at = (fault: Fault): CellFault => ({ ...fault, column: first, field: name, cell: texts.join("，") });
    if (read.kind === "refused") faults.push(...read.faults.map(at));
    else { values[name] = read.value; doubts.push(...read.doubts.map(at)); }
  }
  // what stands in a column that the file did not name would be lost unseen
  cells.forEach((cell, column) => { const isFilled = cell !== null && (typeof cell !== "string" || cell.trim() !== ""); if (isFilled && column >= found.length) faults.push({ column, field: "", cell: typeof cell === "string" ? cell : "formula" in cell ? cell.formula : cell.error, code: "ledger/no-heading", zh: "此列没有表头", en: "the column has no heading" }); });
  return faults.length > 0 ? { kind: "refused", faults, doubts } : { kind: "values", values, blanks, doubts };
}
function childFieldsOf(ledger: Ledger, name: string): Readonly<Record<string, Field>> {
  const field = ledger.fields[name], naming = ledger.fields[nameFieldOf(ledger)];
  return field?.kind === "children" ? { ...(naming ? { "": naming } : {}), ...field.fields } : {};
}
