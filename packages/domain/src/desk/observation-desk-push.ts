import { isDay } from "@yunqing/standards";
import type { Actor, Scoped } from "../access/model.js";
import { scopeOf } from "../access/rules.js";
import { flagVerdicts } from "../monitoring/quality.js";
import type { ObservationBatch, PointFact, PushKey } from "../monitoring/model.js";
import { pointSight } from "../monitoring/point-scope.js";
import { instantOf, midnightBefore } from "../monitoring/window.js";
import { batchReadings, type BatchValue } from "../observation-import/batch-readings.js";
import { isBelowDetection } from "../observation-import/cell-number.js";
import { Forbidden, IdTaken, NotFound, Refused } from "../ports.js";
import { missingText, refuseBad, type FieldError } from "./entry-rules.js";
import { mustBeAllowed, registryOf, type Registry } from "./monitor-desk-office.js";
import { codeError, valueError } from "./observation-desk-acts.js";
import { bringersOf, fieldLabels, keyUser, ownPoint, pushKeyRow, scopeOfPoints, seesAll, unitsAt, type HeldKey, type ObservationDeskPorts } from "./observation-desk-office.js";
import type { EndPushKeyCommand, MadePushKey, MakePushKeyCommand, PushCommand, Pushed, PushKeyRow } from "./observation-desk-views.js";
import { todayOf } from "./plan-desk-office.js";

/** Observations of one push at most. */
export const mostPushed = 1_000;
/** how far the clock of a program may be ahead, milliseconds */
const aheadMs = 10 * 60_000;
const mostErrors = 50;

/** Whether the person may do with a key what its scope says: all its points, or the whole of its scope. */
function reaches(ports: ObservationDeskPorts, actor: Actor, registry: Registry, key: PushKey): boolean {
  if (key.points.length > 0) return seesAll(ports, actor, registry, key.points);
  try { mustBeAllowed(ports, actor, "observation.import", key, key.id); return true; } catch (error) { if (error instanceof Forbidden) return false; throw error; }
}

/** Keys that the person made, or whose whole reach the person has (推送密钥). */
export async function pushKeys(ports: ObservationDeskPorts, actor: Actor): Promise<readonly PushKeyRow[]> {
  const { registry, keys } = await ports.store.read(async (reader) => ({ registry: await registryOf(reader), keys: await reader.pushKeys() }));
  const own = keys.filter((key) => key.by === actor.user || reaches(ports, actor, registry, key)), nameOf = await bringersOf(ports, own.map((one) => one.by), []);
  return own.map((key) => pushKeyRow(key, nameOf));
}

/** The scope of a key for all points of its maker: that of the one grant that gives it. */
function wholeScope(ports: ObservationDeskPorts, actor: Actor): Scoped {
  const { all, parts } = scopeOf(actor.grants, "observation.import", ports.store.district, todayOf(ports.clock)), district = ports.store.district;
  if (all) return { district, organisationPath: "", placePath: "", enterprise: null };
  const [part, other] = parts;
  if (part === undefined) throw new Forbidden("observation.import", district);
  if (other !== undefined) refuseBad("monitoring/bad-key", [{ field: "points", zh: "点位：您的授权有几个范围，请列出密钥可写的点位", en: "points: your grants have several scopes; list the points that the key may write" }]);
  return { district, ...part };
}

/** Makes a key (新建密钥); it is shown in this answer and never again. @throws {Refused} monitoring/bad-key, monitoring/key-shown for the same command again {NotFound} a point out of scope */
export async function makePushKey(ports: ObservationDeskPorts, actor: Actor, command: MakePushKeyCommand): Promise<MadePushKey> {
  const { registry, keys } = await ports.store.read(async (reader) => ({ registry: await registryOf(reader), keys: await reader.pushKeys() })), today = todayOf(ports.clock), { untilDay } = command;
  if (keys.some((one) => one.id === command.id)) throw new Refused("monitoring/key-shown", "这个密钥已经建好并显示过一次，不能再显示；没有记下的请停用它，另建一个", "this key was made and shown once; end it and make another if it was not written down");
  const points = [...new Set(command.points)].map((id) => ownPoint(ports, actor, "observation.import", registry, id));
  refuseBad("monitoring/bad-key", [missingText("name", command.name, fieldLabels.name), untilDay === null || (isDay(untilDay) && untilDay >= today) ? null : { field: "untilDay", zh: `有效期：“${untilDay}”应是今天或以后的日期`, en: `until: "${untilDay}" should be today or a later day` }]);
  const scope = points.length === 0 ? wholeScope(ports, actor) : scopeOfPoints(registry.pack, points), key = `yqk_${ports.secrets.token()}`;
  const fact: PushKey = { ...scope, id: command.id, by: actor.user, at: ports.clock.now(), name: command.name.trim(), keyHash: ports.secrets.hashToken(key), origin: command.origin, points: points.map((one) => one.point), untilDay };
  await ports.store.write({ actor, action: "observation.import", subject: command.id, detail: `新建推送密钥 ${fact.name}，${points.length === 0 ? "授权范围内全部点位" : `${points.length} 个点位`}${untilDay === null ? "" : `，至 ${untilDay}`}` }, (writer) => writer.appendPushKey(fact));
  return { ...pushKeyRow({ ...fact, ended: null }, await bringersOf(ports, [actor.user], [])), key };
}

/** Ends a key (停用密钥). @throws {Refused} monitoring/bad-key without reason, monitoring/key-ended the second time {NotFound} {IdTaken} */
export async function endPushKey(ports: ObservationDeskPorts, actor: Actor, id: string, command: EndPushKeyCommand): Promise<PushKeyRow> {
  const { registry, key } = await ports.store.read(async (reader) => ({ registry: await registryOf(reader), key: (await reader.pushKeys()).find((one) => one.id === id) }));
  if (key === undefined || !(key.by === actor.user || reaches(ports, actor, registry, key))) throw new NotFound("push key", id);
  refuseBad("monitoring/bad-key", [missingText("reason", command.reason, fieldLabels.reason)]);
  const reason = command.reason.trim(), shown = async (held: HeldKey): Promise<PushKeyRow> => pushKeyRow(held, await bringersOf(ports, [held.by], []));
  if (key.ended !== null) {
    if (key.ended.id !== command.id) throw new Refused("monitoring/key-ended", "该密钥已经停用", "the key was ended before");
    if (key.ended.by !== actor.user || key.ended.reason !== reason) throw new IdTaken(command.id);
    return shown(key);
  }
  const { district, organisationPath, placePath, enterprise } = key, end = { district, organisationPath, placePath, enterprise, id: command.id, by: actor.user, at: ports.clock.now(), key: id, reason };
  await ports.store.write({ actor, action: "observation.import", subject: id, detail: `停用推送密钥 ${key.name}；${reason}`.slice(0, 500) }, (writer) => writer.appendPushKeyEnd(end));
  return shown({ ...key, ended: end });
}

/** Who pushes, what for, and which points it may write: a key, or a door that the configuration opens (MQTT). */
export interface Pusher { readonly user: string; readonly name: string; readonly origin: ObservationBatch["origin"] & ("import" | "laboratory" | "push"); readonly address: string; readonly may: (registry: Registry, point: PointFact) => boolean }

/** The pusher that a key stands for. @throws {Refused} monitoring/key-refused for a key that is none, was ended, or is past its day: all three in the same words */
export async function pusherOf(ports: ObservationDeskPorts, key: string, address: string): Promise<Pusher> {
  const hash = ports.secrets.hashToken(key), held = (await ports.store.read((reader) => reader.pushKeys())).find((one) => one.keyHash === hash);
  if (held === undefined || held.ended !== null || (held.untilDay !== null && held.untilDay < todayOf(ports.clock))) throw new Refused("monitoring/key-refused", "推送密钥不对、已停用或已过期", "the push key is wrong, was ended, or has expired");
  const part = { organisationPath: held.organisationPath, placePath: held.placePath, enterprise: held.enterprise }, named = new Set(held.points);
  const scope = { all: part.organisationPath === "" && part.placePath === "" && part.enterprise === null, parts: [part], organisationPaths: [part.organisationPath], placePaths: [part.placePath], enterprises: part.enterprise === null ? [] : [part.enterprise] };
  return { user: keyUser(held.id), name: held.name, origin: held.origin, address, may: (registry, point) => (named.size > 0 ? named.has(point.point) : pointSight(registry.pack, scope)(point)) };
}

/**
 * Takes what a program pushes (推送入库): all or none, one batch, at most {@link mostPushed} observations. The same id again with the same content changes nothing.
 * @throws {Refused} monitoring/bad-push naming each bad field {IdTaken} the id came with other content
 */
export async function pushAs(ports: ObservationDeskPorts, pusher: Pusher, command: PushCommand): Promise<Pushed> {
  const registry = await ports.store.read(registryOf), now = Date.parse(ports.clock.now()), actor: Actor = { user: pusher.user, name: pusher.name, organisation: null, address: pusher.address, grants: [] };
  const errors: FieldError[] = [], rows: { readonly point: string; readonly kind: PushCommand["observations"][number]["kind"]; readonly from: number; readonly values: readonly BatchValue[] }[] = [], points = new Map<string, PointFact>(), windows = new Map<string, number>();
  const add = (error: FieldError | null): void => { if (error !== null && errors.length < mostErrors) errors.push(error); };
  if (command.observations.length === 0 || command.observations.length > mostPushed) add({ field: "observations", zh: `一次推送 1 至 ${mostPushed} 条，收到 ${command.observations.length} 条`, en: `a push carries 1 to ${mostPushed} observations, ${command.observations.length} came` });
  else for (const [at, one] of command.observations.entries()) {
    const field = `observations/${at}`, point = registry.points.get(one.point), from = instantOf(one.from);
    if (point === undefined || !pusher.may(registry, point)) { add({ field: `${field}/point`, zh: `没有点位“${one.point}”，或不在密钥的范围内`, en: `there is no point "${one.point}", or the key does not reach it` }); continue; }
    add(timeError(`${field}/from`, one.kind, one.from, from, now));
    if (!point.active) add({ field: `${field}/point`, zh: `点位“${one.point}”已停用`, en: `the point "${one.point}" is out of use` });
    const unitOf = unitsAt(ports.factorTable, registry, point.point), flags = one.flags ?? {}, codes = [...new Set([...Object.keys(one.values), ...Object.keys(flags)])];
    if (codes.length === 0) add({ field: `${field}/values`, zh: "没有任何数值", en: "there is no value" });
    for (const code of codes) {
      const value = Object.hasOwn(one.values, code) ? one.values[code]! : null, flag = Object.hasOwn(flags, code) ? flags[code]! : null;
      add(codeError(`${field}/values`, code));
      if (value !== null) add(valueError(`${field}/values/${code}`, value, unitOf(code)));
      if (flag !== null && flag !== "L" && !Object.hasOwn(flagVerdicts, flag)) add({ field: `${field}/flags/${code}`, zh: `“${flag}”不是数据标记；例如 N、D、M、C、L`, en: `"${flag}" is no data flag; such as N, D, M, C, L` });
    }
    const key = `${one.point}\n${one.kind}\n${from ?? one.from}`, first = windows.get(key);
    if (first !== undefined) add({ field, zh: `与第 ${first} 条是同一点位、类别和时间；请合为一条`, en: `the same point, kind and time as observation ${first}; make them one` });
    windows.set(key, at);
    points.set(point.point, point);
    rows.push({ point: point.point, kind: one.kind, from: from ?? 0, values: codes.map((code) => ({ factor: code, value: one.values[code] ?? "", flag: flags[code] ?? (isBelowDetection(one.values[code] ?? "") ? "L" : null) })) });
  }
  refuseBad("monitoring/bad-push", errors);
  const readings = batchReadings(rows), digest = ports.secrets.hashToken(JSON.stringify(readings.map(({ point, kind, from, shape, content }) => [point, kind, from, shape, content])));
  const batch: Omit<ObservationBatch, "number"> = { ...scopeOfPoints(registry.pack, [...points.values()]), id: command.id, by: pusher.user, at: ports.clock.now(), origin: pusher.origin, title: `推送：${pusher.name}`, document: `SHA-256 ${digest}`, reason: "", rows: rows.length, points: [...points.keys()], file: null };
  const { number } = await ports.store.write({ actor, action: "observation.push", subject: command.id, detail: `${pusher.name}：${rows.length} 条，${points.size} 个点位` }, (writer) => writer.appendBatch(batch, readings));
  return { batch: number, stored: rows.length };
}

function timeError(field: string, kind: PushCommand["observations"][number]["kind"], text: string, from: number | null, now: number): FieldError | null {
  if (from === null) return { field, zh: `“${text}”不是带时区的时间；例如 2026-11-28T10:00:00+08:00`, en: `"${text}" is no instant with offset; for example 2026-11-28T10:00:00+08:00` };
  if (from > now + aheadMs) return { field, zh: `“${text}”还没有到；请检查设备的时钟`, en: `"${text}" lies in the future; check the clock` };
  if (kind === "day" ? midnightBefore(from) !== from : from % (kind === "hour" ? 3_600_000 : kind === "minute" ? 60_000 : 1) !== 0) return { field, zh: `“${text}”不是${kind === "day" ? "北京时间零点" : kind === "hour" ? "整点" : "整分"}，与数据类别不符`, en: `"${text}" is not on the whole ${kind}` };
  return null;
}
