import { causeOf } from "./cause.js";
import { isInHours } from "./hours.js";
import { alarm, command, type Step } from "./step.js";
import type { LoopCause } from "./event.js";

/** Alarms of sensors and lines (报警): a sensor unknown, a line down, each for as long as its own patience lasts. Those of actuators are raised where they act. */
export function settleAlarms(step: Step): void {
  const { setting, draft, at } = step;
  for (const sensor of [...(setting.demand.by === "threshold" ? setting.demand.sensors : []), ...setting.frost]) {
    const held = draft.sensors[sensor.sensor] ?? draft.thermometers[sensor.sensor];
    if (!held) continue;
    const silent = at - held.heardAt >= sensor.staleSeconds * 1000;
    alarm(step, `sensor-unknown:${sensor.sensor}`, silent, () => silent
      ? causeOf("stale", `${sensor.name.zh}已 ${sensor.staleSeconds} 秒无有效值`, `${sensor.name.en} gave no value for ${sensor.staleSeconds} s`, { limit: `${sensor.staleSeconds} s` })
      : causeOf("values", `${sensor.name.zh}恢复有值`, `${sensor.name.en} gives values again`));
  }
  for (const device of setting.devices) {
    const line = draft.lines[device.device];
    if (!line) continue;
    const down = !line.up && at - line.since >= device.watchdogSeconds * 1000;
    alarm(step, `line-lost:${device.device}`, down, () => down
      ? causeOf("line-lost", `${device.name.zh}通信中断已 ${device.watchdogSeconds} 秒`, `the line to ${device.name.en} has been down for ${device.watchdogSeconds} s`, { limit: `${device.watchdogSeconds} s` })
      : line.up ? line.why : causeOf("line-lost", `${device.name.zh}重新计时`, `the time without a line to ${device.name.en} is counted afresh`));
  }
}

/** Light and sound (声光报警), from the demand and from alarms that nobody has acknowledged. */
export function settleSignals(step: Step): void {
  const { setting, draft, at } = step, acknowledged = draft.acknowledgedAt ?? -Infinity;
  const alarms = Object.values(draft.alarms).filter((one) => one.raised && one.since > acknowledged).sort((a, b) => b.since - a.since);
  for (const signal of setting.signals) {
    const held = draft.signals[signal.signal];
    if (!held) continue;
    const causes: { since: number; why: LoopCause }[] = [];
    if (signal.causes.includes("demand") && draft.demand.is === "on") causes.push({ since: draft.demand.since, why: draft.demand.why });
    if (signal.causes.includes("alarm") && alarms[0]) causes.push({ since: alarms[0].since, why: alarms[0].why });
    const sounding = causes.filter(({ since }) => (signal.kind === "light" || since > acknowledged) && (signal.seconds === null || at - since < signal.seconds * 1000));
    const newest = isInHours(at, signal.hours) ? sounding.reduce<(typeof causes)[number] | null>((top, one) => top && top.since >= one.since ? top : one, null) : null;
    if ((newest !== null) === held.on) continue;
    held.on = newest !== null;
    held.why = newest?.why ?? (causes.length === 0 ? causeOf("signal-over", "起因已消除或已确认", "its cause is gone or acknowledged") : !isInHours(at, signal.hours) ? causeOf("hours", "静音时段", "outside its hours", { limit: signal.hours.map((span) => `${span.from}–${span.until}`).join(", ") })
      : causeOf("signal-over", "已确认，或已响满时限", "acknowledged, or sounded for its time", signal.seconds === null ? {} : { limit: `${signal.seconds} s` }));
    command(step, signal.device, signal.signal, held.on, "change");
  }
}
