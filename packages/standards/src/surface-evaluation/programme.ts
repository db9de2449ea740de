import { both } from "../computed.js";
import { table1 } from "../gb3838/tables.js";
import type { WaterBody } from "../gb3838/model.js";
import { table1ItemOf } from "../gb3838/items.js";
import type { Labels } from "../labels.js";
import { ItemNotInTable } from "../refusals.js";

/** The 21 items that the class of a section goes by (水质评价指标): table 1 without water temperature, total nitrogen, faecal coliform. */
export const evaluationItems: readonly string[] = table1.filter((item) => item.inEvaluation).map((item) => item.symbol);

/** Items for which automatic data go before samples by hand (自动监测数据优先), 环办监测函〔2020〕82号. */
export const automaticFirst: readonly string[] = ["pH", "DO", "CODMn", "NH3-N", "TP", "TN"];

/** The nine items every national section is measured for (九项基本指标), and the two that lakes add. */
export const nineItems: readonly { readonly item: string; readonly name: Labels; readonly lakesOnly?: true }[] = [
  { item: "water-temperature", name: both("水温", "water temperature") }, { item: "pH", name: both("pH值", "pH") }, { item: "DO", name: both("溶解氧", "dissolved oxygen") }, { item: "conductivity", name: both("电导率", "conductivity") }, { item: "turbidity", name: both("浊度", "turbidity") },
  { item: "CODMn", name: both("高锰酸盐指数", "permanganate index") }, { item: "NH3-N", name: both("氨氮", "ammonia nitrogen") }, { item: "TP", name: both("总磷", "total phosphorus") }, { item: "TN", name: both("总氮", "total nitrogen") },
  { item: "chla", name: both("叶绿素a", "chlorophyll a"), lakesOnly: true }, { item: "SD", name: both("透明度", "Secchi depth"), lakesOnly: true },
];

/**
 * The items a section is measured for under "9+X" (“9+X”监测项目): the nine, and of table 1 those that were over class III (or over the
 * target where that is I or II) in the year before or the current one.
 * @param exceeded  symbols or printed names of such items
 * @throws {ItemNotInTable}
 */
export function ninePlusX(waterBody: WaterBody, exceeded: readonly string[]): readonly string[] {
  const nine = nineItems.filter((each) => waterBody === "lake" || !each.lakesOnly).map((each) => each.item);
  const found = new Set(exceeded.map((name) => {
    const row = table1ItemOf(name);
    if (!row) throw new ItemNotInTable("surface-evaluation", name, "GB 3838-2002 table 1");
    return row.item.symbol;
  }));
  return [...nine, ...table1.map((item) => item.symbol).filter((symbol) => found.has(symbol) && !nine.includes(symbol))];
}
