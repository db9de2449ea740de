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
/** A list of pairs longer than this tells nothing: half of the names have them. */
const common = 400, mostOffered = 5;
/** Finds which of many names are alike (按字对索引): names that cannot share enough pairs of characters are not compared, so that twenty thousand are looked through in seconds. */
export class AlikeNames {
  readonly #names: readonly { readonly at: number; readonly name: string; readonly size: number }[]; readonly #byPair = new Map<string, number[]>(); readonly #shared: Int32Array;
  constructor(cores: readonly (readonly string[])[]) {
    this.#names = cores.flatMap((own, at) => own.map((name) => ({ at, name, size: new Set(bigramsOf(name)).size })));
    this.#names.forEach(({ name }, entry) => { for (const pair of new Set(bigramsOf(name))) { const list = this.#byPair.get(pair); if (list) list.push(entry); else this.#byPair.set(pair, [entry]); } });
    this.#shared = new Int32Array(this.#names.length);
  }
  /** The places of the names that are alike, the surest first, at most five. */
  find(names: readonly string[]): readonly { readonly at: number; readonly how: "equal" | "near" }[] {
    const found = new Map<number, "equal" | "near">();
    for (const name of names) for (const entry of this.#worthComparing(name)) { const other = this.#names[entry], how = other === undefined ? null : alikeness(name, other.name); if (other !== undefined && how !== null && found.get(other.at) !== "equal") found.set(other.at, how); }
    return [...found].map(([at, how]) => ({ at, how })).sort((a, b) => (a.how === b.how ? a.at - b.at : a.how === "equal" ? -1 : 1)).slice(0, mostOffered);
  }
  /** Entries that share so many pairs that one may hold the other, differ in one character, or be three quarters the same. */
  #worthComparing(name: string): readonly number[] {
    const pairs = [...new Set(bigramsOf(name))], lists = pairs.map((pair) => this.#byPair.get(pair) ?? []).filter((list) => list.length > 0).sort((x, y) => x.length - y.length), [rarest = []] = lists, rare = lists.filter((list) => list.length <= common);
    if (rare.length === 0) return rarest.slice(0, common);
    const touched: number[] = [], skipped = lists.length - rare.length, worth: number[] = [];
    for (const list of rare) for (const entry of list) { const before = this.#shared[entry] ?? 0; if (before === 0) touched.push(entry); this.#shared[entry] = before + 1; }
    for (const entry of touched) {
      const most = (this.#shared[entry] ?? 0) + skipped, size = this.#names[entry]?.size ?? 0;
      const least = Math.min(size, pairs.length), isNear = Math.abs(size - pairs.length) <= 2;
      if (most >= least || (isNear && most >= least - 2) || 2 * most >= 0.75 * (size + pairs.length)) worth.push(entry);
      this.#shared[entry] = 0;
    }
    return worth;
  }
}
