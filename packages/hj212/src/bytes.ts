/** Bytes and text without a machine: ASCII, UTF-8 (RFC 3629), base64 (RFC 4648). */

/** Text of ASCII or Latin-1 bytes, one character a byte. */
export function latin1(bytes: Uint8Array, from = 0, to = bytes.length): string {
  const b = bytes;
  switch (to - from) {                       // short texts are the rule: one call without a copy
    case 0: return "";
    case 1: return String.fromCharCode(b[from]!);
    case 2: return String.fromCharCode(b[from]!, b[from + 1]!);
    case 3: return String.fromCharCode(b[from]!, b[from + 1]!, b[from + 2]!);
    case 4: return String.fromCharCode(b[from]!, b[from + 1]!, b[from + 2]!, b[from + 3]!);
    case 5: return String.fromCharCode(b[from]!, b[from + 1]!, b[from + 2]!, b[from + 3]!, b[from + 4]!);
    case 6: return String.fromCharCode(b[from]!, b[from + 1]!, b[from + 2]!, b[from + 3]!, b[from + 4]!, b[from + 5]!);
    case 14: return String.fromCharCode(b[from]!, b[from + 1]!, b[from + 2]!, b[from + 3]!, b[from + 4]!, b[from + 5]!, b[from + 6]!, b[from + 7]!, b[from + 8]!, b[from + 9]!, b[from + 10]!, b[from + 11]!, b[from + 12]!, b[from + 13]!);
    case 17: return String.fromCharCode(b[from]!, b[from + 1]!, b[from + 2]!, b[from + 3]!, b[from + 4]!, b[from + 5]!, b[from + 6]!, b[from + 7]!, b[from + 8]!, b[from + 9]!, b[from + 10]!, b[from + 11]!, b[from + 12]!, b[from + 13]!, b[from + 14]!, b[from + 15]!, b[from + 16]!);
    default: {
      let text = "";
      for (let at = from; at < to; at += 64) text += String.fromCharCode(...b.subarray(at, Math.min(at + 64, to)));
      return text;
    }
  }
}

/** Text of UTF-8 bytes, or undefined where they are not UTF-8. */
export function utf8(bytes: Uint8Array, from = 0, to = bytes.length): string | undefined {
  let text = "";
  for (let at = from; at < to;) {
    const first = bytes[at]!;
    if (first < 0x80) { text += String.fromCharCode(first); at++; continue; }
    const more = first >= 0xc2 && first <= 0xdf ? 1 : first >= 0xe0 && first <= 0xef ? 2 : first >= 0xf0 && first <= 0xf4 ? 3 : 0;
    if (more === 0 || at + more >= to) return undefined;
    let point = first & (0x3f >> more);
    for (let k = 1; k <= more; k++) {
      const next = bytes[at + k]!;
      if ((next & 0xc0) !== 0x80) return undefined;
      point = (point << 6) | (next & 0x3f);
    }
    if ((more === 2 && (point < 0x800 || (point >= 0xd800 && point < 0xe000))) || (more === 3 && (point < 0x10000 || point > 0x10ffff))) return undefined;
    text += String.fromCodePoint(point);
    at += more + 1;
  }
  return text;
}

/** UTF-8 bytes of a text; a lone surrogate becomes U+FFFD. */
export function utf8Bytes(text: string): Uint8Array {
  const out: number[] = [];
  for (const character of text) {
    let point = character.codePointAt(0)!;
    if (point >= 0xd800 && point < 0xe000) point = 0xfffd;
    if (point < 0x80) out.push(point);
    else if (point < 0x800) out.push(0xc0 | (point >> 6), 0x80 | (point & 0x3f));
    else if (point < 0x10000) out.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 0x3f), 0x80 | (point & 0x3f));
    else out.push(0xf0 | (point >> 18), 0x80 | ((point >> 12) & 0x3f), 0x80 | ((point >> 6) & 0x3f), 0x80 | (point & 0x3f));
  }
  return Uint8Array.from(out);
}

/** Bytes of a text of Latin-1 characters, one byte a character. */
export function latin1Bytes(text: string): Uint8Array { return Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff); }

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
/** Base64 with padding. @clause RFC 4648 §4 */
export function base64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b, c] = [bytes[at]!, bytes[at + 1], bytes[at + 2]];
    text += alphabet[a >> 2]! + alphabet[((a & 3) << 4) | ((b ?? 0) >> 4)]! + (b === undefined ? "=" : alphabet[((b & 15) << 2) | ((c ?? 0) >> 6)]!) + (c === undefined ? "=" : alphabet[c & 63]!);
  }
  return text;
}

/** Value of a hexadecimal digit's code, or -1. */
export function hexDigit(code: number): number {
  return code >= 0x30 && code <= 0x39 ? code - 0x30 : code >= 0x41 && code <= 0x46 ? code - 0x37 : code >= 0x61 && code <= 0x66 ? code - 0x57 : -1;
}
/** Bytes of a text of hexadecimal digits, or undefined where it is none. */
export function hexBytes(text: string): Uint8Array | undefined {
  return /^([0-9a-fA-F]{2})*$/.test(text) ? Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)) : undefined;
}
