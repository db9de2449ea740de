import { describe, expect, it } from "vitest";
import { blocksOf, cellsOf, hitsOf, runsOf, wordsOf } from "../src/parts/printed-text.js";

const line = (number: number, text: string) => ({ line: number, text, links: [] });

describe("the document as a reader sees it", () => {
  it("shows formulas in signs, subscripts lowered", () => {
    expect(wordsOf("PM _{2.5} 年均浓度（ $\\mu\\text{g}/\\text{m}^3$ ）")).toBe("PM2.5 年均浓度（ μg/m3 ）");
    expect(wordsOf("北纬 $39^{\\circ}55' \\sim 40^{\\circ}08'$")).toBe("北纬 39°55' ~ 40°08'");
    expect(wordsOf("预计减少NO _x 排放 1700 吨/年")).toBe("预计减少NOx 排放 1700 吨/年");
    expect(runsOf("PM_{2.5}")).toEqual([{ text: "PM", kind: "plain" }, { text: "2.5", kind: "sub" }]);
    expect(runsOf("——**大气**。")).toEqual([{ text: "——", kind: "plain" }, { text: "大气", kind: "strong" }, { text: "。", kind: "plain" }]);
  });
  it("finds words across a subscript and whatever their case", () => {
    expect(hitsOf(wordsOf("全区PM_{2.5}和pm_{2.5}"), "PM2.5")).toEqual([[2, 7], [8, 13]]);
    expect(hitsOf("任何文字", "")).toEqual([]);
  });
  it("reads the cells of a table line, and none of its ruler", () => {
    expect(cellsOf("| | 25 | 生态保护红线 | — |")).toEqual(["", "25", "生态保护红线", "—"]);
    expect(cellsOf("|---|----|")).toEqual([]);
    expect(cellsOf("一般文字 | 不是表")).toBeNull();
  });
  it("groups table lines, keeps every line's own number, drops empty lines", () => {
    const blocks = blocksOf([line(1, "标题"), line(2, ""), line(3, "| 甲 | 乙 |"), line(4, "|---|---|"), line(5, "| 1 | 2 |"), line(6, "尾")]);
    expect(blocks.map((block) => (block.kind === "line" ? block.line.line : [block.head?.line, block.rows.map((row) => row.line)]))).toEqual([1, [3, [5]], 6]);
  });
  it("takes a table without a ruler for rows only", () => {
    const [block] = blocksOf([line(7, "| 甲 | 乙 |"), line(8, "| 1 | 2 |")]);
    expect(block?.kind === "table" ? [block.head, block.rows.length] : null).toEqual([null, 2]);
  });
});
