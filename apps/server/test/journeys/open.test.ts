import { chromium, type Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { browserArguments, chromiumPath, newId, Person, type Program, readyFolder, startProgram } from "./program.js";

const own = "Lvshui-2026-Qingshan!", d = "yungang", api = `/api/d/${d}`;
const firm = "大同市南郊区新胜高岭土有限责任公司";

// Somebody from outside, without an account, looks at what the law makes public; what the office enters beside it never reaches their browser.
describe.skipIf(chromiumPath === undefined)("what is public, without signing in", () => {
  let program: Program, browser: Browser, director: Person;
  const enter = async (ledger: string, values: Readonly<Record<string, unknown>>): Promise<string> => {
    const made = await director.send("POST", `${api}/ledgers/${ledger}/rows`, { id: newId(), values, place: null, enterprise: null, why: "" });
    expect(made.status, JSON.stringify(made.body)).toBe(200);
    return (made.body as { row: { id: string } }).row.id;
  };
  beforeAll(async () => {
    program = await startProgram(await readyFolder(false), "--no-demo");
    director = new Person(program.address, "director");
    await director.begin(program.passwords["director"]!, own);
    for (let tries = 0; (await director.send("GET", `${api}/ledgers/enterprise/count`)).body["rows"] !== 39; tries++) { if (tries > 240) throw new Error(program.talk()); await new Promise((resolve) => { setTimeout(resolve, 500); }); }
    await enter("published-grade", { kind: "credit", subject: "公开一号厂", year: 2025, grade: "黄牌", publishedOn: "2026-01-05", shownUntil: "2036-01-05" });
    await enter("published-grade", { kind: "credit", subject: "已修复厂", year: 2025, grade: "黄牌", publishedOn: "2026-01-05", removed: "2026-02-05" });
    await enter("groundwater-discharger", { unit: "e-01", year: 2026, ground: "chemical", wells: 2, installed: true, networked: false, publishedOn: "2026-03-20", note: "内部备注勿公开" });
    browser = await chromium.launch({ executablePath: chromiumPath!, args: browserArguments });
  }, 300_000);
  afterAll(async () => { await browser?.close(); await program?.stop(); });

  test.each([["a desk", 1280], ["a phone", 360]] as const)("at %s: the lists, a list, a row; only public addresses are asked", async (_, width) => {
    const page = await browser.newPage({ viewport: { width, height: 800 } }), asked: string[] = [], bodies: string[] = [];
    page.on("response", (response) => { const path = new URL(response.url()).pathname; if (path.startsWith("/api/")) { asked.push(path); void response.text().then((text) => bodies.push(text), () => undefined); } });
    await page.goto(`${program.address}/open`);
    await page.getByRole("heading", { level: 1, name: "公开信息" }).waitFor();
    await page.getByRole("link", { name: "公布的评价结果" }).click();
    await page.getByText("公开依据：").waitFor();
    await page.getByRole("link", { name: "公开一号厂" }).waitFor();
    expect(await page.getByText("已修复厂").count()).toBe(0);
    expect(await page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")).toBe(true);
    await page.getByRole("link", { name: "公开一号厂" }).click();
    await page.getByRole("heading", { level: 1, name: "公开一号厂" }).waitFor();
    await page.getByText("黄牌").waitFor();
    await page.goto(`${program.address}/open/groundwater-discharger?d=${d}`);
    await page.getByRole("cell", { name: firm }).waitFor();
    await page.goto(`${program.address}/open/complaint?d=${d}`);
    await page.getByText(/不存在|没有找到/).first().waitFor();
    expect(asked.filter((path) => !path.startsWith("/api/public/") && path !== "/api/session")).toEqual([]);
    expect(bodies.join("\n")).not.toMatch(/内部备注勿公开|已修复厂/);
    await page.close();
  }, 120_000);
});
