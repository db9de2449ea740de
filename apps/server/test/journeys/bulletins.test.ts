import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import PizZip from "pizzip";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { browserArguments, chromiumPath, newId, Person, type Program, readyFolder, startProgram } from "./program.js";

const own = "Lvshui-2026-Qingshan!", d = "yungang-demo", api = `/api/d/${d}`, shots = process.env["YUNQING_SHOTS"];
/** Yesterday in Beijing: a day that is over. */
const day = new Date(Date.now() + 8 * 3_600_000 - 86_400_000).toISOString().slice(0, 10), hour = (at: number): string => `${day}T${String(at).padStart(2, "0")}:00:00+08:00`;
/** Hours that go up and down by turns; their means: SO2 11, NO2 32, PM10 93, CO 0.9, O3 62, PM2.5 52. */
const hours = Array.from({ length: 24 }, (_, at) => ({ point: "sim-air-1", kind: "hour", from: hour(at), values: at % 2 === 0 ? { a21026: "10", a21004: "30", a34002: "90", a21005: "0.8", a05024: "60", a34004: "50" } : { a21026: "12", a21004: "34", a34002: "96", a21005: "1.0", a05024: "64", a34004: "54" } }));
const rowsOf = (docx: Buffer): readonly (readonly string[])[] => [...(new PizZip(docx).file("word/document.xml")?.asText() ?? "").matchAll(/<w:tr[ >].*?<\/w:tr>/gs)].map(([row]) => [...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) => [...cell.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join("")));

describe.skipIf(chromiumPath === undefined)("bulletins, in Chromium", () => {
  let program: Program, browser: Browser, director: Person, clerk: Person;
  const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  beforeAll(async () => {
    program = await startProgram(await readyFolder(true));
    const person = async (name: string): Promise<Person> => { const one = new Person(program.address, name); await one.begin(program.passwords[name]!, own); return one; };
    director = await person("director");
    const [system, security] = [await person("sysadmin"), await person("secadmin")], made = await system.send("POST", "/api/users", { id: newId(), name: "clerk", displayName: "监测科科员", phone: null, organisation: "gov", district: d });
    expect((await security.send("POST", "/api/grants", { id: newId(), user: made.body["id"], role: "clerk", district: d, organisation: "*", place: "*", enterprise: null, from: "2020-01-01", until: null })).status).toBe(200);
    clerk = new Person(program.address, "clerk");
    await clerk.begin(String(made.body["oneTimePassword"]), own);
    const key = await director.send("POST", `${api}/push-keys`, { id: newId(), name: "旅程", origin: "push", points: ["sim-air-1"], untilDay: null });
    const pushed = await fetch(`${program.address}${api}/observations`, { method: "POST", headers: { "content-type": "application/json", authorization: `Bearer ${String(key.body["key"])}` }, body: JSON.stringify({ id: newId(), observations: hours }) });
    expect([pushed.status, pushed.status === 200 ? "" : await pushed.text()]).toEqual([200, ""]);
    browser = await chromium.launch({ executablePath: chromiumPath!, args: browserArguments });
  }, 240_000);
  afterAll(async () => { await browser?.close(); await program?.stop(); });

  const open = async (name: string, more: Parameters<Browser["newContext"]>[0] = {}): Promise<{ readonly page: Page; readonly wrong: string[] }> => {
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: "zh-CN", timezoneId: "Asia/Shanghai", reducedMotion: "reduce", ...more });
    expect((await context.request.post(`${program.address}/api/session`, { data: { name, password: own } })).status()).toBe(200);
    const page = await context.newPage(), wrong: string[] = [];
    page.setDefaultTimeout(60_000);
    page.on("pageerror", (problem) => { wrong.push(`page error: ${problem.message}`); });
    page.on("console", (message) => { if (message.type() === "error") wrong.push(`console: ${message.text()}`); });
    return { page, wrong };
  };
  const turn = async (page: Page, tab: string, more = ""): Promise<void> => {
    await page.goto(`${program.address}/bulletins?d=${d}&tab=${tab}${more}`);
    await page.getByRole("heading", { level: 1, name: "环境质量报表" }).waitFor();
    await expect.poll(() => page.locator("main .loading, main [aria-busy=true]").count(), { timeout: 60_000 }).toBe(0);
  };
  let paper = "";
  const months: string[] = [];

  test("one makes the daily report of a day of hours, another publishes it; the paper has what HJ 633-2026 gives by hand, and a later correction is a notice", async () => {
    // PM2.5 52: 50 + 17 × 50 / 25 = 84; PM10 93: 50 + 43 × 50 / 70 = 80.7, up to 81; NO2 32: 40; the largest is 84, class Ⅱ 良
    const maker = await open("director");
    await turn(maker.page, "daily");
    await maker.page.getByRole("button", { name: "编制草稿" }).click();
    const row = (page: Page, table: RegExp) => page.getByRole("region", { name: table }).first().locator("tbody tr").filter({ hasText: "模拟空气站1号" });
    await row(maker.page, /^空气质量指数/).waitFor();
    expect((await row(maker.page, /^空气质量指数/).innerText()).replace(/\s+/g, " ")).toMatch(/模拟空气站1号 84 Ⅱ 良.* PM₂\.₅.* 二级.* 良.* 黄色/);
    expect((await row(maker.page, /^日均浓度/).locator("td").allInnerTexts()).map((text) => text.trim().split("\n")[0])).toEqual(["11", "32", "93", "0.9", "62", "52"]);
    expect((await row(maker.page, /^空气质量分指数/).locator("td").allInnerTexts()).map((text) => text.trim().split("\n")[0])).toEqual(["11", "40", "81", "23", "31", "84"]);
    await maker.page.getByRole("button", { name: "送审" }).click();
    await maker.page.getByText("由编制、送审以外的人审核").waitFor();
    expect(await maker.page.getByRole("button", { name: "审核发布" }).count()).toBe(0);

    const approver = await open("clerk");
    await turn(approver.page, "daily");
    await approver.page.getByRole("button", { name: /^空气质量日报/ }).click();
    await row(approver.page, /^日均浓度/).getByRole("button", { name: /PM₂\.₅/ }).click();
    await approver.page.getByRole("dialog").getByText(/24小时平均/).first().waitFor();
    await approver.page.keyboard.press("Escape");
    await approver.page.getByRole("button", { name: "审核发布" }).click();
    await approver.page.getByLabel("审核意见（可空）").fill("同意发布");
    await approver.page.getByRole("dialog").getByRole("button", { name: "发布报表" }).click();
    await approver.page.getByText("文件指纹（SHA-256）").waitFor();

    const list = await director.send("GET", `${api}/bulletins?kind=air-daily`), [published] = (list.body as unknown as { rows: { id: string; state: string }[] }).rows;
    expect(published?.state).toBe("published");
    paper = `${api}/bulletins/by/${published!.id}`;
    const file = await director.bytes(`${paper}/paper.docx`), rows = rowsOf(file.bytes).filter(([name]) => name === "模拟空气站1号");
    expect([file.status, rows]).toEqual([200, [["模拟空气站1号", "84", "PM₂.₅", "二级", "良", "黄色"], ["模拟空气站1号", "11", "32", "93", "0.9", "62", "52"], ["模拟空气站1号", "11", "40", "81", "23", "31", "84"]]]);

    // two hours twelve higher: the mean is 53, its index 50 + 18 × 50 / 25 = 86
    for (const at of [0, 2]) expect((await director.send("POST", `${api}/corrections`, { id: newId(), point: "sim-air-1", kind: "hour", from: hour(at), factor: "a34004", value: "62", document: "运维记录", reason: "校准后更正", seen: "50" })).status).toBe(200);
    await approver.page.reload();
    await approver.page.getByText(/修订提示：发布后有 \d+ 个数字变化/).waitFor();
    await approver.page.getByText(/空气质量指数 模拟空气站1号 AQI：84 → 86/).waitFor();
    expect((await row(approver.page, /^空气质量指数/).innerText())).toContain("84");
    expect((await director.bytes(`${paper}/paper.docx`)).bytes.equals(file.bytes)).toBe(true);
    expect([...maker.wrong, ...approver.wrong]).toEqual([]);
  }, 180_000);

  test("a template that is none is told what is wrong with it; a schedule says when it falls due next", async () => {
    const { page } = await open("clerk");
    await turn(page, "templates");
    await page.getByLabel("上传空气质量日报模板").setInputFiles({ name: "模板.docx", mimeType: "application/octet-stream", buffer: Buffer.from("no docx") });
    await page.getByText(/不是 Word 文档（\.docx），或设有打开密码，或已损坏/).first().waitFor();
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "下载 空气质量日报 0" }).click();
    const kept = await (await download).path(), changed = new PizZip(readFileSync(kept));
    changed.file("word/document.xml", (changed.file("word/document.xml")?.asText() ?? "").replace("（{时段}）", "本局专用（{时段}）"));
    await page.getByLabel("上传空气质量日报模板").setInputFiles({ name: "本局.docx", mimeType: "application/octet-stream", buffer: Buffer.from(changed.generate({ type: "uint8array" })) });
    await page.getByText(/检查通过，已存为新的一版，尚未启用/).waitFor();
    const preview = await clerk.bytes(`${api}/bulletins/templates/air-daily/1/preview.docx?period=${day}`);
    expect(new PizZip(preview.bytes).file("word/document.xml")?.asText()).toContain("本局专用（");
    await turn(page, "schedules");
    const daily = page.getByRole("region", { name: "空气质量日报" });
    await daily.getByLabel("启用").check();
    await daily.getByLabel(/时刻/).fill("08:30");
    await daily.getByRole("button", { name: /保存计划/ }).click();
    await daily.getByText(/下次：\d{4}-\d{2}-\d{2} 08:30 编制/).waitFor();
    // months without a value are papers too: they say that there is none
    for (const kind of ["air-monthly", "water-monthly"]) { const made = await clerk.send("POST", `${api}/bulletins`, { id: newId(), kind, period: "2026-02-01", line: "reviewed", reason: "" }); expect([made.status, made.status === 200 ? "" : made.body]).toEqual([200, ""]); months.push(String(made.body["id"])); }
  }, 120_000);

  test.each([["desk", {}], ["phone", { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }]] as const)("every tab on a %s: no error, nothing wider than the screen, no barrier", async (name, more) => {
    const { page, wrong } = await open("clerk", more), found: string[] = [], id = paper.split("/").at(-1) ?? "";
    for (const [tab, query] of [["live", ""], ["daily", ""], ["daily", `&open=${id}`], ["monthly", ""], ...months.map((one) => ["monthly", `&open=${one}`] as const), ["schedules", ""], ["templates", ""]] as const) {
      await turn(page, tab, query);
      const where = `${tab}${query === "" ? "" : `-open${months.indexOf(query.slice(6)) + 1}`}-${name}`;
      if (await page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")) found.push(`${where}: wider than the screen`);
      await page.evaluate(axe);
      const violations = await page.evaluate("axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa'] }).then((result) => result.violations)") as readonly { readonly id: string; readonly impact: string | null; readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[] }[];
      found.push(...violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id: rule, nodes }) => `${where} ${rule}: ${nodes.slice(0, 2).map(({ target, failureSummary }) => `${target.join(" ")} ${failureSummary ?? ""}`).join(" | ")}`), ...wrong.splice(0).map((line) => `${where}: ${line}`));
      if (shots !== undefined) await page.screenshot({ path: `${shots}/bulletins-${where}.png`, fullPage: true });
    }
    expect(found).toEqual([]);
  }, 180_000);
});
