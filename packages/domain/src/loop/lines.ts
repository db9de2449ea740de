import { causeOf } from "./cause.js";
import type { LoopEvent } from "./event.js";
import { command, type Step } from "./step.js";

const outputsOf = (step: Step, device: string) => step.setting.actuators.flatMap((one) => { const held = step.draft.actuators[one.actuator]; return held && one.device === device ? [{ one, held }] : []; });

function reassertSignals(step: Step, device: string): void {
  for (const signal of step.setting.signals) if (signal.device === device) command(step, device, signal.signal, step.draft.signals[signal.signal]?.on ?? false, "reassert");
}

/**
 * The platform stood still (平台停顿): no tick for as long as a watchdog waits, so the watchdog may have switched everything off.
 * What it reached until now is unread until the device says how it stands.
 */
export function noticeStandstill(step: Step): void {
  const { setting, draft, at } = step, late = at - draft.tickAt;
  const stood = setting.devices.filter((device) => draft.lines[device.device]?.up && late >= device.watchdogSeconds * 1000);
  for (const device of stood) {
    const why = causeOf("platform-stood-still", `平台停顿 ${Math.round(late / 1000)} 秒，看门狗可能已动作，重新读取`, `the platform stood still for ${Math.round(late / 1000)} s; the watchdog may have acted: read again`, { limit: `${device.watchdogSeconds} s` });
    for (const { held } of outputsOf(step, device.device)) if (held.reach === "up") { held.reach = "unread"; held.feedback = null; held.differsSince = at; held.why = why; }
    reassertSignals(step, device.device);
  }
  if (stood.length > 0) draft.tickAt = at;
}

/** The platform begins anew (平台重启): no line stands, and what was on is believed on until a device is read or its watchdog must have acted. */
export function absorbRestart(step: Step): void {
  const { setting, draft, at } = step, why = causeOf("restart", "平台重新启动，待读取现场状态", "the platform started again; the devices are still to be read");
  draft.tickAt = at;
  for (const device of setting.devices) if (draft.lines[device.device]) draft.lines[device.device] = { up: false, since: at, pulsedAt: at, why };
  for (const held of Object.values(draft.actuators)) { if (held.reach !== "down") held.why = why; held.reach = "down"; held.feedback = null; held.differsSince = null; }
  // waiting for values is counted afresh, values from before that are too old go
  for (const sensor of [...(setting.demand.by === "threshold" ? setting.demand.sensors : []), ...setting.frost]) {
    const held = draft.sensors[sensor.sensor] ?? draft.thermometers[sensor.sensor];
    if (!held || at - held.heardAt < sensor.staleSeconds * 1000) continue;
    if ("values" in held) {
      held.values = [];
      if (held.known) { held.known = false; held.why = causeOf("stale", `${sensor.name.zh}在平台停运期间无有效值`, `${sensor.name.en} gave no value while the platform was away`, { limit: `${sensor.staleSeconds} s` }); }
    } else { held.value = null; held.known = false; }
    held.heardAt = at;
  }
}

/** A line comes or goes (通断). */
export function absorbLine(step: Step, event: LoopEvent & { kind: "line" }): void {
  const { draft, at } = step, line = draft.lines[event.device], device = step.setting.devices.find((one) => one.device === event.device);
  if (!line || !device || line.up === event.up) return;
  if (event.up) {
    const why = causeOf("line-back", `${device.name.zh}恢复通信，待读取状态`, `the line to ${device.name.en} is back; its state is to be read`);
    draft.lines[event.device] = { ...line, up: true, since: at, why };
    for (const { held } of outputsOf(step, event.device)) { held.reach = "unread"; held.differsSince = at; held.why = why; }
    reassertSignals(step, event.device);
    return;
  }
  const why = causeOf("line-lost", `${device.name.zh}通信中断`, `the line to ${device.name.en} is lost`);
  draft.lines[event.device] = { up: false, since: at, pulsedAt: Math.min(at, event.pulsedAt ?? at), why };
  for (const { held } of outputsOf(step, event.device)) { held.reach = "down"; held.feedback = null; held.differsSince = null; held.dropped = false; held.why = why; }
}

/** The watchdog of a device that cannot be reached must have acted (看门狗动作): what was believed on is off. */
export function noticeWatchdogs(step: Step): void {
  const { draft, at } = step;
  for (const device of step.setting.devices) {
    const line = draft.lines[device.device];
    if (!line || line.up || at - line.pulsedAt < device.watchdogSeconds * 1000) continue;
    for (const { one, held } of outputsOf(step, device.device)) if (held.on) {
      held.on = false; held.dropped = true; held.since = at;
      held.why = causeOf("watchdog", `通信中断满 ${device.watchdogSeconds} 秒，${one.name.zh}由看门狗关闭`, `no refresh for ${device.watchdogSeconds} s: the watchdog has switched ${one.name.en} off`, { limit: `${device.watchdogSeconds} s` });
    }
  }
}

/** What a device says of an actuator (反馈). The first word after a line, a start or a standstill is adopted: on stays on only where the log says why it was on. */
export function absorbFeedback(step: Step, event: LoopEvent & { kind: "feedback" }): void {
  const { draft, at } = step, held = draft.actuators[event.actuator], one = step.setting.actuators.find((each) => each.actuator === event.actuator);
  if (!held || !one || held.reach === "down") return;
  held.feedback = event.running;
  if (held.reach === "up") return;
  held.reach = "up"; held.dropped = false; held.differsSince = null;
  if (held.on && event.running) held.why = causeOf("read-back", `读得${one.name.zh}在运行，继续`, `${one.name.en} is found running as the log has it: goes on`);
  else if (held.on) { held.on = false; held.since = at; held.why = causeOf("found-off", `读得${one.name.zh}已停`, `${one.name.en} is found stopped`); }
  else if (event.running) { held.since = at; held.why = causeOf("found-on", `读得${one.name.zh}在运行而无记录的原因，令其停止`, `${one.name.en} is found running without a recorded cause: told to stop`); }
  else { held.since ??= at; held.why = causeOf("read-back", `读得${one.name.zh}已停，可控`, `${one.name.en} is found stopped and can be commanded`); }
  held.assertedAt = at;
  command(step, one.device, one.actuator, held.on, "reassert");
}
