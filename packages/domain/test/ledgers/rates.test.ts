import { readFileSync } from "node:fs";
import { exact } from "@yunqing/standards";
import { checked, type AnyRow, type Condition, type Ledger } from "@yunqing/ledger";
import { describe, expect, it } from "vitest";
import { ledgers } from "../../src/ledgers/door.js";
import { rateOf, type Measure, type RatedRow } from "../../src/ledgers/rate-of.js";
import { ledgerRates as rates } from "../../src/ledgers/rates.js";

const ledgerOf = (id: string): Ledger => { const one = ledgers.find((each) => each.id === id); if (!one) throw new TypeError(`no ledger ${id}`); return one; };
const rule = (id: string): (typeof rates)[number] => { const one = rates.find((each) => each.id === id); if (!one) throw new TypeError(`no rate ${id}`); return one; };
/** Rows as the ledger keeps them: checked, with their computed fields; a state where the ledger has a life. */
function kept(id: string, rows: readonly AnyRow[], states: readonly (string | null)[] = []): readonly RatedRow[] {
  return rows.map((row, index) => {
    const made = checked(ledgerOf(id), row);
    if (made.kind !== "right") throw new TypeError(`${id}: ${made.faults.map((each) => `${each.field} ${each.zh}`).join("；")}`);
    return { id: `${id}-${index + 1}`, name: `${index + 1}`, state: states[index] ?? null, values: made.row };
  });
}
const shown = (id: string, rows: readonly RatedRow[], year: number | null = null): string | null => rateOf(rule(id), rows, { year }).value?.text ?? null;

describe("every rate", () => {
  const read = (condition: Condition): string[] => ("all" in condition ? condition.all.flatMap(read) : "any" in condition ? condition.any.flatMap(read) : "not" in condition ? read(condition.not) : [condition.field]);
  const fieldsIn = (measure: Measure | undefined): string[] => (measure === undefined || "given" in measure ? [] : [...("count" in measure ? [] : [...measure.plus, ...measure.minus ?? [], ...(measure.times === undefined ? [] : [measure.times])]), ...(measure.where ? read(measure.where) : [])]);
  const statesIn = (measure: Measure | undefined): readonly string[] => (measure === undefined || "given" in measure ? [] : measure.states ?? []);
  it("has an id of its own", () => { expect(new Set(rates.map((each) => each.id)).size).toBe(rates.length); });
  it.each(rates.map((each) => [each.id, each] as const))("%s names a ledger, its fields, options and states", (_, each) => {
    const own = ledgerOf(each.ledger), named = [...(each.yearField === null ? [] : [each.yearField]), ...(each.of?.where ? read(each.of.where) : []), ...fieldsIn(each.over), ...fieldsIn(each.under)];
    expect(named.filter((field) => !Object.hasOwn(own.fields, field))).toEqual([]);
    expect([...each.of?.states ?? [], ...statesIn(each.over), ...statesIn(each.under)].filter((state) => !Object.hasOwn(own.life?.states ?? {}, state))).toEqual([]);
    const optionFaults = (condition: Condition): string[] => {
      if ("all" in condition) return condition.all.flatMap(optionFaults);
      if ("any" in condition) return condition.any.flatMap(optionFaults);
      if ("not" in condition) return optionFaults(condition.not);
      const field = own.fields[condition.field];
      return "in" in condition && field && "options" in field ? condition.in.filter((option) => !Object.hasOwn(field.options, option)).map((option) => `${condition.field} ${option}`) : [];
    };
    const conditions = [each.of?.where, each.over, each.under].flatMap((one) => (one === undefined ? [] : "given" in one ? [] : "count" in one || "plus" in one ? (one.where ? [one.where] : []) : [one]));
    expect(conditions.flatMap(optionFaults)).toEqual([]);
  });
});

describe("the pack says which target takes which rate", () => {
  const pack = new URL("../../../../districts/yungang/", import.meta.url), json = (path: string): unknown => JSON.parse(readFileSync(new URL(path, pack), "utf8"));
  const links = (json("ledger-rates.json") as { ledgerRates: { rate: string; indicator: string | null; target: string | null }[] }).ledgerRates;
  const indicators = (json("plans/plan-14/indicators.json") as { indicators: { id: string; unit: string; places: number }[] }).indicators;
  const targets = (json("plans/plan-14/targets.json") as { targets: { id: string; unit: string }[] }).targets;
  it.each(links)("$rate → $indicator$target", ({ rate, indicator, target }) => {
    const own = rule(rate), to = indicator === null ? targets.find((each) => each.id === target) : indicators.find((each) => each.id === indicator);
    expect(to?.unit.replace("/年", "")).toBe(own.unit);
    if (indicator !== null) expect(indicators.find((each) => each.id === indicator)?.places).toBeLessThanOrEqual(own.places);
  });
});

describe("worked by hand", () => {
  const parcel = (values: AnyRow): AnyRow => ({ year: 2025, town: "t", class: "safe", done: true, produce: "compliant", measure: ["agronomy"], ...values });
  it("polluted farmland: 30 + 50 of 100 mu are used safely, and clean land counts nowhere", () => {
    const rows = kept("farmland-class", [
      parcel({ parcel: "a", area: "30", pollution: "slight", class: "priority", basic: true, measure: ["protect"], produce: null }),
      parcel({ parcel: "b", area: "50", pollution: "light" }),
      parcel({ parcel: "c", area: "15", pollution: "medium", produce: "exceeding" }),
      parcel({ parcel: "d", area: "5", pollution: "heavy", class: "strict", produce: "none", measure: ["none"], done: false }),
      parcel({ parcel: "e", area: "900", pollution: "none", class: "priority", basic: true }),
      parcel({ parcel: "f", year: 2024, area: "70", pollution: "light" }),
    ]);
    expect(shown("farmland-safe-use", rows, 2025)).toBe("80.0");
    const asked = rateOf(rule("farmland-safe-use"), rows, { year: 2025 });
    expect(asked.lineage.inputs.map((each) => [each.value, each.inputs.map((one) => one.source?.id)])).toEqual([["80", ["farmland-class-1", "farmland-class-2"]], ["100", ["farmland-class-1", "farmland-class-2", "farmland-class-3", "farmland-class-4"]]]);
  });
  it("no polluted farmland is no hundred per cent: the rate does not apply", () => {
    const asked = rateOf(rule("farmland-safe-use"), kept("farmland-class", [parcel({ parcel: "e", area: "900", pollution: "none", class: "priority", basic: true })]), { year: 2025 });
    expect([asked.value, asked.lineage.value]).toEqual([null, null]);
  });
  it("straw of two villages: 800 + 100 of 1000 t used, 600 ploughed in, 75 of the 100 left taken off", () => {
    const rows = kept("straw-use", [
      { village: "甲村", town: "t", year: 2025, crop: "maize", sown: "1000", there: "700", field: "500", fodder: "100", fuel: "40", moved: "45" },
      { village: "乙村", town: "t", year: 2025, crop: "millet", sown: "600", there: "300", field: "100", fodder: "120", raw: "40", moved: "30" },
    ]);
    // used 640 + 260 = 900; ploughed in 600; left 1000 − 900 = 100, taken off 75
    expect(["straw-use", "straw-field", "straw-cleared"].map((each) => shown(each, rows, 2025))).toEqual(["90.0", "60.0", "75.0"]);
    expect(shown("straw-use", rows, 2024)).toBeNull();
  });
  it("manure: 13 600 of 17 000 t", () => {
    const rows = kept("manure-use", [{ farm: "f1", year: 2025, produced: "12000", field: "8000", organic: "1600", partner: "合作社", land: "900" }, { farm: "f2", year: 2025, produced: "5000", energy: "4000" }]);
    expect(shown("manure-use", rows, 2025)).toBe("80.0");
  });
  it("scale farms: two of three equipped; the household and the closed farm do not count", () => {
    const farm = (code: string, values: AnyRow): AnyRow => ({ code, name: code, scale: "scale", town: "t", state: "running", species: "pig", store: ["tank"], treat: ["biogas"], equipped: true, ...values });
    const rows = kept("livestock-farm", [farm("a", {}), farm("b", { state: "empty", scale: "large" }), farm("c", { equipped: false, store: ["none"], treat: ["none"] }), farm("d", { scale: "household" }), farm("e", { state: "closed" })]);
    // 2 ÷ 3 = 66.666…, to one decimal 66.7
    expect(shown("farm-equipment", rows)).toBe("66.7");
  });
  it("fertiliser fell by 0.57 per cent in 2020, and the year without a year before gives no growth", () => {
    const rows = kept("agri-input", [{ year: 2019, level: "district", scope: "全区", fertiliser: "610.5" }, { year: 2020, level: "district", scope: "全区", fertiliser: "607", fertiliserBefore: "610.5", utilisation: "45" }, { year: 2020, level: "town", scope: "某乡", fertiliser: "90", fertiliserBefore: "80", utilisation: "30" }]);
    expect([shown("fertiliser-growth", rows, 2020), shown("fertiliser-growth", rows, 2019), shown("fertiliser-utilisation", rows, 2020)]).toEqual(["-0.57", null, "45.0"]);
  });
  it("leakage by CJJ 92: 15 % raw less 7.5 of corrections, weighted over two suppliers", () => {
    // supplier a: 1000 − 850 = 150 → 15 %; R1 = 0.08 × 500/1000 = 4 %; A = 30 km ÷ (1000 × 10 ÷ 365) = 1.095 → R2 = 0.99 × (1.095 − 0.0693) = 101.54 % → at most 3 %; R3 0.5 % at 0.40 MPa; R4 none at 1.2 m
    const [a] = kept("pipe-leakage", [{ supplier: "a", year: 2025, supplied: "1000", metered: "850", household: "500", length: "30", pressure: "0.40", frost: "1.2" }]);
    expect([a?.values["raw"], a?.values["correction"], a?.values["rate"]]).toEqual(["15.00", "7.50", "7.50"]);
    // supplier b: 20 % raw, R1 none, A below 0.0693 → R2 = 0.99 × (0.0365 − 0.0693) = −3.2472 % → at least −3 %; R3 2 % at 0.80; R4 1 % at 1.5 m → 0
    const rows = kept("pipe-leakage", [{ supplier: "a", year: 2025, supplied: "1000", metered: "850", household: "500", length: "30", pressure: "0.40", frost: "1.2" }, { supplier: "b", year: 2025, supplied: "500", metered: "390", free: "10", household: "0", length: "0.5", pressure: "0.80", frost: "1.5" }]);
    expect([rows[1]?.values["raw"], rows[1]?.values["correction"], rows[1]?.values["rate"]]).toEqual(["20.00", "0.00", "20.00"]);
    // (7.5 × 1000 + 20 × 500) ÷ 1500 = 11.6667
    expect(shown("leakage", rows, 2025)).toBe("11.67");
  });
  it("wells of class Ⅴ: one of six", () => {
    const rows = kept("monitoring-well", ["III", "IV", "IV", "IV", "V", "III"].map((of, index) => ({ name: `井${index}`, kind: "ambient", class: of })));
    expect(shown("wells-class-five", rows)).toBe("16.7");
  });
  it("ecological supply: two days at 4 and 5 m³/s", () => {
    const rows = kept("ecological-water", [{ river: "r", day: "2025-02-01", gauge: "g", flow: "4" }, { river: "r", day: "2025-02-02", gauge: "g", flow: "5", hours: "12" }]);
    // volumes 4 × 86 400 = 345 600 and 5 × 43 200 = 216 000 m³, in all 561 600 = 56.16 × 10⁴
    expect([shown("ecological-flow", rows, 2025), shown("ecological-volume", rows, 2025)]).toEqual(["4.50", "56.16"]);
  });
  it("red line of the land: 73.781 of 737.81 km², the land given from outside", () => {
    const rows = kept("red-line", [{ code: "1", name: "a", kind: "water", approved: "73.781", present: "73.781", department: "d" }]);
    const land = { landArea: { value: exact("737.81"), lineage: { name: { zh: "国土面积", en: "land" }, value: "737.81", unit: "km²", origin: "printed" as const, inputs: [] } } };
    expect(rateOf(rule("red-line-share"), rows, { year: null, given: land }).value?.text).toBe("10.00");
    expect(rateOf(rule("red-line-share"), rows, { year: null }).value).toBeNull();
  });
  it("issues: three of four closed; one that relapsed is open again and does not count", () => {
    const rows = kept("issue", ["1", "2", "3", "4"].map((number) => ({ number, title: "问题", source: "air" })), ["closed", "closed", "closed", "open"]);
    expect(shown("issues-cleared", rows)).toBe("75.0");
  });
  it("plots used before they were safe lower the rate", () => {
    const plot = (code: string, values: AnyRow): AnyRow => ({ code, name: code, origin: "changeUse", present: "vacant", planned: "housing", transferAllowed: false, transferred: true, otherWorks: false, ...values });
    const rows = kept("polluted-plot", [plot("a", { surveyed: "2025-03-01", verdict: "clean", transferAllowed: true }), plot("b", {}), plot("c", { planned: "industrial" }), plot("d", { transferred: false })]);
    expect([shown("key-land-safe-use", rows), rows[1]?.values["offence"]]).toEqual(["50.0", "未达标先供地"]);
  });
  it("intensity fell by 18 per cent and the non-fossil share is a quarter", () => {
    const rows = kept("climate-indicator", [{ year: 2025, gdp: "500", gdpBase: "400", energy: "400", energyBase: "400", carbon: "1025", carbonBase: "1000", nonFossil: "100", source: "统计" }]);
    // carbon: 1 − (1025/500) ÷ (1000/400) = 1 − 2.05/2.5 = 18 %; energy: 1 − 0.8/1 = 20 %
    expect(["carbon-intensity-cut", "energy-intensity-cut", "non-fossil"].map((each) => shown(each, rows, 2025))).toEqual(["18.0", "20.0", "25.0"]);
  });
  it("clean heating: 900 of 1000 households of the countryside, clean coal not among them", () => {
    const rows = kept("heating-year", [{ place: "v1", year: 2025, area: "rural", households: 600, central: 300, electricity: 250, cleanCoal: 20 }, { place: "v2", year: 2025, area: "rural", households: 400, gas: 350, cleanCoal: 50 }, { place: "v3", year: 2025, area: "fringe", households: 100, central: 100 }]);
    expect(["heating-rural", "heating-fringe"].map((each) => shown(each, rows, 2025))).toEqual(["90.0", "100.0"]);
  });
  it("complaints: four came, one repeats another; two of three closed, all three answered", () => {
    const complaint = (number: string, values: AnyRow): AnyRow => ({ number, channel: "h12369", receivedOn: "2025-03-01", subject: "异味", kind: "smell", town: "t", isAnonymous: true, due: "2025-04-30", handler: "分局", verdict: "so", answeredOn: "2025-03-20", ...values });
    const rows = kept("complaint", [complaint("1", {}), complaint("2", {}), complaint("3", { repeats: "complaint-1" }), complaint("4", {})], ["closed", "closed", "closed", "answered"]);
    expect(["complaints-closed", "complaints-answered"].map((each) => shown(each, rows, 2025))).toEqual(["66.7", "100.0"]);
  });
  it("cuts of an orange alert: 25 of 100 kg of NOx", () => {
    const rows = kept("hpw-list", [{ unit: "a", year: 2025, kind: "industry", industry: "水泥", grade: "C", nox: "80", noxYellow: "10", noxOrange: "25" }, { unit: "b", year: 2025, kind: "industry", industry: "供热", grade: "livelihood", exempt: "livelihood", nox: "20" }]);
    // the exempt unit brings its emission and takes nothing off: 25 ÷ 100
    expect([shown("cut-nox-orange", rows, 2025), shown("cut-nox-yellow", rows, 2025), shown("cut-so2-red", rows, 2025)]).toEqual(["25.0", "10.0", null]);
  });
});
