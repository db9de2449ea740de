/** A CSV file that cannot be read (RFC 4180 with leading `#` lines). */
export class CsvBroken extends Error {
  readonly code = "packs/csv-broken";
  constructor(readonly line: number, readonly zh: string, readonly en: string) { super(`line ${line}: ${en}`); }
}

/** One row of a CSV file: its line in the file, and the cells by column name. */
export interface CsvRow { readonly line: number; readonly cells: Readonly<Record<string, string>> }

interface Raw { readonly line: number; readonly cells: readonly string[] }

function rawRows(text: string): readonly Raw[] {
  const rows: Raw[] = [];
  let cells: string[] = [], cell = "", quoted = false, line = 1, start = 1;
  const endRow = (): void => { cells.push(cell); if (cells.length > 1 || cells[0] !== "") rows.push({ line: start, cells }); cells = []; cell = ""; };
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c === '"' && text[i + 1] === '"') { cell += '"'; i++; }
      else if (c === '"') quoted = false;
      else { if (c === "\n") line++; cell += c; }
    } else if (c === '"' && cell === "") quoted = true;
    else if (c === ",") { cells.push(cell); cell = ""; }
    else if (c === "\n") { endRow(); line++; start = line; }
    else if (c !== "\r") cell += c;
  }
  if (quoted) throw new CsvBroken(start, "引号没有闭合", "a quotation mark is not closed");
  if (cell !== "" || cells.length > 0) endRow();
  return rows;
}

/**
 * Rows of a CSV text (表格文本). A byte-order mark is dropped, blank lines and head lines that begin with `#` are left out.
 * @throws {CsvBroken} an open quotation mark, a column named twice, a row with more or fewer cells than the head
 */
export function csvRows(text: string): readonly CsvRow[] {
  const body = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const rows = rawRows(body).filter((row) => !(row.cells[0] ?? "").startsWith("#"));
  const head = rows[0];
  if (head === undefined) return [];
  if (new Set(head.cells).size !== head.cells.length) throw new CsvBroken(head.line, "列名重复", "a column is named twice");
  return rows.slice(1).map((row) => {
    if (row.cells.length !== head.cells.length) throw new CsvBroken(row.line, `应有 ${head.cells.length} 列，实为 ${row.cells.length} 列`, `${head.cells.length} cells expected, ${row.cells.length} found`);
    return { line: row.line, cells: Object.fromEntries(head.cells.map((name, i) => [name, row.cells[i] ?? ""])) };
  });
}
