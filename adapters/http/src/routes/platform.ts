import { routes } from "@yunqing/wire";
import type { ServerPorts } from "../ports.js";
import { declare, declareSilent, type App } from "../route.js";
import { AuditShape, BackupShape, CreatedUserShape, GrantShape, OneTimePasswordShape, StatusShape, UserShape } from "../schema/access.js";
import { AuditQueryShape, CreateGrantShape, CreateUserShape, SetActiveShape } from "../schema/requests.js";
import { items } from "../schema/shape.js";

/** Users, grants, audit, backups and the state of the program: above the districts (平台管理). */
export function platformRoutes(app: App, ports: ServerPorts): void {
  const { identity, backups } = ports;
  declare(app, { method: "GET", at: routes.users, needs: "user.manage", title: { zh: "用户", en: "users" }, answer: items(UserShape), handle: async ({ actor }) => ({ items: await identity.users(actor) }) });
  declare(app, { method: "POST", at: routes.users, needs: "user.manage", title: { zh: "新建用户", en: "create a user" }, body: CreateUserShape, answer: CreatedUserShape,
    handle: async ({ actor, body }) => identity.createUser(actor, body) });
  declare(app, { method: "POST", at: routes.userReset, needs: "user.manage", title: { zh: "重置口令", en: "reset a password" }, answer: OneTimePasswordShape,
    handle: async ({ actor, params }) => identity.resetPassword(actor, params["id"] ?? "") });
  declare(app, { method: "POST", at: routes.userActive, needs: "user.manage", title: { zh: "启用或停用", en: "activate or deactivate" }, body: SetActiveShape, answer: UserShape,
    handle: async ({ actor, params, body }) => identity.setActive(actor, params["id"] ?? "", body.active) });
  declare(app, { method: "POST", at: routes.grants, needs: "grant.manage", title: { zh: "授权", en: "grant" }, body: CreateGrantShape, answer: GrantShape, handle: async ({ actor, body }) => identity.createGrant(actor, body) });
  declareSilent(app, { method: "DELETE", at: `${routes.grants}/{id}`, needs: "grant.manage", title: { zh: "收回授权", en: "end a grant" }, handle: async ({ actor, params }) => identity.endGrant(actor, params["id"] ?? "") });
  declare(app, { method: "GET", at: routes.audit, needs: "audit.read", title: { zh: "平台审计日志", en: "audit log of the platform" }, query: AuditQueryShape, answer: AuditShape,
    handle: async ({ actor, query }) => identity.audit(actor, query) });
  declare(app, { method: "GET", at: routes.backups, needs: "backup.make", title: { zh: "备份列表", en: "backups" }, answer: items(BackupShape), handle: async ({ actor }) => ({ items: await backups.list(actor) }) });
  declare(app, { method: "POST", at: routes.backups, needs: "backup.make", title: { zh: "立即备份", en: "back up now" }, config: { rateLimit: { max: 6, timeWindow: 60_000 } }, answer: BackupShape,
    handle: async ({ actor }) => backups.make(actor) });
  declare(app, { method: "GET", at: routes.status, needs: "session", title: { zh: "运行状态", en: "state of the program" }, answer: StatusShape, handle: async () => ports.status() });
}
