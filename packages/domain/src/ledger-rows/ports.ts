import { canonicalOf, type AnyRow, type Ledger, type LifeStep, type TermRange, type Place, type VersionKind } from "@yunqing/ledger";
import type { Actor, Scoped } from "../access/model.js";
import type { DistrictReader, DistrictWriter, Duty, DutyStep, Scope } from "../ports.js";
import type { ReconciliationReader, ReconciliationWriter } from "../reconciliation/ports.js";

/** A personal value as it is kept (密存值): the cipher, and a keyed digest that finds the whole number. No store sees it in the clear. */
export interface SealedValue { readonly encrypted: string; readonly digest: string }
/** A version as it is kept (存储的版本): personal values sealed, inside child rows too; `right` is the sealed JSON of the fields that a correction sets right. */
export interface KeptVersion extends Scoped {
  readonly id: string; readonly row: string; readonly seq: number; readonly at: string; readonly by: string; readonly why: string; readonly kind: VersionKind;
  readonly values: AnyRow; readonly state: string | null; readonly step: LifeStep | null;
  readonly corrects: string | null; readonly right: string | null; readonly mergedInto: string | null; readonly batch: string | null;
}
/** A row as it stands, or as it stood on the day asked for (行). Child rows are read only with `whole`. */
export interface KeptRow extends Scoped {
  readonly id: string; readonly version: string; readonly seq: number; readonly kind: VersionKind; readonly mergedInto: string | null;
  readonly at: string; readonly by: string; readonly state: string | null; readonly values: AnyRow;
}

/** A filter that was checked against the list of the ledger (筛选条件). A personal value is asked for by its digest. `place` and `scope` never come from here. */
export type RowFilter =
  | { readonly field: string; readonly way: "contains" | "equals"; readonly text: string }
  | { readonly field: string; readonly way: "range"; readonly from: string | null; readonly until: string | null }
  | { readonly field: string; readonly way: "any-of"; readonly values: readonly string[] }
  | { readonly field: string; readonly way: "within"; readonly box: readonly [west: string, south: string, east: string, north: string] }
  | { readonly field: string; readonly way: "filled"; readonly filled: boolean };
/** Which rows (所问的行). `before`: as they stood just before this instant; `overdueOn`: only those whose unfinished duty was due before this day; `terms`: only those in one of these ranges. */
export interface RowsAsked {
  readonly scope: Scope; readonly filters: readonly RowFilter[]; readonly text?: string; readonly textFields?: readonly string[];
  /** beside `text`: other spellings of it, rows known by it, and rows that a field refers to that are known by it */
  readonly textAlso?: readonly string[]; readonly textIds?: readonly string[]; readonly textRefs?: readonly { readonly field: string; readonly ids: readonly string[] }[];
  readonly placePath?: string; readonly before?: string; readonly overdueOn?: string; readonly ids?: readonly string[]; readonly terms?: readonly TermRange[];
}
/** The order of a page (排序): a field, `row_state`, or null for the instant of the last change. Blanks come last either way. */
export interface RowOrder { readonly field: string | null; readonly descending: boolean }
/** Where a page ends (翻页位置): the value of the order as text, null among the blanks, and the id. */
export interface RowMark { readonly value: string | null; readonly id: string }
export interface RowPage { readonly rows: readonly KeptRow[]; readonly next: RowMark | null }
export interface RowGroup { readonly option: string; readonly rows: number; readonly sums: Readonly<Record<string, { readonly value: string; readonly filled: number }>> }
/** Numbers of one ledger (台账计数). */
export interface LedgerCount { readonly ledger: string; readonly rows: number; readonly open: number; readonly overdue: number }
/** The unfinished or last duty of a row (行的督办). */
export interface RowDuty { readonly row: string; readonly id: string; readonly number: string; readonly title: string; readonly state: string; readonly holder: string; readonly dueDay: string; readonly seq: number; readonly period: string }

export type ImportStep = "reading" | "read" | "committing" | "committed" | "withdrawing" | "withdrawn" | "failed";
export type LineKind = "new" | "changed" | "same" | "refused";
/** An import (导入批次): its file by hash, how far it is, what came of its lines. Its id is the batch of the versions it writes. */
export interface LedgerImport extends Scoped {
  readonly id: string; readonly ledger: string; readonly file: string; readonly name: string; readonly by: string; readonly at: string;
  readonly step: ImportStep; readonly done: number; readonly total: number | null; readonly counts: Readonly<Record<LineKind, number>>;
  /** JSON of what the headings came to */
  readonly headings: string; readonly place: string | null; readonly why: string; readonly failure: string;
}
/** One line of the file as it was judged (文件的一行): `sealed` holds the values that a commit writes, `base` the version they were compared with. */
export interface ImportLine {
  readonly ordinal: number; readonly sheet: string; readonly line: number; readonly kind: LineKind; readonly row: string | null; readonly version: string | null; readonly base: string | null;
  readonly name: string; readonly change: string; readonly faults: string; readonly sealed: string | null;
}

/** What a commit needs of a line (待写入的一行): `sealed` with personal values sealed, everything that people look at left out. */
export type BatchLine = Pick<ImportLine, "ordinal" | "line" | "kind" | "row" | "version" | "base" | "sealed">;

/** A version that a batch wrote (批次写入的版本). */
export interface BatchVersion { readonly row: string; readonly version: string; readonly seq: number; readonly current: boolean }

/**
 * Where rows shall lie to a place (空间条件): `near` within so many metres of it, whatever lies nearest where `metres` is null; `inside` wholly in it; `overlaps` with a position in common; `around` the row is an area and holds it.
 */
export interface PlaceAsked { readonly field: string; readonly place: Place; readonly how: "near" | "inside" | "overlaps" | "around"; readonly metres: number | null }
/** A row with how it lies to the place (行的空间关系): `inside` the row lies in the place, `around` the place lies in the row. */
export interface RowNear { readonly id: string; readonly metres: number; readonly overlaps: boolean; readonly inside: boolean; readonly around: boolean }
/** The nearest first, then by id; `count` of all that answer, null where only the nearest were asked for. */
export interface RowsNear { readonly rows: readonly RowNear[]; readonly count: number | null }

/** Reading ledgers inside a transaction (台账读口). Declarations come from outside; the tables were made from the same ones. */
export interface LedgerReader extends DistrictReader, ReconciliationReader {
  ledgerPage(ledger: Ledger, asked: RowsAsked, order: RowOrder, after: RowMark | null, limit: number): Promise<RowPage>;
  ledgerCount(ledger: Ledger, asked: RowsAsked): Promise<number>;
  /** rows as they stand by where they lie, the nearest first, at most `limit` of them (null: all), with the count of all; `asked.before` is not for this */
  ledgerNear(ledger: Ledger, asked: RowsAsked, near: PlaceAsked, limit: number | null): Promise<RowsNear>;
  /** by a field, `row_state`, or null for one group of all; the most numerous first, at most 500 */
  ledgerGroups(ledger: Ledger, asked: RowsAsked, by: string | null, sums: readonly string[]): Promise<readonly RowGroup[]>;
  /** how many rows there are of each question, in one go */
  ledgerCountsOf(asked: readonly { readonly ledger: Ledger; readonly asked: RowsAsked }[]): Promise<readonly number[]>;
  /** unfinished duties that stand under a cause of this ledger whose period begins so, with the row, at most so many */
  ledgerOpenDuties(ledger: Ledger, period: string, after: string, limit: number): Promise<readonly RowDuty[]>;
  ledgerCounts(asked: readonly { readonly ledger: Ledger; readonly scope: Scope }[], today: string): Promise<readonly LedgerCount[]>;
  /** the whole row with its child rows; also one that is withdrawn or merged */
  ledgerRow(ledger: Ledger, id: string): Promise<KeptRow | null>;
  /** every version of a row, in order */
  ledgerVersions(ledger: Ledger, row: string): Promise<readonly KeptVersion[]>;
  /** rows among these that were corrected at or after an instant */
  ledgerCorrected(ledger: Ledger, rows: readonly string[], from: string): Promise<readonly string[]>;
  ledgerNames(ledger: Ledger, ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** ids by the words that people use: the name, the key of one field, the id itself; words that fit several rows are left out */
  ledgerFind(ledger: Ledger, words: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** whole rows that have the keys of these values, by {@link keyOf} */
  ledgerByKeys(ledger: Ledger, values: readonly AnyRow[]): Promise<ReadonlyMap<string, KeptRow>>;
  ledgerDuties(ledger: Ledger, rows: readonly string[]): Promise<readonly RowDuty[]>;
  ledgerImports(filter: { readonly ledger: string; readonly id?: string }): Promise<readonly LedgerImport[]>;
  ledgerImportLines(filter: { readonly id: string; readonly kinds?: readonly LineKind[]; readonly after: number; readonly limit: number }): Promise<readonly ImportLine[]>;
  /** new and changed lines of an import, in order */
  ledgerImportBatch(filter: { readonly id: string; readonly after: number; readonly limit: number }): Promise<readonly BatchLine[]>;
  /** the versions that a batch wrote, by row; `current` when they still stand */
  ledgerBatch(ledger: Ledger, batch: string, after: string, limit: number): Promise<readonly BatchVersion[]>;
  /** whole rows by their ids, in no order */
  ledgerRows(ledger: Ledger, ids: readonly string[]): Promise<readonly KeptRow[]>;
  /** headings that were learnt: heading → target */
  ledgerHeadings(ledger: string): Promise<Readonly<Record<string, string>>>;
}
/** Writing ledgers inside the audited transaction (台账写口). */
export interface LedgerWriter extends DistrictWriter, ReconciliationWriter, LedgerReader {
  /**
   * Appends versions and brings the present rows to them; at most one version per row in one call.
   * @throws {Refused} ledger/key-taken, ledger/reference-unknown {Overtaken} when a version is not the next of its row
   */
  appendLedgerVersions(ledger: Ledger, versions: readonly KeptVersion[]): Promise<void>;
  /** Opens duties with their first steps, many in one go, numbered without a gap; a cause that has its duty already opens none. */
  appendLedgerDuties(duties: readonly { readonly duty: Omit<Duty, "number">; readonly step: DutyStep }[], numbering: (year: number, seq: number) => string): Promise<void>;
  /** Appends steps to duties, many in one go. @throws {Overtaken} when one is not the next of its duty */
  appendLedgerDutySteps(steps: readonly DutyStep[]): Promise<void>;
  putLedgerImport(one: LedgerImport): Promise<void>;
  putLedgerImportLines(id: string, lines: readonly ImportLine[]): Promise<void>;
  clearLedgerImportLines(id: string): Promise<void>;
  putLedgerHeadings(ledger: string, by: string, at: string, headings: Readonly<Record<string, string>>): Promise<void>;
}
/** The ledgers of one district (台账库). */
export interface LedgerStore {
  readonly district: string;
  read<T>(work: (reader: LedgerReader) => Promise<T>): Promise<T>;
  write<T>(entry: { readonly actor: Actor; readonly action: string; readonly subject: string; readonly detail: string }, work: (writer: LedgerWriter) => Promise<T>): Promise<T>;
  /** how far an import is: no fact, so nothing for the audit */
  progress<T>(work: (writer: Pick<LedgerWriter, "putLedgerImport" | "putLedgerImportLines" | "clearLedgerImportLines">) => Promise<T>): Promise<T>;
  recordRefusal(entry: { readonly actor: Actor; readonly action: string; readonly subject: string; readonly detail: string }): Promise<void>;
}
/** The rule under which duties of a ledger's rows stand (督办起因). */
export function dutyRuleOf(ledger: string): string { return `ledger/${ledger}`; }
/** What tells one row from another (关键字段的文字), one line for each field of the key. */
export function keyOf(ledger: Ledger, values: AnyRow): string { return ledger.key.map((name) => { const field = ledger.fields[name]; return field === undefined ? "" : canonicalOf(field, values[name]); }).join("\n"); }
