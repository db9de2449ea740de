import { readFileSync, writeSync } from "node:fs";
import { migrateToPostgres, openStore, restore, StoreFault } from "@yunqing/store-postgres";
import { migrate } from "../src/migrations.js";
import { stepsForTest } from "./steps.js";
import { midnight, minute, packet, readBack, valuesOf } from "./observed.js";
import { duty, entry, pack, value } from "./sample.js";

// A process of its own, to be killed: `own` holds a store, `enter` writes without end and acknowledges each value on standard output, `append` does so with packets,
// `restore` and `move` copy a store, `migrate` brings a schema on step by step. Its first word tells how the opening went.
const [mode = "", folder = "", acknowledged = ""] = process.argv.slice(2);
const say = (text: string): void => { writeSync(1, `${text}\n`); };

async function own(): Promise<void> {
  const store = await openStore({ kind: "embedded", folder });
  store.announce("http://127.0.0.1:8080");
  say("open");
  await new Promise((resolve) => setTimeout(resolve, 600_000));
  await store.close();
}

async function enter(): Promise<void> {
  const store = await openStore({ kind: "embedded", folder });
  await store.addDistrict({ id: "d", schema: "d_test", zh: "测试", en: "Test", adcode: "1", simulated: false, pack: pack("一"), packHash: "h" });
  const district = store.district("d");
  const [held, chain, duties] = await district.read(async (r) => [new Set((await r.values({})).map(({ id }) => id)), await r.verifyAudit(), (await r.duties({})).map(({ number }) => Number(number))] as const);
  const lost = readFileSync(acknowledged, "utf8").split("\n").filter((id) => id !== "" && !held.has(id));
  const gapless = duties.every((number, index) => number === index + 1);
  if (lost.length > 0 || !chain.ok || !gapless) { say(`fault lost=${lost.join(",")} chain=${JSON.stringify(chain)} duties=${duties.join(",")}`); return; }
  say(`ready ${held.size}`);
  for (let n = 0; ; n += 1) {
    const id = `${process.pid}-${n}`;
    await district.write(entry("value.report"), async (w) => { await w.appendValue(value(id, { value: `${n}.0` })); if (n % 5 === 0) await w.appendDuty(duty(id), (_, seq) => String(seq)); });
    say(`ack ${id}`);
  }
}

/** Packets of ten instruments in batches of fifty: every acknowledged one must have its row and its bytes, and all must replay. */
async function append(): Promise<void> {
  const store = await openStore({ kind: "embedded", folder });
  await store.addDistrict({ id: "d", schema: "d_test", zh: "测试", en: "Test", adcode: "1", simulated: false, pack: pack("一"), packHash: "h" });
  const observations = store.observations("d"), all = { from: Date.UTC(2000, 0, 2), until: Date.UTC(2099, 0, 1) };
  const rows = await observations.readings({ sources: Array.from({ length: 10 }, (_, n) => n), kind: "minute", ...all });
  const held = new Set(rows.map((row) => `${row.packet} ${valuesOf(row)["a-Avg"] ?? ""}`)), lost: string[] = [];
  for (const ack of readFileSync(acknowledged, "utf8").split("\n").filter((text) => text !== "")) if (!held.has(ack) || await observations.packet(Number(ack.split(" ")[0])) === null) lost.push(ack);
  const replay = await observations.replay(all, readBack);
  if (lost.length > 0 || replay.missing > 0 || replay.surplus > 0) { say(`fault lost=${lost.join(",")} replay=${JSON.stringify(replay)}`); return; }
  say(`ready ${rows.length}`);
  for (let n = rows.length; ; n += 50) {
    const batch = Array.from({ length: 50 }, (_, i) => packet({ "a-Avg": String(n + i) }, { source: i % 10, from: midnight + (n + i) * minute, at: midnight + (n + i) * minute }));
    const fates = await observations.append(batch);
    say(fates.map(({ packet: number }, i) => `ack ${number} ${n + i}`).join("\n"));
  }
}

async function steps(): Promise<void> {
  const store = await openStore({ kind: "embedded", folder });
  say("ready");
  await migrate(store.engine, "stepped", stepsForTest, ({ en }) => { say(en); });
  say("done");
  await store.close();
}

async function bring(): Promise<void> {
  await restore(acknowledged, { store: folder.startsWith("postgres") ? { url: folder } : { folder }, evidenceFolder: null, keysFolder: null }, ({ en }) => { say(en); });
  say("done");
}
async function move(): Promise<void> {
  const store = await openStore({ kind: "embedded", folder, platformSchema: process.argv[5] ?? "" });
  await migrateToPostgres(store, acknowledged, ({ en }) => { say(en); });
  say("done");
}

try {
  if (mode === "restore") await bring(); else if (mode === "move") await move(); else if (mode === "own") await own(); else if (mode === "enter") await enter(); else if (mode === "append") await append(); else await steps();
} catch (fault) { say(fault instanceof StoreFault ? `refused ${fault.code} ${fault.en}` : `failed ${String(fault)}`); process.exitCode = 1; }
