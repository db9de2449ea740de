import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createServer, type Server } from "node:http";
import { createHmac } from "node:crypto";
import type { AddressInfo } from "node:net";
import { browserArguments, chromiumPath, newId, Person, type Program, readyFolder, startProgram } from "./program.js";

const own = "Lvshui-2026-Qingshan!", demo = "d=yungang-demo", d = "/api/d/yungang-demo", secret = "a-secret-of-the-journey";
/** The hour before the present one, of Beijing. */
const lastHour = (): string => `${new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000 - 3_600_000 + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`;

/** What another program got: a receiver that checks nothing and keeps everything. */
interface Got { readonly event: string; readonly id: string; readonly time: string; readonly signature: string; readonly body: string }

describe.skipIf(chromiumPath === undefined)("an alarm from the value to the clue, in Chromium", () => {
  let program: Program, browser: Browser, contexts: BrowserContext[] = [], page: Page, receiver: Server;
  const got: Got[] = [];
  const signedIn = async (name: string): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: "zh-CN", timezoneId: "America/New_York", acceptDownloads: true });
    contexts.push(context);
    // tones are counted: a machine of tests has nothing to hear them with
    await context.addInitScript(`window.tones = 0; const start = OscillatorNode.prototype.start; OscillatorNode.prototype.start = function (...given) { window.tones++; return start.apply(this, given); };`);
    const opened = await context.newPage();
    opened.setDefaultTimeout(90_000);
    await opened.goto(program.address);
    await opened.getByLabel("账号").fill(name);
    await opened.getByLabel("密码", { exact: false }).first().fill(own);
    await opened.getByRole("button", { name: "登录" }).click();
    await opened.getByRole("navigation").first().waitFor();
    return opened;
  };
  let director: Person, point = "";
  const row = () => page.locator("tr[data-alarm]").filter({ hasText: "旅程排放口" }).filter({ hasText: "超标" });
  beforeAll(async () => {
    receiver = createServer((request, response) => { let body = ""; request.on("data", (part: Buffer) => { body += part.toString("utf8"); }); request.on("end", () => { const header = (name: string): string => String(request.headers[name] ?? ""); got.push({ event: header("x-yunqing-event"), id: header("x-yunqing-id"), time: header("x-yunqing-time"), signature: header("x-yunqing-signature"), body }); response.writeHead(204).end(); }); });
    await new Promise<void>((resolve) => { receiver.listen(0, "127.0.0.1", resolve); });
    program = await startProgram(await readyFolder(true));
    const system = new Person(program.address, "sysadmin"), security = new Person(program.address, "secadmin");
    director = new Person(program.address, "director");
    await director.begin(program.passwords["director"]!, own); await system.begin(program.passwords["sysadmin"]!, own); await security.begin(program.passwords["secadmin"]!, own);
    const made = await system.send("POST", "/api/users", { id: newId(), name: "zhiban", displayName: "值班员小王", phone: null, organisation: null, district: "yungang-demo" });
    expect((await security.send("POST", "/api/grants", { id: newId(), user: made.body["id"], role: "duty-officer", district: "yungang-demo", organisation: "*", place: "*", enterprise: null, from: "2020-01-01", until: null })).status).toBe(200);
    await new Person(program.address, "zhiban").begin(String(made.body["oneTimePassword"]), own);
    const put = await director.send("POST", `${d}/points`, { id: newId(), point: "journey-outlet", seq: 0, kind: "stack-outlet", nameZh: "旅程排放口", nameEn: "Outlet of the journey", place: null, enterprise: null, longitude: null, latitude: null, note: "", active: true });
    expect([put.status, put.body]).toEqual([200, expect.objectContaining({ id: "journey-outlet" })]);
    point = "journey-outlet";
    const profile = await director.send("POST", `${d}/network/profiles`, { id: newId(), point, seq: 0, from: "2026-01-01", network: "enterprise", method: "automatic", evaluated: false, body: null, chainage: null, functionZone: "", targetClass: null, protection: "none", items: [], calendar: null, laboratory: null, limits: [{ item: "SO2", basis: "hour", op: "<=", value: "50", until: null, unit: "mg/m³", document: "旅程排污许可证" }], note: "" });
    expect([profile.status, profile.status === 200 ? "" : profile.body]).toEqual([200, ""]);
    browser = await chromium.launch({ executablePath: chromiumPath!, args: browserArguments });
    page = await signedIn("zhiban");
  }, 300_000);
  afterAll(async () => { for (const context of contexts) await context.close(); contexts = []; await browser?.close(); await program?.stop(); receiver?.close(); });

  test("an hour over the limit rings: the row comes by itself, the bell counts it, tones sound once sound was asked for, and another program is told under a signature", async () => {
    expect((await director.send("POST", `${d}/alarms/webhooks`, { id: newId(), hook: "", seq: 0, name: "旅程接收端", url: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/alarms`, secret, level: "major", kinds: ["limit"], active: true })).status).toBe(200);
    await page.goto(`${program.address}/alarms?${demo}&text=${encodeURIComponent("旅程排污许可证")}`);
    await page.getByText("● 实时").waitFor();
    await page.getByRole("button", { name: "打开声音" }).click();
    expect(await page.evaluate("window.tones")).toBe(1);
    expect(await row().count()).toBe(0);
    const key = await director.send("POST", `${d}/push-keys`, { id: newId(), name: "旅程", origin: "push", points: [point], untilDay: null });
    const pushed = await fetch(`${program.address}${d}/observations`, { method: "POST", headers: { "content-type": "application/json", authorization: `Bearer ${String(key.body["key"])}` }, body: JSON.stringify({ id: newId(), observations: [{ point, kind: "hour", from: lastHour(), values: { a21026: "61.5" } }] }) });
    expect(pushed.status).toBe(200);
    await expect.poll(() => row().count(), { timeout: 90_000, interval: 500 }).toBe(1);
    expect(await row().textContent()).toMatch(/较重[\s\S]*二氧化硫小时均值 61\.5 mg\/m³，限值 ≤ 50 mg\/m³，超标 0\.23 倍[\s\S]*未确认/);
    expect(await row().textContent()).toContain("模拟");
    await expect.poll(() => page.evaluate("window.tones"), { timeout: 90_000 }).toBeGreaterThanOrEqual(4);
    await expect.poll(() => page.locator(".alarm-bell").getAttribute("aria-label"), { timeout: 90_000 }).toMatch(/未确认报警 [1-9]\d* 条/);
    await expect.poll(() => got.filter(({ body }) => body.includes("journey-outlet")).length, { timeout: 90_000 }).toBe(1);
    const told = got.find(({ body }) => body.includes("journey-outlet"))!;
    expect([told.event, told.signature]).toEqual(["raised", `sha256=${createHmac("sha256", secret).update(`${told.time}.${told.body}`).digest("hex")}`]);
    expect(JSON.parse(told.body)).toMatchObject({ alarm: { point: "journey-outlet", value: "61.5", limit: "50", level: "major" } });
  }, 400_000);

  test("it is acknowledged by keyboard and opened by Enter, gets its cause, and is handled with a photograph", async () => {
    await page.locator("h1").focus();
    await page.keyboard.press("j"); await page.keyboard.press("k"); await page.keyboard.press("a");
    await expect.poll(() => row().textContent(), { timeout: 90_000 }).toContain("已确认");
    await page.locator("h1").focus();
    await page.keyboard.press("Enter");
    const drawer = page.getByRole("dialog");
    await drawer.getByRole("button", { name: "填写原因" }).waitFor();
    await drawer.getByLabel("原因", { exact: true }).selectOption("exceedance");
    await drawer.getByLabel("情况说明").fill("脱硫塔喷淋不足");
    await drawer.getByRole("button", { name: "填写原因" }).click();
    await drawer.getByRole("button", { name: "处置完成" }).waitFor();
    await drawer.getByLabel("情况说明").fill("已恢复喷淋，复测达标");
    await drawer.locator("input[type=file]").setInputFiles({ name: "整改照片.png", mimeType: "image/png", buffer: Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64") });
    await drawer.getByText("整改照片.png").waitFor();
    await drawer.getByRole("button", { name: "处置完成" }).click();
    await drawer.getByText("等待处置人以外的人核对").waitFor();
    expect(await drawer.getByRole("button", { name: "销警", exact: true }).count()).toBe(0);
  }, 400_000);

  test("another person closes it, and makes it a clue whose data can be taken as a sheet", async () => {
    const other = await signedIn("director");
    await other.goto(`${program.address}/alarms?${demo}&text=${encodeURIComponent("旅程排污许可证")}`);
    await other.locator("tr[data-alarm]").filter({ hasText: "旅程排放口" }).filter({ hasText: "超标" }).getByRole("button", { name: "旅程排放口" }).click();
    const drawer = other.getByRole("dialog");
    await drawer.getByText("脱硫塔喷淋不足").waitFor();
    await drawer.getByRole("button", { name: "销警", exact: true }).click();
    await drawer.getByText("已销警").first().waitFor();
    await drawer.getByRole("button", { name: "转为执法线索" }).click();
    await drawer.getByRole("button", { name: "固定数据，转为线索" }).click();
    await drawer.getByRole("link", { name: /已转为执法线索 \d{4}-0001/ }).waitFor();
    await other.goto(`${program.address}/alarms?${demo}&tab=clues`);
    await other.getByRole("button", { name: /旅程排放口二氧化硫超标/ }).click();
    await other.getByRole("dialog").getByText("61.5 mg/m³", { exact: true }).waitFor();
    const [sheet] = await Promise.all([other.waitForEvent("download"), other.getByRole("dialog").getByRole("link", { name: "Excel" }).click()]);
    expect(sheet.suggestedFilename()).toMatch(/\.xlsx$/);
    const [paper] = await Promise.all([other.waitForEvent("download"), other.getByRole("dialog").getByRole("link", { name: "移交单 Word" }).click()]);
    expect(paper.suggestedFilename()).toMatch(/^环境执法线索 \d{4}-0001\.docx$/);
    if (process.env["YUNQING_SHOTS"]) await paper.saveAs(`${process.env["YUNQING_SHOTS"]}/clue.docx`);
    const auditor = new Person(program.address, "auditadmin");
    await auditor.begin(program.passwords["auditadmin"]!, own);
    const audit = await auditor.send("GET", `${d}/audit?limit=50`), acts = (audit.body["entries"] as { action: string; detail: string }[]).filter(({ action }) => action === "alarm.handle").map(({ detail }) => detail);
    expect(acts.join("\n")).toMatch(/转为执法线索[\s\S]*销警[\s\S]*处置完成[\s\S]*填写原因[\s\S]*确认/);
  }, 400_000);
});
