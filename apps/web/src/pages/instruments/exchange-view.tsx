import type { CommandStepView, CommandView } from "@yunqing/wire";
import type { Labels } from "@yunqing/standards";
import { Button } from "antd";
import { useState } from "react";
import { useLanguage } from "../../app/language.js";
import { beijingSecondOf } from "../../day/beijing.js";
import { Tag } from "../../parts/state-tag.js";
import { FieldTable } from "../packets/field-table.js";
import { isMasked, maskedReading } from "../packets/masked-reading.js";
import { commandLabel, givenWords } from "./command-forms.js";

const stateWords: Readonly<Record<CommandView["state"], Labels>> = { queued: { zh: "排队中", en: "Waiting" }, running: { zh: "进行中", en: "Under way" }, done: { zh: "完成", en: "Done" }, failed: { zh: "失败", en: "Failed" }, unknown: { zh: "结果不明", en: "Outcome unknown" } };
const stateLook: Readonly<Record<CommandView["state"], string>> = { queued: "awaiting-sign", running: "under-way", done: "done", failed: "missed", unknown: "not-computable" };
const stepWords: Readonly<Record<CommandStepView["kind"], Labels>> = {
  queued: { zh: "排队", en: "queued" }, sent: { zh: "发出", en: "sent" }, received: { zh: "收到", en: "received" }, answered: { zh: "设备应答", en: "answered" }, data: { zh: "收到数据", en: "data" }, done: { zh: "结束", en: "done" }, failed: { zh: "失败", en: "failed" },
};

/** One command with its exchange, step by step (交互过程); frames are explained on demand. */
export function ExchangeView({ command, open }: { readonly command: CommandView; readonly open: boolean }) {
  const { t } = useLanguage();
  const given = givenWords(command.command, command.parameters);
  return (
    <details className="exchange" open={open || command.state === "running" || command.state === "queued"}>
      <summary><Tag of={stateLook[command.state]} words={stateWords[command.state]} /> <b>{t(commandLabel(command.command))}</b> <span className="note">{command.by} · {beijingSecondOf(command.at)}{given.length > 0 && ` · ${given.map(t).join(t({ zh: "，", en: ", " }))}`}</span></summary>
      <ol className="steps" aria-live={command.state === "running" ? "polite" : "off"}>{command.steps.map((step) => <li key={step.seq}><Step step={step} /></li>)}</ol>
      {command.state === "unknown" && <p className="note">{t({ zh: "半小时没有下文：网关中途停了，或一直没有网关取走。设备是否执行不清楚，请查看设备状态后再决定是否重发。", en: "Nothing for half an hour: the gateway was stopped in between, or none took it. Whether the instrument carried it out is not known; look at the instrument before sending it again." })}</p>}
      {command.steps.length === 0 && command.state !== "unknown" && <p className="note">{t({ zh: "等网关取走……", en: "Waiting for the gateway…" })}</p>}
    </details>
  );
}

function Step({ step }: { readonly step: CommandStepView }) {
  const { t } = useLanguage();
  const [shown, setShown] = useState(false);
  return (
    <>
      <p><b className={step.kind === "failed" ? "step-failed" : undefined}>{t(stepWords[step.kind])}</b> <time className="note num" dateTime={step.at}>{beijingSecondOf(step.at)}</time>{step.note && <> · {step.note}</>} {step.frame !== null && <Button size="small" type="link" aria-expanded={shown} onClick={() => setShown(!shown)}>{shown ? t({ zh: "收起报文", en: "Hide the frame" }) : t({ zh: "看报文", en: "See the frame" })}</Button>}</p>
      {shown && step.frame !== null && <div className="step-frame"><pre className="packet-text">{step.frame}</pre><FieldTable reading={maskedReading(step.frame)} judged={!isMasked(step.frame)} /></div>}
    </>
  );
}
