import { pathOf, type DutySettingView, type DutyStage, type PutDutySetting } from "@yunqing/wire";
import { App, Button, Input } from "antd";
import { useState } from "react";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { send } from "../../client/fetch.js";
import { useCommand, useView } from "../../client/views.js";
import { beijingMinuteOf } from "../../day/beijing.js";
import { Field } from "../../parts/choice.js";
import { To } from "../../parts/link.js";
import { Loaded, Page, Panel } from "../../parts/page.js";
import { ProblemNote, wrongOf } from "../../parts/problem-note.js";

const targetWords = { approver: { zh: "审核单位", en: "the approver" }, superior: { zh: "审核单位的上级", en: "the one above the approver" }, director: { zh: "局领导", en: "the director" } } as const;
const numbers = (text: string): readonly number[] => text.split(/[^\d]+/).filter(Boolean).map(Number);

/** 提醒与升级: when duties are reminded of, and where they go when nobody answers. */
export function DutySettingsPage() {
  const { t } = useLanguage();
  const settings = useView<DutySettingView>("dutySettings");
  return (
    <Page judged={false} title={{ zh: "提醒与升级", en: "Reminders and escalation" }} lead={<><To to="/duties">{t({ zh: "待办督办", en: "Duties" })}</To> › {t({ zh: "系统每天按此提醒和升级，每一阶段对同一期限只做一次，记入办理过程", en: "Each stage is made once for each due day, as a step of the duty" })}</>}>
      <Loaded of={settings}>{(loaded) => <SettingsForm key={loaded.seq} held={loaded} />}</Loaded>
    </Page>
  );
}

function SettingsForm({ held }: { readonly held: DutySettingView }) {
  const { t, language } = useLanguage();
  const { d } = useActor();
  const { message } = App.useApp();
  const [form, setForm] = useState({ active: held.active, onDay: held.onDay, before: held.before.join("、"), after: held.after.join("、"), pausedDays: String(held.pausedDays), escalate: held.escalate, reason: "" });
  const set = (part: Partial<typeof form>): void => setForm({ ...form, ...part });
  const put = useCommand<Omit<PutDutySetting, "id">, DutySettingView>((body) => send("POST", pathOf("dutySettings", { d }), body), () => { void message.success(t({ zh: "设置已保存", en: "Saved" })); });
  const stage = (at: number, part: Partial<DutyStage>): void => set({ escalate: form.escalate.map((each, index) => (index === at ? { ...each, ...part } : each)) });
  const off = !held.mayChange;
  return (
    <Panel title={{ zh: "何时提醒、逾期后找谁", en: "When, and who next" }} extra={<span className="note">{held.seq === 0 ? t({ zh: "默认设置", en: "the usual settings" }) : t({ zh: `第 ${held.seq} 版，${held.by ?? ""} ${held.at ? beijingMinuteOf(held.at) : ""}：${held.reason}`, en: `version ${held.seq}, ${held.by ?? ""} ${held.at ? beijingMinuteOf(held.at) : ""}: ${held.reason}` })}</span>}>
      <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); put.mutate({ seq: held.seq, active: form.active, onDay: form.onDay, before: numbers(form.before), after: numbers(form.after), pausedDays: Number(form.pausedDays) || 0, escalate: form.escalate, reason: form.reason.trim() }); }}>
        <p><label><input type="checkbox" checked={form.active} disabled={off} onChange={(e) => set({ active: e.target.checked })} /> {t({ zh: "启用提醒与升级", en: "Remind and escalate" })}</label></p>
        <div className="form-row">
          <Field label={t({ zh: "到期前（工作日）", en: "Before (working days)" })} wrong={wrongOf(put.error, "before", language)} hint={t({ zh: "可写几个，如 5、3、1", en: "several, like 5, 3, 1" })}>{(a) => <Input {...a} disabled={off} value={form.before} onChange={(e) => set({ before: e.target.value })} />}</Field>
          <Field label={t({ zh: "逾期后（工作日）", en: "After (working days)" })} wrong={wrongOf(put.error, "after", language)}>{(a) => <Input {...a} disabled={off} value={form.after} onChange={(e) => set({ after: e.target.value })} />}</Field>
          <Field label={t({ zh: "暂停每满（工作日）提醒恢复", en: "A pause, each (working days)" })} wrong={wrongOf(put.error, "pausedDays", language)}>{(a) => <Input {...a} disabled={off} inputMode="numeric" value={form.pausedDays} onChange={(e) => set({ pausedDays: e.target.value })} />}</Field>
        </div>
        <p><label><input type="checkbox" checked={form.onDay} disabled={off} onChange={(e) => set({ onDay: e.target.checked })} /> {t({ zh: "到期当日提醒", en: "On the due day" })}</label></p>
        <fieldset disabled={off} className="bare stages"><legend>{t({ zh: "逾期升级", en: "Escalation" })}</legend>
          {form.escalate.map((each, at) => (
            <p key={at}>{t({ zh: "逾期", en: "After" })} <input type="number" min={1} max={250} aria-label={t({ zh: `第 ${at + 1} 级：逾期工作日`, en: `stage ${at + 1}: working days` })} value={each.afterDays} onChange={(e) => stage(at, { afterDays: Number(e.target.value) })} /> {t({ zh: "个工作日，报", en: "working days to" })} <select aria-label={t({ zh: `第 ${at + 1} 级：报给`, en: `stage ${at + 1}: to` })} value={each.to} onChange={(e) => stage(at, { to: e.target.value as DutyStage["to"] })}>{Object.entries(targetWords).map(([id, label]) => <option key={id} value={id}>{t(label)}</option>)}</select> <Button size="small" type="link" onClick={() => set({ escalate: form.escalate.filter((_, index) => index !== at) })}>{t({ zh: "去掉", en: "Remove" })}</Button></p>))}
          {form.escalate.length < 6 && <Button size="small" onClick={() => set({ escalate: [...form.escalate, { afterDays: (form.escalate.at(-1)?.afterDays ?? 0) + 5, to: "director" }] })}>{t({ zh: "增加一级", en: "Add a stage" })}</Button>}
          {wrongOf(put.error, "escalate", language) && <p className="field-about wrong">✕ {wrongOf(put.error, "escalate", language)}</p>}
        </fieldset>
        {held.mayChange ? <>
          <Field label={t({ zh: "修改原因", en: "Reason" })} required wrong={wrongOf(put.error, "reason", language)}>{(a) => <Input {...a} value={form.reason} onChange={(e) => set({ reason: e.target.value })} />}</Field>
          {put.error && <ProblemNote problem={put.error} />}
          <div className="form-actions"><Button type="primary" htmlType="submit" loading={put.isPending}>{t({ zh: "保存设置", en: "Save" })}</Button></div>
        </> : <p className="note">{t({ zh: "设置由局领导修改。", en: "The director changes these settings." })}</p>}
      </form>
    </Panel>
  );
}
