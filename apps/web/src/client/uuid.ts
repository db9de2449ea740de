/**
 * A UUIDv7 (RFC 9562 §5.7): 48 bits of Unix milliseconds, then chance. Made by the client for each command and
 * kept through retries, so that a command sent twice changes nothing the second time.
 */
export function uuidV7(atMs: number = Date.now(), chance: Uint8Array = crypto.getRandomValues(new Uint8Array(10))): string {
  const bytes = new Uint8Array(16);
  let rest = Math.floor(atMs);
  for (let at = 5; at >= 0; at -= 1) { bytes[at] = rest % 256; rest = Math.floor(rest / 256); }
  bytes.set(chance.subarray(0, 10), 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
