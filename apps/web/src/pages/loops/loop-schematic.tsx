import { BulbOutlined, SoundOutlined } from "@ant-design/icons";
import type { LoopDetail, LoopSensorView, LoopThermometerView } from "@yunqing/wire";
import { useLanguage } from "../../app/language.js";
import { beijingSecondOf } from "../../day/beijing.js";
import { To } from "../../parts/link.js";
import { LoopMarkTag } from "./loop-mark.js";

/** The loop as a picture: from the values over the decision and the line to what acts (回路示意). */
export function LoopSchematic({ detail }: { readonly detail: LoopDetail }) {
  const { t } = useLanguage();
  const { setting, row } = detail, { demand } = setting, when = (at: string | null) => (at === null ? "—" : beijingSecondOf(at));
  return (
    <div className="loop-picture">
      <section className="panel" aria-label={t({ zh: "测点", en: "Sensors" })}><h2>{t({ zh: "测点", en: "Sensors" })}</h2>
        {detail.sensors.map((each) => <Gauge key={each.sensor} sensor={each} upper={demand.by === "threshold" ? demand.upper : ""} lower={demand.by === "threshold" ? demand.lower : ""} />)}
        {detail.thermometers.map((each) => <Cold key={each.sensor} one={each} />)}
        {demand.by === "calendar" && <p>{t({ zh: `季节 ${demand.season.from} 至 ${demand.season.until}：季内${demand.inSeason === "open" ? "开启" : "凭批准"}，季外${demand.outOfSeason === "open" ? "开启" : "凭批准"}`, en: `Season ${demand.season.from} to ${demand.season.until}: ${demand.inSeason}; else ${demand.outOfSeason}` })}</p>}
        {detail.approval && <p><LoopMarkTag word={detail.approval.holds ? "in-force" : "none"} /> {t({ zh: "批准", en: "approval" })}：{detail.approval.document}，{detail.approval.by}，{when(detail.approval.from)} – {when(detail.approval.until)}</p>}
      </section>
      <section className="panel" aria-label={t({ zh: "判断", en: "Decision" })}><h2>{t({ zh: "判断", en: "Decision" })}</h2>
        {row.phase !== null && <p><LoopMarkTag word={row.phase} /></p>}
        <p>{t({ zh: "控制方式", en: "Mode" })} <LoopMarkTag word={row.override === "auto" ? "auto" : row.override} />{row.override !== "auto" && <> {t({ zh: `手动至 ${when(row.overrideUntil)}`, en: `manual until ${when(row.overrideUntil)}` })}</>}</p>
        {setting.frost.length > 0 && <p>{t({ zh: "防冻", en: "Frost" })} <LoopMarkTag word={row.frost ? "locked" : "free"} /></p>}
        {detail.alarms.length === 0 ? <p className="note">{t({ zh: "○ 没有报警", en: "○ no alarm" })}</p> : <ul className="loop-alarms">{detail.alarms.map((each) => <li key={each.alarm}>{each.acknowledged ? t({ zh: "△ 已确认", en: "△ acknowledged" }) : t({ zh: "▲ 未确认", en: "▲ open" })} · {t(each.why.text)} <time>{when(each.since)}</time></li>)}</ul>}
      </section>
      <section className="panel" aria-label={t({ zh: "通信", en: "Lines" })}><h2>{t({ zh: "通信与看门狗", en: "Line and watchdog" })}</h2>
        {detail.devices.map((each) => <div key={each.device} className="loop-item"><b>{t(each.name)}</b> <LoopMarkTag word={each.up ? "up" : "down"} /><small>{each.driver} {each.address}</small><small>{t(each.why.text)}（{when(each.since)}）</small><small>{t({ zh: `看门狗 ${each.watchdogSeconds} 秒：平台或通信中断超过此时间，设备自行关闭`, en: `watchdog ${each.watchdogSeconds} s: without the platform for so long, the device switches off by itself` })}</small></div>)}
      </section>
      <section className="panel" aria-label={t({ zh: "执行设备", en: "Actuators" })}><h2>{t({ zh: "执行设备", en: "Actuators" })}</h2>
        {detail.actuators.map((each) => <div key={each.actuator} className="loop-item"><b>{t(each.name)}</b> <LoopMarkTag word={each.word} /><small>{t({ zh: "反馈", en: "feedback" })} {each.feedback === null ? "—" : each.feedback ? t({ zh: "运行", en: "runs" }) : t({ zh: "停止", en: "stopped" })} · {t({ zh: "自", en: "since" })} {when(each.since)}</small><small>{t(each.why.text)}</small></div>)}
        {detail.signals.map((each) => <div key={each.signal} className="loop-item">{each.kind === "light" ? <BulbOutlined aria-hidden /> : <SoundOutlined aria-hidden />} <b>{t(each.name)}</b> <LoopMarkTag word={each.on ? "on" : "off"} /><small>{t(each.why.text)}</small></div>)}
      </section>
    </div>
  );
}

/** A value with its two limits as a small bar; the numbers stand beside it. */
function Gauge({ sensor, upper, lower }: { readonly sensor: LoopSensorView; readonly upper: string; readonly lower: string }) {
  const { t } = useLanguage();
  const most = Math.max(Number(upper) * 1.5, Number(sensor.value ?? 0)) || 1, place = (text: string): string => `${Math.min(100, Math.max(0, Number(text) / most * 100))}%`;
  return (
    <div className="loop-item">
      <b>{t(sensor.name)}</b> {sensor.known ? <span className="loop-value">{sensor.value} {sensor.unit}</span> : <LoopMarkTag word="unknown" />}
      <div className="loop-gauge" aria-hidden="true">{sensor.value !== null && <span className="fill" style={{ width: place(sensor.value) }} />}<span className="limit lower" style={{ left: place(lower) }} /><span className="limit upper" style={{ left: place(upper) }} /></div>
      <small>{t({ zh: `下限 ${lower} · 上限 ${upper} ${sensor.unit}`, en: `lower ${lower} · upper ${upper} ${sensor.unit}` })}</small>
      <small>{sensor.point !== "" && <To to={`/monitor/${encodeURIComponent(sensor.point)}`}>{sensor.point}</To>} {sensor.factor} · {sensor.heardAt === null ? t({ zh: "尚无值", en: "no value yet" }) : beijingSecondOf(sensor.heardAt)}</small>
    </div>
  );
}
function Cold({ one }: { readonly one: LoopThermometerView }) {
  const { t } = useLanguage();
  return <div className="loop-item"><b>{t(one.name)}</b> {one.known ? <span className="loop-value">{one.value} ℃</span> : null} <LoopMarkTag word={`${one.known ? "known" : "unknown"}-${one.locked ? "locks" : "free"}`} /><small>{t({ zh: `不高于 ${one.locksAt} ℃ 闭锁，不低于 ${one.freesAt} ℃ 解锁`, en: `locks at or below ${one.locksAt} °C, frees at or above ${one.freesAt} °C` })}</small></div>;
}
