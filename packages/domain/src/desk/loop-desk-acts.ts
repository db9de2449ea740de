import { isDecimal, type Labels } from "@yunqing/standards";
import type { Actor } from "../access/model.js";
import { loopFaults } from "../loop/check-setting.js";
import type { LoopAct, LoopFact, LoopWord } from "../loop/fact.js";
import { linkFaults, type LoopLink } from "../loop/link.js";
import type { LoopSetting } from "../loop/setting.js";
import { instantOf } from "../monitoring/window.js";
import { scopeOfPoint } from "../monitoring/point-scope.js";
import { Forbidden, IdTaken, NotFound, Overtaken, Refused } from "../ports.js";
import { missingText, refuseBad, type FieldError } from "./entry-rules.js";
import { loopRoomOf, ownLoop, subjectNames, type LoopDeskPorts, type LoopRoom } from "./loop-desk-office.js";
import { wordText } from "./loop-desk-shown.js";
import type { LoopLinkView, PutLoopCommand, SayLoopCommand, SwitchLoopCommand } from "./loop-desk-views.js";
import { sightFor } from "./monitor-desk-office.js";
import { unitsAt } from "./observation-desk-office.js";

const reasonLabel: Labels = { zh: "原因", en: "reason" };

/** Every fault of a setting that only the district can tell (与点位核对): points that are not there, and limits in another unit than the values. */
function placeFaults(ports: LoopDeskPorts, room: LoopRoom, setting: LoopSetting, feeds: Readonly<Record<string, string>>): FieldError[] {
  const errors: FieldError[] = [], { registry } = room;
  const look = (field: string, sensor: { readonly sensor: string; readonly point: string; readonly factor: string }, unit: string): void => {
    if ((feeds[sensor.sensor] ?? "real-time") === "device") return;
    if (!registry.points.has(sensor.point)) { errors.push({ field: `${field}.point`, zh: `没有点位“${sensor.point}”`, en: `there is no point "${sensor.point}"` }); return; }
    const held = unitsAt(ports.factorTable, registry, sensor.point)(sensor.factor);
    if (held !== "" && held.replace("μ", "µ") !== unit.replace("μ", "µ")) errors.push({ field: `${field}.unit`, zh: `点位的单位是“${held}”，限值的单位是“${unit}”；请按点位的单位填写限值`, en: `the point measures in "${held}", the limits are in "${unit}"; give the limits in the point's unit` });
  };
  if (setting.demand.by === "threshold") { const { sensors, unit } = setting.demand; sensors.forEach((sensor, i) => { look(`demand.sensors[${i}]`, sensor, unit); }); }
  setting.frost.forEach((sensor, i) => { look(`frost[${i}]`, sensor, "℃"); });
  return errors;
}
function textFaults(setting: LoopSetting): FieldError[] {
  const errors: FieldError[] = [];
  if (!/^[A-Za-z0-9_.-]{1,64}$/.test(setting.loop)) errors.push({ field: "loop", zh: "编号只用字母、数字、点、横线、下划线", en: "an id has letters, digits, point, dash, underscore" });
  if (setting.name.zh.trim() === "") errors.push({ field: "name.zh", zh: "没有填写名称", en: "no name was given" });
  if (setting.demand.by === "threshold" && setting.demand.unit.trim() === "") errors.push({ field: "demand.unit", zh: "没有填写单位", en: "no unit was given" });
  setting.frost.forEach((sensor, i) => { if (!isDecimal(sensor.locksAt)) errors.push({ field: `frost[${i}].locksAt`, zh: "应为十进制数", en: "decimal text" }); });
  return errors;
}
/** Every fault of what somebody wants a loop to be, each at its place (设定核对). */
export function settingErrors(ports: LoopDeskPorts, room: LoopRoom, setting: LoopSetting, links: readonly LoopLink[] | null, feeds: Readonly<Record<string, string>>): readonly FieldError[] {
  const own = [...loopFaults(setting), ...(links === null ? [] : linkFaults(setting, links, feeds))].map(({ field, text }) => ({ field, zh: text.zh, en: text.en }));
  return [...textFaults(setting), ...own, ...placeFaults(ports, room, setting, feeds)];
}

function linkOf(ports: LoopDeskPorts, link: LoopLinkView, held: LoopFact | undefined): LoopLink {
  if (link.driver === "modbus") return link;
  const { password, passwordSet, ...rest } = link, before = held?.links.find((one) => one.driver === "mqtt" && one.device === link.device);
  const kept = before?.driver === "mqtt" && before.url === link.url && before.user === link.user ? before.passwordEncrypted : null;
  return { ...rest, passwordEncrypted: password !== null && password !== "" ? ports.secrets.encrypt(password) : passwordSet ? kept : null };
}

/** Sets a loop, a new one or a new version (设定回路). The same command again changes nothing. @throws {Refused} loop/bad-setting, each fault by its place {Overtaken} {Forbidden} {NotFound} */
export async function putLoop(ports: LoopDeskPorts, actor: Actor, command: PutLoopCommand): Promise<string> {
  const room = await ports.store.read(loopRoomOf), { pack } = room.registry, { loop } = command.setting, held = room.inForce.get(loop), known = room.facts.find((one) => one.id === command.id);
  if (known !== undefined) { if (known.loop !== loop || known.reason !== command.reason) throw new IdTaken(command.id); ownLoop(ports, actor, "loop.manage", room, loop); return loop; }
  if (held !== undefined) ownLoop(ports, actor, "loop.manage", room, loop);
  const site = command.site === null ? null : room.registry.points.get(command.site);
  if (site === undefined) throw new NotFound("point", command.site ?? "");
  const scope = site === null ? scopeOfPoint(pack, null, null) : { district: site.district, organisationPath: site.organisationPath, placePath: site.placePath, enterprise: site.enterprise };
  if (site !== null && !sightFor(ports, actor, "monitor.read", pack)(site)) throw new NotFound("point", site.point);
  if (!sightFor(ports, actor, "loop.manage", pack)(scope)) throw new Forbidden("loop.manage", loop);
  const links = command.links.map((link) => linkOf(ports, link, held));
  refuseBad("loop/bad-setting", [missingText("reason", command.reason, reasonLabel), ...settingErrors(ports, room, command.setting, links, command.feeds)]);
  if (command.seq !== (held?.seq ?? 0)) throw new Overtaken(loop);
  const fact: LoopFact = { ...scope, district: ports.store.district, id: command.id, by: actor.user, at: ports.clock.now(), loop, seq: command.seq + 1, active: command.active, simulated: held?.simulated ?? pack.district.simulated, site: command.site, setting: command.setting, links, feeds: command.feeds, reason: command.reason };
  await ports.store.write({ actor, action: "loop.manage", subject: loop, detail: `${held === undefined ? "新建" : "修改"}回路 ${command.setting.name.zh}，第 ${fact.seq} 版，${fact.active ? "启用" : "停用"}：${fact.reason}`.slice(0, 500) }, (writer) => writer.appendLoop(fact));
  return loop;
}

/** Switches a loop on or off as a whole (启停回路). @throws {Refused} {Forbidden} {NotFound} {Overtaken} */
export async function switchLoop(ports: LoopDeskPorts, actor: Actor, loop: string, command: SwitchLoopCommand): Promise<void> {
  const room = await ports.store.read(loopRoomOf), held = ownLoop(ports, actor, "loop.manage", room, loop), known = room.facts.find((one) => one.id === command.id);
  if (known !== undefined) { if (known.loop !== loop || known.active !== command.active || known.reason !== command.reason) throw new IdTaken(command.id); return; }
  refuseBad("loop/bad-setting", [missingText("reason", command.reason, reasonLabel)]);
  if (held.active === command.active) throw new Refused("loop/as-it-is", command.active ? "回路已经启用" : "回路已经停用", command.active ? "the loop is on already" : "the loop is off already");
  if (command.active) refuseBad("loop/bad-setting", settingErrors(ports, room, held.setting, held.links, held.feeds));
  const fact: LoopFact = { ...held, id: command.id, by: actor.user, at: ports.clock.now(), seq: held.seq + 1, active: command.active, reason: command.reason };
  await ports.store.write({ actor, action: "loop.manage", subject: loop, detail: `${command.active ? "启用" : "停用"}回路 ${held.setting.name.zh}：${command.reason}`.slice(0, 500) }, (writer) => writer.appendLoop(fact));
}

function wordErrors(fact: LoopFact, word: LoopWord): readonly (FieldError | null)[] {
  const instant = (field: string, text: string): FieldError | null => (instantOf(text) === null ? { field, zh: `“${text.slice(0, 40)}”不是时刻`, en: `"${text.slice(0, 40)}" is no instant` } : null);
  switch (word.kind) {
    case "override": {
      const most = fact.setting.overrideSeconds, wrong = word.mode !== "auto" && (!Number.isSafeInteger(word.seconds) || word.seconds < 1 || word.seconds > most);
      return [missingText("reason", word.reason, reasonLabel), wrong ? { field: "seconds", zh: `时限应为 1 至 ${most} 秒`, en: `the time must be 1 to ${most} seconds` } : null];
    }
    case "acknowledge": return [];
    case "repaired": return [fact.setting.actuators.some((one) => one.actuator === word.actuator) ? null : { field: "actuator", zh: `没有设备“${word.actuator}”`, en: `there is no actuator "${word.actuator}"` }];
    case "approval": {
      const from = instantOf(word.from), until = instantOf(word.until);
      return [missingText("document", word.document, { zh: "批准文件", en: "document of approval" }), instant("from", word.from), instant("until", word.until), from !== null && until !== null && until <= from ? { field: "until", zh: "结束应晚于开始", en: "the end must be after the beginning" } : null,
        fact.setting.demand.by === "calendar" ? null : { field: "document", zh: "按上下限的回路不需要批准", en: "a loop by limits needs no approval" }];
    }
    case "approval-ended": return [missingText("reason", word.reason, reasonLabel)];
  }
}

/** Says something to a loop (人工操作): kept as a fact, audited, and taken by whoever runs it. Approvals need `loop.manage`, all else `loop.operate`. @throws {Refused} loop/bad-word, loop/off {Forbidden} {NotFound} {IdTaken} */
export async function sayToLoop(ports: LoopDeskPorts, actor: Actor, loop: string, command: SayLoopCommand): Promise<void> {
  const { word } = command, manages = word.kind === "approval" || word.kind === "approval-ended", action = manages ? "loop.manage" : "loop.operate";
  const { room, before } = await ports.store.read(async (reader) => ({ room: await loopRoomOf(reader), before: (await reader.loopActs({ id: command.id }))[0] })), fact = ownLoop(ports, actor, action, room, loop);
  if (before !== undefined) { if (before.loop !== loop || JSON.stringify(before.word) !== JSON.stringify(word)) throw new IdTaken(command.id); return; }
  refuseBad("loop/bad-word", wordErrors(fact, word));
  if (!fact.active) throw new Refused("loop/off", "回路已停用，没有人执行；请先启用", "the loop is switched off, nobody would carry it out; switch it on first");
  const { district, organisationPath, placePath, enterprise } = fact, act: LoopAct = { district, organisationPath, placePath, enterprise, id: command.id, by: actor.user, at: ports.clock.now(), loop, name: actor.name, word };
  await ports.store.write({ actor, action, subject: loop, detail: `${fact.setting.name.zh}：${wordText(act, subjectNames(fact.setting)).zh}`.slice(0, 500) }, (writer) => writer.appendLoopAct(act));
}
