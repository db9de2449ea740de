import { chance, keyOf } from "./chance.js";
import { instrument, simulatedMnPrefix, type InstrumentKind, type InstrumentSpec, type Label, type Quirk } from "./instrument.js";
import { sentFactors, type SentFactor } from "./measured.js";

/** An instrument of the demonstration district with all that its registration needs (演示仪器). */
export interface DemoInstrument extends InstrumentSpec {
  /** degrees east and north, WGS 84; in no real place of its kind */
  readonly lon: number; readonly lat: number;
  /** what it sends, by code, with the unit it is sent in */
  readonly factors: readonly SentFactor[];
  /** unit of each code, and of its total under `code-Cou` */
  readonly units: Readonly<Record<string, string>>;
}

interface Row { readonly kind: InstrumentKind; readonly short: string; readonly st: string; readonly name: (n: number) => Label; readonly each: readonly (readonly [edition: InstrumentSpec["edition"], ...quirks: Quirk[]])[]; readonly realTimeSeconds: number; readonly minuteInterval: number }
const rows: readonly Row[] = [
  { kind: "air-station", short: "air", st: "22", name: (n) => ({ zh: `模拟空气站${n}号`, en: `Simulated air station ${n}` }), realTimeSeconds: 60, minuteInterval: 5, each: [[2017], [2017], [2025], [2017, "spikes"], [2017], [2025, "clock-drift"]] },
  { kind: "water-station", short: "water", st: "21", name: (n) => ({ zh: `模拟水质站${n}号`, en: `Simulated water station ${n}` }), realTimeSeconds: 300, minuteInterval: 30, each: [[2017], [2017, "silent-nights"], [2017], [2005]] },
  { kind: "stack-outlet", short: "stack", st: "31", name: (n) => ({ zh: `模拟烟气排放口${n}号`, en: `Simulated stack outlet ${n}` }), realTimeSeconds: 60, minuteInterval: 10, each: [[2017], [2017, "drift"], [2005], [2025]] },
  { kind: "sewage-outlet", short: "sewage", st: "32", name: (n) => ({ zh: `模拟污水排放口${n}号`, en: `Simulated sewage outlet ${n}` }), realTimeSeconds: 60, minuteInterval: 10, each: [[2017], [2017, "constant-value"], [2005, "no-tail"], [2017]] },
  { kind: "dust", short: "dust", st: "39", name: (n) => ({ zh: `模拟扬尘监测仪${n}号`, en: `Simulated dust sensor ${n}` }), realTimeSeconds: 60, minuteInterval: 15, each: [[2017], [2017, "bad-crc"], [2017, "clock-ahead"]] },
  { kind: "groundwater", short: "groundwater", st: "24", name: (n) => ({ zh: `模拟地下水监测井${n}号`, en: `Simulated groundwater well ${n}` }), realTimeSeconds: 600, minuteInterval: 30, each: [[2017]] },
  { kind: "noise", short: "noise", st: "23", name: (n) => ({ zh: `模拟噪声站${n}号`, en: `Simulated noise station ${n}` }), realTimeSeconds: 60, minuteInterval: 10, each: [[2017]] },
  { kind: "meter", short: "meter", st: "44", name: (n) => ({ zh: `模拟用电监控${n}号`, en: `Simulated electricity meter ${n}` }), realTimeSeconds: 60, minuteInterval: 10, each: [[2025]] },
];

/**
 * The 24 instruments of the demonstration district (演示地区): ids, MNs and names are always the same, places are those of the seed, within 112.6–113.2° E, 39.85–40.15° N.
 * Their names claim no real place and no real firm.
 */
export function demoInstruments(seed: number): readonly DemoInstrument[] {
  return rows.flatMap(({ kind, short, st, name, each, realTimeSeconds, minuteInterval }, row) => each.map(([edition, ...quirks], k) => {
    const point = `sim-${short}-${k + 1}`, number = String((row + 1) * 100 + k + 1), place = keyOf(point, seed);
    const mn = `${simulatedMnPrefix}${number.padStart(edition === 2005 ? 10 : 20, "0")}`;
    const spec = instrument({ mn, password: "123456", st, edition, kind, point, name: name(k + 1), realTimeSeconds, minuteInterval, ...(quirks.length === 0 ? {} : { quirks }) });
    const factors = sentFactors(spec), degrees = (from: number, width: number, index: number): number => Number((from + width * (0.05 + 0.9 * chance(place, index))).toFixed(5));
    return { ...spec, lon: degrees(112.6, 0.6, 1), lat: degrees(39.85, 0.3, 2), factors, units: unitsOf(factors) };
  }));
}
function unitsOf(factors: readonly SentFactor[]): Readonly<Record<string, string>> {
  return Object.fromEntries(factors.flatMap(({ code, unit, totalUnit }) => [[code, unit], ...(totalUnit === undefined ? [] : [[`${code}-Cou`, totalUnit]])]));
}
