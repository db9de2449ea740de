import { isBlank, kindOf, type AnyRow, type FieldFault, type Place } from "@yunqing/ledger";
import type { Actor, Scoped } from "../access/model.js";
import { inScope } from "../access/rules.js";
import { pathIn } from "../access/tree.js";
import { scopeFor } from "../ledger-rows/reach.js";
import { placeHolding } from "../map/pack-places.js";
import { Forbidden, NotFound, Refused } from "../ports.js";
import type { LedgerRoom } from "./ledger-desk-office.js";
import { placePathOf, scopeOfHolder } from "./plan-desk-office.js";

/** Faults of values as a refusal (字段错误). */
export function refusedValues(faults: readonly FieldFault[]): Refused { return new Refused("ledger/refused", `有 ${faults.length} 处填写有误，没有保存`, `${faults.length} values are wrong, nothing was kept`, faults.map(({ field, zh, en }) => ({ field, zh, en }))); }

/** Where a new row belongs when nothing is said (新行的归属): the bureau's whole district, a town's land, a firm's own; null when the person must say. */
export function usualScope(room: Pick<LedgerRoom, "ledger" | "pack" | "reach" | "today">): Omit<Scoped, "district"> | null {
  const { ledger, pack } = room, scope = scopeFor(ledger, "write", room), district = scopeOfHolder(pack, null), lands = [...new Set(scope.parts.filter(({ organisationPath, placePath }) => organisationPath === "" && placePath !== "").map(({ placePath }) => placePath))], firms = scope.enterprises;
  if (inScope(scope, district)) return district;
  const organisations = [...new Set(scope.parts.filter(({ organisationPath, placePath }) => organisationPath !== "" && placePath === "").map(({ organisationPath }) => organisationPath))];
  if (lands.length === 1 && firms.length === 0) return { organisationPath: district.organisationPath, placePath: lands[0] ?? "", enterprise: null };
  if (firms.length === 1) { const place = pack.enterprises.find(({ id }) => id === firms[0])?.place ?? null; return { organisationPath: district.organisationPath, placePath: placePathOf(pack, place), enterprise: firms[0] ?? null }; }
  return organisations.length === 1 && lands.length === 0 ? { organisationPath: organisations[0] ?? "", placePath: placePathOf(pack, null), enterprise: null } : null;
}
/** The place that a row's own position lies in (按位置落到乡镇、村): its first point, else its first line or area, by the measured outlines of the pack; null where it has none or no outline holds it. */
export function placeByPosition({ ledger, pack }: Pick<LedgerRoom, "ledger" | "pack">, values: AnyRow): string | null {
  const placed = Object.entries(ledger.fields).flatMap(([name, field]) => { if (field.kind !== "place" || isBlank(values[name])) return []; const read = kindOf(field).take(values[name], field); return read.kind === "value" ? [read.value as Place] : []; });
  const own = placed.find(({ geometry }) => geometry === "point") ?? placed[0];
  return own === undefined ? null : placeHolding(pack, own);
}
/** The scope of a new row; `lies` is the place that its position lies in, which is taken when none is named and the person may write there. @throws {Refused} ledger/refused, the place or the enterprise named {Forbidden} outside of what the person writes */
export function scopeOfNew(room: LedgerRoom, actor: Actor, place: string | null, enterprise: string | null, lies: string | null = null): Scoped {
  const { pack, ledger } = room, writing = scopeFor(ledger, "write", room), usual = usualScope(room), faults: FieldFault[] = [], fault = (field: string, zh: string, en: string): void => { faults.push({ field, code: "ledger/scope", zh, en }); };
  if (place !== null && !pack.places.some(({ id }) => id === place)) fault("place", "没有这个地点", "there is no such place");
  if (enterprise !== null && !pack.enterprises.some(({ id }) => id === enterprise)) fault("enterprise", "没有这家企业", "there is no such enterprise");
  // an office outside of the bureau keeps its rows under its own name
  const base = usual ?? scopeOfHolder(pack, null), department = actor.organisation === null ? null : pathOr(() => pathIn(pack.organisations, actor.organisation ?? ""));
  const under = (placePath: string): Scoped[] => { const own = { district: pack.district.id, organisationPath: base.organisationPath, placePath, enterprise: enterprise ?? base.enterprise }; return [own, ...(department === null ? [] : [{ ...own, organisationPath: department }])].filter((each) => inScope(writing, each)); };
  const placed = place === null && lies !== null ? under(placePathOf(pack, lies)) : [];
  if (place === null && usual === null && placed.length === 0) fault("place", "请选择所属乡镇、街道", "choose the town that it belongs to");
  if (faults.length > 0) throw refusedValues(faults);
  const found = [...placed, ...under(place === null ? base.placePath : placePathOf(pack, place))][0];
  if (found === undefined) throw new Forbidden("ledger.write", `${ledger.id} ${place ?? ""}`);
  return found;
}
function pathOr(work: () => string): string | null { try { return work(); } catch (error) { if (error instanceof NotFound) return null; throw error; } }
