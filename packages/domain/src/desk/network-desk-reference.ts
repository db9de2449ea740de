import { dayAfter, exact, findItem, isDay } from "@yunqing/standards";
import type { Actor } from "../access/model.js";
import { slugError, slugFrom } from "../monitoring/point-rules.js";
import { scopeOfPoint } from "../monitoring/point-scope.js";
import { beijingText } from "../monitoring/window.js";
import { bodiesInForce, laboratoriesInForce, profilesInForce, sandstormSaid } from "../network/in-force.js";
import type { Laboratory, SandstormDay, WaterBody } from "../network/model.js";
import { inScope, scopeOf } from "../access/rules.js";
import { dayError, missingText, refuseBad, type FieldError } from "./entry-rules.js";
import { mustBeAllowed, overtaken, sightFor } from "./monitor-desk-office.js";
import { lastBody, lastLaboratory, saidBefore, type NetworkDeskPorts, type NetworkRegistry } from "./network-desk-office.js";
import type { DeclareSandstorm, LaboratoryRow, PutLaboratory, PutWaterBody, SandstormDayRow, WaterBodyRow } from "./network-desk-views.js";
import { todayOf } from "./plan-desk-office.js";

const say = (field: string, zh: string, en: string): FieldError => ({ field, zh, en });
/** Days before the end of a certificate on which it is said (证书将到期). */
const endingDays = 60;

/** What belongs to the whole district is the bureau's: only who manages all of it may set it (全区事项). @throws {Forbidden} */
export function mustManageDistrict(ports: NetworkDeskPorts, actor: Actor, registry: NetworkRegistry, subject: string): void { mustBeAllowed(ports, actor, "network.manage", scopeOfPoint(registry.pack, null, null), subject); }

/** Water bodies that the person sees: in the scope, or with a point that is seen (水体列表). */
export function bodyRows(ports: NetworkDeskPorts, actor: Actor, registry: NetworkRegistry): readonly WaterBodyRow[] {
  const scope = scopeOf(actor.grants, "monitor.read", ports.store.district, todayOf(ports.clock)), sees = sightFor(ports, actor, "monitor.read", registry.pack), profiles = profilesInForce(registry.profileFacts, todayOf(ports.clock));
  return bodiesInForce(registry.bodyFacts).flatMap((fact): readonly WaterBodyRow[] => {
    const own = [...registry.points.values()].filter((point) => profiles.get(point.point)?.body === fact.body && sees(point)).map((point) => ({ id: point.point, name: point.name, chainage: profiles.get(point.point)?.chainage ?? null }));
    if (own.length === 0 && !inScope(scope, fact)) return [];
    const order = (text: string | null): ReturnType<typeof exact> => exact(text ?? "1000000");
    return [{ body: fact.body, seq: fact.seq, kind: fact.kind, name: fact.name, place: fact.place, targetClass: fact.targetClass, note: fact.note, active: fact.active, points: [...own].sort((a, b) => order(a.chainage).compare(order(b.chainage))) }];
  });
}
/** Laboratories that the person sees: all with the whole district, else those that measure for a point that is seen, without how to reach them (检测机构列表). */
export function laboratoryRows(ports: NetworkDeskPorts, actor: Actor, registry: NetworkRegistry): readonly LaboratoryRow[] {
  const today = todayOf(ports.clock), scope = scopeOf(actor.grants, "monitor.read", ports.store.district, today), sees = sightFor(ports, actor, "monitor.read", registry.pack), profiles = profilesInForce(registry.profileFacts, today);
  const used = new Set([...registry.points.values()].filter(sees).flatMap(({ point }) => profiles.get(point)?.laboratory ?? []));
  return laboratoriesInForce(registry.laboratoryFacts).filter((fact) => inScope(scope, fact) || used.has(fact.laboratory)).map((fact) => ({
    laboratory: fact.laboratory, seq: fact.seq, name: fact.name, creditCode: fact.creditCode, certificate: fact.certificate, validFrom: fact.validFrom, validUntil: fact.validUntil, items: fact.items, contact: inScope(scope, fact) ? fact.contact : "", active: fact.active,
    state: today < fact.validFrom ? "not-yet" : today > fact.validUntil ? "expired" : dayAfter(today, endingDays) > fact.validUntil ? "ending" : "valid",
  }));
}
/** What was said of days of sand and dust, the latest day first (沙尘天气认定记录). */
export function sandstormRows(registry: NetworkRegistry, nameOf: (user: string) => string): readonly SandstormDayRow[] {
  const counting = new Set(sandstormSaid(registry.sandstormFacts).map(({ id }) => id));
  return [...registry.sandstormFacts].sort((a, b) => (a.day !== b.day ? (a.day < b.day ? 1 : -1) : a.at < b.at ? 1 : -1)).map((fact) => ({ id: fact.id, day: fact.day, declared: fact.declared, document: fact.document, evidence: fact.evidence, reason: fact.reason, by: nameOf(fact.by), at: beijingText(Date.parse(fact.at)), counts: counting.has(fact.id) }));
}

/** The version of a water body that a command makes (水体新版本). @throws {Forbidden} {Refused} network/bad-water-body, monitoring/overtaken {IdTaken} */
export function bodyFrom(ports: NetworkDeskPorts, registry: NetworkRegistry, actor: Actor, command: PutWaterBody): { readonly fact: WaterBody; readonly known: boolean } {
  mustManageDistrict(ports, actor, registry, command.body || command.id);
  refuseBad("network/bad-water-body", [slugError("body", command.body), missingText("nameZh", command.nameZh, { zh: "名称", en: "name" }), command.place !== null && !registry.pack.places.some(({ id }) => id === command.place) ? say("place", `本区县没有地点“${command.place}”`, `the district has no place "${command.place}"`) : null]);
  const before = registry.bodyFacts.find(({ id }) => id === command.id), body = command.body || before?.body || slugFrom("w", command.id), zh = command.nameZh.trim();
  const fact: WaterBody = { ...scopeOfPoint(registry.pack, command.place, null), id: command.id, by: actor.user, at: ports.clock.now(), body, seq: command.seq + 1, kind: command.kind, name: { zh, en: command.nameEn.trim() || zh }, place: command.place, targetClass: command.targetClass, note: command.note.trim(), active: command.active };
  if (saidBefore(registry.bodyFacts, fact)) return { fact, known: true };
  if ((lastBody(registry, body)?.seq ?? 0) !== command.seq) throw overtaken();
  return { fact, known: false };
}

const creditCode = /^[0-9A-HJ-NPQRTUWXY]{18}$/;
/** The version of a laboratory that a command makes (检测机构新版本). @throws {Forbidden} {Refused} network/bad-laboratory, monitoring/overtaken {IdTaken} */
export function laboratoryFrom(ports: NetworkDeskPorts, registry: NetworkRegistry, actor: Actor, command: PutLaboratory): { readonly fact: Laboratory; readonly known: boolean } {
  mustManageDistrict(ports, actor, registry, command.laboratory || command.id);
  refuseBad("network/bad-laboratory", [
    slugError("laboratory", command.laboratory), missingText("name", command.name, { zh: "机构名称", en: "name" }), missingText("certificate", command.certificate, { zh: "资质认定证书编号", en: "number of the certificate" }),
    command.creditCode === "" || creditCode.test(command.creditCode) ? null : say("creditCode", `统一社会信用代码“${command.creditCode}”应为 18 位数字和大写字母（不含 I、O、S、V、Z）`, `the credit code "${command.creditCode}" has 18 digits and capitals, without I, O, S, V, Z`),
    ...([["validFrom", command.validFrom, "有效期起"], ["validUntil", command.validUntil, "有效期止"]] as const).map(([field, day, name]) => (isDay(day) ? null : say(field, `${name}：“${day}”不是日期；请写成 2026-01-01 的样子`, `"${day}" is no day; write it like 2026-01-01`))),
    isDay(command.validFrom) && isDay(command.validUntil) && command.validUntil < command.validFrom ? say("validUntil", "有效期止应不早于有效期起", "the end must not lie before the beginning") : null,
    ...command.items.filter((item) => !(["water", "air", "gas", "soil", "noise"] as const).some((medium) => findItem(item, medium)?.symbol === item)).map((item) => say("items", `没有项目“${item}”；请从列表中选`, `there is no item "${item}": choose from the list`)),
  ]);
  const before = registry.laboratoryFacts.find(({ id }) => id === command.id), laboratory = command.laboratory || before?.laboratory || slugFrom("lab", command.id);
  const fact: Laboratory = { ...scopeOfPoint(registry.pack, null, null), id: command.id, by: actor.user, at: ports.clock.now(), laboratory, seq: command.seq + 1, name: command.name.trim(), creditCode: command.creditCode, certificate: command.certificate.trim(), validFrom: command.validFrom, validUntil: command.validUntil, items: [...new Set(command.items)], contact: command.contact.trim(), active: command.active };
  if (saidBefore(registry.laboratoryFacts, fact)) return { fact, known: true };
  if ((lastLaboratory(registry, laboratory)?.seq ?? 0) !== command.seq) throw overtaken();
  return { fact, known: false };
}

/** What a command says of a day of sand and dust (沙尘天气认定、撤销). @throws {Forbidden} {Refused} network/bad-sandstorm {IdTaken} */
export function sandstormFrom(ports: NetworkDeskPorts, registry: NetworkRegistry, actor: Actor, command: DeclareSandstorm): { readonly fact: SandstormDay; readonly known: boolean } {
  mustManageDistrict(ports, actor, registry, command.day);
  const standing = sandstormSaid(registry.sandstormFacts).find(({ day }) => day === command.day), isDeclared = standing?.declared === true;
  const fact: SandstormDay = { ...scopeOfPoint(registry.pack, null, null), id: command.id, by: actor.user, at: ports.clock.now(), day: command.day, declared: command.declared, document: command.document.trim(), evidence: command.evidence, reason: command.reason.trim() };
  const known = saidBefore(registry.sandstormFacts, fact);
  if (!known) refuseBad("network/bad-sandstorm", [
    dayError("day", command.day, todayOf(ports.clock), { zh: "日期", en: "day" }),
    command.declared ? missingText("document", command.document, { zh: "认定文件（文号）", en: "document of the declaration" }) : missingText("reason", command.reason, { zh: "撤销原因", en: "reason of taking it back" }),
    command.declared && isDeclared ? say("day", `${command.day} 已认定为沙尘天气；要改依据，请先撤销`, `${command.day} is declared already; take it back first to change its document`) : null,
    !command.declared && !isDeclared ? say("day", `${command.day} 没有认定，无从撤销`, `${command.day} is not declared`) : null,
  ]);
  return { fact, known };
}
