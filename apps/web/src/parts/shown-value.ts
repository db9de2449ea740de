import type { Quality } from "@yunqing/wire";
import { plainFlag } from "../app/monitor-words.js";

/**
 * How a value of monitoring is shown (五种显示): a value as it came; `zero` a measured nought; `missing` expected and not there; `not-monitored` nobody measures it here;
 * `invalid` measured and not to be counted; `below` under the detection limit. None is ever shown as another.
 */
export type Display = "value" | "zero" | "missing" | "not-monitored" | "invalid" | "below";
export interface ShownValue { readonly display: Display; /** what stands there */ readonly text: string; readonly doubtful: boolean; /** the mark, where it says more than “normal” */ readonly flag: string | null }

/** What to show for a value; `null` is one that should be there, `undefined` one that nobody measures. */
export function shownOf(value: { readonly value: string; readonly flag: string | null; readonly quality: Quality } | null | undefined): ShownValue {
  if (value === undefined) return { display: "not-monitored", text: "/", doubtful: false, flag: null };
  if (value === null) return { display: "missing", text: "—", doubtful: false, flag: null };
  const text = value.value.trim(), flag = plainFlag(value.flag) ? null : value.flag;
  if (text === "") return { display: "missing", text: "—", doubtful: value.quality === "doubtful", flag };
  if (value.quality === "unreliable") return { display: "invalid", text: `(${text})`, doubtful: false, flag };
  const doubtful = value.quality === "doubtful";
  const below = /^[<＜]\s*(\d+(?:\.\d+)?)$/.exec(text)?.[1] ?? /^(\d+(?:\.\d+)?)[lL]$/.exec(text)?.[1];
  if (below !== undefined) return { display: "below", text: `${below}L`, doubtful, flag };
  return { display: /^[+-]?0+(?:\.0+)?$/.test(text) ? "zero" : "value", text, doubtful, flag };
}
