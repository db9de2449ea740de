import { DownloadOutlined } from "@ant-design/icons";
import type { AnalysisAnswer, AnalysisKind, FigureSubjectView } from "@yunqing/wire";
import { Button } from "antd";
import { useMemo } from "react";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { useFilter } from "../../app/view-state.js";
import { useAddress, useRows, useView } from "../../client/views.js";
import { beijingDayOf } from "../../day/beijing.js";
import { Choice, DayChoice } from "../../parts/choice.js";
import { DataTable, type Column } from "../../parts/data-table.js";
import { LineSwitch, useLine } from "../../parts/line-switch.js";
import { Loaded, Page, Panel } from "../../parts/page.js";
import { AnalysisDrawing } from "./analysis-chart.js";
import { analysisTakes, Several, subjectsFor, subjectText } from "./analysis-picker.js";
import "./analysis.css";

const kinds = Object.keys(analysisTakes) as readonly AnalysisKind[], dayMs = 86_400_000, listed = (text: string): readonly string[] => text.split(",").filter(Boolean), nameOf = ({ kind, id }: FigureSubjectView): string => `${kind}:${id}`;
/** Rows shown at most; Excel has all. */
const mostRows = 1_000;
const wind: ReadonlySet<string> = new Set(["wind-speed", "wind-direction"]);

/** 分析: what is asked stands in the address; the answer is a drawing, its facts, its table and its method. */
export function AnalysisPage() {
  const { t, language } = useLanguage(), { can } = useActor(), address = useAddress(), [line] = useLine(), subjects = useRows<FigureSubjectView>("figureSubjects");
  const [kindText, setKind] = useFilter("kind", "calendar"), [subjectsText, setSubjects] = useFilter("subjects"), [itemsText, setItems] = useFilter("items");
  const [today, start] = useMemo(() => { const now = Date.now(); return [beijingDayOf(new Date(now + dayMs)), beijingDayOf(new Date(now - 90 * dayMs))]; }, []);
  const [from, setFrom] = useFilter("from", start), [until, setUntil] = useFilter("until", today), kind = kinds.find((one) => one === kindText) ?? "calendar", takes = analysisTakes[kind];
  const fitting = subjectsFor(kind, subjects.data ?? []), asked = listed(subjectsText), picked = fitting.filter((one) => asked.includes(nameOf(one)));
  const chosen = (picked.length > 0 ? picked : fitting).slice(0, picked.length > 0 ? takes.subjects[1] : takes.subjects[0]), inOrder = [...chosen].sort((a, b) => asked.indexOf(nameOf(a)) - asked.indexOf(nameOf(b)));
  const offered = [...new Set((kind === "long-section" ? fitting : chosen).flatMap(({ items }) => items))].filter((item) => !wind.has(item)), wanted = listed(itemsText).filter((item) => offered.includes(item));
  const least = kind === "correlation" && chosen.length < 2 ? 2 : takes.items[0], items = (wanted.length > 0 ? wanted : offered).slice(0, wanted.length > 0 ? takes.items[1] : Math.max(least, Math.min(1, takes.items[1])));
  const ready = chosen.length >= takes.subjects[0] && items.length >= takes.items[0];
  const query = { kind, subjects: inOrder.map(nameOf).join(","), ...(items.length > 0 ? { items: items.join(",") } : {}), from, until, line }, view = useView<AnalysisAnswer>("analysis", { query, enabled: ready });
  return (
    <Page title={{ zh: "分析", en: "Analysis" }} judged={false} lead={t({ zh: "供研判使用；评价结论以空气、地表水等页的统计值为准", en: "For looking closer; official figures stand on the pages of air and water" })} actions={<>
      <LineSwitch />{can("table.export") && ready && view.data !== undefined && <Button icon={<DownloadOutlined />} href={address("analysisSheet", { query: { ...query, lang: language } })} download>Excel<span className="visually-hidden">{t({ zh: "下载本分析的数据", en: "download this analysis" })}</span></Button>}</>}>
      <div className="filters no-print">
        <Choice label={t({ zh: "方式", en: "Kind" })} value={kind} options={kinds.map((one) => ({ value: one, label: t(analysisTakes[one].name) }))} onChange={setKind} />
        <Several label={{ zh: "对象", en: "Subjects" }} most={takes.subjects[1]} options={fitting.map((one) => ({ value: nameOf(one), label: subjectText(one, t) }))} chosen={inOrder.map(nameOf)} onChange={(next) => setSubjects(next.join(","))} />
        {takes.items[1] > 0 && <Several label={{ zh: "项目", en: "Items" }} most={takes.items[1]} options={offered.map((item) => ({ value: item, label: item }))} chosen={items} onChange={(next) => setItems(next.join(","))} />}
        <DayChoice label={t({ zh: "自", en: "From" })} value={from} onChange={setFrom} /><DayChoice label={t({ zh: "至（不含）", en: "Until (not included)" })} value={until} onChange={setUntil} />
      </div>
      {subjects.data === undefined ? <Loaded of={subjects}>{() => null}</Loaded> : !ready ? <p className="empty" role="status">{fitting.length < takes.subjects[0] ? t({ zh: "您可见范围内没有此分析所需的对象", en: "Nothing that you see can be analysed so" }) : t({ zh: "所选对象没有可分析的项目，请另选对象", en: "The subjects chosen have no item for this; choose others" })}</p> : <Loaded of={view}>{(answer) => <Answered answer={answer} />}</Loaded>}
    </Page>
  );
}

function Answered({ answer }: { readonly answer: AnalysisAnswer }) {
  const { t } = useLanguage(), { coverage, facts, method, chart, table, title } = answer;
  type Row = { readonly id: string; readonly cells: AnalysisAnswer["table"]["rows"][number] };
  const rows = useMemo(() => table.rows.slice(0, mostRows).map((cells, at): Row => ({ id: String(at), cells })), [table]);
  const columns = table.columns.map(({ id, label, unit, kind }, at): Column<Row> => {
    const text = ({ cells }: Row): string => { const cell = cells[at] ?? ""; return typeof cell === "string" ? cell : t(cell); }, numeric = kind === "decimal" || kind === "integer";
    return { id, title: unit === "" ? label : { zh: `${label.zh}（${unit}）`, en: `${label.en} (${unit})` }, heads: at === 0, numeric, cell: text, sortBy: (row) => (numeric ? (Number.isFinite(Number(text(row))) ? Number(text(row)) : null) : text(row)) };
  });
  const share = coverage.of === null ? String(coverage.have) : `${coverage.have}/${coverage.of}${coverage.of === 0 ? "" : `（${((100 * coverage.have) / coverage.of).toFixed(1)}%）`}`;
  return <>
    <Panel title={title} extra={answer.simulated ? <b role="note">{t({ zh: "模拟", en: "Simulated" })}</b> : undefined}>
      <dl className="analysis-facts"><div><dt>{coverage.what === "hours" ? t({ zh: "计入小时", en: "hours counted" }) : t({ zh: "计入监测次数", en: "samples counted" })}</dt><dd>{share}</dd></div><div><dt>{t({ zh: "因质量不计", en: "left out for quality" })}</dt><dd>{coverage.leftOut}</dd></div>{facts.map(({ label, value }) => <div key={label.zh}><dt>{t(label)}</dt><dd>{value}</dd></div>)}</dl>
      {coverage.have === 0 ? <p className="empty" role="status">{t({ zh: "所选时段没有计入的数据，请换时段、对象或数据线", en: "Nothing counts in this span; take another span, subject or line" })}</p> : <AnalysisDrawing chart={chart} label={t({ zh: `${title.zh}；图中数据见下表`, en: `${title.en}; the table below has its figures` })} />}
    </Panel>
    <Panel title={{ zh: "方法", en: "Method" }}><p className="analysis-method">{t(method)}<br />{t({ zh: "出处：", en: "After: " })}{method.reference}</p></Panel>
    <Panel title={{ zh: "数据表", en: "Table" }}>{table.rows.length > mostRows && <p className="analysis-method">{t({ zh: `共 ${table.rows.length} 行，此处显示前 ${mostRows} 行；Excel 含全部`, en: `${table.rows.length} rows, the first ${mostRows} are shown; Excel has all` })}</p>}<DataTable name={{ zh: "分析数据", en: "Data of the analysis" }} rows={rows} idOf={({ id }) => id} columns={columns} /></Panel>
  </>;
}
