import { dayAfter } from "@yunqing/standards";

// Keys of the inputs of a year are 365 texts that differ in their day: kept as one text with the first and the last of them.

const parts = /^(.*\|day~)(\d{4}-\d\d-\d\d)((?:\|.*)?)$/;
const run = /^(.*\|day~)(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)((?:\|.*)?)$/;

/** Keys as one JSON text, neighbours that are the same but for one day after the other folded (键的折叠). */
export function foldedKeys(keys: readonly string[]): string {
  const folded: string[] = [];
  let first: RegExpExecArray | null = null, last = "";
  const put = (): void => { if (first !== null) folded.push(first[2] === last ? `${first[1] ?? ""}${last}${first[3] ?? ""}` : `${first[1] ?? ""}${first[2] ?? ""}..${last}${first[3] ?? ""}`); first = null; };
  for (const key of keys) {
    const found = parts.exec(key);
    if (found === null) { put(); folded.push(key); continue; }
    if (first !== null && found[1] === first[1] && found[3] === first[3] && found[2] === dayAfter(last)) { last = found[2] ?? ""; continue; }
    put();
    first = found; last = found[2] ?? "";
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
    for (let day = from; day <= to; day = dayAfter(day)) keys.push(`${before}${day}${after}`);
    return keys;
  });
}
