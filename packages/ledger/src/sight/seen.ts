import { holds as holdsOfRow, type Condition } from "../condition.js";
import type { Ledger } from "../declare.js";
import type { AnyRow } from "../field.js";
import { firstStanding, termsOf } from "../life/running.js";
import { stateField } from "../life/terms.js";
import { fillWord, partyWord, publicWord } from "./parts.js";

/** Which parties of a row an enterprise is (企业是哪些当事方). */
export function partiesOf(ledger: Ledger, values: AnyRow, enterprise: string): readonly string[] { return Object.entries(ledger.parties ?? {}).filter(([, party]) => values[party.field] === enterprise).map(([name]) => name); }
/** The words that an enterprise's people get for one row (当事方的权限词). */
export function partyWords(ledger: Ledger, row: { readonly state: string | null; readonly values: AnyRow }, enterprise: string): readonly string[] {
  return partiesOf(ledger, row.values, enterprise).flatMap((name) => {
    const during = ledger.parties?.[name]?.during, isClosed = row.state !== null && ledger.life?.states[row.state]?.isClosed === true;
    return row.state === null || (during === undefined ? !isClosed : during.includes(row.state)) ? [partyWord(name), fillWord(name)] : [partyWord(name)];
  });
}
/** The fields that a party fills (当事方填写的字段). */
export function filledBy(ledger: Ledger, name: string): readonly string[] {
  const party = ledger.parties?.[name];
  if (party === undefined) return [];
  return Object.entries(ledger.fields).filter(([field, declared]) => declared.kind !== "computed" && ((party.fills ?? []).includes(field) || (declared.section !== undefined && (party.sections ?? []).includes(declared.section)))).map(([field]) => field);
}
/** Columns of child rows that a party fills where the rest of the rows is another's (子表中当事方填写的列). */
export function columnsFilledBy(ledger: Ledger, name: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const each of ledger.parties?.[name]?.fills ?? []) { const [field = "", column] = each.split("."); if (column !== undefined) { const own = found.get(field); if (own) own.push(column); else found.set(field, [column]); } }
  return found;
}
/** Whether the words grant a move (是否可办理): by the declaration of the move, or as a party of the row. */
export function isGranted(ledger: Ledger, move: string, holds: readonly string[]): boolean {
  return ledger.life?.moves[move]?.by.some((each) => holds.includes(each)) === true || Object.entries(ledger.parties ?? {}).some(([name, party]) => party.may?.includes(move) === true && holds.includes(partyWord(name)));
}
/** Whether the words let a person enter the row (是否可登记). */
export function mayMake(ledger: Ledger, holds: readonly string[]): boolean {
  return ledger.write.some((each) => holds.includes(each)) || Object.entries(ledger.parties ?? {}).some(([name, party]) => party.makes === true && holds.includes(fillWord(name)));
}

/** When a row is open to everybody (公开条件), as of a day; null for every row. */
export function publicRows(ledger: Ledger, today: string): Condition | null {
  const open = ledger.public;
  if (open === undefined) return { any: [] };
  const terms = (open.terms ?? []).flatMap((name): readonly Condition[] => { const term = ledger.terms?.[name]; return term === undefined ? [] : [{ any: [{ field: term.on.field, filled: false }, { field: term.on.field, comparison: "≥", is: firstStanding(term.on, today) }] }]; });
  const parts = [...(open.rows === undefined ? [] : [open.rows]), ...terms];
  return parts.length === 0 ? null : { all: parts };
}
/** Whether a row is open to everybody today (是否公开). */
export function isPublicRow(ledger: Ledger, row: { readonly state: string | null; readonly values: AnyRow }, today: string): boolean {
  const condition = publicRows(ledger, today);
  return ledger.public !== undefined && (condition === null || holdsOfRow(condition, { ...row.values, [stateField]: row.state }));
}
/** Whether the state of a row is seen (状态是否可见). */
export function seesState(ledger: Ledger, holds: readonly string[] | undefined): boolean {
  return ledger.life !== undefined && (holds === undefined || readsWhole(ledger, holds) || (holds.includes(publicWord) && ledger.public?.state === true));
}
/** Whether the words read the ledger itself, not only what is open to everybody (是否可读). */
export function readsWhole(ledger: Ledger, holds: readonly string[]): boolean {
  return ledger.read.some((each) => each !== publicWord && holds.includes(each)) || Object.keys(ledger.parties ?? {}).some((name) => holds.includes(partyWord(name)));
}
/** The terms of a row that may be told: those whose field is seen (可见的期限). */
export function termsSeen(ledger: Ledger, row: { readonly state: string | null; readonly values: AnyRow }, today: string, visible: readonly string[]): ReturnType<typeof termsOf> {
  return termsOf(ledger, row, today).filter(({ term }) => visible.includes(ledger.terms?.[term]?.on.field ?? ""));
}
