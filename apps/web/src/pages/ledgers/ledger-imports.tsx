import { DownloadOutlined, InboxOutlined } from "@ant-design/icons";
import { pathOf, type CommitLedgerImport, type LedgerImportLine, type LedgerImportLines, type LedgerImportRow, type LedgerImportView, type LedgerLineKind, type LedgerView, type MapLedgerHeadings, type WithdrawLedgerImport } from "@yunqing/wire";
import { useQuery } from "@tanstack/react-query";
import { App, Button, Checkbox, Progress } from "antd";
import { useRef, useState } from "react";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { useFilter } from "../../app/view-state.js";
import { get, send, upload } from "../../client/fetch.js";
import { useAddress, useCommand, useRows, useView } from "../../client/views.js";
import { beijingMinuteOf } from "../../day/beijing.js";
import { Field } from "../../parts/choice.js";
import { DataTable, type Column } from "../../parts/data-table.js";
import { To } from "../../parts/link.js";
import { Loaded, Panel } from "../../parts/page.js";
import { ProblemNote, wrongOf } from "../../parts/problem-note.js";
import { Tag } from "../../parts/state-tag.js";

const stepWords = { reading: { zh: "读取中", en: "being read" }, read: { zh: "待确认", en: "to be confirmed" }, committing: { zh: "导入中", en: "coming in" }, committed: { zh: "已导入", en: "in" }, withdrawing: { zh: "撤回中", en: "being withdrawn" }, withdrawn: { zh: "已撤回", en: "withdrawn" }, failed: { zh: "失败", en: "failed" } } as const;
const stepTags = { reading: "under-way", read: "awaiting-sign", committing: "under-way", committed: "met", withdrawing: "under-way", withdrawn: "withdrawn", failed: "missed" } as const;
const kinds: readonly LedgerLineKind[] = ["new", "changed", "same", "refused"];
const kindWords: Readonly<Record<LedgerLineKind, { readonly zh: string; readonly en: string }>> = { new: { zh: "新增", en: "new" }, changed: { zh: "变更", en: "changed" }, same: { zh: "相同", en: "same" }, refused: { zh: "有误", en: "refused" } };
const isRunning = (step: LedgerImportRow["step"]): boolean => step === "reading" || step === "committing" || step === "withdrawing";

/** Excel into a ledger (导入): template, preview of every line, one batch that can be withdrawn. */
export function LedgerImports({ view }: { readonly view: LedgerView }) {
  const [open, setOpen] = useFilter("import");
  return (
    <div className="stack">
      {open ? <OneImport key={open} view={view} id={open} onClose={() => setOpen("")} /> : <Upload view={view} onOpen={setOpen} />}
      <Batches view={view} onOpen={setOpen} />
    </div>
  );
}

function Upload({ view, onOpen }: { readonly view: LedgerView; readonly onOpen: (id: string) => void }) {
  const { t } = useLanguage();
  const { d } = useActor();
  const address = useAddress();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(""), [problem, setProblem] = useState<Error | null>(null);
  const take = async (file: File | undefined) => {
    if (!file || busy) return;
    setProblem(null); setBusy(file.name);
    try { onOpen((await upload<LedgerImportView>(pathOf("ledgerImports", { d, ledger: view.ledger }), file)).id); } catch (wrong) { setProblem(wrong as Error); }
    setBusy("");
    if (input.current) input.current.value = "";
  };
  return (
    <Panel title={{ zh: "上传 Excel", en: "Upload a sheet" }} extra={<Button size="small" icon={<DownloadOutlined />} href={address("ledgerTemplate", { holes: { ledger: view.ledger } })} download>{t({ zh: "下载模板", en: "Template" })}</Button>}>
      <p className="note">{t({ zh: "先预览，逐行告诉您是新增、变更、相同还是有误；确认后才入账，整批可以撤回。别的单位的旧表也能传：表头对应一次，系统记住。", en: "It is previewed first: each line is new, changed, the same or refused. Nothing is written before you confirm, and a batch can be withdrawn whole. Other headings are mapped once and remembered." })}</p>
      <div className="drop" onDragOver={(event) => event.preventDefault()} onDrop={(event) => { event.preventDefault(); void take(event.dataTransfer.files[0]); }}>
        <input ref={input} id="ledger-file" type="file" className="visually-hidden" tabIndex={-1} accept=".xlsx,.csv" onChange={(event) => void take(event.target.files?.[0])} /><label htmlFor="ledger-file" className="visually-hidden">{t({ zh: "台账文件", en: "sheet" })}</label>
        <Button type="primary" icon={<InboxOutlined />} loading={busy !== ""} onClick={() => input.current?.click()}>{t({ zh: "选择文件，或拖到这里", en: "Choose a file, or drop it here" })}</Button>
      </div>
      {problem && <ProblemNote problem={problem} />}
    </Panel>
  );
}

function OneImport({ view, id, onClose }: { readonly view: LedgerView; readonly id: string; readonly onClose: () => void }) {
  const { t } = useLanguage();
  const { d } = useActor();
  const path = pathOf("ledgerImport", { d, ledger: view.ledger, id });
  const found = useQuery({ queryKey: ["ledgerImport", path], queryFn: ({ signal }) => get<LedgerImportView>(path, signal), refetchInterval: ({ state }) => (state.data && isRunning(state.data.step) ? 700 : false) });
  return <Panel title={{ zh: "导入预览", en: "Preview" }} extra={<Button size="small" onClick={onClose}>{t({ zh: "收起", en: "Close" })}</Button>}><Loaded of={found}>{(loaded) => <Preview view={view} found={loaded} />}</Loaded></Panel>;
}

function Preview({ view, found }: { readonly view: LedgerView; readonly found: LedgerImportView }) {
  const { t, language } = useLanguage();
  const { d } = useActor();
  const { message } = App.useApp();
  const [chosen, setKind] = useState<LedgerLineKind | null>(null), [takeGood, setTakeGood] = useState(false), [why, setWhy] = useState("");
  // until somebody chooses: what is wrong comes first
  const kind = chosen ?? (found.counts.refused > 0 ? "refused" : found.counts.new > 0 ? "new" : found.counts.changed > 0 ? "changed" : "same");
  const holes = { d, ledger: view.ledger, id: found.id };
  const commit = useCommand<CommitLedgerImport, LedgerImportView>((body) => send("POST", pathOf("ledgerImportCommit", holes), { takeGood: body.takeGood, why: body.why }), () => { void message.success(t({ zh: "开始导入", en: "It is coming in" })); });
  const withdraw = useCommand<WithdrawLedgerImport, LedgerImportView>((body) => send("POST", pathOf("ledgerImportWithdrawal", holes), { why: body.why }), () => { void message.success(t({ zh: "整批撤回", en: "The batch is withdrawn" })); });
  const nothing = found.counts.new + found.counts.changed === 0, blocked = found.counts.refused > 0 && !takeGood;
  return (
    <>
      <p><b>{found.name}</b> <Tag of={stepTags[found.step]} words={stepWords[found.step]} /> {found.byName} · <span className="num">{beijingMinuteOf(found.at)}</span></p>
      {isRunning(found.step) && <Progress percent={found.total ? Math.floor((found.done / found.total) * 100) : 0} aria-label={t(stepWords[found.step])} format={() => `${found.done}${found.total ? ` / ${found.total}` : ""}`} />}
      {found.failure && <p className="field-about wrong" role="alert">✕ {t(found.failure)}</p>}
      {found.headingFaults.length > 0 && <ul className="obstacles">{found.headingFaults.map((each) => <li key={each.column}>{each.heading}：{t(each.message)}</li>)}</ul>}
      {found.step === "read" && <Headings key={JSON.stringify(found.columns)} view={view} found={found} />}
      {!isRunning(found.step) && <>
        <div className="filters" role="group" aria-label={t({ zh: "按结果查看", en: "by outcome" })}>{kinds.map((each) => <Button key={each} size="small" type={kind === each ? "primary" : "default"} aria-pressed={kind === each} onClick={() => setKind(each)}>{t(kindWords[each])} {found.counts[each]}</Button>)}</div>
        <Lines key={kind} view={view} id={found.id} kind={kind} />
      </>}
      {found.step === "read" && found.mayCommit && (
        <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); if (!nothing && !blocked) commit.mutate({ takeGood, why: why.trim() }); }}>
          {found.counts.refused > 0 && <p><Checkbox checked={takeGood} onChange={({ target }) => setTakeGood(target.checked)}>{t({ zh: `只导入无误的行；有误的 ${found.counts.refused} 行不导入`, en: `Take the good lines; the ${found.counts.refused} refused ones stay out` })}</Checkbox></p>}
          <Field label={t({ zh: "说明（来源、文号）", en: "Why, from where" })} wrong={wrongOf(commit.error, "why", language)}>{(a) => <input {...a} type="text" maxLength={200} value={why} onChange={(event) => setWhy(event.target.value)} />}</Field>
          {commit.error && <ProblemNote problem={commit.error} />}
          <div className="form-actions"><Button type="primary" htmlType="submit" loading={commit.isPending} disabled={nothing || blocked}>{t({ zh: `导入 ${found.counts.new + found.counts.changed} 行`, en: `Take in ${found.counts.new + found.counts.changed} lines` })}</Button>{nothing && <span className="note">{t({ zh: "没有需要写入的行。", en: "Nothing to write." })}</span>}</div>
        </form>)}
      {found.step === "committed" && found.mayWithdraw && (
        <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); if (why.trim()) withdraw.mutate({ why: why.trim() }); }}>
          <Field label={t({ zh: "撤回整批的理由", en: "Why withdraw the batch" })} required wrong={wrongOf(withdraw.error, "why", language)}>{(a) => <input {...a} type="text" maxLength={200} value={why} onChange={(event) => setWhy(event.target.value)} />}</Field>
          {withdraw.error && <ProblemNote problem={withdraw.error} />}
          <div className="form-actions"><Button danger htmlType="submit" loading={withdraw.isPending} disabled={why.trim() === ""}>{t({ zh: "撤回整批", en: "Withdraw the batch" })}</Button></div>
        </form>)}
    </>
  );
}

/** Which column of the file is which field; mapped once, remembered for the ledger. */
function Headings({ view, found }: { readonly view: LedgerView; readonly found: LedgerImportView }) {
  const { t } = useLanguage();
  const { d } = useActor();
  const [mapping, setMapping] = useState<Readonly<Record<string, string>>>({});
  const put = useCommand<MapLedgerHeadings, LedgerImportView>((body) => send("POST", pathOf("ledgerImportHeadings", { d, ledger: view.ledger, id: found.id }), { mapping: body.mapping }));
  const open = found.unknown.length > 0 || found.missing.length > 0 || found.headingFaults.length > 0;
  return (
    <details open={open} className="headings"><summary>{t({ zh: `表头对应（${found.columns.length} 列${found.unknown.length > 0 ? `，${found.unknown.length} 列未识别` : ""}）`, en: `Headings (${found.columns.length}${found.unknown.length > 0 ? `, ${found.unknown.length} not known` : ""})` })}</summary>
      {found.missing.length > 0 && <p className="field-about wrong">{t({ zh: `缺少必填列：${found.missing.join("、")}`, en: `missing: ${found.missing.join(", ")}` })}</p>}
      <div className="form-row">{found.columns.map((each) => (
        <Field key={each.column} label={each.heading || t({ zh: `第 ${each.column + 1} 列`, en: `column ${each.column + 1}` })}>{(a) => <select {...a} value={mapping[each.heading] ?? each.target ?? ""} onChange={(event) => setMapping({ ...mapping, [each.heading]: event.target.value })}><option value="">{t({ zh: "（不导入此列）", en: "(pass over)" })}</option>{found.targets.map((one) => <option key={one.target} value={one.target}>{one.heading}{one.isRequired ? " *" : ""}</option>)}</select>}</Field>))}</div>
      {put.error && <ProblemNote problem={put.error} />}
      <Button size="small" loading={put.isPending} disabled={Object.keys(mapping).length === 0} onClick={() => put.mutate({ mapping })}>{t({ zh: "按此重新预览并记住", en: "Preview anew and remember" })}</Button>
    </details>
  );
}

function Lines({ view, id, kind }: { readonly view: LedgerView; readonly id: string; readonly kind: LedgerLineKind }) {
  const { t } = useLanguage();
  const [after, setAfter] = useState<readonly string[]>([]);
  const lines = useView<LedgerImportLines>("ledgerImportLines", { holes: { ledger: view.ledger, id }, query: { kind, after: after.at(-1) ?? null, limit: "50" } });
  const say = (line: LedgerImportLine) => (
    <>
      {line.faults.length > 0 && <ul className="faults">{line.faults.map((each, at) => <li key={at} className={each.isDoubt ? "note" : "wrong"}><b>{each.column}{line.line}</b> {each.cell && <q>{each.cell.slice(0, 60)}</q>} {t(each.message)}</li>)}</ul>}
      {line.change.length > 0 && kind === "changed" && <ul className="faults">{line.change.map((each) => <li key={each.field}>{t(each.label)}：<s>{each.before || "—"}</s> → {each.after || "—"}</li>)}</ul>}
    </>);
  return <Loaded of={lines}>{(found) => found.lines.length === 0 ? <p className="empty">{t({ zh: "没有这样的行。", en: "No such line." })}</p> : (
    <>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={t({ zh: "逐行结果", en: "Line by line" })}><table className="data-table"><thead><tr><th scope="col">{t({ zh: "行", en: "Line" })}</th><th scope="col">{t({ zh: "名称", en: "Name" })}</th><th scope="col">{t({ zh: "说明", en: "What" })}</th></tr></thead>
        <tbody>{found.lines.map((line) => <tr key={`${line.sheet} ${line.line}`}><td className="num">{line.sheet ? `${line.sheet} ` : ""}{line.line}</td><th scope="row" className="heads">{line.row ? <To to={`/ledgers/${view.ledger}/${encodeURIComponent(line.row)}`}>{line.name || "—"}</To> : line.name || "—"}</th><td>{say(line)}</td></tr>)}</tbody></table></div>
      <nav className="pager" aria-label={t({ zh: "翻页", en: "Pages" })}><Button size="small" disabled={after.length === 0} onClick={() => setAfter(after.slice(0, -1))}>{t({ zh: "上一页", en: "Previous" })}</Button><Button size="small" disabled={found.next === null} onClick={() => { if (found.next !== null) setAfter([...after, found.next]); }}>{t({ zh: "下一页", en: "Next" })}</Button></nav>
    </>)}</Loaded>;
}

function Batches({ view, onOpen }: { readonly view: LedgerView; readonly onOpen: (id: string) => void }) {
  const rows = useRows<LedgerImportRow>("ledgerImports", { holes: { ledger: view.ledger } });
  const columns: readonly Column<LedgerImportRow>[] = [
    { id: "name", heads: true, title: { zh: "文件", en: "File" }, cell: (row) => <button type="button" className="sorter" onClick={() => onOpen(row.id)}>{row.name}</button> },
    { id: "step", card: "badge", title: { zh: "状态", en: "State" }, cell: (row) => <Tag of={stepTags[row.step]} words={stepWords[row.step]} /> },
    { id: "counts", title: { zh: "新增 / 变更 / 相同 / 有误", en: "new / changed / same / refused" }, cell: (row) => <span className="num">{kinds.map((each) => row.counts[each]).join(" / ")}</span> },
    { id: "by", title: { zh: "导入人", en: "By" }, cell: (row) => <>{row.byName}<small className="under num">{beijingMinuteOf(row.at)}</small></> },
  ];
  return <Loaded of={rows}>{(all) => <DataTable name={{ zh: "导入批次", en: "Batches" }} rows={all} columns={columns} idOf={(row) => row.id} chooser={false} empty={{ zh: "还没有导入过。", en: "Nothing was imported yet." }} />}</Loaded>;
}
