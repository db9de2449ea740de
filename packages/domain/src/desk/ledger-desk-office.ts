import { canonicalOf, difference, isBlank, maskedFor, nameFieldOf, ordered, partlyWritable, readsWhole, seesState, termsSeen, textOfValue, visibleTo, writableBy, type AnyRow, type Field, type Ledger, type Version } from "@yunqing/ledger";
import { beijingDay, dayOfInstant, type Labels } from "@yunqing/standards";
import type { Actor } from "../access/model.js";
import { holds } from "../access/rules.js";
import type { WorkingCalendar } from "../calendar/working-days.js";
import { holdsOf, reachOf, readsSomewhere, seesRow, type ReachPart } from "../ledger-rows/reach.js";
import type { KeptRow, KeptVersion, LedgerReader, LedgerStore, RowDuty } from "../ledger-rows/ports.js";
import { opened } from "../ledger-rows/sealing.js";
import { lastOfPath } from "../access/tree.js";
import type { Pack } from "../plan/model.js";
import { Forbidden, NotFound, Refused, type Clock, type EvidenceVault, type Secrets } from "../ports.js";
import type { TableModel } from "../report/table-model.js";
import type { LedgerRowLine } from "./ledger-desk-views.js";
import type { LedgerSheets } from "../ledger-rows/sheets.js";
import type { LedgerModule } from "../ledgers/modules.js";
import { systemActor, todayOf } from "./plan-desk-office.js";

/** What the desk of ledgers needs. */
export interface LedgerDeskPorts {
  readonly ledgerStore: LedgerStore; readonly modules: readonly LedgerModule[]; readonly clock: Clock; readonly secrets: Pick<Secrets, "encrypt" | "decrypt" | "blindIndex">;
  readonly calendar: WorkingCalendar; readonly vault: EvidenceVault; readonly sheets: LedgerSheets;
  /** pattern of the district's numbers of duties */
  readonly numbering?: string;
  /** display names of users by id; ids are shown without it */
  readonly names?: (users: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /** lets long work give way */
  readonly pause?: () => Promise<void>;
}
export type LedgerTable = TableModel;

/** What one question is answered from: the ledger, the pack, and how far the person reaches (一次办理的依据). */
export interface LedgerRoom { readonly ledger: Ledger; readonly pack: Pack; readonly reach: readonly ReachPart[]; readonly today: string; readonly ledgers: ReadonlyMap<string, Ledger>; /** the past day that is looked at */ readonly day?: string }
const byModules = new WeakMap<readonly LedgerModule[], ReadonlyMap<string, Ledger>>();
export function ledgersOf({ modules }: Pick<LedgerDeskPorts, "modules">): ReadonlyMap<string, Ledger> {
  const held = byModules.get(modules) ?? new Map(modules.flatMap((one) => one.ledgers.map((ledger): [string, Ledger] => [ledger.id, ledger])));
  byModules.set(modules, held);
  return held;
}
/** Nobody in particular (公众): what is read without a session. */
export const publicActor: Actor = { user: "public", name: "公众 public", organisation: null, address: "", grants: [] };
/** Whoever has a session reads ledgers by a right; what is public, everybody reads without one. @throws {Forbidden} */
export function mustRead({ ledgerStore, clock }: Pick<LedgerDeskPorts, "ledgerStore" | "clock">, actor: Actor): void {
  if (actor !== publicActor && !holds(actor.grants, "ledger.read", ledgerStore.district, todayOf(clock))) throw new Forbidden("ledger.read", "ledgers");
}
/** @throws {Forbidden} without any right to read ledgers {NotFound} no such ledger, or not for this person */
export async function roomOf(ports: LedgerDeskPorts, reader: LedgerReader, actor: Actor, id: string): Promise<LedgerRoom> {
  mustRead(ports, actor);
  const ledgers = ledgersOf(ports), ledger = ledgers.get(id), pack = await reader.pack(), today = todayOf(ports.clock), reach = reachOf(actor, ports.ledgerStore.district, pack, today);
  if (ledger === undefined || !readsSomewhere(ledger, reach)) throw new NotFound("ledger", id);
  return { ledger, pack, reach, today, ledgers };
}

/** A row in the clear with what the person holds of it (可见的行). */
export interface SeenRow { readonly kept: KeptRow; readonly values: AnyRow; readonly holds: readonly string[] }
export function seenAs(ports: Pick<LedgerDeskPorts, "secrets">, room: LedgerRoom, kept: KeptRow): SeenRow { return { kept, values: opened(room.ledger, kept.values, ports.secrets), holds: holdsOf(room.ledger, room, kept) }; }
/** A row that the person sees, also one that is gone. @throws {NotFound} also when it lies outside the person's scope */
export async function seenRow(ports: Pick<LedgerDeskPorts, "secrets">, reader: LedgerReader, room: LedgerRoom, id: string): Promise<SeenRow> {
  const kept = await reader.ledgerRow(room.ledger, id);
  if (kept === null || !seesRow(room.ledger, room, kept)) throw new NotFound("row", id);
  return seenAs(ports, room, kept);
}
/** @throws {Forbidden} the person may not write this row {Refused} ledger/gone */
export function mustWrite({ ledger }: LedgerRoom, { kept, holds }: SeenRow, may = writableBy(ledger, holds).length > 0 || partlyWritable(ledger, holds).size > 0): void {
  if (!may) throw new Forbidden("ledger.write", `${ledger.id} ${kept.id}`);
  if (kept.kind === "merged" || kept.kind === "withdrawn") throw new Refused("ledger/gone", kept.kind === "merged" ? "该行已合并到另一行，不能再办理" : "该行已撤回，不能再办理", kept.kind === "merged" ? "the row was merged into another" : "the row was withdrawn");
}

/** Somebody else changed the row first (已被他人更改): each field with what it was and what it is now. */
export function rowOvertaken(ledger: Ledger, by: string, versions: readonly Version[], seen: string, holds: readonly string[]): Refused {
  const at = versions.findIndex((each) => each.id === seen), since = at < 0 ? versions.slice(-1) : versions.slice(at + 1), last = since.at(-1);
  const before = at < 0 ? null : versions[at]?.values ?? null, shown = last === undefined ? [] : difference(ledger, before, last.values).filter(({ field }) => Object.hasOwn(maskedFor(ledger, last.values, holds), field));
  return new Refused("ledger/overtaken", `该行刚被${by}更改（${since.map((each) => kindWords[each.kind].zh).join("、")}）；请核对后再提交`, `the row was just changed by ${by} (${since.map((each) => kindWords[each.kind].en).join(", ")}); compare, then send it again`,
    shown.map((each) => ({ field: each.field, zh: `${ledger.fields[each.field]?.label.zh ?? each.field}：由“${each.before}”改为“${each.after}”`, en: `${ledger.fields[each.field]?.label.en ?? each.field}: from "${each.before}" to "${each.after}"` })));
}
export const kindWords: Readonly<Record<Version["kind"], Labels>> = { made: { zh: "登记", en: "made" }, changed: { zh: "修改", en: "changed" }, moved: { zh: "办理", en: "moved" }, corrected: { zh: "更正", en: "corrected" }, merged: { zh: "合并", en: "merged" }, withdrawn: { zh: "撤回", en: "withdrawn" }, restored: { zh: "恢复", en: "restored" } };

/** Versions as the engine knows them, personal values in the clear (历次版本). */
export function versionsFrom(ports: Pick<LedgerDeskPorts, "secrets">, ledger: Ledger, kept: readonly KeptVersion[]): readonly Version[] {
  let before: AnyRow | null = null;
  return ordered(kept.map((one): Version => ({ id: one.id, row: one.row, seq: one.seq, at: one.at, by: one.by, why: one.why, kind: one.kind, values: opened(ledger, one.values, ports.secrets), state: one.state, step: one.step, change: [], corrects: one.corrects, right: one.right === null ? null : JSON.parse(ports.secrets.decrypt(one.right)) as AnyRow, mergedInto: one.mergedInto, batch: one.batch })))
    .map((one) => { const change = difference(ledger, before, one.values); before = one.values; return { ...one, change }; });
}

/** The place id at the end of a path, null for the district itself. */
export function placeOf(pack: Pack, path: string): string | null { const id = lastOfPath(path); return id === null || id === "" || pack.places.some((one) => one.id === id && one.parent === null) ? null : id; }
export interface Shown { readonly names: ReadonlyMap<string, string>; readonly duties: ReadonlyMap<string, RowDuty> }
export const isOpenDuty = ({ state }: RowDuty): boolean => state !== "closed" && state !== "withdrawn";
export function lineOf(room: LedgerRoom, { kept, values, holds }: SeenRow, { names, duties }: Shown): LedgerRowLine {
  const { ledger } = room, duty = duties.get(kept.id), hidesPeople = !holds.includes("ledger.read"), isInside = readsWhole(ledger, holds);
  return {
    // of a row that is only open to everybody nothing is told but what is declared so, and the day of the last change
    id: kept.id, version: isInside ? kept.version : "", seq: isInside ? kept.seq : 0, state: seesState(ledger, holds) ? kept.state : null, values: maskedFor(ledger, values, holds), place: isInside ? placeOf(room.pack, kept.placePath) : null, enterprise: isInside ? kept.enterprise : null, organisation: isInside ? lastOfPath(kept.organisationPath) ?? "" : "",
    terms: termsSeen(ledger, { state: kept.state, values }, room.day ?? room.today, visibleTo(ledger, holds)).map(({ term, label, lastDay, left, is }) => ({ term, label, lastDay, left, is })),
    at: isInside ? kept.at : beijingDay(dayOfInstant(kept.at)).from, by: hidesPeople ? "" : kept.by, byName: hidesPeople ? "" : names.get(kept.by) ?? kept.by,
    duty: duty === undefined || hidesPeople ? null : { id: duty.id, number: duty.number, dueDay: duty.dueDay, overdue: isOpenDuty(duty) && duty.dueDay < room.today },
  };
}
/** What is called so without being a person: the document, whose rows came with the district, and the program itself. */
const notPeople: readonly (readonly [string, string])[] = [["printed", "规划文本"], [systemActor.user, systemActor.name]];
export async function namesFor(ports: Pick<LedgerDeskPorts, "names">, users: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const people = ports.names === undefined || users.length === 0 ? [] : await ports.names([...new Set(users)]);
  return new Map([...notPeople, ...people]);
}

const referencesIn = (fields: readonly (readonly [string, Field])[], row: AnyRow): readonly (readonly [string, string])[] => fields.flatMap(([name, field]) => {
  const value = row[name];
  if (isBlank(value)) return [];
  if (field.kind === "reference") return (Array.isArray(value) ? value as readonly string[] : [String(value)]).map((id) => [field.to, id] as const);
  return field.kind === "children" && Array.isArray(value) ? (value as readonly AnyRow[]).flatMap((inner) => referencesIn(Object.entries(field.fields), inner)) : [];
});
/** Steps of a name that is the name of another row, at most: a check of a site of a firm. */
const namedThrough = 3;
/**
 * What people call rows of a ledger (行的名称). A ledger whose rows are called by another row (a licence by its firm) takes that one's name, as far as the person reads its ledger.
 */
export async function namesIn(reader: LedgerReader, room: Pick<LedgerRoom, "ledgers" | "reach">, ledger: Ledger, ids: readonly string[], steps = namedThrough): Promise<ReadonlyMap<string, string>> {
  const names = ids.length === 0 ? new Map<string, string>() : await reader.ledgerNames(ledger, ids), field = ledger.fields[nameFieldOf(ledger)], to = field?.kind === "reference" && field.many !== true ? room.ledgers.get(field.to) : undefined;
  if (to === undefined || steps === 0 || names.size === 0 || !(room.reach.length > 0 ? readsSomewhere(to, room.reach) : isNameOpen(to))) return names;
  const inner = await namesIn(reader, room, to, [...new Set(names.values())], steps - 1);
  return new Map([...names].map(([id, name]) => [id, inner.get(name) ?? name]));
}
/** Names of the rows that these rows refer to; of ledgers that the person does not read, nothing (引用的名称). */
export async function referredNames(reader: LedgerReader, room: LedgerRoom, rows: readonly AnyRow[]): Promise<Readonly<Record<string, Readonly<Record<string, string>>>>> {
  const fields = Object.entries(room.ledger.fields), wanted = new Map<string, Set<string>>(), isInside = room.reach.length > 0;
  for (const row of rows) for (const [ledger, id] of referencesIn(fields, row)) { const own = wanted.get(ledger); if (own) own.add(id); else wanted.set(ledger, new Set([id])); }
  const out: Record<string, Readonly<Record<string, string>>> = {};
  for (const [id, ids] of wanted) {
    const ledger = room.ledgers.get(id);
    // the text of a public reference is the name of the row referred to, unless that name is kept to some
    if (ledger !== undefined && (isInside ? readsSomewhere(ledger, room.reach) : isNameOpen(ledger))) out[id] = Object.fromEntries(await namesIn(reader, room, ledger, [...ids]));
  }
  return out;
}
/** Whether the name of a ledger's rows is nobody's secret (名称可随引用公开). */
function isNameOpen(ledger: Ledger): boolean { const field = ledger.fields[nameFieldOf(ledger)]; return field !== undefined && field.seenBy === undefined && !["phone", "identity", "file"].includes(field.kind); }
/** What people call a row (行的称呼). */
export function calledOf(ledger: Ledger, values: AnyRow): string { const name = nameFieldOf(ledger), field = ledger.fields[name]; return field === undefined ? "" : textOfValue(field, values[name]); }
/** Whether two rows say the same (内容相同). */
export function sameValues(ledger: Ledger, one: AnyRow, other: AnyRow): boolean { return Object.entries(ledger.fields).every(([name, field]) => field.kind === "computed" || canonicalOf(field, one[name]) === canonicalOf(field, other[name])); }
