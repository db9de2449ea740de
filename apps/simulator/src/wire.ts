import { crcText, encodeFrame, encodeSegment, modbusCrc16, mustBeSealed, sealed, type Segment } from "@yunqing/hj212";
import { chance, keyOf } from "./chance.js";
import { has, type InstrumentSpec } from "./instrument.js";

/** SM4 key of its text. */
export function keyBytes(key: string): Uint8Array { return Uint8Array.from(Buffer.from(key, "hex")); }

/**
 * Puts a packet on the wire (上线): frame, seal where 2025 wants it, and what the instrument does wrong.
 * Packets broken by chance are broken the first time only, so what is sent again arrives.
 *
 * @param attempt  1 for the first time
 * @param key      the SM4 key in force, if any
 */
export function onWire(spec: InstrumentSpec, segment: Segment, attempt: number, seed: number, key?: string): Uint8Array {
  const plain = encodeSegment(segment);
  let frame = key !== undefined && mustBeSealed(segment.cn ?? "") ? encodeFrame(plain, sealed(plain, keyBytes(key))) : encodeFrame(plain);
  if (spec.quirks === undefined || spec.quirks.length === 0) return frame;
  const crcAt = frame.length - 6, write = (text: string): void => { for (let k = 0; k < 4; k++) frame[crcAt + k] = text.charCodeAt(k); };
  if (has(spec, "modbus-crc")) write(crcText(modbusCrc16(plain)));
  if (has(spec, "lower-case-crc")) for (let k = 0; k < 4; k++) if (frame[crcAt + k]! >= 0x41) frame[crcAt + k]! |= 0x20;
  if (has(spec, "no-tail")) frame = frame.subarray(0, frame.length - 2);
  const luck = chance(keyOf(segment.qn ?? "", keyOf(spec.mn, seed)), segment.pno ?? 0), isUpload = segment.st !== "91";
  if (attempt === 1 && isUpload) {
    if (has(spec, "bad-crc") && luck < 1 / 12) frame[crcAt] = frame[crcAt] === 0x30 ? 0x31 : 0x30;
    if (has(spec, "cut-packet") && luck > 1 - 1 / 15) return Uint8Array.from([...frame.subarray(0, Math.floor(frame.length * 0.6)), 0x0d, 0x0a]);
  }
  if (has(spec, "noise-between") && luck < 0.5) frame = Uint8Array.from([...Buffer.from("+CSQ: 21,0\r\n\0\u00ff", "latin1"), ...frame]);
  return has(spec, "twice") && isUpload ? Uint8Array.from([...frame, ...frame]) : frame;
}
