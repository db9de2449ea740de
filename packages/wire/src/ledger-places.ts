import type { MapLayer as LedgerLayer } from "@yunqing/ledger";
import type { Labels, Lineage } from "@yunqing/standards";

/** Routes of where rows of ledgers lie (空间分析): the plan's questions of place, what a point lies in, the layers of the ledgers. */
export const ledgerPlacesPaths = {
  placeQuestions: "/api/d/{d}/place-questions",                          // GET PlaceQuestionView[]
  placeAnswer: "/api/d/{d}/place-questions/{question}",                  // GET ?metres= → PlaceAnswer, at most 500 rows
  placeAnswerSheet: "/api/d/{d}/place-questions/{question}/export.xlsx", // GET ?metres=&lang= → the answer whole
  placesAt: "/api/d/{d}/places-at",                                      // GET ?longitude=&latitude= → PlacesAt
  ledgerLayers: "/api/d/{d}/ledger-layers",                              // GET LedgerMapLayer[]; their rows by ledgerFeatures with the box on the screen
} as const;

export interface QuestionLedger { readonly ledger: string; readonly title: Labels }
/** A question of place that the plan asks (空间问题), with the line that asks it. `metres`: the usual distance and those to choose from, null where none is asked. */
export interface PlaceQuestionView {
  readonly id: string; readonly title: Labels; readonly quotation: { readonly line: number; readonly quote: string }; readonly systems: readonly string[]; readonly how: "inside" | "overlaps" | "near";
  readonly metres: { readonly usual: number; readonly choices: readonly number[] } | null; readonly remark: Labels; readonly rows: readonly QuestionLedger[]; readonly zones: readonly QuestionLedger[];
}
export interface PlaceAnswerQuery { readonly metres?: string }
/** A row that was found (查出的行) with the zone it lies in or nearest to; `metres` decimal text; `zones`: how many hold it or are so near. */
export interface PlaceHit {
  readonly ledger: string; readonly ledgerTitle: Labels; readonly id: string; readonly name: string; readonly state: Labels | null;
  readonly zone: { readonly ledger: string | null; readonly id: string; readonly name: string; readonly label: Labels };
  readonly metres: string; readonly within: boolean; readonly overlaps: boolean; readonly zones: number; readonly lineage: Lineage;
}
/** `unplaced`: rows that have no place and were not asked about. */
export interface PlaceCount extends QuestionLedger { readonly found: number; readonly placed: number; readonly unplaced: number }
/** A place to draw, GeoJSON in CGCS2000 degrees; numbers are for pixels. */
export interface DrawnPlace { readonly type: "Feature"; readonly id: string; readonly geometry: { readonly type: "Point" | "LineString" | "Polygon"; readonly coordinates: unknown }; readonly properties: { readonly name: string; readonly ledger: string | null } }
/** The answer (空间分析结果). `missing`: why it cannot be told, or not of all; with no `zones` there is none. `drawn`: at most 300 of each. */
export interface PlaceAnswer {
  readonly question: PlaceQuestionView; readonly metres: number | null; readonly zones: number; readonly missing: readonly Labels[]; readonly counts: readonly PlaceCount[];
  readonly rows: readonly PlaceHit[]; readonly count: number; readonly left: number; readonly drawn: { readonly zones: readonly DrawnPlace[]; readonly rows: readonly DrawnPlace[] };
}
export interface PlacesAtQuery { readonly longitude?: string; readonly latitude?: string }
/** A place of the pack or a row of a ledger that a point lies in (落点): the innermost last; `approximate` when its outline is a sketch. */
export interface PlaceAt { readonly id: string; readonly name: string; readonly kind: string; readonly approximate: boolean; readonly ledger: string | null }
export interface PlacesAt { readonly places: readonly PlaceAt[]; readonly missing: readonly Labels[] }
/** A layer of the map of one place field of a ledger (台账图层), under its module. */
export type LedgerMapLayer = LedgerLayer & { readonly module: Labels };
