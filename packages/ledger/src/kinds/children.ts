import { isBlank } from "../condition.js";
import type { AnyRow, ChildrenField } from "../field.js";
import { both, kindWith, noNaming, refused, taken, type Fault, type Naming, type Reading } from "./kind.js";
import { simpleKindOf } from "./simple.js";

type Rows = readonly AnyRow[];
/** Reads each filled cell of each child row; every fault says in which row and under which label it stands. */
function rowsOf(rows: readonly AnyRow[], field: ChildrenField, read: (value: unknown, name: string) => Reading<unknown>): Reading<Rows> {
  const faults: Fault[] = [], doubts: Fault[] = [], max = field.max ?? 1000;
  if (rows.length < Math.max(1, field.min ?? 1)) return refused("too-few", `至少 ${Math.max(1, field.min ?? 1)} 行`, `at least ${Math.max(1, field.min ?? 1)} rows`);
  if (rows.length > max) return refused("too-many", `不得超过 ${max} 行`, `at most ${max} rows`);
  const made = rows.map((row, index) => {
    const place = (fault: Fault, name: string): Fault => ({ ...fault, zh: `第 ${index + 1} 行“${field.fields[name]?.label.zh ?? name}”：${fault.zh}`, en: `row ${index + 1}, "${field.fields[name]?.label.en ?? name}": ${fault.en}` });
    for (const name of Object.keys(row)) if (!Object.hasOwn(field.fields, name)) faults.push(place({ code: "ledger/unknown-field", zh: "没有这个字段", en: "there is no such field" }, name));
    return Object.fromEntries(Object.entries(field.fields).map(([name, inner]) => {
      if (isBlank(row[name])) { if (inner.kind !== "computed" && inner.required) faults.push(place({ code: "ledger/required", zh: "必填", en: "required" }, name)); return [name, null]; }
      const found = read(row[name], name);
      if (found.kind === "refused") { faults.push(...found.faults.map((each) => place(each, name))); return [name, null]; }
      doubts.push(...found.doubts.map((each) => place(each, name)));
      return [name, found.value];
    }));
  });
  return faults.length > 0 ? { kind: "refused", faults } : taken(made, doubts);
}
function filledTexts(row: AnyRow, field: ChildrenField, naming: Naming, canonical: boolean): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(field.fields).filter(([name]) => !isBlank(row[name])).map(([name, inner]) => [name, canonical ? simpleKindOf(inner).canonicalOf(row[name], inner) : simpleKindOf(inner).textOf(row[name], inner, naming)]));
}
const isRow = (value: unknown): value is AnyRow => typeof value === "object" && value !== null && !Array.isArray(value);

/** Child rows (子表) in their order: a table of their own, a sheet of their own, a list in JSON. */
export const children = kindWith<ChildrenField, Rows>({
  label: both("子表", "child rows"),
  flawsOf: (field) => [
    ...(Object.keys(field.fields).length === 0 ? [both("子表没有字段", "there are no fields")] : []),
    ...Object.entries(field.fields).flatMap(([name, inner]) => inner.kind === "computed" || (inner.kind === "reference" && inner.many) || inner.requiredWhen || inner.shownWhen || inner.validWhen ? [both(`子表字段 ${name} 不支持计算、多引用和条件：请放到主表`, `child field ${name} takes no computation, many references or conditions: put it into the ledger itself`)] : []),
    ...Object.entries(field.fields).flatMap(([name, inner]) => simpleKindOf(inner).flawsOf(inner).map((each) => both(`子表字段 ${name}：${each.zh}`, `child field ${name}: ${each.en}`))),
  ],
  parse: (words, field, naming) => {
    let rows: unknown;
    try { rows = JSON.parse(words); } catch (error) { if (!(error instanceof SyntaxError)) throw error; }
    return Array.isArray(rows) && rows.every(isRow) ? rowsOf(rows, field, (value, name) => { const inner = field.fields[name]; return inner ? simpleKindOf(inner).parse(String(value), inner, naming) : refused("unknown-field", "没有这个字段", "there is no such field"); }) : refused("not-rows", "子表请填在单独的工作表中", "child rows stand in a sheet of their own");
  },
  textOf: (value, field, naming) => JSON.stringify(value.map((row) => filledTexts(row, field, naming, false))),
  take: (value, field) => (Array.isArray(value) && value.every(isRow) ? rowsOf(value, field, (each, name) => { const inner = field.fields[name]; return inner ? simpleKindOf(inner).take(each, inner) : refused("unknown-field", "没有这个字段", "there is no such field"); }) : refused("not-a-list", "应为列表", "a list is wanted")),
  canonicalOf: (value, field) => JSON.stringify(value.map((row) => filledTexts(row, field, noNaming, true))),
  columnsOf: () => [],
  schemaOf: (field) => ({
    type: "array", minItems: Math.max(1, field.min ?? 1), maxItems: field.max ?? 1000,
    items: {
      type: "object", additionalProperties: false, required: Object.entries(field.fields).filter(([, inner]) => inner.kind !== "computed" && inner.required).map(([name]) => name),
      properties: Object.fromEntries(Object.entries(field.fields).map(([name, inner]) => [name, { title: inner.label.zh, anyOf: [simpleKindOf(inner).schemaOf(inner), ...(inner.kind !== "computed" && inner.required ? [] : [{ type: "null" }])] }])),
    },
  }),
  controlOf: (field) => ({ type: "children", min: field.min ?? 0, max: field.max ?? 1000, fields: Object.entries(field.fields).map(([name, inner]) => ({ name, label: inner.label, isRequired: inner.kind !== "computed" && inner.required === true, control: simpleKindOf(inner).controlOf(inner) })) }),
  partsOf: () => [], textsOf: () => [], parseParts: () => refused("not-rows", "子表请填在单独的工作表中", "child rows stand in a sheet of their own"),
  filtersOf: () => ["filled"], isSortable: () => false, tally: "none",
});
