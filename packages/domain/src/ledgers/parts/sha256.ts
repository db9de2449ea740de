const words = (count: number, root: (n: number) => number): readonly number[] => {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) if (Array.from({ length: n }, (_, i) => i).slice(2).every((each) => n % each !== 0)) { const value = root(n); found.push(Math.floor((value - Math.floor(value)) * 2 ** 32)); }
  return found;
};
// first 32 bits of the fractions of square roots of the first 8 primes and of cube roots of the first 64
const initial = words(8, Math.sqrt), rounds = words(64, Math.cbrt);
/** A text in UTF-8 (字节). */
function bytesOf(text: string): readonly number[] { return [...encodeURIComponent(text).matchAll(/%([0-9A-F]{2})|(.)/g)].map(([, hex, plain]) => (hex === undefined ? (plain ?? "").charCodeAt(0) : Number.parseInt(hex, 16))); }
const turned = (value: number, by: number): number => (value >>> by) | (value << (32 - by));

/** SHA-256 of a text in UTF-8 (摘要), 64 small hexadecimal digits: whoever has `sha256sum` gets the same. @clause FIPS 180-4 */
export function sha256(text: string): string {
  const message = [...bytesOf(text)], bits = message.length * 8, state = [...initial];
  message.push(0x80);
  while (message.length % 64 !== 56) message.push(0);
  for (let at = 7; at >= 0; at--) message.push(Math.floor(bits / 2 ** (8 * at)) % 256);
  for (let block = 0; block < message.length; block += 64) {
    const w = Array.from({ length: 16 }, (_, i) => [0, 1, 2, 3].reduce((all, j) => (all << 8) | (message[block + i * 4 + j] ?? 0), 0)), at = (list: readonly number[], i: number): number => list[i] ?? 0;
    for (let i = 16; i < 64; i++) {
      const a = at(w, i - 15), b = at(w, i - 2);
      w.push((at(w, i - 16) + (turned(a, 7) ^ turned(a, 18) ^ (a >>> 3)) + at(w, i - 7) + (turned(b, 17) ^ turned(b, 19) ^ (b >>> 10))) | 0);
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
    for (let i = 0; i < 64; i++) {
      const first = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + at(rounds, i) + at(w, i)) | 0, second = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((each, i) => { state[i] = (at(state, i) + each) | 0; });
  }
  return state.map((each) => (each >>> 0).toString(16).padStart(8, "0")).join("");
}
