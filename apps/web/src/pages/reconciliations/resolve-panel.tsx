import { pathOf, type ConfirmDifferences, type LedgerValues, type LedgerView, type ReconciliationItemView, type ReconciliationReason, type ReconciliationView, type ResolveDifferences } from "@yunqing/wire";
import { App, Button, Modal } from "antd";
import { useState } from "react";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { send } from "../../client/fetch.js";
import { uuidV7 } from "../../client/uuid.js";
import { useCommand, useView } from "../../client/views.js";
import { Field } from "../../parts/choice.js";
import { Loaded } from "../../parts/page.js";
import { ProblemNote, wrongOf } from "../../parts/problem-note.js";
import { PlaceOfRow, RowForm } from "../ledgers/row-form.js";
import { reasonWords, wordy } from "./words.js";
import "../ledgers/ledgers.css";

const alone: ReadonlySet<ReconciliationReason> = new Set(["entered", "adopted", "alias"]);
interface Props { readonly run: ReconciliationView; readonly items: readonly ReconciliationItemView[]; readonly onDone: () => void }

/** Says why the chosen differences are none, or makes them go (说明差异). */
export function ResolvePanel({ run, items, onDone }: Props) {
  const { t, language } = useLanguage();
  const { d } = useActor();
  const { message } = App.useApp();
  const [only] = items, single = items.length === 1 && only !== undefined ? only : null, offered = (only?.reasons ?? []).filter((reason) => items.every((each) => each.reasons.includes(reason)) && (items.length === 1 || !alone.has(reason)));
  const [reason, setReason] = useState<ReconciliationReason | "">(""), [note, setNote] = useState(""), [fields, setFields] = useState<readonly string[]>(only?.fields.filter((each) => each.mayAdopt).map((each) => each.field) ?? []), [row, setRow] = useState(only?.candidates.find((each) => each.row !== null)?.row ?? ""), [entering, setEntering] = useState(false);
  const act = useCommand<Omit<ResolveDifferences, "id">, ReconciliationView>((body) => send("POST", pathOf("reconciliationResolve", { d, id: run.id }), body), () => { void message.success(t({ zh: "已说明，等待他人确认", en: "Said; somebody else confirms it" })); onDone(); });
  const body = (more: Partial<ResolveDifferences> = {}): Omit<ResolveDifferences, "id"> => ({ ordinals: items.map(({ ordinal }) => ordinal), reason: reason === "" ? "scope" : reason, note: note.trim(), ...more });
  const submit = () => { if (reason === "entered") setEntering(true); else if (reason === "adopted") act.mutate(body({ fields })); else if (reason === "alias") act.mutate(body(row === "" ? {} : { row })); else if (reason !== "") act.mutate(body()); };
  return (
    <form className="form resolve no-print" noValidate aria-label={t({ zh: "说明差异", en: "Resolve" })} onSubmit={(event) => { event.preventDefault(); submit(); }}>
      <fieldset><legend>{t({ zh: `选中 ${items.length} 条，原因`, en: `${items.length} chosen; the reason` })}</legend><div className="check-list">{offered.map((each) => <label key={each}><input type="radio" name="reason" checked={reason === each} onChange={() => setReason(each)} /> {t(reasonWords[each])}</label>)}</div></fieldset>
      {reason === "adopted" && single && <fieldset><legend>{t({ zh: "采用哪些字段", en: "Which fields" })}</legend>{single.fields.map((each) => <label key={each.field}><input type="checkbox" disabled={!each.mayAdopt} checked={fields.includes(each.field)} onChange={(event) => setFields(event.target.checked ? [...fields, each.field] : fields.filter((one) => one !== each.field))} /> {t(each.label)}：{each.ours || "—"} → {each.theirs} </label>)}</fieldset>}
      {reason === "alias" && single && single.kind !== "fields" && <RowChoice run={run} item={single} row={row} setRow={setRow} />}
      <Field label={t({ zh: "说明（核实结果、文号）", en: "What was found" })} required={reason !== "" && wordy.has(reason)} wrong={wrongOf(act.error, "note", language)}>{(a) => <textarea {...a} rows={2} maxLength={1000} value={note} onChange={(event) => setNote(event.target.value)} />}</Field>
      {act.error && !entering && <ProblemNote problem={act.error} />}
      <div className="form-actions"><Button type="primary" htmlType="submit" loading={act.isPending} disabled={reason === "" || (wordy.has(reason) && note.trim() === "") || (reason === "adopted" && fields.length === 0)}>{reason === "entered" ? t({ zh: "填写并补录…", en: "Fill it in…" }) : t({ zh: "提交说明", en: "Say so" })}</Button><Button onClick={onDone}>{t({ zh: "取消", en: "Cancel" })}</Button></div>
      {entering && single && <EntryDialog run={run} item={single} problem={act.error} busy={act.isPending} onClose={() => { setEntering(false); act.reset(); }} onEnter={(more) => act.mutate(body(more))} />}
    </form>
  );
}
function RowChoice({ run, item, row, setRow }: { readonly run: ReconciliationView; readonly item: ReconciliationItemView; readonly row: string; readonly setRow: (row: string) => void }) {
  const { t } = useLanguage();
  const near = item.candidates.filter((each) => each.row !== null);
  return (
    <fieldset><legend>{t({ zh: "是本地哪一家", en: "Which of ours" })}</legend>
      {near.map((each) => <label key={each.row}><input type="radio" name="row" checked={row === each.row} onChange={() => setRow(each.row ?? "")} /> {each.name} <span className="note">{t(each.why)}</span></label>)}
      {near.length === 0 && <label>{t({ zh: "本地记录编号（可从台账页地址复制）", en: "id of our row" })} <input type="text" value={row} maxLength={80} onChange={(event) => setRow(event.target.value.trim())} /></label>}
      <p className="note">{t({ zh: `确认后“${item.name}”记为该单位的别名，来源 ${run.number}。`, en: `Once confirmed, "${item.name}" is noted as a name of it, from ${run.number}.` })}</p>
    </fieldset>
  );
}

/** An entry that begins with what the export says, through the ordinary form and its checks (补录). */
function EntryDialog({ run, item, problem, busy, onClose, onEnter }: { readonly run: ReconciliationView; readonly item: ReconciliationItemView; readonly problem: Error | null; readonly busy: boolean; readonly onClose: () => void; readonly onEnter: (more: Partial<ResolveDifferences>) => void }) {
  const { t } = useLanguage();
  const view = useView<LedgerView>("ledger", { holes: { ledger: run.ledger } });
  return <Modal open width={860} footer={null} onCancel={onClose} title={t({ zh: `补录：${item.name}`, en: `Enter: ${item.name}` })}><Loaded of={view}>{(loaded) => <Entry view={loaded} item={item} year={yearOf(run)} problem={problem} busy={busy} onClose={onClose} onEnter={onEnter} />}</Loaded></Modal>;
}
function yearOf(run: ReconciliationView): number | null { const found = /(\d{4})—\1/.exec(run.filter.zh); return found?.[1] === undefined ? null : Number(found[1]); }
function Entry({ view, item, year, problem, busy, onClose, onEnter }: { readonly view: LedgerView; readonly item: ReconciliationItemView; readonly year: number | null; readonly problem: Error | null; readonly busy: boolean; readonly onClose: () => void; readonly onEnter: (more: Partial<ResolveDifferences>) => void }) {
  const { t, language } = useLanguage();
  const fields = view.form.sections.flatMap((section) => section.fields), entry = item.entry, nameField = fields.find((field) => field.name === "unitName" || (view.ledger === "enterprise" && field.name === "name"))?.name;
  const [values, setValues] = useState<LedgerValues>(() => ({ ...entry?.values, ...(nameField === undefined ? {} : { [nameField]: item.name }), ...(view.ledger === "enterprise" ? { number: item.creditCode ?? "", creditCode: item.creditCode } : {}), ...(year !== null && fields.some((field) => field.name === "year") ? { year } : {}), ...(entry?.unitField && entry.enterprise ? { [entry.unitField]: entry.enterprise.id } : {}) }));
  const [place, setPlace] = useState(""), [firm, setFirm] = useState(entry?.unitField !== null && entry?.enterprise === null), [number, setNumber] = useState(item.creditCode ?? ""), [enterpriseId] = useState(() => uuidV7());
  const makesFirm = firm && entry?.unitField !== null && entry !== null && !values[entry.unitField];
  // the firm is entered first, by the same command: its row is not there to be chosen yet
  const form = makesFirm && entry.unitField !== null ? { ...view.form, sections: view.form.sections.map((section) => ({ ...section, fields: section.fields.filter((field) => field.name !== entry.unitField) })) } : view.form;
  return (
    <RowForm form={form} values={values} change={(name, value) => setValues((old) => ({ ...old, [name]: value }))} names={entry?.enterprise ? { enterprise: { [entry.enterprise.id]: entry.enterprise.name } } : {}} problem={problem} busy={busy} cancel={onClose} words={t({ zh: "补录", en: "Enter" })}
      submit={() => onEnter({ values, ...(place === "" ? {} : { place }), ...(makesFirm ? { enterprise: { number: number.trim() || item.name, name: item.name, ...(item.creditCode === null ? {} : { creditCode: item.creditCode }) }, enterpriseId } : {}) })}
      more={<>
        {entry !== null && entry.unitField !== null && entry.enterprise === null && <fieldset className="bare"><legend>{t({ zh: "企业（单位）名录", en: "Register of enterprises" })}</legend>
          <label><input type="checkbox" checked={firm} onChange={(event) => setFirm(event.target.checked)} /> {t({ zh: `名录中没有“${item.name}”，一并登记`, en: `"${item.name}" is not in the register: enter it too` })}</label>
          {firm && <Field label={t({ zh: "单位编号", en: "Number" })} required hint={t({ zh: "有统一社会信用代码的填代码", en: "the credit code where there is one" })} wrong={wrongOf(problem, "number", language)}>{(a) => <input {...a} type="text" maxLength={40} value={number} onChange={(event) => setNumber(event.target.value)} />}</Field>}</fieldset>}
        <PlaceOfRow view={view} place={place} enterprise="" change={(part) => { if (part.place !== undefined) setPlace(part.place); }} wrong={wrongOf(problem, "place", language)} />
      </>} />
  );
}

/** Another person confirms what was said, or sends it back (确认或退回). */
export function DecidePanel({ run, items, onDone }: Props) {
  const { t, language } = useLanguage();
  const { d } = useActor();
  const { message } = App.useApp();
  const [note, setNote] = useState("");
  const act = useCommand<Omit<ConfirmDifferences, "id">, ReconciliationView>((body) => send("POST", pathOf("reconciliationConfirm", { d, id: run.id }), body), () => { void message.success(t({ zh: "已办理", en: "Done" })); onDone(); });
  const decide = (decision: "confirm" | "return") => act.mutate({ ordinals: items.map(({ ordinal }) => ordinal), decision, note: note.trim() });
  return (
    <form className="form resolve no-print" noValidate aria-label={t({ zh: "确认说明", en: "Confirm" })} onSubmit={(event) => { event.preventDefault(); decide("confirm"); }}>
      <p>{t({ zh: `选中 ${items.length} 条待确认的说明`, en: `${items.length} to be confirmed` })}</p>
      <Field label={t({ zh: "意见", en: "Remark" })} hint={t({ zh: "退回时必填", en: "asked for when it is sent back" })} wrong={wrongOf(act.error, "note", language)}>{(a) => <textarea {...a} rows={2} maxLength={1000} value={note} onChange={(event) => setNote(event.target.value)} />}</Field>
      {act.error && <ProblemNote problem={act.error} />}
      <div className="form-actions"><Button type="primary" htmlType="submit" loading={act.isPending}>{t({ zh: "确认", en: "Confirm" })}</Button><Button danger loading={act.isPending} disabled={note.trim() === ""} onClick={() => decide("return")}>{t({ zh: "退回", en: "Send back" })}</Button></div>
    </form>
  );
}
