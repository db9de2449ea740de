import { converted, findItem, isDecimal, itemsOfCode } from "@yunqing/standards";
import type { PointKind } from "../monitoring/model.js";
import { mediaOf } from "../observation-import/factor-names.js";
import { shifted } from "../observation-import/cell-number.js";
import { unitShift } from "../observation-import/unit-shift.js";
import { unitOfAir } from "./air-day.js";
import type { SubjectKind } from "./figure-key.js";

/** An item as figures name it, with the unit that the standard evaluates it in (统计项目). */
export interface FigureItem { readonly item: string; readonly unit: string }

const flows: ReadonlySet<string> = new Set(["exhaust-flow", "sewage-flow"]);
const known = new Map<string, FigureItem | null>();

/**
 * The item that a transmitted factor is in figures (因子对应的统计项目): codes of HJ 212-2017, HJ/T 212-2005 and HJ 524, the nearest medium of the kind of point first; null for what has no figures.
 * @clause HJ 212-2017 annex B; HJ 524-2009 (a05024)
 */
export function itemOfFactor(kind: PointKind, code: string): FigureItem | null {
  const name = `${kind} ${code}`, held = known.get(name);
  if (held !== undefined) return held;
  let found: FigureItem | null = null;
  for (const medium of mediaOf[kind]) {
    const item = itemsOfCode(code, medium)[0]?.item;
    if (item === undefined) continue;
    found = flows.has(item.symbol) ? { item: "flow", unit: item.medium === "gas" ? "m³/h" : "m³" } : { item: item.symbol, unit: kind === "air-station" && airSymbols.has(item.symbol) ? unitOfAir(item.symbol) : item.unit };
    break;
  }
  known.set(name, found);
  return found;
}
const airSymbols: ReadonlySet<string> = new Set(["SO2", "NO2", "PM10", "CO", "O3", "PM2.5"]);

/** The item that an office wrote down for a point (点位属性中的项目): a symbol or a name, as figures name it. */
export function itemNamed(kind: PointKind, text: string): string {
  for (const medium of mediaOf[kind]) { const item = findItem(text, medium); if (item !== undefined) return flows.has(item.symbol) ? "flow" : item.symbol; }
  return text;
}

const powers = new Map<string, number | null>();
function powerOf(from: string, to: string): number | null {
  const name = `${from}\n${to}`, held = powers.get(name);
  if (held !== undefined) return held;
  const shift = unitShift(from, to), power = "power" in shift ? shift.power : null;
  powers.set(name, power);
  return power;
}

/**
 * A value in the unit of the standard (换算到标准单位), exact: only the point moves, or a factor such as 3600 is applied; `0.05L` keeps its L. A value without a unit is taken to be in the standard's.
 * @returns null where the units cannot be brought together
 */
export function inUnit(text: string, from: string, to: string): string | null {
  if (from === to || from === "") return text;
  const below = text.endsWith("L") ? "L" : "", number = below === "" ? text : text.slice(0, -1);
  if (!isDecimal(number)) return text;
  const power = powerOf(from, to);
  if (power !== null) return power === 0 ? text : `${shifted(number, power)}${below}`;
  // flow: m³ in an hour is m³/h over that hour
  try { return `${converted(number, from, to === "m³" ? "m³/h" : to).toString()}${below}`; } catch { return null; }
}

/** The unit in which hours of an item come for a kind of subject (小时值单位). */
export function unitOfItem(kind: SubjectKind, item: string): string {
  if (item === "flow") return kind === "stack-outlet" ? "m³/h" : "m³";
  if (kind === "point" || kind === "town" || kind === "district") return airSymbols.has(item) ? unitOfAir(item) : findItem(item, "air")?.unit ?? "";
  return findItem(item, kind === "stack-outlet" ? "gas" : "water")?.unit ?? "";
}
