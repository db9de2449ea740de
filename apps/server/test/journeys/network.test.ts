import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { browserArguments, chromiumPath, newId, Person, type Program, readyFolder, startProgram } from "./program.js";

const own = "Lvshui-2026-Qingshan!", d = "yungang-demo", before = new Date().getUTCFullYear() - 1, shots = process.env["YUNQING_SHOTS"];
const pdf = Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\nxref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000052 00000 n \n0000000101 00000 n \ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n164\n%%EOF\n");
const tabs = ["points", "bodies", "sampling", "laboratories", "sandstorm", "settings"] as const;

/** The clerk of the bureau, and one whose grant covers another town than that of the first section. */
async function staffed(program: Program): Promise<Readonly<Record<"clerk" | "elsewhere", Person>>> {
  const system = new Person(program.address, "sysadmin"), security = new Person(program.address, "secadmin");
  await system.begin(program.passwords["sysadmin"]!, own);
  await security.begin(program.passwords["secadmin"]!, own);
  const make = async (name: string, displayName: string, place: string): Promise<Person> => {
    const made = await system.send("POST", "/api/users", { id: newId(), name, displayName, phone: null, organisation: "gov", district: d });
    expect(made.status, JSON.stringify(made.body)).toBe(200);
    const grant = await security.send("POST", "/api/grants", { id: newId(), user: made.body["id"], role: "clerk", district: d, organisation: "*", place, enterprise: null, from: "2020-01-01", until: null });
    expect(grant.status, JSON.stringify(grant.body)).toBe(200);
    const one = new Person(program.address, name);
    await one.begin(String(made.body["oneTimePassword"]), own);
    return one;
  };
  return { clerk: await make("clerk", "监测科科员", "*"), elsewhere: await make("elsewhere", "云冈镇科员", "yungangzhen") };
}

describe("the network of the simulated district", () => {
  let program: Program, staff: Awaited<ReturnType<typeof staffed>>;
  beforeAll(async () => { program = await startProgram(await readyFolder(true)); staff = await staffed(program); }, 240_000);
  afterAll(async () => { await program?.stop(); }, 240_000);

  test("stands when the program has started: profiles, a river with its points downstream, laboratories, a plan with rounds missed", async () => {
    const view = await staff.clerk.send("GET", `/api/d/${d}/network`), points = view.body["points"] as { id: string; place: string | null; profile: { evaluated: boolean; limits: unknown[] } | null }[], of = (id: string) => points.find((one) => one.id === id);
    expect(points.filter(({ profile }) => profile === null)).toEqual([]);
    expect([of("sim-air-1")?.profile?.evaluated, of("sim-air-2")?.profile?.evaluated, of("sim-air-1")?.place === of("sim-air-2")?.place, of("sim-stack-1")?.profile?.limits.length, of("sim-sewage-1")?.profile?.limits.length]).toEqual([true, true, false, 3, 5]);
    const river = (view.body["bodies"] as { body: string; points: { id: string }[] }[]).find(({ body }) => body === "sim-river");
    expect(river?.points.map(({ id }) => id)).toEqual(["sim-water-1", "sim-section-1", "sim-water-2", "sim-section-2", "sim-outfall-1", "sim-water-3", "sim-section-3", "sim-water-4"]);
    expect((view.body["laboratories"] as { state: string }[]).map(({ state }) => state)).toEqual(["valid", "expired"]);
    const plan = await staff.clerk.send("GET", `/api/d/${d}/network/sampling?year=${before}`), row = (plan.body["rows"] as { point: string; missed: number; rounds: { state: string }[] }[]).find(({ point }) => point === "sim-section-2");
    expect([row?.rounds.length, row?.missed]).toEqual([12, 12]);
  });
  test("another town's clerk neither sees the section nor speaks for the whole district", async () => {
    const seen = await staff.elsewhere.send("GET", `/api/d/${d}/network`), names = (seen.body["points"] as { id: string }[]).map(({ id }) => id);
    expect(names).toContain("sim-section-2");
    expect(names).not.toContain("sim-section-1");
    expect((await staff.elsewhere.send("GET", `/api/d/${d}/network/points/sim-section-1`)).status).toBe(404);
    expect((await staff.elsewhere.send("POST", `/api/d/${d}/network/sandstorm-days`, { id: newId(), day: "2026-04-21", declared: true, document: "文", evidence: [], reason: "" })).status).toBe(403);
  });

  describe.skipIf(chromiumPath === undefined)("in Chromium", () => {
    let browser: Browser;
    const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
    beforeAll(async () => { browser = await chromium.launch({ executablePath: chromiumPath!, args: browserArguments }); });
    afterAll(async () => { await browser?.close(); });
    const open = async (name: string, more: Parameters<Browser["newContext"]>[0] = {}): Promise<{ readonly page: Page; readonly wrong: string[] }> => {
      const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: "zh-CN", timezoneId: "Asia/Shanghai", reducedMotion: "reduce", acceptDownloads: true, ...more });
      expect((await context.request.post(`${program.address}/api/session`, { data: { name, password: own } })).status()).toBe(200);
      const page = await context.newPage(), wrong: string[] = [];
      page.setDefaultTimeout(90_000);
      page.on("pageerror", (problem) => { wrong.push(`page error: ${problem.message}`); });
      page.on("console", (message) => { if (message.type() === "error") wrong.push(`console: ${message.text()}`); });
      return { page, wrong };
    };
    const turn = async (page: Page, tab: string): Promise<void> => { await page.goto(`${program.address}/network?d=${d}&tab=${tab}`); await page.getByRole("heading", { level: 1, name: /监测网络/ }).waitFor(); await page.locator(".table-block, .panel").first().waitFor(); await expect.poll(() => page.locator("main .loading, main [aria-busy=true]").count()).toBe(0); };

    test("a clerk sets what a section is for, and the version before stays", async () => {
      const { page } = await open("clerk");
      await turn(page, "points");
      await page.getByRole("button", { name: /^设置 模拟手工断面1号$/ }).click();
      const drawer = page.getByRole("dialog");
      await drawer.getByLabel("目标类别").selectOption({ label: "Ⅱ 类" });
      await drawer.getByLabel(/里程/).fill("十二");
      await drawer.getByRole("button", { name: "保存为新版本" }).click();
      await drawer.getByText(/应为自源头起的公里数/).first().waitFor();
      await drawer.getByLabel(/里程/).fill("12.4");
      await drawer.getByRole("button", { name: "保存为新版本" }).click();
      await drawer.getByText(/已保存为新版本/).waitFor();
      await drawer.getByText(/里程：12.0 → 12.4；目标类别：III → II/).waitFor();
      await drawer.getByText("首次设置").waitFor();
      const held = await staff.clerk.send("GET", `/api/d/${d}/network/points/sim-section-1`);
      expect(held.body["profile"]).toMatchObject({ seq: 2, targetClass: "II", chainage: "12.4", by: "监测科科员（clerk）" });
    });

    test("a clerk declares a day of sand and dust with its document, and takes it back with a reason", async () => {
      const { page } = await open("clerk");
      await turn(page, "sandstorm");
      await page.getByLabel(/^日期/).first().fill("2026-04-20");
      await page.getByRole("button", { name: "认定", exact: true }).click();
      await page.getByText(/认定文件（文号）：必须填写/).first().waitFor();
      await page.getByLabel(/认定文件/).fill("模拟函〔2026〕12 号");
      await page.getByLabel("文件扫描件").setInputFiles({ name: "函.pdf", mimeType: "application/pdf", buffer: pdf });
      await page.getByText("函.pdf").waitFor();
      await page.getByRole("button", { name: "认定", exact: true }).click();
      const row = page.getByRole("row", { name: /2026-04-20/ });
      await row.getByText("已认定").waitFor();
      expect(await row.getByRole("link", { name: /附件 1/ }).getAttribute("href")).toMatch(/\/evidence\/[0-9a-f]{64}$/);
      await row.getByRole("button", { name: /撤销/ }).click();
      await page.getByLabel(/撤销理由/).fill("市级未认定");
      await page.getByRole("button", { name: "撤销认定" }).click();
      await page.getByRole("row", { name: /2026-04-20/ }).filter({ hasText: "市级未认定" }).getByText("已撤销", { exact: true }).waitFor();
    });

    test("a clerk sees which round was missed and what to do about it", async () => {
      const { page } = await open("clerk");
      await turn(page, `sampling&year=${before}`);
      const row = page.getByRole("row", { name: /模拟手工断面2号/ });
      await row.getByText(/漏采 \d+ 次/).waitFor();
      await row.getByRole("button", { name: /^1 月 漏采/ }).click();
      await page.getByRole("dialog").getByText(/漏采：\d{4}-01-01 至 \d{4}-01-31 没有样品/).waitFor();
      const download = page.waitForEvent("download");
      await page.keyboard.press("Escape");
      await page.getByRole("link", { name: /Excel/ }).click();
      expect((await download).suggestedFilename()).toMatch(/采样计划完成情况.*\.xlsx$/);
    });

    test("another town's clerk finds no way to declare", async () => {
      const { page } = await open("elsewhere");
      await turn(page, "sandstorm");
      expect(await page.getByRole("button", { name: "认定", exact: true }).count()).toBe(0);
    });

    test.each([["desk", { width: 1366, height: 768 }], ["phone", { width: 390, height: 844 }]] as const)("every tab on a %s: no error, nothing wider than the screen, no barrier", async (name, viewport) => {
      const { page, wrong } = await open("clerk", name === "phone" ? { viewport, isMobile: true, hasTouch: true } : { viewport });
      const found: string[] = [];
      for (const tab of tabs) {
        await turn(page, tab);
        if (shots !== undefined) await page.screenshot({ path: `${shots}/network-${tab}-${name}.png`, fullPage: name === "phone" });
        if (await page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")) found.push(`${tab}: wider than the screen`);
        await page.evaluate(axe);
        const violations = await page.evaluate("axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa'] }).then((result) => result.violations)") as { id: string; impact: string; nodes: { target: string[]; failureSummary: string }[] }[];
        found.push(...violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id, nodes }) => `${tab} ${id}: ${nodes.slice(0, 2).map(({ target, failureSummary }) => `${target.join(" ")} ${failureSummary}`).join(" | ")}`), ...wrong.splice(0).map((line) => `${tab}: ${line}`));
      }
      expect(found).toEqual([]);
    }, 120_000);
  });
});
