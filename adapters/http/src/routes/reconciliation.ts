import { routes } from "@yunqing/wire";
import { deskOf } from "../desks.js";
import type { ServerPorts } from "../ports.js";
import { ProtocolError } from "../problem.js";
import { declare, declareFile, type App } from "../route.js";
import { AddSubjectNameShape, BeginReconciliationQueryShape, ConfirmDifferencesShape, DossierShape, ReconciliationExportQueryShape, ReconciliationItemsQueryShape, ReconciliationItemsShape, ReconciliationShape, ReconciliationsQueryShape, ReconciliationsShape, ResolveDifferencesShape, StartReconciliationShape, SubjectNamesShape, WithdrawSubjectNameShape } from "../schema/reconciliation.js";
import { sheetType } from "../send-file.js";
import { beijingMinute } from "./reports.js";

type Params = Readonly<Record<string, string>>;
const heavy = { rateLimit: { max: 60, timeWindow: 60_000 } } as const;

/** Routes of lists held against exports of national systems (名录核对), and of the names of subjects (曾用名、别名). */
export function reconciliationRoutes(app: App, ports: ServerPorts): void {
  const desk = (params: Params) => deskOf(ports.reconciliationDesk, params), subject = (params: Params) => deskOf(ports.ledgerSubjectDesk, params), ledger = (params: Params): string => params["ledger"] ?? "", id = (params: Params): string => params["id"] ?? "";
  declare(app, { method: "GET", at: routes.reconciliations, needs: "ledger.read", title: { zh: "名录核对批次", en: "reconciliations" }, query: ReconciliationsQueryShape, answer: ReconciliationsShape, handle: ({ actor, params, query }) => desk(params).list(actor, query) });
  declare(app, { method: "POST", at: routes.reconciliations, needs: "ledger.write", title: { zh: "上传国家系统导出表", en: "bring an export to hold a ledger against (multipart, field file)" }, config: heavy, query: BeginReconciliationQueryShape, answer: ReconciliationShape,
    handle: async ({ actor, params, query, request }) => {
      const here = desk(params);
      // who could not hold it against the ledger may not fill the disk
      await here.mayBegin(actor, query.ledger);
      const part = await request.file().catch((problem: unknown) => { throw problem instanceof Error && !("code" in problem) ? new ProtocolError(400, "http/broken-form", "上传的内容不完整或格式有误，没有保存；请重新上传。", "The form is broken or ended too soon; nothing was kept. Send it again.") : problem; });
      if (!part || part.fieldname !== "file") throw new ProtocolError(400, "http/no-file", "没有收到文件；字段名应为 file。", "No file was sent; the field must be named file.");
      return here.begin(actor, query, { name: part.filename, bytes: part.file });
    } });
  declare(app, { method: "GET", at: routes.reconciliation, needs: "ledger.read", title: { zh: "核对批次", en: "a reconciliation" }, answer: ReconciliationShape, handle: ({ actor, params }) => desk(params).view(actor, id(params)) });
  declare(app, { method: "POST", at: routes.reconciliationStart, needs: "ledger.write", title: { zh: "开始核对", en: "carry a reconciliation out" }, config: heavy, body: StartReconciliationShape, answer: ReconciliationShape, handle: ({ actor, params, body }) => desk(params).start(actor, id(params), body) });
  declare(app, { method: "GET", at: routes.reconciliationItems, needs: "ledger.read", title: { zh: "核对明细", en: "differences of a reconciliation" }, query: ReconciliationItemsQueryShape, answer: ReconciliationItemsShape, handle: ({ actor, params, query }) => desk(params).items(actor, id(params), query) });
  declare(app, { method: "POST", at: routes.reconciliationResolve, needs: "ledger.write", title: { zh: "说明差异", en: "resolve differences" }, body: ResolveDifferencesShape, answer: ReconciliationShape, handle: ({ actor, params, body }) => desk(params).resolve(actor, id(params), body) });
  declare(app, { method: "POST", at: routes.reconciliationConfirm, needs: "ledger.approve", title: { zh: "确认差异说明", en: "confirm what was said of differences" }, body: ConfirmDifferencesShape, answer: ReconciliationShape, handle: ({ actor, params, body }) => desk(params).confirm(actor, id(params), body) });
  declareFile(app, { method: "GET", at: routes.reconciliationExport, needs: "table.export", title: { zh: "导出核对差异", en: "differences as a sheet" }, config: heavy, query: ReconciliationExportQueryShape, file: sheetType,
    handle: async ({ actor, session, params, query: { lang } }) => {
      const language = lang ?? "zh", model = await desk(params).table(actor, id(params)), district = session.districts.find((one) => one.id === params["d"]), watermark = [session.user.displayName, district?.name[language] ?? "", beijingMinute(model.madeAt)].filter(Boolean).join(" · ");
      return { name: `${model.title[language]}_${beijingMinute(model.madeAt).slice(0, 10)}.xlsx`, type: sheetType, bytes: await ports.sheets.table(model, { language, watermark }) };
    } });
  declare(app, { method: "GET", at: routes.dossier, needs: "ledger.read", title: { zh: "一企一档", en: "the file of one enterprise" }, answer: DossierShape, handle: ({ actor, params }) => deskOf(ports.dossierDesk, params).dossier(actor, id(params)) });
  declareFile(app, { method: "GET", at: routes.dossierExport, needs: "table.export", title: { zh: "导出一企一档", en: "the file of one enterprise as a workbook" }, config: heavy, query: ReconciliationExportQueryShape, file: sheetType,
    handle: async ({ actor, session, params, query: { lang } }) => {
      const language = lang ?? "zh", models = await deskOf(ports.dossierDesk, params).tables(actor, id(params)), [head] = models, district = session.districts.find((one) => one.id === params["d"]), madeAt = head?.madeAt ?? "", watermark = [session.user.displayName, district?.name[language] ?? "", beijingMinute(madeAt)].filter(Boolean).join(" · ");
      return { name: `${(head?.title[language] ?? "").replace("：", "_")}_${beijingMinute(madeAt).slice(0, 10)}.xlsx`, type: sheetType, bytes: await ports.sheets.tables(models, { language, watermark }) };
    } });
  declare(app, { method: "GET", at: routes.subjectNames, needs: "ledger.read", title: { zh: "曾用名与别名", en: "names of a subject" }, answer: SubjectNamesShape, handle: ({ actor, params }) => subject(params).names(actor, ledger(params), id(params)) });
  declare(app, { method: "POST", at: routes.subjectNames, needs: "ledger.write", title: { zh: "记曾用名或别名", en: "note a name of a subject" }, body: AddSubjectNameShape, answer: SubjectNamesShape, handle: ({ actor, params, body }) => subject(params).addName(actor, ledger(params), id(params), body) });
  declare(app, { method: "POST", at: routes.subjectNameWithdrawal, needs: "ledger.write", title: { zh: "撤销记错的名称", en: "take a wrong name back" }, body: WithdrawSubjectNameShape, answer: SubjectNamesShape, handle: ({ actor, params, body }) => subject(params).withdrawName(actor, ledger(params), id(params), body) });
}
