import { pathOf, type DutyDetail, type DutyMove, type EvidenceView, type MoveDuty } from "@yunqing/wire";
import { App, Button, Input } from "antd";
import { useState } from "react";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { moveWords, pauseWords } from "../../app/words.js";
import { useDraft } from "../../client/draft.js";
import { send } from "../../client/fetch.js";
import { useCommand } from "../../client/views.js";
import { useHolders } from "./duty-people.js";
import { Field } from "../../parts/choice.js";
import { EvidencePicker } from "../../parts/evidence.js";
import { Panel } from "../../parts/page.js";
import { ProblemNote, wrongOf } from "../../parts/problem-note.js";

const needsNote: readonly DutyMove[] = ["note", "submit", "return", "transfer", "extend", "withdraw", "pause", "leave", "submit-part", "return-part"];
const takesEvidence: readonly DutyMove[] = ["note", "submit", "approve", "return", "submit-part", "pause", "extend"];
const words = new Set(Object.keys(pauseWords));

/** One move of a duty (办理): a note, proofs, and where it goes. Told when somebody else moved it meanwhile. */
export function MoveForm({ duty, move, party, onClose }: { readonly duty: DutyDetail; readonly move: DutyMove; /** the co-holder whose part it is */ readonly party: string | null; readonly onClose: () => void }) {
  const { t, language } = useLanguage();
  const { d } = useActor();
  const { message } = App.useApp();
  const chooses = move === "transfer" || move === "join";
  const { organisations, firms, nameOf } = useHolders(move === "join" || party !== null);
  const { draft, change, forget } = useDraft<{ readonly note: string; readonly evidence: readonly EvidenceView[] }>(`move.${duty.id}.${move}.${party ?? ""}`, { note: "", evidence: [] });
  const [to, setTo] = useState(party ?? "");
  const [reason, setReason] = useState("");
  const [days, setDays] = useState("5");
  const [tried, setTried] = useState(false);
  const [uploading, setUploading] = useState(false);
  const act = useCommand<Omit<MoveDuty, "id">, DutyDetail>((body) => send("POST", pathOf("dutyMove", { d, id: duty.id }), body), () => { forget(); onClose(); void message.success(t({ zh: `${moveWords[move].zh}已登记`, en: `${moveWords[move].en}: recorded` })); });
  const need = t({ zh: "必填", en: "Required" });
  const wrong = { note: needsNote.includes(move) && !draft.note.trim() ? need : undefined, to: chooses && !to ? need : undefined, reason: move === "pause" && !words.has(reason) ? need : undefined, workingDays: move === "extend" && !/^[1-9]\d{0,2}$/.test(days) ? t({ zh: "写整数", en: "A whole number" }) : undefined };
  const said = (field: keyof typeof wrong) => wrongOf(act.error, field, language) ?? (tried ? wrong[field] : undefined);
  return (
    <Panel title={moveWords[move]}>
      <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); setTried(true); if (Object.values(wrong).some(Boolean)) return;
        act.mutate({ move, note: draft.note.trim(), evidence: draft.evidence.map((each) => each.hash), seen: duty.steps.at(-1)?.id ?? "", ...(chooses || party !== null ? { to } : {}), ...(move === "pause" ? { reason } : {}), ...(move === "extend" ? { workingDays: Number(days) } : {}) }); }}>
        {party !== null && <p>{t({ zh: "协办单位", en: "Co-holder" })}：<b>{nameOf(party)}</b></p>}
        {chooses && <Field label={move === "join" ? t({ zh: "协办单位", en: "Co-holder" }) : t({ zh: "转给", en: "To" })} required wrong={said("to")}>{(a) => <select {...a} value={to} onChange={(e) => setTo(e.target.value)}><option value="">{t({ zh: "请选择", en: "Choose" })}</option>
          {organisations.filter((each) => each.id !== duty.holder && (move === "transfer" || (each.id !== duty.approver && !duty.coHolders.includes(each.id)))).map((each) => <option key={each.id} value={each.id}>{each.name}</option>)}
          {move === "join" && firms.length > 0 && <optgroup label={t({ zh: "企业", en: "Enterprises" })}>{firms.filter((each) => each.id !== duty.holder && !duty.coHolders.includes(each.id)).map((each) => <option key={each.id} value={each.id}>{each.name}</option>)}</optgroup>}</select>}</Field>}
        {move === "pause" && <Field label={t({ zh: "暂停事由", en: "Why" })} required wrong={said("reason")} hint={t({ zh: "恢复时，期限顺延暂停的天数：法定按日、月、小时计的按自然日，其余按工作日", en: "When resumed, the due day moves by the days paused: natural days for lawful times in days, months or hours, else working days" })}>{(a) => <select {...a} value={reason} onChange={(e) => setReason(e.target.value)}><option value="">{t({ zh: "请选择", en: "Choose" })}</option>{Object.entries(pauseWords).map(([id, label]) => <option key={id} value={id}>{t(label)}</option>)}</select>}</Field>}
        {move === "resume" && <p className="note">{t({ zh: `自 ${duty.paused?.since ?? ""} 暂停。恢复后，期限按其间的天数顺延。`, en: `Paused since ${duty.paused?.since ?? ""}. The due day moves by the days since.` })}</p>}
        {move === "extend" && duty.law && <p className="note">{duty.law.extension ? t(duty.law.extension) : t({ zh: "时限表中没有可延长的规定", en: "The table of limits holds no extension" })}；{t({ zh: "超出的须附批准文件", en: "beyond it, attach the approval" })}</p>}
        {move === "submit" && duty.parts.some((part) => part.state !== "submitted") && <p className="note">{t({ zh: `协办单位 ${duty.parts.filter((part) => part.state !== "submitted").map((part) => nameOf(part.holder)).join("、")} 尚未提交；先行提交的，请在说明中写明原因。`, en: "Some parts are missing: say in the note why it goes without them." })}</p>}
        {move === "extend" && <Field label={t({ zh: "延长（工作日）", en: "Working days more" })} required wrong={said("workingDays")}>{(a) => <Input {...a} inputMode="numeric" value={days} onChange={(e) => setDays(e.target.value)} />}</Field>}
        <Field label={t({ zh: "说明", en: "Note" })} required={needsNote.includes(move)} wrong={said("note")}>{(a) => <textarea {...a} rows={3} value={draft.note} onChange={(e) => change({ note: e.target.value })} />}</Field>
        {takesEvidence.includes(move) && <EvidencePicker label={t({ zh: "佐证材料", en: "Evidence" })} files={draft.evidence} onChange={(evidence) => change({ evidence })} onBusy={setUploading} />}
        {act.error && <ProblemNote problem={act.error} />}
        <div className="form-actions"><Button type="primary" htmlType="submit" disabled={uploading} danger={move === "withdraw"} loading={act.isPending}>{t(moveWords[move])}</Button><Button onClick={onClose}>{t({ zh: "取消", en: "Cancel" })}</Button></div>
      </form>
    </Panel>
  );
}
