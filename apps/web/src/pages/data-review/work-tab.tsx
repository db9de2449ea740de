import type { DataReviewWork, DataReviewWorkRow } from "@yunqing/wire";
import { Button, Checkbox } from "antd";
import { useMemo, useState } from "react";
import { useLanguage } from "../../app/language.js";
import { useFilter, useGo } from "../../app/view-state.js";
import { useView } from "../../client/views.js";
import { dayAfter } from "@yunqing/standards";
import { DayChoice } from "../../parts/choice.js";
import { DataTable, type Column } from "../../parts/data-table.js";
import { Loaded } from "../../parts/page.js";
import { dayFromToday, ProposeBar } from "./review-parts.js";

const keyOf = (row: DataReviewWorkRow): string => `${row.point}|${row.day}`;
/** Points and days to be reviewed, chosen together (待审任务). */
export function WorkTab() {
  const { t } = useLanguage(), go = useGo();
  const [from, setFrom] = useFilter("from", dayFromToday(-2)), [until, setUntil] = useFilter("until", dayFromToday(1)), [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const view = useView<DataReviewWork>("dataReviewWork", { query: { from, until } });
  const columns = useMemo<readonly Column<DataReviewWorkRow>[]>(() => [
    { id: "choose", title: { zh: "选择", en: "Choose" }, cell: (row) => <Checkbox aria-label={t({ zh: `选择 ${row.name.zh} ${row.day}`, en: `choose ${row.name.en} ${row.day}` })} checked={chosen.has(keyOf(row))} onChange={() => setChosen((held) => { const next = new Set(held); if (!next.delete(keyOf(row))) next.add(keyOf(row)); return next; })} /> },
    { id: "point", heads: true, title: { zh: "点位", en: "Point" }, sortBy: (row) => row.name.zh, cell: (row) => <Button type="link" size="small" onClick={() => go("/data-review", { tab: "grid", point: row.point, from: row.day, until: dayAfter(row.day) })}>{t(row.name)}</Button> },
    { id: "day", title: { zh: "日期", en: "Day" }, sortBy: (row) => row.day, cell: (row) => <span className="num">{row.day}</span> },
    { id: "unreviewed", numeric: true, title: { zh: "未审", en: "Unreviewed" }, sortBy: (row) => row.unreviewed, cell: (row) => `${row.unreviewed} / ${row.values}` },
    { id: "doubtful", numeric: true, title: { zh: "◆ 存疑", en: "◆ Doubtful" }, sortBy: (row) => row.doubtful, cell: (row) => row.doubtful },
    { id: "unreliable", numeric: true, title: { zh: "✕ 无效", en: "✕ Invalid" }, sortBy: (row) => row.unreliable, cell: (row) => row.unreliable },
    { id: "rules", card: "wide", title: { zh: "命中规则", en: "Rules" }, cell: (row) => row.rules.map(({ name, count }) => `${t(name)} ${count}`).join(t({ zh: "、", en: ", " })) || "—" },
    { id: "pending", numeric: true, title: { zh: "待复核", en: "Pending" }, sortBy: (row) => row.pending, cell: (row) => row.pending || "—" },
  ], [t, go, chosen]);
  return (
    <div className="stack">
      <div className="filters"><DayChoice label={t({ zh: "起", en: "From" })} value={from} onChange={setFrom} /><DayChoice label={t({ zh: "止（不含）", en: "Until" })} value={until} onChange={setUntil} /></div>
      <Loaded of={view}>{(loaded) => {
        const rows = loaded.rows.filter((row) => chosen.has(keyOf(row)));
        return <>
          <p className="note">{loaded.simulated && <strong>{t({ zh: "模拟数据 · ", en: "Simulated · " })}</strong>}{t({ zh: "以下为实时线的判定；规则命中：", en: "Words of the real-time line; rules: " })}{loaded.rules.map(({ name, count }) => `${t(name)} ${count}`).join(t({ zh: "、", en: ", " })) || t({ zh: "无", en: "none" })}</p>
          <ProposeBar chosen={rows.map((row) => ({ point: row.point, from: `${row.day}T00:00:00+08:00`, until: `${dayAfter(row.day)}T00:00:00+08:00`, factors: [], packets: row.packets, batches: row.batches }))} what={t({ zh: `已选 ${rows.length} 个点位日`, en: `${rows.length} days of points chosen` })} onDone={() => setChosen(new Set())} />
          <div className="filters"><Button size="small" onClick={() => setChosen(new Set(loaded.rows.filter((row) => row.unreviewed > 0 && row.pending === 0).map(keyOf)))}>{t({ zh: "选全部未审", en: "Choose all unreviewed" })}</Button><Button size="small" onClick={() => setChosen(new Set())}>{t({ zh: "清除选择", en: "Clear" })}</Button></div>
          <DataTable name={{ zh: "待审任务", en: "To be reviewed" }} rows={loaded.rows} columns={columns} idOf={keyOf} chooser={false} empty={{ zh: "这段时间没有小时数据。", en: "No hours in this span." }} />
        </>;
      }}</Loaded>
    </div>
  );
}
