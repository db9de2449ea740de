import { dayAfter } from "@yunqing/standards";

// Keys of the inputs of a year are 365 texts that differ in their day: kept as one text with the first and the last of them.

const mark = "|day~", dayText = /^\d{4}-\d\d-\d\d$/;
const run = /^(.*\|day~)(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)((?:\|.*)?)$/;
const nexts = new Map<string, string>();
function next(day: string): string {
  let held = nexts.get(day);
  if (held === undefined) { if (nexts.size > 20_000) nexts.clear(); nexts.set(day, held = dayText.test(day) ? dayAfter(day) : ""); }
  return held;
}
/** Where the day of a key begins; -1 where it has none. */
function dayAt(key: string): number {
  const at = key.lastIndexOf(mark) + mark.length, end = at + 10;
  return at < mark.length || !(key.length === end || key[end] === "|") || next(key.slice(at, end)) === "" ? -1 : at;
}
const folds = new WeakMap<readonly string[], string>();

/** Keys as one JSON text, neighbours that are the same but for one day after the other folded (键的折叠). */
export function foldedKeys(keys: readonly string[]): string {
  let held = folds.get(keys);
  if (held === undefined) folds.set(keys, held = fold(keys));
  return held;
}
function fold(keys: readonly string[]): string {
  const folded: string[] = [];
  let before = "", after = "", first = "", last = "", open = false;
  const put = (): void => { if (open) folded.push(first === last ? `${before}${last}${after}` : `${before}${first}..${last}${after}`); open = false; };
  for (const key of keys) {
    const at = dayAt(key);
    if (at < 0) { put(); folded.push(key); continue; }
    const day = key.slice(at, at + 10);
    if (open && day === next(last) && key.length === before.length + 10 + after.length && key.startsWith(before) && key.endsWith(after)) { last = day; continue; }
    put();
    before = key.slice(0, at); after = key.slice(at + 10); first = last = day; open = true;
  }
  put();
  return JSON.stringify(folded);
}

/** The keys, as they were. */
export function unfoldedKeys(text: string): readonly string[] {
  if (text === "[]") return [];
  return (JSON.parse(text) as string[]).flatMap((one) => {
    const found = run.exec(one);
    if (found === null) return [one];
    const [, before = "", from = "", to = "", after = ""] = found, keys: string[] = [];
    for (let day = from; day <= to; day = next(day)) keys.push(`${before}${day}${after}`);
    return keys;
  });
}
