import { amountOf, compareAmounts, exactOf, limitAmount, type Amount } from "../amount.js";
import { both, computedWith, leaf } from "../computed.js";
import type { Exact } from "../exact.js";
import { waterClassLabels } from "../gb3838/model.js";
import { plainName } from "../item-name.js";
import type { Labels } from "../labels.js";
import type { Computed, Lineage, Rule, Source } from "../lineage.js";
import { concentrationsBehind, timesAbove } from "../multiple.js";
import { BadValue, ItemGivenTwice, NoLimit, NothingToJudge, ItemNotInTable, type JudgedAt } from "../refusals.js";
import { groundClasses, type GroundClass, type GroundItem, type GroundVerdict } from "./model.js";
import { groundItems } from "./tables.js";

interface Prepared { readonly item: GroundItem; readonly index: number; readonly limits: readonly (Amount | null)[] }

const limitsOf = (item: GroundItem): readonly (Amount | null)[] => {
  if (item.kind === "absence") return [];
  if (item.kind === "range") return [...item.good, ...item.fair].map(limitAmount);
  return item.limits.map((limit) => (limit === null ? null : limitAmount(limit)));
};
const rows: readonly Prepared[] = groundItems.map((item, index) => ({ item, index, limits: limitsOf(item) }));
const byName = new Map<string, Prepared>(rows.flatMap((row) => [row.item.name.zh, row.item.symbol, row.item.name.en]
  .filter((name) => name !== undefined).map((name) => [plainName(name), row] as const)));
const otherNames: Readonly<Record<string, string>> = { pH值: "pH", 六价铬: "铬(六价)", 挥发酚: "挥发性酚类", 高锰酸盐指数: "耗氧量", 氯仿: "三氯甲烷", 阿特拉津: "莠去津", "NH3N": "氨氮", "1,2-二氯苯": "邻二氯苯", "1,4-二氯苯": "对二氯苯", "2,4,6-三氯苯酚": "2,4,6-三氯酚" };

function rowOf(name: string): Prepared {
  const row = byName.get(name) ?? byName.get(plainName(otherNames[name] ?? name));
  if (!row) throw new ItemNotInTable("gbt14848", name, "GB/T 14848-2017 tables 1 and 2");
  return row;
}

/** One item as judged (单项评价). */
export interface JudgedGroundItem { readonly item: string; readonly name: Labels; readonly value: string; readonly unit: string; readonly class: GroundVerdict; readonly multiple?: Exact }

/** The class of a well and what decided it (地下水质量类别及定类项目). */
export interface GroundwaterClass {
  readonly class: GroundVerdict;
  /** printed Chinese names, in the order of the tables */
  readonly decisive: readonly string[];
  /** times above class III, two decimals */
  readonly multiples: Readonly<Record<string, string>>;
  readonly items: readonly JudgedGroundItem[];
  readonly undecided: readonly string[];
}

/** 0 for I … 4 for V; 3.5 for "IV or V". */
function rankOf(row: Prepared, value: Amount | "absent" | "present"): number {
  if (value === "absent") return 0;
  if (value === "present") return 4;
  const { item, limits } = row;
  const isAtMost = (limit: Amount | null | undefined): boolean => limit !== null && limit !== undefined && compareAmounts(value, limit) <= 0;
  if (item.kind === "range") {
    const [goodLow, goodHigh, fairLow, fairHigh] = limits as readonly Amount[];
    const isWithin = (low?: Amount, high?: Amount): boolean => !!low && !!high && compareAmounts(value, low) >= 0 && compareAmounts(value, high) <= 0;
    return isWithin(goodLow, goodHigh) ? 0 : isWithin(fairLow, fairHigh) ? 3 : 4;
  }
  if (limits[0] === null && (value.isBelowDetection || value.mantissa === 0)) return 0; // 不得检出: nothing found
  const found = limits.findIndex(isAtMost);
  if (found >= 0) return found;
  return item.kind === "activity" ? 3.5 : 4;
}

const verdictOf = (rank: number): GroundVerdict => (rank === 3.5 ? "IV/V" : groundClasses[rank] ?? "V");

interface Judging { readonly row: Prepared; readonly key: string; readonly given: string; readonly rank: number; readonly isBelowDetection: boolean; readonly multiple?: Exact }

function judgedRow(row: Prepared, key: string, given: string): Judging {
  const { item } = row;
  const at: JudgedAt = { room: "gbt14848", field: item.name.zh, unit: item.unit, clause: `GB/T 14848-2017 table ${item.table} no. ${item.no}` };
  if (item.kind === "absence") {
    if (given !== "无" && given !== "有") throw new BadValue("not-a-number", given, at, "is neither 无 (absent) nor 有 (present)");
    return { row, key, given, rank: rankOf(row, given === "无" ? "absent" : "present"), isBelowDetection: false };
  }
  const value = amountOf(given, at, item.kind !== "range");
  const rank = rankOf(row, value);
  const limitIII = row.limits[2];
  const above = rank > 2 && item.kind !== "range" && limitIII && !value.isBelowDetection ? { multiple: timesAbove(value, limitIII) } : {};
  return { row, key, given, rank, isBelowDetection: value.isBelowDetection, ...above };
}

const rule: Rule = {
  id: "GB/T 14848/class",
  formula: both("类别 = 各项目类别中最差者", "class = the worst class of the items"),
  standard: "GB/T 14848", edition: "GB/T 14848-2017", clauses: ["4.2", "6.3", "6.4", "tables 1, 2"], attestation: "VERIFIED",
};

/**
 * Groundwater class of a sample (地下水质量综合评价): the class of its worst item; equal limits give the better class.
 * Metals are in mg/L and organic items in µg/L, as printed. Odour and visible matter are `无` or `有`.
 * Gross α and β above class III are reported as `IV/V`: the standard prints one limit for both and asks for nuclide analysis.
 *
 * @param sample  values by printed Chinese name, or symbol (`As`, `NH3-N`, `pH` …); below detection as `0.05L`
 * @returns class, deciding items, multiples over class III (two decimals, GB/T 8170)
 * @throws {ItemNotInTable} {BadValue} {ItemGivenTwice} {NothingToJudge}
 * @clause GB/T 14848-2017 §4.2, §6.3, §6.4, tables 1 and 2
 * @example gbt14848ClassOf({ values: { 砷: "0.0689", 氨氮: "1.19" } }).value.class === "V"
 */
export function gbt14848ClassOf(sample: { readonly values: Readonly<Record<string, string>>; readonly sources?: Readonly<Record<string, Source>> }): Computed<GroundwaterClass> {
  const slots: (Judging | undefined)[] = [];
  for (const key of Object.keys(sample.values)) {
    const row = rowOf(key);
    const earlier = slots[row.index];
    if (earlier) throw new ItemGivenTwice("gbt14848", row.item.name.zh, [earlier.key, key]);
    slots[row.index] = judgedRow(row, key, sample.values[key] ?? "");
  }
  const judged = slots.filter((each) => each !== undefined);
  if (judged.length === 0) throw new NothingToJudge("gbt14848", "GB/T 14848-2017 §6.3", []);
  const worst = judged.reduce((rank, each) => Math.max(rank, each.rank), 0);
  const multiples: Record<string, string> = {};
  for (const each of judged) if (each.multiple) multiples[each.row.item.name.zh] = each.multiple.toFixed(2);
  const value: GroundwaterClass = {
    class: verdictOf(worst),
    decisive: judged.filter((each) => each.rank === worst).map((each) => each.row.item.name.zh),
    multiples,
    items: judged.map((each) => ({ item: each.row.item.symbol ?? each.row.item.name.zh, name: each.row.item.name, value: each.given, unit: each.row.item.unit, class: verdictOf(each.rank), ...(each.multiple ? { multiple: each.multiple } : {}) })),
    undecided: judged.filter((each) => each.isBelowDetection && each.rank > 0).map((each) => each.row.item.name.zh),
  };
  return computedWith(value, () => lineageOf(value, judged, sample.sources));
}

const shownClass = (verdict: GroundVerdict): string => (verdict === "IV/V" ? "Ⅳ或Ⅴ类" : waterClassLabels[verdict].zh);

function lineageOf(value: GroundwaterClass, judged: readonly Judging[], sources?: Readonly<Record<string, Source>>): Lineage {
  const notes = [
    ...(value.class === "IV/V" ? [both("总α、总β放射性超过Ⅲ类，Ⅳ、Ⅴ类限值相同，应进行核素分析和评价", "gross α or β above class III: classes IV and V print the same limit; nuclide analysis is needed")] : []),
    ...value.undecided.map((item) => both(`${item} 未检出，类别按检出限定`, `${item} was not detected; its class is that of the detection limit`)),
  ];
  return {
    name: both("地下水质量类别", "groundwater class"), value: shownClass(value.class), unit: "", origin: "computed", rule,
    inputs: judged.map(({ row: { item }, key, given, rank, multiple }) => ({
      name: both(`${item.name.zh} 类别`, `class of ${item.name.en}`), value: shownClass(verdictOf(rank)), unit: "", origin: "computed" as const,
      inputs: [
        leaf(item.name, given, item.unit, "measured", sources?.[key]),
        leaf(both("各类限值", "limits of the classes"), "limits" in item ? item.limits.map((limit) => limit ?? "不得检出").join(" / ") : item.kind === "range" ? `${item.good.join("~")} / ${item.fair.join("~")}` : "无 / 有", item.unit, "parameter", { document: "GB/T 14848-2017", text: `table ${item.table} no. ${item.no}` }),
      ],
      ...(multiple ? { notes: [both(`超Ⅲ类 ${multiple.toFixed(2)} 倍`, `${multiple.toFixed(2)} times above class III`)] } : {}),
    })),
    ...(notes.length ? { notes } : {}),
  };
}

/**
 * The limit of an item for a class (类别限值), decimal text exactly as printed.
 * @throws {ItemNotInTable}
 * @throws {NoLimit} pH, odour, visible matter, class V (worse than IV), class I of LAS (不得检出), class IV of gross α and β
 * @clause GB/T 14848-2017 tables 1, 2
 * @example gbt14848LimitOf("总硬度", "III") === "450"
 */
export function gbt14848LimitOf(item: string, groundClass: GroundClass): string {
  const { item: row } = rowOf(item);
  if (!("limits" in row)) throw new NoLimit("gbt14848", item, row.kind === "range" ? "table 1 prints ranges for pH" : "table 1 prints 无 or 有");
  if (groundClass === "V") throw new NoLimit("gbt14848", item, "class V is what is worse than class IV");
  const limit = row.limits[groundClasses.indexOf(groundClass)];
  if (limit === null) throw new NoLimit("gbt14848", item, "class I asks that nothing be detected (不得检出)");
  if (limit === undefined) throw new NoLimit("gbt14848", item, "classes IV and V print the same limit; nuclide analysis tells them apart");
  return limit;
}

/** Unit of an item as printed: mg/L, µg/L, Bq/L … @throws {ItemNotInTable} */
export function gbt14848UnitOf(item: string): string { return rowOf(item).item.unit; }

/**
 * The concentration behind a printed multiple over a class limit (由超标倍数反推浓度), with the interval its rounding leaves.
 * @throws {ItemNotInTable} {NoLimit} {BadValue}
 * @clause GB/T 14848-2017 tables 1, 2; multiple (C − S)/S
 * @example gbt14848Implied("砷", "5.89", "III").value === "0.0689"
 */
export function gbt14848Implied(item: string, multiple: string, groundClass: GroundClass): { readonly value: string; readonly from: string; readonly to: string; readonly classes: readonly GroundVerdict[] } {
  const limit = limitAmount(gbt14848LimitOf(item, groundClass));
  const row = rowOf(item);
  const { low, middle, high } = concentrationsBehind(multiple, exactOf(limit), { room: "gbt14848", field: `${item} multiple`, clause: "(C − S)/S" });
  return { value: middle, from: low, to: high, classes: [...new Set([low, high].map((end) => verdictOf(rankOf(row, limitAmount(end)))))] };
}
