import { exact } from "@yunqing/standards";
import { sha256 } from "./sha256.js";

/** An object of the pool (抽查对象) with its class. */
export interface DrawnFrom { readonly code: string; readonly class: string }
/** An officer of the pool (执法人员) with the objects to stay away from. */
export interface Officer { readonly code: string; readonly avoids: readonly string[] }
const byDigest = (seed: string, codes: readonly string[]): readonly string[] => [...new Set(codes)].map((code) => [sha256(`${seed}|${code}`), code] as const).sort(([a], [b]) => (a < b ? -1 : 1)).map(([, code]) => code);

/**
 * How many objects of each class are drawn (抽取数): the share of the class rounded up, as long as there is any.
 * @param shares  class → decimal text in per cent
 */
export function countsToDraw(pool: readonly DrawnFrom[], shares: Readonly<Record<string, string | null>>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(shares).map(([kind, share]) => {
    const all = new Set(pool.filter((each) => each.class === kind).map(({ code }) => code)).size, parts = share === null ? exact("0") : exact(share).times(exact(String(all)));
    let count = 0;
    while (exact(String(count * 100)).compare(parts) < 0) count += 1;
    return [kind, Math.min(count, all)];
  }));
}
/**
 * The objects drawn by lot (随机抽取), class by class: those with the least SHA-256 of `seed|code`. Whoever knows the seed and the pool draws the same again.
 */
export function drawn(seed: string, pool: readonly DrawnFrom[], shares: Readonly<Record<string, string | null>>): readonly string[] {
  const counts = countsToDraw(pool, shares);
  return Object.keys(shares).flatMap((kind) => byDigest(seed, pool.filter((each) => each.class === kind).map(({ code }) => code)).slice(0, counts[kind]));
}
/** The two officers of an object (随机匹配人员): those with the least SHA-256 of `seed|object|code` among who need not stay away; fewer when there are not two. */
export function officersFor(seed: string, object: string, officers: readonly Officer[]): readonly string[] {
  return byDigest(`${seed}|${object}`, officers.filter(({ avoids }) => !avoids.includes(object)).map(({ code }) => code)).slice(0, 2);
}
