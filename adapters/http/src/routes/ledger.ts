import { publicActor } from "@yunqing/domain";
import { routes } from "@yunqing/wire";
import type { Static, TSchema } from "typebox";
import { deskOf } from "../desks.js";
import type { ServerPorts } from "../ports.js";
import { ProtocolError } from "../problem.js";
import { addressOf, answersOf, declare, declareFile, declareSilent, paramsOf, type App } from "../route.js";
import { ChangeLedgerRowShape, CommitLedgerImportShape, CorrectLedgerRowShape, LedgerCardShape, LedgerCountShape, LedgerExportQueryShape, LedgerFeaturesQueryShape, LedgerFeaturesShape, LedgerImportLinesQueryShape, LedgerImportLinesShape, LedgerImportQueryShape, LedgerImportRowShape, LedgerImportShape, LedgerLikelyShape, LedgerNameShape, LedgerNamesQueryShape, LedgerPageShape, LedgerQueryShape, LedgerRowQueryShape, LedgerRowShape, LedgerStatisticsQueryShape, LedgerStatisticsShape, LedgerVersionShape, LedgerViewShape, MakeLedgerRowShape, MapLedgerHeadingsShape, MergeLedgerRowShape, MoveLedgerRowShape, WithdrawLedgerImportShape, WithdrawLedgerRowShape, PublicDistrictShape } from "../schema/ledger.js";
import { items } from "../schema/shape.js";
import { sheetType } from "../send-file.js";
import { beijingMinute } from "./reports.js";

type Params = Readonly<Record<string, string>>;
const heavy = { rateLimit: { max: 60, timeWindow: 60_000 } } as const, looked = { rateLimit: { max: 600, timeWindow: 60_000 } } as const;

/** Routes of ledgers (台账). */
export function ledgerRoutes(app: App, ports: ServerPorts): void {
  const desk = (params: Params) => deskOf(ports.ledgerDesk, params), ledger = (params: Params): string => params["ledger"] ?? "", id = (params: Params): string => params["id"] ?? "";
  declare(app, { method: "GET", at: routes.ledgers, needs: "ledger.read", title: { zh: "台账一览", en: "ledgers" }, answer: items(LedgerCardShape), handle: async ({ actor, params }) => ({ items: await desk(params).ledgers(actor) }) });
  declare(app, { method: "GET", at: routes.ledger, needs: "ledger.read", title: { zh: "台账", en: "a ledger" }, answer: LedgerViewShape, handle: ({ actor, params }) => desk(params).ledger(actor, ledger(params)) });
  declare(app, { method: "GET", at: routes.ledgerRows, needs: "ledger.read", title: { zh: "台账列表", en: "rows" }, query: LedgerQueryShape, answer: LedgerPageShape, handle: ({ actor, params, query }) => desk(params).rows(actor, ledger(params), query) });
  declare(app, { method: "POST", at: routes.ledgerRows, needs: "ledger.write", title: { zh: "登记", en: "make a row" }, body: MakeLedgerRowShape, answer: LedgerRowShape, handle: ({ actor, params, body }) => desk(params).makeRow(actor, ledger(params), body) });
  declare(app, { method: "GET", at: routes.ledgerCount, needs: "ledger.read", title: { zh: "行数", en: "exact count" }, query: LedgerQueryShape, answer: LedgerCountShape, handle: ({ actor, params, query }) => desk(params).count(actor, ledger(params), query) });
  declare(app, { method: "GET", at: routes.ledgerStatistics, needs: "ledger.read", title: { zh: "台账统计", en: "statistics" }, query: LedgerStatisticsQueryShape, answer: LedgerStatisticsShape, handle: ({ actor, params, query }) => desk(params).statistics(actor, ledger(params), query) });
  declare(app, { method: "GET", at: routes.ledgerFeatures, needs: "ledger.read", title: { zh: "台账图层", en: "features of the map" }, query: LedgerFeaturesQueryShape, answer: LedgerFeaturesShape, handle: ({ actor, params, query }) => desk(params).features(actor, ledger(params), query) });
  declare(app, { method: "GET", at: routes.ledgerNames, needs: "ledger.read", title: { zh: "供引用的行", en: "rows to refer to" }, query: LedgerNamesQueryShape, answer: items(LedgerNameShape), handle: async ({ actor, params, query }) => ({ items: await desk(params).names(actor, ledger(params), query) }) });
  declare(app, { method: "GET", at: routes.ledgerRow, needs: "ledger.read", title: { zh: "行详情", en: "a row" }, query: LedgerRowQueryShape, answer: LedgerRowShape, handle: ({ actor, params, query }) => desk(params).row(actor, ledger(params), id(params), query) });
  declare(app, { method: "POST", at: routes.ledgerRow, needs: "ledger.write", title: { zh: "修改", en: "change a row" }, body: ChangeLedgerRowShape, answer: LedgerRowShape, handle: ({ actor, params, body }) => desk(params).changeRow(actor, ledger(params), id(params), body) });
  declare(app, { method: "GET", at: routes.ledgerVersions, needs: "ledger.read", title: { zh: "历次版本", en: "versions of a row" }, answer: items(LedgerVersionShape), handle: async ({ actor, params }) => ({ items: await desk(params).versions(actor, ledger(params), id(params)) }) });
  declare(app, { method: "POST", at: routes.ledgerCorrections, needs: "ledger.write", title: { zh: "更正", en: "correct a version" }, body: CorrectLedgerRowShape, answer: LedgerRowShape, handle: ({ actor, params, body }) => desk(params).correctRow(actor, ledger(params), id(params), body) });
  declare(app, { method: "POST", at: routes.ledgerMoves, needs: "ledger.write", title: { zh: "办理", en: "move a row" }, body: MoveLedgerRowShape, answer: LedgerRowShape, handle: ({ actor, params, body }) => desk(params).moveRow(actor, ledger(params), id(params), body) });
  declare(app, { method: "POST", at: routes.ledgerMerge, needs: "ledger.approve", title: { zh: "合并重复", en: "merge a duplicate" }, body: MergeLedgerRowShape, answer: LedgerRowShape, handle: ({ actor, params, body }) => desk(params).mergeRow(actor, ledger(params), id(params), body) });
  declareSilent(app, { method: "POST", at: routes.ledgerWithdrawal, needs: "ledger.approve", title: { zh: "撤回", en: "withdraw a row" }, body: WithdrawLedgerRowShape, handle: ({ actor, params, body }) => desk(params).withdrawRow(actor, ledger(params), id(params), body) });
  declare(app, { method: "GET", at: routes.ledgerLikelySame, needs: "ledger.read", title: { zh: "疑似重复", en: "rows that may be the same" }, answer: items(LedgerLikelyShape), handle: async ({ actor, params }) => ({ items: await desk(params).likelySame(actor, ledger(params), id(params)) }) });
  sheetRoutes(app, ports);
  publicRoutes(app, ports);
}

function sheetRoutes(app: App, ports: ServerPorts): void {
  const desk = (params: Params) => deskOf(ports.ledgerDesk, params), ledger = (params: Params): string => params["ledger"] ?? "", id = (params: Params): string => params["id"] ?? "";
  declareFile(app, { method: "GET", at: routes.ledgerTemplate, needs: "ledger.write", title: { zh: "下载导入模板", en: "template for an import" }, config: heavy, file: sheetType,
    handle: async ({ actor, params }) => { const made = await desk(params).template(actor, ledger(params)); return { name: made.name, type: sheetType, bytes: made.bytes }; } });
  declareFile(app, { method: "GET", at: routes.ledgerExport, needs: "table.export", title: { zh: "导出台账", en: "export what is on the screen" }, config: heavy, query: LedgerExportQueryShape, file: sheetType,
    handle: async ({ actor, session, params, query: { lang, ...query } }) => {
      const language = lang ?? "zh", model = await desk(params).taken(actor, ledger(params), query, language), district = session.districts.find((one) => one.id === params["d"]);
      const watermark = [session.user.displayName, district?.name[language] ?? "", beijingMinute(model.madeAt)].filter(Boolean).join(" · ");
      return { name: `${model.title[language]}_${beijingMinute(model.madeAt).slice(0, 10)}.xlsx`, type: sheetType, bytes: await ports.sheets.table(model, { language, watermark }) };
    } });
  declare(app, { method: "GET", at: routes.ledgerImports, needs: "ledger.write", title: { zh: "导入批次", en: "imports" }, answer: items(LedgerImportRowShape), handle: async ({ actor, params }) => ({ items: await desk(params).imports(actor, ledger(params)) }) });
  declare(app, { method: "POST", at: routes.ledgerImports, needs: "ledger.write", title: { zh: "上传待导入文件", en: "bring a file to import (multipart, field file)" }, config: heavy, query: LedgerImportQueryShape, answer: LedgerImportShape,
    handle: async ({ actor, params, query, request }) => {
      const here = desk(params);
      // who could not import it may not fill the disk
      await here.imports(actor, ledger(params));
      const part = await request.file().catch((problem: unknown) => { throw problem instanceof Error && !("code" in problem) ? brokenForm() : problem; });
      if (!part || part.fieldname !== "file") throw new ProtocolError(400, "http/no-file", "没有收到文件；字段名应为 file。", "No file was sent; the field must be named file.");
      return here.beginImport(actor, ledger(params), { name: part.filename, bytes: part.file, place: query.place === undefined || query.place === "" ? null : query.place });
    } });
  declare(app, { method: "GET", at: routes.ledgerImport, needs: "ledger.write", title: { zh: "导入批次", en: "an import" }, config: looked, answer: LedgerImportShape, handle: ({ actor, params }) => desk(params).importOf(actor, ledger(params), id(params)) });
  declare(app, { method: "GET", at: routes.ledgerImportLines, needs: "ledger.write", title: { zh: "导入明细", en: "lines of an import" }, query: LedgerImportLinesQueryShape, answer: LedgerImportLinesShape, handle: ({ actor, params, query }) => desk(params).importLines(actor, ledger(params), id(params), query) });
  declare(app, { method: "POST", at: routes.ledgerImportHeadings, needs: "ledger.write", title: { zh: "表头对照", en: "say what the headings are" }, config: heavy, body: MapLedgerHeadingsShape, answer: LedgerImportShape, handle: ({ actor, params, body }) => desk(params).mapHeadings(actor, ledger(params), id(params), body) });
  declare(app, { method: "POST", at: routes.ledgerImportCommit, needs: "ledger.write", title: { zh: "确认导入", en: "commit an import" }, config: heavy, body: CommitLedgerImportShape, answer: LedgerImportShape, handle: ({ actor, params, body }) => desk(params).commitImport(actor, ledger(params), id(params), body) });
  declare(app, { method: "POST", at: routes.ledgerImportWithdrawal, needs: "ledger.write", title: { zh: "撤回批次", en: "withdraw an import" }, config: heavy, body: WithdrawLedgerImportShape, answer: LedgerImportShape, handle: ({ actor, params, body }) => desk(params).withdrawImport(actor, ledger(params), id(params), body) });
}
const brokenForm = (): ProtocolError => new ProtocolError(400, "http/broken-form", "上传的内容不完整或格式有误，没有保存；请重新上传。", "The form is broken or ended too soon; nothing was kept. Send it again.");

/** What the law makes public (公开台账): read by anybody, without a session. */
function publicRoutes(app: App, ports: ServerPorts): void {
  const desk = (params: Params) => deskOf(ports.ledgerDesk, params), ledger = (params: Params): string => params["ledger"] ?? "";
  const open = <A extends TSchema, Q extends TSchema>(at: string, title: string, answer: A, query: Q | null, handle: (params: Params, query: Static<Q>) => Promise<NoInfer<Static<A>>>): void => {
    app.route({ method: "GET", url: addressOf(at), config: { action: "public", rateLimit: { max: 300, timeWindow: 60_000 } }, schema: { summary: title, description: "needs: nobody", tags: ["public"], ...paramsOf(at), ...(query === null ? {} : { querystring: query }), response: answersOf(answer, undefined) },
      handler: (request) => handle((request.params ?? {}) as Params, request.query as Static<Q>) });
  };
  open(routes.publicDistricts, "公开页面的地区 districts with a public page", items(PublicDistrictShape), null, async () => ({ items: (await ports.districts()).map(({ id, name, simulated }) => ({ id, name, simulated })) }));
  open(routes.publicLedgers, "公开台账 public ledgers", items(LedgerCardShape), null, async (params) => ({ items: await desk(params).ledgers(publicActor) }));
  open(routes.publicLedger, "公开台账 a public ledger", LedgerViewShape, null, (params) => desk(params).ledger(publicActor, ledger(params)));
  open(routes.publicLedgerRows, "公开台账列表 rows of a public ledger", LedgerPageShape, LedgerQueryShape, (params, query) => desk(params).rows(publicActor, ledger(params), query));
  open(routes.publicLedgerCount, "公开台账行数 count of a public ledger", LedgerCountShape, LedgerQueryShape, (params, query) => desk(params).count(publicActor, ledger(params), query));
  open(routes.publicLedgerRow, "公开台账的一行 a row of a public ledger", LedgerRowShape, null, (params) => desk(params).row(publicActor, ledger(params), params["id"] ?? ""));
}
