import type { CurveValue, MeasuredKind, PointDetail } from "@yunqing/wire";
import { Button, Drawer } from "antd";
import { useState, type ReactNode } from "react";
import { flagWords, measuredKindWords, observationOriginWords, qualityWords } from "../../app/monitor-words.js";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { beijingMinuteOf, beijingSecondOf } from "../../day/beijing.js";
import { To } from "../../parts/link.js";
import { Reading } from "../../parts/reading.js";
import { Tag } from "../../parts/state-tag.js";
import { PacketBody } from "../packets/packet-drawer.js";
import { CorrectForm } from "./correct-form.js";
import { MarkForm } from "./mark-form.js";

const tagOf = { reliable: "met", doubtful: "medium", unreliable: "missed" } as const;

/** What is known of one value (怎么算的): window, origin, quality, revisions, down to the packet it came from; and what may be done with it. */
export function ValueDrawer({ point, kind, value, onClose }: { readonly point: PointDetail; readonly kind: MeasuredKind; readonly value: CurveValue; readonly onClose: () => void }) {
  const { t } = useLanguage();
  const { can } = useActor();
  const [form, setForm] = useState<"" | "mark" | "correct">("");
  const factor = point.factors.find((each) => each.code === value.factor), name = factor ? t(factor.name) : value.factor;
  return (
    <Drawer open onClose={onClose} size={Math.min(780, window.innerWidth)} title={`${name} · ${beijingMinuteOf(value.from)}`}>
      <p className="value-now"><Reading value={value} unit={value.unit} />{point.simulated && <span className="simulated-mark">{t({ zh: "模拟", en: "SIMULATED" })}</span>}</p>
      <dl className="facts">
        <dt>{t({ zh: "因子", en: "Factor" })}</dt><dd>{name} <code className="code-small">{value.factor}-{value.field}</code></dd>
        <dt>{t({ zh: "时段", en: "Window" })}</dt><dd className="num">{beijingSecondOf(value.from)} ~ {beijingSecondOf(value.until)}（{t(measuredKindWords[kind])}）</dd>
        {(value.minimum !== null || value.maximum !== null) && <><dt>{t({ zh: "最小 / 最大", en: "Minimum / maximum" })}</dt><dd className="num">{value.minimum ?? "—"} / {value.maximum ?? "—"}</dd></>}
        {value.cumulated !== null && <><dt>{t({ zh: "累计", en: "Cumulated" })}</dt><dd className="num">{value.cumulated}</dd></>}
        <dt>{t({ zh: "来源", en: "Origin" })}</dt><dd>{t(observationOriginWords[value.origin])}{value.backFilled && t({ zh: "（补传）", en: " (sent late)" })}</dd>
        <dt>{t({ zh: "数据标记", en: "Mark" })}</dt><dd>{value.flag ? <>{value.flag} · {t(flagWords(value.flag))}</> : t({ zh: "无", en: "none" })}</dd>
        <dt>{t({ zh: "质量", en: "Quality" })}</dt><dd><Tag of={tagOf[value.quality]} words={qualityWords[value.quality]} /> {value.reason}{value.markedBy && <small className="under">{value.markedBy}{value.markedAt && ` · ${beijingMinuteOf(value.markedAt)}`}</small>}</dd>
      </dl>
      {form === "" && can("observation.mark") && <div className="form-actions value-acts"><Button onClick={() => setForm("mark")}>{t({ zh: "标记质量", en: "Mark quality" })}</Button>{can("observation.import") && <Button onClick={() => setForm("correct")}>{t({ zh: "更正", en: "Correct" })}</Button>}</div>}
      {form === "mark" && <MarkForm point={point} kind={kind} from={value.from} until={value.until} factors={[value.factor]} onClose={() => setForm("")} />}
      {form === "correct" && <CorrectForm point={point} kind={kind} value={value} onClose={() => setForm("")} />}
      {value.revises.length > 0 && <section className="value-part"><h3>{t({ zh: "修订过程", en: "Revisions" })}</h3>
        <ol className="steps">{value.revises.map((each, at) => <li key={`${each.packet} ${at}`}><b className="num">{each.value}</b> {value.unit} · <Source packet={each.packet} /></li>)}<li><b className="num">{value.value}</b> {value.unit} · {t({ zh: "现用", en: "in force" })} · <Source packet={value.packet} /></li></ol></section>}
      <section className="value-part"><h3>{t({ zh: "怎么来的", en: "Where it comes from" })}</h3>
        {value.packet > 0 ? <PacketBody id={String(value.packet)} /> : value.packet < 0 ? <p><Source packet={value.packet} /></p> : <p className="note">{t({ zh: "没有记下报文。", en: "No packet is on record." })}</p>}</section>
    </Drawer>
  );
}

/** A packet or a batch, by the number that a value carries. */
function Source({ packet }: { readonly packet: number }): ReactNode {
  const { t } = useLanguage();
  const { can } = useActor();
  if (packet < 0 && !can("observation.import")) return <>{t({ zh: `第 ${-packet} 批`, en: `batch ${-packet}` })}</>;
  return packet < 0 ? <To to="/imports" extra={{ batch: String(-packet) }}>{t({ zh: `第 ${-packet} 批`, en: `batch ${-packet}` })}</To> : <To to="/packets" extra={{ packet: String(packet) }}>{t({ zh: `报文 ${packet}`, en: `packet ${packet}` })}</To>;
}
