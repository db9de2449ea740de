import type { MultipartFile } from "@fastify/multipart";
import { mostSheetBytes, Refused } from "@yunqing/domain";
import { routes } from "@yunqing/wire";
import { observationDeskOf } from "../desks.js";
import { keyOf } from "../guard.js";
import type { ObservationDeskPort, ServerPorts, SignedIn } from "../ports.js";
import { ProtocolError } from "../problem.js";
import { declare, declareByKey, declareFile, declareSilent, type App } from "../route.js";
import {
  BatchShape, CommitImportShape, CorrectValueShape, EndPushKeyShape, ImportPreviewShape, MadePushKeyShape, MakePushKeyShape, MarkQualityShape, PreviewImportShape, PushedShape, PushKeyShape, PushObservationsShape,
  TemplateQueryShape, WithdrawBatchShape,
} from "../schema/observations.js";
import { items } from "../schema/shape.js";
import { sheetType } from "../send-file.js";

type DeskOf = (params: Readonly<Record<string, string>>) => ObservationDeskPort;
const heavy = { rateLimit: { max: 60, timeWindow: 60_000 } } as const;

/** The other doors to the store of observations: marks, corrections, files of laboratories, pushes by key (导入与推送). */
export function observationRoutes(app: App, ports: ServerPorts): void {
  const desk: DeskOf = (params) => observationDeskOf(ports, params);
  declareSilent(app, { method: "POST", at: routes.marks, needs: "observation.mark", title: { zh: "标记数据质量", en: "mark the quality of values" }, body: MarkQualityShape,
    handle: async ({ actor, params, body }) => desk(params).mark(actor, body) });
  declare(app, { method: "POST", at: routes.corrections, needs: "observation.import", title: { zh: "更正监测值", en: "correct a value" }, body: CorrectValueShape, answer: BatchShape,
    handle: async ({ actor, params, body }) => desk(params).correct(actor, body) });
  importRoutes(app, desk);
  keyRoutes(app, desk);
}

function importRoutes(app: App, desk: DeskOf): void {
  declare(app, { method: "POST", at: routes.importFile, needs: "observation.import", title: { zh: "上传监测数据文件并预览", en: "send a file of observations (multipart, field file) and see what it would do" }, config: heavy, answer: ImportPreviewShape,
    handle: async ({ actor, session, params, request }) => {
      const here = desk(params);
      refuseBeforeReading(session, params["d"] ?? "");
      const part = await request.file({ limits: { fileSize: mostSheetBytes } }).catch(brokenForm);
      if (!part || part.fieldname !== "file") throw new ProtocolError(400, "http/no-file", "没有收到文件；字段名应为 file。", "No file was sent; the field must be named file.");
      return await here.previewFile(actor, part.filename, whole(part)).catch(brokenForm);
    } });
  declare(app, { method: "POST", at: routes.importPreview, needs: "observation.import", title: { zh: "按另一种列对应预览", en: "see the same file under another mapping" }, config: heavy, body: PreviewImportShape, answer: ImportPreviewShape,
    handle: async ({ actor, params, body }) => desk(params).preview(actor, body) });
  declare(app, { method: "GET", at: routes.imports, needs: "observation.import", title: { zh: "导入批次", en: "batches" }, answer: items(BatchShape),
    handle: async ({ actor, params }) => ({ items: await desk(params).batches(actor) }) });
  declare(app, { method: "POST", at: routes.imports, needs: "observation.import", title: { zh: "确认导入", en: "commit an import" }, config: heavy, body: CommitImportShape, answer: BatchShape,
    handle: async ({ actor, params, body }) => desk(params).commit(actor, body) });
  declareFile(app, { method: "GET", at: routes.importTemplate, needs: "observation.import", title: { zh: "导入模板", en: "template of an import" }, config: heavy, query: TemplateQueryShape, file: sheetType,
    handle: async ({ actor, params, query }) => { const { name, bytes } = await desk(params).template(actor, query.kind ?? null); return { name, type: sheetType, bytes }; } });
  declare(app, { method: "POST", at: routes.withdrawal, needs: "observation.import", title: { zh: "撤回一批数据", en: "withdraw a batch" }, body: WithdrawBatchShape, answer: BatchShape,
    handle: async ({ actor, params, body }) => desk(params).withdraw(actor, params["id"] ?? "", body) });
}

function keyRoutes(app: App, desk: DeskOf): void {
  declare(app, { method: "GET", at: routes.pushKeys, needs: "observation.import", title: { zh: "推送密钥", en: "push keys" }, answer: items(PushKeyShape),
    handle: async ({ actor, params }) => ({ items: await desk(params).pushKeys(actor) }) });
  declare(app, { method: "POST", at: routes.pushKeys, needs: "observation.import", title: { zh: "新建推送密钥", en: "make a push key; it is shown once" }, body: MakePushKeyShape, answer: MadePushKeyShape,
    handle: async ({ actor, params, body }) => desk(params).makePushKey(actor, body) });
  declare(app, { method: "POST", at: routes.pushKeyEnd, needs: "observation.import", title: { zh: "停用推送密钥", en: "end a push key" }, body: EndPushKeyShape, answer: PushKeyShape,
    handle: async ({ actor, params, body }) => desk(params).endPushKey(actor, params["id"] ?? "", body) });
  const perKey = app.createRateLimit({ max: 600, timeWindow: 60_000, keyGenerator: (request) => `push ${keyOf(request) ?? ""}` });
  declareByKey(app, { method: "POST", at: routes.push, title: { zh: "推送监测数据", en: "push observations" }, body: PushObservationsShape, answer: PushedShape, bodyLimit: 4 * 1024 * 1024, config: { rateLimit: { max: 1200, timeWindow: 60_000 } },
    before: async (request) => {
      const held = await perKey(request);
      if (!held.isAllowed && held.isExceeded) throw new ProtocolError(429, "http/too-often", `此密钥推送过于频繁，请 ${held.ttlInSeconds} 秒后再试；一次最多可推送 1000 条。`, `This key pushes too often; try again in ${held.ttlInSeconds} s. One call may carry 1,000 observations.`);
    },
    handle: async ({ key, params, body, caller }) => desk(params).push(key, body, caller).catch((problem: unknown) => {
      throw problem instanceof Refused && problem.code === "monitoring/key-refused" ? new ProtocolError(401, problem.code, problem.zh, problem.en) : problem;
    }) });
}

/** The parts of a file, and a refusal at the limit: a file cut off must not be read as if it were whole. */
async function* whole(part: MultipartFile): AsyncGenerator<Uint8Array> {
  for await (const bytes of part.file) yield bytes as Uint8Array;
  if (part.file.truncated) throw new ProtocolError(413, "http/file-too-large", `文件超过 ${mostSheetBytes / 1024 / 1024} MB 的限制；请拆成几个文件。`, `The file is larger than the ${mostSheetBytes / 1024 / 1024} MB allowed; split it.`);
}

/** The parser of forms throws errors without a code for a form that is none or ends too soon. */
function brokenForm(problem: unknown): never {
  const broken = problem instanceof Error && !("code" in problem) && /multipart|unexpected end|malformed/i.test(problem.message);
  if (problem instanceof Refused && problem.code === "import/too-large") throw new ProtocolError(413, problem.code, problem.zh, problem.en);
  throw broken ? new ProtocolError(400, "http/broken-form", "上传的内容不完整或格式有误，没有保存；请重新上传。", "The form is broken or ended too soon; nothing was kept. Send it again.") : problem;
}

/** Nobody may keep the server reading who could not import anyway; the desk still decides, with the points. */
function refuseBeforeReading(session: SignedIn["session"], d: string): void {
  if (session.districts.find(({ id }) => id === d)?.actions.includes("observation.import")) return;
  throw new ProtocolError(403, "access/forbidden", "没有在本区县导入监测数据的授权。", "observation.import is not granted in this district.", { zh: "请联系安全管理员。", en: "Ask the security administrator." });
}
