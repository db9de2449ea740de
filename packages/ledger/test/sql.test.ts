import { PGlite } from "@electric-sql/pglite";
import { postgis } from "@electric-sql/pglite-postgis";
import fc from "fast-check";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ledger, migrationOf, sqlOf, tableOf, tablesOf, textOfSql, WouldLoseData, type Field, type Fields, type Ledger } from "../src/index.js";
import { samples } from "./kind-samples.js";
import { outfall } from "./outfall.js";

const enterprise = ledger({ id: "enterprise", title: { zh: "企业台账", en: "Enterprises" }, source: { systems: ["S063"] }, key: ["name"], read: ["r"], write: ["w"], fields: { name: { kind: "text", label: { zh: "名称", en: "Name" }, required: true } } });
const code: Field = { kind: "text", label: { zh: "编号", en: "Number" }, required: true };
const everyKind = ledger({
  id: "every-kind", title: { zh: "各类字段", en: "Every kind" }, source: { text: "test" }, key: ["code"], read: ["r"], write: ["w"],
  fields: { code, ...Object.fromEntries(Object.entries(samples).map(([kind, sample]) => [`${kind}It`, sample.field])), manyRefs: { kind: "reference", label: { zh: "相关企业", en: "Firms" }, to: "enterprise", many: true }, riverLine: { kind: "place", label: { zh: "河段", en: "Reach" }, geometry: "line" }, zone: { kind: "place", label: { zh: "范围", en: "Zone" }, geometry: "area" }, photos: { kind: "file", label: { zh: "照片", en: "Photos" }, many: true } },
});

describe("the statements on an embedded PostgreSQL with PostGIS", () => {
  let db: PGlite;
  beforeAll(async () => { db = await PGlite.create({ extensions: { postgis } }); await db.exec("create extension postgis"); await db.exec(textOfSql(sqlOf(outfall, everyKind, enterprise))); });
  afterAll(async () => { await db.close(); });
  const insert = (values: Record<string, unknown>, id = "o1"): Promise<unknown> => {
    const row: Record<string, unknown> = { id, district: "140214", organisation_path: "bureau", place_path: "", row_version: "v1", row_seq: 1, row_kind: "made", by_user: "u", at: "2026-01-01T00:00:00Z", row_state: "found", code: "PK1", name: "一号排口", river: "shili", category: "farm", mouth: "POINT(113.1234567 40.01)", ...values };
    const names = Object.keys(row);
    return db.query(`insert into outfall (${names.join(", ")}) values (${names.map((_, i) => `$${i + 1}`).join(", ")})`, Object.values(row));
  };
  const columnsHeld = async (table: string): Promise<string[]> => (await db.query<{ column_name: string }>("select column_name from information_schema.columns where table_name = $1 order by ordinal_position", [table])).rows.map((each) => each.column_name);

  test("every declared column of every kind is a column of the database", async () => {
    for (const table of [...tablesOf(outfall), ...tablesOf(everyKind)]) expect([table.name, await columnsHeld(table.name)]).toEqual([table.name, table.columns.map((each) => each.name)]);
  });
  test("a row keeps its exact decimals, its place becomes a geometry in CGCS2000", async () => {
    await insert({ flow: "120.5" });
    const { rows } = await db.query<{ flow: string; mouth: string; x: number; srid: number }>("select flow::text as flow, mouth, ST_X(mouth_geometry) as x, ST_SRID(mouth_geometry) as srid from outfall where id = 'o1'");
    expect(rows).toEqual([{ flow: "120.5", mouth: "POINT(113.1234567 40.01)", x: 113.1234567, srid: 4490 }]);
  });
  test.each([
    ["an unknown option", { river: "nile" }, "outfall_river_valid_1"], ["an unknown state", { row_state: "gone" }, "outfall_row_state_valid"], ["a negative flow", { flow: "-1" }, "outfall_flow_valid_1"],
    ["a required field left blank", { mouth: null }, "outfall_mouth_required"], ["the same key again", { id: "o3" }, "outfall_key"], ["a cipher without its digest", { contact_encrypted: "x", code: "PK9" }, "outfall_contact_digest_valid_1"],
  ])("%s is refused by the database too", async (_, values, constraint) => {
    await expect(insert({ code: "id" in values ? "PK1" : "PK2", ...values }, "id" in values ? "o3" : "o2")).rejects.toMatchObject({ constraint });
  });
  test("a key is free again when its row was merged away", async () => {
    await insert({ code: "PK7" }, "m1");
    await db.query("update outfall set row_kind = 'merged', row_merged_into = 'o1' where id = 'm1'");
    await expect(insert({ code: "PK7" }, "m2")).resolves.toBeDefined();
  });
  test("a changed declaration keeps the old rows, and holds the new ones to the new rules", async () => {
    const after: Ledger = { ...outfall, fields: { ...outfall.fields, flow: { kind: "decimal", label: { zh: "排放量", en: "Flow" }, unit: "m³/d", scale: 3, min: "200" }, river: { ...outfall.fields.river, options: { ...outfall.fields.river.options, yu: { zh: "御河", en: "Yu" } } }, owner: { kind: "text", label: { zh: "责任主体", en: "Owner" }, required: true } } };
    const before = (await db.query("select * from outfall order by id")).rows;
    await db.exec(textOfSql(migrationOf(outfall, after)));
    expect((await db.query<Record<string, unknown>>("select * from outfall order by id")).rows.map((row) => ({ ...row, flow: row["flow"] === null ? null : Number(row["flow"]).toFixed(1) }))).toEqual(before.map((row) => ({ ...(row as object), owner: null })));
    await expect(insert({ code: "PK20", flow: "120.5", owner: "x" }, "n1")).rejects.toMatchObject({ constraint: "outfall_flow_valid_1" });
    await expect(insert({ code: "PK21" }, "n2")).rejects.toMatchObject({ constraint: "outfall_owner_required" });
    await expect(insert({ code: "PK22", flow: "200.125", river: "yu", owner: "水务局" }, "n3")).resolves.toBeDefined();
    expect(await columnsHeld("outfall")).toEqual(expect.arrayContaining(tableOf(after).present.columns.map((each) => each.name)));
  });
  test("a foreign key holds a reference to a row that exists", async () => {
    await expect(db.query("insert into every_kind_many_refs (row_version, ordinal, target) values ('v', 1, 'nobody')")).rejects.toMatchObject({ constraint: "every_kind_many_refs_reference" });
  });
});

describe("migrations", () => {
  const label = { zh: "甲", en: "A" };
  const withFields = (fields: Fields, more: Partial<Ledger> = {}): Ledger => ledger({ id: "trial", title: { zh: "试验", en: "Trial" }, source: {}, key: ["code"], read: ["r"], write: ["w"], fields: { code, ...fields }, ...more });
  const fieldsBefore = { a: { kind: "decimal", label, unit: "t", scale: 2 }, b: { kind: "choice", label, options: { x: { zh: "某", en: "x" }, y: { zh: "其他", en: "y" } } }, c: { kind: "reference", label, to: "enterprise" } } as const satisfies Fields;
  const before = withFields(fieldsBefore);
  test("the same declaration asks for nothing", () => { expect(migrationOf(outfall, outfall)).toEqual([]); expect(migrationOf(everyKind, everyKind)).toEqual([]); });
  test.each<[string, Fields, string]>([
    ["a field gone", { b: fieldsBefore.b, c: fieldsBefore.c }, "a"], ["another kind", { ...fieldsBefore, a: { kind: "text", label } }, "a"], ["another unit", { ...fieldsBefore, a: { ...fieldsBefore.a, unit: "kg" } }, "a"],
    ["fewer decimals", { ...fieldsBefore, a: { ...fieldsBefore.a, scale: 1 } }, "trial.a"], ["an option gone", { ...fieldsBefore, b: { ...fieldsBefore.b, options: { x: fieldsBefore.b.options.x } } }, "b"],
    ["one becomes many", { ...fieldsBefore, c: { ...fieldsBefore.c, many: true } }, "c"], ["another ledger referred to", { ...fieldsBefore, c: { ...fieldsBefore.c, to: "person" } }, "c"],
  ])("%s is refused by name", (_, fields, subject) => {
    expect(() => migrationOf(before, withFields(fields))).toThrow(WouldLoseData);
    try { migrationOf(before, withFields(fields)); } catch (error) { expect(error).toMatchObject({ code: "ledger/would-lose-data", losses: expect.arrayContaining([expect.objectContaining({ subject })]) as unknown }); }
  });
  test("a state or a move gone is refused by name", () => {
    const { show: _show, ...moves } = outfall.life?.moves ?? {};
    expect(() => migrationOf(outfall, { ...outfall, life: { ...outfall.life!, moves } })).toThrow(/life\.moves\.show/);
  });
  test("what is added is added to the row and to its history, and nothing is ever dropped but rules and indexes", () => {
    expect(migrationOf(before, withFields({ ...fieldsBefore, d: { kind: "integer", label, min: 0, required: true } }))).toEqual([
      "alter table trial add column d bigint", "alter table trial add constraint trial_d_valid_1 check (d >= 0) not valid", "alter table trial add constraint trial_d_required check (d is not null) not valid",
      "create index trial_d_index on trial (d, id) where row_kind not in ('merged', 'withdrawn')", "alter table trial_version add column d bigint",
    ]);
  });
  test("whatever is added or retired, every column of before is a column of after, and no statement drops one", () => {
    const pool = Object.entries(samples).map(([kind, sample]): [string, Field] => [`${kind}It`, sample.field]);
    fc.assert(fc.property(fc.subarray(pool), fc.subarray(pool), fc.boolean(), (first, more, retire) => {
      const old = withFields(Object.fromEntries(first)), now = withFields({ ...Object.fromEntries(first.map(([name, field]) => [name, retire ? { ...field, retired: true as const } : field])), ...Object.fromEntries(more.filter(([name]) => !first.some(([each]) => each === name))) });
      const statements = migrationOf(old, now), held = new Set(tablesOf(now).flatMap((table) => table.columns.map((column) => `${table.name}.${column.name}`)));
      for (const table of tablesOf(old)) for (const column of table.columns) expect(held.has(`${table.name}.${column.name}`)).toBe(true);
      for (const statement of statements) expect(statement).not.toMatch(/drop column|drop table|delete |truncate|update /);
    }), { numRuns: 60 });
  });
  test("names longer than PostgreSQL keeps stay apart", () => {
    const long = ledger({ id: "a-ledger-with-a-long-name-here", title: label, source: {}, key: ["code"], read: ["r"], write: ["w"], fields: { code, aFieldWithAVeryLongNameHereA: { kind: "children", label, fields: { anInnerFieldWithALongNameHere1: { kind: "decimal", label, unit: "t", scale: 1, min: "0", max: "9" } } } } });
    const names = tablesOf(long).flatMap((table) => [table.name, ...table.checks.map((each) => each.name), ...table.indexes.map((each) => each.name)]);
    expect(names.every((each) => each.length <= 63)).toBe(true);
    expect(new Set(names).size).toBe(names.length);
  });
});

test("the sample of ten fields is under sixty lines, and the README shows it", () => {
  const text = readFileSync(new URL("./outfall.ts", import.meta.url), "utf8");
  expect(text.split("\n").length).toBeLessThan(60);
  expect(Object.keys(outfall.fields)).toHaveLength(10);
  expect(readFileSync(new URL("../README.md", import.meta.url), "utf8")).toContain(text.slice(text.indexOf("export const outfall")).replace(/\nexport type Outfall = .*\n/, ""));
});
