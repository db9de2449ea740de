import { amountOf, compareAmounts, exactOf, limitAmount } from "../amount.js";
import { both, computedWith, leaf } from "../computed.js";
import type { DatedEdition } from "../editions.js";
import { exact } from "../exact.js";
import type { Labels } from "../labels.js";
import type { Attestation, Computed, Rule } from "../lineage.js";
import { timesAbove } from "../multiple.js";
import { BadValue, ItemGivenTwice, ItemNotInTable, NothingToJudge, type JudgedAt } from "../refusals.js";
import { worstVerdict, type JudgedSoilItem, type SoilVerdict } from "../soil-verdict.js";
import { farmlandItems, farmlandOthers, type Farmland } from "./tables.js";

/** The editions of GB 15618 (版本). That of 1995 is known and not held. */
export const gb15618Editions: readonly DatedEdition[] = [
  { standard: "GB 15618", edition: "GB 15618-1995", from: "1996-03-01", until: "2018-08-01", held: false },
  { standard: "GB 15618", edition: "GB 15618-2018", from: "2018-08-01", held: true },
];

/** Farmland class by soil alone (耕地土壤环境质量类别，仅按土壤). */
export const farmlandClassLabels: Readonly<Record<SoilVerdict, Labels>> = {
  "below-screening": both("优先保护类", "priority protection"), "between": both("安全利用类", "safe use"), "above-control": both("严格管控类", "strict control"),
};

/** The farmland soil as judged (农用地土壤污染风险评价). */
export interface FarmlandClass { readonly class: SoilVerdict; readonly farmlandClass: "优先保护类" | "安全利用类" | "严格管控类"; readonly items: readonly JudgedSoilItem[] }

interface Row { readonly order: number; readonly symbol: string; readonly name: Labels; readonly screening: string; readonly control: string | null; readonly status: Attestation; readonly table: string }

/** Column of the tables: ≤ 5.5, ≤ 6.5, ≤ 7.5, above. */
function phColumn(ph: string): 0 | 1 | 2 | 3 {
  const at: JudgedAt = { room: "gb15618", field: "pH", clause: "GB 15618-2018 table 1" };
  const value = exactOf(amountOf(ph, at, false));
  if (value.compare(exact("14")) > 0) throw new BadValue("out-of-range", ph, at, "is above 14");
  return value.compare(exact("5.5")) <= 0 ? 0 : value.compare(exact("6.5")) <= 0 ? 1 : value.compare(exact("7.5")) <= 0 ? 2 : 3;
}

function rowOf(name: string, land: Farmland, column: 0 | 1 | 2 | 3): Row {
  const order = farmlandItems.findIndex((each) => each.symbol === name || each.name.zh === name || `总${each.name.zh}` === name);
  const basic = farmlandItems[order];
  if (basic) return { order, symbol: basic.symbol, name: basic.name, screening: basic.screening[land][column], control: basic.control?.[column] ?? null, status: "VERIFIED", table: "tables 1, 3" };
  const other = farmlandOthers.findIndex((each) => each.symbol === name || each.name.zh === name || each.name.zh.replace("总量", "") === name);
  const row = farmlandOthers[other];
  if (!row) throw new ItemNotInTable("gb15618", name, "GB 15618-2018 tables 1 and 2");
  return { order: 100 + other, symbol: row.symbol, name: row.name, screening: row.screening, control: null, status: "FROM MEMORY", table: "table 2" };
}

function judgedItem(row: Row, given: string): JudgedSoilItem {
  const value = amountOf(given, { room: "gb15618", field: row.name.zh, unit: "mg/kg", clause: `GB 15618-2018 ${row.table}` });
  const screening = limitAmount(row.screening);
  const isAbove = compareAmounts(value, screening) > 0 && !value.isBelowDetection;
  const isControlled = isAbove && row.control !== null && compareAmounts(value, limitAmount(row.control)) > 0;
  return { item: row.symbol, name: row.name, value: given, class: isControlled ? "above-control" : isAbove ? "between" : "below-screening", screening: row.screening, control: row.control, ...(isAbove ? { multiple: timesAbove(value, screening) } : {}) };
}

/**
 * Judges farmland soil against screening and control values (农用地土壤污染风险管控).
 * The class follows the soil alone; the official classification of farmland also looks at the crop grown on it.
 * Copper, nickel and zinc, and the items of table 2, have no control value and can never give strict control.
 *
 * @param sample  use of the land, pH of the soil, values in mg/kg (total element) by symbol or Chinese name
 * @throws {ItemNotInTable} {BadValue} {ItemGivenTwice} {NothingToJudge}
 * @clause GB 15618-2018 §4, §5, tables 1–3
 * @example gb15618ClassOf({ land: "other", ph: "8.2", values: { As: "26" } }).value.class === "between"
 */
export function gb15618ClassOf(sample: { readonly land: Farmland; readonly ph: string; readonly values: Readonly<Record<string, string>> }): Computed<FarmlandClass> {
  const column = phColumn(sample.ph);
  const judged = new Map<string, { row: Row; key: string; item: JudgedSoilItem }>();
  for (const [key, given] of Object.entries(sample.values)) {
    const row = rowOf(key, sample.land, column);
    const earlier = judged.get(row.symbol);
    if (earlier) throw new ItemGivenTwice("gb15618", row.name.zh, [earlier.key, key]);
    judged.set(row.symbol, { row, key, item: judgedItem(row, given) });
  }
  if (judged.size === 0) throw new NothingToJudge("gb15618", "GB 15618-2018 table 1", []);
  const ordered = [...judged.values()].sort((a, b) => a.row.order - b.row.order);
  const verdict = worstVerdict(ordered.map((each) => each.item.class));
  const value: FarmlandClass = { class: verdict, farmlandClass: farmlandClassLabels[verdict].zh as FarmlandClass["farmlandClass"], items: ordered.map((each) => each.item) };
  const attestation: Attestation = ordered.some((each) => each.row.status === "FROM MEMORY") ? "FROM MEMORY" : "VERIFIED";
  return computedWith(value, () => ({ name: both("农用地土壤风险", "risk of farmland soil"), value: farmlandClassLabels[verdict].zh, unit: "", origin: "computed", rule: ruleWith(attestation), inputs: [leaf(both("pH", "pH"), sample.ph, "", "measured"), ...ordered.map(({ item }) => ({ ...leaf(item.name, item.value, "mg/kg", "measured"), notes: [both(`筛选值 ${item.screening}，管制值 ${item.control ?? "无"}：${farmlandClassLabels[item.class].zh}`, `screening ${item.screening}, control ${item.control ?? "none"}: ${farmlandClassLabels[item.class].en}`)] }))], notes: [both("仅按土壤；类别划定另看农产品", "by the soil alone; the official class also looks at the produce")] }));
}

const ruleWith = (attestation: Attestation): Rule => ({
  id: "GB 15618/class",
  formula: both("C≤筛选值；筛选值<C≤管制值；C>管制值；取最差项目", "C ≤ screening; screening < C ≤ control; C > control; the worst item decides"),
  standard: "GB 15618", edition: "GB 15618-2018", clauses: ["4", "5", "tables 1–3"], attestation,
});
