import { isDecimal } from "@yunqing/standards";
import type { PointKind } from "../monitoring/model.js";
import type { QualitySetting } from "../quality-control/model.js";
import type { PlainColumn } from "./plain-column.js";

type Columns = ReadonlyMap<string, PlainColumn>;

/**
 * Which items of a block the rules may have a word on (引人注意的项目): a quick look with binary numbers that never overlooks what the exact rules mark, and may send an item to them that they then let pass.
 * Texts are short enough here for equal and greater to be exact; differences are taken with a margin.
 */
export class ConspicuousItems {
  readonly #settings: readonly QualitySetting[];
  constructor(kind: PointKind, settings: readonly QualitySetting[]) { this.#settings = settings.filter((one) => one.rule !== "missing" && one.rule !== "flag" && one.rule !== "clock" && one.pointKinds.includes(kind) && one.kinds.includes("hour")); }

  /** @param odd  items that are conspicuous already */
  among(columns: Columns, odd: ReadonlySet<string>): ReadonlySet<string> {
    const found = new Set(odd);
    for (const setting of this.#settings) for (const item of setting.factors.length > 0 ? setting.factors : columns.keys()) {
      const column = columns.get(item);
      if (!sound(setting)) { for (const one of columns.keys()) found.add(one); return found; }
      if (column !== undefined && !found.has(item) && catches(setting, column, columns)) found.add(item);
    }
    // an inversion is a word on two items: who looks at the one needs the other
    for (let before = -1; before !== found.size;) {
      before = found.size;
      for (const setting of this.#settings) if (setting.rule === "inversion") for (const item of setting.factors.length > 0 ? setting.factors : columns.keys()) {
        const { part } = setting.parameters;
        if (!columns.has(item) || !columns.has(part)) continue;
        if (found.has(item)) found.add(part); else if (found.has(part)) found.add(item);
      }
    }
    return found;
  }
}

const amount = (text: string): boolean => isDecimal(text) && text.length <= 15, count = (number: number): boolean => Number.isInteger(number) && number >= 1;
/** Parameters that a quick look understands; what is wrong with others the rules themselves say. */
function sound(setting: QualitySetting): boolean {
  switch (setting.rule) {
    case "range": { const { low, high } = setting.parameters; return (low === null || amount(low)) && (high === null || amount(high)) && (low === null || high === null || Number(low) <= Number(high)); }
    case "rate-of-change": return amount(setting.parameters.most) && (setting.parameters.times === null || amount(setting.parameters.times));
    case "constant": return count(setting.parameters.count) && (setting.parameters.above === null || amount(setting.parameters.above));
    case "zero": return count(setting.parameters.count);
    case "inversion": return amount(setting.parameters.tolerance) && count(setting.parameters.count);
    case "detection-limit": return amount(setting.parameters.limit);
    default: return true;
  }
}

/** Whether so many neighbouring places belong together. */
function hasRun(length: number, least: number, belongs: (at: number, joins: boolean) => boolean): boolean {
  let run = 0;
  for (let at = 0; at < length; at++) {
    run = run > 0 && belongs(at, true) ? run + 1 : belongs(at, false) ? 1 : 0;
    if (run >= least) return true;
  }
  return false;
}

function catches(setting: QualitySetting, { numbers }: PlainColumn, columns: Columns): boolean {
  const { length } = numbers, number = (at: number): number => numbers[at] as number;
  switch (setting.rule) {
    case "range": { const { low, high } = setting.parameters, least = low === null ? Number.NEGATIVE_INFINITY : Number(low), most = high === null ? Number.POSITIVE_INFINITY : Number(high); return numbers.some((value) => value < least || value > most); }
    case "rate-of-change": {
      const { most, times } = setting.parameters, bound = Number(most) * (1 - 1e-9) - 1e-6, share = times === null ? null : Number(times) * (1 - 1e-9);
      for (let at = 1; at < length; at++) {
        const before = number(at - 1), value = number(at), change = Math.abs(value - before);
        if (change > bound && (share === null || change > Math.min(before, value) * share - 1e-6)) return true;
      }
      return false;
    }
    case "constant": { const { above } = setting.parameters, bound = above === null ? Number.NEGATIVE_INFINITY : Number(above); return hasRun(length, Math.max(2, setting.parameters.count), (at, joins) => number(at) > bound && (!joins || number(at) === number(at - 1))); }
    case "zero": return hasRun(length, setting.parameters.count, (at) => number(at) === 0);
    case "inversion": {
      const part = columns.get(setting.parameters.part)?.numbers, slack = Number(setting.parameters.tolerance);
      if (part === undefined) return false;
      return hasRun(length, setting.parameters.count, (at) => (slack === 0 ? (part[at] as number) > number(at) : (part[at] as number) - number(at) > slack * (1 - 1e-9) - 1e-6));
    }
    case "detection-limit": { const limit = Number(setting.parameters.limit); return numbers.some((value) => value <= limit); }
    default: return false;
  }
}
