import { readdirSync, readFileSync } from "node:fs";
import { checked, kindOf, nameFieldOf, type AnyRow, type Field, type Fields, type Ledger, type Naming } from "@yunqing/ledger";
import { describe, expect, it } from "vitest";
import { ledgers } from "../../src/ledgers/door.js";

const district = new URL("../../../../districts/yungang/", import.meta.url), folder = new URL("ledgers/", district);
const text = (path: string, base: URL = folder): string => readFileSync(new URL(path, base), "utf8");
/** Cells of a CSV without quoted line breaks; lines that begin with # say where the rows come from. */
function cells(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((each) => (each[1] === undefined ? each[2] ?? "" : each[1].replaceAll('""', '"')));
}
function table(path: string, base: URL = folder): readonly Readonly<Record<string, string>>[] {
  const [head = "", ...rows] = text(path, base).split("\n").filter((line) => line !== "" && !line.startsWith("#")), names = cells(head);
  return rows.map((line) => { const own = cells(line); expect(own.length, `${path}: ${line}`).toBe(names.length); return Object.fromEntries(names.map((name, index) => [name, own[index] ?? ""])); });
}
const printed = text("documents/plan-14.txt", district).split("\n");
const places = (JSON.parse(text("places.json", district)) as { places: { id: string; name: { zh: string } }[] }).places;
const firms = table("enterprises.csv", district);
const files = readdirSync(folder), mains = files.filter((each) => /^[a-z0-9-]+\.csv$/.test(each)).map((each) => each.replace(".csv", ""));
/** People write names; places and firms are found in the pack, rows of other ledgers among their own printed rows. */
const naming: Naming = {
  nameOf: () => null,
  idOf: (to, words) => {
    if (to === "enterprise") return firms.find((each) => each["name"] === words || (each["formerNames"] ?? "").split("；").includes(words))?.["id"] ?? null;
    const place = places.find((each) => each.name.zh === words || each.id === words);
    return place?.id ?? (mains.includes(to) && table(`${to}.csv`).some((each) => Object.values(each).includes(words)) ? `${to}-row` : null);
  },
};
function valuesOf(fields: Fields, row: Readonly<Record<string, string>>, where: string): AnyRow {
  const values: Record<string, unknown> = {};
  for (const [name, cell] of Object.entries(row)) {
    if (name === "line" || cell === "") continue;
    const field: Field | undefined = fields[name];
    if (field === undefined) throw new TypeError(`${where}: there is no field ${name}`);
    const read = kindOf(field).parse(cell, field, naming);
    if (read.kind === "refused") throw new TypeError(`${where} ${name} "${cell}": ${read.faults.map((each) => each.zh).join("；")}`);
    values[name] = read.value;
  }
  return values;
}
function rowsOf(own: Ledger): readonly AnyRow[] {
  const nameField = nameFieldOf(own);
  const children = Object.entries(own.fields).flatMap(([name, field]) => (field.kind === "children" && files.includes(`${own.id}.${name}.csv`) ? [[name, field.fields, table(`${own.id}.${name}.csv`)] as const] : []));
  return table(`${own.id}.csv`).map((row) => ({
    ...valuesOf(own.fields, row, `${own.id} line ${row["line"] ?? ""}`),
    ...Object.fromEntries(children.flatMap(([name, fields, all]) => {
      const mine = all.filter((each) => each[nameField] === row[nameField]).map((each) => valuesOf(fields, Object.fromEntries(Object.entries(each).filter(([key]) => key !== nameField)), own.id));
      return mine.length === 0 ? [] : [[name, mine]];
    })),
  }));
}
const found = mains.flatMap((id) => { const own = ledgers.find((each) => each.id === id); return own ? [[id, own] as const] : []; });

describe("rows that the document prints", () => {
  it("every file belongs to a ledger", () => { expect(files.filter((each) => each !== "rates.json" && !ledgers.some((own) => own.id === each.split(".")[0]))).toEqual([]); });
  it.each(found)("%s takes them", (_, own) => {
    for (const row of rowsOf(own)) { const made = checked(own, row); expect(made.kind === "right" ? [] : made.faults, JSON.stringify(row)).toEqual([]); }
  });
  it.each(found)("%s: no two rows have the same key", (_, own) => {
    const keys = rowsOf(own).map((row) => own.key.map((each) => String(row[each])).join("|"));
    expect(new Set(keys).size).toBe(keys.length);
  });
  it.each(files.filter((each) => each.endsWith(".csv")))("%s: each row says something that stands in its line", (file) => {
    for (const row of table(file)) {
      const line = printed[Number(row["line"]) - 1] ?? "";
      expect(Object.entries(row).some(([name, cell]) => name !== "line" && cell.length > 1 && cell.split(/[、；]/).some((each) => line.includes(each))), `${file} line ${row["line"] ?? ""}: ${Object.values(row).join(" | ")}`).toBe(true);
    }
  });
  it.each(files.filter((each) => each.endsWith(".expected.json")))("%s quotes lines that say so", (file) => {
    const expected = JSON.parse(text(file)) as { totals?: { value: string; quotation: { quote: string; line: number } }[] };
    for (const each of expected.totals ?? []) expect(printed[each.quotation.line - 1], each.quotation.quote).toContain(each.quotation.quote);
  });
});

describe("counts and totals of the document", () => {
  const own = (id: string): Ledger => { const one = ledgers.find((each) => each.id === id); if (!one) throw new TypeError(`no ledger ${id}`); return one; };
  const judged = (id: string): readonly AnyRow[] => rowsOf(own(id)).map((row) => { const made = checked(own(id), row); if (made.kind !== "right") throw new TypeError(id); return made.row; });
  it("one zone with four parks", () => {
    const rows = judged("industrial-park");
    expect(rows.filter((each) => each["parent"] === "云冈经济技术开发区").length).toBe(4);
    expect(rows.filter((each) => each["parent"] === null).map((each) => each["area"])).toEqual(["33.94"]);
  });
  it("four sources, one of them closed, and two that are only named", () => {
    const rows = judged("drinking-source");
    expect([rows.length, rows.filter((each) => each["use"] === "closed").map((each) => each["name"])]).toEqual([6, ["下窝寨水源地"]]);
  });
  it("five assessed sections: four of class Ⅳ, one of class Ⅴ", () => {
    const classes = judged("surface-section").map((each) => String(each["class"]));
    expect([classes.length, classes.filter((each) => each === "IV").length, classes.filter((each) => each === "V").length]).toEqual([5, 4, 1]);
  });
  it("six wells: two of class Ⅲ, three of class Ⅳ, one of class Ⅴ, with eight exceedances", () => {
    const rows = judged("monitoring-well"), classes = rows.map((each) => String(each["class"]));
    expect(["III", "IV", "V"].map((each) => classes.filter((one) => one === each).length)).toEqual([2, 3, 1]);
    expect(rows.flatMap((each) => (Array.isArray(each["exceeding"]) ? (each["exceeding"] as unknown[]) : [])).length).toBe(8);
  });
  it("the ecological index comes to the printed one and its class", () => {
    const [row] = judged("ecological-index");
    // 0.35×27.58 + 0.25×58.54 + 0.15×7.47 + 0.15×80.19 + 0.10×94.92 = 9.653 + 14.635 + 1.1205 + 12.0285 + 9.492 = 46.929
    expect([row?.["ei"], row?.["printed"], row?.["eiClass"]]).toEqual(["46.93", "46.93", "一般"]);
  });
  it("three sidings cost what the table says", () => {
    expect(judged("rail-siding").map((each) => Number(each["investment"] ?? 0)).reduce((a, b) => a + b, 0)).toBe(174000);
  });
  it("fertiliser fell by 0.57 per cent and pesticide by 1.67", () => {
    const row = judged("agri-input").find((each) => each["year"] === 2020);
    // (607 − 610.5) ÷ 610.5 = −0.5733 %; (11.8 − 12) ÷ 12 = −1.6667 %
    expect([row?.["fertiliserChange"], row?.["pesticideChange"]]).toEqual(["-0.57", "-1.67"]);
  });
  it("four key units for soil, none of whose papers are dated", () => {
    const rows = judged("soil-key-unit");
    expect([rows.length, rows[0]?.["overdue"]]).toEqual([4, "隐患排查、自行监测、结果公开、排放报告"]);
  });
});
