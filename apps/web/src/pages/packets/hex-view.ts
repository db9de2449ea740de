/** Bytes of base64; what is no base64 has none. */
export function bytesOfBase64(base64: string): Uint8Array {
  try { return Uint8Array.from(atob(base64), (one) => one.charCodeAt(0)); } catch { return new Uint8Array(0); }
}

/** Bytes as a dump (十六进制): offset, sixteen bytes a line, and the characters that can be printed. */
export function hexLines(bytes: Uint8Array): readonly { readonly at: string; readonly hex: string; readonly text: string }[] {
  const lines = [];
  for (let from = 0; from < bytes.length; from += 16) {
    const part = [...bytes.subarray(from, from + 16)];
    lines.push({ at: from.toString(16).toUpperCase().padStart(4, "0"), hex: part.map((byte, at) => `${byte.toString(16).toUpperCase().padStart(2, "0")}${at === 7 ? " " : ""}`).join(" "), text: part.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : "·")).join("") });
  }
  return lines;
}

export type Pasted = { readonly kind: "text" | "hex"; readonly bytes: Uint8Array } | { readonly kind: "empty" };

/**
 * What was pasted as bytes (粘贴的报文). Hexadecimal digits alone — with blanks, commas, colons, `0x`, or a dump's offsets taken away beforehand — are bytes; anything else is text, each character as UTF-8.
 * A field for one line loses CR LF: where `##` begins, the receiver finds the frames all the same.
 */
export function pastedBytes(text: string): Pasted {
  if (text.trim() === "") return { kind: "empty" };
  const bare = text.replace(/0x/gi, "").replace(/[\s,;:-]/g, "");
  if (bare.length >= 8 && bare.length % 2 === 0 && /^[0-9a-f]+$/i.test(bare)) return { kind: "hex", bytes: Uint8Array.from(bare.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)) };
  return { kind: "text", bytes: new TextEncoder().encode(text.replace(/\r?\n/g, "\r\n")) };
}
