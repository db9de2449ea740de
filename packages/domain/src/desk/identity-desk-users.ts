import type { Actor, Grant, Role } from "../access/model.js";
import { administrators, effectiveGrants, exclusive, isAdministrator } from "../access/rules.js";
import { pathIn } from "../access/tree.js";
import { isDay } from "@yunqing/standards";
import { IdTaken, NotFound, Refused, type PlatformReader, type User } from "../ports.js";
import { entryOf, type IdentityOffice } from "./identity-desk-office.js";
import { loginName, type Sessions } from "./identity-desk-session.js";
import { grantLine, nameOf, userLine, type GrantLine, type UserLine } from "./identity-desk-views.js";

export interface CreateUserCommand { readonly id: string; readonly name: string; readonly displayName: string; readonly phone: string | null; readonly organisation: string | null; readonly district: string | null }
export interface CreateGrantCommand { readonly id: string; readonly user: string; readonly role: Role; readonly district: string | null; readonly organisation: string; readonly place: string; readonly enterprise: string | null; readonly from: string; readonly until: string | null }
interface FieldError { readonly field: string; readonly zh: string; readonly en: string }

/** Users and their grants (用户与授权): users by the system administrator, grants by the security administrator. */
export class People {
  constructor(readonly office: IdentityOffice, readonly sessions: Sessions) {}

  #line(user: User, grants: readonly Grant[]): UserLine { return userLine(user, grants.filter((one) => one.user === user.id), (cipher) => this.office.secrets.decrypt(cipher), this.office.clock.now()); }

  /** All users; whoever creates them or grants to them sees them. */
  async users(actor: Actor): Promise<readonly UserLine[]> {
    return this.office.act(actor, ["user.manage", "grant.manage"], "users", () => this.office.platform.read(async (reader) => { const grants = await reader.grants({}); return (await reader.users()).map((user) => this.#line(user, grants)); }));
  }

  /** Creates a user without any grant (新建用户). The one-time password is answered once. @throws {Forbidden} {Refused} identity/bad-user, identity/name-taken, identity/already-created */
  async createUser(actor: Actor, command: CreateUserCommand): Promise<UserLine & { readonly oneTimePassword: string }> {
    return this.office.act(actor, ["user.manage"], command.id, async () => {
      const { platform, secrets, clock } = this.office, name = loginName(command.name), phone = command.phone === null || command.phone.trim() === "" ? null : command.phone.replace(/[\s-]/g, "");
      await this.#checkUser({ ...command, name, phone });
      const oneTimePassword = secrets.oneTimePassword();
      const user: User = { id: command.id, name, displayName: command.displayName.trim(), phoneEncrypted: phone === null ? null : secrets.encrypt(phone), phoneIndex: phone === null ? null : secrets.blindIndex(phone), organisation: command.organisation,
        passwordHash: await secrets.hashPassword(oneTimePassword), mustChange: true, active: true, failedCount: 0, lockedUntil: null, createdAt: clock.now(), passwordHistory: [] };
      return platform.write(entryOf(actor, "user.create", user.id, nameOf(user)), async (writer) => {
        const known = await writer.user({ id: user.id });
        if (known) throw known.name === name ? new Refused("identity/already-created", "该用户已建立；如未记下一次性口令，请重置口令", "the user is there already; if the one-time password was not noted, reset it") : new IdTaken(user.id);
        if (await writer.user({ name })) throw new Refused("identity/name-taken", `登录名 ${name} 已有人使用`, `the name ${name} is taken`, [{ field: "name", zh: "已有人使用", en: "taken" }]);
        await writer.putUser(user);
        return { ...this.#line(user, []), oneTimePassword };
      });
    });
  }
  async #checkUser(command: CreateUserCommand): Promise<void> {
    const errors: FieldError[] = [], shown = command.displayName.trim();
    if (!/^[\p{L}\p{N}][\p{L}\p{N}._-]{1,31}$/u.test(command.name)) errors.push({ field: "name", zh: "登录名为 2—32 个字母、汉字、数字或 . _ -", en: "2 to 32 letters, digits, dots, underscores or hyphens" });
    if (shown === "" || shown.length > 50 || /[\p{Cc}（）]/u.test(shown)) errors.push({ field: "displayName", zh: "请填写姓名，不超过 50 字，不含括号", en: "a name of at most 50 characters without brackets" });
    if (command.phone !== null && !/^\+?\d{7,15}$/.test(command.phone)) errors.push({ field: "phone", zh: "电话号码应为 7—15 位数字", en: "a telephone number of 7 to 15 digits" });
    if (command.organisation !== null && !await this.#organisationExists(command.district, command.organisation)) errors.push({ field: "organisation", zh: `机构 ${command.organisation} 不在该区县的机构名录中`, en: `no organisation ${command.organisation} in the district` });
    if (errors.length > 0) throw new Refused("identity/bad-user", "用户信息填写有误", "the user is not filled in correctly", errors);
  }
  async #organisationExists(district: string | null, organisation: string): Promise<boolean> {
    return district !== null && ((await this.office.packs(district))?.organisations.some((one) => one.id === organisation) ?? false);
  }
  async #user(reader: PlatformReader, id: string): Promise<User> {
    const user = await reader.user({ id });
    if (!user) throw new NotFound("user", id);
    return user;
  }

  /** Gives a new one-time password, opens a lock, ends the person's sessions (重置口令). */
  async resetPassword(actor: Actor, id: string): Promise<{ readonly oneTimePassword: string }> {
    return this.office.act(actor, ["user.manage"], id, async () => {
      const { platform, secrets, clock } = this.office, oneTimePassword = secrets.oneTimePassword(), passwordHash = await secrets.hashPassword(oneTimePassword);
      const name = await platform.write(entryOf(actor, "user.reset-password", id, "one-time password issued, sessions ended"), async (writer) => {
        const user = await this.#user(writer, id);
        await writer.putUser({ ...user, passwordHash, passwordHistory: [user.passwordHash, ...user.passwordHistory].slice(0, 4), mustChange: true, failedCount: 0, lockedUntil: null });
        await writer.revokeSessions({ user: id }, clock.now());
        return user.name;
      });
      this.sessions.unlock(name);
      return { oneTimePassword };
    });
  }
  /** Activates or deactivates (启用、停用); deactivating ends the sessions. @throws {Refused} identity/own-account, identity/last-administrator */
  async setActive(actor: Actor, id: string, active: boolean): Promise<UserLine> {
    return this.office.act(actor, ["user.manage"], id, async () => {
      if (id === actor.user) throw new Refused("identity/own-account", "不能停用自己的账户", "nobody deactivates the own account");
      return this.office.platform.write(entryOf(actor, active ? "user.activate" : "user.deactivate", id, ""), async (writer) => {
        const user = await this.#user(writer, id), grants = await writer.grants({});
        if (!active) await this.#mustNotBeLast(writer, grants.filter((one) => one.user === id), (one) => one.user !== id);
        const changed = { ...user, active };
        await writer.putUser(changed);
        if (!active) await writer.revokeSessions({ user: id }, this.office.clock.now());
        return this.#line(changed, grants);
      });
    });
  }
  /** Without one holder of each administrator's office nobody could manage users, grants or the audit any more. */
  async #mustNotBeLast(reader: PlatformReader, leaving: readonly Grant[], stays: (grant: Grant) => boolean): Promise<void> {
    const day = this.office.today(), active = new Set((await reader.users()).filter((one) => one.active).map((one) => one.id)), all = await reader.grants({});
    for (const role of administrators) {
      if (!effectiveGrants(leaving, day).some((one) => one.role === role)) continue;
      const others = all.filter((one) => one.role === role && stays(one) && active.has(one.user) && effectiveGrants([one], day).length > 0);
      if (others.length === 0) throw new Refused("identity/last-administrator", "至少须保留一名系统管理员、一名安全管理员和一名审计管理员", "one active system, security and audit administrator must remain");
    }
  }

  /** Grants a role (授权). @throws {Forbidden} {NotFound} the user {Refused} identity/bad-grant, identity/own-grant, identity/exclusive {IdTaken} */
  async createGrant(actor: Actor, command: CreateGrantCommand): Promise<GrantLine> {
    return this.office.act(actor, ["grant.manage"], command.id, async () => {
      if (command.user === actor.user) throw new Refused("identity/own-grant", "不能给自己授权", "nobody grants to themselves");
      const grant: Grant = { id: command.id, user: command.user, role: command.role, district: command.district, ...await this.#paths(command), enterprise: command.enterprise, from: command.from, until: command.until, grantedBy: actor.user };
      const detail = `${grant.role} → ${grant.user}; ${grant.district ?? "*"}; ${grant.organisationPath || "*"}; ${grant.placePath || "*"}; ${grant.enterprise ?? "*"}; ${grant.from}..${grant.until ?? ""}`;
      return this.office.platform.write(entryOf(actor, "grant.create", grant.id, detail), async (writer) => {
        await this.#user(writer, grant.user);
        const known = (await writer.grants({})).find((one) => one.id === grant.id);
        if (known) { if (JSON.stringify(grantLine(known)) !== JSON.stringify(grantLine(grant)) || known.user !== grant.user) throw new IdTaken(grant.id); return grantLine(known); }
        const clash = exclusive(await writer.grants({ user: grant.user }), grant);
        if (clash) throw new Refused("identity/exclusive", `该用户已是 ${clash}；三员与其他角色、三员之间互斥`, `the user holds ${clash}; the three administrators exclude every other role and one another`, [{ field: "role", zh: `与 ${clash} 互斥`, en: `excluded by ${clash}` }]);
        await writer.putGrant(grant);
        return grantLine(grant);
      });
    });
  }
  /** Checks a grant's fields and finds its paths. */
  async #paths(command: CreateGrantCommand): Promise<{ readonly organisationPath: string; readonly placePath: string }> {
    const errors: FieldError[] = [], say = (field: string, zh: string, en: string): void => { errors.push({ field, zh, en }); };
    const { district, role, organisation, place, enterprise, from, until } = command, whole = organisation === "*" && place === "*" && enterprise === null;
    if (!isDay(from)) say("from", "生效日期应为 年-月-日", "the first day is YYYY-MM-DD");
    if (until !== null && (!isDay(until) || until <= from)) say("until", "失效日期应晚于生效日期", "the end is a day after the first");
    if (isAdministrator(role) && (district !== null || !whole)) say("role", "三员只能在平台层面授权，范围为全部", "administrators are granted above the districts, on everything");
    if (role === "firm" && enterprise === null) say("enterprise", "企业角色须指定企业", "a firm's grant names its enterprise");
    const pack = district === null ? null : await this.office.packs(district);
    if (district !== null && !pack) say("district", `没有区县 ${district}`, `there is no district ${district}`);
    if (district === null && !whole) say("district", "跨区县授权的范围只能是全部", "a grant above the districts is on everything");
    const find = (field: string, nodes: readonly { readonly id: string; readonly parent: string | null }[], id: string): string => {
      if (id === "*" || !pack) return "";
      try { return pathIn(nodes, id, field); } catch (error) { if (error instanceof NotFound) say(field, `${id} 不在名录中`, `${id} is not known in the district`); else throw error; return ""; }
    };
    const organisationPath = find("organisation", pack?.organisations ?? [], organisation), placePath = find("place", pack?.places ?? [], place);
    if (pack && enterprise !== null && !pack.enterprises.some((one) => one.id === enterprise)) say("enterprise", `企业 ${enterprise} 不在名录中`, `${enterprise} is not known in the district`);
    if (errors.length > 0) throw new Refused("identity/bad-grant", "授权填写有误", "the grant is not filled in correctly", errors);
    return { organisationPath, placePath };
  }
  /** Ends a grant today (收回授权); the record stays. @throws {NotFound} {Refused} identity/last-administrator */
  async endGrant(actor: Actor, id: string): Promise<void> {
    await this.office.act(actor, ["grant.manage"], id, () => this.office.platform.write(entryOf(actor, "grant.end", id, this.office.today()), async (writer) => {
      const grant = (await writer.grants({})).find((one) => one.id === id);
      if (!grant) throw new NotFound("grant", id);
      if (grant.until !== null && grant.until <= this.office.today()) return;
      await this.#mustNotBeLast(writer, [grant], (one) => one.id !== id);
      await writer.endGrant(id, this.office.today());
    }));
  }
}
