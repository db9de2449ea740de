import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ledger } from "@yunqing/ledger";
import { ledgers } from "../../src/ledgers/door.js";
import { printedRows, type PrintedTable } from "../../src/ledger-rows/printed-rows.js";
import type { Pack } from "../../src/plan/model.js";

const pack = { district: { id: "d" }, organisations: [], places: [
  { id: "1", name: { zh: "某区", en: "" }, kind: "district", parent: null, quotation: { quote: "某区", line: 3 } },
  { id: "2", name: { zh: "口泉乡", en: "" }, kind: "town", parent: "1", quotation: null },
  { id: "3", name: { zh: "某河", en: "" }, kind: "river", parent: "1", quotation: null },
], enterprises: [{ id: "e-1", name: "甲厂", formerNames: ["老甲厂"], creditCode: null, roles: ["炉窑改造"], place: "2", quotations: [{ quote: "甲厂", line: 9 }], note: null }] } as unknown as Pack;
const kiln = ledger({
  id: "kiln", title: { zh: "窑", en: "kilns" }, source: { line: 1 }, key: ["number"], name: "number", read: ["ledger.read"], write: ["ledger.write"],
  fields: { number: { kind: "text", label: { zh: "编号", en: "Number" }, required: true }, unit: { kind: "reference", to: "enterprise", label: { zh: "单位", en: "Unit" } }, after: { kind: "reference", to: "kiln", label: { zh: "替代", en: "Replaces" } }, load: { kind: "decimal", unit: "t", scale: 1, label: { zh: "产能", en: "Load" } } },
});
const own = [...ledgers.filter((each) => ["enterprise", "admin-unit"].includes(each.id)), kiln];
const table = (rows: readonly Readonly<Record<string, string>>[]): PrintedTable => ({ ledger: "kiln", children: null, rows: rows.map((cells, at) => ({ line: at + 2, cells })) });

describe("rows that the document prints, on their way into the ledgers", () => {
  it("firms and units of the pack are rows with the pack's own ids, on their land; rivers are no units", () => {
    const { rows, faults } = printedRows(own, pack, []);
    expect(faults).toEqual([]);
    expect(rows.map(({ ledger: id, id: row, enterprise, line }) => [id, row, enterprise, line])).toEqual([["admin-unit", "1", null, 3], ["admin-unit", "2", null, null], ["enterprise", "e-1", "e-1", 9]]);
    expect(rows[1]?.values).toMatchObject({ level: "township", parent: "1" });
    expect(rows[2]?.values).toMatchObject({ number: "e-1", name: "甲厂", formerNames: "老甲厂", town: "2", creditCode: null });
  });

  it("names become references, also by a former name; a row comes after the row it names; ids are those of the lines", () => {
    const { rows, faults } = printedRows(own, pack, [table([{ number: "K2", unit: "老甲厂", after: "K1", load: "", line: "20" }, { number: "K1", unit: "", after: "", load: "1.5", line: "20" }])]);
    expect(faults).toEqual([]);
    expect(rows.slice(3).map(({ id, values, enterprise }) => [id, values["after"], values["unit"], enterprise])).toEqual([["kiln.20.2", null, null, null], ["kiln.20.1", "kiln.20.2", "e-1", "e-1"]]);
  });

  it("what cannot be read is told by ledger, line and field, and its row is left out whole", () => {
    const { rows, faults } = printedRows(own, pack, [table([{ number: "K1", unit: "乙厂", load: "", line: "5" }, { number: "K2", unit: "", load: "1.55", line: "6" }, { number: "K3", unit: "", load: "2", line: "7" }, { number: "K4", unit: "", load: "", depth: "3", line: "8" } as Record<string, string>])]);
    expect(faults.map(({ ledger: id, line, field }) => [id, line, field])).toEqual([["kiln", 2, "unit"], ["kiln", 3, "load"], ["kiln", 5, "depth"]]);
    expect(rows.slice(3).map(({ id }) => id)).toEqual(["kiln.7.1"]);
  });

  it("a name that fits two rows is nobody's", () => {
    const { faults } = printedRows(own, { ...pack, enterprises: [...pack.enterprises, { ...pack.enterprises[0]!, id: "e-2", name: "乙厂" }] }, [table([{ number: "K1", unit: "老甲厂", line: "5" }])]);
    expect(faults.map(({ field }) => field)).toEqual(["unit"]);
  });
});

describe("the tables of the district that come with the program", () => {
  const folder = new URL("../../../../districts/yungang/", import.meta.url), text = (path: string): string => readFileSync(new URL(path, folder), "utf8");
  const cells = (line: string): string[] => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((each) => (each[1] === undefined ? each[2] ?? "" : each[1].replaceAll('""', '"')));
  const rowsOf = (path: string) => { const [head = "", ...rest] = text(path).split("\n").filter((line) => line !== "" && !line.startsWith("#")), names = cells(head); return rest.map((line, at) => ({ line: at + 2, cells: Object.fromEntries(names.map((name, i) => [name, cells(line)[i] ?? ""])) })); };
  it("go in whole", () => {
    const places = (JSON.parse(text("places.json")) as { places: Pack["places"] }).places.map((each) => ({ ...each, quotation: each.quotation ?? null }));
    const enterprises = rowsOf("enterprises.csv").map(({ cells: row }) => ({ id: row["id"] ?? "", name: row["name"] ?? "", formerNames: (row["formerNames"] ?? "").split("；").filter(Boolean), creditCode: row["creditCode"] || null, roles: [], place: row["place"] || null, quotations: [], note: null }));
    const tables = readdirSync(new URL("ledgers/", folder)).filter((each) => each.endsWith(".csv")).map((file): PrintedTable => { const [id = "", children] = file.replace(/\.csv$/, "").split("."); return { ledger: id, children: children ?? null, rows: rowsOf(`ledgers/${file}`) }; });
    const { rows, faults } = printedRows(ledgers, { ...pack, district: { ...pack.district, id: "yungang" }, places, enterprises } as unknown as Pack, tables);
    expect(faults.map(({ ledger: id, line, field, message }) => `${id} ${line} ${field}: ${message.zh}`)).toEqual([]);
    expect(rows.length).toBe(tables.filter(({ children }) => children === null).reduce((all, each) => all + each.rows.length, 0) + enterprises.length + 33);
  });
});
