import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { creditCode } from "../reconciliation-cases.js";
import { browserArguments, chromiumPath, newId, Person, type Program, readyFolder, startProgram } from "./program.js";

const own = "Lvshui-2026-Qingshan!", d = "yungang", api = `/api/d/${d}`, year = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear();
/** Where pictures of the screens go, when somebody wants to look at them. */
const pictures = process.env["YUNQING_PICTURES"];
const exported = (more: readonly string[]): string => ["产废单位名称,统一社会信用代码,年产生量（t）,序号", ...more].join("\r\n");
const lines = [`大同市南郊区银塘煤业有限责任公司,,3.2,1`, `鹊山洗煤厂,${creditCode(2)},8.5,2`, `恒安医院,${creditCode(3)},1.0,3`, `云冈区惠元活性炭有限公司,,2.0,4`];

describe.skipIf(chromiumPath === undefined)("an export of a national system held against a ledger, in a browser", () => {
  let program: Program, browser: Browser, clerk: Person, chief: Person;
  beforeAll(async () => {
    program = await startProgram(await readyFolder(false), "--no-demo");
    const people: Record<string, Person> = {};
    for (const name of ["sysadmin", "secadmin", "director"]) await (people[name] = new Person(program.address, name)).begin(program.passwords[name]!, own);
    chief = people["director"]!;
    const made = await people["sysadmin"]!.send("POST", "/api/users", { id: newId(), name: "clerk", displayName: "经办", phone: null, organisation: "bureau", district: d });
    expect((await people["secadmin"]!.send("POST", "/api/grants", { id: newId(), user: made.body["id"], role: "clerk", district: d, organisation: "*", place: "*", enterprise: null, from: "2020-01-01", until: null })).status).toBe(200);
    await (clerk = new Person(program.address, "clerk")).begin(String(made.body["oneTimePassword"]), own);
    const make = async (ledger: string, values: object): Promise<string> => { const answer = await clerk.send("POST", `${api}/ledgers/${ledger}/rows`, { id: newId(), values, place: null, enterprise: null, why: "登记" }); expect(answer.status, JSON.stringify(answer.body)).toBe(200); return (answer.body as unknown as { row: { id: string } }).row.id; };
    for (const [number, name, code, yearly] of [["1", "云冈区银塘煤业有限公司", null, "3.2"], ["2", "鹊山洗煤厂", creditCode(2), "5.5"], ["4", "云冈区惠源活性炭有限公司", null, "2.0"], ["5", "平旺喷涂厂", creditCode(5), "0.5"]] as const) await make("hw-unit", { unit: await make("enterprise", { number, name, creditCode: code }), year, lists: ["producer"], yearly, inSystem: "yes" });
    browser = await chromium.launch({ executablePath: chromiumPath!, args: browserArguments });
    if (pictures !== undefined) mkdirSync(pictures, { recursive: true });
  }, 400_000);
  afterAll(async () => { await browser?.close(); await program?.stop(); });

  const signedIn = async (name: string, phone = false): Promise<Page> => {
    const context = await browser.newContext({ viewport: phone ? { width: 390, height: 844 } : { width: 1366, height: 768 }, isMobile: phone, hasTouch: phone, locale: "zh-CN", timezoneId: "Asia/Shanghai", reducedMotion: "reduce" });
    expect((await context.request.post(`${program.address}/api/session`, { data: { name, password: own } })).status()).toBe(200);
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    return page;
  };
  const picture = async (page: Page, name: string): Promise<void> => { if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true }); };
  const upload = async (page: Page, text: string): Promise<void> => { await page.getByLabel("只核对年度").fill(String(year)); await page.locator("#export-file").setInputFiles({ name: "导出.csv", mimeType: "text/csv", buffer: Buffer.from(text) }); await page.getByRole("heading", { name: "表头对照" }).waitFor(); };
  const kind = (page: Page, words: string) => page.getByRole("button", { name: new RegExp(`^${words} \\d`) });
  const wide = async (page: Page): Promise<boolean> => page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth");

  test("uploaded, headings told once, counted on both sides, resolved by one and confirmed by another; the second run knows", async () => {
    const page = await signedIn("clerk");
    await page.goto(`${program.address}/reconciliations?d=${d}&ledger=hw-unit`);
    await upload(page, exported(lines));
    await page.getByRole("button", { name: "开始核对" }).click();
    const sums = page.getByRole("region", { name: "两侧计数" }).getByRole("row");
    await sums.nth(1).waitFor();
    // 4 = 1 + 1 + 1 + 1 of theirs, 4 = 1 + 1 + 1 + 1 of ours
    expect([(await sums.nth(1).innerText()).split(/\s+/), (await sums.nth(2).innerText()).split(/\s+/)]).toEqual([["国家系统", "4", "1", "1", "1", "1", "0", "0"], ["本地台账", "4", "1", "1", "1", "1", "0", "—"]]);
    await picture(page, "run-1366");
    // their value is taken over
    await page.getByLabel("选中 鹊山洗煤厂").check();
    await page.getByLabel("采用国家系统值").check();
    await page.getByRole("button", { name: "提交说明" }).click();
    await page.locator(".difference").getByText("待确认", { exact: true }).first().waitFor();
    // a unit that we have not is entered through the ordinary form, with its enterprise
    await kind(page, "只在国家系统").click();
    await page.getByLabel("选中 恒安医院").check();
    await page.getByLabel("补录到本地").check();
    await page.getByRole("button", { name: "填写并补录…" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("产废单位").check();
    await dialog.getByLabel("国家系统注册").selectOption({ label: "已注册" });
    await picture(page, "entry-1366");
    await dialog.getByRole("button", { name: "补录", exact: true }).click();
    await dialog.waitFor({ state: "detached" });
    // the one that is like one of ours: a person says that it is the same
    await kind(page, "疑似同一主体待确认").click();
    await page.getByLabel("选中 云冈区惠元活性炭有限公司").check();
    await page.getByLabel("同一主体，记别名").check();
    await page.getByRole("button", { name: "提交说明" }).click();
    await page.getByText("提交说明").waitFor({ state: "detached" });
    // what is ours alone has closed: words are asked for
    await kind(page, "只在本地台账").click();
    await page.getByLabel("选中 平旺喷涂厂").check();
    await page.getByLabel("已注销或关停").check();
    expect(await page.getByRole("button", { name: "提交说明" }).isDisabled()).toBe(true);
    await page.getByLabel("说明（核实结果、文号）").fill("2025 年底关停，已销号");
    await page.getByRole("button", { name: "提交说明" }).click();
    await page.getByText("待说明 0，待确认 5，已确认 0").waitFor();
    const address = page.url();
    await page.context().close();

    // another person, on a phone
    const boss = await signedIn("director", true);
    await boss.goto(address.replace(/[?&]kind=[^&]*/, ""));
    for (const words of ["字段不一致", "只在国家系统", "疑似同一主体待确认", "只在本地台账"]) {
      await kind(boss, words).click();
      await boss.locator(".difference-head input").first().check();
      expect(await wide(boss)).toBe(false);
      if (words === "字段不一致") await picture(boss, "confirm-390");
      await boss.getByRole("button", { name: "确认", exact: true }).click();
      await boss.getByRole("form", { name: "确认说明" }).waitFor({ state: "detached" });
    }
    await boss.getByText("待说明 0，待确认 0，已确认 5").waitFor();
    await boss.context().close();

    // the next export: what was taken over and entered is the same now, what closed is explained still
    const again = await signedIn("clerk");
    await again.goto(`${program.address}/reconciliations?d=${d}&ledger=hw-unit`);
    await upload(again, exported([...lines, `新源热力公司,${creditCode(9)},4.0,5`]));
    await again.getByRole("button", { name: "开始核对" }).click();
    await again.getByText("新增 1，仍在 1，消除 4").waitFor();
    expect([(await sums.page().isClosed()), await again.getByText("待说明 1，待确认 0，已确认 1").count()]).toEqual([true, 1]);
    await kind(again, "只在本地台账").click();
    await again.getByText("沿用以前的说明").waitFor();
    await picture(again, "second-1366");
    const download = again.waitForEvent("download");
    await again.getByRole("link", { name: "Excel" }).click();
    expect((await download).suggestedFilename()).toMatch(/核对差异.*\.xlsx$/);
    await again.context().close();
    expect((await chief.send("GET", `${api}/ledgers/enterprise/rows?text=${encodeURIComponent("惠元活性炭")}`)).body["rows"]).toHaveLength(1);
  }, 400_000);

  test("一企一档: sections with counts, a former name noted and found by, the whole file as a workbook, on a phone too", async () => {
    const found = await clerk.send("GET", `${api}/ledgers/enterprise/rows?text=${encodeURIComponent("银塘煤业")}`), id = (found.body as unknown as { rows: { id: string }[] }).rows[0]!.id;
    const page = await signedIn("clerk");
    await page.goto(`${program.address}/ledgers/enterprise/${id}?d=${d}&tab=related`);
    await page.getByRole("heading", { name: "一企一档" }).waitFor();
    await page.getByRole("region", { name: "固危废" }).getByText("危险废物单位清单").first().waitFor();
    await page.getByRole("button", { name: "记一个名称" }).click();
    await page.getByLabel("名称", { exact: false }).last().fill("大同市矿区银塘煤矿");
    await page.getByLabel("自", { exact: true }).fill("1998");
    await page.getByLabel("至", { exact: true }).fill("2011-06");
    await page.getByLabel("来源（文件、登记机关）").fill("晋市监变更〔2011〕12 号");
    await page.getByRole("button", { name: "记下", exact: true }).click();
    await page.getByText("1998—2011-06").waitFor();
    await picture(page, "dossier-1366");
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "整档导出 Excel" }).click();
    expect((await download).suggestedFilename()).toMatch(/^一企一档_云冈区银塘煤业有限公司.*\.xlsx$/);
    await page.goto(`${program.address}/ledgers/hw-unit?d=${d}&text=${encodeURIComponent("云冈区银塘煤矿")}`);
    await page.getByRole("link", { name: "云冈区银塘煤业有限公司" }).first().waitFor();
    await page.context().close();
    const phone = await signedIn("director", true);
    await phone.goto(`${program.address}/ledgers/enterprise/${id}?d=${d}&tab=related`);
    await phone.getByText("1998—2011-06").waitFor();
    expect(await wide(phone)).toBe(false);
    await picture(phone, "dossier-390");
    await phone.context().close();
  }, 200_000);
});
