import type { Lineage } from "@yunqing/standards";
import type { Actor } from "../access/model.js";
import { latestHour } from "../board/latest-hour.js";
import type { BulletinContent } from "../bulletin/content.js";
import { bulletinMoveRows, fits, type BulletinStanding } from "../bulletin/life.js";
import type { BulletinMove } from "../bulletin/model.js";
import { NotFound } from "../ports.js";
import { hourOf } from "../statistics/period.js";
import { changedSince, contentNow, contentOf, periodNameOf, roomOf, sightOf, templateBytes, templatesOf, worksHere, type BulletinDeskPorts, type BulletinRoom } from "./bulletin-desk-office.js";
import { draftDue, lineageDigest, makeBulletin, moveBulletin, paperName } from "./bulletin-desk-acts.js";
import { addTemplate, kindOf, previewed, putSchedule, scheduleRows, templateRows, useTemplate } from "./bulletin-desk-settings.js";
import type { BulletinDetail, BulletinQuery, BulletinRow, BulletinScheduleRow, BulletinsView, BulletinTemplateRow, MakeBulletin, MoveBulletin, PutBulletinSchedule, UseBulletinTemplate } from "./bulletin-desk-views.js";
import { guarded, mustHoldHere, namesOf } from "./monitor-desk-office.js";
import { systemActor, todayOf } from "./plan-desk-office.js";

export type { BulletinDeskPorts } from "./bulletin-desk-office.js";
/** A paper that is about to be sent. */
export interface BulletinPaper { readonly name: string; readonly bytes: Uint8Array | AsyncIterable<Uint8Array>; readonly length: number }
type NameOf = (user: string) => string;

/**
 * The desk of bulletins (环境质量报表): the real-time page, drafts of daily and monthly papers, their review and publication, schedules and templates.
 * Reading needs `bulletin.read`; what is not published is seen by whoever works on it alone. Making needs `bulletin.make`, publishing and taking a template in use `bulletin.approve`, both over the whole district.
 */
export class BulletinDesk {
  readonly #ports: BulletinDeskPorts;
  constructor(ports: BulletinDeskPorts) { this.#ports = ports; }
  #reading<T>(actor: Actor, subject: string, act: () => Promise<T>): Promise<T> {
    return guarded(this.#ports, actor, "bulletin.read", subject.slice(0, 64), async () => { mustHoldHere(this.#ports, actor, "bulletin.read"); return act(); });
  }
  #making<T>(actor: Actor, subject: string, act: () => Promise<T>): Promise<T> { return guarded(this.#ports, actor, "bulletin.make", subject.slice(0, 64), async () => { mustHoldHere(this.#ports, actor, "bulletin.make"); return act(); }); }
  async #names(users: readonly string[]): Promise<NameOf> { const nameOf = await namesOf(this.#ports, users); return (user) => (user === systemActor.user ? "系统（按计划）" : nameOf(user)); }

  /** The last hour as HJ 633 lays it down, of what the person sees (实时报). @throws {Forbidden} */
  live(actor: Actor): Promise<BulletinContent> {
    return this.#reading(actor, "live", async () => {
      mustHoldHere(this.#ports, actor, "monitor.read");
      const pack = await this.#ports.store.read((reader) => reader.pack()), { day, hour } = latestHour(Date.parse(this.#ports.clock.now()));
      return contentNow(this.#ports, pack, "air-real-time", hourOf(day, hour), "real-time", sightOf(this.#ports, actor, pack));
    });
  }
  /** Bulletins, the latest period first (报表列表). @throws {Forbidden} */
  list(actor: Actor, { kind, limit = 200 }: BulletinQuery = {}): Promise<BulletinsView> {
    return this.#reading(actor, "bulletins", async () => {
      const room = await this.#ports.store.read((reader) => roomOf(reader, kind === undefined ? {} : { kind })), works = worksHere(this.#ports, actor, room.pack), seen = this.#seen(room, works).slice(0, limit), nameOf = await this.#names(seen.map(({ bulletin }) => bulletin.by));
      return { today: todayOf(this.#ports.clock), mayMake: works.make, mayApprove: works.approve, rows: seen.map((one) => rowOf(one, room, nameOf)) };
    });
  }
  #seen({ all }: BulletinRoom, works: { readonly make: boolean; readonly approve: boolean }): readonly BulletinStanding[] {
    return all.filter(({ state }) => state === "published" || works.make || works.approve).sort((a, b) => (a.bulletin.period === b.bulletin.period ? b.bulletin.issue - a.bulletin.issue : a.bulletin.period < b.bulletin.period ? 1 : -1));
  }
  async #one(actor: Actor, id: string): Promise<{ readonly standing: BulletinStanding; readonly room: BulletinRoom; readonly works: ReturnType<typeof worksHere> }> {
    const { room, standing } = await this.#ports.store.read(async (reader) => { const first = (await roomOf(reader, { id })).all[0]; return { standing: first, room: await roomOf(reader, first === undefined ? { id } : { kind: first.bulletin.kind, period: first.bulletin.period }) }; }), works = worksHere(this.#ports, actor, room.pack);
    if (standing === undefined || (standing.state !== "published" && !works.make && !works.approve)) throw new NotFound("bulletin", id);
    return { standing, room, works };
  }
  /** One bulletin: what it says, its steps, and what has changed since (报表详情). @throws {Forbidden} {NotFound} */
  detail(actor: Actor, id: string): Promise<BulletinDetail> { return this.#reading(actor, id, () => this.#detail(actor, id)); }
  async #detail(actor: Actor, id: string): Promise<BulletinDetail> {
    const { standing, room, works } = await this.#one(actor, id), content = await this.#ports.store.read((reader) => contentOf(reader, standing.last.digest)), nameOf = await this.#names([standing.bulletin.by, ...standing.steps.map(({ by }) => by)]), row = rowOf(standing, room, nameOf);
    const may = (["refresh", "submit", "return", "publish"] as const satisfies readonly BulletinMove[]).filter((move) => fits(standing, move) && (bulletinMoveRows[move].needs === "bulletin.make" ? works.make : works.approve && !standing.hands.has(actor.user)));
    return {
      ...row, content, digest: standing.last.digest, revisions: await changedSince(this.#ports, content), may, mayReissue: works.make && standing.state === "published" && !room.all.some(({ bulletin }) => bulletin.issue > standing.bulletin.issue),
      steps: standing.steps.map(({ seq, move, to, by, at, note, digest, template, file, bytes }) => ({ seq, move, to, by: nameOf(by), at, note, digest, template, file, bytes })),
    };
  }
  /** Why a number of a bulletin is what it is, and whether it still is (怎么算的). Only figures of subjects that the person sees are opened. @throws {Forbidden} {NotFound} */
  why(actor: Actor, id: string, key: string): Promise<Lineage> {
    return this.#reading(actor, id, async () => {
      const { standing } = await this.#one(actor, id), content = await this.#ports.store.read((reader) => contentOf(reader, standing.last.digest)), then = content.figures.find((one) => one.key === key);
      if (then === undefined) throw new NotFound("figure of bulletin", key);
      const { lineage, value } = await this.#ports.why.view(actor, key, null), digest = content.lineages[key];
      if (digest === undefined) return value === then.value ? lineage : { ...lineage, notes: [{ zh: `取数时为 ${then.value ?? "—"}，之后有变化`, en: `${then.value ?? "—"} when it was taken; it has changed since` }, ...lineage.notes ?? []] };
      const same = await lineageDigest(this.#ports, key) === digest;
      return { ...lineage, notes: [{ zh: `发布值 ${then.value ?? "—"}，依据指纹 ${digest.slice(0, 12)}；${same ? "现在的依据与发布时一致" : value === then.value ? "数值未变，依据在发布后有变化" : `发布后有变化，现为 ${value ?? "—"}`}`, en: `published as ${then.value ?? "—"}, fingerprint of what it was made of ${digest.slice(0, 12)}; ${same ? "made of the same today" : value === then.value ? "the same value, made of other data today" : `${value ?? "—"} today`}` }, ...lineage.notes ?? []] };
    });
  }
  /** The paper (成文): a published one as it was kept; of a draft by the template in use. Who takes it is on record. @throws {Forbidden} {NotFound} */
  paper(actor: Actor, id: string): Promise<BulletinPaper> {
    return this.#reading(actor, id, async () => {
      const { standing: { bulletin, last } } = await this.#one(actor, id), { content, acts } = await this.#ports.store.read(async (reader) => ({ content: await contentOf(reader, last.digest), acts: await reader.bulletinTemplateActs() })), name = paperName(bulletin, content);
      await this.#ports.store.write({ actor, action: "bulletin.read", subject: id, detail: `下载 ${name}` }, () => Promise.resolve());
      if (last.file !== null) { const file = await this.#ports.vault.open(last.file); if (file === null) throw new NotFound("paper", id); return { name, bytes: file.stream, length: file.bytes }; }
      const templates = templatesOf(acts, bulletin.kind), bytes = await this.#ports.papers.drawn(await templateBytes(this.#ports, templates, bulletin.kind, templates.inUse), content, bulletin.issue);
      return { name: `草稿_${name}`, bytes, length: bytes.length };
    });
  }

  /** Makes a draft (编制). @throws {Forbidden} {Refused} bulletin/bad-period, bulletin/exists, bulletin/bad-entry {IdTaken} */
  make(actor: Actor, command: MakeBulletin): Promise<BulletinDetail> { return this.#making(actor, command.kind, async () => this.#detail(actor, await makeBulletin(this.#ports, actor, command))); }
  /** Moves one on (办理). @throws {Forbidden} {NotFound} {Refused} bulletin/not-now, bulletin/overtaken, bulletin/own-work, bulletin/stale, bulletin/bad-entry {IdTaken} */
  move(actor: Actor, id: string, command: MoveBulletin): Promise<BulletinDetail> {
    const { needs } = bulletinMoveRows[command.move];
    return guarded(this.#ports, actor, needs, id.slice(0, 64), async () => { mustHoldHere(this.#ports, actor, needs); await moveBulletin(this.#ports, actor, id, command); return this.#detail(actor, id); });
  }
  /** Makes what the schedules ask for (按计划编制), by the program itself. @returns ids of what was made */
  draftDue(): Promise<readonly string[]> { return draftDue(this.#ports); }

  /** When drafts are made by themselves (报表计划). @throws {Forbidden} */
  schedules(actor: Actor): Promise<readonly BulletinScheduleRow[]> { return this.#reading(actor, "schedules", () => this.#schedules()); }
  async #schedules(): Promise<readonly BulletinScheduleRow[]> { const all = await this.#ports.store.read((reader) => reader.bulletinSchedules()); return scheduleRows(all, this.#ports.clock.now(), await this.#names(all.map(({ by }) => by))); }
  /** Sets a schedule (设置计划). @throws {Forbidden} {Refused} bulletin/bad-schedule, bulletin/overtaken {IdTaken} */
  putSchedule(actor: Actor, command: PutBulletinSchedule): Promise<readonly BulletinScheduleRow[]> { return this.#making(actor, command.kind, async () => { await putSchedule(this.#ports, actor, command); return this.#schedules(); }); }

  /** Templates of every kind (模板). @throws {Forbidden} */
  templates(actor: Actor): Promise<readonly BulletinTemplateRow[]> { return this.#making(actor, "templates", () => this.#templates()); }
  async #templates(): Promise<readonly BulletinTemplateRow[]> { const acts = await this.#ports.store.read((reader) => reader.bulletinTemplateActs()); return templateRows(acts, await this.#names(acts.map(({ by }) => by))); }
  /** A version of a template as a file (下载模板). @throws {Forbidden} {NotFound} */
  template(actor: Actor, kind: string, version: number): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
    return this.#making(actor, kind, async () => { const known = kindOf(kind), acts = await this.#ports.store.read((reader) => reader.bulletinTemplateActs()), bytes = await templateBytes(this.#ports, templatesOf(acts, known), known, version); return { name: templateRows(acts, (user) => user).find((one) => one.kind === known)?.versions.find((one) => one.version === version)?.name ?? `${kind}.docx`, bytes }; });
  }
  /** Takes a template in (上传模板). @throws {Forbidden} {NotFound} {Refused} bulletin/bad-template, bulletin/template-too-large */
  addTemplate(actor: Actor, kind: string, name: string, bytes: AsyncIterable<Uint8Array>): Promise<readonly BulletinTemplateRow[]> { return this.#making(actor, kind, async () => { await addTemplate(this.#ports, actor, kindOf(kind), name, bytes); return this.#templates(); }); }
  /** A paper of a real period by any version (预览). @throws {Forbidden} {NotFound} {Refused} bulletin/bad-period */
  preview(actor: Actor, kind: string, version: number, day: string): Promise<{ readonly name: string; readonly bytes: Uint8Array }> { return this.#making(actor, kind, () => previewed(this.#ports, actor, kindOf(kind), version, day)); }
  /** Takes a version in use (启用模板). @throws {Forbidden} {NotFound} {Refused} bulletin/as-it-is, bulletin/overtaken, bulletin/bad-entry {IdTaken} */
  useTemplate(actor: Actor, kind: string, command: UseBulletinTemplate): Promise<readonly BulletinTemplateRow[]> {
    return guarded(this.#ports, actor, "bulletin.approve", kind.slice(0, 64), async () => { mustHoldHere(this.#ports, actor, "bulletin.approve"); await useTemplate(this.#ports, actor, kindOf(kind), command); return this.#templates(); });
  }
}

function rowOf({ bulletin, steps, last, state }: BulletinStanding, { all }: BulletinRoom, nameOf: NameOf): BulletinRow {
  const { id, kind, period, line, issue } = bulletin;
  return { id, kind, period, periodName: periodNameOf(bulletin), line, issue, state, by: nameOf(bulletin.by), at: steps[0]?.at ?? bulletin.at, changedAt: last.at, replaced: all.some((one) => one.bulletin.kind === kind && one.bulletin.period === period && one.bulletin.issue > issue && one.state === "published") };
}
