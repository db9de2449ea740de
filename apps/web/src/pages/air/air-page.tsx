import "./air.css";
import { airAdvice, airLevels } from "@yunqing/standards";
import type { BoardAir, BoardAirRow } from "@yunqing/wire";
import { useLanguage } from "../../app/language.js";
import { useFilter } from "../../app/view-state.js";
import { useView } from "../../client/views.js";
import { AqiTag } from "../../parts/aqi-tag.js";
import { BoardTargets } from "../../parts/board-targets.js";
import { DayChoice } from "../../parts/choice.js";
import { BoardSheet } from "../../parts/board-sheet.js";
import { DataTable, type Column } from "../../parts/data-table.js";
import { FigureWhy } from "../../parts/figure-why.js";
import { LineSwitch, useLine } from "../../parts/line-switch.js";
import { Loaded, Page, Panel } from "../../parts/page.js";

const hourItems = ["SO₂", "NO₂", "PM₁₀", "CO", "O₃", "PM₂.₅"], dayItems = ["SO₂", "NO₂", "PM₁₀", "CO", "O₃-8h", "PM₂.₅"];
const yearItems = [["PM₂.₅", "PM₂.₅"], ["PM₁₀", "PM₁₀"], ["SO₂", "SO₂"], ["NO₂", "NO₂"], ["CO-95", "CO-95"], ["O₃-8h-90", "O₃-8h-90"], ["综合指数", "Composite"], ["优良天数", "Good days"], ["优良比例", "Good ratio"], ["重污染天数", "Heavy days"]] as const;
const name: Column<BoardAirRow> = { id: "name", title: { zh: "对象", en: "Subject" }, heads: true, cell: (row) => <Name row={row} />, sortBy: (row) => row.name.zh };
function Name({ row }: { readonly row: BoardAirRow }) { const { t } = useLanguage(); return <>{t(row.name)}</>; }

function indexColumns(items: readonly string[], pick: (row: BoardAirRow) => readonly [BoardAirRow["hour"], BoardAirRow["hourValues"]]): readonly Column<BoardAirRow>[] {
  return [name,
    { id: "aqi", title: { zh: "AQI 与类别", en: "AQI" }, card: "badge", sortBy: (row) => { const [index] = pick(row); return index.value === null ? null : Number(index.value); }, cell: (row) => { const [index] = pick(row); return <FigureWhy figure={index} title={`${row.name.zh} AQI`}><AqiTag figure={index} /></FigureWhy>; } },
    { id: "primary", title: { zh: "首要污染物", en: "Primary" }, cell: (row) => { const { detail } = pick(row)[0]; return detail?.kind === "index" && detail.primary.length > 0 ? detail.primary.join("、") : "—"; } },
    ...items.map((item, at): Column<BoardAirRow> => ({ id: `v${at}`, title: { zh: item, en: item }, numeric: true, cell: (row) => { const figure = pick(row)[1][at]; return figure ? <FigureWhy figure={figure} title={`${row.name.zh} ${item}`} /> : "—"; } }))];
}

const order: Readonly<Record<string, number>> = { district: 0, town: 1, point: 2 };
/** The district first, then its towns, then stations. */
const ordered = (rows: readonly BoardAirRow[]): readonly BoardAirRow[] => [...rows].sort((a, b) => (order[a.kind] ?? 3) - (order[b.kind] ?? 3) || (a.name.zh < b.name.zh ? -1 : 1));
const levelOf = ({ detail }: BoardAirRow["hour"]) => (detail?.kind === "index" && detail.category !== null ? airLevels.find(({ category }) => category === detail.category) : undefined);

/** A subject in one look: index, category as colour and word, primary pollutant. */
function Tile({ row, figure }: { readonly row: BoardAirRow; readonly figure: BoardAirRow["hour"] }) {
  const { t } = useLanguage(), level = levelOf(figure), primary = figure.detail?.kind === "index" ? figure.detail.primary : [], why = figure.validity.reason;
  return (
    <li className="board-tile" style={level ? { borderLeftColor: `rgb(${level.rgb.join(",")})` } : undefined}>
      <b>{t(row.name)}</b>
      <span className="aqi"><FigureWhy figure={figure} title={`${row.name.zh} AQI`}><AqiTag figure={figure} /></FigureWhy></span>
      <small>{figure.value === null && why !== null ? t(why) : t({ zh: `首要污染物 ${primary.length > 0 ? primary.join("、") : "—"}`, en: `primary ${primary.join(", ") || "—"}` })}</small>
    </li>
  );
}
/** What the index of the district advises, or of the worst subject where the district has none (健康提示). */
function Advice({ rows, figureOf }: { readonly rows: readonly BoardAirRow[]; readonly figureOf: (row: BoardAirRow) => BoardAirRow["hour"] }) {
  const { t } = useLanguage(), known = rows.filter((row) => levelOf(figureOf(row)) !== undefined).sort((a, b) => (order[a.kind] ?? 3) - (order[b.kind] ?? 3) || Number(figureOf(b).value) - Number(figureOf(a).value)), row = known.find(({ kind }) => kind === "district") ?? known[0], level = row && levelOf(figureOf(row));
  if (row === undefined || level === undefined) return null;
  return <p className="board-note air-advice" role="note"><b>{t({ zh: `健康提示（${row.name.zh} ${level.label.zh}）：`, en: `Advice (${row.name.en}, ${level.label.en}): ` })}</b>{t(airAdvice[level.category])}<small>{t({ zh: "　摘意自 HJ 633-2012 表 2，凭记忆、未核对原文", en: " after HJ 633-2012 table 2, from memory, not checked against the text" })}</small></p>;
}
/** How many stations are at each level. */
function Levels({ rows, figureOf }: { readonly rows: readonly BoardAirRow[]; readonly figureOf: (row: BoardAirRow) => BoardAirRow["hour"] }) {
  const { t } = useLanguage(), stations = rows.filter(({ kind }) => kind === "point"), none = stations.filter((row) => levelOf(figureOf(row)) === undefined).length;
  return <span>{t({ zh: `${stations.length} 个站：`, en: `${stations.length} stations: ` })}{[...airLevels.flatMap((level) => { const count = stations.filter((row) => levelOf(figureOf(row)) === level).length; return count === 0 ? [] : [`${t(level.label)} ${count}`]; }), ...(none === 0 ? [] : [t({ zh: `无指数 ${none}`, en: `no index ${none}` })])].join(t({ zh: "，", en: ", " }))}</span>;
}

/** 空气: the last hour, a day, and the year so far, with ranks and targets. */
export function AirPage() {
  const { t } = useLanguage(), [line] = useLine(), [on, setOn] = useFilter("on");
  const view = useView<BoardAir>("boardAir", { query: { line, day: on || null } });
  return (
    <Page title={{ zh: "空气", en: "Air" }} judged={false} lead={t({ zh: "浓度单位 µg/m³，CO 为 mg/m³；点数字看怎么算的", en: "µg/m³, CO mg/m³; click a number to see how it was made" })} actions={<><BoardSheet table="air" line={line} day={on} /><LineSwitch /></>}>
      <div className="filters no-print"><DayChoice label={t({ zh: "日期", en: "Day" })} value={on} onChange={setOn} /></div>
      <Loaded of={view}>{(data) => <>
        <p className="board-lead" role="note">{data.simulated && <b>{t({ zh: "模拟", en: "Simulated" })}</b>}<span>{on === "" ? t({ zh: `实时报 ${data.hour.day} ${data.hour.hour}时`, en: `Real time ${data.hour.day} ${data.hour.hour}h` }) : t({ zh: `日报 ${data.shownDay}`, en: `Day ${data.shownDay}` })}</span><Levels rows={data.rows} figureOf={(row) => (on === "" ? row.hour : row.dayIndex)} /></p>
        <Advice rows={data.rows} figureOf={(row) => (on === "" ? row.hour : row.dayIndex)} />
        <ul className="board-tiles">{ordered(data.rows).map((row) => <Tile key={`${row.kind}:${row.id}`} row={row} figure={on === "" ? row.hour : row.dayIndex} />)}</ul>
        {on === "" && <Panel title={{ zh: `实时报 ${data.hour.day} ${data.hour.hour}时`, en: `Real time ${data.hour.day} ${data.hour.hour}h` }}><DataTable sortKey="sort-hour" name={{ zh: "实时报", en: "Real time" }} idOf={(row) => `${row.kind}:${row.id}`} rows={ordered(data.rows)} columns={indexColumns(hourItems, (row) => [row.hour, row.hourValues])} /></Panel>}
        <Panel title={{ zh: `日报 ${data.shownDay}${data.sandstormDays.includes(data.shownDay) ? "（沙尘天气）" : ""}`, en: `Day ${data.shownDay}${data.sandstormDays.includes(data.shownDay) ? " (sand and dust)" : ""}` }}><DataTable sortKey="sort-day" name={{ zh: "日报", en: "Day" }} idOf={(row) => `${row.kind}:${row.id}`} rows={ordered(data.rows)} columns={indexColumns(dayItems, (row) => [row.dayIndex, row.dayValues])} /></Panel>
        <Panel title={{ zh: `本年至 ${data.day}`, en: `This year to ${data.day}` }}>
          <DataTable sortKey="sort-year" name={{ zh: "本年累计", en: "Year so far" }} idOf={(row) => `${row.kind}:${row.id}`} rows={ordered(data.rows)} columns={[name, { id: "rank", title: { zh: "排名", en: "Rank" }, numeric: true, cell: (row) => (row.rank ? <FigureWhy figure={row.rank} title={`${row.name.zh} 排名`} /> : "—") },
            ...yearItems.map(([zh, en], at): Column<BoardAirRow> => ({ id: `y${at}`, title: { zh, en }, numeric: true, cell: (row) => { const one = row.year[at]; return one ? <><FigureWhy figure={one.now} title={`${row.name.zh} ${zh}`} /><br /><small className="nowrap">{t({ zh: "同期 ", en: "last year " })}<FigureWhy figure={one.before} title={`${row.name.zh} ${zh} 同期`} />{one.change.value === null ? null : <> {t({ zh: "变化 ", en: "change " })}<FigureWhy figure={one.change} title={`${row.name.zh} ${zh} 同比`} unit /></>}</small></> : "—"; } }))]} />
          <p className="board-note">{t({ zh: "没有数的格写“—”：指着它看原因。综合指数、排名、同期要两段都有效才有。", en: "An empty cell shows —; point at it for the reason." })}</p>
          <p>{t({ zh: `认定沙尘天气 ${data.sandstormDays.length} 天`, en: `${data.sandstormDays.length} declared sand and dust days` })}{data.sandstormDays.length > 0 ? `：${data.sandstormDays.join("、")}` : ""}</p>
        </Panel>
        <BoardTargets rows={data.targets} />
      </>}</Loaded>
    </Page>
  );
}
