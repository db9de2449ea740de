import "../air/air.css";
import "./water.css";
import type { BoardSectionRow, BoardWater } from "@yunqing/wire";
import { Fragment } from "react";
import { useLanguage } from "../../app/language.js";
import { useFilter } from "../../app/view-state.js";
import { useView } from "../../client/views.js";
import { BoardTargets } from "../../parts/board-targets.js";
import { DayChoice } from "../../parts/choice.js";
import { ClassTag, classColours } from "../../parts/class-tag.js";
import { DataTable } from "../../parts/data-table.js";
import { FigureWhy } from "../../parts/figure-why.js";
import { LineSwitch, useLine } from "../../parts/line-switch.js";
import { Loaded, Page, Panel } from "../../parts/page.js";

/** 地表水: sections against their targets, along the rivers, lakes and shares. */
export function WaterPage() {
  const { t } = useLanguage(), [line] = useLine(), [on, setOn] = useFilter("on"), view = useView<BoardWater>("boardWater", { query: { line, day: on || null } });
  const pollutants = ({ year: { now: { detail } } }: BoardSectionRow) => (detail?.kind === "water" ? t(detail.mainPollutants) || "—" : "—");
  return (
    <Page title={{ zh: "地表水", en: "Surface water" }} judged={false} actions={<LineSwitch />}>
      <div className="filters no-print"><DayChoice label={t({ zh: "日期", en: "Day" })} value={on} onChange={setOn} /></div>
      <Loaded of={view}>{(data) => <>
        <p className="board-lead" role="note">{data.simulated && <b>{t({ zh: "模拟", en: "Simulated" })}</b>}
          {data.share && <span>{t({ zh: "优良断面（Ⅰ～Ⅲ类）比例 ", en: "Share of classes I–III " })}<FigureWhy figure={data.share} title={t({ zh: "优良断面比例", en: "good share" })} unit /></span>}
          {data.share?.detail?.kind === "shares" && <span>{t({ zh: `劣Ⅴ类 ${data.share.detail.inferior}/${data.share.detail.sections} 个断面`, en: `worse than V ${data.share.detail.inferior} of ${data.share.detail.sections}` })}</span>}
          {data.shareBefore && <span>{t({ zh: "同期 ", en: "last year " })}<FigureWhy figure={data.shareBefore} title={t({ zh: "优良断面比例 同期", en: "good share last year" })} unit /></span>}
          <span>{t({ zh: `未达目标 ${data.sections.filter(({ target }) => target?.value === "未达标").length} 个断面`, en: `${data.sections.filter(({ target }) => target?.value === "未达标").length} sections miss their target` })}</span></p>
        <Panel title={{ zh: `沿程水质 本年至 ${data.day}`, en: `Along the rivers, this year to ${data.day}` }}>{data.rivers.length === 0 ? <p className="empty">{t({ zh: "没有登记河流；请在“监测网络”的水体中登记", en: "No river registered; register it in the network" })}</p> : data.rivers.map((river) => <River key={river.id} river={river} sections={data.sections.filter((one) => one.body === river.id)} />)}</Panel>
        <Panel title={{ zh: `断面 本年至 ${data.day}`, en: `Sections this year to ${data.day}` }}>
          <DataTable<BoardSectionRow> name={{ zh: "断面", en: "Sections" }} rows={data.sections} idOf={(row) => row.id} columns={[
            { id: "name", title: { zh: "断面", en: "Section" }, heads: true, cell: (row) => t(row.name), sortBy: (row) => row.name.zh }, { id: "body", title: { zh: "水体", en: "Water body" }, cell: (row) => (row.bodyName ? t(row.bodyName) : "—") },
            { id: "target", title: { zh: "目标", en: "Target" }, cell: (row) => <ClassTag of={row.targetClass} /> }, { id: "month", title: { zh: "本月", en: "This month" }, cell: (row) => <FigureWhy figure={row.month} title={t(row.name)}><ClassTag of={row.month.value} /></FigureWhy> },
            { id: "year", title: { zh: "本年", en: "This year" }, card: "badge", cell: (row) => <FigureWhy figure={row.year.now} title={t(row.name)}><ClassTag of={row.year.now.value} /></FigureWhy> }, { id: "kept", title: { zh: "达标", en: "Kept" }, cell: (row) => (row.target ? <FigureWhy figure={row.target} title={t(row.name)}>{row.target.value === "达标" ? t({ zh: "✓ 达标", en: "✓ kept" }) : row.target.value === "未达标" ? t({ zh: "✕ 未达标", en: "✕ missed" }) : t({ zh: "? 未评价", en: "? not judged" })}</FigureWhy> : t({ zh: "未设目标", en: "no target" })) },
            { id: "pollutants", title: { zh: "主要污染指标（超标倍数）", en: "Main pollutants" }, cell: pollutants }, { id: "before", title: { zh: "上年同期", en: "Last year" }, cell: (row) => <FigureWhy figure={row.yearBefore} title={`${t(row.name)} ${t({ zh: "上年同期", en: "last year" })}`}><ClassTag of={row.yearBefore.value} /></FigureWhy> }, { id: "change", title: { zh: "变化", en: "Change" }, cell: (row) => <FigureWhy figure={row.year.change} title={`${t(row.name)} ${t({ zh: "变化", en: "change" })}`} /> },
            { id: "latest", title: { zh: "最近整点", en: "Last hour" }, cell: (row) => (row.latest.length === 0 ? "—" : row.latest.map((one) => { const item = one.key.split("|")[2]?.split(":")[1] ?? ""; return <Fragment key={one.key}><span className="nowrap">{item} <FigureWhy figure={one} title={`${t(row.name)} ${item}`} /></span>{" "}</Fragment>; })) },
          ]} />
        </Panel>
        {data.lakes.length > 0 && <Panel title={{ zh: "湖库", en: "Lakes" }}>{data.lakes.map((lake) => <p key={lake.id}>{t(lake.name)} <FigureWhy figure={lake.state} title={t(lake.name)}><ClassTag of={lake.state.value} /></FigureWhy> {t({ zh: "综合营养状态指数 TLI", en: "trophic index TLI" })} <FigureWhy figure={lake.trophic} title={t(lake.name)} />{lake.trophic.value === null && lake.trophic.validity.reason ? <small>（{t(lake.trophic.validity.reason)}）</small> : null}</p>)}</Panel>}
        <BoardTargets rows={data.targets} />
      </>}</Loaded>
    </Page>
  );
}

/** A river from its source down: a strip coloured by class, with the class as a word, the target and the chainage of each section (沿程). */
function River({ river, sections }: { readonly river: BoardWater["rivers"][number]; readonly sections: readonly BoardSectionRow[] }) {
  const { t } = useLanguage(), along = [...sections].sort((a, b) => Number(a.chainage ?? Infinity) - Number(b.chainage ?? Infinity)), why = river.state.validity.reason;
  return (
    <div className="river"><p><b>{t(river.name)}</b> <FigureWhy figure={river.state} title={t(river.name)} />{river.state.value === null && why ? <small>（{t(why)}）</small> : null}</p>
      {along.length === 0 ? <p className="empty">{t({ zh: "没有断面登记在这条河上", en: "no section on this river" })}</p> : <ol className="river-strip">{along.map((one) => { const colour = classColours[one.year.now.value as keyof typeof classColours]; return (
        <li key={one.id} style={colour ? { borderTopColor: colour } : undefined}>
          <span>{t(one.name)}</span><FigureWhy figure={one.year.now} title={t(one.name)}><ClassTag of={one.year.now.value} /></FigureWhy>
          <small>{one.targetClass === null ? t({ zh: "未设目标", en: "no target" }) : <>{t({ zh: "目标 ", en: "target " })}<ClassTag of={one.targetClass} /> {one.target?.value === "未达标" ? t({ zh: "✕ 未达标", en: "✕ missed" }) : one.target?.value === "达标" ? t({ zh: "✓ 达标", en: "✓ kept" }) : ""}</>}</small>
          <small>{one.chainage === null ? t({ zh: "未登记里程", en: "no chainage" }) : t({ zh: `距源头 ${one.chainage} km`, en: `${one.chainage} km from the source` })}</small>
        </li>); })}</ol>}
    </div>
  );
}
