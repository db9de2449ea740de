import type { BoardAir, BoardAirRow } from "@yunqing/wire";
import { useLanguage } from "../../app/language.js";
import { useFilter } from "../../app/view-state.js";
import { useView } from "../../client/views.js";
import { AqiTag } from "../../parts/aqi-tag.js";
import { DayChoice } from "../../parts/choice.js";
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

/** 空气: the last hour, a day, and the year so far, with ranks and targets. */
export function AirPage() {
  const { t } = useLanguage(), [line] = useLine(), [on, setOn] = useFilter("on");
  const view = useView<BoardAir>("boardAir", { query: { line, day: on || null } });
  return (
    <Page title={{ zh: "空气", en: "Air" }} judged={false} lead={t({ zh: "浓度单位 µg/m³，CO 为 mg/m³；点数字看怎么算的", en: "µg/m³, CO mg/m³; click a number to see how it was made" })} actions={<LineSwitch />}>
      <div className="filters no-print"><DayChoice label={t({ zh: "日期", en: "Day" })} value={on} onChange={setOn} /></div>
      <Loaded of={view}>{(data) => <>
        {data.simulated && <p role="note"><b>{t({ zh: "模拟", en: "Simulated" })}</b></p>}
        {on === "" && <Panel title={{ zh: `实时报 ${data.hour.day} ${data.hour.hour}时`, en: `Real time ${data.hour.day} ${data.hour.hour}h` }}><DataTable name={{ zh: "实时报", en: "Real time" }} idOf={(row) => `${row.kind}:${row.id}`} rows={data.rows} columns={indexColumns(hourItems, (row) => [row.hour, row.hourValues])} /></Panel>}
        <Panel title={{ zh: `日报 ${data.shownDay}${data.sandstormDays.includes(data.shownDay) ? "（沙尘天气）" : ""}`, en: `Day ${data.shownDay}` }}><DataTable name={{ zh: "日报", en: "Day" }} idOf={(row) => `${row.kind}:${row.id}`} rows={data.rows} columns={indexColumns(dayItems, (row) => [row.dayIndex, row.dayValues])} /></Panel>
        <Panel title={{ zh: `本年至 ${data.day}`, en: `This year to ${data.day}` }}>
          <DataTable name={{ zh: "本年累计", en: "Year so far" }} idOf={(row) => `${row.kind}:${row.id}`} rows={data.rows} columns={[name, { id: "rank", title: { zh: "排名", en: "Rank" }, numeric: true, cell: (row) => (row.rank ? <FigureWhy figure={row.rank} title={`${row.name.zh} 排名`} /> : "—") },
            ...yearItems.map(([zh, en], at): Column<BoardAirRow> => ({ id: `y${at}`, title: { zh, en }, numeric: true, cell: (row) => { const one = row.year[at]; return one ? <><FigureWhy figure={one.now} title={`${row.name.zh} ${zh}`} /><br /><small>{t({ zh: "同期 ", en: "last year " })}{one.before.value ?? "—"} {one.change.value === null ? "" : `${one.change.value}${one.change.unit}`}</small></> : "—"; } }))]} />
          <p>{t({ zh: `认定沙尘天气 ${data.sandstormDays.length} 天`, en: `${data.sandstormDays.length} declared sand and dust days` })}{data.sandstormDays.length > 0 ? `：${data.sandstormDays.join("、")}` : ""}</p>
        </Panel>
        <Targets rows={data.targets} />
      </>}</Loaded>
    </Page>
  );
}
const distances = { "target-distance": { zh: "与目标差距", en: "distance" }, "days-left": { zh: "还可超标天数", en: "days that may exceed" }, "allowable-mean": { zh: "剩余时段允许均值", en: "allowable mean" } } as const;
function Targets({ rows }: { readonly rows: BoardAir["targets"] }) {
  const { t } = useLanguage();
  return <Panel title={{ zh: "规划目标", en: "Targets of the plan" }}>{rows.length === 0 ? <p className="empty">{t({ zh: "未设目标", en: "No target set" })}</p> : <ul>{rows.map((row) => <li key={`${row.label.zh} ${row.item ?? ""}`}>{t(row.label)} {row.year}：{row.target}；{row.figures.map((figure) => { const word = distances[figure.key.split("|")[2]?.split(/[:@]/)[0] as keyof typeof distances]; return <span key={figure.key}>{t(word)} <FigureWhy figure={figure} title={t(word)} unit /> </span>; })}</li>)}</ul>}</Panel>;
}
