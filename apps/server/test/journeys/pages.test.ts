import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { browserArguments, chromiumPath, newId, Person, type Program, readyFolder, startProgram } from "./program.js";

const own = "Lvshui-2026-Qingshan!";
const pdf = Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\nxref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000052 00000 n \n0000000101 00000 n \ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n164\n%%EOF\n");
const desk = { width: 1366, height: 768 }, phone = { width: 390, height: 844 };
const demo = "d=yungang-demo", real = "d=yungang";

/** Every page of the menu, and what leads deeper: address and heading. */
const pages: readonly (readonly [path: string, heading: RegExp])[] = [
  [`/overview?${demo}`, /总览/], [`/overview?${real}`, /总览/], [`/indicators?${demo}`, /指标/], [`/indicators/i14-06?${demo}`, /CO浓度/], [`/review?${demo}`, /审核/], [`/targets?${demo}`, /目标/], [`/targets?tab=timeline&${demo}`, /目标/],
  [`/projects?${demo}`, /重点工程/], [`/projects?tab=gantt&${demo}`, /重点工程/], [`/projects?tab=money&${demo}`, /重点工程/], [`/tasks?${demo}`, /任务分工/], [`/duties?${demo}`, /待办督办/], [`/duties/limits?${demo}`, /法定时限/], [`/duties/calendar?${demo}`, /工作日历/], [`/duties/settings?${demo}`, /提醒与升级/], [`/check?${real}`, /规划体检/],
  [`/document?${real}`, /规划文本/], [`/map?${demo}`, /一张图/], [`/reports?${demo}`, /报告/],
  [`/loops?${demo}`, /控制回路/], [`/loops?${demo}&tab=day`, /控制回路/], [`/loops?${demo}&tab=log`, /控制回路/], [`/loops?${demo}&tab=setting`, /控制回路/], [`/loops?${demo}&loop=new`, /控制回路/], [`/alarms?${demo}`, /报警/], [`/alarms?${demo}&tab=rules`, /报警/], [`/alarms?${demo}&tab=escalation`, /报警/], [`/alarms?${demo}&tab=shifts`, /报警/], [`/alarms?${demo}&tab=statistics`, /报警/], [`/alarms?${demo}&tab=clues`, /报警/],
  [`/analysis?${demo}`, /分析/], [`/monitor?${demo}`, /实时监控/], [`/monitor/sim-air-1?${demo}`, /模拟空气站1号/], [`/instruments?${demo}`, /设备/], [`/instruments?${demo}&tab=strangers`, /设备/], [`/packets?${demo}`, /报文/], [`/packets?${demo}&tab=explain`, /报文/], [`/imports?${demo}`, /数据导入/], [`/network?${demo}`, /监测网络/], [`/data-review?${demo}`, /数据审核/], [`/data-review?${demo}&tab=sources`, /数据审核/], [`/data-review?${demo}&tab=rules`, /数据审核/], [`/network?${demo}&tab=sampling`, /监测网络/], [`/network?${demo}&tab=settings`, /监测网络/], [`/ledgers?${real}`, /^台账$/], [`/ledgers?${real}&tab=rates`, /^台账$/], [`/ledgers/enterprise?${real}`, /企业/], [`/ledgers/enterprise?${real}&tab=statistics`, /企业/], [`/ledgers/enterprise?${real}&tab=map`, /企业/], [`/ledgers/enterprise?${real}&tab=imports`, /企业/], [`/ledgers/enterprise?${real}&tab=rules`, /企业/], [`/ledgers/enterprise/e-39?${real}`, /永定河/], [`/ledgers/enterprise/e-39?${real}&tab=related`, /永定河/], [`/ledgers/enterprise/e-39?${real}&tab=history`, /永定河/], [`/ledgers/site-check/new?${real}`, /登记/], [`/ledgers/outfall/new?${real}`, /登记/], [`/ledgers/boiler?${real}`, /锅炉/],
  [`/account?${demo}`, /我的账号/], [`/no-such-page?${demo}`, /没有这个页面/],
];
/** The consoles of the three administrators. */
const consoles: readonly (readonly [name: string, tabs: readonly string[]])[] = [["sysadmin", ["users", "organisations", "places", "backups", "status"]], ["secadmin", ["grants"]], ["auditadmin", ["audit"]]];

const wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
interface Violation { readonly id: string; readonly impact: string | null; readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[] }

/** Everything on a page has come: nothing loads, the charts and the map stand. */
async function settled(page: Page, heading?: RegExp): Promise<void> {
  await page.getByRole("heading", { level: 1, ...(heading ? { name: heading } : {}) }).waitFor();
  await expect.poll(() => page.locator("main").locator(".loading, .ant-spin-spinning, .ant-skeleton, [aria-busy=true]").count(), { timeout: 90_000, interval: 40 }).toBe(0);
}
/** Goes to another page of the program as its own links do, without loading the program again. */
async function turnTo(page: Page, path: string, heading: RegExp): Promise<void> {
  await page.evaluate(`history.pushState({}, "", ${JSON.stringify(path)}); dispatchEvent(new PopStateEvent("popstate")); 0`);
  await settled(page, heading);
}
/** What axe finds serious or critical, as lines. */
async function barriers(page: Page, rules: readonly string[] = wcag): Promise<readonly string[]> {
  const found = await page.evaluate(`axe.run(document, { resultTypes: ['violations'], runOnly: ${JSON.stringify(rules)} }).then((result) => result.violations)`) as readonly Violation[];
  return found.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => `${node.target.join(" ")} ${node.failureSummary ?? ""}`).join(" | ")}`);
}
const wider = (page: Page): Promise<number> => page.evaluate("Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)") as Promise<number>;

/** The people of these journeys, with a session each; in the browser they sign in by the API or, once, by the form. */
async function staffed(program: Program): Promise<Readonly<Record<string, Person>>> {
  const people: Record<string, Person> = {};
  for (const name of ["sysadmin", "secadmin", "auditadmin", "director"]) await (people[name] = new Person(program.address, name)).begin(program.passwords[name]!, own);
  for (const [name, displayName, organisation, role] of [["deputy", "副局长", "gov", "director"], ["gaoshan", "高山镇", "town-gaoshanzhen", "town"]] as const) {
    const made = await people["sysadmin"]!.send("POST", "/api/users", { id: newId(), name, displayName, phone: null, organisation, district: "yungang" });
    expect(made.status, JSON.stringify(made.body)).toBe(200);
    const grant = await people["secadmin"]!.send("POST", "/api/grants", { id: newId(), user: made.body["id"], role, district: "yungang", organisation, place: "*", enterprise: null, from: "2020-01-01", until: null });
    expect(grant.status, JSON.stringify(grant.body)).toBe(200);
    await (people[name] = new Person(program.address, name)).begin(String(made.body["oneTimePassword"]), own);
  }
  return people;
}

describe.skipIf(chromiumPath === undefined)("the pages, in Chromium", () => {
  let program: Program, browser: Browser, people: Readonly<Record<string, Person>>;
  const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  beforeAll(async () => {
    program = await startProgram(await readyFolder(true));
    [browser, people] = await Promise.all([chromium.launch({ executablePath: chromiumPath!, args: browserArguments }), staffed(program)]);
  }, 400_000);
  afterAll(async () => { await browser?.close(); await program?.stop(); });

  /** A window of a person signed in. What goes wrong in it is written down. */
  const open = async (name: string, more: Parameters<Browser["newContext"]>[0] = {}): Promise<{ page: Page; wrong: string[]; context: BrowserContext }> => {
    const context = await browser.newContext({ viewport: desk, locale: "zh-CN", timezoneId: "Asia/Shanghai", reducedMotion: "reduce", acceptDownloads: true, ...more });
    const entered = await context.request.post(`${program.address}/api/session`, { data: { name, password: own } });
    expect(entered.status(), `${name} signs in`).toBe(200);
    const page = await context.newPage(), wrong: string[] = [];
    page.setDefaultTimeout(90_000);
    page.on("pageerror", (problem) => { wrong.push(`page error: ${problem.message}`); });
    page.on("console", (message) => { if (message.type() === "error") wrong.push(`console: ${message.text()}`); });
    return { page, wrong, context };
  };
  const onPhone = { viewport: phone, isMobile: true, hasTouch: true };

  test("every page at 1366 × 768: no error, nothing wider than the screen, no barrier in light or dark", async () => {
    // what a dark page may do wrong beyond a light one is its contrast
    const walk = async (theme: "light" | "dark"): Promise<readonly string[]> => {
      const { page, wrong, context } = await open("director");
      await context.addInitScript({ content: `localStorage.setItem("yunqing.theme", "${theme}")` });
      const found: string[] = [];
      await page.goto(program.address);
      await settled(page);
      expect(await page.evaluate("document.documentElement.dataset.theme")).toBe(theme);
      await page.evaluate(axe);
      for (const [path, heading] of pages) {
        await turnTo(page, path, heading);
        if (await wider(page) > 0) found.push(`${path}: wider than the screen`);
        found.push(...[...await barriers(page, theme === "dark" ? ["color-contrast"] : wcag), ...wrong.splice(0)].map((line) => `${path} ${theme}: ${line}`));
      }
      await context.close();
      return found;
    };
    expect((await Promise.all([walk("light"), walk("dark")])).flat()).toEqual([]);
  }, 400_000);

  test("every page at 390 × 844: no error, nothing wider than the screen; the sheet 更多 reaches the rest", async () => {
    const { page, wrong, context } = await open("director", onPhone);
    const found: string[] = [];
    await page.goto(program.address);
    await settled(page);
    for (const [path, heading] of pages) {
      await turnTo(page, path, heading);
      if (await wider(page) > 0) found.push(`${path}: wider than the screen`);
      found.push(...wrong.splice(0).map((line) => `${path}: ${line}`));
    }
    await page.getByRole("button", { name: "更多" }).click();
    await page.getByRole("navigation", { name: "全部页面" }).getByRole("link", { name: "一张图" }).click();
    await settled(page, /一张图/);
    expect([...found, ...wrong]).toEqual([]);
    await context.close();
  }, 400_000);

  test("the consoles of the three administrators, on desk and phone, with names instead of ids", async () => {
    for (const [name, tabs] of consoles) {
      const { page, wrong, context } = await open(name);
      await page.goto(`${program.address}/system?${real}`);
      await settled(page, /系统/);
      await page.evaluate(axe);
      for (const [tab, size] of tabs.flatMap((each) => [[each, desk], [each, phone]] as const)) {
        await page.setViewportSize(size);
        await turnTo(page, `/system?tab=${tab}&${real}`, /系统/);
        await page.locator("main").locator("table, .cards, .facts, .empty").first().waitFor();
        if (tab === "organisations") await page.locator("main").getByText("大同市生态环境局云冈分局").first().waitFor();
        const text = await page.locator("main").innerText();
        expect([...wrong.splice(0), await wider(page), ...(size === desk ? await barriers(page) : [])], `${name} ${tab} ${size.width}`).toEqual([0]);
        expect(text, `${name} ${tab}`).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-/);
        if (tab === "users" || tab === "grants") expect(text).toMatch(/高山镇人民政府/);
        if (tab === "organisations") expect(text).toContain("大同市生态环境局云冈分局");
        if (tab === "audit") expect(text).toMatch(/登录[\s\S]*局长/);
      }
      await context.close();
    }
  }, 400_000);

  test("by keyboard alone: skip link, menu, an indicator, 怎么算的, Escape", async () => {
    const { page, context } = await open("director");
    await page.goto(`${program.address}/overview?${demo}`);
    await settled(page, /总览/);
    const focused = (): Promise<string> => page.evaluate("(document.activeElement?.innerText ?? '').trim()") as Promise<string>;
    const tabTo = async (wanted: RegExp, most: number): Promise<void> => {
      for (let at = 0; at < most; at++) { await page.keyboard.press("Tab"); if (wanted.test(await focused())) return; }
      throw new Error(`${String(wanted)} was not reached by ${most} tabs; the focus is on "${await focused()}"`);
    };
    await tabTo(/^跳到正文$/, 1);
    await page.keyboard.press("Enter");
    expect(await page.evaluate("document.activeElement?.id")).toBe("main");
    await page.reload();
    await settled(page, /总览/);
    await tabTo(/^指标$/, 25);
    await page.keyboard.press("Enter");
    await settled(page, /^指标$/);
    await tabTo(/^CO浓度$/, 80);
    await page.keyboard.press("Enter");
    await settled(page, /CO浓度/);
    await tabTo(/怎么算的$/, 20);
    await page.keyboard.press("Enter");
    const drawer = page.getByRole("dialog", { name: /怎么算的：CO浓度/ });
    await drawer.waitFor();
    expect(await drawer.innerText()).toMatch(/≤2\.2/);
    await page.keyboard.press("Escape");
    await drawer.waitFor({ state: "hidden" });
    expect(await focused(), "the focus returns to the figure").toMatch(/怎么算的$/);
    await context.close();
  }, 400_000);

  test("a wrong password is told in words; the language is switched and kept", async () => {
    const context = await browser.newContext({ viewport: desk, locale: "zh-CN" });
    const page = await context.newPage();
    await page.goto(program.address);
    await page.getByLabel("账号").fill("director");
    await page.getByLabel("密码").first().fill("certainly wrong");
    await page.getByRole("button", { name: "登录" }).click();
    await expect.poll(() => page.getByRole("alert").innerText()).toMatch(/登录不成功[\s\S]*核对账号/);
    await page.getByLabel("密码").first().fill(own);
    await page.getByRole("button", { name: "登录" }).click();
    await settled(page, /总览/);
    await page.getByRole("button", { name: "深色" }).click();
    await expect.poll(() => page.evaluate("document.documentElement.dataset.theme")).toBe("dark");
    await page.getByRole("button", { name: "English" }).click();
    await settled(page, /^Overview$/);
    expect(await page.evaluate("document.documentElement.lang")).toBe("en");
    await page.goto(`${program.address}/duties?${demo}`);
    await settled(page, /^Duties$/);
    expect(await page.locator("thead").innerText()).not.toMatch(/[\u4e00-\u9fff]/);
    await page.getByRole("button", { name: "中文" }).click();
    await settled(page, /^待办督办$/);
    await context.close();
  }, 400_000);

  test("the ledgers in English and by keys: every word of the program is translated, no barrier; a row is opened without a mouse", async () => {
    const { page, wrong, context } = await open("director");
    await context.addInitScript({ content: 'localStorage.setItem("yunqing.language", "en")' });
    await page.goto(`${program.address}/ledgers/boiler?${real}`);
    await settled(page, /^Boilers$/);
    await page.evaluate(axe);
    await page.getByRole("region", { name: /up and down change the row/ }).focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    const name = await page.evaluate("document.activeElement.innerText") as string;
    expect(["1", "2"]).toContain(name);
    await page.keyboard.press("Enter");
    await settled(page, new RegExp(`^${name}$`));
    const found: string[] = [];
    // names of places, firms and options of the document are Chinese; headings, labels, buttons and tabs of the program are not
    for (const [path, heading] of [["/ledgers?", /^Ledgers$/], ["/ledgers/boiler?", /^Boilers$/], ["/ledgers/boiler?tab=imports&", /^Boilers$/], ["/ledgers/boiler?tab=statistics&", /^Boilers$/], ["/ledgers/boiler/new?", /^Enter: Boilers$/]] as const) {
      await turnTo(page, path + real, heading);
      const words = await page.locator("main").locator("h1, h2, thead th, label, legend, button, [role=tab], summary").allInnerTexts();
      found.push(...words.filter((text) => /[\u4e00-\u9fff]/.test(text)).map((text) => `${path}: ${text}`), ...(await barriers(page)).map((line) => `${path}: ${line}`), ...wrong.splice(0));
    }
    expect(found).toEqual([]);
    await context.close();
  }, 400_000);

  test("a browser in New York shows the same official days as one in Shanghai", async () => {
    const read = async (timezoneId: string): Promise<readonly string[]> => {
      const { page, context } = await open("director", { timezoneId });
      const texts: string[] = [];
      for (const path of [`/overview?${demo}`, `/duties?${demo}`, `/targets?${demo}`, `/indicators/i14-06?${demo}`]) {
        await page.goto(program.address + path);
        await settled(page);
        texts.push(`${await page.getByRole("banner").getByLabel("评判日").first().inputValue()} ${await page.locator("main").innerText()}`);
      }
      await context.close();
      return texts;
    };
    const [there, here] = await Promise.all([read("America/New_York"), read("Asia/Shanghai")]);
    expect(there).toEqual(here);
    expect(here[0]).toMatch(/^2025-12-31 /);
  }, 400_000);

  test("a duty goes from the director to a town and back: signed, submitted with proof, returned, submitted again, approved by another person", async () => {
    const director = await open("director"), town = await open("gaoshan", onPhone), deputy = await open("deputy");
    const state = (page: Page): Promise<string> => page.locator(".fact-state").innerText();
    const act = async (page: Page, what: string, note: string, file?: string): Promise<void> => {
      await page.getByRole("group", { name: "可以办理的操作" }).getByRole("button", { name: what }).click();
      const form = page.locator("form.form");
      if (note) await form.getByLabel("说明").fill(note);
      if (file) { await form.locator("input[type=file]").setInputFiles({ name: file, mimeType: "application/pdf", buffer: pdf }); await expect.poll(() => form.innerText()).toContain(file); }
      await form.getByRole("button", { name: what }).click();
      await form.waitFor({ state: "detached" });
    };
    await director.page.goto(`${program.address}/duties?${real}`);
    await director.page.getByRole("button", { name: "交办事项" }).click();
    const drawer = director.page.getByRole("dialog", { name: "交办事项" });
    await drawer.getByRole("button", { name: /^交\s?办$/ }).click();
    expect(await drawer.innerText(), "what is missing is said at the field").toMatch(/必填/);
    await drawer.getByLabel(/事项/).fill("清理十里河高山段河道垃圾");
    await drawer.getByLabel("要求").fill("五个工作日内清理完毕，附照片。");
    await drawer.getByLabel(/承办单位/).selectOption({ label: "高山镇人民政府" });
    await drawer.getByRole("button", { name: /^交\s?办$/ }).click();
    await settled(director.page, /清理十里河/);
    const address = director.page.url();
    expect(await state(director.page)).toMatch(/待签收[\s\S]*剩 5 个工作日[\s\S]*人工交办/);
    const look = async (page: Page): Promise<void> => { await page.goto(address); await settled(page, /清理十里河/); };
    await town.page.goto(`${program.address}/duties?${real}`);
    await town.page.getByRole("link", { name: /清理十里河/ }).click();
    await settled(town.page, /清理十里河/);
    await act(town.page, "签收", "");
    await expect.poll(() => state(town.page)).toMatch(/办理中/);
    await act(town.page, "提交审核", "已清理，见照片", "照片.pdf");
    await expect.poll(() => state(town.page)).toMatch(/待审核/);
    expect(await town.page.getByRole("button", { name: "审核办结" }).count(), "who did it does not approve it").toBe(0);
    await look(director.page);
    expect(await director.page.locator(".steps").innerText()).toMatch(/照片\.pdf/);
    await act(director.page, "退回", "下游还有一处");
    await expect.poll(() => state(director.page)).toMatch(/已退回/);
    await look(town.page);
    expect(await town.page.locator(".steps").innerText()).toMatch(/下游还有一处/);
    if (await town.page.getByRole("button", { name: "签收" }).count() > 0) await act(town.page, "签收", "");
    await act(town.page, "提交审核", "下游也已清理");
    await look(deputy.page);
    await act(deputy.page, "审核办结", "");
    await expect.poll(() => state(deputy.page)).toMatch(/已办结/);
    const [sheet] = await Promise.all([deputy.page.waitForEvent("download"), deputy.page.getByRole("link", { name: /督办单/ }).click()]);
    const bytes = readFileSync(await sheet.path());
    expect(sheet.suggestedFilename()).toMatch(/\.docx$/);
    expect([bytes.subarray(0, 4).toString("latin1"), bytes.includes("word/document.xml")]).toEqual(["PK\u0003\u0004", true]);
    expect([...director.wrong, ...town.wrong, ...deputy.wrong]).toEqual([]);
    for (const { context } of [director, town, deputy]) await context.close();
  }, 400_000);

  test("an office's own GeoJSON: wrong files are told by name, GCJ-02 is moved to where it is", async () => {
    const { page, context } = await open("director");
    await page.goto(`${program.address}/map?${real}`);
    await settled(page, /一张图/);
    await page.getByRole("button", { name: "导入 GeoJSON" }).click();
    const dialog = page.getByRole("dialog", { name: "导入 GeoJSON" });
    const give = (name: string, text: string): Promise<void> => dialog.locator("input[type=file]").setInputFiles({ name, mimeType: "application/geo+json", buffer: Buffer.from(text) });
    const polygon = (ring: readonly (readonly number[])[]): string => JSON.stringify({ type: "FeatureCollection", features: [{ type: "Feature", properties: { name: "甲园区" }, geometry: { type: "Polygon", coordinates: [ring] } }] });
    const given = [[113.1, 40.0], [113.12, 40.0], [113.12, 40.02], [113.1, 40.02], [113.1, 40.0]] as const;
    await give("说明.geojson", "园区范围见附图");
    await expect.poll(() => dialog.innerText()).toMatch(/不是 JSON/);
    await give("高斯.geojson", polygon(given.map(([x, y]) => [x * 5000, y * 100_000])));
    await expect.poll(() => dialog.innerText()).toMatch(/不是经纬度/);
    expect(await dialog.getByRole("button", { name: /^导\s?入$/ }).isDisabled()).toBe(true);
    await give("反了.geojson", polygon(given.map(([x, y]) => [y, x > 90 ? 89 : x])));
    await dialog.getByRole("button", { name: /^导\s?入$/ }).click();
    await expect.poll(() => dialog.getByRole("alert").innerText()).toMatch(/经度|经纬度|范围|坐标/);
    await give("园区.geojson", polygon(given));
    await dialog.getByLabel(/图层名称/).fill("园区范围");
    await dialog.getByLabel(/坐标系/).selectOption("GCJ-02");
    await dialog.getByRole("button", { name: /^导\s?入$/ }).click();
    await dialog.waitFor({ state: "hidden" });
    await expect.poll(() => page.locator(".layer-tree").allInnerTexts().then((texts) => texts.join("\n"))).toContain("园区范围");
    await page.getByRole("tab", { name: /列表/ }).click();
    await page.getByRole("button", { name: "甲园区" }).click();
    await expect.poll(() => page.getByRole("dialog").last().innerText()).toMatch(/甲园区[\s\S]*(GCJ-02|导入)/);
    const layers = await people["director"]!.send("GET", "/api/d/yungang/layers");
    const layer = layers.body.items!.find(({ title }) => (title as { zh: string }).zh === "园区范围") as { features: { features: { geometry: { coordinates: number[][][] } }[] } };
    const [lon, lat] = layer.features.features[0]!.geometry.coordinates[0]![0]! as [number, number];
    const metres = Math.hypot((lon - 113.1) * 111_320 * Math.cos(Math.PI * 40 / 180), (lat - 40) * 111_320);
    expect(metres, "the shift of GCJ-02 is some hundred metres, to the west").toBeGreaterThan(300);
    expect(metres).toBeLessThan(800);
    expect(lon).toBeLessThan(113.1);
    await context.close();
  }, 400_000);
});
