import { crc16, encodeSegment, flagOf, type FactorValue } from "@yunqing/hj212";
import { dataTimeOf, startOf, windowOf, dayMs, dayOf } from "./beijing.js";
import { chance, keyOf } from "./chance.js";
import { simulatedMnPrefix } from "./instrument.js";

/** MN of the load's instrument number i (压测设备编码). */
export function loadMn(i: number): string { return `${simulatedMnPrefix}10AD${i.toString(16).toUpperCase().padStart(16, "0")}`; }
/** Number of a load's MN; NaN for any other. */
export function loadIndex(mn: string): number { return mn.length === 24 && mn.startsWith(`${simulatedMnPrefix}10AD`) ? Number.parseInt(mn.slice(8), 16) : Number.NaN; }
/** The same from the 24 bytes of an MN; others of that form are looked up in vain. */
export function loadIndexAt(bytes: Uint8Array, at: number): number {
  let value = 0;
  for (let k = at + 8; k < at + 24; k++) { const code = bytes[k]!; value = value * 16 + (code <= 0x39 ? code - 48 : code - 55); }
  return value;
}
/** Password of every instrument of the load. */
export const loadPassword = "123456";
/** Codes that the load's packets carry, in their order; the first three have folded values too. Each packet has the first `factors` of them. */
export const loadFactors: readonly string[] = ["a21026", "a21002", "a34013", "a19001", "a01012", "a01011", "a01014", "a01013", "a21005", "a24088", "a21024", "a21018"];
export type LoadCommand = "2011" | "2051";

/** The instruments of a load with all that their registration needs. */
export interface LoadInstrument { readonly mn: string; readonly password: string; readonly st: "31"; readonly edition: 2017; readonly factors: readonly string[] }
export function loadInstruments(n: number, factors = 5): readonly LoadInstrument[] {
  return Array.from({ length: n }, (_, i) => ({ mn: loadMn(i), password: loadPassword, st: "31" as const, edition: 2017 as const, factors: loadFactors.slice(0, factors) }));
}

/** Value k of instrument i in the packet of a second (seconds since 1970 UTC), in tenths: 200.0 … 799.9. What was acknowledged can be computed again and compared with the store. */
export function loadValue(i: number, second: number, k: number): number { return 2_000 + Math.floor(chance(loadKey ^ Math.imul(i, 0x2c1b3c6d) ^ (k << 27), second) * 6_000); }
const loadKey = keyOf("load");

/** The values of a load's packet, as they stand in it. */
export function loadValues(cn: LoadCommand, factors: number, i: number, second: number): readonly FactorValue[] {
  const text = (tenths: number): string => (tenths / 10).toFixed(1);
  return loadFactors.slice(0, factors).flatMap((factor, k) => {
    const value = loadValue(i, second, k);
    return [...fieldsOf(cn, k).map(({ field, more }) => ({ factor, field, value: text(value + more) })), { factor, field: "Flag", value: "N" }];
  });
}
function fieldsOf(cn: LoadCommand, k: number): readonly { readonly field: string; readonly more: number }[] {
  if (cn === "2051") return [{ field: "Min", more: -900 }, { field: "Avg", more: 0 }, { field: "Max", more: 900 }];
  return k < 3 ? [{ field: "Rtd", more: 0 }, { field: "ZsRtd", more: 500 }] : [{ field: "Rtd", more: 0 }];
}

/**
 * Writes the load's packets into a buffer by patching one template (压测数据包模板): QN, MN, DataTime, values, CRC. All packets have one length.
 * QN is DataTime with 001 behind it, so an answer names its packet.
 */
export class LoadTemplate {
  private readonly bytes: Uint8Array; private readonly places: readonly { readonly at: number; readonly k: number; readonly more: number }[];
  private readonly mnAt: number; private readonly timeAt: number; private day = Number.NaN; private readonly date = new Uint8Array(8);
  /** bytes of a frame */
  readonly size: number;

  constructor(cn: LoadCommand, factors: number) {
    const count = Math.max(1, Math.min(factors, loadFactors.length)), values = loadValues(cn, count, 0, 0);
    const segment = encodeSegment({ version: 2017, qn: "20000101000000001", st: "31", cn, pw: loadPassword, mn: loadMn(0), flag: flagOf(2017, false, true), pnum: null, pno: null, rf: null, dataTime: "20000101000000", values, fields: {} });
    this.size = segment.length + 12;
    this.bytes = new Uint8Array(this.size);
    this.bytes.set(Buffer.from(`##${String(segment.length).padStart(4, "0")}`), 0);
    this.bytes.set(segment, 6);
    this.bytes[this.size - 2] = 0x0d; this.bytes[this.size - 1] = 0x0a;
    const text = Buffer.from(this.bytes).toString("latin1");
    this.mnAt = text.indexOf("MN=") + 3 + 16; this.timeAt = text.indexOf("DataTime=") + 9;
    let from = this.timeAt;
    this.places = loadFactors.slice(0, count).flatMap((factor, k) => fieldsOf(cn, k).map(({ field, more }) => {
      const name = `${factor}-${field}=`;
      from = text.indexOf(name, from) + name.length;
      return { at: from, k, more };
    }));
  }

  /** Writes the packet of instrument i and of a second at `at`. */
  write(into: Uint8Array, at: number, i: number, second: number): void {
    into.set(this.bytes, at);
    for (let k = 0, rest = i; k < 8; k++, rest >>>= 4) into[at + this.mnAt + 7 - k] = hex[rest & 15]!;
    this.time(into, at + 9, second);
    into.copyWithin(at + this.timeAt, at + 9, at + 23);
    let value = 0, known = -1;
    for (const place of this.places) {
      if (place.k !== known) { value = loadValue(i, second, place.k); known = place.k; }
      const tenths = value + place.more, to = at + place.at;
      into[to] = 48 + Math.floor(tenths / 1_000); into[to + 1] = 48 + Math.floor(tenths / 100) % 10; into[to + 2] = 48 + Math.floor(tenths / 10) % 10; into[to + 4] = 48 + (tenths % 10);
    }
    const crc = crc16(into, at + 6, at + this.size - 6), end = at + this.size - 6;
    into[end] = hex[crc >> 12]!; into[end + 1] = hex[(crc >> 8) & 15]!; into[end + 2] = hex[(crc >> 4) & 15]!; into[end + 3] = hex[crc & 15]!;
  }
  private time(into: Uint8Array, at: number, second: number): void {
    const ms = second * 1_000, day = dayOf(ms);
    if (day !== this.day) { this.day = day; this.date.set(Buffer.from(dataTimeOf(startOf(day, dayMs)).slice(0, 8))); }
    into.set(this.date, at);
    let left = second - startOf(day, dayMs) / 1_000;
    const hours = Math.floor(left / 3_600); left -= hours * 3_600;
    const minutes = Math.floor(left / 60); left -= minutes * 60;
    into[at + 8] = 48 + Math.floor(hours / 10); into[at + 9] = 48 + hours % 10; into[at + 10] = 48 + Math.floor(minutes / 10); into[at + 11] = 48 + minutes % 10; into[at + 12] = 48 + Math.floor(left / 10); into[at + 13] = 48 + left % 10;
  }
}
const hex = Uint8Array.from("0123456789ABCDEF", (digit) => digit.charCodeAt(0));

/** Reads the second of a QN back; remembers the day. NaN where it is none. */
export class SecondReader {
  private day = -1; private midnight = 0;
  read(bytes: Uint8Array, at: number): number {
    let day = 0, time = 0;
    for (let k = 0; k < 14; k++) {
      const digit = bytes[at + k]! - 48;
      if (!(digit >= 0 && digit <= 9)) return Number.NaN;
      if (k < 8) day = day * 10 + digit; else time = time * 10 + digit;
    }
    if (day !== this.day) { this.midnight = startOf(windowOf(Date.UTC(Math.floor(day / 10_000), (Math.floor(day / 100) % 100) - 1, day % 100), dayMs), dayMs) / 1_000; this.day = day; }
    return this.midnight + Math.floor(time / 10_000) * 3_600 + (Math.floor(time / 100) % 100) * 60 + (time % 100);
  }
}
