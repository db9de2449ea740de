import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { checkPlan, documentContents, documentLinks, type CheckResult, type Pack } from "@yunqing/domain";
import { exact, sum, type Exact } from "@yunqing/standards";
import { readPack } from "../src/index.js";

const folder = fileURLToPath(new URL("../../../districts/yungang/", import.meta.url));
const shared = new URL("../../../../shared/", import.meta.url);
const given = async (path: string): Promise<unknown> => readFile(new URL(path, shared), "utf8").then((text) => JSON.parse(text) as unknown, () => { console.warn(`skipped: ../shared/${path} is absent`); return null; });

let pack: Pack, result: CheckResult;
beforeAll(async () => { ({ pack } = await readPack(folder)); result = checkPlan(pack); });
const ids = (): Set<string> => new Set(result.findings.map((finding) => finding.id));

describe("every finding", () => {
  test("quotes words that stand on their line, and tells the value there", () => {
    const lines = pack.documents[0]?.lines ?? [];
    const wrong = result.findings.flatMap((finding) => finding.places.filter((place) => place.quote === "" || place.value === "" || !(lines[place.line - 1] ?? "").includes(place.quote)).map((place) => `${finding.id} ${place.line} ${place.quote} → ${place.value}`));
    expect(wrong).toEqual([]);
  });
  test("has an id of its own, a message and an advice in both languages", () => {
    expect(ids().size).toBe(result.findings.length);
    for (const { id, message, advice } of result.findings) for (const text of [message.zh, message.en, advice.zh, advice.en]) expect(text.trim(), id).not.toBe("");
  });
  test("of a contradiction lays two different values side by side", () => {
    for (const finding of result.findings.filter(({ rule }) => ["sum-of-parts", "same-quantity-twice", "count-of-rows", "table-against-prose", "class-by-multiples"].includes(rule))) expect(new Set(finding.places.map(({ value }) => value)).size, finding.id).toBeGreaterThan(1);
  });
});

test("at least 35 findings are found by rules, the rest are marked as remarks", () => {
  const byRule = result.findings.filter(({ source }) => source === "rule");
  expect(byRule.length).toBeGreaterThanOrEqual(35);
  expect(result.byRule.reduce((total, { count }) => total + count, 0)).toBe(byRule.length);
  expect(result.byRule.filter(({ count }) => count > 0).length).toBeGreaterThanOrEqual(35);
  expect(result.remarks).toBe(result.findings.length - byRule.length);
});

test("known results: EI 46.93, rivers 132.7 km, outfalls 44, exceedances 5.71 % and 18.75 % hold", () => {
  const holds = new Map(result.holds.map((hold) => [hold.id, hold]));
  expect(["ei", "rivers-length", "outfalls", "pm25-over", "pm10-over"].map((id) => [holds.get(id)?.says, holds.get(id)?.lineage.value])).toEqual([["46.93", "46.93"], ["132.7", "132.7"], ["44", "44"], ["5.71", "40/7"], ["18.75", "18.75"]]);
});

test("PM2.5 33 against <30 printed as done shows", () => {
  expect(result.findings.find(({ id }) => id === "printed-state-disagrees:i13-01")).toMatchObject({ severity: "high", places: [{ line: 262, value: "33" }, { line: 262, value: "<30，完成" }] });
});

/** finding or holding ids by the name of each recomputation; null where the document states nothing to compare */
const arithmetic: Readonly<Record<string, string>> = {
  "rivers total length km": "rivers-length", "sum of in-district basin areas vs area": "basins-area", "land mu": "land-mu", "land km2": "land-area", "density per km2 by 743": "ratio:density-743", "density by 737.81": "ratio:density-737",
  "minerals kinds": "sum-of-parts:minerals", "water resources 亿m3": "sum-of-parts:water-resources", "water facilities": "sum-of-parts:water-facilities", "口泉河 mean width km": "ratio:kouquanhe-width", outfalls: "outfalls", "petrol stations": "petrol", "GDP 2018": "gdp-2018",
  "industrial output 2018": "sum-of-parts:industry-2018", "PM2.5 over-fulfilment %": "pm25-over", "PM10 over-fulfilment %": "pm10-over", "good days 295/366": "share:good-days-366", "good days 295/365": "good-days-365", "good days 295/345": "good-days-345",
  "13th FYP indicators in the seven small tables": "count-of-rows:indicators-13-small", "14th FYP indicators": "count-of-rows:indicators-14", binding: "count-of-rows:indicators-binding", expected: "count-of-rows:indicators-expected", "class-V wells %": "share:class5-wells",
  "fertiliser %": "growth:fertiliser-fall", "pesticide %": "pesticide-fall", "waste kg/person/day": "implausible-rate:waste-per-head", "air subtotal 万元": "sum-of-parts:air-money", "VOC sum": "money-vocs", "rail 亿": "money-rail", "water sum 亿": "sum-of-parts:water-money-text",
  "water sum without project 6": "water-money-without-6", items: "projects", "ecological water 万t (4.5 m3/s, 1 Feb-30 Jun 2021, 150 d)": "product:ecological-water", "afforestation share %": "falls-short:afforestation", "mu needed 万亩": "falls-short:afforestation-area", EI: "ei",
  "grand total 万元": "no-grand-total:plan-14",
};
const readExact = (text: string): Exact => { const [n = "", d = "1"] = text.split("/"); return exact(n).over(exact(d)); };

test("every row of the given recomputations: what is right yields no finding, what is wrong yields one, with the given value", async () => {
  const vectors = await given("vectors/plan/arithmetic.json") as { checks: readonly { check: string; computed: number; ok: boolean | null }[] } | null;
  if (vectors === null) return;
  const holds = new Map(result.holds.map((hold) => [hold.id, hold])), findings = new Map(result.findings.map((finding) => [finding.id, finding]));
  for (const { check, computed, ok } of vectors.checks) {
    if (check === "VOC reduction t/a") { expect(sum((pack.plans.find((p) => p.current)?.projects ?? []).flatMap((p) => p.benefits.filter((b) => b.pollutant === "VOCs").map((b) => exact(b.tonnesPerYear)))).toString()).toBe(String(computed)); continue; }
    if (check === "administrative villages on sewer") { expect(holds.get("sewered")?.message.zh).toContain(String(computed)); continue; }
    const id = arithmetic[check];
    expect(id, check).toBeDefined();
    const lineage = ok === true ? holds.get(id ?? "")?.lineage : findings.get(id ?? "")?.lineage;
    expect(lineage, `${check} → ${id}`).toBeDefined();
    if (ok === true) expect(findings.has(`${holds.get(id ?? "")?.rule}:${id}`), check).toBe(false);
    const digits = /\.(\d+)$/.exec(String(computed))?.[1]?.length ?? 0;
    if (id === "falls-short:afforestation-area") { expect(lineage?.inputs[1]?.value === undefined ? "" : readExact(lineage.inputs[1].value ?? "").toFixed(digits)).toBe(String(computed)); continue; }
    if (id === "falls-short:afforestation") { expect(readExact(lineage?.inputs[0]?.value ?? "").toFixed(digits)).toBe(String(computed)); continue; }
    // the pack states falls as falls: the sign of a change is in its sense; areas are compared in km²; money in the unit printed
    const value = readExact(lineage?.rounding?.exact ?? lineage?.value ?? "").absolute();
    const scale = id === "water-money-without-6" ? exact("10000") : exact("1");
    expect(value.over(scale).toFixed(digits), `${check} → ${id}`).toBe(String(Math.abs(computed)).includes(".") || digits === 0 ? String(Math.abs(computed)) : exact(String(Math.abs(computed))).toFixed(digits));
  }
});

test("classes from the printed multiples agree with the given tables", async () => {
  const surface = await given("vectors/plan/surface-table-2.3-1.json") as { rows: readonly { section: string; printedClass: string; items: readonly { impliedConc: string; classAtInterval: readonly string[] }[] }[] } | null;
  if (surface === null) return;
  for (const row of surface.rows) {
    const worse = row.items.some((item) => item.classAtInterval.every((each) => each === "V"));
    const finding = result.findings.find((each) => each.rule === "class-by-multiples" && each.places[0]?.quote === row.section);
    expect(finding !== undefined, row.section).toBe(worse && row.printedClass !== "V");
    if (finding !== undefined) expect(row.items.some((item) => finding.message.zh.includes(`${item.impliedConc} mg/L`))).toBe(true);
  }
  const ground = await given("vectors/plan/groundwater-table-2.3-2.json") as { rows: readonly { well: string; consistent: boolean }[] } | null;
  for (const row of ground?.rows ?? []) expect(result.findings.some((each) => each.rule === "class-by-multiples" && each.message.zh.startsWith(row.well)), row.well).toBe(!row.consistent);
});

/** Where each known inconsistency is told: the finding that a rule makes, or the reviewed remark. */
const known: Readonly<Record<string, readonly string[]>> = {
  "DOC-01": ["class-by-multiples:surface-classes-402"], "DOC-02": ["class-by-multiples:surface-classes-403"], "DOC-03": ["class-without-items:surface-classes-405"], "DOC-04": ["different-sets:sections-in-table"], "DOC-05": ["remark:river-class-iv"], "DOC-06": ["columns-repeat:state-column"],
  "DOC-07": ["same-quantity-twice:ganhe-parent-90"], "DOC-08": ["ratio:kouquanhe-width"], "DOC-09": ["remark:ganhe-misspelt"], "DOC-10": ["product:ecological-water"], "DOC-11": ["share:class5-wells"], "DOC-12": ["named-list:wells-named"], "DOC-13": ["remark:intakes-and-wells"], "DOC-14": ["standard-by-type:qiangkuangbao"],
  "DOC-15": ["different-sets:source-lists", "named-list:township-sources-named", "same-quantity-twice:source-level-121"], "DOC-16": ["remark:closed-source-compliant"], "DOC-17": ["sum-of-parts:water-resources", "malformed-number:117"], "DOC-18": ["sum-of-parts:water-facilities"], "DOC-19": ["year-not-over:water-total"],
  "DOC-20": ["same-quantity-twice:good-ratio-190", "share:good-days-366"], "DOC-21": ["same-quantity-twice:pm25-target-188", "printed-state-disagrees:i13-01"], "DOC-22": ["target-looser-than-base:i14-03", "target-looser-than-base:i14-04", "target-looser-than-base:i14-06", "remark:so2-no2"], "DOC-23": ["remark:pm25-left-out"],
  "DOC-24": ["target-twice:T-3.4-1-T-3.4-7", "remark:co-without-percentile", "indicator-dropped:i13-02"], "DOC-25": ["count-of-rows:indicators-14", "count-of-rows:indicators-binding", "count-of-rows:indicators-expected"], "DOC-26": ["blank-target:i14-12"], "DOC-27": ["good-share-zero:i14-10"], "DOC-28": ["no-base-value:plan-14"],
  "DOC-29": ["rate-too-coarse:radiation-rate"], "DOC-30": ["remark:eqi-and-ei"], "DOC-31": ["remark:ei-of-the-city"], "DOC-32": ["indicator-twice:i13-07-i13-14", "count-of-rows:indicators-13-small"], "DOC-33": ["same-quantity-twice:sewage-175"], "DOC-34": ["same-quantity-twice:cod-156", "printed-state-disagrees:cod-state"],
  "DOC-35": ["unit-mismatch:table-2.1-1"], "DOC-36": ["numbering:tables", "numbering:title-234"], "DOC-37": ["ratio-of-nothing:polluted-farmland"], "DOC-38": ["remark:survey-of-exceeding-points"], "DOC-39": ["beyond-district:T-4.3.1-2", "deadline-before-issue:T-4.3.1-2"], "DOC-40": ["same-quantity-twice:hazard-447"],
  "DOC-41": ["part-exceeds-whole:hazard-plans"], "DOC-42": ["licence:2.3-4-495", "licence:2.3-4-496", "unit-mismatch:table-2.3-4"], "DOC-43": ["superseded-standard:449-GB18597-2001"], "DOC-44": ["part-exceeds-whole:solid-used"], "DOC-45": ["implausible-rate:waste-per-head"], "DOC-46": ["same-quantity-twice:radiation-337"],
  "DOC-47": ["remark:radiation-licences"], "DOC-48": ["same-quantity-twice:works-313"], "DOC-49": ["said-done:coal-yards"], "DOC-50": ["remark:boilers"], "DOC-51": ["named-list:kiln-firms-named"], "DOC-52": ["said-done:trucks"], "DOC-53": ["repeated-text:295"], "DOC-54": ["growth:fertiliser-fall", "unit-mismatch:fertiliser-fall"],
  "DOC-55": ["target-looser-than-base:T-4.2.2-8", "target-looser-than-base:T-4.2.2-9", "target-looser-than-base:T-4.2.2-10"], "DOC-56": ["unknown-township:西万庄乡", "remark:gaoshan-two-kinds"], "DOC-57": ["same-quantity-twice:area-59"], "DOC-58": ["ratio:density-743", "ratio:density-737"], "DOC-59": ["sum-of-parts:minerals"],
  "DOC-60": ["sum-of-parts:industry-2018"], "DOC-61": ["direction:gdp-suburb-trend", "mean-growth:gdp-suburb", "direction:gdp-2020", "direction:retail-2020"], "DOC-62": ["falls-short:afforestation"], "DOC-63": ["sum-of-parts:air-money", "sum-of-parts:air-money-text", "same-quantity-twice:air-money-text"], "DOC-64": ["sum-of-parts:water-money", "sum-of-parts:water-money-text"],
  "DOC-65": ["no-grand-total:plan-14"], "DOC-66": ["count-of-rows:fields"], "DOC-67": ["beyond-district:W-5", "period-outside-plan:W-5"], "DOC-68": ["different-sets:rail-sidings"], "DOC-69": ["period-outside-plan:A3-1", "period-outside-plan:A4-1", "period-outside-plan:A4-3"], "DOC-70": ["unit-mismatch:pool-area"], "DOC-71": ["remark:ash-yard"],
  "DOC-72": ["missing-annex:all", "numbering:table-5-1-1055", "remark:plan-of-the-city"], "DOC-73": ["remark:kiln-limits"], "DOC-74": ["deadline-before-issue:T-4.1.1-9", "deadline-before-issue:T-4.1.3-1"], "DOC-75": ["foreign-place:15"], "DOC-76": ["numbering:chapter-2", "numbering:chapter-5", "numbering:series-186", "numbering:series-807"],
  I01: ["count-of-rows:indicators-14"], I02: ["printed-state-disagrees:i13-01", "same-quantity-twice:pm25-target-188"], I03: ["same-quantity-twice:good-ratio-190"], I04: ["same-quantity-twice:sewage-175", "indicator-twice:i13-07-i13-14"], I05: ["same-quantity-twice:cod-156"], I06: ["same-quantity-twice:hazard-447"], I07: ["same-quantity-twice:radiation-337"],
  I08: ["different-sets:source-lists", "named-list:township-sources-named", "remark:closed-source-compliant"], I09: ["standard-by-type:qiangkuangbao"], I10: ["class-by-multiples:surface-classes-402", "class-by-multiples:surface-classes-403"], I11: ["different-sets:sections-in-table"], I12: ["share:class5-wells"], I13: ["good-share-zero:i14-10"],
  I14: ["target-looser-than-base:i14-03", "target-looser-than-base:i14-04", "target-looser-than-base:i14-06", "target-looser-than-base:T-4.2.2-8", "target-looser-than-base:T-4.2.2-9"], I15: ["remark:so2-no2"], I16: ["indicator-dropped:i13-02"], I17: ["deadline-before-issue:T-4.3.1-1", "deadline-before-issue:T-4.3.1-2", "deadline-before-issue:T-4.3.1-4"],
  I18: ["deadline-before-issue:T-4.1.1-9", "deadline-before-issue:T-4.1.3-1"], I19: ["sum-of-parts:air-money"], I20: ["sum-of-parts:water-money"], I21: ["count-of-rows:fields"], I22: ["different-sets:rail-sidings", "name-variant:e-22-e-37"], I23: ["falls-short:vocs-treatment"], I24: ["beyond-district:W-5"], I25: ["foreign-place:15", "beyond-district:T-4.3.1-7", "beyond-district:T-4.7.1-2"],
  I26: ["same-quantity-twice:area-59", "ratio:density-743"], I27: ["sum-of-parts:water-facilities"], I28: ["malformed-number:117", "sum-of-parts:water-resources", "year-not-over:water-total"], I29: ["implausible-rate:waste-per-head"], I30: ["product:ecological-water"], I31: ["growth:fertiliser-fall", "unit-mismatch:pesticide-fall"],
  I32: ["named-list:wells-named"], I33: ["superseded-standard:449-GB18597-2001"], I34: ["numbering:chapter-2", "numbering:chapter-5", "numbering:tables"], I35: ["licence:2.3-4-495"], I36: ["remark:three-stops"],
};

test("every known inconsistency of both lists is told by a finding or a remark", async () => {
  const have = ids();
  expect(Object.entries(known).flatMap(([key, list]) => list.filter((id) => !have.has(id)).map((id) => `${key} → ${id}`))).toEqual([]);
  const first = await given("plan/inconsistencies.json") as readonly { id: string }[] | null, second = await given("plan/inconsistencies-standards.json") as { items: readonly { id: string }[] } | null;
  if (first === null || second === null) return;
  expect([...first, ...second.items].map(({ id }) => id).filter((id) => known[id] === undefined)).toEqual([]);
  expect(first.length + second.items.length).toBe(36 + 76);
});

describe("a changed pack changes the findings", () => {
  const withFact = (id: string, value: string): Pack => ({ ...pack, facts: pack.facts.map((fact) => (fact.id === id ? { ...fact, value } : fact)) });
  const has = (of: Pack, id: string): boolean => checkPlan(of).findings.some((finding) => finding.id === id);
  test("a sum that was wrong holds once its part is right", () => { expect(has(withFact("fac-gravity", "0"), "sum-of-parts:water-facilities")).toBe(false); });
  test("every sum that holds is found once a part is wrong", () => {
    const sums = pack.claims.filter((claim) => claim.kind === "sum-of-parts" && result.holds.some((hold) => hold.id === claim.id && hold.rule === "sum-of-parts")).map((claim) => ({ claim, part: (claim.of["parts"] as readonly { fact?: string }[])[0]?.fact })).filter(({ part }) => part !== undefined);
    expect(sums.length).toBeGreaterThan(8);
    for (const { claim, part } of sums) expect(has(withFact(part ?? "", "999999999"), `sum-of-parts:${claim.id}`), claim.id).toBe(true);
  });
  test("a project taken away is missed in the count and in the money", () => {
    const less: Pack = { ...pack, plans: pack.plans.map((plan) => ({ ...plan, projects: plan.projects.filter(({ id }) => id !== "A4-1") })) };
    expect(has(less, "count-of-rows:projects") && has(less, "sum-of-parts:money-rail")).toBe(true);
  });
  test("nothing is corrected: the pack is the same after the check", () => { const before = JSON.stringify(pack); checkPlan(pack); expect(JSON.stringify(pack)).toBe(before); });
});

describe("links from the document", () => {
  test("every indicator, target, project, task and finding is reached from a line that holds its words", () => {
    const lines = pack.documents[0]?.lines ?? [], linked = documentLinks(pack, "plan-14"), plan = pack.plans.find((each) => each.current);
    const reached = new Set(linked.flatMap(({ links }) => links.map(({ kind, id }) => `${kind}:${id}`)));
    const all = [...(plan?.indicators ?? []).map(({ id }) => `indicator:${id}`), ...(plan?.targets ?? []).map(({ id }) => `target:${id}`), ...(plan?.projects ?? []).map(({ id }) => `project:${id}`), ...(plan?.tasks ?? []).map(({ id }) => `task:${id}`), ...result.findings.map(({ id }) => `finding:${id}`)];
    expect(all.filter((each) => !reached.has(each))).toEqual([]);
    expect(linked.flatMap(({ line, links }) => links.filter(({ quote }) => !(lines[line - 1] ?? "").includes(quote)))).toEqual([]);
  });
  test("the contents begin with chapter 1 and have six chapters", () => { expect(documentContents(pack, "plan-14").filter(({ level }) => level === 1)).toHaveLength(6); });
});
