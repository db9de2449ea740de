import { Paragraph, TextRun, type FileChild } from "docx";
import { ChartRun, type ChartRunOptions, type ChartSeries } from "docx/charts";
import type { ChartBlock } from "@yunqing/domain";
import { faces } from "./page.js";
import { wordText } from "./text.js";

/** light enough for black numbers upon them, and apart in grey print as well */
const fills = ["9DC3E6", "F8CBAD", "70AD47", "FFE699", "BFBFBF", "DEEBF7", "F4B183", "C5E0B4"] as const;
const strokes = ["1F4E79", "7F6000", "375623", "7030A0", "404040", "833C0B", "2E75B6", "538135"] as const;
const targetColour = "C00000";
const font = { name: faces.page.eastAsia ?? "宋体", size: 9, color: "000000" } as const;
const size = { width: 560, height: 300 } as const;

/**
 * A chart as Word's own, editable, with its numbers in a sheet behind it (图): it needs no font where it is made, the reader's program draws the words.
 * Counts of several kinds stand upon each other, since they add up to something; measured values stand side by side or run as lines.
 *
 * @param id number of the drawing, unique within the paper
 */
export function chartOf(block: ChartBlock, id: number): FileChild[] {
  const chart = new ChartRun(optionsOf(block, id));
  return [new Paragraph({ style: "Drawing", children: [chart] }), new Paragraph({ style: "ChartCaption", children: [new TextRun(wordText(block.unit ? `${block.caption}（${block.unit}）` : block.caption))] })];
}

function optionsOf(block: ChartBlock, id: number): ChartRunOptions {
  const stacked = block.chart === "bar" && block.series.length > 1 && !block.target && block.series.every(({ values }) => values.every((value) => value === null || (Number.isInteger(value) && value >= 0)));
  const shared = {
    categories: block.categories.map(wordText), series: seriesOf(block), transformation: size, font: { name: font.name, color: font.color }, emptyValues: "gap",
    legend: block.series.length > 1 || block.target ? { position: "bottom" as const, font } : false, categoryAxis: { font },
    valueAxis: { font, gridlines: true, numberFormat: stacked ? "0" : "General", ...(block.unit ? { title: { text: wordText(block.unit), font } } : {}), ...(block.chart === "bar" ? { minimum: lowest(block) } : {}) },
    dataLabels: { value: true, position: block.chart === "line" ? "above" : stacked ? "center" : "outsideEnd", font, numberFormat: stacked ? "0;;;" : "General" }, altText: { id: String(id), name: wordText(block.caption), title: wordText(block.caption), description: wordText(block.summary) },
  } as const;
  if (block.chart === "line") return { type: "line", markers: true, ...shared };
  return { type: "column", gapWidth: 80, stacking: stacked ? "stacked" : "none", ...shared };
}

/** Bars start at nought, or they lie. */
function lowest(block: ChartBlock): number {
  const all = [...block.series.flatMap(({ values }) => values), block.target?.value ?? null].filter((value) => value !== null);
  return Math.min(0, ...all);
}

function seriesOf(block: ChartBlock): ChartSeries[] {
  const own = block.series.map(({ name, values }, at): ChartSeries => {
    const stroke = strokes[at % strokes.length] ?? strokes[0];
    return { name: wordText(name), values, ...(block.chart === "line" ? { color: stroke, line: { color: stroke, width: 2.25 } } : { color: fills[at % fills.length] ?? fills[0] }) };
  });
  if (!block.target) return own;
  const { name, value } = block.target;
  return [...own, { name: wordText(name), values: block.categories.map(() => value), type: "line", markers: false, dataLabels: false, color: targetColour, line: { color: targetColour, width: 1.5, dash: "dash" } }];
}
