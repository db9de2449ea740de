import type { Labels } from "@yunqing/standards";
import type { Actor } from "../access/model.js";
import type { BulletinContent } from "../bulletin/content.js";
import { bulletinMoveRows, fits, type BulletinStanding } from "../bulletin/life.js";
import { bulletinKindRows, type Bulletin, type BulletinStep } from "../bulletin/model.js";
import { duePeriods, schedulesInForce } from "../bulletin/schedule.js";
import { IdTaken, NotFound, Overtaken, Refused } from "../ports.js";
import { keyOfText } from "../statistics/figure-key.js";
import { missingText, refuseBad } from "./entry-rules.js";
import { changedSince, contentNow, contentOf, districtScope, once, paperPeriod, periodNameOf, periodOfBulletin, roomOf, templateBytes, templatesOf, wordType, worksHere, type BulletinDeskPorts } from "./bulletin-desk-office.js";
import type { MakeBulletin, MoveBulletin } from "./bulletin-desk-views.js";
import { mustBeAllowed } from "./monitor-desk-office.js";
import { systemActor } from "./plan-desk-office.js";

const everything = (): boolean => true, reasonLabel: Labels = { zh: "修订原因", en: "reason of the new issue" }, returnLabel: Labels = { zh: "退回理由", en: "reason for sending it back" };
const named = (bulletin: Pick<Bulletin, "kind" | "period" | "issue">): string => `${bulletinKindRows[bulletin.kind].name.zh} ${periodNameOf(bulletin).zh} 第${bulletin.issue}版`;

/** Writes a draft with its first step; "known" when there is one of this kind, period and issue (编制草稿). */
async function drafted(ports: BulletinDeskPorts, actor: Actor, bulletin: Bulletin, note: string): Promise<"stored" | "known"> {
  const pack = await ports.store.read((reader) => reader.pack()), content = await contentNow(ports, pack, bulletin.kind, periodOfBulletin(bulletin), bulletin.line, everything), text = JSON.stringify(content), digest = ports.digest(text);
  const step: BulletinStep = { ...bulletin, bulletin: bulletin.id, seq: 1, move: "make", from: null, to: "draft", note, digest, template: null, file: null, bytes: null };
  return ports.store.write({ actor, action: "bulletin.make", subject: bulletin.id, detail: `编制 ${named(bulletin)}${note === "" ? "" : `：${note}`}`.slice(0, 500) }, async (writer) => {
    const outcome = await writer.appendBulletin(bulletin);
    if (outcome === "stored") await writer.appendBulletinStep(stepOnly(step), text);
    return outcome;
  });
}
/** A step has nothing of its bulletin but the name. */
function stepOnly({ id, by, at, district, organisationPath, placePath, enterprise, bulletin, seq, move, from, to, note, digest, template, file, bytes }: BulletinStep): BulletinStep { return { id, by, at, district, organisationPath, placePath, enterprise, bulletin, seq, move, from, to, note, digest, template, file, bytes }; }

/** Makes a draft by hand (编制). The same command again changes nothing. @throws {Forbidden} {Refused} bulletin/bad-period, bulletin/exists, bulletin/bad-entry {IdTaken} */
export async function makeBulletin(ports: BulletinDeskPorts, actor: Actor, command: MakeBulletin): Promise<string> {
  const { pack, all } = await ports.store.read((reader) => roomOf(reader, { kind: command.kind, period: command.period })), known = await ports.store.read((reader) => reader.bulletins({ id: command.id }));
  mustBeAllowed(ports, actor, "bulletin.make", districtScope(pack), command.kind);
  if (known[0] !== undefined) { if (known[0].kind !== command.kind || known[0].period !== command.period || known[0].line !== command.line) throw new IdTaken(command.id); return command.id; }
  const period = paperPeriod(ports, command.kind, command.period), last = [...all].sort((a, b) => a.bulletin.issue - b.bulletin.issue).at(-1);
  if (last !== undefined && last.state !== "published") throw new Refused("bulletin/exists", `${named(last.bulletin)}已经在办理中；请打开它继续，需要新数字时点“重新取数”`, `this bulletin is in hand already; open it, and take its figures anew where that is wanted`, [{ field: "period", zh: "已有未发布的报表", en: "there is one in hand" }]);
  if (last !== undefined) refuseBad("bulletin/bad-entry", [missingText("reason", command.reason, reasonLabel)]);
  const bulletin: Bulletin = { ...districtScope(pack), district: ports.store.district, id: command.id, by: actor.user, at: ports.clock.now(), kind: command.kind, period: period.day, line: command.line, issue: (last?.bulletin.issue ?? 0) + 1, revises: last?.bulletin.id ?? null };
  if (await drafted(ports, actor, bulletin, command.reason) === "known") throw new Refused("bulletin/exists", `${named(bulletin)}刚刚由他人编制；请重新载入`, "somebody else has just made it; load the list again");
  return command.id;
}

/** Makes the drafts that the schedules ask for and nobody has made (按计划编制): each once, however often this is asked and by how many. @returns their ids */
export async function draftDue(ports: BulletinDeskPorts): Promise<readonly string[]> {
  const schedules = [...schedulesInForce(await ports.store.read((reader) => reader.bulletinSchedules())).values()].filter(({ active }) => active), made: string[] = [];
  if (schedules.length === 0) return made;
  const { pack, held } = await ports.store.read(async (reader) => ({ pack: await reader.pack(), held: new Set((await reader.bulletins()).map(({ kind, period }) => `${kind} ${period}`)) }));
  for (const schedule of schedules) for (const { period } of duePeriods(schedule, ports.clock.now())) {
    if (held.has(`${schedule.kind} ${period}`)) continue;
    const bulletin: Bulletin = { ...districtScope(pack), district: ports.store.district, id: ports.clock.id(), by: systemActor.user, at: ports.clock.now(), kind: schedule.kind, period, line: schedule.line, issue: 1, revises: null };
    if (await drafted(ports, systemActor, bulletin, "按计划编制") === "stored") made.push(bulletin.id);
  }
  return made;
}

/** Moves a bulletin on (办理). @throws {Forbidden} {NotFound} {Refused} bulletin/not-now, bulletin/overtaken, bulletin/own-work, bulletin/stale, bulletin/bad-entry {IdTaken} */
export async function moveBulletin(ports: BulletinDeskPorts, actor: Actor, id: string, command: MoveBulletin): Promise<void> {
  const { pack, all } = await ports.store.read((reader) => roomOf(reader, { id })), standing = all[0], works = worksHere(ports, actor, pack);
  if (standing === undefined || (standing.state !== "published" && !works.make && !works.approve)) throw new NotFound("bulletin", id);
  const row = bulletinMoveRows[command.move];
  mustBeAllowed(ports, actor, row.needs, districtScope(pack), id);
  const known = standing.steps.find((one) => one.id === command.id);
  if (known !== undefined) { if (known.move !== command.move || known.note !== command.note) throw new IdTaken(command.id); return; }
  if (!fits(standing, command.move)) throw new Refused("bulletin/not-now", `报表现在是“${stateWords[standing.state].zh}”，不能${row.name.zh}`, `the bulletin is ${stateWords[standing.state].en} and cannot be ${row.name.en.toLowerCase()}`);
  if (command.seen !== standing.last.digest) throw overtaken();
  if (row.needs === "bulletin.approve" && standing.hands.has(actor.user)) throw new Refused("bulletin/own-work", "编制、取数或送审的人不能审核自己的报表；请由另一人审核", "who made, refreshed or submitted a bulletin does not review it; somebody else must");
  if (command.move === "return") refuseBad("bulletin/bad-entry", [missingText("note", command.note, returnLabel)]);
  const { step, text } = await moved(ports, actor, standing, command);
  await ports.store.write({ actor, action: row.needs, subject: id, detail: `${row.name.zh} ${named(standing.bulletin)}${command.note === "" ? "" : `：${command.note}`}${step.file === null ? "" : `；文件 ${step.file}`}`.slice(0, 500) }, (writer) => writer.appendBulletinStep(step, text)).catch((error: unknown) => { throw error instanceof Overtaken ? overtaken() : error; });
}
const stateWords: Readonly<Record<BulletinStanding["state"], Labels>> = { draft: { zh: "草稿", en: "a draft" }, submitted: { zh: "待审核", en: "awaiting review" }, returned: { zh: "已退回", en: "returned" }, published: { zh: "已发布", en: "published" } };
const overtaken = (): Refused => new Refused("bulletin/overtaken", "报表刚刚被他人办理；请重新载入后再办", "somebody else has just moved this bulletin; load it again");

async function moved(ports: BulletinDeskPorts, actor: Actor, { bulletin, last }: BulletinStanding, { id, move, note }: MoveBulletin): Promise<{ readonly step: BulletinStep; readonly text: string | null }> {
  const { district, organisationPath, placePath, enterprise } = bulletin, at = ports.clock.now(), step: BulletinStep = { district, organisationPath, placePath, enterprise, id, by: actor.user, at, bulletin: bulletin.id, seq: last.seq + 1, move, from: last.to, to: bulletinMoveRows[move].to, note, digest: last.digest, template: null, file: null, bytes: null };
  if (move === "return") return { step, text: null };
  if (move === "refresh") {
    const pack = await ports.store.read((reader) => reader.pack()), text = JSON.stringify(await contentNow(ports, pack, bulletin.kind, periodOfBulletin(bulletin), bulletin.line, everything));
    return { step: { ...step, digest: ports.digest(text) }, text };
  }
  const content = await ports.store.read((reader) => contentOf(reader, last.digest)), changed = await changedSince(ports, content);
  if (changed.length > 0) throw new Refused("bulletin/stale", `取数之后有 ${changed.length} 个数字变了（${changed.slice(0, 2).map((one) => `${one.where[0] ?? one.key}：${one.before}→${one.now}`).join("；")}）；请${move === "publish" ? "退回后" : ""}重新取数再${move === "publish" ? "审核" : "送审"}`, `${changed.length} figures have changed since they were taken; ${move === "publish" ? "send it back and " : ""}take them anew first`);
  return move === "submit" ? { step, text: null } : published(ports, bulletin, content, step);
}

/** Freezes a bulletin (发布定稿): the content with the digest of every lineage, and the paper by the template in use, kept by its hash. */
async function published(ports: BulletinDeskPorts, bulletin: Bulletin, content: BulletinContent, step: BulletinStep): Promise<{ readonly step: BulletinStep; readonly text: string }> {
  const lineages: Record<string, string> = {};
  for (const { key } of content.figures) lineages[key] = await lineageDigest(ports, key);
  const templates = templatesOf(await ports.store.read((reader) => reader.bulletinTemplateActs()), bulletin.kind), frozen: BulletinContent = { ...content, lineages }, text = JSON.stringify(frozen);
  const bytes = await ports.papers.drawn(await templateBytes(ports, templates, bulletin.kind, templates.inUse), frozen, bulletin.issue), file = await ports.vault.put(paperName(bulletin, content), wordType, once(bytes));
  return { step: { ...step, digest: ports.digest(text), template: templates.inUse, file: file.hash, bytes: file.bytes }, text };
}
/** What a figure was made of, in one word (依据指纹): its lineage one step down. */
export async function lineageDigest(ports: Pick<BulletinDeskPorts, "figures" | "digest">, key: string): Promise<string> { return ports.digest(JSON.stringify((await ports.figures.opened(keyOfText(key), 1)).lineage)); }
/** The name of the file (文件名). */
export function paperName(bulletin: Pick<Bulletin, "period" | "issue">, content: Pick<BulletinContent, "title" | "kind">): string { return `${content.title.zh}_${content.kind === "air-daily" ? bulletin.period : bulletin.period.slice(0, 7)}${bulletin.issue > 1 ? `_第${bulletin.issue}版` : ""}.docx`; }
