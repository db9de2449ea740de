/** Passwords and keys in a packet: of the header, of 1072 (`NewPW`, 2005 `PW`) and of 1014 (`NewSK`). @clause HJ 212-2017 表3, 表4; HJ 212-2025 (second hand) */
const secretFields = ["PW", "SK"] as const;
const ends: ReadonlySet<number> = new Set([..."; ,&\r\n"].map((sign) => sign.charCodeAt(0)));
const star = 42, equals = 61, blank = 32;

/**
 * The bytes of a packet as they may be shown (报文脱敏): what stands after `PW=`, `NewPW=` and `NewSK=`, however written, is overwritten by `*`. The length stays; the CRC no longer fits, which is the proof that something was hidden.
 */
export function maskedBytes(bytes: Uint8Array): Uint8Array {
  const shown = bytes.slice();
  for (let at = 0; at + 2 < shown.length; at++) {
    if (!secretFields.some((name) => isSign(shown[at], name[0]!) && isSign(shown[at + 1], name[1]!))) continue;
    let value = at + 2;
    while (shown[value] === blank) value++;
    if (shown[value] !== equals) continue;
    for (value++; value < shown.length && (shown[value] === blank || !ends.has(shown[value]!)); value++) shown[value] = star;
    at = value - 1;
  }
  return shown;
}
const isSign = (byte: number | undefined, sign: string): boolean => byte !== undefined && (byte === sign.charCodeAt(0) || byte === sign.toLowerCase().charCodeAt(0));

/** Names of fields whose values are never shown, as a reading of a packet names them. */
export function isSecretField(name: string): boolean { return /^(new)?(pw|sk)$/i.test(name.trim()); }

/** Bytes as text (报文文本): UTF-8 where it is, a single byte that is none as its sign of Latin-1; control characters but line ends as pictures (␀), those of C1 (U+0080–U+009F), which have none, as \ufffd. */
export function textOf(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length;) {
    const first = bytes[at]!, length = first < 0x80 ? 1 : first >= 0xc2 && first < 0xe0 ? 2 : first >= 0xe0 && first < 0xf0 ? 3 : first >= 0xf0 && first < 0xf5 ? 4 : 0;
    const code = length === 0 ? -1 : codeAt(bytes, at, length);
    if (code < 0) { text += pictured(first); at++; continue; }
    text += code < 0xa0 ? pictured(code) : String.fromCodePoint(code);
    at += length;
  }
  return text;
}
function codeAt(bytes: Uint8Array, at: number, length: number): number {
  let code = length === 1 ? bytes[at]! : bytes[at]! & (0x7f >> length);
  for (let k = 1; k < length; k++) {
    const next = bytes[at + k];
    if (next === undefined || (next & 0xc0) !== 0x80) return -1;
    code = (code << 6) | (next & 0x3f);
  }
  const least = [0, 0, 0x80, 0x800, 0x10000][length]!;
  return code < least || (code >= 0xd800 && code < 0xe000) || code > 0x10ffff ? -1 : code;
}
function pictured(code: number): string {
  if (code === 10 || code === 13) return String.fromCharCode(code);
  if (code < 32) return String.fromCharCode(0x2400 + code);
  return code === 127 ? "\u2421" : code >= 0x80 && code < 0xa0 ? "\ufffd" : String.fromCharCode(code);
}

const signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
/** Base64 of bytes (RFC 4648). */
export function base64Of(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const [a, b, c] = [bytes[at]!, bytes[at + 1], bytes[at + 2]];
    text += signs[a >> 2]! + signs[((a & 3) << 4) | ((b ?? 0) >> 4)]! + (b === undefined ? "=" : signs[((b & 15) << 2) | ((c ?? 0) >> 6)]!) + (c === undefined ? "=" : signs[c & 63]!);
  }
  return text;
}

const headLength = 120;
/** The beginning of a packet on one line, for a list. */
export function headOf(bytes: Uint8Array): string {
  const text = textOf(bytes.subarray(0, headLength * 2)).replace(/[\r\n]+/g, "⏎");
  return text.length > headLength ? `${text.slice(0, headLength)}…` : text;
}
