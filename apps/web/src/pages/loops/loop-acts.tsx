import { PoweroffOutlined, ToolOutlined } from "@ant-design/icons";
import { pathOf, type LoopDetail, type LoopWordView, type SayLoop, type SwitchLoop } from "@yunqing/wire";
import { App, Button, Input, Modal } from "antd";
import { useState } from "react";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { send } from "../../client/fetch.js";
import { useCommand } from "../../client/views.js";
import { beijingInstantOf, instantTyped } from "../../day/beijing.js";
import { Field } from "../../parts/choice.js";
import { ProblemNote, wrongOf } from "../../parts/problem-note.js";

type Asked = "on" | "off" | "auto" | "acknowledge" | "approval" | "approval-ended" | "switch" | { readonly repaired: string };

/** Big buttons for people on the spot (人工操作): each asks for its time and reason before anything is sent. */
export function LoopActs({ detail }: { readonly detail: LoopDetail }) {
  const { t } = useLanguage();
  const [asked, setAsked] = useState<Asked | null>(null);
  const { row, mayOperate, mayManage } = detail, failed = detail.actuators.filter((each) => each.word === "failed");
  return (
    <div className="loop-buttons no-print" role="group" aria-label={t({ zh: "人工操作", en: "Manual" })}>
      {mayOperate && row.active && <>
        <Button size="large" type="primary" onClick={() => { setAsked("on"); }}>▶ {t({ zh: "手动开启", en: "Switch on" })}</Button>
        <Button size="large" danger onClick={() => { setAsked("off"); }}>■ {t({ zh: "手动关闭", en: "Switch off" })}</Button>
        <Button size="large" disabled={row.override === "auto"} onClick={() => { setAsked("auto"); }}>◎ {t({ zh: "恢复自动", en: "Automatic" })}</Button>
        <Button size="large" disabled={detail.alarms.every((each) => each.acknowledged)} onClick={() => { setAsked("acknowledge"); }}>▲ {t({ zh: "确认报警", en: "Acknowledge" })}</Button>
        {failed.map((each) => <Button key={each.actuator} size="large" onClick={() => { setAsked({ repaired: each.actuator }); }}icon={<ToolOutlined aria-hidden />}>{t({ zh: `${each.name.zh}已修复`, en: `${each.name.en} repaired` })}</Button>)}
      </>}
      {mayManage && row.active && row.kind === "calendar" && <Button size="large" onClick={() => { setAsked(detail.approval?.holds === true ? "approval-ended" : "approval"); }}>{detail.approval?.holds === true ? t({ zh: "撤销批准", en: "Withdraw the approval" }) : t({ zh: "登记批准", en: "Record an approval" })}</Button>}
      {mayManage && <Button size="large" onClick={() => { setAsked("switch"); }}icon={<PoweroffOutlined aria-hidden />}>{row.active ? t({ zh: "停用回路", en: "Switch the loop off" }) : t({ zh: "启用回路", en: "Switch the loop on" })}</Button>}
      {asked !== null && <Ask detail={detail} asked={asked} onClose={() => { setAsked(null); }} />}
    </div>
  );
}

function Ask({ detail, asked, onClose }: { readonly detail: LoopDetail; readonly asked: Asked; readonly onClose: () => void }) {
  const { t, language } = useLanguage();
  const { d } = useActor();
  const { message } = App.useApp();
  const { loop } = detail.row, most = detail.setting.overrideSeconds;
  const [minutes, setMinutes] = useState(String(Math.min(10, Math.floor(most / 60)) || Math.round(most / 6) / 10)), [reason, setReason] = useState("");
  const [from, setFrom] = useState(() => beijingInstantOf(Date.now()).slice(0, 16).replace("T", " ")), [until, setUntil] = useState(() => beijingInstantOf(Date.now() + 86_400_000).slice(0, 16).replace("T", " "));
  const sent = () => { void message.success(t({ zh: "已发出，执行结果见“人工操作”", en: "Sent; what became of it is listed below" })); onClose(); };
  const say = useCommand<Omit<SayLoop, "id">, LoopDetail>((body) => send("POST", pathOf("loopWords", { d, loop }), body), sent);
  const turn = useCommand<Omit<SwitchLoop, "id">, LoopDetail>((body) => send("POST", pathOf("loopSwitch", { d, loop }), body), () => { void message.success(t({ zh: "已保存", en: "Stored" })); onClose(); });
  const problem = say.error ?? turn.error, timed = asked === "on" || asked === "off", approves = asked === "approval";
  const wordOf = (): LoopWordView => typeof asked === "object" ? { kind: "repaired", actuator: asked.repaired, note: reason }
    : asked === "acknowledge" ? { kind: "acknowledge", note: reason } : asked === "approval" ? { kind: "approval", from: instantTyped(from) ?? from, until: instantTyped(until) ?? until, document: reason }
    : asked === "approval-ended" ? { kind: "approval-ended", reason } : { kind: "override", mode: asked === "switch" ? "auto" : asked, seconds: timed ? Math.round(Number(minutes) * 60) || 0 : 0, reason };
  const titles = { on: { zh: "手动开启", en: "Switch on by hand" }, off: { zh: "手动关闭", en: "Switch off by hand" }, auto: { zh: "恢复自动", en: "Automatic again" }, acknowledge: { zh: "确认报警", en: "Acknowledge alarms" }, approval: { zh: "登记批准", en: "Record an approval" }, "approval-ended": { zh: "撤销批准", en: "Withdraw the approval" }, switch: detail.row.active ? { zh: "停用回路", en: "Switch the loop off" } : { zh: "启用回路", en: "Switch the loop on" } } as const;
  const title = typeof asked === "object" ? t({ zh: "设备已修复", en: "Repaired" }) : t(titles[asked]);
  const submit = () => { if (asked === "switch") turn.mutate({ active: !detail.row.active, reason }); else say.mutate({ word: wordOf() }); };
  return (
    <Modal open title={`${t(detail.row.name)}：${title}`} onCancel={onClose} onOk={submit} okText={title} cancelText={t({ zh: "取消", en: "Cancel" })} confirmLoading={say.isPending || turn.isPending}>
      <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); submit(); }}>
        {timed && <Field label={t({ zh: "时限（分钟）", en: "For (minutes)" })} required hint={t({ zh: `最长 ${most / 60} 分钟，到时自动恢复自动控制`, en: `at most ${most / 60} min; then automatic again by itself` })} wrong={wrongOf(say.error, "seconds", language)}>{(a) => <Input {...a} inputMode="decimal" value={minutes} onChange={(e) => { setMinutes(e.target.value); }} />}</Field>}
        {approves && <div className="form-row"><Field label={t({ zh: "批准自（北京时间）", en: "From (Beijing)" })} required wrong={wrongOf(say.error, "from", language)}>{(a) => <Input {...a} value={from} onChange={(e) => { setFrom(e.target.value); }} />}</Field><Field label={t({ zh: "至", en: "Until" })} required wrong={wrongOf(say.error, "until", language)}>{(a) => <Input {...a} value={until} onChange={(e) => { setUntil(e.target.value); }} />}</Field></div>}
        <Field label={approves ? t({ zh: "批准文件（文号、名称）", en: "Document of approval" }) : t({ zh: "原因", en: "Reason" })} required={asked !== "acknowledge" && typeof asked !== "object"} wrong={wrongOf(problem, approves ? "document" : "reason", language)}>{(a) => <Input.TextArea {...a} rows={2} value={reason} onChange={(e) => { setReason(e.target.value); }} />}</Field>
        {problem && <ProblemNote problem={problem} />}
      </form>
    </Modal>
  );
}
