import { deflateSync } from "node:zlib";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { browserArguments, chromiumPath, newFolder, newId, Person, startProgram, type Program } from "./program.js";

const own = "Lvshui-2026-Qingshan!", d = "yungang", api = `/api/d/${d}`;
/** A picture of one pixel, another one each time: proofs are told apart by their content. */
let pictures = 0;
function picture(): Buffer {
  const table = Array.from({ length: 256 }, (_, n) => { let c = n; for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1; return c >>> 0; });
  const crc = (bytes: Buffer): number => { let c = 0xffffffff; for (const byte of bytes) c = table[(c ^ byte) & 0xff]! ^ (c >>> 8); return (c ^ 0xffffffff) >>> 0; };
  const chunk = (type: string, data: Buffer): Buffer => { const body = Buffer.concat([Buffer.from(type), data]), out = Buffer.alloc(8 + data.length + 4); out.writeUInt32BE(data.length); body.copy(out, 4); out.writeUInt32BE(crc(body), 8 + data.length); return out; };
  const head = Buffer.alloc(13); head.writeUInt32BE(2, 0); head.writeUInt32BE(2, 4); head.set([8, 2, 0, 0, 0], 8);
  pictures++;
  const pixels = Buffer.from([0, pictures & 255, (pictures >> 8) & 255, 9, 1, 2, 3, 0, 4, 5, 6, 7, 8, 9]);
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk("IHDR", head), chunk("IDAT", deflateSync(pixels)), chunk("IEND", Buffer.alloc(0))]);
}
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
interface Row { readonly row: { readonly id: string; readonly version: string; readonly state: string; readonly values: Record<string, unknown> }; readonly moves: readonly { readonly move: string; readonly obstacles: readonly { readonly kind: string; readonly what: string }[] }[]; readonly standing: { readonly reopened: number; readonly proofs: readonly unknown[]; readonly isClosed: boolean }; readonly duties: readonly { readonly id: string; readonly state: string; readonly dueDay: string }[] }

describe("five whole lives in the ledgers", () => {
  let program: Program, browser: Browser | null = null, clerk: Person, chief: Person, inspector: Person;
  beforeAll(async () => {
    program = await startProgram(newFolder(), "--no-demo");
    const people: Record<string, Person> = {};
    for (const name of ["sysadmin", "secadmin", "director"]) await (people[name] = new Person(program.address, name)).begin(program.passwords[name]!, own);
    chief = people["director"]!;
    for (const [name, displayName, role] of [["clerk", "经办", "clerk"], ["inspector", "执法员", "inspector"]] as const) {
      const made = await people["sysadmin"]!.send("POST", "/api/users", { id: newId(), name, displayName, phone: null, organisation: "bureau", district: d });
      expect(made.status, JSON.stringify(made.body)).toBe(200);
      const grant = await people["secadmin"]!.send("POST", "/api/grants", { id: newId(), user: made.body["id"], role, district: d, organisation: "*", place: "*", enterprise: null, from: "2020-01-01", until: null });
      expect(grant.status, JSON.stringify(grant.body)).toBe(200);
      await (people[name] = new Person(program.address, name)).begin(String(made.body["oneTimePassword"]), own);
    }
    clerk = people["clerk"]!; inspector = people["inspector"]!;
    // rivers, places and firms of the document are in the ledgers by themselves
    for (const [ledger, rows] of [["enterprise", 39], ["river", 6]] as const) {
      for (let tries = 0; (await chief.send("GET", `${api}/ledgers/${ledger}/count`)).body["rows"] !== rows; tries++) { if (tries > 240) throw new Error(`${ledger} has not its ${rows} rows: ${program.talk()}`); await new Promise((resolve) => { setTimeout(resolve, 500); }); }
    }
    if (chromiumPath !== undefined) browser = await chromium.launch({ executablePath: chromiumPath, args: browserArguments });
  }, 400_000);
  afterAll(async () => { await browser?.close(); await program?.stop(); });

  const phone = async (name: string): Promise<Page> => {
    const context = await browser!.newContext({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, locale: "zh-CN", timezoneId: "Asia/Shanghai", reducedMotion: "reduce" });
    expect((await context.request.post(`${program.address}/api/session`, { data: { name, password: own } })).status()).toBe(200);
    const page = await context.newPage();
    page.setDefaultTimeout(90_000);
    return page;
  };
  const choose = async (page: Page, label: string, words: string): Promise<void> => { await page.getByRole("searchbox", { name: label }).fill(words); await page.getByRole("list", { name: `${label}：可选` }).getByRole("button", { name: new RegExp(words) }).first().click(); };
  const look = async (who: Person, ledger: string, id: string): Promise<Row> => (await who.send("GET", `${api}/ledgers/${ledger}/rows/${id}`)).body as unknown as Row;
  const make = async (who: Person, ledger: string, values: object): Promise<string> => { const made = await who.send("POST", `${api}/ledgers/${ledger}/rows`, { id: newId(), values, place: null, enterprise: null, why: "登记" }); expect(made.status, JSON.stringify(made.body)).toBe(200); return (made.body as unknown as Row).row.id; };
  const change = async (who: Person, ledger: string, id: string, values: object): Promise<void> => { const done = await who.send("POST", `${api}/ledgers/${ledger}/rows/${id}`, { id: newId(), version: (await look(who, ledger, id)).row.version, values, why: "补充" }); expect(done.status, JSON.stringify(done.body)).toBe(200); };
  const proof = async (who: Person, kind: string): Promise<{ readonly kind: string; readonly hash: string }> => { const kept = await who.upload(`${api}/evidence`, `${kind}.png`, "image/png", picture()); expect(kept.status, JSON.stringify(kept.body)).toBe(200); return { kind, hash: String(kept.body["hash"]) }; };
  const move = async (who: Person, ledger: string, id: string, name: string, kinds: readonly string[] = [], note = ""): Promise<number> => {
    const proofs = [];
    for (const kind of kinds) proofs.push(await proof(who, kind));
    return (await who.send("POST", `${api}/ledgers/${ledger}/rows/${id}/moves`, { id: newId(), version: (await look(who, ledger, id)).row.version, move: name, note, proofs })).status;
  };
  const stateOf = async (ledger: string, id: string): Promise<string> => (await look(chief, ledger, id)).row.state;
  const missing = async (who: Person, ledger: string, id: string, name: string): Promise<readonly string[]> => (await look(who, ledger, id)).moves.find((each) => each.move === name)?.obstacles.map(({ kind, what }) => `${kind} ${what}`) ?? ["not offered"];

  test.skipIf(chromiumPath === undefined)("散乱污: found on a phone, classed, closed with its five proofs by another person, relapsed", async () => {
    const page = await phone("inspector");
    await page.goto(`${program.address}/ledgers/scattered-firm/new?d=${d}`);
    await page.getByLabel("编号", { exact: false }).first().fill("SLW-1");
    await page.getByLabel("企业（点位）名称", { exact: false }).fill("无名铸造点");
    await choose(page, "所在乡镇（街道）", "口泉乡");
    await page.getByLabel("发现日期", { exact: false }).first().fill(today);
    await page.getByLabel("存在问题", { exact: false }).fill("露天熔炼，无治污设施");
    expect(await page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")).toBe(false);
    await page.getByRole("button", { name: "登记", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "无名铸造点" }).waitFor();
    const id = decodeURIComponent(new URL(page.url()).pathname.split("/").at(-1)!);
    await page.context().close();
    const found = await look(chief, "scattered-firm", id);
    expect([found.row.state, found.duties.map(({ state }) => state !== "closed")]).toEqual(["found", [true]]);

    expect(await missing(clerk, "scattered-firm", id, "classify")).toEqual(["field class", "field measures", "field due"]);
    await change(clerk, "scattered-firm", id, { class: "close", measures: "两断三清", due: today });
    expect(await move(clerk, "scattered-firm", id, "classify")).toBe(200);
    await change(clerk, "scattered-firm", id, { waterCutOn: today, powerCutOn: today, materialOn: today, productOn: today });
    expect((await look(clerk, "scattered-firm", id)).row.values["fiveDone"]).toBe("缺：清设备");
    await change(clerk, "scattered-firm", id, { equipmentOn: today });
    expect(await move(clerk, "scattered-firm", id, "show", ["water", "power", "material", "product"])).toBe(200);
    expect(await move(clerk, "scattered-firm", id, "finish")).toBe(200);
    expect(await move(inspector, "scattered-firm", id, "verify", ["verified"])).toBe(200);
    // one of the five is not there: it does not close, whoever asks
    expect(await missing(chief, "scattered-firm", id, "ban")).toEqual(["proof equipment"]);
    expect(await move(chief, "scattered-firm", id, "ban")).toBe(422);
    expect(await move(clerk, "scattered-firm", id, "show", ["equipment"])).toBe(200);
    // who gave the proofs does not close it
    expect((await missing(clerk, "scattered-firm", id, "ban")).some((each) => each.startsWith("same-person"))).toBe(true);
    expect(await move(chief, "scattered-firm", id, "ban")).toBe(200);
    const closed = await look(chief, "scattered-firm", id);
    expect([closed.standing.isClosed, closed.duties.every(({ state }) => state === "closed" || state === "withdrawn")]).toEqual([true, true]);
    expect((await clerk.send("POST", `${api}/ledgers/scattered-firm/rows/${id}`, { id: newId(), version: closed.row.version, values: { trade: "铸造" }, why: "" })).status).toBe(422);
    expect(await move(inspector, "scattered-firm", id, "relapse", [], "夜间复产")).toBe(200);
    const again = await look(chief, "scattered-firm", id);
    expect([again.row.state, again.standing.reopened, again.standing.proofs.length, again.duties.filter(({ state }) => state !== "closed" && state !== "withdrawn").length]).toEqual(["found", 1, 0, 1]);
  }, 400_000);

  test("an outfall: checked, measured, traced, treated, managed, and the sign is asked for", async () => {
    const river = ((await chief.send("GET", `${api}/ledgers/river/names?text=${encodeURIComponent("十里河")}`)).body.items ?? [])[0]!["id"];
    const id = await make(clerk, "outfall", { number: "PK-1", name: "十里河左岸1号口", river, flow: "120.0", cod: "35.0" });
    // 120 m³/d × 35 mg/L ÷ 1000 = 4.20 kg/d
    expect((await look(clerk, "outfall", id)).row.values["load"]).toBe("4.20");
    expect(await move(clerk, "outfall", id, "measure")).toBe(422);
    await change(clerk, "outfall", id, { measuredOn: today });
    expect(await move(clerk, "outfall", id, "measure", ["report"])).toBe(200);
    await change(clerk, "outfall", id, { tracedOn: today, path: "沿管溯至村口", responsible: "口泉乡人民政府" });
    expect(await move(clerk, "outfall", id, "trace", ["trace"])).toBe(200);
    await change(clerk, "outfall", id, { treatment: "regulate", requirement: "规范口门", treatBy: today });
    expect(await move(clerk, "outfall", id, "treat", ["works"])).toBe(200);
    expect(await missing(chief, "outfall", id, "keep")).toEqual(expect.arrayContaining(["field sign", "field station", "proof signboard", "proof file"]));
    await change(clerk, "outfall", id, { sign: "qr", station: "none" });
    expect(await move(clerk, "outfall", id, "show", ["signboard", "file"])).toBe(200);
    expect(await move(chief, "outfall", id, "keep")).toBe(200);
    expect(await stateOf("outfall", id)).toBe("managed");
    const versions = (await chief.send("GET", `${api}/ledgers/outfall/rows/${id}/versions`)).body.items!;
    expect(versions.length).toBe(10);
    expect(versions.at(-1)!["byName"]).toContain("经办");
    // the river knows its outfall
    const related = (await chief.send("GET", `${api}/ledgers/river/rows/${String(river)}/related`)).body as unknown as { groups: { ledger: string; rows: { id: string }[] }[] };
    expect(related.groups.find((each) => each.ledger === "outfall")?.rows.map((each) => each.id)).toEqual([id]);
  }, 240_000);

  test("a manifest of hazardous waste: an expired licence is refused, another signs the departure, five working days to confirm, a refusal goes back", async () => {
    const waste = [{ code: "900-249-08", name: "废矿物油", sent: "1.2000" }];
    const values = { manifest: "20261402000001", kind: "electronic", consignor: "e-01", contract: "HT-1", crossProvince: false, consignedOn: today, wastes: waste, categories: ["HW08"], receiver: "e-02", exempt: false, licence: null, licenceUntil: "2020-01-01", licenceCategories: ["HW08"], carrier: "大同危运", plate: "晋B12345" };
    const refused = await clerk.send("POST", `${api}/ledgers/hw-manifest/rows`, { id: newId(), values, place: null, enterprise: null, why: "" });
    expect(refused.status).toBe(422);
    const said = JSON.stringify(refused.body);
    expect(said).toMatch(/许可证/);
    expect(said).toContain("licenceUntil");
    const id = await make(clerk, "hw-manifest", { ...values, exempt: true, licenceUntil: null, licenceCategories: null });
    expect((await look(clerk, "hw-manifest", id)).row.values["sent"]).toBe("1.2000");
    expect(await move(clerk, "hw-manifest", id, "consignExempt", ["weighing"], "名录豁免：全过程不按危险废物管理的收集环节")).toBe(200);
    await change(clerk, "hw-manifest", id, { departedAt: `${today}T01:00:00.000Z` });
    expect(await move(clerk, "hw-manifest", id, "depart")).toBe(422);
    expect(await move(chief, "hw-manifest", id, "depart")).toBe(200);
    await change(clerk, "hw-manifest", id, { arrivedOn: today });
    expect(await move(clerk, "hw-manifest", id, "arrive")).toBe(200);
    const arrived = await look(chief, "hw-manifest", id), duty = arrived.duties.find(({ state }) => state !== "closed" && state !== "withdrawn")!;
    expect(((await chief.send("GET", `${api}/duties/${duty.id}`)).body as { workingDaysLeft: number }).workingDaysLeft).toBe(5);
    await change(inspector, "hw-manifest", id, { opinion: "none", mismatch: ["quantity"], refusal: "重量与联单不符，退回", wastes: [{ ...waste[0], taken: "0.9000" }] });
    // |0.9 − 1.2| ÷ 1.2 = 25 %
    const weighed = (await look(clerk, "hw-manifest", id)).row.values;
    expect([weighed["deviation"], weighed["anomaly"]]).toEqual(["25.00", "重量差异常、拒收"]);
    expect(await move(clerk, "hw-manifest", id, "refuse", [], "重量不符")).toBe(422);
    expect(await move(inspector, "hw-manifest", id, "refuse", [], "重量不符")).toBe(200);
    expect(await stateOf("hw-manifest", id)).toBe("refused");
    expect(await move(inspector, "hw-manifest", id, "showReturn", ["returnSlip"])).toBe(200);
    expect(await move(chief, "hw-manifest", id, "giveBack")).toBe(200);
    expect((await look(chief, "hw-manifest", id)).duties.every(({ state }) => state === "closed" || state === "withdrawn")).toBe(true);
  }, 240_000);

  test("a sealed source: filed, idle, stored with its receipt by another person; the unit's licence says when to renew", async () => {
    const unit = await make(clerk, "radiation-unit", { unit: "e-22", unitName: "云冈热电", activities: ["use"], scope: ["V"], exempt: false, licence: "晋环辐证[B0001]", issuedOn: "2022-01-10", validUntil: "2027-01-09" });
    // thirty days before 9 January 2027
    expect((await look(clerk, "radiation-unit", unit)).row.values["renewBy"]).toBe("2026-12-10");
    expect(await move(chief, "radiation-unit", unit, "verify", ["copy"])).toBe(200);
    expect(await move(clerk, "radiation-unit", unit, "warn")).toBe(200);
    const warned = await look(chief, "radiation-unit", unit);
    expect([warned.row.state, warned.duties.some(({ state }) => state !== "closed" && state !== "withdrawn")]).toEqual(["expiring", true]);
    const id = await make(clerk, "radiation-source", { code: "0112CS000015", unit: "e-22", nuclide: "Cs137", activity: "3700000", madeOn: "2012-05-01", class: "V" });
    expect((await look(clerk, "radiation-source", id)).row.values["classCheck"]).toBe("一致");
    await change(clerk, "radiation-source", id, { inOn: today, fromUnit: "中国同辐" });
    expect(await move(clerk, "radiation-source", id, "file", ["transfer"])).toBe(200);
    await change(clerk, "radiation-source", id, { idleSince: today });
    expect(await move(clerk, "radiation-source", id, "idle")).toBe(200);
    await change(clerk, "radiation-source", id, { exit: "stored", exitOn: today, exitUnit: "山西省城市放射性废物库" });
    expect(await move(clerk, "radiation-source", id, "leave", ["receipt"])).toBe(200);
    expect(await move(chief, "radiation-source", id, "close")).toBe(422);
    expect(await move(clerk, "radiation-source", id, "show", ["filing"])).toBe(200);
    expect(await move(chief, "radiation-source", id, "close")).toBe(200);
    expect(await stateOf("radiation-source", id)).toBe("stored");
  }, 240_000);

  test.skipIf(chromiumPath === undefined)("a building site is inspected on a phone without a network; entry and photo are sent when it is back", async () => {
    const site = await make(clerk, "site", { number: "GD-1", name: "恒安新区3号楼", kind: "house", phase: "main", term: { from: "2026-01-01", until: null }, owner: "城建公司", builder: "二建" });
    const page = await phone("inspector");
    await page.goto(`${program.address}/ledgers/site-check/new?d=${d}`);
    await choose(page, "工地", "恒安新区3号楼");
    await page.context().setOffline(true);
    await page.getByLabel("检查日期", { exact: false }).first().fill(today);
    await page.getByLabel("检查人员", { exact: false }).fill("执法员");
    for (const [label, answer] of [["围挡", "yes"], ["覆盖", "yes"], ["冲洗", "no"], ["硬化", "yes"], ["湿法", "yes"], ["密闭", "na"]] as const) await page.getByRole("combobox", { name: new RegExp(label) }).selectOption(answer);
    await page.getByLabel("发现问题", { exact: false }).fill("出入口无冲洗设施");
    await page.locator("input[type=file]").first().setInputFiles({ name: "现场.png", mimeType: "image/png", buffer: picture() });
    await page.getByText("存在本机，待发送").waitFor();
    await page.getByRole("button", { name: "登记", exact: true }).click();
    await page.getByRole("button", { name: "存在本机，稍后自动发送" }).click();
    await page.getByRole("region", { name: "待发送" }).getByText(/1 个文件/).waitFor();
    expect((await chief.send("GET", `${api}/ledgers/site-check/count`)).body["rows"]).toBe(0);
    await page.context().setOffline(false);
    await expect.poll(async () => (await chief.send("GET", `${api}/ledgers/site-check/count`)).body["rows"], { timeout: 90_000, interval: 500 }).toBe(1);
    await page.getByRole("region", { name: "待发送" }).waitFor({ state: "detached" });
    await page.context().close();
    const rows = (await chief.send("GET", `${api}/ledgers/site-check/rows`)).body as unknown as { rows: { id: string; values: Record<string, unknown> }[] };
    // four of the five items that apply are met
    expect([rows.rows[0]!.values["site"], rows.rows[0]!.values["score"], (rows.rows[0]!.values["photos"] as string[]).map((hash) => hash.length)]).toEqual([site, "80.0", [64]]);
    expect(await move(clerk, "site-check", rows.rows[0]!.id, "raise")).toBe(200);
    // a check is called by its site, and the site knows its check
    expect((await chief.send("GET", `${api}/ledgers/site-check/rows/${rows.rows[0]!.id}`)).body["name"]).toBe("恒安新区3号楼");
    const related = (await chief.send("GET", `${api}/ledgers/site/rows/${site}/related`)).body as unknown as { groups: { ledger: string; names: Record<string, string>; late: number }[] };
    expect(related.groups.find((each) => each.ledger === "site-check")?.names).toEqual({ [rows.rows[0]!.id]: "恒安新区3号楼" });
  }, 400_000);
});
