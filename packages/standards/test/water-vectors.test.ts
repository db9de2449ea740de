import { expect, test } from "vitest";
import {
  blackOdorousGrade, eiClassOf, eiOf, eqiClassOf, evaluateSection, exact, gb15618ClassOf, gb36600ClassOf, gb3838ClassOf, gb3838Implied, gbt14848ClassOf, gbt14848Implied, ldnOf, leqOf, noiseJudged, riverState, riverStateOfShares,
  safeUseRateOfFarmland, spearman, tliOf, waterTrend, type ConstructionLand, type Farmland, type NoiseZone, type WaterClass,
} from "../src/index.js";
import { describeWith } from "./shared.js";

const of = <T>(text: () => string): T => JSON.parse(text()) as T;

describeWith("vectors/water/surface-boundaries.json", "GB 3838-2002 table 1", (text) => {
  test("each limit and the next decimal beyond it", () => {
    const { cases } = of<{ cases: { item: string; value: string; class: string; waterBody: "river" | "lake" }[] }>(text);
    expect(cases.length).toBeGreaterThan(80);
    for (const { item, value, class: wanted, waterBody } of cases) {
      expect([item, value, waterBody, gb3838ClassOf({ waterBody, values: { [item]: value } }).value.class]).toEqual([item, value, waterBody, wanted]);
    }
  });
});

describeWith("vectors/water/groundwater-boundaries.json", "GB/T 14848-2017 tables 1, 2", (text) => {
  test("each limit and the next decimal beyond it", () => {
    const { cases } = of<{ cases: { item: string; value: string; class: string }[] }>(text);
    expect(cases.length).toBeGreaterThan(300);
    for (const { item, value, class: wanted } of cases) expect([item, value, gbt14848ClassOf({ values: { [item]: value } }).value.class]).toEqual([item, value, wanted]);
  });
});

describeWith("vectors/water/river-state.json", "环办〔2011〕22号 二（一）2", (text) => {
  test("states of rivers, by counts and by published shares", () => {
    for (const { sections, "I-III": good, inferiorV, shares, state } of of<{ cases: { sections?: number; "I-III"?: number; inferiorV?: number; shares?: { "I-III": string; inferiorV: string }; state: string }[] }>(text).cases) {
      if (shares) { expect(riverStateOfShares({ good: shares["I-III"], inferior: shares.inferiorV }).value).toBe(state); continue; }
      const classes: WaterClass[] = Array.from({ length: sections ?? 0 }, (_, i) => (i < (good ?? 0) ? "III" : i < (good ?? 0) + (inferiorV ?? 0) ? "inferiorV" : "IV"));
      expect([sections, good, inferiorV, riverState(classes).value]).toEqual([sections, good, inferiorV, state]);
    }
  });
});

describeWith("vectors/water/main-pollutants.json", "环办〔2011〕22号 二（一）3", (text) => {
  interface Cases { cases: { values: Record<string, string>; class: string; main: [string, string | null][] }[]; published: { section: string; multiples: Record<string, string>; class: string; impliedOverIII: Record<string, string>; consistentWithIII: boolean }[] }
  const symbol = (item: string): string => (item === "NH3N" ? "NH3-N" : item);
  test("main pollutants of a section", () => {
    for (const { values, class: wanted, main } of of<Cases>(text).cases) {
      const { value } = evaluateSection({ waterBody: "river", values });
      expect([values, value.class, value.mainPollutants.map((each) => [each.item, each.multiple])]).toEqual([values, wanted, main.map(([item, multiple]) => [symbol(item), multiple])]);
    }
  });
  test("published multiples: the concentrations behind them give the published class only where the base is class III", () => {
    for (const { multiples, class: wanted, impliedOverIII, consistentWithIII } of of<Cases>(text).published) {
      const values = Object.fromEntries(Object.entries(multiples).map(([item, multiple]) => [item, gb3838Implied(item, multiple, "III", "river").value]));
      for (const [item, concentration] of Object.entries(impliedOverIII)) expect(exact(values[item] ?? "").equals(exact(concentration))).toBe(true);
      expect(gb3838ClassOf({ waterBody: "river", values }).value.class === wanted).toBe(consistentWithIII);
    }
  });
});

describeWith("vectors/water/tli.json", "环办〔2011〕22号 二（二）2", (text) => {
  test("trophic level index", () => {
    for (const { in: given, parts, TLI, grade } of of<{ cases: { in: Record<string, number>; parts: Record<string, number>; TLI: number; grade: string }[] }>(text).cases) {
      const { value } = tliOf({ chla: String(given["Chla"]), TP: String(given["TP"]), TN: String(given["TN"]), SD: String(given["SD"]), CODMn: String(given["CODMn"]) });
      for (const [key, part] of Object.entries(parts)) expect(Number(value.parts[(key === "Chla" ? "chla" : key) as "TP"])).toBeCloseTo(part, 4);
      expect(value.unrounded).toBeCloseTo(TLI, 4);
      expect(value.grade).toBe(grade);
    }
  });
});

describeWith("vectors/water/spearman.json", "环办〔2011〕22号 三（二）", (text) => {
  test("rank correlation and its decision", () => {
    for (const { values, rs } of of<{ cases: { values: number[]; rs: number }[] }>(text).cases) {
      expect(spearman(values.map((each) => exact(String(each)))).r.toNumber()).toBeCloseTo(rs, 4);
      expect(waterTrend("NH3-N", values.map(String)).value.meaning).toBe(rs <= -0.9 ? "好转" : rs >= 0.829 ? "变差" : "无显著变化");
    }
  });
});

describeWith("vectors/water/ei.json", "HJ 192-2015 §6, §7.1", (text) => {
  test("EI of the plan's table 2.3-3 and the bounds of its classes", () => {
    for (const { in: given, EI_exact, EI, class: wanted } of of<{ cases: { in?: Record<string, string>; EI_exact?: string; EI: string; class: string }[] }>(text).cases) {
      if (!given) { expect([EI, eiClassOf(EI)]).toEqual([EI, wanted]); continue; }
      const { value } = eiOf({ biological: given["生物丰度"] ?? "", vegetation: given["植被覆盖"] ?? "", waterNetwork: given["水网密度"] ?? "", landStress: given["土地胁迫"] ?? "", pollutionLoad: given["污染负荷"] ?? "", restriction: given["环境限制"] ?? "0" });
      expect(value).toEqual({ exact: EI_exact, ei: EI, class: wanted });
    }
  });
});

describeWith("vectors/water/eqi.json", "环监测〔2021〕99号", (text) => {
  test("published classes", () => { for (const { EQI, class: wanted } of of<{ cases: { EQI: string; class: string }[] }>(text).cases) expect([EQI, eqiClassOf(EQI)]).toEqual([EQI, wanted]); });
});

describeWith("vectors/water/soil.json", "GB 15618-2018, GB 36600-2018", (text) => {
  test("verdicts at and beyond the limits", () => {
    const verdicts: Readonly<Record<string, string>> = { none: "below-screening", exceedScreening: "between", exceedControl: "above-control" };
    for (const each of of<{ cases: { std: string; use: string; pH?: string; item: string; value: string; class?: string; result?: string }[] }>(text).cases) {
      const values = { [each.item]: each.value };
      if (each.std === "GB 15618") expect([each, gb15618ClassOf({ land: each.use as Farmland, ph: each.pH ?? "", values }).value.farmlandClass]).toEqual([each, each.class]);
      else expect([each, gb36600ClassOf({ land: ({ class1: "first", class2: "second" }[each.use] ?? each.use) as ConstructionLand, values }).value.class]).toEqual([each, verdicts[each.result ?? ""]]);
    }
  });
});

describeWith("vectors/water/safe-use-rate.json", "受污染耕地安全利用率核算方法", (text) => {
  test("rate, and none without polluted farmland", () => {
    for (const { A, B, C, D, E } of of<{ cases: { A: string | null; B: string; C: string; D: string; E: string }[] }>(text).cases) {
      expect(safeUseRateOfFarmland({ priority: B, safeUse: C, strict: D, total: E }).value?.exact.toString() ?? null).toBe(A);
    }
  });
});

describeWith("vectors/water/black-odorous.json", "城市黑臭水体整治工作指南 表2", (text) => {
  test("grades, both ends of the printed ranges light", () => {
    for (const each of of<{ cases: { SD: string; DO: string; ORP: string; NH3N: string; grade: string }[] }>(text).cases) {
      expect(each.grade).toMatch(new RegExp(`^(boundary: )?${blackOdorousGrade({ transparency: each.SD, dissolvedOxygen: each.DO, redox: each.ORP, ammonia: each.NH3N }).value.grade}`));
    }
  });
});

describeWith("vectors/water/noise.json", "GB 3096-2008", (text) => {
  test("Leq, Ldn and zones", () => {
    for (const each of of<{ cases: { fn: string; in?: number[]; out?: number; Ld?: number; Ln?: number; zone?: string; day?: string; night?: string; ok?: boolean }[] }>(text).cases) {
      if (each.fn === "Leq") expect(leqOf((each.in ?? []).map(String)).value.unrounded).toBeCloseTo(each.out ?? NaN, 3);
      else if (each.fn === "Ldn") expect(ldnOf(String(each.Ld), String(each.Ln)).value.unrounded).toBeCloseTo(each.out ?? NaN, 3);
      else expect((["day", "night"] as const).every((period) => noiseJudged({ standard: "GB 3096", zone: each.zone as NoiseZone, period, level: each[period] ?? "" }).value.isKept)).toBe(each.ok);
    }
  });
});

interface PlanItem { readonly item: string; readonly multiple: string; readonly impliedConc: string; readonly interval: [string, string]; readonly classAtInterval: string[] }
const same = (a: string | undefined, b: string | undefined): boolean => exact(a ?? "").equals(exact(b ?? ""));

describeWith("vectors/plan/surface-table-2.3-1.json", "the plan's table 2.3-1", (text) => {
  test("the concentrations behind its multiples over class III, and the state of its five sections", () => {
    const { rows, aggregate } = of<{ rows: { section: string; items: PlanItem[] }[]; aggregate: Record<string, { "I-III"?: number; IV: number; V: number; state: string }> }>(text);
    for (const row of rows) for (const each of row.items) {
      const implied = gb3838Implied(each.item, each.multiple, "III", "river");
      expect([row.section, same(implied.value, each.impliedConc), same(implied.from, each.interval[0]), same(implied.to, each.interval[1]), implied.classes]).toEqual([row.section, true, true, true, each.classAtInterval]);
    }
    for (const { IV, V, state } of Object.values(aggregate)) expect(riverState([...Array<WaterClass>(IV).fill("IV"), ...Array<WaterClass>(V).fill("V")]).value).toBe(state);
  });
});

describeWith("vectors/plan/groundwater-table-2.3-2.json", "the plan's table 2.3-2", (text) => {
  test("six wells, one of them class V", () => {
    const { rows } = of<{ rows: { well: string; items: PlanItem[]; classFromMultiples: string }[] }>(text);
    expect(rows).toHaveLength(6);
    for (const row of rows) {
      const implied = row.items.map((each) => [each, gbt14848Implied(each.item, each.multiple, "III")] as const);
      for (const [each, found] of implied) expect([same(found.value, each.impliedConc), same(found.from, each.interval[0]), same(found.to, each.interval[1]), found.classes]).toEqual([true, true, true, each.classAtInterval]);
      if (implied.length > 0) expect([row.well, gbt14848ClassOf({ values: Object.fromEntries(implied.map(([each, { value }]) => [each.item, value])) }).value.class]).toEqual([row.well, row.classFromMultiples]);
    }
  });
});
