import { routes } from "@yunqing/wire";
import { deskOf } from "../desks.js";
import type { ServerPorts } from "../ports.js";
import { declare, type App } from "../route.js";
import { LedgerNearQueryShape, LedgerNearShape, LedgerRateShape, LedgerRatesQueryShape, LedgerRelatedShape } from "../schema/ledger-subject.js";
import { items } from "../schema/shape.js";

type Params = Readonly<Record<string, string>>;

/** Routes of what lies across the ledgers (一企一档、周边、规划比率). */
export function ledgerSubjectRoutes(app: App, ports: ServerPorts): void {
  const desk = (params: Params) => deskOf(ports.ledgerSubjectDesk, params), ledger = (params: Params): string => params["ledger"] ?? "", id = (params: Params): string => params["id"] ?? "";
  declare(app, { method: "GET", at: routes.ledgerRelated, needs: "ledger.read", title: { zh: "一企一档：关联记录", en: "rows that name a row" }, answer: LedgerRelatedShape, handle: ({ actor, params }) => desk(params).related(actor, ledger(params), id(params)) });
  declare(app, { method: "GET", at: routes.ledgerNear, needs: "ledger.read", title: { zh: "周边", en: "rows near a row" }, query: LedgerNearQueryShape, answer: LedgerNearShape, handle: ({ actor, params, query }) => desk(params).near(actor, ledger(params), id(params), query) });
  declare(app, { method: "GET", at: routes.ledgerRates, needs: "ledger.read", title: { zh: "台账比率与规划目标", en: "rates of the ledgers against the plan" }, query: LedgerRatesQueryShape, answer: items(LedgerRateShape), handle: async ({ actor, params, query: { year } }) => ({ items: await desk(params).rates(actor, year === undefined ? null : Number(year)) }) });
}
