import type { LoopCause, LoopCommand, LoopRecord } from "./event.js";
import type { LoopSetting } from "./setting.js";
import type { Draft, LoopState } from "./state.js";

/** One step under way (推进中的一步): the draft of the next state, and what it says to the devices and to the log. */
export interface Step { readonly before: LoopState; readonly setting: LoopSetting; readonly draft: Draft<LoopState>; readonly at: number; readonly commands: Map<string, LoopCommand>; readonly remarks: LoopRecord[] }

/** Says something to an output; the last word of a step counts. */
export function command(step: Step, device: string, output: string, on: boolean, why: LoopCommand["why"]): void { step.commands.set(output, { at: step.at, device, output, on, why }); }

/** A record that changes nothing: a refusal, or a renewal of what held already. */
export function remark(step: Step, subject: string, word: string, cause: LoopCause): void {
  step.remarks.push({ at: step.at, loop: step.setting.loop, subject, from: word, to: word, cause, basis: step.setting.basis.text });
}

/** Raises or clears an alarm (报警). A change takes its time and cause; an alarm that stands keeps those it was raised with. */
export function alarm(step: Step, id: string, raised: boolean, why: () => LoopCause): void {
  const held = step.draft.alarms[id];
  if ((held?.raised ?? false) !== raised) step.draft.alarms[id] = { raised, since: step.at, why: why() };
}
