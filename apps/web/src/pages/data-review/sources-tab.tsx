import { pathOf, type FigureOpened, type PutSourceMark, type SourceMarkRate, type SourceMarkRow, type SourceMarkView } from "@yunqing/wire";
import { Button, Input } from "antd";
import { useState } from "react";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { useFilter } from "../../app/view-state.js";
import { get, send } from "../../client/fetch.js";
import { useAddress, useCommand, useView } from "../../client/views.js";
import { beijingMinuteOf } from "../../day/beijing.js";
import { Field } from "../../parts/choice.js";
import { DataTable, type Column } from "../../parts/data-table.js";
import { Loaded, Panel } from "../../parts/page.js";
import { ProblemNote, wrongOf } from "../../parts/problem-note.js";
import { Tag } from "../../parts/state-tag.js";
import { Asks } from "../../parts/why.js";
import { dayFromToday } from "./review-parts.js";

/** Marks of outlets by the rule of 2022, and their rates of the month (污染源标记). */
export function SourcesTab() {
  const { t } = useLanguage(), [month, setMonth] = useFilter("month", dayFromToday(0).slice(0, 7)), view = useView<SourceMarkView>("sourceMarks", { query: { month } });
  return (
    <div className="stack">
      <div className="filters"><Field label={t({ zh: "月份", en: "Month" })}>{(a) => <input {...a} type="month" className="ant-input" value={month} onChange={(event) => { if (event.target.value) setMonth(event.target.value); }} />}</Field></div>
      <Loaded of={view}>{(loaded) => <Sources view={loaded} />}</Loaded>
    </div>
  );
}
function Sources({ view }: { readonly view: SourceMarkView }) {
  const { t } = useLanguage(), address = useAddress(), names = new Map(view.outlets.map(({ point, name }) => [point, name]));
  const rates: readonly Column<SourceMarkRate>[] = [
    { id: "point", heads: true, title: { zh: "排放口", en: "Outlet" }, cell: (row) => t(names.get(row.point) ?? { zh: row.point, en: row.point }) }, { id: "item", title: { zh: "项目", en: "Item" }, cell: (row) => row.item },
    ...(view.rates[0]?.rates ?? []).map((one, at): Column<SourceMarkRate> => ({ id: one.statistic, numeric: true, title: one.name, cell: (row) => { const rate = row.rates[at]; return rate === undefined ? "—" : <Asks title={`${row.item} ${t(rate.name)}`} load={async () => (await get<FigureOpened>(address("figure", { query: { key: rate.key } }))).lineage}>{rate.value === null ? "—" : `${rate.value} %`}</Asks>; } })),
  ];
  const marks: readonly Column<SourceMarkRow>[] = [
    { id: "point", heads: true, title: { zh: "排放口", en: "Outlet" }, cell: (row) => t(row.name) }, { id: "word", title: { zh: "标记", en: "Mark" }, cell: (row) => <>{row.family === "condition" ? t({ zh: "工况", en: "works" }) : t({ zh: "异常", en: "instrument" })}：{row.word}<small className="under">{row.reason} {row.document}</small></> },
    { id: "span", title: { zh: "时段", en: "Span" }, cell: (row) => <span className="num">{beijingMinuteOf(row.from)} – {beijingMinuteOf(row.until)}</span> }, { id: "by", title: { zh: "标记人", en: "By" }, cell: (row) => <>{row.by}<small className="under num">{beijingMinuteOf(row.at)}</small></> },
    { id: "state", card: "badge", title: { zh: "状态", en: "State" }, cell: (row) => row.stands ? <Tag of="done" words={{ zh: "在用", en: "Stands" }} /> : <Tag of="superseded" words={row.withdrawn ? { zh: "撤销记录", en: "Takes back" } : { zh: "已更正或撤销", en: "Replaced" }} /> },
    { id: "act", title: { zh: "操作", en: "Actions" }, cell: (row) => (row.stands && row.mayMark ? <TakeBack row={row} /> : "—") },
  ];
  return <>
    <p className="note">{view.simulated && <strong>{t({ zh: "模拟数据 · ", en: "Simulated · " })}</strong>}{t({ zh: "数据率按实时线计算；标记用语依 2022 年第 21 号公告，水泥、造纸用语全文未取得。", en: "Rates are of the real-time line; words by announcement 2022 no. 21, those of cement and paper are not at hand." })}</p>
    {view.outlets.some(({ mayMark }) => mayMark) && <MarkForm view={view} />}
    <DataTable name={{ zh: "污染源标记", en: "Marks of sources" }} rows={view.marks} columns={marks} idOf={(row) => row.id} chooser={false} empty={{ zh: "本月没有标记。", en: "No marks in this month." }} />
    <DataTable name={{ zh: "数据率", en: "Rates" }} rows={view.rates} columns={rates} idOf={(row) => `${row.point}|${row.item}`} chooser={false} empty={{ zh: "没有排放口。", en: "No outlets." }} />
  </>;
}

const beijing = (wall: string): string => `${wall}:00+08:00`;
function MarkForm({ view }: { readonly view: SourceMarkView }) {
  const { t, language } = useLanguage(), { d } = useActor(), outlets = view.outlets.filter(({ mayMark }) => mayMark);
  const [point, setPoint] = useState(outlets[0]?.point ?? ""), [word, setWord] = useState(0), [from, setFrom] = useState(""), [until, setUntil] = useState(""), [reason, setReason] = useState(""), [document, setDocument] = useState("");
  const put = useCommand<Omit<PutSourceMark, "id">, SourceMarkRow>((body) => send("POST", pathOf("sourceMarks", { d }), body), () => { setReason(""); setDocument(""); }), chosen = view.words[word], wrong = (field: string) => wrongOf(put.error, field, language);
  return (
    <Panel title={{ zh: "标记排放口", en: "Mark an outlet" }}>
      <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); if (chosen !== undefined) put.mutate({ point, family: chosen.family, word: chosen.word, from: beijing(from), until: beijing(until), items: [], reason, document, replaces: null, withdrawn: false }); }}>
        <div className="form-row">
          <Field label={t({ zh: "排放口", en: "Outlet" })}>{(a) => <select {...a} className="ant-input" value={point} onChange={(event) => setPoint(event.target.value)}>{outlets.map((one) => <option key={one.point} value={one.point}>{t(one.name)}</option>)}</select>}</Field>
          <Field label={t({ zh: "标记", en: "Mark" })} wrong={wrong("word")}>{(a) => <select {...a} className="ant-input" value={word} onChange={(event) => setWord(Number(event.target.value))}>{view.words.map((one, at) => <option key={`${one.family}|${one.word}`} value={at}>{`${one.family === "condition" ? t({ zh: "工况", en: "works" }) : t({ zh: "异常", en: "instrument" })} · ${language === "zh" ? one.word : one.name.en}${one.attestation === "VERIFIED" ? "" : t({ zh: "（未核对原文）", en: " (not checked)" })}`}</option>)}</select>}</Field>
          <Field label={t({ zh: "起", en: "From" })} required wrong={wrong("from")}>{(a) => <input {...a} type="datetime-local" className="ant-input" value={from} onChange={(event) => setFrom(event.target.value)} />}</Field>
          <Field label={t({ zh: "止", en: "Until" })} required wrong={wrong("until")}>{(a) => <input {...a} type="datetime-local" className="ant-input" value={until} onChange={(event) => setUntil(event.target.value)} />}</Field>
          <Field label={t({ zh: "原因", en: "Reason" })} required={chosen?.family === "abnormal"} wrong={wrong("reason")}>{(a) => <Input {...a} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
          <Field label={t({ zh: "佐证文件", en: "Document" })}>{(a) => <Input {...a} value={document} onChange={(event) => setDocument(event.target.value)} />}</Field>
        </div>
        {put.error && <ProblemNote problem={put.error} />}
        <div className="form-actions"><Button type="primary" htmlType="submit" loading={put.isPending}>{t({ zh: "标记", en: "Mark" })}</Button></div>
      </form>
    </Panel>
  );
}
function TakeBack({ row }: { readonly row: SourceMarkRow }) {
  const { t } = useLanguage(), { d } = useActor(), [reason, setReason] = useState("");
  const put = useCommand<Omit<PutSourceMark, "id">, SourceMarkRow>((body) => send("POST", pathOf("sourceMarks", { d }), body));
  return <span className="review-decide"><Input size="small" aria-label={t({ zh: `撤销理由 ${row.word}`, en: `why ${row.word} is taken back` })} placeholder={t({ zh: "撤销理由", en: "reason" })} value={reason} onChange={(event) => setReason(event.target.value)} /><Button size="small" danger disabled={reason.trim() === ""} onClick={() => put.mutate({ point: row.point, family: row.family, word: row.word, from: row.from, until: row.until, items: row.items, document: row.document, reason, replaces: row.id, withdrawn: true })}>{t({ zh: "撤销", en: "Take back" })}</Button>{put.error && <ProblemNote problem={put.error} />}</span>;
}
