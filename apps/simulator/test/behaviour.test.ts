import { describe, expect, test } from "vitest";
import { encodeFrame, encodeSegment, receiver, type Segment } from "@yunqing/hj212";
import { codeOf, demoInstruments, instrument, instrumentKinds, InstrumentInvalid, measuredBy, MnNotSimulated, onWire, placeOf, quirks, Records, sentFactors, simulatedMnPrefix, uploadsBetween, type InstrumentKind, type InstrumentSpec, type Quirk, type Scenario } from "@yunqing/simulator";
import { beijing, spec } from "./host.js";

const hour = 3_600_000, day = 24 * hour;
const textOf = (segments: Iterable<Segment>): string => [...segments].map((segment) => Buffer.from(encodeFrame(encodeSegment(segment))).toString()).join("");
const ofKind = (kind: InstrumentKind, edition: 2005 | 2017 | 2025 = 2017, more: Partial<InstrumentSpec> = {}): InstrumentSpec => spec({ kind, edition, ...more });
/** Values of a segment as numbers, by `code-Field`. */
function numbersOf(segment: Segment): ReadonlyMap<string, number> {
  const known = numbers.get(segment) ?? new Map(segment.values.filter(({ field }) => field !== "Flag").map(({ factor, field, value }) => [`${factor}-${field}`, Number(value)]));
  numbers.set(segment, known);
  return known;
}
const numbers = new WeakMap<Segment, ReadonlyMap<string, number>>();
const flagOf = (segment: Segment, factor: string): string | undefined => segment.values.find((value) => value.factor === factor && value.field === "Flag")?.value;
/** Packets of one record, parts joined, by DataTime. */
function joined(segments: Iterable<Segment>): ReadonlyMap<string, Segment> {
  const out = new Map<string, Segment>();
  for (const segment of segments) {
    const key = `${segment.cn} ${segment.dataTime}`, before = out.get(key);
    out.set(key, before === undefined ? segment : { ...before, values: [...before.values, ...segment.values] });
  }
  return out;
}

describe("instruments", () => {
  test("only MNs that a real district refuses", () => {
    expect(() => instrument(spec({ mn: "010000A8900016F000169DC0" }))).toThrow(MnNotSimulated);
    try { instrument(spec({ mn: "010000A8900016F000169DC0" })); } catch (error) { expect(error).toMatchObject({ code: "simulator/mn-not-simulated" }); }
    expect(() => [...uploadsBetween(spec({ mn: "88888880000001", edition: 2005 }), 1, 0, hour)]).toThrow(MnNotSimulated);
    for (const wrong of [{ mn: "5A5A01" }, { password: "12345" }, { st: "1" }, { realTimeSeconds: 10 }, { minuteInterval: 7 }, { key: "00" }, { mn: "5A5A0000000001" }]) expect(() => instrument(spec(wrong))).toThrow(InstrumentInvalid);
  });
  test("the demonstration district: 24 with stable ids, in their box, no two alike, units for all they send", () => {
    const all = demoInstruments(7);
    expect([all.length, new Set(all.map(({ mn }) => mn)).size, new Set(all.map(({ point }) => point)).size, all[0]!.point]).toEqual([24, 24, 24, "sim-air-1"]);
    for (const one of all) {
      expect(one.mn.startsWith(simulatedMnPrefix)).toBe(true);
      expect(one.lon >= 112.6 && one.lon <= 113.2 && one.lat >= 39.85 && one.lat <= 40.15).toBe(true);
      expect(one.name.zh).toMatch(/^模拟/);
      const sent = new Set([...uploadsBetween(one, 7, beijing("2026-01-10T00:00:00"), beijing("2026-01-10T00:20:00"))].flatMap(({ values }) => values.map(({ factor }) => factor)));
      for (const factor of sent) if (!/^L/.test(factor)) expect(one.units[factor], `${one.point} ${factor}`).toBeDefined();
    }
    expect(all.map(({ edition }) => edition).filter((edition) => edition === 2017).length).toBeGreaterThan(12);
    expect(demoInstruments(7)).toEqual(all);
    expect(demoInstruments(8).map(({ mn, point, name }) => ({ mn, point, name }))).toEqual(all.map(({ mn, point, name }) => ({ mn, point, name })));
    expect(demoInstruments(8)[0]!.lon).not.toBe(all[0]!.lon);
    expect(all.find(({ kind }) => kind === "air-station")!.units).toMatchObject({ a34002: "µg/m³", a21005: "mg/m³" });
  });
});

describe("the same number, the same district", () => {
  test.each(instrumentKinds)("%s: same seed same bytes, other seed other bytes", (kind) => {
    const from = beijing("2026-02-01T08:00:00"), own = ofKind(kind), run = (seed: number): string => textOf(uploadsBetween(own, seed, from, from + hour + 1));
    expect(run(1)).toBe(run(1));
    expect(run(2)).not.toBe(run(1));
    // asked from elsewhere, the same moments have the same values
    const late = joined(uploadsBetween(own, 1, from + hour / 2, from + hour, { commands: ["2051"] })), all = joined(uploadsBetween(own, 1, from, from + hour, { commands: ["2051"] }));
    for (const [key, segment] of late) expect(all.get(key)!.values).toEqual(segment.values);
  });
});

describe("what is sent can be checked", () => {
  const from = beijing("2026-01-14T00:00:00");
  test.each(instrumentKinds.filter((kind) => kind !== "noise").map((kind, k) => [kind, ([2017, 2005, 2025] as const)[k % 3]!] as const))("%s of %d: Min ≤ Avg ≤ Max; minutes of real-time values, hours of minutes, the day of hours", (kind, edition) => {
    const own = ofKind(kind, edition, { realTimeSeconds: 120, minuteInterval: 20 }), records = joined(uploadsBetween(own, 11, from, from + day + 1)), strict = kind === "sewage-outlet";
    const at = (cn: string, time: number): Segment => records.get(`${cn} ${new Date(time + 8 * hour).toISOString().replace(/\D/g, "").slice(0, 14)}`)!;
    const windows: readonly (readonly [cn: string, part: string, length: number, step: number])[] = [["2051", "2011", 20 * 60_000, 120_000], ["2061", "2051", hour, 20 * 60_000], ["2031", "2061", day, hour]];
    for (const [cn, part, length, step] of windows) for (let time = from; time < from + day; time += length) {
      const whole = at(cn, time), values = numbersOf(whole), parts = Array.from({ length: length / step }, (_, k) => at(part, time + k * step));
      for (const measured of measuredBy(kind)) {
        const code = codeOf(measured, edition), flags = parts.map((one) => flagOf(one, code)!), normal = flags.filter((flag) => flag === "N").length;
        expect(flagOf(whole, code) === "N").toBe(strict ? normal === flags.length : normal >= 0.75 * flags.length);
        const used = flagOf(whole, code) === "N" ? parts.filter((one) => flagOf(one, code) === "N") : parts;
        for (const [prefix, folded] of [["", false], ["Zs", true]] as const) {
          if (folded && measured.folded !== true) continue;
          const [min, avg, max] = ["Min", "Avg", "Max"].map((field) => values.get(`${code}-${prefix}${field}`)!) as [number, number, number];
          expect(min <= avg && avg <= max, `${cn} ${time} ${code} ${min} ${avg} ${max}`).toBe(true);
          const read = (field: string): number[] => used.map((one) => numbersOf(one).get(`${code}-${prefix}${part === "2011" ? "Rtd" : field}`)!);
          const mean = read("Avg").reduce((sum, value) => sum + value, 0) / used.length;
          expect(Math.abs(avg - mean)).toBeLessThanOrEqual(0.5 / 10 ** measured.decimals + 1e-9);
          expect([min, max]).toEqual([Math.min(...read("Min")), Math.max(...read("Max"))]);
        }
        if (measured.total !== undefined && cn !== "2051") expect(values.get(`${code}-Cou`)).toBeCloseTo(parts.reduce((sum, one) => sum + numbersOf(one).get(`${code}-Cou`)!, 0), measured.total.decimals);
      }
    }
  });
  test("totals follow their printed rules", () => {
    const water = numbersOf([...uploadsBetween(ofKind("sewage-outlet"), 3, from, from + hour, { commands: ["2051"] })][0]!);
    expect(water.get("w00000-Cou")).toBeCloseTo((water.get("w00000-Avg")! * 600) / 1_000, 3);
    expect(water.get("w01018-Cou")).toBeCloseTo((water.get("w00000-Avg")! * 0.6 * water.get("w01018-Avg")!) / 1_000, 4);
    const gas = numbersOf([...joined(uploadsBetween(ofKind("stack-outlet"), 3, from, from + hour, { commands: ["2051"] })).values()][0]!);
    expect(gas.get("a21026-Cou")).toBeCloseTo((gas.get("a21026-Avg")! * gas.get("a00000-Avg")! * 1e-6) / 6, 4);
    const real = numbersOf([...joined(uploadsBetween(ofKind("stack-outlet"), 3, from, from + hour, { commands: ["2011"] })).values()][0]!);
    expect(real.get("a21026-ZsRtd")).toBeCloseTo((real.get("a21026-Rtd")! * 15) / (21 - Math.min(20, real.get("a19001-Rtd")!)), 1);
  });
  test("noise: levels in their order, the equivalent level is the mean of energies, day and night apart", () => {
    const own = ofKind("noise"), all = joined(uploadsBetween(own, 5, from, from + day + 1)), hourly = numbersOf(all.get("2061 20260114090000")!), daily = numbersOf(all.get("2031 20260114000000")!);
    const order = ["LMn", "L95", "L90", "L50", "L10", "L5", "LMx"].map((level) => hourly.get(`${level}-Data`)!);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    const levels = [...all.values()].filter(({ cn, dataTime }) => cn === "2011" && dataTime!.startsWith("2026011409")).map((segment) => numbersOf(segment).get("LA-Rtd")!);
    expect(hourly.get("Leq-Data")).toBeCloseTo(10 * Math.log10(levels.reduce((sum, level) => sum + 10 ** (level / 10), 0) / levels.length), 0);
    expect(daily.get("Ld-DayData")!).toBeGreaterThan(daily.get("Ln-NightData")!);
    expect(daily.has("Ldn-Data")).toBe(true);
  });
});

describe("believable", () => {
  const mean = (own: InstrumentSpec, code: string, from: number, until: number, scenario?: Scenario): number => {
    const records = new Records(placeOf(own, 21, scenario), { realTimeSeconds: 600, minuteInterval: 30, calibrated: [] }), { decimals } = measuredBy(own.kind).find((factor) => factor.code === code)!;
    const k = measuredBy(own.kind).findIndex((factor) => factor.code === code), all: number[] = [];
    for (let at = from; at < until; at += hour) all.push(records.hour(at)[k]!.avg / 10 ** decimals);
    return all.reduce((sum, value) => sum + value, 0) / all.length;
  };
  const air = ofKind("air-station", 2017, { realTimeSeconds: 600, minuteInterval: 30 });
  const winter = beijing("2026-01-05T00:00:00"), high = beijing("2026-07-05T00:00:00");
  test("seasons and hours: particles and SO2 in the heating season, ozone on summer afternoons", () => {
    expect(mean(air, "a34004", winter, winter + 14 * day)).toBeGreaterThan(1.5 * mean(air, "a34004", high, high + 14 * day));
    expect(mean(air, "a21026", winter, winter + 14 * day)).toBeGreaterThan(2 * mean(air, "a21026", high, high + 14 * day));
    expect(mean(air, "a05024", high + 14 * hour, high + 16 * hour)).toBeGreaterThan(1.8 * mean(air, "a05024", high + 4 * hour, high + 6 * hour));
    expect(mean(air, "a05024", high, high + 7 * day)).toBeGreaterThan(1.5 * mean(air, "a05024", winter, winter + 7 * day));
    expect(mean(air, "a01001", winter, winter + 7 * day)).toBeLessThan(0);
  });
  test("scenarios: a dust storm lifts PM10 above PM2.5, a plant exceeds and falls, a heavy week piles up, quiet is cleaner", () => {
    const startAt = winter, lengthMs = 24 * hour, storm: Scenario = { name: "dust-storm", startAt, lengthMs };
    const peak = startAt + 5 * hour;
    expect(mean(air, "a34002", peak, peak + 2 * hour, storm)).toBeGreaterThan(1_000);
    expect(mean(air, "a34002", peak, peak + 2 * hour, storm)).toBeGreaterThan(4 * mean(air, "a34004", peak, peak + 2 * hour, storm));
    expect(mean(air, "a34002", startAt + 2 * day, startAt + 2 * day + hour, storm)).toBe(mean(air, "a34002", startAt + 2 * day, startAt + 2 * day + hour));
    const exceeds: Scenario = { name: "plant-exceeds", startAt, lengthMs, mn: spec().mn }, stack = spec({ realTimeSeconds: 600 });
    expect(mean(stack, "a21026", startAt + 8 * hour, startAt + 16 * hour, exceeds)).toBeGreaterThan(35);
    expect(mean(stack, "a21026", startAt + 25 * hour, startAt + 30 * hour, exceeds)).toBeLessThan(35);
    const other = spec({ mn: "5A5A00000000000000000002", realTimeSeconds: 600 });
    expect(mean(other, "a21026", startAt + 8 * hour, startAt + 10 * hour, exceeds)).toBe(mean(other, "a21026", startAt + 8 * hour, startAt + 10 * hour));
    const week = 7 * day, heavy: Scenario = { name: "heavy-pollution-week", startAt, lengthMs: week };
    expect(mean(air, "a34004", startAt + 3 * day, startAt + 5 * day, heavy)).toBeGreaterThan(115);
    expect(mean(air, "a34004", startAt, startAt + 2 * day, { name: "quiet", startAt, lengthMs: week })).toBeLessThan(0.7 * mean(air, "a34004", startAt, startAt + 2 * day));
  });
  test("plants stop with F, meters are calibrated with C, maintained with M, fail with D", () => {
    const flags = new Set<string>(), place = placeOf(spec(), 4);
    for (let at = winter; at < winter + 90 * day; at += 600_000) flags.add(place.flag(at));
    expect([...flags].sort()).toEqual(["C", "D", "F", "M", "N"]);
    const stopped = Array.from({ length: 90 * 24 }, (_, k) => winter + k * hour).find((at) => place.flag(at) === "F")!;
    const packet = joined(uploadsBetween(spec(), 4, stopped, stopped + 60_000, { commands: ["2011", "2021"] })), real = [...packet.values()].find(({ cn }) => cn === "2011")!;
    expect([numbersOf(real).get("a21026-Rtd"), numbersOf(real).get("a00000-Rtd"), flagOf(real, "a21026")]).toEqual([0, 0, "F"]);
    expect([...packet.values()].find(({ cn }) => cn === "2021")!.values).toContainEqual({ factor: "SB1", field: "RS", value: "0" });
    const running = [...uploadsBetween(spec(), 4, stopped - day, stopped + day, { commands: ["2041"] })];
    expect(running.some(({ values }) => values.every(({ value }) => Number(value) >= 0 && Number(value) <= 24))).toBe(true);
  });
});

describe("on the wire", () => {
  const from = beijing("2026-03-03T00:00:00");
  const stream = (own: InstrumentSpec, attempt = 1, length = day): Uint8Array => Buffer.concat([...uploadsBetween(own, 9, from, from + length + 1, { commands: ["2011", "2021", "2051", "2061", "2031", "2041"] })].map((segment) => onWire(own, segment, attempt, 9, own.key)));
  const kinds = instrumentKinds.flatMap((kind, k) => ([2005, 2017, 2025] as const).filter((_, m) => kind === "stack-outlet" || m === k % 3).map((edition) => [kind, edition] as const));
  test.each(kinds)("%s of %d is read strictly, packet for packet", (kind, edition) => {
    const own = ofKind(kind, edition, { realTimeSeconds: 900, minuteInterval: 30, ...(edition === 2025 ? { key: "00112233445566778899AABBCCDDEEFF" } : {}) }), reading = receiver(own.key === undefined ? {} : { key: own.key }), got = [...reading.push(stream(own)), ...reading.end()];
    expect(got.filter((one) => one.kind === "refused")).toEqual([]);
    expect(got.map((one) => one.kind === "packet" && one.segment)).toEqual([...uploadsBetween(own, 9, from, from + day + 1, { commands: ["2011", "2021", "2051", "2061", "2031", "2041"] })]);
    expect(new Set(got.map((one) => one.kind === "packet" && one.segment.qn)).size).toBe(got.length);
    for (const one of got) if (one.kind === "packet") expect(encodeSegment(one.segment).length).toBeLessThanOrEqual(1_024);
  });
  test("a stack's minutes are split, each part whole", () => {
    const parts = [...uploadsBetween(spec(), 9, from, from + hour + 1, { commands: ["2051"] })];
    expect(parts[0]).toMatchObject({ pno: 1, flag: 7 });
    expect([...new Set(parts.map(({ dataTime }) => dataTime))]).toHaveLength(6);
    const pairs = parts.filter(({ dataTime }) => dataTime === parts[0]!.dataTime);
    expect(pairs.map(({ pnum, pno }) => [pnum, pno])).toEqual(pairs.map((_, k) => [pairs.length, k + 1]));
  });
  const broken: readonly (readonly [Quirk, number])[] = [["bad-crc", 1 / 12], ["cut-packet", 1 / 15]];
  test.each(broken)("%s: some packets the first time, none when sent again", (quirk, share) => {
    const own = spec({ quirks: [quirk], realTimeSeconds: 300 }), first = receiver(), got = [...first.push(stream(own)), ...first.end()], again = receiver();
    const refused = got.filter((one) => one.kind === "refused").length;
    expect(refused).toBeGreaterThan(share * got.length * 0.4); expect(refused).toBeLessThan(share * got.length * 2.5);
    expect(again.push(stream(own, 2)).every((one) => one.kind === "packet")).toBe(true);
  });
  test("noise between packets costs none; wrong algorithms are told by name", () => {
    const own = (...quirks: readonly Quirk[]): Uint8Array => stream(ofKind("sewage-outlet", 2017, { realTimeSeconds: 300, quirks }), 1, 3 * hour), all = receiver().push(own()).length, noisy = receiver().push(own("noise-between"));
    expect(noisy.filter((one) => one.kind === "packet")).toHaveLength(all);
    expect(noisy.some((one) => one.kind === "refused" && one.reason === "noise")).toBe(true);
    for (const [quirk, diagnosis] of [["modbus-crc", "modbus-crc"], ["lower-case-crc", "crc-lower-case"], ["no-tail", "tail-missing"]] as const) {
      expect(receiver().push(own(quirk)).some((one) => one.kind === "refused" && one.diagnosis === diagnosis), quirk).toBe(true);
      expect(receiver({ lenient: [diagnosis] }).push(own(quirk)).every((one) => one.kind === "packet"), quirk).toBe(true);
    }
    expect(receiver().push(own("twice"))).toHaveLength(2 * all);
    expect(receiver().push(stream(ofKind("meter", 2025, { realTimeSeconds: 600, quirks: ["electricity-fields"] }), 1, hour)).filter((one) => one.kind === "refused" && one.diagnosis === "field-unknown")).toHaveLength(7);
  });
  test("values that stand still, jump and drift", () => {
    const series = (own: InstrumentSpec, begin: number, until: number): number[] => [...uploadsBetween(own, 9, begin, until, { commands: ["2011"] })].flatMap((segment) => numbersOf(segment).get("a34004-Rtd") ?? []);
    const still = ofKind("air-station", 2017, { quirks: ["constant-value"] }), plain = ofKind("air-station");
    expect(new Set(series(still, from + 10 * hour, from + 16 * hour)).size).toBe(1);
    expect(new Set(series(plain, from + 10 * hour, from + 16 * hour)).size).toBeGreaterThan(50);
    const jumping = series(ofKind("air-station", 2017, { quirks: ["spikes"] }), from, from + 12 * hour), calm = series(plain, from, from + 12 * hour);
    expect(jumping.filter((value, k) => value > 4 * calm[k]!).length).toBeGreaterThan(4);
    expect(Object.keys(quirks).length).toBe(16);
    const end = [...uploadsBetween(spec({ quirks: ["window-end"] }), 9, from, from + hour + 1, { commands: ["2061"] })];
    expect(end[0]!.dataTime).toBe("20260303010000");
    expect(sentFactors({ kind: "stack-outlet", edition: 2005 })[0]).toMatchObject({ code: "02", unit: "mg/m³", totalUnit: "kg" });
  });
});
