/** JSON Schemas of the files of a pack; `districts/schema/*.schema.json` are these, written out for editors (a test keeps them equal). */
type Json = Readonly<Record<string, unknown>>;
const text: Json = { type: "string" };
const filled: Json = { type: "string", minLength: 1 };
const id: Json = { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._()/（）一二三四五六七八九十-]*$" };
const decimal: Json = { type: "string", pattern: "^[+-]?(\\d+(\\.\\d+)?|\\.\\d+)$" };
const day: Json = { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}$" };
const date: Json = { type: "string", pattern: "^\\d{4}(-\\d{2}(-\\d{2})?)?$" };
const year: Json = { type: "integer", minimum: 1900, maximum: 2200 };
const flag: Json = { type: "boolean" };
const or = (schema: Json): Json => ({ anyOf: [schema, { type: "null" }] });
const list = (items: Json): Json => ({ type: "array", items });
const one = (...values: string[]): Json => ({ enum: values });
/** an object whose fields are all required except those named in `optional` */
const object = (properties: Readonly<Record<string, Json>>, optional: readonly string[] = []): Json =>
  ({ type: "object", properties, required: Object.keys(properties).filter((key) => !optional.includes(key)), additionalProperties: false });
const labels = object({ zh: filled, en: filled });
const quotation = object({ quote: filled, line: { type: "integer", minimum: 1 }, document: id }, ["document"]);
const comparator = one("<", "<=", ">=", ">", "=");
const target: Json = { oneOf: [
  object({ kind: one("bound", "bare"), op: comparator, value: decimal, printed: filled }),
  object({ kind: one("delegated"), printed: filled }),
  object({ kind: one("words"), printed: filled, notWorseThanBase: flag }, ["notWorseThanBase"]),
  object({ kind: one("blank"), printed: text, delegatedBy: quotation }, ["delegatedBy"]),
] };
const printed = object({ year, printed: text, value: or(decimal), quotation }, ["quotation"]);
const position: Json = { type: "array", items: { type: "number" }, minItems: 2, maxItems: 2 };
const inferred = list(filled);
const geometry = object({ type: one("Point", "LineString", "Polygon"), coordinates: { type: "array" }, approximate: flag, from: filled });

const district = object({
  id, name: labels, adcode: { type: "string", pattern: "^\\d{6}$" }, bureau: id, simulated: flag, dutyNumbering: { type: "string", pattern: "^[^{}]*\\{year\\}[^{}]*\\{seq\\}[^{}]*$" },
  names: list(object({ name: filled, from: or(date), until: or(date), adcode: or(filled), quotation: or(quotation) })), above: list(filled),
  outline: or(object({ coordinates: { type: "array", items: position, minItems: 4 }, approximate: flag, from: filled })),
}, ["dutyNumbering", "above"]);
const districtPart: Json = { ...district, required: ["id", "name", "simulated"] };
const organisation = object({ id, name: labels, kind: filled, parent: or(id), pinyin: filled, duty: text, quotation: or(quotation), inferred: flag });
const place = object({
  id, name: labels, kind: filled, parent: or(id), pinyin: filled, from: or(date), until: or(date), successor: or(id), quotation: or(quotation),
  geometry: or(geometry), facts: list(object({ label: filled, value: filled, unit: text })),
});
const indicator = object({
  id, code: filled, seq: { type: "integer", minimum: 1 }, category: filled, name: labels, printedName: filled, unit: text,
  better: one("higher", "lower", "unspecified"), nature: { enum: ["binding", "expected", null] }, places: { type: "integer", minimum: 0, maximum: 6 }, placesFrom: filled,
  base: or(printed), target, targetYear: year, reported: list(printed), printedState: or(filled), holder: or(id), quotation, quotations: list(quotation), inferred, notes: list(labels),
});
const proseTarget = object({
  id, section: id, domain: filled, metric: filled, unit: text, target, due: or(day), scope: filled, holder: or(id), indicator: or(id), quotation, inferred, note: or(filled),
});
const project = object({
  id, domain: filled, group: filled, seq: { type: "integer", minimum: 1 }, name: filled, owner: text, content: text, benefitPrinted: text,
  benefits: list(object({ pollutant: filled, tonnesPerYear: decimal })), investment: object({ printed: filled, unit: one("万元", "亿元"), wan: decimal }),
  periodPrinted: text, from: or(date), until: or(date), location: text, place: or(id), lead: text, holder: or(id),
  columns: list(object({ label: filled, value: text })), quotation, inferred,
});
const task = object({
  id, section: id, title: filled, text: filled, quotation, due: or(day), targets: list(id),
  holders: list(object({ organisation: id, inferred: flag, quotation }, ["quotation"])),
});
const remark = object({ id, severity: one("high", "medium", "low"), places: { type: "array", minItems: 1, items: object({ quotation, value: text }) }, message: labels, advice: labels });
const plan = object({
  id, version: filled, title: labels, issuer: filled, issuedDay: day, issuedQuotation: quotation, document: id, baseYear: year, targetYear: year, fromDay: day, finalDay: day, current: flag, inferred,
}, ["issuedQuotation", "inferred"]);
const table = object({ id, title: filled, line: { type: "integer", minimum: 1 }, columns: list(text), rows: list(object({ line: { type: "integer", minimum: 1 }, cells: list(text) })) });
const claim = object({ id, plan: or(id), kind: filled, says: text, unit: text, quotation, of: { type: "object" }, inferred }, ["inferred"]);
const measured = object({ id, indicator: id, statistic: filled, item: or(filled), line: one("real-time", "reviewed"), take: one("value", "inferior-share"), basis: labels });
const ledgerRate = object({ id, rate: filled, indicator: or(id), target: or(id) });
const whole: Json = { type: "string", pattern: "^\\d+$" };
const period: Json = { type: "string", pattern: "^\\d{4}(-\\d{2})?$" };

/** Schema of each JSON file by its kind: `indicators.json` → `indicators`. Each file is an object with one list (or one object). */
export const jsonSchemas = {
  /** without `extends` every field of the district is required */
  district: { if: { required: ["extends"] }, then: object({ $schema: text, extends: filled, district: districtPart }, ["$schema"]), else: object({ $schema: text, district }, ["$schema"]) },
  documents: file("documents", object({ id, title: filled, file: filled })),
  organisations: file("organisations", organisation),
  places: file("places", place),
  tables: file("tables", table),
  measured: file("measured", measured),
  "ledger-rates": file("ledgerRates", ledgerRate),
  claims: file("claims", claim),
  plan: object({ $schema: text, plan }, ["$schema"]),
  indicators: file("indicators", indicator),
  targets: file("targets", proseTarget),
  projects: file("projects", project),
  sections: file("sections", object({ id, title: filled, line: { type: "integer", minimum: 1 } })),
  tasks: file("tasks", task),
  remarks: file("remarks", remark),
} as const;
function file(name: string, items: Json): Json { return object({ $schema: text, [name]: list(items) }, ["$schema"]); }

/** Schema of one row of each CSV file by its kind; every cell is text. */
export const csvSchemas = {
  enterprises: object({ id, name: filled, formerNames: text, creditCode: text, roles: text, place: text, lines: { type: "string", pattern: "^(\\d+(；\\d+)*)?$" }, note: text }),
  facts: object({ id, metric: filled, subject: filled, year: { type: "string", pattern: "^(\\d{4})?$" }, value: filled, unit: text, printed: filled, quote: filled, line: whole, inferred: text }),
  investment: object({ group: filled, item: filled, kind: one("item", "subtotal"), printed: filled, wan: decimal, quote: filled, line: whole }),
  "funding-sources": object({ name: filled, quote: filled, line: whole }),
  "simulated-values": object({ indicator: id, period, value: decimal }),
  "simulated-assignments": object({ plan: id, indicator: id, year: { type: "string", pattern: "^\\d{4}$" }, op: comparator, value: decimal, document: filled, documentDay: day }),
} as const;

/** What `districts/schema/<kind>.schema.json` holds. */
export function schemaFile(kind: string, schema: Json): Json {
  return { $schema: "http://json-schema.org/draft-07/schema#", $id: `https://yunqing.invalid/schema/${kind}.schema.json`, title: kind, ...schema };
}
