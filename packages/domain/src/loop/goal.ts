import { causeOf } from "./cause.js";
import type { LoopCause } from "./event.js";
import type { LoopState } from "./state.js";

/** What the loop is after now (目标): on or off, at once or after the minimum on time, by whose word. */
export interface Goal { readonly on: boolean; /** does not wait for the minimum on time */ readonly atOnce: boolean; /** a person's word is not bound by hours */ readonly byPerson: boolean; readonly why: LoopCause }

/**
 * The one table of precedence (优先次序). The frost lock wins over everything: over a person's on, over the demand, over the minimum on time.
 * Then a person's off, at once as well, since somebody may stand in front of the cannon; then a person's on; then the demand. An unknown demand is off.
 */
export function goalOf(state: LoopState): Goal {
  if (state.frost.locked) return { on: false, atOnce: true, byPerson: false, why: state.frost.why };
  if (state.override.mode === "off") return { on: false, atOnce: true, byPerson: true, why: state.override.why };
  if (state.override.mode === "on") return { on: true, atOnce: false, byPerson: true, why: state.override.why };
  return { on: state.demand.is === "on", atOnce: false, byPerson: false, why: state.demand.is === "unknown" && state.demand.why.code === "start" ? causeOf("stale", "尚无有效值：未知，按关闭处理", "no value has come yet: unknown, which is off") : state.demand.why };
}
