import { entriesOf, packedOf, shapeOf, type Arrival, type Entry, type InstrumentFact, type KeptPacket, type PointFact, type Reading, type ReadingKind, type Verdict } from "@yunqing/domain";

// Packets and what they say, for tests: the bytes are the reading itself, so that a replay can read it back without knowing the protocol.

const scope = { district: "d", organisationPath: "bureau/air", placePath: "140214", enterprise: null } as const;
const signed = (id: string): { id: string; by: string; at: string } & typeof scope => ({ ...scope, id, by: "u1", at: "2026-11-28T02:00:00.000Z" });

/** Midnight of 2026-11-28 in Beijing. */
export const midnight = Date.UTC(2026, 10, 27, 16);
export const minute = 60_000, day = 86_400_000;

/** `{ "a21026-Avg": "12.30" }` as entries. */
export function entries(values: Readonly<Record<string, string>>): readonly Entry[] {
  return Object.entries(values).map(([name, value]) => { const at = name.lastIndexOf("-"); return { factor: at < 0 ? "" : name.slice(0, at), field: name.slice(at + 1), value }; });
}
/** Entries as the record they came from. */
export function valuesOf(reading: Pick<Reading, "shape" | "content">): Readonly<Record<string, string>> {
  return Object.fromEntries(entriesOf(shapeOf(reading.shape), reading.content).map(({ factor, field, value }) => [factor === "" ? field : `${factor}-${field}`, value]));
}
/** What is in force after rows in the order of seq. */
export function inForce(readings: readonly Reading[]): Readonly<Record<string, string>> { return Object.assign({}, ...[...readings].sort((a, b) => a.seq - b.seq).map(valuesOf)) as Record<string, string>; }

export interface Said { readonly source?: number; readonly kind?: ReadingKind; readonly from?: number; readonly at?: number; readonly backFilled?: boolean; readonly setting?: number }
/** A packet that says values of a window. */
export function packet(values: Readonly<Record<string, string>>, { source = 1, kind = "minute", from = midnight, at = from + minute, backFilled = false, setting = 1 }: Said = {}): Arrival {
  const reading = { kind, from, ...packedOf(entries(values), backFilled) };
  return { at, source, setting, direction: "in", verdict: "reading", word: "2051", bytes: Buffer.from(JSON.stringify(reading), "utf8"), reading };
}
/** A packet without a reading. */
export function bare(verdict: Exclude<Verdict, "reading">, of: Partial<Arrival> = {}): Arrival {
  return { at: midnight, source: 1, setting: 1, direction: "in", verdict, word: "9014", bytes: Buffer.from(`## ${verdict}`, "latin1"), reading: null, ...of };
}
/** Reads back what {@link packet} wrote. */
export function readBack(kept: KeptPacket): Arrival["reading"] { return JSON.parse(Buffer.from(kept.bytes).toString("utf8")) as Arrival["reading"]; }

export const point = (id: string, of: Partial<PointFact> = {}): PointFact => ({ ...signed(id), point: "p1", seq: 1, kind: "stack-outlet", name: { zh: "一号排口", en: "Outlet 1" }, place: null, longitude: "113.2900", latitude: null, note: "", active: true, ...of });
export const instrument = (id: string, of: Partial<InstrumentFact> = {}): Omit<InstrumentFact, "setting" | "source"> => {
  const { setting: _setting, source: _source, ...rest } = { setting: 0, source: 0, ...of };
  return { ...signed(id), instrument: "i1", seq: 1, mn: "MN1", point: "p1", st: "31", edition: 2017, passwordEncrypted: "x", keyEncrypted: null, leniencies: ["crc-lower-case"], units: { a34004: "µg/m³" }, timeMark: "start", minuteInterval: 10, realTimeSeconds: 60, addresses: ["10.0.0.0/8"], active: true, ...rest };
};
export const fact = signed;
