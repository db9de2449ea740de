import { pathOf, type DutyDetail, type DutyMove, type EvidenceView, type MoveDuty } from "@yunqing/wire";
import { App, Button, Input } from "antd";
import { useState } from "react";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { moveWords } from "../../app/words.js";
import { useDraft } from "../../client/draft.js";
import { send } from "../../client/fetch.js";
import { useCommand, useOrganisations } from "../../client/views.js";
import { Field } from "../../parts/choice.js";
import { EvidencePicker } from "../../parts/evidence.js";
import { Panel } from "../../parts/page.js";
import { ProblemNote, wrongOf } from "../../parts/problem-note.js";

const needsNote: readonly DutyMove[] = ["note", "submit", "return", "transfer", "extend", "withdraw"];
const takesEvidence: readonly DutyMove[] = ["note", "submit", "approve", "return"];

/** One move of a duty (办理): a note, proofs, and where it goes. Told when somebody else moved it meanwhile. */
export function MoveForm({ duty, move, onClose }: { readonly duty: DutyDetail; readonly move: DutyMove; readonly onClose: () => void }) {
  const { t, language } = useLanguage();
  const { d } = useActor();
  const { message } = App.useApp();
  const { rows } = useOrganisations();
  const { draft, change, forget } = useDraft<{ readonly note: string; readonly evidence: readonly EvidenceView[] }>(`move.${duty.id}.${move}`, { note: "", evidence: [] });
  const [to, setTo] = useState("");
  const [days, setDays] = useState("5");
  const [tried, setTried] = useState(false);
  const [uploading, setUploading] = useState(false);
  const act = useCommand<Omit<MoveDuty, "id">, DutyDetail>((body) => send("POST", pathOf("dutyMove", { d, id: duty.id }), body), () => { forget(); onClose(); void message.success(t({ zh: `${moveWords[move].zh}已登记`, en: `${moveWords[move].en}: recorded` })); });
  const need = t({ zh: "必填", en: "Required" });
  const wrong = { note: needsNote.includes(move) && !draft.note.trim() ? need : undefined, to: move === "transfer" && !to ? need : undefined, workingDays: move === "extend" && !/^[1-9]\d{0,2}$/.test(days) ? t({ zh: "写整数", en: "A whole number" }) : undefined };
  const said = (field: keyof typeof wrong) => wrongOf(act.error, field, language) ?? (tried ? wrong[field] : undefined);
  return (
    <Panel title={moveWords[move]}>
      <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); setTried(true); if (Object.values(wrong).some(Boolean)) return;
        act.mutate({ move, note: draft.note.trim(), evidence: draft.evidence.map((each) => each.hash), seen: duty.steps.at(-1)?.id ?? "", ...(move === "transfer" ? { to } : {}), ...(move === "extend" ? { workingDays: Number(days) } : {}) }); }}>
        {move === "transfer" && <Field label={t({ zh: "转给", en: "To" })} required wrong={said("to")}>{(a) => <select {...a} value={to} onChange={(e) => setTo(e.target.value)}><option value="">{t({ zh: "请选择", en: "Choose" })}</option>{rows.filter((each) => each.id !== duty.holder).map((each) => <option key={each.id} value={each.id}>{t(each.name)}</option>)}</select>}</Field>}
        {move === "extend" && <Field label={t({ zh: "延长（工作日）", en: "Working days more" })} required wrong={said("workingDays")}>{(a) => <Input {...a} inputMode="numeric" value={days} onChange={(e) => setDays(e.target.value)} />}</Field>}
        <Field label={t({ zh: "说明", en: "Note" })} required={needsNote.includes(move)} wrong={said("note")}>{(a) => <textarea {...a} rows={3} value={draft.note} onChange={(e) => change({ note: e.target.value })} />}</Field>
        {takesEvidence.includes(move) && <EvidencePicker label={t({ zh: "佐证材料", en: "Evidence" })} files={draft.evidence} onChange={(evidence) => change({ evidence })} onBusy={setUploading} />}
        {act.error && <ProblemNote problem={act.error} />}
        <div className="form-actions"><Button type="primary" htmlType="submit" disabled={uploading} danger={move === "withdraw"} loading={act.isPending}>{t(moveWords[move])}</Button><Button onClick={onClose}>{t({ zh: "取消", en: "Cancel" })}</Button></div>
      </form>
    </Panel>
  );
}
