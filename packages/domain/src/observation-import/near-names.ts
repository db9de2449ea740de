import { compared } from "./plain-cell.js";

/** How many signs must change to make one text of another (编辑距离), never more than `most` + 1. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const now = [i];
    for (let j = 1; j <= b.length; j++) now.push(Math.min(before[j]! + 1, now[j - 1]! + 1, before[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    before = now;
  }
  return before[b.length]!;
}

/** The names nearest to one that is not known (相近名称), the nearest first: those that hold it or are held by it, then those with few other signs. */
export function nearNames(wanted: string, names: readonly string[], most = 3): readonly string[] {
  const own = compared(wanted).toLowerCase();
  if (own === "") return [];
  const far = Math.max(1, Math.floor(own.length / 3));
  return names.map((name) => { const other = compared(name).toLowerCase(); return { name, far: other.includes(own) || own.includes(other) ? 0 : distance(own, other, far) }; })
    .filter((one) => one.far <= far).sort((a, b) => a.far - b.far || (a.name < b.name ? -1 : 1)).slice(0, most).map(({ name }) => name);
}
