import { DownloadOutlined } from "@ant-design/icons";
import { pathOf, type AddSubjectName, type Dossier, type DossierGroup, type DossierPoint, type LedgerRowView, type LedgerView, type SubjectNames, type WithdrawSubjectName } from "@yunqing/wire";
import { App, Button } from "antd";
import { useState } from "react";
import { conditionWords, pointKindWords } from "../../app/monitor-words.js";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { send } from "../../client/fetch.js";
import { useAddress, useCommand, useView } from "../../client/views.js";
import { beijingMinuteOf } from "../../day/beijing.js";
import { Field } from "../../parts/choice.js";
import { To } from "../../parts/link.js";
import { Loaded, Panel } from "../../parts/page.js";
import { ProblemNote, wrongOf } from "../../parts/problem-note.js";
import { DutyTag, Tag } from "../../parts/state-tag.js";

/** The file of one enterprise (一企一档): permits, outlets with what they say now, wastes, vehicles, sources, plans, checks, credit, duties, reports; each with counts, what is open, the latest. */
export function DossierPanel({ row }: { readonly row: LedgerRowView }) {
  const { t } = useLanguage();
  const address = useAddress(), id = row.row.id, found = useView<Dossier>("dossier", { holes: { id } });
  return <Loaded of={found}>{(dossier) => {
    const filled = dossier.parts.filter((part) => part.groups.length > 0 || (part.section === "permits" && dossier.facts.length > 0) || (part.section === "outlets" && dossier.points.length > 0) || (part.section === "duties" && dossier.duties.length > 0)), empty = dossier.parts.filter((part) => !filled.includes(part));
    return (
      <div className="stack dossier">
        <section className="panel" aria-label={t({ zh: "一览", en: "At a glance" })}>
          <header className="panel-head"><h2>{t({ zh: "一企一档", en: "File of the enterprise" })}</h2>{dossier.mayExport && <Button className="no-print" size="small" icon={<DownloadOutlined />} href={address("dossierExport", { holes: { id } })} download>{t({ zh: "整档导出 Excel", en: "Whole file as Excel" })}</Button>}</header>
          <p className="note" role="status">{t({ zh: `查了 ${dossier.ledgersAsked} 处引用，${dossier.parts.reduce((all, part) => all + part.groups.length, 0)} 处有记录，共 ${dossier.parts.reduce((all, part) => all + part.count, 0)} 条`, en: `${dossier.ledgersAsked} references asked, ${dossier.parts.reduce((all, part) => all + part.groups.length, 0)} with rows, ${dossier.parts.reduce((all, part) => all + part.count, 0)} in all` })}</p>
          <ul className="dossier-counts">{dossier.parts.map((part) => { const count = part.section === "duties" ? part.count + dossier.duties.length : part.count; return <li key={part.section}><a href={`#dossier-${part.section}`} aria-disabled={!filled.includes(part)}>{t(part.title)}</a> <b className="num">{count}</b>{part.section === "outlets" && dossier.points.length > 0 && <small className="note">{t({ zh: `点位 ${dossier.points.length}`, en: `${dossier.points.length} points` })}</small>}{part.open > 0 && <small className="note">{t({ zh: `未办结 ${part.open}`, en: `${part.open} open` })}</small>}{part.late > 0 && <Tag of="overdue" words={{ zh: `逾期 ${part.late}`, en: `${part.late} late` }} />}</li>; })}</ul>
        </section>
        <NamesPanel ledger="enterprise" row={id} given={dossier.names} />
        {filled.map((part) => (
          <Panel key={part.section} id={`dossier-${part.section}`} title={part.title} extra={<span className="note num">{part.latest !== null && t({ zh: `最近更新 ${beijingMinuteOf(part.latest)}`, en: `latest ${beijingMinuteOf(part.latest)}` })}</span>}>
            {part.section === "permits" && dossier.facts.length > 0 && <dl className="ledger-values">{dossier.facts.map((fact) => <div key={fact.field}><dt>{t(fact.label)}</dt><dd className={/code|permit$/i.test(fact.field) ? "num" : ""}>{fact.text} {fact.isOver && <Tag of="overdue" words={{ zh: "已过期", en: "over" }} />}</dd></div>)}</dl>}
            {part.section === "outlets" && dossier.points.length > 0 && <Points points={dossier.points} />}
            {part.section === "duties" && dossier.duties.length > 0 && <ul className="place-list">{dossier.duties.map((each) => <li key={each.id}><To to={`/duties/${encodeURIComponent(each.id)}`}>{each.number} {each.title}</To> <DutyTag state={each.state} /> <span className="num note">{t({ zh: `${each.dueDay} 到期`, en: `due ${each.dueDay}` })}</span>{each.overdue && <Tag of="overdue" words={{ zh: "逾期", en: "late" }} />}</li>)}</ul>}
            {part.groups.map((group) => <Group key={`${group.ledger} ${group.field}`} group={group} row={id} />)}
          </Panel>))}
        {empty.length > 0 && <p className="note">{t({ zh: `没有记录的分组：${empty.map((part) => part.title.zh).join("、")}`, en: `Sections without a row: ${empty.map((part) => part.title.en).join(", ")}` })}</p>}
      </div>);
  }}</Loaded>;
}

function Group({ group, row }: { readonly group: DossierGroup; readonly row: string }) {
  const { t } = useLanguage();
  return (
    <section className="related" aria-label={t(group.title)}>
      <h3><To to={`/ledgers/${group.ledger}`} extra={{ filter: JSON.stringify([{ field: group.field, way: "any-of", values: [row] }]) }}>{t(group.title)}</To> <small className="note">{t(group.label)} · {t({ zh: `${group.count} 条`, en: `${group.count} rows` })}{group.open !== null && group.open > 0 && t({ zh: ` · 未办结 ${group.open}`, en: ` · ${group.open} open` })}</small> {group.late > 0 && <Tag of="overdue" words={{ zh: `逾期 ${group.late}`, en: `${group.late} late` }} />}</h3>
      <ul>{group.rows.map((each) => <li key={each.id}><To to={`/ledgers/${group.ledger}/${encodeURIComponent(each.id)}`}>{group.names[each.id] ?? each.id}</To> <small className="note num">{beijingMinuteOf(each.at)}</small>{each.duty !== null && <> <To to={`/duties/${encodeURIComponent(each.duty.id)}`}>{each.duty.number}</To>{each.duty.overdue && <Tag of="overdue" words={{ zh: "逾期", en: "late" }} />}</>}</li>)}</ul>
    </section>
  );
}

function Points({ points }: { readonly points: readonly DossierPoint[] }) {
  const { t } = useLanguage();
  return (
    <ul className="dossier-points" aria-label={t({ zh: "监测点位", en: "Monitoring points" })}>{points.map((point) => (
      <li key={point.point}>
        <p><To to={`/monitor/${encodeURIComponent(point.point)}`}>{t(point.name)}</To> <small className="note">{t(pointKindWords[point.kind as keyof typeof pointKindWords] ?? { zh: point.kind, en: point.kind })}</small>{point.condition !== null && <small className="kind">{t(conditionWords[point.condition])}</small>}</p>
        {point.latest.length > 0 ? <dl className="latest">{point.latest.map((each) => <div key={each.factor}><dt>{t(each.name)}</dt><dd><b className="num">{each.value}</b> {each.unit}</dd></div>)}</dl> : <p className="note">{t({ zh: "还没有在线数据。", en: "No online data yet." })}</p>}
        {point.latest[0] !== undefined && <p className="note num">{t({ zh: `最新 ${point.latest[0].at}`, en: `latest ${point.latest[0].at}` })}</p>}
      </li>))}</ul>
  );
}

/** Former names and aliases of a subject (曾用名与别名): facts with days and sources; whoever looks for one of them finds the subject. */
export function NamesPanel({ ledger, row, given }: { readonly ledger: string; readonly row: string; readonly given: SubjectNames }) {
  const { t, language } = useLanguage();
  const { d } = useActor();
  const { message } = App.useApp();
  const [adding, setAdding] = useState(false), [kind, setKind] = useState<"former" | "alias">("former"), [name, setName] = useState(""), [from, setFrom] = useState(""), [until, setUntil] = useState(""), [source, setSource] = useState("");
  const [ending, setEnding] = useState(""), [why, setWhy] = useState(""), holes = { d, ledger, id: row };
  const add = useCommand<Omit<AddSubjectName, "id">, SubjectNames>((body) => send("POST", pathOf("subjectNames", holes), body), () => { void message.success(t({ zh: "已记下", en: "Noted" })); setAdding(false); setName(""); setFrom(""); setUntil(""); setSource(""); });
  const end = useCommand<Omit<WithdrawSubjectName, "id">, SubjectNames>((body) => send("POST", pathOf("subjectNameWithdrawal", holes), body), () => { void message.success(t({ zh: "已撤销", en: "Taken back" })); setEnding(""); setWhy(""); });
  if (given.names.length === 0 && !given.mayAdd) return null;
  return (
    <Panel title={{ zh: "曾用名与别名", en: "Former names and aliases" }} extra={given.mayAdd && !adding && <Button className="no-print" size="small" onClick={() => setAdding(true)}>{t({ zh: "记一个名称", en: "Note a name" })}</Button>}>
      {given.names.length === 0 ? <p className="note">{t({ zh: "没有记过。记下后，按这些名称查找、导入、核对都能找到本单位。", en: "None yet. Once noted, lists, files and reconciliations find the subject by them." })}</p> : (
        <ul className="proof-list">{given.names.map((each) => <li key={each.id}>{each.withdrawn === null ? <b>{each.name}</b> : <s>{each.name}</s>} <span className="kind">{t(each.kind === "former" ? { zh: "曾用名", en: "former name" } : { zh: "别名", en: "alias" })}</span> {(each.from !== null || each.until !== null) && <span className="num">{each.from ?? ""}—{each.until ?? ""}</span>} <span className="note">{each.source}{each.byName !== "" && ` · ${each.byName} ${beijingMinuteOf(each.at)}`}</span>
          {each.withdrawn !== null ? <span className="note">{t({ zh: `已撤销：${each.withdrawn.why}`, en: `taken back: ${each.withdrawn.why}` })}</span> : given.mayAdd && ending !== each.id && <Button className="no-print" type="link" size="small" onClick={() => setEnding(each.id)}>{t({ zh: "撤销", en: "Take back" })}<span className="visually-hidden"> {each.name}</span></Button>}
          {ending === each.id && <form className="form no-print" noValidate onSubmit={(event) => { event.preventDefault(); if (why.trim() !== "") end.mutate({ name: each.id, why: why.trim() }); }}><Field label={t({ zh: "为什么撤销", en: "Why" })} required wrong={wrongOf(end.error, "why", language)}>{(a) => <input {...a} type="text" maxLength={200} value={why} onChange={(event) => setWhy(event.target.value)} />}</Field>{end.error && <ProblemNote problem={end.error} />}<div className="form-actions"><Button danger size="small" htmlType="submit" loading={end.isPending} disabled={why.trim() === ""}>{t({ zh: "撤销", en: "Take back" })}</Button><Button size="small" onClick={() => setEnding("")}>{t({ zh: "取消", en: "Cancel" })}</Button></div></form>}</li>)}</ul>)}
      {given.others.length > 0 && <p className="field-about wrong">{t({ zh: "另有记录用过同样的名称，可能是同一主体：", en: "Other rows bore the same name and may be the same subject:" })} {given.others.map((each) => <span key={each.id}><To to={`/ledgers/${ledger}/${encodeURIComponent(each.id)}`}>{each.name}</To> </span>)}</p>}
      {adding && <form className="form no-print" noValidate onSubmit={(event) => { event.preventDefault(); add.mutate({ kind, name: name.trim(), from: from.trim() === "" ? null : from.trim(), until: until.trim() === "" ? null : until.trim(), source: source.trim() }); }}>
        <div className="form-row">
          <Field label={t({ zh: "类型", en: "Kind" })}>{(a) => <select {...a} value={kind} onChange={(event) => setKind(event.target.value === "alias" ? "alias" : "former")}><option value="former">{t({ zh: "曾用名", en: "former name" })}</option><option value="alias">{t({ zh: "别名（简称、俗称、异写）", en: "alias" })}</option></select>}</Field>
          <Field label={t({ zh: "名称", en: "Name" })} required wrong={wrongOf(add.error, "name", language)}>{(a) => <input {...a} type="text" maxLength={120} value={name} onChange={(event) => setName(event.target.value)} />}</Field>
          <Field label={t({ zh: "自", en: "From" })} hint="YYYY、YYYY-MM、YYYY-MM-DD" wrong={wrongOf(add.error, "from", language)}>{(a) => <input {...a} type="text" maxLength={10} value={from} onChange={(event) => setFrom(event.target.value)} />}</Field>
          <Field label={t({ zh: "至", en: "Until" })} wrong={wrongOf(add.error, "until", language)}>{(a) => <input {...a} type="text" maxLength={10} value={until} onChange={(event) => setUntil(event.target.value)} />}</Field>
          <Field label={t({ zh: "来源（文件、登记机关）", en: "Source" })} required wrong={wrongOf(add.error, "source", language)}>{(a) => <input {...a} type="text" maxLength={200} value={source} onChange={(event) => setSource(event.target.value)} />}</Field>
        </div>
        {add.error && <ProblemNote problem={add.error} />}
        <div className="form-actions"><Button type="primary" htmlType="submit" loading={add.isPending} disabled={name.trim() === "" || source.trim() === ""}>{t({ zh: "记下", en: "Note it" })}</Button><Button onClick={() => setAdding(false)}>{t({ zh: "取消", en: "Cancel" })}</Button></div>
      </form>}
    </Panel>
  );
}
/** Names of a subject of another ledger (行政区划、水源地的曾用名), over the rows that name it. */
export function NamesOf({ view, row }: { readonly view: LedgerView; readonly row: LedgerRowView }) {
  const found = useView<SubjectNames>("subjectNames", { holes: { ledger: view.ledger, id: row.row.id } });
  return found.data === undefined ? null : <NamesPanel ledger={view.ledger} row={row.row.id} given={found.data} />;
}
