import type { FastifyInstance } from "fastify";
import type { Problem } from "@yunqing/wire";
import { ProtocolError } from "./problem.js";

/** Characters that no store, no Word and no Excel file can hold: control characters but tab and line ends, half of a pair, non-characters. */
const unfit = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/u;
const most = 20, deepestNamed = 6;

/** The fields of a request that hold such characters, in their names or their texts; at most 20 are named (不可保存的字符). */
export function unfitFields(given: unknown): readonly string[] {
  const found: string[] = [], waiting: { readonly value: unknown; readonly path: readonly string[] }[] = [{ value: given, path: [] }];
  // a list of what waits, not a call within a call: a body may be nested a million times
  for (let next = waiting.pop(); next !== undefined && found.length < most; next = waiting.pop()) {
    const { value, path } = next;
    if (typeof value === "string") { if (unfit.test(value)) found.push(path.join(".")); continue; }
    if (typeof value !== "object" || value === null) continue;
    for (const [key, inner] of Object.entries(value)) {
      if (unfit.test(key)) found.push([...path, "?"].join("."));
      if (typeof inner !== "number") waiting.push({ value: inner, path: path.length < deepestNamed ? [...path, key] : path });
    }
  }
  return [...new Set(found)].slice(0, most);
}

/** Refuses what could not be stored before anything looks at it: address, query and body. */
export function refuseUnfit(app: FastifyInstance): void {
  app.addHook("preValidation", async (request) => {
    const fields = [...unfitFields(request.params), ...unfitFields(request.query), ...unfitFields(request.body)];
    if (fields.length > 0) throw new UnfitText(fields);
  });
}

/** A text with characters that cannot be stored (含不可保存的字符). */
export class UnfitText extends ProtocolError {
  override readonly errors: NonNullable<Problem["errors"]>;
  constructor(fields: readonly string[]) {
    super(400, "http/unfit-characters", "提交的内容含有不能保存的控制字符或残缺字符，见各字段。", "The request holds control characters or broken characters that cannot be stored; see each field.");
    this.errors = fields.map((field) => ({ field, message: { zh: "含有控制字符或残缺字符，请删除后重新输入", en: "has control or broken characters; delete them and type it again" } }));
  }
}
