import { fillWord, holds as holdsOfRow, isPublicRow, listOf, partyWord, partyWords, publicRows, publicWord, stateField, visibleTo, type AnyRow, type Ledger } from "@yunqing/ledger";
import type { Actor, HeldGrant, Scoped } from "../access/model.js";
import { actionsOfRole, effectiveGrants, isInside } from "../access/rules.js";
import { townsOf } from "../monitoring/point-scope.js";
import type { Pack } from "../plan/model.js";
import type { Scope } from "../ports.js";

/** Every row of the district (全部行): for the program's own work, and where only what is nobody's secret is taken. */
export const everything: Scope = { all: true, parts: [], organisationPaths: [], placePaths: [], enterprises: [] };

/** A part of the district that a person reaches, with the roles and actions held there (可及范围). */
export interface ReachPart { readonly organisationPath: string; readonly placePath: string; readonly enterprise: string | null; readonly holds: readonly string[] }

/**
 * The parts of a district that a person's grants reach (人员的可及范围). A town that is granted by its organisation reaches the rows on its land,
 * as with points and alarms.
 */
export function reachOf(actor: Actor, district: string, pack: Pack, day: string): readonly ReachPart[] {
  const towns = townsOf(pack);
  return effectiveGrants(actor.grants, day).filter((grant) => grant.district === null || grant.district === district).flatMap((grant): readonly ReachPart[] => {
    const { organisationPath, placePath, enterprise } = grant, holds = holdsOfGrant(grant), own = { organisationPath, placePath, enterprise, holds };
    const lands = organisationPath === "" ? [] : towns.filter((town) => isInside(town.organisationPath, organisationPath));
    return [own, ...lands.flatMap((town) => (isInside(town.placePath, placePath) ? [{ ...own, organisationPath: "", placePath: town.placePath }] : isInside(placePath, town.placePath) ? [{ ...own, organisationPath: "" }] : []))];
  });
}
function holdsOfGrant(grant: HeldGrant): readonly string[] { return [grant.role, ...actionsOfRole[grant.role], publicWord]; }
const covers = (part: ReachPart, row: Pick<Scoped, "organisationPath" | "placePath" | "enterprise">): boolean => isInside(row.organisationPath, part.organisationPath) && isInside(row.placePath, part.placePath) && (part.enterprise === null || part.enterprise === row.enterprise);

/** What of a row decides who sees and does what of it (行的归属). */
export interface ReachedRow extends Pick<Scoped, "organisationPath" | "placePath" | "enterprise"> { readonly state: string | null; readonly values: AnyRow; readonly kind?: string }
/** How far a person reaches today (可及范围与当日). */
export interface Reaching { readonly reach: readonly ReachPart[]; readonly today: string }
const any = (words: readonly string[], holds: readonly string[]): boolean => words.some((word) => holds.includes(word));
const isGone = ({ kind }: ReachedRow): boolean => kind === "merged" || kind === "withdrawn";
/** In a ledger with parties a firm's people have what their party may, not the writing of the office (当事方不持有办理权). */
const notForParties = ["ledger.write", "ledger.approve", "firm"];
const asParty = (ledger: Ledger, part: ReachPart): part is ReachPart & { readonly enterprise: string } => ledger.parties !== undefined && part.enterprise !== null && part.holds.includes("firm");
function heldIn(ledger: Ledger, part: ReachPart): readonly string[] { return asParty(ledger, part) ? part.holds.filter((word) => !notForParties.includes(word)) : part.holds; }
function wordsOf(ledger: Ledger, part: ReachPart, row: ReachedRow): readonly string[] {
  if (!asParty(ledger, part)) return covers(part, row) ? part.holds : [];
  const words = partyWords(ledger, row, part.enterprise);
  return words.length === 0 ? [] : [...heldIn(ledger, part), ...words];
}
/** What a person holds of one row (对此行持有的角色与操作); what everybody holds, only of a row that is open to everybody. */
export function holdsOf(ledger: Ledger, { reach, today }: Reaching, row: ReachedRow): readonly string[] {
  const isOpen = ledger.public === undefined || (!isGone(row) && isPublicRow(ledger, row, today)), words = reach.flatMap((part) => wordsOf(ledger, part, row));
  return [...new Set([...(isOpen ? [publicWord] : []), ...(isOpen ? words : words.filter((word) => word !== publicWord))])];
}
/** What a person holds somewhere in the district, for whatever belongs to no row. */
export function holdsSomewhere(ledger: Ledger, reach: readonly ReachPart[]): readonly string[] {
  const parties = reach.some((part) => asParty(ledger, part)) ? Object.keys(ledger.parties ?? {}).flatMap((name) => [partyWord(name), fillWord(name)]) : [];
  return [...new Set([publicWord, ...reach.flatMap((part) => heldIn(ledger, part)), ...parties])];
}
/** Whether a person reads the ledger at all, writes it somewhere. */
export function readsSomewhere(ledger: Ledger, reach: readonly ReachPart[]): boolean { return ledger.public !== undefined || reach.some((part) => any(ledger.read, part.holds)); }
export function writesSomewhere(ledger: Ledger, reach: readonly ReachPart[]): boolean { return reach.some((part) => (asParty(ledger, part) ? writing(ledger).length > 0 : any(ledger.write, part.holds))); }
/** Fields of the parties that enter or fill rows. */
const writing = (ledger: Ledger): readonly string[] => Object.values(ledger.parties ?? {}).flatMap((party) => (party.makes === true || (party.fills ?? []).length > 0 || (party.sections ?? []).length > 0 ? [party.field] : []));
/**
 * The rows that a person reads or writes (数据范围): the one rule, for the store's WHERE as for {@link inRows}.
 * What is open to everybody is added for whoever reads nothing else of the ledger, and where the ledger itself is read by everybody.
 */
export function scopeFor(ledger: Ledger, way: "read" | "write", { reach, today }: Reaching): Scope {
  const words = ledger[way], parts = reach.flatMap((part): Scope["parts"] => {
    const { organisationPath, placePath, enterprise } = part;
    if (!asParty(ledger, part)) return any(words, part.holds) ? [{ organisationPath, placePath, enterprise }] : [];
    const parties = way === "write" ? writing(ledger) : [...new Set(Object.values(ledger.parties ?? {}).map(({ field }) => field))];
    return any(words, part.holds) && parties.length > 0 ? [{ organisationPath, placePath, enterprise, parties }] : [];
  });
  const whole = parts.some((part) => part.organisationPath === "" && part.placePath === "" && part.enterprise === null);
  const isOpen = way === "read" && ledger.public !== undefined && (ledger.read.includes(publicWord) || parts.length === 0), open = isOpen ? publicRows(ledger, today) : undefined, all = whole || open === null;
  return { all, parts, ...(all || open === undefined || open === null ? {} : { open }), organisationPaths: [...new Set(parts.map((part) => part.organisationPath))], placePaths: [...new Set(parts.map((part) => part.placePath))], enterprises: [...new Set(parts.flatMap((part) => (part.enterprise === null ? [] : [part.enterprise])))] };
}
/** Whether a row lies in a scope (行是否在范围内), the same rule as the store's. */
export function inRows(scope: Scope, row: ReachedRow): boolean {
  return scope.all || scope.parts.some(({ parties, ...part }) => (parties === undefined ? covers({ ...part, holds: [] }, row) : parties.some((field) => row.values[field] === part.enterprise)))
    || (scope.open !== undefined && !isGone(row) && holdsOfRow(scope.open, { ...row.values, [stateField]: row.state }));
}
/** Whether a person sees a row by its address (是否可见): inside of what they read, or open to everybody. */
export function seesRow(ledger: Ledger, reaching: Reaching, row: ReachedRow): boolean {
  return inRows(scopeFor(ledger, "read", reaching), row) || (ledger.public !== undefined && !isGone(row) && isPublicRow(ledger, row, reaching.today));
}
/**
 * What a whole list may be narrowed and ordered by (可筛选、可排序的字段): only what is seen in the clear in every part that is read,
 * since an order over all rows would tell of rows whose value is masked.
 */
export function askableOf(ledger: Ledger, { reach, today }: Reaching): { readonly filters: ReadonlySet<string>; readonly sorts: ReadonlySet<string>; readonly seen: ReadonlySet<string> } {
  const scope = scopeFor(ledger, "read", { reach, today }), reading = reach.filter((part) => any(ledger.read, part.holds) && (!asParty(ledger, part) || any(ledger.read, heldIn(ledger, part))));
  const isWhole = reading.some((part) => part.organisationPath === "" && part.placePath === "" && part.enterprise === null), isOpen = !isWhole && (scope.open !== undefined || scope.all);
  const sides = [...reading.map((part) => heldIn(ledger, part).filter((word) => word !== publicWord || isOpen)), ...(isOpen ? [[publicWord]] : [])];
  const both = (names: (holds: readonly string[]) => readonly string[]): ReadonlySet<string> => { const [first = [], ...rest] = sides.map(names); return new Set(first.filter((name) => rest.every((other) => other.includes(name)))); };
  return { filters: both((holds) => listOf(ledger, holds).filters.map(({ name }) => name)), sorts: both((holds) => listOf(ledger, holds).sorts), seen: both((holds) => visibleTo(ledger, holds)) };
}
