// Over 300 lines would tear the one state machine apart: it is one thing, a frame found in a stream.
import { hexDigit, utf8 } from "./bytes.js";
import { crc16, crcDiagnosis, crcText, type CrcDiagnosis } from "./crc.js";
import { leniencyOf, type LeniencyName, type RefusalReason } from "./leniencies.js";
import { isSealed, opened, type KeyOf } from "./seal.js";

/** A piece of the stream that is no acceptable frame. A value, never an exception: the line goes on. */
export interface Refused {
  readonly kind: "refused"; readonly reason: RefusalReason;
  /** what is wrong more exactly: a leniency's name where one would allow it, else a cause */
  readonly diagnosis: Diagnosis | LeniencyName;
  readonly clause: string; readonly bytes: Uint8Array;
}
/** Causes that no leniency allows. */
export type Diagnosis = CrcDiagnosis | "crc-missing" | "sm4-key-needed" | "sm4-key-wrong" | "no-end" | "length-and-crc" | "cut-short" | "unfinished" | "not-a-frame"
  | "data-area-not-opened" | "data-area-not-closed" | "no-data-area";

/** The frame from `##` to its CRC, in the splitter's buffer. */
export interface RawFrame { readonly from: number; readonly to: number; readonly of: Uint8Array }

/** Takes what the splitter finds. `bytes` is the splitter's own buffer: read it before returning. */
export interface FrameSink {
  /** A frame whose length and CRC were accepted: the segment in `bytes[from, to)`, the frame itself in `raw`. A sink that finds a data area it cannot read as text says "sealed" (a CRC can fit by chance). */
  frame(bytes: Uint8Array, from: number, to: number, deviations: readonly LeniencyName[], raw: RawFrame): "sealed" | undefined;
  refused(refused: Refused): void;
}
export interface FrameOptions { readonly allowed?: ReadonlySet<LeniencyName>; readonly keyOf?: KeyOf }

const HASH = 0x23, CR = 0x0d, LF = 0x0a, AMP = 0x26, BACKSLASH = 0x5c;
const smallest = 4_096, largest = 65_536, noisePiece = 4_096, standardLimit = 1_024;
const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;
const isLineEnd = (byte: number | undefined): boolean => byte === CR || byte === LF;
const none: readonly LeniencyName[] = [];
const enum More { Maybe, Quiet, Never }

/**
 * Finds frames (通信包) in a stream of bytes: by length, binary-safe, resuming after anything. Holds no socket and no clock, and never more than 64 KiB.
 * What it reports depends on the bytes alone, not on how they were cut into chunks ({@link FrameSplitter.settle} is the one exception, and says so).
 *
 * @clause HJ 212-2017 §6.3.1 表2
 */
export class FrameSplitter {
  private buffer = new Uint8Array(smallest);      // small as long as frames are: a gateway has thousands of these
  private from = 0; private to = 0;                        // bytes held
  private mark = 0;                                 // where the search for ## goes on; noise lies before it
  private scan: { at: number; declared: number; digits: number; wanted: LeniencyName | undefined } | undefined;
  private readonly raw: { from: number; to: number; of: Uint8Array } = { from: 0, to: 0, of: this.buffer };
  private readonly allowed: ReadonlySet<LeniencyName>; private readonly keyOf: KeyOf | undefined;

  constructor(private readonly sink: FrameSink, options: FrameOptions = {}) { this.allowed = options.allowed ?? new Set(); this.keyOf = options.keyOf; }

  /** Bytes held back because they do not decide anything yet. */
  get held(): number { return this.to - this.from; }

  /** Takes the next bytes of the stream, any number. */
  push(chunk: Uint8Array): void {
    for (let taken = 0; taken < chunk.length;) {
      if (this.from > 0 && this.buffer.length - this.to < chunk.length - taken) this.compact();
      if (this.to === this.buffer.length) this.grow();
      const piece = Math.min(this.buffer.length - this.to, chunk.length - taken);
      this.buffer.set(taken === 0 && piece === chunk.length ? chunk : chunk.subarray(taken, taken + piece), this.to);
      this.to += piece; taken += piece;
      this.drain(More.Maybe);
    }
  }

  /** The line has gone quiet: gives out a whole frame whose line end is missing, and one whose length is too large but whose real end and CRC are there. Keeps what may still come. */
  settle(): void { this.drain(More.Quiet); }

  /** The stream is over: everything held is decided. */
  end(): void { this.drain(More.Never); this.from = this.to = this.mark = 0; this.scan = undefined; }

  /** Full of one undecided frame. What a frame can claim ends well below the largest size. */
  private grow(): void {
    const more = new Uint8Array(Math.min(this.buffer.length * 4, largest));
    more.set(this.buffer);
    this.buffer = this.raw.of = more;
  }

  private compact(): void {
    this.buffer.copyWithin(0, this.from, this.to);
    if (this.scan !== undefined) this.scan.at -= this.from;
    this.mark -= this.from; this.to -= this.from; this.from = 0;
  }

  private drain(more: More): void {
    const b = this.buffer;
    for (;;) {
      if (this.mark === this.from) { while (this.from < this.to && isLineEnd(b[this.from])) this.from++; this.mark = this.from; }
      let at = this.mark;
      while (at < this.to && b[at] !== HASH) at++;
      this.mark = at;
      for (;;) {                             // pieces are cut at the same places whatever the chunks were
        while (this.from < at && isLineEnd(b[this.from])) this.from++;
        if (at - this.from < noisePiece) break;
        this.noise(this.from + noisePiece, false);
      }
      if (this.mark < this.from) this.mark = this.from;
      if (at + 2 >= this.to) {              // not enough to know a header
        if (more === More.Never) { this.noise(this.to, true); return; }
        if (this.from === this.to) { this.from = this.to = this.mark = 0; if (b.length > smallest) this.buffer = this.raw.of = new Uint8Array(smallest); }      // a long frame does not cost its line memory for ever
        return;
      }
      if (b[at + 1] !== HASH || !isDigit(b[at + 2])) { this.mark = at + 1; continue; }
      this.noise(at, true);
      this.mark = at;
      if (!this.frame(more)) return;
      this.mark = this.from; this.scan = undefined;
    }
  }

  private noise(to: number, whole: boolean): void {
    let end = to;
    if (whole) while (end > this.from && isLineEnd(this.buffer[end - 1])) end--;
    if (end > this.from) this.refuse("noise", "not-a-frame", end, "HJ 212-2017 表2 包头");
    this.from = to;
  }

  private refuse(reason: RefusalReason, diagnosis: Refused["diagnosis"], end: number, clause: string): void {
    this.sink.refused({ kind: "refused", reason, diagnosis, clause, bytes: this.buffer.slice(this.from, end) });
    this.from = end;
  }

  /** Decides the frame that begins at #from. @returns false where more bytes are needed */
  private frame(more: More): boolean {
    if (this.scan !== undefined) return this.search(more);
    const b = this.buffer, at = this.from;
    let declared = 0, digits = 0;
    for (; digits < 4; digits++) {
      const byte = b[at + 2 + digits];
      if (at + 2 + digits >= this.to) { if (more !== More.Never) return false; break; }
      if (!isDigit(byte)) break;
      declared = declared * 10 + byte! - 0x30;
    }
    if (digits < 4) return this.startSearch(more, declared, digits, "length-digits");
    if (declared > standardLimit && !this.allowed.has("over-length")) return this.startSearch(more, declared, digits, "over-length");
    const from = at + 6, to = from + declared, end = to + 4;
    if (this.to < end) {
      if (more === More.Maybe) return false;
      if (more === More.Quiet) return this.search(more, { at: from, declared, digits, wanted: undefined });
      return this.isCrcMissing(to) ? this.refuseMissing(to) : this.startSearch(more, declared, digits, undefined);
    }
    const given = hexOf(b, to);
    if (given < 0) return this.isCrcMissing(to) ? this.refuseMissing(to) : this.startSearch(more, declared, digits, undefined);
    const actual = crc16(b, from, to);
    if (actual === given) return this.whole(more, from, to);
    return this.mismatch(more, from, to, given, actual);
  }

  private isCrcMissing(to: number): boolean {
    const b = this.buffer;
    return to < this.to && b[to - 1] === AMP && b[to - 2] === AMP && (isLineEnd(b[to]) || b[to] === HASH);
  }
  private refuseMissing(to: number): boolean { this.refuse("crc", "crc-missing", to, "HJ 212-2017 表2 CRC 校验"); return true; }

  /** Length and CRC are right: only the tail is left to see. */
  private whole(more: More, from: number, to: number): boolean {
    const b = this.buffer, end = to + 4;
    const tail = this.tail(end, more);
    if (tail === undefined) return false;
    // a CRC that fits by chance (1 of 256) amid a broken stream: without line end and without && it is not believed
    if (tail.deviation === "tail-missing" && end < this.to && b[end] !== HASH && (b[to - 1] !== AMP || b[to - 2] !== AMP)) return this.startSearch(more, to - from, 4, undefined);
    let deviations = none;
    if (isLower(b, to)) deviations = ["crc-lower-case"];
    if (to - from > standardLimit) deviations = [...deviations, "over-length"];
    if (tail.deviation !== undefined) deviations = [...deviations, tail.deviation];
    if (this.give(b, from, to, end, deviations) === "sealed" && !this.tryOpen(from, to, hexOf(b, to), to - from, tail)) this.refuseSealed(end);
    this.from = Math.max(this.from, end + tail.length);
    return true;
  }

  /** Gives a frame to the sink, or refuses it for the first deviation that is not allowed. */
  private give(bytes: Uint8Array, from: number, to: number, end: number, deviations: readonly LeniencyName[]): "sealed" | undefined {
    for (const name of deviations) {
      if (this.allowed.has(name)) continue;
      const { reason, clause } = leniencyOf(name);
      this.refuse(reason, name, end, clause);
      return undefined;
    }
    this.raw.from = this.from; this.raw.to = end;
    if (this.sink.frame(bytes, from, to, deviations, this.raw) === "sealed") return "sealed";
    this.from = end;
    return undefined;
  }

  /** The tail at `end`: its length and deviation; undefined where more bytes may tell. */
  private tail(end: number, more: More): Tail | undefined {
    const b = this.buffer, held = this.to - end, wait = more === More.Maybe;
    if (held <= 0) return wait ? undefined : { length: 0, deviation: "tail-missing" };
    if (b[end] === CR) {
      if (held === 1) return wait ? undefined : { length: 1, deviation: "tail-line-end" };
      return b[end + 1] === LF ? goodTail : { length: 1, deviation: "tail-line-end" };
    }
    if (b[end] === LF) return { length: 1, deviation: "tail-line-end" };
    if (b[end] === BACKSLASH) {
      const literal = [BACKSLASH, 0x72, BACKSLASH, 0x6e];
      for (let k = 1; k < 4; k++) {
        if (k >= held) { if (wait) return undefined; break; }
        if (b[end + k] !== literal[k]) break;
        if (k === 3) return { length: 4, deviation: "tail-literal" };
      }
    }
    return { length: 0, deviation: "tail-missing" };
  }

  private mismatch(more: More, from: number, to: number, given: number, actual: number): boolean {
    const b = this.buffer, end = to + 4;
    const tail = this.tail(end, more);      // it tells whether the length is to be believed
    if (tail === undefined) return false;
    if (this.tryOpen(from, to, given, to - from, tail)) return true;
    const next = b[end], believed = this.to === end || isLineEnd(next) || next === HASH || next === BACKSLASH;
    if (!believed || this.holdsHeader(from, to)) return this.startSearch(more, to - from, 4, undefined);
    const diagnosis = crcDiagnosis(given, actual, b, from, to);
    const leniency = diagnosis === "modbus-crc" || diagnosis === "swapped-crc" ? diagnosis : undefined;
    if (leniency !== undefined && this.allowed.has(leniency)) {
      this.give(b, from, to, end, [...(isLower(b, to) ? ["crc-lower-case" as const] : []), leniency, ...(tail.deviation === undefined ? [] : [tail.deviation])]);
      this.from = Math.max(this.from, end + tail.length);
      return true;
    }
    if (isSealed(b, from, to)) this.refuseSealed(end);
    else this.refuse("crc", diagnosis, end, "HJ 212-2017 附录 A");
    this.from = Math.max(this.from, end + tail.length);
    return true;
  }

  /** A sealed segment whose plain text has the CRC given. @returns whether it was given out */
  private tryOpen(from: number, to: number, given: number, declared: number, tail: Tail): boolean {
    if (this.keyOf === undefined) return false;
    const found = opened(this.buffer, from, to, this.keyOf);
    if (found === undefined || crc16(found.segment) !== given || (found.segment.length !== declared && to - from !== declared)) return false;
    const end = to + 4;
    this.give(found.segment, 0, found.segment.length, end, [...(found.printed ? ["sm4-printed" as const] : []), ...(isLower(this.buffer, to) ? ["crc-lower-case" as const] : []),
      ...(tail.deviation === undefined ? [] : [tail.deviation])]);
    this.from = Math.max(this.from, end + tail.length);
    return true;
  }

  private refuseSealed(end: number): void { this.refuse("crc", this.keyOf === undefined ? "sm4-key-needed" : "sm4-key-wrong", end, "HJ 212-2025 §6.4 (second hand)"); }

  private holdsHeader(from: number, to: number): boolean {
    const b = this.buffer;
    for (let at = from; at + 5 < to; at++) if (b[at] === HASH && b[at + 1] === HASH && isDigit(b[at + 2]) && isDigit(b[at + 3]) && isDigit(b[at + 4]) && isDigit(b[at + 5])) return true;
    return false;
  }

  private startSearch(more: More, declared: number, digits: number, wanted: LeniencyName | undefined): boolean {
    this.scan = { at: this.from + 2 + digits, declared, digits, wanted };
    return this.search(more);
  }

  /**
   * The declared length is not to be believed: looks for `&&` with four hexadecimal digits and a line end, or for the next `##`, whichever comes first.
   * With `trial` (a quiet line) it decides only what is certain: the real end with the right CRC.
   */
  private search(more: More, trial?: { at: number; declared: number; digits: number; wanted: LeniencyName | undefined }): boolean {
    const b = this.buffer, scan = trial ?? this.scan!;
    const limit = this.from + Math.min(Math.max(6 * scan.declared, 1_100) + 22, 32_768);      // a cipher byte printed as {0x…} takes five characters
    for (; scan.at < this.to; scan.at++) {
      const at = scan.at, byte = b[at];
      if (at >= limit) { if (trial !== undefined) return false; this.refuse("length", scan.wanted ?? "no-end", at, "HJ 212-2017 表2 数据段长度"); return true; }
      if (byte === HASH) {
        if (at + 2 >= this.to) { if (more !== More.Never) return false; continue; }
        if (b[at + 1] !== HASH || !isDigit(b[at + 2])) continue;
        if (trial !== undefined) return false;
        let end = at;
        while (isLineEnd(b[end - 1])) end--;
        this.refuse("tail", "cut-short", end, "HJ 212-2017 表2 包尾");
        this.from = at;
        return true;
      }
      if (byte !== AMP) continue;
      if (at + 7 > this.to && (more === More.Maybe || (more === More.Quiet && at + 6 > this.to))) return false;
      if (at + 6 > this.to || b[at + 1] !== AMP) continue;
      const given = hexOf(b, at + 2);
      if (given < 0) continue;
      const next = at + 6 < this.to ? b[at + 6] : LF;
      if (!isLineEnd(next) && next !== HASH && next !== BACKSLASH) continue;
      if (trial === undefined || crc16(b, this.from + 2 + scan.digits, at + 2) === given) return this.foundEnd(more, scan, at + 2, given);
    }
    if (more !== More.Never) return false;
    let end = this.to;
    while (isLineEnd(b[end - 1])) end--;
    this.refuse("tail", "unfinished", end, "HJ 212-2017 表2 包尾");
    this.from = this.to;
    return true;
  }

  private foundEnd(more: More, scan: { declared: number; digits: number; wanted: LeniencyName | undefined }, to: number, given: number): boolean {
    const b = this.buffer, from = this.from + 2 + scan.digits, end = to + 4;
    const tail = this.tail(end, more);
    if (tail === undefined) return false;
    const actual = crc16(b, from, to);
    if (actual !== given) {
      if (this.tryOpen(from, to, given, scan.declared, tail)) return true;
      const same = scan.digits === 4 && to - from === scan.declared;
      this.refuse(same ? "crc" : "length", same ? crcDiagnosis(given, actual, b, from, to) : (scan.wanted ?? "length-and-crc"), end, same ? "HJ 212-2017 附录 A" : "HJ 212-2017 表2 数据段长度");
      this.from = end + tail.length;
      return true;
    }
    const real = to - from;
    const deviation: LeniencyName = scan.wanted !== undefined && real === scan.declared ? scan.wanted : charactersOf(b, from, to) === scan.declared ? "length-characters" : "length-mismatch";
    this.give(b, from, to, end, [deviation, ...(isLower(b, to) ? ["crc-lower-case" as const] : []), ...(tail.deviation === undefined ? [] : [tail.deviation])]);
    this.from = Math.max(this.from, end + tail.length);
    return true;
  }
}

interface Tail { readonly length: number; readonly deviation: LeniencyName | undefined }
const goodTail = { length: 2, deviation: undefined } as const;

function hexOf(b: Uint8Array, at: number): number {
  let value = 0;
  for (let k = 0; k < 4; k++) { const digit = hexDigit(b[at + k]!); if (digit < 0) return -1; value = value * 16 + digit; }
  return value;
}
function isLower(b: Uint8Array, at: number): boolean { return b[at]! > 0x60 || b[at + 1]! > 0x60 || b[at + 2]! > 0x60 || b[at + 3]! > 0x60; }

/** Characters of a segment in UTF-8, else in a double-byte set (GB 18030 without its four-byte part). */
function charactersOf(b: Uint8Array, from: number, to: number): number {
  const text = utf8(b, from, to);
  if (text !== undefined) return [...text].length;
  let count = 0;
  for (let at = from; at < to; at++, count++) if (b[at]! >= 0x81 && at + 1 < to) at++;
  return count;
}

/** Wraps a data segment in a frame: `##`, length, segment, CRC, CR LF. @throws {SegmentTooLong} over 9,999 bytes @clause HJ 212-2017 表2 */
export function encodeFrame(segment: Uint8Array, sent: Uint8Array = segment): Uint8Array {
  if (sent.length > 9_999) throw new SegmentTooLong(`a segment of ${sent.length} bytes: the length of HJ 212 has four digits; split the packet (PNUM, PNO)`);
  const out = new Uint8Array(sent.length + 12);
  const put = (text: string, at: number): void => { for (let k = 0; k < text.length; k++) out[at + k] = text.charCodeAt(k); };
  put(`##${String(sent.length).padStart(4, "0")}`, 0);
  out.set(sent, 6);
  put(`${crcText(crc16(segment))}\r\n`, 6 + sent.length);
  return out;
}
/** A segment longer than the length field can say. */
export class SegmentTooLong extends RangeError { readonly code = "hj212/segment-too-long"; }
