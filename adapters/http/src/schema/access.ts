import { Type, type TSchema } from "typebox";
import { actions, roles } from "@yunqing/wire";
import { LabelsShape } from "./lineage.js";
import { count, countOrNull, list, named, oneOf, orNull, text, textOrNull, yes } from "./shape.js";

export const GrantShape = named("Grant", Type.Object({
  id: text, role: oneOf(roles), district: textOrNull, organisation: text, place: text, enterprise: textOrNull, from: text, until: textOrNull, grantedBy: text,
}));

const district = { id: text, name: LabelsShape, adcode: text, simulated: yes };
export const DistrictShape = named("District", Type.Object(district));

export const SessionShape = named("Session", Type.Object({
  user: Type.Object({ id: text, name: text, displayName: text, organisation: textOrNull }),
  mustChangePassword: yes, csrf: text,
  districts: list(Type.Object({ ...district, actions: list(oneOf(actions)) })),
  platformActions: list(oneOf(actions)),
  lastSignIn: orNull(Type.Object({ at: text, address: text, failedSince: count })),
  expiresAt: text, readOnly: Type.Optional(yes),
}));

const user = {
  id: text, name: text, displayName: text, phoneMasked: textOrNull, organisation: textOrNull, active: yes, lockedUntil: textOrNull,
  mustChangePassword: yes, grants: list(GrantShape),
};
export const UserShape = named("User", Type.Object(user));
export const CreatedUserShape = named("CreatedUser", Type.Object({ ...user, oneTimePassword: text }));
export const OneTimePasswordShape = named("OneTimePassword", Type.Object({ oneTimePassword: text }));

export const AuditShape = named("Audit", Type.Object({
  entries: list(Type.Object({
    seq: count, at: text, actor: text, address: text, action: text, subject: text, result: oneOf(["done", "refused", "failed"]), detail: text, hash: text,
  })),
  total: count,
  chain: Type.Object({ ok: yes, checked: count, brokenAt: countOrNull }),
}));

export const OrganisationShape = named("Organisation", Type.Object({ id: text, name: LabelsShape, kind: text, parent: textOrNull, path: text, pinyin: text }));
export const PlaceShape = named("Place", Type.Object({
  id: text, name: LabelsShape, kind: text, parent: textOrNull, path: text, pinyin: text, from: textOrNull, until: textOrNull,
}));
export const OwnSessionShape = named("OwnSession", Type.Object({ id: text, at: text, seenAt: text, address: text, agent: text, current: yes }));
export const StatusShape = named("Status", Type.Object({
  version: text, store: text, node: text, postgis: Type.Unsafe<string | boolean | null>({ type: ["string", "boolean", "null"] } as TSchema), districts: list(text), startedAt: text,
}));
export const BackupShape = named("Backup", Type.Object({ file: text, bytes: count, at: text }));
export const HealthShape = named("Health", Type.Object({ live: yes, store: oneOf(["reachable", "unreachable"]) }));

/** RFC 9457, in both languages; `errors` name each bad field. */
export const ProblemShape = named("Problem", Type.Object({
  type: text, title: LabelsShape, status: count, code: text, detail: LabelsShape, next: Type.Optional(LabelsShape), instance: text,
  errors: Type.Optional(list(Type.Object({ field: text, message: LabelsShape }))),
}));
