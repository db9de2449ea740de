import { amountOf, compareAmounts, limitAmount, type Amount } from "../amount.js";
import { both, computedWith, leaf } from "../computed.js";
import { plainName } from "../item-name.js";
import type { Labels } from "../labels.js";
import type { Computed, Rule } from "../lineage.js";
import { timesAbove } from "../multiple.js";
import { ItemGivenTwice, ItemNotInTable, NothingToJudge } from "../refusals.js";
import { worstVerdict, type JudgedSoilItem, type SoilVerdict } from "../soil-verdict.js";
import type { ConstructionItem } from "./model.js";
import { constructionItems } from "./tables.js";

/** Use of construction land (建设用地类别): first class are homes, schools, hospitals; unknown use goes by the first class (§5.3.1). */
export type ConstructionLand = "first" | "second" | "unknown";

/** What follows for construction land (风险管控结论). */
export const constructionVerdictLabels: Readonly<Record<SoilVerdict, Labels>> = {
  "below-screening": both("土壤污染风险一般情况下可以忽略", "risk can be neglected as a rule"),
  "between": both("应开展详细调查和风险评估", "detailed survey and risk assessment are due"),
  "above-control": both("通常存在不可接受风险，应风险管控或修复", "risk is usually unacceptable: control or remediate"),
};

/** Construction land as judged (建设用地土壤污染风险评价). */
export interface ConstructionClass { readonly class: SoilVerdict; readonly items: readonly JudgedSoilItem[] }

interface Prepared { readonly item: ConstructionItem; readonly index: number; readonly screening: readonly [Amount, Amount]; readonly control: readonly [Amount, Amount] }
const pair = ([first, second]: readonly [string, string]): readonly [Amount, Amount] => [limitAmount(first), limitAmount(second)];
const rows: readonly Prepared[] = constructionItems.map((item, index) => ({ item, index, screening: pair(item.screening), control: pair(item.control) }));
const symbols: Readonly<Record<string, string>> = { 砷: "As", 镉: "Cd", "铬（六价）": "Cr6", 铜: "Cu", 铅: "Pb", 汞: "Hg", 镍: "Ni", 锑: "Sb", 铍: "Be", 钴: "Co", 钒: "V", 氰化物: "CN" };
const byName = new Map<string, Prepared>(rows.flatMap((row) => {
  const { zh, en } = row.item.name;
  return [zh, en, symbols[zh], row.item.cas].filter((name) => name !== undefined).map((name) => [plainName(name), row] as const);
}));
const otherNames: Readonly<Record<string, string>> = { 六价铬: "铬(六价)", 三氯甲烷: "氯仿", 三溴甲烷: "溴仿", 石油烃: "石油烃(C10-C40)", 多氯联苯: "多氯联苯(总量)", 二噁英类: "二噁英类(总毒性当量)" };

const rule: Rule = {
  id: "GB 36600/class",
  formula: both("C≤筛选值；筛选值<C≤管制值；C>管制值；取最差项目", "C ≤ screening; screening < C ≤ control; C > control; the worst item decides"),
  standard: "GB 36600", edition: "GB 36600-2018", clauses: ["5.3", "tables 1, 2"], attestation: "VERIFIED",
};

const backgroundNote = both("注 1：高于筛选值而不高于当地土壤环境背景值，不纳入污染地块管理", "note 1: above screening and not above the local background: not managed as contaminated");

function judgedItem(row: Prepared, given: string, column: 0 | 1, background: string | undefined): JudgedSoilItem {
  const at = { room: "gb36600", field: row.item.name.zh, unit: "mg/kg", clause: `GB 36600-2018 table ${row.item.table} no. ${row.item.no}` };
  const value = amountOf(given, at);
  const screening = row.screening[column], control = row.control[column];
  const isAbove = compareAmounts(value, screening) > 0 && !value.isBelowDetection;
  const isBackground = isAbove && row.item.backgroundRule === true && background !== undefined && compareAmounts(value, amountOf(background, { ...at, field: `${at.field} background` }, false)) <= 0;
  const verdict: SoilVerdict = !isAbove || isBackground ? "below-screening" : compareAmounts(value, control) > 0 ? "above-control" : "between";
  return { item: symbols[row.item.name.zh] ?? row.item.name.zh, name: row.item.name, value: given, class: verdict, screening: screening.text, control: control.text, ...(isAbove ? { multiple: timesAbove(value, screening) } : {}), ...(isBackground ? { note: backgroundNote } : {}) };
}

/**
 * Judges soil of construction land against screening and control values (建设用地土壤污染风险管控).
 *
 * @param sample  land use, values in mg/kg by Chinese name, symbol or CAS; `background` of As, Co, V where it is known
 * @throws {ItemNotInTable} {BadValue} {ItemGivenTwice} {NothingToJudge}
 * @clause GB 36600-2018 §5.3, tables 1 and 2
 * @example gb36600ClassOf({ land: "unknown", values: { 铅: "500" } }).value.class === "between"
 */
export function gb36600ClassOf(sample: { readonly land: ConstructionLand; readonly values: Readonly<Record<string, string>>; readonly background?: Readonly<Record<string, string>> }): Computed<ConstructionClass> {
  const column = sample.land === "second" ? 1 : 0;
  const slots: ({ key: string; item: JudgedSoilItem } | undefined)[] = [];
  for (const [key, given] of Object.entries(sample.values)) {
    const row = byName.get(plainName(otherNames[key] ?? key));
    if (!row) throw new ItemNotInTable("gb36600", key, "GB 36600-2018 tables 1 and 2");
    const earlier = slots[row.index];
    if (earlier) throw new ItemGivenTwice("gb36600", row.item.name.zh, [earlier.key, key]);
    slots[row.index] = { key, item: judgedItem(row, given, column, sample.background?.[key]) };
  }
  const items = slots.filter((each) => each !== undefined).map((each) => each.item);
  if (items.length === 0) throw new NothingToJudge("gb36600", "GB 36600-2018 §5.3", []);
  const value: ConstructionClass = { class: worstVerdict(items.map((each) => each.class)), items };
  return computedWith(value, () => ({
    name: both("建设用地土壤风险", "risk of construction land"), value: constructionVerdictLabels[value.class].zh, unit: "", origin: "computed", rule,
    inputs: items.map((item) => ({ ...leaf(item.name, item.value, "mg/kg", "measured"), notes: [both(`筛选值 ${item.screening}，管制值 ${item.control ?? "无"}`, `screening ${item.screening}, control ${item.control ?? "none"}`), ...(item.note ? [item.note] : [])] })),
    ...(sample.land === "unknown" ? { notes: [both("规划用途不明确，按第一类用地（5.3.1）", "use not decided: first-class land (5.3.1)")] } : {}),
  }));
}
