import { NotFound } from "@yunqing/domain";
import { routes } from "@yunqing/wire";
import { deskOf } from "../desks.js";
import type { ServerPorts, SignedIn } from "../ports.js";
import { ProtocolError } from "../problem.js";
import { declare, declareFile, type App } from "../route.js";
import { BulletinContentShape, BulletinDetailShape, BulletinPreviewQueryShape, BulletinQueryShape, BulletinScheduleShape, BulletinsShape, BulletinTemplateShape, BulletinWhyQueryShape, MakeBulletinShape, MoveBulletinShape, PutBulletinScheduleShape, UseBulletinTemplateShape } from "../schema/bulletin.js";
import { LineageShape } from "../schema/lineage.js";
import { items } from "../schema/shape.js";
import { wordType } from "../send-file.js";

const heavy = { rateLimit: { max: 60, timeWindow: 60_000 } } as const, mostTemplate = 8 * 1024 * 1024;
type Params = Readonly<Record<string, string>>;
/** The version in an address. @throws {NotFound} */
function versionOf({ kind, version }: Params): number { const text = version ?? ""; if (!/^\d{1,6}$/.test(text)) throw new NotFound("template", `${kind ?? ""} ${text}`); return Number(text); }

/** Routes of bulletins (环境质量报表): the real-time page, papers with their review, schedules, templates. */
export function bulletinRoutes(app: App, ports: ServerPorts): void {
  const desk = (params: Params) => deskOf(ports.bulletinDesk, params);
  declare(app, { method: "GET", at: routes.bulletinLive, needs: "bulletin.read", title: { zh: "空气质量实时报", en: "real-time report of the air" }, answer: BulletinContentShape, handle: async ({ actor, params }) => desk(params).live(actor) });
  declare(app, { method: "GET", at: routes.bulletins, needs: "bulletin.read", title: { zh: "报表", en: "bulletins" }, query: BulletinQueryShape, answer: BulletinsShape, handle: async ({ actor, params, query }) => desk(params).list(actor, query) });
  declare(app, { method: "POST", at: routes.bulletins, needs: "bulletin.make", title: { zh: "编制报表", en: "make a draft" }, config: heavy, body: MakeBulletinShape, answer: BulletinDetailShape, handle: async ({ actor, params, body }) => desk(params).make(actor, body) });
  declare(app, { method: "GET", at: routes.bulletin, needs: "bulletin.read", title: { zh: "报表详情", en: "a bulletin" }, answer: BulletinDetailShape, handle: async ({ actor, params }) => desk(params).detail(actor, params["id"] ?? "") });
  // what each move needs is for the desk to say: making or approving
  declare(app, { method: "POST", at: routes.bulletinMoves, needs: "bulletin.read", title: { zh: "送审、退回、发布报表", en: "move a bulletin on" }, config: heavy, body: MoveBulletinShape, answer: BulletinDetailShape, handle: async ({ actor, params, body }) => desk(params).move(actor, params["id"] ?? "", body) });
  declare(app, { method: "GET", at: routes.bulletinWhy, needs: "bulletin.read", title: { zh: "报表数字怎么算的", en: "why a number of a bulletin is what it is" }, query: BulletinWhyQueryShape, answer: LineageShape, handle: async ({ actor, params, query }) => desk(params).why(actor, params["id"] ?? "", query.key) });
  declareFile(app, { method: "GET", at: routes.bulletinPaper, needs: "bulletin.read", title: { zh: "下载报表", en: "a bulletin as Word" }, config: heavy, file: wordType, handle: async ({ actor, params }) => ({ type: wordType, ...await desk(params).paper(actor, params["id"] ?? "") }) });
  declare(app, { method: "GET", at: routes.bulletinSchedules, needs: "bulletin.read", title: { zh: "报表计划", en: "schedules" }, answer: items(BulletinScheduleShape), handle: async ({ actor, params }) => ({ items: await desk(params).schedules(actor) }) });
  declare(app, { method: "POST", at: routes.bulletinSchedules, needs: "bulletin.make", title: { zh: "设置报表计划", en: "set a schedule" }, body: PutBulletinScheduleShape, answer: items(BulletinScheduleShape), handle: async ({ actor, params, body }) => ({ items: await desk(params).putSchedule(actor, body) }) });
  templateRoutes(app, desk);
}

function templateRoutes(app: App, desk: (params: Params) => ReturnType<typeof deskOf<NonNullable<ReturnType<ServerPorts["bulletinDesk"]>>>>): void {
  declare(app, { method: "GET", at: routes.bulletinTemplates, needs: "bulletin.make", title: { zh: "报表模板", en: "templates" }, answer: items(BulletinTemplateShape), handle: async ({ actor, params }) => ({ items: await desk(params).templates(actor) }) });
  declare(app, { method: "POST", at: routes.bulletinTemplateAdd, needs: "bulletin.make", title: { zh: "上传报表模板", en: "send a template (multipart, field file)" }, config: heavy, answer: items(BulletinTemplateShape),
    handle: async ({ actor, session, params, request }) => {
      const here = desk(params);
      refuseBeforeReading(session, params["d"] ?? "");
      const part = await request.file({ limits: { fileSize: mostTemplate } }).catch(brokenForm);
      if (!part || part.fieldname !== "file") throw new ProtocolError(400, "http/no-file", "没有收到文件；字段名应为 file。", "No file was sent; the field must be named file.");
      const whole = async function* (): AsyncGenerator<Uint8Array> { for await (const bytes of part.file) yield bytes as Uint8Array; if (part.file.truncated) throw new ProtocolError(413, "http/file-too-large", "模板超过 8 MB；请压缩其中的图片。", "The template is larger than 8 MB; make its pictures smaller."); };
      return { items: await here.addTemplate(actor, params["kind"] ?? "", part.filename, whole()).catch(brokenForm) };
    } });
  declare(app, { method: "POST", at: routes.bulletinTemplateUse, needs: "bulletin.approve", title: { zh: "启用报表模板", en: "take a template in use" }, body: UseBulletinTemplateShape, answer: items(BulletinTemplateShape), handle: async ({ actor, params, body }) => ({ items: await desk(params).useTemplate(actor, params["kind"] ?? "", body) }) });
  declareFile(app, { method: "GET", at: routes.bulletinTemplateFile, needs: "bulletin.make", title: { zh: "下载报表模板", en: "a template as Word" }, config: heavy, file: wordType, handle: async ({ actor, params }) => ({ type: wordType, ...await desk(params).template(actor, params["kind"] ?? "", versionOf(params)) }) });
  declareFile(app, { method: "GET", at: routes.bulletinTemplatePreview, needs: "bulletin.make", title: { zh: "预览报表模板", en: "a real period by a template" }, config: heavy, query: BulletinPreviewQueryShape, file: wordType, handle: async ({ actor, params, query }) => ({ type: wordType, ...await desk(params).preview(actor, params["kind"] ?? "", versionOf(params), query.period) }) });
}

/** The parser of forms throws errors without a code for a form that is none or ends too soon. */
function brokenForm(problem: unknown): never {
  const broken = problem instanceof Error && !("code" in problem) && /multipart|unexpected end|malformed/i.test(problem.message);
  throw broken ? new ProtocolError(400, "http/broken-form", "上传的内容不完整或格式有误，没有保存；请重新上传。", "The form is broken or ended too soon; nothing was kept. Send it again.") : problem;
}
/** Nobody may keep the server reading who could not add a template anyway; the desk still decides. */
function refuseBeforeReading(session: SignedIn["session"], d: string): void {
  if (session.districts.find(({ id }) => id === d)?.actions.includes("bulletin.make")) return;
  throw new ProtocolError(403, "access/forbidden", "没有在本区县编制报表的授权。", "bulletin.make is not granted in this district.", { zh: "请联系安全管理员。", en: "Ask the security administrator." });
}
