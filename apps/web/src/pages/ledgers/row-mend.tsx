import { pathOf, type CorrectLedgerRow, type LedgerLikely, type LedgerRowView, type LedgerValues, type LedgerVersionView, type LedgerView, type MergeLedgerRow, type WithdrawLedgerRow } from "@yunqing/wire";
import { App, Checkbox, Modal } from "antd";
import { useState } from "react";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { useGo } from "../../app/view-state.js";
import { send } from "../../client/fetch.js";
import { uuidV7 } from "../../client/uuid.js";
import { useAnswer, useCommand, useRows, useView } from "../../client/views.js";
import { beijingMinuteOf } from "../../day/beijing.js";
import { Field } from "../../parts/choice.js";
import { ProblemNote, wrongOf } from "../../parts/problem-note.js";
import { FieldControl } from "./field-control.js";
import { ReferencePicker } from "./reference-picker.js";
import { ValueText } from "./value-text.js";

interface Props { readonly view: LedgerView; readonly row: LedgerRowView; readonly onClose: () => void }

/** Says that a version was wrong and what is right (更正): the wrong one stays on record, the ledger of that day shows the right one. */
export function CorrectDialog({ view, row, onClose }: Props) {
  const { t, language } = useLanguage();
  const { d } = useActor();
  const { message } = App.useApp();
  const versions = useRows<LedgerVersionView>("ledgerVersions", { holes: { ledger: view.ledger, id: row.row.id } });
  const fields = row.form.sections.flatMap((section) => section.fields).filter((field) => field.isWritable);
  const [wrong, setWrong] = useState(row.row.version), [chosen, setChosen] = useState<readonly string[]>([]), [right, setRight] = useState<LedgerValues>({}), [why, setWhy] = useState("");
  const shown = useAnswer<LedgerRowView>("ledgerRow", { holes: { ledger: view.ledger, id: row.row.id } });
  const put = useCommand<Omit<CorrectLedgerRow, "id">, LedgerRowView>((body) => send("POST", pathOf("ledgerCorrections", { d, ledger: view.ledger, id: row.row.id }), body), (made) => { shown(made); void message.success(t({ zh: "已更正", en: "Corrected" })); onClose(); });
  return (
    <Modal open onCancel={onClose} width={640} title={t({ zh: `更正：${row.name}`, en: `Correct: ${row.name}` })} okText={t({ zh: "更正", en: "Correct" })} cancelText={t({ zh: "取消", en: "Cancel" })} okButtonProps={{ loading: put.isPending, disabled: chosen.length === 0 || why.trim() === "" }} onOk={() => put.mutate({ version: row.row.version, wrong, right: Object.fromEntries(chosen.map((name) => [name, right[name] ?? null])), why: why.trim() })}>
      <Field label={t({ zh: "错在哪一版", en: "Which version was wrong" })} wrong={wrongOf(put.error, "wrong", language)}>{(a) => <select {...a} value={wrong} onChange={(event) => setWrong(event.target.value)}>{(versions.data ?? []).map((each) => <option key={each.id} value={each.id}>{t({ zh: `第 ${each.seq} 版，${each.byName}，${beijingMinuteOf(each.at)}`, en: `version ${each.seq}, ${each.byName}, ${beijingMinuteOf(each.at)}` })}</option>)}</select>}</Field>
      <Field label={t({ zh: "更正的字段", en: "Field to correct" })}>{(a) => <select {...a} value="" onChange={(event) => { const name = event.target.value; if (name) { setChosen([...chosen, name]); setRight((old) => ({ ...old, [name]: row.row.values[name] ?? null })); } }}><option value="">{t({ zh: "选择……", en: "choose…" })}</option>{fields.filter((field) => !chosen.includes(field.name)).map((field) => <option key={field.name} value={field.name}>{t(field.label)}</option>)}</select>}</Field>
      {chosen.map((name) => { const field = fields.find((each) => each.name === name); return field && <Field key={name} label={t({ zh: `${field.label.zh}（正确值）`, en: `${field.label.en} (right)` })} wrong={wrongOf(put.error, name, language)}>{(a) => <FieldControl control={field.control} value={right[name]} label={t(field.label)} names={row.names[String(field.control["ledger"] ?? "")] ?? {}} attributes={a} onChange={(value) => setRight((old) => ({ ...old, [name]: value }))} onBusy={() => undefined} />}</Field>; })}
      <Field label={t({ zh: "理由与依据", en: "Why, by what document" })} required wrong={wrongOf(put.error, "why", language)}>{(a) => <textarea {...a} rows={2} maxLength={300} value={why} onChange={(event) => setWhy(event.target.value)} />}</Field>
      {put.error && <ProblemNote problem={put.error} />}
    </Modal>
  );
}

/** Merges another row into this one (合并重复): both are kept on record, this one goes on. */
export function MergeDialog({ view, row, onClose }: Props) {
  const { t, language } = useLanguage();
  const { d } = useActor();
  const { message } = App.useApp();
  const likely = useRows<LedgerLikely>("ledgerLikelySame", { holes: { ledger: view.ledger, id: row.row.id } });
  const [other, setOther] = useState(""), [choose, setChoose] = useState<readonly string[]>([]), [why, setWhy] = useState(""), [otherId] = useState(() => uuidV7());
  const its = useView<LedgerRowView>("ledgerRow", { holes: { ledger: view.ledger, id: other }, enabled: other !== "" });
  const put = useCommand<Omit<MergeLedgerRow, "id">, LedgerRowView>((body) => send("POST", pathOf("ledgerMerge", { d, ledger: view.ledger, id: row.row.id }), body), () => { void message.success(t({ zh: "已合并", en: "Merged" })); onClose(); });
  const differ = its.data ? row.form.sections.flatMap((section) => section.fields).filter((field) => field.isWritable && JSON.stringify(row.row.values[field.name] ?? null) !== JSON.stringify(its.data.row.values[field.name] ?? null)) : [];
  const attributes = { id: "merge-other", "aria-describedby": "merge-other-about", "aria-invalid": false, "aria-required": true };
  return (
    <Modal open onCancel={onClose} width={720} title={t({ zh: `把重复的记录并入：${row.name}`, en: `Merge into: ${row.name}` })} okText={t({ zh: "合并", en: "Merge" })} cancelText={t({ zh: "取消", en: "Cancel" })} okButtonProps={{ danger: true, loading: put.isPending, disabled: !its.data || why.trim() === "" }} onOk={() => { if (its.data) put.mutate({ otherId, version: row.row.version, other, otherVersion: its.data.row.version, choose, why: why.trim() }); }}>
      {(likely.data ?? []).length > 0 && <div className="filters" role="group" aria-label={t({ zh: "疑似重复", en: "perhaps the same" })}>{likely.data?.map((each) => <label key={each.id}><input type="radio" name="other" checked={other === each.id} onChange={() => setOther(each.id)} /> {each.name} <small className="note">{t(each.why)}</small></label>)}</div>}
      <div className="field"><label htmlFor="merge-other">{t({ zh: "要并入的另一条记录", en: "The other row" })}</label><ReferencePicker ledger={view.ledger} many={false} value={other ? [other] : []} names={its.data ? { [other]: its.data.name } : {}} label={t({ zh: "另一条记录", en: "other row" })} onChange={(ids) => setOther(ids.find((each) => each !== row.row.id) ?? "")} attributes={attributes} /></div>
      {its.data && <div className="table-scroll" tabIndex={0} role="region" aria-label={t({ zh: "两条记录的差异", en: "Where they differ" })}><table className="data-table"><thead><tr><th scope="col">{t({ zh: "字段", en: "Field" })}</th><th scope="col">{t({ zh: "本条", en: "this" })}</th><th scope="col">{t({ zh: "另一条", en: "other" })}</th><th scope="col">{t({ zh: "取另一条的值", en: "take the other's" })}</th></tr></thead>
        <tbody>{differ.map((field) => <tr key={field.name}><th scope="row" className="heads">{t(field.label)}</th><td><ValueText control={field.control} value={row.row.values[field.name]} names={row.names} /></td><td><ValueText control={field.control} value={its.data.row.values[field.name]} names={its.data.names} /></td><td><Checkbox aria-label={t({ zh: `${field.label.zh}取另一条的值`, en: `take the other's ${field.label.en}` })} checked={choose.includes(field.name)} onChange={({ target }) => setChoose(target.checked ? [...choose, field.name] : choose.filter((each) => each !== field.name))} /></td></tr>)}</tbody></table></div>}
      <Field label={t({ zh: "理由", en: "Why" })} required wrong={wrongOf(put.error, "why", language)}>{(a) => <textarea {...a} rows={2} maxLength={300} value={why} onChange={(event) => setWhy(event.target.value)} />}</Field>
      {put.error && <ProblemNote problem={put.error} />}
    </Modal>
  );
}

/** Takes a row out of the ledger that should never have been in it (撤回); it stays on record. */
export function WithdrawDialog({ view, row, onClose }: Props) {
  const { t, language } = useLanguage();
  const { d } = useActor();
  const { message } = App.useApp();
  const go = useGo();
  const [why, setWhy] = useState("");
  const put = useCommand<Omit<WithdrawLedgerRow, "id">, null>((body) => send("POST", pathOf("ledgerWithdrawal", { d, ledger: view.ledger, id: row.row.id }), body), () => { void message.success(t({ zh: "已撤回", en: "Withdrawn" })); onClose(); go(`/ledgers/${view.ledger}`); });
  return (
    <Modal open onCancel={onClose} title={t({ zh: `撤回：${row.name}`, en: `Withdraw: ${row.name}` })} okText={t({ zh: "撤回", en: "Withdraw" })} cancelText={t({ zh: "取消", en: "Cancel" })} okButtonProps={{ danger: true, loading: put.isPending, disabled: why.trim() === "" }} onOk={() => put.mutate({ version: row.row.version, why: why.trim() })}>
      <p>{t({ zh: "此记录不再列出，历史全部保留。", en: "The row is listed no more; its history stays." })}</p>
      <Field label={t({ zh: "理由", en: "Why" })} required wrong={wrongOf(put.error, "why", language)}>{(a) => <textarea {...a} rows={2} maxLength={300} value={why} onChange={(event) => setWhy(event.target.value)} />}</Field>
      {put.error && <ProblemNote problem={put.error} />}
    </Modal>
  );
}
