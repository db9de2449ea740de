import type { Labels } from "@yunqing/standards";

/** Whose word holds (控制方式): the loop's own, or a person's. */
export const overrideModes = ["auto", "on", "off"] as const;
export type OverrideMode = (typeof overrideModes)[number];

interface At { /** milliseconds since 1970 UTC */ readonly at: number }

/**
 * What happens to a loop (事件). Nothing else moves it.
 * - `value`: a value of a sensor as decimal text; null: came, but cannot be relied on, which counts as not come
 * - `feedback`: what the device says of an actuator's run
 * - `line`: up or down; with down, `pulsedAt` is when the watchdog was last refreshed, null when never
 * - `restart`: the platform begins: nothing is known of the devices before they have been read
 * - `tick`: time passes and the platform lives; its watchdog pulse goes with it
 */
export type LoopEvent =
  | (At & { readonly kind: "value"; readonly sensor: string; readonly value: string | null })
  | (At & { readonly kind: "feedback"; readonly actuator: string; readonly running: boolean })
  | (At & { readonly kind: "line"; readonly device: string; readonly up: boolean; readonly pulsedAt: number | null })
  | (At & { readonly kind: "restart" })
  | (At & { readonly kind: "tick" })
  | (At & { readonly kind: "override"; readonly mode: OverrideMode; readonly seconds: number; readonly by: string; readonly reason: string })
  | (At & { readonly kind: "approval"; readonly from: number; readonly until: number; readonly by: string; readonly document: string })
  | (At & { readonly kind: "approval-ended"; readonly by: string; readonly reason: string })
  | (At & { readonly kind: "acknowledge"; readonly by: string })
  | (At & { readonly kind: "repaired"; readonly actuator: string; readonly by: string });

/** Why something stands as it stands (原因). */
export const causeCodes = [
  "start", "restart", "values", "stale", "upper-limit", "lower-limit", "between-limits", "in-season", "out-of-season", "approved", "approval-over", "approval-ended",
  "temperature-low", "temperature-safe", "temperature-unknown", "override", "override-over", "override-refused", "hours", "surplus", "waits", "longest-run", "rested",
  "starts-limit", "starts-free", "line-lost", "line-back", "watchdog", "platform-stood-still", "read-back", "found-off", "found-on", "no-feedback", "runs-unasked", "stopped-again",
  "repaired", "not-read", "alarm", "signal-over",
] as const;
export type CauseCode = (typeof causeCodes)[number];

/** An input that decided (起作用的输入): exact decimal text as it came, or a word. */
export interface LoopInput { readonly name: string; readonly value: string; readonly unit: string }

/** A cause with its words, inputs, the limit they met and the person, where there is one (起因). */
export interface LoopCause { readonly code: CauseCode; readonly text: Labels; readonly inputs: readonly LoopInput[]; readonly limit: string | null; readonly by: string | null }

/** A command to an output (指令). `reassert`: the same word again, because the device may have forgotten it or does not keep to it. */
export interface LoopCommand { readonly at: number; readonly device: string; readonly output: string; readonly on: boolean; readonly why: "change" | "reassert" }

/**
 * One transition of one subject (控制记录). Every change of a subject has exactly one; with `from` equal to `to` a person's act was refused, or renewed what held already.
 * `subject` is `loop`, `demand`, `override`, `approval`, `frost`, or one of `sensor:`, `thermometer:`, `line:`, `actuator:`, `signal:`, `alarm:` with an id.
 */
export interface LoopRecord { readonly at: number; readonly loop: string; readonly subject: string; readonly from: string; readonly to: string; readonly cause: LoopCause; readonly basis: Labels }
