import type { Labels, Lineage } from "@yunqing/standards";
import type { LedgerRowLine } from "./ledger.js";

/** Routes of what lies across ledgers (跨台账): who names a row, what lies near it, and the rates that the plan asks for. */
export const ledgerSubjectPaths = {
  ledgerRelated: "/api/d/{d}/ledgers/{ledger}/rows/{id}/related",  // GET LedgerRelated
  ledgerNear: "/api/d/{d}/ledgers/{ledger}/rows/{id}/near",        // GET ?with=ledger&metres= (or nearest) → LedgerNear
  ledgerRates: "/api/d/{d}/ledger-rates",                          // GET ?year= → LedgerRateView[]
} as const;

/** Rows of one ledger that name the row in one of their fields (关联记录): the newest first, at most six, and how many there are. */
export interface LedgerRelatedGroup { readonly ledger: string; readonly title: Labels; readonly module: string; readonly moduleTitle: Labels; readonly field: string; readonly label: Labels; readonly names: Readonly<Record<string, string>>; readonly rows: readonly LedgerRowLine[]; readonly count: number; readonly late: number }
/** A monitoring point of the subject (监测点位). */
export interface LedgerRelatedPoint { readonly point: string; readonly name: Labels; readonly kind: string }
/** Everything that the person may see of a subject (一企一档): rows of every ledger that name it, its monitoring points. */
export interface LedgerRelated { readonly groups: readonly LedgerRelatedGroup[]; readonly points: readonly LedgerRelatedPoint[]; readonly ledgersAsked: number }

export interface LedgerNearQuery { readonly with?: string; readonly metres?: string }
/** A row whose place lies near or over the place of the row asked about (周边): the shortest distance on the ellipsoid in metres, decimal text; `overlaps` when they have a point in common. */
export interface LedgerNearRow { readonly id: string; readonly name: string; readonly state: string | null; readonly metres: string; readonly overlaps: boolean; readonly within: boolean }
/** `fields`: the place fields that were compared. `count`: all that lie so near, null where the nearest twenty were asked for; `left`: more than were listed (100). */
export interface LedgerNear { readonly ledger: string; readonly fields: readonly [own: string, other: string] | null; readonly metres: string; readonly rows: readonly LedgerNearRow[]; readonly count: number | null; readonly left: boolean; readonly choices: readonly { readonly ledger: string; readonly title: Labels }[] }

export interface LedgerRatesQuery { readonly year?: string }
/** A rate that a target or an indicator of the plan takes from a ledger (台账比率), with why it is what it is. `state` compares it with the target of that target or indicator; null where there is no number to compare with. */
export interface LedgerRateView {
  readonly rate: string; readonly name: Labels; readonly ledger: string; readonly ledgerTitle: Labels; readonly year: number;
  readonly value: string | null; readonly unit: string; readonly lineage: Lineage;
  readonly subject: { readonly kind: "indicator" | "target"; readonly id: string; readonly name: Labels; readonly printed: string; readonly due: string | null; readonly line: number } | null;
  readonly state: "met" | "missed" | null;
}
