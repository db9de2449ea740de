import type { DatedEdition } from "../editions.js";
import type { Labels } from "../labels.js";

/** Water class (水质类别): table 1 has five, what is worse is `inferiorV` (劣Ⅴ类). */
export type WaterClass = "I" | "II" | "III" | "IV" | "V" | "inferiorV";

/** The classes from best to worst. */
export const waterClasses = ["I", "II", "III", "IV", "V", "inferiorV"] as const satisfies readonly WaterClass[];

/** A class with limits of its own in table 1. */
export type LimitedClass = Exclude<WaterClass, "inferiorV">;

/** How a class is written (类别名称). */
export const waterClassLabels: Readonly<Record<WaterClass, Labels>> = {
  I: { zh: "Ⅰ类", en: "class I" }, II: { zh: "Ⅱ类", en: "class II" }, III: { zh: "Ⅲ类", en: "class III" },
  IV: { zh: "Ⅳ类", en: "class IV" }, V: { zh: "Ⅴ类", en: "class V" }, inferiorV: { zh: "劣Ⅴ类", en: "worse than class V" },
};

/** Waters for which each class is meant (水域功能), GB 3838-2002 §3. */
export const waterUses: Readonly<Record<LimitedClass, Labels>> = {
  I: { zh: "源头水、国家自然保护区", en: "headwaters, national nature reserves" },
  II: { zh: "集中式生活饮用水地表水源地一级保护区、珍稀水生生物栖息地、鱼虾类产卵场、仔稚幼鱼的索饵场等", en: "first-grade protection zones of drinking-water sources, habitats of rare aquatic life, spawning and feeding grounds" },
  III: { zh: "集中式生活饮用水地表水源地二级保护区、鱼虾类越冬场、洄游通道、水产养殖区等渔业水域及游泳区", en: "second-grade protection zones of drinking-water sources, fishery waters, swimming areas" },
  IV: { zh: "一般工业用水区及人体非直接接触的娱乐用水区", en: "general industrial water, recreation without body contact" },
  V: { zh: "农业用水区及一般景观要求水域", en: "agricultural water and general landscape water" },
};

/** A river section or a point of a lake or reservoir (河流，湖库): total phosphorus has two rows, total nitrogen only one for lakes. */
export type WaterBody = "river" | "lake";

/** Five limits, class I to V, as printed. */
export type FiveLimits = readonly [string, string, string, string, string];

interface Table1Row {
  readonly no: number;
  readonly symbol: string;
  readonly name: Labels;
  readonly unit: string;
  /** one of the 21 items of the 2011 evaluation method */
  readonly inEvaluation: boolean;
}

/** A row of table 1 (表1 的一行). `change` is water temperature, which has no concentration limit. */
export type Table1Item =
  | (Table1Row & { readonly kind: "change" })
  | (Table1Row & { readonly kind: "range"; readonly low: string; readonly high: string })
  | (Table1Row & { readonly kind: "atMost" | "atLeast"; readonly limits: FiveLimits; readonly lakeLimits?: FiveLimits; readonly lakeOnly?: true });

/** A row of table 2 or 3 (表2、表3): one limit, for drinking-water sources only. */
export interface ExtraItem {
  readonly no: number;
  readonly name: Labels;
  readonly unit: string;
  readonly limit: string;
  readonly cas?: string;
  readonly note?: string;
}

/** The editions of GB 3838 (版本). The editions before 2002 are known and not held. */
export const gb3838Editions: readonly DatedEdition[] = [
  { standard: "GB 3838", edition: "GB 3838-2002", from: "2002-06-01", held: true },
];
