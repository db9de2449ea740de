import type { Problem } from "@yunqing/wire";
import type { Labels } from "@yunqing/standards";

const nextSteps: Readonly<Record<number, Labels>> = {
  0: { zh: "请检查网络或服务是否已启动，然后重试。", en: "Check the network, or whether the service is running, and try again." },
  401: { zh: "请重新登录；草稿仍保存在本机。", en: "Sign in again; drafts are still kept on this machine." },
  403: { zh: "如确需办理，请联系安全管理员授权。", en: "If you need it, ask the security administrator for a grant." },
  404: { zh: "请核对链接、地区与规划，或从菜单重新进入。", en: "Check the link, the district and the plan, or enter from the menu again." },
  409: { zh: "已为您重新载入最新内容，请核对后再决定。", en: "The newest content has been loaded; check it, then decide anew." },
  413: { zh: "请压缩或拆分文件后再上传。", en: "Make the file smaller or split it, then upload again." },
  422: { zh: "请按提示修改标出的各项后再提交。", en: "Correct the marked fields and send again." },
  429: { zh: "请稍候再试。", en: "Wait a little and try again." },
};
const otherwise: Labels = { zh: "请稍后重试；仍不成功时，把下面的编号告诉系统管理员。", en: "Try again later; if it still fails, give the code below to the system administrator." };

/** A refusal or failure of the server, in both languages, with what to do next (问题说明). */
export class ServerProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: Labels;
  readonly detail: Labels;
  readonly next: Labels;
  readonly fields: NonNullable<Problem["errors"]>;
  constructor(problem: Pick<Problem, "status" | "code" | "title" | "detail"> & Partial<Problem>) {
    super(problem.detail.en);
    this.status = problem.status;
    this.code = problem.code;
    this.title = problem.title;
    this.detail = problem.detail;
    this.next = problem.next ?? nextSteps[problem.status] ?? otherwise;
    this.fields = problem.errors ?? [];
  }
}

const isLabels = (value: unknown): value is Labels => typeof value === "object" && value !== null && "zh" in value && "en" in value;
const both = (value: unknown, fallback: Labels): Labels => (isLabels(value) ? value : typeof value === "string" && value ? { zh: value, en: value } : fallback);

/** Reads the body of a refused answer; a body that is no problem (a proxy's page) becomes one in words. */
export function problemFrom(status: number, body: unknown): ServerProblem {
  const given = (typeof body === "object" && body !== null ? body : {}) as Partial<Record<keyof Problem, unknown>>;
  const title: Labels = { zh: `服务器未能办理（${status}）`, en: `The server could not do this (${status})` };
  return new ServerProblem({
    status, code: typeof given.code === "string" ? given.code : `http/${status}`,
    title: both(given.title, title), detail: both(given.detail, title),
    ...(isLabels(given.next) ? { next: given.next } : {}),
    ...(Array.isArray(given.errors) ? { errors: (given.errors as { field: string; message: unknown }[]).map((each) => ({ field: String(each.field), message: both(each.message, { zh: "不符合要求", en: "not acceptable" }) })) } : {}),
  });
}

/** The server did not answer at all. */
export function unreachable(): ServerProblem {
  return new ServerProblem({ status: 0, code: "network/unreachable", title: { zh: "连不上服务器", en: "The server cannot be reached" }, detail: { zh: "请求没有得到回应。", en: "The request got no answer." } });
}
