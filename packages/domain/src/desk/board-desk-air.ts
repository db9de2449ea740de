import { dayAfter } from "@yunqing/standards";
import type { Actor } from "../access/model.js";
import { latestHour, monthBefore } from "../board/latest-hour.js";
import { dayItems, hourItems } from "../statistics/air-day.js";
import type { StatisticId } from "../statistics/figure-key.js";
import { hourOf, periodOf } from "../statistics/period.js";
import { Asked, groundOf, subjectOf, targetsOf, type BoardDeskPorts } from "./board-desk-office.js";
import type { BoardAir, BoardQuery } from "./board-desk-views.js";

/** What is told of a year so far: means, the percentiles of CO and ozone, index, good and heavy days. @clause HJ 663 */
const told: readonly (readonly [StatisticId, string?])[] = [["air-mean", "PM2.5"], ["air-mean", "PM10"], ["air-mean", "SO2"], ["air-mean", "NO2"], ["air-percentile", "CO"], ["air-percentile", "O3_8h"], ["air-composite"], ["air-good-days"], ["air-good-ratio"], ["air-heavy-days"]];
const kinds: ReadonlySet<string> = new Set(["point", "town", "district"]);

/** The state of the air (空气): the last hour, a day, the year so far. @throws {Forbidden} {Refused} board/bad-day */
export async function airOf(ports: BoardDeskPorts, actor: Actor, query: BoardQuery): Promise<BoardAir> {
  const ground = await groundOf(ports, actor, query), { head, year, subjects } = ground, last = latestHour(Date.parse(ports.clock.now())), shownDay = query.day ?? dayAfter(head.today, -1);
  const hour = hourOf(last.day, last.hour), day = periodOf("day", shownDay), month = periodOf("month", monthBefore(head.day)), asked = new Asked(query.line), district = subjects.find(({ subject }) => subject.kind === "district")?.subject;
  // a town without a station has no air to tell of
  const towns = subjects.flatMap(({ subject }) => (subject.kind === "town" ? [subject] : [])), members = await Promise.all(towns.map((town) => ports.figures.members(town, "point", head.day))), watched = new Set(towns.flatMap(({ id }, at) => (members[at]?.length === 0 ? [] : [id])));
  const rows = subjects.filter(({ subject, items }) => kinds.has(subject.kind) && (subject.kind !== "town" || watched.has(subject.id)) && (subject.kind !== "point" || items.some((item) => (hourItems as readonly string[]).includes(item) || item === "O3_8h"))).map((row) => {
    const { subject } = row, over = told.map(([statistic, item]) => ({ statistic, more: item === undefined ? {} : { item } }));
    const hourIndex = asked.of(subject, "air-index", hour), hourValues = hourItems.map((item) => asked.of(subject, "air-value", hour, { item })), dayIndex = asked.of(subject, "air-index", day), dayValues = dayItems.map((item) => asked.of(subject, "air-mean", day, { item }));
    const compared = over.map(({ statistic, more }) => ({ now: asked.of(subject, statistic, year, more), before: asked.of(subject, "year-before", year, { ...more, of: statistic }), change: asked.of(subject, "change-on-year", year, { ...more, of: statistic }) }));
    const lastMonth = over.map(({ statistic, more }) => asked.of(subject, statistic, month, more)), rank = district !== undefined && subject.kind !== "district" && row.evaluated ? asked.of(subject, "rank", year, { of: "air-composite", within: district }) : null;
    return () => ({ ...subjectOf(row), hour: hourIndex(), hourValues: hourValues.map((get) => get()), dayIndex: dayIndex(), dayValues: dayValues.map((get) => get()), year: compared.map(({ now, before, change }) => ({ now: now(), before: before(), change: change() })), lastMonth: lastMonth.map((get) => get()), rank: rank === null ? null : rank() });
  });
  const targets = await targetsOf(ports, ground, asked, "air");
  await asked.make(ports.figures);
  return { ...head, hour: last, shownDay, rows: rows.map((get) => get()), sandstormDays: await ports.figures.sandstormDays(year.day, dayAfter(head.day)), targets: targets() };
}
