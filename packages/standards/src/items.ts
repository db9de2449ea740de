import { plainName } from "./item-name.js";
import type { CodeEdition, ItemCode, MeasuredItem, Medium, ProcessFactor } from "./items/model.js";
import { processFactors } from "./items/process-rows.js";
import { itemRows } from "./items/rows.js";
import { ItemNotInTable } from "./refusals.js";
import { placesOf } from "./exact.js";
import { rounded } from "./rounding.js";

/** Every measured item, by medium, in the order of the tables (监测项目登记表). */
export const measuredItems: readonly MeasuredItem[] = itemRows;

const key = (medium: Medium, name: string): string => `${medium}/${plainName(name)}`;
const bySymbol = new Map<string, MeasuredItem>();
for (const item of itemRows) for (const name of [item.symbol, item.name.zh, item.name.en, item.cas]) {
  if (name !== undefined && !bySymbol.has(key(item.medium, name))) bySymbol.set(key(item.medium, name), item);
}

/** Other spellings of an item that are met in files and old reports. */
const otherNames: Readonly<Record<string, string>> = {
  NH3N: "NH3-N", CODcr: "COD", CODCr: "COD", PM25: "PM2.5", "PM2_5": "PM2.5", 总铜: "Cu", 总锌: "Zn", 总汞: "Hg", 总镉: "Cd", 总砷: "As", 总铅: "Pb", 总镍: "Ni", 总锰: "Mn", 总铁: "Fe", 总银: "Ag", 总铍: "Be", 总硒: "Se", 六价铬: "Cr6",
  颗粒物: "PM", 烟尘: "PM", 挥发性酚类: "volatile-phenol", 耗氧量: "CODMn", 色: "colour", 浑浊度: "turbidity", 细微颗粒物: "PM2.5", 叶绿素a: "chla", 氯仿: "三氯甲烷", 莠去津: "阿特拉津",
};

/**
 * The item of a symbol, Chinese or English name, or CAS number (查监测项目).
 * @returns undefined for a name nobody here knows
 */
export function findItem(name: string, medium: Medium): MeasuredItem | undefined {
  return bySymbol.get(key(medium, name)) ?? bySymbol.get(key(medium, otherNames[plainName(name)] ?? name));
}

/**
 * The item of a symbol, Chinese or English name, or CAS number (查监测项目).
 * @throws {ItemNotInTable}
 * @example itemOf("氨氮", "water").symbol === "NH3-N"
 */
export function itemOf(name: string, medium: Medium): MeasuredItem {
  const found = findItem(name, medium);
  if (!found) throw new ItemNotInTable("items", name, `the registry of measured items (${medium})`);
  return found;
}

/** An item with the code it was found by. */
export interface CodedItem { readonly item: MeasuredItem; readonly code: ItemCode }

const byCode = new Map<string, CodedItem[]>();
for (const item of itemRows) for (const code of item.codes) byCode.set(code.code, [...(byCode.get(code.code) ?? []), { item, code }]);
const processByCode = new Map<string, ProcessFactor[]>();
for (const factor of processFactors) processByCode.set(factor.code, [...(processByCode.get(factor.code) ?? []), factor]);

/**
 * The items a transmitted factor code stands for (因子编码对应的项目), old and new codes alike. `a21026` is sulfur dioxide of ambient air
 * and of exhaust gas: give the medium where it is known (system type 22 is air, 31 is gas).
 * @returns empty for a code that no table has
 */
export function itemsOfCode(code: string, medium?: Medium): readonly CodedItem[] {
  const found = byCode.get(code) ?? [];
  return medium === undefined ? found : found.filter((each) => each.item.medium === medium);
}

/** The code of an item in an edition of the code tables, or nothing; the first where an item has several. */
export function codeOf(item: MeasuredItem, edition: CodeEdition): string | undefined { return item.codes.find((each) => each.edition === edition)?.code; }

/** The code of 2017 for an old one (2005 年编码对应的 2017 年编码), or nothing. @example modernCode("011") === "w01018" */
export function modernCode(code: string): string | undefined {
  const found = byCode.get(code)?.find((each) => each.code.edition === "2005");
  return found && codeOf(found.item, "2017");
}

/** Process factors of a code such as `g127xx` or `g12701` (治理设施过程因子); two where the table prints a code twice. */
export function processFactorsOf(code: string): readonly ProcessFactor[] {
  return processByCode.get(code) ?? (/^[eg]\d{5}$/.test(code) ? processByCode.get(`${code.slice(0, 4)}xx`) ?? [] : []);
}

/**
 * A raw value as the national network publishes it (发布值修约): rounded half to even to the decimals of the item;
 * a value that would vanish keeps its first significant digit.
 * @param raw  decimal text
 * @throws {NotADecimal}
 * @clause GB/T 8170-2008 §3.2
 * @example publishedValue(itemOf("NH3-N", "water"), "0.025") === "0.02"
 */
export function publishedValue(item: MeasuredItem, raw: string): string {
  const places = item.publishedDecimals ?? item.decimals;
  const text = rounded(raw, places);
  if (!/^-?0(\.0+)?$/.test(text)) return text;
  for (let more = places + 1; more <= Math.max(placesOf(raw), 12); more++) {
    const finer = rounded(raw, more);
    if (!/^-?0(\.0+)?$/.test(finer)) return finer;
  }
  return text;
}
