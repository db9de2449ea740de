import type { BulletinChart } from "@yunqing/domain";
import { drawPaper } from "./document.js";
import { entriesOf } from "./same-bytes.js";
import { wordText } from "./text.js";

/** What charts add to a package: paragraphs to put in by tag, files, and what the lists of the package must name (图的部件). */
export interface ChartParts { readonly paragraphs: ReadonlyMap<string, string>; readonly files: readonly { readonly name: string; readonly data: Buffer }[]; readonly types: readonly string[]; readonly relations: readonly string[] }
const escaped = (text: string): string => wordText(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
const centred = (inner: string): string => `<w:p><w:pPr><w:keepNext/><w:spacing w:before="120" w:after="0" w:line="240" w:lineRule="auto"/><w:ind w:firstLine="0" w:firstLineChars="0"/><w:jc w:val="center"/></w:pPr>${inner}</w:p>`;
const none = (text: string): string => `<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:sz w:val="24"/></w:rPr><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`;

/** Draws charts as Word's own, with the sheet behind each, named so that they meet nothing of a template (图). A chart without numbers is a line that says so. */
export async function chartParts(charts: readonly BulletinChart[]): Promise<ChartParts> {
  const paragraphs = new Map<string, string>(), files: { name: string; data: Buffer }[] = [], types: string[] = [], relations: string[] = [];
  const shown = charts.filter((chart) => chart.series.some(({ values }) => values.some((value) => value !== null)));
  for (const chart of charts) if (!shown.includes(chart)) paragraphs.set(chart.tag, none(`（${chart.caption.zh}：没有数据）`));
  if (shown.length === 0) return { paragraphs, files, types, relations };
  const packed = await drawPaper({ title: "图", description: "", header: "", madeAt: "2026-01-01T00:00:00.000Z", blocks: shown.map((chart) => ({ kind: "chart", caption: chart.caption.zh, unit: chart.unit, chart: chart.chart, categories: chart.categories, series: chart.series, summary: chart.summary })) });
  const parts = new Map(entriesOf(Buffer.from(packed)).map(({ name, data }) => [name, data])), drawings = [...(parts.get("word/document.xml")?.toString("utf8") ?? "").matchAll(/<w:drawing>.*?<\/w:drawing>/gs)].map(([drawing]) => drawing);
  for (const [at, chart] of shown.entries()) {
    const number = at + 1, relation = `rIdBulletin${number}`, sheet = `bulletin${number}.xlsx`;
    const drawing = (drawings[at] ?? "").replace("<w:drawing>", '<w:drawing xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">').replace(/r:id="[^"]*"/, `r:id="${relation}"`).replace(/<wp:docPr id="\d+"/, `<wp:docPr id="${9000 + number}"`);
    paragraphs.set(chart.tag, centred(`<w:r>${drawing}</w:r>`) + none(chart.unit === "" ? chart.caption.zh : `${chart.caption.zh}（${chart.unit}）`));
    files.push({ name: `word/charts/bulletin${number}.xml`, data: parts.get(`word/charts/chart${number}.xml`) ?? Buffer.alloc(0) }, { name: `word/embeddings/${sheet}`, data: parts.get(`word/embeddings/Microsoft_Excel_Worksheet${number}.xlsx`) ?? Buffer.alloc(0) },
      { name: `word/charts/_rels/bulletin${number}.xml.rels`, data: Buffer.from((parts.get(`word/charts/_rels/chart${number}.xml.rels`)?.toString("utf8") ?? "").replace(/Target="[^"]*"/, `Target="../embeddings/${sheet}"`)) });
    types.push(`<Override ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml" PartName="/word/charts/bulletin${number}.xml"/>`, `<Override ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" PartName="/word/embeddings/${sheet}"/>`);
    relations.push(`<Relationship Id="${relation}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart" Target="charts/bulletin${number}.xml"/>`);
  }
  return { paragraphs, files, types, relations };
}
