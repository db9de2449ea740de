import type { PointRow } from "@yunqing/wire";
import { expect, test } from "vitest";
import { framesAtOnce, framesOf } from "../src/pages/map/frames.js";
import { airLook, liveMarks, outletLook } from "../src/pages/map/live-marks.js";
import { boxOf, surfaceCells, weighted } from "../src/pages/map/surface.js";

test("between stations the surface is weighted by the inverse square of the distance, on a station it is the station", () => {
  const stations = [{ at: [0, 0], value: 10 }, { at: [3, 0], value: 40 }] as const;
  expect(weighted(stations, [1, 0])).toBeCloseTo(16, 10);      // (10/1 + 40/4) / (1/1 + 1/4), by hand
  expect(weighted(stations, [3, 0])).toBe(40);
  expect(weighted([], [1, 0])).toBeNull();
});
test("a cell has the colour of the category that its value lies in", () => {
  const cells = surfaceCells([{ at: [0, 0], value: 100 }, { at: [10, 0], value: 101 }], [-1, -1, 11, 1], 12, 1);
  expect([...cells.slice(0, 4)]).toEqual([255, 126, 0, 115]);    // above 100 by a part: lightly polluted already
  expect([...surfaceCells([{ at: [0, 0], value: 100 }], [-1, -1, 1, 1], 1, 1)]).toEqual([255, 255, 0, 115]);
  expect(boxOf([])).toBeNull();
});
test("hours are named by their ends, the 24th belongs to the day that it ends", () => {
  const hours = framesOf("hours", Date.parse("2026-03-01T00:20:00+08:00"));
  expect([hours.length, hours[0]?.period, hours.at(-1)?.period, hours.at(-2)?.period]).toEqual([72, "hour~2026-02-26~1", "hour~2026-02-28~24", "hour~2026-02-28~23"]);
});
test("days are those of the year until yesterday; on New Year's Day those of the year before", () => {
  const march = framesOf("days", Date.parse("2026-03-01T09:00:00+08:00")), newYear = framesOf("days", Date.parse("2025-01-01T00:30:00+08:00"));
  expect([march.length, march.at(-1)?.period, newYear.length, newYear[0]?.period]).toEqual([59, "day~2026-02-28", 366, "day~2024-01-01"]);
});
test("a question never has more than 500 keys", () => {
  expect([framesAtOnce(7), framesAtOnce(500), framesAtOnce(900), framesAtOnce(0)]).toEqual([71, 1, 1, 500]);
});
test("no index is not a good index; an outlet never heard is silent, not within its limit", () => {
  expect([airLook(null).text, airLook(undefined).word.zh, outletLook(undefined).word.zh]).toEqual(["NA", "缺数", "离线"]);
});
test("what has not been answered yet is being read, not missing and not silent", () => {
  const point = (id: string, kind: PointRow["kind"]): PointRow => ({ id, kind, name: { zh: id, en: id }, place: null, enterprise: null, longitude: "113", latitude: "40", active: true, condition: "online", seenAt: null, driftSeconds: null, transmission: null, factors: [], latest: [], simulated: false });
  const marks = liveMarks({ points: [point("a", "air-station"), point("s", "stack-outlet")], air: undefined, water: undefined, sources: undefined, alarms: [], loops: [], frame: undefined });
  expect(marks.map(({ id, text, word }) => [id, text, word.zh])).toEqual([["a", "…", "正在读取"], ["s", "…", "正在读取"]]);
});
