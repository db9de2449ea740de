import { STATUS_CODES } from "node:http";
import { AlreadyReviewed, EvidenceRefused, Forbidden, IdTaken, NotFound, Overtaken, Refused } from "@yunqing/domain";
import type { Labels } from "@yunqing/standards";
import type { Problem } from "@yunqing/wire";
import { fieldErrors, isValidationError } from "./field-errors.js";

/** A failure that belongs to the protocol, not to the domain: no session, wrong CSRF token, too large, too often (协议错误). */
export class ProtocolError extends Error {
  /** the bad fields, when it is about fields */
  readonly errors?: Problem["errors"];
  constructor(readonly status: number, readonly code: string, readonly zh: string, readonly en: string, readonly next?: Labels) { super(en); }
}

const titles: Readonly<Record<number, string>> = {
  400: "请求有误", 401: "请先登录", 403: "无权操作", 404: "没有找到", 405: "方法不支持", 406: "不支持的响应格式", 408: "请求超时", 409: "已被他人更改", 413: "内容过大",
  414: "地址过长", 415: "内容类型不支持", 422: "不符合规则", 429: "请求过于频繁", 431: "请求头过大", 500: "服务器内部错误", 503: "服务暂不可用",
};

interface Told { readonly status: number; readonly code: string; readonly detail: Labels; readonly next?: Labels; readonly errors?: Problem["errors"] }

/** Problem details (RFC 9457) for anything thrown. What we did not foresee says nothing of its inside: no stack, no SQL. */
export function problemOf(error: unknown, instance: string): Problem {
  const told = toldOf(error);
  return {
    type: `urn:yunqing:problem:${told.code}`, title: { zh: titles[told.status] ?? "错误", en: STATUS_CODES[told.status] ?? "Error" }, status: told.status,
    code: told.code, detail: told.detail, ...(told.next ? { next: told.next } : {}), instance, ...(told.errors?.length ? { errors: told.errors } : {}),
  };
}

function toldOf(error: unknown): Told {
  return ofProtocol(error) ?? ofDomain(error) ?? ofEvidence(error) ?? ofStore(error) ?? ofDisk(error) ?? ofFastify(error) ?? {
    status: 500, code: "http/internal",
    detail: { zh: "服务器出错，本次操作没有完成；错误已记入日志。", en: "The server failed and the operation was not done; the error is in the log." },
    next: { zh: "请稍后重试；若再次出现，请把时间告诉系统管理员。", en: "Try again later; if it happens again, tell the system administrator the time." },
  };
}

function ofProtocol(error: unknown): Told | null {
  if (!(error instanceof ProtocolError)) return null;
  return { status: error.status, code: error.code, detail: { zh: error.zh, en: error.en }, ...(error.next ? { next: error.next } : {}), ...(error.errors ? { errors: error.errors } : {}) };
}

function ofDomain(error: unknown): Told | null {
  const again = { zh: "请重新载入后再决定。", en: "Load it again, then decide anew." };
  if (error instanceof Refused) {
    const errors = error.errors.map(({ field, zh, en }) => ({ field, message: { zh, en } }));
    return { status: statusOfRefusal[error.code] ?? 422, code: error.code, detail: { zh: error.zh, en: error.en }, errors };
  }
  if (error instanceof Forbidden) {
    return { status: 403, code: error.code, detail: { zh: `没有对“${error.subject}”进行“${error.action}”操作的授权。`, en: `${error.action} on ${error.subject} is not granted.` },
      next: { zh: "如确需办理，请联系安全管理员授权。", en: "Ask the security administrator for a grant that covers it." } };
  }
  if (error instanceof NotFound) return { status: 404, code: error.code, detail: { zh: `这里没有 ${error.what} ${error.id}。`, en: `${error.what} ${error.id} does not exist here.` } };
  if (error instanceof AlreadyReviewed) return { status: 409, code: error.code, detail: { zh: `该项已由 ${error.by} 审核，不能重复决定。`, en: `This was already decided by ${error.by}.` }, next: again };
  if (error instanceof Overtaken) return { status: 409, code: error.code, detail: { zh: "该任务刚被他人办理过。", en: "Somebody else moved this duty meanwhile." }, next: again };
  if (error instanceof IdTaken) {
    return { status: 409, code: error.code, detail: { zh: `编号 ${error.id} 已被另一内容占用。`, en: `Id ${error.id} is already stored with other content.` },
      next: { zh: "请用新的编号（UUIDv7）重新提交。", en: "Send the command again with a new id (UUIDv7)." } };
  }
  return null;
}

/** Refusals that say more than "against a rule": who is not known, who waits, and what somebody else changed first. */
const statusOfRefusal: Readonly<Record<string, number>> = {
  "identity/wrong": 401, "identity/no-session": 401, "identity/locked": 429, "identity/name-taken": 409, "identity/already-created": 409, "plan/not-what-was-seen": 409, "monitoring/overtaken": 409, "monitoring/mn-taken": 409, "ledger/overtaken": 409, "reconciliation/same-person": 403, "ledger/wrong-step": 409,
};

function fieldOf(error: unknown, name: string): unknown {
  return typeof error === "object" && error !== null && name in error ? (error as Record<string, unknown>)[name] : undefined;
}

function ofEvidence(error: unknown): Told | null {
  if (!(error instanceof EvidenceRefused)) return null;
  return { status: error.code === "evidence/too-large" ? 413 : 422, code: error.code, detail: { zh: error.zh, en: error.en }, errors: [{ field: "file", message: { zh: error.zh, en: error.en } }] };
}

/** The store is another adapter, so that it cannot be reached is known by its code; its text may name a server and stays in the log. */
function ofStore(error: unknown): Told | null {
  const code = fieldOf(error, "code");
  if (code !== "store/unreachable" && code !== "store/closed") return null;
  return { status: 503, code, detail: { zh: "数据库暂时不可用，本次操作没有完成。", en: "The store cannot be reached; the operation was not done." }, next: { zh: "请稍后重试。", en: "Try again later." } };
}

/** What file systems and PostgreSQL say when nothing more can be kept. */
const diskCodes: ReadonlySet<unknown> = new Set(["ENOSPC", "EDQUOT", "EROFS", "EACCES", "EPERM", "EIO", "ENOTDIR", "EMFILE", "ENFILE", "53100"]);
function ofDisk(error: unknown): Told | null {
  if (!diskCodes.has(fieldOf(error, "code"))) return null;
  return { status: 503, code: "http/cannot-keep", detail: { zh: "服务器无法保存（磁盘已满，或数据目录没有写权限），本次操作没有完成。", en: "The server cannot keep it (the disk is full, or the data folder may not be written); the operation was not done." },
    next: { zh: "请通知系统管理员清理磁盘或恢复权限，然后重试。", en: "Tell the system administrator to free the disk or mend the permissions, then try again." } };
}

/** What may be logged of an error: its name, code, text and place. Drivers hang queries with their parameters on errors, and those hold people's data. */
export function loggable(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { message: typeof error };
  const code = fieldOf(error, "code");
  return { name: error.name, message: error.message, stack: error.stack, ...(typeof code === "string" ? { code } : {}), ...(error.cause === undefined ? {} : { cause: loggable(error.cause) }) };
}

const known: Readonly<Record<string, { readonly status: number; readonly code: string; readonly zh: string; readonly en: string }>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: { status: 413, code: "http/too-large", zh: "提交的内容超过大小限制。", en: "The request body is larger than allowed." },
  FST_REQ_FILE_TOO_LARGE: { status: 413, code: "http/file-too-large", zh: "文件超过大小限制。", en: "The file is larger than allowed." },
  FST_FILES_LIMIT: { status: 413, code: "http/too-many-files", zh: "一次只能上传一个文件。", en: "Only one file may be sent at a time." },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: { status: 415, code: "http/media-type", zh: "内容类型不支持；请用 application/json。", en: "Unsupported media type; use application/json." },
  FST_INVALID_MULTIPART_CONTENT_TYPE: { status: 415, code: "http/media-type", zh: "上传文件请用 multipart/form-data。", en: "Send files as multipart/form-data." },
  FST_ERR_CTP_EMPTY_JSON_BODY: { status: 400, code: "http/empty-body", zh: "请求内容为空。", en: "The request body is empty." },
  FST_ERR_CTP_INVALID_JSON_BODY: { status: 400, code: "http/not-json", zh: "请求内容不是有效的 JSON。", en: "The request body is not valid JSON." },
  FST_ERR_NOT_FOUND: { status: 404, code: "http/no-route", zh: "没有这个地址。", en: "There is no such address." },
  FST_ERR_BAD_URL: { status: 400, code: "http/bad-url", zh: "地址不合法。", en: "The address is malformed." },
  FST_ERR_MAX_PARAM_LENGTH: { status: 414, code: "http/bad-url", zh: "地址中的编号过长。", en: "An id in the address is too long." },
};

function ofFastify(error: unknown): Told | null {
  if (isValidationError(error)) {
    return { status: 400, code: "http/validation", detail: { zh: "提交的内容不符合接口要求，见各字段说明。", en: "The request does not fit the schema; see each field." }, errors: fieldErrors(error) };
  }
  const entry = known[String(fieldOf(error, "code"))];
  if (entry) return { status: entry.status, code: entry.code, detail: { zh: entry.zh, en: entry.en } };
  const status = fieldOf(error, "statusCode");
  if (typeof status === "number" && status >= 400 && status < 500) {
    return { status, code: "http/bad-request", detail: { zh: "请求有误，服务器无法处理。", en: "The request cannot be handled as it is." } };
  }
  return null;
}
