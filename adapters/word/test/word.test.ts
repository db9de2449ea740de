import { patchDetector } from "docx";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ReportModel } from "@yunqing/domain";
import { wordDocuments } from "../src/index.js";
import { NotAPackage, entriesOf, sameBytes } from "../src/same-bytes.js";
import { shares } from "../src/table.js";
import { titleLines } from "../src/title.js";
import { paper } from "./sample-paper.js";

async function unpacked(model: ReportModel): Promise<Map<string, string>> {
  return new Map(entriesOf(Buffer.from(await wordDocuments.document(model))).map(({ name, data }) => [name, data.toString("utf8")]));
}
const unescaped = (xml: string) => xml.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&apos;/g, "'").replace(/&amp;/g, "&");
const textsOf = (xml: string) => [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([paragraph]) => unescaped([...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join("")));
/** the paragraph that holds a text */
const paragraphOf = (xml: string, text: string) => [...xml.matchAll(/<w:p>.*?<\/w:p>|<w:p .*?<\/w:p>/gs)].map(([paragraph]) => paragraph).find((paragraph) => paragraph.includes(text)) ?? "";

describe("an official paper (GB/T 9704 habits)", () => {
  it("says everything that the model says, in order", async () => {
    const texts = textsOf((await unpacked(paper)).get("word/document.xml") ?? "");
    const wanted = ["云冈区“十四五”生态环境保护规划实施进展报告", "（判定日：2025年12月31日；数据截至：2026年11月23日）", "一、总体情况", "（一）指标", "1. 约束性指标", "（1）空气质量", "顶格段落：<未达标> & “引文”。", "表1 规划指标实施情况",
      "CO日均值第95百分位浓度", "完成市级考核任务", "注：“—”为原文未载或未填报；状态按修约后的数值评判。", "图1 各类指标评判结果（项）", "图2 CO日均值第95百分位浓度（mg/m³）", "172,580.50", "水污染防治", "（含截污）", "签收人", "大同市生态环境局云冈分局", "2026年11月24日"];
    let from = -1;
    for (const text of wanted) { const at = texts.findIndex((one, index) => index > from && one === text); expect(at, text).toBeGreaterThan(from); from = at; }
  });

  it("is A4 with margins of 37, 35, 28 and 26 mm", async () => {
    const xml = (await unpacked(paper)).get("word/document.xml") ?? "";
    expect(/<w:pgSz [^>]*>/.exec(xml)?.[0]).toMatch(/w:w="11906" w:h="16838"/);
    const margins = /<w:pgMar ([^>]*)>/.exec(xml)?.[1] ?? "", mm = (name: string) => Math.round((Number(new RegExp(`w:${name}="(\\d+)"`).exec(margins)?.[1]) / 1440) * 25.4);
    expect([mm("top"), mm("bottom"), mm("left"), mm("right")]).toEqual([37, 35, 28, 26]);
  });

  it("has the faces and sizes of its levels, fixed lines of 28 pt and indents of two signs", async () => {
    const styles = (await unpacked(paper)).get("word/styles.xml") ?? "";
    const style = (id: string) => new RegExp(`<w:style [^>]*w:styleId="${id}".*?</w:style>`, "s").exec(styles)?.[0] ?? "";
    expect(style("Title")).toMatch(/w:eastAsia="方正小标宋简体".*<w:sz w:val="44"\/>/s);
    for (const [id, face] of [["Heading1", "黑体"], ["Heading2", "楷体_GB2312"], ["Heading3", "仿宋_GB2312"], ["Heading4", "仿宋_GB2312"]] as const) {
      expect(style(id)).toContain(`w:eastAsia="${face}"`);
      expect(style(id)).toContain('<w:sz w:val="32"/>');
      expect(style(id)).toMatch(/w:firstLineChars="200"/);
    }
    const defaults = /<w:docDefaults>.*?<\/w:docDefaults>/s.exec(styles)?.[0] ?? "";
    expect(defaults).toMatch(/w:eastAsia="仿宋_GB2312"/);
    expect(defaults).toMatch(/<w:sz w:val="32"\/>/);
    expect(defaults).toMatch(/w:line="560"[^>]*w:lineRule="exact"|w:lineRule="exact"[^>]*w:line="560"/);
    expect(defaults).toMatch(/<w:lang [^>]*w:eastAsia="zh-CN"/);
    expect(style("Body")).toMatch(/w:firstLineChars="200"/);
    expect(style("BodyFlush")).not.toMatch(/firstLine/);
    expect((await unpacked(paper)).get("word/fontTable.xml")).toContain('<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋,FangSong');
  });

  it("numbers its pages — 1 — in the middle, and says 模拟 in every header of a simulated district only", async () => {
    const files = await unpacked(paper), footer = files.get("word/footer1.xml") ?? "";
    expect(footer).toMatch(/>— <.*PAGE.*> —</s);
    expect(textsOf(files.get("word/header1.xml") ?? "")).toEqual(["【模拟】"]);
    expect((await unpacked({ ...paper, banner: "" })).has("word/header1.xml")).toBe(false);
  });

  it("tables: caption above with its unit at the right, headings repeated, columns in proportion, — for none, note below", async () => {
    const xml = (await unpacked(paper)).get("word/document.xml") ?? "", tables = [...xml.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].map(([table]) => table);
    expect(tables).toHaveLength(4);
    const [first = "", second = ""] = tables, rows = [...first.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([row]) => row);
    expect(rows).toHaveLength(26);
    expect(rows[0]).toContain("<w:tblHeader/>");
    expect(textsOf(rows[1] ?? "")).toEqual(["环境质量", "1", "CO日均值第95百分位浓度", "μg/m³", "约束性", "33", "完成市级考核任务", "—", "2025", "已达标"]);
    expect([...first.matchAll(/<w:gridCol w:w="(\d+)"\/>/g)].map(([, width]) => Number(width)).reduce((sum, width) => sum + width, 0)).toBe(11906 - 1587 - 1474);
    expect(textsOf(second)).toEqual(["工程类别", "项目数", "按项目复算", "大气治理", "6", "172,580.50", "水污染防治", "（含截污）", "8", "—"]);
    expect(paragraphOf(xml, "表2 重点工程投资")).toMatch(/<w:tab w:val="center".*<w:tab w:val="right".*单位：万元/s);
    expect(paragraphOf(xml, "表3 一个题目很长").includes("单位：")).toBe(false);
  });

  it("charts are Word's own: numbers and words of the model, gaps as gaps, bars from nought, an editable sheet, a sentence for those who do not see", async () => {
    const files = await unpacked(paper), xml = files.get("word/document.xml") ?? "";
    const charts = [1, 2, 3].map((n) => files.get(`word/charts/chart${n}.xml`) ?? "");
    const values = (chart: string) => [...chart.matchAll(/<c:val>.*?<\/c:val>/gs)].map(([series]) => [...series.matchAll(/<c:pt idx="(\d+)"><c:v>([^<]*)<\/c:v>/g)].map(([, at, value]) => [Number(at), Number(value)]));
    expect(values(charts[0] ?? "")).toEqual([[[0, 3], [1, 0], [2, 1], [3, 2]], [[0, 1], [1, 2], [2, 0], [3, 0]], [[0, 5], [1, 1], [2, 2], [3, 0]]]);
    expect(values(charts[1] ?? "")).toEqual([[[0, 2.5], [1, 2.4], [3, 2.2], [4, 2.1]], [0, 1, 2, 3, 4, 5].map((at) => [at, 2.2])]);
    expect(charts[0]).toContain('<c:grouping val="stacked"/>');
    expect(charts[1]).toMatch(/<c:lineChart>.*目标 ≤2\.2/s);
    expect(charts[1]).toContain('<c:dispBlanksAs val="gap"/>');
    expect(charts[2]).toMatch(/<c:min val="0"\/>/);
    for (const word of ["环境质量", "总量控制", "已达标", "无法计算"]) expect(charts[0]).toContain(word);
    expect([...files.keys()].filter((name) => name.endsWith(".xlsx"))).toHaveLength(3);
    expect(xml).toMatch(/<wp:docPr id="1" name="图1 各类指标评判结果" descr="环境质量：已达标3项"/);
    expect(new Set([...xml.matchAll(/<wp:docPr id="(\d+)"/g)].map(([, id]) => id)).size).toBe(3);
  });
});

describe("the same model is the same file", () => {
  it("byte by byte, whenever and after whatever it is drawn", async () => {
    const first = await wordDocuments.document(paper);
    await wordDocuments.document({ ...paper, blocks: paper.blocks.slice(9) });
    expect(Buffer.from(await wordDocuments.document(paper)).equals(Buffer.from(first))).toBe(true);
    const other = await wordDocuments.document({ ...paper, day: "2025-12-30" });
    expect(Buffer.from(other).equals(Buffer.from(first))).toBe(false);
  });
  it("dated by the model, not by the clock", async () => {
    const core = (await unpacked(paper)).get("docProps/core.xml") ?? "";
    expect([...core.matchAll(/<dcterms:(?:created|modified)[^>]*>([^<]*)</g)].map(([, at]) => at)).toEqual(["2026-11-23T16:30:00Z", "2026-11-23T16:30:00Z"]);
  });
  it("another reader of ZIP archives opens it", async () => {
    expect(await patchDetector({ data: Buffer.from(await wordDocuments.document({ ...paper, blocks: [{ kind: "paragraph", text: "{{found}}" }] })) })).toEqual(["found"]);
  });
  it.each([["nothing", Buffer.alloc(0)], ["noise", Buffer.alloc(64, 7)]])("%s is no package", (_name, bytes) => { expect(() => sameBytes(bytes, paper.madeAt)).toThrow(NotAPackage); });
});

describe("any words", () => {
  it("come out as they went in, but for what XML cannot hold", async () => {
    const odd = fc.oneof(fc.string({ unit: "binary", maxLength: 30 }), fc.constantFrom("]]>", "<w:p/>", "&lt;", "_x0041_", "　缩进", "{{tag}}", "𠮷野家", "a\u0000b"));
    await fc.assert(fc.asyncProperty(fc.array(odd, { minLength: 1, maxLength: 6 }), async (texts) => {
      const xml = (await unpacked({ ...paper, blocks: texts.map((text) => ({ kind: "paragraph", text })) })).get("word/document.xml") ?? "";
      // eslint-disable-next-line no-control-regex -- what XML 1.0 cannot hold
      const kept = texts.map((text) => text.replace(/\p{Surrogate}/gu, "\ufffd").replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ""));
      expect(textsOf(xml)).toEqual(kept);
    }), { numRuns: 30 });
  });
  it("columns share the page to the last twip", () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 14 }), (parts) => {
      const widths = shares(parts);
      expect(widths.reduce((sum, width) => sum + width, 0)).toBe(8845);
      expect(Math.min(...widths)).toBeGreaterThan(0);
    }));
  });
  it.each([["督 办 单", ["督 办 单"]], ["云冈区“十四五”生态环境保护规划实施进展报告", ["云冈区“十四五”", "生态环境保护规划实施进展报告"]], ["没有可以转行之处的一个很长很长很长很长很长的标题啊", ["没有可以转行之处的一个很长很长很长很长很长的标题啊"]]])("the title %s turns where its sense allows", (title, lines) => {
    expect(titleLines(title)).toEqual(lines);
  });
});
