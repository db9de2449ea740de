import { hexDigit, latin1 } from "./bytes.js";
import { sm4Decrypt, sm4Encrypt } from "./sm4.js";

/**
 * The encrypted data area of HJ 212-2025 (数据区加密). Known at second hand: the standard's text was not read, its four example packets were.
 * CRC and length are those of the plain segment; the cipher travels as raw bytes of the same length.
 */

/** Key of an instrument by its MN, or one key for all: 16 bytes. */
export type KeyOf = (mn: string) => Uint8Array | undefined;

/** Where the data area of a segment lies: between `CP=&&` and the closing `&&`; undefined where it has none. */
export function dataAreaOf(bytes: Uint8Array, from: number, to: number): { readonly from: number; readonly to: number } | undefined {
  if (to - from < 7 || bytes[to - 1] !== 0x26 || bytes[to - 2] !== 0x26) return undefined;
  for (let at = from; at + 7 <= to; at++) {
    if (bytes[at] === 0x43 && bytes[at + 1] === 0x50 && bytes[at + 2] === 0x3d && bytes[at + 3] === 0x26 && bytes[at + 4] === 0x26) return { from: at + 5, to: to - 2 };
  }
  return undefined;
}

/** Whether the segment claims the version of 2025 and its data area is not plain text: such a one waits for a key. */
export function isSealed(bytes: Uint8Array, from: number, to: number): boolean {
  const area = dataAreaOf(bytes, from, to);
  if (area === undefined || !isOf2025(bytes, from, area.from)) return false;
  if (isPrinted(bytes, area.from, area.to)) return true;
  return !isText(bytes, area.from, area.to);
}

/** Whether a data area reads as `name=…` without control characters; an empty one does. */
export function isText(bytes: Uint8Array, from: number, to: number): boolean {
  if (from === to) return true;
  for (let at = from; at < to; at++) { const b = bytes[at]!; if (b < 0x20 && b !== 0x09 && b !== 0x0a && b !== 0x0d) return false; }
  let at = from;
  while (at < to && at - from < 64 && isNameByte(bytes[at]!)) at++;
  return at > from && at < to && bytes[at] === 0x3d;
}
const isNameByte = (b: number): boolean => (b >= 0x30 && b <= 0x39) || (b >= 0x41 && b <= 0x5a) || (b >= 0x61 && b <= 0x7a) || b === 0x2d || b === 0x5f || b === 0x20 || b === 0x2e;

/** What came out of a sealed segment. */
export interface Opened { readonly segment: Uint8Array; readonly printed: boolean }

/**
 * The plain segment of a sealed one; the caller holds it against the CRC, which is of the plain segment.
 * Takes raw cipher bytes and the `{0xE4,…}` notation of the standard.
 * @returns undefined where it is not sealed or nobody has the key
 * @clause HJ 212-2025 §6.4, 附录 A.2 (second hand)
 */
export function opened(bytes: Uint8Array, from: number, to: number, keyOf: KeyOf): Opened | undefined {
  const area = dataAreaOf(bytes, from, to);
  if (area === undefined || !isOf2025(bytes, from, area.from)) return undefined;
  const key = keyOf(/(?:^|;)MN=([^;]*)/.exec(latin1(bytes, from, area.from))?.[1] ?? "");
  if (key === undefined) return undefined;
  const printed = isPrinted(bytes, area.from, area.to);
  const cipher = printed ? printedBytes(bytes, area.from, area.to) : bytes.slice(area.from, area.to);
  return cipher === undefined ? undefined : { segment: joined(bytes.subarray(from, area.from), sm4Decrypt(key, cipher), ampersands), printed };
}

/** The sealed segment of a plain one. @clause HJ 212-2025 §6.4 (second hand) */
export function sealed(segment: Uint8Array, key: Uint8Array): Uint8Array {
  const area = dataAreaOf(segment, 0, segment.length);
  return area === undefined ? segment : joined(segment.subarray(0, area.from), sm4Encrypt(key, segment.slice(area.from, area.to)), ampersands);
}

/** Whether an upload of this command must be sealed: 2000–2999, 1014 and 3020. @clause HJ 212-2025 §6.4 (second hand) */
export function mustBeSealed(cn: string): boolean { return /^2\d{3}$/.test(cn) || cn === "1014" || cn === "3020"; }

const ampersands = Uint8Array.of(0x26, 0x26);
function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) { out.set(part, at); at += part.length; }
  return out;
}
function isOf2025(bytes: Uint8Array, from: number, to: number): boolean {
  const flag = /(?:^|;)Flag=(\d{1,3})/i.exec(latin1(bytes, from, to))?.[1];
  return flag !== undefined && Number(flag) >> 2 === 2;
}
const isPrinted = (bytes: Uint8Array, from: number, to: number): boolean => to - from > 6 && bytes[from] === 0x7b && bytes[from + 1] === 0x30 && (bytes[from + 2]! | 0x20) === 0x78;

/** Bytes of `{0xE4,0x3E,…}rest`. */
function printedBytes(bytes: Uint8Array, from: number, to: number): Uint8Array | undefined {
  const out: number[] = [];
  let at = from + 1;
  for (; at < to && bytes[at] !== 0x7d; at++) {
    if (bytes[at] === 0x2c || bytes[at] === 0x20) continue;
    const digits = [hexDigit(bytes[at + 2] ?? 0), hexDigit(bytes[at + 3] ?? 0)] as const;
    if (bytes[at] !== 0x30 || (bytes[at + 1]! | 0x20) !== 0x78 || digits[0] < 0 || digits[1] < 0) return undefined;
    out.push(digits[0] * 16 + digits[1]);
    at += 3;
  }
  return at >= to ? undefined : Uint8Array.from([...out, ...bytes.subarray(at + 1, to)]);
}
