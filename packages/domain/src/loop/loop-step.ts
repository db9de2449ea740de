import { settleActuators } from "./acting.js";
import { beijingText, causeOf } from "./cause.js";
import type { LoopCommand, LoopEvent, LoopRecord } from "./event.js";
import { goalOf, type Goal } from "./goal.js";
import { absorbFeedback, absorbLine, absorbRestart, noticeStandstill, noticeWatchdogs } from "./lines.js";
import { absorbOverride, absorbValue, settleSensing } from "./sensing.js";
import type { LoopSetting } from "./setting.js";
import { settleAlarms, settleSignals } from "./signalling.js";
import { draftOf, setBack, subjectsOf, type LoopPhase, type LoopState } from "./state.js";
import { remark, type Step } from "./step.js";

/** What one event leads to (一步的结果): the next state, commands to the devices (at most one an output), and the records of what changed. */
export interface LoopOutcome { readonly state: LoopState; readonly commands: readonly LoopCommand[]; readonly records: readonly LoopRecord[] }

/**
 * One step of a control loop (控制回路的一步): the same setting, state and event give the same outcome, always.
 * Time only goes forward: an event older than the state counts as happening now; only a restart may set it back, and then what was remembered keeps its age. Events that name what the setting does not have change nothing.
 * Guarantees, each tested: nothing is on without a recorded cause; nothing is off while wanted for longer than its times; no minimum time is cut short by the demand;
 * the frost lock wins over everything; a person's word ends by itself; after a lost line of the watchdog's length nothing counts as on; every change of a subject has exactly one record.
 * What may cut the minimum ON time: frost lock, a person's off, a failed actuator, a watchdog. Nothing cuts the minimum OFF time.
 * @param setting  one that {@link checkedLoop} has accepted
 */
export function loopStep(setting: LoopSetting, state: LoopState, event: LoopEvent): LoopOutcome {
  const at = event.kind === "restart" ? event.at : Math.max(event.at, state.at), draft = draftOf(state), step: Step = { before: state, setting, draft, at, commands: new Map(), remarks: [] };
  draft.at = at;
  if (event.kind === "restart") { if (at < state.at) setBack(draft, state.at - at); } else noticeStandstill(step);
  // what people say and sensors give meets the state of its own moment, not that of the last tick: a silence in between has been a silence
  if (timely.has(event.kind)) settleSensing(step);
  absorb(step, event);
  noticeWatchdogs(step);
  settleSensing(step);
  const goal = goalOf(draft), waits = settleActuators(step, goal);
  settleAlarms(step); settleSignals(step);
  const phase = phaseOf(draft, goal);
  if (phase !== draft.phase) { draft.phase = phase; draft.why = phase === "starting" && waits ? waits : goal.why; }
  return { state: draft, commands: [...step.commands.values()].filter((one) => draft.lines[one.device]?.up), records: [...step.remarks, ...changes(setting, state, draft, at)] };
}

const timely: ReadonlySet<LoopEvent["kind"]> = new Set(["value", "override", "approval", "approval-ended"]);

function absorb(step: Step, event: LoopEvent): void {
  const { draft, at } = step;
  switch (event.kind) {
    case "tick": draft.tickAt = at; return;
    case "value": absorbValue(step, event); return;
    case "feedback": absorbFeedback(step, event); return;
    case "line": absorbLine(step, event); return;
    case "restart": absorbRestart(step); return;
    case "override": absorbOverride(step, event); return;
    case "acknowledge": draft.acknowledgedAt = at; return;
    case "repaired": {
      const held = draft.actuators[event.actuator];
      if (!held?.failed) return;
      held.failed = false; held.differsSince = null; held.why = causeOf("repaired", `${event.by} 确认已修复`, `repaired, says ${event.by}`, { by: event.by });
      return;
    }
    case "approval": {
      const given = { from: event.from, until: event.until, by: event.by, document: event.document };
      const why = causeOf("approved", `${event.by} 批准（${event.document}），${beijingText(event.from)} 至 ${beijingText(event.until)}`, `approved by ${event.by} (${event.document}), ${beijingText(event.from)} to ${beijingText(event.until)}`, { by: event.by });
      remark(step, "approval", step.before.approval.holds ? "in-force" : "none", why);
      draft.approval.given = given;
      return;
    }
    case "approval-ended":
      if (draft.approval.given === null) return;
      if (!step.before.approval.holds) remark(step, "approval", "none", causeOf("approval-ended", `${event.by} 撤销批准：${event.reason}`, `approval withdrawn by ${event.by}: ${event.reason}`, { by: event.by }));
      draft.approval = { given: null, holds: false, why: causeOf("approval-ended", `${event.by} 撤销批准：${event.reason}`, `approval withdrawn by ${event.by}: ${event.reason}`, { by: event.by }) };
  }
}

function phaseOf(state: LoopState, goal: Goal): LoopPhase {
  const runs = Object.values(state.actuators).some((one) => one.on);
  if (state.frost.locked) return "frost";
  if (state.override.mode === "off") return "held-off";
  if (goal.on) return runs ? "running" : "starting";
  return runs ? "stopping" : state.demand.is === "unknown" ? "unknown" : "idle";
}

/** The differences of two states as records. A subject that was not there before stood at rest. */
function changes(setting: LoopSetting, before: LoopState, after: LoopState, at: number): readonly LoopRecord[] {
  const held = subjectsOf(before), records: LoopRecord[] = [];
  for (const [subject, { word, why }] of subjectsOf(after)) {
    const from = held.get(subject)?.word ?? "clear";
    if (from !== word) records.push({ at, loop: setting.loop, subject, from, to: word, cause: why, basis: setting.basis.text });
  }
  return records;
}
