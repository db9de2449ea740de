import type { BoardSectionRow, BoardWater } from "@yunqing/wire";
import { useLanguage } from "../../app/language.js";
import { useFilter } from "../../app/view-state.js";
import { useView } from "../../client/views.js";
import { DayChoice } from "../../parts/choice.js";
import { ClassTag } from "../../parts/class-tag.js";
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
        {data.simulated && <p role="note"><b>{t({ zh: "模拟", en: "Simulated" })}</b></p>}
        {data.share && <p>{t({ zh: "优良断面比例 ", en: "Share of classes I–III " })}<FigureWhy figure={data.share} title={t({ zh: "优良断面比例", en: "good share" })} unit />{data.share.detail?.kind === "shares" ? t({ zh: `；劣Ⅴ类 ${data.share.detail.inferior}/${data.share.detail.sections}`, en: `; worse than V ${data.share.detail.inferior}/${data.share.detail.sections}` }) : ""}{t({ zh: `；同期 ${data.shareBefore?.value ?? "—"}`, en: `; last year ${data.shareBefore?.value ?? "—"}` })}</p>}
        <Panel title={{ zh: `断面 本年至 ${data.day}`, en: `Sections this year to ${data.day}` }}>
          <DataTable<BoardSectionRow> name={{ zh: "断面", en: "Sections" }} rows={data.sections} idOf={(row) => row.id} columns={[
            { id: "name", title: { zh: "断面", en: "Section" }, heads: true, cell: (row) => t(row.name), sortBy: (row) => row.name.zh }, { id: "body", title: { zh: "水体", en: "Water body" }, cell: (row) => (row.bodyName ? t(row.bodyName) : "—") },
            { id: "target", title: { zh: "目标", en: "Target" }, cell: (row) => <ClassTag of={row.targetClass} /> }, { id: "month", title: { zh: "本月", en: "This month" }, cell: (row) => <FigureWhy figure={row.month} title={t(row.name)}><ClassTag of={row.month.value} /></FigureWhy> },
            { id: "year", title: { zh: "本年", en: "This year" }, card: "badge", cell: (row) => <FigureWhy figure={row.year.now} title={t(row.name)}><ClassTag of={row.year.now.value} /></FigureWhy> }, { id: "kept", title: { zh: "达标", en: "Kept" }, cell: (row) => (row.target ? <FigureWhy figure={row.target} title={t(row.name)} /> : t({ zh: "未设目标", en: "no target" })) },
            { id: "pollutants", title: { zh: "主要污染指标（超标倍数）", en: "Main pollutants" }, cell: pollutants }, { id: "before", title: { zh: "上年同期", en: "Last year" }, cell: (row) => <ClassTag of={row.yearBefore.value} /> }, { id: "change", title: { zh: "变化", en: "Change" }, cell: (row) => row.year.change.value ?? "—" },
            { id: "latest", title: { zh: "最近整点", en: "Last hour" }, cell: (row) => (row.latest.length === 0 ? "—" : row.latest.map((one) => `${one.key.split("|")[2]?.split(":")[1] ?? ""} ${one.value ?? "—"}`).join("，")) },
          ]} />
        </Panel>
        <Panel title={{ zh: "沿程水质", en: "Along the rivers" }}>{data.rivers.length === 0 ? <p className="empty">{t({ zh: "没有登记河流", en: "No river registered" })}</p> : data.rivers.map((river) => <div key={river.id}><b>{t(river.name)}</b> <FigureWhy figure={river.state} title={t(river.name)} /> {data.sections.filter((one) => one.body === river.id).sort((a, b) => Number(a.chainage ?? 0) - Number(b.chainage ?? 0)).map((one) => <span key={one.id}> → {t(one.name)} <ClassTag of={one.year.now.value} /></span>)}</div>)}</Panel>
        {data.lakes.length > 0 && <Panel title={{ zh: "湖库", en: "Lakes" }}>{data.lakes.map((lake) => <p key={lake.id}>{t(lake.name)} <ClassTag of={lake.state.value} /> TLI <FigureWhy figure={lake.trophic} title={t(lake.name)} /></p>)}</Panel>}
        <Panel title={{ zh: "规划目标", en: "Targets of the plan" }}>{data.targets.length === 0 ? <p className="empty">{t({ zh: "未设目标", en: "No target set" })}</p> : data.targets.map((row) => <p key={row.label.zh}>{t(row.label)} {row.year}：{row.target} {row.figures.map((figure) => <FigureWhy key={figure.key} figure={figure} title={t(row.label)} unit />)}</p>)}</Panel>
      </>}</Loaded>
    </Page>
  );
}
