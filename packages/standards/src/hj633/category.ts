import type { Labels } from "../labels.js";

/** Names of the six levels (空气质量指数类别), as printed. */
export type AirCategory = "优" | "良" | "轻度污染" | "中度污染" | "重度污染" | "严重污染";

/** One level of the index with its colour (级别、类别、表示颜色). @clause HJ 633-2012 table 2, table 3; HJ 633-2026 table 2 */
export interface AirLevel {
  readonly level: 1 | 2 | 3 | 4 | 5 | 6;
  readonly category: AirCategory;
  readonly label: Labels;
  /** highest index of the level; absent for the last */
  readonly to?: number;
  readonly colour: Labels;
  readonly rgb: readonly [number, number, number];
  readonly cmyk: readonly [number, number, number, number];
}

/** The six levels, in order. */
export const airLevels: readonly AirLevel[] = [
  { level: 1, category: "优", label: { zh: "优", en: "excellent" }, to: 50, colour: { zh: "绿色", en: "green" }, rgb: [0, 228, 0], cmyk: [40, 0, 100, 0] },
  { level: 2, category: "良", label: { zh: "良", en: "good" }, to: 100, colour: { zh: "黄色", en: "yellow" }, rgb: [255, 255, 0], cmyk: [0, 0, 100, 0] },
  { level: 3, category: "轻度污染", label: { zh: "轻度污染", en: "lightly polluted" }, to: 150, colour: { zh: "橙色", en: "orange" }, rgb: [255, 126, 0], cmyk: [0, 52, 100, 0] },
  { level: 4, category: "中度污染", label: { zh: "中度污染", en: "moderately polluted" }, to: 200, colour: { zh: "红色", en: "red" }, rgb: [255, 0, 0], cmyk: [0, 100, 100, 0] },
  { level: 5, category: "重度污染", label: { zh: "重度污染", en: "heavily polluted" }, to: 300, colour: { zh: "紫色", en: "purple" }, rgb: [153, 0, 76], cmyk: [10, 100, 40, 30] },
  { level: 6, category: "严重污染", label: { zh: "严重污染", en: "severely polluted" }, colour: { zh: "褐红色", en: "maroon" }, rgb: [126, 0, 35], cmyk: [30, 100, 100, 30] },
];

/**
 * The level an index belongs to.
 * Index 0, of which HJ 633-2026 (range from 1) says nothing, belongs to level 1: @choice all rounded concentrations are 0, nothing can be better.
 * @param index  whole number from 0
 */
export function airLevel(index: number): AirLevel {
  const place = index <= 50 ? 0 : index <= 100 ? 1 : index <= 150 ? 2 : index <= 200 ? 3 : index <= 300 ? 4 : 5;
  return airLevels[place] as AirLevel;
}
