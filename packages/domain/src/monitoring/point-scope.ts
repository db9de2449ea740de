import type { Scoped } from "../access/model.js";
import { inScope } from "../access/rules.js";
import { pathIn } from "../access/tree.js";
import type { Pack } from "../plan/model.js";
import { pathsOf } from "../plan/tree.js";
import { placePathOf, scopeOfHolder } from "../desk/plan-desk-office.js";
import type { Scope } from "../ports.js";

/** Scope of a point (点位的数据范围): the bureau answers for it, at its place, for its enterprise. @throws {NotFound} for a place that is none */
export function scopeOfPoint(pack: Pack, place: string | null, enterprise: string | null): Scoped {
  if (place !== null) pathIn(pack.places, place, "place");
  return { ...scopeOfHolder(pack, null), placePath: placePathOf(pack, place), enterprise };
}

const townKinds: ReadonlySet<string> = new Set(["town", "subdistrict"]);
/** Governments of towns by the path of their place (乡镇、街道的属地): one whose name begins with the place's name, as they are called everywhere (高山镇 → 高山镇人民政府). */
export function townsOf(pack: Pack): readonly { readonly placePath: string; readonly organisationPath: string }[] {
  const places = pathsOf(pack.places), organisations = pathsOf(pack.organisations);
  return pack.organisations.filter(({ kind }) => townKinds.has(kind)).flatMap((organisation) => {
    const place = pack.places.find(({ kind, name }) => townKinds.has(kind) && organisation.name.zh.startsWith(name.zh)), placePath = place === undefined ? undefined : places.get(place.id), organisationPath = organisations.get(organisation.id);
    return placePath === undefined || organisationPath === undefined ? [] : [{ placePath, organisationPath }];
  });
}

/**
 * Whether a point is seen in a scope (点位可见范围): as the bureau's own, or as standing on the land of the town whose organisation the scope holds.
 * A town is granted by its organisation as often as by its place, and sees the points on its land either way.
 */
export function pointSight(pack: Pack, scope: Scope): (point: Pick<Scoped, "organisationPath" | "placePath" | "enterprise">) => boolean {
  if (scope.all) return () => true;
  const towns = townsOf(pack);
  return (point) => inScope(scope, point) || towns.some(({ placePath, organisationPath }) => (point.placePath === placePath || point.placePath.startsWith(`${placePath}/`)) && inScope(scope, { ...point, organisationPath }));
}
