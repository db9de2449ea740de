import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import type { Mistake } from "./pack-invalid.js";

const ajv = new Ajv({ allErrors: true, strict: false, verbose: true });
const compiled = new WeakMap<object, ValidateFunction>();

const said: Readonly<Record<string, (error: ErrorObject) => { zh: string; en: string }>> = {
  required: (e) => ({ zh: `缺少字段 ${String(e.params["missingProperty"])}`, en: `field ${String(e.params["missingProperty"])} is missing` }),
  additionalProperties: (e) => ({ zh: `没有名为 ${String(e.params["additionalProperty"])} 的字段`, en: `there is no field ${String(e.params["additionalProperty"])}` }),
  type: (e) => ({ zh: `类型应为 ${String(e.params["type"])}，现为 ${shown(e.data)}`, en: `must be ${String(e.params["type"])}, is ${shown(e.data)}` }),
  enum: (e) => ({ zh: `只能是 ${JSON.stringify(e.params["allowedValues"])}，现为 ${shown(e.data)}`, en: `must be one of ${JSON.stringify(e.params["allowedValues"])}, is ${shown(e.data)}` }),
  pattern: (e) => ({ zh: `写法不对：${shown(e.data)}（应符合 ${String(e.params["pattern"])}）`, en: `${shown(e.data)} is not written as ${String(e.params["pattern"])}` }),
  minLength: () => ({ zh: "不能为空", en: "must not be blank" }),
};
function shown(data: unknown): string { const text = JSON.stringify(data) ?? "undefined"; return text.length > 60 ? `${text.slice(0, 57)}…` : text; }

/** The item of a list that a pointer leads into: its id where it has one, else its place in the list. */
function itemOf(root: unknown, pointer: string): { item: string; field: string } {
  const steps = pointer.split("/").slice(1).map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  const list = (root as Record<string, unknown> | null)?.[steps[0] ?? ""];
  if (steps.length >= 2 && Array.isArray(list)) {
    const entry: unknown = list[Number(steps[1])];
    const id = typeof entry === "object" && entry !== null ? (entry as { id?: unknown }).id : undefined;
    return { item: typeof id === "string" ? id : `${steps[0]}[${steps[1]}]`, field: steps.slice(2).join(".") || "（整条）" };
  }
  return { item: steps[0] || "（全文）", field: steps.slice(1).join(".") || steps[0] || "（整条）" };
}

/** True when `data` fits the schema; every misfit is added with file, item and field. */
export function checked(file: string, schema: object, data: unknown, mistakes: Mistake[], row?: string): boolean {
  let validate = compiled.get(schema);
  if (validate === undefined) { validate = ajv.compile(schema); compiled.set(schema, validate); }
  if (validate(data)) return true;
  const errors = (validate.errors ?? []).filter((error) => !["oneOf", "anyOf", "if"].includes(error.keyword) || (validate.errors ?? []).every((e) => ["oneOf", "anyOf"].includes(e.keyword)));
  for (const error of errors) {
    const where = row === undefined ? itemOf(data, error.instancePath) : { item: row, field: error.instancePath.slice(1) || "（整行）" };
    const missing = error.keyword === "required" ? String(error.params["missingProperty"]) : error.keyword === "additionalProperties" ? String(error.params["additionalProperty"]) : null;
    const words = said[error.keyword]?.(error) ?? { zh: `不合规定（${error.keyword}）：${shown(error.data)}`, en: `${error.message ?? error.keyword}: ${shown(error.data)}` };
    mistakes.push({ file, item: where.item, field: missing === null ? where.field : [where.field, missing].filter((part) => !part.startsWith("（")).join("."), ...words });
  }
  return false;
}
