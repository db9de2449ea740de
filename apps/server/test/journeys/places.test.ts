import { chromium, type Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LedgerHands } from "./ledger-hands.js";
import { browserArguments, chromiumPath, newId, Person, type Program, readyFolder, startProgram } from "./program.js";

const own = "Lvshui-2026-Qingshan!", d = "yungang", api = `/api/d/${d}`;
const at = (x: string, y: string) => ({ geometry: "point", positions: [[x, y]] }), ring = (w: string, s: string, e: string, n: string) => ({ geometry: "area", positions: [[w, s], [e, s], [e, n], [w, n], [w, s]] });

describe.skipIf(chromiumPath === undefined)("where rows lie, on the pages", () => {
  let program: Program, browser: Browser, chief: Person, desk: LedgerHands;
  beforeAll(async () => {
    program = await startProgram(await readyFolder(false), "--no-demo");
    chief = new Person(program.address, "director");
    await chief.begin(program.passwords["director"]!, own);
    for (let tries = 0; (await chief.send("GET", `${api}/ledgers/river/count`)).body["rows"] !== 6; tries++) { if (tries > 240) throw new Error(`the rivers are not there: ${program.talk()}`); await new Promise((resolve) => { setTimeout(resolve, 500); }); }
    browser = await chromium.launch({ executablePath: chromiumPath!, args: browserArguments });
    desk = await LedgerHands.of(browser, program.address, d, { name: "director", password: own }, "desk");
  }, 400_000);
  afterAll(async () => { await browser?.close(); await program?.stop(); });
  const enter = async (ledger: string, values: unknown): Promise<string> => { const id = newId(), made = await chief.send("POST", `${api}/ledgers/${ledger}/rows`, { id, values, place: null, enterprise: null, why: "" }); expect([made.status, made.body["errors"]]).toEqual([200, undefined]); return id; };

  test("空间分析: a zone without its boundary is refused in words; with it the point inside is listed with its reason, goes into Excel, and a duty is begun from it", async () => {
    const { page } = desk;
    await desk.open("/ledgers?tab=places&question=coal-in-no-coal-zone");
    await page.getByText("没有可对照的范围，不能判断。").waitFor();
    expect(await page.getByRole("list", { name: "未参与判断的" }).innerText()).toContain("无法判断；请先填写或导入范围");
    const town = ((await chief.send("GET", `${api}/ledgers/admin-unit/names?text=${encodeURIComponent("高山镇")}`)).body.items ?? [])[0]?.["id"];
    await enter("no-coal-zone", { number: "J-1", name: "旅程禁煤区", kind: "noCoal", bans: ["burn"], boundary: ring("113.1", "40", "113.2", "40.1") });
    const inside = await enter("coal-point", { number: "J-1", name: "区内散煤点", kind: "seller", town, position: at("113.15", "40.05"), foundOn: "2026-11-01" });
    await enter("coal-point", { number: "J-2", name: "区外散煤点", kind: "seller", town, position: at("113.25", "40.05"), foundOn: "2026-11-01" });
    await page.reload();
    const table = page.getByRole("table").filter({ has: page.getByRole("link", { name: "区内散煤点" }) });
    await table.waitFor();
    expect(await table.getByRole("row").count()).toBe(2);
    expect(await page.getByText("禁止储存、销售、燃用煤炭及其制品").count()).toBeGreaterThan(0);
    const sheet = await page.getByRole("link", { name: "Excel" }).getAttribute("href"), file = await chief.bytes(sheet ?? "");
    expect([file.status, file.type.startsWith("application/vnd.openxmlformats"), file.bytes.subarray(0, 2).toString()]).toEqual([200, true, "PK"]);
    await table.getByText("在内").click();
    await page.getByText("边界算在内").first().waitFor();
    expect(await page.getByText("POINT(113.15 40.05)").count()).toBeGreaterThan(0);
    await page.keyboard.press("Escape");
    await table.getByRole("button", { name: "交办" }).click();
    const form = page.getByRole("dialog").filter({ hasText: "交办事项" });
    expect(await form.getByLabel("事项").inputValue()).toContain("区内散煤点");
    expect(await form.getByLabel("要求").inputValue()).toContain("规划文本第 717 行");
    await page.keyboard.press("Escape");
    await desk.open(`/map?ledgers=${encodeURIComponent("coal-point/position")}&open=${inside}`);
    await page.getByRole("link", { name: "打开台账记录" }).click();
    await page.getByRole("heading", { level: 1, name: "区内散煤点" }).waitFor();
  }, 240_000);

  test("落点判断: what a point lies in, and what cannot be told", async () => {
    const { page } = desk;
    await desk.open("/ledgers?tab=places");
    const panel = page.getByRole("region", { name: "落点判断" });
    await panel.getByLabel("经度").fill("113.15");
    await panel.getByLabel("纬度").fill("40.05");
    await panel.getByRole("button", { name: "查落点" }).click();
    await panel.getByText("云冈区").waitFor();
    expect(await panel.innerText()).toContain("示意");
  }, 120_000);
});
