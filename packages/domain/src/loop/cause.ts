import { exact, placesOf, sum, type Exact } from "@yunqing/standards";
import type { CauseCode, LoopCause, LoopInput } from "./event.js";

/** A cause from its words and what decided (起因). */
export function causeOf(code: CauseCode, zh: string, en: string, more: { readonly inputs?: readonly LoopInput[]; readonly limit?: string; readonly by?: string } = {}): LoopCause {
  return { code, text: { zh, en }, inputs: more.inputs ?? [], limit: more.limit ?? null, by: more.by ?? null };
}

/** The exact mean of decimal texts (精确均值). */
export function meanOf(values: readonly string[]): Exact { return sum(values.map(exact)).over(exact(values.length)); }

/** A mean as text to read: the full decimal when it ends, else marked ≈ with three places more than the values; the inputs beside it are exact. */
export function meanText(values: readonly string[]): string {
  const mean = meanOf(values), text = mean.toString();
  return text.includes("/") ? `≈${mean.toFixed(Math.max(...values.map(placesOf)) + 3)}` : text;
}

/** An instant as Beijing text, to the second. */
export function beijingText(at: number): string { return new Date(at + 8 * 3_600_000).toISOString().slice(0, 19).replace("T", " "); }
