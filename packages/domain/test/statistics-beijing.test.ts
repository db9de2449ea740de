import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { Decimal } from "decimal.js";
import { beforeAll, describe, expect, test } from "vitest";
import { dayAfter, daysInYear, itemsOfBits } from "@yunqing/standards";
import { figuresOf, hoursOfYear, periodOf, stationYear, stationYearPlan, type EditionOverride, type FigureKey, type FigurePeriod, type FigureReader, type StatisticId, type Subject } from "../src/index.js";
import { World, district, point, reading } from "./statistics-world.js";

// An independent computation: whole numbers and decimal.js alone, with the tables typed anew from HJ 633-2012 and GB 3095-2012. Nothing of the product is used in it.
const D = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_EVEN });
type Item = "SO2" | "NO2" | "PM10" | "CO" | "O3_8h" | "PM2.5";
const items: readonly Item[] = ["SO2", "NO2", "PM10", "CO", "O3_8h", "PM2.5"];
const steps = [0, 50, 100, 150, 200, 300, 400, 500];
const breakpoints: Readonly<Record<Item, readonly number[]>> = { SO2: [0, 50, 150, 475, 800, 1600, 2100, 2620], NO2: [0, 40, 80, 180, 280, 565, 750, 940], PM10: [0, 50, 150, 250, 350, 420, 500, 600], CO: [0, 20, 40, 140, 240, 360, 480, 600], O3_8h: [0, 100, 160, 215, 265, 800], "PM2.5": [0, 35, 75, 115, 150, 250, 350, 500] };
const percentiles: Readonly<Record<Item, number>> = { SO2: 98, NO2: 98, PM10: 95, CO: 95, O3_8h: 90, "PM2.5": 95 };
const annualLimits: Readonly<Record<Item, number>> = { SO2: 60, NO2: 40, PM10: 70, CO: 4, O3_8h: 160, "PM2.5": 35 };
const scale: Readonly<Record<Item, number>> = { SO2: 1, NO2: 1, PM10: 1, CO: 10, O3_8h: 1, "PM2.5": 1 };

/** Half to even of a/b for whole numbers. */
const halfEven = (a: bigint, b: bigint): bigint => { const q = a / b, twice = 2n * (a % b); return twice > b || (twice === b && q % 2n === 1n) ? q + 1n : q; };
/** Hours are kept in ten-thousandths of µg/m³: the file gives some ozone hours with decimals. */
const tenThousand = 10_000n;
/** Daily value in whole µg/m³ (CO: tenths of mg/m³) from hours in ten-thousandths of µg/m³; null where it is not valid. */
function dayOf(item: Item, hours: readonly (bigint | null)[]): bigint | null {
  if (item !== "O3_8h") { const there = hours.filter((one) => one !== null); return there.length < 20 ? null : halfEven(there.reduce((a, b) => a + b, 0n), BigInt(there.length) * tenThousand * (item === "CO" ? 100n : 1n)); }
  let windows = 0, best: [bigint, bigint] | null = null;
  for (let end = 8; end <= 24; end++) {
    const there = hours.slice(end - 8, end).filter((one) => one !== null), total = there.reduce((a, b) => a + b, 0n), n = BigInt(there.length);
    if (there.length < 6) continue;
    windows++;
    if (best === null || total * best[1] > best[0] * n) best = [total, n];
  }
  if (best === null) return null;
  const value = halfEven(best[0], best[1] * tenThousand);
  return windows >= 14 || value > 160n ? value : null;
}
function indexOf(values: Readonly<Record<Item, bigint | null>>): { readonly aqi: number; readonly primary: readonly string[] } | null {
  let aqi = -1, primary: string[] = [];
  for (const item of items) {
    const value = values[item];
    if (value === null) continue;
    const table = breakpoints[item], at = table.findIndex((limit, place) => place > 0 && Number(value) <= limit);
    if (at < 0 && item === "O3_8h") continue;
    const own = at < 0 ? 500 : steps[at - 1]! + Math.floor(((steps[at]! - steps[at - 1]!) * (Number(value) - table[at - 1]!) + table[at]! - table[at - 1]! - 1) / (table[at]! - table[at - 1]!));
    if (own > aqi) { aqi = own; primary = [item]; } else if (own === aqi) primary.push(item);
  }
  return aqi < 0 ? null : { aqi, primary: aqi > 50 ? primary : [] };
}
const shown = (item: Item, value: bigint | null): string | null => (value === null ? null : new D(value.toString()).div(scale[item]).toFixed(item === "CO" ? 1 : 0));
function meanOf(item: Item, values: readonly bigint[]): string | null { return values.length === 0 ? null : new D(values.reduce((a, b) => a + b, 0n).toString()).div(values.length).div(scale[item]).toFixed(item === "CO" ? 1 : 0); }
function percentileOf(item: Item, values: readonly bigint[]): string | null {
  if (values.length === 0) return null;
  const sorted = values.map(Number).sort((a, b) => a - b), k = new D(values.length - 1).times(percentiles[item]).div(100), low = k.floor().toNumber(), high = Math.min(low + 1, sorted.length - 1);
  return new D(sorted[low]!).plus(new D(sorted[high]! - sorted[low]!).times(k.minus(low))).div(scale[item]).toFixed(item === "CO" ? 1 : 0);
}
const daysPerMonth = (year: number, month: number): number => [31, year % 4 === 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]!;
/** GB 3095 table 4: 27 days a month, 25 in February, 324 a year. */
const isValid = (year: number, months: readonly number[], valued: readonly string[]): boolean => months.every((month) => valued.filter((day) => Number(day.slice(5, 7)) === month).length >= (month === 2 ? 25 : 27)) && (months.length < 12 || valued.length >= 324);

const stations = ["Guanyuan", "Dingling"], file = (name: string): URL => new URL(`../../../../shared/data/met-air-beijing/PRSA_${name}.csv.gz`, import.meta.url);
const held = stations.every((name) => existsSync(file(name)));
if (!held) console.warn("SKIPPED for want of shared/data/met-air-beijing: four years of two Beijing stations");

const named = (standard: EditionOverride["standard"], edition: string): EditionOverride => ({ standard, edition, from: "2013-01-01", until: "2017-12-31", reason: { zh: "京津冀自2013年起按2012年版标准实施", en: "Beijing used the standards of 2012 from 2013" } });

describe.skipIf(!held)("Beijing 2013–2017 (data/met-air-beijing) against an independent computation", () => {
  const dust = ["2014-03-27", "2015-03-28", "2015-04-15", "2016-03-04", "2016-05-06"];
  const world = new World({ editions: [named("HJ 633", "HJ 633-2012"), named("HJ 663", "HJ 663-2013")] }), hours = new Map<string, (bigint | null)[]>();
  let reader: FigureReader;
  const oracle = new Map<string, bigint | null>();
  beforeAll(() => {
    for (const day of dust) world.declare(day);
    for (const name of stations) {
      world.putMember(district, point(name));
      const [heading = "", ...rows] = gunzipSync(readFileSync(file(name))).toString("utf8").trim().split("\n"), columns = heading.replaceAll('"', "").split(",");
      rows.forEach((row) => {
        const cells = row.split(","), cell = (column: string): string => cells[columns.indexOf(column)] ?? "", day = `${cell("year")}-${cell("month").padStart(2, "0")}-${cell("day").padStart(2, "0")}`;
        for (const item of ["SO2", "NO2", "PM10", "CO", "O3", "PM2.5"]) {
          const key = `${name}|${item}|${day}`, own = hours.get(key) ?? new Array<bigint | null>(24).fill(null);
          own[Number(cell("hour"))] = cell(item) === "NA" ? null : BigInt(new D(cell(item)).times(10_000).toFixed(0));
          hours.set(key, own);
        }
      });
    }
    for (const [key, own] of hours) {
      const [name = "", item = "", day = ""] = key.split("|"), unit = item === "CO" ? 1000 : 1;
      world.putHours(point(name), item, day, own.map((value, at) => (value === null ? null : reading(new D(value.toString()).div(10_000).div(unit).toFixed(), at + 1))));
      const mine: Item = item === "O3" ? "O3_8h" : item as Item;
      oracle.set(`${name}|${mine}|${day}`, dayOf(mine, own));
    }
    reader = figuresOf(world);
  }, 60_000);
  const ask = (subject: Subject, statistic: StatisticId, period: FigurePeriod, item?: string, more: Partial<FigureKey> = {}) => reader.figure({ subject, statistic, period, line: "reviewed", ...(item === undefined ? {} : { item }), ...more });
  /** Daily values of the oracle: of a station, or of both together: the mean of the published values, half to even. */
  const oracleDay = (name: string, item: Item, day: string): bigint | null => {
    if (name !== "d") return oracle.get(`${name}|${item}|${day}`) ?? null;
    const there = stations.map((one) => oracle.get(`${one}|${item}|${day}`) ?? null).filter((value) => value !== null);
    return there.length * 2 < stations.length || there.length === 0 ? null : halfEven(there.reduce((a, b) => a + b, 0n), BigInt(there.length));
  };

  for (const name of [...stations, "d"]) {
    const subject = name === "d" ? district : point(name);
    test(`${name === "d" ? "both together" : name}: every daily value, index and primary pollutant of 2013-03-01 to 2017-02-28`, () => {
      let compared = 0;
      for (let day = "2013-03-01"; day <= "2017-02-28"; day = dayAfter(day)) {
        const values = Object.fromEntries(items.map((item) => [item, oracleDay(name, item, day)])) as Record<Item, bigint | null>, ours = ask(subject, "air-index", { kind: "day", day }), index = indexOf(values);
        expect([day, ...items.map((item) => ask(subject, "air-mean", { kind: "day", day }, item).value)]).toEqual([day, ...items.map((item) => shown(item, values[item]))]);
        expect([day, ours.value, ours.detail?.kind === "index" ? [...ours.detail.primary].sort() : null]).toEqual([day, index === null ? null : String(index.aqi), index === null ? [] : [...index.primary].sort()]);
        compared++;
      }
      expect(compared).toBe(1461);
    });

    test(`${name === "d" ? "both together" : name}: months, quarters, half-years and years: mean, percentile, validity, composite index, good days, kept and without declared days`, () => {
      for (const year of [2013, 2014, 2015, 2016]) for (const kind of ["month", "quarter", "half", "year"] as const) for (let month = 1; month <= 12; month += { month: 1, quarter: 3, half: 6, year: 12 }[kind]) {
        const period = periodOf(kind, `${year}-${String(month).padStart(2, "0")}-01`), months = Array.from({ length: { month: 1, quarter: 3, half: 6, year: 12 }[kind] }, (_, at) => month + at);
        const days = months.flatMap((one) => Array.from({ length: daysPerMonth(year, one) }, (_, at) => `${year}-${String(one).padStart(2, "0")}-${String(at + 1).padStart(2, "0")}`));
        for (const sandstorm of ["keep", "deduct"] as const) {
          const singles: Decimal[] = [];
          let complete = true;
          for (const item of items) {
            const valued = days.filter((day) => oracleDay(name, item, day) !== null), deducts = sandstorm === "deduct" && item.startsWith("PM"), numbers = valued.filter((day) => !deducts || !dust.includes(day)).map((day) => oracleDay(name, item, day) as bigint);
            const mean = ask(subject, "air-mean", period, item, { sandstorm }), share = ask(subject, "air-percentile", period, item, { sandstorm }), wanted = [meanOf(item, numbers), percentileOf(item, numbers)];
            expect([period.day, kind, item, sandstorm, mean.value, share.value, mean.validity.state, mean.coverage.have]).toEqual([period.day, kind, item, sandstorm, ...wanted, isValid(year, months, valued) && numbers.length > 0 ? "valid" : "invalid", valued.length]);
            const published = wanted[item === "CO" || item === "O3_8h" ? 1 : 0];
            if (published === null || published === undefined) complete = false; else singles.push(new D(new D(published).div(annualLimits[item]).toFixed(2)));
          }
          const composite = ask(subject, "air-composite", period, undefined, { sandstorm });
          expect([period.day, kind, composite.value]).toEqual([period.day, kind, complete ? singles.reduce((a, b) => a.plus(b)).toFixed(2) : null]);
          const indices = days.filter((day) => sandstorm === "keep" || !dust.includes(day)).map((day) => indexOf(Object.fromEntries(items.map((item) => [item, oracleDay(name, item, day)])) as Record<Item, bigint | null>)).filter((index) => index !== null);
          const good = indices.filter(({ aqi }) => aqi <= 100).length;
          expect([ask(subject, "air-good-days", period, undefined, { sandstorm }).value, ask(subject, "air-good-ratio", period, undefined, { sandstorm }).value, ask(subject, "air-heavy-days", period, undefined, { sandstorm }).value])
            .toEqual([String(good), indices.length === 0 ? null : new D(good * 100).div(indices.length).toFixed(1), String(indices.filter(({ aqi }) => aqi > 200).length)]);
        }
      }
    });
  }

  test("no edition was in force in Beijing before 2016: named by a person, every figure says so; without the name there is none, with the reason", () => {
    const day: FigureKey = { subject: point("Guanyuan"), statistic: "air-index", period: { kind: "day", day: "2014-01-05" }, line: "reviewed" };
    const figure = reader.figure(day);
    expect(figure.edition).toBe("HJ 633-2012");
    expect(figure.lineage.notes?.some(({ zh }) => zh.includes("版本由人指定为 HJ 633-2012"))).toBe(true);
    const unnamed = new World();
    const bare = figuresOf(unnamed).figure(day);
    expect([bare.value, bare.validity.state, bare.validity.reason?.zh.includes("没有生效的 HJ 633")]).toEqual([null, "invalid", true]);
  });

  test("the way over typed arrays gives the same years, days and indices; hours with decimals it leaves to the exact way", () => {
    let compared = 0;
    for (const name of stations) for (const year of [2014, 2015, 2016]) {
      const subject = point(name), hoursHeld = hoursOfYear(world, subject, year, "reviewed"), days = daysInYear(year);
      if (hoursHeld === null) { expect([...hours].some(([key, own]) => key.startsWith(`${name}|`) && key.includes(`|${year}`) && own.some((value) => value !== null && value % 10_000n !== 0n))).toBe(true); continue; }
      compared++;
      const plan = stationYearPlan(year, world.settings), fast = stationYear(plan, hoursHeld, world.settings, Uint8Array.from(days, (day) => (dust.includes(day) ? 1 : 0))), whole = ask(subject, "air-year", periodOf("year", `${year}-01-01`));
      expect(whole.detail?.kind === "air-year" ? items.map((item) => (whole.detail as { items: Record<string, unknown> }).items[item]) : null).toEqual(items.map((item) => { const { item: _item, ...rest } = fast.year.items[item]; return rest; }));
      expect(ask(subject, "air-composite", periodOf("year", `${year}-01-01`)).value).toBe(fast.year.composite?.index ?? null);
      expect(ask(subject, "air-good-days", periodOf("year", `${year}-01-01`)).value).toBe(String(fast.year.goodDays.goodDays));
      days.forEach((day, at) => {
        const ours = ask(subject, "air-index", { kind: "day", day });
        expect([day, ours.value, ours.detail?.kind === "index" ? ours.detail.primary : []]).toEqual([day, fast.index.aqi[at]! < 0 ? null : String(fast.index.aqi[at]), itemsOfBits(plan.tables, fast.index.primary[at]!)]);
      });
    }
    expect(compared).toBeGreaterThan(0);
  });
});
