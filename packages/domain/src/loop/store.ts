import type { LoopRecord } from "./event.js";
import type { LoopAct, LoopActOutcome } from "./fact.js";
import type { LoopState } from "./state.js";

/** Somebody else runs the loop now (运行权已失去): nothing of ours is written, so nothing is commanded. */
export class LoopNotHeld extends Error {
  readonly code = "loop/not-held";
  constructor(readonly loop: string, readonly holder: string) { super(`控制回路“${loop}”已由另一进程运行 / loop "${loop}" is run by another process now, not by ${holder}`); }
}

/** A record as it is kept; `id` counts up within the district. */
export interface KeptLoopRecord extends LoopRecord { readonly id: number }
/** How a loop stands in the store: its last state, and whether somebody runs it at this moment by the store's own clock. */
export interface KeptLoopState { readonly loop: string; readonly state: LoopState | null; readonly held: boolean; readonly holder: string | null }
/** Which records are asked for: `subjects` are exact, or end with `:` and mean all of a kind. The latest first; `before`: ids below this one, the next page. */
export interface LoopRecordFilter { readonly loop: string; readonly subjects?: readonly string[]; readonly from?: number; readonly until?: number; readonly before?: number; readonly limit: number }

/** The store of control loops of one district (回路记录库): machines write here, outside the audit chain, which is for acts of people. */
export interface LoopStore {
  /**
   * Takes or keeps the right to run a loop for so many seconds of the store's own clock (运行权). One process runs a loop; who is killed loses it by time, and an embedded store, which has one owner, gives it at once.
   * @returns false when somebody else has it
   */
  hold(loop: string, holder: string, seconds: number): Promise<boolean>;
  release(loop: string, holder: string): Promise<void>;
  restore(loop: string): Promise<LoopState | null>;
  /** Records and the state that goes with them, in one transaction. @throws {LoopNotHeld} when the holder has lost the loop: nothing is written */
  append(loop: string, holder: string, records: readonly LoopRecord[], state: LoopState): Promise<void>;
  states(): Promise<readonly KeptLoopState[]>;
  records(filter: LoopRecordFilter): Promise<readonly KeptLoopRecord[]>;
  /** The last record of every subject before an instant: how everything stood then. */
  recordsStanding(loop: string, at: number): Promise<readonly KeptLoopRecord[]>;
  /** What people said and no runner has answered, the oldest first. */
  actsWaiting(loop: string): Promise<readonly LoopAct[]>;
  settleAct(outcome: LoopActOutcome): Promise<void>;
  actOutcomes(acts: readonly string[]): Promise<ReadonlyMap<string, LoopActOutcome>>;
}
