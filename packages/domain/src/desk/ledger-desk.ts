import type { Actor } from "../access/model.js";
import type { TableModel } from "../report/table-model.js";
import { changeRow, correctRow, makeRow, mergeRow, moveRow, withdrawRow } from "./ledger-desk-acts.js";
import type { LedgerDeskPorts } from "./ledger-desk-office.js";
import { LedgerImports } from "./ledger-desk-imports.js";
import { cards, choices, count, features, likely, page, row, statistics, versionList, view } from "./ledger-desk-rows.js";
import { taken, template } from "./ledger-desk-sheets.js";
import { keepTerms, type TermsKept } from "./ledger-desk-terms.js";
import type { ChangeLedgerRow, CommitLedgerImport, CorrectLedgerRow, LedgerCard, LedgerCountView, LedgerExportQuery, LedgerFeatures, LedgerFeaturesQuery, LedgerImportLines, LedgerImportLinesQuery, LedgerImportRow, LedgerImportView, LedgerLikely, LedgerName, LedgerNamesQuery, LedgerPage, LedgerQuery, LedgerRowQuery, LedgerRowView, LedgerStatisticsQuery, LedgerStatisticsView, LedgerVersionView, LedgerView, MakeLedgerRow, MapLedgerHeadings, MergeLedgerRow, MoveLedgerRow, WithdrawLedgerImport, WithdrawLedgerRow } from "./ledger-desk-views.js";

export { publicActor, type LedgerDeskPorts } from "./ledger-desk-office.js";

/** The desk of ledgers (台账台): authorises, reads, writes; every change is one audited transaction with the duties that it opens and closes. */
export class LedgerDesk {
  readonly #ports: LedgerDeskPorts; readonly #imports: LedgerImports;
  constructor(ports: LedgerDeskPorts) { this.#ports = ports; this.#imports = new LedgerImports(ports); }
  ledgers(actor: Actor): Promise<readonly LedgerCard[]> { return cards(this.#ports, actor); }
  ledger(actor: Actor, ledger: string): Promise<LedgerView> { return view(this.#ports, actor, ledger); }
  rows(actor: Actor, ledger: string, query: LedgerQuery): Promise<LedgerPage> { return page(this.#ports, actor, ledger, query); }
  count(actor: Actor, ledger: string, query: LedgerQuery): Promise<LedgerCountView> { return count(this.#ports, actor, ledger, query); }
  statistics(actor: Actor, ledger: string, query: LedgerStatisticsQuery): Promise<LedgerStatisticsView> { return statistics(this.#ports, actor, ledger, query); }
  features(actor: Actor, ledger: string, query: LedgerFeaturesQuery): Promise<LedgerFeatures> { return features(this.#ports, actor, ledger, query); }
  names(actor: Actor, ledger: string, query: LedgerNamesQuery): Promise<readonly LedgerName[]> { return choices(this.#ports, actor, ledger, query); }
  row(actor: Actor, ledger: string, id: string, query: LedgerRowQuery = {}): Promise<LedgerRowView> { return row(this.#ports, actor, ledger, id, query); }
  versions(actor: Actor, ledger: string, id: string): Promise<readonly LedgerVersionView[]> { return versionList(this.#ports, actor, ledger, id); }
  likelySame(actor: Actor, ledger: string, id: string): Promise<readonly LedgerLikely[]> { return likely(this.#ports, actor, ledger, id); }
  makeRow(actor: Actor, ledger: string, command: MakeLedgerRow): Promise<LedgerRowView> { return makeRow(this.#ports, actor, ledger, command); }
  changeRow(actor: Actor, ledger: string, id: string, command: ChangeLedgerRow): Promise<LedgerRowView> { return changeRow(this.#ports, actor, ledger, id, command); }
  correctRow(actor: Actor, ledger: string, id: string, command: CorrectLedgerRow): Promise<LedgerRowView> { return correctRow(this.#ports, actor, ledger, id, command); }
  moveRow(actor: Actor, ledger: string, id: string, command: MoveLedgerRow): Promise<LedgerRowView> { return moveRow(this.#ports, actor, ledger, id, command); }
  mergeRow(actor: Actor, ledger: string, id: string, command: MergeLedgerRow): Promise<LedgerRowView> { return mergeRow(this.#ports, actor, ledger, id, command); }
  withdrawRow(actor: Actor, ledger: string, id: string, command: WithdrawLedgerRow): Promise<void> { return withdrawRow(this.#ports, actor, ledger, id, command); }
  template(actor: Actor, ledger: string): Promise<{ readonly name: string; readonly bytes: Uint8Array }> { return template(this.#ports, actor, ledger); }
  taken(actor: Actor, ledger: string, query: LedgerExportQuery, language: "zh" | "en" = "zh"): Promise<TableModel> { return taken(this.#ports, actor, ledger, query, language); }
  imports(actor: Actor, ledger: string): Promise<readonly LedgerImportRow[]> { return this.#imports.list(actor, ledger); }
  beginImport(actor: Actor, ledger: string, file: { readonly name: string; readonly bytes: AsyncIterable<Uint8Array>; readonly place: string | null }): Promise<LedgerImportView> { return this.#imports.begin(actor, ledger, file); }
  importOf(actor: Actor, ledger: string, id: string): Promise<LedgerImportView> { return this.#imports.view(actor, ledger, id); }
  importLines(actor: Actor, ledger: string, id: string, query: LedgerImportLinesQuery): Promise<LedgerImportLines> { return this.#imports.lines(actor, ledger, id, query); }
  mapHeadings(actor: Actor, ledger: string, id: string, command: MapLedgerHeadings): Promise<LedgerImportView> { return this.#imports.map(actor, ledger, id, command); }
  commitImport(actor: Actor, ledger: string, id: string, command: CommitLedgerImport): Promise<LedgerImportView> { return this.#imports.commit(actor, ledger, id, command); }
  withdrawImport(actor: Actor, ledger: string, id: string, command: WithdrawLedgerImport): Promise<LedgerImportView> { return this.#imports.withdraw(actor, ledger, id, command); }
  /** What the terms of the rows cause today: moves by the rule, duties of early warning. */
  keepTerms(): Promise<TermsKept> { return keepTerms(this.#ports); }
  /** Waits until no import is at work here. */
  idle(): Promise<void> { return this.#imports.idle(); }
}
