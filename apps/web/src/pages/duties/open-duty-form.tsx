import { pathOf, type DutyDetail, type LimitRow, type OpenDuty } from "@yunqing/wire";
import { App, Button, Drawer, Input } from "antd";
import { useState } from "react";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { useGo } from "../../app/view-state.js";
import { useDraft } from "../../client/draft.js";
import { send } from "../../client/fetch.js";
import { useCommand, useRows } from "../../client/views.js";
import { instantTyped } from "../../day/beijing.js";
import { useHolders } from "./duty-people.js";
import { DayInput, Field } from "../../parts/choice.js";
import { ProblemNote, wrongOf } from "../../parts/problem-note.js";

interface Draft { readonly title: string; readonly text: string; readonly holder: string; readonly approver: string; readonly workingDays: string; /** "": in working days; else the limit of the law */ readonly limit: string; readonly since: string; readonly coHolders: readonly string[] }

/** Opens a duty by hand (人工交办); `begin` is what it begins with, kept as a draft of its own. */
export function OpenDutyForm({ onClose, begin }: { readonly onClose: () => void; readonly begin?: { readonly key: string; readonly title: string; readonly text: string } }) {
  const { t, language } = useLanguage();
  const { d } = useActor();
  const go = useGo();
  const { message } = App.useApp();
  const { organisations: units, firms, nameOf } = useHolders();
  const limits = useRows<LimitRow>("dutyLimits");
  const { draft, change, forget } = useDraft<Draft>(`duty.${d}${begin === undefined ? "" : `.${begin.key}`}`, { title: begin?.title ?? "", text: begin?.text ?? "", holder: "", approver: "", workingDays: "5", limit: "", since: "", coHolders: [] });
  const limit = (limits.data ?? []).find((each) => each.id === draft.limit && each.inForce), since = limit?.unit === "hour" && draft.since.trim() !== "" ? instantTyped(draft.since) : draft.since.trim();
  const [tried, setTried] = useState(false);
  const open = useCommand<Omit<OpenDuty, "id">, DutyDetail>((body) => send("POST", pathOf("duties", { d }), body), (duty) => { forget(); onClose(); void message.success(t({ zh: `已交办 ${duty.number}`, en: `Opened ${duty.number}` })); go(`/duties/${encodeURIComponent(duty.id)}`); });
  const need = t({ zh: "必填", en: "Required" });
  const wrong = { title: draft.title.trim() ? undefined : need, holder: draft.holder ? undefined : need, since: limit?.way === "before" && !draft.since ? need : limit?.unit === "hour" && since === null ? t({ zh: "写成 2026-11-28 14:00", en: "Write 2026-11-28 14:00" }) : undefined, workingDays: draft.limit !== "" || /^[1-9]\d{0,2}$/.test(draft.workingDays) ? undefined : t({ zh: "写 1~999 的整数", en: "A whole number from 1 to 999" }) };
  const said = (field: keyof typeof wrong) => wrongOf(open.error, field, language) ?? (tried ? wrong[field] : undefined);
  const organisations = units.map((each) => <option key={each.id} value={each.id}>{each.name}</option>);
  const groups = [...new Set((limits.data ?? []).filter((each) => each.inForce).map((each) => t(each.group)))];
  return (
    <Drawer open onClose={onClose} size={Math.min(560, window.innerWidth)} title={t({ zh: "交办事项", en: "Open a duty" })}>
      <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); setTried(true); if (!Object.values(wrong).some(Boolean)) open.mutate({ title: draft.title.trim(), text: draft.text.trim(), holder: draft.holder, approver: draft.approver || null, ...(draft.limit === "" ? { workingDays: Number(draft.workingDays) } : { limit: draft.limit, ...(since ? { since } : {}) }), ...(draft.coHolders.length === 0 ? {} : { coHolders: draft.coHolders }), subject: null, place: null }); }}>
        <Field label={t({ zh: "事项", en: "Matter" })} required wrong={said("title")}>{(a) => <Input {...a} value={draft.title} onChange={(e) => change({ title: e.target.value })} />}</Field>
        <Field label={t({ zh: "要求", en: "What is asked" })} wrong={wrongOf(open.error, "text", language)}>{(a) => <textarea {...a} rows={4} value={draft.text} onChange={(e) => change({ text: e.target.value })} />}</Field>
        <Field label={t({ zh: "承办单位", en: "Holder" })} required wrong={said("holder")}>{(a) => <select {...a} value={draft.holder} onChange={(e) => change({ holder: e.target.value })}><option value="">{t({ zh: "请选择", en: "Choose" })}</option>{organisations}</select>}</Field>
        <div className="form-row">
          <Field label={t({ zh: "审核单位", en: "Approver" })} wrong={wrongOf(open.error, "approver", language)} hint={t({ zh: "不能是承办单位自己", en: "Other than the holder" })}>{(a) => <select {...a} value={draft.approver} onChange={(e) => change({ approver: e.target.value })}><option value="">{t({ zh: "交办单位", en: "The opening unit" })}</option>{organisations}</select>}</Field>
          <Field label={t({ zh: "期限依据", en: "Term" })} wrong={wrongOf(open.error, "limit", language)}>{(a) => <select {...a} value={draft.limit} onChange={(e) => change({ limit: e.target.value, since: "" })}><option value="">{t({ zh: "按工作日数", en: "In working days" })}</option>{groups.map((group) => <optgroup key={group} label={group}>{(limits.data ?? []).filter((each) => each.inForce && t(each.group) === group).map((each) => <option key={each.id} value={each.id}>{t(each.name)}（{t(each.text)}）</option>)}</optgroup>)}</select>}</Field>
          {limit && <Field label={limit.unit === "hour" ? t({ zh: "起算时间", en: "From" }) : t({ zh: "起算日", en: "From" })} required={limit.way === "before"} wrong={said("since")} hint={t({ zh: `${limit.event.zh}${limit.way === "before" ? "" : "；不填为交办时"}。${limit.basis}${limit.verified ? "" : "（待核实）"}`, en: `${limit.event.en}. ${limit.basis}` })}>{(a) => limit.unit === "hour" ? <Input {...a} placeholder="2026-11-28 14:00" value={draft.since} onChange={(e) => change({ since: e.target.value })} /> : <DayInput {...a} value={draft.since} onChange={(day) => change({ since: day })} />}</Field>}
          {!limit && <Field label={t({ zh: "期限（工作日）", en: "Working days" })} required wrong={said("workingDays")} hint={t({ zh: "按国务院放假通知计算", en: "By the State Council's calendar" })}>{(a) => <Input {...a} inputMode="numeric" value={draft.workingDays} onChange={(e) => change({ workingDays: e.target.value })} />}</Field>}
        </div>
        <Field label={t({ zh: "协办单位", en: "Co-holders" })} wrong={wrongOf(open.error, "coHolders", language)} hint={t({ zh: "承办单位为牵头；协办单位各自签收、提交自己的部分", en: "The holder leads; each co-holder signs for and hands in its part" })}>{(a) => <select {...a} value="" onChange={(e) => { if (e.target.value) change({ coHolders: [...draft.coHolders, e.target.value] }); }}><option value="">{t({ zh: "增加一个", en: "Add one" })}</option>
          {units.filter((each) => each.id !== draft.holder && each.id !== draft.approver && !draft.coHolders.includes(each.id)).map((each) => <option key={each.id} value={each.id}>{each.name}</option>)}
          {firms.length > 0 && <optgroup label={t({ zh: "企业", en: "Enterprises" })}>{firms.filter((each) => !draft.coHolders.includes(each.id)).map((each) => <option key={each.id} value={each.id}>{each.name}</option>)}</optgroup>}</select>}</Field>
        {draft.coHolders.length > 0 && <ul className="chosen">{draft.coHolders.map((each) => <li key={each}>{nameOf(each)} <Button size="small" type="link" aria-label={t({ zh: `移除 ${nameOf(each)}`, en: `Remove ${nameOf(each)}` })} onClick={() => change({ coHolders: draft.coHolders.filter((one) => one !== each) })}>{t({ zh: "移除", en: "Remove" })}</Button></li>)}</ul>}
        {open.error && <ProblemNote problem={open.error} />}
        <div className="form-actions"><Button type="primary" htmlType="submit" loading={open.isPending}>{t({ zh: "交办", en: "Open" })}</Button><Button onClick={onClose}>{t({ zh: "关闭（保留草稿）", en: "Close (keep the draft)" })}</Button></div>
      </form>
    </Drawer>
  );
}
