import { pathOf, type AlarmCauseWord, type AlarmDetail, type AlarmMoveWord, type AlarmsMoved, type ClueDetail, type CurveView, type EvidenceView, type MakeClue, type MoveAlarms } from "@yunqing/wire";
import { App, Button, Drawer, Input } from "antd";
import { useMemo, useState } from "react";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { useHere } from "../../app/view-state.js";
import { send } from "../../client/fetch.js";
import { useCommand, useView } from "../../client/views.js";
import { beijingMinuteOf, beijingSecondOf } from "../../day/beijing.js";
import { Chart } from "../../parts/chart.js";
import { Field } from "../../parts/choice.js";
import { EvidencePicker } from "../../parts/evidence.js";
import { To } from "../../parts/link.js";
import { Loaded } from "../../parts/page.js";
import { ProblemNote, wrongOf } from "../../parts/problem-note.js";
import { Tag } from "../../parts/state-tag.js";
import { Asks } from "../../parts/why.js";
import { LevelMark } from "./level-mark.js";
import { alarmCauseWords, alarmMoveWords, alarmStateWords, eventWords, stateTags, whereOf } from "./alarm-words.js";

/** One alarm: what rang and why, its curve, its steps, what may be done (报警详情). */
export function AlarmDrawer({ id, onClose, onMembers }: { readonly id: string; readonly onClose: () => void; readonly onMembers: (storm: string) => void }) {
  const { t } = useLanguage();
  const detail = useView<AlarmDetail>("alarm", { holes: { id } });
  return <Drawer open onClose={onClose} size={Math.min(720, window.innerWidth)} title={detail.data ? t(whereOf(detail.data)) : t({ zh: "报警", en: "Alarm" })} rootClassName="alarm-drawer"><Loaded of={detail}>{(alarm) => <AlarmBody key={`${alarm.id} ${alarm.state}`} alarm={alarm} onMembers={onMembers} />}</Loaded></Drawer>;
}

function AlarmBody({ alarm, onMembers }: { readonly alarm: AlarmDetail; readonly onMembers: (storm: string) => void }) {
  const { t } = useLanguage();
  const here = useHere();
  return (
    <div className="alarm-body">
      <p className="alarm-head"><LevelMark level={alarm.level} /> <Tag of={stateTags[alarm.state]} words={alarmStateWords[alarm.state]} />{alarm.simulated && <small className="simulated-word">{t({ zh: "模拟数据", en: "simulated data" })}</small>}</p>
      <p><Asks title={t(alarm.ruleName)} lineage={alarm.lineage}>{t(alarm.text)}</Asks></p>
      <dl className="facts">
        <div><dt>{t({ zh: "规则", en: "Rule" })}</dt><dd>{t(alarm.ruleName)}</dd></div><div><dt>{t({ zh: "依据", en: "By" })}</dt><dd>{alarm.clause || "—"}{alarm.attestation !== "VERIFIED" && <small> {t(alarm.attestation === "REPORTED" ? { zh: "（据填报）", en: "(as reported)" } : { zh: "（凭记忆，待核）", en: "(from memory)" })}</small>}</dd></div>
        <div><dt>{t({ zh: "报警时间", en: "Raised" })}</dt><dd>{beijingSecondOf(alarm.raisedAt)}</dd></div><div><dt>{t({ zh: "最近一次", en: "Last" })}</dt><dd>{beijingSecondOf(alarm.lastAt)}{alarm.lastValue && `：${alarm.lastValue} ${alarm.unit}`}</dd></div>
        <div><dt>{t({ zh: "次数", en: "Times" })}</dt><dd>{alarm.count}</dd></div>{alarm.cause && <div><dt>{t({ zh: "原因", en: "Cause" })}</dt><dd>{t(alarmCauseWords[alarm.cause])}</dd></div>}
      </dl>
      {alarm.kind === "storm" && <Button onClick={() => onMembers(alarm.id)}>{t({ zh: `看其中 ${alarm.members} 条`, en: `Show its ${alarm.members}` })}</Button>}
      {alarm.storm && <p className="note">{t({ zh: "已并入报警风暴，对风暴的处置也作用于本条。", en: "Folded under a storm: what is done there is done here." })}</p>}
      {alarm.curve && <><AlarmCurve alarm={alarm} /><p><To to={`/monitor/${encodeURIComponent(alarm.curve.point)}`} extra={{ kind: alarm.curve.kind }}>{t({ zh: "打开点位曲线", en: "Open the curve of the point" })}</To></p></>}
      <Moves alarm={alarm} />
      <h3>{t({ zh: "处置记录", en: "Steps" })}</h3>
      <ol className="alarm-steps">
        {alarm.steps.map((step) => <li key={step.id}><b>{t(alarmMoveWords[step.move])}</b> {step.by} <time>{beijingSecondOf(step.at)}</time>{step.cause && <span>：{t(alarmCauseWords[step.cause])}</span>}{step.note && <p>{step.note}</p>}{step.onStorm && <small>{t({ zh: "（对风暴）", en: "(on the storm)" })}</small>}{step.evidence.length > 0 && <small>{t({ zh: `证明材料 ${step.evidence.length} 件：`, en: `${step.evidence.length} files: ` })}{step.evidence.map((hash, at) => <EvidenceLink key={hash} hash={hash} n={at + 1} />)}</small>}</li>)}
        {alarm.events.map((event, at) => <li key={at} className="machine"><b>{t(eventWords[event.kind])}</b> <time>{beijingSecondOf(event.at)}</time> {event.note}</li>)}
        {alarm.steps.length + alarm.events.length === 0 && <li>{t({ zh: "还没有人处置。", en: "Nobody did anything yet." })}</li>}
      </ol>
      {alarm.clue ? <p><a href={here("/alarms", { tab: "clues", clue: alarm.clue.id })}>{t({ zh: `已转为执法线索 ${alarm.clue.number}`, en: `Clue ${alarm.clue.number}` })}</a></p> : alarm.mayClue && <ClueForm alarm={alarm} />}
    </div>
  );
}
function EvidenceLink({ hash, n }: { readonly hash: string; readonly n: number }) {
  const { d } = useActor();
  return <a className="evidence-number" href={pathOf("evidenceFile", { d, hash })} download>{n}</a>;
}

/** The values around the alarm, with the limit. */
function AlarmCurve({ alarm }: { readonly alarm: AlarmDetail }) {
  const { t } = useLanguage();
  const { point, kind, from, until, factors } = alarm.curve!;
  const curve = useView<CurveView>("curve", { holes: { id: point }, query: { kind, from, until, ...(factors.length > 0 ? { factors: factors.join(",") } : {}) } });
  const values = useMemo(() => (curve.data?.values ?? []).filter((each) => each.value !== "" && Number.isFinite(Number(each.value))), [curve.data]);
  const label = t({ zh: `${alarm.pointName?.zh ?? ""} ${alarm.itemName?.zh ?? ""} 报警前后的数值`, en: `Values around the alarm` });
  const option = useMemo(() => {
    const names = [...new Set(values.map((each) => each.factor))], limit = alarm.limit !== null && Number.isFinite(Number(alarm.limit)) && alarm.kind !== "silence" ? Number(alarm.limit) : null;
    // times of the axis are Beijing's wherever the browser stands: a time axis would show its own
    const times = [...new Set(values.map((each) => each.from))].sort((left, right) => Date.parse(left) - Date.parse(right));
    return { xAxis: { type: "category" as const, data: times.map((each) => beijingMinuteOf(each).slice(5)) }, yAxis: { type: "value" as const, name: alarm.unit }, tooltip: { trigger: "axis" as const }, grid: { left: 56, right: 16, top: 28, bottom: 28 }, series: names.slice(0, 6).map((factor, at) => ({ type: "line" as const, name: factor, showSymbol: false, data: times.map((time) => { const held = values.find((each) => each.factor === factor && each.from === time); return held === undefined ? null : Number(held.value); }), ...(at === 0 && limit !== null ? { markLine: { symbol: "none" as const, data: [{ yAxis: limit }], label: { formatter: alarm.limit! } } } : {}) })) };
  }, [alarm, values]);
  if (curve.error) return <ProblemNote problem={curve.error} />;
  if (values.length === 0) return null;
  return <><Chart option={option} label={label} height={220} /><details className="alarm-values"><summary>{t({ zh: `数值表（${values.length}）`, en: `Values (${values.length})` })}</summary><table className="data-table"><thead><tr><th scope="col">{t({ zh: "时间", en: "Time" })}</th><th scope="col">{t({ zh: "因子", en: "Factor" })}</th><th scope="col" className="numeric">{t({ zh: "数值", en: "Value" })}</th><th scope="col">{t({ zh: "标记", en: "Flag" })}</th></tr></thead><tbody>{values.slice(-100).map((each) => <tr key={`${each.from} ${each.factor} ${each.field}`}><td className="nowrap">{beijingSecondOf(each.from)}</td><td>{each.factor}</td><td className="numeric">{each.value} {each.unit}</td><td>{each.flag ?? ""}</td></tr>)}</tbody></table></details></>;
}

/** What may be done now: one form for all moves. */
function Moves({ alarm }: { readonly alarm: AlarmDetail }) {
  const { t, language } = useLanguage();
  const { d } = useActor();
  const { message } = App.useApp();
  const [cause, setCause] = useState<AlarmCauseWord | "">(""), [note, setNote] = useState(""), [files, setFiles] = useState<readonly EvidenceView[]>([]), [busy, setBusy] = useState(false);
  const move = useCommand<Omit<MoveAlarms, "id">, AlarmsMoved>((body) => send("POST", pathOf("alarmMoves", { d }), body), () => { void message.success(t({ zh: "已记录", en: "Recorded" })); });
  const waits = alarm.state === "handled" && !alarm.moves.includes("close") ? <p className="note">{t({ zh: "等待处置人以外的人核对证明材料后销警。", en: "Waits for somebody other than who handled it to close it." })}</p> : null;
  if (alarm.moves.length === 0) return waits;
  const act = (which: AlarmMoveWord) => move.mutate({ alarms: [alarm.id], move: which, cause: which === "cause" && cause !== "" ? cause : null, note: note.trim(), evidence: files.map((each) => each.hash) });
  const can = (which: AlarmMoveWord) => alarm.moves.includes(which);
  return (
    <form className="form alarm-moves" noValidate onSubmit={(event) => event.preventDefault()}>
      {waits}
      {can("cause") && <Field label={t({ zh: "原因", en: "Cause" })} wrong={wrongOf(move.error, "cause", language)}>{(a) => <select {...a} value={cause} onChange={(event) => setCause(event.target.value as AlarmCauseWord | "")}><option value="">{t({ zh: "请选择", en: "Choose" })}</option>{(Object.keys(alarmCauseWords) as AlarmCauseWord[]).map((each) => <option key={each} value={each}>{t(alarmCauseWords[each])}</option>)}</select>}</Field>}
      <Field label={t({ zh: "情况说明", en: "What was found and done" })} wrong={wrongOf(move.error, "note", language)}>{(a) => <Input.TextArea {...a} rows={2} value={note} onChange={(event) => setNote(event.target.value)} />}</Field>
      {(can("handle") || can("close")) && <EvidencePicker files={files} onChange={setFiles} onBusy={setBusy} label={t({ zh: `证明材料${alarm.needsProof ? "（销警须有）" : ""}`, en: `Proof${alarm.needsProof ? " (needed to close)" : ""}` })} />}
      {move.error && <ProblemNote problem={move.error} />}
      <div className="form-actions">{alarm.moves.map((each) => <Button key={each} type={each === "note" || each === "return" ? "default" : "primary"} disabled={busy} loading={move.isPending && move.variables.move === each} onClick={() => act(each)}>{t(alarmMoveWords[each])}</Button>)}</div>
    </form>
  );
}

/** Makes an exceedance a clue for enforcement. */
function ClueForm({ alarm }: { readonly alarm: AlarmDetail }) {
  const { t, language } = useLanguage();
  const { d } = useActor();
  const { message } = App.useApp();
  const [open, setOpen] = useState(false), [title, setTitle] = useState(`${alarm.pointName?.zh ?? ""}${alarm.itemName?.zh ?? ""}超标`), [note, setNote] = useState("");
  const make = useCommand<Omit<MakeClue, "id">, ClueDetail>((body) => send("POST", pathOf("clues", { d }), body), ({ number }) => { void message.success(t({ zh: `已转为执法线索 ${number}`, en: `Clue ${number}` })); });
  if (!open) return <Button onClick={() => setOpen(true)}>{t({ zh: "转为执法线索", en: "Make it a clue" })}</Button>;
  return (
    <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); make.mutate({ alarm: alarm.id, title: title.trim(), note: note.trim() }); }}>
      <p className="note">{t({ zh: "报警、处置记录和前后数据（含报文号）按此刻的样子固定，以后的更正不改变线索。", en: "The alarm, its steps and the data around it are frozen as they are now; later corrections do not change the clue." })}</p>
      <Field label={t({ zh: "线索名称", en: "Title" })} required wrong={wrongOf(make.error, "title", language)}>{(a) => <Input {...a} value={title} onChange={(event) => setTitle(event.target.value)} />}</Field>
      <Field label={t({ zh: "说明", en: "Note" })}>{(a) => <Input.TextArea {...a} rows={2} value={note} onChange={(event) => setNote(event.target.value)} />}</Field>
      {make.error && <ProblemNote problem={make.error} />}
      <div className="form-actions"><Button type="primary" htmlType="submit" loading={make.isPending}>{t({ zh: "固定数据，转为线索", en: "Freeze and make the clue" })}</Button><Button onClick={() => setOpen(false)}>{t({ zh: "取消", en: "Cancel" })}</Button></div>
    </form>
  );
}
