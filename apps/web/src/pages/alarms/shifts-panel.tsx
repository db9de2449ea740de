import { pathOf, type ActOnShift, type AlarmSettingsView, type ShiftRow } from "@yunqing/wire";
import { App, Button, Input } from "antd";
import { useState } from "react";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { send } from "../../client/fetch.js";
import { useCommand, useRows, useView } from "../../client/views.js";
import { beijingDayOf, beijingSecondOf } from "../../day/beijing.js";
import { Field } from "../../parts/choice.js";
import { Loaded } from "../../parts/page.js";
import { ProblemNote, wrongOf } from "../../parts/problem-note.js";
import { Tag } from "../../parts/state-tag.js";

const actWords = { begin: { zh: "开始值班", en: "On duty" }, entry: { zh: "记录", en: "Entry" }, "hand-over": { zh: "交班签字", en: "Handed over" }, "take-over": { zh: "接班签字", en: "Taken over" } } as const;
const stateWords = { "on-duty": { zh: "值班中", en: "On duty" }, "handed-over": { zh: "已交班待接班", en: "Handed over" }, "taken-over": { zh: "已交接", en: "Taken over" } } as const;

/** 值班日志: one shift on duty, its entries, and the handover that two people sign. */
export function ShiftsPanel() {
  const { t } = useLanguage();
  const rows = useRows<ShiftRow>("alarmShifts"), settings = useView<AlarmSettingsView>("alarmSettings");
  return <Loaded of={rows}>{(shifts) => { const running = shifts.find((each) => each.state !== "taken-over"); return <><ShiftForm key={`${running?.shift ?? ""} ${running?.seq ?? 0}`} running={running ?? null} plans={settings.data?.shifts ?? []} />{shifts.map((shift) => <article key={shift.shift} className="panel shift-card"><h3>{shift.title} <Tag of={shift.state === "on-duty" ? "in-hand" : shift.state === "handed-over" ? "awaiting-review" : "closed"} words={stateWords[shift.state]} /></h3><p className="note">{beijingSecondOf(shift.begunAt)} · {shift.people.join("、")}</p><ol className="shift-acts">{shift.acts.map((act) => <li key={act.id}><time>{beijingSecondOf(act.at)}</time> <b>{t(actWords[act.act])}</b> {act.by}{act.text && `：${act.text}`}{act.act === "hand-over" && <small> {t({ zh: `（移交未销警 ${act.alarms} 条）`, en: `(${act.alarms} open alarms handed over)` })}</small>}</li>)}</ol></article>)}{shifts.length === 0 && <p className="empty">{t({ zh: "还没有值班记录。", en: "No shift yet." })}</p>}</>; }}</Loaded>;
}

function ShiftForm({ running, plans }: { readonly running: ShiftRow | null; readonly plans: AlarmSettingsView["shifts"] }) {
  const { t, language } = useLanguage();
  const { d, session } = useActor();
  const { message } = App.useApp();
  const begins = running === null || running.state === "handed-over";
  const [title, setTitle] = useState(`${beijingDayOf(new Date())} ${plans[0]?.name ?? ""}`.trim()), [people, setPeople] = useState(session.user.displayName), [text, setText] = useState("");
  const act = useCommand<Omit<ActOnShift, "id">, unknown>((body) => send("POST", pathOf("alarmShifts", { d }), body), () => { setText(""); void message.success(t({ zh: "已记录", en: "Recorded" })); });
  const say = (which: ActOnShift["act"]) => act.mutate({ shift: running?.shift ?? "", seq: running?.seq ?? 0, act: which, title: begins ? title.trim() : "", text: text.trim(), people: begins ? people.split(/[,，、\s]+/).filter(Boolean) : [] });
  return (
    <form className="form panel shift-card" noValidate onSubmit={(event) => event.preventDefault()}>
      {begins && <div className="form-row"><Field label={t({ zh: "班次", en: "Shift" })} required wrong={wrongOf(act.error, "title", language)}>{(a) => <Input {...a} list="shift-names" value={title} onChange={(event) => setTitle(event.target.value)} />}</Field><datalist id="shift-names">{plans.map((each) => <option key={each.name} value={`${beijingDayOf(new Date())} ${each.name}`} />)}</datalist><Field label={t({ zh: "值班人员（顿号分隔）", en: "People on duty" })} required wrong={wrongOf(act.error, "people", language)}>{(a) => <Input {...a} value={people} onChange={(event) => setPeople(event.target.value)} />}</Field></div>}
      <Field label={running?.state === "on-duty" ? t({ zh: "记录或交班说明", en: "Entry, or what is handed over" }) : t({ zh: "说明", en: "Note" })} wrong={wrongOf(act.error, "text", language)}>{(a) => <Input.TextArea {...a} rows={2} value={text} onChange={(event) => setText(event.target.value)} />}</Field>
      {running?.state === "handed-over" && !running.mayTakeOver && <p className="note">{t({ zh: "您是交班人，须由另一人接班签字。", en: "You handed over: another person signs for taking over." })}</p>}
      {act.error && <ProblemNote problem={act.error} />}
      <div className="form-actions">{running === null && <Button type="primary" loading={act.isPending} onClick={() => say("begin")}>{t({ zh: "开始值班", en: "Begin the shift" })}</Button>}{running?.state === "on-duty" && <><Button type="primary" loading={act.isPending} onClick={() => say("entry")}>{t({ zh: "记入日志", en: "Write it down" })}</Button><Button loading={act.isPending} onClick={() => say("hand-over")}>{t({ zh: "交班签字", en: "Hand over and sign" })}</Button></>}{running?.state === "handed-over" && <Button type="primary" disabled={!running.mayTakeOver} loading={act.isPending} onClick={() => say("take-over")}>{t({ zh: "接班签字", en: "Take over and sign" })}</Button>}</div>
    </form>
  );
}
