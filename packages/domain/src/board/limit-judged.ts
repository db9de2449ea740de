import { exact, isDecimal } from "@yunqing/standards";
import type { PointLimit } from "../network/model.js";
import { inUnit } from "../statistics/factor-item.js";

/** A limit as it reads (限值文字): `≤50`, `6–9`. */
export function limitText({ op, value, until }: PointLimit): string { return op === "range" ? `${value}–${until ?? ""}` : `${op === "<=" ? "≤" : "≥"}${value}`; }

/** What a limit says of a value (限值评判): `units` where the two units cannot be brought together exactly, so that nobody may compare the numbers; null where there is no value or the limit is no number. */
export type LimitJudged = "kept" | "broken" | "units" | null;

/** Holds a value against a limit (是否超标), the limit brought into the unit of the value exactly; equal to the limit keeps it. A limit without a unit is in the unit of the standard, as the value is. */
export function judgedByLimit({ value, unit }: { readonly value: string | null; readonly unit: string }, limit: PointLimit): LimitJudged {
  const { op, until } = limit;
  if (value === null || !isDecimal(value) || !isDecimal(limit.value) || (op === "range" && (until === null || !isDecimal(until)))) return null;
  const bound = inUnit(limit.value, unitName(limit.unit), unit), upper = until === null ? null : inUnit(until, unitName(limit.unit), unit);
  if (bound === null || (op === "range" && upper === null)) return "units";
  const found = exact(value), low = exact(bound), broken = op === "<=" ? found.compare(low) > 0 : found.compare(low) < 0 || (op === "range" && found.compare(exact(upper ?? "")) > 0);
  return broken ? "broken" : "kept";
}
/** pH has no unit, however a document names that. */
const unitName = (unit: string): string => (unit === "无量纲" || unit === "dimensionless" ? "" : unit);
