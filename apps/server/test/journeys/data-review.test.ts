import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { browserArguments, chromiumPath, newId, Person, type Program, readyFolder, startProgram } from "./program.js";

const own = "Lvshui-2026-Qingshan!", d = "/api/d/yungang", point = "review-air", shots = process.env["YUNQING_SHOTS"], wait = { timeout: 60_000 } as const;
/** June 2026 by the hour; values turn, so that no rule takes them for a stuck instrument. On the 12th at 09:00 PM2.5 stands alone at 80. */
const hours = Array.from({ length: 720 }, (_, at) => ({ at, from: `${new Date(Date.UTC(2026, 5, 1) + at * 3_600_000).toISOString().slice(0, 19)}+08:00` }));
const spike = 11 * 24 + 9;

describe.skipIf(chromiumPath === undefined)("data are reviewed by two people, in Chromium", () => {
  let program: Program, browser: Browser;
  const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  const open = async (name: string, size: { readonly width: number; readonly height: number } = { width: 1366, height: 768 }): Promise<Page> => {
    const context = await browser.newContext({ viewport: size, locale: "zh-CN", timezoneId: "Asia/Shanghai", reducedMotion: "reduce" });
    expect((await context.request.post(`${program.address}/api/session`, { data: { name, password: own } })).status()).toBe(200);
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    return page;
  };
  const shot = async (page: Page, name: string): Promise<void> => { if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png` }); };
  const narrow = (page: Page): Promise<unknown> => page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth");
  beforeAll(async () => {
    program = await startProgram(await readyFolder(false), "--no-demo");
    const director = new Person(program.address, "director"), system = new Person(program.address, "sysadmin"), security = new Person(program.address, "secadmin");
    for (const who of [director, system, security]) await who.begin(program.passwords[who.name]!, own);
    const made = await system.send("POST", "/api/users", { id: newId(), name: "shuju", displayName: "数据员", phone: null, organisation: null, district: "yungang" });
    expect((await security.send("POST", "/api/grants", { id: newId(), user: made.body["id"], role: "clerk", district: "yungang", organisation: "*", place: "*", enterprise: null, from: "2020-01-01", until: null })).status).toBe(200);
    await new Person(program.address, "shuju").begin(String(made.body["oneTimePassword"]), own);
    const put = await director.send("POST", `${d}/points`, { id: newId(), point, seq: 0, kind: "air-station", nameZh: "审核空气站", nameEn: "Reviewed station", place: null, enterprise: null, longitude: null, latitude: null, note: "", active: true });
    expect(put.status, JSON.stringify(put.body)).toBe(200);
    const units = { a34004: "µg/m³", a34002: "µg/m³", a21026: "µg/m³", a21004: "µg/m³", a21005: "mg/m³", a05024: "µg/m³" };
    const instrument = await director.send("POST", `${d}/instruments`, { id: newId(), instrument: "review-i", seq: 0, mn: "1140214000000000000000C1", point, st: "22", edition: 2017, password: "123456", key: null, leniencies: [], units, timeMark: "start", minuteInterval: 10, realTimeSeconds: 30, addresses: [], active: true });
    expect(instrument.status, JSON.stringify(instrument.body)).toBe(200);
    const key = await director.send("POST", `${d}/push-keys`, { id: newId(), name: "旅程", origin: "push", points: [point], untilDay: null });
    const pushed = await fetch(`${program.address}${d}/observations`, { method: "POST", headers: { "content-type": "application/json", authorization: `Bearer ${String(key.body["key"])}` }, body: JSON.stringify({ id: newId(), observations: hours.map(({ at, from }) => ({ point, kind: "hour", from, values: { a34004: at === spike ? "80" : String(40 + (at % 5)), a34002: String(90 + (at % 7)), a21026: String(10 + (at % 3)), a21004: String(30 + (at % 5)), a05024: String(60 + (at % 7)), a21005: (0.5 + (at % 4) / 10).toFixed(1) } })) }) });
    expect(pushed.status, await pushed.clone().text()).toBe(200);
    browser = await chromium.launch({ executablePath: chromiumPath!, args: browserArguments });
  }, 240_000);
  afterAll(async () => { await browser?.close(); await program?.stop(); });

  test("a month of hours is gone through by keyboard; a value is proposed doubtful and days are confirmed in bulk, another person accepts, and both lines stand side by side", async () => {
    const clerk = await open("shuju");
    await clerk.goto(`${program.address}/monitor/${point}?d=yungang`);
    await clerk.getByRole("link", { name: "逐时审核" }).click();
    const from = clerk.getByLabel("起", { exact: true });
    await from.fill("2026-06-12");
    await from.press("Enter");
    await clerk.getByRole("button", { name: "看 2026-06 整月" }).click();
    const grid = clerk.getByRole("grid");
    await expect.poll(() => grid.getAttribute("aria-rowcount"), wait).toBe("721");
    expect(await clerk.locator(".review-grid tbody tr").count()).toBeLessThan(80);
    await clerk.getByRole("gridcell").first().click();
    await clerk.keyboard.press("End");
    await expect.poll(() => clerk.evaluate("document.activeElement?.id"), wait).toBe("review-719-0");
    await clerk.keyboard.press("Home");
    for (let day = 0; day < 11; day++) await clerk.keyboard.press("PageDown");
    for (let hour = 0; hour < 9; hour++) await clerk.keyboard.press("ArrowDown");
    for (let turns = 0; turns < 6 && !(await clerk.locator(".review-detail").innerText()).includes("PM2.5"); turns++) await clerk.keyboard.press("ArrowRight");
    await expect.poll(() => clerk.locator(".review-detail").innerText(), wait).toMatch(/PM2\.5 2026-06-12 09:00 80/);
    // the first cell was chosen by the click that began it
    await clerk.keyboard.press(" ");
    await expect.poll(() => clerk.getByText("已选 2 个值").count(), wait).toBe(1);
    await clerk.keyboard.press("Home");
    for (let column = 0; column < 6; column++) await clerk.keyboard.press("ArrowLeft");
    await clerk.keyboard.press(" ");
    await clerk.getByText("已选 1 个值").waitFor();
    await clerk.getByLabel("结论").selectOption("doubtful");
    await clerk.getByLabel(/理由/).fill("附近施工，核实中");
    await shot(clerk, "review-grid-desk");
    await clerk.getByRole("button", { name: "提出审核" }).click();
    await clerk.getByText("已提出 1 项，待另一人复核").waitFor();

    await clerk.goto(`${program.address}/data-review?d=yungang&from=2026-06-14&until=2026-06-17`);
    await clerk.getByRole("button", { name: "选全部未审" }).click();
    await clerk.getByText("已选 3 个点位日").waitFor();
    expect(await clerk.getByLabel("起", { exact: true }).evaluate((input) => { const box = input as unknown as { scrollWidth: number; clientWidth: number }; return box.scrollWidth <= box.clientWidth; }), "the day is not clipped").toBe(true);
    await shot(clerk, "review-work-desk");
    await clerk.getByRole("button", { name: "提出审核" }).click();
    await clerk.getByText("已提出 3 项，待另一人复核").waitFor();
    await clerk.getByRole("tab", { name: "复核与记录" }).click();
    await expect.poll(() => clerk.getByText("须由他人复核").count(), wait).toBe(4);

    const director = await open("director");
    await director.goto(`${program.address}/data-review?d=yungang&tab=reviews`);
    await director.getByText("附近施工，核实中").waitFor();
    await shot(director, "review-decide-desk");
    for (let left = 4; left > 0; left--) {
      const [answer] = await Promise.all([director.waitForResponse((one) => one.url().endsWith("/decision")), director.getByRole("button", { name: "通过", exact: true }).first().click()]);
      expect(answer.status(), await answer.text()).toBe(200);
      await expect.poll(() => director.getByRole("button", { name: "退回", exact: true }).count(), wait).toBe(left - 1);
    }
    await clerk.goto(`${program.address}/data-review?d=yungang&tab=grid&point=${point}&from=2026-06-12&until=2026-06-13`);
    await clerk.getByRole("gridcell", { name: /80/ }).click();
    const detail = clerk.locator(".review-detail");
    await expect.poll(() => detail.innerText(), wait).toMatch(/实时线\s+● 有效[\s\S]*审核线\s+◆ 存疑[\s\S]*审核 数据员[\s\S]*复核 局长[\s\S]*附近施工/);
    await clerk.addScriptTag({ content: axe }).catch(() => undefined);
    await clerk.evaluate(axe);
    const found = await clerk.evaluate("axe.run({ resultTypes: ['violations'] }).then((r) => r.violations.filter((v) => ['serious', 'critical'].includes(v.impact)).map((v) => v.id + ': ' + v.nodes[0].html))");
    expect(found).toEqual([]);
    expect(await narrow(clerk)).toBe(true);
    await shot(clerk, "review-lines-desk");
    await director.context().close();
    await clerk.context().close();
  }, 240_000);

  test("on a phone nothing is wider than the screen", async () => {
    const page = await open("shuju", { width: 390, height: 844 });
    await page.goto(`${program.address}/data-review?d=yungang&tab=grid&point=${point}&from=2026-06-12&until=2026-06-13`);
    await page.getByRole("gridcell").first().waitFor();
    await shot(page, "review-grid-phone");
    expect(await narrow(page)).toBe(true);
    await page.goto(`${program.address}/data-review?d=yungang&from=2026-06-14&until=2026-06-17`);
    await page.getByRole("button", { name: "选全部未审" }).waitFor();
    await shot(page, "review-work-phone");
    expect(await narrow(page)).toBe(true);
    await page.context().close();
  }, 120_000);
});
