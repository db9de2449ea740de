import type { Block, BulletinShape, TemplateField } from "@yunqing/domain";
import { drawPaper } from "./document.js";

/** The template that comes with the program (随程序模板): every table and chart of the kind once, after the habits of official papers. An office downloads it, edits it in Word, and sends it back. */
export async function standardTemplate(shape: BulletinShape, fields: readonly TemplateField[]): Promise<Uint8Array> {
  const tables = shape.tables.map((table, number): Block => ({
    kind: "table", caption: `表${number + 1} ${table.caption.zh}`, unit: table.unit, note: "", columns: table.columns.map(({ title }) => title.zh), align: table.columns.map((_, at) => (at === 0 ? "left" : "center")),
    widths: table.columns.map(({ tag }, at) => (at === 0 ? 22 : tag.includes("污染") ? 22 : 12)), rows: [table.columns.map(({ tag }, at) => `${at === 0 ? `{#${table.tag}}` : ""}{${tag}}${at === table.columns.length - 1 ? `{/${table.tag}}` : ""}`)],
  }));
  const charts = shape.charts.map(({ tag }): Block => ({ kind: "paragraph", text: `{@${tag}}`, indent: false })), has = (tag: string): boolean => fields.some((one) => one.tag === tag);
  const blocks: readonly Block[] = [
    { kind: "title", text: "{标题}" }, { kind: "subtitle", text: "（{时段}）" }, { kind: "paragraph", text: "{概述}" }, ...tables, ...charts,
    ...(has("备注") ? [{ kind: "paragraph", text: "{#备注}", indent: false } as const, { kind: "paragraph", text: "注：{文字}" } as const, { kind: "paragraph", text: "{/备注}", indent: false } as const] : []),
    { kind: "paragraph", text: "标准：{标准}；数据线：{数据线}；{版次}。" }, { kind: "signature", office: "", day: "{编制日期}" },
  ];
  return drawPaper({ title: "报表模板", description: "标记写在大括号里；表格的一行重复", header: "{#模拟}【模拟】{/模拟}", blocks, madeAt: "2026-01-01T00:00:00.000Z" });
}
