import { amountOf, compareAmounts, exactOf, limitAmount, shownValue, type Amount } from "../amount.js";
import { both, computedWith, leaf } from "../computed.js";
import { exact, type Exact } from "../exact.js";
import type { Labels } from "../labels.js";
import type { Computed, Lineage, Rule, Source } from "../lineage.js";
import { concentrationsBehind, timesAbove, timesAboveText } from "../multiple.js";
import { ItemGivenTwice, NothingToJudge, ItemNotInTable, type JudgedAt } from "../refusals.js";
import { clauseTable1, extraItemOf, table1ItemOf, type PreparedItem } from "./items.js";
import { waterClasses, waterClassLabels, type WaterBody, type WaterClass } from "./model.js";
import { oxygenSaturation } from "./oxygen.js";

/** What is judged (评价样品): values in the units of table 1, keyed by symbol or printed name. */
export interface SurfaceSample {
  readonly waterBody: WaterBody;
  /** decimal text, or an exact mean; below the detection limit as `0.05L` or `<0.05` */
  readonly values: Readonly<Record<string, string | Exact>>;
  /** percent, when the saturation itself was measured */
  readonly doSaturation?: string;
  /** ℃ and m: with them class I of dissolved oxygen is also judged by saturation ≥ 90 % */
  readonly temperature?: string;
  readonly altitude?: string;
  /** `standard`: every item with class limits; `evaluation`: the 21 items of the 2011 method (without TN, faecal coliform) */
  readonly scope?: "standard" | "evaluation";
  /** where each value comes from, for the lineage */
  readonly sources?: Readonly<Record<string, Source>>;
}

/** One item as judged (单项评价). */
export interface JudgedItem {
  readonly item: string;
  readonly name: Labels;
  readonly value: string;
  readonly unit: string;
  readonly class: WaterClass;
  /** (C − S_III)/S_III, unrounded; absent when class III is kept, and for pH and DO, which have none */
  readonly multiple?: Exact;
}

/** An item of tables 2 and 3 as judged (饮用水源地项目评价). */
export interface JudgedExtra { readonly item: string; readonly table: 2 | 3; readonly value: string; readonly unit: string; readonly limit: string; readonly exceeds: boolean; readonly multiple?: string }

/** The class of a sample and what decided it (水质类别及定类项目). */
export interface SurfaceClass {
  readonly class: WaterClass;
  /** the items that have the class of the whole, in the order of table 1 */
  readonly decisive: readonly string[];
  /** times above class III, two decimals, by item, in the order of table 1 (超Ⅲ类倍数) */
  readonly multiples: Readonly<Record<string, string>>;
  readonly items: readonly JudgedItem[];
  /** items of tables 2 and 3: one limit, no class */
  readonly drinking: readonly JudgedExtra[];
  /** items given that take no part in the class, and why */
  readonly apart: readonly { readonly item: string; readonly reason: Labels }[];
  /** items below a detection limit that lies above the class-I limit: their class is no better than known */
  readonly undecided: readonly string[];
}

const saturationLimit = exact("90");
const rule: Rule = {
  id: "GB 3838/class",
  formula: both("类别 = 各参评项目类别中最差者", "class = the worst class of the items judged"),
  standard: "GB 3838", edition: "GB 3838-2002", clauses: ["5.1", "table 1"], attestation: "VERIFIED",
};

const atOf = (row: PreparedItem): JudgedAt => ({ room: "gb3838", field: row.item.symbol, unit: row.item.unit, clause: clauseTable1 });

/** Index of the best class whose limit the value keeps: 0 for I … 5 for worse than V. Equal limits give the better class. */
function classIndex(row: PreparedItem, limits: readonly Amount[], value: Amount): number {
  if (row.item.kind === "range") {
    const [low, high] = limits;
    return low && high && compareAmounts(value, low) >= 0 && compareAmounts(value, high) <= 0 ? 0 : 5;
  }
  const wanted = row.item.kind === "atLeast" ? 1 : -1;
  const found = limits.findIndex((limit) => { const order = compareAmounts(value, limit); return order === 0 || order === wanted; });
  return found < 0 ? 5 : found;
}

function isSaturated(sample: SurfaceSample, oxygen: string): boolean {
  if (sample.doSaturation !== undefined) {
    return exactOf(amountOf(sample.doSaturation, { room: "gb3838", field: "doSaturation", unit: "%", clause: "GB 3838-2002 table 1 no. 3" }, false)).compare(saturationLimit) >= 0;
  }
  if (sample.temperature === undefined) return false;
  const { exact: percent } = oxygenSaturation({ dissolvedOxygen: oxygen, temperature: sample.temperature, ...(sample.altitude === undefined ? {} : { altitude: sample.altitude }) }).value;
  return percent.compare(saturationLimit) >= 0;
}

interface Judging { readonly row: PreparedItem; readonly key: string; readonly given: string; readonly value: Amount; readonly index: number; readonly limitIII?: Amount }

function judgedRow(sample: SurfaceSample, row: PreparedItem, key: string, given: string | Exact, limits: readonly Amount[]): Judging {
  const value = amountOf(given, atOf(row), row.item.kind === "atMost");
  let index = classIndex(row, limits, value);
  if (row.item.symbol === "DO" && index > 0 && isSaturated(sample, shownValue(given))) index = 0;
  const limitIII = limits[2];
  const above = row.item.kind === "atMost" && index > 2 && limitIII && !value.isBelowDetection ? { limitIII } : {};
  return { row, key, given: shownValue(given), value, index, ...above };
}

const why = {
  temperature: both("水温限制的是人为温升温降，不定类别", "table 1 limits the change of temperature, not the class"),
  river: both("总氮只对湖、库有限值", "total nitrogen has limits for lakes and reservoirs only"),
  method: both("不属 2011 年评价办法的 21 项", "not one of the 21 items of the 2011 evaluation method"),
};

function sorted(sample: SurfaceSample): { readonly judged: readonly Judging[]; readonly drinking: readonly JudgedExtra[]; readonly apart: SurfaceClass["apart"] } {
  const slots: (Judging | undefined)[] = [];
  const others = new Map<string, string>(); // items without a slot, by the name they were given under
  const drinking: JudgedExtra[] = [];
  const apart: { item: string; reason: Labels }[] = [];
  for (const key of Object.keys(sample.values)) {
    const given = sample.values[key] ?? "";
    const row = table1ItemOf(key);
    const limits = row?.limits[sample.waterBody];
    if (row && limits && (sample.scope !== "evaluation" || row.item.inEvaluation)) {
      const earlier = slots[row.index];
      if (earlier) throw new ItemGivenTwice("gb3838", row.item.symbol, [earlier.key, key]);
      slots[row.index] = judgedRow(sample, row, key, given, limits);
      continue;
    }
    const name = row?.item.symbol ?? extraItemOf(key)?.item.name.zh ?? key;
    const earlier = others.get(name);
    if (earlier !== undefined) throw new ItemGivenTwice("gb3838", name, [earlier, key]);
    others.set(name, key);
    if (!row) { drinking.push(extraJudged(key, given)); continue; }
    if (row.item.kind !== "change") amountOf(given, atOf(row));
    apart.push({ item: name, reason: row.item.kind === "change" ? why.temperature : limits ? why.method : why.river });
  }
  drinking.sort((a, b) => a.table - b.table || (a.item < b.item ? -1 : 1));
  apart.sort((a, b) => (a.item < b.item ? -1 : 1));
  return { judged: slots.filter((each) => each !== undefined), drinking, apart };
}

function extraJudged(key: string, given: string | Exact): JudgedExtra {
  const row = extraItemOf(key);
  if (!row) throw new ItemNotInTable("gb3838", key, "GB 3838-2002 tables 1, 2 and 3");
  const value = amountOf(given, { room: "gb3838", field: key, unit: row.item.unit, clause: `GB 3838-2002 table ${row.table}` });
  const exceeds = !value.isBelowDetection && compareAmounts(value, row.limit) > 0;
  return { item: row.item.name.zh, table: row.table, value: shownValue(given), unit: row.item.unit, limit: row.item.limit, exceeds, ...(exceeds ? { multiple: timesAbove(value, row.limit).toFixed(2) } : {}) };
}

/**
 * The water class of a sample of a river or a lake (地表水水质类别，单因子评价法): the class of its worst item.
 * Equal limits in neighbouring classes give the better class. Class I of dissolved oxygen is saturation ≥ 90 % or ≥ 7.5 mg/L.
 * A value below its detection limit counts as that limit: the class is then the best one that is certain.
 *
 * @param sample  one value an item, in the units of table 1; items of tables 2 and 3 are judged beside the class
 * @returns class, deciding items and multiples over class III (two decimals, GB/T 8170), in the order of table 1
 * @throws {ItemNotInTable} {BadValue} {ItemGivenTwice} {NothingToJudge}
 * @clause GB 3838-2002 §5.1, §5.3, tables 1–3
 * @example gb3838ClassOf({ waterBody: "river", values: { "NH3-N": "1.64", TP: "0.254", COD: "24.2" } }).value.class === "V"
 */
export function gb3838ClassOf(sample: SurfaceSample): Computed<SurfaceClass> {
  const { judged, drinking, apart } = sorted(sample);
  if (judged.length === 0) throw new NothingToJudge("gb3838", "GB 3838-2002 §5.1", Object.keys(sample.values));
  const worst = judged.reduce((index, each) => Math.max(index, each.index), 0);
  const multiples: Record<string, string> = {};
  for (const each of judged) if (each.limitIII) multiples[each.row.item.symbol] = timesAboveText(each.value, each.limitIII);
  let items: readonly JudgedItem[] | undefined; // made when asked for: most lines of a bulk evaluation never do
  const value: SurfaceClass = {
    class: waterClasses[worst] ?? "inferiorV",
    decisive: judged.filter((each) => each.index === worst).map((each) => each.row.item.symbol),
    multiples,
    get items() { return (items ??= judged.map((each) => ({ item: each.row.item.symbol, name: each.row.item.name, value: each.given, unit: each.row.item.unit, class: waterClasses[each.index] ?? "inferiorV", ...(each.limitIII ? { multiple: timesAbove(each.value, each.limitIII) } : {}) }))); },
    drinking, apart,
    undecided: judged.filter((each) => each.value.isBelowDetection && each.index > 0).map((each) => each.row.item.symbol),
  };
  return computedWith(value, () => lineageOf(sample, value, judged));
}

function lineageOf(sample: SurfaceSample, value: SurfaceClass, judged: readonly Judging[]): Lineage {
  const notes = [
    ...(sample.waterBody === "lake" ? [both("按湖、库限值评价", "judged by the limits of lakes and reservoirs")] : []),
    ...value.apart.map(({ item, reason }) => both(`${item} 未参评：${reason.zh}`, `${item} takes no part: ${reason.en}`)),
    ...value.undecided.map((item) => both(`${item} 未检出，检出限高于Ⅰ类限值，类别只能定到检出限所在的类`, `${item} is below a detection limit above the class-I limit; its class cannot be told better than that of the detection limit`)),
  ];
  return {
    name: both("水质类别", "water class"), value: waterClassLabels[value.class].zh, unit: "", origin: "computed", rule,
    inputs: judged.map((each) => itemLineage(sample, each)), ...(notes.length ? { notes } : {}),
  };
}

function itemLineage(sample: SurfaceSample, { row, key, given, value, index, limitIII }: Judging): Lineage {
  const source = sample.sources?.[key];
  const limit = row.item.kind === "range" ? `${row.item.low}~${row.item.high}` : row.limits[sample.waterBody]?.[Math.min(index, 4)]?.text ?? "";
  const shown = waterClasses[Math.min(index, 4)] ?? "V";
  return {
    name: both(`${row.item.name.zh} 类别`, `class of ${row.item.name.en}`), value: waterClassLabels[waterClasses[index] ?? "inferiorV"].zh, unit: "", origin: "computed",
    inputs: [
      leaf(row.item.name, given, row.item.unit, "measured", source),
      leaf(both(`${waterClassLabels[shown].zh}限值`, `limit of ${waterClassLabels[shown].en}`), limit, row.item.unit, "parameter", { document: "GB 3838-2002", text: `table 1 no. ${row.item.no}` }),
    ],
    ...(limitIII ? { notes: [both(`超Ⅲ类 ${timesAboveText(value, limitIII)} 倍`, `${timesAboveText(value, limitIII)} times above class III`)] } : {}),
  };
}

/** A concentration that a printed multiple stands for, with the interval that its rounding leaves open (由超标倍数反推浓度). */
export interface ImpliedConcentration { readonly value: string; readonly from: string; readonly to: string; readonly classes: readonly WaterClass[] }

/**
 * The concentration behind "0.64 times above class III" (超标倍数反推浓度): C = S × (1 + m).
 * A printed multiple is rounded, so the concentration is an interval; `classes` are those of its ends.
 *
 * @param item      symbol or printed name; not pH, DO
 * @param multiple  decimal text as printed: its last place gives the interval
 * @throws {ItemNotInTable} {NoLimit} {BadValue}
 * @clause GB 3838-2002 table 1; multiple (C − S)/S of the 2011 evaluation method
 * @example gb3838Implied("NH3-N", "0.64", "III", "river").value === "1.64"
 */
export function gb3838Implied(item: string, multiple: string, waterClass: "I" | "II" | "III" | "IV" | "V", waterBody: WaterBody): ImpliedConcentration {
  const row = table1ItemOf(item);
  if (!row) throw new ItemNotInTable("gb3838", item, clauseTable1);
  const limits = row.limits[waterBody];
  const limit = limits?.[waterClasses.indexOf(waterClass)];
  if (!limits || !limit || row.item.kind !== "atMost") throw new NothingToJudge("gb3838", "the multiple (C − S)/S", [item]);
  const { low, middle, high } = concentrationsBehind(multiple, exactOf(limit), { room: "gb3838", field: `${item} multiple`, clause: "(C − S)/S" });
  const ends = [low, high].map((end) => waterClasses[classIndex(row, limits, limitAmount(end))] ?? "inferiorV");
  return { value: middle, from: low, to: high, classes: [...new Set(ends)] };
}
