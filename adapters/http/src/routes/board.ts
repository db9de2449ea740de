import { routes } from "@yunqing/wire";
import { deskOf } from "../desks.js";
import type { ServerPorts } from "../ports.js";
import { declare, declareFile, type App } from "../route.js";
import { BoardAirShape, BoardGroundwaterShape, BoardQueryShape, BoardSheetQueryShape, BoardSourcesShape, BoardWaterShape } from "../schema/board.js";
import { sheetType } from "../send-file.js";
import { beijingMinute } from "./reports.js";

/** Routes of state (环境质量): one answer a page. */
export function boardRoutes(app: App, ports: ServerPorts): void {
  const desk = (params: Readonly<Record<string, string>>) => deskOf(ports.boardDesk, params);
  declare(app, { method: "GET", at: routes.boardAir, needs: "monitor.read", config: { readKey: "screen" }, title: { zh: "空气质量", en: "state of the air" }, query: BoardQueryShape, answer: BoardAirShape, handle: async ({ actor, params, query }) => desk(params).air(actor, query) });
  declare(app, { method: "GET", at: routes.boardWater, needs: "monitor.read", config: { readKey: "screen" }, title: { zh: "地表水质量", en: "state of surface water" }, query: BoardQueryShape, answer: BoardWaterShape, handle: async ({ actor, params, query }) => desk(params).water(actor, query) });
  declare(app, { method: "GET", at: routes.boardGroundwater, needs: "monitor.read", title: { zh: "地下水与水源", en: "groundwater and sources" }, query: BoardQueryShape, answer: BoardGroundwaterShape, handle: async ({ actor, params, query }) => desk(params).groundwater(actor, query) });
  declare(app, { method: "GET", at: routes.boardSources, needs: "monitor.read", config: { readKey: "screen" }, title: { zh: "污染源", en: "outlets" }, query: BoardQueryShape, answer: BoardSourcesShape, handle: async ({ actor, params, query }) => desk(params).sources(actor, query) });
  declareFile(app, { method: "GET", at: routes.boardSheet, needs: "table.export", title: { zh: "导出空气、污染源表", en: "export a table of air or outlets" }, config: { rateLimit: { max: 60, timeWindow: 60_000 } }, query: BoardSheetQueryShape, file: sheetType,
    handle: async ({ actor, session, params, query: { table, lang, ...query } }) => {
      const language = lang ?? "zh", model = await desk(params).table(actor, table, query), district = session.districts.find(({ id }) => id === params["d"]), watermark = [session.user.displayName, district?.name[language] ?? "", beijingMinute(model.madeAt)].filter(Boolean).join(" · ");
      return { name: `${model.title[language]}.xlsx`, type: sheetType, bytes: await ports.sheets.table(model, { language, watermark }) };
    } });
}
