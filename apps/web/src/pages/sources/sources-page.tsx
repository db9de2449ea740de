import type { BoardOutletItem, BoardOutletRow, BoardSources } from "@yunqing/wire";
import { useLanguage } from "../../app/language.js";
import { useFilter } from "../../app/view-state.js";
import { useView } from "../../client/views.js";
import { DayChoice } from "../../parts/choice.js";
import { DataTable, type Column } from "../../parts/data-table.js";
import { FigureWhy } from "../../parts/figure-why.js";
import { LineSwitch, useLine } from "../../parts/line-switch.js";
import { Loaded, Page } from "../../parts/page.js";

interface Row { readonly outlet: BoardOutletRow; readonly item: BoardOutletItem }
const states = { running: { zh: "● 有数", en: "● data" }, stopped: { zh: "■ 停运", en: "■ stopped" }, silent: { zh: "○ 缺数", en: "○ silent" } } as const;
/** 污染源: outlets against their limits, with rates and amounts. */
export function SourcesPage() {
  const { t } = useLanguage(), [line] = useLine(), [on, setOn] = useFilter("on"), view = useView<BoardSources>("boardSources", { query: { line, day: on || null } });
  const figure = (id: keyof BoardOutletItem & ("hour" | "day" | "transmission" | "validity" | "effective" | "capture" | "monthEmission" | "yearEmission"), zh: string, en: string, least?: string): Column<Row> => ({ id, title: { zh, en }, numeric: true, cell: ({ outlet, item }) => { const one = item[id]; return <><FigureWhy figure={one} title={`${t(outlet.name)} ${item.item} ${t({ zh, en })}`} unit />{least !== undefined && one.value !== null && Number(one.value) < Number(least) ? t({ zh: ` ▽低于${least}%`, en: ` ▽below ${least} %` }) : ""}</>; } });
  return (
    <Page title={{ zh: "污染源", en: "Sources" }} judged={false} actions={<LineSwitch />}>
      <div className="filters no-print"><DayChoice label={t({ zh: "日期", en: "Day" })} value={on} onChange={setOn} /></div>
      <Loaded of={view}>{(data) => <>
        {data.simulated && <p role="note"><b>{t({ zh: "模拟", en: "Simulated" })}</b></p>}
        <DataTable<Row> name={{ zh: "排放口", en: "Outlets" }} rows={data.rows.flatMap((outlet) => outlet.items.map((item) => ({ outlet, item })))} idOf={({ outlet, item }) => `${outlet.id} ${item.item}`} columns={[
          { id: "name", title: { zh: "排放口", en: "Outlet" }, heads: true, cell: ({ outlet }) => t(outlet.name), sortBy: ({ outlet }) => outlet.name.zh }, { id: "state", title: { zh: "状态", en: "State" }, card: "badge", nowrap: true, cell: ({ outlet }) => t(states[outlet.state]) }, { id: "item", title: { zh: "项目", en: "Item" }, cell: ({ item }) => item.item },
          figure("hour", `${data.hour.day} ${data.hour.hour}时`, `hour ${data.hour.hour}`), figure("day", "最近一日", "last day"), { id: "limit", title: { zh: "限值 时/日", en: "Limits h/d" }, cell: ({ item }) => (item.hourLimit === null && item.dayLimit === null ? t({ zh: "未设限值", en: "no limit" }) : `${item.hourLimit ?? "—"} / ${item.dayLimit ?? "—"}`) },
          { id: "over", title: { zh: "超标 今日小时/本月天", en: "Over: hours today/days of month" }, cell: ({ item }) => `${item.exceedingHours ?? "—"} / ${item.exceedingDays ?? "—"}` },
          figure("transmission", "传输率", "transmission"), figure("validity", "有效率", "valid"), figure("effective", "传输有效率", "effective", data.thresholds.effective), figure("capture", "捕集率", "capture", data.thresholds.capture), figure("monthEmission", "本月排放量", "month"), figure("yearEmission", "本年排放量", "year"),
        ]} />
      </>}</Loaded>
    </Page>
  );
}
