/** Chance that is none (可重复的随机): every number follows from a key and an index, so the same seed gives the same district on any day and in any order of asking. */

/** A key of 32 bits from a text and another key (FNV-1a, then mixed). */
export function keyOf(text: string, key = 0): number {
  let hash = 0x811c9dc5 ^ key;
  for (let k = 0; k < text.length; k++) hash = Math.imul(hash ^ text.charCodeAt(k), 0x01000193);
  return mixed(hash);
}

/** Uniform in [0, 1) for a key and a whole number. */
export function chance(key: number, index: number): number {
  return mixed(key ^ Math.imul(index | 0, 0x9e3779b1) ^ Math.imul(Math.floor(index / 0x1_0000_0000), 0x85ebca6b)) / 0x1_0000_0000;
}

/** A smooth line through chances (平滑起伏), in [-1, 1]: one free value a period, joined without corners. */
export function wander(key: number, at: number, periodMs: number): number {
  const x = at / periodMs, left = Math.floor(x), part = x - left, bend = part * part * (3 - 2 * part);
  const from = chance(key, left), to = chance(key, left + 1);
  return 2 * (from + (to - from) * bend) - 1;
}

/** What an instrument shows from one second to the next (仪表噪声), in [-1, 1]: a fast line on a slower one. */
export function flicker(key: number, at: number): number { return 0.6 * wander(key, at, 45_000) + 0.4 * wander(key ^ 0x5bd1e995, at, 600_000); }

function mixed(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
