import type { Labels } from "@yunqing/standards";
import type { ActMove, Candidate, ItemKind, ItemSide, MatchedBy, ReconciliationCounts, ResolutionReason, ResolutionState, SinceLast } from "../reconciliation/model.js";

// What the desk of reconciliations answers and takes; the same words cross the wire.

/** A run in the list (核对批次). `counts` is null until it was carried out. */
export interface ReconciliationRow {
  readonly id: string; readonly number: string; readonly ledger: string; readonly title: Labels; readonly system: string; readonly systemName: Labels; readonly asOf: string; readonly filter: Labels;
  readonly by: string; readonly byName: string; readonly at: string; readonly step: "headings" | "done"; readonly file: string; readonly name: string; readonly edition: string;
  readonly counts: ReconciliationCounts | null; readonly since: SinceLast | null; readonly row: string | null;
}
/** A run with all that may be done with it (核对批次详情). `states`: differences by how far they are explained. */
export interface ReconciliationView extends ReconciliationRow {
  readonly columns: readonly { readonly column: number; readonly heading: string; readonly target: string | null }[]; readonly targets: readonly { readonly target: string; readonly heading: string; readonly identifies: boolean }[];
  readonly faults: readonly { readonly column: number; readonly heading: string; readonly message: Labels }[]; readonly identifies: boolean;
  readonly states: Readonly<Record<ResolutionState, number>>; readonly before: { readonly id: string; readonly number: string; readonly asOf: string } | null;
  readonly mayStart: boolean; readonly mayResolve: boolean; readonly mayConfirm: boolean; readonly mayExport: boolean;
}
/** One difference with what was said of it (差异). `reasons`: which fit it. `isCarried`: explained in an earlier run, with the same content. */
export interface ReconciliationItemView {
  readonly ordinal: number; readonly kind: ItemKind; readonly side: ItemSide; readonly by: MatchedBy | null; readonly line: number | null; readonly row: string | null; readonly name: string; readonly creditCode: string | null;
  readonly fields: readonly { readonly field: string; readonly label: Labels; readonly ours: string; readonly theirs: string; readonly mayAdopt: boolean }[];
  readonly candidates: readonly Candidate[]; readonly warnings: readonly Labels[]; readonly isNew: boolean;
  readonly state: ResolutionState; readonly isCarried: boolean; readonly reasons: readonly ResolutionReason[];
  readonly acts: readonly { readonly move: ActMove; readonly reason: ResolutionReason; readonly note: string; readonly by: string; readonly byName: string; readonly at: string; readonly target: string | null }[];
  readonly mayConfirm: boolean;
  /** what an entry would take, where the line is only in the national system, and the subject in the register of enterprises that it names */
  readonly entry: { readonly values: Readonly<Record<string, unknown>>; readonly unitField: string | null; readonly enterprise: { readonly id: string; readonly name: string } | null } | null;
}
export interface ReconciliationItems { readonly items: readonly ReconciliationItemView[]; readonly next: string | null }
/** `kind`: kinds with commas, `gone` for what the run before had and this one has not; `state`: how far it is explained; `fresh`: new since the run before. */
export interface ReconciliationItemsQuery { readonly kind?: string; readonly state?: string; readonly fresh?: string; readonly after?: string; readonly limit?: string }
export interface ReconciliationsQuery { readonly ledger?: string }
/** What comes with the file (上传核对文件). `filter` narrows our side, as a list takes it. */
export interface BeginReconciliation { readonly ledger: string; readonly system: string; readonly systemName?: string; readonly asOf: string; readonly filter?: string }
/** heading → target, "" to pass the column over on purpose; remembered for the system and the ledger. */
export interface StartReconciliation { readonly mapping: Readonly<Record<string, string>> }
/**
 * Says why differences are none, or makes them go (说明或处理差异). `id` is a UUIDv7; the same twice changes nothing. `entered`, `adopted` and `alias` take one difference:
 * `values` (and `enterprise` with `enterpriseId`, when the subject is to be entered first), `fields`, `row`.
 */
export interface ResolveDifferences {
  readonly id: string; readonly ordinals: readonly number[]; readonly reason: ResolutionReason; readonly note: string;
  readonly values?: Readonly<Record<string, unknown>>; readonly enterprise?: Readonly<Record<string, unknown>>; readonly enterpriseId?: string; readonly fields?: readonly string[]; readonly row?: string; readonly place?: string;
}
export interface ConfirmDifferences { readonly id: string; readonly ordinals: readonly number[]; readonly decision: "confirm" | "return"; readonly note: string }
