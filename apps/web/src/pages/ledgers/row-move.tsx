import { pathOf, type EvidenceView, type LedgerMoveOffered, type LedgerRowView, type LedgerView, type MoveLedgerRow } from "@yunqing/wire";
import { App, Modal } from "antd";
import { useState } from "react";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { send } from "../../client/fetch.js";
import { useAnswer, useCommand } from "../../client/views.js";
import { Field } from "../../parts/choice.js";
import { EvidencePicker } from "../../parts/evidence.js";
import { ProblemNote, wrongOf } from "../../parts/problem-note.js";

/** Makes a move in the life of a row (办理): its proofs, its note, and what still stands against it by name. */
export function MoveDialog({ view, row, move, onClose }: { readonly view: LedgerView; readonly row: LedgerRowView; readonly move: LedgerMoveOffered; readonly onClose: () => void }) {
  const { t, language } = useLanguage();
  const { d } = useActor();
  const { message } = App.useApp();
  const [note, setNote] = useState(""), [files, setFiles] = useState<Readonly<Record<string, readonly EvidenceView[]>>>({}), [uploads, setUploads] = useState(0);
  const shown = useAnswer<LedgerRowView>("ledgerRow", { holes: { ledger: view.ledger, id: row.row.id } });
  const act = useCommand<Omit<MoveLedgerRow, "id">, LedgerRowView>((body) => send("POST", pathOf("ledgerMoves", { d, ledger: view.ledger, id: row.row.id }), body), (made) => { shown(made); void message.success(t({ zh: `已${move.label.zh}：${made.name}`, en: `${move.label.en}: ${made.name}` })); onClose(); });
  const held = new Set(row.standing?.proofs.map((each) => each.kind) ?? []), proofs = move.closes ? [] : view.proofs;
  const given = Object.entries(files).flatMap(([kind, own]) => own.map((each) => ({ kind, hash: each.hash })));
  // what this dialog itself brings is no obstacle any more
  const against = move.obstacles.filter((each) => !(each.kind === "note" && note.trim() !== "") && !(each.kind === "proof" && (files[each.what] ?? []).length > 0));
  const target = view.states.find((each) => each.id === move.to);
  return (
    <Modal open onCancel={onClose} title={t({ zh: `${move.label.zh}：${row.name}`, en: `${move.label.en}: ${row.name}` })} okText={t(move.label)} cancelText={t({ zh: "取消", en: "Cancel" })} okButtonProps={{ loading: act.isPending, disabled: against.length > 0 || uploads > 0, danger: move.reopens }} onOk={() => act.mutate({ version: row.row.version, move: move.move, note: note.trim(), proofs: given })}>
      {target && <p>{t({ zh: `办理后状态为“${target.label.zh}”。`, en: `It will be "${target.label.en}".` })}{target.duty && t({ zh: `将开出督办“${target.duty.label.zh}”，期限 ${target.duty.time.zh}。`, en: ` A duty "${target.duty.label.en}" opens, due in ${target.duty.time.en}.` })}</p>}
      {against.length > 0 && <div className="obstacles" role="alert"><b>{t({ zh: "还不能办理：", en: "It cannot be done yet:" })}</b><ul>{against.map((each) => <li key={each.kind + each.what}>{t(each.message)}</li>)}</ul></div>}
      {proofs.filter((proof) => move.proofs.includes(proof.id) || !held.has(proof.id)).map((proof) => (
        <EvidencePicker key={proof.id} files={files[proof.id] ?? []} label={`${t(proof.label)}${move.proofs.includes(proof.id) && !held.has(proof.id) ? " *" : ""}`} onChange={(own) => setFiles((old) => ({ ...old, [proof.id]: own }))} onBusy={(busy) => setUploads((count) => Math.max(0, count + (busy ? 1 : -1)))} />))}
      <Field label={t({ zh: "说明", en: "Note" })} required={move.needsNote || move.reopens} wrong={wrongOf(act.error, "note", language)}>{(a) => <textarea {...a} rows={2} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />}</Field>
      {act.error && <ProblemNote problem={act.error} />}
    </Modal>
  );
}
