import { expect, test } from "vitest";
import { airTable, sourcesTable } from "../src/desk/board-desk-tables.js";
import type { BoardAir, BoardSources } from "../src/desk/board-desk-views.js";
import type { FigureView } from "../src/desk/figure-desk-views.js";

const head = { madeAt: "2026-11-28T02:00:00.000Z", district: { zh: "云冈区", en: "Yungang" } };
const figure = (value: string | null, of: Partial<FigureView> = {}): FigureView => ({ key: "k", value, unit: "mg/m³", validity: { state: value === null ? "invalid" : "valid", reason: value === null ? { zh: "缺测", en: "missing" } : null }, coverage: { have: 1, of: 1, what: "hours" }, edition: null, clauses: [], detail: null, ...of });
const cells = (model: ReturnType<typeof airTable>, row: number): Readonly<Record<string, string>> => Object.fromEntries(model.columns.map(({ id }, at) => [id, model.rows[row]![at]!]));

test("a station is a row: index, category and primary of the day, then the year; what is missing says why", () => {
  const index = figure("84", { detail: { kind: "index", state: "index", aqi: 84, category: "良", primary: ["PM2.5"], exceeding: [], missing: [], subIndices: {}, sandstorm: false } });
  const air = { line: "reviewed", day: "2026-11-27", today: "2026-11-28", simulated: true, hour: { day: "2026-11-27", hour: 24 }, shownDay: "2026-11-27", sandstormDays: [], targets: [],
    rows: [{ kind: "point", id: "a", name: { zh: "东站", en: "East" }, place: null, network: null, evaluated: true, hour: index, hourValues: [], dayIndex: index, dayValues: ["11", "32", "93", "0.9", "62", null].map((one) => figure(one)), year: [{ now: figure("28"), before: figure(null), change: figure(null) }], rank: null }] } as unknown as BoardAir;
  const table = airTable(head, air);
  expect([table.name, table.banner, table.filter.zh]).toEqual(["board", "模拟", "云冈区；审核线；至 2026-11-27；共 1 行"]);
  expect(cells(table, 0)).toMatchObject({ name: "东站", kind: "站点", aqi: "84", category: "良", primary: "PM2.5", "day-0": "11", "day-3": "0.9", "day-5": "缺测", "year-0": "28", "year-1": "—" });
});

test("an outlet is a row an item: limits and what is judged stand beside, no limit is not kept", () => {
  const item = { item: "SO2", hour: figure("36"), day: figure(null), hourLimit: "≤ 35 mg/m³", dayLimit: null, hourState: "broken", dayState: null, exceedingHours: 2, exceedingDays: null, transmission: figure("99.2"), validity: figure("98"), effective: figure("97.2"), capture: figure("100") };
  const sources = { line: "real-time", day: "2026-11-28", today: "2026-11-28", simulated: false, hour: { day: "2026-11-28", hour: 9 }, thresholds: { effective: "90", capture: "75" }, rows: [{ kind: "stack-outlet", id: "s", name: { zh: "一号烟囱", en: "Stack" }, place: null, network: null, evaluated: true, enterprise: null, state: "running", items: [item] }] } as unknown as BoardSources;
  expect(cells(sourcesTable(head, sources), 0)).toEqual({ name: "一号烟囱", state: "有数", item: "二氧化硫", unit: "mg/m³", hour: "36", "hour-limit": "≤ 35 mg/m³", "hour-judged": "超标", "hours-over": "2", day: "缺测", "day-limit": "—", "day-judged": "未设限值", "days-over": "—", transmission: "99.2", validity: "98", effective: "97.2", capture: "100" });
});
