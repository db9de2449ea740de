import { routes } from "@yunqing/wire";
import { deskOf } from "../desks.js";
import type { ServerPorts } from "../ports.js";
import { declare, declareFile, type App } from "../route.js";
import { LedgerMapLayerShape, PlaceAnswerQueryShape, PlaceAnswerShape, PlaceQuestionShape, PlacesAtQueryShape, PlacesAtShape, PlaceSheetQueryShape } from "../schema/ledger-places.js";
import { items } from "../schema/shape.js";
import { sheetType } from "../send-file.js";
import { beijingMinute } from "./reports.js";

type Params = Readonly<Record<string, string>>;
const heavy = { rateLimit: { max: 60, timeWindow: 60_000 } } as const;

/** Routes of where rows of ledgers lie (空间分析、落点、台账图层). */
export function ledgerPlacesRoutes(app: App, ports: ServerPorts): void {
  const desk = (params: Params) => deskOf(ports.ledgerSubjectDesk, params), question = (params: Params): string => params["question"] ?? "";
  declare(app, { method: "GET", at: routes.placeQuestions, needs: "ledger.read", title: { zh: "空间问题", en: "questions of place" }, answer: items(PlaceQuestionShape), handle: async ({ actor, params }) => ({ items: await desk(params).placeQuestions(actor) }) });
  declare(app, { method: "GET", at: routes.placeAnswer, needs: "ledger.read", title: { zh: "空间分析", en: "answer to a question of place" }, config: heavy, query: PlaceAnswerQueryShape, answer: PlaceAnswerShape, handle: ({ actor, params, query }) => desk(params).placeAnswer(actor, question(params), query) });
  declareFile(app, { method: "GET", at: routes.placeAnswerSheet, needs: "table.export", title: { zh: "导出空间分析", en: "the answer as a workbook" }, config: heavy, query: PlaceSheetQueryShape, file: sheetType,
    handle: async ({ actor, session, params, query: { lang, ...query } }) => {
      const language = lang ?? "zh", model = await desk(params).placeTable(actor, question(params), query), district = session.districts.find((one) => one.id === params["d"]);
      const watermark = [session.user.displayName, district?.name[language] ?? "", beijingMinute(model.madeAt)].filter(Boolean).join(" · ");
      return { name: `${model.title[language]}_${beijingMinute(model.madeAt).slice(0, 10)}.xlsx`, type: sheetType, bytes: await ports.sheets.table(model, { language, watermark }) };
    } });
  declare(app, { method: "GET", at: routes.placesAt, needs: "ledger.read", title: { zh: "落点判断", en: "what a point lies in" }, query: PlacesAtQueryShape, answer: PlacesAtShape, handle: ({ actor, params, query }) => desk(params).placesAt(actor, query) });
  declare(app, { method: "GET", at: routes.ledgerLayers, needs: "ledger.read", title: { zh: "台账图层一览", en: "layers of the ledgers" }, answer: items(LedgerMapLayerShape), handle: async ({ actor, params }) => ({ items: await desk(params).layers(actor) }) });
}
