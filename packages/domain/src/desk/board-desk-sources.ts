import type { Actor } from "../access/model.js";
import { dayAfter } from "@yunqing/standards";
import { latestHour } from "../board/latest-hour.js";
import { judgedByLimit, limitText } from "../board/limit-judged.js";
import type { PointLimit } from "../network/model.js";
import type { FigureView } from "./figure-desk-views.js";
import { daysOfPeriod, hourOf, periodOf, spanOf } from "../statistics/period.js";
import { Asked, groundOf, subjectOf, type BoardDeskPorts } from "./board-desk-office.js";
import type { BoardQuery, BoardSources } from "./board-desk-views.js";

/** Rates from which the month or quarter is as it should be: 90 % effective transmission (from memory), 75 % capture. @clause HJ 75-2017 §12 (reported) */
const thresholds = { effective: "90", capture: "75" } as const;

/** What an outlet gives off, as against the state of its gas that is measured beside it (烟气参数). pH has limits but no mass. */
const isPollutant = (item: string): boolean => item !== "flow" && item !== "O2" && !item.startsWith("flue-");
/** A limit with its unit, where it has one. */
const told = (limit: PointLimit): string => [limitText(limit), limit.unit].filter(Boolean).join(" ");

/** The state of the outlets (污染源): last hour and day against limits, days over, rates and amounts. @throws {Forbidden} {Refused} board/bad-day */
export async function sourcesOf(ports: BoardDeskPorts, actor: Actor, query: BoardQuery): Promise<BoardSources> {
  const { head, subjects } = await groundOf(ports, actor, query), { profiles } = await ports.network.network(), asked = new Asked(query.line), last = head.day === head.today ? latestHour(Date.parse(ports.clock.now())) : { day: head.day, hour: 24 }, day = periodOf("day", dayAfter(last.day, last.hour === 24 ? 0 : -1)), month = periodOf("month", head.day), hour = hourOf(last.day, last.hour);
  const monthDays = daysOfPeriod(spanOf(month.day, dayAfter(head.day)));
  const rows = subjects.filter(({ subject }) => subject.kind === "stack-outlet" || subject.kind === "sewage-outlet").map((row) => {
    const { subject } = row, limits = profiles.get(subject.id)?.limits ?? [];
    const today = Array.from({ length: last.hour }, (_, at) => hourOf(last.day, at + 1));
    const items = row.items.filter(isPollutant).map((item) => {
      const hourLimit = limits.find((one) => one.item === item && one.basis === "hour") ?? null, dayLimit = limits.find((one) => one.item === item && one.basis === "day") ?? null, get = (statistic: Parameters<Asked["of"]>[1], period: Parameters<Asked["of"]>[2]) => asked.of(subject, statistic, period, { item });
      const made = { hour: get("outlet-mean", hour), day: get("outlet-mean", day), transmission: get("outlet-transmission", month), validity: get("outlet-validity", month), effective: get("outlet-effective", month), capture: get("outlet-capture", month) };
      const hours = today.map((period) => get("outlet-mean", period)), days = dayLimit === null ? [] : monthDays.map((one) => get("outlet-mean", periodOf("day", one)));
      return () => {
        const over = (figures: readonly FigureView[], limit: PointLimit | null): number | null => { const judged = limit === null ? [] : figures.map((one) => judgedByLimit(one, limit)); return limit === null || judged.includes("units") ? null : judged.filter((one) => one === "broken").length; };
        const hour = made.hour(), day = made.day(), of = hours.map((one) => one());
        return { hours: of, view: {
          item, hour, day, hourLimit: hourLimit === null ? null : told(hourLimit), dayLimit: dayLimit === null ? null : told(dayLimit), hourState: hourLimit === null ? null : judgedByLimit(hour, hourLimit), dayState: dayLimit === null ? null : judgedByLimit(day, dayLimit), document: (hourLimit ?? dayLimit)?.document ?? null,
          exceedingHours: over(of, hourLimit), exceedingDays: over(days.map((one) => one()), dayLimit),
          transmission: made.transmission(), validity: made.validity(), effective: made.effective(), capture: made.capture(),
        } };
      };
    });
    return () => {
      const shown = items.map((get) => get()), lately = shown.flatMap(({ hours }) => hours.slice(-3)), stopped = lately.some(({ validity }) => validity.reason?.zh === "停运"), silent = lately.every(({ value, validity }) => value === null && validity.reason?.zh === "缺失");
      return { ...subjectOf(row), enterprise: row.enterprise, state: stopped ? "stopped" as const : silent ? "silent" as const : "running" as const, items: shown.map(({ view }) => view) };
    };
  });
  await asked.make(ports.figures);
  return { ...head, hour: last, rows: rows.map((get) => get()), thresholds };
}
