import type { Labels } from "@yunqing/standards";
import type { Scoped } from "../access/model.js";

/** The rules by which lists are matched (核对规则版本): kept with every run, since another edition may match otherwise. */
export const matchingEdition = "核对规则 2026-11";
/** A value on one side of a comparison (一侧的值): as people read it, and what is compared. */
export interface ComparedValue { readonly text: string; readonly canonical: string }
/** A row of our ledger as it is matched (本地台账的一行). `codes` are `field:code`; `names` hold former names and aliases too. */
export interface OurRow { readonly id: string; readonly version: string; readonly name: string; readonly creditCode: string | null; readonly codes: readonly string[]; readonly names: readonly string[]; readonly fields: Readonly<Record<string, ComparedValue>> }
/** A line of the export as it is matched (导出的一行). `values` are what an entry or a change would take, by field. */
export interface TheirLine { readonly line: number; readonly name: string; readonly creditCode: string | null; readonly codes: readonly string[]; readonly fields: Readonly<Record<string, ComparedValue>>; readonly values: Readonly<Record<string, unknown>>; readonly warnings: readonly Labels[] }
/** A line that could not be read (无法读取的行). */
export interface UnreadLine { readonly line: number; readonly name: string; readonly faults: readonly Labels[] }

export const itemKinds = ["same", "fields", "theirs", "ours", "perhaps", "twice", "unreadable"] as const;
/** What came of a line or a row (核对结果): 一致, 字段不一致, 只在国家系统, 只在本地台账, 疑似同一主体待确认, 重复, 无法读取. */
export type ItemKind = (typeof itemKinds)[number];
export type ItemSide = "both" | "ours" | "theirs";
/** By what a pair was found (匹配依据), in the order of trying. A likeness pairs nothing. */
export type MatchedBy = "credit-code" | "code" | "name";
export interface FieldDifference { readonly field: string; readonly ours: string; readonly theirs: string; readonly oursCanonical: string; readonly value: unknown }
/** Who may be meant, or which it repeats (候选): a row of ours or a line of theirs. */
export interface Candidate { readonly row: string | null; readonly line: number | null; readonly name: string; readonly why: Labels }
/** One result of a run (核对结果条目). `identity` is the same in every run of the series, so that a later run knows what was said of it. */
export interface ReconciliationItem {
  readonly ordinal: number; readonly kind: ItemKind; readonly side: ItemSide; readonly identity: string; readonly by: MatchedBy | null;
  readonly line: number | null; readonly row: string | null; readonly version: string | null; readonly name: string; readonly creditCode: string | null;
  readonly fields: readonly FieldDifference[]; readonly candidates: readonly Candidate[]; readonly values: Readonly<Record<string, unknown>>; readonly warnings: readonly Labels[];
  /** the run before it in the series did not have it; of the first run nothing is new */
  readonly isNew: boolean;
}
/** Counts on both sides (两侧计数): the parts add up to the total, exactly. */
export interface SideCounts { readonly total: number; readonly same: number; readonly fields: number; readonly only: number; readonly perhaps: number; readonly twice: number; readonly unreadable: number }
export interface ReconciliationCounts { readonly ours: SideCounts; readonly theirs: SideCounts }
/** What a run is against the one before it (与上次相比): differences that came, that stayed, and that are gone. */
export interface SinceLast { readonly fresh: number; readonly standing: number; readonly gone: number }

export type RunStep = "headings" | "done";
/** A run (核对批次): an export held against a ledger. Once done it is never changed. */
export interface ReconciliationRun extends Scoped {
  readonly id: string; readonly number: string; readonly by: string; readonly at: string;
  readonly ledger: string; readonly system: string; readonly systemName: string; readonly asOf: string; readonly year: number | null;
  /** JSON of the filters by which our side was narrowed, as a list takes them */
  readonly filter: string;
  /** what runs of the same comparison have in common */
  readonly series: string;
  readonly file: string; readonly name: string; readonly step: RunStep; readonly edition: string;
  readonly counts: (ReconciliationCounts & { readonly since: SinceLast | null }) | null;
  /** JSON of what the headings came to */
  readonly headings: string;
  /** the run before it in the series, null for the first */
  readonly before: string | null;
  /** the row of the ledger of differences, null when there was none to open */
  readonly row: string | null;
}

export const resolutionReasons = ["entered", "adopted", "wrong", "closed", "scope", "alias", "not-same", "duplicate"] as const;
/** Why a difference is no difference any more (差异原因): 补录到本地, 采用国家系统值, 国家系统有误已报更正, 已注销或关停, 口径不同, 同一主体记别名, 不是同一主体, 重复登记. */
export type ResolutionReason = (typeof resolutionReasons)[number];
export type ActMove = "propose" | "confirm" | "return";
/** An act on a difference (差异办理): appended, never changed. `digest` is what the difference said when it was explained: another content asks anew. */
export interface ReconciliationAct extends Scoped {
  readonly id: string; readonly series: string; readonly identity: string; readonly seq: number; readonly run: string; readonly ordinal: number; readonly by: string; readonly at: string;
  readonly move: ActMove; readonly reason: ResolutionReason; readonly note: string; readonly target: string | null; readonly fields: readonly string[]; readonly digest: string;
}

/** A name that a subject bears or bore besides its present one (曾用名、别名), a fact with its days and its source. `withdraws` names the fact that was wrong. */
export interface SubjectName extends Scoped {
  readonly id: string; readonly ledger: string; readonly row: string; readonly by: string; readonly at: string;
  readonly kind: "former" | "alias"; readonly name: string; readonly from: string | null; readonly until: string | null; readonly source: string; readonly withdraws: string | null;
}
/** The names in force among facts (有效的曾用名): what was withdrawn is none. */
export function namesInForce(facts: readonly SubjectName[]): readonly SubjectName[] {
  const gone = new Set(facts.flatMap(({ withdraws }) => (withdraws === null ? [] : [withdraws])));
  return facts.filter(({ id, withdraws }) => withdraws === null && !gone.has(id));
}

/** What a difference says, as far as an explanation depends on it (差异内容摘要). */
export function digestOfItem({ kind, fields }: Pick<ReconciliationItem, "kind" | "fields">): string { return kind === "fields" ? JSON.stringify(fields.map(({ field, ours, theirs }) => [field, ours, theirs])) : ""; }
/** Whether an item wants a reason (须说明的差异). */
export function isDifference({ kind }: Pick<ReconciliationItem, "kind">): boolean { return kind !== "same"; }
const fits: Readonly<Record<ItemKind, Readonly<Record<Exclude<ItemSide, "both">, readonly ResolutionReason[]>>>> = {
  same: { ours: [], theirs: [] },
  fields: { ours: [], theirs: ["adopted", "alias", "wrong", "scope"] },
  theirs: { theirs: ["entered", "alias", "wrong", "closed", "scope"], ours: [] },
  ours: { ours: ["wrong", "closed", "scope"], theirs: [] },
  perhaps: { theirs: ["alias", "not-same", "entered", "wrong", "closed", "scope"], ours: ["wrong", "closed", "scope"] },
  twice: { theirs: ["duplicate", "wrong", "scope"], ours: ["duplicate", "closed", "scope"] },
  unreadable: { theirs: ["wrong", "scope"], ours: [] },
};
/** The reasons that fit a difference (可选原因). */
export function reasonsFor({ kind, side }: Pick<ReconciliationItem, "kind" | "side">): readonly ResolutionReason[] { return fits[kind][side === "both" ? "theirs" : side]; }
/** Reasons that explain why a difference stays, so that a later run need not ask again (差异保留的原因); the others are to make it go. */
export const standingReasons: ReadonlySet<ResolutionReason> = new Set(["wrong", "closed", "scope", "duplicate"]);

export type ResolutionState = "open" | "proposed" | "confirmed";
/** How far the explanation of a difference is (说明进度): `acts` are all of its identity, in order; those of another content do not count. */
export function resolutionOf(item: ReconciliationItem, run: Pick<ReconciliationRun, "id">, acts: readonly ReconciliationAct[]): { readonly state: ResolutionState; readonly last: ReconciliationAct | null; readonly isCarried: boolean } {
  const last = acts.at(-1) ?? null;
  if (last === null || last.digest !== digestOfItem(item)) return { state: "open", last: null, isCarried: false };
  const isCarried = last.run !== run.id;
  // what should have made it go and did not is open again
  if (isCarried && !(last.move === "confirm" && standingReasons.has(last.reason))) return { state: "open", last, isCarried: false };
  return { state: last.move === "propose" ? "proposed" : last.move === "confirm" ? "confirmed" : "open", last, isCarried };
}
/** The pairs that people said are not the same (已认定不是同一主体), as the matching takes them: `identity row`. */
export function apartOf(acts: readonly ReconciliationAct[]): ReadonlySet<string> {
  const last = new Map<string, ReconciliationAct>();
  for (const act of acts) if (act.reason === "not-same") last.set(act.identity, act);
  return new Set([...last.values()].filter(({ move }) => move === "confirm").flatMap(({ identity, fields }) => fields.map((row) => `${identity.replace(/^theirs\//, "")} ${row}`)));
}
/** Marks what is new since the run before (标出新增差异), and counts it. */
export function sinceLast(items: readonly ReconciliationItem[], before: readonly Pick<ReconciliationItem, "kind" | "identity">[] | null): { readonly items: readonly ReconciliationItem[]; readonly since: SinceLast | null } {
  if (before === null) return { items, since: null };
  const known = new Set(before.filter(isDifference).map(({ identity }) => identity)), now = new Set(items.filter(isDifference).map(({ identity }) => identity));
  const marked = items.map((each) => (isDifference(each) && !known.has(each.identity) ? { ...each, isNew: true } : each)), fresh = marked.filter(({ isNew }) => isNew).length;
  return { items: marked, since: { fresh, standing: now.size - fresh, gone: [...known].filter((each) => !now.has(each)).length } };
}
