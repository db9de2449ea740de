import { pathOf, type BatchRow, type CorrectValue, type CurveValue, type MeasuredKind, type PointDetail } from "@yunqing/wire";
import { App, Button, Input, Modal } from "antd";
import { useState } from "react";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { send } from "../../client/fetch.js";
import { useCommand } from "../../client/views.js";
import { beijingMinuteOf } from "../../day/beijing.js";
import { Field } from "../../parts/choice.js";
import { ProblemNote, wrongOf } from "../../parts/problem-note.js";
import { valueProblem } from "../indicators/value-text.js";

/** Corrects one value (更正): the old one stays on record, the new one is a batch of its own and can be withdrawn. */
export function CorrectForm({ point, kind, value, onClose }: { readonly point: PointDetail; readonly kind: MeasuredKind; readonly value: CurveValue; readonly onClose: () => void }) {
  const { t, language } = useLanguage();
  const { d } = useActor();
  const { message } = App.useApp();
  const [form, setForm] = useState({ value: "", document: "", reason: "" });
  const [tried, setTried] = useState(false);
  const set = (part: Partial<typeof form>) => setForm((old) => ({ ...old, ...part }));
  const correct = useCommand<Omit<CorrectValue, "id">, BatchRow>((body) => send("POST", pathOf("corrections", { d }), body), (batch) => { void message.success(t({ zh: `已更正（第 ${batch.number} 批，可撤回）`, en: `Corrected (batch ${batch.number}; can be withdrawn)` })); onClose(); });
  const below = /^\d+(\.\d+)?L$/.test(form.value.trim());
  const wrong = { value: below ? undefined : valueProblem(form.value, language), document: form.document.trim() ? undefined : t({ zh: "写明依据", en: "Name the document" }), reason: form.reason.trim() ? undefined : t({ zh: "写明理由", en: "Say why" }) };
  const said = (field: keyof typeof wrong) => wrongOf(correct.error, field, language) ?? (tried ? wrong[field] : undefined);
  const submit = () => { setTried(true); if (Object.values(wrong).some(Boolean)) return; correct.mutate({ point: point.id, kind, from: value.from, factor: value.factor, value: form.value.trim(), document: form.document.trim(), reason: form.reason.trim(), seen: value.value }); };
  return (
    <Modal open onCancel={onClose} footer={null} title={t({ zh: `更正 ${beijingMinuteOf(value.from)} 的值`, en: `Correct the value of ${beijingMinuteOf(value.from)}` })}>
      <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); submit(); }}>
        <p className="disagree">{t({ zh: `现值 ${value.value} ${value.unit} 保留在记录里，更正后以新值为准。`, en: `The present ${value.value} ${value.unit} stays on record; the new value counts afterwards.` })}</p>
        <Field label={t({ zh: `新值（${value.unit || "无量纲"}）`, en: `New value (${value.unit || "no unit"})` })} required wrong={said("value")} hint={t({ zh: "照依据原样填写；低于检出限写成 0.02L", en: "As in the document; below detection write 0.02L" })}>{(a) => <Input {...a} inputMode="decimal" value={form.value} onChange={(e) => set({ value: e.target.value })} />}</Field>
        <Field label={t({ zh: "依据", en: "Document" })} required wrong={said("document")}>{(a) => <Input {...a} value={form.document} onChange={(e) => set({ document: e.target.value })} />}</Field>
        <Field label={t({ zh: "理由", en: "Reason" })} required wrong={said("reason")}>{(a) => <textarea {...a} rows={2} value={form.reason} onChange={(e) => set({ reason: e.target.value })} />}</Field>
        {correct.error && <ProblemNote problem={correct.error} />}
        <div className="form-actions"><Button type="primary" htmlType="submit" loading={correct.isPending}>{t({ zh: "更正", en: "Correct" })}</Button><Button onClick={onClose}>{t({ zh: "取消", en: "Cancel" })}</Button></div>
      </form>
    </Modal>
  );
}
