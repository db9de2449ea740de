import { templateData, type BulletinContent, type BulletinPapers } from "@yunqing/domain";
import { sameBytes } from "./same-bytes.js";
import { chartParts } from "./template-charts.js";
import { engineOn, tagsOf } from "./template-engine.js";
import { templateFaults } from "./template-faults.js";
import { standardTemplate } from "./template-standard.js";

/** Fills a template with what a bulletin says (填充模板): texts and rows by the engine, charts as Word's own with their sheets. The same template and content give the same bytes. */
export async function filledTemplate(template: Uint8Array, content: BulletinContent, issue: number): Promise<Uint8Array> {
  const engine = engineOn(template), wanted = new Set(tagsOf(engine).filter(({ what }) => what === "chart").map(({ tag }) => tag)), charts = await chartParts(content.charts.filter(({ tag }) => wanted.has(tag)));
  engine.render({ ...templateData(content, issue), ...Object.fromEntries(charts.paragraphs) });
  const zip = engine.getZip();
  for (const { name, data } of charts.files) zip.file(name, data);
  const add = (name: string, end: string, lines: readonly string[]): void => { const text = zip.file(name)?.asText(); if (text !== undefined && lines.length > 0) zip.file(name, text.replace(end, `${lines.join("")}${end}`)); };
  add("[Content_Types].xml", "</Types>", charts.types);
  add("word/_rels/document.xml.rels", "</Relationships>", charts.relations);
  return sameBytes(zip.generate({ type: "nodebuffer" }) as Buffer, content.madeAt);
}

/** Papers of bulletins by templates that the office edits (按模板成文), by docxtemplater. */
export const bulletinPapers: BulletinPapers = {
  standard: standardTemplate,
  faults: (bytes, fields) => Promise.resolve(templateFaults(bytes, fields)),
  drawn: filledTemplate,
};
