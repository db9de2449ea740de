import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { openStore, type StoreInside } from "@yunqing/store-postgres";
import { bench, dropSchemas, freshName, testServer, type Bench } from "./engines.js";
import { inForce, midnight, minute, packet, readBack } from "./observed.js";
import { pack } from "./sample.js";

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

/** One packet of few sources, windows, factors and values, so that repeats and revisions abound. */
const said = fc.record({ source: fc.integer({ min: 1, max: 2 }), kind: fc.constantFrom("minute" as const, "hour" as const), window: fc.integer({ min: 0, max: 2 }), values: fc.dictionary(fc.constantFrom("a-Avg", "a-Flag", "b-Avg", "b-Flag", "Info"), fc.constantFrom("1", "1.0", "N", "", "两"), { minKeys: 1 }), backFilled: fc.boolean() });
type One = typeof said extends fc.Arbitrary<infer T> ? T : never;
// the last of the three windows lies in another month
const windowOf = (one: One): number => (one.window === 2 ? midnight - 40 * 86_400_000 : midnight + one.window * minute);
const all = { from: Date.UTC(2000, 0, 2), until: Date.UTC(2099, 0, 1) } as const;

/** The same promises, told in the plainest way: a record for each window. */
class Model {
  readonly windows = new Map<string, Record<string, string>>();
  take(one: One): string {
    const key = `${one.source} ${one.kind} ${windowOf(one)}`, held = this.windows.get(key);
    if (held === undefined) { this.windows.set(key, { ...one.values }); return "stored"; }
    const same = Object.entries(one.values).every(([name, value]) => held[name] === value);
    Object.assign(held, one.values);
    return same ? "repeat" : "revised";
  }
}

const server = await testServer();
for (const kind of ["memory", "server"] as const) {
  describe.skipIf(kind === "server" && server === null)(`any packets on ${kind === "memory" ? "PGlite" : "PostgreSQL"}`, () => {
    let held: Bench | undefined;
    beforeAll(async () => { held = await bench(kind, server ?? ""); });
    afterAll(async () => { await held?.done(); });
    test("in any batches leave the values in force that a plain record would hold, and replay to the same rows", async () => {
      const given = held;
      if (given === undefined) throw new TypeError("no store was opened");
      const one = given.store.observations(await given.newDistrict());
      let run = 0;
      await fc.assert(fc.asyncProperty(fc.array(fc.array(said, { minLength: 1, maxLength: 9 }), { minLength: 1, maxLength: 6 }), async (batches) => {
        // sources of their own for each run: a district for each would take longer than the runs
        const shift = 10 * (run += 1), model = new Model();
        for (const batch of batches) {
          const fates = await one.append(batch.map((each) => packet(each.values, { source: shift + each.source, kind: each.kind, from: windowOf(each), at: midnight + run, backFilled: each.backFilled })));
          expect(fates.map(({ fate }) => fate)).toEqual(batch.map((each) => model.take(each)));
        }
        const found = new Map<string, Awaited<ReturnType<typeof one.readings>>[number][]>();
        for (const each of ["minute", "hour"] as const) for (const row of await one.readings({ sources: [shift + 1, shift + 2], kind: each, ...all })) { const key = `${row.source - shift} ${row.kind} ${row.from}`; found.set(key, [...found.get(key) ?? [], row]); }
        expect(new Map([...found].map(([key, rows]) => [key, inForce(rows)]))).toEqual(model.windows);
        for (const rows of found.values()) expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, n) => n));
        expect(await one.replay({ from: midnight + run, until: midnight + run + 1 }, readBack)).toMatchObject({ packets: batches.flat().length, missing: 0, surplus: 0 });
      }), { numRuns: kind === "memory" ? 20 : 60 });
    });
  });
}

describe.skipIf(server === null)("two processes on one PostgreSQL", () => {
  const url = server ?? "", platformSchema = freshName("yq"), schema = freshName("d");
  const stores: StoreInside[] = [];
  beforeAll(async () => {
    for (let n = 0; n < 2; n++) stores.push(await openStore({ kind: "server", url, platformSchema, connections: 4 }));
    for (const store of stores) await store.addDistrict({ id: schema, schema, zh: "区", en: "District", adcode: "1", simulated: false, pack: pack("一"), packHash: "h" });
  });
  afterAll(async () => { for (const store of stores) await store.close(); if (server !== null) await dropSchemas(url, [platformSchema, schema]); });

  test("that write the same windows at once, with new names of factors and new months, lose nothing, number no packet twice and replay to the same rows", async () => {
    const fates = new Map<number, string>(), value = (n: number): string => String(n % 3);
    for (let round = 0; round < 12; round += 1) {
      const calls = [0, 1, 0, 1].map((side, call) => stores[side]!.observations(schema).append(Array.from({ length: 40 }, (_, n) =>
        // forwards and backwards, so that they would wait for each other crosswise
        packet({ "a-Avg": value(n + call), [`f${round}-Avg`]: value(n) }, { source: side === 0 ? n : 39 - n, from: midnight - (round % 4) * 31 * 86_400_000 + (n % 2) * minute, at: midnight + round }))));
      for (const each of (await Promise.all(calls)).flat()) { expect(fates.has(each.packet)).toBe(false); fates.set(each.packet, each.fate); }
    }
    const store = stores[0]!.observations(schema), rows = await store.readings({ sources: Array.from({ length: 40 }, (_, n) => n), kind: "minute", ...all });
    const named = new Set(rows.map((row) => row.packet));
    expect(named.size).toBe(rows.length);
    for (const [number, fate] of fates) expect([number, named.has(number)]).toEqual([number, fate === "stored" || fate === "revised"]);
    const windows = new Map<string, number[]>();
    for (const row of rows) { const key = `${row.source} ${row.from}`; windows.set(key, [...windows.get(key) ?? [], row.seq]); }
    for (const seqs of windows.values()) expect(seqs).toEqual(seqs.map((_, n) => n));
    expect(await store.replay(all, readBack)).toMatchObject({ packets: 12 * 160, readings: rows.length, missing: 0, surplus: 0 });
  });

  test("a month that another process dropped is made again for who comes late", async () => {
    const from = Date.UTC(2025, 4, 10), [one, two] = stores.map((store) => store.observations(schema));
    await two!.append([packet({ "a-Avg": "1" }, { from, at: from })]);
    await one!.append([packet({ "a-Avg": "1" }, { from: from + minute, at: from })]);
    expect(await one!.drop({ packets: from + 30 * 86_400_000, realTime: 0, minutes: from + 30 * 86_400_000 })).toEqual(["packet_block_202505", "reading_minute_202505"]);
    expect((await two!.append([packet({ "a-Avg": "1" }, { from, at: from })])).map(({ fate }) => fate)).toEqual(["stored"]);
  });
});
