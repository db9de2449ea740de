import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { eiClassOf, eiOf, exact, gb3838ClassOf, gb3838Implied, gbt14848ClassOf, gbt14848Implied, riverState, riverStateOfShares, type WaterClass } from "../src/index.js";

const shared = new URL("../../../../shared/", import.meta.url);
const hasShared = existsSync(new URL("vectors/water/", shared));
if (!hasShared) console.warn("SKIPPED: ../shared/vectors/water and ../shared/vectors/plan are not on this machine (water-vectors.test.ts)");
const load = <T>(path: string): T => JSON.parse(readFileSync(new URL(`vectors/${path}.json`, shared), "utf8")) as T;

describe.skipIf(!hasShared)("vectors of water and of the plan", () => {
  test("GB 3838-2002 table 1: each limit and the next decimal beyond it", () => {
    const { cases } = load<{ cases: { item: string; value: string; class: string; waterBody: "river" | "lake" }[] }>("water/surface-boundaries");
    expect(cases.length).toBeGreaterThan(80);
    for (const { item, value, class: wanted, waterBody } of cases) {
      expect([item, value, waterBody, gb3838ClassOf({ waterBody, values: { [item]: value } }).value.class]).toEqual([item, value, waterBody, wanted]);
    }
  });

  test("GB/T 14848-2017 tables 1, 2: each limit and the next decimal beyond it", () => {
    const { cases } = load<{ cases: { item: string; value: string; class: string }[] }>("water/groundwater-boundaries");
    expect(cases.length).toBeGreaterThan(300);
    for (const { item, value, class: wanted } of cases) expect([item, value, gbt14848ClassOf({ values: { [item]: value } }).value.class]).toEqual([item, value, wanted]);
  });

  test("环办〔2011〕22号 二（一）2: states of rivers, by counts and by published shares", () => {
    const { cases } = load<{ cases: { sections?: number; "I-III"?: number; inferiorV?: number; shares?: { "I-III": string; inferiorV: string }; state: string }[] }>("water/river-state");
    for (const { sections, "I-III": good, inferiorV, shares, state } of cases) {
      if (shares) { expect(riverStateOfShares({ good: shares["I-III"], inferior: shares.inferiorV }).value).toBe(state); continue; }
      const classes: WaterClass[] = Array.from({ length: sections ?? 0 }, (_, i) => (i < (good ?? 0) ? "III" : i < (good ?? 0) + (inferiorV ?? 0) ? "inferiorV" : "IV"));
      expect([sections, good, inferiorV, riverState(classes).value]).toEqual([sections, good, inferiorV, state]);
    }
  });

  test("HJ 192-2015 §6, §7.1: EI of the plan's table 2.3-3 and the bounds of its classes", () => {
    const { cases } = load<{ cases: { in?: Record<string, string>; EI_exact?: string; EI: string; class: string }[] }>("water/ei");
    for (const { in: given, EI_exact, EI, class: wanted } of cases) {
      if (!given) { expect([EI, eiClassOf(EI)]).toEqual([EI, wanted]); continue; }
      const { value } = eiOf({ biological: given["生物丰度"] ?? "", vegetation: given["植被覆盖"] ?? "", waterNetwork: given["水网密度"] ?? "", landStress: given["土地胁迫"] ?? "", pollutionLoad: given["污染负荷"] ?? "", restriction: given["环境限制"] ?? "0" });
      expect(value).toEqual({ exact: EI_exact, ei: EI, class: wanted });
    }
  });

  interface PlanItem { item: string; multiple: string; impliedConc: string; interval: [string, string]; class?: string; classAtInterval: string[] }
  const same = (a: string | undefined, b: string | undefined): boolean => exact(a ?? "").equals(exact(b ?? ""));
  test("the plan's table 2.3-1: the concentrations behind its multiples over class III", () => {
    for (const row of load<{ rows: { section: string; items: PlanItem[] }[] }>("plan/surface-table-2.3-1").rows) for (const each of row.items) {
      const implied = gb3838Implied(each.item, each.multiple, "III", "river");
      expect([row.section, same(implied.value, each.impliedConc), same(implied.from, each.interval[0]), same(implied.to, each.interval[1]), implied.classes]).toEqual([row.section, true, true, true, each.classAtInterval]);
    }
  });

  test("the plan's table 2.3-2: six wells, one of them class V", () => {
    const rows = load<{ rows: { well: string; items: PlanItem[]; classFromMultiples: string }[] }>("plan/groundwater-table-2.3-2").rows;
    expect(rows).toHaveLength(6);
    for (const row of rows) {
      const values = Object.fromEntries(row.items.map((each) => [each.item, gbt14848Implied(each.item, each.multiple, "III").value]));
      for (const each of row.items) {
        const implied = gbt14848Implied(each.item, each.multiple, "III");
        expect([same(implied.value, each.impliedConc), same(implied.from, each.interval[0]), same(implied.to, each.interval[1]), implied.classes]).toEqual([true, true, true, each.classAtInterval]);
      }
      if (row.items.length > 0) expect([row.well, gbt14848ClassOf({ values }).value.class]).toEqual([row.well, row.classFromMultiples]);
    }
  });
});
