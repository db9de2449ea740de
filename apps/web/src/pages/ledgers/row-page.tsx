import type { FormField } from "@yunqing/ledger";
import { pathOf, type ChangeLedgerRow, type LedgerLikely, type LedgerRowView, type LedgerValues, type LedgerView } from "@yunqing/wire";
import { App, Button } from "antd";
import { useState } from "react";
import { useParams } from "react-router";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { useFilter } from "../../app/view-state.js";
import { send } from "../../client/fetch.js";
import { useAnswer, useCommand, usePlaceNames, useRows, useView } from "../../client/views.js";
import { beijingMinuteOf } from "../../day/beijing.js";
import { Field } from "../../parts/choice.js";
import { To } from "../../parts/link.js";
import { Loaded, Page, Panel } from "../../parts/page.js";
import { PageTabs } from "../../parts/page-tabs.js";
import { Tag } from "../../parts/state-tag.js";
import { Asks } from "../../parts/why.js";
import { DossierPanel, NamesOf } from "./dossier-panel.js";
import { NearPanel } from "./near-panel.js";
import { RelatedPanel } from "./related-panel.js";
import { RowForm } from "./row-form.js";
import { RowHistory } from "./row-history.js";
import { MoveDialog } from "./row-move.js";
import { CorrectDialog, MergeDialog, WithdrawDialog } from "./row-mend.js";
import { StateOfRow } from "./row-state.js";
import { TermTags } from "./row-terms.js";
import { ValueText } from "./value-text.js";
import "./ledgers.css";

/** One row of a ledger (台账记录): what it says, where it stands, what may be done, and everything that was done. */
export function RowPage() {
  const { ledger = "", id = "" } = useParams();
  const { t } = useLanguage();
  const [asOf] = useFilter("asOf");
  const view = useView<LedgerView>("ledger", { holes: { ledger } }), row = useView<LedgerRowView>("ledgerRow", { holes: { ledger, id }, query: { asOf: asOf || null } });
  const name = row.data?.name ?? id;
  return (
    <Page title={{ zh: name, en: name }} judged={false} lead={<><To to="/ledgers">{t({ zh: "台账", en: "Ledgers" })}</To> › <To to={`/ledgers/${ledger}`}>{view.data ? t(view.data.title) : ledger}</To></>}>
      <Loaded of={view}>{(loaded) => <Loaded of={row}>{(one) => <Body view={loaded} row={one} />}</Loaded>}</Loaded>
    </Page>
  );
}

function Body({ view, row }: { readonly view: LedgerView; readonly row: LedgerRowView }) {
  const { t } = useLanguage();
  const placeOf = usePlaceNames();
  const [tab, setTab] = useFilter("tab", "now");
  const [moving, setMoving] = useState<string | null>(null), [editing, setEditing] = useState(false), [mending, setMending] = useState<"" | "correct" | "merge" | "withdraw">("");
  const readOnly = row.asOf !== null || row.gone !== null;
  // what stands against the move is read from the row as it is now, not as it was when the dialog was opened
  const move = row.moves.find((each) => each.move === moving) ?? null;
  return (
    <div className="stack">
      {row.asOf && <p className="note as-of" role="note">{t({ zh: `这是 ${row.asOf} 结束时的记录，只能查看。`, en: `This is the row at the end of ${row.asOf}; it can only be read.` })}</p>}
      {row.gone && <p className="note as-of" role="note">{row.gone.kind === "withdrawn" ? t({ zh: "此记录已撤回，只作存档。", en: "This row is withdrawn and kept on record only." }) : <>{t({ zh: "此记录已并入", en: "Merged into" })} <To to={`/ledgers/${view.ledger}/${encodeURIComponent(row.gone.into ?? "")}`}>{t({ zh: "另一条记录", en: "another row" })}</To></>}</p>}
      <section className="panel fact-strip" aria-label={t({ zh: "要点", en: "Main facts" })}>
        <div className="fact-state"><StateOfRow view={view} row={row.row} /><TermTags terms={row.row.terms} />{(row.standing?.reopened ?? 0) > 0 && <Tag of="returned" words={{ zh: `反弹 ${row.standing?.reopened} 次`, en: `relapsed ${row.standing?.reopened} times` }} />}{row.row.place && <span className="kind">{placeOf(row.row.place)}</span>}</div>
        <p className="note">{t({ zh: `第 ${row.row.seq} 版，${row.row.byName} 于 ${beijingMinuteOf(row.row.at)} 更新`, en: `version ${row.row.seq}, by ${row.row.byName}, ${beijingMinuteOf(row.row.at)}` })}</p>
        {row.duties.map((duty) => <p key={duty.id}><To to={`/duties/${encodeURIComponent(duty.id)}`}>{duty.number} {duty.title}</To> <span className="num">{t({ zh: `${duty.dueDay} 到期`, en: `due ${duty.dueDay}` })}</span> {duty.overdue && <Tag of="overdue" words={{ zh: "逾期", en: "late" }} />}</p>)}
        {!readOnly && !editing && (
          <div className="form-actions no-print" role="group" aria-label={t({ zh: "可以办理的操作", en: "What you may do" })}>
            {row.moves.map((each, at) => <Button key={each.move} type={at === 0 ? "primary" : "default"} danger={each.reopens} onClick={() => setMoving(each.move)}>{t(each.label)}</Button>)}
            {row.mayChange && <Button onClick={() => setEditing(true)}>{t({ zh: "修改", en: "Change" })}</Button>}
            {row.mayCorrect && <Button onClick={() => setMending("correct")}>{t({ zh: "更正", en: "Correct" })}</Button>}
            {row.mayMerge && <Button onClick={() => setMending("merge")}>{t({ zh: "合并重复", en: "Merge" })}</Button>}
            {row.mayWithdraw && <Button danger onClick={() => setMending("withdraw")}>{t({ zh: "撤回", en: "Withdraw" })}</Button>}
          </div>)}
      </section>
      {move && <MoveDialog key={move.move} view={view} row={row} move={move} onClose={() => setMoving(null)} />}
      {mending === "correct" && <CorrectDialog view={view} row={row} onClose={() => setMending("")} />}
      {mending === "merge" && <MergeDialog view={view} row={row} onClose={() => setMending("")} />}
      {mending === "withdraw" && <WithdrawDialog view={view} row={row} onClose={() => setMending("")} />}
      {editing ? <ChangeForm view={view} row={row} onClose={() => setEditing(false)} /> : (
        <PageTabs active={tab} onChange={setTab} items={[
          { key: "now", label: t({ zh: "内容", en: "Content" }), children: <Content row={row} /> },
          ...(row.standing ? [{ key: "proofs", label: t({ zh: `证明（${row.standing.proofs.length}）`, en: `Proofs (${row.standing.proofs.length})` }), children: <Proofs view={view} row={row} /> }] : []),
          { key: "history", label: t({ zh: `历史（${row.versions}）`, en: `History (${row.versions})` }), children: <RowHistory view={view} row={row} /> },
          { key: "related", label: view.ledger === "enterprise" ? t({ zh: "一企一档", en: "Everything on it" }) : t({ zh: "关联记录", en: "Named by" }), children: view.ledger === "enterprise" ? <DossierPanel row={row} /> : <div className="stack"><NamesOf view={view} row={row} /><RelatedPanel view={view} row={row} /></div> },
          ...(view.layers.length > 0 ? [{ key: "near", label: t({ zh: "周边", en: "Near" }), children: <NearPanel view={view} row={row} /> }] : []),
          ...(readOnly ? [] : [{ key: "same", label: t({ zh: "疑似重复", en: "Perhaps the same" }), children: <LikelySame view={view} row={row} /> }]),
        ]} />)}
    </div>
  );
}

function Content({ row }: { readonly row: LedgerRowView }) {
  const { t } = useLanguage();
  const cell = (field: FormField) => { const value = <ValueText control={field.control} value={row.row.values[field.name]} names={row.names} />, lineage = row.lineage[field.name]; return lineage ? <Asks title={t(field.label)} lineage={lineage}>{value}</Asks> : value; };
  return (
    <div className="stack">{row.form.sections.map((section) => {
      const fields = section.fields.filter((field) => field.name in row.row.values);
      return fields.length > 0 && <Panel key={section.id} title={section.title}><dl className="ledger-values">{fields.map((field) => <div key={field.name} className={["children", "lines"].includes(field.control.type) ? "wide" : ""}><dt>{t(field.label)}</dt><dd>{cell(field)}</dd></div>)}</dl></Panel>;
    })}</div>
  );
}

function Proofs({ view, row }: { readonly view: LedgerView; readonly row: LedgerRowView }) {
  const { t } = useLanguage();
  const { d } = useActor();
  const held = row.standing?.proofs ?? [], needed = [...new Set(view.states.filter((each) => each.isClosed).flatMap((each) => each.proofs))];
  return (
    <Panel title={{ zh: "证明材料", en: "Proofs" }}>
      <p className="note">{t({ zh: "反弹后重新计算：以下是最近一次登记或反弹以来提交的。", en: "After a relapse they count from anew: these were given since the last opening." })}</p>
      <ul className="proof-list">{view.proofs.map((proof) => { const own = held.filter((each) => each.kind === proof.id); return (
        <li key={proof.id}><b>{t(proof.label)}</b> {own.length === 0 ? <Tag of={needed.includes(proof.id) ? "awaiting-sign" : "none"} words={needed.includes(proof.id) ? { zh: "销号前须提交", en: "wanted before closing" } : { zh: "未提交", en: "not given" }} /> : <ul className="evidence">{own.map((each) => <li key={each.hash + each.at}><a href={pathOf("evidenceFile", { d, hash: each.hash })} download>{each.type.startsWith("image/") && <img src={pathOf("thumbnail", { d, hash: each.hash })} alt="" width="40" height="40" />}{each.name}</a> <small>{each.byName} · {beijingMinuteOf(each.at)}</small></li>)}</ul>}</li>);
      })}</ul>
    </Panel>
  );
}

function LikelySame({ view, row }: { readonly view: LedgerView; readonly row: LedgerRowView }) {
  const { t } = useLanguage();
  const likely = useRows<LedgerLikely>("ledgerLikelySame", { holes: { ledger: view.ledger, id: row.row.id } });
  const words = { same: { zh: "同一主体", en: "the same" }, likely: { zh: "很可能相同", en: "likely the same" }, perhaps: { zh: "可能相同", en: "perhaps the same" } } as const;
  return <Loaded of={likely}>{(found) => found.length === 0 ? <p className="empty">{t({ zh: "没有发现疑似重复的记录。", en: "Nothing looks like the same." })}</p> : <ul className="proof-list">{found.map((each) => <li key={each.id}><To to={`/ledgers/${view.ledger}/${encodeURIComponent(each.id)}`}>{each.name}</To> <Tag of={each.strength === "same" ? "returned" : "awaiting-review"} words={words[each.strength]} /> <span className="note">{t(each.why)}</span></li>)}</ul>}</Loaded>;
}

function ChangeForm({ view, row, onClose }: { readonly view: LedgerView; readonly row: LedgerRowView; readonly onClose: () => void }) {
  const { t } = useLanguage();
  const { d } = useActor();
  const { message } = App.useApp();
  const [touched, setTouched] = useState<LedgerValues>({}), [why, setWhy] = useState("");
  // the version that was on the screen when the form was opened: what came in between is told, not written over
  const [version] = useState(row.row.version), [began] = useState(row.row.values);
  const shown = useAnswer<LedgerRowView>("ledgerRow", { holes: { ledger: view.ledger, id: row.row.id } });
  const put = useCommand<Omit<ChangeLedgerRow, "id">, LedgerRowView>((body) => send("POST", pathOf("ledgerRow", { d, ledger: view.ledger, id: row.row.id }), body), (made) => { shown(made); void message.success(t({ zh: "已保存", en: "Stored" })); onClose(); });
  return (
    <RowForm form={row.form} values={{ ...began, ...touched }} change={(name, value) => setTouched((old) => ({ ...old, [name]: value }))} names={row.names} problem={put.error} busy={put.isPending} words={t({ zh: "保存", en: "Store" })} cancel={onClose}
      submit={() => put.mutate({ version, values: touched, why: why.trim() })}
      more={<Field label={t({ zh: "修改原因", en: "Why" })} hint={t({ zh: "会写入历史", en: "goes into the history" })}>{(a) => <input {...a} type="text" maxLength={200} value={why} onChange={(event) => setWhy(event.target.value)} />}</Field>} />
  );
}
