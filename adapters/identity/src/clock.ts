import { randomBytes } from "node:crypto";
import type { Clock } from "@yunqing/domain";

/** Back-steps up to this are smoothed over; a larger one is a clock that was set right, and is followed. */
const smoothedMs = 10_000;

/** Where time and chance come from; tests give their own. */
export interface TimeSource { readonly nowMs: () => number; readonly random: (bytes: number) => Uint8Array }
const system: TimeSource = { nowMs: () => Date.now(), random: (bytes) => randomBytes(bytes) };

/**
 * The machine's clock and maker of ids (系统时钟). `now()` does not run backwards when the clock is trimmed;
 * ids are UUIDv7 and ascend within the process, also within one millisecond.
 */
export function systemClock(source: TimeSource = system): Clock {
  let last = Number.NEGATIVE_INFINITY;
  const nowMs = (): number => { const now = source.nowMs(); last = now < last && last - now <= smoothedMs ? last : now; return last; };
  let idMs = 0, counter = 0;
  const id = (): string => {
    const ms = nowMs();
    if (ms > idMs || idMs - ms > smoothedMs) { idMs = ms; counter = freshCounter(source); } else if (++counter > 0xfff) { idMs += 1; counter = freshCounter(source); }
    return uuidv7(idMs, counter, source.random(8));
  };
  return { now: () => new Date(nowMs()).toISOString(), id };
}

/** Starts in the lower half of the 12 bits, so that a millisecond holds at least 2048 ids. */
function freshCounter(source: TimeSource): number { const [high = 0, low = 0] = source.random(2); return ((high << 8) | low) & 0x7ff; }

/**
 * A UUID of version 7 (时间有序标识).
 * @param ms       milliseconds since 1970, 48 bits
 * @param counter  12 bits of rand_a, counting within the millisecond
 * @param tail     8 random bytes; the two highest bits become the variant
 * @clause RFC 9562 §5.7, §6.2 method 1
 */
export function uuidv7(ms: number, counter: number, tail: Uint8Array): string {
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(ms, 0, 6);
  bytes.writeUInt16BE(0x7000 | (counter & 0xfff), 6);
  bytes.set(tail.subarray(0, 8), 8);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
