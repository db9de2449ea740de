import { exact, isDecimal } from "@yunqing/standards";
import { beijingText, causeOf, meanOf, meanText } from "./cause.js";
import type { LoopCause, LoopEvent } from "./event.js";
import { isInSeason } from "./hours.js";
import type { CalendarDemand, LoopSensor, ThresholdDemand } from "./setting.js";
import type { Demanded } from "./state.js";
import { remark, type Step } from "./step.js";

/** Takes in a value; one that is no decimal, or that cannot be relied on, counts as not come. */
export function absorbValue({ setting, draft, at }: Step, event: LoopEvent & { kind: "value" }): void {
  if (event.value === null || !isDecimal(event.value)) return;
  const sensor = setting.demand.by === "threshold" ? setting.demand.sensors.find((one) => one.sensor === event.sensor) : undefined, held = draft.sensors[event.sensor];
  if (sensor && held) {
    held.values = [...held.values, event.value].slice(-sensor.average); held.heardAt = at;
    if (!held.known && held.values.length >= sensor.average) { held.known = true; held.why = causeOf("values", `${sensor.name.zh}有值`, `${sensor.name.en} has values`, { inputs: inputsOf(sensor, held.values, "") }); }
  }
  const thermometer = draft.thermometers[event.sensor];
  if (thermometer) { thermometer.value = event.value; thermometer.heardAt = at; thermometer.known = true; }
}

const inputsOf = (sensor: LoopSensor, values: readonly string[], unit: string) => values.map((value) => ({ name: `${sensor.point} ${sensor.factor}`, value, unit }));

/** What time does to what was sensed and said: stale sensors, frost, approvals, a person's word that ends, and from all of it the demand. */
export function settleSensing(step: Step): void {
  const { setting, draft, at } = step;
  if (setting.demand.by === "threshold") for (const sensor of setting.demand.sensors) {
    const held = draft.sensors[sensor.sensor];
    if (!held || at - held.heardAt < sensor.staleSeconds * 1000) continue;
    held.values = [];
    if (held.known) { held.known = false; held.why = causeOf("stale", `${sensor.name.zh}已 ${sensor.staleSeconds} 秒无有效值，按未知处理`, `${sensor.name.en} gave no value for ${sensor.staleSeconds} s and counts as unknown`, { limit: `${sensor.staleSeconds} s` }); }
  }
  settleFrost(step); settleApproval(step);
  const [is, why] = setting.demand.by === "threshold" ? byThreshold(setting.demand, step) : byCalendar(setting.demand, step);
  if (is !== draft.demand.is) draft.demand = { is, since: at, why };
  const { override } = draft;
  if (override.until !== null && at >= override.until) draft.override = { mode: "auto", until: null, by: null, why: causeOf("override-over", "手动时限已到，恢复自动", "the time of the manual word is over; automatic again", { limit: beijingText(override.until) }) };
  // a gate is never held open by hand where the calendar asks for an approval that is not there
  else if (override.mode === "on" && !mayOpen(step)) draft.override = { mode: "auto", until: null, by: null, why: causeOf("approval-over", "批准已失效，手动开启随之结束", "no approval is in force, so the manual opening ends") };
}

function settleFrost({ setting, draft, at }: Step): void {
  for (const sensor of setting.frost) {
    const held = draft.thermometers[sensor.sensor];
    if (!held) continue;
    if (held.known && at - held.heardAt >= sensor.staleSeconds * 1000) { held.known = false; held.value = null; }
    const inputs = held.value === null ? [] : [{ name: `${sensor.point} ${sensor.factor}`, value: held.value, unit: "℃" }];
    if (held.value === null) {
      held.locked = sensor.unknownLocks;
      held.why = causeOf("temperature-unknown", `${sensor.name.zh}未知，${sensor.unknownLocks ? "按闭锁处理" : "不闭锁"}`, `${sensor.name.en} is unknown and ${sensor.unknownLocks ? "locks" : "does not lock"}`);
    } else if (exact(held.value).compare(exact(sensor.locksAt)) <= 0) {
      held.locked = true; held.why = causeOf("temperature-low", `${sensor.name.zh} ${held.value} ℃，不高于 ${sensor.locksAt} ℃，防冻闭锁`, `${sensor.name.en} ${held.value} °C is at or below ${sensor.locksAt} °C: frost lock`, { inputs, limit: `${sensor.locksAt} ℃` });
    } else if (exact(held.value).compare(exact(sensor.freesAt)) >= 0) {
      held.locked = false; held.why = causeOf("temperature-safe", `${sensor.name.zh} ${held.value} ℃，不低于 ${sensor.freesAt} ℃，不闭锁`, `${sensor.name.en} ${held.value} °C is at or above ${sensor.freesAt} °C: no lock`, { inputs, limit: `${sensor.freesAt} ℃` });
    } else held.why = causeOf(held.locked ? "temperature-low" : "temperature-safe", `${sensor.name.zh} ${held.value} ℃，在闭锁与解锁温度之间，维持`, `${sensor.name.en} ${held.value} °C lies between locking and freeing: as before`, { inputs });
  }
  const locking = setting.frost.find((sensor) => draft.thermometers[sensor.sensor]?.locked), first = setting.frost[0];
  if (!first || (locking !== undefined) === draft.frost.locked) return;
  draft.frost = { locked: locking !== undefined, why: { ...(draft.thermometers[(locking ?? first).sensor]?.why ?? draft.frost.why) } };
}

function settleApproval({ draft, at }: Step): void {
  const { given } = draft.approval, holds = given !== null && at >= given.from && at < given.until;
  if (holds === draft.approval.holds) return;
  draft.approval.holds = holds;
  if (holds) draft.approval.why = causeOf("approved", `${given.by} 批准（${given.document}），至 ${beijingText(given.until)}`, `approved by ${given.by} (${given.document}) until ${beijingText(given.until)}`, { by: given.by });
  else if (given !== null) draft.approval.why = causeOf("approval-over", "批准期限已到", "the approval has run out", { limit: beijingText(given.until) });
}

function byThreshold(demand: ThresholdDemand, { draft }: Step): [Demanded, LoopCause] {
  const known = demand.sensors.flatMap((sensor) => { const held = draft.sensors[sensor.sensor]; return held?.known ? [{ sensor, values: held.values, mean: meanOf(held.values) }] : []; });
  const highest = known.reduce<(typeof known)[number] | null>((top, one) => top && top.mean.compare(one.mean) >= 0 ? top : one, null);
  if (!highest) return ["unknown", causeOf("stale", "所有传感器均无有效值：未知，按关闭处理", "no sensor has a value: unknown, which is off")];
  const { sensor, values, mean } = highest, inputs = inputsOf(sensor, values, demand.unit), text = meanText(values);
  if (mean.compare(exact(demand.upper)) >= 0) return ["on", causeOf("upper-limit", `${sensor.name.zh} ${text} ${demand.unit}，达到上限 ${demand.upper} ${demand.unit}`, `${sensor.name.en} ${text} ${demand.unit} reaches the upper limit ${demand.upper} ${demand.unit}`, { inputs, limit: `${demand.upper} ${demand.unit}` })];
  if (mean.compare(exact(demand.lower)) <= 0) return ["off", causeOf("lower-limit", `${sensor.name.zh} ${text} ${demand.unit}，降至下限 ${demand.lower} ${demand.unit}`, `${sensor.name.en} ${text} ${demand.unit} is down to the lower limit ${demand.lower} ${demand.unit}`, { inputs, limit: `${demand.lower} ${demand.unit}` })];
  return [draft.demand.is === "on" ? "on" : "off", causeOf("between-limits", `${sensor.name.zh} ${text} ${demand.unit}，在上下限之间，不启动`, `${sensor.name.en} ${text} ${demand.unit} lies between the limits: does not start`, { inputs, limit: `${demand.upper} ${demand.unit}` })];
}

function byCalendar(demand: CalendarDemand, { draft, at }: Step): [Demanded, LoopCause] {
  const season = isInSeason(at, demand.season), word = season ? demand.inSeason : demand.outOfSeason, span = `${demand.season.from} – ${demand.season.until}`;
  if (draft.approval.holds) return ["on", { ...draft.approval.why }];
  if (word === "open") return ["on", causeOf("in-season", `${season ? "季内" : "季外"}（${span}），开启`, `${season ? "in" : "out of"} season (${span}): open`, { limit: span })];
  return ["off", causeOf("out-of-season", `${season ? "季内" : "季外"}（${span}）未经批准，关闭`, `${season ? "in" : "out of"} season (${span}) and not approved: shut`, { limit: span })];
}

/** Whether a person may hold it on by hand: always with limits, with a calendar only where it opens. */
export function mayOpen({ setting, draft }: Step): boolean { return setting.demand.by === "threshold" || draft.demand.is === "on"; }

/** A person's word (手动), for a time that the setting bounds. */
export function absorbOverride(step: Step, event: LoopEvent & { kind: "override" }): void {
  const { setting, draft, at } = step, words = { on: ["手动开启", "manual on"], off: ["手动关闭", "manual off"], auto: ["恢复自动", "automatic again"] } as const;
  const [zh, en] = words[event.mode], seconds = Math.min(event.seconds, setting.overrideSeconds);
  const refuse = (whyZh: string, whyEn: string): void => remark(step, "override", step.before.override.mode, causeOf("override-refused", `拒绝${zh}：${whyZh}`, `refused ${en}: ${whyEn}`, { by: event.by }));
  if (event.mode !== "auto" && !(seconds > 0)) { refuse("未给出时限", "no time given"); return; }
  if (event.mode === "on" && !mayOpen(step)) { refuse("现为关闭期且无批准；请先办理批准", "the calendar has it shut and no approval is in force; have it approved first"); return; }
  const until = event.mode === "auto" ? null : at + Math.round(seconds * 1000), cut = event.mode !== "auto" && seconds < event.seconds;
  const why = causeOf("override", `${event.by} ${zh}${until === null ? "" : `，至 ${beijingText(until)}`}${cut ? "（时限已按设定缩短）" : ""}：${event.reason}`, `${en} by ${event.by}${until === null ? "" : ` until ${beijingText(until)}`}${cut ? " (shortened to the longest allowed)" : ""}: ${event.reason}`,
    { by: event.by, ...(event.mode === "auto" ? {} : { limit: `${setting.overrideSeconds} s` }) });
  if (event.mode === step.before.override.mode) remark(step, "override", event.mode, why);
  draft.override = { mode: event.mode, until, by: event.mode === "auto" ? null : event.by, why };
}
