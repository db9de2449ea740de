import { daysOfMonth } from "@yunqing/standards";
import type { Actor } from "../access/model.js";
import { sourceMarkVocabulary, standingSourceMarks, type SourceMark } from "../data-review/source-mark.js";
import type { PointFact } from "../monitoring/model.js";
import { beijingText } from "../monitoring/window.js";
import { usualItems } from "../network/usual-items.js";
import { Refused } from "../ports.js";
import { keyText, statisticRows, type FigureKey } from "../statistics/figure-key.js";
import { periodOf } from "../statistics/period.js";
import { dayStart, mayMarkSource, pointsFor, reviewGround, type DataReviewDeskPorts } from "./data-review-desk-office.js";
import type { SourceMarkRow, SourceMarkView } from "./data-review-desk-views.js";
import { namesOf } from "./monitor-desk-office.js";

const statistics = ["outlet-capture", "outlet-transmission", "outlet-validity", "outlet-effective"] as const;

/** Outlets, their marks and rates of a month (污染源标记与数据率). @throws {Refused} data-review/bad-month */
export async function sourceMarks(ports: DataReviewDeskPorts, actor: Actor, month: string): Promise<SourceMarkView> {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) throw new Refused("data-review/bad-month", `“${month}”不是月份，例如 2026-11`, `"${month}" is no month such as 2026-11`, [{ field: "month", zh: "不是月份", en: "is no month" }]);
  const { registry, profiles } = await reviewGround(ports), outlets = pointsFor(ports, actor, "monitor.read", registry).filter(({ kind }) => kind === "stack-outlet" || kind === "sewage-outlet");
  const from = dayStart(`${month}-01`), until = from + daysOfMonth(Number(month.slice(0, 4)), Number(month.slice(5))) * 86_400_000, seen = new Set(outlets.map(({ point }) => point));
  const marks = (await ports.store.read((reader) => reader.sourceMarks({ from: new Date(from).toISOString(), until: new Date(until).toISOString() }))).filter(({ point }) => seen.has(point)), all = await ports.store.read((reader) => reader.sourceMarks({}));
  const itemsOf = (point: PointFact): readonly string[] => { const own = profiles.get(point.point)?.items ?? []; return own.length > 0 ? own : usualItems[point.kind]; };
  const asked = outlets.flatMap((point) => itemsOf(point).map((item) => ({ point: point.point, item, keys: statistics.map((statistic): FigureKey => ({ subject: { kind: point.kind as "stack-outlet" | "sewage-outlet", id: point.point }, statistic, item, period: periodOf("month", `${month}-01`), line: "real-time" })) })));
  const figures = ports.figures === undefined ? [] : await ports.figures.figures(asked.flatMap(({ keys }) => keys));
  return {
    month, line: "real-time", simulated: registry.pack.district.simulated, outlets: outlets.map((point) => ({ point: point.point, name: point.name, kind: point.kind, items: itemsOf(point), mayMark: mayMarkSource(ports, actor, point) })),
    words: sourceMarkVocabulary.map(({ family, word, name, trades, attestation }) => ({ family, word, name, trades, attestation })), marks: await sourceMarkRows(ports, actor, registry.points, marks, all),
    rates: ports.figures === undefined ? [] : asked.map(({ point, item, keys }, at) => ({ point, item, rates: keys.map((key, place) => ({ statistic: key.statistic, name: nameOf(key.statistic), value: figures[at * statistics.length + place]?.value ?? null, key: keyText(key) })) })),
  };
}
const nameOf = (id: string): SourceMarkRow["name"] => statisticRows.find((one) => one.id === id)?.name ?? { zh: id, en: id };

/** Marks as a list shows them, the latest said first. */
export async function sourceMarkRows(ports: DataReviewDeskPorts, actor: Actor, points: ReadonlyMap<string, PointFact>, marks: readonly SourceMark[], all: readonly SourceMark[]): Promise<readonly SourceMarkRow[]> {
  const called = await namesOf(ports, marks.map(({ by }) => by)), standing = new Set(standingSourceMarks(all).map(({ id }) => id));
  return [...marks].reverse().map(({ id, point, family, word, from, until, items, reason, document, by, at, withdrawn }) => {
    const held = points.get(point);
    return { id, point, name: held?.name ?? { zh: point, en: point }, family, word, from: beijingText(Date.parse(from)), until: beijingText(Date.parse(until)), items, reason, document, by: called(by), at: beijingText(Date.parse(at)), stands: standing.has(id), withdrawn, mayMark: held !== undefined && mayMarkSource(ports, actor, held) };
  });
}
