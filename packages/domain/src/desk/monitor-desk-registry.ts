import type { Actor } from "../access/model.js";
import { instrumentErrors, mnError } from "../monitoring/instrument-rules.js";
import type { InstrumentFact, PointFact } from "../monitoring/model.js";
import { pointErrors, slugError, slugFrom } from "../monitoring/point-rules.js";
import { scopeOfPoint } from "../monitoring/point-scope.js";
import type { Stranger } from "../monitoring/ports.js";
import { IdTaken, NotFound, Refused } from "../ports.js";
import { refuseBad, type FieldError } from "./entry-rules.js";
import { mustBeAllowed, overtaken, type MonitorDeskPorts, type Registry } from "./monitor-desk-office.js";
import type { AdoptCommand, PutInstrumentCommand, PutPointCommand } from "./monitor-desk-views.js";

export type NewInstrument = Omit<InstrumentFact, "setting" | "source">;

const text = (value: unknown): string => JSON.stringify(value, (_, inner: unknown) => (typeof inner === "object" && inner !== null && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner));
/** The same command again must say the same (幂等). @throws {IdTaken} */
function sameOrTaken(id: string, known: object, given: object): void { if (text(known) !== text(given)) throw new IdTaken(id); }

/** The version of a point that a command makes, or the one it made before (点位新版本). @throws {Forbidden} {Refused} monitoring/bad-point, monitoring/overtaken {IdTaken} */
export function pointFrom(ports: MonitorDeskPorts, registry: Registry, actor: Actor, command: PutPointCommand): { readonly fact: PointFact; readonly known: boolean; readonly before: PointFact | null } {
  const known = registry.pointFacts.find((one) => one.id === command.id), point = command.point === "" ? known?.point ?? slugFrom("p", command.id) : command.point, before = registry.points.get(point) ?? null;
  const errors = [slugError("point", command.point), ...pointErrors(command, registry.pack)];
  if (before !== null) mustBeAllowed(ports, actor, "instrument.manage", before, point);
  refuseBad("monitoring/bad-point", errors);
  const scope = scopeOfPoint(registry.pack, command.place, command.enterprise), zh = command.nameZh.trim();
  mustBeAllowed(ports, actor, "instrument.manage", scope, point);
  const fact: PointFact = {
    id: command.id, by: actor.user, at: known?.at ?? ports.clock.now(), ...scope, point, seq: command.seq + 1, kind: command.kind, name: { zh, en: command.nameEn.trim() || zh }, place: command.place,
    longitude: command.longitude, latitude: command.latitude, note: command.note.trim(), active: command.active,
  };
  if (known !== undefined) { sameOrTaken(command.id, { ...known }, fact); return { fact: known, known: true, before }; }
  if ((before?.seq ?? 0) !== command.seq) throw overtaken();
  return { fact, known: false, before };
}

/** The version of an instrument that a command makes, or the one it made before (设备新版本). @throws {Forbidden} {Refused} monitoring/bad-instrument, monitoring/overtaken {IdTaken} */
export function instrumentFrom(ports: MonitorDeskPorts, registry: Registry, actor: Actor, command: PutInstrumentCommand): { readonly fact: NewInstrument; readonly known: InstrumentFact | null; readonly what: string } {
  const known = registry.instrumentFacts.find((one) => one.id === command.id) ?? null, instrument = command.instrument === "" ? known?.instrument ?? slugFrom("i", command.id) : command.instrument, before = registry.instruments.get(instrument) ?? null;
  const point = registry.points.get(command.point), errors: (FieldError | null)[] = [slugError("instrument", command.instrument)];
  if (before !== null) mustBeAllowed(ports, actor, "instrument.manage", registry.points.get(before.point) ?? before, instrument);
  if (point === undefined) errors.push({ field: "point", zh: `没有点位“${command.point}”；请先建点位`, en: `there is no point "${command.point}"; make it first` });
  else mustBeAllowed(ports, actor, "instrument.manage", point, instrument);
  if (before !== null && before.point !== command.point) errors.push({ field: "point", zh: "设备不能改到别的点位：请停用它，在新点位另行登记", en: "an instrument never moves: take it out of use and register another at the new point" });
  errors.push(...instrumentErrors(command, { isNew: before === null, simulated: registry.pack.district.simulated, isLeniency: (name) => ports.leniencyLabel(name) !== null }));
  errors.push(mnTaken(registry, command.mn, instrument, command.active));
  refuseBad("monitoring/bad-instrument", errors);
  const { organisationPath, placePath, enterprise } = point!;
  const given = {
    id: command.id, by: actor.user, at: known?.at ?? ports.clock.now(), district: ports.store.district, organisationPath, placePath, enterprise, instrument, seq: command.seq + 1, mn: command.mn, point: command.point, st: command.st, edition: command.edition,
    leniencies: command.leniencies, units: command.units, timeMark: command.timeMark, minuteInterval: command.minuteInterval, realTimeSeconds: command.realTimeSeconds, addresses: command.addresses, active: command.active,
  };
  if (known !== null) {
    const { setting: _setting, source: _source, passwordEncrypted, keyEncrypted, ...rest } = known;
    sameOrTaken(command.id, { ...rest, organisationPath, placePath, enterprise }, given);
    // secrets are encrypted anew each time, so it is the plain ones that must be the same
    if (command.password !== null && ports.secrets.decrypt(passwordEncrypted) !== command.password) throw new IdTaken(command.id);
    if (command.key !== null && (command.key === "" ? keyEncrypted !== null : keyEncrypted === null || ports.secrets.decrypt(keyEncrypted) !== command.key.toLowerCase())) throw new IdTaken(command.id);
    return { fact: known, known, what: "" };
  }
  if ((before?.seq ?? 0) !== command.seq) throw overtaken();
  const passwordEncrypted = command.password === null ? before!.passwordEncrypted : ports.secrets.encrypt(command.password);
  const keyEncrypted = command.key === null ? before?.keyEncrypted ?? null : command.key === "" ? null : ports.secrets.encrypt(command.key.toLowerCase());
  return { fact: { ...given, passwordEncrypted, keyEncrypted }, known: null, what: whatChanged(before, given, command) };
}
function mnTaken(registry: Registry, mn: string, instrument: string, active: boolean): FieldError | null {
  const other = active ? [...registry.instruments.values()].find((one) => one.active && one.mn === mn && one.instrument !== instrument) : undefined;
  return other === undefined ? null : { field: "mn", zh: `MN 已登记给设备“${other.instrument}”；请先停用它`, en: `the MN is registered for "${other.instrument}"; take that out of use first` };
}

const fieldNames: readonly (readonly [keyof InstrumentFact, string])[] = [["mn", "MN"], ["st", "系统编码"], ["edition", "版本"], ["leniencies", "容许偏差"], ["units", "单位"], ["timeMark", "时间标记"], ["minuteInterval", "分钟间隔"], ["realTimeSeconds", "实时间隔"], ["addresses", "来源地址"], ["active", "在用"]];
/** What changed of an instrument, for the audit log; that a secret was set, never which. */
function whatChanged(before: InstrumentFact | null, after: Partial<InstrumentFact>, { password, key }: Pick<PutInstrumentCommand, "password" | "key">): string {
  const secrets = [...(password === null ? [] : ["设置访问密码"]), ...(key === null ? [] : [key === "" ? "取消密钥" : "设置密钥"])];
  if (before === null) return ["新登记", ...secrets].join("；");
  return [...fieldNames.flatMap(([field, name]) => (text(before[field]) === text(after[field]) ? [] : [`${name}：${plain(before[field])} → ${plain(after[field])}`])), ...secrets].join("；") || "未作变更";
}
const plain = (value: unknown): string => (typeof value === "string" ? value : value === null ? "不限" : text(value));

/** The facts that adoption makes (接纳): a point where none is named, and the instrument with what the stranger came with. */
export interface Adoption { readonly point: PointFact | null; readonly instrument: NewInstrument; readonly what: string }

/**
 * Adopts a stranger (接纳). One whose MN nobody registered becomes a new instrument, at the point named or at a new one. One that is registered and was refused all the same keeps its point,
 * and its entry takes over what it was refused for: the password it sends, the address it comes from, that it is in use.
 * @throws {NotFound} no such stranger, no such point @throws {Forbidden} @throws {Refused} monitoring/bad-adoption
 */
export function adoptionFrom(ports: MonitorDeskPorts, registry: Registry, actor: Actor, command: AdoptCommand, strangers: readonly Stranger[]): Adoption {
  const mine = strangers.filter((one) => one.mn === command.mn), registered = [...registry.instruments.values()].find((one) => one.mn === command.mn && one.active) ?? [...registry.instruments.values()].find((one) => one.mn === command.mn);
  if (registered !== undefined) return readopted(ports, registry, actor, command, registered, latest(mine.filter((one) => one.reason !== "mn-unknown")));
  const stranger = latest(mine.filter((one) => one.reason === "mn-unknown"));
  if (stranger === null) throw new NotFound("stranger", command.mn);
  const errors: (FieldError | null)[] = [mnError("mn", command.mn, { edition: null, lenient: true, simulated: registry.pack.district.simulated })], existing = command.point === null ? null : registry.points.get(command.point) ?? null;
  if (command.point !== null && existing === null) throw new NotFound("point", command.point);
  if (existing === null) errors.push(...pointErrors({ ...command, longitude: null, latitude: null }, registry.pack));
  if (stranger.passwordEncrypted === "") errors.push({ field: "mn", zh: "该设备的报文没有可用的密码；请手工登记", en: "the packets of this instrument carry no password; register it by hand" });
  refuseBad("monitoring/bad-adoption", errors);
  const at = ports.clock.now(), signed = { id: command.id, by: actor.user, at }, zh = command.nameZh.trim();
  const scope = existing ?? scopeOfPoint(registry.pack, command.place, command.enterprise), { organisationPath, placePath, enterprise } = scope;
  mustBeAllowed(ports, actor, "instrument.manage", scope, command.mn);
  const point = existing !== null ? null : { ...signed, district: ports.store.district, organisationPath, placePath, enterprise, point: slugFrom("p", command.id), seq: 1, kind: command.kind, name: { zh, en: command.nameEn.trim() || zh }, place: command.place, longitude: null, latitude: null, note: "", active: true };
  return {
    point, what: `接纳 ${command.mn}（${stranger.address}，ST=${stranger.st}）到点位 ${(existing ?? point)!.name.zh}`,
    instrument: {
      ...signed, district: ports.store.district, organisationPath, placePath, enterprise, instrument: slugFrom("i", command.id), seq: 1, mn: command.mn, point: (existing ?? point)!.point, st: stranger.st, edition: stranger.edition, passwordEncrypted: stranger.passwordEncrypted, keyEncrypted: null,
      leniencies: known(ports, stranger.leniencies), units: {}, timeMark: command.timeMark, minuteInterval: 10, realTimeSeconds: 60, addresses: [], active: true,
    },
  };
}
function readopted(ports: MonitorDeskPorts, registry: Registry, actor: Actor, command: AdoptCommand, fact: InstrumentFact, stranger: Stranger | null): Adoption {
  if (stranger === null) throw new NotFound("stranger", command.mn);
  mustBeAllowed(ports, actor, "instrument.manage", registry.points.get(fact.point) ?? fact, fact.instrument);
  if (command.point !== null && command.point !== fact.point) throw new Refused("monitoring/bad-adoption", `MN ${fact.mn} 已登记在另一点位；设备不能改到别的点位`, `MN ${fact.mn} is registered at another point; an instrument never moves`, [{ field: "point", zh: "设备已登记在另一点位", en: "registered at another point" }]);
  const { setting: _setting, source: _source, ...rest } = fact, changed = {
    "password-wrong": { passwordEncrypted: stranger.passwordEncrypted }, address: { addresses: fact.addresses.includes(stranger.address) ? fact.addresses : [...fact.addresses, stranger.address] }, inactive: { active: true }, "mn-unknown": {},
  }[stranger.reason], what = { "password-wrong": "采用其报文中的密码", address: `允许来源地址 ${stranger.address}`, inactive: "恢复使用", "mn-unknown": "" }[stranger.reason];
  return { point: null, instrument: { ...rest, ...changed, id: command.id, by: actor.user, at: ports.clock.now(), seq: fact.seq + 1 }, what: `接纳 ${fact.mn}：${what}` };
}
const known = (ports: MonitorDeskPorts, names: readonly string[]): readonly string[] => [...new Set(names)].filter((name) => ports.leniencyLabel(name) !== null);
function latest(strangers: readonly Stranger[]): Stranger | null { return strangers.reduce<Stranger | null>((held, one) => (held === null || one.lastAt > held.lastAt ? one : held), null); }

/** Strangers that still wait (待接纳设备): an MN registered meanwhile, or an entry changed after the last refusal, waits no more. The latest first. */
export function waiting(registry: Registry, strangers: readonly Stranger[]): readonly Stranger[] {
  const changedAt = new Map<string, number>();
  for (const { mn, at } of registry.instrumentFacts) changedAt.set(mn, Math.max(changedAt.get(mn) ?? 0, Date.parse(at)));
  return strangers.filter(({ mn, reason, lastAt }) => { const at = changedAt.get(mn); return at === undefined || (reason !== "mn-unknown" && lastAt > at); }).sort((a, b) => b.lastAt - a.lastAt || (a.mn < b.mn ? -1 : 1));
}
