// Over 300 lines: one grammar, one reader over bytes. Torn apart, each part would have to hand on a dozen positions.
import { latin1, latin1Bytes, utf8, utf8Bytes } from "./bytes.js";
import { isFactorForm, loneFields, numberFields, textFields } from "./fields.js";
import type { Diagnosis } from "./frame.js";
import type { LeniencyName } from "./leniencies.js";
import { isText } from "./seal.js";

/** The editions of the protocol (协议版本). 2025 is known at second hand. */
export type Version = 2005 | 2017 | 2025;

/** One value of a factor (因子的一个字段): `a21026-Rtd=12.3`. The text is as sent; `invalid` stands only where a number field holds no number. */
export interface FactorValue { readonly factor: string; readonly field: string; readonly value: string; readonly invalid?: true }

/** A data segment (数据段) in its parts. What is absent is null. */
export interface Segment {
  readonly version: Version;
  readonly qn: string | null; readonly st: string | null; readonly cn: string | null; readonly pw: string | null; readonly mn: string | null;
  /** 0 … 255 as sent: bits 7–2 the version, bit 1 packet numbers present, bit 0 an answer is wanted */
  readonly flag: number | null;
  readonly pnum: number | null; readonly pno: number | null;
  /** 1 for a back-filled packet (补传), else null */
  readonly rf: number | null;
  readonly dataTime: string | null;
  readonly values: readonly FactorValue[];
  /** the other fields of the data area; one given more than once holds all its values */
  readonly fields: Readonly<Record<string, string | readonly string[]>>;
}

/** A packet as `yunqing decode` prints it. The password is left out on purpose. */
export interface PacketLine extends Omit<Segment, "pw"> { readonly kind: "packet"; readonly leniencies: readonly LeniencyName[] }

/** What reading gave: a segment with the deviations met, or why it is none. `sealed` asks for a key. */
export type SegmentReading =
  | { readonly kind: "segment"; readonly segment: Segment; readonly deviations: readonly LeniencyName[] }
  | { readonly kind: "refused"; readonly diagnosis: Diagnosis; readonly clause: string }
  | { readonly kind: "sealed" };

/** A header after its QN, remembered with its bytes up to and with `CP=&&`. */
interface Header extends Pick<Segment, "version" | "st" | "cn" | "pw" | "mn" | "flag" | "pnum" | "pno" | "rf"> { readonly bytes: Uint8Array }
/** A factor's name while one packet is read: how often and where it came. */
interface FactorSeen { serial: number; item: number; flagged: boolean }
/** A name of the data area, taken apart once and remembered. */
interface Name { readonly sent: string; /** as sent, with its `=` */ readonly bytes: Uint8Array; next: Name | undefined; readonly text: string; readonly factor: string | undefined; readonly field: string; readonly isNumber: boolean; readonly standsAlone: boolean; readonly isDataTime: boolean; readonly deviations: readonly LeniencyName[]; readonly seen: FactorSeen | undefined; serial: number }

const SEMICOLON = 0x3b, COMMA = 0x2c, EQUALS = 0x3d, AMP = 0x26, BLANK = 0x20, SLASH = 0x2f, HYPHEN = 0x2d, DOT = 0x2e, ZERO = 0x30;
const slots = 4_096;
const ordinals = ["QN", "ST", "CN", "PW", "MN", "Flag", "PNUM", "PNO", "RF"] as const;
type HeaderName = (typeof ordinals)[number];
const noDeviations: readonly LeniencyName[] = [];

/**
 * Reads data segments of all three editions. It remembers names and short texts in tables of fixed size, so that a stream costs few allocations and hostile names cannot make it grow.
 *
 * @clause HJ 212-2017 §6.3 表3, 表4; HJ/T 212-2005 §6.3; HJ 212-2025 表3 (second hand)
 */
export class SegmentReader {
  private readonly names: (Name | undefined)[] = new Array<Name | undefined>(slots).fill(undefined);
  private readonly headers: (Header | undefined)[] = new Array<Header | undefined>(1_024).fill(undefined);
  private readonly texts: string[] = new Array<string>(slots).fill("");
  private readonly factors = new Map<string, FactorSeen>();
  private first: Name | undefined;
  private serial = 0; private item = 0;
  private bytes: Uint8Array = new Uint8Array(0); private at = 0; private end = 0;
  /** Deviations met in the segment parsed last, each once. */
  deviations: readonly LeniencyName[] = noDeviations;
  // the segment being read
  private version: Version = 2005; private qn: string | null = null; private st: string | null = null; private cn: string | null = null; private pw: string | null = null; private mn: string | null = null;
  private flag: number | null = null; private pnum: number | null = null; private pno: number | null = null; private rf: number | null = null; private dataTime: string | null = null;
  private values: FactorValue[] = []; private fields: Record<string, string | readonly string[]> = emptyFields;

  /** Reads the segment in `bytes[from, to)`. Never throws. */
  read(bytes: Uint8Array, from = 0, to = bytes.length): SegmentReading {
    const problem = this.parse(bytes, from, to);
    if (problem === "sealed") return { kind: "sealed" };
    return problem !== undefined ? { kind: "refused", diagnosis: problem, clause: clauseOf(problem) } : { kind: "segment", deviations: this.deviations, segment: this.segment() };
  }

  /** Like {@link read}, but leaves the parts here: {@link segment}, {@link line} and {@link deviations} give them until the next call. @returns what is wrong, or nothing */
  parse(bytes: Uint8Array, from = 0, to = bytes.length): Diagnosis | "sealed" | undefined {
    this.begin(bytes, from, to);
    if (to - from < 2 || bytes[to - 1] !== AMP || bytes[to - 2] !== AMP) return "data-area-not-closed";
    const problem = this.header();
    if (problem !== undefined) return problem;
    this.end = to - 2;
    if (this.version === 2025 && !isText(bytes, this.at, this.end)) return "sealed";
    this.area();
    return undefined;
  }

  /** The segment parsed last. */
  segment(): Segment {
    return { version: this.version, qn: this.qn, st: this.st, cn: this.cn, pw: this.pw, mn: this.mn, flag: this.flag, pnum: this.pnum, pno: this.pno, rf: this.rf, dataTime: this.dataTime, values: this.values, fields: this.fields };
  }

  /** The segment parsed last as a line of `yunqing decode`: without the password. */
  line(leniencies: readonly LeniencyName[]): PacketLine {
    return { kind: "packet", version: this.version, qn: this.qn, st: this.st, cn: this.cn, mn: this.mn, flag: this.flag, pnum: this.pnum, pno: this.pno, rf: this.rf, dataTime: this.dataTime, values: this.values, fields: this.fields, leniencies };
  }

  private begin(bytes: Uint8Array, from: number, to: number): void {
    this.bytes = bytes; this.at = from; this.end = to; this.serial++; this.item = 0;
    this.deviations = noDeviations;
    this.version = 2005; this.qn = this.st = this.cn = this.pw = this.mn = null;
    this.flag = this.pnum = this.pno = this.rf = null; this.dataTime = null; this.values = []; this.fields = emptyFields;
  }

  private deviate(name: LeniencyName): void { if (!this.deviations.includes(name)) this.deviations = [...this.deviations, name]; }

  // ------------------------------------------------------------------------------------------------ header

  /** Reads up to and with `CP=&&`. */
  private header(): Diagnosis | undefined {
    const b = this.bytes, start = this.at;
    // QN changes with every packet, what follows hardly ever: the rest of the header is remembered as a whole
    if (b[start] === 0x51 && b[start + 1] === 0x4e && b[start + 2] === EQUALS && b[start + 20] === SEMICOLON && start + 28 <= this.end && areDigits(b, start + 3, start + 20)) {
      let at = start + 21, hash = 0;
      for (; at < this.end; at++) { const byte = b[at]!; if (byte === AMP) break; hash = (Math.imul(hash, 31) + byte) | 0; }
      const slot = slotOf(hash) & 1_023, held = this.headers[slot];
      if (held !== undefined && start + 21 + held.bytes.length <= this.end - 2 && sameBytes(b, start + 21, held.bytes)) { this.qn = latin1(b, start + 3, start + 20); this.reuse(held); return undefined; }
      const problem = this.headerFields();
      if (problem === undefined) { this.headerForms(); if (this.deviations === noDeviations && this.at - start <= 160) this.remember(slot, start + 21); }
      return problem;
    }
    const problem = this.headerFields();
    if (problem === undefined) this.headerForms();
    return problem;
  }

  private reuse(held: Header): void {
    this.at += 21 + held.bytes.length;
    this.version = held.version; this.st = held.st; this.cn = held.cn; this.pw = held.pw; this.mn = held.mn; this.flag = held.flag; this.pnum = held.pnum; this.pno = held.pno; this.rf = held.rf;
  }

  /** Only headers without any deviation are remembered, and only those that begin with QN. */
  private remember(slot: number, from: number): void {
    this.headers[slot] = { bytes: this.bytes.slice(from, this.at), version: this.version, st: this.st, cn: this.cn, pw: this.pw, mn: this.mn, flag: this.flag, pnum: this.pnum, pno: this.pno, rf: this.rf };
  }

  private headerFields(): Diagnosis | undefined {
    const b = this.bytes;
    let last = -1, seen = 0;
    for (;;) {
      while (b[this.at] === SEMICOLON || b[this.at] === COMMA || b[this.at] === BLANK) { this.deviate("header-separator"); this.at++; }
      const start = this.at;
      let at = start;
      while (at < this.end && b[at] !== EQUALS && b[at] !== SEMICOLON) at++;
      if (at >= this.end) return "no-data-area";
      if (b[at] === SEMICOLON) { this.deviate("header-unknown"); this.at = at; if (!this.pastSeparator()) return "no-data-area"; continue; }
      if (at - start === 2 && b[start] === 0x43 && b[start + 1] === 0x50) {
        if (b[at + 1] !== AMP || b[at + 2] !== AMP) return "data-area-not-opened";
        this.at = at + 3;
        return this.at > this.end - 2 ? "data-area-not-closed" : undefined;
      }
      const ordinal = this.ordinalOf(start, at);
      const from = at + 1, to = this.valueEnd(from);
      if (to >= this.end) return "no-data-area";
      this.at = to;
      if (ordinal < 0) this.deviate("header-unknown");
      else {
        if ((seen & (1 << ordinal)) !== 0) this.deviate("header-repeated");
        else if (ordinal < last) this.deviate("header-order");
        seen |= 1 << ordinal; last = ordinal;
        this.put(ordinal, from, to);
      }
      if (b[to] === SEMICOLON) this.at = to + 1; else this.deviate("header-separator");
    }
  }

  private pastSeparator(): boolean { this.at++; return this.at < this.end; }

  /** End of a header value: `;`, a comma before another field (a misprint of the standard), or `CP=&&` without a separator (another). */
  private valueEnd(from: number): number {
    const b = this.bytes;
    let at = from;
    for (; at < this.end; at++) {
      const byte = b[at]!;
      if (byte === SEMICOLON || byte === COMMA) return at;
      if (byte === EQUALS && at - 2 >= from && b[at - 1] === 0x50 && b[at - 2] === 0x43 && b[at + 1] === AMP && b[at + 2] === AMP) return at - 2;
    }
    return at;
  }

  private ordinalOf(from: number, to: number): number {
    const b = this.bytes, first = b[from], second = b[from + 1];
    if (to - from === 2) {                   // the frequent ones without making a text
      if (second === 0x4e) { if (first === 0x51) return 0; if (first === 0x43) return 2; if (first === 0x4d) return 4; }
      else if (first === 0x53 && second === 0x54) return 1;
      else if (first === 0x50 && second === 0x57) return 3;
      else if (first === 0x52 && second === 0x46) return 8;
    }
    const text = latin1(b, from, to), exact = ordinals.indexOf(text as HeaderName);
    if (exact >= 0) return exact;
    const folded = ordinals.findIndex((name) => name.toLowerCase() === text.trim().toLowerCase());
    if (folded >= 0) this.deviate("header-case");
    return folded;
  }

  private put(ordinal: number, from: number, to: number): void {
    switch (ordinal) {
      case 0: this.qn = this.text(from, to, false); break;
      case 1: this.st = this.text(from, to, true); break;
      case 2: this.cn = this.text(from, to, true); break;
      case 3: this.pw = this.text(from, to, true); break;
      case 4: this.mn = this.text(from, to, true); break;
      case 5: this.flag = this.count(from, to, 255); break;
      case 6: this.pnum = this.count(from, to, 9_999); break;
      case 7: this.pno = this.count(from, to, 9_999); break;
      default: this.rf = this.count(from, to, 9_999); if (this.rf !== 1) { this.deviate("rf-value"); this.rf = null; }
    }
    if (ordinal === 5 && this.flag !== null) {
      const version = this.flag >> 2;
      this.version = version === 0 ? 2005 : version === 1 ? 2017 : 2025;
      if (version > 2) this.deviate("version-unknown");
    }
  }

  private count(from: number, to: number, most: number): number | null {
    let value = 0;
    for (let at = from; at < to; at++) {
      const digit = this.bytes[at]! - ZERO;
      if (digit < 0 || digit > 9 || value > most) { this.deviate("header-form"); return null; }
      value = value * 10 + digit;
    }
    if (from === to || value > most) { this.deviate("header-form"); return null; }
    return value;
  }

  /** Widths and characters of table 3. A data answer of 2005 carries neither PW nor MN; of 2005 also QN may be absent. */
  private headerForms(): void {
    const old = this.version === 2005, answer = old && this.cn === "9014";
    if (this.st === null || this.cn === null || (!answer && (this.pw === null || this.mn === null)) || (!old && this.qn === null)) this.deviate("header-absent");
    if ((this.qn !== null && !isDigits(this.qn, 17)) || (this.cn !== null && !isDigits(this.cn, 4)) || (this.st !== null && !isSt(this.st))
      || (this.pw !== null && this.pw.length !== 6) || (this.mn !== null && !isMn(this.mn, old))) this.deviate("header-form");
    const numbered = this.pnum !== null && this.pno !== null, either = this.pnum !== null || this.pno !== null;
    const wanted = this.flag !== null && (this.flag & 2) !== 0;
    // of 2005 the bit says that numbers may come, and its examples carry Flag=3 without them and numbers without Flag
    if (either !== numbered || (numbered && (this.pno! > this.pnum! || this.pno === 0)) || (!old && wanted !== numbered)) this.deviate("split-numbers");
  }

  // ------------------------------------------------------------------------------------------------ data area

  private area(): void {
    const b = this.bytes, end = this.end;
    let joined = false;                      // a comma stands before this pair
    let before: Name | undefined, at = this.at;
    while (at < end) {
      const first = b[at]!;
      if (first === BLANK) { this.deviate("data-blank"); at++; continue; }
      if (first === SEMICOLON || first === COMMA) { this.deviate("empty-item"); at++; joined = false; continue; }
      const start = at;
      // packets of an instrument name the same things in the same order: the name that came next the last time is tried first
      let name: Name | undefined = before === undefined ? this.first : before.next;
      if (name !== undefined && start + name.bytes.length <= end && sameBytes(b, start, name.bytes)) at += name.bytes.length;
      else {
        let hash = 0, byte = 0;
        for (; at < end; at++) {
          byte = b[at]!;
          if (byte === EQUALS || byte === SEMICOLON || byte === COMMA) break;
          hash = (Math.imul(hash, 31) + byte) | 0;
        }
        name = this.name(start, at, hash);
        if (byte === EQUALS && at < end) {
          at++;
          if (before === undefined) this.first = name; else before.next = name;
        } else this.deviate("value-absent");
      }
      if (!joined) this.item++;
      else if (before!.factor === undefined || before!.factor !== name.factor) this.deviate("comma-between");
      at = this.take(name, at);
      before = name;
      joined = b[at] === COMMA;
      at++;
      if (at === end) this.deviate("empty-item");
    }
  }

  /** End of a value. A log text `//…//` may hold any separator. @clause HJ 212-2017 表4 xxxxxx-Info */
  private pairEnd(from: number): number {
    const b = this.bytes, end = this.end;
    if (b[from] === SLASH && b[from + 1] === SLASH) {
      for (let at = from + 2; at + 1 < end; at++) {
        if (b[at] === SLASH && b[at + 1] === SLASH && (at + 2 === end || b[at + 2] === SEMICOLON || b[at + 2] === COMMA)) return at + 2;
      }
    }
    let at = from;
    while (at < end && b[at] !== SEMICOLON && b[at] !== COMMA) at++;
    return at;
  }

  /** Takes the value at `from` under its name. @returns its end */
  private take(name: Name, from: number): number {
    if (name.deviations !== noDeviations) for (const deviation of name.deviations) this.deviate(deviation);
    if (name.serial === this.serial) this.deviate("repeated-key");
    name.serial = this.serial;
    const { factor, seen, field } = name;
    if (factor === undefined || seen === undefined) { const to = this.pairEnd(from); this.takeLone(name, from, to); return to; }
    if (seen.serial !== this.serial) { seen.serial = this.serial; seen.item = this.item; seen.flagged = false; }
    else if (seen.item !== this.item) { if (!name.standsAlone) this.deviate("factor-scattered"); seen.item = this.item; }
    if (!name.isNumber) {
      if (field === "Flag") seen.flagged = true;
      const next = this.bytes[from + 1];
      if (from + 1 === this.end || next === SEMICOLON || next === COMMA) {           // a data flag, as a rule
        const byte = this.bytes[from]!;
        if (byte < 0x80 && from < this.end && byte !== SEMICOLON && byte !== COMMA) { this.values.push({ factor, field, value: letters[byte]! }); return from + 1; }
      }
      const to = this.pairEnd(from);
      this.values.push({ factor, field, value: this.text(from, to, true) });
      return to;
    }
    if (seen.flagged) this.deviate("flag-first");
    return this.takeNumber(factor, field, from);
  }

  /** One pass over the bytes of a number: its end, its form, its hash. */
  private takeNumber(factor: string, field: string, from: number): number {
    const b = this.bytes, end = this.end;
    let at = from, hash = 0, dots = 0, others = 0, dot = -1;
    for (; at < end; at++) {
      const byte = b[at]!;
      if (byte === SEMICOLON || byte === COMMA) break;
      if (byte > 0x39 || byte < ZERO) { if (byte === DOT) { dots++; dot = at; } else others++; }
      hash = (Math.imul(hash, 31) + byte) | 0;
    }
    const signed = b[from] === HYPHEN && at > from ? 1 : 0, first = from + signed;
    if (others !== signed || dots > 1 || at - first - dots < 1 || dot === first || dot === at - 1) {
      this.deviate("value-not-number");
      if (b[from] === SLASH) at = this.pairEnd(from);
      this.values.push({ factor, field, value: this.text(from, at, true), invalid: true });
      return at;
    }
    if (b[first] === ZERO && at - first > 1 && dot !== first + 1) this.deviate("leading-zeros");
    this.values.push({ factor, field, value: at - from > 5 ? latin1(b, from, at) : this.remembered(from, at, hash) });
    return at;
  }

  private takeLone(name: Name, from: number, to: number): void {
    if (name.isDataTime && this.dataTime === null) {
      const proper = to - from === 14 && areDigits(this.bytes, from, to);
      this.dataTime = proper ? latin1(this.bytes, from, to) : this.text(from, to, false);
      if (!proper) this.deviate("data-time-form");
      if (!isMoment(this.dataTime)) this.deviate("data-time-impossible");
      return;
    }
    const value = this.text(from, to, false);
    if (this.fields === emptyFields) this.fields = Object.create(null) as Record<string, string>;      // a field may be called __proto__
    const before = this.fields[name.text];
    this.fields[name.text] = before === undefined ? value : typeof before === "string" ? [before, value] : [...before, value];
  }

  // ------------------------------------------------------------------------------------------------ texts

  /** Text of bytes; `remember` for what comes again and again. */
  private text(from: number, to: number, remember: boolean): string {
    const b = this.bytes;
    let hash = 0, all = 0;
    for (let at = from; at < to; at++) { const byte = b[at]!; all |= byte; hash = (Math.imul(hash, 31) + byte) | 0; }
    if (all > 0x7f) {
      const text = utf8(b, from, to);
      if (text !== undefined) return text;
      this.deviate("text-not-utf8");
      return latin1(b, from, to);
    }
    return remember && to - from <= 32 ? this.remembered(from, to, hash) : latin1(b, from, to);
  }

  private remembered(from: number, to: number, hash: number): string {
    const slot = slotOf(hash), held = this.texts[slot]!;
    if (same(this.bytes, from, to, held)) return held;
    return (this.texts[slot] = latin1(this.bytes, from, to));
  }

  private name(from: number, to: number, hash: number): Name {
    const b = this.bytes, slot = slotOf(hash), held = this.names[slot];
    if (held !== undefined && same(b, from, to, held.sent)) return held;
    const second = this.names[slot ^ 1];
    if (second !== undefined && same(b, from, to, second.sent)) return second;
    const sent = utf8(b, from, to) ?? latin1(b, from, to), made = this.takenApart(sent, withEquals(b, from, to));
    if (to - from <= 64) { this.names[slot ^ 1] = held; this.names[slot] = made; }      // long names come from hostile hands only
    return made;
  }

  private takenApart(text: string, bytes: Uint8Array): Name {
    const trimmed = text.trim(), deviations: LeniencyName[] = trimmed === text ? [] : ["data-blank"];
    const hyphen = trimmed.lastIndexOf("-");                         // the last one: the code may hold hyphens (Nh3-scr-Rtd)
    if (hyphen < 0) {
      if (trimmed === "Flag") deviations.push("bare-flag"); else if (!loneFields.has(trimmed)) deviations.push("field-unknown");
      return { sent: text, bytes, next: undefined, text: trimmed, factor: undefined, field: trimmed, isNumber: false, standsAlone: false, isDataTime: trimmed === "DataTime", deviations: deviations.length === 0 ? noDeviations : deviations, seen: undefined, serial: 0 };
    }
    let factor = trimmed.slice(0, hyphen);
    const field = trimmed.slice(hyphen + 1), isNumber = numberFields.has(field);
    if (factor.endsWith("-")) { deviations.push("double-hyphen"); factor = factor.replace(/-+$/, ""); }
    if (factor.includes("-")) deviations.push("factor-hyphen"); else if (!isFactorForm(factor)) deviations.push("factor-form");
    if (!isNumber && !textFields.has(field)) deviations.push("field-unknown");
    let seen = this.factors.get(factor);
    if (seen === undefined) {
      if (this.factors.size >= slots) this.factors.clear();        // only a flood of invented codes comes here; names made before keep their own mark
      this.factors.set(factor, seen = { serial: 0, item: 0, flagged: false });
    }
    // noise levels come one an item in the standard's own examples (C.27, C.28)
    return { sent: text, bytes, next: undefined, text: trimmed, factor, field, isNumber, standsAlone: /^(?:Data|DayData|NightData)$/.test(field), isDataTime: false, deviations: deviations.length === 0 ? noDeviations : deviations, seen, serial: 0 };
  }
}

const emptyFields: Record<string, string | readonly string[]> = Object.freeze(Object.create(null) as Record<string, string>);

function withEquals(b: Uint8Array, from: number, to: number): Uint8Array {
  const out = new Uint8Array(to - from + 1);
  out.set(b.subarray(from, to));
  out[to - from] = EQUALS;
  return out;
}

const letters: readonly string[] = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));

/** A slot of the tables of names and texts. */
const slotOf = (hash: number): number => Math.imul(hash, 0x9e3779b1) >>> 20;

function sameBytes(b: Uint8Array, from: number, held: Uint8Array): boolean {
  const length = held.length;
  for (let k = 0; k < length; k++) if (held[k] !== b[from + k]) return false;
  return true;
}
function same(b: Uint8Array, from: number, to: number, text: string): boolean {
  if (text.length !== to - from) return false;
  for (let k = 0; k < text.length; k++) if (text.charCodeAt(k) !== b[from + k]) return false;
  return true;
}
function areDigits(b: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (b[at]! < ZERO || b[at]! > 0x39) return false;
  return true;
}
function isDigits(text: string, count: number): boolean {
  if (text.length !== count) return false;
  for (let k = 0; k < count; k++) { const code = text.charCodeAt(k); if (code < 0x30 || code > 0x39) return false; }
  return true;
}
/** 2005: 14 characters; later 24 hexadecimal digits in capitals. */
function isMn(mn: string, old: boolean): boolean {
  if (mn.length !== (old ? 14 : 24)) return false;
  for (let k = 0; k < mn.length; k++) {
    const code = mn.charCodeAt(k);
    if (!((code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= (old ? 0x5a : 0x46)) || (old && code >= 0x61 && code <= 0x7a))) return false;
  }
  return true;
}
function isSt(st: string): boolean { return st.length === 2 && isStCode(st.charCodeAt(0)) && isStCode(st.charCodeAt(1)); }
const isStCode = (code: number): boolean => (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a);

/** Whether the first 14 digits name a second that exists (no leap second; 24:00:00 is none). Anything shorter is judged by its form alone. */
function isMoment(text: string): boolean {
  if (text.length < 14) return true;
  const two = (at: number): number => (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;
  const year = two(0) * 100 + two(2), month = two(4), day = two(6);
  const days = month === 2 ? (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return month >= 1 && month <= 12 && day >= 1 && day <= days && two(8) <= 23 && two(10) <= 59 && two(12) <= 59;
}

const segmentClauses: Partial<Record<Diagnosis, string>> = { "data-area-not-opened": "HJ 212-2017 表3 CP=&&", "data-area-not-closed": "HJ 212-2017 表3 &&", "no-data-area": "HJ 212-2017 表3 CP" };
/** Clause that a diagnosis of a segment stands on. */
export function clauseOf(diagnosis: Diagnosis): string { return segmentClauses[diagnosis] ?? "HJ 212-2017 表3"; }

/**
 * Writes a segment: the inverse of {@link SegmentReader.read} for what holds no deviation. Order of table 3, then DataTime, the lone fields, the factors; values of one factor joined by commas.
 * @returns bytes in UTF-8
 * @clause HJ 212-2017 §6.3.2, §6.3.3
 */
export function encodeSegment(segment: Segment, charset: "utf-8" | "bytes" = "utf-8"): Uint8Array {
  const head: string[] = [];
  const put = (name: string, value: string | number | null): void => { if (value !== null) head.push(`${name}=${value};`); };
  put("QN", segment.qn); put("ST", segment.st); put("CN", segment.cn); put("PW", segment.pw); put("MN", segment.mn);
  put("Flag", segment.flag); put("PNUM", segment.pnum); put("PNO", segment.pno); put("RF", segment.rf);
  const items: string[] = segment.dataTime === null ? [] : [`DataTime=${segment.dataTime}`];
  for (const [name, value] of Object.entries(segment.fields)) for (const one of typeof value === "string" ? [value] : value) items.push(`${name}=${one}`);
  let area = items.join(";"), before: string | undefined;
  for (const { factor, field, value } of segment.values) {
    area += `${area === "" ? "" : before === factor ? "," : ";"}${factor}-${field}=${value}`;
    before = factor;
  }
  const text = `${head.join("")}CP=&&${area}&&`;
  return charset === "utf-8" ? utf8Bytes(text) : latin1Bytes(text);
}

/** Flag of a version with its two bits. @clause HJ 212-2017 表3 Flag; HJ 212-2025 (second hand) */
export function flagOf(version: Version, numbered: boolean, answerWanted: boolean): number {
  return ((version === 2005 ? 0 : version === 2017 ? 1 : 2) << 2) | (numbered ? 2 : 0) | (answerWanted ? 1 : 0);
}
/** Whether the sender wants an answer (bit 0). */
export function wantsAnswer(segment: Pick<Segment, "flag">): boolean { return segment.flag !== null && (segment.flag & 1) === 1; }
