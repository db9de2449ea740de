// Nothing acknowledged is ever lost: the program, and the database server, are killed at random moments under load; then every answered packet is looked for in the store.
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { entriesOf, shapeOf, type ObservationStore } from "@yunqing/domain";
import { openStore, type StoreInside } from "@yunqing/store-postgres";
import { ownPostgres, type OwnPostgres } from "./own-postgres.js";
import { loadMn } from "@yunqing/simulator";
import { command, newFolder, newId, Person, root, startProgram, type Program } from "./program.js";
import { Sender, type Acknowledged } from "./sender.js";

const gatewayKills = Number(process.env["YUNQING_GATEWAY_KILLS"] ?? 5);
const kills = Number(process.env["YUNQING_KILLS"] ?? 5), own = "Lvshui-2026-Qingshan!", demo = "yungang-demo", d = `/api/d/${demo}`;
const mnOf = (n: number): string => `5A5AFFFF0000000000000${String(n).padStart(3, "0")}`;
const ownMns = Array.from({ length: 10 }, (_, n) => mnOf(n));
const gatewayPort = (program: Program): number => Number(/网关：\w+:\/\/[^：\s]*:(\d+)/.exec(program.talk())?.[1]);

/** Registers the sender's instruments through the API, as a clerk does. */
async function register(program: Program, director: Person): Promise<void> {
  const point = await director.send("POST", `${d}/points`, { id: newId(), point: "kill-point", seq: 0, kind: "stack-outlet", nameZh: "试验排口", nameEn: "Trial outlet", place: null, enterprise: null, longitude: null, latitude: null, note: "", active: true });
  expect(point.status, JSON.stringify(point.body)).toBe(200);
  for (const [n, mn] of ownMns.entries()) {
    const made = await director.send("POST", `${d}/instruments`, { id: newId(), instrument: `kill-${n}`, seq: 0, mn, point: "kill-point", st: "31", edition: null, password: "123456", key: null, leniencies: [], units: {}, timeMark: "start", minuteInterval: 10, realTimeSeconds: 30, addresses: [], active: true });
    expect(made.status, JSON.stringify(made.body)).toBe(200);
  }
  expect(gatewayPort(program)).toBeGreaterThan(0);
}

/** Every answered packet has its reading, with the very text, once; a window has one row, however often it was sent. */
async function compare(store: StoreInside, acknowledged: readonly Acknowledged[], mns = ownMns, district = demo): Promise<{ readonly lost: number; readonly changed: number; readonly twice: number }> {
  const observations: ObservationStore = store.observations(district);
  const sources = new Map((await store.district(district).read((reader) => reader.instruments())).map((fact) => [fact.mn, fact.source]));
  const kept = new Map<string, string>();
  let twice = 0;
  for (const mn of mns) {
    const source = sources.get(mn)!;
    for (const one of await observations.readings({ sources: [source], kind: "real-time", from: Date.UTC(2020, 0, 1), until: Date.UTC(2040, 0, 1) })) {
      const key = `${mn} ${one.from}`;
      if (kept.has(key)) twice++;
      kept.set(key, entriesOf(shapeOf(one.shape), one.content).find(({ factor, field }) => factor === "a21026" && field === "Rtd")?.value ?? "");
    }
  }
  const instant = (text: string): number => Date.UTC(Number(text.slice(0, 4)), Number(text.slice(4, 6)) - 1, Number(text.slice(6, 8)), Number(text.slice(8, 10)), Number(text.slice(10, 12)), Number(text.slice(12, 14))) - 8 * 3_600_000;
  let lost = 0, changed = 0;
  for (const { mn, dataTime, value } of acknowledged) {
    const found = kept.get(`${mn} ${instant(dataTime)}`);
    if (found === undefined) lost++; else if (found !== value) changed++;
  }
  return { lost, changed, twice };
}

/** Loads until the moment of the kill, `rounds` times; what was answered is remembered over all of them. */
async function rounds(count: number, start: () => Promise<Program>, sender: Sender, strike: (program: Program) => Promise<void>): Promise<void> {
  for (let round = 0; round < count; round++) {
    const program = await start();
    const line = sender.run("127.0.0.1", gatewayPort(program));
    await new Promise((resolve) => { setTimeout(resolve, 100 + 1_400 * Math.random()); });
    await strike(program);
    sender.pause();
    await line;
  }
}

test(`the program killed ${kills} times under load, embedded: every answered packet is in the store, none twice`, async () => {
  const data = newFolder(), sender = new Sender(ownMns, Date.now() - 86_400_000 * 2);
  const first = await startProgram(data);
  const director = new Person(first.address, "director");
  await director.begin(first.passwords["director"]!, own);
  await register(first, director);
  await first.stop();
  await rounds(kills, () => startProgram(data), sender, async (program) => { await program.stop("SIGKILL"); });
  expect(sender.acknowledged.length).toBeGreaterThan(kills * 10);
  const last = await startProgram(data);
  const line = sender.run("127.0.0.1", gatewayPort(last));
  await sender.drain(60_000);
  expect(sender.unanswered).toBe(0);
  sender.pause();
  await line;
  await last.stop();
  const checked = await command("replay", "--district", demo, "--data", data, "--json");
  expect(JSON.parse(checked.out), checked.err).toMatchObject({ missing: 0, surplus: 0 });
  const store = await openStore({ kind: "embedded", folder: join(data, "store") });
  try { expect(await compare(store, sender.acknowledged)).toEqual({ lost: 0, changed: 0, twice: 0 }); } finally { await store.close(); }
  process.stderr.write(`kills, embedded: ${kills}, ${sender.acknowledged.length} packets answered, 0 lost\n`);
}, 60_000 + kills * 60_000);

/** The gateway and the store alone, in a process that starts within a second: so that it can be killed hundreds of times. */
async function startGatewayAlone(wanted: Readonly<Record<string, unknown>>): Promise<{ readonly child: ChildProcess; readonly port: number }> {
  const child = spawn(process.execPath, [join(root, "build/bench/ingest-gateway.mjs"), JSON.stringify(wanted)], { cwd: root, stdio: ["pipe", "pipe", "inherit"] });
  for await (const line of createInterface({ input: child.stdout })) return { child, port: (JSON.parse(line) as { port: number }).port };
  throw new Error("the gateway did not start");
}

test(`the gateway killed ${gatewayKills} times under load, embedded: every answered packet is in the store, none twice`, async () => {
  const made = spawnSync(process.execPath, [join(root, "tools/bundled.mjs"), "apps/server/bench/ingest-gateway.ts", join(root, "build/bench/ingest-gateway.mjs")], { cwd: root, encoding: "utf8" });
  expect(made.status, made.stderr).toBe(0);
  const folder = join(newFolder(), "store"), mns = Array.from({ length: 10 }, (_, n) => loadMn(n)), sender = new Sender(mns, Date.now() - 86_400_000 * 2), wanted = { database: "", folder, instruments: 10, platformSchema: "yunqing" };
  for (let round = 0; round < gatewayKills; round++) {
    const { child, port } = await startGatewayAlone(wanted), gone = new Promise((resolve) => { child.once("exit", resolve); });
    const line = sender.run("127.0.0.1", port);
    await new Promise((resolve) => { setTimeout(resolve, 20 + 600 * Math.random()); });
    child.kill("SIGKILL");
    await gone;
    sender.pause();
    await line;
  }
  expect(sender.acknowledged.length).toBeGreaterThan(gatewayKills * 10);
  const store = await openStore({ kind: "embedded", folder });
  try { expect(await compare(store, sender.acknowledged, mns, "bench")).toEqual({ lost: 0, changed: 0, twice: 0 }); } finally { await store.close(); }
  process.stderr.write(`kills of the gateway, embedded: ${gatewayKills}, ${sender.acknowledged.length} packets answered, 0 lost\n`);
}, 60_000 + gatewayKills * 15_000);

describe("on PostgreSQL", () => {
  let server: OwnPostgres | null = null;
  beforeAll(async () => { server = await ownPostgres(); }, 120_000);
  afterAll(async () => { await server?.stop(); });

  test(`the program and the database server killed in turn, ${kills} times under load: every answered packet is in the store, none twice`, async ({ skip }) => {
    if (server === null) return skip("no PostgreSQL programs on this machine");
    const held = server, data = mkdtempSync(join(tmpdir(), "yunqing-kill-")), sender = new Sender(ownMns, Date.now() - 86_400_000 * 2);
    const start = (): Promise<Program> => startProgram(data, "--database", held.url);
    const first = await start();
    const director = new Person(first.address, "director");
    await director.begin(first.passwords["director"]!, own);
    await register(first, director);
    await first.stop();
    let turn = 0;
    await rounds(kills, start, sender, async (program) => {
      if (turn++ % 2 === 0) { await program.stop("SIGKILL"); return; }
      await held.kill();
      await new Promise((resolve) => { setTimeout(resolve, 300 * Math.random()); });
      await program.stop("SIGKILL");
      await held.start();
    });
    expect(sender.acknowledged.length).toBeGreaterThan(kills * 10);
    const store = await openStore({ kind: "server", url: held.url });
    try { expect(await compare(store, sender.acknowledged)).toEqual({ lost: 0, changed: 0, twice: 0 }); } finally { await store.close(); }
    rmSync(data, { recursive: true, force: true });
    process.stderr.write(`kills, PostgreSQL: ${kills}, ${sender.acknowledged.length} packets answered, 0 lost\n`);
  }, 60_000 + kills * 60_000);
});
