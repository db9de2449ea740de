import { listOf, visibleTo, type Ledger } from "@yunqing/ledger";
import type { Actor, HeldGrant, Scoped } from "../access/model.js";
import { actionsOfRole, effectiveGrants, isInside } from "../access/rules.js";
import { townsOf } from "../monitoring/point-scope.js";
import type { Pack } from "../plan/model.js";
import type { Scope } from "../ports.js";

/** A part of the district that a person reaches, with the roles and actions held there (可及范围). */
export interface ReachPart { readonly organisationPath: string; readonly placePath: string; readonly enterprise: string | null; readonly holds: readonly string[] }
/** What everybody holds, signed in or not. */
const everybody = "public";

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
function holdsOfGrant(grant: HeldGrant): readonly string[] { return [grant.role, ...actionsOfRole[grant.role], everybody]; }
const covers = (part: ReachPart, row: Pick<Scoped, "organisationPath" | "placePath" | "enterprise">): boolean => isInside(row.organisationPath, part.organisationPath) && isInside(row.placePath, part.placePath) && (part.enterprise === null || part.enterprise === row.enterprise);

/** What a person holds of one row (对此行持有的角色与操作). */
export function holdsOf(reach: readonly ReachPart[], row: Pick<Scoped, "organisationPath" | "placePath" | "enterprise">): readonly string[] { return [...new Set([everybody, ...reach.filter((part) => covers(part, row)).flatMap((part) => part.holds)])]; }
/** What a person holds somewhere in the district, for whatever belongs to no row. */
export function holdsSomewhere(reach: readonly ReachPart[]): readonly string[] { return [...new Set([everybody, ...reach.flatMap((part) => part.holds)])]; }
const any = (words: readonly string[], holds: readonly string[]): boolean => words.some((word) => holds.includes(word));
/** Whether a person reads the ledger at all, writes it somewhere. */
export function readsSomewhere(ledger: Ledger, reach: readonly ReachPart[]): boolean { return ledger.read.includes(everybody) || reach.some((part) => any(ledger.read, part.holds)); }
export function writesSomewhere(ledger: Ledger, reach: readonly ReachPart[]): boolean { return reach.some((part) => any(ledger.write, part.holds)); }
/** The rows that one of the words reaches (数据范围). */
export function scopeFor(words: readonly string[], reach: readonly ReachPart[]): Scope {
  const parts = reach.filter((part) => any(words, part.holds)).map(({ organisationPath, placePath, enterprise }) => ({ organisationPath, placePath, enterprise }));
  const all = words.includes(everybody) || parts.some((part) => part.organisationPath === "" && part.placePath === "" && part.enterprise === null);
  return { all, parts, organisationPaths: [...new Set(parts.map((part) => part.organisationPath))], placePaths: [...new Set(parts.map((part) => part.placePath))], enterprises: [...new Set(parts.flatMap((part) => (part.enterprise === null ? [] : [part.enterprise])))] };
}
/**
 * What a whole list may be narrowed and ordered by (可筛选、可排序的字段): only what is seen in the clear in every part that is read,
 * since an order over all rows would tell of rows whose value is masked.
 */
export function askableOf(ledger: Ledger, reach: readonly ReachPart[]): { readonly filters: ReadonlySet<string>; readonly sorts: ReadonlySet<string>; readonly seen: ReadonlySet<string> } {
  const reading = reach.filter((part) => any(ledger.read, part.holds)), sides = [...reading.map((part) => part.holds), ...(ledger.read.includes(everybody) && !reading.some((part) => part.organisationPath === "" && part.placePath === "" && part.enterprise === null) ? [[everybody]] : [])];
  const both = (names: (holds: readonly string[]) => readonly string[]): ReadonlySet<string> => { const [first = [], ...rest] = sides.map(names); return new Set(first.filter((name) => rest.every((other) => other.includes(name)))); };
  return { filters: both((holds) => listOf(ledger, holds).filters.map(({ name }) => name)), sorts: both((holds) => listOf(ledger, holds).sorts), seen: both((holds) => visibleTo(ledger, holds)) };
}
