import { pathOf, type EvidenceView, type IndicatorDetail, type ReportValue, type ValuePoint } from "@yunqing/wire";
import { App, Button, Drawer, Input } from "antd";
import { useState } from "react";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { useDraft } from "../../client/draft.js";
import { send } from "../../client/fetch.js";
import { useCommand } from "../../client/views.js";
import { Field } from "../../parts/choice.js";
import { EvidencePicker } from "../../parts/evidence.js";
import { ProblemNote, wrongOf } from "../../parts/problem-note.js";
import { valueProblem } from "./value-text.js";

interface Draft { readonly period: string; readonly value: string; readonly document: string; readonly note: string; readonly reason: string; readonly evidence: readonly EvidenceView[] }

/** Reports a value, or corrects one by a new entry that names the old (填报、更正). The draft survives a reload. */
export function ValueForm({ indicator, corrects, onClose }: { readonly indicator: IndicatorDetail; readonly corrects?: ValuePoint; readonly onClose: () => void }) {
  const { t, language } = useLanguage();
  const { d } = useActor();
  const { message } = App.useApp();
  const { draft, change, forget, restored } = useDraft<Draft>(`value.${d}.${indicator.id}.${corrects?.id ?? "new"}`, { period: corrects?.period ?? "", value: "", document: "", note: "", reason: "", evidence: [] });
  const [tried, setTried] = useState(false);
  const [uploading, setUploading] = useState(false);
  const report = useCommand<Omit<ReportValue, "id">, ValuePoint>((body) => send("POST", pathOf("values", { d }), body), () => { forget(); onClose();
    void message.success(t({ zh: "已提交，等待另一人审核", en: "Sent; another person reviews it" })); });
  const wrong = {
    period: /^\d{4}(-(0[1-9]|1[0-2]))?$/.test(draft.period) ? undefined : t({ zh: "写成 2023 或 2023-06", en: "Write 2023 or 2023-06" }),
    value: valueProblem(draft.value, language),
    document: draft.document.trim() ? undefined : t({ zh: "写明依据文件的名称和文号", en: "Name the document and its number" }),
    reason: !corrects || draft.reason.trim() ? undefined : t({ zh: "写明更正理由", en: "Say why it is corrected" }),
  };
  const submit = () => {
    setTried(true);
    if (Object.values(wrong).some(Boolean)) return;
    report.mutate({ indicator: indicator.id, period: draft.period, value: draft.value.trim(), document: draft.document.trim(), note: draft.note.trim(), evidence: draft.evidence.map((each) => each.hash), ...(corrects ? { corrects: corrects.id, reason: draft.reason.trim() } : {}) });
  };
  const said = (field: keyof typeof wrong) => wrongOf(report.error, field, language) ?? (tried ? wrong[field] : undefined);
  return (
    <Drawer open onClose={onClose} size={Math.min(560, window.innerWidth)} title={corrects ? t({ zh: `更正：${indicator.name.zh}`, en: `Correct: ${indicator.name.en}` }) : t({ zh: `填报：${indicator.name.zh}`, en: `Report: ${indicator.name.en}` })}>
      <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); submit(); }}>
        {restored && <p className="note" role="status">{t({ zh: "已恢复上次未提交的草稿。", en: "Your unsent draft was restored." })}</p>}
        {corrects && <p className="disagree">{t({ zh: `原值 ${corrects.value} ${indicator.unit}（${corrects.period}，${corrects.by}）保留在记录里；更正是一条新的填报，也要另一人审核。`, en: `The old value ${corrects.value} ${indicator.unit} (${corrects.period}, ${corrects.by}) stays on record; a correction is a new entry that another person reviews.` })}</p>}
        <div className="form-row">
          <Field label={t({ zh: "时期", en: "Period" })} required wrong={said("period")} hint={t({ zh: "年份 2023，或年月 2023-06", en: "A year 2023, or a month 2023-06" })}>{(a) => <Input {...a} disabled={Boolean(corrects)} value={draft.period} onChange={(e) => change({ period: e.target.value })} />}</Field>
          <Field label={t({ zh: `数值（${indicator.unit || "无量纲"}）`, en: `Value (${indicator.unit || "no unit"})` })} required wrong={said("value")} hint={t({ zh: "按文件原样填写，不要先修约", en: "As in the document; do not round first" })}>{(a) => <Input {...a} inputMode="decimal" value={draft.value} onChange={(e) => change({ value: e.target.value })} />}</Field>
        </div>
        <Field label={t({ zh: "依据文件", en: "Document" })} required wrong={said("document")} hint={t({ zh: "如：大同市生态环境状况公报（2023年）", en: "For example: the city's environmental bulletin 2023" })}>{(a) => <Input {...a} value={draft.document} onChange={(e) => change({ document: e.target.value })} />}</Field>
        {corrects && <Field label={t({ zh: "更正理由", en: "Why it is corrected" })} required wrong={said("reason")}>{(a) => <textarea {...a} rows={2} value={draft.reason} onChange={(e) => change({ reason: e.target.value })} />}</Field>}
        <Field label={t({ zh: "备注", en: "Note" })} wrong={wrongOf(report.error, "note", language)}>{(a) => <textarea {...a} rows={2} value={draft.note} onChange={(e) => change({ note: e.target.value })} />}</Field>
        <EvidencePicker label={t({ zh: "佐证材料", en: "Evidence" })} files={draft.evidence} onChange={(evidence) => change({ evidence })} onBusy={setUploading} />
        {report.error && <ProblemNote problem={report.error} />}
        <div className="form-actions"><Button type="primary" htmlType="submit" disabled={uploading} loading={report.isPending}>{t({ zh: "提交审核", en: "Send for review" })}</Button><Button onClick={onClose}>{t({ zh: "关闭（保留草稿）", en: "Close (keep the draft)" })}</Button><Button type="text" onClick={() => { forget(); onClose(); }}>{t({ zh: "放弃草稿", en: "Drop the draft" })}</Button></div>
      </form>
    </Drawer>
  );
}
