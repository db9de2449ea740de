import { dayAfter, daysBetween, isDay, type Labels } from "@yunqing/standards";
import type { Actor } from "../access/model.js";
import { NotFound, Refused } from "../ports.js";
import { FigureKeyInvalid, keyOfText, lines, statisticRows, subjectKinds, checkedKey, keyText, type FigureKey, type Subject } from "../statistics/figure-key.js";
import type { Figure } from "../statistics/figure.js";
import type { FigureOffice, SubjectRow } from "../statistics/figure-office.js";
import { periodName } from "../statistics/period.js";
import { unitOfItem } from "../statistics/factor-item.js";
import { pointSight } from "../monitoring/point-scope.js";
import { scopeOf } from "../access/rules.js";
import { guarded, mustHoldHere, namesOf } from "./monitor-desk-office.js";
import { todayOf } from "./plan-desk-office.js";
import type { FigureDeskPorts } from "./figure-desk-engine.js";
import { published } from "./figure-desk-published.js";
import type { FigureHistoryRow, FigureHoursQuery, FigureHoursView, FiguresQuery, FigureSubjectView, FigureView, OpenedFigureView, PublishFiguresCommand } from "./figure-desk-views.js";

/** Keys asked or published at once, and days of hours. */
const mostKeys = 500, mostPublished = 200, mostHourDays = 93;

type Sight = (subject: Subject) => SubjectRow | null;
/** Subjects that a person sees, on whatever day they were there. */
async function sightOf(ports: FigureDeskPorts, desk: FigureOffice, actor: Actor, days: readonly string[]): Promise<Sight> {
  const { pack } = await ports.store.read(async (reader) => ({ pack: await reader.pack() })), sees = pointSight(pack, scopeOf(actor.grants, "monitor.read", ports.district, todayOf(ports.clock))), rows = new Map<string, SubjectRow>();
  for (const day of new Set(days)) for (const row of await desk.subjects(day)) if (sees(row)) rows.set(`${row.subject.kind}:${row.subject.id}`, row);
  return ({ kind, id }) => rows.get(`${kind}:${id}`) ?? null;
}
/** Reads a key of a request. @throws {Refused} figure/bad-key */
function readKey(text: string): FigureKey {
  try { return checkedKey(keyOfText(text)); } catch (error) {
    if (!(error instanceof FigureKeyInvalid)) throw error;
    const zh = `统计键“${text.slice(0, 200)}”${error.why.zh}`, en = `the figure key "${text.slice(0, 200)}" ${error.why.en}`;
    throw new Refused("figure/bad-key", zh, en, [{ field: "key", zh, en }]);
  }
}
/** Keys whose subjects are seen. @throws {NotFound} {Refused} figure/bad-key */
async function keysSeen(ports: FigureDeskPorts, desk: FigureOffice, actor: Actor, texts: readonly string[]): Promise<readonly FigureKey[]> {
  const keys = texts.map(readKey), sees = await sightOf(ports, desk, actor, keys.map(({ period }) => period.day).concat(todayOf(ports.clock)));
  for (const key of keys) for (const subject of key.within === undefined ? [key.subject] : [key.subject, key.within]) if (sees(subject) === null) throw new NotFound("subject", `${subject.kind}:${subject.id}`);
  return keys;
}
function tooMany(count: number, most: number): void { if (count > most) throw new Refused("figure/too-many", `一次最多 ${most} 个统计键，现有 ${count} 个；请分几次`, `at most ${most} figures at once, not ${count}; ask in parts`); }

function viewOf(figure: Figure): FigureView { return { key: keyText(figure.key), value: figure.value, unit: figure.unit, validity: figure.validity, coverage: figure.coverage, edition: figure.edition, clauses: figure.clauses, detail: figure.detail }; }

export async function views(ports: FigureDeskPorts, desk: FigureOffice, actor: Actor, { keys }: FiguresQuery): Promise<readonly FigureView[]> {
  mustHoldHere(ports, actor, "monitor.read");
  tooMany(keys.length, mostKeys);
  return (await desk.figures(await keysSeen(ports, desk, actor, keys))).map(viewOf);
}

export async function view(ports: FigureDeskPorts, desk: FigureOffice, actor: Actor, text: string, depth: number | null): Promise<OpenedFigureView> {
  mustHoldHere(ports, actor, "monitor.read");
  const [key] = await keysSeen(ports, desk, actor, [text]) as readonly [FigureKey], figure = await desk.opened(key, ...(depth === null ? [] : [Math.max(0, Math.min(6, depth))])), publications = await ports.store.read((reader) => reader.figurePublications({ key: keyText(key) }));
  return { ...viewOf(figure), exact: figure.exact?.toString() ?? null, name: nameOf(key), lineage: figure.lineage, inputs: figure.inputs.map(keyText), published: publications.length > 0 };
}
function nameOf(key: FigureKey): Labels {
  const row = statisticRows.find(({ id }) => id === key.statistic), of = statisticRows.find(({ id }) => id === key.of), period = periodName(key.period), item = key.item === undefined ? "" : `${key.item} `;
  return { zh: `${period.zh} ${item}${of === undefined ? "" : `${of.name.zh} `}${row?.name.zh ?? key.statistic}`, en: `${item}${of === undefined ? "" : `${of.name.en}, `}${row?.name.en ?? key.statistic}, ${period.en}` };
}

export async function history(ports: FigureDeskPorts, desk: FigureOffice, actor: Actor, text: string): Promise<readonly FigureHistoryRow[]> {
  mustHoldHere(ports, actor, "monitor.read");
  const [key] = await keysSeen(ports, desk, actor, [text]) as readonly [FigureKey];
  return historyOf(ports, desk, key);
}
async function historyOf(ports: FigureDeskPorts, desk: FigureOffice, key: FigureKey): Promise<readonly FigureHistoryRow[]> {
  const rows = await desk.published(key), nameOfUser = await namesOf(ports, rows.map(({ by }) => by));
  return rows.map((one) => ({ ...one, by: nameOfUser(one.by), lineage: JSON.parse(one.lineage) as FigureHistoryRow["lineage"] }));
}

export async function publishAs(ports: FigureDeskPorts, desk: FigureOffice, actor: Actor, command: PublishFiguresCommand): Promise<readonly FigureHistoryRow[]> {
  return guarded(ports, actor, "figure.publish", command.document.slice(0, 200), async () => {
    mustHoldHere(ports, actor, "figure.publish");
    tooMany(command.keys.length, mostPublished);
    const document = command.document.trim(), bad = (field: string, zh: string, en: string): never => { throw new Refused("figure/bad-publication", zh, en, [{ field, zh, en }]); };
    if (document === "" || document.length > 200) bad("document", "请写明发布所依据的文件或期号（不超过200字）", "name the document or issue that publishes, within 200 characters");
    if (command.keys.length === 0) bad("keys", "没有要发布的统计值", "no figure to publish");
    const keys = await keysSeen(ports, desk, actor, command.keys);
    await published(ports, desk, keys, { user: actor.user, document, at: ports.clock.now(), actor, id: command.id });
    const rows: FigureHistoryRow[] = [];
    for (const key of keys) { const last = (await historyOf(ports, desk, key)).at(-1); if (last !== undefined) rows.push(last); }
    return rows;
  });
}

export async function subjectViews(ports: FigureDeskPorts, desk: FigureOffice, actor: Actor, day: string | null): Promise<readonly FigureSubjectView[]> {
  mustHoldHere(ports, actor, "monitor.read");
  const on = day !== null && isDay(day) ? day : todayOf(ports.clock), { pack } = await ports.store.read(async (reader) => ({ pack: await reader.pack() })), sees = pointSight(pack, scopeOf(actor.grants, "monitor.read", ports.district, todayOf(ports.clock)));
  return (await desk.subjects(on)).filter(sees).map(({ subject, name, place, longitude, latitude, network, evaluated, body, chainage, functionZone, targetClass, items }) => ({ kind: subject.kind, id: subject.id, name, place, longitude, latitude, network, evaluated, body, chainage, functionZone, targetClass, items }));
}

export async function hourViews(ports: FigureDeskPorts, desk: FigureOffice, actor: Actor, query: FigureHoursQuery): Promise<FigureHoursView> {
  mustHoldHere(ports, actor, "monitor.read");
  const { kind, id, item, from, until, line } = query, bad = (field: string, zh: string, en: string): never => { throw new Refused("figure/bad-hours", zh, en, [{ field, zh, en }]); };
  if (!subjectKinds.includes(kind)) bad("kind", `没有“${String(kind)}”这种对象`, `there is no subject of the kind "${String(kind)}"`);
  if (!lines.includes(line)) bad("line", "数据线应为 real-time 或 reviewed", "the line is real-time or reviewed");
  if (!isDay(from)) bad("from", "开始日期应写成 2026-01-01", "write the first day as 2026-01-01");
  if (!isDay(until) || until <= from || daysBetween(from, until) > mostHourDays) bad("until", `结束日期应晚于开始日期，最多 ${mostHourDays} 天`, `the end must follow the beginning by at most ${mostHourDays} days`);
  const subject: Subject = { kind, id }, row = (await sightOf(ports, desk, actor, [from, dayAfter(until, -1), todayOf(ports.clock)]))(subject);
  if (row === null) throw new NotFound("subject", `${kind}:${id}`);
  return { unit: unitOfItem(kind, item), days: await desk.cells(subject, item, from, until, line) };
}
