import { dayAfter } from "@yunqing/standards";
import { describe, expect, test } from "vitest";
import { figureOf, type DayOfHours, type FigureKey, type FigurePeriod, type FigureSource, type HourValue, type Subject } from "../src/index.js";
import { World, reading } from "./statistics-world.js";

const stack: Subject = { kind: "stack-outlet", id: "g" }, sewer: Subject = { kind: "sewage-outlet", id: "w" }, line = "reviewed" as const;
const day: FigurePeriod = { kind: "day", day: "2025-05-10" };
const hours = (make: (hour: number) => HourValue | null): DayOfHours => Array.from({ length: 24 }, (_, at) => make(at + 1));
const flagged = (value: number | string, flag: string): HourValue => ({ ...reading(value), flag });
const ask = (world: FigureSource, statistic: FigureKey["statistic"], period: FigurePeriod, subject: Subject = stack, item = "SO2") => figureOf({ subject, statistic, item, period, line }, world);

describe("means of outlets", () => {
  test("HJ 212-2017 annex D: a day of gas needs 20 valid hours; flags other than N and S do not count", () => {
    const world = new World();
    world.putHours(stack, "SO2", day.day, hours((hour) => (hour <= 4 ? flagged(900, "D") : flagged(hour === 5 ? 30 : 10, hour === 6 ? "S" : "N"))));
    expect(ask(world, "outlet-mean", day)).toMatchObject({ value: "11.000", coverage: { have: 20, of: 24 }, detail: { invalid: 4, stopped: 0 } });
    world.putHour(stack, "SO2", day.day, 24, flagged(10, "F"));
    expect(ask(world, "outlet-mean", day)).toMatchObject({ value: null, detail: { stopped: 1, invalid: 4 } });
  });
  test("HJ 75: an hour from its minutes needs 45 valid ones", () => {
    const world = new World();
    world.putHour(stack, "SO2", day.day, 9, reading(99));
    const minutes = (valid: number): FigureSource => Object.assign(Object.create(world) as World, { hours: world.hours.bind(world), samples: world.samples.bind(world), members: world.members.bind(world), placesOf: world.placesOf.bind(world), programme: world.programme.bind(world), sandstormDays: world.sandstormDays.bind(world), settings: world.settings,
      minutes: () => Array.from({ length: 60 }, (_, at) => (at < valid ? reading(at % 2 === 0 ? 10 : 20) : flagged(5000, "C"))) });
    const hour: FigurePeriod = { kind: "hour", day: day.day, hour: 9 };
    expect([ask(world, "outlet-mean", hour).value, ask(minutes(46), "outlet-mean", hour).value, ask(minutes(44), "outlet-mean", hour).value]).toEqual(["99.000", "15.000", null]);
  });
  test("HJ 356: a day of water is weighted by its amount and needs three quarters; pH takes the median", () => {
    const world = new World();
    world.putHours(sewer, "COD", day.day, hours((hour) => (hour <= 6 ? null : reading(hour <= 12 ? 100 : 40)))); world.putHours(sewer, "flow", day.day, hours((hour) => reading(hour <= 12 ? 30 : 10)));
    expect(ask(world, "outlet-mean", day, sewer, "COD").value).toBe("76.000"); // (6·100·30 + 12·40·10)/(180 + 120)
    world.putHour(sewer, "COD", day.day, 7, flagged(100, "M"));
    expect(ask(world, "outlet-mean", day, sewer, "COD").value).toBeNull(); // 17 of 24
    world.putHours(sewer, "pH", day.day, hours((hour) => reading(hour <= 11 ? "6.5" : hour <= 23 ? "7.9" : "8.1")));
    expect(ask(world, "outlet-mean", day, sewer, "pH").value).toBe("7.90");
  });
});

describe("amounts, capture, transmission", () => {
  /** A quarter of hours of 10 mg/m³ and 1 000 000 m³/h: 10 kg an hour. */
  function running(): World {
    const world = new World();
    for (let at = 0; at < 91; at++) { const one = dayAfter("2025-04-01", at); world.putHours(stack, "SO2", one, hours((hour) => reading(at === 3 && hour === 5 ? 25 : 10))); world.putHours(stack, "flow", one, hours(() => reading(1_000_000))); }
    return world;
  }
  test("HJ 212 annex D: kg = C·Q·10⁻⁶, sums over days and months; a stopped hour is 0", () => {
    const world = running();
    expect([ask(world, "outlet-emission", { kind: "hour", day: day.day, hour: 3 }).value, ask(world, "outlet-emission", day).value, ask(world, "outlet-emission", { kind: "month", day: "2025-05-01" }).value]).toEqual(["10.000", "240.000", "7440.000"]);
    expect(ask(world, "outlet-emission", { kind: "quarter", day: "2025-04-01" }).value).toBe("21855.000"); // 91·240 + 15
    world.putHour(stack, "SO2", day.day, 3, { ...reading(10), mark: "停炉" });
    expect(ask(world, "outlet-emission", day)).toMatchObject({ value: "230.000", detail: { stopped: 1, substituted: 0 } });
  });
  test("HJ 75 table 5: invalid hours by the largest of the 180 valid hours before; longer than a day of the 720; only in amounts", () => {
    const world = running();
    world.putHour(stack, "SO2", "2025-05-09", 1, reading(60)); // 23 hours before the gap of 10 May, within 180
    for (const hour of [4, 5]) world.putHour(stack, "SO2", day.day, hour, flagged(0, "D"));
    expect(ask(world, "outlet-emission", day)).toMatchObject({ value: "340.000", detail: { substituted: 2, unfilled: 0, invalid: 2 } }); // 22·10 + 2·60
    expect(ask(world, "outlet-mean", day).value).toBe("10.000");
    world.putHour(stack, "SO2", "2025-05-09", 1, reading(10)); world.putHour(stack, "SO2", "2025-04-20", 1, reading(80)); // 20 days before: not among 180, among 720
    expect(ask(world, "outlet-emission", day).value).toBe("240.000");
    for (let at = 0; at < 25; at++) world.putHour(stack, "SO2", at < 20 ? day.day : "2025-05-11", at < 20 ? at + 5 : at - 19, null);
    expect(ask(world, "outlet-emission", day)).toMatchObject({ detail: { substituted: 21 } });
    expect(ask(world, "outlet-emission", day).value).toBe("1710.000"); // 3·10 + 21·80
  });
  test("below 75 % captured the table has no substitute: the hours stay unfilled, and the amount says so", () => {
    const world = running();
    for (let at = 40; at < 80; at++) world.putHours(stack, "SO2", dayAfter("2025-04-01", at), hours(() => flagged(1, "D")));
    expect(ask(world, "outlet-capture", { kind: "quarter", day: "2025-04-01" })).toMatchObject({ value: "56.04", validity: { state: "valid" } }); // 51/91
    expect(ask(world, "outlet-emission", { kind: "day", day: "2025-05-20" })).toMatchObject({ value: "0.000", validity: { state: "invalid" }, detail: { unfilled: 24 } });
  });
  test("HJ 356: missing water by the mean of the window of the same length before", () => {
    const world = new World();
    for (const [at, level] of [[9, 20], [10, 50]] as const) { world.putHours(sewer, "COD", `2025-05-${String(at).padStart(2, "0")}`, hours(() => reading(level))); world.putHours(sewer, "flow", `2025-05-${String(at).padStart(2, "0")}`, hours(() => reading(100))); }
    for (const hour of [1, 2, 3]) world.putHour(sewer, "COD", day.day, hour, null);
    expect(ask(world, "outlet-emission", day, sewer, "COD").value).toBe("111.000"); // 3·100·20/1000 + 21·100·50/1000
  });
  test("2022 no. 21: stopped hours are not expected; set by hand is received and not valid", () => {
    const world = new World();
    world.putHours(stack, "SO2", day.day, hours((hour) => (hour <= 4 ? flagged(0, "F") : hour <= 6 ? null : hour <= 8 ? flagged(3, "C") : hour === 9 ? flagged(10, "S") : reading(10))));
    expect([ask(world, "outlet-transmission", day).value, ask(world, "outlet-validity", day).value, ask(world, "outlet-effective", day).value]).toEqual(["90.00", "83.33", "75.00"]); // 18/20, 15/18, 15/20
  });
});
