import type { Actor } from "@yunqing/domain";
import type { LedgerNear, LedgerNearQuery, LedgerRateView, LedgerRelated } from "@yunqing/wire";

/** What the routes ask of what lies across the ledgers (跨台账). */
export interface LedgerSubjectDeskPort {
  related(actor: Actor, ledger: string, id: string): Promise<LedgerRelated>;
  near(actor: Actor, ledger: string, id: string, query: LedgerNearQuery): Promise<LedgerNear>;
  rates(actor: Actor, year: number | null): Promise<readonly LedgerRateView[]>;
}
