import { Paragraph, TabStopType, Table, TableCell, TableRow, TextRun, type FileChild, type ITableBordersOptions } from "docx";
import type { Align, FieldsBlock, TableBlock } from "@yunqing/domain";
import { sizes, textWidth } from "./page.js";
import { widthOf, wordText } from "./text.js";

const line = { style: "single", size: 4, color: "000000" } as const;
const borders: ITableBordersOptions = { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line };
const side = 60;
const none = "—";

/** A table with its caption above, its unit at the right, its headings repeated on every page, and its note below (表). */
export function tableOf(block: TableBlock): FileChild[] {
  const widths = shares(block.widths.length === block.columns.length ? block.widths : block.columns.map(() => 1));
  const small = block.columns.length > 6;
  const head = new TableRow({ tableHeader: true, cantSplit: true, children: block.columns.map((text, at) => cell(text, "center", widths[at] ?? 0, { bold: true, shaded: true, small })) });
  const rows = block.rows.map((texts) => new TableRow({ cantSplit: true, children: block.columns.map((_, at) => cell(texts[at] || none, alignOf(texts[at] ?? "", block.align[at] ?? "left"), widths[at] ?? 0, { small })) }));
  return [...captionOf(block), grid(widths, [head, ...rows]), block.note ? new Paragraph({ style: "TableNote", children: [new TextRun(wordText(block.note))] }) : gap()];
}

/** Labels and blanks to be filled in by hand or already filled in (签收栏). An empty value leaves room for a pen. */
export function fieldsOf(block: FieldsBlock): FileChild[] {
  const widths = shares([22, 78]);
  const rows = block.fields.map(({ label, value }) => new TableRow({
    cantSplit: true, height: { value: value === "" ? 850 : 480, rule: "atLeast" },
    children: [cell(label, "center", widths[0] ?? 0, { bold: true, roomy: true }), cell(value, "left", widths[1] ?? 0, { roomy: true })],
  }));
  return [grid(widths, rows), gap()];
}

/** Caption in the middle and unit at the right on one line; on two lines when they would meet. */
function captionOf({ caption, unit }: TableBlock): Paragraph[] {
  const shown = unit ? `单位：${unit}` : "";
  if (!caption && !shown) return [gap()];
  const perLine = (textWidth / 20 / (sizes.caption / 2)) * 2;
  if (shown && widthOf(caption) + 2 * widthOf(shown) + 4 > perLine) {
    return [new Paragraph({ style: "TableCaption", alignment: "center", children: [new TextRun(wordText(caption))] }), new Paragraph({ style: "TableCaption", alignment: "right", children: [new TextRun({ text: wordText(shown), size: sizes.cell })] })];
  }
  if (!shown) return [new Paragraph({ style: "TableCaption", alignment: "center", children: [new TextRun(wordText(caption))] })];
  return [new Paragraph({
    style: "TableCaption", tabStops: [{ type: TabStopType.CENTER, position: Math.round(textWidth / 2) }, { type: TabStopType.RIGHT, position: textWidth }],
    children: [new TextRun({ children: ["\t", wordText(caption), "\t"] }), new TextRun({ text: wordText(shown), size: sizes.cell })],
  })];
}

/** Shares the width between the margins in proportion; the last column takes what rounding leaves. */
export function shares(parts: readonly number[]): readonly number[] {
  const whole = parts.reduce((sum, part) => sum + part, 0) || 1, floors = parts.map((part) => Math.floor((part / whole) * textWidth));
  const rest = textWidth - floors.reduce((sum, part) => sum + part, 0);
  return floors.map((part, at) => (at === floors.length - 1 ? part + rest : part));
}

function grid(widths: readonly number[], rows: TableRow[]): Table {
  return new Table({ rows, borders, columnWidths: [...widths], width: { size: textWidth, type: "dxa" }, layout: "fixed", alignment: "center", margins: { left: side, right: side, top: 0, bottom: 0 } });
}

/** Words that stand in a column of numbers and run over lines are read from the left. */
function alignOf(text: string, align: Align): Align { return align === "right" && widthOf(text) > 14 && /\p{Script=Han}/u.test(text) ? "left" : align; }

interface Look { readonly bold?: boolean; readonly shaded?: boolean; readonly small?: boolean; readonly roomy?: boolean }
function cell(text: string, align: Align, width: number, look: Look): TableCell {
  const size = look.small ? sizes.smallCell : look.roomy ? sizes.caption : sizes.cell;
  const children = text.split("\n").map((part) => new Paragraph({ style: "Cell", alignment: align, children: [new TextRun({ text: wordText(part), bold: look.bold === true, size })] }));
  return new TableCell({ children, width: { size: width, type: "dxa" }, verticalAlign: "center", ...(look.shaded ? { shading: { type: "clear", fill: "F2F2F2", color: "auto" } } : {}) });
}

function gap(): Paragraph { return new Paragraph({ style: "Drawing", spacing: { line: 160, lineRule: "exact", before: 0, after: 0 } }); }
