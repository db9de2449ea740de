import { checked, fieldsInUse, kindOf, nameFieldOf, type AnyRow, type Field, type Fields, type Ledger, type Naming } from "@yunqing/ledger";
import type { Labels } from "@yunqing/standards";
import type { Scoped } from "../access/model.js";
import { scopeOfPoint } from "../monitoring/point-scope.js";
import type { Pack } from "../plan/model.js";

/** A table of a district's folder (随包台账表): the rows of a ledger, or of one of its child tables; headings are fields, `line` is the document's. */
export interface PrintedTable { readonly ledger: string; readonly children: string | null; readonly rows: readonly { readonly line: number; readonly cells: Readonly<Record<string, string>> }[] }
/** A row that the document prints (文中载明的行), checked, with an id that is the same at every start. */
export interface PrintedRow extends Scoped { readonly ledger: string; readonly id: string; readonly values: AnyRow; readonly line: number | null }
/** What cannot be taken of a table, and where (随包台账的问题). */
export interface PrintedFault { readonly ledger: string; readonly line: number; readonly field: string; readonly message: Labels }

const enterpriseLedger = "enterprise", placeLedger = "admin-unit";
const levels: Readonly<Record<string, string>> = { district: "district", town: "town", township: "township", street: "subdistrict", subdistrict: "subdistrict", village: "village", community: "community", park: "zone", zone: "zone" };

/** Rows in an order in which each comes after those it names. What names nothing that is there comes last, and the store will say so. */
function afterWhatTheyName(rows: readonly PrintedRow[], ledgers: ReadonlyMap<string, Ledger>): readonly PrintedRow[] {
  const left = new Set(rows), here = new Map(rows.map((row) => [`${row.ledger} ${row.id}`, row])), done = new Set<string>(), order: PrintedRow[] = [];
  const namedBy = (row: PrintedRow): readonly string[] => Object.entries(ledgers.get(row.ledger)?.fields ?? {}).flatMap(([name, field]) => (field.kind !== "reference" || row.values[name] === null || row.values[name] === undefined ? [] : [row.values[name]].flat().map((id) => `${field.to} ${String(id)}`)));
  for (let grew = true; grew && left.size > 0;) {
    grew = false;
    for (const row of left) {
      const own = `${row.ledger} ${row.id}`;
      if (namedBy(row).some((each) => each !== own && here.has(each) && !done.has(each))) continue;
      left.delete(row); done.add(own); order.push(row); grew = true;
    }
  }
  return [...order, ...left];
}

/**
 * The rows that a district's document gives its ledgers (文中载明的行入台账): firms and places of the pack, and the tables of its folder.
 * Nothing is invented: what the document does not say is blank. People's words are names, and each must fit exactly one row.
 *
 * @returns rows in an order in which they can be written, and every cell that could not be taken
 */
export function printedRows(ledgers: readonly Ledger[], pack: Pack, tables: readonly PrintedTable[]): { readonly rows: readonly PrintedRow[]; readonly faults: readonly PrintedFault[] } {
  const byId = new Map(ledgers.map((each) => [each.id, each])), faults: PrintedFault[] = [], rows: PrintedRow[] = [], district = pack.district.id;
  const mains = tables.filter((table) => table.children === null && byId.has(table.ledger)), ids = new Map<string, string>(), words = new Map<string, string | null>();
  const learn = (ledger: string, text: string, id: string): void => { const key = `${ledger} ${text.trim()}`; if (text.trim() !== "") words.set(key, words.has(key) && words.get(key) !== id ? null : id); };
  for (const firm of pack.enterprises) for (const text of [firm.id, firm.name]) learn(enterpriseLedger, text, firm.id);
  // who is called so now goes before who was called so once
  const now = new Set(words.keys());
  for (const firm of pack.enterprises) for (const text of firm.formerNames) if (!now.has(`${enterpriseLedger} ${text.trim()}`)) learn(enterpriseLedger, text, firm.id);
  for (const place of pack.places) for (const text of [place.id, place.name.zh]) learn(placeLedger, text, place.id);
  for (const { ledger, rows: own } of mains) {
    const seen = new Map<number, number>(), declared = byId.get(ledger);
    for (const row of own) {
      const line = lineOf(row.cells), count = (seen.get(line) ?? 0) + 1, id = `${ledger}.${line}.${count}`;
      seen.set(line, count);
      ids.set(`${ledger} ${row.line}`, id);
      for (const field of new Set([declared === undefined ? "" : nameFieldOf(declared), ...declared?.key.length === 1 ? declared.key : []])) learn(ledger, row.cells[field] ?? "", id);
    }
  }
  const naming: Naming = { idOf: (ledger, text) => words.get(`${ledger} ${text.trim()}`) ?? null, nameOf: () => null };
  const values = (fields: Fields, cells: Readonly<Record<string, string>>, ledger: string, line: number, passed: string | null): AnyRow => {
    const read: Record<string, unknown> = {};
    for (const [name, cell] of Object.entries(cells)) {
      if (name === "line" || name === passed || cell.trim() === "") continue;
      const field: Field | undefined = Object.hasOwn(fields, name) ? fields[name] : undefined;
      if (field === undefined) { faults.push({ ledger, line, field: name, message: { zh: `台账没有字段 ${name}`, en: `the ledger has no field ${name}` } }); continue; }
      const found = kindOf(field).parse(cell, field, naming);
      if (found.kind === "value") read[name] = found.value; else for (const fault of found.faults) faults.push({ ledger, line, field: name, message: { zh: fault.zh, en: fault.en } });
    }
    return read;
  };
  const keep = (ledger: Ledger, id: string, given: AnyRow, line: number | null, fileLine: number): void => {
    const made = checked(ledger, given);
    if (made.kind === "refused") { for (const fault of made.faults) faults.push({ ledger: ledger.id, line: fileLine, field: fault.field, message: { zh: fault.zh, en: fault.en } }); return; }
    rows.push({ ledger: ledger.id, id, values: made.row, line, ...scopeOfPrinted(ledger, id, made.row, pack, district) });
  };
  const top = pack.places.find((each) => each.kind === "district")?.id ?? null, isUnit = (id: string | null): boolean => pack.places.some((each) => each.id === id && levels[each.kind] !== undefined);
  const aboveOf = (parent: string | null): string | null => (isUnit(parent) ? parent : top);
  const enterprise = byId.get(enterpriseLedger), adminUnit = byId.get(placeLedger);
  if (adminUnit) for (const place of pack.places) if (levels[place.kind] !== undefined) keep(adminUnit, place.id, { number: place.id, name: place.name.zh, level: place.name.zh.endsWith("乡") ? "township" : levels[place.kind], parent: place.kind === "district" ? null : aboveOf(place.parent) }, place.quotation?.line ?? null, 0);
  if (enterprise) for (const firm of pack.enterprises) {
    const place = pack.places.find((each) => each.id === firm.place), given = { number: firm.creditCode ?? firm.id, name: firm.name, formerNames: firm.formerNames.join("；") || null, creditCode: firm.creditCode, roles: firm.roles.join("；") || null, town: place !== undefined && levels[place.kind] !== undefined ? place.id : null, note: firm.note };
    keep(enterprise, firm.id, given, firm.quotations[0]?.line ?? null, 0);
  }
  for (const { ledger: own, rows: printed } of mains) {
    const ledger = byId.get(own);
    if (ledger === undefined) continue;
    const name = nameFieldOf(ledger), inner = fieldsInUse(ledger).flatMap(([field, declared]) => (declared.kind === "children" ? [[field, declared, tables.find((table) => table.ledger === own && table.children === field)?.rows ?? []] as const] : []));
    for (const row of printed) {
      const children = inner.flatMap(([field, declared, all]) => { const mine = all.filter((each) => each.cells[name] === row.cells[name]).map((each) => values(declared.fields, each.cells, own, each.line, name)); return mine.length === 0 ? [] : [[field, mine] as const]; });
      const before = faults.length, given = { ...values(ledger.fields, row.cells, own, row.line, null), ...Object.fromEntries(children) };
      if (faults.length === before) keep(ledger, ids.get(`${own} ${row.line}`) ?? "", given, lineOf(row.cells) || null, row.line);
    }
  }
  for (const table of tables) if (!byId.has(table.ledger)) faults.push({ ledger: table.ledger, line: 0, field: "", message: { zh: "没有这本台账", en: "there is no such ledger" } });
  return { rows: afterWhatTheyName(rows, byId), faults };
}

function lineOf(cells: Readonly<Record<string, string>>): number { const line = Number(cells["line"] ?? "0"); return Number.isSafeInteger(line) ? line : 0; }
/** Whose row it is: the firm that it is about, and the land on which it lies; else the whole district's. */
function scopeOfPrinted(ledger: Ledger, id: string, values: AnyRow, pack: Pack, district: string): Scoped {
  const first = (to: string): string | null => { for (const [name, field] of Object.entries(ledger.fields)) if (field.kind === "reference" && field.to === to && !field.many && typeof values[name] === "string") return values[name]; return null; };
  const enterprise = ledger.id === enterpriseLedger ? id : first(enterpriseLedger), place = ledger.id === placeLedger ? id : first(placeLedger);
  return { ...scopeOfPoint(pack, place !== null && pack.places.some((each) => each.id === place) ? place : null, enterprise), district };
}
