import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import PizZip from "pizzip";
import { describe, expect, it } from "vitest";
import { bulletinBuilders, templateFields, type BulletinContent, type BulletinTable } from "@yunqing/domain";
import { bulletinPapers } from "../src/index.js";
import { entriesOf } from "../src/same-bytes.js";

const { shape } = bulletinBuilders["air-daily"], fields = templateFields(shape);
const cells: Readonly<Record<string, readonly (readonly string[])[]>> = {
  指数: [["模拟演示区", "84", "PM₂.₅", "二级", "良", "黄色"], ["一号站 <东> & 西", "NA", "NA", "NA", "NA", "NA"]],
  浓度: [["模拟演示区", "11", "32", "93", "0.9", "62", "52"], ["一号站 <东> & 西", "12", "NA", "/", "1.0", "70", "40"]], 分指数: [["模拟演示区", "11", "40", "81", "23", "31", "84"], ["一号站 <东> & 西", "12", "NA", "/", "25", "35", "60"]],
};
const tables: readonly BulletinTable[] = shape.tables.map((table) => ({ ...table, rows: (cells[table.tag] ?? []).map((row) => row.map((text) => ({ text, key: null }))) }));
const content: BulletinContent = {
  kind: "air-daily", title: { zh: "模拟演示区空气质量日报", en: "Daily" }, period: "day~2026-11-27", periodName: { zh: "2026年11月27日", en: "2026-11-27" }, line: "real-time", district: { id: "d", name: { zh: "模拟演示区", en: "demo" } }, simulated: true, edition: "HJ 633-2026", madeAt: "2026-11-28T00:00:00.000Z",
  lead: { zh: "2026年11月27日，模拟演示区空气质量指数（AQI）为 84。", en: "" }, remarks: [{ zh: "NA 为缺测。", en: "" }, { zh: "未经审核。", en: "" }], tables, figures: [], lineages: {},
  charts: shape.charts.map((chart) => ({ ...chart, categories: ["模拟演示区", "一号站"], series: [{ name: "AQI", values: [84, null] }], summary: "模拟演示区 84" })),
};
const partsOf = (bytes: Uint8Array): ReadonlyMap<string, string> => new Map(entriesOf(Buffer.from(bytes)).map(({ name, data }) => [name, data.toString("utf8")]));
const unescaped = (xml: string): string => xml.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&apos;/g, "'").replace(/&amp;/g, "&");
const textsOf = (xml: string): readonly string[] => [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([paragraph]) => unescaped([...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join("")));
const rowsOf = (xml: string): readonly (readonly string[])[] => [...xml.matchAll(/<w:tr[ >].*?<\/w:tr>/gs)].map(([row]) => [...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) => textsOf(cell).join("\n")));
/** Whether every element of an XML text is closed by its own name, in order. */
function wellFormed(xml: string): boolean {
  const open: string[] = [], body = xml.replace(/<\?.*?\?>|<!--.*?-->/gs, "");
  for (const [, shut, name = "", alone] of body.matchAll(/<(\/?)([A-Za-z_][\w:.-]*)(?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*(\/?)>/g)) { if (shut === "/") { if (open.pop() !== name) return false; } else if (alone !== "/") open.push(name); }
  return open.length === 0 && !/[<>]/.test(body.replace(/<[^<>]*>/g, "")) && !/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)/.test(body);
}
/** The body of the shipped template with one paragraph of ours before it. */
const edited = async (change: (document: string) => string, name = "word/document.xml"): Promise<Uint8Array> => { const zip = new PizZip(await bulletinPapers.standard(shape, fields)); zip.file(name, change(zip.file(name)?.asText() ?? "")); return zip.generate({ type: "nodebuffer" }) as Buffer; };
const paragraph = (text: string) => (document: string): string => document.replace("<w:body>", `<w:body><w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`);
const codes = async (bytes: Uint8Array): Promise<readonly string[]> => (await bulletinPapers.faults(bytes, fields)).map(({ code }) => code);

describe("the template that comes with the program", () => {
  it.each(["air-daily", "air-monthly", "water-monthly"] as const)("of %s names nothing that the kind has not, and all of its tables and charts", async (kind) => {
    const own = templateFields(bulletinBuilders[kind].shape), bytes = await bulletinPapers.standard(bulletinBuilders[kind].shape, own), text = textsOf(partsOf(bytes).get("word/document.xml") ?? "").join("\n");
    expect(await bulletinPapers.faults(bytes, own)).toEqual([]);
    for (const { tag, what } of own) expect(text + (what === "flag" ? textsOf(partsOf(bytes).get("word/header1.xml") ?? "").join("") : ""), tag).toContain(what === "table" || what === "flag" ? `{#${tag}}` : what === "chart" ? `{@${tag}}` : tag === "地区" || tag === "编制日期" ? "{" : `{${tag}}`);
  });
  it("is filled: every cell in its row, words as they are, the remarks one by one, and nothing of a tag is left", async () => {
    const parts = partsOf(await bulletinPapers.drawn(await bulletinPapers.standard(shape, fields), content, 2)), xml = parts.get("word/document.xml") ?? "";
    expect(rowsOf(xml).filter((row) => row[0] === "模拟演示区" || row[0]?.startsWith("一号站"))).toEqual([...cells["指数"]!, ...cells["浓度"]!, ...cells["分指数"]!]);
    const texts = textsOf(xml);
    for (const text of ["模拟演示区空气质量日报", "（2026年11月27日）", "注：NA 为缺测。", "注：未经审核。", "标准：HJ 633-2026；数据线：实时；第2版。", "2026年11月28日", "各对象空气质量指数"]) expect(texts).toContain(text);
    expect(textsOf(parts.get("word/header1.xml") ?? "")).toEqual(["【模拟】"]);
    expect([xml, parts.get("word/header1.xml") ?? ""].flatMap(textsOf).filter((text) => /[{}]/.test(text))).toEqual([]);
    expect(textsOf(partsOf(await bulletinPapers.drawn(await bulletinPapers.standard(shape, fields), { ...content, simulated: false }, 1)).get("word/header1.xml") ?? "").join("")).toBe("");
  });
  it("carries its chart as Word's own, numbers and gaps, named in the lists of the package", async () => {
    const parts = partsOf(await bulletinPapers.drawn(await bulletinPapers.standard(shape, fields), content, 1));
    expect([...(parts.get("word/charts/bulletin1.xml") ?? "").matchAll(/<c:val>.*?<\/c:val>/gs)].map(([series]) => [...series.matchAll(/<c:pt idx="(\d+)"><c:v>([^<]*)</g)].map(([, at, value]) => [at, value]))).toEqual([[["0", "84"]]]);
    expect(parts.get("word/document.xml")).toMatch(/r:id="rIdBulletin1"/);
    expect(parts.get("word/_rels/document.xml.rels")).toMatch(/Id="rIdBulletin1"[^>]*Target="charts\/bulletin1\.xml"/);
    expect(parts.get("[Content_Types].xml")).toContain('PartName="/word/charts/bulletin1.xml"');
    expect(parts.has("word/embeddings/bulletin1.xlsx")).toBe(true);
    const without = partsOf(await bulletinPapers.drawn(await bulletinPapers.standard(shape, fields), { ...content, charts: content.charts.map((chart) => ({ ...chart, series: [{ name: "AQI", values: [null, null] }] })) }, 1));
    expect(textsOf(without.get("word/document.xml") ?? "")).toContain("（各对象空气质量指数：没有数据）");
    expect([...without.keys()].filter((name) => name.includes("bulletin"))).toEqual([]);
  });
  it("gives the same bytes for the same content, and is XML that another reader takes", async () => {
    const template = await bulletinPapers.standard(shape, fields), first = await bulletinPapers.drawn(template, content, 1);
    expect(Buffer.from(await bulletinPapers.drawn(template, content, 1)).equals(Buffer.from(first))).toBe(true);
    const wrong = [...partsOf(first)].filter(([name, text]) => /\.(xml|rels)$/.test(name) && !wellFormed(text)).map(([name]) => name);
    expect(wrong).toEqual([]);
  });
  it("an office's own words and order come through", async () => {
    const bytes = await bulletinPapers.drawn(await edited(paragraph("报送：{地区}人民政府{#模拟}（模拟）{/模拟}")), content, 1);
    expect(textsOf(partsOf(bytes).get("word/document.xml") ?? "")[0]).toBe("报送：模拟演示区人民政府（模拟）");
  });
});

describe("a template that cannot be used is refused with what, where and what to do", () => {
  it.each([
    ["a tag that is none", "{首要污染}", "word/unknown-tag"], ["a column outside of its table", "{AQI}", "word/unknown-tag"], ["no end of a tag", "{标题", "word/unclosed-tag"], ["no beginning", "标题}", "word/unopened-tag"], ["a loop without an end", "{#指数}{AQI}", "word/unclosed-loop"], ["an end without a loop", "{/指数}", "word/unopened-loop"],
    ["crossed loops", "{#备注}{#指数}{/备注}{/指数}", "word/crossed-loops"], ["a table as a text", "{指数}", "word/wrong-use"], ["a chart as a text", "{图_AQI}", "word/wrong-use"], ["a chart beside words", "见 {@图_AQI} 图", "word/chart-alone"], ["the same chart twice", "{@图_AQI}", "word/chart-twice"], ["a column of another table", "{#浓度}{颜色}{/浓度}", "word/unknown-tag"], ["a way into the engine", "{constructor}", "word/unknown-tag"],
  ])("%s: %s", async (_what, text, code) => { expect(await codes(await edited(paragraph(text)))).toContain(code); });
  it("says where it stands and which tags there are", async () => {
    const [fault] = await bulletinPapers.faults(await edited((header) => header.replace("<w:p>", "<w:p><w:r><w:t>{部门}</w:t></w:r>"), "word/header1.xml"), fields);
    expect(fault).toMatchObject({ code: "word/unknown-tag", where: { zh: "页眉" }, what: { zh: "没有标记“部门”" }, next: { zh: expect.stringContaining("标题、地区、时段") } });
  });
  it("macros, objects, what lies elsewhere, declarations, other files", async () => {
    const zipped = async (change: (zip: PizZip) => void): Promise<Uint8Array> => { const zip = new PizZip(await bulletinPapers.standard(shape, fields)); change(zip); return zip.generate({ type: "nodebuffer" }) as Buffer; };
    expect(await codes(await zipped((zip) => zip.file("word/vbaProject.bin", "x")))).toEqual(["word/macros"]);
    expect(await codes(await zipped((zip) => zip.file("word/embeddings/oleObject1.bin", "x")))).toEqual(["word/embedded"]);
    expect(await codes(await edited((rels) => rels.replace("</Relationships>", '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="http://example.com/t.dotm" TargetMode="External"/></Relationships>'), "word/_rels/document.xml.rels"))).toEqual(["word/external"]);
    expect(await codes(await edited((document) => document.replace("?>", '?><!DOCTYPE w [<!ENTITY a "b">]>')))).toEqual(["word/doctype"]);
    expect(await codes(await zipped((zip) => zip.remove("word/document.xml")))).toEqual(["word/no-docx"]);
    for (const bytes of [Buffer.alloc(0), Buffer.from("PK\u0003\u0004 no archive at all"), Buffer.alloc(3000, 7), Buffer.from([0x50, 0x4b, 5, 6, ...Array.from({ length: 18 }, () => 255)])]) expect(await codes(bytes)).toEqual(["word/no-docx"]);
    expect(await codes(await zipped((zip) => zip.file("word/media/big.bin", Buffer.alloc(61 * 1024 * 1024)))), "an archive that unpacks to more than it may").toEqual(["word/no-docx"]);
  });
});

const office = ["/usr/bin/soffice", "/usr/bin/libreoffice", "/opt/libreoffice/program/soffice"].find((path) => existsSync(path));
if (office === undefined) process.stderr.write("SKIPPED: papers of bulletins opened by LibreOffice: no soffice on this machine\n");
describe.skipIf(office === undefined)("LibreOffice", () => {
  it("opens a filled paper and prints what it says", async () => {
    const folder = mkdtempSync(join(tmpdir(), "yunqing-paper-"));
    try {
      writeFileSync(join(folder, "paper.docx"), await bulletinPapers.drawn(await bulletinPapers.standard(shape, fields), content, 1));
      execFileSync(office!, ["--headless", `-env:UserInstallation=file://${folder}/profile`, "--convert-to", "pdf", "--outdir", folder, join(folder, "paper.docx")], { timeout: 50_000, stdio: "ignore" });
      expect(readFileSync(join(folder, "paper.pdf")).subarray(0, 5).toString()).toBe("%PDF-");
      const told = spawnSync("pdftotext", ["-layout", join(folder, "paper.pdf"), "-"], { encoding: "utf8" });
      if (told.status === 0) expect(told.stdout.replace(/\s+/g, " ")).toMatch(/模拟演示区 84 PM.* 二级 良 黄色/);
    } finally { rmSync(folder, { recursive: true, force: true }); }
  });
});
