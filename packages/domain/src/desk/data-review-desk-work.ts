import type { Actor } from "../access/model.js";
import { hadArrived, type JudgedCell } from "../data-review/line.js";
import { sourceMarkWords } from "../data-review/source-mark.js";
import { beijingText } from "../monitoring/window.js";
import { qualityControlMarks } from "../quality-control/check-quality.js";
import { qualityRuleIds, qualityRuleNames, type CheckedValue, type QualityRuleId, type QualitySetting } from "../quality-control/model.js";
import { judgedPoint, pointsFor, reviewGround, reviewRows, spanOfDays, type DataReviewDeskPorts, type JudgedPoint } from "./data-review-desk-office.js";
import type { DataReviewCell, DataReviewGrid, DataReviewRule, DataReviewRuleCount, DataReviewWork, DataReviewWorkRow } from "./data-review-desk-views.js";
import { seenPoint, sightFor } from "./monitor-desk-office.js";

const hour = 3_600_000, dayOf = (at: number): string => beijingText(at).slice(0, 10);
function counted(rules: Iterable<QualityRuleId>): readonly DataReviewRuleCount[] {
  const counts = new Map<QualityRuleId, number>();
  for (const rule of rules) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return qualityRuleIds.flatMap((rule) => { const count = counts.get(rule); return count === undefined ? [] : [{ rule, name: qualityRuleNames[rule], count }]; });
}
const rulesOf = (cells: readonly JudgedCell[]): readonly QualityRuleId[] => cells.flatMap(({ rules }) => [...new Set(rules.filter(({ quality }) => quality !== "reliable").map(({ rule }) => rule))]);

/** Hours of each day at which an item that the point gives in the span has no value, where the rule `missing` applies (缺测时段). Hours that are not over yet are not due. */
function missingByDay({ point, values }: JudgedPoint, settings: readonly QualitySetting[], from: number, until: number): ReadonlyMap<string, number> {
  const own = settings.filter(({ rule }) => rule === "missing"), series = new Map<string, CheckedValue[]>(), counts = new Map<string, number>();
  for (const { item, from: at, until: end, value, flag, receivedAt, backFilled } of values) { const held = series.get(item), one: CheckedValue = { from: at, until: end, value, flag, receivedAt, backFilled }; if (held === undefined) series.set(item, [one]); else held.push(one); }
  if (own.length === 0 || series.size === 0 || until <= from) return counts;
  // two settings may name the same hour: it is missing once
  const found = new Map(qualityControlMarks({ pointKind: point.kind, kind: "hour", series, span: { from, until, interval: hour }, settings: own, programme: [...series.keys()] }).filter(({ factor }) => series.has(factor)).map(({ factor, from: at }) => [`${factor}|${at}`, dayOf(at)]));
  for (const day of found.values()) counts.set(day, (counts.get(day) ?? 0) + 1);
  return counts;
}

/** Points and days with values or with hours missing, the unreviewed first to be looked at (待审任务). @throws {Refused} data-review/bad-span */
export async function work(ports: DataReviewDeskPorts, actor: Actor, from: string, until: string): Promise<DataReviewWork> {
  const span = spanOfDays(from, until), ground = await reviewGround(ports), rows: DataReviewWorkRow[] = [], found: QualityRuleId[] = [], over = Math.min(span.until, Math.floor(Date.parse(ports.clock.now()) / hour) * hour);
  for (const point of pointsFor(ports, actor, "data.review", ground.registry)) {
    if ((ground.registry.sourcesOf.get(point.point) ?? []).length === 0) continue;
    const judged = await judgedPoint(ports, ground, point, span.from, span.until), byDay = new Map<string, JudgedCell[]>();
    for (const { item, from: at } of judged.values) { const cell = judged.lines.realTime.get(`${item}|${at}`), day = dayOf(at), held = byDay.get(day); if (cell === undefined) continue; if (held === undefined) byDay.set(day, [cell]); else held.push(cell); }
    const missing = missingByDay(judged, ground.settings, span.from, over);
    for (const day of missing.keys()) if (!byDay.has(day)) byDay.set(day, []);
    for (const [day, cells] of byDay) {
      const reviewed = cells.filter(({ review }) => review !== null).length, of = (quality: string): number => cells.filter((one) => one.quality === quality).length;
      const start = Date.parse(`${day}T00:00:00+08:00`), pending = judged.reviews.filter((one) => one.decided === null && Date.parse(one.from) < start + 24 * hour && Date.parse(one.until) > start).length, rules = [...rulesOf(cells), ...Array.from({ length: missing.get(day) ?? 0 }, () => "missing" as const)];
      found.push(...rules);
      rows.push({ point: point.point, name: point.name, kind: point.kind, place: point.place, day, values: cells.length, reviewed, unreviewed: cells.length - reviewed, doubtful: of("doubtful"), unreliable: of("unreliable"), rules: counted(rules), pending, packets: judged.packets, batches: judged.batches });
    }
  }
  rows.sort((a, b) => Math.sign(b.unreviewed) - Math.sign(a.unreviewed) || (a.day < b.day ? 1 : a.day > b.day ? -1 : 0) || b.doubtful + b.unreliable - a.doubtful - a.unreliable || (a.point < b.point ? -1 : 1));
  return { line: "real-time", from, until, simulated: ground.registry.pack.district.simulated, rows, rules: counted(found) };
}

/** The cells of a point in a span with everything said about each (审核网格). @throws {NotFound} {Refused} data-review/bad-span */
export async function grid(ports: DataReviewDeskPorts, actor: Actor, id: string, from: string, until: string): Promise<DataReviewGrid> {
  const span = spanOfDays(from, until), ground = await reviewGround(ports), { registry } = ground, point = seenPoint(ports, actor, registry, id), judged = await judgedPoint(ports, ground, point, span.from, span.until);
  const cells = judged.values.flatMap(({ item, from: at }) => { const cell = judged.lines.realTime.get(`${item}|${at}`); return cell === undefined ? [] : [cellView(cell, judged)]; }), items = new Map<string, string>();
  for (const { item, factor } of judged.values) items.set(item, factor);
  return {
    point: point.point, name: point.name, kind: point.kind, simulated: registry.pack.district.simulated, line: "real-time", from, until, items: [...items].map(([item, factor]) => ({ item, factor, unit: judged.units.get(item) ?? "" })),
    hours: [...new Set(judged.values.map((one) => one.from))].sort((a, b) => a - b).map(beijingText), cells, reviews: await reviewRows(ports, actor, registry, judged.reviews), packets: judged.packets, batches: judged.batches, mayReview: sightFor(ports, actor, "data.review", registry.pack)(point),
  };
}
function cellView(cell: JudgedCell, { lines, reviews }: JudgedPoint): DataReviewCell {
  const { item, factor, from, value, flag, packet, quality, by, reason, rules, mark, sourceMark, review } = cell, reviewed = lines.reviewed.get(`${item}|${from}`);
  const about = reviews.filter((one) => Date.parse(one.from) <= from && from < Date.parse(one.until) && (one.factors.length === 0 || one.factors.includes(factor)));
  return {
    item, factor, from: beijingText(from), value, flag, packet, quality, by, reason, rules: rules.map((one) => ({ rule: one.rule, name: qualityRuleNames[one.rule], quality: one.quality, reason: one.reason })),
    mark: mark === null ? null : { quality: mark.quality, by: mark.by, at: beijingText(Date.parse(mark.at)), reason: mark.reason }, sourceMark: sourceMark === null ? null : sourceMarkWords(sourceMark),
    reviewed: review === null || reviewed === undefined ? null : { quality: reviewed.quality, reason: reviewed.reason, review: review.id, by: review.by, acceptedBy: review.decided?.by ?? "" },
    pending: about.find((one) => one.decided === null && hadArrived(packet, one))?.id ?? null, late: review === null && about.some((one) => one.decided?.decision === "accept" && !hadArrived(packet, one)),
  };
}

/** Rules of quality control in force (在用质控规则). */
export async function rules(ports: DataReviewDeskPorts): Promise<readonly DataReviewRule[]> {
  return (await reviewGround(ports)).settings.map(({ rule, pointKinds, kinds, factors, parameters, quality, source, attestation }) => ({ rule, name: qualityRuleNames[rule], pointKinds, kinds, factors, parameters: JSON.stringify(parameters), quality, source, attestation }));
}
