import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

interface Total { readonly what: string; readonly value: string }
const folder = new URL("../../../../districts/yungang/ledgers/", import.meta.url);
const totals = (id: string): ReadonlyMap<string, number> => new Map((JSON.parse(readFileSync(new URL(`${id}.expected.json`, folder), "utf8")) as { totals: Total[] }).totals.map(({ what, value }) => [what, Number(value)]));
const rows = (id: string): number => readFileSync(new URL(`${id}.csv`, folder), "utf8").split("\n").filter((line) => line !== "" && !line.startsWith("#")).length - 1;

describe("totals that the document prints", () => {
  it("44 stations are 40 + 2 + 2", () => { const all = totals("petrol-station"); expect((all.get("done") ?? 0) + (all.get("closed") ?? 0) + (all.get("above ground") ?? 0)).toBe(all.get("stations")); });
  it("44 outfalls are 18 + 11 + 15", () => { const all = totals("outfall"); expect((all.get("甘河") ?? 0) + (all.get("口泉河") ?? 0) + (all.get("十里河") ?? 0)).toBe(all.get("outfalls")); });
  it("the two boilers left are the two rows; four kilns are printed one by one, of sixty-four that were treated before", () => {
    expect([rows("boiler"), totals("boiler").get("small ones left"), rows("kiln"), totals("kiln").get("kilns treated")]).toEqual([2, 2, 4, 64]);
  });
  it("two figures for one year, and two counts of units, stand side by side and are not made one", () => {
    expect([totals("hw-balance").get("produced"), totals("hw-balance").get("produced, elsewhere")]).toEqual([9421.7, 8491.73]);
    expect([totals("radiation-unit").get("units"), totals("radiation-unit").get("units, elsewhere"), totals("hw-unit").get("producers"), totals("hw-plan").get("plans filed")]).toEqual([6, 8, 73, 83]);
  });
});
