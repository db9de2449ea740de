import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { browserArguments, chromiumPath, newId, Person, type Program, readyFolder, startProgram } from "./program.js";

const own = "Lvshui-2026-Qingshan!", d = "yungang-demo", api = `/api/d/${d}`, shots = process.env["YUNQING_SHOTS"], hourMs = 3_600_000;
const stations = [["wall-air-1", "大屏东站", "113.16", "40.02"], ["wall-air-2", "大屏西站", "113.05", "39.95"]] as const;
/** The beginning of a whole hour, so many before the present one. */
const hour = (back: number): string => `${new Date((Math.floor(Date.now() / hourMs) - back) * hourMs + 8 * hourMs).toISOString().slice(0, 19)}+08:00`;
/** Ozone alone speaks; one-hour O3: 160 → 50, 200 → 100, 300 → 150 (HJ 633 table 1). So 180 is 75 良, 250 is 125 轻度污染. */
const air = (O3: string) => ({ a34004: "5", a34002: "10", a21026: "5", a21004: "8", a21005: "0.2", a05024: O3 });

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => { server.listen(0, "127.0.0.1", resolve); });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => { server.close(resolve); });
  return port;
}

describe.skipIf(chromiumPath === undefined)("the live map and the wall screen, in Chromium", () => {
  let program: Program, browser: Browser, port = 0, data = "", key = "", told = "";
  const open = async (width: number, height: number): Promise<{ readonly page: Page; readonly wrong: string[] }> => {
    const context = await browser.newContext({ viewport: { width, height }, locale: "zh-CN", timezoneId: "America/New_York", reducedMotion: "reduce" });
    expect((await context.request.post(`${program.address}/api/session`, { data: { name: "director", password: own } })).status()).toBe(200);
    const page = await context.newPage(), wrong: string[] = [];
    page.setDefaultTimeout(60_000);
    page.on("pageerror", (problem) => { wrong.push(problem.message); });
    return { page, wrong };
  };
  const shot = async (page: Page, name: string): Promise<void> => { if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png` }); };
  const pushed = async (back: number, east: string): Promise<void> => {
    const observations = stations.map(([point], at) => ({ point, kind: "hour", from: hour(back), values: air(at === 0 ? east : "80") }));
    const answer = await fetch(`${program.address}${api}/observations`, { method: "POST", headers: { "content-type": "application/json", authorization: `Bearer ${key}` }, body: JSON.stringify({ id: newId(), observations }) });
    expect(answer.status, await answer.clone().text()).toBe(200);
  };
  /** The last full hour has its values: a journey that goes past a full hour tells the next one too; one that would begin just before it waits for it. */
  const hourHasValues = async (): Promise<void> => {
    const left = hourMs - Date.now() % hourMs;
    if (left < 60_000) await new Promise((resolve) => { setTimeout(resolve, left + 1000); });
    if (told === hour(1)) return;
    if (told === "") await pushed(2, "250");
    await pushed(1, "180");
    told = hour(1);
  };
  beforeEach(hourHasValues, 120_000);
  beforeAll(async () => {
    port = await freePort();
    data = await readyFolder(true);
    program = await startProgram(data, "--port", String(port));
    const director = new Person(program.address, "director");
    await director.begin(program.passwords["director"]!, own);
    for (const [point, nameZh, longitude, latitude] of stations) {
      const put = await director.send("POST", `${api}/points`, { id: newId(), point, seq: 0, kind: "air-station", nameZh, nameEn: point, place: null, enterprise: null, longitude, latitude, note: "", active: true });
      expect(put.status, JSON.stringify(put.body)).toBe(200);
      const units = { a34004: "µg/m³", a34002: "µg/m³", a21026: "µg/m³", a21004: "µg/m³", a21005: "mg/m³", a05024: "µg/m³" };
      const instrument = await director.send("POST", `${api}/instruments`, { id: newId(), instrument: `${point}-i`, seq: 0, mn: `5A5A140214000000000000B${point.slice(-1)}`, point, st: "22", edition: 2017, password: "123456", key: null, leniencies: [], units, timeMark: "start", minuteInterval: 10, realTimeSeconds: 30, addresses: [], active: true });
      expect(instrument.status, JSON.stringify(instrument.body)).toBe(200);
      const profile = await director.send("POST", `${api}/network/profiles`, { id: newId(), point, seq: 0, from: "2026-01-01", network: "district", method: "automatic", evaluated: true, body: null, chainage: null, functionZone: "二类区", targetClass: null, protection: "none", items: [], calendar: null, laboratory: null, limits: [], note: "" });
      expect(profile.status, JSON.stringify(profile.body)).toBe(200);
    }
    key = String((await director.send("POST", `${api}/push-keys`, { id: newId(), name: "大屏", origin: "push", points: stations.map(([point]) => point), untilDay: null })).body["key"]);
    browser = await chromium.launch({ executablePath: chromiumPath!, args: browserArguments });
  }, 400_000);
  afterAll(async () => { await browser?.close(); await program?.stop(); });

  test("the map tells a station's index and word, and the time bar goes back by keyboard; the address holds the time", async () => {
    const { page, wrong } = await open(1366, 768);
    await page.goto(`${program.address}/map?d=${d}&open=wall-air-1&surface=O3`);
    const card = page.getByRole("dialog", { name: /大屏东站/ });
    await card.getByText("75 良").waitFor();
    await shot(page, "map-desk");
    const slider = page.getByRole("slider", { name: /^时间/ });
    await slider.focus();
    await page.keyboard.press("ArrowLeft");
    await card.getByText("75 良").waitFor();
    await page.keyboard.press("ArrowLeft");
    await card.getByText("125 轻度污染").waitFor();
    expect(new URL(page.url()).searchParams.get("at")).toMatch(/^hour~\d{4}-\d{2}-\d{2}~\d{1,2}$/);
    await page.reload();
    await card.getByText("125 轻度污染").waitFor();
    await card.getByRole("button", { name: /怎么算的/ }).first().click();
    await page.getByRole("dialog", { name: /怎么算的/ }).getByText(/HJ 633/).first().waitFor();
    expect(await page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")).toBe(false);
    expect(wrong).toEqual([]);
    await page.context().close();
  }, 240_000);

  test("on a phone the map is not wider than the screen, and the surface says that it is interpolated", async () => {
    const { page } = await open(390, 844);
    await page.goto(`${program.address}/map?d=${d}&surface=O3`);
    await page.getByText(/插值示意：由各站 O3 分指数/).waitFor();
    await shot(page, "map-phone");
    expect(await page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")).toBe(false);
    await page.context().close();
  }, 120_000);

  test("the wall is bare, without scrollbars, shows what was pushed, says it is simulated, and turns by itself", async () => {
    const { page, wrong } = await open(1920, 1080);
    await page.goto(`${program.address}/screen?d=${d}&seconds=3`);
    await page.locator(".wall-stations").getByText("75 良").waitFor();
    expect(await page.getByRole("navigation").count()).toBe(0);
    await page.getByText("模拟", { exact: true }).first().waitFor();
    const seen = new Set<string>();
    await expect.poll(async () => { const id = await page.locator(".wall").getAttribute("data-panel"); if (id !== null && !seen.has(id)) { seen.add(id); await shot(page, `screen-${id}`); } return seen.size; }, { timeout: 60_000, interval: 300 }).toBe(8);
    expect(await page.evaluate("document.documentElement.scrollWidth > innerWidth || document.documentElement.scrollHeight > innerHeight")).toBe(false);
    expect(wrong).toEqual([]);
    await page.context().close();
  }, 240_000);

  test("a director makes a read key, the wall opens with it in a browser of its own, and stops when the key is ended", async () => {
    const { page: desk } = await open(1366, 768);
    await desk.goto(`${program.address}/system?d=${d}`);
    await desk.getByRole("button", { name: /新建只读密钥/ }).click();
    await desk.getByLabel("用途").fill("一楼大厅");
    await desk.getByRole("dialog").getByRole("button", { name: "新建", exact: true }).click();
    const link = await desk.locator(".one-key code").innerText();
    await shot(desk, "read-key-made");
    expect(link).toMatch(/\/screen\?d=yungang-demo#key=yqr_/);
    await desk.getByRole("button", { name: "已保存好" }).click();
    const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: "zh-CN", reducedMotion: "reduce" }), page = await context.newPage(), wrote: string[] = [];
    page.setDefaultTimeout(60_000);
    page.on("request", (request) => { if (request.method() !== "GET") wrote.push(`${request.method()} ${new URL(request.url()).pathname}`); });
    await page.goto(link);
    await page.locator(".wall-stations").or(page.locator(".wall-map")).first().waitFor();
    expect(page.url()).not.toContain("key=");
    await page.goto(`${program.address}/screen?d=${d}&panel=air`);
    await page.locator(".wall-stations").getByText("75 良").waitFor();
    await page.locator(".wall-day").first().waitFor();
    expect(await page.locator("a, button, input, select, textarea").count()).toBe(0);
    expect(wrote).toEqual([`POST ${api}/wall`]);
    expect((await context.cookies()).map(({ name, httpOnly, sameSite }) => [name, httpOnly, sameSite])).toEqual([["yunqing-wall", true, "Strict"]]);
    await shot(page, "screen-by-key");
    const other = await context.newPage();
    await other.goto(`${program.address}/air?d=${d}`);
    await other.getByRole("heading", { name: "登录" }).waitFor();
    await desk.reload();
    await desk.getByRole("cell", { name: /127\.0\.0\.1/ }).waitFor();
    await shot(desk, "read-keys-desk");
    expect(await desk.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")).toBe(false);
    await desk.getByRole("button", { name: /停用/ }).click();
    await desk.getByLabel("理由").fill("屏已拆");
    await desk.getByRole("dialog").getByRole("button", { name: "停用", exact: true }).click();
    await page.getByRole("heading", { name: "大屏已停止显示" }).waitFor();
    await shot(page, "screen-ended");
    await desk.setViewportSize({ width: 390, height: 844 });
    await desk.getByText("已停用").first().waitFor();
    await shot(desk, "read-keys-phone");
    expect(await desk.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")).toBe(false);
    await context.close();
    await desk.context().close();
  }, 240_000);

  test("when the server goes away the wall says since when its data stand still, and comes back by itself", async () => {
    const { page } = await open(1920, 1080);
    await page.goto(`${program.address}/screen?d=${d}&panel=air`);
    await page.locator(".wall-stations").getByText("75 良").waitFor();
    await program.stop();
    await page.getByText(/数据已停更，最后更新 \d{4}-\d{2}-\d{2} \d{2}:\d{2}/).waitFor();
    await shot(page, "screen-stale");
    program = await startProgram(data, "--port", String(port));
    await page.getByText(/数据已停更/).waitFor({ state: "detached", timeout: 90_000 });
    await page.locator(".wall-stations").getByText("75 良").waitFor();
    await page.context().close();
  }, 240_000);
});
