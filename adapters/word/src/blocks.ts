import { HeadingLevel, PageBreak, Paragraph, TextRun, type FileChild } from "docx";
import type { Block, SignatureBlock } from "@yunqing/domain";
import { chartOf } from "./chart.js";
import { fieldsOf, tableOf } from "./table.js";
import { titleLines } from "./title.js";
import { wordText } from "./text.js";

const levels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3, 4: HeadingLevel.HEADING_4 } as const;
const run = (text: string) => new TextRun(wordText(text));

/** The blocks of a document as paragraphs and tables of Word, in the order printed (版面). */
export function childrenOf(blocks: readonly Block[]): FileChild[] {
  let drawings = 0;
  return blocks.flatMap((block): FileChild[] => {
    switch (block.kind) {
      case "title": return [new Paragraph({ heading: HeadingLevel.TITLE, children: titleLines(wordText(block.text)).map((text, at) => new TextRun({ text, ...(at > 0 ? { break: 1 } : {}) })) })];
      case "subtitle": return [new Paragraph({ style: "Subtitle2", children: [run(block.text)] })];
      case "heading": return [new Paragraph({ heading: levels[block.level], children: [run(block.text)] })];
      case "paragraph": return [new Paragraph({ style: block.indent === false ? "BodyFlush" : "Body", children: [run(block.text)] })];
      case "table": return tableOf(block);
      case "fields": return fieldsOf(block);
      case "chart": return chartOf(block, ++drawings);
      case "signature": return signature(block);
      case "page-break": return [new Paragraph({ children: [new PageBreak()] })];
    }
  });
}

/** Office and day at the right, the day below the office, never alone on a page (落款). */
function signature({ office, day }: SignatureBlock): FileChild[] {
  const blank = () => new Paragraph({ style: "Signed", keepNext: true, children: [] });
  return [blank(), blank(), ...(office ? [new Paragraph({ style: "Signed", keepNext: true, children: [run(office)] })] : []), new Paragraph({ style: "Signed", children: [run(day)] })];
}
