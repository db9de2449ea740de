import { exact, type Exact } from "@yunqing/standards";

/** Units in which the plan's figures stand, by what they measure and their size in one common unit (计量单位). */
const units: Readonly<Record<string, readonly [string, string, string?]>> = {
  元: ["money", "1"],
  万元: ["money", "10000"],
  亿元: ["money", "100000000"],
  吨: ["mass", "1"],
  万吨: ["mass", "10000"],
  亿吨: ["mass", "100000000"],
  千克: ["mass", "0.001"],
  kg: ["mass", "0.001"],
  人: ["people", "1"],
  万人: ["people", "10000"],
  平方公里: ["area", "1000000"],
  "km²": ["area", "1000000"],
  平方米: ["area", "1"],
  "m²": ["area", "1"],
  万平方米: ["area", "10000"],
  公顷: ["area", "10000"],
  // 15 亩 are one hectare, so one 亩 is 2000/3 m²
  亩: ["area", "2000", "3"],
  万亩: ["area", "20000000", "3"],
  公里: ["length", "1000"],
  km: ["length", "1000"],
  米: ["length", "1"],
  m: ["length", "1"],
  立方米: ["volume", "1"],
  "m³": ["volume", "1"],
  万立方米: ["volume", "10000"],
  亿立方米: ["volume", "100000000"],
};

/** What a unit measures: `area`, `money` …, or null when the unit is not known. */
export function dimensionOf(unit: string): string | null {
  return units[unit]?.[0] ?? null;
}

/** How many of `to` one `from` is; null when they measure different things or are unknown. */
export function unitRatio(from: string, to: string): Exact | null {
  if (from === to) return exact("1");
  const a = units[from],
    b = units[to];
  if (a === undefined || b === undefined || a[0] !== b[0]) return null;
  const size = (unit: readonly [string, string, string?]): Exact => exact(unit[1]).over(exact(unit[2] ?? "1"));
  return size(a).over(size(b));
}
