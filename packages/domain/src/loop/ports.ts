import type { LoopAct, LoopFact } from "./fact.js";

/** Reading control loops (控制回路): part of {@link DistrictReader}. */
export interface LoopReader {
  /** every version, by loop, ascending by seq; the last of each is in force */
  loops(filter?: { readonly loop?: string }): Promise<readonly LoopFact[]>;
  /** what people said, the latest first */
  loopActs(filter: { readonly loop?: string; readonly id?: string; readonly limit?: number }): Promise<readonly LoopAct[]>;
}
/** Writing control loops, inside the audited transaction: part of {@link DistrictWriter}. */
export interface LoopWriter extends LoopReader {
  /** @throws {Overtaken} when `seq` is not the next of its loop */
  appendLoop(fact: LoopFact): Promise<"stored" | "known">;
  appendLoopAct(act: LoopAct): Promise<"stored" | "known">;
}
