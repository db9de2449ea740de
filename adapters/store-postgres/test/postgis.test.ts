import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import fc from "fast-check";
import { backup, openStore, restore, type Box, type StoreInside } from "@yunqing/store-postgres";
import { placesInBox } from "../src/places-in-box.js";
import { freshFolder } from "./engines.js";
import { pack } from "./sample.js";

// starting the engine takes long on a busy machine; the limit only ends what hangs
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

// The same question with PostGIS and without: the answers are compared with a drawn table and with one another.
const home = freshFolder();
const small = pack("一");
const drawn = { ...small, places: [...small.places, { ...small.places[0], id: "ring", parent: null, geometry: { type: "Polygon", coordinates: [[[114, 40], [115, 40], [115, 41], [114, 41], [114, 40]], [[114.4, 40.4], [114.6, 40.4], [114.6, 40.6], [114.4, 40.6], [114.4, 40.4]]], approximate: true, from: "示意" } }] } as typeof small;
const district = { id: "d", schema: "d_test", zh: "区", en: "District", adcode: "1", simulated: false, pack: drawn, packHash: "h" } as const;
const table: readonly (readonly [string, Box, string])[] = [
  ["all", [110, 39, 120, 42], "140214 ring river well"], ["nothing", [0, 0, 1, 1], ""], ["round the well", [113.34, 40.14, 113.36, 40.16], "140214 well"],
  ["the river outside the district", [112.8, 40, 112.95, 40.1], "river"], ["in the river's box, off the river", [112.91, 40.058, 112.95, 40.06], ""],
  ["inside the hole", [114.45, 40.45, 114.55, 40.55], ""], ["inside the ring", [114.1, 40.1, 114.2, 40.2], "ring"], ["across the hole's edge", [114.55, 40.45, 114.65, 40.5], "ring"], ["a corner", [115, 41, 116, 42], "ring"],
];
let store: StoreInside;
beforeAll(async () => { store = await openStore({ kind: "embedded", folder: join(home, "gis"), postgis: "on" }); await store.addDistrict(district); });
afterAll(async () => { await store.close(); rmSync(home, { recursive: true, force: true }); });
const asked = (box: Box, way: "best" | "here"): Promise<readonly string[]> => store.engine.read("d_test", ({ line }) => placesInBox(line, store.engine, "d_test", box, way));

describe("PostGIS inside the embedded store", () => {
  test.each(table)("a box over %s", async (_, box, expected) => {
    expect((await asked(box, "best")).join(" ")).toBe(expected);
    expect((await asked(box, "here")).join(" ")).toBe(expected);
    expect((await store.placesIn("d", box)).join(" ")).toBe(expected);
  });

  test("random boxes: both ways give the same", async () => {
    const degree = (from: number, to: number): fc.Arbitrary<number> => fc.integer({ min: Math.round(from * 1000), max: Math.round(to * 1000) }).map((n) => n / 1000);
    await fc.assert(fc.asyncProperty(degree(112.7, 115.1), degree(39.9, 41.1), degree(0.001, 0.5), degree(0.001, 0.5), async (west, south, wide, high) => {
      const box: Box = [west, south, west + wide, south + high];
      expect(await asked(box, "here")).toEqual(await asked(box, "best"));
    }), { numRuns: 60 });
  });

  test("health tells; a backup leaves the derived column out and is restored where there is no PostGIS", async () => {
    expect((await store.health()).postgis).toMatch(/^3\./);
    await store.loadPack("d", { ...drawn, facts: [] }, "h2");
    expect(await store.placesIn("d", [113.34, 40.14, 113.36, 40.16])).toEqual(["140214", "well"]);
    const file = join(home, "gis.yqbak"), folder = join(home, "plain");
    await backup(store, { evidenceFolder: null, keysFolder: null, settings: null }, file);
    await restore(file, { store: { folder }, evidenceFolder: null, keysFolder: null });
    const plain = await openStore({ kind: "embedded", folder });
    expect(plain.postgis).toBeNull();
    for (const [, box, expected] of table) expect((await plain.placesIn("d", box)).join(" ")).toBe(expected);
    await plain.close();
  });

  test("the next start has it without being told", async () => {
    await store.close();
    store = await openStore({ kind: "embedded", folder: join(home, "gis") });
    expect(store.postgis).toMatch(/^3\./);
    expect(await store.placesIn("d", [114.1, 40.1, 114.2, 40.2])).toEqual(["ring"]);
  });
});
