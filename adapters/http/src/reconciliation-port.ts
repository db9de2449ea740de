import type { Actor, TableModel } from "@yunqing/domain";
import type { BeginReconciliation, ConfirmDifferences, Dossier, ReconciliationItems, ReconciliationItemsQuery, Reconciliations, ReconciliationsQuery, ReconciliationView, ResolveDifferences, StartReconciliation } from "@yunqing/wire";

/** What the routes ask of the desk of reconciliations (名录核对台). */
export interface ReconciliationDeskPort {
  list(actor: Actor, query: ReconciliationsQuery): Promise<Reconciliations>;
  mayBegin(actor: Actor, ledger: string): Promise<void>;
  begin(actor: Actor, command: BeginReconciliation, file: { readonly name: string; readonly bytes: AsyncIterable<Uint8Array> }): Promise<ReconciliationView>;
  start(actor: Actor, id: string, command: StartReconciliation): Promise<ReconciliationView>;
  view(actor: Actor, id: string): Promise<ReconciliationView>;
  items(actor: Actor, id: string, query: ReconciliationItemsQuery): Promise<ReconciliationItems>;
  resolve(actor: Actor, id: string, command: ResolveDifferences): Promise<ReconciliationView>;
  confirm(actor: Actor, id: string, command: ConfirmDifferences): Promise<ReconciliationView>;
  table(actor: Actor, id: string): Promise<TableModel>;
}
/** What the routes ask of the file of one enterprise (一企一档台). */
export interface DossierDeskPort {
  dossier(actor: Actor, id: string): Promise<Dossier>;
  tables(actor: Actor, id: string): Promise<readonly TableModel[]>;
}
