import type { Labels } from "@yunqing/standards";
import type { Signed } from "../signed.js";
import type { LoopLink } from "./link.js";
import type { OverrideMode } from "./event.js";
import type { LoopHappening } from "./loop-runner.js";
import type { LoopSetting } from "./setting.js";

/** Where the values of a loop's sensor come from (取值口径): real-time or minute values of the observation store, or a register or topic of the device itself. */
export const loopFeeds = ["real-time", "minute", "device"] as const;
export type LoopFeed = (typeof loopFeeds)[number];

/**
 * A loop as it is set since this fact (回路设定): the latest `seq` of a `loop` is in force. `site`: the point whose place and firm the loop belongs to; null: the whole district's.
 * A loop that is not `active` is not run: its devices switch off by their watchdogs.
 */
export interface LoopFact extends Signed {
  readonly loop: string; readonly seq: number; readonly active: boolean; readonly simulated: boolean; readonly site: string | null;
  readonly setting: LoopSetting; readonly links: readonly LoopLink[]; readonly feeds: Readonly<Record<string, LoopFeed>>; readonly reason: string;
}

/** What a person says to a loop (人工指令). Times are ISO instants; an override holds for `seconds` from the instant it was said. */
export type LoopWord =
  | { readonly kind: "override"; readonly mode: OverrideMode; readonly seconds: number; readonly reason: string }
  | { readonly kind: "acknowledge"; readonly note: string }
  | { readonly kind: "repaired"; readonly actuator: string; readonly note: string }
  | { readonly kind: "approval"; readonly from: string; readonly until: string; readonly document: string }
  | { readonly kind: "approval-ended"; readonly reason: string };
export const loopWordKinds = ["override", "acknowledge", "repaired", "approval", "approval-ended"] as const;

/** A person's word to a loop, kept as a fact and handed to whoever runs it (人工操作). `name`: the person as the log shall call them. */
export interface LoopAct extends Signed { readonly loop: string; readonly name: string; readonly word: LoopWord }
/** What became of a word (执行结果). `done`: the loop took it; `refused`: it did not, and says why; `late`: its time was over before anybody ran the loop. */
export interface LoopActOutcome { readonly act: string; readonly at: number; readonly result: "done" | "refused" | "late"; readonly text: Labels }

/** A word as the runner takes it, `now` in milliseconds; null when its time is over: an override of ten minutes is not begun an hour later. */
export function happeningOf(act: LoopAct, now: number): LoopHappening | null {
  const { word, name: by } = act;
  switch (word.kind) {
    case "override": {
      if (word.mode === "auto") return { kind: "override", mode: "auto", seconds: 0, by, reason: word.reason };
      const seconds = Math.floor(word.seconds - Math.max(0, now - Date.parse(act.at)) / 1000);
      return seconds > 0 ? { kind: "override", mode: word.mode, seconds, by, reason: word.reason } : null;
    }
    case "acknowledge": return { kind: "acknowledge", by };
    case "repaired": return { kind: "repaired", actuator: word.actuator, by };
    case "approval": return Date.parse(word.until) > now ? { kind: "approval", from: Date.parse(word.from), until: Date.parse(word.until), by, document: word.document } : null;
    case "approval-ended": return { kind: "approval-ended", by, reason: word.reason };
  }
}

/** The latest version of every loop (现行设定), by loop. */
export function loopsInForce(facts: readonly LoopFact[]): readonly LoopFact[] {
  const held = new Map<string, LoopFact>();
  for (const fact of facts) { const other = held.get(fact.loop); if (other === undefined || other.seq < fact.seq) held.set(fact.loop, fact); }
  return [...held.values()].sort((a, b) => (a.loop < b.loop ? -1 : 1));
}
