import { isBlank, type AnyRow, type ChildFields, type Field, type Fields, type Ledger } from "@yunqing/ledger";
import type { Secrets } from "../ports.js";
import type { SealedValue } from "./ports.js";

const isPersonal = (field: Field): boolean => field.kind === "phone" || field.kind === "identity";
const rowsOf = (value: unknown): readonly AnyRow[] => (Array.isArray(value) ? value as readonly AnyRow[] : []);
const hasPersonal = (fields: Fields | ChildFields): boolean => Object.values(fields).some((field: Field) => isPersonal(field) || (field.kind === "children" && hasPersonal(field.fields)));
function mapped(fields: Fields | ChildFields, row: AnyRow, personal: (value: unknown) => unknown): AnyRow {
  if (!hasPersonal(fields)) return row;
  return Object.fromEntries(Object.entries(row).map(([name, value]) => {
    const field = Object.hasOwn(fields, name) ? (fields as Fields)[name] : undefined;
    if (field === undefined || isBlank(value)) return [name, value];
    return [name, isPersonal(field) ? personal(value) : field.kind === "children" ? rowsOf(value).map((inner) => mapped(field.fields, inner, personal)) : value];
  }));
}

/** The digest by which a personal number is found (查找摘要). */
export function digestOf(secrets: Pick<Secrets, "blindIndex">, ledger: string, value: string): string { return secrets.blindIndex(`ledger ${ledger} ${value}`); }
/** A row with its personal values sealed (密存). */
export function sealed(ledger: Ledger, row: AnyRow, secrets: Pick<Secrets, "encrypt" | "blindIndex">): AnyRow {
  return mapped(ledger.fields, row, (value): SealedValue => ({ encrypted: secrets.encrypt(String(value)), digest: digestOf(secrets, ledger.id, String(value)) }));
}
/** A row with its personal values in the clear (解密), for checks and for masking. */
export function opened(ledger: Ledger, row: AnyRow, secrets: Pick<Secrets, "decrypt">): AnyRow {
  return mapped(ledger.fields, row, (value) => secrets.decrypt((value as SealedValue).encrypted));
}
