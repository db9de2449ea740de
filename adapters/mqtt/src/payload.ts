import { plainDecimal, type PushedObservation } from "@yunqing/domain";
import { BadPayload, exactJson, pointed } from "./json-pointer.js";
import { instantText, kindOf, type TimeForm } from "./payload-time.js";

/** How a foreign payload is read, as data (异构报文对应表). Pointers are JSON pointers (RFC 6901) from each item. */
export interface ForeignPayload {
  /** where the list of items stands; "" or absent: the payload itself, a list or a single item */
  readonly items?: string;
  readonly from: string; readonly fromForm: TimeForm;
  /** where the point stands, when the topic does not name it */
  readonly point?: string;
  /** names of the sender → points of the district */
  readonly points?: Readonly<Record<string, string>>;
  /** where the kind of window stands, or the kind itself with `fixedKind` */
  readonly kind?: string; readonly fixedKind?: PushedObservation["kind"];
  /** pointer of a value → factor code; `flag`: pointer of its data flag */
  readonly values: Readonly<Record<string, string | { readonly factor: string; readonly flag?: string }>>;
}

/** largest payload in bytes */
export const mostPayload = 256 * 1024;
/** observations that one message may carry */
export const mostInMessage = 1_000;

/**
 * Reads a message (读报文): `{ from, values, flags? }` or a list of such, or a foreign payload by its mapping. Numbers keep their digits; powers of ten are written out.
 * @param named  what the topic says: point and kind
 * @throws {BadPayload} saying what is wrong and where
 */
export function observationsOf(payload: Uint8Array, named: Readonly<Record<string, string>>, foreign: ForeignPayload | null): readonly PushedObservation[] {
  if (payload.length > mostPayload) throw new BadPayload(`报文超过 ${mostPayload / 1024} KB`, `the payload is larger than ${mostPayload / 1024} KB`);
  let text: string;
  try { text = new TextDecoder("utf-8", { fatal: true }).decode(payload); } catch { throw new BadPayload("报文不是 UTF-8 文本", "the payload is no UTF-8 text"); }
  const whole = exactJson(text), listed = foreign?.items === undefined ? whole : pointed(whole, foreign.items), items: readonly unknown[] = Array.isArray(listed) ? listed : [listed];
  if (items.length === 0) throw new BadPayload("报文中没有观测值", "the payload holds no observation");
  if (items.length > mostInMessage) throw new BadPayload(`一条报文最多 ${mostInMessage} 条观测，收到 ${items.length} 条`, `a message carries at most ${mostInMessage} observations, ${items.length} came`);
  return items.map((item, at) => (foreign === null ? ownItem(item, named, at) : foreignItem(item, named, foreign, at)));
}

const lacks = (at: number, what: string): BadPayload => new BadPayload(`第 ${at + 1} 条缺少或写错了 ${what}`, `item ${at + 1}: ${what} is missing or wrong`);
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null && !Array.isArray(value);
const textAt = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

function texts(value: unknown, at: number, what: string): Readonly<Record<string, string>> {
  if (!isObject(value)) throw lacks(at, what);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => { if (typeof one !== "string") throw lacks(at, `${what}/${key}`); return [key, what === "values" ? decimal(one) : one]; }));
}
/** A number of JSON may carry an exponent, which the store does not; what is no number is left for the desk to name. */
function decimal(text: string): string { return /^-?\d+(\.\d+)?[eE]/.test(text) ? plainDecimal(text) ?? text : text; }

function ownItem(item: unknown, named: Readonly<Record<string, string>>, at: number): PushedObservation {
  if (!isObject(item)) throw lacks(at, "{ from, values }");
  const point = named["point"] ?? textAt(item["point"]), kind = kindOf(named["kind"] ?? textAt(item["kind"]) ?? ""), from = textAt(item["from"]);
  if (point === null) throw lacks(at, "point");
  if (kind === null) throw lacks(at, "kind");
  if (from === null) throw lacks(at, "from");
  return { point, kind, from, values: texts(item["values"], at, "values"), ...(item["flags"] === undefined ? {} : { flags: texts(item["flags"], at, "flags") }) };
}

function foreignItem(item: unknown, named: Readonly<Record<string, string>>, foreign: ForeignPayload, at: number): PushedObservation {
  const sent = named["point"] ?? (foreign.point === undefined ? null : textAt(pointed(item, foreign.point))), kind = foreign.fixedKind ?? kindOf(named["kind"] ?? (foreign.kind === undefined ? null : textAt(pointed(item, foreign.kind))) ?? "");
  if (sent === null) throw lacks(at, "point");
  if (kind === null) throw lacks(at, "kind");
  const written = textAt(pointed(item, foreign.from)), from = written === null ? null : instantText(written, foreign.fromForm);
  if (from === null) throw lacks(at, foreign.from);
  const values: Record<string, string> = {}, flags: Record<string, string> = {};
  for (const [pointer, target] of Object.entries(foreign.values)) {
    const { factor, flag } = typeof target === "string" ? { factor: target, flag: undefined } : target, value = textAt(pointed(item, pointer)), sign = flag === undefined ? null : textAt(pointed(item, flag));
    if (value !== null) values[factor] = decimal(value);
    if (sign !== null) flags[factor] = sign;
  }
  if (Object.keys(values).length === 0 && Object.keys(flags).length === 0) throw lacks(at, "values");
  return { point: foreign.points !== undefined && Object.hasOwn(foreign.points, sent) ? foreign.points[sent]! : sent, kind, from, values, ...(Object.keys(flags).length === 0 ? {} : { flags }) };
}
