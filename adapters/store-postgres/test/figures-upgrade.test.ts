import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { packedOf } from "@yunqing/domain";
import { migrate, migrationsOf } from "../src/migrations.js";
import { bench, dropSchemas, freshName, testServer, type Bench } from "./engines.js";

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const server = await testServer(), quiet = (): void => undefined;
for (const kind of ["memory", "server"] as const) describe.skipIf(kind === "server" && server === null)(`a district that observed before there were figures, on ${kind === "memory" ? "PGlite" : "PostgreSQL"}`, () => {
  let held: Bench | undefined;
  const schema = freshName("d_upgrade");
  beforeAll(async () => { held = await bench(kind, server ?? ""); });
  afterAll(async () => { await held?.done(); if (kind === "server") await dropSchemas(server ?? "", [schema]); });

  it("waits by source, kind and Beijing month, knows what was sent, and loses nothing", async () => {
    const { engine } = held!.store, all = migrationsOf("district"), upTo = all.findIndex(({ name }) => name === "0005-figures");
    expect(upTo).toBe(4);
    await migrate(engine, schema, all.slice(0, upTo), quiet);
    const rows = <T>(sql: string): Promise<readonly T[]> => engine.read(schema, async ({ line }) => (await line.query(sql, [])).rows as T[]);
    const air = packedOf([{ factor: "a34004", field: "Avg", value: "10" }, { factor: "a34004", field: "Flag", value: "N" }, { factor: "a05024", field: "Avg", value: "60" }]), water = packedOf([{ factor: "w01018", field: "Avg", value: "12" }]), minute = packedOf([{ factor: "a21026", field: "Avg", value: "3" }]);
    await engine.write(schema, async ({ line }) => {
      await line.query("insert into reading_source (source, origin, point, instrument) values (1, 'instrument', 'a', 'i'), (2, 'laboratory', 'w', null)", []);
      await line.query("insert into shape (shape, content) values (1, $1), (2, $2), (3, $3)", [air.shape, water.shape, minute.shape]);
      for (const [root, month, from, until] of [["reading_lasting", "202601", "2026-01-01", "2026-02-01"], ["reading_lasting", "202602", "2026-02-01", "2026-03-01"], ["reading_minute", "202602", "2026-02-01", "2026-03-01"]] as const) await line.script(`create table ${root}_${month} partition of ${root} for values from ('${from}T00:00:00+08:00') to ('${until}T00:00:00+08:00')`);
      // 15:00 UTC is the last hour of January in Beijing, 16:00 the first of February
      for (const [source, of, at, shape, content] of [[1, 3, "2026-01-31T14:00:00Z", 1, air.content], [1, 3, "2026-01-31T15:00:00Z", 1, air.content], [1, 3, "2026-01-31T16:00:00Z", 1, air.content], [1, 2, "2026-02-03T00:00:00Z", 3, minute.content], [2, 4, "2026-02-01T16:00:00Z", 2, water.content]] as const)
        await line.query("insert into reading (from_at, packet, source, shape, setting, kind, seq, content) values ($1::timestamptz, 1, $2::integer, $3::integer, 1, $4::smallint, 0, $5)", [at, source, shape, of, content]);
    });
    await migrate(engine, schema, all, quiet);
    expect(await rows(`select what, source, point, to_char(from_at at time zone 'UTC', 'YYYY-MM-DD HH24') as "from", to_char(until_at at time zone 'UTC', 'YYYY-MM-DD HH24') as until, settled from touched order by source, from_at`)).toEqual([
      { what: "hour", source: 1, point: null, from: "2026-01-31 14", until: "2026-01-31 16", settled: false },
      { what: "hour", source: 1, point: null, from: "2026-01-31 16", until: "2026-01-31 17", settled: false },
      { what: "day", source: 2, point: null, from: "2026-02-01 16", until: "2026-02-02 16", settled: false },
    ]);
    expect(await rows("select source, factor from sent_factor order by source, factor")).toEqual([{ source: 1, factor: "a05024" }, { source: 1, factor: "a34004" }, { source: 2, factor: "w01018" }]);
    expect(await rows("select count(*)::int as n, (select count(*) from figure)::int as figures from reading")).toEqual([{ n: 5, figures: 0 }]);
    // again is nothing
    expect(await migrate(engine, schema, all, quiet)).toBe(0);
  });
});
