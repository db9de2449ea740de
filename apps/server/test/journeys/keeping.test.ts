import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, test } from "vitest";
import { command, newFolder, newId, Person, root, startProgram } from "./program.js";

const own = "Lvshui-2026-Qingshan!";
const kills = Number(process.env["YUNQING_KILLS"] ?? 2);

/** Reports values one after another; each that was answered is remembered. */
async function enter(person: Person, acknowledged: string[], stop: () => boolean): Promise<void> {
  for (let n = 0; !stop(); n++) {
    const id = newId();
    const answer = await person.send("POST", "/api/d/yungang/values", { id, indicator: "i14-06", period: String(2021 + (n % 4)), value: `1.${n % 10}`, document: `第${n}号`, note: "", evidence: [] }).catch(() => null);
    if (answer === null) return;
    if (answer.status === 200) acknowledged.push(id);
  }
}

test(`a store killed ${kills} times during start and entry opens again with every acknowledged value and a whole audit chain`, async () => {
  const data = newFolder();
  const acknowledged: string[] = [];
  const first = await startProgram(data, "--no-demo");
  const director = new Person(first.address, "director");
  await director.begin(first.passwords["director"]!, own);
  await first.stop("SIGKILL");
  for (let round = 0; round < kills; round++) {
    // once in the middle of the start …
    const starting = spawn(process.execPath, [join(root, "bin/yunqing.mjs"), "start", "--data", data, "--port", "0", "--gateway-port", "0", "--no-demo"], { cwd: root, stdio: "ignore" });
    await new Promise((resolve) => { setTimeout(resolve, 400 + 700 * Math.random()); });
    starting.kill("SIGKILL");
    await new Promise((resolve) => { starting.once("exit", resolve); });
    // … and once in the middle of the entry
    const program = await startProgram(data, "--no-demo");
    const person = new Person(program.address, "director");
    expect(await person.signIn(own)).toBe(200);
    let stopped = false;
    const entering = enter(person, acknowledged, () => stopped);
    // a kill before the first answer would show nothing
    const before = acknowledged.length;
    for (let tries = 0; acknowledged.length < before + 2 && tries < 3_000; tries++) await new Promise((resolve) => { setTimeout(resolve, 20); });
    await new Promise((resolve) => { setTimeout(resolve, 900 * Math.random()); });
    await program.stop("SIGKILL");
    stopped = true;
    await entering;
  }
  expect(acknowledged.length).toBeGreaterThan(kills);
  const program = await startProgram(data, "--no-demo");
  const person = new Person(program.address, "director");
  expect(await person.signIn(own)).toBe(200);
  const detail = await person.send("GET", "/api/d/yungang/indicators/i14-06?plan=plan-14");
  const kept = new Set((detail.body["series"] as { id: string }[]).map(({ id }) => id));
  expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
  const auditor = new Person(program.address, "auditadmin");
  await auditor.begin(first.passwords["auditadmin"]!, own);
  expect((await auditor.send("GET", "/api/audit?limit=1")).body["chain"]).toMatchObject({ ok: true, brokenAt: null });
  expect((await auditor.send("GET", "/api/d/yungang/audit?limit=1")).body["chain"]).toMatchObject({ ok: true, brokenAt: null });
  await program.stop();
}, 600_000);

test("a backup made during entry is restored elsewhere, with people, values, evidence and keys", async () => {
  const program = await startProgram(newFolder(), "--no-demo");
  const person = new Person(program.address, "director");
  await person.begin(program.passwords["director"]!, own);
  const evidence = await person.upload("/api/d/yungang/evidence", "说明.txt", "text/plain", Buffer.from("监测年报摘录：一氧化碳第95百分位数 1.3 mg/m³\n"));
  expect(evidence.status, JSON.stringify(evidence.body)).toBe(200);
  const acknowledged: string[] = [];
  let stopped = false;
  const entering = enter(person, acknowledged, () => stopped);
  await new Promise((resolve) => { setTimeout(resolve, 500); });
  const before = [...acknowledged];
  const file = join(newFolder(), "in-the-middle.yunqing-backup");
  // a second process: it works through the running one, which owns the store
  const made = await command("backup", file, "--data", program.data);
  expect(made.code, made.err).toBe(0);
  stopped = true;
  await entering;
  expect(before.length).toBeGreaterThan(0);
  await program.stop();

  const elsewhere = newFolder();
  const restored = await command("restore", file, "--data", elsewhere);
  expect(restored.code, restored.err).toBe(0);
  const again = await command("restore", file, "--data", elsewhere);
  expect(again.code, "a target that holds something is refused").toBe(1);
  const second = await startProgram(elsewhere, "--no-demo");
  expect(second.talk()).not.toContain("首次启动");
  const back = new Person(second.address, "director");
  expect(await back.signIn(own)).toBe(200);
  const series = (await back.send("GET", "/api/d/yungang/indicators/i14-06?plan=plan-14")).body["series"] as { id: string }[];
  const kept = new Set(series.map(({ id }) => id));
  expect(before.filter((id) => !kept.has(id))).toEqual([]);
  const bytes = await back.bytes(`/api/d/yungang/evidence/${String(evidence.body["hash"])}`);
  expect(bytes.bytes.toString("utf8")).toContain("第95百分位数");
  await second.stop();
  const whole = readFileSync(file), inside = whole.indexOf(Buffer.from([0x1f, 0x8b])) + 24; // inside the first packed table, not in padding
  whole[inside] = whole[inside]! ^ 1;
  writeFileSync(file, whole);
  const damaged = await command("restore", file, "--data", newFolder());
  expect(damaged.code, "one flipped bit is noticed").toBe(1);
}, 300_000);

test("a second program on the same folder is refused by name; commands go through the first", async () => {
  const program = await startProgram(newFolder(), "--no-demo");
  const second = await command("start", "--data", program.data, "--port", "0", "--gateway-port", "0");
  expect(second.code).toBe(1);
  expect(second.err).toMatch(new RegExp(String(program.child.pid)));
  const added = await command("user", "add", "zhangsan", "--display", "张三", "--data", program.data, "--json");
  expect(added.code, added.err).toBe(0);
  expect(JSON.parse(added.out)).toMatchObject({ name: "zhangsan" });
  const list = await command("district", "list", "--data", program.data, "--json");
  expect(JSON.parse(list.out)).toMatchObject([{ id: "yungang", simulated: false }]);
  expect((await command("user", "reset", "nobody", "--data", program.data)).code).toBe(1);
  const file = join(newFolder(), "indicators.xlsx");
  expect((await command("export", "indicators", file, "--data", program.data, "--plan", "plan-13")).code).toBe(0);
  expect(readFileSync(file).subarray(0, 2).toString()).toBe("PK");
  await program.stop();
  expect(existsSync(join(program.data, "local.json"))).toBe(false);
}, 180_000);

test("what stops a start is said in one clear sentence, in both languages", async () => {
  const busy = createServer();
  await new Promise<void>((resolve) => { busy.listen(0, "127.0.0.1", resolve); });
  const { port } = busy.address() as { port: number };
  const taken = await command("start", "--data", newFolder(), "--port", String(port), "--gateway-port", "0");
  expect([taken.code, taken.err]).toEqual([1, expect.stringMatching(new RegExp(`端口 ${port} 已被占用[\\s\\S]*Port ${port} is in use`))]);
  await new Promise<void>((resolve) => { busy.close(() => resolve()); });

  const file = join(newFolder(), "a-file");
  writeFileSync(file, "");
  const blocked = await command("start", "--data", join(file, "var"), "--port", "0", "--gateway-port", "0");
  expect([blocked.code, blocked.err]).toEqual([1, expect.stringMatching(/无法写入[\s\S]*cannot be written/)]);

  const newer = newFolder();
  mkdirSync(join(newer, "store", "pg"), { recursive: true });
  writeFileSync(join(newer, "store", "pg", "PG_VERSION"), "99\n");
  const ahead = await command("start", "--data", newer, "--port", "0", "--gateway-port", "0");
  expect([ahead.code, ahead.err]).toEqual([1, expect.stringMatching(/较新|更新|新版本/)]);

  const wrong = await command("start", "--prot", "1");
  expect(wrong.code).toBe(2);
  expect((await command("strat")).code).toBe(2);
  for (const said of [taken.err, blocked.err, ahead.err]) expect(said).not.toMatch(/\n\s+at /);
}, 120_000);

test.skipIf(process.getuid?.() === 0)("a folder without permission is named", async () => {
  const closed = newFolder();
  chmodSync(closed, 0o500);
  const refused = await command("start", "--data", closed, "--port", "0", "--gateway-port", "0");
  expect([refused.code, refused.err]).toEqual([1, expect.stringMatching(/无法写入|不可写/)]);
});

test("too old a Node gets one sentence", async () => {
  const text = readFileSync(join(root, "bin/yunqing.mjs"), "utf8");
  const pretend = join(newFolder(), "bin", "yunqing.mjs");
  mkdirSync(join(pretend, ".."), { recursive: true });
  writeFileSync(pretend, text.replace("process.versions.node.split", '"18.20.4".split'));
  const child = spawn(process.execPath, [pretend, "start"], { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (part: Buffer) => { said += part.toString("utf8"); });
  const code = await new Promise<number | null>((resolve) => { child.once("exit", resolve); });
  expect([code, said]).toEqual([1, expect.stringMatching(/太旧[\s\S]*too old/)]);
});
