import type { Labels } from "@yunqing/standards";
import type { Actor } from "../access/model.js";
import { bulletinKindRows, paperKinds, type BulletinSchedule, type BulletinTemplateAct, type PaperKind } from "../bulletin/model.js";
import { nextDue, schedulesInForce } from "../bulletin/schedule.js";
import { IdTaken, NotFound, Overtaken, Refused } from "../ports.js";
import { periodName, periodOf } from "../statistics/period.js";
import { missingText, refuseBad, type FieldError } from "./entry-rules.js";
import { contentNow, districtScope, fieldsOf, once, paperPeriod, templateBytes, templatesOf, wholeOf, wordType, type BulletinDeskPorts } from "./bulletin-desk-office.js";
import type { BulletinScheduleRow, BulletinTemplateRow, PutBulletinSchedule, UseBulletinTemplate } from "./bulletin-desk-views.js";
import { mustBeAllowed } from "./monitor-desk-office.js";

/** Largest template, in bytes. */
export const mostTemplateBytes = 8 * 1024 * 1024;
type NameOf = (user: string) => string;
const overtaken = (): Refused => new Refused("bulletin/overtaken", "刚刚被他人修改；请重新载入后再改", "somebody else has just changed it; load it again");
const reasonLabel: Labels = { zh: "说明", en: "remark" };

/** A kind in an address. @throws {NotFound} */
export function kindOf(text: string): PaperKind {
  const kind = paperKinds.find((one) => one === text);
  if (kind === undefined) throw new NotFound("kind of bulletin", text);
  return kind;
}

/** Schedules, one row a kind, also where none is set (报表计划). */
export function scheduleRows(all: readonly BulletinSchedule[], now: string, nameOf: NameOf): readonly BulletinScheduleRow[] {
  const held = schedulesInForce(all);
  return paperKinds.map((kind): BulletinScheduleRow => {
    const one = held.get(kind), { period, line } = bulletinKindRows[kind], next = one === undefined ? null : nextDue(one, now);
    return one === undefined ? { kind, seq: 0, active: false, line, day: period === "day" ? null : 5, at24: "08:00", reason: "", by: null, at: null, next: null }
      : { kind, seq: one.seq, active: one.active, line: one.line, day: one.day, at24: one.at24, reason: one.reason, by: nameOf(one.by), at: one.at, next: next === null ? null : { periodName: periodName(periodOf(period === "day" ? "day" : "month", next.period)), at: new Date(next.dueAt).toISOString() } };
  });
}
function scheduleErrors({ kind, day, at24 }: PutBulletinSchedule): readonly (FieldError | null)[] {
  const monthly = bulletinKindRows[kind].period === "month";
  return [/^([01]\d|2[0-3]):[0-5]\d$/.test(at24) ? null : { field: "at24", zh: `“${at24.slice(0, 20)}”不是时刻；请写成 08:30 的样子`, en: `"${at24.slice(0, 20)}" is no time; write it like 08:30` },
    monthly && (day === null || !Number.isInteger(day) || day < 1 || day > 28) ? { field: "day", zh: "月报的日应为 1 至 28", en: "a monthly schedule needs a day from 1 to 28" } : !monthly && day !== null ? { field: "day", zh: "日报每天编制，不填日", en: "a daily schedule has no day" } : null];
}
/** Sets when drafts are made by themselves (设置计划). @throws {Forbidden} {Refused} bulletin/bad-schedule, bulletin/overtaken {IdTaken} */
export async function putSchedule(ports: BulletinDeskPorts, actor: Actor, command: PutBulletinSchedule): Promise<void> {
  const { pack, all } = await ports.store.read(async (reader) => ({ pack: await reader.pack(), all: await reader.bulletinSchedules() })), { id, kind, seq, active, line, day, at24, reason } = command;
  mustBeAllowed(ports, actor, "bulletin.make", districtScope(pack), kind);
  const known = all.find((one) => one.id === id);
  if (known !== undefined) { if (known.kind !== kind || known.at24 !== at24 || known.active !== active || known.day !== day) throw new IdTaken(id); return; }
  refuseBad("bulletin/bad-schedule", scheduleErrors(command));
  if (seq !== (schedulesInForce(all).get(kind)?.seq ?? 0)) throw overtaken();
  const fact: BulletinSchedule = { ...districtScope(pack), district: ports.store.district, id, by: actor.user, at: ports.clock.now(), kind, seq: seq + 1, active, line, day, at24, reason };
  await ports.store.write({ actor, action: "bulletin.make", subject: kind, detail: `${bulletinKindRows[kind].name.zh}计划：${active ? `${day === null ? "每日" : `每月 ${day} 日`} ${at24}` : "停用"}${reason === "" ? "" : `：${reason}`}`.slice(0, 500) }, (writer) => writer.appendBulletinSchedule(fact)).catch((error: unknown) => { throw error instanceof Overtaken ? overtaken() : error; });
}

/** Templates with their versions and what they may name (模板). */
export function templateRows(acts: readonly BulletinTemplateAct[], nameOf: NameOf): readonly BulletinTemplateRow[] {
  return paperKinds.map((kind) => {
    const { seq, uploads, inUse } = templatesOf(acts, kind);
    return { kind, seq, fields: fieldsOf(kind), versions: [...uploads.map((one) => ({ version: one.version, name: one.name, by: nameOf(one.by), at: one.at, note: one.note, bytes: one.bytes, inUse: inUse === one.version })).reverse(), { version: 0, name: `${bulletinKindRows[kind].name.zh}（随程序）.docx`, by: null, at: null, note: "", bytes: null, inUse: inUse === 0 }] };
  });
}
/** Takes in a template that may be used; it is not in use yet (上传模板). @throws {Forbidden} {Refused} bulletin/bad-template, each fault with what, where and what to do {EvidenceRefused} */
export async function addTemplate(ports: BulletinDeskPorts, actor: Actor, kind: PaperKind, name: string, stream: AsyncIterable<Uint8Array>): Promise<void> {
  const { pack, acts } = await ports.store.read(async (reader) => ({ pack: await reader.pack(), acts: await reader.bulletinTemplateActs() }));
  mustBeAllowed(ports, actor, "bulletin.make", districtScope(pack), kind);
  const bytes = await wholeOf(stream, mostTemplateBytes), faults = await ports.papers.faults(bytes, fieldsOf(kind));
  if (faults.length > 0) throw new Refused("bulletin/bad-template", `模板不能用，有 ${faults.length} 处要改：${faults.slice(0, 3).map(({ where, what }) => `${where.zh}：${what.zh}`).join("；")}`, `the template cannot be used, ${faults.length} things must change: ${faults.slice(0, 3).map(({ where, what }) => `${where.en}: ${what.en}`).join("; ")}`,
    faults.slice(0, 50).map(({ where, what, next }, at) => ({ field: `template.${at}`, zh: `${where.zh}：${what.zh}。${next.zh}`, en: `${where.en}: ${what.en}. ${next.en}` })));
  const templates = templatesOf(acts, kind), file = await ports.vault.put(name.endsWith(".docx") ? name : `${name}.docx`, wordType, once(bytes));
  // the same file again is the version that it was
  if (templates.uploads.some(({ hash }) => hash === file.hash)) return;
  const fact: BulletinTemplateAct = { ...districtScope(pack), district: ports.store.district, id: ports.clock.id(), by: actor.user, at: ports.clock.now(), kind, seq: templates.seq + 1, act: "upload", version: templates.uploads.length + 1, name: file.name.slice(0, 200), hash: file.hash, bytes: file.bytes, note: "" };
  await write(ports, actor, fact, `上传${bulletinKindRows[kind].name.zh}模板第 ${fact.version} 版：${fact.name}`, "bulletin.make");
}
async function write(ports: BulletinDeskPorts, actor: Actor, fact: BulletinTemplateAct, detail: string, action: "bulletin.make" | "bulletin.approve"): Promise<void> {
  await ports.store.write({ actor, action, subject: fact.kind, detail: detail.slice(0, 500) }, (writer) => writer.appendBulletinTemplateAct(fact)).catch((error: unknown) => { throw error instanceof Overtaken ? overtaken() : error; });
}
/** Takes a version in use (启用模板). @throws {Forbidden} {NotFound} {Refused} bulletin/as-it-is, bulletin/overtaken {IdTaken} */
export async function useTemplate(ports: BulletinDeskPorts, actor: Actor, kind: PaperKind, { id, seq, version, note }: UseBulletinTemplate): Promise<void> {
  const { pack, acts } = await ports.store.read(async (reader) => ({ pack: await reader.pack(), acts: await reader.bulletinTemplateActs() })), templates = templatesOf(acts, kind), known = acts.find((one) => one.id === id);
  mustBeAllowed(ports, actor, "bulletin.approve", districtScope(pack), kind);
  if (known !== undefined) { if (known.kind !== kind || known.version !== version) throw new IdTaken(id); return; }
  if (version !== 0 && !templates.uploads.some((one) => one.version === version)) throw new NotFound("template", `${kind} ${version}`);
  if (templates.inUse === version) throw new Refused("bulletin/as-it-is", "这一版已经在用", "this version is in use already");
  if (seq !== templates.seq) throw overtaken();
  refuseBad("bulletin/bad-entry", [missingText("note", note, reasonLabel)]);
  await write(ports, actor, { ...districtScope(pack), district: ports.store.district, id, by: actor.user, at: ports.clock.now(), kind, seq: seq + 1, act: "use", version, name: "", hash: null, bytes: null, note }, `启用${bulletinKindRows[kind].name.zh}模板第 ${version} 版：${note}`, "bulletin.approve");
}
/** A paper of a real period by a version that need not be in use (预览): nothing is kept. @throws {Forbidden} {NotFound} {Refused} bulletin/bad-period */
export async function previewed(ports: BulletinDeskPorts, actor: Actor, kind: PaperKind, version: number, day: string): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const { pack, acts } = await ports.store.read(async (reader) => ({ pack: await reader.pack(), acts: await reader.bulletinTemplateActs() }));
  mustBeAllowed(ports, actor, "bulletin.make", districtScope(pack), kind);
  const template = await templateBytes(ports, templatesOf(acts, kind), kind, version), content = await contentNow(ports, pack, kind, paperPeriod(ports, kind, day), bulletinKindRows[kind].line, () => true);
  return { name: `预览_${content.title.zh}_${day}.docx`, bytes: await ports.papers.drawn(template, content, 1) };
}
