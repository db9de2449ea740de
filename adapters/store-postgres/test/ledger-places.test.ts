import { rmSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { ledger, tableOf, wktOf, type Ledger, type Place } from "@yunqing/ledger";
import { metresBetween, nearnessOf, placeShapeFrom, type KeptVersion, type PlaceAsked, type RowsAsked, type RowsNear, type Scope } from "@yunqing/domain";
import { openStore, type StoreInside } from "@yunqing/store-postgres";
import type { Line } from "../src/dialect.js";
import { nearOf } from "../src/ledger-places.js";
import { countOf, pageOf } from "../src/ledger-reader.js";
import { dropSchemas, freshFolder, freshName, postgisDatabase, testServer } from "./engines.js";
import { entry, pack } from "./sample.js";

// starting the engine takes long on a busy machine; the limit only ends what hangs
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const label = { zh: "样", en: "Sample" };
const things = ledger({ id: "trial-thing", title: label, source: {}, key: ["code"], read: ["r"], write: ["w"], fields: { code: { kind: "text", label, required: true }, spot: { kind: "place", label, geometry: "point" }, course: { kind: "place", label, geometry: "line" }, zone: { kind: "place", label, geometry: "area" } } });
const everything: Scope = { all: true, parts: [], organisationPaths: [], placePaths: [], enterprises: [] }, asked: RowsAsked = { scope: everything, filters: [] };
const fieldOf = { point: "spot", line: "course", area: "zone" } as const;
const version = (row: string, places: readonly Place[], of: Partial<KeptVersion> = {}): KeptVersion => ({ id: `${row}-1`, row, seq: 1, at: "2026-01-01T00:00:00.000Z", by: "u1", why: "", kind: "made", values: { code: row, spot: null, course: null, zone: null, ...Object.fromEntries(places.map((each) => [fieldOf[each.geometry], each])) }, state: null, step: null, corrects: null, right: null, mergedInto: null, batch: null, district: "d", organisationPath: "bureau", placePath: "140214", enterprise: null, ...of });

const degree = (from: number, wide: number): fc.Arbitrary<string> => fc.integer({ min: 0, max: Math.round(wide * 1e7) }).map((n) => String(Number((from + n / 1e7).toFixed(7)))), spot = fc.tuple(degree(113, 0.2), degree(39.95, 0.2));
/** Star-shaped about its middle, so that its border does not cross itself. */
const star = fc.tuple(spot, fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 20, max: 400 })), { minLength: 3, maxLength: 9 })).map(([[x, y], all]): Place => {
  const turns = all.reduce((sum, [turn]) => sum + turn, 0);
  let angle = 0;
  const ring = all.map(([turn, far]): readonly [string, string] => { angle += (turn / turns) * 2 * Math.PI; return [String(Number((Number(x) + (Math.cos(angle) * far) / 10_000).toFixed(7))), String(Number((Number(y) + (Math.sin(angle) * far) / 10_000).toFixed(7)))]; });
  return { geometry: "area", positions: [...ring, ring[0] ?? ["0", "0"]] };
}).filter((area) => new Set(area.positions.map((each) => each.join())).size >= 3 && Math.max(...area.positions.map(([, y]) => Number(y))) > Math.min(...area.positions.map(([, y]) => Number(y))));
const point = spot.map((one): Place => ({ geometry: "point", positions: [one] })), course = fc.array(spot, { minLength: 2, maxLength: 8 }).map((positions): Place => ({ geometry: "line", positions }));
const any = fc.oneof(point, course, star);
const rows = fc.sample(fc.tuple(point, course, star), { numRuns: 150, seed: 20261128 }).map((places, at) => version(`r${String(at).padStart(4, "0")}`, places));

const put = async (store: StoreInside, versions: readonly KeptVersion[]): Promise<void> => { await store.ledgers("d").write(entry("ledger.write"), (writer) => writer.appendLedgerVersions(things, versions)); };
const add = async (store: StoreInside, schema: string): Promise<void> => { await store.addDistrict({ id: "d", schema, zh: "区", en: "D", adcode: "140214", simulated: false, pack: pack("一"), packHash: "h1" }); };
/** A line that keeps what was asked over it, so that the same can be explained. */
const recording = (line: Line): { readonly line: Line; readonly said: { readonly sql: string; readonly parameters: readonly unknown[] }[] } => { const said: { sql: string; parameters: readonly unknown[] }[] = []; return { said, line: { ...line, query: (sql, parameters) => { said.push({ sql, parameters }); return line.query(sql, parameters); }, script: (sql) => line.script(sql), release: (broken) => { line.release(broken); } } }; };
const spread = (count: number): readonly KeptVersion[] => Array.from({ length: count }, (_, at) => {
  const [x, y] = [113 + ((at * 7919) % 10_007) / 50_000, 39.95 + ((at * 104_729) % 10_007) / 50_000], text = (n: number): string => String(Number(n.toFixed(7)));
  return version(`s${String(at).padStart(5, "0")}`, [{ geometry: "point", positions: [[text(x), text(y)]] }, { geometry: "line", positions: [[text(x), text(y)], [text(x + 0.001), text(y + 0.001)]] }, { geometry: "area", positions: [[text(x), text(y)], [text(x + 0.001), text(y)], [text(x), text(y + 0.001)], [text(x), text(y)]] }]);
});
const plans = async (store: StoreInside, schema: string, work: (line: Line) => Promise<unknown>): Promise<readonly string[]> => store.engine.read(schema, async ({ line }) => {
  const held = recording(line), out: string[] = [];
  await work(held.line);
  for (const { sql, parameters } of held.said) if (sql.includes("trial_thing")) out.push(((await line.query(`explain ${sql}`, parameters)).rows as { "QUERY PLAN": string }[]).map((row) => row["QUERY PLAN"]).join("\n"));
  return out;
});

const server = await testServer(), home = freshFolder(), withPostgis = server === null ? null : await postgisDatabase(server);
const urls = { PGlite: null, "PGlite with PostGIS": null, PostgreSQL: server, "PostgreSQL with PostGIS": withPostgis?.url ?? null } as const;
afterAll(async () => { await withPostgis?.drop(); });
for (const kind of ["PGlite", "PGlite with PostGIS", "PostgreSQL", "PostgreSQL with PostGIS"] as const) {
  const url = urls[kind], isServer = kind.startsWith("PostgreSQL");
  describe.skipIf(isServer && url === null)(`places of ledgers on ${kind}`, () => {
    const platformSchema = freshName("yq"), schema = freshName("d"), hasPostgis = kind.endsWith("with PostGIS");
    let store: StoreInside;
    const near = (given: Omit<PlaceAsked, "field">, field: "spot" | "course" | "zone", limit: number | null = null, way = hasPostgis, what = asked): Promise<RowsNear> => store.engine.read(schema, ({ line }) => nearOf(line, way, things, what, { ...given, field }, limit));
    beforeAll(async () => {
      store = await openStore({ ...(isServer ? { kind: "server" as const, url: url ?? "", connections: 2 } : { kind: "embedded" as const, folder: null, postgis: hasPostgis ? "on" as const : "kept" as const }), platformSchema, ledgers: [things] });
      await add(store, schema);
      await put(store, rows);
      await store.engine.write(schema, ({ line }) => line.script("analyze trial_thing"));
    });
    afterAll(async () => { await store.close(); if (isServer) await dropSchemas(url ?? "", [platformSchema, schema]); });

    test("hand-worked: within fifty metres of a bank, in a zone, around an outfall, the nearest three", async () => {
      const at = (x: string, y: string): Place => ({ geometry: "point", positions: [[x, y]] }), box = (w: string, s: string, e: string, n: string): Place => ({ geometry: "area", positions: [[w, s], [e, s], [e, n], [w, n], [w, s]] });
      await put(store, [version("w1", [at("114.15", "40.0004")]), version("w2", [at("114.15", "40.0005")]), version("w3", [at("114.201", "40")]), version("w4", [at("114.05", "40.05"), box("114.04", "40.04", "114.06", "40.06")])]);
      const bank: Place = { geometry: "line", positions: [["114.1", "40"], ["114.2", "40"]] };
      // 0.0004 degrees of latitude are 44.4 m there, 0.0005 are 55.5 m, 0.001 of longitude are 85.4 m
      expect((await near({ place: bank, how: "near", metres: 50 }, "spot")).rows.map(({ id, metres }) => [id, metres.toFixed(1)])).toEqual([["w1", "44.4"]]);
      expect((await near({ place: bank, how: "near", metres: 100 }, "spot")).rows.map(({ id, metres }) => [id, metres.toFixed(1)])).toEqual([["w1", "44.4"], ["w2", "55.5"], ["w3", "85.4"]]);
      expect(await near({ place: bank, how: "near", metres: 100 }, "spot", 1)).toMatchObject({ rows: [{ id: "w1" }], count: 3 });
      expect(await near({ place: box("114", "40.01", "114.1", "40.1"), how: "inside", metres: null }, "spot", 10)).toEqual({ rows: [{ id: "w4", metres: 0, overlaps: true, inside: true, around: false }], count: 1 });
      expect((await near({ place: at("114.0405", "40.0405"), how: "around", metres: null }, "zone")).rows.map(({ id, around }) => [id, around])).toEqual([["w4", true]]);
      expect((await near({ place: box("114.055", "40.05", "114.07", "40.055"), how: "overlaps", metres: null }, "zone")).rows).toEqual([{ id: "w4", metres: 0, overlaps: true, inside: false, around: false }]);
      expect(await near({ place: at("114.15", "40"), how: "near", metres: null }, "spot", 3)).toMatchObject({ rows: [{ id: "w1" }, { id: "w2" }, { id: "w3" }], count: null });
      // who reads one town only is answered of that town only
      const elsewhere: RowsAsked = { scope: { ...everything, all: false, parts: [{ organisationPath: "", placePath: "140214/x", enterprise: null }] }, filters: [] };
      expect(await near({ place: bank, how: "near", metres: 100 }, "spot", null, hasPostgis, elsewhere)).toEqual({ rows: [], count: 0 });
      expect((await near({ place: bank, how: "near", metres: 100 }, "spot", null, hasPostgis, { ...asked, filters: [{ field: "code", way: "equals", text: "w2" }] })).rows.map(({ id }) => id)).toEqual(["w2"]);
    });

    test("with an index and without, all rows looked at by hand: the same rows in the same order", async () => {
      await fc.assert(fc.asyncProperty(any, fc.constantFrom("spot", "course", "zone"), fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 1, max: 12 }), async (place, field, metres, k) => {
        const all = rows.map(({ row, values }) => ({ id: row, ...nearnessOf(values[field] as Place, place) })).sort((a, b) => a.metres - b.metres || (a.id < b.id ? -1 : 1)), ids = (list: readonly { id: string }[]): readonly string[] => list.map(({ id }) => id);
        const own = (found: RowsNear): RowsNear => ({ ...found, rows: found.rows.filter(({ id }) => id.startsWith("r")) });
        expect(ids(own(await near({ place, how: "near", metres }, field)).rows)).toEqual(ids(all.filter((each) => each.metres <= metres)));
        expect(ids((await near({ place, how: "near", metres: null }, field, k)).rows)).toEqual(ids(all.slice(0, k)));
        expect(ids(own(await near({ place, how: "overlaps", metres: null }, field)).rows)).toEqual(ids(all.filter(({ overlaps, metres: far }) => overlaps && far === 0)));
        if (place.geometry === "area") expect(ids(own(await near({ place, how: "inside", metres: null }, field)).rows)).toEqual(ids(all.filter(({ within }) => within)));
        if (field === "zone") expect(ids(own(await near({ place, how: "around", metres: null }, field)).rows)).toEqual(ids(all.filter(({ around }) => around)));
      }), { numRuns: 60, seed: 7, endOnFailure: true });
    });

    if (hasPostgis) test("judged by PostGIS: its geography for distances, its predicates for sides, and both ways of ours", async () => {
      // edges are straight in degrees; cut into pieces of some fifty metres, PostGIS's arcs lie on them to less than a tenth of a millimetre
      const oracle = (place: Place, field: string): Promise<ReadonlyMap<string, { metres: number; common: boolean; covered: boolean; covers: boolean }>> => store.engine.read(schema, async ({ line }) => {
        const { rows: found } = await line.query(`select id, ST_Distance(ST_Segmentize(${field}_geometry, 0.0005)::geography, ST_Segmentize(g, 0.0005)::geography, true) as metres, ST_Intersects(${field}_geometry, g) as common, ST_CoveredBy(${field}_geometry, g) as covered, ST_Covers(${field}_geometry, g) as covers
          from trial_thing, (select ST_GeomFromText($1::text, 4490) as g) q where id like 'r%' and ST_IsValid(${field}_geometry)`, [wktOf(place)]);
        return new Map((found as { id: string; metres: number; common: boolean; covered: boolean; covers: boolean }[]).map((row) => [row.id, row]));
      });
      const seen = { compared: 0, inside: 0, common: 0 };
      await fc.assert(fc.asyncProperty(any, fc.constantFrom("spot" as const, "course" as const, "zone" as const), async (place, field) => {
        const truth = await oracle(place, field), found = new Map((await near({ place, how: "near", metres: null }, field, 300)).rows.map((row) => [row.id, row])), plain = new Map((await near({ place, how: "near", metres: null }, field, 300, false)).rows.map((row) => [row.id, row]));
        for (const [id, real] of truth) {
          const row = found.get(id);
          expect(plain.get(id)).toEqual(row);
          seen.compared++;
          // to two millimetres and five millionths of the distance; PostGIS looks for the nearest position of an edge on a sphere, so its distance of lines may be longer by a thousandth or two, never shorter; of two points it is the same
          const longer = real.metres - (row?.metres ?? NaN), share = place.geometry === "point" && field === "spot" ? 0 : 2e-3;
          expect(longer, `${id} ${wktOf(place)}`).toBeGreaterThanOrEqual(-0.002 - real.metres * 5e-6);
          expect(longer, `${id} ${wktOf(place)}`).toBeLessThanOrEqual(0.002 + real.metres * (5e-6 + share));
          expect([row?.overlaps, place.geometry === "area" && row?.inside, field === "zone" && row?.around]).toEqual([real.common, place.geometry === "area" && real.covered, field === "zone" && real.covers]);
          if (real.covered) seen.inside++;
          if (real.common) seen.common++;
        }
      }), { numRuns: 60, seed: 11, endOnFailure: true });
      expect([seen.compared > 5000, seen.inside > 3, seen.common > 200]).toEqual([true, true, true]);
    });

    if (hasPostgis) test("judged by PostGIS at a position every metre of a line, where its own distance of lines is a thousandth too long", async () => {
      const cases = [["POINT(113.0227231 40.149999)", "LINESTRING(113.0815605 40.0396759, 113.0822841 40.0450758, 113.076249 40.0289806, 113.1671561 40.0989241, 113.1724897 40.0407452)"], ...fc.sample(fc.tuple(point, course), { numRuns: 12, seed: 5 }).map(([a, b]) => [wktOf(a), wktOf(b)])] as const;
      for (const [one, other] of cases) {
        const { rows: [row] } = await store.engine.read(schema, ({ line }) => line.query("select min(ST_Distance(g.geom::geography, ST_GeomFromText($2::text, 4490)::geography, true)) as metres from ST_DumpPoints(ST_Segmentize(ST_GeomFromText($1::text, 4490), 0.00001)) g", [other, one])), { metres } = row as { metres: number };
        const own = metresBetween(placeShapeFrom("point", one), placeShapeFrom("line", other)) ?? NaN;
        expect(own).toBeLessThanOrEqual(metres * 1.000005 + 0.002);
        // a metre apart: the nearest of them is at most half a metre beside the nearest of all
        expect(own).toBeGreaterThanOrEqual(Math.sqrt(Math.max(0, metres ** 2 - 1)) * 0.999995 - 0.002);
      }
    });

    test("the index answers: a box over a list, and the questions of places", async () => {
      await put(store, spread(4000));
      await store.engine.write(schema, ({ line }) => line.script("analyze trial_thing"));
      const bank: Place = { geometry: "line", positions: [["113.05", "40"], ["113.06", "40.01"], ["113.07", "40.01"]] }, zone: Place = { geometry: "area", positions: [["113.05", "40"], ["113.06", "40"], ["113.06", "40.01"], ["113.05", "40"]] };
      for (const field of ["spot", "course", "zone"] as const) {
        const filters = [{ field, way: "within" as const, box: ["113.05", "40", "113.06", "40.01"] as const }];
        for (const plan of await plans(store, schema, async (line) => { await countOf(line, things, { ...asked, filters }); await pageOf(line, things, { ...asked, filters }, { field: null, descending: true }, null, 50); })) expect(plan).toContain(`trial_thing_${field}_box`);
        const index = `trial_thing_${field}_${hasPostgis ? "geometry_index" : "box"}`;
        for (const how of [{ how: "near", metres: 50, place: bank }, { how: "near", metres: null, place: zone }, { how: "overlaps", metres: null, place: zone }, { how: "inside", metres: null, place: zone }] as const) {
          const said = await plans(store, schema, (line) => nearOf(line, hasPostgis, things, asked, { ...how, field }, 10));
          expect(said.length).toBeGreaterThan(0);
          for (const plan of said) expect(plan, `${how.how} ${field}`).toContain(index);
        }
      }
    });
  });
}

describe("an older store", () => {
  afterAll(() => { rmSync(home, { recursive: true, force: true }); });
  test("a store whose ledgers were made without the index of boxes has it after the next start, and a declaration that changed meanwhile is brought on all the same", async () => {
    const folder = join(home, "old"), first = await openStore({ kind: "embedded", folder, ledgers: [things] }), names = tableOf(things).present.indexes.filter(({ name }) => name.endsWith("_box")).map(({ name }) => name);
    const there = (store: StoreInside): Promise<readonly string[]> => store.engine.read("d_old", async ({ line }) => ((await line.query("select indexname as name from pg_indexes where tablename = 'trial_thing' and indexname like '%\\_box' order by 1", [])).rows as { name: string }[]).map(({ name }) => name));
    await add(first, "d_old");
    await put(first, rows.slice(0, 5));
    expect([names.length, await there(first)]).toEqual([3, [...names].sort()]);
    await first.engine.write("d_old", ({ line }) => line.script(names.map((name) => `drop index ${name}`).join(";")));
    await first.close();
    const second = await openStore({ kind: "embedded", folder, ledgers: [things] });
    expect(await there(second)).toEqual([...names].sort());
    await second.engine.write("d_old", ({ line }) => line.script(names.map((name) => `drop index ${name}`).join(";")));
    await second.close();
    const fewer: Ledger = ledger({ id: "trial-thing", title: label, source: {}, key: ["code"], read: ["r"], write: ["w"], fields: { ...things.fields, course: { kind: "place", label, geometry: "line", retired: true } } }), third = await openStore({ kind: "embedded", folder, ledgers: [fewer] });
    expect(await there(third)).toEqual(names.filter((name) => !name.includes("course")).sort());
    await third.close();
  });
});
