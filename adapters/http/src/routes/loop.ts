import { routes, type LoopRecordsQuery } from "@yunqing/wire";
import { deskOf } from "../desks.js";
import type { LoopRecordsAsked } from "../loop-port.js";
import type { ServerPorts } from "../ports.js";
import { declare, declareFile, type App } from "../route.js";
import { LoopDayQueryShape, LoopDayShape, LoopDetailShape, LoopRecordsQueryShape, LoopRecordsShape, LoopRecordsSheetQueryShape, LoopRowShape, LoopTemplateShape, LoopTrialShape, PutLoopShape, SayLoopShape, SwitchLoopShape, TryLoopShape } from "../schema/loop.js";
import { items } from "../schema/shape.js";
import { sheetType } from "../send-file.js";
import { beijingMinute } from "./reports.js";

const heavy = { rateLimit: { max: 60, timeWindow: 60_000 } } as const;
const askedOf = ({ before, limit, ...rest }: LoopRecordsQuery): LoopRecordsAsked => ({ ...rest, ...(before === undefined ? {} : { before: Number(before) }), ...(limit === undefined ? {} : { limit: Number(limit) }) });

/** Routes of control loops (控制回路). */
export function loopRoutes(app: App, ports: ServerPorts): void {
  const desk = (params: Readonly<Record<string, string>>) => deskOf(ports.loopDesk, params), loop = (params: Readonly<Record<string, string>>): string => params["loop"] ?? "";
  declare(app, { method: "GET", at: routes.loops, needs: "monitor.read", config: { readKey: "screen" }, title: { zh: "控制回路", en: "control loops" }, answer: items(LoopRowShape),
    handle: async ({ actor, params }) => ({ items: await desk(params).loops(actor) }) });
  declare(app, { method: "POST", at: routes.loops, needs: "loop.manage", title: { zh: "设定回路", en: "set a loop" }, body: PutLoopShape, answer: LoopDetailShape,
    handle: async ({ actor, params, body }) => desk(params).putLoop(actor, body) });
  declare(app, { method: "GET", at: routes.loopTemplates, needs: "loop.manage", title: { zh: "回路模板", en: "templates of loops" }, answer: items(LoopTemplateShape),
    handle: async ({ actor, params }) => ({ items: await desk(params).templates(actor) }) });
  declare(app, { method: "POST", at: routes.loopTrials, needs: "loop.manage", title: { zh: "试运行", en: "try a setting on a past day" }, body: TryLoopShape, answer: LoopTrialShape, config: heavy,
    handle: async ({ actor, params, body }) => desk(params).trial(actor, body) });
  declare(app, { method: "GET", at: routes.loop, needs: "monitor.read", title: { zh: "回路详情", en: "a loop" }, answer: LoopDetailShape,
    handle: async ({ actor, params }) => desk(params).loop(actor, loop(params)) });
  declare(app, { method: "POST", at: routes.loopSwitch, needs: "loop.manage", title: { zh: "启停回路", en: "switch a loop on or off" }, body: SwitchLoopShape, answer: LoopDetailShape,
    handle: async ({ actor, params, body }) => desk(params).switchLoop(actor, loop(params), body) });
  declare(app, { method: "POST", at: routes.loopWords, needs: "loop.operate", title: { zh: "人工操作", en: "say something to a loop" }, body: SayLoopShape, answer: LoopDetailShape,
    handle: async ({ actor, params, body }) => desk(params).say(actor, loop(params), body) });
  declare(app, { method: "GET", at: routes.loopDay, needs: "monitor.read", title: { zh: "一日时序", en: "a day of a loop" }, query: LoopDayQueryShape, answer: LoopDayShape,
    handle: async ({ actor, params, query }) => desk(params).day(actor, loop(params), query) });
  declare(app, { method: "GET", at: routes.loopRecords, needs: "monitor.read", title: { zh: "控制记录", en: "the log of a loop" }, query: LoopRecordsQueryShape, answer: LoopRecordsShape,
    handle: async ({ actor, params, query }) => desk(params).records(actor, loop(params), askedOf(query)) });
  declareFile(app, { method: "GET", at: routes.loopRecordsSheet, needs: "table.export", title: { zh: "导出控制记录", en: "export the log of a loop" }, config: heavy, query: LoopRecordsSheetQueryShape, file: sheetType,
    handle: async ({ actor, session, params, query: { lang, ...query } }) => {
      const language = lang ?? "zh", model = await desk(params).recordsTaken(actor, loop(params), askedOf(query), language), district = session.districts.find(({ id }) => id === params["d"]);
      const watermark = [session.user.displayName, district?.name[language] ?? "", beijingMinute(model.madeAt)].filter(Boolean).join(" · ");
      return { name: `${model.title[language]}_${beijingMinute(model.madeAt).slice(0, 10)}.xlsx`, type: sheetType, bytes: await ports.sheets.table(model, { language, watermark }) };
    } });
}
