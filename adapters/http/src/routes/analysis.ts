import { routes } from "@yunqing/wire";
import { deskOf } from "../desks.js";
import type { ServerPorts } from "../ports.js";
import { declare, declareFile, type App } from "../route.js";
import { AnalysisAnswerShape, AnalysisQueryShape, AnalysisSheetQueryShape } from "../schema/analysis.js";
import { sheetType } from "../send-file.js";
import { beijingMinute } from "./reports.js";

const heavy = { rateLimit: { max: 60, timeWindow: 60_000 } } as const;

/** Routes of analysis (分析): asked with the query of the page, taken away as Excel with the same. */
export function analysisRoutes(app: App, ports: ServerPorts): void {
  const desk = (params: Readonly<Record<string, string>>) => deskOf(ports.analysisDesk, params);
  declare(app, { method: "GET", at: routes.analysis, needs: "monitor.read", title: { zh: "分析", en: "an analysis" }, config: heavy, query: AnalysisQueryShape, answer: AnalysisAnswerShape,
    handle: async ({ actor, params, query }) => desk(params).analyse(actor, query) });
  declareFile(app, { method: "GET", at: routes.analysisSheet, needs: "table.export", title: { zh: "导出分析数据", en: "export an analysis" }, config: heavy, query: AnalysisSheetQueryShape, file: sheetType,
    handle: async ({ actor, session, params, query: { lang, ...query } }) => {
      const language = lang ?? "zh", model = await desk(params).taken(actor, query, language), district = session.districts.find(({ id }) => id === params["d"]);
      const watermark = [session.user.displayName, district?.name[language] ?? "", beijingMinute(model.madeAt)].filter(Boolean).join(" · ");
      return { name: `${model.title[language]}_${beijingMinute(model.madeAt).slice(0, 10)}.xlsx`, type: sheetType, bytes: await ports.sheets.table(model, { language, watermark }) };
    } });
}
