import { normalisedName, type NameRules } from "@yunqing/ledger";
import type { Labels } from "@yunqing/standards";
import { AlikeNames, nameKeyOf, type PlaceWords } from "./names.js";
import type { Candidate, FieldDifference, ItemKind, ItemSide, MatchedBy, OurRow, ReconciliationCounts, ReconciliationItem, SideCounts, TheirLine, UnreadLine } from "./model.js";

/** Two lists to be held against one another (核对双方). `apart`: pairs that people said are not the same, as `identity row`. */
export interface Compared { readonly ours: readonly OurRow[]; readonly theirs: readonly TheirLine[]; readonly unread: readonly UnreadLine[]; readonly places: PlaceWords; readonly rules: NameRules; readonly apart: ReadonlySet<string> }
/** What came of it (核对结果): one item for a pair, one for everything else, so that both sides add up. */
export interface Matched { readonly items: readonly ReconciliationItem[]; readonly counts: ReconciliationCounts }

/** Lines that are compared in one go. */
const piece = 100;
type State = "free" | "paired" | "twice";
/** A row or a line while it is being matched. */
interface Entity { readonly side: "ours" | "theirs"; readonly at: number; readonly creditCode: string | null; readonly name: string; readonly names: readonly string[]; readonly codes: readonly string[]; readonly keys: readonly { readonly key: string; readonly former: string | null }[]; state: State; with: Entity | null; by: MatchedBy | null; of: Entity | null; readonly candidates: Map<Entity, Labels> }

/** The identity of a line for later runs (行的标识): its credit code, else its name as compared. */
function lineIdentity(line: TheirLine, places: PlaceWords): string { return line.creditCode ?? nameKeyOf(line.name, places).key; }
const ambiguous: Readonly<Record<MatchedBy, Labels>> = { "credit-code": { zh: "已认定不是同一主体", en: "said not to be the same" }, code: { zh: "其他编码一致，但统一社会信用代码不同", en: "another code is the same, credit codes differ" }, name: { zh: "名称一致，但代码不同或原属区不同", en: "the same name, but codes or former districts differ" } };
const alike = { equal: { zh: "去掉地名和公司类型后名称一致", en: "the same name without places and the form of the firm" }, near: { zh: "名称相近", en: "names nearly equal" } } as const;

/** The matching of one run, step by step (逐步匹配): credit code, other codes, names, then likenesses that are offered only. */
class Matching {
  readonly #given: Compared; readonly #ours: readonly Entity[]; readonly #theirs: readonly Entity[];
  constructor(given: Compared) {
    this.#given = given;
    const entity = (side: Entity["side"], at: number, one: { readonly creditCode: string | null; readonly codes: readonly string[]; readonly name: string }, names: readonly string[]): Entity => ({ side, at, creditCode: one.creditCode, name: one.name, names, codes: one.codes, keys: [...new Map(names.map((name) => nameKeyOf(name, given.places)).filter(({ key }) => key.length > 1).map((each) => [each.key, each])).values()], state: "free", with: null, by: null, of: null, candidates: new Map() });
    this.#ours = given.ours.map((row, at) => entity("ours", at, row, row.names));
    this.#theirs = given.theirs.map((line, at) => entity("theirs", at, line, line.name === "" ? [] : [line.name]));
  }
  /** Goes on in pieces, each of some milliseconds, so that whoever runs it can give way in between. */
  *run(): Generator<undefined, Matched> {
    this.#step("credit-code", (each) => (each.creditCode === null ? [] : [{ key: each.creditCode, former: null }]));
    yield;
    this.#step("code", (each) => each.codes.map((key) => ({ key, former: null })));
    yield;
    this.#step("name", (each) => each.keys);
    yield;
    yield* this.#offer();
    return this.#told();
  }
  #isApart(ours: Entity, theirs: Entity): boolean { const line = this.#given.theirs[theirs.at], row = this.#given.ours[ours.at]; return line !== undefined && row !== undefined && this.#given.apart.has(`${lineIdentity(line, this.#given.places)} ${row.id}`); }
  #step(by: MatchedBy, keysOf: (each: Entity) => readonly { readonly key: string; readonly former: string | null }[]): void {
    const groups = new Map<string, { readonly each: Entity; readonly former: string | null }[]>();
    // in the order of the lines, then of the rows: the same lists give the same pairs
    for (const each of [...this.#theirs, ...this.#ours]) if (each.state !== "twice") for (const { key, former } of keysOf(each)) { const list = groups.get(key); if (list) list.push({ each, former }); else groups.set(key, [{ each, former }]); }
    for (const group of groups.values()) {
      const still = group.filter(({ each }) => each.state !== "twice"), ours = still.map(({ each }) => each).filter(({ side }) => side === "ours"), theirs = still.map(({ each }) => each).filter(({ side }) => side === "theirs");
      if (still.length < 2 || !still.some(({ each }) => each.state === "free")) continue;
      const codes = new Set(still.flatMap(({ each }) => (each.creditCode === null ? [] : [each.creditCode]))), districts = new Set(still.flatMap(({ former }) => (former === null ? [] : [former])));
      const pairs = new Set(still.flatMap(({ each }) => (each.state === "paired" ? [each.side === "ours" ? each : each.with] : [])));
      if (codes.size > 1 || districts.size > 1 || pairs.size > 1 || ours.some((one) => theirs.some((other) => this.#isApart(one, other)))) { this.#doubt(ours, theirs, ambiguous[by]); continue; }
      const free = (list: readonly Entity[]): readonly Entity[] => list.filter(({ state }) => state === "free"), [pair] = pairs, [firstOurs] = free(ours), [firstTheirs] = free(theirs);
      if (pair) for (const each of still) { if (each.each.state === "free") this.#repeat(each.each, each.each.side === "ours" ? pair : pair.with ?? pair); }
      else {
        if (firstOurs && firstTheirs) { firstOurs.state = firstTheirs.state = "paired"; firstOurs.with = firstTheirs; firstTheirs.with = firstOurs; firstOurs.by = firstTheirs.by = by; }
        for (const [first, list] of [[firstOurs, ours], [firstTheirs, theirs]] as const) if (first) for (const each of list) if (each !== first && each.state === "free") this.#repeat(each, first);
      }
    }
  }
  #repeat(each: Entity, of: Entity): void { each.state = "twice"; each.of = of; }
  #doubt(ours: readonly Entity[], theirs: readonly Entity[], why: Labels): void {
    for (const one of ours) for (const other of theirs) {
      if ((one.state !== "free" && other.state !== "free") || this.#isApart(one, other)) continue;
      if (one.state === "free") one.candidates.set(other, why);
      if (other.state === "free") other.candidates.set(one, why);
    }
  }
  /** Likenesses are offered to a person; two different credit codes speak against one. */
  *#offer(): Generator<undefined, void> {
    const ours = this.#ours.filter(({ state }) => state === "free"), core = (each: Entity): readonly string[] => [...new Set(each.names.map((name) => normalisedName(name, this.#given.rules)))].filter((name) => name.length > 1);
    const index = new AlikeNames(ours.map(core));
    yield;
    for (const [count, line] of this.#theirs.entries()) {
      if (count % piece === piece - 1) yield;
      if (line.state !== "free") continue;
      for (const { at, how } of index.find(core(line))) { const row = ours[at]; if (row !== undefined && !line.candidates.has(row) && !(row.creditCode !== null && line.creditCode !== null && row.creditCode !== line.creditCode)) this.#doubt([row], [line], alike[how]); }
    }
  }
  #told(): Matched {
    const { ours, theirs, unread, places } = this.#given, items: Omit<ReconciliationItem, "ordinal" | "isNew">[] = [], used = new Map<string, number>();
    const once = (identity: string): string => { const count = (used.get(identity) ?? 0) + 1; used.set(identity, count); return count === 1 ? identity : `${identity}#${count}`; };
    const nameOf = (each: Entity): Candidate => ({ row: each.side === "ours" ? ours[each.at]?.id ?? null : null, line: each.side === "theirs" ? theirs[each.at]?.line ?? null : null, name: each.name, why: { zh: "", en: "" } });
    const candidatesOf = (each: Entity): readonly Candidate[] => [...each.candidates].slice(0, 5).map(([other, why]) => ({ ...nameOf(other), why }));
    const blank = { by: null, row: null, version: null, line: null, creditCode: null, fields: [], candidates: [], values: {}, warnings: [] } as const;
    for (const each of this.#theirs) {
      const line = theirs[each.at];
      if (line === undefined) continue;
      const own = { ...blank, line: line.line, name: line.name || (line.creditCode ?? ""), creditCode: line.creditCode, values: line.values, warnings: line.warnings }, row = each.with === null ? undefined : ours[each.with.at];
      if (each.state === "paired" && row !== undefined) {
        const fields = differences(row, line, places);
        items.push({ ...own, kind: fields.length === 0 ? "same" : "fields", side: "both", identity: `fields/${row.id}`, by: each.by, row: row.id, version: row.version, name: row.name, fields });
      } else if (each.state === "twice") items.push({ ...own, kind: "twice", side: "theirs", identity: once(`twice/theirs/${lineIdentity(line, places)}`), candidates: each.of === null ? [] : [{ ...nameOf(each.of), why: { zh: "与该行重复", en: "repeats it" } }] });
      else items.push({ ...own, kind: each.candidates.size > 0 ? "perhaps" : "theirs", side: "theirs", identity: once(`theirs/${lineIdentity(line, places)}`), candidates: candidatesOf(each) });
    }
    for (const each of unread) items.push({ ...blank, kind: "unreadable", side: "theirs", identity: once(`line/${each.line}/${each.name}`), line: each.line, name: each.name, warnings: each.faults });
    for (const each of this.#ours) {
      const row = ours[each.at];
      if (row === undefined || each.state === "paired") continue;
      const own = { ...blank, row: row.id, version: row.version, name: row.name, creditCode: row.creditCode, side: "ours" as const };
      if (each.state === "twice") items.push({ ...own, kind: "twice", identity: `twice/ours/${row.id}`, candidates: each.of === null ? [] : [{ ...nameOf(each.of), why: { zh: "与该行重复", en: "repeats it" } }] });
      else items.push({ ...own, kind: each.candidates.size > 0 ? "perhaps" : "ours", identity: `ours/${row.id}`, candidates: candidatesOf(each) });
    }
    const numbered = items.map((item, at): ReconciliationItem => ({ ...item, ordinal: at + 1, isNew: false }));
    return { items: numbered, counts: countsOf(numbered) };
  }
}
/** Both values of every field of which both sides, or theirs alone, say something (字段差异); what theirs leaves blank is not compared. */
function differences(row: OurRow, line: TheirLine, places: PlaceWords): readonly FieldDifference[] {
  const found: FieldDifference[] = Object.entries(line.fields).flatMap(([field, theirs]) => { const own = row.fields[field]; return theirs.canonical === "" || theirs.canonical === own?.canonical ? [] : [{ field, ours: own?.text ?? "", theirs: theirs.text, oursCanonical: own?.canonical ?? "", value: line.values[field] ?? null }]; });
  if (line.creditCode !== null && row.creditCode === null) found.unshift({ field: "@creditCode", ours: "", theirs: line.creditCode, oursCanonical: "", value: line.creditCode });
  const known = new Set(row.names.map((name) => nameKeyOf(name, places).key));
  if (line.name !== "" && !known.has(nameKeyOf(line.name, places).key)) found.unshift({ field: "@name", ours: row.name, theirs: line.name, oursCanonical: row.name, value: line.name });
  return found;
}
/** The counts of both sides (两侧计数), each item counted on the side or sides that it stands for. */
export function countsOf(items: readonly Pick<ReconciliationItem, "kind" | "side">[]): ReconciliationCounts {
  const on = (side: ItemSide): SideCounts => {
    const own = items.filter((each) => each.side === "both" || each.side === side), count = (kind: ItemKind): number => own.filter((each) => each.kind === kind).length;
    return { total: own.length, same: count("same"), fields: count("fields"), only: count(side === "ours" ? "ours" : "theirs"), perhaps: count("perhaps"), twice: count("twice"), unreadable: count("unreadable") };
  };
  return { ours: on("ours"), theirs: on("theirs") };
}
/** Holds two lists against one another (名录核对). Nothing is paired by a likeness; the order of the lists decides nothing but which of several equal ones is the first. */
export function matched(given: Compared): Matched { const work = new Matching(given).run(); for (;;) { const { done, value } = work.next(); if (done === true) return value; } }
/** The same, giving way in between: lists of thousands of lines do not stop whoever else is served. */
export async function matchedWithPauses(given: Compared, pause: () => Promise<void>): Promise<Matched> { const work = new Matching(given).run(); for (;;) { const { done, value } = work.next(); if (done === true) return value; await pause(); } }
