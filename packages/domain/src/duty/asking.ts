import type { Actor, Scoped } from "../access/model.js";
import { allows, isInside } from "../access/rules.js";
import { BrokenTree, pathIn } from "../access/tree.js";
import type { Duty } from "../ports.js";
import { NotFound } from "../ports.js";
import type { Pack } from "../plan/model.js";
import { scopeOfHolder } from "./checks.js";
import type { Asking, Standing } from "./machine.js";

/** The path of an organisation that may be gone from the pack by now; null then. */
function pathOrNull(pack: Pack, organisation: string | null): string | null {
  if (organisation === null) return null;
  try { return pathIn(pack.organisations, organisation); } catch (error) { if (error instanceof NotFound || error instanceof BrokenTree) return null; throw error; }
}

/** Whether the person belongs to the organisation or below it. A person without an organisation is bound by the grants alone. */
function belongs(pack: Pack, actor: Actor, organisation: string): boolean {
  if (actor.organisation === null || actor.organisation === organisation) return true;
  const own = pathOrNull(pack, actor.organisation), other = pathOrNull(pack, organisation);
  return own !== null && other !== null && isInside(own, other);
}

/** Scope of the approving organisation, so that it reaches a duty held outside its own subtree. */
function approverScope(pack: Pack, duty: Duty, standing: Standing): Scoped | null {
  const path = pathOrNull(pack, duty.approver);
  return path === null ? null : { ...standing.scope, organisationPath: path, enterprise: null };
}

/** Scope of a co-holder, organisation or firm (协办单位的数据范围); null when it is gone from the pack. */
function partScope(pack: Pack, holder: string, standing: Standing): Scoped | null {
  try { return scopeOfHolder(pack, holder, standing.scope.placePath); } catch (error) { if (error instanceof NotFound || error instanceof BrokenTree) return null; throw error; }
}

/** Whether the person sees the duty (可见): by the present holder's scope, by the approver's, or by that of a co-holder. */
export function sees(pack: Pack, actor: Actor, duty: Duty, standing: Standing, day: string): boolean {
  const others = [approverScope(pack, duty, standing), ...standing.parts.map((part) => partScope(pack, part.holder, standing))];
  return [standing.scope, ...others].some((scope) => scope !== null && allows(actor.grants, "duty.read", scope, day));
}

/** How the grants see a person in front of a duty: handling asks for the holder's people (or a co-holder's, for its part), approving for the approver's, steering for 督办 or the opener. */
export function askingOf(pack: Pack, actor: Actor, duty: Duty, standing: Standing, day: string): Asking {
  const may = (action: "duty.handle" | "duty.approve" | "duty.steer" | "duty.open"): boolean => allows(actor.grants, action, standing.scope, day);
  const other = approverScope(pack, duty, standing);
  const approves = may("duty.approve") || (other !== null && allows(actor.grants, "duty.approve", other, day));
  const steers = may("duty.steer");
  const heldByFirm = standing.scope.enterprise !== null;
  return {
    user: actor.user,
    handles: may("duty.handle") && (heldByFirm || belongs(pack, actor, standing.holder)),
    approves: approves && (duty.approver === null || steers || belongs(pack, actor, duty.approver)),
    steers: steers || (may("duty.open") && duty.by === actor.user),
    parts: standing.parts.flatMap(({ holder }) => {
      const scope = partScope(pack, holder, standing);
      return scope !== null && allows(actor.grants, "duty.handle", scope, day) && (scope.enterprise !== null || belongs(pack, actor, holder)) ? [holder] : [];
    }),
  };
}
