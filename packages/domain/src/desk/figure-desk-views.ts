import type { Labels, Lineage } from "@yunqing/standards";
import type { Quality } from "../monitoring/model.js";
import type { Coverage, FigureDetail } from "../statistics/figure.js";
import type { Line, SubjectKind } from "../statistics/figure-key.js";

// What the desk of figures answers and takes, in the shapes of the wire (packages/wire/src/figure.ts); a test holds the two together.

export interface FiguresQuery { readonly keys: readonly string[] }
export interface FigureView {
  readonly key: string; readonly value: string | null; readonly unit: string; readonly validity: { readonly state: "valid" | "invalid" | "unjudged"; readonly reason: Labels | null }; readonly coverage: Coverage;
  readonly edition: string | null; readonly clauses: readonly string[]; readonly detail: FigureDetail | null;
}
export interface OpenedFigureView extends FigureView { readonly exact: string | null; readonly name: Labels; readonly lineage: Lineage; /** keys of the figures it was made of */ readonly inputs: readonly string[]; readonly published: boolean }
export interface FigureHistoryRow { readonly id: string; readonly at: string; readonly by: string; readonly document: string; readonly value: string | null; readonly unit: string; readonly lineage: Lineage; readonly differs: boolean }
export interface PublishFiguresCommand { readonly id: string; readonly keys: readonly string[]; readonly document: string }
export interface FigureSubjectView {
  readonly kind: SubjectKind; readonly id: string; readonly name: Labels; readonly place: string | null; readonly longitude: string | null; readonly latitude: string | null; readonly network: string | null; readonly evaluated: boolean;
  readonly body: string | null; readonly chainage: string | null; readonly functionZone: string; readonly targetClass: string | null; readonly items: readonly string[];
}
export interface FigureHoursQuery { readonly kind: SubjectKind; readonly id: string; readonly item: string; readonly from: string; readonly until: string; readonly line: Line }
export interface FigureHourView { readonly value: string; readonly quality: Quality; readonly reason: Labels | null; readonly packet: number; readonly flag: string | null }
export interface FigureHoursView { readonly unit: string; readonly days: readonly { readonly day: string; readonly hours: readonly (FigureHourView | null)[] }[] }
