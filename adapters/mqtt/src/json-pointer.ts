/** A payload that cannot be read; `zh` and `en` say why. */
export class BadPayload extends Error { readonly code = "mqtt/bad-payload"; constructor(readonly zh: string, readonly en: string) { super(en); } }

/**
 * Reads JSON with every number as the text it was written in (保真解析): `12.30` stays `12.30`, no digit passes through a double.
 * @throws {BadPayload}
 */
export function exactJson(text: string): unknown {
  const bad = new BadPayload("报文不是有效的 JSON", "the payload is no valid JSON");
  try { JSON.parse(text); } catch { throw bad; } // the text itself must be JSON: the one with quoted numbers may be where this is not
  return JSON.parse(text.replace(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g, (token) => (token.startsWith("\"") ? token : `"${token}"`)));
}

/** What a pointer names (RFC 6901), or undefined. `""` is the whole. */
export function pointed(value: unknown, pointer: string): unknown {
  if (pointer === "") return value;
  if (!pointer.startsWith("/")) return undefined;
  return pointer.slice(1).split("/").map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~")).reduce<unknown>((at, part) => {
    if (Array.isArray(at)) return /^\d{1,6}$/.test(part) ? at[Number(part)] as unknown : undefined;
    return typeof at === "object" && at !== null && Object.hasOwn(at, part) ? (at as Readonly<Record<string, unknown>>)[part] : undefined;
  }, value);
}
