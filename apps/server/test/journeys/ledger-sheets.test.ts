import { readFileSync } from "node:fs";
import ExcelJS from "exceljs";
import iconv from "iconv-lite";
import { chromium, type Browser, type BrowserContext, type Download, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { browserArguments, chromiumPath, newId, Person, type Program, readyFolder, startProgram } from "./program.js";

const own = "Lvshui-2026-Qingshan!", d = "yungang", api = `/api/d/${d}`;
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
type Cells = Readonly<Record<string, ExcelJS.CellValue>>;
/** Rows under the headings of the template: what is good, what is wrong, and in which column. */
const lines: readonly { readonly cells: Cells; readonly wrong?: string }[] = [
  { cells: { 单位: "大同煤矿集团有限公司", 锅炉编号: "GL-1", 额定出力: 75, 燃料: "煤", 运行状态: "在用" } },
  { cells: { 单位: "大同煤矿集团有限公司", 锅炉编号: "GL-2", 额定出力: 10, 燃料: "煤", 运行状态: "在用" } },
  { cells: { 单位: "大同昌盛化工有限公司", 锅炉编号: "GL-3", 额定出力: "35", 运行状态: "备用" } },
  { cells: { 单位: "没有登记过的单位", 锅炉编号: "GL-4" }, wrong: "单位" },
  { cells: { 单位: "大同煤矿集团有限公司", 锅炉编号: "GL-5", 额定出力: "很大" }, wrong: "额定出力" },
  { cells: { 单位: "大同煤矿集团有限公司", 锅炉编号: "GL-6", 运行状态: "半停" }, wrong: "运行状态" },
  { cells: { 单位: "大同煤矿集团有限公司", 锅炉编号: "GL-7", 额定出力: { formula: "30+5", result: 35 } }, wrong: "额定出力" },
  { cells: { 单位: "大同煤矿集团有限公司", 锅炉编号: "GL-8", 完成期限: "2026-13-45" }, wrong: "完成期限" },
  { cells: { 单位: "大同煤矿集团有限公司", 锅炉编号: "GL-9", 额定出力: "12.345" }, wrong: "额定出力" },
  { cells: { 单位: "大同煤矿集团有限公司" }, wrong: "锅炉编号" },
];
const good = lines.filter(({ wrong }) => wrong === undefined).length;
/** Boilers that the document itself names are in the ledger from the start. */
const printed = 2;

describe.skipIf(chromiumPath === undefined)("a sheet goes into a ledger and out of it, in Chromium", () => {
  let program: Program, browser: Browser, context: BrowserContext, page: Page, chief: Person;
  const wrong: string[] = [];
  beforeAll(async () => {
    program = await startProgram(await readyFolder(false), "--no-demo");
    const people: Record<string, Person> = {};
    for (const name of ["sysadmin", "secadmin", "director"]) await (people[name] = new Person(program.address, name)).begin(program.passwords[name]!, own);
    chief = people["director"]!;
    const made = await people["sysadmin"]!.send("POST", "/api/users", { id: newId(), name: "clerk", displayName: "经办", phone: null, organisation: "bureau", district: d });
    expect((await people["secadmin"]!.send("POST", "/api/grants", { id: newId(), user: made.body["id"], role: "clerk", district: d, organisation: "*", place: "*", enterprise: null, from: "2020-01-01", until: null })).status).toBe(200);
    await new Person(program.address, "clerk").begin(String(made.body["oneTimePassword"]), own);
    for (let tries = 0; (await chief.send("GET", `${api}/ledgers/enterprise/count`)).body["rows"] !== 39; tries++) { if (tries > 240) throw new Error(program.talk()); await new Promise((resolve) => { setTimeout(resolve, 500); }); }
    browser = await chromium.launch({ executablePath: chromiumPath!, args: browserArguments });
    context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: "zh-CN", timezoneId: "Asia/Shanghai", reducedMotion: "reduce", acceptDownloads: true, permissions: ["clipboard-read", "clipboard-write"] });
    expect((await context.request.post(`${program.address}/api/session`, { data: { name: "clerk", password: own } })).status()).toBe(200);
    page = await context.newPage();
    page.setDefaultTimeout(30_000);
    page.on("pageerror", (problem) => { wrong.push(problem.message); });
  }, 400_000);
  afterAll(async () => { await browser?.close(); await program?.stop(); });

  const download = async (press: () => Promise<void>): Promise<{ file: Download; book: ExcelJS.Workbook }> => {
    const [file] = await Promise.all([page.waitForEvent("download"), press()]), book = new ExcelJS.Workbook();
    await book.xlsx.load(readFileSync(await file.path()) as never);
    return { file, book };
  };
  const imports = `/ledgers/boiler?tab=imports&d=${d}`, list = `/ledgers/boiler?d=${d}`;
  const bring = async (name: string, buffer: Buffer): Promise<void> => { await page.goto(program.address + imports); await page.locator("#ledger-file").setInputFiles({ name, mimeType: "application/octet-stream", buffer }); };
  const texts = async (selector: string): Promise<readonly string[]> => (await page.locator(selector).allInnerTexts()).map((text) => text.replace(/[↕▲▼]/g, "").trim());
  const count = async (): Promise<unknown> => (await chief.send("GET", `${api}/ledgers/boiler/count`)).body["rows"];
  const rows = async (): Promise<unknown> => (await chief.send("GET", `${api}/ledgers/boiler/rows`)).body["rows"];
  let before: unknown, template: ExcelJS.Workbook, letters: Readonly<Record<string, string>>;

  test("the template is filled in with faults: the preview names every bad cell, the good rows go in as one batch", async () => {
    expect(await count()).toBe(printed);
    before = await rows();
    await page.goto(program.address + imports);
    ({ book: template } = await download(() => page.getByRole("link", { name: "下载模板" }).click()));
    const sheet = template.worksheets[0]!, headings = Array.from(sheet.getRow(1).values as readonly ExcelJS.CellValue[], (text) => (typeof text === "string" ? text : "").replace(/[*（].*$/, ""));
    const columnOf = (name: string): number => { const at = headings.findIndex((each) => each === name || each.startsWith(name)); expect(at, `${name} in ${headings.join(" ")}`).toBeGreaterThan(0); return at; };
    letters = Object.fromEntries([...new Set(lines.flatMap(({ cells }) => Object.keys(cells)))].map((name) => [name, sheet.getColumn(columnOf(name)).letter]));
    for (const [at, { cells }] of lines.entries()) for (const [name, value] of Object.entries(cells)) sheet.getCell(at + 2, columnOf(name)).value = value;
    await bring("锅炉.xlsx", Buffer.from(await template.xlsx.writeBuffer()));
    const preview = page.getByRole("region", { name: "导入预览" });
    await preview.getByRole("button", { name: `有误 ${lines.length - good}` }).waitFor();
    await preview.getByRole("button", { name: `新增 ${good}` }).waitFor();
    // each bad cell by its column and line as the sheet has them, and no other
    await expect.poll(async () => (await preview.locator(".faults .wrong b").allInnerTexts()).map((text) => text.trim())).toEqual(lines.flatMap(({ wrong: name }, at) => (name === undefined ? [] : [`${letters[name]}${at + 2}`])));
    expect(await preview.getByRole("button", { name: /^导入 \d+ 行$/ }).isDisabled()).toBe(true);
    await preview.getByRole("checkbox", { name: /只导入无误的行/ }).check();
    await preview.getByLabel("说明", { exact: false }).fill("年度锅炉普查");
    await preview.getByRole("button", { name: `导入 ${good} 行` }).click();
    await preview.getByText("已导入").waitFor();
    expect(await count()).toBe(printed + good);
  }, 240_000);

  test("the list is narrowed, sorted and its columns chosen; the Excel file and the clipboard hold exactly that", async () => {
    await page.goto(program.address + list);
    await page.getByText(`共 ${printed + good} 条`).waitFor();
    // which columns come first depends on what stands in the rows
    await page.locator("tbody tr").first().waitFor();
    await page.getByRole("button", { name: "选择列" }).click();
    // a popup stands beside its button, also for who wants no motion
    await expect.poll(async () => { const at = await page.getByRole("group", { name: /显示的列/ }).boundingBox(); return at !== null && at.y >= 0 && at.y < 768 && at.x >= 0 && at.x < 1366; }).toBe(true);
    const chooser = page.getByRole("group", { name: /显示的列/ }), wanted = ["额定出力", "单位", "规则判定"];
    for (const box of await chooser.getByRole("checkbox").all()) { const label = (await box.locator("xpath=..").innerText()).trim(); if (await box.isChecked() !== wanted.includes(label)) await box.click(); }
    await page.keyboard.press("Escape");
    await page.getByRole("combobox", { name: "添加筛选" }).selectOption({ label: "额定出力" });
    await page.getByLabel("额定出力 从").fill("20");
    await page.getByLabel("额定出力 从").press("Enter");
    await page.getByText("共 2 条").waitFor();
    await page.getByRole("button", { name: /^额定出力/ }).click();
    await page.locator("th[aria-sort=ascending]").waitFor();
    await page.getByRole("button", { name: /^额定出力/ }).click();
    await page.locator("th[aria-sort=descending]").waitFor();
    await expect.poll(() => texts("tbody th.heads")).toEqual(["GL-1", "GL-3"]);
    const heads = await texts("thead th"), body = await Promise.all((await page.locator("tbody tr").all()).map(async (row) => (await row.locator("th, td").allInnerTexts()).map((text) => text.trim())));
    expect(heads).toEqual(["锅炉编号", "单位", "额定出力（t/h）", "规则判定", "更新"]);

    const { file, book } = await download(() => page.getByRole("link", { name: "Excel" }).click()), sheet = book.worksheets[0]!;
    expect(file.suggestedFilename()).toBe(`锅炉台账_${today}.xlsx`);
    const row = (at: number): readonly string[] => (sheet.getRow(at).values as ExcelJS.CellValue[]).slice(1).map((value) => String(value ?? ""));
    expect(row(1)[0]).toBe("锅炉台账");
    expect(row(2)[0]).toMatch(/^筛选条件：.*额定出力.*20/);
    expect(row(3)[0]).toMatch(new RegExp(`制表时间：${today} \\d\\d:\\d\\d`));
    expect(row(4)).toEqual([...heads.slice(0, -1), "最近办理人", "最近办理日期"]);
    // the same rows in the same order; numbers are numbers with the decimals of the screen
    expect([5, 6].map((at) => row(at).slice(0, 4))).toEqual(body.map((cells) => cells.slice(0, 4).map((text, at) => (at === 2 ? String(Number(text)) : text === "—" ? "" : text))));
    expect([5, 6].map((at) => [typeof sheet.getCell(at, 3).value, sheet.getCell(at, 3).numFmt])).toEqual([["number", "0.00"], ["number", "0.00"]]);
    expect(body.map((cells) => cells[2])).toEqual(["75.00", "35.00"]);
    for (const at of [5, 6]) expect(`${row(at)[5]} ${row(at)[4]}`.replace(/T.*Z/, "")).toContain("经办");
    expect(row(7)[0]).toMatch(new RegExp(`^经办.* · 云冈区 · ${today}`));
    expect(sheet.rowCount).toBe(7);
    expect(sheet.headerFooter.oddFooter).toContain("经办");

    await page.getByRole("button", { name: "复制本页" }).click();
    await page.getByText(/已复制本页 2 行/).waitFor();
    const copied = await page.evaluate("navigator.clipboard.readText()") as string;
    expect(copied.split(/\r?\n/).map((line) => line.split("\t"))).toEqual([heads.slice(0, -1), ...body.map((cells) => cells.slice(0, 4).map((text) => (text === "—" ? "" : text)))]);

    // the filters are kept under a name; a day later the list has its columns again and the filters with one press
    await page.getByRole("button", { name: "常用筛选" }).click();
    await page.getByLabel("保存当前条件为").fill("二十吨以上");
    await page.getByRole("button", { name: "保存", exact: true }).click();
    await page.goto(program.address + list);
    await page.getByText(`共 ${printed + good} 条`).waitFor();
    expect(await texts("thead th")).toEqual(heads);
    await page.getByRole("button", { name: "常用筛选" }).click();
    await page.getByRole("button", { name: "二十吨以上", exact: true }).click();
    await page.getByText("共 2 条").waitFor();
    // by keys alone: down to the second row, and into it
    await page.getByRole("region", { name: /可滚动/ }).focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    expect(await page.evaluate("document.activeElement.innerText")).toBe("GL-3");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "GL-3" }).waitFor();
  }, 240_000);

  test("the batch is withdrawn whole: the ledger stands as before, and the history says why", async () => {
    await page.goto(program.address + imports);
    await page.getByRole("button", { name: "锅炉.xlsx" }).click();
    const preview = page.getByRole("region", { name: "导入预览" });
    await preview.getByLabel("撤回整批的理由", { exact: false }).fill("传错了文件");
    await preview.getByRole("button", { name: "撤回整批" }).click();
    await preview.getByText("已撤回").waitFor();
    expect(await count()).toBe(printed);
    await page.goto(program.address + list);
    await page.getByText(`共 ${printed} 条`).waitFor();
    expect(await rows()).toEqual(before);
  }, 120_000);

  test("a picture called .xlsx, a sheet of more than 20 MB, a web page called .csv: refused in words; a CSV in GB18030 is read", async () => {
    const refused = async (name: string, bytes: Buffer, words: RegExp): Promise<void> => { await bring(name, bytes); const said = page.locator("main").getByRole("alert"); await said.first().waitFor(); expect(await said.first().innerText()).toMatch(words); };
    await refused("锅炉.xlsx", Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), Buffer.alloc(2_000, 7)]), /图片|不是/);
    await refused("锅炉.csv", Buffer.from("<!doctype html><html><body><table><tr><td>1</td></tr></table></body></html>"), /不是|网页/);
    await refused("锅炉.xlsx", Buffer.alloc(20 * 1024 * 1024 + 1, 65), /20 MB/);
    expect(await count()).toBe(printed);
    await bring("锅炉.csv", iconv.encode("单位,锅炉编号,额定出力（t/h）,备注\r\n大同煤矿集团有限公司,GL-㙍,12.50,囗泉镇\r\n", "gb18030"));
    const preview = page.getByRole("region", { name: "导入预览" });
    await preview.getByRole("button", { name: "新增 1" }).waitFor();
    await preview.getByText("GL-㙍").waitFor();
    await preview.getByRole("button", { name: "导入 1 行" }).click();
    await preview.getByText("已导入").waitFor();
    const [newest] = await rows() as readonly { readonly values: Record<string, unknown> }[];
    expect([newest!.values["number"], newest!.values["capacity"], newest!.values["note"]]).toEqual(["GL-㙍", "12.50", "囗泉镇"]);
    expect(wrong).toEqual([]);
  }, 240_000);
});
