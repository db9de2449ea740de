import type { FastifySchemaValidationError } from "fastify/types/schema.js";
import type { Labels } from "@yunqing/standards";
import type { Problem } from "@yunqing/wire";

interface ValidationError { readonly validation: readonly FastifySchemaValidationError[]; readonly validationContext?: string }

/** True for what Fastify throws when a request does not fit its schema. */
export function isValidationError(error: unknown): error is ValidationError {
  return typeof error === "object" && error !== null && Array.isArray((error as { validation?: unknown }).validation);
}

/** Names each bad field in both languages; at most 50, so that a hostile body gets no hostile answer. */
export function fieldErrors(error: ValidationError): NonNullable<Problem["errors"]> {
  return error.validation.slice(0, 50).map((one) => ({ field: fieldName(one), message: messageOf(one) }));
}

function fieldName(one: FastifySchemaValidationError): string {
  const path = one.instancePath.split("/").slice(1).map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
  const own = one.params["missingProperty"] ?? one.params["additionalProperty"];
  return [...path, ...(typeof own === "string" ? [own] : [])].join(".").slice(0, 200);
}

const typeNames: Readonly<Record<string, string>> = { string: "文本", integer: "整数", number: "数字", boolean: "是/否", object: "对象", array: "列表", null: "空" };
const messages: Readonly<Record<string, (params: Readonly<Record<string, unknown>>) => Labels>> = {
  required: () => ({ zh: "必须填写", en: "is required" }),
  additionalProperties: () => ({ zh: "不认识的字段", en: "is not a known field" }),
  type: ({ type }) => ({ zh: `应为${[type].flat().map((name) => typeNames[String(name)] ?? String(name)).join("或")}`, en: `must be ${[type].flat().join(" or ")}` }),
  enum: ({ allowedValues }) => ({ zh: `只能是：${[allowedValues].flat().join("、")}`, en: `must be one of: ${[allowedValues].flat().join(", ")}` }),
  const: ({ allowedValue }) => ({ zh: `只能是 ${String(allowedValue)}`, en: `must be ${String(allowedValue)}` }),
  pattern: ({ pattern }) => ({ zh: `格式不对（${String(pattern)}）`, en: `has the wrong form (${String(pattern)})` }),
  minLength: ({ limit }) => ({ zh: limit === 1 ? "不能为空" : `至少 ${String(limit)} 个字`, en: limit === 1 ? "must not be empty" : `needs at least ${String(limit)} characters` }),
  maxLength: ({ limit }) => ({ zh: `最多 ${String(limit)} 个字`, en: `may have at most ${String(limit)} characters` }),
  maxItems: ({ limit }) => ({ zh: `最多 ${String(limit)} 项`, en: `may have at most ${String(limit)} items` }),
  minimum: ({ limit }) => ({ zh: `不能小于 ${String(limit)}`, en: `must not be less than ${String(limit)}` }),
  maximum: ({ limit }) => ({ zh: `不能大于 ${String(limit)}`, en: `must not be more than ${String(limit)}` }),
};

function messageOf(one: FastifySchemaValidationError): Labels {
  return messages[one.keyword]?.(one.params) ?? { zh: "不符合要求", en: one.message ?? "does not fit" };
}
