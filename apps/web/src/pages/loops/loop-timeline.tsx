import type { LoopDayView, LoopSettingView } from "@yunqing/wire";
import type { Labels } from "@yunqing/standards";
import { useMemo } from "react";
import { useLanguage } from "../../app/language.js";
import { beijingInstantOf } from "../../day/beijing.js";
import { Chart } from "../../parts/chart.js";
import { loopMark } from "./loop-words.js";

const clock = (at: number): string => beijingInstantOf(at).slice(11, 16);
const quiet: ReadonlySet<string> = new Set(["off", "free", "auto", "up", "none", "clear", "idle"]);

/** A day as bars under its curve (一日时序图): demand, each actuator, frost, override, lines. Every bar has its word and cause as title; the same stands in the log as a table. */
export function LoopTimeline({ day, setting, simulated }: { readonly day: LoopDayView; readonly setting: LoopSettingView; readonly simulated: boolean }) {
  const { t } = useLanguage();
  const { demand } = setting, subjects: readonly { readonly subject: string; readonly name: Labels }[] = [
    { subject: "demand", name: { zh: "需求", en: "Demand" } }, ...setting.actuators.map((each) => ({ subject: `actuator:${each.actuator}`, name: each.name })),
    ...(setting.frost.length > 0 ? [{ subject: "frost", name: { zh: "防冻", en: "Frost" } }] : []), { subject: "override", name: { zh: "手动", en: "Manual" } }, ...(demand.by === "calendar" ? [{ subject: "approval", name: { zh: "批准", en: "Approval" } }] : []),
    ...setting.devices.map((each) => ({ subject: `line:${each.device}`, name: { zh: `${each.name.zh}通信`, en: `Line to ${each.name.en}` } })),
  ];
  const curves = day.curves.filter((each) => each.values.length > 0);
  const option = useMemo(() => ({
    grid: { left: 64, right: 16, top: 32, bottom: 28 }, legend: { top: 0, data: curves.map((each) => t(each.name)) }, tooltip: { trigger: "axis", valueFormatter: (value: unknown) => (typeof value === "number" ? String(value) : "—") },
    xAxis: { type: "time", min: day.from, max: day.until, axisLabel: { formatter: (at: number) => clock(at) } }, yAxis: { type: "value", name: curves[0]?.unit ?? "" },
    series: curves.map((each, i) => ({
      type: "line", name: t(each.name), showSymbol: false, connectNulls: false, data: each.values.map(({ at, value }) => [at, value === null ? null : Number(value)]),
      ...(i === 0 && day.upper !== null && day.lower !== null ? { markLine: { symbol: "none", label: { formatter: "{b} {c}", position: "insideEndTop" }, data: [{ name: t({ zh: "上限", en: "upper" }), yAxis: Number(day.upper) }, { name: t({ zh: "下限", en: "lower" }), yAxis: Number(day.lower), lineStyle: { type: "dotted" } }] } } : {}),
    })),
  }), [curves, day.from, day.until, day.upper, day.lower, t]);
  const place = (at: number): number => (at - day.from) / (day.until - day.from) * 100;
  return (
    <section className="panel loop-day" aria-label={t({ zh: "一日时序", en: "A day" })}>
      {simulated && <small className="loop-simulated">{t({ zh: "模拟", en: "simulated" })}</small>}
      {curves.length > 0 ? <Chart option={option} height={260} label={t({ zh: `${day.day} 测值曲线`, en: `Values of ${day.day}` })} /> : <p className="note">{t({ zh: "这一天没有可画的测值。", en: "No values to draw on this day." })}</p>}
      {subjects.map(({ subject, name }) => {
        const spans = day.spans.filter((each) => each.subject === subject);
        return <div key={subject} className="loop-bar-row"><span className="loop-bar-name">{t(name)}</span>
          <ul className="loop-bar" aria-label={t(name)}>{spans.map((each) => { const { tone, shape, word } = loopMark(each.word), wide = place(each.until) - place(each.from); return (
            <li key={each.from} className={`loop-tone-${tone}${quiet.has(each.word) ? " quiet" : ""}`} style={{ left: `${place(each.from)}%`, width: `${Math.max(0.15, wide)}%` }} title={`${clock(each.from)}–${clock(each.until)} ${t(word)}${each.cause ? `：${t(each.cause.text)}` : ""}`}><span aria-hidden="true">{wide > 4 ? `${shape} ${t(word)}` : ""}</span><span className="visually-hidden">{`${clock(each.from)}–${clock(each.until)} ${t(word)}`}</span></li>); })}</ul></div>;
      })}
      <p className="loop-hours" aria-hidden="true">{[0, 6, 12, 18, 24].map((hour) => <span key={hour}>{String(hour).padStart(2, "0")}:00</span>)}</p>
    </section>
  );
}
