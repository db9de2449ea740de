import type { AlarmStatisticRow, AlarmStatisticsView } from "@yunqing/wire";
import { useMemo } from "react";
import { useLanguage } from "../../app/language.js";
import { useFilter } from "../../app/view-state.js";
import { useView } from "../../client/views.js";
import { beijingDayOf } from "../../day/beijing.js";
import { Choice, DayChoice } from "../../parts/choice.js";
import { DataTable, type Column } from "../../parts/data-table.js";
import { Loaded } from "../../parts/page.js";
import { durationWords } from "./alarm-words.js";

/** 统计: how many, how soon, how long. */
export function StatisticsPanel() {
  const { t } = useLanguage();
  const today = beijingDayOf(new Date()), [from, setFrom] = useFilter("from", beijingDayOf(new Date(Date.now() - 29 * 86_400_000))), [until, setUntil] = useFilter("until", today), [by, setBy] = useFilter("by", "level");
  const next = beijingDayOf(new Date(Date.parse(`${until}T00:00:00+08:00`) + 86_400_000)), view = useView<AlarmStatisticsView>("alarmStatistics", { query: { from: `${from}T00:00:00+08:00`, until: `${next}T00:00:00+08:00`, by } });
  const columns = useMemo<readonly Column<AlarmStatisticRow>[]>(() => {
    const span = (id: string, zh: string, en: string, of: (row: AlarmStatisticRow) => AlarmStatisticRow["response"]): readonly Column<AlarmStatisticRow>[] => [
      { id: `${id}-median`, numeric: true, title: { zh: `${zh}（中位）`, en: `${en} (median)` }, sortBy: (row) => of(row).median, cell: (row) => t(durationWords(of(row).median)) },
      { id: `${id}-p90`, numeric: true, title: { zh: `${zh}（90%）`, en: `${en} (90 %)` }, sortBy: (row) => of(row).p90, cell: (row) => t(durationWords(of(row).p90)) },
    ];
    return [
      { id: "name", heads: true, title: { zh: "分组", en: "Group" }, cell: (row) => t(row.name) }, { id: "alarms", numeric: true, title: { zh: "报警数", en: "Alarms" }, sortBy: (row) => row.alarms, cell: (row) => row.alarms }, { id: "repeats", numeric: true, title: { zh: "重复", en: "Repeats" }, sortBy: (row) => row.repeats, cell: (row) => row.repeats },
      { id: "open", numeric: true, title: { zh: "未销", en: "Open" }, sortBy: (row) => row.open, cell: (row) => row.open }, { id: "false", numeric: true, title: { zh: "误报", en: "False" }, sortBy: (row) => row.false, cell: (row) => row.false },
      ...span("response", "响应", "Response", (row) => row.response), ...span("handling", "处置", "Handling", (row) => row.handling), ...span("closing", "销警", "Closing", (row) => row.closing), ...span("lasting", "持续", "Lasting", (row) => row.lasting),
    ];
  }, [t]);
  return (
    <>
      <div className="panel filter-bar no-print"><div className="filters">
        <DayChoice label={t({ zh: "从", en: "From" })} value={from} max={today} onChange={(day) => setFrom(day)} /><DayChoice label={t({ zh: "至", en: "To" })} value={until} max={today} onChange={(day) => setUntil(day)} />
        <Choice label={t({ zh: "按", en: "By" })} value={by} onChange={setBy} options={[{ value: "level", label: t({ zh: "级别", en: "Level" }) }, { value: "kind", label: t({ zh: "类别", en: "Kind" }) }, { value: "rule", label: t({ zh: "规则", en: "Rule" }) }, { value: "shift", label: t({ zh: "班次", en: "Shift" }) }]} />
      </div></div>
      <p className="note">{t({ zh: "时长自报警起算：响应到确认，处置到处置完成，持续到条件消失。中位数为居中值；90% 为至少九成报警不超过的最短时长。风暴按其中每条报警计。", en: "Durations count from the raising: response to acknowledging, handling to the end of handling, lasting to the end of the condition. 90 %: the least duration that nine of ten do not exceed. A storm counts by its alarms." })}</p>
      <Loaded of={view}>{(loaded) => <>{loaded.cut && <p className="note" role="alert">{t({ zh: "报警过多，只统计了一部分；请缩短时段。", en: "Too many alarms: only a part was counted; shorten the span." })}</p>}<DataTable name={{ zh: "报警统计", en: "Statistics of alarms" }} columns={columns} rows={loaded.items} idOf={(row) => row.group} empty={{ zh: "此时段没有报警。", en: "No alarm in this span." }} /></>}</Loaded>
    </>
  );
}
