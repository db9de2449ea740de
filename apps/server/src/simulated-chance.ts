import type { Actor } from "@yunqing/domain";

/** The number that the demonstration's behaviour follows from. */
export const simulationSeed = 20211231;
/** Who the demonstration acts as. */
export const simulationActor: Actor = { user: "simulation", name: "模拟 simulation", organisation: null, address: "local", grants: [] };

/** Uniform in [0, 1) for a name (可重复的随机): the same name always gives the same number, so a history made twice is the same. */
export function chanceOf(name: string): number {
  let hash = 0x811c9dc5 ^ simulationSeed;
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 0x1_0000_0000;
}

/** Days of sand and dust of the simulated district within the thirteen months before an instant, ascending. */
export function stormDays(at: string): readonly string[] {
  const today = new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10), year = Number(today.slice(0, 4));
  return [year - 1, year].flatMap((one) => [`${one}-03-15`, `${one}-03-16`, `${one}-04-11`]).filter((day) => day < today && day >= `${year - 1}${today.slice(4, 8)}01`);
}
