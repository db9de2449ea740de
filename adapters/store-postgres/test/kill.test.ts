import { appendFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildChild, startChild } from "./children.js";
import { freshFolder } from "./engines.js";

// SIGKILL at random moments of creation, start and entry. Before it enters anything each child looks whether every value
// that was ever acknowledged is held, the chain of the audit whole and the duties' numbers without a gap.
const home = freshFolder(), folder = join(home, "store"), acknowledged = join(home, "acknowledged");
beforeAll(async () => { await buildChild(); writeFileSync(acknowledged, ""); });
afterAll(() => { rmSync(home, { recursive: true, force: true }); });
const wait = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });
const faults = /^(fault|refused|failed)/;

/** How often a process is killed; a full run asks for more with YUNQING_STORE_KILLS. */
const kills = Number(process.env["YUNQING_STORE_KILLS"] ?? 8), packetKills = Math.max(4, Math.round(kills / 3));
test(`killed ${kills} times during creation, start and entry, the store opens and has lost nothing it acknowledged`, { timeout: 240_000 }, async () => {
  let entered = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    const child = startChild(["enter", folder, acknowledged]);
    if (kill < 3) await wait(400 + 900 * kill * Math.random());
    else if (kill % 4 === 0) await wait(200 + 700 * Math.random());
    else {
      // by what was acknowledged, not by the clock: a busy machine would be killed before it entered anything
      const enough = 6 + Math.floor(12 * Math.random());
      await child.first(/^ready|^fault|^refused|^failed/);
      while (child.lines.filter((line) => line.startsWith("ack")).length < enough && child.process.exitCode === null) await wait(2);
      await wait(20 * Math.random());
    }
    await child.kill();
    expect(child.lines.filter((line) => faults.test(line))).toEqual([]);
    const acks = child.lines.filter((line) => line.startsWith("ack ")).map((line) => line.slice(4));
    entered += acks.length;
    appendFileSync(acknowledged, acks.map((id) => `${id}\n`).join(""));
  }
  const last = startChild(["enter", folder, acknowledged]);
  const word = await last.first(/^ready|^fault|^refused|^failed/);
  await last.kill();
  expect(word).toMatch(/^ready \d+$/);
  expect(Number(word.slice(6))).toBeGreaterThanOrEqual(entered);
  expect(entered).toBeGreaterThan(20);
});

test(`killed ${packetKills} times while packets come in, every acknowledged packet is there with its row, and all of them replay`, { timeout: 240_000 }, async () => {
  const packets = join(home, "packets"), acks = join(home, "acknowledged-packets");
  writeFileSync(acks, "");
  let stored = 0;
  for (let kill = 0; kill < packetKills; kill += 1) {
    const child = startChild(["append", packets, acks]), enough = 1 + Math.floor(400 * Math.random());
    await child.first(/^ready|^fault|^refused|^failed/);
    while (child.lines.filter((line) => line.startsWith("ack")).length < enough && child.process.exitCode === null) await wait(1);
    await wait(20 * Math.random());
    await child.kill();
    expect(child.lines.filter((line) => faults.test(line))).toEqual([]);
    const own = child.lines.filter((line) => /^ack \d+ \d+$/.test(line)).map((line) => line.slice(4));
    stored += own.length;
    appendFileSync(acks, own.map((line) => `${line}\n`).join(""));
  }
  const last = startChild(["append", packets, acks]), word = await last.first(/^ready|^fault|^refused|^failed/);
  await last.kill();
  expect(word).toMatch(/^ready \d+$/);
  expect(Number(word.slice(6))).toBeGreaterThanOrEqual(stored);
  expect(stored).toBeGreaterThan(200);
});
