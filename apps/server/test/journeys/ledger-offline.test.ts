import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { chromium, type BrowserContext, type Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { lineTo, type LineBetween } from "./line-between.js";
import { browserArguments, chromiumPath, newFolder, newId, Person, type Program, readyFolder, root, startProgram } from "./program.js";

const own = "Lvshui-2026-Qingshan!", d = "yungang", api = `/api/d/${d}`;
const dayAgo = (days: number): string => new Date(Date.now() + 8 * 3_600_000 - days * 86_400_000).toISOString().slice(0, 10);
/** A picture of `colour`, one pixel. */
function picture(colour: number): Buffer {
  const table = Array.from({ length: 256 }, (_, n) => { let c = n; for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1; return c >>> 0; });
  const crc = (bytes: Buffer): number => { let c = 0xffffffff; for (const byte of bytes) c = table[(c ^ byte) & 0xff]! ^ (c >>> 8); return (c ^ 0xffffffff) >>> 0; };
  const chunk = (type: string, data: Buffer): Buffer => { const body = Buffer.concat([Buffer.from(type), data]), out = Buffer.alloc(8 + data.length + 4); out.writeUInt32BE(data.length); body.copy(out, 4); out.writeUInt32BE(crc(body), 8 + data.length); return out; };
  const head = Buffer.alloc(13); head.writeUInt32BE(1, 0); head.writeUInt32BE(1, 4); head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk("IHDR", head), chunk("IDAT", deflateSync(Buffer.from([0, colour, 1, 2]))), chunk("IEND", Buffer.alloc(0))]);
}

describe.skipIf(chromiumPath === undefined)("the pages without a network, on a phone", () => {
  let program: Program, line: LineBetween, chief: Person, site: string;
  const open: BrowserContext[] = [];
  beforeAll(async () => {
    program = await startProgram(await readyFolder(false), "--no-demo");
    line = await lineTo(program.address);
    const people: Record<string, Person> = {};
    for (const name of ["sysadmin", "secadmin", "director"]) await (people[name] = new Person(program.address, name)).begin(program.passwords[name]!, own);
    chief = people["director"]!;
    for (const [name, displayName] of [["inspector", "执法员"], ["second", "另一人"]] as const) {
      const made = await people["sysadmin"]!.send("POST", "/api/users", { id: newId(), name, displayName, phone: null, organisation: "bureau", district: d });
      expect(made.status, JSON.stringify(made.body)).toBe(200);
      const grant = await people["secadmin"]!.send("POST", "/api/grants", { id: newId(), user: made.body["id"], role: name === "second" ? "clerk" : "inspector", district: d, organisation: "*", place: "*", enterprise: null, from: "2020-01-01", until: null });
      expect(grant.status, JSON.stringify(grant.body)).toBe(200);
      await new Person(program.address, name).begin(String(made.body["oneTimePassword"]), own);
    }
    const made = await chief.send("POST", `${api}/ledgers/site/rows`, { id: newId(), values: { number: "GD-1", name: "恒安新区3号楼", kind: "house", phase: "main", term: { from: "2026-01-01", until: null }, owner: "城建公司", builder: "二建" }, place: null, enterprise: null, why: "登记" });
    expect(made.status, JSON.stringify(made.body)).toBe(200);
    site = (made.body as unknown as { row: { id: string } }).row.id;
  }, 400_000);
  beforeEach(() => { line.mend(); });
  afterAll(async () => { for (const each of open) await each.close(); await line?.close(); await program?.stop(); });

  /** A phone with its own store, which outlives the browser; opened again it is the same phone. */
  const phone = async (folder: string, more: readonly string[] = []): Promise<{ context: BrowserContext; page: Page }> => {
    const context = await chromium.launchPersistentContext(folder, { executablePath: chromiumPath!, args: [...browserArguments, ...more], viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, locale: "zh-CN", timezoneId: "Asia/Shanghai", reducedMotion: "reduce" });
    open.push(context);
    const page = context.pages()[0] ?? await context.newPage();
    page.setDefaultTimeout(60_000);
    return { context, page };
  };
  const signIn = async (page: Page, name: string, address = line.address): Promise<void> => {
    await page.goto(address);
    await page.getByLabel("账号").fill(name);
    await page.getByLabel("密码").first().fill(own);
    await page.getByRole("button", { name: "登录" }).click();
    await page.getByRole("navigation").first().waitFor();
  };
  const form = `/ledgers/site-check/new?d=${d}`;
  const fill = async (page: Page, who: string, day: string): Promise<void> => {
    await page.getByRole("searchbox", { name: "工地" }).fill("恒安");
    await page.getByRole("list", { name: "工地：可选" }).getByRole("button", { name: /恒安新区3号楼/ }).click();
    await page.getByLabel("检查日期", { exact: false }).first().fill(day);
    await page.getByLabel("检查人员", { exact: false }).fill(who);
    for (const [label, answer] of [["围挡", "yes"], ["覆盖", "yes"], ["冲洗", "no"], ["硬化", "yes"], ["湿法", "yes"], ["密闭", "na"]] as const) await page.getByRole("combobox", { name: new RegExp(label) }).selectOption(answer);
    await page.getByLabel("发现问题", { exact: false }).fill("出入口无冲洗设施");
  };
  const count = async (): Promise<unknown> => (await chief.send("GET", `${api}/ledgers/site-check/count`)).body["rows"];
  /** Everything that the browser keeps for us: names of the caches with their addresses, and rows of each store. */
  const kept = (page: Page): Promise<{ caches: string[]; answers: { path: string; user: string; body: unknown }[]; waiting: { id: string; user: string; files: unknown[] }[]; held: unknown[]; drafts: string[] }> => page.evaluate(`(async () => {
    const rows = (base, store) => new Promise((resolve) => { const asking = indexedDB.open(base); asking.onsuccess = () => { const names = [...asking.result.objectStoreNames]; if (!names.includes(store)) { asking.result.close(); resolve([]); return; } const all = asking.result.transaction(store).objectStore(store).getAll(); all.onsuccess = () => { asking.result.close(); resolve(all.result); }; }; });
    const addresses = [];
    for (const name of await caches.keys()) for (const request of await (await caches.open(name)).keys()) addresses.push(new URL(request.url).pathname);
    return { caches: addresses, answers: await rows("yunqing-kept", "answers"), waiting: await rows("yunqing-outbox", "waiting"), held: await rows("yunqing-outbox", "held"), drafts: Object.keys(localStorage).filter((key) => key.startsWith("yunqing.draft.")) };
  })()`) as never;

  test("a site is inspected: opened once online, reloaded offline, three photos, the browser closed and opened, sent once when the network is back", async () => {
    const folder = newFolder();
    let { context, page } = await phone(folder);
    await signIn(page, "inspector");
    await page.goto(line.address + form);
    await page.getByText("此表单已可离线打开").waitFor();
    const before = await kept(page);
    // the pages are kept, and no answer of the server is among them; what is kept of the server is what the form asks
    expect(before.caches).toContain("/");
    expect(before.caches.filter((path) => path !== "/" && !path.startsWith("/assets/"))).toEqual([]);
    expect(before.answers.map(({ path }) => path.replace(/\?.*/, "")).sort()).toEqual(expect.arrayContaining(["/api/session", `${api}/ledgers/site-check`, `${api}/ledgers/site/names`]));
    expect(before.answers.every(({ path }) => !path.includes("/rows") && !path.includes("evidence"))).toBe(true);
    expect((before.answers.find(({ path }) => path === "/api/session")!.body as { csrf: string }).csrf).toBe("");

    line.cut();
    await page.reload();
    await page.locator(".offline-bar").filter({ hasText: "离线" }).filter({ hasText: /截至 \d{4}-\d{2}-\d{2} \d{2}:\d{2}/ }).waitFor();
    await fill(page, "执法员", dayAgo(0));
    for (const at of [1, 2, 3]) await page.locator("input[type=file]").first().setInputFiles({ name: `现场${at}.png`, mimeType: "image/png", buffer: picture(at) });
    await expect.poll(() => page.getByText("存在本机，待发送").count()).toBe(3);
    // a phone that throws the page away while the camera is open has lost nothing
    await page.reload();
    await page.getByText("已恢复上次没有提交的草稿").waitFor();
    await page.getByText("现场3.png").waitFor();
    expect(await page.getByText("恒安新区3号楼").count()).toBe(1);
    await page.getByRole("button", { name: "登记", exact: true }).click();
    await page.getByRole("button", { name: "存在本机，稍后自动发送" }).click();
    await page.getByRole("region", { name: "待发送" }).getByText(/3 个文件/).waitFor();
    expect(await page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")).toBe(false);
    await context.close();

    ({ context, page } = await phone(folder));
    await page.goto(line.address + form);
    await page.getByRole("region", { name: "待发送" }).getByText(/3 个文件/).waitFor();
    expect(await count()).toBe(0);

    // the first answer is lost on its way back: the row is there, and what is sent again does not make a second one
    line.loseAnswerTo(`POST ${api}/ledgers/site-check/rows`);
    line.mend();
    // a closed browser has let go of the session: what waits is sent when its person is there again
    await page.getByRole("heading", { name: "登录" }).waitFor({ timeout: 90_000 });
    await page.getByText("本机有 1 条登记待发送").waitFor();
    expect(await count()).toBe(0);
    await page.getByLabel("账号").fill("inspector");
    await page.getByLabel("密码").first().fill(own);
    await page.getByRole("button", { name: "登录" }).click();
    await expect.poll(() => line.lost(), { timeout: 60_000 }).toBe(1);
    await page.getByRole("region", { name: "待发送" }).waitFor({ state: "detached", timeout: 90_000 });
    await page.locator(".offline-bar").filter({ hasText: "离线" }).waitFor({ state: "detached" });
    expect(await count()).toBe(1);
    const { rows } = (await chief.send("GET", `${api}/ledgers/site-check/rows`)).body as unknown as { rows: { id: string; values: Record<string, unknown>; byName: string }[] };
    // four of the five items that apply are met
    expect([rows[0]!.values["site"], rows[0]!.values["score"], (rows[0]!.values["photos"] as string[]).map((hash) => hash.length), rows[0]!.byName]).toEqual([site, "80.0", [64, 64, 64], expect.stringContaining("执法员")]);
    const after = await kept(page);
    expect([after.waiting, after.held]).toEqual([[], []]);
    expect((await chief.send("GET", `${api}/ledgers/site-check/rows/${rows[0]!.id}/versions`)).body.items!.length).toBe(1);
    await context.close();
  }, 400_000);

  test("another person on the same phone: nothing of the first is shown or sent; signing out wipes what was kept, also without a network", async () => {
    const folder = newFolder(), { context, page } = await phone(folder), before = await count() as number;
    await signIn(page, "inspector");
    await page.goto(line.address + form);
    await page.getByText("此表单已可离线打开").waitFor();
    line.cut();
    await fill(page, "执法员", dayAgo(1));
    await page.locator("input[type=file]").first().setInputFiles({ name: "现场4.png", mimeType: "image/png", buffer: picture(4) });
    await page.getByText("存在本机，待发送").waitFor();
    await page.getByRole("button", { name: "登记", exact: true }).click();
    await page.getByRole("button", { name: "存在本机，稍后自动发送" }).click();
    await page.getByRole("region", { name: "待发送" }).waitFor();
    await page.getByLabel("检查人员", { exact: false }).fill("没有写完");
    await page.getByRole("button", { name: "执法员" }).click();
    await page.getByRole("menuitem", { name: "退出登录" }).click();
    await page.getByRole("heading", { name: "登录" }).waitFor();
    const left = await kept(page);
    expect([left.answers, left.held, left.drafts, left.waiting.length]).toEqual([[], [], [], 1]);
    // what is wiped cannot be opened
    await page.reload();
    await page.getByText("连不上服务器").first().waitFor();
    line.mend();
    // the sign-out that nobody heard is made up for, and the next person does not find the session
    await page.reload();
    await page.getByRole("heading", { name: "登录" }).waitFor();
    await signIn(page, "second");
    await page.goto(line.address + form);
    await page.getByText("此表单已可离线打开").waitFor();
    expect(await page.getByRole("region", { name: "待发送" }).count()).toBe(0);
    expect(await count()).toBe(before);
    expect((await kept(page)).answers.map(({ user }) => user)).not.toContain(left.waiting[0]!.user);
    await page.getByRole("button", { name: "另一人" }).click();
    await page.getByRole("menuitem", { name: "退出登录" }).click();
    await page.getByRole("heading", { name: "登录" }).waitFor();
    await signIn(page, "inspector");
    await page.goto(line.address + form);
    await expect.poll(count, { timeout: 60_000 }).toBe(before + 1);
    await context.close();
  }, 400_000);

  test("a new build is told in words and taken on a reload; without HTTPS the page says that it does not open offline", async () => {
    const folder = newFolder(), { context, page } = await phone(folder, ["--host-resolver-rules=MAP yunqing.intranet 127.0.0.1"]);
    await signIn(page, "inspector");
    await page.goto(line.address + form);
    await page.getByText("此表单已可离线打开").waitFor();
    const told = join(root, "apps/web/dist-web/build.json"), said = readFileSync(told, "utf8");
    try {
      writeFileSync(told, JSON.stringify({ build: "another" }));
      await page.clock.install();
      await page.reload();
      await page.getByText("此表单已可离线打开").waitFor();
      await page.clock.fastForward(11 * 60_000);
      await page.getByText("有新版本").waitFor();
    } finally { writeFileSync(told, said); }
    await page.getByRole("button", { name: "刷新" }).click();
    await page.getByText("有新版本").waitFor({ state: "detached" });
    // the same program by a name of the intranet, in plain HTTP
    const plain = line.address.replace("127.0.0.1", "yunqing.intranet");
    await signIn(page, "inspector", plain);
    await page.goto(plain + form);
    await page.getByText("本站未启用 HTTPS，离线打开不可用").waitFor();
    expect(await page.evaluate("[isSecureContext, 'serviceWorker' in navigator]")).toEqual([false, false]);
    await context.close();
  }, 400_000);
});
