import type { Labels } from "@yunqing/standards";
import type { LedgerRelatedGroup } from "./ledger-subject.js";
import type { DutyRow } from "./plan.js";

/** Routes of lists held against exports of national systems (名录核对), and of the names that subjects bear (曾用名、别名). */
export const reconciliationPaths = {
  reconciliations: "/api/d/{d}/reconciliations",                               // GET ?ledger= → Reconciliations · POST multipart (field "file") ?ledger=&system=&asOf=… → ReconciliationView
  reconciliation: "/api/d/{d}/reconciliations/{id}",                           // GET ReconciliationView
  reconciliationStart: "/api/d/{d}/reconciliations/{id}/start",                // POST StartReconciliation → ReconciliationView: carried out once, never changed
  reconciliationItems: "/api/d/{d}/reconciliations/{id}/items",                // GET ?kind=&state=&fresh=&after=&limit= → ReconciliationItems
  reconciliationResolve: "/api/d/{d}/reconciliations/{id}/resolutions",        // POST ResolveDifferences → ReconciliationView
  reconciliationConfirm: "/api/d/{d}/reconciliations/{id}/confirmations",      // POST ConfirmDifferences → ReconciliationView
  reconciliationExport: "/api/d/{d}/reconciliations/{id}/export.xlsx",         // GET ?lang= → every difference with what was said of it
  subjectNames: "/api/d/{d}/ledgers/{ledger}/rows/{id}/subject-names",         // GET SubjectNames · POST AddSubjectName → SubjectNames
  dossier: "/api/d/{d}/enterprises/{id}/dossier",                              // GET Dossier: everything on one enterprise
  dossierExport: "/api/d/{d}/enterprises/{id}/dossier.xlsx",                   // GET ?lang= → a sheet for every ledger that names it
  subjectNameWithdrawal: "/api/d/{d}/ledgers/{ledger}/rows/{id}/subject-names/withdrawal", // POST WithdrawSubjectName → SubjectNames
} as const;

/** National systems whose exports are taken (对照来源). */
export const exportingSystems = ["hw", "radiation", "permit", "monitoring", "vehicle", "machine", "other"] as const;
export type ExportingSystem = (typeof exportingSystems)[number];
export type ReconciliationKind = "same" | "fields" | "theirs" | "ours" | "perhaps" | "twice" | "unreadable";
export type ReconciliationSide = "both" | "ours" | "theirs";
export type ReconciliationReason = "entered" | "adopted" | "wrong" | "closed" | "scope" | "alias" | "not-same" | "duplicate";
export type ReconciliationState = "open" | "proposed" | "confirmed";
/** The parts add up to the total, exactly (两侧计数). */
export interface ReconciliationSideCounts { readonly total: number; readonly same: number; readonly fields: number; readonly only: number; readonly perhaps: number; readonly twice: number; readonly unreadable: number }
export interface ReconciliationCountsView { readonly ours: ReconciliationSideCounts; readonly theirs: ReconciliationSideCounts }
/** A run (核对批次): `counts` null until it was carried out; `since`: against the run before it; `row`: of the ledger of differences. */
export interface ReconciliationRow {
  readonly id: string; readonly number: string; readonly ledger: string; readonly title: Labels; readonly system: string; readonly systemName: Labels; readonly asOf: string; readonly filter: Labels;
  readonly by: string; readonly byName: string; readonly at: string; readonly step: "headings" | "done"; readonly file: string; readonly name: string; readonly edition: string;
  readonly counts: ReconciliationCountsView | null; readonly since: { readonly fresh: number; readonly standing: number; readonly gone: number } | null; readonly row: string | null;
}
/** `ledgers`: those that the person may hold against an export; `year`: our side can be narrowed to a year. */
export interface Reconciliations { readonly items: readonly ReconciliationRow[]; readonly ledgers: readonly { readonly ledger: string; readonly title: Labels; readonly year: boolean }[] }
export interface ReconciliationView extends ReconciliationRow {
  readonly columns: readonly { readonly column: number; readonly heading: string; readonly target: string | null }[]; readonly targets: readonly { readonly target: string; readonly heading: string; readonly identifies: boolean }[];
  readonly faults: readonly { readonly column: number; readonly heading: string; readonly message: Labels }[]; readonly identifies: boolean;
  readonly states: Readonly<Record<ReconciliationState, number>>; readonly before: { readonly id: string; readonly number: string; readonly asOf: string } | null;
  readonly mayStart: boolean; readonly mayResolve: boolean; readonly mayConfirm: boolean; readonly mayExport: boolean;
}
export interface ReconciliationCandidate { readonly row: string | null; readonly line: number | null; readonly name: string; readonly why: Labels }
/** A difference, or a pair, with what was said of it. `isCarried`: explained in an earlier run with the same content. `entry`: what an entry here would begin with. */
export interface ReconciliationItemView {
  readonly ordinal: number; readonly kind: ReconciliationKind; readonly side: ReconciliationSide; readonly by: "credit-code" | "code" | "name" | null; readonly line: number | null; readonly row: string | null; readonly name: string; readonly creditCode: string | null;
  readonly fields: readonly { readonly field: string; readonly label: Labels; readonly ours: string; readonly theirs: string; readonly mayAdopt: boolean }[];
  readonly candidates: readonly ReconciliationCandidate[]; readonly warnings: readonly Labels[]; readonly isNew: boolean; readonly state: ReconciliationState; readonly isCarried: boolean; readonly reasons: readonly ReconciliationReason[];
  readonly acts: readonly { readonly move: "propose" | "confirm" | "return"; readonly reason: ReconciliationReason; readonly note: string; readonly by: string; readonly byName: string; readonly at: string; readonly target: string | null }[];
  readonly mayConfirm: boolean;
  readonly entry: { readonly values: Readonly<Record<string, unknown>>; readonly unitField: string | null; readonly enterprise: { readonly id: string; readonly name: string } | null } | null;
}
export interface ReconciliationItems { readonly items: readonly ReconciliationItemView[]; readonly next: string | null }
/** `kind`: kinds with commas, or `gone`; `fresh=1`: new since the run before. */
export interface ReconciliationItemsQuery { readonly kind?: string; readonly state?: string; readonly fresh?: string; readonly after?: string; readonly limit?: string }
export interface ReconciliationsQuery { readonly ledger?: string }
export interface BeginReconciliation { readonly ledger: string; readonly system: string; readonly systemName?: string; readonly asOf: string; readonly filter?: string }
export interface StartReconciliation { readonly mapping: Readonly<Record<string, string>> }
/** `id` is a UUIDv7 made by the browser; the same twice changes nothing. `entered`, `adopted` and `alias` take one difference at a time. */
export interface ResolveDifferences {
  readonly id: string; readonly ordinals: readonly number[]; readonly reason: ReconciliationReason; readonly note: string;
  readonly values?: Readonly<Record<string, unknown>>; readonly enterprise?: Readonly<Record<string, unknown>>; readonly enterpriseId?: string; readonly fields?: readonly string[]; readonly row?: string; readonly place?: string;
}
export interface ConfirmDifferences { readonly id: string; readonly ordinals: readonly number[]; readonly decision: "confirm" | "return"; readonly note: string }

/** A name besides the present one (曾用名、别名), a fact with its days and source; a withdrawn one stays readable. */
export interface SubjectNameView { readonly id: string; readonly kind: "former" | "alias"; readonly name: string; readonly from: string | null; readonly until: string | null; readonly source: string; readonly by: string; readonly byName: string; readonly at: string; readonly withdrawn: { readonly why: string; readonly byName: string; readonly at: string } | null }
export interface SubjectNames { readonly names: readonly SubjectNameView[]; readonly mayAdd: boolean; readonly others: readonly { readonly id: string; readonly name: string; readonly borne: string }[] }
/** Days are YYYY, YYYY-MM or YYYY-MM-DD. */
export interface AddSubjectName { readonly id: string; readonly kind: "former" | "alias"; readonly name: string; readonly from: string | null; readonly until: string | null; readonly source: string }
export interface WithdrawSubjectName { readonly id: string; readonly name: string; readonly why: string }

/** A monitoring point of an enterprise with the latest of each factor (在线数据). */
export interface DossierPoint { readonly point: string; readonly name: Labels; readonly kind: string; readonly condition: "online" | "late" | "silent" | "never" | "off" | null; readonly seenAt: string | null; readonly latest: readonly { readonly factor: string; readonly name: Labels; readonly unit: string; readonly value: string; readonly at: string; readonly quality: string }[] }
/** `open`: rows in no closed state, null for a ledger without a life. */
export interface DossierGroup extends LedgerRelatedGroup { readonly open: number | null }
export interface DossierPart { readonly section: string; readonly title: Labels; readonly count: number; readonly open: number; readonly late: number; readonly latest: string | null; readonly groups: readonly DossierGroup[] }
/** The file of one enterprise (一企一档), as far as the person reads it. */
export interface Dossier { readonly id: string; readonly number: string; readonly name: string; readonly creditCode: string | null; readonly facts: readonly { readonly field: string; readonly label: Labels; readonly text: string; readonly isOver: boolean }[]; readonly parts: readonly DossierPart[]; readonly points: readonly DossierPoint[]; readonly duties: readonly DossierDuty[]; readonly names: SubjectNames; readonly ledgersAsked: number; readonly mayExport: boolean }
export type DossierDuty = Pick<DutyRow, "id" | "number" | "title" | "state" | "dueDay" | "overdue">;
