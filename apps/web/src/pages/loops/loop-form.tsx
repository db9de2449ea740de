import { pathOf, type LoopDetail, type LoopTemplateView, type LoopTrialView, type PointRow, type PutLoop, type TryLoop } from "@yunqing/wire";
import { useMutation } from "@tanstack/react-query";
import { App, Button, Checkbox, Input } from "antd";
import { useState } from "react";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { send } from "../../client/fetch.js";
import { ServerProblem } from "../../client/problem.js";
import { useCommand, useRows, useView } from "../../client/views.js";
import { beijingDayOf, beijingSecondOf } from "../../day/beijing.js";
import { Choice, DayChoice, Field } from "../../parts/choice.js";
import { Loaded } from "../../parts/page.js";
import { ProblemNote, wrongOf } from "../../parts/problem-note.js";
import { draftOfLoop, draftOfTemplate, groupsOf, otherDriver, partsOf, withActuator, withAt, withoutActuator, withoutFrost, withSensor, type LoopDraft } from "./loop-draft.js";
import { DraftInput } from "./loop-field.js";
import { LoopTimeline } from "./loop-timeline.js";
import { secondsWords } from "./loop-words.js";

/** 设定: a loop's setting field by field, tried on a past day before it counts. `loop` null: a new one, from a template. */
export function LoopForm({ loop, onDone }: { readonly loop: string | null; readonly onDone: (loop: string) => void }) {
  const templates = useRows<LoopTemplateView>("loopTemplates", { enabled: loop === null }), detail = useView<LoopDetail>("loop", { holes: { loop: loop ?? "-" }, enabled: loop !== null });
  if (loop === null) return <Loaded of={templates}>{(rows) => <Begin templates={rows} onDone={onDone} />}</Loaded>;
  return <Loaded of={detail}>{(held) => <Form key={held.seq} begun={draftOfLoop(held)} held={held} onDone={onDone} />}</Loaded>;
}

function Begin({ templates, onDone }: { readonly templates: readonly LoopTemplateView[]; readonly onDone: (loop: string) => void }) {
  const { t } = useLanguage();
  const [chosen, setChosen] = useState(templates[0]?.template ?? ""), template = templates.find((each) => each.template === chosen);
  return <>
    <div className="panel"><Choice label={t({ zh: "模板", en: "Template" })} value={chosen} options={templates.map((each) => ({ value: each.template, label: t(each.title) }))} onChange={setChosen} />{template && <p className="note">{t(template.note)}</p>}</div>
    {template && <Form key={template.template} begun={draftOfTemplate(template)} held={null} onDone={onDone} />}
  </>;
}

function Form({ begun, held, onDone }: { readonly begun: LoopDraft; readonly held: LoopDetail | null; readonly onDone: (loop: string) => void }) {
  const { t, language } = useLanguage();
  const { d } = useActor();
  const { message } = App.useApp();
  const points = useRows<PointRow>("points");
  const [draft, setDraft] = useState(begun), [reason, setReason] = useState(""), [active, setActive] = useState(held?.row.active ?? true), [day, setDay] = useState(() => beijingDayOf(new Date(Date.now() - 86_400_000)));
  const put = useCommand<Omit<PutLoop, "id">, LoopDetail>((body) => send("POST", pathOf("loops", { d }), body), (made) => { void message.success(t({ zh: "已保存，回路按新设定运行", en: "Stored; the loop runs by it now" })); onDone(made.row.loop); });
  const trial = useMutation<LoopTrialView, Error, TryLoop>({ mutationFn: (body) => send("POST", pathOf("loopTrials", { d }), body) });
  const said = (path: string): string | undefined => [put.error, trial.error].flatMap((problem) => (problem instanceof ServerProblem ? problem.fields : [])).find((each) => each.field === path)?.message[language];
  const { setting, links, feeds, site } = partsOf(draft), options = [{ value: "", label: t({ zh: "（未选）", en: "(none)" }) }, ...(points.data ?? []).map((each) => ({ value: each.id, label: `${t(each.name)}（${each.id}）` }))];
  return (
    <form className="form panel loop-form" noValidate onSubmit={(event) => { event.preventDefault(); put.mutate({ seq: held?.seq ?? 0, active, site, setting, links, feeds, reason }); }}>
      {held === null && <div className="loop-fields"><Field label={t({ zh: "编号（字母、数字、横线）", en: "Id" })} required wrong={said("loop")}>{(a) => <Input {...a} value={draft.loop} onChange={(e) => { setDraft({ ...draft, loop: e.target.value }); }} />}</Field></div>}
      {groupsOf(draft).map((group) => <section key={group.id} aria-label={typeof group.title === "string" ? group.title : t(group.title)}><h3>{typeof group.title === "string" ? group.title : t(group.title)}</h3>
        <div className="loop-fields">{group.fields.map((each) => <DraftInput key={each.path} field={each} draft={draft} points={options} wrong={said(each.path)} onChange={(value) => { setDraft(withAt(draft, each.path, value)); }} onDraft={setDraft} />)}</div>
        {group.id.startsWith("links[") && <Button size="small" onClick={() => { const at = Number(group.id.slice(6, -1)); setDraft({ ...draft, links: draft.links.map((link, i) => (i === at ? otherDriver(link) : link)) }); }}>{draft.links[Number(group.id.slice(6, -1))]?.driver === "modbus" ? t({ zh: "改用 MQTT", en: "Use MQTT" }) : t({ zh: "改用 Modbus TCP", en: "Use Modbus TCP" })}</Button>}
      </section>)}
      <div className="form-actions"><Button onClick={() => { setDraft(withActuator(draft)); }}>{t({ zh: "增加一台设备", en: "One actuator more" })}</Button><Button disabled={draft.actuators.length < 2} onClick={() => { setDraft(withoutActuator(draft)); }}>{t({ zh: "减少一台设备", en: "One actuator less" })}</Button>
        {draft.demand.by === "threshold" && <Button onClick={() => { setDraft(withSensor(draft)); }}>{t({ zh: "增加测点", en: "One sensor more" })}</Button>}{draft.frost.length > 0 && <Button onClick={() => { setDraft(withoutFrost(draft)); }}>{t({ zh: "取消防冻", en: "Without frost lock" })}</Button>}</div>
      <Field label={t({ zh: "设定原因", en: "Reason" })} required wrong={wrongOf(put.error, "reason", language)}>{(a) => <Input.TextArea {...a} rows={2} value={reason} onChange={(e) => { setReason(e.target.value); }} />}</Field>
      <Checkbox checked={active} onChange={({ target }) => { setActive(target.checked); }}>{t({ zh: "启用（保存后立即运行）", en: "On (runs as soon as it is stored)" })}</Checkbox>
      {put.error && <ProblemNote problem={put.error} />}{trial.error && <ProblemNote problem={trial.error} />}
      <div className="form-actions"><Button type="primary" htmlType="submit" loading={put.isPending}>{t({ zh: "保存设定", en: "Store" })}</Button>
        {draft.demand.by === "threshold" && <><DayChoice label={t({ zh: "试算日期", en: "Day to try" })} value={day} max={beijingDayOf(new Date())} onChange={setDay} /><Button loading={trial.isPending} onClick={() => { trial.mutate({ setting, feeds, day }); }}>{t({ zh: "用这一天试算", en: "Try on this day" })}</Button></>}</div>
      {trial.data && <section role="status" aria-label={t({ zh: "试算结果", en: "Trial" })}><h3>{t({ zh: "如果按此设定", en: "By this setting" })}</h3>
        <ul>{trial.data.actuators.map((each) => <li key={each.actuator}>{t(each.name)}：{t({ zh: `启动 ${each.starts} 次，共运行 ${secondsWords(each.runSeconds).zh}`, en: `${each.starts} starts, ran ${secondsWords(each.runSeconds).en}` })}</li>)}</ul><p className="note">{t(trial.data.note)}</p>
        <LoopTimeline day={trial.data.day} setting={setting} simulated={held?.row.simulated ?? false} />
        <details><summary>{t({ zh: `逐步记录（${trial.data.records.length} 条）`, en: `Step by step (${trial.data.records.length})` })}</summary><ol className="loop-said">{trial.data.records.slice(0, 500).map((each) => <li key={each.id}><time>{beijingSecondOf(each.at)}</time> {t(each.name)}：{t(each.cause.text)}</li>)}</ol></details></section>}
      {held !== null && <details><summary>{t({ zh: `历次设定（${held.versions.length}）`, en: `Versions (${held.versions.length})` })}</summary><ul className="loop-said">{held.versions.map((each) => <li key={each.seq}>{t({ zh: `第 ${each.seq} 版`, en: `version ${each.seq}` })} <time>{beijingSecondOf(each.at)}</time> {each.by}：{each.active ? "" : t({ zh: "（停用）", en: "(off) " })}{each.reason}</li>)}</ul></details>}
    </form>
  );
}
