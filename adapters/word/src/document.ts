import { Document, Footer, Header, Packer, PageNumber, Paragraph, TextRun } from "docx";
import type { Block, ReportModel } from "@yunqing/domain";
import { childrenOf } from "./blocks.js";
import { page, standIns } from "./page.js";
import { sameBytes } from "./same-bytes.js";
import { styles } from "./styles.js";
import { wordText } from "./text.js";

/**
 * Draws a document as a Word file after the habits of official papers (公文格式，GB/T 9704-2012 as bureaus use it): A4, fixed lines of 28 pt,
 * title 小标宋 22 pt, body 仿宋 16 pt, levels 一、（一）1.（1）, page numbers "— 1 —". The same model gives the same bytes.
 *
 * @param model what the paper says; `banner` stands in every header
 * @returns the bytes of a .docx file
 */
export async function drawDocument(model: ReportModel): Promise<Uint8Array> {
  return drawPaper({ title: model.title, description: `判定日 ${model.day}；数据截至 ${model.known}`, header: model.banner === "" ? "" : `【${model.banner}】`, blocks: model.blocks, madeAt: model.madeAt });
}

/** What a paper is drawn from (版面要素). `header`: what stands above every page, or "". */
export interface Paper { readonly title: string; readonly description: string; readonly header: string; readonly blocks: readonly Block[]; readonly madeAt: string }
/** The page, its styles, header and numbers, filled with blocks (公文版面). */
export async function drawPaper({ title, description, header, blocks, madeAt }: Paper): Promise<Uint8Array> {
  const paper = new Document({
    title: wordText(title), creator: "云清 Yunqing", lastModifiedBy: "云清 Yunqing", description: wordText(description), styles, defaultTabStop: 640,
    sections: [{
      properties: { page: { size: { width: page.width, height: page.height }, margin: { top: page.top, bottom: page.bottom, left: page.left, right: page.right, header: 850, footer: 1400 } } },
      ...(header ? { headers: { default: new Header({ children: [new Paragraph({ style: "Banner", children: [new TextRun(wordText(header))] })] }) } } : {}),
      footers: { default: new Footer({ children: [new Paragraph({ style: "PageNumber", children: [new TextRun({ children: ["— ", PageNumber.CURRENT, " —"] })] })] }) },
      children: childrenOf(blocks),
    }],
  });
  return sameBytes(await Packer.toBuffer(paper), madeAt, { "word/fontTable.xml": fontTable() });
}

/** Tells the reader's program what to take when a face is missing. */
function fontTable(): string {
  const fonts = standIns.map(([face, family, instead]) => `<w:font w:name="${face}"><w:altName w:val="${instead.join(",")}"/><w:charset w:val="${face === "Times New Roman" ? "00" : "86"}"/><w:family w:val="${family}"/></w:font>`);
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts.join("")}</w:fonts>`;
}
