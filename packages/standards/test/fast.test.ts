import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  NotAYearOfHours, airIndex, airIndexOfColumns, airItems, airLevel, annualEvaluation, dailyMean, dailyMeansOf, daysInYear, exact, hj633Edition2012, hj633Edition2026, hj633Editions, hj663Edition2013,
  hj663Edition2026, hourlyReport2012AsWritten, indexColumns, indexTables, itemsOfBits, noIndex, ozoneDay, ozoneDaysOf, placesOfColumn, subIndex, withheldIndex, yearOfHours, yearPlan,
  type AirItem, type AnnualOptions, type Exact, type Hj633Edition, type Hj663Edition, type HoursOfYear, type ReportDefinition,
} from "../src/index.js";

const reports: readonly (readonly [string, Hj633Edition, ReportDefinition])[] = [
  ...hj633Editions.flatMap((edition) => [["daily", edition, edition.daily], ["hourly", edition, edition.hourly]] as const),
  ["hourly as written", hj633Edition2012, hourlyReport2012AsWritten],
];
const text = (n: number, places: number): string => exact(`${n}e-${places}`).toFixed(places);

describe.each(reports)("%s report of typed arrays", (_, edition, report) => {
  const tables = indexTables(edition, report);
  const exactRow = (row: readonly (number | null)[]) => airIndex(edition, report, Object.fromEntries(report.items.flatMap(({ item, column }, i) => {
    const n = row[i];
    return n === null || n === undefined ? [] : [[item, n < 0 ? null : text(n, placesOfColumn(column))]];
  })));
  const compare = (rows: readonly (readonly (number | null)[])[], monitored: readonly boolean[]): void => {
    const columns = report.items.map((_item, i) => (monitored[i] ? Int32Array.from(rows, (row) => row[i] ?? -1) : null));
    const out = indexColumns(rows.length);
    airIndexOfColumns(tables, columns, rows.length, out);
    rows.forEach((row, i) => {
      const index = exactRow(row.map((n, item) => (monitored[item] ? n ?? -1 : null)));
      const ours = [out.aqi[i], out.level[i], ...itemsOfBits(tables, out.primary[i] ?? 0)].join(" ");
      const theirs = [index.kind === "index" ? index.aqi : index.kind === "withheld" ? withheldIndex : noIndex, index.kind === "index" ? airLevel(index.aqi).level : 0, ...index.primary].join(" ");
      if (ours !== theirs) expect.fail(`${row.join(" ")}: ${ours} is not ${theirs}`);
      expect(itemsOfBits(tables, out.missing[i] ?? 0)).toEqual(index.missing);
    });
  };

  test("every reportable concentration of every column, and beyond the table", () => {
    report.items.forEach(({ column }, item) => {
      const places = placesOfColumn(column), highest = (edition.columns[column]?.limits.at(-1) ?? 0) * 10 ** places + 20;
      const out = indexColumns(highest + 1);
      airIndexOfColumns(tables, report.items.map((_item, i) => (i === item ? Int32Array.from({ length: highest + 1 }, (_n, n) => n) : null)), highest + 1, out);
      for (let n = 0; n <= highest; n++) {
        const index = subIndex(edition, column, text(n, places));
        if ((out.aqi[n] ?? 0) !== (index.kind === "index" ? index.value : noIndex)) expect.fail(`${column} ${n}: ${out.aqi[n] ?? ""} is not ${JSON.stringify(index)}`);
      }
      expect(highest).toBeGreaterThan(500);
    });
  });
  test("rows of all items, with missing and not monitored ones, ties and all", () => {
    const value = fc.oneof(fc.integer({ min: -1, max: 60 }), fc.integer({ min: -1, max: 1300 }), fc.constantFrom(0, 20, 35, 40, 50, 60, 75, 80, 100, 115, 120, 150, 160, 200, 250, 500, 800, 801));
    fc.assert(fc.property(fc.array(fc.array(value, { minLength: 7, maxLength: 7 }), { minLength: 1, maxLength: 30 }), fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }), compare), { numRuns: 200 });
  });
});

test("the columns are overwritten, also when they were full", () => {
  const tables = indexTables(hj633Edition2026, hj633Edition2026.hourly);
  const out = indexColumns(1);
  airIndexOfColumns(tables, [Int16Array.of(-1), null, Int16Array.of(500), null, null, null], 1, out);
  expect([out.aqi[0], out.level[0], out.primary[0], out.missing[0]]).toEqual([400, 6, 4, 1]);
  airIndexOfColumns(tables, [null, null, Int16Array.of(10), null, null, null], 1, out);
  expect([out.aqi[0], out.level[0], out.primary[0], out.missing[0]]).toEqual([10, 1, 0, 0]);
});

const numbers = (hours: ArrayLike<number>, divisor: number): (Exact | null)[] => Array.from(hours, (n) => (n < 0 ? null : exact(n).over(exact(divisor))));

describe("days of typed arrays", () => {
  const hours = fc.array(fc.integer({ min: -1, max: 400 }), { minLength: 24, maxLength: 24 });
  const gappy = fc.tuple(hours, fc.integer({ min: 0, max: 24 }), fc.integer({ min: 0, max: 12 })).map(([list, from, length]) => list.map((n, i) => (i >= from && i < from + length ? -1 : Math.abs(n))));
  test("24-hour means are those of the exact rule", () => {
    fc.assert(fc.property(gappy, fc.constantFrom(1, 10), (list, divisor) => {
      const day = dailyMean(numbers(list, divisor), divisor === 10 ? 1 : 0);
      expect(dailyMeansOf(Int16Array.from(list), 1)[0]).toBe(day.kind === "value" ? Number(exact(day.text).times(exact(divisor)).toString()) : -1);
    }), { numRuns: 300 });
  });
  test("O3 days are those of the exact rule", () => {
    fc.assert(fc.property(gappy, fc.constantFrom(100, 160), (list, limit) => {
      const day = ozoneDay(numbers(list, 1), exact(limit));
      expect(ozoneDaysOf(Int16Array.from(list), 1, limit)[0]).toBe(day.kind === "value" ? Number(day.text) : -1);
    }), { numRuns: 500 });
  });
});

describe("a year of hours", () => {
  const random = (seed: number) => { let state = seed; return () => { state = (Math.imul(state, 1664525) + 1013904223) >>> 0; return state / 4294967296; }; };
  const hourItems = ["SO2", "NO2", "PM10", "CO", "O3", "PM2.5"] as const;
  const year = (of: number, seed: number, gaps: number, highest: number): HoursOfYear => {
    const next = random(seed), length = daysInYear(of).length * 24;
    return Object.fromEntries(hourItems.map((item) => {
      const column = new Int16Array(length);
      for (let hour = 0; hour < length; hour += 24) {
        const level = Math.floor(next() * highest), isGap = next() < gaps, from = Math.floor(next() * 24);
        for (let i = 0; i < 24; i++) column[hour + i] = isGap && i >= from ? -1 : Math.max(0, level + Math.floor((next() - 0.5) * 30));
      }
      return [item, column];
    }));
  };
  const exactly = (of: number, edition: Hj663Edition, hours: HoursOfYear, options: AnnualOptions, sandstorm?: Uint8Array) => {
    const limit = exact(options.zone === "first" ? 100 : 160);
    const days = daysInYear(of).map((day, i) => {
      const values: Partial<Record<AirItem, string | null>> = {};
      for (const item of airItems) {
        const column = hours[item === "O3_8h" ? "O3" : item]?.subarray(i * 24, i * 24 + 24);
        if (!column) continue;
        const places = item === "CO" ? 1 : 0;
        const result = item === "O3_8h" ? ozoneDay(numbers(column, 1), limit) : dailyMean(numbers(column, 10 ** places), places);
        values[item] = result.kind === "value" ? result.text : null;
      }
      return { day, values, sandstorm: sandstorm?.[i] === 1 };
    });
    return annualEvaluation(of, days, edition, options).value;
  };
  test.each([[2025, 1, 0.02, 150], [2024, 2, 0.1, 60], [2025, 3, 0.3, 40], [2023, 4, 0, 300]] as const)("%i, seed %i: the same as the exact way", (of, seed, gaps, highest) => {
    const hours = year(of, seed, gaps, highest);
    const sandstorm = Uint8Array.from({ length: daysInYear(of).length }, (_, i) => (i % 40 === 7 ? 1 : 0));
    const variants: readonly AnnualOptions[] = [{}, { sandstormInMeans: "keep", denominator: "calendar" }, { zone: "first", sandstormInRatio: "deduct" }, { sandstormInRatio: "deduct", denominator: "calendar" }];
    for (const options of variants) expect(yearOfHours(yearPlan(of, hj663Edition2013), hours, options, sandstorm)).toEqual(exactly(of, hj663Edition2013, hours, options, sandstorm));
  });
  test("by the edition of 2026, with an item missing altogether", () => {
    const { O3: _O3, ...hours } = year(2027, 5, 0.05, 90);
    expect(yearOfHours(yearPlan(2027, hj663Edition2026), hours)).toEqual(exactly(2027, hj663Edition2026, hours, {}));
  });
  test("a column of the wrong length is refused by name", () => {
    expect(() => yearOfHours(yearPlan(2025, hj663Edition2013), { CO: new Int16Array(8784) })).toThrow(NotAYearOfHours);
    expect(() => yearOfHours(yearPlan(2024, hj663Edition2013), { CO: new Int16Array(8760) })).toThrow(/2024 has 8784/);
  });
});
