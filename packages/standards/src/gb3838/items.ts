import { limitAmount, type Amount } from "../amount.js";
import { nameWithoutRemark, plainName } from "../item-name.js";
import { NoLimit, ItemNotInTable } from "../refusals.js";
import type { ExtraItem, LimitedClass, Table1Item, WaterBody } from "./model.js";
import { waterClasses } from "./model.js";
import { table1, table2, table3 } from "./tables.js";

/** How table 1 is named in refusals. */
export const clauseTable1 = "GB 3838-2002 table 1";

/** A row of table 1 made ready for comparing: limits read once. */
export interface PreparedItem {
  readonly item: Table1Item;
  readonly index: number;
  /** null where the item has no class limits for that water body */
  readonly limits: { readonly [body in WaterBody]: readonly Amount[] | null };
}

/** The rows of table 1 made ready, in their order. */
export const prepared: readonly PreparedItem[] = table1.map((item, index) => {
  const limits = item.kind === "range" ? [item.low, item.high].map(limitAmount) : item.kind === "change" ? null : item.limits.map(limitAmount);
  const forLakes = "lakeLimits" in item && item.lakeLimits ? item.lakeLimits.map(limitAmount) : limits;
  return { item, index, limits: { river: "lakeOnly" in item ? null : limits, lake: forLakes } };
});

const otherNames: Readonly<Record<string, string>> = {
  NH3N: "NH3-N",
  VolatilePhenol: "volatile-phenol", Petroleum: "petroleum", Sulfide: "sulfide", FecalColiform: "fecal-coliform", WaterTemp: "water-temperature",
  六价铬: "Cr6",
};

/** "铬" alone is total chromium, which table 1 does not have: the remark of 铬（六价） is part of the name. */
const nameOf = (printed: string): string => (printed.includes("六价") ? plainName(printed) : nameWithoutRemark(printed));
const bySymbol = new Map<string, PreparedItem>(prepared.flatMap((each) => [each.item.symbol, plainName(each.item.name.zh), nameOf(each.item.name.zh)].map((name) => [name, each] as const)));
for (const [other, symbol] of Object.entries(otherNames)) {
  const known = bySymbol.get(symbol);
  if (known) bySymbol.set(other, known);
}

const extras = new Map<string, { readonly item: ExtraItem; readonly table: 2 | 3; readonly limit: Amount }>(
  [...table2.map((item) => ({ item, table: 2 as const })), ...table3.map((item) => ({ item, table: 3 as const }))]
    .flatMap((row) => [plainName(row.item.name.zh), row.item.name.zh.includes("（以") ? nameWithoutRemark(row.item.name.zh) : plainName(row.item.name.zh), row.item.name.en]
      .map((name) => [name, { ...row, limit: limitAmount(row.item.limit) }] as const)),
);

/** The row of table 1 by symbol or printed name, or nothing. */
export function table1ItemOf(name: string): PreparedItem | undefined { return bySymbol.get(name) ?? bySymbol.get(plainName(name)); }

/** The row of table 2 or 3 by printed or English name, or nothing. */
export function extraItemOf(name: string): { readonly item: ExtraItem; readonly table: 2 | 3; readonly limit: Amount } | undefined { return extras.get(name) ?? extras.get(plainName(name)); }

/**
 * The limit of an item for a class (类别限值), decimal text exactly as printed.
 *
 * @param item       symbol (`NH3-N`, `TP`, `DO` …) or the printed Chinese name
 * @param waterClass I to V
 * @param waterBody  decides total phosphorus and total nitrogen
 * @throws {ItemNotInTable} no row of table 1
 * @throws {NoLimit}     pH (one range for all classes), water temperature (a change), total nitrogen in a river
 * @clause GB 3838-2002 table 1
 * @example gb3838LimitOf("NH3-N", "III", "river") === "1.0"
 */
export function gb3838LimitOf(item: string, waterClass: LimitedClass, waterBody: WaterBody): string {
  const row = table1ItemOf(item);
  if (!row) throw new ItemNotInTable("gb3838", item, clauseTable1);
  if (row.item.kind === "range") throw new NoLimit("gb3838", item, `table 1 prints one range, ${row.item.low} to ${row.item.high}, for all classes`);
  if (row.item.kind === "change") throw new NoLimit("gb3838", item, "table 1 limits the change of temperature caused by people, not the temperature");
  const limit = row.limits[waterBody]?.[waterClasses.indexOf(waterClass)];
  if (!limit) throw new NoLimit("gb3838", item, "table 1 limits total nitrogen in lakes and reservoirs only");
  return limit.text;
}

/**
 * The limit of an item of tables 2 and 3 (集中式生活饮用水地表水源地补充项目、特定项目限值).
 * @throws {ItemNotInTable}
 * @clause GB 3838-2002 tables 2, 3; §5.3
 */
export function gb3838DrinkingLimitOf(item: string): { readonly limit: string; readonly unit: string; readonly table: 2 | 3 } {
  const row = extraItemOf(item);
  if (!row) throw new ItemNotInTable("gb3838", item, "GB 3838-2002 tables 2 and 3");
  return { limit: row.item.limit, unit: row.item.unit, table: row.table };
}
