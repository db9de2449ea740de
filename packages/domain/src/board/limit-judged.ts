import { exact, isDecimal } from "@yunqing/standards";
import type { PointLimit } from "../network/model.js";

/** A limit as it reads (限值文字): `≤50`, `6–9`. */
export function limitText({ op, value, until }: PointLimit): string { return op === "range" ? `${value}–${until ?? ""}` : `${op === "<=" ? "≤" : "≥"}${value}`; }

/** Whether a value breaks a limit in the same unit (是否超标); equal to the limit keeps it. Null: no value, or the limit is no number. */
export function breaksLimit(value: string | null, { op, value: bound, until }: PointLimit): boolean | null {
  if (value === null || !isDecimal(value) || !isDecimal(bound) || (op === "range" && (until === null || !isDecimal(until)))) return null;
  const found = exact(value), low = exact(bound);
  if (op === "<=") return found.compare(low) > 0;
  return found.compare(low) < 0 || (op === "range" && found.compare(exact(until ?? "")) > 0);
}
