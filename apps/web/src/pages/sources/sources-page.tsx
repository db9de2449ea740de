import "../air/air.css";
import { findItem } from "@yunqing/standards";
import type { BoardLimitState, BoardOutletItem, BoardOutletRow, BoardSources } from "@yunqing/wire";
import { Button } from "antd";
import { OutletDialog } from "./outlet-dialog.js";
import { useLanguage } from "../../app/language.js";
import { useFilter } from "../../app/view-state.js";
import { useView } from "../../client/views.js";
import { DayChoice } from "../../parts/choice.js";
import { BoardSheet } from "../../parts/board-sheet.js";
import { DataTable, type Column } from "../../parts/data-table.js";
import { FigureWhy } from "../../parts/figure-why.js";
import { LineSwitch, useLine } from "../../parts/line-switch.js";
import { Loaded, Page } from "../../parts/page.js";

interface Row { readonly outlet: BoardOutletRow; readonly item: BoardOutletItem }
const states = { running: { zh: "● 有数", en: "● data" }, stopped: { zh: "■ 停运", en: "■ stopped" }, silent: { zh: "○ 缺数", en: "○ silent" } } as const;
/** 污染源: outlets against their limits, with rates. */
export function SourcesPage() {
  const { t } = useLanguage(), [line] = useLine(), [on, setOn] = useFilter("on"), [open, setOpen] = useFilter("open"), view = useView<BoardSources>("boardSources", { query: { line, day: on || null } });
  const figure = (id: keyof BoardOutletItem & ("hour" | "day" | "transmission" | "validity" | "effective" | "capture"), zh: string, en: string, least?: string): Column<Row> => ({ id, title: { zh, en }, numeric: true, cell: ({ outlet, item }) => { const one = item[id]; return <><FigureWhy figure={one} title={`${t(outlet.name)} ${item.item} ${t({ zh, en })}`} unit />{least !== undefined && one.value !== null && Number(one.value) < Number(least) ? t({ zh: ` ▽低于${least}%`, en: ` ▽below ${least} %` }) : ""}</>; } });
  return (
    <Page title={{ zh: "污染源", en: "Sources" }} judged={false} actions={<><BoardSheet table="sources" line={line} day={on} /><LineSwitch /></>}>
      <div className="filters no-print"><DayChoice label={t({ zh: "日期", en: "Day" })} value={on} onChange={setOn} /></div>
      <Loaded of={view}>{(data) => <>
        <p className="board-lead" role="note">{data.simulated && <b>{t({ zh: "模拟", en: "Simulated" })}</b>}<Summary rows={data.rows} /></p>
        <DataTable<Row> name={{ zh: "排放口", en: "Outlets" }} rows={data.rows.flatMap((outlet) => outlet.items.map((item) => ({ outlet, item })))} idOf={({ outlet, item }) => `${outlet.id} ${item.item}`} columns={[
          { id: "name", title: { zh: "排放口", en: "Outlet" }, heads: true, cell: ({ outlet, item }) => <Button type="link" size="small" onClick={() => setOpen(`${outlet.id} ${item.item}`)} aria-label={t({ zh: `${outlet.name.zh} ${item.item} 逐时与排放量`, en: `${outlet.name.en} ${item.item}: hours and amounts` })}>{t(outlet.name)}</Button>, sortBy: ({ outlet }) => outlet.name.zh }, { id: "state", title: { zh: "状态", en: "State" }, card: "badge", nowrap: true, cell: ({ outlet }) => t(states[outlet.state]) }, { id: "item", title: { zh: "项目", en: "Item" }, cell: ({ outlet, item }) => itemName(outlet, item.item) },
          figure("hour", `${data.hour.day} ${data.hour.hour}时`, `hour ${data.hour.hour}`), figure("day", "最近一日", "last day"), { id: "limit", title: { zh: "限值 时/日", en: "Limits h/d" }, cell: ({ item }) => (item.hourLimit === null && item.dayLimit === null ? t({ zh: "未设限值", en: "no limit" }) : `${item.hourLimit ?? "—"} / ${item.dayLimit ?? "—"}`) },
          { id: "judged", title: { zh: "评判 时/日", en: "Judged h/d" }, cell: ({ item }) => <span className="nowrap"><Judged of={item.hourState} none={item.hourLimit === null} /> / <Judged of={item.dayState} none={item.dayLimit === null} /></span> },
          { id: "over", title: { zh: "超标 今日小时/本月天", en: "Over: hours today/days of month" }, cell: ({ item }) => `${item.exceedingHours ?? "—"} / ${item.exceedingDays ?? "—"}` },
          figure("transmission", "传输率", "transmission"), figure("validity", "有效率", "valid"), figure("effective", "传输有效率", "effective", data.thresholds.effective), figure("capture", "捕集率", "capture", data.thresholds.capture),
        ]} />
        {data.rows.flatMap((outlet) => outlet.items.map((item) => ({ outlet, item }))).filter(({ outlet, item }) => `${outlet.id} ${item.item}` === open).map(({ outlet, item }) => <OutletDialog key={open} outlet={outlet} item={item} line={line} day={data.hour.day} onClose={() => setOpen("")} />)}
        <p className="board-note">{t({ zh: "限值取自点位属性（监测网络），只有浓度限值。点排放口名称看一天逐时值和当月排放量。限值与监测值单位能精确换算的才比较。传输有效率 90%、捕集率 75% 以下标 ▽。没有数的格写“—”：指着它看原因。", en: "Limits come from the profile of the point and are concentrations; click the name of an outlet for the hours of a day and the amount of the month. Limits are compared only where units convert exactly. An empty cell shows —: point at it for the reason." })}</p>
      </>}</Loaded>
    </Page>
  );
}

const itemName = ({ kind }: BoardOutletRow, item: string): string => { const found = findItem(item, kind === "stack-outlet" ? "gas" : "water"); return found === undefined ? item : `${found.name.zh} ${item}`; };
const judged = { kept: { tone: "good", zh: "✓ 达标", en: "✓ kept" }, broken: { tone: "bad", zh: "✕ 超标", en: "✕ over" }, units: { tone: "warn", zh: "△ 单位不一致，未评判", en: "△ units differ, not judged" } } as const;
function Judged({ of, none }: { readonly of: BoardLimitState; readonly none: boolean }) {
  const { t } = useLanguage();
  if (none) return <>—</>;
  return of === null ? <span className="unknown">{t({ zh: "? 缺数", en: "? no data" })}</span> : <span className={`tag tone-${judged[of].tone}`}>{t(judged[of])}</span>;
}
/** What matters first: who is over a limit now. */
function Summary({ rows }: { readonly rows: readonly BoardOutletRow[] }) {
  const { t } = useLanguage(), over = rows.filter(({ items }) => items.some(({ hourState, dayState }) => hourState === "broken" || dayState === "broken")), count = (state: BoardOutletRow["state"]) => rows.filter((row) => row.state === state).length;
  return <><span>{t({ zh: `${rows.length} 个排放口：有数 ${count("running")}，停运 ${count("stopped")}，缺数 ${count("silent")}`, en: `${rows.length} outlets: ${count("running")} with data, ${count("stopped")} stopped, ${count("silent")} silent` })}</span><span className={`tag tone-${over.length === 0 ? "good" : "bad"}`}>{over.length === 0 ? t({ zh: "✓ 最近整点和最近一日无超标", en: "✓ nothing over in the last hour and day" }) : t({ zh: `✕ 超标 ${over.length} 个：${over.map(({ name }) => name.zh).join("、")}`, en: `✕ ${over.length} over: ${over.map(({ name }) => name.en).join(", ")}` })}</span></>;
}
