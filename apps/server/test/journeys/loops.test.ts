import { fork, type ChildProcess } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { browserArguments, chromiumPath, newFolder, newId, Person, root, startProgram, type Program } from "./program.js";

const own = "Lvshui-2026-Qingshan!", d = "/api/d/yungang", point = "yard-dust-1";
/** Seconds of the setting that is made in the browser. */
const minimum = 2, watchdog = 8;
interface Switched { readonly kind: "output"; readonly at: number; readonly output: number; readonly on: boolean; readonly by: "command" | "watchdog" | "broken" }
interface Logged { readonly id: number; readonly at: string; readonly subject: string; readonly from: string; readonly to: string; readonly cause: { readonly code: string; readonly text: { readonly zh: string }; readonly inputs: readonly { readonly value: string }[]; readonly by: string | null } }

/** The cabinet of the Modbus tests, a real server in a process of its own, that tells what its outputs really do. */
class Cabinet {
  readonly switched: Switched[] = []; readonly child: ChildProcess; port = 0;
  private constructor(program: string) {
    this.child = fork(program, { env: { ...process.env, WATCHDOG: String(watchdog * 1000) }, execArgv: [], stdio: ["ignore", "inherit", "inherit", "ipc"] });
    this.child.on("message", (message) => { const said = message as Switched | { kind: "listening"; port: number } | { kind: "done" }; if (said.kind === "output") this.switched.push(said); if (said.kind === "listening") this.port = said.port; });
  }
  static async open(folder: string): Promise<Cabinet> {
    await build({ entryPoints: [join(root, "adapters/modbus/test/cabinet-process.ts")], outdir: folder, outExtension: { ".js": ".mjs" }, bundle: true, platform: "node", format: "esm", target: "node20", conditions: ["source"], absWorkingDir: root, logLevel: "error", banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" } });
    const made = new Cabinet(join(folder, "cabinet-process.mjs"));
    for (const end = Date.now() + 20_000; made.port === 0;) { if (Date.now() > end) throw new Error("the cabinet does not listen"); await new Promise((resolve) => { setTimeout(resolve, 50); }); }
    return made;
  }
  say(message: object): void { this.child.send(message); }
  runs(output: number): boolean { return this.switched.filter((one) => one.output === output).at(-1)?.on ?? false; }
  get water(): boolean { return this.runs(0) || this.runs(1); }
  end(): void { if (this.child.connected) this.say({ kind: "end" }); }
}

describe.skipIf(chromiumPath === undefined)("a day of a loop through the whole program: a setting made in Chromium, a cabinet in another process", () => {
  let program: Program, cabinet: Cabinet, folder = "", browser: Browser, page: Page, director: Person, pushKey = "", dust: string | null = "400", feeding: NodeJS.Timeout;
  const lastings: string[] = [];
  const push = async (): Promise<void> => {
    if (dust === null) return;
    await fetch(`${program.address}${d}/observations`, { method: "POST", headers: { authorization: `Bearer ${pushKey}`, "content-type": "application/json" }, body: JSON.stringify({ id: newId(), observations: [{ point, kind: "real-time", from: new Date(Date.now()).toISOString().replace(/\.\d+Z/, "Z"), values: { a34001: dust } }] }) }).then(async (answer) => { if (!answer.ok) lastings.push(await answer.text()); }, () => undefined);
  };
  const log = async (subject = ""): Promise<readonly Logged[]> => {
    const all: Logged[] = [];
    for (let before = ""; ;) {
      const { body } = await director.send("GET", `${d}/loops/yard/records?limit=500&subject=${encodeURIComponent(subject)}${before}`), { records, next } = body as unknown as { records: Logged[]; next: number | null };
      all.push(...records);
      if (next === null) return all.reverse();
      before = `&before=${next}`;
    }
  };
  const words = async (subject: string): Promise<readonly string[]> => (await log(subject)).map((one) => `${one.from}→${one.to} ${one.cause.code}`);
  const comes = (look: () => boolean | Promise<boolean>, what: string, timeout = 20_000): Promise<void> => expect.poll(look, { timeout, interval: 50, message: what }).toBe(true);

  beforeAll(async () => {
    folder = newFolder();
    cabinet = await Cabinet.open(folder);
    program = await startProgram(join(folder, "data"));
    director = new Person(program.address, "director");
    await director.begin(program.passwords["director"]!, own);
    const made = await director.send("POST", `${d}/points`, { id: newId(), point, seq: 0, kind: "dust", nameZh: "料场扬尘一号", nameEn: "Yard dust 1", place: null, enterprise: null, longitude: null, latitude: null, note: "", active: true });
    expect([made.status, made.body]).toMatchObject([200, { id: point }]);
    const key = await director.send("POST", `${d}/push-keys`, { id: newId(), name: "扬尘", origin: "push", points: [point], untilDay: null });
    pushKey = key.body["key"] as string;
    await push();
    browser = await chromium.launch({ executablePath: chromiumPath!, args: browserArguments });
    page = await (await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: "zh-CN" })).newPage();
    page.setDefaultTimeout(90_000);
    await page.goto(program.address);
    await page.getByLabel("账号").fill("director");
    await page.getByLabel("密码", { exact: false }).first().fill(own);
    await page.getByRole("button", { name: "登录" }).click();
    await page.getByRole("navigation").first().waitFor();
  }, 400_000);
  afterAll(async () => { clearInterval(feeding); cabinet?.end(); await browser?.close(); await program?.stop(); if (folder !== "") rmSync(folder, { recursive: true, force: true }); }, 240_000);

  test("the setting is made from the template of the plan; what is wrong stands at its place, then it runs", async () => {
    await page.goto(`${program.address}/loops?d=yungang&loop=new`);
    const part = (name: string) => page.getByRole("region", { name, exact: true }), fill = async (where: string, label: string, text: string): Promise<void> => { await part(where).getByLabel(label, { exact: true }).fill(text); };
    await page.getByLabel("编号（字母、数字、横线）").fill("yard");
    await fill("上下限", "上限（达到即启动）", "1000"); await fill("上下限", "下限（降至即关闭）", "1600"); await fill("上下限", "单位（与点位一致）", "mg/m³");
    await part("测点 dust").getByLabel("点位", { exact: true }).selectOption(point);
    await fill("测点 dust", "多少秒无值按未知", "8");
    for (const i of [1, 2]) { await fill(`设备 cannon-${i}`, "最短运行（秒）", String(minimum)); await fill(`设备 cannon-${i}`, "最短停机（秒）", String(minimum)); await fill(`设备 cannon-${i}`, "反馈时限（秒）", "3"); }
    await fill("共同", "两次启动间隔（秒）", "0"); await fill("控制柜 cabinet", "看门狗（秒，与设备一致）", String(watchdog));
    const link = "接线 cabinet（Modbus TCP）";
    await fill(link, "地址", "127.0.0.1"); await fill(link, "端口", String(cabinet.port)); await fill(link, "应答时限（毫秒）", "500"); await fill(link, "读取间隔（毫秒）", "100");
    await fill("防冻 水温", "不高于此温度闭锁（℃）", "-10"); await fill("防冻 水温", "不低于此温度解锁（℃）", "-8");
    await page.getByLabel("设定原因").fill("冬季抑尘");
    await page.getByRole("button", { name: "保存设定" }).click();
    await part("上下限").getByText("下限必须低于上限").waitFor();
    await fill("上下限", "下限（降至即关闭）", "600"); await page.getByRole("button", { name: "保存设定" }).click();
    await page.getByText(/点位的单位是/).first().waitFor();
    const unit = /点位的单位是“([^”]+)”/.exec(await page.getByText(/点位的单位是/).first().textContent() ?? "")![1]!;
    await fill("上下限", "单位（与点位一致）", unit);
    feeding = setInterval(() => { void push(); }, 1000);
    await page.getByRole("button", { name: "保存设定" }).click();
    await comes(async () => (await words("actuator:")).filter((one) => one.endsWith("read-back")).length === 2, "both cannons read");
    await page.getByText("正在运行").first().waitFor();
    await page.getByText("雾炮1").first().waitFor();
    expect(cabinet.switched).toEqual([]);
  }, 400_000);

  test("on at the upper limit, off at the lower one, between them as before; a person's word holds for its time", async () => {
    dust = "999"; await new Promise((resolve) => { setTimeout(resolve, 2500); });
    expect(cabinet.water).toBe(false);
    dust = "1000"; await comes(() => cabinet.water && cabinet.runs(8), "water and lamp");
    dust = "601"; await new Promise((resolve) => { setTimeout(resolve, minimum * 1000 + 1500); });
    expect(cabinet.water).toBe(true);
    dust = "600"; await comes(() => !cabinet.water, "off at the lower limit");
    expect(await words("demand")).toEqual(["unknown→off lower-limit", "off→on upper-limit", "on→off lower-limit"]);
    await page.goto(`${program.address}/loops?d=yungang&loop=yard`);
    await page.getByRole("button", { name: /手动开启/ }).click();
    await page.getByLabel("时限（分钟）").fill("0.1"); await page.getByLabel("原因", { exact: false }).last().fill("试喷");
    await page.getByRole("dialog").getByRole("button", { name: "手动开启" }).click();
    await comes(() => cabinet.water, "on by hand");
    await page.getByRole("region", { name: "人工操作" }).getByText(/✓/).first().waitFor();
    await comes(() => !cabinet.water, "off when its time is over");
    expect((await words("override")).map((one) => one.split(" ")[0])).toEqual(["auto→on", "on→auto"]);
  }, 400_000);

  test("frost at −10 ℃ stops it at once and −8 ℃ frees it; a lost line is switched off by the watchdog and taken up when it is back", async () => {
    dust = "2500"; await comes(() => cabinet.water, "on");
    cabinet.say({ kind: "water", tenths: -100 }); await comes(() => !cabinet.water, "off in frost");
    cabinet.say({ kind: "water", tenths: -81 }); await new Promise((resolve) => { setTimeout(resolve, minimum * 1000 + 1000); });
    expect(cabinet.water).toBe(false);
    cabinet.say({ kind: "water", tenths: -80 }); await comes(() => cabinet.water, "on after the frost");
    expect(await words("frost")).toEqual(["free→locked temperature-unknown", "locked→free temperature-safe", "free→locked temperature-low", "locked→free temperature-safe"]);
    cabinet.say({ kind: "line", on: false }); await comes(() => !cabinet.water, "off by the watchdog");
    expect(cabinet.switched.filter((one) => one.output < 2).at(-1)).toMatchObject({ on: false, by: "watchdog" });
    await comes(async () => (await words("actuator:")).some((one) => one.endsWith("dropped watchdog")), "dropped in the log");
    cabinet.say({ kind: "line", on: true }); await comes(() => cabinet.water, "on when the line is back", 40_000);
  }, 400_000);

  test("a killed platform: the watchdog stops the water; started again it reads the devices, goes on, and its log continues the old one", async () => {
    const before = (await log()).length;
    await program.stop("SIGKILL");
    await comes(() => !cabinet.water, "off by the watchdog");
    program = await startProgram(join(folder, "data"));
    director = new Person(program.address, "director");
    expect(await director.signIn(own)).toBe(200);
    await comes(() => cabinet.water, "on again", 60_000);
    const after = (await log()).slice(before);
    expect(after.some((one) => one.cause.code === "restart")).toBe(true);
    dust = "300"; await comes(() => !cabinet.water, "off at the end");
  }, 400_000);

  test("the whole day: never on without a cause in the log that names its value or its person; one chain of records; switched off as a whole it says who did it", async () => {
    const all = await log(), on = cabinet.switched.filter((one) => one.output < 2 && one.on);
    expect(on.length).toBeGreaterThanOrEqual(5);
    for (const one of on) {
      const record = all.filter((each) => each.subject === `actuator:cannon-${one.output + 1}` && each.to === "on" && Date.parse(each.at) <= one.at + 300).at(-1);
      expect(record?.cause.code).toMatch(/^(upper-limit|override)$/);
      expect(one.at - Date.parse(record!.at)).toBeLessThan(3000);
      expect([...record!.cause.inputs.map(({ value }) => value), ...(record!.cause.by === null ? [] : [record!.cause.by])]).not.toEqual([]);
    }
    const chain = new Map<string, string>();
    for (const { subject, from, to } of all) { if (chain.has(subject)) expect([subject, from]).toEqual([subject, chain.get(subject)]); chain.set(subject, to); }
    dust = "3000"; await comes(() => cabinet.water, "on once more");
    expect((await director.send("POST", `${d}/loops/yard/switch`, { id: newId(), active: false, reason: "检修" })).status).toBe(200);
    await comes(() => !cabinet.water, "off by whoever switched the loop off", watchdog * 1000 - 500);
    expect(cabinet.switched.filter((one) => one.output < 2).at(-1)?.by).toBe("command");
    expect((await log("override")).at(-1)?.cause.text.zh).toMatch(/局长.*停用回路：检修/);
    const audit = await director.send("GET", `${d}/loops/yard`);
    expect((audit.body["versions"] as { reason: string; active: boolean }[]).map(({ reason, active }) => [reason, active])).toEqual([["检修", false], ["冬季抑尘", true]]);
    expect(lastings).toEqual([]);
  }, 400_000);
});
