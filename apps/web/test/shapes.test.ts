import { describe, expect, it } from "vitest";
import { bytesInWords, grouped } from "../src/parts/figure-text.js";
import { sparkPath } from "../src/parts/spark-path.js";
import { spanOf } from "../src/pages/projects/gantt-span.js";

describe("the small line of a series", () => {
  it("runs from left to right between the edges, low values low", () => {
    const drawn = sparkPath([1, 3, 2], 84, 24, null);
    expect(drawn.path).toBe("M3 21L42 3L81 12");
    expect(drawn.last).toEqual([81, 12]);
  });
  it("keeps the target in sight", () => { expect(sparkPath([1, 2], 84, 24, 4).target).toBe(3); });
  it("draws one value as a dot, and nothing as nothing", () => {
    expect(sparkPath([5], 84, 24, null)).toEqual({ path: "", last: [42, 12], target: null });
    expect(sparkPath([], 84, 24, 3)).toEqual({ path: "", last: null, target: null });
  });
  it("leaves out what is no number", () => { expect(sparkPath([1, Number.NaN, 2], 84, 24, null).path).toBe("M3 21L81 3"); });
});

describe("the span of a project", () => {
  it("holds the whole of its last year or month", () => {
    expect(spanOf("2021", "2025")).toEqual({ from: 2021, until: 2026, open: false });
    expect(spanOf("2016-11", "2025-12")).toEqual({ from: 2016 + 10 / 12, until: 2026, open: false });
  });
  it("says when the document leaves one end out, and when it leaves out both", () => {
    expect(spanOf("2021", null)).toEqual({ from: 2021, until: 2022, open: true });
    expect(spanOf(null, null)).toBeNull();
  });
});

describe("money as decimal text", () => {
  it("is grouped without becoming a number", () => {
    expect(grouped("797350.97")).toBe("797,350.97");
    expect(grouped("-1234567.10")).toBe("-1,234,567.10");
    expect(grouped("12345678901234567890.12345678901234567890")).toBe("12,345,678,901,234,567,890.12345678901234567890");
    expect(grouped("400")).toBe("400");
  });
  it("leaves alone what is no plain decimal", () => { expect(grouped("约 5 亿")).toBe("约 5 亿"); });
  it("says the size of files in words", () => { expect([bytesInWords(12), bytesInWords(2048), bytesInWords(3 * 1024 * 1024)]).toEqual(["12 B", "2 kB", "3.0 MB"]); });
});
