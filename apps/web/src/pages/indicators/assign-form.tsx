import { pathOf, type AssignmentView, type AssignTarget, type Comparator, type IndicatorDetail } from "@yunqing/wire";
import { App, Button, Drawer, Input } from "antd";
import { useState } from "react";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { comparatorSigns } from "../../app/words.js";
import { useDraft } from "../../client/draft.js";
import { send } from "../../client/fetch.js";
import { useCommand } from "../../client/views.js";
import { DayInput, Field } from "../../parts/choice.js";
import { ProblemNote, wrongOf } from "../../parts/problem-note.js";
import { valueProblem } from "./value-text.js";

interface Draft { readonly year: string; readonly op: Comparator; readonly value: string; readonly document: string; readonly documentDay: string }

/** Records the target that the city assigned for 完成市级考核任务, with its document and day (登记下达目标). */
export function AssignForm({ indicator, onClose }: { readonly indicator: IndicatorDetail; readonly onClose: () => void }) {
  const { t, language } = useLanguage();
  const { d } = useActor();
  const { message } = App.useApp();
  const { draft, change, forget } = useDraft<Draft>(`assign.${d}.${indicator.id}`, { year: String(indicator.targetYear), op: indicator.better === "lower" ? "<=" : ">=", value: "", document: "", documentDay: "" });
  const [tried, setTried] = useState(false);
  const assign = useCommand<Omit<AssignTarget, "id">, AssignmentView>((body) => send("POST", pathOf("assignments", { d }), body), () => { forget(); onClose(); void message.success(t({ zh: "目标已登记，状态已重新评判", en: "The target is recorded and the state judged again" })); });
  const wrong = {
    year: /^\d{4}$/.test(draft.year) ? undefined : t({ zh: "写四位年份", en: "Write a year of four digits" }),
    value: valueProblem(draft.value, language),
    document: draft.document.trim() ? undefined : t({ zh: "写明下达文件", en: "Name the document" }),
    documentDay: draft.documentDay ? undefined : t({ zh: "写明成文日期", en: "Give its day" }),
  };
  const said = (field: keyof typeof wrong) => wrongOf(assign.error, field, language) ?? (tried ? wrong[field] : undefined);
  return (
    <Drawer open onClose={onClose} size={Math.min(560, window.innerWidth)} title={t({ zh: `登记下达目标：${indicator.name.zh}`, en: `Assign the target: ${indicator.name.en}` })}>
      <p className="note">{t({ zh: `规划原文：“${indicator.target.printed || "（空白）"}”。登记不改动原文。`, en: `The plan prints “${indicator.target.printed || "(blank)"}”. Recording a target does not change it.` })}</p>
      <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); setTried(true); if (!Object.values(wrong).some(Boolean)) assign.mutate({ indicator: indicator.id, year: Number(draft.year), op: draft.op, value: draft.value.trim(), document: draft.document.trim(), documentDay: draft.documentDay }); }}>
        <div className="form-row">
          <Field label={t({ zh: "年份", en: "Year" })} required wrong={said("year")}>{(a) => <Input {...a} inputMode="numeric" value={draft.year} onChange={(e) => change({ year: e.target.value })} />}</Field>
          <Field label={t({ zh: "比较", en: "Comparator" })} required>{(a) => <select {...a} value={draft.op} onChange={(e) => change({ op: e.target.value as Comparator })}>{Object.entries(comparatorSigns).map(([op, sign]) => <option key={op} value={op}>{sign}</option>)}</select>}</Field>
          <Field label={t({ zh: `目标值（${indicator.unit || "无量纲"}）`, en: `Target (${indicator.unit || "no unit"})` })} required wrong={said("value")}>{(a) => <Input {...a} inputMode="decimal" value={draft.value} onChange={(e) => change({ value: e.target.value })} />}</Field>
        </div>
        <Field label={t({ zh: "下达文件", en: "Document" })} required wrong={said("document")}>{(a) => <Input {...a} value={draft.document} onChange={(e) => change({ document: e.target.value })} />}</Field>
        <Field label={t({ zh: "成文日期", en: "Day of the document" })} required wrong={said("documentDay")}>{(a) => <DayInput {...a} value={draft.documentDay} onChange={(documentDay) => change({ documentDay })} />}</Field>
        {assign.error && <ProblemNote problem={assign.error} />}
        <div className="form-actions"><Button type="primary" htmlType="submit" loading={assign.isPending}>{t({ zh: "登记", en: "Record" })}</Button><Button onClick={onClose}>{t({ zh: "关闭", en: "Close" })}</Button></div>
      </form>
    </Drawer>
  );
}
