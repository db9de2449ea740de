import { FigureDesk, type FactorTable, type KeptFigure, type PointFact } from "@yunqing/domain";
import type { Bench } from "./engines.js";
import { instrument, packet, point } from "./observed.js";
import { entry } from "./sample.js";

// Air stations with hours, for tests of figures.

/** The factors of air as HJ 212 and HJ 524 print them. */
export const airTable: FactorTable = {
  of: (code) => {
    const unit = { a21026: "mg/m³", a21004: "mg/m³", a34002: "ng/m³", a34004: "ng/m³", a21005: "mg/m³", a05024: "μg/m³" }[code];
    return unit === undefined ? null : { code, name: { zh: code, en: code }, unit, places: 3 };
  },
};
/** Units as instruments send them. */
export const sentUnits = { a21026: "μg/m³", a21004: "μg/m³", a34002: "μg/m³", a34004: "μg/m³", a05024: "μg/m³" };

/** A district with air stations, each with an instrument; the desk reads the real store. */
export async function airDistrict({ store, newDistrict }: Bench, stations: readonly string[], of: Partial<PointFact> = {}): Promise<{ readonly id: string; readonly desk: FigureDesk; readonly sources: ReadonlyMap<string, number>; readonly again: () => FigureDesk }> {
  const id = await newDistrict(), sources = new Map<string, number>();
  await store.district(id).write(entry("point.put"), async (writer) => {
    for (const one of stations) {
      await writer.appendPoint(point(`${one}-fact`, { point: one, kind: "air-station", name: { zh: one, en: one }, ...of }));
      sources.set(one, (await writer.appendInstrument(instrument(`${one}-instrument`, { instrument: `i-${one}`, mn: `MN-${one}`, point: one, st: "22", units: sentUnits }))).source);
    }
  });
  let ids = 0;
  const again = (): FigureDesk => new FigureDesk({ district: id, store: store.district(id), observations: store.observations(id), figureStore: store.figures(id), clock: { now: () => "2026-11-29T02:00:00.000Z", id: () => `01900000-0000-7000-8000-${String(++ids).padStart(12, "0")}` }, factorTable: airTable });
  return { id, desk: again(), sources, again };
}

/** The instant at which an hour 1–24 of a Beijing day begins. */
export const hourAt = (day: string, hour: number): number => Date.parse(`${day}T00:00:00+08:00`) + (hour - 1) * 3_600_000;
/** An hour of a station: values by code. */
export const hourPacket = (source: number, day: string, hour: number, values: Readonly<Record<string, string>>, setting = 1) => packet(Object.fromEntries(Object.entries(values).flatMap(([code, value]) => [[`${code}-Avg`, value], [`${code}-Flag`, "N"]])), { source, kind: "hour", from: hourAt(day, hour), at: hourAt(day, hour) + 3_660_000, setting });

export const keptFigure = (key: string, of: Partial<KeptFigure> = {}): KeptFigure => ({ key, value: "35", exact: "35", unit: "µg/m³", validity: { state: "valid", reason: null }, coverage: { have: 24, of: 24, what: "hours" }, edition: "GB 3095-2012", clauses: ["table 4"], detail: null, inputs: [], ...of });
