import { routes } from "@yunqing/wire";
import { deskOf } from "../desks.js";
import type { ServerPorts } from "../ports.js";
import { declare, type App } from "../route.js";
import { FigureDaysQueryShape, FigureHistoryShape, FigureHoursQueryShape, FigureHoursShape, FigureKeyQueryShape, FigureOneQueryShape, FigureOpenedShape, FigurePublishShape, FigureQueryShape, FigureSubjectShape, FigureSubjectsQueryShape, FigureViewShape } from "../schema/figure.js";
import { items } from "../schema/shape.js";

/** Routes of figures (统计值): asked by keys, opened, published. */
export function figureRoutes(app: App, ports: ServerPorts): void {
  const desk = (params: Readonly<Record<string, string>>) => deskOf(ports.figureDesk, params);
  declare(app, { method: "POST", at: routes.figures, needs: "monitor.read", title: { zh: "统计值", en: "figures" }, body: FigureQueryShape, answer: items(FigureViewShape), bodyLimit: 512 * 1024,
    handle: async ({ actor, params, body }) => ({ items: await desk(params).views(actor, body) }) });
  declare(app, { method: "GET", at: routes.figure, needs: "monitor.read", title: { zh: "统计值怎么算的", en: "a figure opened" }, query: FigureOneQueryShape, answer: FigureOpenedShape,
    handle: async ({ actor, params, query }) => desk(params).view(actor, query.key, query.depth === undefined ? null : Number(query.depth)) });
  declare(app, { method: "GET", at: routes.figureHistory, needs: "monitor.read", title: { zh: "统计值的发布与修订", en: "publications of a figure" }, query: FigureKeyQueryShape, answer: items(FigureHistoryShape),
    handle: async ({ actor, params, query }) => ({ items: await desk(params).history(actor, query.key) }) });
  declare(app, { method: "POST", at: routes.figurePublish, needs: "figure.publish", title: { zh: "发布统计值", en: "publish figures" }, body: FigurePublishShape, answer: items(FigureHistoryShape), bodyLimit: 512 * 1024,
    handle: async ({ actor, params, body }) => ({ items: await desk(params).publishAs(actor, body) }) });
  declare(app, { method: "GET", at: routes.figureSubjects, needs: "monitor.read", title: { zh: "统计对象", en: "subjects of figures" }, query: FigureSubjectsQueryShape, answer: items(FigureSubjectShape),
    handle: async ({ actor, params, query }) => ({ items: await desk(params).subjectViews(actor, query.day ?? null) }) });
  declare(app, { method: "GET", at: routes.figureDays, needs: "monitor.read", config: { readKey: "screen" }, title: { zh: "一个月各日的统计值", en: "figures of the days of a month" }, query: FigureDaysQueryShape, answer: items(FigureViewShape),
    handle: async ({ actor, params, query }) => ({ items: await desk(params).views(actor, { keys: daysOfMonth(query.month).map((day) => `${query.line}|${query.subject}|${query.statistic}|day~${day}`) }) }) });
  declare(app, { method: "GET", at: routes.figureHours, needs: "monitor.read", title: { zh: "小时值及判定", en: "hours with their quality" }, query: FigureHoursQueryShape, answer: FigureHoursShape,
    handle: async ({ actor, params, query }) => desk(params).hourViews(actor, query) });
}

/** The days of `2026-11`, first to last. */
function daysOfMonth(month: string): readonly string[] {
  const days = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();
  return Array.from({ length: days }, (_, at) => `${month}-${String(at + 1).padStart(2, "0")}`);
}
