import { checkedLoop } from "./check-setting.js";
import type { LoopEvent, LoopRecord } from "./event.js";
import { loopStep } from "./loop-step.js";
import type { LoopSetting } from "./setting.js";
import { loopSpans, type LoopSpan } from "./spans.js";
import { loopStart } from "./state.js";

/** A value of a past time for a trial. */
export interface TrialValue { readonly sensor: string; readonly at: number; readonly value: string | null }
/** What a setting would have done (试运行结果): records without the talk of lines, spans, and for each actuator how often and how long it would have run. */
export interface LoopTrial { readonly records: readonly LoopRecord[]; readonly spans: readonly LoopSpan[]; readonly actuators: readonly { readonly actuator: string; readonly starts: number; readonly runSeconds: number }[] }

const tick = 10_000;
/**
 * A setting tried on values of the past (试运行): the very engine that runs the loop, step by step, on devices that do at once what they are told. Nobody is commanded and nothing is kept.
 * What no past values can tell, a broken cannon, a lost line, is not in it.
 * @throws {LoopInvalid}
 */
export function loopTrial(setting: LoopSetting, values: readonly TrialValue[], from: number, until: number): LoopTrial {
  // lines never fail in a trial, so their watchdogs are set aside; everything else is as set
  const tried = checkedLoop({ ...setting, devices: setting.devices.map((one) => ({ ...one, watchdogSeconds: Math.max(one.watchdogSeconds, 3600) })) });
  let state = loopStart(tried, from);
  const records: LoopRecord[] = [], running = new Map<string, boolean>();
  const work = (event: LoopEvent): void => {
    const outcome = loopStep(tried, state, event);
    state = outcome.state; records.push(...outcome.records);
    for (const { output, on } of outcome.commands) running.set(output, on);
    if (outcome.commands.length > 0 && event.kind !== "feedback") report(event.at);
  };
  const report = (at: number): void => { for (const { actuator } of tried.actuators) work({ kind: "feedback", at, actuator, running: running.get(actuator) ?? false }); };
  for (const { device } of tried.devices) work({ kind: "line", at: from, device, up: true, pulsedAt: null });
  report(from);
  const ordered = [...values].filter((one) => one.at >= from && one.at < until).sort((a, b) => a.at - b.at);
  let next = 0;
  for (let at = from; at < until; at += tick) {
    work({ kind: "tick", at });
    for (; next < ordered.length && ordered[next]!.at < at + tick; next += 1) { const { sensor, value, at: came } = ordered[next]!; work({ kind: "value", at: came, sensor, value }); }
  }
  const told = records.filter((one) => !one.subject.startsWith("line:") && !(one.subject.startsWith("actuator:") && (one.to === "unread" || one.from === "unread"))), spans = loopSpans([], records, from, until);
  return {
    records: told, spans,
    actuators: tried.actuators.map(({ actuator }) => {
      const own = spans.filter((span) => span.subject === `actuator:${actuator}` && span.word === "on");
      return { actuator, starts: told.filter((one) => one.subject === `actuator:${actuator}` && one.to === "on").length, runSeconds: Math.round(own.reduce((sum, span) => sum + span.until - span.from, 0) / 1000) };
    }),
  };
}
