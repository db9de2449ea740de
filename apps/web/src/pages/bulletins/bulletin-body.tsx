import type { BulletinCellView, BulletinChartView, BulletinContentView, BulletinTableView, FigureView } from "@yunqing/wire";
import type { Lineage } from "@yunqing/standards";
import { useMemo } from "react";
import { useLanguage } from "../../app/language.js";
import { useLook } from "../../app/look.js";
import { AqiTag } from "../../parts/aqi-tag.js";
import { Chart } from "../../parts/chart.js";
import { ClassTag } from "../../parts/class-tag.js";
import { DataTable, type Column } from "../../parts/data-table.js";
import { Panel } from "../../parts/page.js";
import { Asks } from "../../parts/why.js";
import { lineWords } from "./bulletin-words.js";

interface Row { readonly at: number; readonly cells: readonly BulletinCellView[] }
type Load = (key: string) => Promise<Lineage>;

/** What a bulletin says, on the screen (报表内容): the same tables and charts as its paper; every number opens 怎么算的. */
export function BulletinBody({ content, load }: { readonly content: BulletinContentView; readonly load: Load }) {
  const { t } = useLanguage(), figures = useMemo(() => new Map(content.figures.map((one) => [one.key, one])), [content.figures]);
  return (
    <div className="stack">
      <p className="bulletin-lead">{content.simulated && <b>{t({ zh: "模拟　", en: "Simulated " })}</b>}{t(content.lead)}</p>
      {content.tables.map((table) => <BulletinTable key={table.id} table={table} figures={figures} load={load} />)}
      {content.charts.length > 0 && <div className="bulletin-charts">{content.charts.map((chart) => <BulletinChart key={chart.id} chart={chart} />)}</div>}
      <ul className="bulletin-remarks">
        {content.remarks.map((remark) => <li key={remark.zh}>{t(remark)}</li>)}
        <li>{t({ zh: `标准：${content.edition || "—"}；${lineWords[content.line].zh}`, en: `Standards: ${content.edition || "—"}; ${lineWords[content.line].en.toLowerCase()}` })}</li>
      </ul>
    </div>
  );
}

function BulletinTable({ table, figures, load }: { readonly table: BulletinTableView; readonly figures: ReadonlyMap<string, FigureView>; readonly load: Load }) {
  const { t, language } = useLanguage();
  const columns = useMemo(() => table.columns.map((column, place): Column<Row> => ({
    id: `${table.id}-${column.id}`, title: column.title, ...(place === 0 ? { heads: true } : {}), ...(column.look === "number" ? { numeric: true } : {}), ...(column.look === "index" || column.look === "class" ? { card: "badge" as const } : {}),
    cell: ({ cells }) => {
      const cell = cells[place], text = cell === undefined ? "—" : language === "en" ? cell.en ?? cell.text : cell.text, key = cell?.key ?? null, figure = key === null ? undefined : figures.get(key);
      if (cell === undefined || key === null) return text;
      const name = `${cells[0]?.text ?? ""} ${t(column.title)}`, water = figure?.detail?.kind === "water" ? figure.detail : null;
      return <Asks title={name} load={() => load(key)}>{column.look === "index" && figure ? <AqiTag figure={figure} /> : column.look === "class" && water?.class ? <><ClassTag of={water.class} />{text.endsWith("△") ? "△" : ""}</> : text}</Asks>;
    },
  })), [table, figures, load, language, t]);
  const rows = useMemo(() => table.rows.map((cells, at): Row => ({ at, cells })), [table]);
  return <Panel title={table.caption} extra={table.unit ? <span className="note">{t({ zh: `单位：${table.unit}`, en: `in ${table.unit.replace("，", ", ").replace("为", "in")}` })}</span> : undefined}><DataTable name={table.caption} idOf={({ at }) => String(at)} rows={rows} columns={columns} chooser={false} empty={{ zh: "没有可列的对象。", en: "Nothing to list." }} /></Panel>;
}

function BulletinChart({ chart }: { readonly chart: BulletinChartView }) {
  const { t } = useLanguage(), { theme } = useLook(), dark = theme === "dark", ink = dark ? "#b9c7ce" : "#46565f", blue = dark ? "#86c9e2" : "#0b4f6c";
  const option = useMemo(() => ({
    grid: { left: 8, right: 12, top: 28, bottom: 6, containLabel: true }, tooltip: { trigger: "axis" }, aria: { enabled: true, decal: { show: false } },
    xAxis: { type: "category", data: chart.categories, axisLabel: { color: ink, interval: "auto", hideOverlap: true, width: 90, overflow: "truncate" }, axisLine: { lineStyle: { color: ink } } },
    yAxis: { type: "value", name: chart.unit, nameTextStyle: { color: ink }, axisLabel: { color: ink }, splitLine: { lineStyle: { color: dark ? "#2d404a" : "#e7ecee" } } },
    series: chart.series.map(({ name, values }) => ({ name, type: chart.chart, data: values, itemStyle: { color: blue }, lineStyle: { color: blue }, barMaxWidth: 46 })),
  }), [chart, dark, ink, blue]);
  return <Panel title={chart.caption}><Chart option={option} height={240} label={`${t(chart.caption)}：${chart.summary}`} /></Panel>;
}
