import { describe, expect, test } from "vitest";
import {
  eiClassOf, eqiClassOf, exact, gb15618ClassOf, gb36600ClassOf, gb3838ClassOf, gb3838DrinkingLimitOf, gb3838LimitOf, gbt14848ClassOf, riverState, riverStateOfShares, tliOf,
  type LimitedClass, type WaterBody, type WaterClass,
} from "../src/index.js";
import { vectorRows } from "./shared.js";

const five = ["I", "II", "III", "IV", "V"] as const satisfies readonly LimitedClass[];

describe("GB 3838-2002", () => {
  const limitRows = vectorRows("gb3838-2002-table-1.csv").filter(([, item]) => item !== "pH");
  test("table 1 has every row", () => { expect(limitRows).toHaveLength(23); });
  test.each(limitRows)("table 1 no. %s %s", (no, item, _unit, ...limits) => {
    const body: WaterBody = no === "8L" || no === "9" ? "lake" : "river";
    for (const [i, each] of five.entries()) expect([each, gb3838LimitOf((item ?? "").replace("(湖、库)", ""), each, body)]).toEqual([each, limits[i]]);
  });
  test.each(vectorRows("gb3838-2002-boundaries.csv"))("table 1 %s %s %s → %s", (waterBody, item, value, wanted) => {
    expect(gb3838ClassOf({ waterBody: waterBody as WaterBody, values: { [item ?? ""]: value ?? "" } }).value.class).toBe(wanted);
  });
  test("table 1 no. 17 is chromium (VI); 铬 alone is no item", () => {
    expect(gb3838LimitOf("铬(六价)", "III", "river")).toBe("0.05");
    expect(() => gb3838LimitOf("铬", "III", "river")).toThrow(/no item/);
  });
  test("tables 2 and 3: 85 items, each kept at its limit and exceeded beyond it", () => {
    const rows = vectorRows("gb3838-2002-tables-2-3.csv");
    expect(rows).toHaveLength(85);
    for (const [table = "", , item = "", unit = "", limit = ""] of rows) {
      expect([item, gb3838DrinkingLimitOf(item)]).toEqual([item, { limit, unit, table: Number(table) }]);
      const judged = (value: string): boolean | undefined => gb3838ClassOf({ waterBody: "lake", values: { COD: "1", [item]: value } }).value.drinking[0]?.exceeds;
      expect([item, judged(limit), judged(exact(limit).times(exact("1.001")).toString())]).toEqual([item, false, true]);
    }
  });
});

describe("GB/T 14848-2017", () => {
  test.each(vectorRows("gbt14848-2017-boundaries.csv"))("%s %s → %s", (item, value, wanted) => {
    expect(gbt14848ClassOf({ values: { [item ?? ""]: value ?? "" } }).value.class).toBe(wanted);
  });
  test("gross α and β above class III are IV or V, not told apart; another item of class V decides", () => {
    expect(gbt14848ClassOf({ values: { 总α放射性: "0.51" } }).value.class).toBe("IV/V");
    expect(gbt14848ClassOf({ values: { 总β放射性: "1.01", 铁: "0.5" } }).value.class).toBe("IV/V");
    expect(gbt14848ClassOf({ values: { 总β放射性: "1.01", 铁: "2.5" } }).value).toMatchObject({ class: "V", decisive: ["铁"] });
  });
  test("LAS class I asks that nothing be detected; odour and visible matter are 无 or 有", () => {
    expect(gbt14848ClassOf({ values: { 阴离子表面活性剂: "0.05L" } }).value.class).toBe("I");
    expect(gbt14848ClassOf({ values: { LAS: "0.05" } }).value.class).toBe("II");
    expect(gbt14848ClassOf({ values: { 嗅和味: "无", 肉眼可见物: "有" } }).value).toMatchObject({ class: "V", decisive: ["肉眼可见物"] });
  });
});

describe("soil", () => {
  test.each(vectorRows("gb15618-2018.csv"))("GB 15618-2018 %s pH %s %s: screening %s, control %s", (land, ph, item = "", screening = "", control = "") => {
    const verdict = (value: string): string => gb15618ClassOf({ land: land as "paddy" | "other" | "orchard", ph: ph ?? "", values: { [item]: value } }).value.class;
    expect([verdict(screening), verdict(`${screening}${screening.includes(".") ? "" : "."}001`)]).toEqual(["below-screening", "between"]);
    expect(verdict(control === "" ? "99999" : control)).toBe("between");
    if (control !== "") expect(verdict(`${control}${control.includes(".") ? "" : "."}001`)).toBe("above-control");
  });
  test("GB 36600-2018 tables 1, 2: 85 items, at and beyond both values of both land classes", () => {
    const rows = vectorRows("gb36600-2018.csv");
    expect(rows).toHaveLength(85);
    for (const [, , item = "", , s1 = "", s2 = "", c1 = "", c2 = ""] of rows) for (const [land, screening, control] of [["first", s1, c1], ["second", s2, c2]] as const) {
      const verdict = (value: string): string => gb36600ClassOf({ land, values: { [item]: value } }).value.class;
      const beyond = (value: string): string => exact(value).times(exact("1.0001")).toString();
      const between = exact(screening).equals(exact(control)) ? "below-screening" : "between";
      expect([item, land, verdict(screening), verdict(control), verdict(beyond(control))]).toEqual([item, land, "below-screening", between, "above-control"]);
    }
  });
  const farmlandClass: Readonly<Record<string, string>> = { 优先保护类: "below-screening", 安全利用类: "between", 严格管控类: "above-control" };
  test.each(vectorRows("soil-cases.csv"))("%s %s pH %s %s %s → %s", (standard, land, ph, item = "", value = "", verdict = "") => {
    const found = standard === "GB 15618" ? gb15618ClassOf({ land: land as "other", ph: ph ?? "", values: { [item]: value } }) : gb36600ClassOf({ land: land as "first", values: { [item]: value } });
    expect(found.value.class).toBe(farmlandClass[verdict] ?? verdict);
  });
  test("GB 36600-2018 table 1 note 1: arsenic above screening and not above the background is not managed", () => {
    const values = { 砷: "25" };
    expect(gb36600ClassOf({ land: "first", values, background: { 砷: "30" } }).value.class).toBe("below-screening");
    expect(gb36600ClassOf({ land: "first", values, background: { 砷: "24" } }).value.class).toBe("between");
    expect(gb36600ClassOf({ land: "first", values: { 镉: "25" }, background: { 镉: "30" } }).value.class).toBe("between");
  });
});

describe("indices and states", () => {
  test.each(vectorRows("ei-2015.csv"))("HJ 192-2015 §7.1 EI %s → %s", (ei, wanted) => { expect(eiClassOf(ei ?? "")).toBe(wanted); });
  test.each(vectorRows("eqi-2021.csv"))("环监测〔2021〕99号 EQI %s → %s", (eqi, wanted) => { expect(eqiClassOf(eqi ?? "")).toBe(wanted); });
  test.each(vectorRows("river-state-2011.csv"))("环办〔2011〕22号 二（一）2: %s sections, %s I–III, %s worse than V; %s %% %s %% → %s", (count, good, worst, goodShare = "", worstShare = "", state = "") => {
    if (goodShare !== "") { expect(riverStateOfShares({ good: goodShare, inferior: worstShare }).value).toBe(state); return; }
    const classes = Array.from({ length: Number(count) }, (_, i): WaterClass => (i < Number(good) ? "II" : i < Number(good) + Number(worst) ? "inferiorV" : "V"));
    expect(riverState(classes).value).toBe(state);
  });
  test.each(vectorRows("tli-2011.csv"))("环办〔2011〕22号 二（二）2: chla %s TP %s TN %s SD %s CODMn %s", (chla = "", TP = "", TN = "", SD = "", CODMn = "", ...rest) => {
    const { value } = tliOf({ chla, TP, TN, SD, CODMn });
    const parts = [value.parts.chla, value.parts.TP, value.parts.TN, value.parts.SD, value.parts.CODMn];
    parts.forEach((part, i) => { expect(Number(part)).toBeCloseTo(Number(rest[i]), 4); });
    expect(value.unrounded).toBeCloseTo(Number(rest[5]), 4);
    expect(value.grade).toBe(rest[6]);
  });
});
