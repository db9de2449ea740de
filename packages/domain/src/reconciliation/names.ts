import { firmEndings, normalisedName, type NameRules } from "@yunqing/ledger";
import type { Pack } from "../plan/model.js";

/** Words of places in names of subjects (名称中的地名): what the district is called now, what it was called, and the places above it that people leave out. */
export interface PlaceWords { readonly now: string; readonly former: readonly string[]; readonly above: readonly string[] }
export function placeWordsOf({ district }: Pick<Pack, "district">): PlaceWords {
  const now = district.names.find(({ until }) => until === null)?.name ?? district.name.zh;
  return { now, former: district.names.filter(({ name }) => name !== now).map(({ name }) => name), above: district.above ?? [] };
}
/** How names of subjects differ in this district (名称差异): its former names, and what people leave out. */
export function nameRulesOf(pack: Pick<Pack, "district">): NameRules {
  const { now, former, above } = placeWordsOf(pack);
  return { aliases: former.map((each) => [each, now] as const), omitted: [...above, now], endings: firmEndings };
}

/** A name under which two lists are matched (核对用名称). `former`: the former district that stood in it, null for none. */
export interface NameKey { readonly key: string; readonly former: string | null }
const bare: NameRules = { aliases: [], omitted: [], endings: [] };
/**
 * A name as two lists are matched by it (核对用名称): half-width, without blanks, brackets and separators; 有限责任公司 is 有限公司; places above the district left out;
 * a former district at the beginning is the present one. The district itself stays, and so does the rest of the ending: the city's hospital is not the district's, a works not a company.
 */
export function nameKeyOf(name: string, { now, former, above }: PlaceWords): NameKey {
  let text = normalisedName(name, bare).replaceAll("有限责任公司", "有限公司");
  const longest = [...above].sort((a, b) => b.length - a.length);
  for (let prefix = longest.find((each) => text.startsWith(each)); prefix !== undefined && text.length > prefix.length + 1; prefix = longest.find((each) => text.startsWith(each))) text = text.slice(prefix.length);
  const district = [now, ...former].sort((a, b) => b.length - a.length).find((each) => text.startsWith(each)) ?? null;
  return district === null || district === now ? { key: text, former: null } : { key: `${now}${text.slice(district.length)}`, former: district };
}
/** Several names in one text, separated as people separate former names (多个名称). */
export function splitNames(text: string): readonly string[] { return text.split(/[、;；\n]/).map((each) => each.trim()).filter((each) => each !== ""); }
/** The spellings under which a word is looked for (查找用写法): old and present names of the district stand for one another. */
export function spellingsOf(text: string, { now, former }: PlaceWords): readonly string[] {
  const all = [now, ...former], hit = all.filter((each) => text.includes(each)).sort((a, b) => b.length - a.length)[0];
  return hit === undefined ? [text] : [...new Set([text, ...all.map((each) => text.replace(hit, each))])];
}

/** Numerals in a name: 一矿 and 二矿 are no near names. */
const numerals = (name: string): string => (name.match(/[0-9一二三四五六七八九十]+/g) ?? []).join(",");
function bigramsOf(text: string): readonly string[] { return Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)); }
function differsByOne(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let from = 0, end = 0;
  while (from < a.length && from < b.length && a[from] === b[from]) from++;
  while (end < a.length - from && end < b.length - from && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return Math.max(a.length, b.length) - from - end <= 1;
}
/** How two names are alike without their places and the form of the firm (名称相近); null when they are not. A likeness is offered to a person, never taken. */
export function alikeness(a: string, b: string): "equal" | "near" | null {
  if (a === b) return a.length > 1 ? "equal" : null;
  if (Math.min(a.length, b.length) < 4 || numerals(a) !== numerals(b)) return null;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.includes(short) || differsByOne(a, b)) return "near";
  const left = bigramsOf(a), right = new Set(bigramsOf(b)), shared = left.filter((each) => right.has(each)).length;
  return 2 * shared >= 0.75 * (left.length + right.size) ? "near" : null;
}
/** Finds which of many names are alike (按字对索引): names that share no rare pair of characters are not compared, so that twenty thousand are looked through in seconds. */
export class AlikeNames {
  readonly #cores: readonly (readonly string[])[]; readonly #byPair = new Map<string, number[]>();
  constructor(cores: readonly (readonly string[])[]) {
    this.#cores = cores;
    cores.forEach((own, at) => { for (const pair of new Set(own.flatMap(bigramsOf))) { const list = this.#byPair.get(pair); if (list) list.push(at); else this.#byPair.set(pair, [at]); } });
  }
  /** The places of the names that are alike, the surest first, at most five. */
  find(names: readonly string[]): readonly { readonly at: number; readonly how: "equal" | "near" }[] {
    const tried = new Set<number>();
    for (const name of names) {
      // the rarest pairs of a name lead to few; a pair that half of the list has tells nothing
      const lists = [...new Set(bigramsOf(name))].map((pair) => this.#byPair.get(pair) ?? []).filter((list) => list.length > 0).sort((x, y) => x.length - y.length);
      for (const list of lists.slice(0, 6)) { if (list.length > 400 && tried.size > 0) break; for (const at of list.slice(0, 400)) tried.add(at); }
    }
    const found = [...tried].flatMap((at): readonly { readonly at: number; readonly how: "equal" | "near" }[] => { const all = names.flatMap((a) => (this.#cores[at] ?? []).map((b) => alikeness(a, b))); return all.includes("equal") ? [{ at, how: "equal" }] : all.includes("near") ? [{ at, how: "near" }] : []; });
    return found.sort((a, b) => (a.how === b.how ? a.at - b.at : a.how === "equal" ? -1 : 1)).slice(0, 5);
  }
}
