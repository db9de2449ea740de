import { parse } from "csv-parse/sync";
import iconv from "iconv-lite";
import { Refused, mostSheetCells, type SheetRow, type SheetTable } from "@yunqing/domain";
import type { Labels } from "@yunqing/standards";

const separators = [",", ";", "\t"] as const;
const separatorNames: Readonly<Record<string, Labels>> = { ",": { zh: "逗号", en: "comma" }, ";": { zh: "分号", en: "semicolon" }, "\t": { zh: "制表符", en: "tab" } };

/** The text of a file in UTF-8, UTF-16 with its mark, or GB18030 (编码识别). @throws {Refused} import/encoding */
function decoded(bytes: Uint8Array): { readonly text: string; readonly encoding: string } {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if ((buffer[0] === 0xff && buffer[1] === 0xfe) || (buffer[0] === 0xfe && buffer[1] === 0xff)) return { text: iconv.decode(buffer, "utf-16"), encoding: "UTF-16" };
  const refuse = (): Refused => new Refused("import/encoding", "文件不是文本表格，或编码无法识别；请另存为 UTF-8 的 CSV 或 .xlsx", "the file is no text table, or its encoding is unknown; save it as CSV in UTF-8, or as .xlsx");
  if (buffer.includes(0)) throw refuse();
  try { return { text: new TextDecoder("utf-8", { fatal: true }).decode(buffer), encoding: "UTF-8" }; } catch { /* then it is GB18030, or nothing we read */ }
  const text = iconv.decode(buffer, "gb18030");
  if (text.includes("\ufffd")) throw refuse();
  return { text, encoding: "GB18030" };
}

/** The separator that the first lines hold most often outside of quotes; a comma where none holds any. */
function separatorOf(text: string): string {
  // quotes first, for what is quoted may run over lines; a quote cut off by the end of the sample hides its rest
  const lines = text.slice(0, 64 * 1024).replace(/"[^"]*(?:"|$)/g, "").split(/\r?\n/).slice(0, 50);
  const counts = separators.map((sign) => ({ sign, count: lines.reduce((sum, line) => sum + line.split(sign).length - 1, 0) }));
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).sign;
}

/**
 * Reads a CSV file as typed (CSV 表格): every cell is its text; rows count as a spreadsheet shows them, with line breaks inside quotes.
 * @throws {Refused} import/encoding, import/broken with the line, import/too-large, import/empty
 */
export function readCsv(bytes: Uint8Array): SheetTable {
  const { text, encoding } = decoded(bytes), plain = text.replace(/^\ufeff/, ""), declared = /^sep=(.)\r?\n/.exec(plain), body = declared === null ? plain : plain.slice(declared[0].length), delimiter = declared?.[1] ?? separatorOf(body), rows: SheetRow[] = [];
  let records: string[][], width = 0;
  try { records = parse(body, { delimiter, relax_column_count: true, skip_empty_lines: false, max_record_size: 1024 * 1024, record_delimiter: ["\r\n", "\n", "\r"] }); } catch (error) {
    const { lines, message } = error as { readonly lines?: number; readonly message: string };
    throw new Refused("import/broken", `第 ${lines ?? "?"} 行的引号或分隔符不完整，无法读取；请检查该行`, `line ${lines ?? "?"} has an unfinished quote or separator and cannot be read: ${message.slice(0, 120)}`);
  }
  for (const [at, record] of records.entries()) {
    if (record.every((cell) => cell.trim() === "")) continue;
    width = Math.max(width, record.length);
    if ((rows.length + 1) * width > mostSheetCells) throw new Refused("import/too-large", `表格超过 ${mostSheetCells} 个单元格（行数×列数）；请拆成几个文件`, `the table has more than ${mostSheetCells} cells (rows times columns); split it`);
    rows.push({ row: at + 1 + (declared === null ? 0 : 1), hidden: false, cells: record.map((cell) => (cell.trim() === "" ? null : { text: cell, kind: "text" })) });
  }
  if (rows.length === 0) throw new Refused("import/empty", "文件中没有任何内容", "the file holds nothing");
  const name = separatorNames[delimiter];
  return { rows, notes: [{ zh: `按 ${encoding} 编码、以${name?.zh ?? `“${delimiter}”`}分隔读取`, en: `read as ${encoding}, separated by ${name?.en ?? `"${delimiter}"`}` }] };
}
