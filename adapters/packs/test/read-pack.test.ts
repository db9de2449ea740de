import { cp, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { claimKinds, type Pack, type Quotation } from "@yunqing/domain";
import { csvSchemas, jsonSchemas, listPacks, PackInvalid, readPack, schemaFile } from "../src/index.js";

const districts = fileURLToPath(new URL("../../../districts/", import.meta.url));
const yungang = join(districts, "yungang");

describe("the pack of the district in districts/yungang", () => {
  let pack: Pack;
  beforeAll(async () => { ({ pack } = await readPack(yungang)); });

  test("holds what the plan holds: 22 and 25 indicators, 19 projects, 6 towns, 21 sub-districts, 6 rivers, 5 sections, 6 wells", () => {
    const now = pack.plans.find((p) => p.current), before = pack.plans.find((p) => !p.current);
    expect(before?.indicators.length).toBe(22);
    expect(now?.indicators.length).toBe(25);
    expect(now?.projects.length).toBe(19);
    expect(now?.investment.length).toBe(9);
    expect(now?.fundingSources.length).toBe(8);
    const kinds = (kind: string): number => pack.places.filter((p) => p.kind === kind).length;
    expect([kinds("town"), kinds("subdistrict"), kinds("river"), kinds("section"), kinds("well")]).toEqual([6, 21, 6, 5, 6]);
  });

  test("quotes the document to the letter: every quotation stands on its line", () => {
    const lines = pack.documents[0]?.lines ?? [];
    const quotations: Quotation[] = [];
    const walk = (value: unknown): void => {
      if (Array.isArray(value)) value.forEach(walk);
      else if (typeof value === "object" && value !== null) {
        if ("quote" in value && "line" in value) quotations.push(value as Quotation);
        Object.values(value).forEach(walk);
      }
    };
    walk({ ...pack, documents: [] });
    expect(quotations.length).toBeGreaterThan(400);
    expect(quotations.filter((q) => !(lines[q.line - 1] ?? "").includes(q.quote))).toEqual([]);
  });

  test("keeps every printed column of a project, and its money to the last digit", () => {
    const projects = pack.plans.find((p) => p.current)?.projects ?? [];
    expect(projects.find((p) => p.id === "W-4")?.investment).toEqual({ printed: "0.279097", unit: "亿元", wan: "2790.97" });
    for (const project of projects) {
      const line = pack.documents[0]?.lines[project.quotation.line - 1] ?? "";
      expect(line.split("|").slice(1, -1).map((cell) => cell.trim())).toEqual(project.columns.map((c) => c.value));
    }
  });

  test("leaves unknown unknown: a dash or a blank cell is null, never 0", () => {
    const indicators = pack.plans.find((p) => p.current)?.indicators ?? [];
    expect(indicators.filter((i) => i.base?.value === null).map((i) => i.seq)).toEqual([16, 17, 18, 19, 21, 22, 23, 25]);
    expect(indicators.filter((i) => i.target.kind === "blank").map((i) => i.seq)).toEqual([12, 13, 14, 15, 16, 18, 19, 22, 23]);
    expect(indicators.filter((i) => i.target.kind === "delegated").map((i) => i.seq)).toEqual([7, 11, 17, 21]);
  });

  test("prints every number it holds: in the row, in the sentence, or named as inferred", () => {
    const cells = (line: number): readonly string[] => (pack.documents[0]?.lines[line - 1] ?? "").split("|").map((cell) => cell.replace(/\s/g, ""));
    const wrong: string[] = [];
    for (const i of pack.plans.flatMap((p) => p.indicators)) {
      const row = cells(i.quotation.line);
      if (!row.includes(String(i.seq))) wrong.push(`${i.id} seq`);
      for (const printed of [i.target.printed, ...(i.base === null ? [] : [i.base.printed]), ...i.reported.map((r) => r.printed), ...(i.printedState === null ? [] : [i.printedState])]) if (!row.includes(printed.replace(/\s/g, ""))) wrong.push(`${i.id} ${printed}`);
      if (!row.includes(i.nature === "binding" ? "约束性" : "预期性")) wrong.push(`${i.id} nature`);
    }
    const holds = (text: string, value: string): boolean => new RegExp(`(?<![\\d.])${value.replace(".", "\\.")}(?![\\d])`).test(text);
    for (const t of pack.plans.flatMap((p) => p.targets)) if ((t.target.kind === "bound" || t.target.kind === "bare") && !t.inferred.includes("target.value") && !holds(t.quotation.quote, t.target.value)) wrong.push(`${t.id} ${t.target.value}`);
    for (const f of pack.facts) if (!(f.inferred ?? []).includes("value") && !f.printed.includes(f.value) && !"一二三四五六".includes(f.printed)) wrong.push(`${f.id} ${f.value}`);
    for (const p of pack.plans.flatMap((each) => each.projects)) for (const b of p.benefits) if (!holds(p.benefitPrinted, b.tonnesPerYear)) wrong.push(`${p.id} ${b.tonnesPerYear}`);
    for (const row of pack.plans.flatMap((p) => p.investment)) if (!cells(row.quotation.line).includes(row.printed)) wrong.push(`${row.item} ${row.printed}`);
    for (const table of pack.tables) for (const row of table.rows) if (row.cells.join("|").replace(/\s/g, "") !== cells(row.line).slice(1, -1).join("|")) wrong.push(`${table.id} ${row.line}`);
    expect(wrong).toEqual([]);
  });

  test("dates a target only by a year that its line, or the plan's own period, prints", () => {
    const lines = pack.documents[0]?.lines ?? [], wrong = pack.plans.flatMap((p) => p.targets).filter((t) => t.due !== null && !t.inferred.includes("due") && !(lines[t.quotation.line - 1] ?? "").includes(t.due.slice(0, 4)) && !(lines[t.quotation.line - 1] ?? "").includes("十四五") && ![574, 575, 583].includes(t.quotation.line));
    expect(wrong.map(({ id }) => id)).toEqual([]);
    // lines 574 to 583 list what line 562 and each heading of the list date “到2025年”
    expect(lines[573]).toContain("到2025年");
  });

  test("names each field that is ours and not the document's", () => {
    for (const i of pack.plans.flatMap((p) => p.indicators)) {
      if (i.target.kind === "bare") expect(i.inferred, i.id).toContain("target.op");
      if (i.target.kind === "bound") expect(i.inferred, i.id).not.toContain("target.op");
    }
    for (const place of pack.places) if (place.geometry !== null) expect(place.geometry.approximate, place.id).toBe(true);
  });
});

describe("the document of the pack", () => {
  test("is the given document, line by line", async () => {
    const given = new URL("../../../../shared/plan/document.txt", import.meta.url);
    const text = await readFile(given, "utf8").catch(() => null);
    if (text === null) { console.warn("skipped: ../shared/plan/document.txt is absent, the pack's document was not compared"); return; }
    expect(await readFile(join(yungang, "documents/plan-14.txt"), "utf8")).toBe(text.endsWith("\n") ? text : `${text}\n`);
  });
});

describe("schemas", () => {
  test("the files under districts/schema are the ones the reader uses", async () => {
    const folder = join(districts, "schema"), all = { ...jsonSchemas, ...csvSchemas };
    expect((await readdir(folder)).sort()).toEqual(Object.keys(all).map((kind) => `${kind}.schema.json`).sort());
    for (const [kind, schema] of Object.entries(all)) expect(JSON.parse(await readFile(join(folder, `${kind}.schema.json`), "utf8")), kind).toEqual(JSON.parse(JSON.stringify(schemaFile(kind, schema))));
  });
});

describe("a mistake in a pack", () => {
  let work = "";
  beforeAll(async () => { work = await mkdtemp(join(tmpdir(), "packs-")); });
  afterAll(async () => { await rm(work, { recursive: true, force: true }); });

  /** copies the pack, changes one text in one file, reads it */
  async function after(file: string, from: string | RegExp, to: string): Promise<PackInvalid> {
    const folder = await mkdtemp(join(work, "p-"));
    await cp(yungang, folder, { recursive: true });
    const text = await readFile(join(folder, file), "utf8");
    const changed = text.replace(from, to);
    expect(changed, `the change of ${file} changes something`).not.toBe(text);
    await writeFile(join(folder, file), changed);
    const error: unknown = await readPack(folder).then(() => null, (e: unknown) => e);
    expect(error).toBeInstanceOf(PackInvalid);
    return error as PackInvalid;
  }

  const cases: readonly (readonly [string, string, string | RegExp, string, string, string])[] = [
    ["a holder that does not exist", "plans/plan-14/indicators.json", /"holder": "bureau"/, '"holder": "nobody"', "i14-01", "holder"],
    ["a quotation that is not on its line", "plans/plan-14/targets.json", "农村生活垃圾收运处置体系覆盖行政村达100%", "农村生活垃圾收运处置体系覆盖行政村达90%", "T-2.3.2-1", "quotation.quote"],
    ["a number that is none", "plans/plan-14/projects.json", '"wan": "2790.97"', '"wan": "2,790.97"', "W-4", "investment.wan"],
    ["a missing field", "plans/plan-14/indicators.json", ', "places": 1', "", "i14-01", "places"],
    ["a field that does not exist", "organisations.json", '"parent": "gov"', '"boss": "gov", "parent": "gov"', "bureau", "boss"],
    ["a parent that does not exist", "places.json", '"parent": "140214"', '"parent": "140299"', "gaoshanzhen", "parent"],
    ["a circle in the tree", "organisations.json", '"parent": null', '"parent": "bureau"', "gov", "parent"],
    ["an id used twice", "plans/plan-14/targets.json", '"id": "T-2.3.5-1"', '"id": "T-2.3.2-1"', "T-2.3.2-1", "id"],
    ["a cell too many in a CSV row", "plans/plan-14/investment.csv", "小计,subtotal", "小计,小计,subtotal", "第7行", "（CSV）"],
    ["an amount that is not a number", "plans/plan-14/investment.csv", "item,400,400,", "item,400,四百,", "第3行", "wan"],
    ["JSON that is not JSON", "tables.json", "{", "", "（全文）", "（JSON）"],
    ["two current plans", "plans/plan-13/plan.json", '"current": false', '"current": true', "yungang", "current"],
  ];
  test.each(cases)("%s is reported with file, item and field", async (_what, file, from, to, item, field) => {
    const error = await after(file, from, to);
    expect(error.mistakes).toContainEqual(expect.objectContaining({ item, field }));
    expect(error.message).toContain(item);
    for (const m of error.mistakes) { expect(m.zh).not.toBe(""); expect(m.en).not.toBe(""); }
  });

  test("values marked simulated are refused in a real district", async () => {
    const folder = await mkdtemp(join(work, "p-"));
    await cp(yungang, folder, { recursive: true });
    await writeFile(join(folder, "simulated-values.csv"), "indicator,period,value\ni14-01,2023,86.0\n");
    await expect(readPack(folder)).rejects.toMatchObject({ code: "packs/invalid", mistakes: [expect.objectContaining({ field: "district.simulated" })] });
  });

  test("all mistakes are listed, not only the first", async () => {
    const folder = await mkdtemp(join(work, "p-"));
    await cp(yungang, folder, { recursive: true });
    const file = join(folder, "plans/plan-14/indicators.json");
    await writeFile(file, (await readFile(file, "utf8")).replaceAll('"holder": "housing"', '"holder": "x"').replaceAll('"holder": "resources"', '"holder": "y"'));
    await expect(readPack(folder)).rejects.toSatisfy((e: PackInvalid) => new Set(e.mistakes.map((m) => m.item)).size >= 3);
  });

  test("a folder that is not there, and a pack without its head", async () => {
    await expect(readPack(join(work, "nowhere"))).rejects.toMatchObject({ code: "packs/invalid" });
    const folder = await mkdtemp(join(work, "p-"));
    await expect(readPack(folder)).rejects.toMatchObject({ mistakes: [expect.objectContaining({ file: "district.json" })] });
  });
});

test("the page on packs names every kind of claim that a rule recomputes", async () => {
  const page = await readFile(join(districts, "README.md"), "utf8");
  expect(claimKinds.filter((kind) => !page.includes(`\`${kind}\``))).toEqual([]);
});

test("the packs of a folder are listed by name", async () => {
  expect((await listPacks(districts)).map((p) => p.id)).toContain("yungang");
});
