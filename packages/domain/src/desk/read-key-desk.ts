import { isDay } from "@yunqing/standards";
import type { Actor, KeyRole, Scoped } from "../access/model.js";
import { actionsOf, allows, scopeOf } from "../access/rules.js";
import { beijingText } from "../monitoring/window.js";
import { Forbidden, IdTaken, NotFound, Refused, type Clock, type DistrictStore, type Secrets } from "../ports.js";
import type { HeldReadKey, ReadKey, ReadKeyUse } from "../read-key/model.js";
import type { ReadKeySeenStore } from "../read-key/ports.js";
import { missingText, refuseBad } from "./entry-rules.js";
import type { SessionSheet } from "./identity-desk-views.js";
import { guarded, mustHoldHere, namesOf } from "./monitor-desk-office.js";
import { todayOf } from "./plan-desk-office.js";

export interface ReadKeyDeskPorts {
  readonly store: DistrictStore; readonly readKeySeen: ReadKeySeenStore; readonly clock: Clock; readonly secrets: Pick<Secrets, "token" | "hashToken">;
  /** display names of users by id; ids are shown without it */
  readonly names?: (users: readonly string[]) => Promise<ReadonlyMap<string, string>>;
}
/** A key as it is shown (只读密钥). */
export interface ReadKeyLine {
  readonly id: string; readonly name: string; readonly use: ReadKeyUse; readonly untilDay: string | null; readonly by: string; readonly at: string; readonly state: "good" | "expired" | "ended";
  readonly ended: { readonly by: string; readonly at: string; readonly reason: string } | null; readonly seen: { readonly at: string; readonly address: string } | null;
}
export interface MakeReadKeyCommand { readonly id: string; readonly name: string; readonly use: ReadKeyUse; readonly untilDay: string | null }
/** Who reads by a key: an actor with one grant of a role that no person has, and what a browser may know of it. */
export interface ReadBy { readonly actor: Actor; readonly session: SessionSheet & { readonly readOnly: true } }
interface KeyCaller { readonly address: string; readonly agent: string }

const roleOf: Readonly<Record<ReadKeyUse, KeyRole>> = { screen: "screen-key", "sensor-things": "sensor-things-key" }, seenMs = 60_000;
const useNames: Readonly<Record<ReadKeyUse, string>> = { screen: "大屏", "sensor-things": "SensorThings" };

/** The desk of read keys (只读密钥): made, listed and ended by whoever holds `key.manage`; a key reads within the scope of its maker at the time, by one of two roles that only read. Each act is audited. */
export class ReadKeyDesk {
  readonly #ports: ReadKeyDeskPorts;
  constructor(ports: ReadKeyDeskPorts) { this.#ports = ports; }
  #acting<T>(actor: Actor, subject: string, act: () => Promise<T>): Promise<T> {
    return guarded(this.#ports, actor, "key.manage", subject, async () => { mustHoldHere(this.#ports, actor, "key.manage"); return act(); });
  }
  #reaches(actor: Actor, key: HeldReadKey): boolean { return key.by === actor.user || allows(actor.grants, "key.manage", key, todayOf(this.#ports.clock)); }

  /** Keys that the person made or whose whole reach the person has. @throws {Forbidden} */
  async keys(actor: Actor): Promise<readonly ReadKeyLine[]> {
    return this.#acting(actor, "read-keys", async () => this.#lines((await this.#ports.store.read((reader) => reader.readKeys())).filter((key) => this.#reaches(actor, key))));
  }
  /** Makes a key (新建只读密钥); it is in this answer and never again. @throws {Forbidden} {Refused} read-key/bad-key, read-key/shown for the same command again */
  async make(actor: Actor, command: MakeReadKeyCommand): Promise<ReadKeyLine & { readonly key: string }> {
    return this.#acting(actor, command.id, async () => {
      const { store, clock, secrets } = this.#ports, { untilDay } = command, today = todayOf(clock);
      if ((await store.read((reader) => reader.readKeys({ id: command.id }))).length > 0) throw new Refused("read-key/shown", "这个密钥已经建好并显示过一次，不能再显示；没有记下的请停用它，另建一个", "this key was made and shown once; end it and make another if it was not written down");
      refuseBad("read-key/bad-key", [missingText("name", command.name, { zh: "用途", en: "what it is for" }), untilDay === null || (isDay(untilDay) && untilDay >= today) ? null : { field: "untilDay", zh: `有效期：“${untilDay}”应是今天或以后的日期`, en: `until: "${untilDay}" should be today or a later day` }]);
      const key = `yqr_${secrets.token()}`, fact: ReadKey = { ...this.#wholeScope(actor), id: command.id, by: actor.user, at: clock.now(), name: command.name.trim(), use: command.use, keyHash: secrets.hashToken(key), untilDay };
      await store.write({ actor, action: "key.manage", subject: command.id, detail: `新建只读密钥 ${fact.name}，用于${useNames[fact.use]}${untilDay === null ? "" : `，至 ${untilDay}`}` }, (writer) => writer.appendReadKey(fact));
      return { ...(await this.#lines([{ ...fact, ended: null, seen: null }]))[0]!, key };
    });
  }
  /** Ends a key (停用只读密钥): whatever reads by it is out with the next request. @throws {Forbidden} {NotFound} {Refused} read-key/bad-key without reason, read-key/ended the second time {IdTaken} */
  async end(actor: Actor, id: string, command: { readonly id: string; readonly reason: string }): Promise<ReadKeyLine> {
    return this.#acting(actor, id, async () => {
      const { store, clock } = this.#ports, key = (await store.read((reader) => reader.readKeys({ id })))[0], reason = command.reason.trim();
      if (key === undefined || !this.#reaches(actor, key)) throw new NotFound("read key", id);
      refuseBad("read-key/bad-key", [missingText("reason", command.reason, { zh: "原因", en: "reason" })]);
      if (key.ended !== null) {
        if (key.ended.id !== command.id) throw new Refused("read-key/ended", "该密钥已经停用", "the key was ended before");
        if (key.ended.by !== actor.user || key.ended.reason !== reason) throw new IdTaken(command.id);
        return (await this.#lines([key]))[0]!;
      }
      const { district, organisationPath, placePath, enterprise } = key, end = { district, organisationPath, placePath, enterprise, id: command.id, by: actor.user, at: clock.now(), key: id, reason };
      await store.write({ actor, action: "key.manage", subject: id, detail: `停用只读密钥 ${key.name}；${reason}`.slice(0, 500) }, (writer) => writer.appendReadKeyEnd(end));
      return (await this.#lines([{ ...key, ended: end }]))[0]!;
    });
  }

  /** Opens the wall in a browser (大屏登录): a token for the key, good as long as the key is. @throws {Refused} read-key/refused: wrong, ended, past its day or for something else, all in the same words */
  async open(key: string, caller: KeyCaller): Promise<{ readonly token: string; readonly session: ReadBy["session"] }> {
    const { store, clock, secrets } = this.#ports, held = await this.#good(await store.read((reader) => reader.readKeys({ keyHash: secrets.hashToken(key) })), "screen");
    if (held === null) throw new Refused("read-key/refused", "只读密钥不对、已停用或已过期", "the read key is wrong, was ended, or has expired");
    const token = secrets.token(), by = await this.#readBy(held, caller);
    await store.write({ actor: by.actor, action: "key.open", subject: held.id, detail: `大屏以只读密钥 ${held.name} 登录` }, (writer) => writer.appendReadKeySession({ tokenHash: secrets.hashToken(token), key: held.id, openedAt: clock.now(), address: caller.address, agent: caller.agent.slice(0, 300) }));
    return { token, session: by.session };
  }
  /** The wall behind a token (大屏会话), or null: unknown, or its key was ended or is past its day. It never idles out. */
  async resume(token: string, caller: KeyCaller): Promise<ReadBy | null> {
    const { store, secrets } = this.#ports;
    const keys = await store.read(async (reader) => { const session = await reader.readKeySession(secrets.hashToken(token)); return session === null ? [] : reader.readKeys({ id: session.key }); });
    return this.#used(await this.#good(keys, "screen"), caller);
  }
  /** Who reads SensorThings by a key, or null for one that is none, was ended, is past its day or is for the wall. */
  async reads(key: string, caller: KeyCaller): Promise<ReadBy | null> {
    const { store, secrets } = this.#ports;
    return this.#used(await this.#good(await store.read((reader) => reader.readKeys({ keyHash: secrets.hashToken(key) })), "sensor-things"), caller);
  }

  async #good(keys: readonly HeldReadKey[], use: ReadKeyUse): Promise<HeldReadKey | null> {
    const [held] = keys;
    return held !== undefined && held.use === use && this.#stateOf(held) === "good" ? held : null;
  }
  #stateOf({ ended, untilDay }: HeldReadKey): ReadKeyLine["state"] { return ended !== null ? "ended" : untilDay !== null && untilDay < todayOf(this.#ports.clock) ? "expired" : "good"; }
  async #used(held: HeldReadKey | null, caller: KeyCaller): Promise<ReadBy | null> {
    if (held === null) return null;
    const now = this.#ports.clock.now();
    if (held.seen === null || Date.parse(now) - Date.parse(held.seen.at) >= seenMs || held.seen.address !== caller.address) await this.#ports.readKeySeen.readKeySeen(held.id, { at: now, address: caller.address });
    return this.#readBy(held, caller);
  }
  async #readBy(held: HeldReadKey, caller: KeyCaller): Promise<ReadBy> {
    const { store, clock } = this.#ports, user = `read-key:${held.id}`, name = `只读密钥 ${held.name}`, today = todayOf(clock), { organisationPath, placePath, enterprise } = held;
    const actor: Actor = { user, name, organisation: null, address: caller.address, grants: [{ id: held.id, user, role: roleOf[held.use], district: store.district, organisationPath, placePath, enterprise, from: "0001-01-01", until: null, grantedBy: held.by }] };
    const { id, name: of, adcode, simulated } = (await store.read((reader) => reader.pack())).district;
    return { actor, session: { user: { id: user, name: held.name, displayName: name, organisation: null }, mustChangePassword: false, csrf: "", districts: [{ id, name: of, adcode, simulated, actions: actionsOf(actor.grants, id, today) }], platformActions: [], lastSignIn: null, expiresAt: held.untilDay === null ? "9999-12-31T00:00:00.000Z" : `${held.untilDay}T16:00:00.000Z`, readOnly: true } };
  }
  /** The scope of a key: that of the one grant that gives its maker the right. */
  #wholeScope(actor: Actor): Scoped {
    const { district } = this.#ports.store, { all, parts } = scopeOf(actor.grants, "key.manage", district, todayOf(this.#ports.clock)), [part, other] = parts;
    if (all) return { district, organisationPath: "", placePath: "", enterprise: null };
    if (part === undefined) throw new Forbidden("key.manage", district);
    if (other !== undefined) refuseBad("read-key/bad-key", [{ field: "use", zh: "您的授权有几个范围，密钥只能有一个；请由全区范围的人员新建", en: "your grants have several scopes and a key has one; let somebody with the whole district make it" }]);
    return { district, ...part };
  }
  async #lines(keys: readonly HeldReadKey[]): Promise<readonly ReadKeyLine[]> {
    const nameOf = await namesOf(this.#ports, keys.flatMap(({ by, ended }) => (ended === null ? [by] : [by, ended.by]))), text = (at: string): string => beijingText(Date.parse(at));
    return keys.map((key) => ({ id: key.id, name: key.name, use: key.use, untilDay: key.untilDay, by: nameOf(key.by), at: text(key.at), state: this.#stateOf(key), ended: key.ended === null ? null : { by: nameOf(key.ended.by), at: text(key.ended.at), reason: key.ended.reason }, seen: key.seen === null ? null : { at: text(key.seen.at), address: key.seen.address } }));
  }
}
