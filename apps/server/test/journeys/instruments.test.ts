import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { demoInstruments, simulate, type InstrumentSpec, type Simulation } from "@yunqing/simulator";
import { browserArguments, chromiumPath, Person, type Program, readyFolder, startProgram } from "./program.js";

const own = "Lvshui-2026-Qingshan!", d = "d=yungang-demo";
const mn = "5A5A0000000000000000A001";
/** A stack outlet that nobody registered: it behaves as those of the demonstration do, and answers requests. */
const unknown: InstrumentSpec = { ...demoInstruments(1).find(({ kind }) => kind === "stack-outlet")!, mn, point: "not-registered", edition: 2017, realTimeSeconds: 30, minuteInterval: 10, quirks: [] };

describe.skipIf(chromiumPath === undefined)("an instrument on its way, in Chromium", () => {
  let program: Program, browser: Browser, page: Page, simulation: Simulation;
  beforeAll(async () => {
    program = await startProgram(await readyFolder(true));
    await new Person(program.address, "director").begin(program.passwords["director"]!, own);
    const port = Number(/网关：\w+:\/\/[^：\s]*:(\d+)/.exec(program.talk())?.[1]);
    simulation = simulate({ host: "127.0.0.1", port, instruments: [unknown], seed: 7, refusalPauseMs: 2_000, backOffMs: 500 });
    browser = await chromium.launch({ executablePath: chromiumPath!, args: browserArguments });
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: "zh-CN", timezoneId: "America/New_York", acceptDownloads: true });
    page = await context.newPage();
    page.setDefaultTimeout(90_000);
    await page.goto(program.address);
    await page.getByLabel("账号").fill("director");
    await page.getByLabel("密码", { exact: false }).first().fill(own);
    await page.getByRole("button", { name: "登录" }).click();
    await page.getByRole("navigation").first().waitFor();
  }, 400_000);
  afterAll(async () => { await simulation?.stop(); await browser?.close(); await program?.stop(); });

  test("it is refused and listed with the reason, and adopted in one click", async () => {
    await page.goto(`${program.address}/instruments?${d}&tab=strangers`);
    const row = page.getByRole("row").filter({ hasText: mn });
    await expect.poll(async () => { await page.getByRole("button", { name: "刷新" }).click().catch(() => undefined); return row.count(); }, { timeout: 90_000, interval: 1_000 }).toBe(1);
    expect(await row.textContent()).toMatch(/没有登记|未登记/);
    await row.getByRole("button", { name: /接纳/ }).click();
    await page.getByLabel("点位名称").fill("新接入的排放口");
    await page.getByRole("dialog").getByRole("button", { name: "接纳" }).click();
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    await page.getByRole("row").filter({ hasText: mn }).waitFor();
  }, 400_000);

  test("its values come to the wall by themselves, under the word 模拟", async () => {
    await page.goto(`${program.address}/monitor?${d}&q=${encodeURIComponent("新接入")}`);
    const card = page.locator("article, li, section").filter({ hasText: "新接入的排放口" }).last();
    await card.waitFor();
    // the page is not touched any more: what appears was pushed
    await expect.poll(() => card.textContent(), { timeout: 90_000, interval: 1_000 }).toMatch(/二氧化硫[\s\S]*\d/);
    expect(await card.textContent()).toContain("模拟");
    expect(await card.textContent()).toContain("在线");
  }, 150_000);

  test("a command goes out and its whole exchange is shown", async () => {
    await page.goto(`${program.address}/instruments?${d}`);
    await page.getByRole("row").filter({ hasText: mn }).getByRole("button", { name: /反控/ }).click();
    await page.getByLabel("命令", { exact: false }).first().selectOption("read-clock");
    await page.getByRole("button", { name: "下发" }).click();
    const exchange = page.locator(".exchanges li").first();
    await expect.poll(() => exchange.textContent(), { timeout: 90_000, interval: 500 }).toMatch(/完成|执行成功|已完成/);
    expect(await exchange.textContent()).toMatch(/CN=1011|1011/);
    expect(await exchange.textContent()).not.toContain("123456");
  }, 400_000);

  test("its packets are found and explained field by field, without the password; a pasted one without the server", async () => {
    const instruments = await page.request.get(`${program.address}/api/d/yungang-demo/instruments`);
    const id = ((await instruments.json()) as { items: { id: string; mn: string }[] }).items.find((one) => one.mn === mn)!.id;
    await page.goto(`${program.address}/packets?${d}&instrument=${encodeURIComponent(id)}&word=2011`);
    const row = page.getByRole("row").filter({ hasText: "2011" }).first();
    await row.waitFor();
    await row.getByRole("link").or(row.getByRole("button")).first().click();
    const drawer = page.getByRole("dialog");
    await drawer.getByText("二氧化硫", { exact: false }).first().waitFor();
    expect(await drawer.textContent()).toContain(mn);
    expect(await drawer.textContent()).not.toContain("PW=123456");
    await page.goto(`${program.address}/packets?${d}&tab=explain`);
    await page.getByLabel("报文（文本", { exact: false }).waitFor();
    await page.context().setOffline(true);
    try {
      await page.getByLabel("报文（文本", { exact: false }).fill("##0188QN=20160801090000001;ST=32;CN=2061;PW=123456;MN=010000A8900016F000169DC0;Flag=5;CP=&&DataTime=20160801080000;w01018-Cou=63.0,w01018-Min=40.1,w01018-Avg=40.1,w01018-Max=40.1,w01018-Flag=N&&FE41\r\n");
      await page.getByText("化学需氧量", { exact: false }).first().waitFor();
    } finally { await page.context().setOffline(false); }
  }, 400_000);

  test("a laboratory's dirty sheet: every fault named, the good rows in as one batch, the batch withdrawn", async () => {
    await page.goto(`${program.address}/imports?${d}`);
    const sheet = ["点位,采样时间,氨氮（mg/L）,总磷（mg/L）", "模拟水质站1号,2026-11-20 09:30,0.215,0.06", "模拟水质站2号,2026-11-20 10:10,0.025L,0.05", "模拟水质站9号,2026-11-20 10:30,0.3,0.1", "模拟水质站3号,2026年11月20日 25时,0.4,0.1", "模拟水质站4号,2026-11-20 11:00,零点四,0.12"].join("\r\n");
    await page.getByLabel("要导入的文件").setInputFiles({ name: "十一月手工监测.csv", mimeType: "text/csv", buffer: Buffer.from(`\uFEFF${sheet}\r\n`) });
    await page.getByText("预览：十一月手工监测.csv").waitFor();
    const faults = await page.locator("main").textContent();
    for (const named of ["模拟水质站9号", "25时", "零点四"]) expect(faults).toContain(named);
    await page.getByLabel("依据", { exact: false }).first().fill("云环监〔2026〕11号");
    await page.getByRole("checkbox", { name: /只导入无误/ }).check();
    await page.getByRole("button", { name: "导入", exact: true }).click();
    const batch = page.getByRole("row").filter({ hasText: "十一月手工监测" });
    await batch.waitFor();
    expect(await batch.textContent()).toContain("有效");
    await batch.getByRole("button", { name: /撤回/ }).click();
    await page.getByRole("dialog").getByLabel("理由").fill("报告有误，实验室重新出具");
    await page.getByRole("dialog").getByRole("button", { name: "撤回" }).click();
    await expect.poll(() => batch.textContent(), { timeout: 90_000 }).toContain("已撤回");
  }, 400_000);
});
