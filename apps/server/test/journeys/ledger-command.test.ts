import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { command, newFolder, type Program, readyFolder, startProgram } from "./program.js";

describe("ledgers from the command line", () => {
  const folder = newFolder(), file = join(folder, "锅炉.csv"), sheet = join(folder, "锅炉.xlsx");
  let program: Program, data = "";
  const run = (...argv: string[]) => command("ledger", ...argv, "--data", data);
  const rowsOf = async (): Promise<number> => { const { out } = await run("list", "--find", "site", "--json"); return (out.trim().split("\n").map((line) => JSON.parse(line) as { ledger: string; rows: number }).find(({ ledger }) => ledger === "site"))!.rows; };
  beforeAll(async () => {
    data = await readyFolder(false);
    program = await startProgram(data, "--no-demo");
  }, 400_000);
  afterAll(async () => { await program?.stop(); });

  test("listed, with titles and counts; as JSON a line each; what is called wrongly ends with 2 and says how", async () => {
    const { code, out, err } = await run("list", "--find", "锅炉");
    expect([code, out]).toEqual([0, expect.stringMatching(/^boiler +2 条 .*锅炉台账/m)]);
    expect(err).toMatch(/本台账/);
    expect(await rowsOf()).toBe(0);
    for (const argv of [[], ["export", "site"], ["sell", "site", sheet], ["list", "--colour", "red"]]) expect([argv, (await run(...argv)).code]).toEqual([argv, 2]);
    const unknown = await run("export", "boilers", sheet);
    expect([unknown.code, unknown.out]).toEqual([2, ""]);
    expect(unknown.err).toMatch(/没有台账“boilers”.*boiler（锅炉台账）/);
    expect((await run("list", "--district", "nowhere")).code).toBe(2);
  }, 240_000);

  test("a file that is not there, a folder that is not there: exit 1 in words; nothing is half done", async () => {
    const missing = await run("import", "site", join(folder, "没有.csv"));
    expect([missing.code, missing.out]).toEqual([1, ""]);
    expect(missing.err).toMatch(/找不到文件/);
    const nowhere = await run("export", "boiler", join(folder, "no", "such.xlsx"));
    expect(nowhere.code).toBe(1);
    expect(nowhere.err).toMatch(/写不了文件/);
    const bad = await run("export", "boiler", sheet, "--filter", "[{]");
    expect([bad.code, existsSync(sheet)]).toEqual([1, false]);
    expect(bad.err).toMatch(/[\u4e00-\u9fff]/);
  }, 240_000);

  test("imported through the running program as one batch, exported with chosen columns, withdrawn whole", async () => {
    writeFileSync(file, "锅炉编号,单位,额定出力（t/h）\nGL-1,大同煤矿集团有限公司,75.00\nGL-2,没有这家,10\nGL-3,大同煤矿集团有限公司,一百\n");
    const refused = await run("import", "boiler", file);
    expect([refused.code, refused.out]).toEqual([1, ""]);
    // by file, line and column, with what stands there
    expect(refused.err).toMatch(/锅炉\.csv .*第 3 行 B.*没有这家/);
    expect(refused.err).toMatch(/锅炉\.csv .*第 4 行 C.*一百/);
    expect(refused.err).toMatch(/没有导入/);
    const taken = await run("import", "boiler", file, "--take-good", "--why", "普查", "--json");
    expect([taken.code, JSON.parse(taken.out)]).toEqual([0, expect.objectContaining({ step: "committed", done: 1 })]);
    const batch = (JSON.parse(taken.out) as { id: string }).id;
    expect((await run("batches", "boiler")).out).toMatch(new RegExp(`^${batch} 已导入 新增 1`, "m"));

    const done = await run("export", "boiler", sheet, "--columns", "number,capacity", "--sort", "number", "--filter", JSON.stringify([{ field: "capacity", way: "filled", filled: true }]), "--json");
    expect([done.code, JSON.parse(done.out)]).toEqual([0, expect.objectContaining({ rows: 1, columns: ["number", "capacity", "by", "at"] })]);
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(sheet);
    expect([book.worksheets[0]!.getCell(5, 1).value, book.worksheets[0]!.getCell(5, 2).value]).toEqual(["GL-1", 75]);
    const template = join(folder, "模板.xlsx");
    expect([(await run("template", "boiler", template)).code, existsSync(template)]).toEqual([0, true]);

    expect((await run("withdraw", "boiler", batch)).code).toBe(2);
    const back = await run("withdraw", "boiler", batch, "--why", "传错了");
    expect([back.code, back.err]).toEqual([0, expect.stringMatching(/已撤回批次/)]);
    expect((await run("list", "--find", "锅炉")).out).toMatch(/^boiler +2 条/m);
    const none = await run("withdraw", "boiler", "no-such-batch", "--why", "没有这批");
    expect([none.code, none.out]).toEqual([1, ""]);
  }, 240_000);
});
