import ExcelJS from "exceljs";
import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { itemsOfCode } from "@yunqing/standards";
import { readSheet, type FactorTable, type PointFact, type ReadSheet, type WritablePoint } from "@yunqing/domain";
import { readTable } from "../src/index.js";

const table: FactorTable = { of: (code) => { const found = itemsOfCode(code)[0]; return found === undefined ? null : { code, name: found.item.name, unit: found.code.unit ?? "", places: null }; } };
const point = (id: string, zh: string): WritablePoint => ({
  point: { id, by: "u", at: "2026-01-01T00:00:00Z", district: "d", organisationPath: "b", placePath: "p", enterprise: null, point: id, seq: 1, kind: "water-station", name: { zh, en: id }, place: null, longitude: null, latitude: null, note: "", active: true } satisfies PointFact,
  unitOf: (code) => table.of(code, null)?.unit ?? "", outOfUse: [], instruments: [],
});
const read = async (bytes: Uint8Array): Promise<ReadSheet> => readSheet(await readTable(bytes, "x"), { points: [point("s1", "一号断面"), point("s2", "二号断面")], table, mapping: {}, now: Date.parse("2026-11-28T10:00:00+08:00") });
const good = (sheet: ReadSheet): readonly string[] => sheet.good.map(({ row, point: at, from, values }) => `${row} ${at.point.point} ${new Date(from + 8 * 3_600_000).toISOString().slice(0, 16)} ${values.map(({ factor, value, flag }) => `${factor}=${value}${flag ?? ""}`).join(" ")}`);
const faults = (sheet: ReadSheet): readonly string[] => sheet.faults.map(({ row, column, value, message }) => `${row} ${column} [${value}] ${message.zh.replace(/[；，：].*/, "")}`);

describe("a dirty file of a laboratory, from its bytes to its rows", () => {
  it("an Excel workbook: title above, merged points, real dates, formulas, errors, shares, hidden rows, a second sheet", async () => {
    const book = new ExcelJS.Workbook(), sheet = book.addWorksheet("十一月"), other = book.addWorksheet("质控");
    sheet.getCell("A1").value = "某某监测站地表水监测结果"; sheet.mergeCells("A1:F1");
    sheet.getRow(3).values = ["断面", "采样日期", "采样时间", "氨氮（mg/L）", "化学需氧量 (mg/L)", "总磷"];
    const at = (row: number, values: readonly (ExcelJS.CellValue | null)[]): void => { for (const [k, value] of values.entries()) if (value !== null) sheet.getCell(row, k + 1).value = value; sheet.getCell(row, 2).numFmt = "yyyy-mm-dd"; sheet.getCell(row, 3).numFmt = "h:mm"; };
    const day = new Date("2026-11-20T00:00:00Z");
    at(4, ["一号断面", day, 0.4375, 0.1 + 0.2, 12.3, "0.01L"]);                        // 10:30
    at(5, [null, day, 0.5, { formula: "D4*2", result: 0.6 }, { error: "#REF!" }, null]);
    at(6, [null, day, 0.75, "ND", 15, "/"]);
    sheet.mergeCells("A4:A6");
    at(7, ["二号断面", day, 0.4375, 0.5, 0.07, "０．１２"]);
    at(8, ["二号断面", "2026/11/21", null, "1,5", { formula: "E7" } as ExcelJS.CellValue, 0.1]);
    at(9, ["三号断面", new Date("2027-11-20T00:00:00Z"), 0.5, 1, 2, 3]);
    at(10, ["二号断面", day, 0.4375, 0.6, null, null]);
    sheet.getCell("E11").value = 0.5; sheet.getCell("E11").numFmt = "0%"; sheet.getCell("A11").value = "二号断面"; sheet.getCell("B11").value = "2026-11-22 08:00";
    sheet.getCell("A12").value = "审核：李四"; sheet.getRow(7).hidden = true; other.getCell("A1").value = "空白样";
    const sheetRead = await read(new Uint8Array(await book.xlsx.writeBuffer()));
    expect(good(sheetRead)).toEqual(["4 s1 2026-11-20T10:30 w21003=0.30000000000000004 w01018=12.3 w21011=0.01LL", "7 s2 2026-11-20T10:30 w21003=0.5 w01018=0.07 w21011=0.12"]);
    expect(faults(sheetRead)).toEqual([
      "5 E 化学需氧量 (mg/L) [#REF!] 单元格是 Excel 的错误值“#REF!”", "6 D 氨氮（mg/L） [ND] “未检出”没有给出检出限",
      "8 D 氨氮（mg/L） [1,5] “1,5”含逗号", "8 E 化学需氧量 (mg/L) [] 公式没有保存结果",
      "9 A 断面 [三号断面] 没有点位“三号断面”", "9 C 采样时间 [12:00] 2027-11-20 12:00 还没有到（现在 2026-11-28 10:00）",
      "10 D 氨氮（mg/L） [0.6] 与第 7 行重复", "11 E 化学需氧量 (mg/L) [50%] “50%”含百分号",
      "12 A 断面 [审核：李四] 没有点位“审核", "12 C 采样时间 [] 没有填写时间",
    ]);
    expect([sheetRead.rows, sheetRead.faultCount]).toEqual([9, 10]);
    const notes = sheetRead.notes.map(({ zh }) => zh).join("\n");
    for (const words of ["没有读取：质控", "1 个单元格是公式", "1 行在文件中是隐藏的，也已读取", "F 总磷：3 个值没有写单位，按 mg/L 计"]) expect(notes).toContain(words);
  });

  it("a CSV in GB18030 with semicolons and quotes, of ten thousand rows", async () => {
    const lines = Array.from({ length: 10_000 }, (_, k) => `"一号断面";${new Date(Date.parse("2024-01-01T00:00:00Z") + k * 3_600_000).toISOString().slice(0, 16).replace("T", " ")};${k % 1000 === 7 ? "坏" : `${k}.50`};<0.01`);
    const started = performance.now(), sheet = await read(iconv.encode(["点位;时间;化学需氧量（mg/L）;氨氮", ...lines].join("\r\n"), "gb18030"));
    expect([sheet.rows, sheet.good.length, sheet.faultCount, sheet.faults.map(({ row, value }) => `${row} ${value}`).slice(0, 2)]).toEqual([10_000, 9_990, 10, ["9 坏", "1009 坏"]]);
    expect(good(sheet)[3]).toBe("5 s1 2024-01-01T03:00 w01018=3.50 w21003=0.01LL");
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
