import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { browserArguments, chromiumPath, newId, Person, type Program, readyFolder, startProgram } from "./program.js";

const own = "Lvshui-2026-Qingshan!", demo = "d=yungang-demo", d = "/api/d/yungang-demo", shots = process.env["YUNQING_SHOTS"];
/** A day of Beijing so many days ago. */
const ago = (days: number): string => new Date(Date.now() + 8 * 3_600_000 - days * 86_400_000).toISOString().slice(0, 10);
const from = ago(5), until = ago(2), span = `from=${from}&until=${until}`;

describe.skipIf(chromiumPath === undefined)("what people look at: from pushed hours to the picture, in Chromium", () => {
  let program: Program, browser: Browser, page: Page;
  const wrong: string[] = [], axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  beforeAll(async () => {
    program = await startProgram(await readyFolder(true));
    const director = new Person(program.address, "director");
    await director.begin(program.passwords["director"]!, own);
    for (const point of ["journey-a", "journey-b"]) expect((await director.send("POST", `${d}/points`, { id: newId(), point, seq: 0, kind: "air-station", nameZh: point === "journey-a" ? "旅程甲站" : "旅程乙站", nameEn: point, place: null, enterprise: null, longitude: null, latitude: null, note: "", active: true })).status).toBe(200);
    const key = await director.send("POST", `${d}/push-keys`, { id: newId(), name: "旅程", origin: "push", points: ["journey-a", "journey-b"], untilDay: null });
    // sulphur dioxide of 11…34 µg/m³ through each day, the second station twice as much less ten; wind from the east, never calm
    const observations = [5, 4, 3].flatMap((day) => Array.from({ length: 24 }, (_, hour) => ["journey-a", "journey-b"].map((point) => ({ point, kind: "hour", from: `${ago(day)}T${String(hour).padStart(2, "0")}:00:00+08:00`, values: { a21026: ((point === "journey-a" ? 11 + hour : 2 * (11 + hour) - 10) / 1000).toFixed(3), a01007: (2 + (hour % 5) / 10).toFixed(1), a01008: String(88 + (hour % 4)) } }))).flat());
    const pushed = await fetch(`${program.address}${d}/observations`, { method: "POST", headers: { "content-type": "application/json", authorization: `Bearer ${String(key.body["key"])}` }, body: JSON.stringify({ id: newId(), observations }) });
    expect([pushed.status, await pushed.json()]).toEqual([200, expect.objectContaining({ stored: 144 })]);
    browser = await chromium.launch({ executablePath: chromiumPath!, args: browserArguments });
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: "zh-CN", timezoneId: "America/New_York", reducedMotion: "reduce", acceptDownloads: true, bypassCSP: true });
    expect((await context.request.post(`${program.address}/api/session`, { data: { name: "director", password: own } })).status()).toBe(200);
    page = await context.newPage();
    page.setDefaultTimeout(90_000);
    page.on("pageerror", (error) => wrong.push(error.message));
    page.on("console", (message) => { if (message.type() === "error") wrong.push(message.text()); });
  }, 300_000);
  afterAll(async () => { await browser?.close(); await program?.stop(); });
  const open = async (query: string): Promise<void> => { await page.goto(`${program.address}/analysis?${demo}&line=real-time&${span}&${query}`); await page.locator("[data-drawn=yes] canvas").first().waitFor(); };
  const cells = (row: number): Promise<readonly string[]> => page.locator(".data-table tbody tr").nth(row).locator("th, td").allInnerTexts();
  const barriers = async (): Promise<readonly string[]> => { await page.evaluate(axe); return page.evaluate("axe.run(document, { runOnly: ['wcag2a','wcag2aa','wcag21aa'] }).then((r) => r.violations.filter((v) => v.impact === 'serious' || v.impact === 'critical').map((v) => v.id + ' ' + v.nodes.map((n) => n.target.join(' ')).join(' | ')))") as Promise<readonly string[]>; };

  test("a calendar has the mean of each day, of the hours pushed", async () => {
    await open("kind=calendar&subjects=point:journey-a&items=SO2");
    expect([await cells(0), await cells(2)]).toEqual([[from, "旅程甲站", "22.5", "24"], [ago(3), "旅程甲站", "22.5", "24"]]);
    expect(await page.locator(".analysis-facts").innerText()).toContain("72/72");
    expect(await barriers()).toEqual([]);
    if (shots) await page.screenshot({ path: `${shots}/analysis-calendar.png`, fullPage: true });
  });
  test("another kind and a second station are chosen by keyboard, and the address follows", async () => {
    await page.getByLabel("方式").focus(); await page.getByLabel("方式").selectOption({ label: "站点比对" });
    const several = page.locator(".several summary").first();
    await several.focus(); await page.keyboard.press("Enter");
    for (const name of ["空气 · 旅程甲站", "空气 · 旅程乙站"]) { const box = page.getByLabel(name); if (!(await box.isChecked())) { await box.focus(); await page.keyboard.press("Space"); } }
    await page.getByText("y = 2x − 10").waitFor();
    const search = new URL(page.url()).searchParams;
    expect([search.get("kind"), search.get("subjects")?.split(",").sort()]).toEqual(["comparison", ["point:journey-a", "point:journey-b"]]);
    expect(await page.locator(".analysis-facts").innerText()).toContain("12.5 µg/m³");      // mean of x − 10 over 11…34
    if (shots) await page.screenshot({ path: `${shots}/analysis-comparison.png`, fullPage: true });
  });
  test("the wind rose blows from the east, and what it shows is taken away as Excel", async () => {
    await open("kind=wind-rose&subjects=point:journey-a");
    expect((await cells(4)).slice(0, 5)).toEqual(["东", "90", "72", "100.0", expect.stringMatching(/^2\.1[89]/)]);
    if (shots) await page.screenshot({ path: `${shots}/analysis-rose.png`, fullPage: true });
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: /Excel/ }).click()]);
    expect(file.suggestedFilename()).toMatch(/风玫瑰.*\.xlsx$/); expect(readFileSync(await file.path()).subarray(0, 2).toString()).toBe("PK");
  });
  test.each([
    ["time-variation", "subjects=point:journey-a,point:journey-b&items=SO2", 56], ["pollution-rose", "subjects=point:journey-a&items=SO2", 16], ["polar", "subjects=point:journey-a&items=SO2", 1], ["correlation", "subjects=point:journey-a,point:journey-b&items=SO2", 1],
    ["box", "subjects=point:journey-a,point:journey-b&items=SO2", 2], ["completeness", "subjects=point:journey-a,point:journey-b&items=SO2,wind-speed", 2],
  ] as const)("%s is drawn on a phone in the dark without running over", async (kind, query, least) => {
    await page.setViewportSize({ width: 390, height: 844 }); await page.evaluate("localStorage.setItem('yunqing.theme', 'dark')");
    await open(`kind=${kind}&${query}`);
    expect(await page.locator("html").getAttribute("data-theme")).toBe("dark");
    expect(await page.locator(".cards > li").count()).toBeGreaterThanOrEqual(least);
    expect(await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")).toBeLessThanOrEqual(0);
    expect(await barriers()).toEqual([]);
    if (shots) await page.screenshot({ path: `${shots}/analysis-${kind}.png` });
    await page.setViewportSize({ width: 1366, height: 768 });
  });
  test("a trend of three days says so, and nothing went wrong on the way", async () => {
    await page.evaluate("localStorage.setItem('yunqing.theme', 'light')");
    await open("kind=trend&subjects=point:journey-a&items=SO2");
    expect(await page.locator(".analysis-facts").innerText()).toMatch(/旅程甲站 趋势\s*—/);
    expect(wrong).toEqual([]);
  });
});
