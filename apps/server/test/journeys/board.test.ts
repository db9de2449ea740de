import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { browserArguments, chromiumPath, newId, Person, type Program, readyFolder, startProgram } from "./program.js";

const own = "Lvshui-2026-Qingshan!", d = "/api/d/yungang-demo", beijing = (at: number): string => new Date(at + 8 * 3_600_000).toISOString();
/** Yesterday in Beijing: a day that is over. */
const day = beijing(Date.now() - 86_400_000).slice(0, 10);
const hour = (at: number): string => `${day}T${String(at).padStart(2, "0")}:00:00+08:00`;
/** Hours that go up and down by turns, so that no rule of quality takes them for a stuck instrument; their means: SO2 11, NO2 32, PM10 93, CO 0.9, O3 62, PM2.5 52. */
const hours = Array.from({ length: 24 }, (_, at) => ({ point: "sim-air-1", kind: "hour", from: hour(at), values: at % 2 === 0 ? { a21026: "10", a21004: "30", a34002: "90", a21005: "0.8", a05024: "60", a34004: "50" } : { a21026: "12", a21004: "34", a34002: "96", a21005: "1.0", a05024: "64", a34004: "54" } }));
/** One sample. By table 1 of GB 3838-2002 COD 25 is class IV (20 < 25 ≤ 30), everything else class III or better; over class III by (25 − 20) / 20 = 0.25. */
const sample = { point: "sim-section-2", kind: "day", from: hour(0), values: { w01001: "8.0", w01009: "7.0", w01019: "5.0", w01018: "25", w21003: "0.80", w21011: "0.15" } };

describe.skipIf(chromiumPath === undefined)("the state of air and water, in Chromium", () => {
  let program: Program, browser: Browser, director: Person, stack = "";
  const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  beforeAll(async () => {
    program = await startProgram(await readyFolder(true));
    director = new Person(program.address, "director");
    await director.begin(program.passwords["director"]!, own);
    const push = async (origin: "push" | "laboratory", observations: readonly { readonly point: string }[]): Promise<void> => {
      const key = await director.send("POST", `${d}/push-keys`, { id: newId(), name: `旅程 ${origin}`, origin, points: [...new Set(observations.map(({ point }) => point))], untilDay: null });
      const pushed = await fetch(`${program.address}${d}/observations`, { method: "POST", headers: { "content-type": "application/json", authorization: `Bearer ${String(key.body["key"])}` }, body: JSON.stringify({ id: newId(), observations }) });
      expect([pushed.status, pushed.status === 200 ? "" : await pushed.text()]).toEqual([200, ""]);
    };
    await push("push", hours);
    await push("laboratory", [sample]);
    const points = (await director.send("GET", `${d}/points`)).body.items ?? [];
    stack = String(points.find(({ kind }) => kind === "stack-outlet")?.["id"]);
    // SO2 20 and 40 by turns against 35 an hour
    await push("push", Array.from({ length: 24 }, (_, at) => ({ point: stack, kind: "hour", from: hour(at), values: { a21026: at % 2 === 0 ? "20" : "40", a00000: "10000" } })));
    browser = await chromium.launch({ executablePath: chromiumPath!, args: browserArguments });
  }, 400_000);
  afterAll(async () => { await browser?.close(); await program?.stop(); });

  const open = async (more: Parameters<Browser["newContext"]>[0] = {}): Promise<{ readonly page: Page; readonly wrong: string[] }> => {
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: "zh-CN", timezoneId: "Asia/Shanghai", reducedMotion: "reduce", ...more });
    expect((await context.request.post(`${program.address}/api/session`, { data: { name: "director", password: own } })).status()).toBe(200);
    const page = await context.newPage(), wrong: string[] = [];
    page.setDefaultTimeout(60_000);
    page.on("pageerror", (problem) => { wrong.push(`page error: ${problem.message}`); });
    page.on("console", (message) => { if (message.type() === "error") wrong.push(`console: ${message.text()}`); });
    return { page, wrong };
  };
  const turn = async (page: Page, path: string, heading: string): Promise<void> => {
    await page.goto(`${program.address}${path}?d=yungang-demo&on=${day}`);
    await page.getByRole("heading", { level: 1, name: heading }).waitFor();
    await expect.poll(() => page.locator("main .loading, main [aria-busy=true]").count(), { timeout: 60_000 }).toBe(0);
  };

  test("a day of hours is the index that HJ 633-2026 gives by hand, says its primary pollutant and how it was made", async () => {
    // table 1: PM2.5 35 → 50, 60 → 100: 50 + (52 − 35) × 50 / (60 − 35) = 84; PM10 50 → 50, 120 → 100: 50 + 43 × 50 / 70 = 80.7, up to 81; NO2 40; O3_8h 31; the largest is 84, class Ⅱ 良
    const { page, wrong } = await open();
    await turn(page, "/air", "空气");
    const tile = page.locator(".board-tile").filter({ hasText: "模拟空气站1号" });
    expect(await tile.innerText()).toMatch(/84\s+Ⅱ\s+良[\s\S]*首要污染物 PM2\.5/);
    const row = page.getByRole("region", { name: /^日报/ }).first().locator("tbody tr").filter({ hasText: "模拟空气站1号" });
    expect((await row.locator("td.numeric").allInnerTexts()).map((text) => text.trim().split("\n")[0])).toEqual(["11", "32", "93", "0.9", "62", "52"]);
    await tile.getByRole("button").click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText(/HJ 633-2026/).first().waitFor();
    expect(await dialog.innerText()).toContain("84");
    expect(wrong).toEqual([]);
  }, 240_000);

  test("a sample is the class that GB 3838 gives by hand, against the target of its section, along its river", async () => {
    const { page, wrong } = await open();
    await turn(page, "/water", "地表水");
    const row = page.locator("tbody tr").filter({ hasText: "模拟手工断面2号" });
    // the month has the class; the year so far counts whole months alone, and this one is not over
    expect(await row.innerText()).toMatch(/模拟河[\s\S]*Ⅲ\s*类[\s\S]*Ⅳ\s*类[\s\S]*\? 未评价/);
    const month = await director.send("POST", "/api/d/yungang-demo/figures", { keys: [`real-time|section:sim-section-2|water-state|month~${hour(0).slice(0, 7)}-01`] });
    expect(month.body.items?.[0]).toMatchObject({ value: "IV", detail: { kind: "water", class: "IV", mainPollutants: { zh: expect.stringMatching(/化学需氧量（0\.25）/) } } });
    const along = page.locator(".river-strip li").filter({ hasText: "模拟手工断面2号" });
    expect(await along.innerText()).toMatch(/目标[\s\S]*Ⅲ\s*类[\s\S]*距源头 25\.5 km/);
    expect(await page.locator(".river-strip li").first().innerText()).toContain("模拟水质站1号");
    expect(wrong).toEqual([]);
  }, 240_000);

  test("an outlet opens with the hours of the day and, when asked, the amount of the month; tables leave as Excel; tables of a page keep their own order; the level's advice stands by", async () => {
    const { page, wrong } = await open();
    await turn(page, "/sources", "污染源");
    await page.getByRole("button", { name: /SO2 逐时与排放量/ }).first().click();
    const dialog = page.getByRole("dialog");
    await expect.poll(() => dialog.locator(".outlet-hours li").allInnerTexts().then((all) => all.map((text) => text.replace(/\s+/g, " "))), { timeout: 60_000 }).toEqual(Array.from({ length: 24 }, (_, at) => `${at + 1}时 ● 有效 ${at % 2 === 0 ? "20" : "40"}`));
    await dialog.getByRole("button", { name: `计算 ${day.slice(0, 7)} 排放量` }).click();
    // 12 hours of 20 and 12 of 40 mg/m³ in 10,000 m³/h: 7.2 kg; the other days of the month are missing, so it is not valid
    await expect.poll(() => dialog.locator(".outlet-amount").innerText(), { timeout: 60_000 }).toMatch(/^7\.200 kg[\s\S]*△ 无效/);
    if (process.env["YUNQING_SHOTS"]) await page.screenshot({ path: `${process.env["YUNQING_SHOTS"]}/outlet-dialog.png` });
    await page.keyboard.press("Escape");
    for (const table of ["air", "sources"]) { const sheet = await director.bytes(`${d}/board/sheet.xlsx?table=${table}&line=real-time&day=${day}`); expect([sheet.status, sheet.bytes.subarray(0, 2).toString()]).toEqual([200, "PK"]); }
    await turn(page, "/air", "空气");
    await page.getByText(/^健康提示（.+ 良）：/).waitFor();
    const heads = (name: string) => page.getByRole("region", { name, exact: true }).locator("th").filter({ hasText: "AQI 与类别" });
    await heads("日报").getByRole("button").click();
    await expect.poll(() => heads("日报").getAttribute("aria-sort"), { timeout: 60_000 }).toBe("ascending");
    expect(new URL(page.url()).searchParams.get("sort-day")).toBe("aqi");
    expect(new URL(page.url()).searchParams.get("sort")).toBeNull();
    expect(wrong).toEqual([]);
    await page.context().close();
  }, 240_000);

  test("the four pages hold no barrier in light or dark, and are no wider than a desk's or a phone's screen", async () => {
    const found: string[] = [];
    for (const [theme, more] of [["light", {}], ["dark", {}], ["light", { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }]] as const) {
      const { page, wrong } = await open(more);
      await page.context().addInitScript({ content: `localStorage.setItem("yunqing.theme", "${theme}")` });
      for (const [path, heading] of [["/air", "空气"], ["/water", "地表水"], ["/groundwater", "地下水与水源"], ["/sources", "污染源"]] as const) {
        await turn(page, path, heading);
        const where = `${path} ${theme} ${"isMobile" in more ? "phone" : "desk"}`;
        if (await page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")) found.push(`${where}: wider than the screen`);
        await page.evaluate(axe);
        const violations = await page.evaluate("axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then((result) => result.violations)") as readonly { readonly id: string; readonly impact: string | null; readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[] }[];
        found.push(...violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id, nodes }) => `${where} ${id}: ${nodes.slice(0, 2).map(({ target, failureSummary }) => `${target.join(" ")} ${failureSummary ?? ""}`).join(" | ")}`), ...wrong.splice(0).map((line) => `${where}: ${line}`));
        if (process.env["YUNQING_SHOTS"]) await page.screenshot({ path: `${process.env["YUNQING_SHOTS"]}/board${path.replace("/", "-")}-${theme}-${"isMobile" in more ? "phone" : "desk"}.png`, fullPage: true });
      }
      await page.context().close();
    }
    expect(found).toEqual([]);
  }, 400_000);
});
