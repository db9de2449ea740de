import { pathOf, type EvidenceView, type ProgressReport, type ProjectDetail, type ProjectState, type ReportProgress } from "@yunqing/wire";
import { App, Button, Input } from "antd";
import { useState } from "react";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { projectWords } from "../../app/words.js";
import { useDraft } from "../../client/draft.js";
import { send } from "../../client/fetch.js";
import { useCommand } from "../../client/views.js";
import { beijingDayOf } from "../../day/beijing.js";
import { DayInput, Field } from "../../parts/choice.js";
import { EvidencePicker } from "../../parts/evidence.js";
import { Panel } from "../../parts/page.js";
import { ProblemNote, wrongOf } from "../../parts/problem-note.js";

interface Draft { readonly day: string; readonly percent: string; readonly state: ProjectState; readonly paidWan: string; readonly note: string; readonly evidence: readonly EvidenceView[] }
const decimal = /^\d+(\.\d+)?$/;

/** Reports how far a project is (报进度). */
export function ProgressForm({ project, onClose }: { readonly project: ProjectDetail; readonly onClose: () => void }) {
  const { t, language } = useLanguage();
  const { d } = useActor();
  const { message } = App.useApp();
  const { draft, change, forget } = useDraft<Draft>(`progress.${d}.${project.id}`, { day: beijingDayOf(new Date()), percent: "", state: "under-way", paidWan: "", note: "", evidence: [] });
  const [tried, setTried] = useState(false);
  const [uploading, setUploading] = useState(false);
  const report = useCommand<Omit<ReportProgress, "id">, ProgressReport>((body) => send("POST", pathOf("progress", { d }), body), () => { forget(); onClose(); void message.success(t({ zh: "进度已登记", en: "The progress is recorded" })); });
  const plain = t({ zh: "写成十进制数，不带单位和逗号", en: "A decimal number without unit or comma" });
  const wrong = { day: draft.day ? undefined : t({ zh: "写明日期", en: "Give the day" }), percent: draft.percent === "" || decimal.test(draft.percent) ? undefined : plain, paidWan: draft.paidWan === "" || decimal.test(draft.paidWan) ? undefined : plain };
  const said = (field: keyof typeof wrong) => wrongOf(report.error, field, language) ?? (tried ? wrong[field] : undefined);
  return (
    <Panel title={{ zh: "报进度", en: "Report progress" }}>
      <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); setTried(true); if (!Object.values(wrong).some(Boolean)) report.mutate({ project: project.id, day: draft.day, percent: draft.percent || null, state: draft.state, paidWan: draft.paidWan || null, note: draft.note.trim(), evidence: draft.evidence.map((each) => each.hash) }); }}>
        <div className="form-row">
          <Field label={t({ zh: "截至日期", en: "As of" })} required wrong={said("day")}>{(a) => <DayInput {...a} value={draft.day} onChange={(day) => change({ day })} />}</Field>
          <Field label={t({ zh: "状态", en: "State" })} required>{(a) => <select {...a} value={draft.state} onChange={(e) => change({ state: e.target.value as ProjectState })}>{(["not-started", "under-way", "done"] as const).map((each) => <option key={each} value={each}>{t(projectWords[each])}</option>)}</select>}</Field>
          <Field label={t({ zh: "形象进度（%）", en: "Progress (%)" })} wrong={said("percent")} hint={t({ zh: "不知道就空着", en: "Leave empty if unknown" })}>{(a) => <Input {...a} inputMode="decimal" value={draft.percent} onChange={(e) => change({ percent: e.target.value.trim() })} />}</Field>
          <Field label={t({ zh: "累计支付（万元）", en: "Paid so far (10 000 yuan)" })} wrong={said("paidWan")}>{(a) => <Input {...a} inputMode="decimal" value={draft.paidWan} onChange={(e) => change({ paidWan: e.target.value.trim() })} />}</Field>
        </div>
        <Field label={t({ zh: "说明", en: "Note" })} wrong={wrongOf(report.error, "note", language)}>{(a) => <textarea {...a} rows={3} value={draft.note} onChange={(e) => change({ note: e.target.value })} />}</Field>
        <EvidencePicker label={t({ zh: "佐证材料", en: "Evidence" })} files={draft.evidence} onChange={(evidence) => change({ evidence })} onBusy={setUploading} />
        {report.error && <ProblemNote problem={report.error} />}
        <div className="form-actions"><Button type="primary" htmlType="submit" disabled={uploading} loading={report.isPending}>{t({ zh: "登记", en: "Record" })}</Button><Button onClick={onClose}>{t({ zh: "取消", en: "Cancel" })}</Button></div>
      </form>
    </Panel>
  );
}
