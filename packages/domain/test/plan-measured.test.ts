import { describe, expect, test } from "vitest";
import { exact } from "@yunqing/standards";
import { keyText, measuredKey, type Figure, type FigureKey, type Measured } from "@yunqing/domain";
import { clerk, director, indicator, office, pack, plan, reviewer } from "./small-district.js";

const pm25: Measured = { id: "m1", indicator: "pm25", statistic: "air-mean", item: "PM2.5", line: "reviewed", take: "value", basis: { zh: "年均浓度（HJ 663）", en: "annual mean by HJ 663" } };
const dirty: Measured = { id: "m2", indicator: "inferior", statistic: "water-good-share", item: null, line: "reviewed", take: "inferior-share", basis: { zh: "劣Ⅴ类断面比例", en: "share worse than class V" } };
const of = pack({ measured: [pm25, dirty] }, [plan({ indicators: [indicator(), indicator({ id: "inferior", name: { zh: "劣Ⅴ类比例", en: "inferior" }, unit: "%", places: 1, target: { kind: "bound", op: "<=", value: "0", printed: "0" } })] })]);

/** Figures as they stand just now: by year of the mean, and how many of three sections are worse than class V. */
function figures(means: Readonly<Record<number, string>>, inferior: number | null = null, validity: Figure["validity"]["state"] = "valid") {
  const figure = (key: FigureKey): Figure => {
    const year = Number(key.period.day.slice(0, 4)), value = key.statistic === "air-mean" ? means[year] ?? null : inferior === null || year !== 2023 ? null : "66.7";
    return {
      key, value, exact: value === null ? null : exact(value), unit: key.statistic === "air-mean" ? "µg/m³" : "%", validity: { state: value === null ? "invalid" : validity, reason: null }, coverage: { have: 360, of: 365, what: "days" },
      edition: "HJ 663-2013", clauses: [], detail: key.statistic === "air-mean" ? null : { kind: "shares", good: 2, inferior: inferior ?? 0, sections: 3 }, inputs: [], lineage: { name: { zh: "", en: "" }, value, unit: "", origin: "computed", inputs: [] },
    };
  };
  return { figures: (keys: readonly FigureKey[]) => Promise.resolve(keys.map(figure)) };
}
const always = () => Promise.resolve(true);
const values = (o: ReturnType<typeof office>) => o.store.rows.values.map((one) => [one.indicator, one.period, one.value, one.origin]);

describe("indicators that take their value from monitoring", () => {
  test("years that have ended and have a figure are taken and count at once; years that have not ended are not", async () => {
    const o = office(of, "2024-03-01T02:00:00.000Z");
    expect(await o.desk.measureIndicators(figures({ 2022: "35", 2023: "32", 2024: "20" }), always)).toBe(2);
    expect(values(o)).toEqual([["pm25", "2022", "35", "measured"], ["pm25", "2023", "32", "measured"]]);
    // on the straight way from 33 in 2020 to 30 in 2025 it should be 31.2 in 2023
    expect((await o.desk.indicators(director))[0]).toMatchObject({ state: "behind", path: { period: "2023", expected: "31.2" }, value: { rounded: "32" } });
  });
  test("the value says which figure it is, and nothing is written when nothing changed", async () => {
    const o = office(of);
    await o.desk.measureIndicators(figures({ 2023: "32" }), always);
    expect(o.store.rows.values[0]?.document).toBe(`监测统计 ${keyText(measuredKey(pm25, "hill", 2023))}`);
    const tree = JSON.stringify((await o.desk.indicator(director, "pm25")).lineage);
    expect(tree).toContain("reviewed|district:hill|air-mean:PM2.5");
    const audited = o.store.rows.audit.length;
    expect(await o.desk.measureIndicators(figures({ 2023: "32" }), always)).toBe(0);
    expect(o.store.rows.audit).toHaveLength(audited);
  });
  test("a figure that changed is a correction that names the earlier value and says why", async () => {
    const o = office(of);
    await o.desk.measureIndicators(figures({ 2023: "32" }), always);
    expect(await o.desk.measureIndicators(figures({ 2023: "29" }), always)).toBe(1);
    const [first, second] = o.store.rows.values;
    expect(second).toMatchObject({ value: "29", corrects: first?.id });
    expect(second?.reason).toMatch(/32.*29/);
    expect((await o.desk.indicators(director))[0]).toMatchObject({ value: { rounded: "29" } });
    expect((await o.desk.indicator(director, "pm25")).series.filter((one) => one.period === "2023").map((one) => [one.value, one.status])).toEqual([["32", "superseded"], ["29", "accepted"]]);
  });
  test("beside a value that somebody entered it waits for a person, and what was entered stays", async () => {
    const o = office(of);
    await o.desk.reportValue(clerk, { id: "v1", indicator: "pm25", period: "2023", value: "31", document: "年报", note: "", evidence: [] });
    await o.desk.reviewValue(reviewer, "v1", { id: "r1", decision: "accept", note: "", seen: "submitted" });
    expect(await o.desk.measureIndicators(figures({ 2023: "32" }), always)).toBe(1);
    expect((await o.desk.indicators(director))[0]).toMatchObject({ value: { rounded: "31" } });
    expect((await o.desk.values(reviewer, { status: "submitted" })).map((one) => [one.value, one.origin])).toEqual([["32", "measured"]]);
  });
  test("a figure that may not stand is not taken", async () => {
    const o = office(of);
    expect(await o.desk.measureIndicators(figures({ 2023: "32" }, null, "invalid"), always)).toBe(0);
  });
  test("a year in which nothing was observed is not computed at all", async () => {
    const o = office(of), asked: number[] = [];
    const watched = { figures: (keys: readonly FigureKey[]) => { asked.push(...keys.map(({ period }) => Number(period.day.slice(0, 4)))); return figures({ 2022: "35", 2023: "32" }).figures(keys); } };
    expect(await o.desk.measureIndicators(watched, (year) => Promise.resolve(year === 2022))).toBe(1);
    expect([...new Set(asked)]).toEqual([2022]);
    expect(values(o)).toEqual([["pm25", "2022", "35", "measured"]]);
  });
  test("one section of three worse than class V is 33.3 %, exactly rounded", async () => {
    const o = office(of);
    await o.desk.measureIndicators(figures({}, 1), always);
    expect(values(o)).toEqual([["inferior", "2023", "33.3", "measured"]]);
  });
});
