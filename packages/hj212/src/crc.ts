/**
 * CRC of HJ 212 (CRC 校验). Called "ANSI CRC16" by the standard, but neither Modbus nor ARC: the register loses its low byte before each XOR,
 * so after a byte it depends on eight bits of state only. Hence the state is one byte, H maps it, L gives the low byte of the result.
 */
const table = new Uint16Array(256);
for (let index = 0; index < 256; index++) {
  let register = index;
  for (let bit = 0; bit < 8; bit++) register = (register & 1) !== 0 ? (register >> 1) ^ 0xa001 : register >> 1;
  table[index] = register;
}
const high = Uint8Array.from(table, (value) => value >> 8);
const low = Uint8Array.from(table, (value) => value & 0xff);

/** `powers[k*256+x]` is H applied k+1 times. H is linear over GF(2), so eight bytes are taken at once and their look-ups do not wait for each other. */
const powers = new Uint8Array(8 * 256);
for (let x = 0; x < 256; x++) {
  let value = x;
  for (let k = 0; k < 8; k++) { value = high[value]!; powers[k * 256 + x] = value; }
}

/**
 * CRC of a data segment (数据段).
 *
 * @param bytes  buffer that holds the segment
 * @param from   first byte of the segment (default 0)
 * @param to     end of the segment, exclusive (default: the end of the buffer)
 * @returns 0 … 0xFFFF; written as four hexadecimal digits, high byte first. The empty segment gives 0xFFFF.
 * @clause HJ 212-2017 附录 A; HJ 212-2025 附录 A.1 (second hand)
 * @example crc16(bytes of "123456789") === 0x2F80
 */
export function crc16(bytes: Uint8Array, from = 0, to = bytes.length): number {
  if (to <= from) return 0xffff;
  let state = 0xff, at = from;
  const last = to - 1;                       // the last byte gives the low half too
  for (; at + 8 <= last; at += 8) {
    state = powers[1792 + (state ^ bytes[at]!)]! ^ powers[1536 + bytes[at + 1]!]! ^ powers[1280 + bytes[at + 2]!]! ^ powers[1024 + bytes[at + 3]!]!
      ^ powers[768 + bytes[at + 4]!]! ^ powers[512 + bytes[at + 5]!]! ^ powers[256 + bytes[at + 6]!]! ^ powers[bytes[at + 7]!]!;
  }
  for (; at < last; at++) state = high[state ^ bytes[at]!]!;
  const index = state ^ bytes[last]!;
  return (high[index]! << 8) | low[index]!;
}

/** Whether a value can come out of the algorithm at all: only 256 of 65,536 can, so that any other value proves another algorithm and not a disturbed line. */
export function isPossibleCrc(value: number): boolean {
  // T's high bytes are a permutation of 0…255: the high byte names the only low byte that fits
  return low[highInverse[value >> 8]!] === (value & 0xff);
}
const highInverse = new Uint8Array(256);
high.forEach((value, index) => { highInverse[value] = index; });

/** CRC-16/MODBUS of the same bytes: the usual wrong implementation. */
export function modbusCrc16(bytes: Uint8Array, from = 0, to = bytes.length): number {
  let register = 0xffff;
  for (let at = from; at < to; at++) { const index = (register ^ bytes[at]!) & 0xff; register = (register >> 8) ^ table[index]!; }
  return register;
}

/** Why a CRC does not fit. */
export type CrcDiagnosis = "modbus-crc" | "modbus-crc-swapped" | "swapped-crc" | "impossible-crc" | "crc-mismatch";

/**
 * Names the likely cause of a wrong CRC.
 * @param given   the value printed in the frame
 * @param actual  {@link crc16} of the segment
 * @clause HJ 212-2017 附录 A
 */
export function crcDiagnosis(given: number, actual: number, bytes: Uint8Array, from = 0, to = bytes.length): CrcDiagnosis {
  if (swapped(given) === actual) return "swapped-crc";
  const modbus = modbusCrc16(bytes, from, to);
  if (given === modbus) return "modbus-crc";
  if (swapped(given) === modbus) return "modbus-crc-swapped";
  return isPossibleCrc(given) ? "crc-mismatch" : "impossible-crc";
}
const swapped = (value: number): number => ((value & 0xff) << 8) | (value >> 8);

/** Four upper-case hexadecimal digits, high byte first. */
export function crcText(value: number): string { return value.toString(16).toUpperCase().padStart(4, "0"); }
