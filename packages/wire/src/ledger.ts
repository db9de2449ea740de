import type { Difference, Form, Group, List, MapLayer, Obstacle, Statistics, TermStanding } from "@yunqing/ledger";
import type { Labels, Lineage } from "@yunqing/standards";

/**
 * Routes of ledgers (台账接口路径). `{ledger}` is the id of a declaration, `{id}` the id of a row.
 * Everything is what the person holds: a field that is hidden is in no answer, a row outside of the scope is 404.
 * All lists take `LedgerQuery`; `count`, `statistics`, `features` and `export.xlsx` take the same, so that they say of the same rows.
 */
export const ledgerPaths = {
  ledgers: "/api/d/{d}/ledgers",                                            // GET LedgerCard[], in the order of the modules
  ledger: "/api/d/{d}/ledgers/{ledger}",                                    // GET LedgerView
  ledgerRows: "/api/d/{d}/ledgers/{ledger}/rows",                           // GET LedgerQuery → LedgerPage · POST MakeLedgerRow → LedgerRowView
  ledgerCount: "/api/d/{d}/ledgers/{ledger}/count",                         // GET LedgerQuery → LedgerCountView
  ledgerStatistics: "/api/d/{d}/ledgers/{ledger}/statistics",               // GET LedgerQuery & { by? } → LedgerStatisticsView
  ledgerFeatures: "/api/d/{d}/ledgers/{ledger}/features",                   // GET LedgerQuery & { field } → LedgerFeatures, at most 20 000
  ledgerNames: "/api/d/{d}/ledgers/{ledger}/names",                         // GET ?text=&limit= → LedgerName[]: to choose a reference from
  ledgerRow: "/api/d/{d}/ledgers/{ledger}/rows/{id}",                       // GET ?asOf=YYYY-MM-DD&view=then|now → LedgerRowView · POST ChangeLedgerRow → LedgerRowView
  ledgerVersions: "/api/d/{d}/ledgers/{ledger}/rows/{id}/versions",         // GET LedgerVersionView[], the newest first
  ledgerCorrections: "/api/d/{d}/ledgers/{ledger}/rows/{id}/corrections",   // POST CorrectLedgerRow → LedgerRowView
  ledgerMoves: "/api/d/{d}/ledgers/{ledger}/rows/{id}/moves",               // POST MoveLedgerRow → LedgerRowView
  ledgerMerge: "/api/d/{d}/ledgers/{ledger}/rows/{id}/merge",               // POST MergeLedgerRow → LedgerRowView of the row that stays
  ledgerWithdrawal: "/api/d/{d}/ledgers/{ledger}/rows/{id}/withdrawal",     // POST WithdrawLedgerRow → 204
  ledgerLikelySame: "/api/d/{d}/ledgers/{ledger}/rows/{id}/likely-same",    // GET LedgerLikely[], the surest first
  ledgerTemplate: "/api/d/{d}/ledgers/{ledger}/template.xlsx",              // GET
  ledgerExport: "/api/d/{d}/ledgers/{ledger}/export.xlsx",                  // GET LedgerQuery & { columns?, lang? } → what is on the screen, all pages of it
  ledgerImports: "/api/d/{d}/ledgers/{ledger}/imports",                     // GET LedgerImportRow[] · POST multipart (field "file") → LedgerImportView, which is still being read
  ledgerImport: "/api/d/{d}/ledgers/{ledger}/imports/{id}",                 // GET LedgerImportView: asked again while `step` is reading, committing or withdrawing
  ledgerImportLines: "/api/d/{d}/ledgers/{ledger}/imports/{id}/lines",      // GET ?kind=&after=&limit= → LedgerImportLines
  ledgerImportHeadings: "/api/d/{d}/ledgers/{ledger}/imports/{id}/headings", // POST MapLedgerHeadings → LedgerImportView: read anew, remembered for the ledger
  ledgerImportCommit: "/api/d/{d}/ledgers/{ledger}/imports/{id}/commit",    // POST CommitLedgerImport → LedgerImportView
  ledgerImportWithdrawal: "/api/d/{d}/ledgers/{ledger}/imports/{id}/withdrawal", // POST WithdrawLedgerImport → LedgerImportView
  publicDistricts: "/api/public/districts",                                 // GET PublicDistrict[] without a session: whose public page there is
  publicLedgers: "/api/public/d/{d}/ledgers",                               // GET LedgerCard[] without a session: ledgers that say "public"
  publicLedger: "/api/public/d/{d}/ledgers/{ledger}",                       // GET LedgerView
  publicLedgerRows: "/api/public/d/{d}/ledgers/{ledger}/rows",              // GET LedgerQuery → LedgerPage
  publicLedgerCount: "/api/public/d/{d}/ledgers/{ledger}/count",            // GET LedgerQuery → LedgerCountView
  publicLedgerRow: "/api/public/d/{d}/ledgers/{ledger}/rows/{id}",          // GET LedgerRowView
} as const;

/** A district whose public page there is (公开页面的地区). */
export interface PublicDistrict { readonly id: string; readonly name: Labels; readonly simulated: boolean }
/** The values of a row by field (行的值), as `packages/ledger` keeps them: null is blank, decimals are text, hidden fields are absent, personal ones masked. */
export type LedgerValues = Readonly<Record<string, unknown>>;
/** A ledger in the list of all (台账一览). `open`: rows in no closed state; `overdue`: rows whose duty is past its day; both null for a ledger without a life. `ending` and `over`: rows with a term that ends soon or is over; null for a ledger without terms. */
export interface LedgerCard {
  readonly ledger: string; readonly title: Labels; readonly purpose: Labels | null; readonly module: string; readonly moduleTitle: Labels; readonly systems: readonly string[];
  readonly rows: number; readonly open: number | null; readonly overdue: number | null; readonly ending: number | null; readonly over: number | null; readonly mayWrite: boolean;
}
export interface LedgerStateView { readonly id: string; readonly label: Labels; readonly isClosed: boolean; readonly proofs: readonly string[]; readonly duty: { readonly label: Labels; /** how long it may take, in words: working days, or a limit of the law */ readonly time: Labels } | null; readonly isRetired: boolean }
/** A ledger as the person may use it (台账): form, list and the rest are derived from the declaration for what the person holds somewhere in the district. */
export interface LedgerView {
  readonly ledger: string; readonly title: Labels; readonly purpose: Labels | null; readonly module: string; readonly moduleTitle: Labels;
  readonly source: { readonly line: number | null; readonly systems: readonly string[]; readonly text: string };
  readonly key: readonly string[];
  /** every field that the person sees, with its control (`control.type` is the kind of the field), also for showing a row */
  readonly form: Form;
  readonly list: List; readonly statistics: Statistics; readonly layers: readonly MapLayer[];
  /** the life cycle, in the order of the declaration; empty without one */
  readonly states: readonly LedgerStateView[];
  readonly proofs: readonly { readonly id: string; readonly label: Labels }[];
  /** terms that the person may see (期限), with the days of early warning */
  readonly terms: readonly { readonly id: string; readonly label: Labels; readonly field: string; readonly warnDays: number | null }[];
  /** what of it is open to everybody and on which basis (公开), null when nothing is */
  readonly open: { readonly basis: Labels; readonly note: Labels | null; readonly title: Labels; readonly fields: readonly string[] } | null;
  readonly mayWrite: boolean; readonly mayImport: boolean; readonly mayExport: boolean; readonly mayMerge: boolean;
  /** where a new row may belong: the scope of the person; a place id is asked for when `mustName` */
  readonly placing: { readonly places: readonly { readonly id: string; readonly name: Labels; readonly path: string }[]; readonly mustName: boolean; readonly enterprises: readonly { readonly id: string; readonly name: Labels }[] };
}

/** One filter (筛选) in one of the ways that `List.filters` offers for the field. Ranges are inclusive, either end may be left out; a box is CGCS2000 degrees as decimal text. */
export type LedgerFilter =
  | { readonly field: string; readonly way: "contains" | "equals"; readonly text: string }
  | { readonly field: string; readonly way: "range"; readonly from?: string; readonly until?: string }
  | { readonly field: string; readonly way: "any-of"; readonly values: readonly string[] }
  | { readonly field: string; readonly way: "within"; readonly box: readonly [west: string, south: string, east: string, north: string] }
  | { readonly field: string; readonly way: "filled"; readonly filled: boolean };
/** How rows are asked for, in the address of a page and of a request alike (查询). */
export interface LedgerQuery {
  /** words looked for in the name, the key and the names of likeness */
  readonly text?: string;
  /** JSON of `LedgerFilter[]`, all of which hold */
  readonly filter?: string;
  /** a field of `List.sorts`, `-field` for the greatest first; blank values come last; the newest change first unless told */
  readonly sort?: string;
  /** `next` of the page before */
  readonly cursor?: string;
  /** 1 to 200, 50 unless told */
  readonly limit?: string;
  /** the ledger as it stood at the end of this Beijing day */
  readonly asOf?: string;
  /** with `asOf`: as people saw it that day (`then`), or with the corrections made since (`now`, also when left out) */
  readonly view?: string;
  /** `overdue`: rows whose duty is past its day */
  readonly duty?: string;
  /** a place id: rows there and below */
  readonly place?: string;
  /** `ending`: rows with a term that ends soon; `over`: with one that is over */
  readonly term?: string;
  /** with `term=ending`: within so many days, those of the declaration unless told */
  readonly within?: string;
}
/** A row as a list shows it (一行). `version` is sent back with every change. */
export interface LedgerRowLine {
  readonly id: string; readonly version: string; readonly seq: number; readonly state: string | null; readonly values: LedgerValues;
  readonly place: string | null; readonly enterprise: string | null; readonly organisation: string;
  readonly at: string; readonly by: string; readonly byName: string;
  /** terms of the row that count, as they stand today (or on the day asked for) */
  readonly terms: readonly TermStanding[];
  readonly duty: { readonly id: string; readonly number: string; readonly dueDay: string; readonly overdue: boolean } | null;
}
/** One page (一页). `names`: ledger → row id → name, for every reference that stands on it. */
export interface LedgerPage { readonly rows: readonly LedgerRowLine[]; readonly next: string | null; readonly names: Readonly<Record<string, Readonly<Record<string, string>>>> }
export interface LedgerCountView { readonly rows: number }
/** Groups by one count, the first of `Statistics.counts` unless `by` is given; null when the ledger counts by nothing. Sums over all rows asked for. */
export interface LedgerStatisticsView { readonly rows: number; readonly by: string | null; readonly groups: readonly Group[]; readonly total: Group["sums"] }
export interface LedgerStatisticsQuery extends LedgerQuery { readonly by?: string }
/** `most`: so many features at most, up to 20 000. */
export interface LedgerFeaturesQuery extends LedgerQuery { readonly field?: string; readonly most?: string }
/** GeoJSON in CGCS2000 degrees (numbers are for pixels; the exact text stands in the row). `left`: rows beyond the limit. */
export interface LedgerFeatures {
  readonly type: "FeatureCollection"; readonly left: number;
  readonly features: readonly { readonly type: "Feature"; readonly id: string; readonly geometry: { readonly type: "Point" | "LineString" | "Polygon"; readonly coordinates: unknown }; readonly properties: { readonly name: string; readonly state: string | null; readonly values: LedgerValues } }[];
}
export interface LedgerName { readonly id: string; readonly name: string; readonly key: string }
export interface LedgerNamesQuery { readonly text?: string; readonly limit?: string }
export interface LedgerRowQuery { readonly asOf?: string; readonly view?: string }

/** A move that starts from the state and is granted to the person (可办理的动作); `obstacles` is what still stands against it, empty when it may be made at once. */
export interface LedgerMoveOffered {
  readonly move: string; readonly label: Labels; readonly to: string; readonly closes: boolean; readonly reopens: boolean;
  readonly proofs: readonly string[]; readonly needsNote: boolean; readonly obstacles: readonly Obstacle[];
}
export interface LedgerProofView { readonly kind: string; readonly hash: string; readonly by: string; readonly byName: string; readonly at: string; readonly name: string; readonly type: string }
export interface LedgerDutyView { readonly id: string; readonly number: string; readonly title: string; readonly state: string; readonly holder: string; readonly dueDay: string; readonly overdue: boolean }
/** A row with all that may be done with it (行详情). */
export interface LedgerRowView {
  readonly ledger: string; readonly row: LedgerRowLine; readonly name: string; readonly names: LedgerPage["names"];
  readonly lineage: Readonly<Record<string, Lineage>>;
  /** the form for exactly this row: what is writable differs from row to row */
  readonly form: Form;
  readonly standing: { readonly state: string; readonly reopened: number; readonly isClosed: boolean; readonly proofs: readonly LedgerProofView[] } | null;
  readonly moves: readonly LedgerMoveOffered[]; readonly duties: readonly LedgerDutyView[]; readonly versions: number;
  readonly mayChange: boolean; readonly mayCorrect: boolean; readonly mayMerge: boolean; readonly mayWithdraw: boolean;
  /** gone: withdrawn, or merged into another row */
  readonly gone: { readonly kind: "withdrawn" | "merged"; readonly into: string | null } | null;
  readonly asOf: string | null;
}
/** One version (一个版本): who, when, why, and each field before and after, as people read it; personal values are masked for everybody. */
export interface LedgerVersionView {
  readonly id: string; readonly seq: number; readonly at: string; readonly by: string; readonly byName: string; readonly why: string;
  readonly kind: "made" | "changed" | "moved" | "corrected" | "merged" | "withdrawn" | "restored"; readonly state: string | null;
  readonly change: readonly (Difference & { readonly label: Labels })[];
  readonly move: { readonly id: string; readonly label: Labels; readonly proofs: readonly { readonly kind: string; readonly label: Labels; readonly hash: string }[] } | null;
  readonly corrects: string | null; readonly right: readonly { readonly field: string; readonly label: Labels; readonly text: string }[];
  readonly mergedInto: string | null; readonly batch: string | null;
}
export interface LedgerLikely { readonly id: string; readonly name: string; readonly strength: "same" | "likely" | "perhaps"; readonly why: Labels; readonly place: string | null }

/**
 * Commands (办理). `id` is a UUIDv7 made by the browser and becomes the id of the version (of `MakeLedgerRow`: of the row too); the same twice changes nothing.
 * `version` is the `LedgerRowLine.version` that was on the screen: when another came in between the answer is 409 `ledger/overtaken` and `errors` name each field that the other person changed, with both values.
 * Faults of values come as 422 `ledger/refused`, one of `errors` for each fault of each field.
 */
export interface MakeLedgerRow { readonly id: string; readonly values: LedgerValues; readonly place: string | null; readonly enterprise: string | null; readonly why: string }
/** Only the fields that the person touched; null clears. A closed row is not changed but corrected. */
export interface ChangeLedgerRow { readonly id: string; readonly version: string; readonly values: LedgerValues; readonly why: string }
/** `wrong` is the id of the version in which the values were wrong; `right` what should have stood there. A reason is asked for. */
export interface CorrectLedgerRow { readonly id: string; readonly version: string; readonly wrong: string; readonly right: LedgerValues; readonly why: string }
/** Proofs are hashes of files uploaded to `/evidence`. */
export interface MoveLedgerRow { readonly id: string; readonly version: string; readonly move: string; readonly note: string; readonly proofs: readonly { readonly kind: string; readonly hash: string }[] }
/** The row of the address stays; `other` goes. `choose`: fields taken from the one that goes. `id` and `otherId` are the ids of the two versions. */
export interface MergeLedgerRow { readonly id: string; readonly otherId: string; readonly version: string; readonly other: string; readonly otherVersion: string; readonly choose: readonly string[]; readonly why: string }
export interface WithdrawLedgerRow { readonly id: string; readonly version: string; readonly why: string }

export type LedgerImportStep = "reading" | "read" | "committing" | "committed" | "withdrawing" | "withdrawn" | "failed";
export type LedgerLineKind = "new" | "changed" | "same" | "refused";
export interface LedgerImportRow {
  readonly id: string; readonly ledger: string; readonly file: string; readonly name: string; readonly by: string; readonly byName: string; readonly at: string;
  readonly step: LedgerImportStep; readonly done: number; readonly total: number | null;
  readonly counts: Readonly<Record<LedgerLineKind, number>>; readonly failure: Labels | null;
}
export interface LedgerImportView extends LedgerImportRow {
  /** each column of the file with the column of the ledger it is read as, null when it is none; `target` is `field` or `field/part` */
  readonly columns: readonly { readonly column: number; readonly heading: string; readonly target: string | null }[];
  /** what a column may be read as */
  readonly targets: readonly { readonly target: string; readonly heading: string; readonly isRequired: boolean }[];
  readonly unknown: readonly { readonly column: number; readonly heading: string }[]; readonly missing: readonly string[];
  readonly headingFaults: readonly { readonly column: number; readonly heading: string; readonly message: Labels }[];
  readonly place: string | null; readonly mayCommit: boolean; readonly mayWithdraw: boolean;
}
/** A line of the file (文件的一行): `line` as Excel counts. Every bad cell is named with its column as Excel letters it. */
export interface LedgerImportLine {
  readonly line: number; readonly sheet: string; readonly kind: LedgerLineKind; readonly name: string; readonly row: string | null;
  readonly change: readonly (Difference & { readonly label: Labels })[];
  readonly faults: readonly { readonly column: string; readonly field: string; readonly cell: string; readonly code: string; readonly message: Labels; readonly isDoubt: boolean }[];
}
export interface LedgerImportLines { readonly lines: readonly LedgerImportLine[]; readonly next: string | null }
export interface LedgerImportLinesQuery { readonly kind?: string; readonly after?: string; readonly limit?: string }
/** heading → `field` or `field/part`, "" to pass the column over on purpose. Remembered for the ledger. */
export interface MapLedgerHeadings { readonly mapping: Readonly<Record<string, string>> }
/** Writes the new and changed lines as one batch; with refused lines only when `takeGood`. */
export interface CommitLedgerImport { readonly takeGood: boolean; readonly why: string }
export interface WithdrawLedgerImport { readonly why: string }
