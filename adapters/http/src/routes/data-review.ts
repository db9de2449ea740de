import { routes } from "@yunqing/wire";
import { deskOf } from "../desks.js";
import type { ServerPorts } from "../ports.js";
import { declare, type App } from "../route.js";
import { DataReviewGridShape, DataReviewRowShape, DataReviewRuleShape, DataReviewWorkShape, DecideDataReviewShape, ProposeDataReviewsShape, PutSourceMarkShape, ReviewSpanShape, SourceMarkRowShape, SourceMarkViewShape, SourceMonthShape } from "../schema/data-review.js";
import { items } from "../schema/shape.js";

/** Routes of review of data (数据审核): the worklist, the cells of a point, reviews and their second look, rules, and marks of sources. */
export function dataReviewRoutes(app: App, ports: ServerPorts): void {
  const desk = (params: Readonly<Record<string, string>>) => deskOf(ports.dataReviewDesk, params);
  declare(app, { method: "GET", at: routes.dataReviewWork, needs: "data.review", title: { zh: "待审任务", en: "what is to be reviewed" }, query: ReviewSpanShape, answer: DataReviewWorkShape, handle: async ({ actor, params, query }) => desk(params).work(actor, query.from, query.until) });
  declare(app, { method: "GET", at: routes.dataReviewGrid, needs: "monitor.read", title: { zh: "点位数据判定明细", en: "the cells of a point" }, query: ReviewSpanShape, answer: DataReviewGridShape, handle: async ({ actor, params, query }) => desk(params).grid(actor, params["id"] ?? "", query.from, query.until) });
  declare(app, { method: "GET", at: routes.dataReviews, needs: "data.review", title: { zh: "审核记录", en: "reviews of data" }, answer: items(DataReviewRowShape), handle: async ({ actor, params }) => ({ items: await desk(params).reviews(actor) }) });
  declare(app, { method: "POST", at: routes.dataReviews, needs: "data.review", title: { zh: "提出审核", en: "propose reviews" }, body: ProposeDataReviewsShape, answer: items(DataReviewRowShape), bodyLimit: 1024 * 1024, handle: async ({ actor, params, body }) => ({ items: await desk(params).propose(actor, body) }) });
  declare(app, { method: "POST", at: routes.dataReviewDecision, needs: "data.review", title: { zh: "复核", en: "the second look" }, body: DecideDataReviewShape, answer: DataReviewRowShape, handle: async ({ actor, params, body }) => desk(params).decide(actor, params["id"] ?? "", body) });
  declare(app, { method: "GET", at: routes.dataReviewRules, needs: "monitor.read", title: { zh: "在用质控规则", en: "rules of quality control in force" }, answer: items(DataReviewRuleShape), handle: async ({ actor, params }) => ({ items: await desk(params).rules(actor) }) });
  declare(app, { method: "GET", at: routes.sourceMarks, needs: "monitor.read", title: { zh: "污染源标记与数据率", en: "marks and rates of outlets" }, query: SourceMonthShape, answer: SourceMarkViewShape, handle: async ({ actor, params, query }) => desk(params).sourceMarks(actor, query.month) });
  declare(app, { method: "POST", at: routes.sourceMarks, needs: "monitor.read", title: { zh: "标记污染源", en: "mark a source" }, body: PutSourceMarkShape, answer: SourceMarkRowShape, handle: async ({ actor, params, body }) => desk(params).putSourceMark(actor, body) });
}
