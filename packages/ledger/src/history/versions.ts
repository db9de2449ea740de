import { beijingDay } from "@yunqing/standards";
import type { Labels } from "@yunqing/standards";
import { isBlank } from "../condition.js";
import type { Ledger } from "../declare.js";
import type { AnyRow } from "../field.js";
import { openMove } from "../life/life.js";
import { stateAfter, type Proof, type Step } from "../life/standing.js";
import { BrokenHistory } from "../refusals.js";
import { computedOf } from "../values/computed-values.js";
import { canonicalOf, difference, type Difference } from "../values/difference.js";

export type VersionKind = "made" | "changed" | "moved" | "corrected" | "merged" | "withdrawn" | "restored";
/** The move of the life cycle that a version made, numbered among the moves of its row. */
export interface LifeStep { readonly move: string; readonly seq: number; readonly proofs: readonly Proof[] }
/**
 * One version of a row (版本), a fact that is never changed: who, when, why, what from and what to.
 * `corrects` names the wrong version and `right` holds the fields set right; `mergedInto` is the row that stands for this one from now on.
 */
export interface Version {
  readonly id: string; readonly row: string; readonly seq: number; readonly at: string; readonly by: string; readonly why: string; readonly kind: VersionKind;
  readonly values: AnyRow; readonly state: string | null; readonly step: LifeStep | null; readonly change: readonly Difference[];
  readonly corrects: string | null; readonly right: AnyRow | null; readonly mergedInto: string | null; readonly batch: string | null;
}
/** Who makes a version, when and why; the id comes from outside, since a pure room throws no dice. */
export interface Act { readonly id: string; readonly at: string; readonly by: string; readonly why: string; readonly batch?: string }
const broken = (row: string, seq: number, zh: string, en: string): BrokenHistory => new BrokenHistory(row, seq, { zh, en });

/** The versions of one row in order. @throws {BrokenHistory} a gap, a foreign row, a time that runs backwards */
export function ordered(versions: readonly Version[]): readonly Version[] {
  const sorted = [...versions].sort((a, b) => a.seq - b.seq);
  sorted.forEach((each, i) => {
    const before = sorted[i - 1];
    if (each.row !== sorted[0]?.row || each.seq !== i + 1) throw broken(each.row, each.seq, "版本不连续", "the versions have a gap");
    if (before && Date.parse(each.at) < Date.parse(before.at)) throw broken(each.row, each.seq, "时间早于上一版本", "it is earlier than the version before");
  });
  return sorted;
}
function next(ledger: Ledger, before: Version | null, row: string, kind: VersionKind, values: AnyRow, act: Act, more: Partial<Pick<Version, "corrects" | "right" | "mergedInto" | "state" | "step">> = {}): Version {
  return { id: act.id, row, seq: (before?.seq ?? 0) + 1, at: act.at, by: act.by, why: act.why, kind, values, state: before?.state ?? ledger.life?.initial ?? null, change: difference(ledger, before?.values ?? null, values), step: null, corrects: null, right: null, mergedInto: null, batch: act.batch ?? null, ...more };
}
/** The first version of a row (登记). `values` come from `checked`. */
export function made(ledger: Ledger, row: string, values: AnyRow, act: Act): Version { return next(ledger, null, row, "made", values, act, { step: ledger.life ? { move: openMove, seq: 1, proofs: [] } : null }); }
/** A changed row (变更), or null when nothing changed: equal rows make no version. */
export function changed(ledger: Ledger, before: Version, values: AnyRow, act: Act): Version | null { return difference(ledger, before.values, values).length === 0 ? null : next(ledger, before, before.row, "changed", values, act); }
/**
 * A move of the life cycle as a version (办理); whether it may be made, `obstacles` says before. Its note is the reason of the act.
 * @param all  every version of the row
 * @throws {NotDeclared} no such move
 */
export function moved(ledger: Ledger, all: readonly Version[], move: string, proofs: readonly Proof[], act: Act): Version {
  const last = ordered(all).at(-1);
  if (!last || last.state === null) throw broken(last?.row ?? "", 1, "没有登记", "it was never opened");
  return next(ledger, last, last.row, "moved", last.values, act, { state: stateAfter(ledger, last.state, move), step: { move, seq: stepsOf(all).length + 1, proofs } });
}
/** The steps of a row's life among its versions (办理记录), for `replay`. */
export function stepsOf(all: readonly Version[]): readonly Step[] {
  return ordered(all).flatMap((each) => (each.step === null ? [] : [{ row: each.row, seq: each.step.seq, move: each.step.move, at: each.at, by: each.by, note: each.why, proofs: each.step.proofs }]));
}
/** The computed fields made anew. */
function recomputed(ledger: Ledger, values: AnyRow): AnyRow {
  return { ...values, ...Object.fromEntries(Object.entries(ledger.fields).filter(([, field]) => field.kind === "computed").map(([name]) => [name, computedOf(ledger, values, name).value])) };
}
/** Whether a value was carried unchanged through these versions (沿用). */
function isCarried(ledger: Ledger, name: string, versions: readonly Version[]): boolean {
  const field = ledger.fields[name], first = versions[0];
  return field !== undefined && first !== undefined && versions.every((each) => canonicalOf(field, each.values[name]) === canonicalOf(field, first.values[name]));
}
/**
 * A correction (更正): what should have stood in the wrong version. The wrong one stays readable and is named.
 * The present row takes a corrected value where it still carries the wrong one; what was changed on purpose since stays.
 *
 * @param all    every version of the row
 * @param wrong  id of the wrong version
 * @param right  the fields set right, with values that `checked` would keep
 * @throws {BrokenHistory} without a reason or a field, or when the wrong version is another row's
 */
export function corrected(ledger: Ledger, all: readonly Version[], wrong: string, right: AnyRow, act: Act): Version {
  const versions = ordered(all), last = versions.at(-1), target = versions.find((each) => each.id === wrong);
  if (!last || !target) throw broken(last?.row ?? "", (last?.seq ?? 0) + 1, "更正的不是本行的版本", "what it corrects is no version of this row");
  if (act.why.trim() === "") throw broken(last.row, last.seq + 1, "更正须写明理由", "a correction needs a reason");
  const names = Object.keys(right).filter((name) => Object.hasOwn(ledger.fields, name) && ledger.fields[name]?.kind !== "computed");
  if (names.length === 0) throw broken(last.row, last.seq + 1, "更正须指明字段", "a correction names its fields");
  const since = versions.slice(target.seq - 1), values = recomputed(ledger, { ...last.values, ...Object.fromEntries(names.filter((name) => isCarried(ledger, name, since)).map((name) => [name, right[name] ?? null])) });
  return next(ledger, last, last.row, "corrected", values, act, { corrects: target.id, right: Object.fromEntries(names.map((name) => [name, right[name] ?? null])) });
}
/** A row taken out (撤回), for instance with its batch; it can be restored. */
export function withdrawn(ledger: Ledger, last: Version, act: Act): Version { return next(ledger, last, last.row, "withdrawn", last.values, act); }
export function restored(ledger: Ledger, last: Version, act: Act): Version { return next(ledger, last, last.row, "restored", last.values, act); }

/** What undoing a batch writes for one row (撤回批次): what stood before it, or the row withdrawn when the batch made it; null when somebody changed it since. */
export function undone(ledger: Ledger, versions: readonly Version[], batch: string, act: Act): Version | { readonly refused: Labels } | null {
  const all = ordered(versions), last = all.at(-1), first = all.find((each) => each.batch === batch);
  if (!last || !first) return null;
  if (last.batch !== batch) return { refused: { zh: `${last.row} 在该批次之后又有变更，请先处理`, en: `${last.row} changed after the batch: settle that first` } };
  if (all.some((each) => each.batch === batch && each.kind === "moved")) return { refused: { zh: `${last.row} 在该批次中办理过流程，不能撤回，请按流程办理`, en: `${last.row} made a move of its life in the batch: settle it by a move` } };
  const before = all.filter((each) => each.seq < first.seq).at(-1);
  return before ? next(ledger, last, last.row, "restored", before.values, act) : withdrawn(ledger, last, act);
}

/** A row as it stood (当时的行): the version that stood, and the values, which a later correction may have set right. */
export interface Stood { readonly row: string; readonly version: Version; readonly values: AnyRow; readonly state: string | null }
/**
 * The ledger as it stood at the end of a Beijing day (某日的台账).
 * Rows merged or withdrawn by then are not in it.
 *
 * @param view  `then`: as people saw it that day; `now`: with the corrections made since
 * @throws {NotADay}
 */
export function asOf(ledger: Ledger, versions: readonly Version[], day: string, view: "then" | "now" = "then"): readonly Stood[] {
  const end = Date.parse(beijingDay(day).to), rows = new Map<string, Version[]>();
  for (const each of versions) { const own = rows.get(each.row); if (own) own.push(each); else rows.set(each.row, [each]); }
  return [...rows.values()].flatMap((own): readonly Stood[] => {
    const all = ordered(own), version = all.filter((each) => Date.parse(each.at) < end).at(-1);
    if (!version || version.kind === "merged" || version.kind === "withdrawn") return [];
    return [{ row: version.row, version, values: view === "now" ? setRight(ledger, version, all) : version.values, state: version.state }];
  }).sort((a, b) => (a.row < b.row ? -1 : 1));
}
/** The values of a version with every later correction of it, or of an earlier version whose wrong value it carried on. */
function setRight(ledger: Ledger, version: Version, all: readonly Version[]): AnyRow {
  const values: Record<string, unknown> = { ...version.values };
  for (const correction of all.slice(version.seq)) {
    // a correction of a correction goes back to the version that was wrong first
    let target = all.find((each) => each.id === correction.corrects);
    while (target && target.seq > version.seq) { const { corrects } = target; target = all.find((each) => each.id === corrects); }
    if (!target || correction.right === null) continue;
    for (const [name, value] of Object.entries(correction.right)) if (isCarried(ledger, name, all.slice(target.seq - 1, version.seq))) values[name] = value;
  }
  return recomputed(ledger, values);
}

/**
 * Merges a duplicate (合并重复): two versions, one for the row that stays, one that sends the other there. Both histories are kept.
 * @param choose  fields whose value is taken from the row that goes; blanks of the row that stays are filled from it in any case
 * @throws {BrokenHistory} a row merged with itself or one that is gone already, or no reason given
 */
export function mergedRows(ledger: Ledger, stays: Version, goes: Version, choose: readonly string[], acts: { readonly stays: Act; readonly goes: Act }): readonly [Version, Version] {
  if (stays.row === goes.row) throw broken(stays.row, stays.seq, "不能与自身合并", "a row is not merged with itself");
  for (const each of [stays, goes]) if (each.kind === "merged" || each.kind === "withdrawn") throw broken(each.row, each.seq, "该行已合并或撤回", "the row is merged or withdrawn already");
  if (acts.stays.why.trim() === "" || acts.goes.why.trim() === "") throw broken(stays.row, stays.seq + 1, "合并须写明理由", "a merge needs a reason");
  const values: Record<string, unknown> = {};
  for (const name of Object.keys(ledger.fields)) values[name] = choose.includes(name) || isBlank(stays.values[name]) ? goes.values[name] ?? null : stays.values[name];
  return [next(ledger, stays, stays.row, "changed", recomputed(ledger, values), acts.stays), next(ledger, goes, goes.row, "merged", goes.values, acts.goes, { mergedInto: stays.row })];
}
/** The row that stands for a row today (现行的行), through any number of merges. @throws {BrokenHistory} merges that run in a circle */
export function standsFor(row: string, mergedInto: ReadonlyMap<string, string>): string {
  const seen = new Set<string>();
  let at = row;
  for (let to = mergedInto.get(at); to !== undefined; to = mergedInto.get(at)) {
    if (seen.has(at)) throw broken(row, 0, "合并成环", "its merges run in a circle");
    seen.add(at);
    at = to;
  }
  return at;
}
