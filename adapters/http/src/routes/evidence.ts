import { NotFound } from "@yunqing/domain";
import { routes } from "@yunqing/wire";
import { planDeskOf } from "../desks.js";
import type { ServerPorts, SignedIn } from "../ports.js";
import { ProtocolError } from "../problem.js";
import { declare, declareFile, type App } from "../route.js";
import { EvidenceShape } from "../schema/plan.js";

/** Evidence files: streamed in, checked by the vault, always served as attachments with their verified type (证据文件). */
export function evidenceRoutes(app: App, ports: ServerPorts): void {
  const desk = (params: Readonly<Record<string, string>>) => planDeskOf(ports, params);
  declare(app, { method: "POST", at: routes.evidence, needs: "evidence.add", title: { zh: "上传证据", en: "add evidence (multipart, field file)" }, config: { rateLimit: { max: 120, timeWindow: 60_000 } },
    answer: EvidenceShape,
    handle: async ({ actor, session, params, request }) => {
      const here = desk(params);
      refuseBeforeStoring(session, params["d"] ?? "");
      const part = await request.file().catch(brokenForm);
      if (!part || part.fieldname !== "file") throw new ProtocolError(400, "http/no-file", "没有收到文件；字段名应为 file。", "No file was sent; the field must be named file.");
      const most = Math.floor((ports.evidenceBytes ?? 50 * 1024 * 1024) / 1024 / 1024);
      const tooLarge = (): ProtocolError => new ProtocolError(413, "http/file-too-large", `文件超过 ${most} MB 的限制；请压缩或拆分后再传。`, `The file is larger than the ${most} MB allowed; compress or split it.`);
      // a file cut off at the limit looks damaged to the vault: the size is the reason to tell
      const stored = await ports.vault.put(part.filename, part.mimetype, part.file).catch((problem: unknown) => { if (part.file.truncated) throw tooLarge(); return brokenForm(problem); });
      if (part.file.truncated) throw tooLarge();
      return here.evidenceAdded(actor, stored);
    } });
  declareFile(app, { method: "GET", at: routes.evidenceFile, needs: "plan.read", title: { zh: "下载证据", en: "download evidence" }, file: "application/octet-stream",
    handle: async ({ actor, params }) => {
      const row = await desk(params).evidenceTaken(actor, params["hash"] ?? "");
      const file = await ports.vault.open(row.hash);
      if (!file) throw new NotFound("evidence", row.hash);
      return { name: row.name, type: file.type, bytes: file.stream, length: file.bytes };
    } });
  declareFile(app, { method: "GET", at: routes.thumbnail, needs: "plan.read", title: { zh: "证据缩略图", en: "thumbnail" }, file: "image/webp",
    handle: async ({ actor, params }) => {
      const row = await desk(params).evidence(actor, params["hash"] ?? "");
      const picture = await ports.vault.thumbnail(row.hash);
      if (!picture || !/^image\/(webp|png|jpeg)$/.test(picture.type)) throw new NotFound("thumbnail", row.hash);
      return { name: null, type: picture.type, bytes: picture.bytes };
    } });
}

/** The parser of forms throws errors without a code for a form that is none or ends too soon. */
function brokenForm(problem: unknown): never {
  const broken = problem instanceof Error && !("code" in problem) && /multipart|unexpected end|malformed/i.test(problem.message);
  throw broken ? new ProtocolError(400, "http/broken-form", "上传的内容不完整或格式有误，没有保存；请重新上传。", "The form is broken or ended too soon; nothing was kept. Send it again.") : problem;
}

/** Nobody may fill the disk who could not add evidence anyway; the desk still decides, with the rows. */
function refuseBeforeStoring(session: SignedIn["session"], d: string): void {
  if (session.districts.find(({ id }) => id === d)?.actions.includes("evidence.add")) return;
  throw new ProtocolError(403, "access/forbidden", "没有在本区县上传证据的授权。", "evidence.add is not granted in this district.", { zh: "请联系安全管理员。", en: "Ask the security administrator." });
}
