import { pathOf, type DutyDetail, type OpenDuty } from "@yunqing/wire";
import { App, Button, Drawer, Input } from "antd";
import { useState } from "react";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { useGo } from "../../app/view-state.js";
import { useDraft } from "../../client/draft.js";
import { send } from "../../client/fetch.js";
import { useCommand, useOrganisations } from "../../client/views.js";
import { Field } from "../../parts/choice.js";
import { ProblemNote, wrongOf } from "../../parts/problem-note.js";

interface Draft { readonly title: string; readonly text: string; readonly holder: string; readonly approver: string; readonly workingDays: string }

/** Opens a duty by hand (人工交办); `begin` is what it begins with, kept as a draft of its own. */
export function OpenDutyForm({ onClose, begin }: { readonly onClose: () => void; readonly begin?: { readonly key: string; readonly title: string; readonly text: string } }) {
  const { t, language } = useLanguage();
  const { d } = useActor();
  const go = useGo();
  const { message } = App.useApp();
  const { rows } = useOrganisations();
  const { draft, change, forget } = useDraft<Draft>(`duty.${d}${begin === undefined ? "" : `.${begin.key}`}`, { title: begin?.title ?? "", text: begin?.text ?? "", holder: "", approver: "", workingDays: "5" });
  const [tried, setTried] = useState(false);
  const open = useCommand<Omit<OpenDuty, "id">, DutyDetail>((body) => send("POST", pathOf("duties", { d }), body), (duty) => { forget(); onClose(); void message.success(t({ zh: `已交办 ${duty.number}`, en: `Opened ${duty.number}` })); go(`/duties/${encodeURIComponent(duty.id)}`); });
  const need = t({ zh: "必填", en: "Required" });
  const wrong = { title: draft.title.trim() ? undefined : need, holder: draft.holder ? undefined : need, workingDays: /^[1-9]\d{0,2}$/.test(draft.workingDays) ? undefined : t({ zh: "写 1~999 的整数", en: "A whole number from 1 to 999" }) };
  const said = (field: keyof typeof wrong) => wrongOf(open.error, field, language) ?? (tried ? wrong[field] : undefined);
  const organisations = rows.map((each) => <option key={each.id} value={each.id}>{t(each.name)}</option>);
  return (
    <Drawer open onClose={onClose} size={Math.min(560, window.innerWidth)} title={t({ zh: "交办事项", en: "Open a duty" })}>
      <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); setTried(true); if (!Object.values(wrong).some(Boolean)) open.mutate({ title: draft.title.trim(), text: draft.text.trim(), holder: draft.holder, approver: draft.approver || null, workingDays: Number(draft.workingDays), subject: null, place: null }); }}>
        <Field label={t({ zh: "事项", en: "Matter" })} required wrong={said("title")}>{(a) => <Input {...a} value={draft.title} onChange={(e) => change({ title: e.target.value })} />}</Field>
        <Field label={t({ zh: "要求", en: "What is asked" })} wrong={wrongOf(open.error, "text", language)}>{(a) => <textarea {...a} rows={4} value={draft.text} onChange={(e) => change({ text: e.target.value })} />}</Field>
        <Field label={t({ zh: "承办单位", en: "Holder" })} required wrong={said("holder")}>{(a) => <select {...a} value={draft.holder} onChange={(e) => change({ holder: e.target.value })}><option value="">{t({ zh: "请选择", en: "Choose" })}</option>{organisations}</select>}</Field>
        <div className="form-row">
          <Field label={t({ zh: "审核单位", en: "Approver" })} wrong={wrongOf(open.error, "approver", language)} hint={t({ zh: "不能是承办单位自己", en: "Other than the holder" })}>{(a) => <select {...a} value={draft.approver} onChange={(e) => change({ approver: e.target.value })}><option value="">{t({ zh: "交办单位", en: "The opening unit" })}</option>{organisations}</select>}</Field>
          <Field label={t({ zh: "期限（工作日）", en: "Working days" })} required wrong={said("workingDays")} hint={t({ zh: "按国务院放假通知计算", en: "By the State Council's calendar" })}>{(a) => <Input {...a} inputMode="numeric" value={draft.workingDays} onChange={(e) => change({ workingDays: e.target.value })} />}</Field>
        </div>
        {open.error && <ProblemNote problem={open.error} />}
        <div className="form-actions"><Button type="primary" htmlType="submit" loading={open.isPending}>{t({ zh: "交办", en: "Open" })}</Button><Button onClick={onClose}>{t({ zh: "关闭（保留草稿）", en: "Close (keep the draft)" })}</Button></div>
      </form>
    </Drawer>
  );
}
