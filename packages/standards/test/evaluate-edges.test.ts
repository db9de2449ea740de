import { describe, expect, test } from "vitest";
import { evaluateLine, rules } from "../src/index.js";

interface Answer { readonly value?: unknown; readonly reason?: string; readonly edition?: string; readonly clauses?: readonly string[]; readonly status?: string; readonly lineage?: { readonly name?: { readonly zh?: string; readonly en?: string }; readonly value: string | null; readonly origin: string; readonly rounding?: unknown; readonly notes?: unknown[]; readonly rule?: { readonly edition?: string; readonly clauses: string[]; readonly formula?: { readonly en?: string } }; readonly inputs: readonly { readonly value: string | null; readonly unit: string; readonly name?: { readonly en?: string } }[] };
  readonly error?: { readonly code: string; readonly message: string } }
type Line = readonly [rule: string, args: object, more?: object];
const ask = ([rule, args, more = {}]: Line, explain = false): Answer => JSON.parse(evaluateLine(JSON.stringify({ id: 1, rule, args, ...more }), { explain })) as Answer;
const codes = (...lines: readonly Line[]): readonly (string | undefined)[] => lines.map((line) => ask(line).error?.code);
const hours = Array.from({ length: 24 }, (_, i) => String(100 + i));
const limit = { standard: "GB 13271", category: "special coal boiler", item: "PM" };

/** One line for each rule that explains itself: edition, clauses, status. */
const lines: readonly (readonly [Line, edition: string, clauses: readonly string[], status: string])[] = [
  [["HJ 633/iaqi", { item: "CO_24h", value: "2.2" }, { day: "2025-01-03" }], "HJ 633-2012", ["4.2", "6.2"], "VERIFIED"],
  [["HJ 663/o3-mda8", { hours }], "HJ 663", ["6.1.2"], "VERIFIED"],
  [["HJ 663/percentile", { values: ["10", "20"], p: 95 }, { day: "2025-01-03" }], "HJ 663-2013", ["annex A"], "REPORTED"],
  [["HJ 663/annual", { year: 2025, days: [{ day: "2025-01-01", SO2: "1" }] }], "HJ 663-2013", ["table 1", "annex A"], "REPORTED"],
  [["HJ 169/q", { substances: [{ cas: "7664-41-7", tonnes: "5" }] }], "HJ 169-2018", ["C.1.1", "table B.1"], "VERIFIED"],
  [["HJ 941/grade", { water: { q: "5", m: 30, e: 2 } }], "HJ 941-2018", ["6", "7", "8"], "FROM MEMORY"],
  [["GB/T 3840/sigma", { stability: "D", x: "1000" }], "GB/T 3840-91", ["appendix, diffusion parameters"], "VERIFIED"],
  [["GB 3838/class", { waterBody: "river", values: { COD: "21", 铁: "0.4", TN: "1" } }], "GB 3838-2002", ["5.1", "table 1", "5.3", "tables 2, 3"], "VERIFIED"],
  [["GB 3838/class", { waterBody: "river", values: { DO: "7" }, temperature: 20, altitude: "0" }], "GB 3838-2002", ["5.1", "table 1"], "REPORTED"],
  [["GB 3838/river-state", { classes: ["I", "I", "I", "I", "I", "I"] }], "环办〔2011〕22号", ["二（一）2"], "VERIFIED"],
  [["GB/T 14848/class", { values: { 铁: "0.3" } }], "GB/T 14848-2017", ["6.3", "6.4", "tables 1, 2"], "VERIFIED"],
  [["GB 15618/class", { land: "other", ph: "8", values: { Cd: "1" } }], "GB 15618-2018", ["4", "5", "tables 1–3"], "VERIFIED"],
  [["GB 36600/class", { land: "first", values: { 砷: "25" }, background: { 砷: "30" } }], "GB 36600-2018", ["5.3", "tables 1, 2"], "VERIFIED"],
  [["HJ 192/ei", { biological: "1", vegetation: "1", waterNetwork: "1", landStress: "1", pollutionLoad: "1" }], "HJ 192-2015", ["6", "7.1"], "VERIFIED"],
  [["EQI/index", { pattern: "50", function: "60", biodiversity: "70", stress: "20" }], "环监测〔2021〕99号", ["评价方法"], "FROM MEMORY"],
  [["TLI/lake", { chla: "1", TP: "0.005", TN: "0.2", SD: "6", CODMn: "1" }], "环办〔2011〕22号", ["二（二）2"], "REPORTED"],
  [["GB 3096/leq", { levels: ["50", 60] }], "GB 3096-2008", ["3.4"], "FROM MEMORY"],
  [["GB 3096/judge", { zone: "4b", period: "night", level: "60" }], "GB 3096-2008", ["table 1"], "VERIFIED"],
  [["GB 12348/judge", { zone: "0", period: "day", level: "52" }], "GB 12348-2008", ["table 1"], "FROM MEMORY"],
  [["GB 12523/judge", { period: "night", level: "56" }], "GB 12523-2011", ["table 1"], "VERIFIED"],
  [["GB 4915/oxygen", { concentration: "45", measured: "5", reference: "3.5" }], "GB 4915-2013", ["eq. (1)"], "VERIFIED"],
];

describe("every rule by lines", () => {
  test.each(lines)("%j", (line, edition, clauses, status) => {
    const plain = ask(line), explained = ask(line, true);
    expect([plain.error, plain.edition, plain.clauses, plain.status, plain.lineage]).toEqual([undefined, edition, clauses, status, undefined]);
    const { lineage, ...rest } = explained;
    expect(rest).toEqual(plain);
    expect([lineage?.origin, (lineage?.inputs.length ?? 0) > 0, lineage?.name?.zh !== undefined, lineage?.name?.en !== undefined, (lineage?.rule?.formula?.en ?? "") !== ""]).toEqual(["computed", true, true, true, true]);
  });
  test("an edition may be named instead of a day; one that is not held or unknown is refused", () => {
    for (const [[rule, args], edition] of lines.filter(([[, , more]]) => more === undefined).slice(5, 15)) {
      if (rule === "TLI/lake" || rule === "GB 3096/leq") continue; // one formula, no editions to choose from
      expect([rule, ask([rule, args, { edition }]).edition, ask([rule, args, { edition: "X 1-1900" }]).error?.code]).toEqual([rule, edition, "editions/unknown"]);
    }
    expect(codes(["GB 15618/class", { land: "other", ph: "8", values: { Cd: "1" } }, { day: "2018-07-31" }], ["GB 12523/judge", { period: "day", level: "1" }, { day: "2012-06-30" }], ["HJ 169/q", { substances: [] }, { day: "2019-02-28" }])).toEqual(["editions/not-held", "editions/none-on-day", "editions/none-on-day"]);
  });
  test("every code rule takes a text and nothing else", () => {
    for (const rule of [...rules.keys()].filter((id) => id.startsWith("code/"))) {
      expect([rule, ...codes([rule, {}], [rule, { code: null }], [rule, { code: 7 }], [rule, { code: "x" }])]).toEqual([rule, "evaluate/argument-missing", "evaluate/argument-missing", "evaluate/argument-wrong", undefined]);
      expect(ask([rule, { code: "x" }]).value).toMatchObject({ problems: expect.arrayContaining([expect.objectContaining({ zh: expect.stringMatching(/\S/) as string, en: expect.stringMatching(/\S/) as string }) as object]) as unknown[] });
    }
  });
});

describe("arguments of lines", () => {
  test("a long argument is cut short in the message, a short one is not", () => {
    const message = (item: string): string => ask(["HJ 633/iaqi", { item, value: "1" }, { day: "2025-01-03" }]).error?.message ?? "";
    expect([message("x".repeat(58)).includes(`"${"x".repeat(58)}"`), message("x".repeat(59)).includes(`"${"x".repeat(56)}…`)]).toEqual([true, true]);
  });
  test("whole numbers from first to last, however written; fractions, beyond and words are not", () => {
    const round = (places: unknown) => ask(["GB/T 8170/round", { value: "2.5", places }]);
    expect([round(-18), round(30), round("0"), round("1e1")].map(({ value }) => value)).toEqual(["0", "2.500000000000000000000000000000", "2", "2.5000000000"]);
    for (const places of [-19, 31, "0.5", "x", [], 1e300]) expect(round(places).error?.code).toBe("evaluate/argument-wrong");
  });
  test("missing, null and wrong are told apart for every kind of argument", () => {
    expect(codes(["HJ 663/o3-mda8", {}], ["HJ 663/o3-mda8", { hours: null }], ["HJ 663/o3-mda8", { hours: {} }], ["GB 3096/judge", { period: "day", level: "1" }], ["GB 3096/judge", { zone: null, period: "day", level: "1" }], ["GB 3096/judge", { zone: "9", period: "day", level: "1" }],
      ["GB/T 14848/class", {}], ["GB/T 14848/class", { values: null }], ["GB/T 14848/class", { values: [] }], ["GB 3096/judge", { zone: "1", period: "day" }], ["GB 3096/judge", { zone: "1", period: "day", level: null }], ["GB 3096/judge", { zone: "1", period: "day", level: true }], ["GB 3096/judge", { zone: "1", period: "day", level: 50.5 }])).toEqual(
      ["missing", "missing", "wrong", "missing", "missing", "wrong", "missing", "missing", "wrong", "missing", "missing", "wrong", "wrong"].map((fact) => `evaluate/argument-${fact}`));
    expect([ask(["GB 3096/judge", { zone: "1", period: "day", level: 56 }]).value, ask(["HJ 663/percentile", { values: ["1"], p: null }]).error?.code]).toEqual([{ kept: false, limit: "55", over: "1" }, "evaluate/argument-missing"]);
    expect([ask(["GB/T 14848/class", { values: { 铁: 1, 砷: null } }]).value, ...codes(["GB/T 14848/class", { values: { 铁: 0.5 } }], ["GB/T 14848/class", { values: { 铁: true } }])]).toEqual([expect.objectContaining({ class: "IV", decisive: ["铁"] }), "evaluate/argument-wrong", "evaluate/argument-wrong"]);
  });
  test("amounts below zero are named with their place", () => {
    const messages = [ask(["HJ 663/percentile", { values: ["1", "-1"], p: 50 }]), ask(["HJ 941/grade", { air: { q: "-1" } }]), ask(["HJ 169/q", { substances: [{ name: "x", tonnes: "1", critical: "-1" }] }])].map(({ error }) => `${error?.code ?? ""} ${error?.message ?? ""}`);
    expect(messages).toEqual([expect.stringMatching(/^evaluate\/negative .*values\[1\]/), expect.stringMatching(/^evaluate\/negative .*"q"/), expect.stringMatching(/^evaluate\/negative .*substances\[0\]\.critical/)]);
  });
});

describe("answers of lines", () => {
  test("discharge: oxygen, conversion, the basis of the limit, an edition that contradicts the day", () => {
    const day = { day: "2025-06-01" };
    expect(ask(["discharge/judge", { ...limit, value: "30", basis: "hour", measuredOxygen: 12 }, day])).toMatchObject({ value: { exceeded: true, limit: "30", unit: "mg/m³", compared: "40.0000", multiple: "0.33" }, status: "VERIFIED" });
    expect(ask(["discharge/judge", { ...limit, value: "30", basis: "hour", isConverted: true }, day]).value).toMatchObject({ exceeded: false, compared: "30", multiple: null });
    expect(ask(["discharge/judge", { ...limit, value: "30", basis: "hour" }, day]).error?.message).toContain("measured oxygen");
    const cod = { standard: "GB 18918", category: "1A", item: "COD", value: "51", basis: "day" };
    expect([...codes(["discharge/judge", cod, { day: "2026-04-01" }], ["discharge/judge", { ...cod, limitBasis: "week" }, { day: "2026-04-01" }], ["discharge/judge", cod, { ...day, edition: "GB 8978-1996" }], ["discharge/judge", cod]), ask(["discharge/judge", { ...cod, limitBasis: "day" }, { day: "2026-04-01" }]).value]).toEqual([
      "discharge-limits/no-limit", "evaluate/argument-wrong", "editions/none-on-day", "evaluate/argument-missing", expect.objectContaining({ exceeded: true, limit: "50" })]);
    const warm = { ...cod, item: "NH3-N", value: "6" };
    expect(["13", "12"].map((waterTemperature) => (ask(["discharge/judge", { ...warm, waterTemperature }, day]).value as { exceeded: boolean }).exceeded)).toEqual([true, false]);
    expect(ask(["discharge/judge", { ...limit, value: "30", basis: "hour", isConverted: true }, day], true).lineage?.inputs).toHaveLength(2);
  });
  test("surface water: what stands beside the class is there only when there is something", () => {
    expect(ask(["GB 3838/class", { waterBody: "river", values: { COD: "21", 铁: "0.6", TN: "1", NH3N: "3L" } }]).value).toMatchObject({ drinking: [{ item: "铁", limit: "0.3", exceeds: true, multiple: "1.00" }], notJudged: ["TN"], undecided: ["NH3-N"] });
    const plain = ask(["GB 3838/class", { waterBody: "river", values: { COD: "21" } }]);
    expect(Object.keys(plain.value as object)).toEqual(["class", "decisive", "multiples"]);
    expect(plain.clauses).toEqual(["5.1", "table 1"]);
    expect([ask(["GB 3838/class", { waterBody: "river", values: { COD: "15" }, temperature: "20" }]).status, ask(["GB 3838/class", { waterBody: "lake", values: { TN: "3", COD: "15" }, scope: "evaluation" }]).value, ...codes(["GB 3838/class", { waterBody: "lake", values: { COD: "1" }, scope: "all" }])]).toEqual(["VERIFIED", expect.objectContaining({ class: "I" }), "evaluate/argument-wrong"]);
  });
  test("a river of few sections has no state, unless shares are asked for", () => {
    expect([ask(["GB 3838/river-state", { classes: ["I", "I"] }]).value, ask(["GB 3838/river-state", { classes: ["I", "I"], method: "shares" }]).value, ask(["GB 3838/river-state", { classes: ["I", "I"], method: "auto" }]).value, ask(["GB 3838/river-state", { classes: ["I", "I"], method: "x" }]).error?.code]).toEqual([null, "优", null, "evaluate/argument-wrong"]);
    expect(ask(["GB 3838/river-state", { classes: ["I", "I", "I", "I", "I", "I"] }])).not.toHaveProperty("reason");
    expect(ask(["GB 3838/river-state", { classes: ["I", "VI"] }]).error?.message).toContain("classes[1]");
  });
  test("groundwater and farmland: what is undecided, what is from memory", () => {
    expect([ask(["GB/T 14848/class", { values: { 铁: "0.5L" } }]).value, ask(["GB/T 14848/class", { values: { 铁: "0.5" } }])]).toEqual([expect.objectContaining({ undecided: ["铁"] }), expect.not.objectContaining({ reason: expect.anything() as unknown })]);
    expect(ask(["GB/T 14848/class", { values: { 铁: "0.5" } }]).value).not.toHaveProperty("undecided");
    expect(ask(["GB 15618/class", { land: "other", ph: "8", values: { 六六六: "1" } }])).toMatchObject({ status: "FROM MEMORY", value: { class: "between" } });
    expect(["first", "second"].map((land) => (ask(["GB 36600/class", { land, values: { 砷: "25" } }]).value as { class: string }).class)).toEqual(["between", "below-screening"]);
    expect((ask(["GB 36600/class", { land: "first", values: { 砷: "25" }, background: { 砷: "30" } }]).value as { class: string }).class).toBe("below-screening");
    expect(ask(["HJ 192/ei", { biological: "50", vegetation: "50", waterNetwork: "50", landStress: "50", pollutionLoad: "50", restriction: "10" }]).value).toMatchObject({ ei: "60.00" }); // 50·(0.35 + 0.25 + 0.15 + 0.15 + 0.10) + 10
  });
  test("HJ 663: the tree of a day of ozone has its hours; of a percentile its values", () => {
    const { lineage } = ask(["HJ 663/o3-mda8", { hours: hours.map((text, i) => (i === 3 ? null : text)) }], true);
    expect([lineage?.value, lineage?.inputs.length, lineage?.inputs[3]?.value, lineage?.inputs[4]?.value, lineage?.inputs[4]?.unit, lineage?.inputs[4]?.name?.en, lineage?.rule?.clauses, lineage?.rounding]).toEqual(["120", 24, null, "104", "µg/m³", "hour 5", ["6.1.2"], { rule: "GB/T 8170", places: 0, exact: "119.5" }]);
    const none = ask(["HJ 663/o3-mda8", { hours: hours.map(() => null) }], true);
    expect([none.value, none.lineage?.value, none.lineage?.notes?.length, none.lineage?.rounding]).toEqual([null, null, 1, undefined]);
    const share = ask(["HJ 663/percentile", { values: ["10", "20"], p: "95", places: 1 }], true);
    expect([share.lineage?.value, share.lineage?.inputs.map(({ value }) => value), share.lineage?.name?.en, share.lineage?.rule?.clauses]).toEqual(["19.5", ["10", "20"], "percentile 95", ["annex A"]]);
  });
  test("HJ 663: the year takes its choices; a year's limits follow it", () => {
    const days = Array.from({ length: 365 }, (_, i) => ({ day: new Date(Date.UTC(2025, 0, 1 + i)).toISOString().slice(0, 10), SO2: "20", NO2: "30", PM10: i < 5 ? "900" : "65", CO: "2.2", O3_8h: "145", "PM2.5": "33", sandstorm: i < 5 }));
    const year = (more: object): Record<string, unknown> => ask(["HJ 663/annual", { year: 2025, days, ...more }]).value as Record<string, unknown>;
    expect(year({})).toMatchObject({ PM10: { mean: "65", deductedDays: 5 }, goodDays: 360, denominator: 365, ratio: "98.6", means: "valid", sandstorm: "keep", limits: "GB 3095-2012" });
    expect(year({ means: "calendar days", sandstormInRatio: "deduct", sandstormInMeans: "keep" })).toMatchObject({ PM10: { mean: "76" }, goodDays: 360, denominator: 360, ratio: "100.0", means: "calendar", sandstorm: "deduct" });
    expect(year({})["SO2"]).not.toHaveProperty("deductedDays");
    expect(year({})["SO2"]).not.toHaveProperty("shortMonths");
    expect(year({ zone: "first" })["SO2"]).toMatchObject({ compliant: true });
    expect(year({ zone: "first" })["PM2.5"]).toMatchObject({ compliant: false });
    expect([year({ compositeRounding: "sum", weights: "reported-2026" })["composite"], year({ weights: "equal" })["composite"]]).toMatchObject([{ index: "7.95" }, { index: "4.41" }]); // by hand: 20/60 + 2·30/40 + 65/70 + 2.2/4 + 2·145/160 + 3·33/35
    expect(ask(["HJ 663/annual", { year: 2025, days: days.slice(0, 20) }]).value).toMatchObject({ SO2: { valid: false, compliant: null, shortMonths: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] }, compliant: null });
    expect((ask(["HJ 663/annual", { year: 2025, days: [{ day: "2025-01-01", SO2: null }] }]).value as { composite: unknown }).composite).toBeNull();
  });
});

describe("a rule of one edition", () => {
  const ask = (extra: object): { value?: unknown; error?: { code: string } } => JSON.parse(evaluateLine(JSON.stringify({ id: 1, rule: "GB/T 8170/round", args: { value: "2.5", places: 0 }, ...extra }), { explain: false })) as { value?: unknown; error?: { code: string } };
  test("does not answer for an edition that nobody holds, nor for a day that is none", () => {
    expect(ask({}).value).toBe("2");
    expect(ask({ edition: "GB/T 8170-2008" }).value).toBe("2");
    expect(ask({ edition: "GB/T 8170-1887" }).error?.code).toBe("editions/unknown");
    expect(ask({ day: "2025-02-29" }).error?.code).toBe("day/not-a-day");
  });
});
