import { amountOf, exactOf } from "../amount.js";
import { both, computedWith, leaf } from "../computed.js";
import { exact, type Exact } from "../exact.js";
import { gb3838ClassOf, type SurfaceSample } from "../gb3838/class.js";
import { waterClasses } from "../gb3838/model.js";
import { gbt14848ClassOf } from "../gbt14848/class.js";
import { groundClasses } from "../gbt14848/model.js";
import type { Labels } from "../labels.js";
import type { Computed, Lineage, Rule, Source } from "../lineage.js";
import { BadValue, NothingToJudge } from "../refusals.js";

/** A drinking-water source sampled once (集中式饮用水水源地水质). */
export type DrinkingSample =
  | ({ readonly kind: "surface" } & Omit<SurfaceSample, "scope">)
  | { readonly kind: "groundwater"; readonly values: Readonly<Record<string, string>>; readonly sources?: Readonly<Record<string, Source>> };

/** Whether a source keeps its standard, and what it exceeds (水源地达标评价). */
export interface DrinkingVerdict {
  readonly isCompliant: boolean;
  /** items over class III or over tables 2, 3, with their multiples (two decimals; null for pH and DO) */
  readonly exceeding: readonly { readonly item: string; readonly multiple: string | null }[];
  /** faecal coliform, total nitrogen: reported, not decisive */
  readonly reported: readonly { readonly item: string; readonly class: string }[];
}

const rule: Rule = {
  id: "drinking-water/compliance",
  formula: both("地表水：表1（总氮、粪大肠菌群、水温除外）不劣于Ⅲ类且表2、表3 不超标；地下水：不劣于Ⅲ类", "surface: table 1 (without TN, faecal coliform, temperature) no worse than III, tables 2 and 3 kept; groundwater: no worse than III"),
  standard: "HJ 774", edition: "HJ 774-2015", clauses: ["水质评价", "GB 3838-2002 5.3", "GB/T 14848-2017 6"], attestation: "FROM MEMORY",
};

function surfaceVerdict(sample: SurfaceSample): { readonly value: DrinkingVerdict; readonly lineage: () => Lineage } {
  const judged = gb3838ClassOf(sample);
  const over = judged.value.items.filter((each) => waterClasses.indexOf(each.class) > 2);
  const isReported = (item: string): boolean => item === "TN" || item === "fecal-coliform";
  const exceeding = [
    ...over.filter((each) => !isReported(each.item)).map((each) => ({ item: each.item, multiple: each.multiple?.toFixed(2) ?? null })),
    ...judged.value.drinking.filter((each) => each.exceeds).map((each) => ({ item: each.item, multiple: each.multiple ?? null })),
  ];
  const reported = judged.value.items.filter((each) => isReported(each.item)).map((each) => ({ item: each.item, class: each.class as string }));
  return { value: { isCompliant: exceeding.length === 0, exceeding, reported }, lineage: () => judged.lineage };
}

/**
 * Judges a drinking-water source (集中式饮用水水源地水质达标评价).
 * @throws the errors of {@link gb3838ClassOf} and {@link gbt14848ClassOf}
 * @clause GB 3838-2002 §5.3; GB/T 14848-2017 §6; HJ 774-2015
 */
export function drinkingWaterJudged(sample: DrinkingSample): Computed<DrinkingVerdict> {
  if (sample.kind === "surface") {
    const { value, lineage } = surfaceVerdict(sample);
    return computedWith(value, () => shown(value, lineage()));
  }
  const judged = gbt14848ClassOf(sample);
  const over = judged.value.items.filter((each) => each.class === "IV/V" || groundClasses.indexOf(each.class) > 2);
  const value: DrinkingVerdict = { isCompliant: over.length === 0, exceeding: over.map((each) => ({ item: each.item, multiple: each.multiple?.toFixed(2) ?? null })), reported: [] };
  return computedWith(value, () => shown(value, judged.lineage));
}

const shown = (value: DrinkingVerdict, from: Lineage): Lineage => ({
  name: both("水源地水质", "quality of the source"), value: value.isCompliant ? "达标" : "不达标", unit: "", origin: "computed", rule, inputs: [from],
  ...(value.exceeding.length ? { notes: [both(`超标：${value.exceeding.map((each) => `${each.item}${each.multiple === null ? "" : `（${each.multiple}）`}`).join("、")}`, `exceeding: ${value.exceeding.map((each) => each.item).join(", ")}`)] } : {}),
});

/** A rate in percent, exact and to two decimals. */
export interface ComplianceRate { readonly percent: string; readonly exact: Exact }

/**
 * Compliance of the sources of an area (水源地水质达标率), by sources and by the water taken; HJ 774 has both and they differ.
 * @param sources  `volume` in any one unit; left out of the rate by volume when one source has none
 * @throws {BadValue} {NothingToJudge}
 * @clause HJ 774-2015
 */
export function drinkingComplianceRates(sources: readonly { readonly name: string; readonly isCompliant: boolean; readonly volume?: string }[]): { readonly bySources: Computed<ComplianceRate>; readonly byVolume: Computed<ComplianceRate> | null } {
  if (sources.length === 0) throw new NothingToJudge("drinking-water", "HJ 774-2015", []);
  const volumes = sources.map((each) => (each.volume === undefined ? null : exactOf(amountOf(each.volume, { room: "drinking-water", field: `${each.name} volume`, clause: "HJ 774-2015" }, false))));
  const known = volumes.filter((each) => each !== null);
  const total = known.reduce((all, each) => all.plus(each), exact(0));
  const compliant = sources.reduce((all, each, i) => { const volume = volumes[i]; return each.isCompliant && volume ? all.plus(volume) : all; }, exact(0));
  const inputs = sources.map((each) => leaf(both(each.name, each.name), each.isCompliant ? "达标" : "不达标", "", "computed"));
  return {
    bySources: rate(both("水质达标率（按水源地个数）", "compliance by sources"), exact(sources.filter((each) => each.isCompliant).length), exact(sources.length), inputs),
    byVolume: known.length === sources.length && !total.isZero() ? rate(both("水质达标率（按取水量）", "compliance by volume"), compliant, total, inputs) : null,
  };
}

function rate(name: Labels, part: Exact, whole: Exact, inputs: readonly Lineage[]): Computed<ComplianceRate> {
  const value = part.over(whole).times(exact(100));
  return computedWith({ percent: value.toFixed(2), exact: value }, () => ({ name, value: value.toFixed(2), unit: "%", origin: "computed", rounding: { rule: "GB/T 8170", places: 2, exact: value.toString() }, rule: { ...rule, id: "drinking-water/rate", formula: both("达标 ÷ 全部 × 100%", "compliant / all × 100 %"), clauses: ["水质达标率"] }, inputs }));
}

/**
 * Guarantee of quantity (水量保证率): taken over designed or approved, percent.
 * @throws {BadValue} also for a designed amount of zero
 * @clause HJ 774-2015
 */
export function quantityGuarantee(taken: string, designed: string): Computed<ComplianceRate> {
  const at = (field: string) => ({ room: "drinking-water", field, clause: "HJ 774-2015" });
  const whole = exactOf(amountOf(designed, at("designed"), false));
  if (whole.isZero()) throw new BadValue("out-of-range", designed, at("designed"), "is zero; the rate does not exist");
  return rate(both("水量保证率", "guarantee of quantity"), exactOf(amountOf(taken, at("taken"), false)), whole, [leaf(both("实际取水量", "taken"), taken, "", "entered"), leaf(both("设计或批准取水量", "designed or approved"), designed, "", "entered")]);
}

/** How often a source is sampled (监测频次), as the plan and the national monitoring scheme print it. */
export const drinkingFrequencies: readonly { readonly level: Labels; readonly frequency: Labels; readonly items: string }[] = [
  { level: both("地级城市集中式（地表水、地下水）", "prefecture-level sources"), frequency: both("每月一次，每年 6—7 月全分析一次", "monthly, full analysis once a year in June or July"), items: "61 / 109，39 / 93" },
  { level: both("县级城镇地表水水源", "county surface sources"), frequency: both("每季度一次", "quarterly"), items: "61" },
  { level: both("县级城镇地下水水源", "county groundwater sources"), frequency: both("每半年一次，间隔不少于 4 个月", "every half year, at least 4 months apart"), items: "39" },
];

/** Radii of the protection zones of a well in loose ground (孔隙水潜水型水源保护区半径), metres; FROM MEMORY of HJ 338-2018. */
export const wellProtectionRadii: readonly { readonly ground: Labels; readonly firstGrade: readonly [string, string]; readonly secondGrade: readonly [string, string] }[] = [
  { ground: both("细砂", "fine sand"), firstGrade: ["30", "50"], secondGrade: ["300", "500"] },
  { ground: both("中砂", "medium sand"), firstGrade: ["50", "100"], secondGrade: ["500", "1000"] },
  { ground: both("粗砂", "coarse sand"), firstGrade: ["100", "200"], secondGrade: ["1000", "2000"] },
  { ground: both("砾石", "gravel"), firstGrade: ["200", "500"], secondGrade: ["2000", "5000"] },
  { ground: both("卵石", "pebbles"), firstGrade: ["500", "1000"], secondGrade: ["5000", "10000"] },
];
