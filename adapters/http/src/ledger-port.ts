import type { Actor, TableModel } from "@yunqing/domain";
import type { ChangeLedgerRow, CommitLedgerImport, CorrectLedgerRow, LedgerCard, LedgerCountView, LedgerFeatures, LedgerFeaturesQuery, LedgerImportLines, LedgerImportLinesQuery, LedgerImportRow, LedgerImportView, LedgerLikely, LedgerName, LedgerNamesQuery, LedgerPage, LedgerQuery, LedgerRowQuery, LedgerRowView, LedgerStatisticsQuery, LedgerStatisticsView, LedgerVersionView, LedgerView, MakeLedgerRow, MapLedgerHeadings, MergeLedgerRow, MoveLedgerRow, WithdrawLedgerImport, WithdrawLedgerRow } from "@yunqing/wire";

/** What the routes ask of the desk of ledgers (台账). */
export interface LedgerDeskPort {
  ledgers(actor: Actor): Promise<readonly LedgerCard[]>;
  ledger(actor: Actor, ledger: string): Promise<LedgerView>;
  rows(actor: Actor, ledger: string, query: LedgerQuery): Promise<LedgerPage>;
  count(actor: Actor, ledger: string, query: LedgerQuery): Promise<LedgerCountView>;
  statistics(actor: Actor, ledger: string, query: LedgerStatisticsQuery): Promise<LedgerStatisticsView>;
  features(actor: Actor, ledger: string, query: LedgerFeaturesQuery): Promise<LedgerFeatures>;
  names(actor: Actor, ledger: string, query: LedgerNamesQuery): Promise<readonly LedgerName[]>;
  row(actor: Actor, ledger: string, id: string, query?: LedgerRowQuery): Promise<LedgerRowView>;
  versions(actor: Actor, ledger: string, id: string): Promise<readonly LedgerVersionView[]>;
  likelySame(actor: Actor, ledger: string, id: string): Promise<readonly LedgerLikely[]>;
  makeRow(actor: Actor, ledger: string, command: MakeLedgerRow): Promise<LedgerRowView>;
  changeRow(actor: Actor, ledger: string, id: string, command: ChangeLedgerRow): Promise<LedgerRowView>;
  correctRow(actor: Actor, ledger: string, id: string, command: CorrectLedgerRow): Promise<LedgerRowView>;
  moveRow(actor: Actor, ledger: string, id: string, command: MoveLedgerRow): Promise<LedgerRowView>;
  mergeRow(actor: Actor, ledger: string, id: string, command: MergeLedgerRow): Promise<LedgerRowView>;
  withdrawRow(actor: Actor, ledger: string, id: string, command: WithdrawLedgerRow): Promise<void>;
  template(actor: Actor, ledger: string): Promise<{ readonly name: string; readonly bytes: Uint8Array }>;
  taken(actor: Actor, ledger: string, query: LedgerQuery & { readonly columns?: string }, language?: "zh" | "en"): Promise<TableModel>;
  imports(actor: Actor, ledger: string): Promise<readonly LedgerImportRow[]>;
  beginImport(actor: Actor, ledger: string, file: { readonly name: string; readonly bytes: AsyncIterable<Uint8Array>; readonly place: string | null }): Promise<LedgerImportView>;
  importOf(actor: Actor, ledger: string, id: string): Promise<LedgerImportView>;
  importLines(actor: Actor, ledger: string, id: string, query: LedgerImportLinesQuery): Promise<LedgerImportLines>;
  mapHeadings(actor: Actor, ledger: string, id: string, command: MapLedgerHeadings): Promise<LedgerImportView>;
  commitImport(actor: Actor, ledger: string, id: string, command: CommitLedgerImport): Promise<LedgerImportView>;
  withdrawImport(actor: Actor, ledger: string, id: string, command: WithdrawLedgerImport): Promise<LedgerImportView>;
}
