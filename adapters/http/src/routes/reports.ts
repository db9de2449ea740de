import { NotFound, type TableName } from "@yunqing/domain";
import { routes } from "@yunqing/wire";
import { planDeskOf } from "../desks.js";
import { sheetType, wordType, type FileAnswer } from "../send-file.js";
import type { ScreenQuery, ServerPorts, SignedIn } from "../ports.js";
import { ProtocolError } from "../problem.js";
import { declare, declareFile, type App } from "../route.js";
import { FrozenFigureShape, ReportRowShape } from "../schema/plan.js";
import { MakeReportShape, ScreenQueryShape } from "../schema/requests.js";
import { items } from "../schema/shape.js";

const heavy = { rateLimit: { max: 60, timeWindow: 60_000 } } as const;

/** Progress reports as Word files, and every table as Excel (报告与导出). */
export function reportRoutes(app: App, ports: ServerPorts): void {
  const desk = (params: Readonly<Record<string, string>>) => planDeskOf(ports, params);
  declare(app, { method: "GET", at: routes.reports, needs: "plan.read", title: { zh: "报告", en: "reports" }, answer: items(ReportRowShape),
    handle: async ({ actor, params }) => ({ items: await desk(params).reports(actor) }) });
  declare(app, { method: "POST", at: routes.reports, needs: "report.make", title: { zh: "生成报告", en: "make a report" }, config: heavy, body: MakeReportShape, answer: ReportRowShape,
    handle: async ({ actor, params, body }) => {
      const { id, ...judged } = body;
      const model = await desk(params).reportModel(actor, judged);
      const file = await ports.vault.put(`${model.title}.docx`, wordType, once(await ports.word.document(model)));
      return desk(params).recordReport(actor, { id, model, hash: file.hash, bytes: file.bytes });
    } });
  declareFile(app, { method: "GET", at: routes.reportFile, needs: "plan.read", title: { zh: "下载报告", en: "download a report" }, file: wordType,
    handle: async ({ actor, params }) => {
      const row = await desk(params).reportTaken(actor, params["id"] ?? "");
      const file = await ports.vault.open(row.hash);
      if (!file) throw new NotFound("report", row.id);
      return { name: `${row.title}.docx`, type: wordType, bytes: file.stream, length: file.bytes };
    } });
  declare(app, { method: "GET", at: routes.reportFigures, needs: "plan.read", title: { zh: "报告的发布值", en: "figures a report published" }, answer: items(FrozenFigureShape),
    handle: async ({ actor, params }) => ({ items: await desk(params).reportFigures(actor, params["id"] ?? "") }) });
  declareFile(app, { method: "GET", at: routes.table, needs: "table.export", title: { zh: "导出表格", en: "export a table" }, config: heavy, query: ScreenQueryShape, file: sheetType,
    handle: async (given) => exportTable(ports, given) });
}

async function exportTable(ports: ServerPorts, given: SignedIn & { readonly params: Readonly<Record<string, string>>; readonly query: ScreenQuery }): Promise<FileAnswer> {
  const { actor, session, params, query } = given;
  const district = session.districts.find(({ id }) => id === params["d"]);
  const { lang } = query;
  const language = lang === "en" ? "en" : "zh";
  const model = await planDeskOf(ports, params).table(actor, params["table"] as TableName, query);
  const watermark = [session.user.displayName, district?.name[language] ?? "", beijingMinute(model.madeAt)].filter(Boolean).join(" · ");
  const bytes = await ports.sheets.table(model, { language, watermark });
  return { name: `${model.title[language]}_${beijingMinute(model.madeAt).slice(0, 10)}.xlsx`, type: sheetType, bytes };
}

/** Beijing wall time of an instant, to the minute; an official paper has no other zone. */
export function beijingMinute(instant: string): string {
  const at = new Date(Date.parse(instant) + 8 * 3_600_000);
  if (Number.isNaN(at.getTime())) throw new ProtocolError(500, "http/bad-instant", "时间格式有误。", `not an instant: ${instant}`);
  return at.toISOString().slice(0, 16).replace("T", " ");
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> { yield bytes; }
