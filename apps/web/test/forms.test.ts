import { describe, expect, it } from "vitest";
import { problemFrom } from "../src/client/problem.js";
import { valueProblem } from "../src/pages/indicators/value-text.js";
import { readGeoJson } from "../src/pages/map/geojson-file.js";
import { seriesOf } from "../src/pages/indicators/series.js";

describe("a typed value", () => {
  it("is plain decimal text", () => { for (const good of ["1.8", "-0.4", "100", " 2.2 "]) expect(valueProblem(good, "zh")).toBeUndefined(); });
  it("is refused in words that say what to do", () => {
    expect(valueProblem("1,8", "zh")).toContain("逗号");
    expect(valueProblem("１.８", "zh")).toContain("半角");
    expect(valueProblem("1.8mg/m³", "zh")).toContain("单位");
    expect(valueProblem("", "zh")).toBe("填写数值");
    for (const bad of ["1.", ".5", "--1", "1.2.3", "约2"]) expect(valueProblem(bad, "en")).toBeDefined();
  });
});

describe("an answer that refuses", () => {
  it("keeps both languages, the code and each bad field", () => {
    const problem = problemFrom(422, { code: "plan/bad-value", title: { zh: "填报有误", en: "Bad value" }, detail: { zh: "数值不是十进制数", en: "not a decimal" }, errors: [{ field: "value", message: { zh: "写成 1.8", en: "write 1.8" } }] });
    expect([problem.status, problem.code, problem.title.zh, problem.fields[0]?.message.zh]).toEqual([422, "plan/bad-value", "填报有误", "写成 1.8"]);
  });
  it("becomes words even when it is a proxy's page", () => { expect(problemFrom(502, null).title.zh).toContain("502"); });
});

describe("an office's own GeoJSON", () => {
  const point = (coordinates: unknown) => JSON.stringify({ type: "FeatureCollection", features: [{ type: "Feature", properties: {}, geometry: { type: "Point", coordinates } }] });
  it("is taken in degrees", () => { expect(readGeoJson(point([113.1, 40.0]))).toMatchObject({ ok: true, count: 1 }); });
  it("is refused in metres, as text, and empty", () => {
    expect(readGeoJson(point([38423456.1, 4431234.5]))).toMatchObject({ ok: false });
    expect(readGeoJson("<kml/>")).toMatchObject({ ok: false });
    expect(readGeoJson(JSON.stringify({ type: "FeatureCollection", features: [] }))).toMatchObject({ ok: false });
    expect(readGeoJson(point(["113", 40]))).toMatchObject({ ok: false });
  });
});

describe("the series of an indicator", () => {
  const value = (id: string, period: string, rounded: string, more: object) => ({ id, period, value: rounded, rounded, origin: "entered" as const, status: "accepted" as const, document: "", by: "", at: "2026-01-01T00:00:00Z", reviewedBy: null, reviewedAt: null, note: "", corrects: null, correctedBy: null, evidence: [], ...more });
  it("draws what is in force: not what was corrected, returned or not yet reviewed", () => {
    const years = seriesOf({
      series: [value("a", "2023", "1.9", { correctedBy: "b" }), value("b", "2023", "1.8", { corrects: "a", at: "2026-02-01T00:00:00Z" }), value("c", "2024", "9", { status: "submitted" }), value("d", "2024", "8", { status: "returned" })],
      pathLine: [{ period: "2023", value: "1.88" }, { period: "2024", value: "2.04" }],
      forecast: { method: { zh: "", en: "" }, points: [{ period: "2025", value: 1.9, low: 1.7, high: 2.1 }], level: 0.8, probabilityOfMeeting: null, reason: null },
    });
    expect(years.map((year) => [year.period, year.value, year.path, year.forecast?.value ?? null])).toEqual([["2023", "1.8", "1.88", null], ["2024", null, "2.04", null], ["2025", null, null, 1.9]]);
  });
});
