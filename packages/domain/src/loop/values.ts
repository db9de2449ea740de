import { isDecimal } from "@yunqing/standards";
import type { ValueInForce } from "../monitoring/curve.js";

/** A value as a loop takes it (回路取值): real-time values at their instant, minute values at the end of their window; null where it came and cannot be relied on. */
export interface LoopValue { readonly at: number; readonly value: string | null }

/**
 * Values of one factor as a loop takes them (取值规则), oldest first. Only the plain concentration counts, not sums, nights or folded ones; a value that is marked or flagged as other than reliable,
 * and one that is no decimal, counts as not come.
 */
export function loopValues(values: readonly ValueInForce[], factor: string, kind: "real-time" | "minute"): readonly LoopValue[] {
  return values.filter((one) => one.factor === factor && mainFields.has(one.field)).map((one) => ({ at: kind === "real-time" ? one.fromMs : one.untilMs, value: one.quality === "reliable" && isDecimal(one.value) ? one.value : null })).sort((a, b) => a.at - b.at);
}
const mainFields: ReadonlySet<string> = new Set(["Rtd", "Avg", "Data"]);
