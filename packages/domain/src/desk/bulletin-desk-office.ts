import { dayAfter, isDay, type Labels } from "@yunqing/standards";
import type { Actor, Scoped } from "../access/model.js";
import { allows, scopeOf } from "../access/rules.js";
import { bulletinMade, type BulletinContent, type BulletinGround } from "../bulletin/content.js";
import { bulletinBuilders } from "../bulletin/kinds.js";
import { standingOf, type BulletinStanding } from "../bulletin/life.js";
import { bulletinKindRows, type Bulletin, type BulletinKind, type BulletinTemplateAct, type PaperKind } from "../bulletin/model.js";
import type { BulletinPapers } from "../bulletin/ports.js";
import { revisionsOf, type BulletinRevision } from "../bulletin/revision.js";
import { templateFields, type TemplateField } from "../bulletin/template-fields.js";
import { pointSight, scopeOfPoint } from "../monitoring/point-scope.js";
import type { Pack } from "../plan/model.js";
import { NotFound, Refused, type Clock, type DistrictReader, type DistrictStore, type EvidenceVault } from "../ports.js";
import { keyOfText, keyText, type Line } from "../statistics/figure-key.js";
import type { FigureOffice, SubjectRow } from "../statistics/figure-office.js";
import { lastDayOfPeriod, periodName, periodOf, untilOf, type FigurePeriod } from "../statistics/period.js";
import type { FigureDesk } from "./figure-desk.js";
import type { FigureView } from "./figure-desk-views.js";
import type { NetworkDesk } from "./network-desk.js";
import { todayOf } from "./plan-desk-office.js";

/** What the desk of bulletins needs. */
export interface BulletinDeskPorts {
  readonly store: DistrictStore; readonly clock: Clock; readonly figures: FigureOffice; readonly why: Pick<FigureDesk, "view">; readonly network: Pick<NetworkDesk, "network">; readonly vault: Pick<EvidenceVault, "put" | "open">; readonly papers: BulletinPapers;
  /** SHA-256 of a text, as hex */
  readonly digest: (text: string) => string;
  /** display names of users by id; ids are shown without it */
  readonly names?: (users: readonly string[]) => Promise<ReadonlyMap<string, string>>;
}
export const wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** The period of a kind that begins on a day and is over (报表时段). @throws {Refused} bulletin/bad-period */
export function paperPeriod(ports: Pick<BulletinDeskPorts, "clock">, kind: PaperKind, day: string): FigurePeriod {
  const today = todayOf(ports.clock), unit = bulletinKindRows[kind].period, refuse = (zh: string, en: string): never => { throw new Refused("bulletin/bad-period", zh, en, [{ field: "period", zh, en }]); };
  if (!isDay(day)) return refuse(`“${day.slice(0, 20)}”不是日期；日报写 2026-11-27，月报写 2026-11-01`, `"${day.slice(0, 20)}" is no day; write 2026-11-27 for a day, 2026-11-01 for a month`);
  if (unit === "month" && !day.endsWith("-01")) return refuse(`月报的时段应为月首日，例如 ${day.slice(0, 7)}-01`, `a month is named by its first day, such as ${day.slice(0, 7)}-01`);
  const period = periodOf(unit === "day" ? "day" : "month", day);
  if (untilOf(period) > today) return refuse(`${periodName(period).zh}尚未结束，结束后才能编制`, `${periodName(period).en} is not over; make its bulletin when it is`);
  return period;
}

const order: Readonly<Record<string, number>> = { district: 0, town: 1, river: 2, lake: 2 };
/** Subjects in the order printed: the district, towns that have stations, then stations; sections along their water. */
async function subjectsOf(ports: Pick<BulletinDeskPorts, "figures">, day: string, sees: (row: SubjectRow) => boolean): Promise<readonly SubjectRow[]> {
  const rows: SubjectRow[] = [];
  for (const row of await ports.figures.subjects(day)) if (sees(row) && (row.subject.kind !== "town" || (await ports.figures.members(row.subject, "point", day)).length > 0)) rows.push(row);
  const along = ({ body, chainage }: SubjectRow): string => `${body ?? "￿"} ${(chainage ?? "").padStart(12, "0")}`;
  return rows.map((row, at) => ({ row, at })).sort((a, b) => (order[a.row.subject.kind] ?? 3) - (order[b.row.subject.kind] ?? 3) || (a.row.subject.kind === "section" && b.row.subject.kind === "section" ? (along(a.row) < along(b.row) ? -1 : along(a.row) > along(b.row) ? 1 : 0) : 0) || a.at - b.at).map(({ row }) => row);
}

/** What a bulletin of a kind over a period says now (取数编制). `sees`: all of the district, or what a person may see. */
export async function contentNow(ports: BulletinDeskPorts, pack: Pack, kind: BulletinKind, period: FigurePeriod, line: Line, sees: (row: SubjectRow) => boolean): Promise<BulletinContent> {
  const last = lastDayOfPeriod(period), { bodies } = await ports.network.network(), ground: BulletinGround = {
    period, line, district: { id: pack.district.id, name: pack.district.name }, simulated: pack.district.simulated, madeAt: ports.clock.now(), subjects: await subjectsOf(ports, last, sees),
    bodies: new Map(bodies.map(({ body, name }) => [body, name])), sandstormDays: await ports.figures.sandstormDays(period.day, dayAfter(last)),
  };
  return bulletinMade(bulletinBuilders[kind].build, ground, ports.figures);
}
/** Subjects that a person sees. */
export function sightOf(ports: Pick<BulletinDeskPorts, "store" | "clock">, actor: Actor, pack: Pack): (row: SubjectRow) => boolean { return pointSight(pack, scopeOf(actor.grants, "monitor.read", ports.store.district, todayOf(ports.clock))); }

/** Bulletins belong to the whole district. */
export const districtScope = (pack: Pack): Scoped => scopeOfPoint(pack, null, null);
/** Who works on them sees what is not published; everybody else does not know of it (未发布的可见范围). */
export function worksHere(ports: Pick<BulletinDeskPorts, "store" | "clock">, actor: Actor, pack: Pack): { readonly make: boolean; readonly approve: boolean } {
  const may = (action: "bulletin.make" | "bulletin.approve"): boolean => allows(actor.grants, action, { ...districtScope(pack), district: ports.store.district }, todayOf(ports.clock));
  return { make: may("bulletin.make"), approve: may("bulletin.approve") };
}

/** Everything of bulletins, of one moment. */
export interface BulletinRoom { readonly pack: Pack; readonly all: readonly BulletinStanding[] }
export async function roomOf(reader: DistrictReader, filter: Parameters<DistrictReader["bulletins"]>[0] = {}): Promise<BulletinRoom> {
  const bulletins = await reader.bulletins(filter), steps = await reader.bulletinSteps(filter.id === undefined ? {} : { bulletin: filter.id }), byId = new Map<string, typeof steps[number][]>();
  for (const step of steps) { const held = byId.get(step.bulletin); if (held === undefined) byId.set(step.bulletin, [step]); else held.push(step); }
  return { pack: await reader.pack(), all: bulletins.flatMap((one) => standingOf(one, byId.get(one.id) ?? []) ?? []) };
}
export async function contentOf(reader: Pick<DistrictReader, "bulletinContent">, digest: string): Promise<BulletinContent> {
  const text = await reader.bulletinContent(digest);
  if (text === null) throw new NotFound("content of bulletin", digest);
  return JSON.parse(text) as BulletinContent;
}
export function periodOfBulletin({ kind, period }: Pick<Bulletin, "kind" | "period">): FigurePeriod { return periodOf(bulletinKindRows[kind].period === "day" ? "day" : "month", period); }
export function periodNameOf(bulletin: Pick<Bulletin, "kind" | "period">): Labels { return periodName(periodOfBulletin(bulletin)); }

/** What has changed since a content was taken (取数之后的变化). */
export async function changedSince(ports: Pick<BulletinDeskPorts, "figures">, content: BulletinContent): Promise<readonly BulletinRevision[]> {
  const bySubject = new Map<string, ReturnType<typeof keyOfText>[]>(), now = new Map<string, FigureView>();
  for (const { key } of content.figures) { const read = keyOfText(key), of = `${read.subject.kind}:${read.subject.id}`, held = bySubject.get(of); if (held === undefined) bySubject.set(of, [read]); else held.push(read); }
  for (const keys of bySubject.values()) for (const { key, value, unit, validity, coverage, edition, clauses, detail } of await ports.figures.figures(keys)) now.set(keyText(key), { key: keyText(key), value, unit, validity, coverage, edition, clauses, detail });
  return revisionsOf(content, now);
}

/** Templates of a kind: what was uploaded, and which version is in use (模板版本). */
export interface KindTemplates { readonly seq: number; readonly uploads: readonly BulletinTemplateAct[]; readonly inUse: number }
export function templatesOf(acts: readonly BulletinTemplateAct[], kind: PaperKind): KindTemplates {
  const own = acts.filter((one) => one.kind === kind).sort((a, b) => a.seq - b.seq);
  return { seq: own.at(-1)?.seq ?? 0, uploads: own.filter(({ act }) => act === "upload"), inUse: own.filter(({ act }) => act === "use").at(-1)?.version ?? 0 };
}
export function fieldsOf(kind: PaperKind): readonly TemplateField[] { return templateFields(bulletinBuilders[kind].shape); }
/** The bytes of a version. @throws {NotFound} */
export async function templateBytes(ports: Pick<BulletinDeskPorts, "vault" | "papers">, templates: KindTemplates, kind: PaperKind, version: number): Promise<Uint8Array> {
  if (version === 0) return ports.papers.standard(bulletinBuilders[kind].shape, fieldsOf(kind));
  const hash = templates.uploads.find((one) => one.version === version)?.hash ?? null, file = hash === null ? null : await ports.vault.open(hash);
  if (file === null) throw new NotFound("template", `${kind} ${version}`);
  return wholeOf(file.stream);
}
/** All parts of a stream together, up to `most` bytes. @throws {Refused} bulletin/template-too-large */
export async function wholeOf(stream: AsyncIterable<Uint8Array>, most = Number.POSITIVE_INFINITY): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of stream) {
    length += part.length;
    if (length > most) throw new Refused("bulletin/template-too-large", `模板超过 ${most / 1024 / 1024} MB；请压缩其中的图片`, `the template is larger than ${most / 1024 / 1024} MB; make its pictures smaller`);
    parts.push(part);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) { whole.set(part, at); at += part.length; }
  return whole;
}
/** One piece as a stream. */
export async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> { yield await Promise.resolve(bytes); }
