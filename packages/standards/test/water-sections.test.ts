import { expect, test } from "vitest";
import { evaluateSection, rounded, type WaterBody } from "../src/index.js";
import { describeWith, recordsOf } from "./shared.js";

const classes: Readonly<Record<string, string>> = { Ⅰ: "I", Ⅱ: "II", Ⅲ: "III", Ⅳ: "IV", Ⅴ: "V", 劣Ⅴ: "inferiorV" };
const judgedColumns = [["pH", "ph"], ["DO", "do_mg_l"], ["CODMn", "codmn_mg_l"], ["NH3-N", "nh3n_mg_l"], ["TP", "tp_mg_l"]] as const;
/** Places that the network publishes; values that would round to 0 get one more significant digit. */
const publishedPlaces: Readonly<Record<string, number>> = { water_temp_c: 1, ph: 0, do_mg_l: 1, conductivity_us_cm: 1, turbidity_ntu: 1, codmn_mg_l: 1, nh3n_mg_l: 2, tp_mg_l: 3, tn_mg_l: 2, chla_mg_l: 3, algae_cells_l: 0 };
const isNumber = (text: string | undefined): text is string => text !== undefined && /^\d+(\.\d+)?(E[+-]\d+)?$/.test(text);
const placesWritten = (text: string): number => text.split(".")[1]?.length ?? 0;

/** A water body is a lake or reservoir when its name says so; the five lakes called 海 (sea) by name. */
const isLakeName = (river: string): boolean => /(湖|水库|淀|滇池)(（.*）)?$/.test(river) || ["程海", "阳宗海", "邛海", "洱海", "乌梁素海"].includes(river);

describeWith("data/water-sections-2025/sections_4hourly.csv", "automatic sections of November 2025", (text) => {
  type Row = Readonly<Record<string, string>>;
  let read: readonly Row[] | undefined;
  const rowsOfFile = (): readonly Row[] => (read ??= recordsOf(text())); // in the test, not while collecting: the file may be absent
  const bodyOf = (row: Row): WaterBody => (isLakeName(row["river"] ?? "") ? "lake" : "river");
  const valuesOf = (row: Row): Record<string, string> => Object.fromEntries(judgedColumns.flatMap(([item, column]) => { const value = row[`${column}_published`]; return isNumber(value) ? [[item, value]] : []; }));

  test("GB/T 8170-2008 §3.2: each published value is the raw value rounded half to even, once", () => {
    let compared = 0;
    const otherPlaces = new Map<string, number>();
    for (const row of rowsOfFile()) for (const [column, places] of Object.entries(publishedPlaces)) {
      const raw = row[`${column}_raw`], published = row[`${column}_published`];
      if (!isNumber(raw) || !isNumber(published)) continue;
      compared++;
      expect([row["section"], column, raw, rounded(raw, placesWritten(published))]).toEqual([row["section"], column, raw, published]);
      if (placesWritten(published) === places) continue;
      const wouldVanish = Number(rounded(raw, places)) === 0;
      const why = wouldVanish ? "would round to 0: one significant digit" : "station publishes two places";
      otherPlaces.set(`${column} ${row["section"] ?? ""} ${why}`, (otherPlaces.get(`${column} ${row["section"] ?? ""} ${why}`) ?? 0) + 1);
    }
    expect(compared).toBeGreaterThan(57_000);
    expect([...otherPlaces.keys()].filter((name) => name.endsWith("two places")).sort()).toEqual([
      "algae_cells_l 大隆水库出口 station publishes two places", "algae_cells_l 泄洪1闸(小兴凯湖一闸) station publishes two places",
      "chla_mg_l 南盘江三江口 station publishes two places", "chla_mg_l 泄洪1闸(小兴凯湖一闸) station publishes two places",
    ]);
  });

  test("GB 3838-2002 §5.1: the published class is that of the published pH, DO, CODMn, NH3-N, TP", () => {
    const published = rowsOfFile().filter((row) => (classes[row["class_published"] ?? ""] ?? "") !== "");
    expect(published.length).toBeGreaterThan(6_200);
    const different = published.flatMap((row) => {
      const judged = (waterBody: WaterBody): string => evaluateSection({ waterBody, values: valuesOf(row) }).value.class;
      const wanted = classes[row["class_published"] ?? ""];
      const found = judged(bodyOf(row));
      return found === wanted ? [] : [`${row["river"] ?? ""} ${row["section"] ?? ""} ${row["time"] ?? ""}: ${found}, published ${wanted ?? ""}, as ${bodyOf(row) === "lake" ? "river" : "lake"} ${judged(bodyOf(row) === "lake" ? "river" : "lake")}`];
    });
    expect(different).toEqual([]);
  });
});
