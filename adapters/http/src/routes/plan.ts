import { routes } from "@yunqing/wire";
import { planDeskOf } from "../desks.js";
import type { ServerPorts } from "../ports.js";
import { declare, type App } from "../route.js";
import { AuditShape, OrganisationShape, PlaceShape } from "../schema/access.js";
import {
  AssignmentShape, AwaitingValueShape, CheckShape, DocumentShape, IndicatorDetailShape, IndicatorRowShape, OverviewShape, PlanShape, TargetRowShape, TaskMatrixShape, ValuePointShape,
} from "../schema/plan.js";
import {
  AssignTargetShape, AuditQueryShape, JudgedShape, PlanOnlyShape, ReportProgressShape, ReportValueShape, ReviewValueShape, ValuesQueryShape,
} from "../schema/requests.js";
import { items } from "../schema/shape.js";
import { ProgressReportShape, ProjectDetailShape, ProjectsShape } from "../schema/work.js";

/** The plan of a district, judged on a day: what is read (规划只读接口). */
export function planRoutes(app: App, ports: ServerPorts): void {
  const desk = (params: Readonly<Record<string, string>>) => planDeskOf(ports, params);
  const read = { method: "GET", needs: "plan.read" } as const;
  const trees = { method: "GET", needs: "session" } as const; // readers of the plan and the administrators of units, users and grants: the desk knows them
  declare(app, { ...read, at: routes.plans, title: { zh: "规划", en: "plans" }, answer: items(PlanShape), handle: async ({ actor, params }) => ({ items: await desk(params).plans(actor) }) });
  declare(app, { ...read, at: routes.overview, title: { zh: "总览", en: "overview" }, query: JudgedShape, answer: OverviewShape, handle: async ({ actor, params, query }) => desk(params).overview(actor, query) });
  declare(app, { ...read, at: routes.indicators, config: { readKey: "screen" }, title: { zh: "指标", en: "indicators" }, query: JudgedShape, answer: items(IndicatorRowShape),
    handle: async ({ actor, params, query }) => ({ items: await desk(params).indicators(actor, query) }) });
  declare(app, { ...read, at: routes.indicator, title: { zh: "指标详情", en: "an indicator" }, query: JudgedShape, answer: IndicatorDetailShape,
    handle: async ({ actor, params, query }) => desk(params).indicator(actor, params["id"] ?? "", query) });
  declare(app, { ...read, at: routes.targets, title: { zh: "目标", en: "targets" }, query: JudgedShape, answer: items(TargetRowShape),
    handle: async ({ actor, params, query }) => ({ items: await desk(params).targets(actor, query) }) });
  declare(app, { ...read, at: routes.projects, title: { zh: "重点工程", en: "projects" }, query: JudgedShape, answer: ProjectsShape, handle: async ({ actor, params, query }) => desk(params).projects(actor, query) });
  declare(app, { ...read, at: routes.project, title: { zh: "工程详情", en: "a project" }, query: JudgedShape, answer: ProjectDetailShape,
    handle: async ({ actor, params, query }) => desk(params).project(actor, params["id"] ?? "", query) });
  declare(app, { ...read, at: routes.tasks, title: { zh: "任务分工", en: "tasks by department" }, query: JudgedShape, answer: TaskMatrixShape, handle: async ({ actor, params, query }) => desk(params).tasks(actor, query) });
  declare(app, { ...read, at: routes.check, title: { zh: "规划体检", en: "findings of the check" }, query: PlanOnlyShape, answer: CheckShape, handle: async ({ actor, params, query }) => desk(params).check(actor, query) });
  declare(app, { ...read, at: routes.document, title: { zh: "规划文本", en: "the document" }, query: PlanOnlyShape, answer: DocumentShape, handle: async ({ actor, params, query }) => desk(params).document(actor, query) });
  declare(app, { ...trees, at: routes.organisations, title: { zh: "机构", en: "organisations" }, answer: items(OrganisationShape), handle: async ({ actor, params }) => ({ items: await desk(params).organisations(actor) }) });
  declare(app, { ...trees, at: routes.places, title: { zh: "地点", en: "places" }, answer: items(PlaceShape), handle: async ({ actor, params }) => ({ items: await desk(params).places(actor) }) });
  declare(app, { method: "GET", needs: "audit.read", at: routes.districtAudit, title: { zh: "区县审计日志", en: "audit log of the district" }, query: AuditQueryShape, answer: AuditShape,
    handle: async ({ actor, params, query }) => desk(params).districtAudit(actor, query) });
}

/** Values, reviews, assigned targets and progress: what is written (填报、审核、下达、进度). */
export function valueRoutes(app: App, ports: ServerPorts): void {
  const desk = (params: Readonly<Record<string, string>>) => planDeskOf(ports, params);
  declare(app, { method: "GET", at: routes.values, needs: "plan.read", title: { zh: "填报值", en: "reported values" }, query: ValuesQueryShape, answer: items(AwaitingValueShape),
    handle: async ({ actor, params, query }) => ({ items: await desk(params).values(actor, query) }) });
  declare(app, { method: "POST", at: routes.values, needs: "value.report", title: { zh: "填报", en: "report a value" }, body: ReportValueShape, answer: ValuePointShape,
    handle: async ({ actor, params, body }) => desk(params).reportValue(actor, body) });
  declare(app, { method: "POST", at: routes.review, needs: "value.review", title: { zh: "审核", en: "review a value" }, body: ReviewValueShape, answer: ValuePointShape,
    handle: async ({ actor, params, body }) => desk(params).reviewValue(actor, params["id"] ?? "", body) });
  declare(app, { method: "POST", at: routes.assignments, needs: "target.assign", title: { zh: "下达目标", en: "assign a target" }, body: AssignTargetShape, answer: AssignmentShape,
    handle: async ({ actor, params, body }) => desk(params).assignTarget(actor, body) });
  declare(app, { method: "POST", at: routes.progress, needs: "project.report", title: { zh: "工程进度", en: "report progress" }, body: ReportProgressShape, answer: ProgressReportShape,
    handle: async ({ actor, params, body }) => desk(params).reportProgress(actor, body) });
}
