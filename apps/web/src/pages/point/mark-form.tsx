import { pathOf, type MarkQuality, type MeasuredKind, type PointDetail, type Quality } from "@yunqing/wire";
import { App, Button, Checkbox, Input, Modal } from "antd";
import { useState } from "react";
import { measuredKindWords, qualities, qualityWords } from "../../app/monitor-words.js";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { send } from "../../client/fetch.js";
import { useCommand } from "../../client/views.js";
import { beijingSecondOf, instantTyped } from "../../day/beijing.js";
import { Field } from "../../parts/choice.js";
import { ProblemNote, wrongOf } from "../../parts/problem-note.js";

/** Marks the quality of values in a span (标记质量); the values stay, the mark counts until another covers it. */
export function MarkForm({ point, kind, from, until, factors, onClose }: { readonly point: PointDetail; readonly kind: MeasuredKind; readonly from: string; readonly until: string; readonly factors: readonly string[]; readonly onClose: () => void }) {
  const { t, language } = useLanguage();
  const { d } = useActor();
  const { message } = App.useApp();
  const [form, setForm] = useState<{ readonly from: string; readonly until: string; readonly factors: readonly string[]; readonly quality: Quality | ""; readonly reason: string }>({ from: beijingSecondOf(from), until: beijingSecondOf(until), factors, quality: "", reason: "" });
  const [tried, setTried] = useState(false);
  const set = (part: Partial<typeof form>) => setForm((old) => ({ ...old, ...part }));
  const mark = useCommand<Omit<MarkQuality, "id">, null>((body) => send("POST", pathOf("marks", { d }), body), () => { void message.success(t({ zh: "已标记；曲线和统计随之更新", en: "Marked; curves and statistics follow" })); onClose(); });
  const start = instantTyped(form.from), end = instantTyped(form.until), how = t({ zh: "写成 2026-11-28 14:00", en: "Write 2026-11-28 14:00" });
  const wrong = {
    from: start ? undefined : how, until: !end ? how : start && Date.parse(end) <= Date.parse(start) ? t({ zh: "结束要晚于开始", en: "The end must be after the beginning" }) : undefined,
    factors: form.factors.length > 0 ? undefined : t({ zh: "选至少一个因子", en: "Choose a factor" }), quality: form.quality ? undefined : t({ zh: "选一种质量", en: "Choose a quality" }), reason: form.reason.trim() ? undefined : t({ zh: "写明理由", en: "Say why" }),
  };
  const said = (field: keyof typeof wrong) => wrongOf(mark.error, field, language) ?? (tried ? wrong[field] : undefined);
  const submit = () => { setTried(true); if (Object.values(wrong).some(Boolean) || !start || !end || !form.quality) return; mark.mutate({ point: point.id, kind, from: start, until: end, factors: form.factors.length === point.factors.length ? [] : form.factors, quality: form.quality, reason: form.reason.trim() }); };
  return (
    <Modal open onCancel={onClose} title={t({ zh: `标记质量：${point.name.zh}（${measuredKindWords[kind].zh}数据）`, en: `Mark quality: ${point.name.en} (${measuredKindWords[kind].en})` })} footer={null}>
      <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); submit(); }}>
        <p className="note">{t({ zh: "数值原样保留；同一时段后作的标记为准。无效的值不参加统计。", en: "Values stay as they came; the later mark counts. Invalid values are left out of statistics." })}</p>
        <div className="form-row">
          <Field label={t({ zh: "从（北京时间）", en: "From (Beijing)" })} required wrong={said("from")}>{(a) => <Input {...a} value={form.from} onChange={(e) => set({ from: e.target.value })} />}</Field>
          <Field label={t({ zh: "到（不含）", en: "Until (exclusive)" })} required wrong={said("until")}>{(a) => <Input {...a} value={form.until} onChange={(e) => set({ until: e.target.value })} />}</Field>
        </div>
        <Field label={t({ zh: "因子", en: "Factors" })} required wrong={said("factors")}>{({ id, ...a }) => <div id={id} {...a} role="group" aria-required={undefined} aria-invalid={undefined} className="factor-choice">{point.factors.map((factor) => <Checkbox key={factor.code} checked={form.factors.includes(factor.code)} onChange={({ target }) => set({ factors: target.checked ? [...form.factors, factor.code] : form.factors.filter((each) => each !== factor.code) })}>{t(factor.name)}</Checkbox>)}</div>}</Field>
        <Field label={t({ zh: "质量", en: "Quality" })} required wrong={said("quality")}>{(a) => <select {...a} value={form.quality} onChange={(e) => set({ quality: e.target.value as Quality | "" })}><option value="">—</option>{qualities.map((each) => <option key={each} value={each}>{t(qualityWords[each])}</option>)}</select>}</Field>
        <Field label={t({ zh: "理由", en: "Reason" })} required wrong={said("reason")} hint={t({ zh: "如：质控未通过、采样管堵塞、停电", en: "Such as: quality control failed, blocked line, power cut" })}>{(a) => <textarea {...a} rows={2} value={form.reason} onChange={(e) => set({ reason: e.target.value })} />}</Field>
        {mark.error && <ProblemNote problem={mark.error} />}
        <div className="form-actions"><Button type="primary" htmlType="submit" loading={mark.isPending}>{t({ zh: "标记", en: "Mark" })}</Button><Button onClick={onClose}>{t({ zh: "取消", en: "Cancel" })}</Button></div>
      </form>
    </Modal>
  );
}
