import type { ItemKind, ReconciliationAct, ReconciliationItem, ReconciliationRun, SubjectName } from "./model.js";

/** Reading what was held against exports, and the names of subjects (核对读口). */
export interface ReconciliationReader {
  /** the newest first, at most 200 */
  reconciliations(filter: { readonly id?: string; readonly ledger?: string; readonly series?: string }): Promise<readonly ReconciliationRun[]>;
  reconciliationItems(filter: { readonly run: string; readonly kinds?: readonly ItemKind[]; readonly ordinals?: readonly number[]; readonly after: number; readonly limit: number }): Promise<readonly ReconciliationItem[]>;
  /** all acts of a series, of some identities where they are named, in order */
  reconciliationActs(filter: { readonly series: string; readonly identities?: readonly string[] }): Promise<readonly ReconciliationAct[]>;
  /** facts of names, of some rows where they are named, in order */
  subjectNames(filter: { readonly ledger: string; readonly rows?: readonly string[] }): Promise<readonly SubjectName[]>;
  /** rows whose names in force hold one of the texts, at most 500 */
  subjectsNamed(ledger: string, texts: readonly string[]): Promise<readonly string[]>;
}
/** Writing them, inside the audited transaction (核对写口). The same id twice with the same content changes nothing; with other content it throws `IdTaken`. */
export interface ReconciliationWriter extends ReconciliationReader {
  /** Keeps a run; one that is done is never changed. @throws {Overtaken} it was done meanwhile */
  putReconciliation(run: ReconciliationRun, items: readonly ReconciliationItem[]): Promise<void>;
  /** @throws {Overtaken} when an act is not the next of its difference */
  appendReconciliationActs(acts: readonly ReconciliationAct[]): Promise<"stored" | "known">;
  appendSubjectName(name: SubjectName): Promise<"stored" | "known">;
}
