import { Refused, mostSheetBytes, type SheetTable } from "@yunqing/domain";
import { readCsv } from "./read-csv.js";
import { readWorkbook } from "./read-workbook.js";
import { ZipArchive } from "./zip-archive.js";

const oleMark = Buffer.from("d0cf11e0a1b11ae1", "hex"), lockedMark = Buffer.from("EncryptedPackage", "utf16le");
const refused = (code: string, zh: string, en: string): Refused => new Refused(`import/${code}`, zh, en);

/** What a file is that is neither .xlsx nor text, by its content. */
export function foreign(bytes: Buffer): Refused | null {
  if (bytes.subarray(0, 8).equals(oleMark)) return bytes.includes(lockedMark) ? refused("locked", "文件设有密码，无法读取；请去掉密码后另存", "the file is locked by a password; save it without one") : refused("old-excel", "这是旧版 Excel（.xls）文件；请在 Excel 或 WPS 中另存为 .xlsx", "this is an old Excel file (.xls); save it as .xlsx");
  if (bytes.subarray(0, 4).toString("latin1") === "%PDF") return refused("type", "这是 PDF 文件，不能导入；请用 .xlsx 或 CSV 表格", "this is a PDF; use .xlsx or CSV");
  if (/^(\u0089PNG|\u00ff\u00d8\u00ff|GIF8|Rar!|7z\u00bc|\u001f\u008b)/.test(bytes.subarray(0, 8).toString("latin1"))) return refused("type", "这不是表格文件；请用 .xlsx 或 CSV", "this is no table; use .xlsx or CSV");
  if (/^\s*<(?:!doctype|html|table|\?xml|meta|head|body)/i.test(bytes.subarray(0, 512).toString("latin1").replace(/^\u00ef\u00bb\u00bf/, ""))) return refused("type", "这是网页或 XML，只是改了扩展名；请用 Excel 打开并另存为 .xlsx", "this is a web page or XML under another name; open it in Excel and save it as .xlsx");
  return null;
}

/**
 * Reads a table of observations (读取表格): the first sheet with content of an .xlsx, or a CSV; what it is is told by the content, never by the name.
 * @throws {Refused} import/too-large, import/old-excel, import/locked, import/type, import/broken, import/encoding, import/empty
 */
export async function readTable(bytes: Uint8Array, _name: string): Promise<SheetTable> {
  if (bytes.length > mostSheetBytes) throw refused("too-large", `文件超过 ${mostSheetBytes / 1024 / 1024} MB；请拆成几个文件`, `the file is larger than ${mostSheetBytes / 1024 / 1024} MB; split it`);
  if (bytes.length === 0) throw refused("empty", "文件是空的", "the file is empty");
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), other = foreign(buffer);
  if (other !== null) throw other;
  if (buffer.subarray(0, 4).toString("latin1") !== "PK\u0003\u0004") return Promise.resolve(readCsv(bytes));
  const archive = new ZipArchive(bytes);
  if (archive.has("xl/workbook.xml")) return Promise.resolve(readWorkbook(archive));
  if (archive.has("xl/workbook.bin")) throw refused("type", "这是二进制工作簿（.xlsb）；请另存为 .xlsx", "this is a binary workbook (.xlsb); save it as .xlsx");
  if (archive.has("content.xml")) throw refused("type", "这是 OpenDocument 表格（.ods）；请另存为 .xlsx", "this is an OpenDocument sheet (.ods); save it as .xlsx");
  throw refused("type", "这是压缩包，不是表格；请上传其中的 .xlsx 或 CSV", "this is an archive and no table; send the .xlsx or CSV inside");
}
