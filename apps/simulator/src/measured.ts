import type { InstrumentKind, InstrumentSpec, Label } from "./instrument.js";
import { airFactors, dustFactors } from "./air.js";
import { groundwaterFactors, stationFactors } from "./water.js";
import { sewageFactors, stackFactors } from "./outlets.js";
import { meterFactors, noiseFactors } from "./meters.js";
import type { Measured } from "./place.js";

const byKind: Readonly<Record<InstrumentKind, readonly Measured[]>> = {
  "air-station": airFactors, "water-station": stationFactors, "stack-outlet": stackFactors, "sewage-outlet": sewageFactors,
  dust: dustFactors, meter: meterFactors, groundwater: groundwaterFactors, noise: noiseFactors,
};

/** What an instrument of a kind measures (监测因子), in the order in which it is sent. */
export function measuredBy(kind: InstrumentKind): readonly Measured[] { return byKind[kind]; }

/** Code under which an edition sends a factor: instruments of 2005 use the former code where there is one. */
export function codeOf(measured: Measured, edition: InstrumentSpec["edition"]): string { return edition === 2005 ? measured.legacy ?? measured.code : measured.code; }

/** A factor as an instrument really sends it. */
export interface SentFactor { readonly code: string; readonly label: Label; readonly unit: string; readonly decimals: number; readonly totalUnit?: string }

/** The factors of an instrument with the units it sends them in: what its registration needs. */
export function sentFactors(spec: Pick<InstrumentSpec, "kind" | "edition">): readonly SentFactor[] {
  return measuredBy(spec.kind).map((measured) => ({
    code: codeOf(measured, spec.edition), label: measured.label, unit: measured.unit, decimals: measured.decimals, ...(measured.total === undefined ? {} : { totalUnit: measured.total.unit }),
  }));
}
