import type { Actor } from "@yunqing/domain";
import type { AddSubjectName, LedgerNear, LedgerNearQuery, LedgerRateView, LedgerRelated, SubjectNames, WithdrawSubjectName } from "@yunqing/wire";
import type { LedgerPlacesPort } from "./ledger-places-port.js";

/** What the routes ask of what lies across the ledgers (跨台账). */
export interface LedgerSubjectDeskPort extends LedgerPlacesPort {
  related(actor: Actor, ledger: string, id: string): Promise<LedgerRelated>;
  near(actor: Actor, ledger: string, id: string, query: LedgerNearQuery): Promise<LedgerNear>;
  names(actor: Actor, ledger: string, id: string): Promise<SubjectNames>;
  addName(actor: Actor, ledger: string, id: string, command: AddSubjectName): Promise<SubjectNames>;
  withdrawName(actor: Actor, ledger: string, id: string, command: WithdrawSubjectName): Promise<SubjectNames>;
  rates(actor: Actor, year: number | null): Promise<readonly LedgerRateView[]>;
}
