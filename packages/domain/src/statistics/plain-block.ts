import { shapeOf } from "../monitoring/content.js";
import type { CurveSetting } from "../monitoring/curve.js";
import { unitOf, type FactorTable } from "../monitoring/factor-unit.js";
import type { PointKind } from "../monitoring/model.js";
import { flagVerdicts } from "../monitoring/quality.js";
import type { UnjudgedValue } from "../data-review/line.js";
import type { QualitySetting } from "../quality-control/model.js";
import { inUnit, itemOfFactor } from "./factor-item.js";
import type { PackedReadings } from "./packed-readings.js";
import type { PlainColumn } from "./plain-column.js";
import { ConspicuousItems } from "./conspicuous-items.js";

const hour = 3_600_000;
/** Hours of a month as columns (整齐的数据块): items of which nothing is to be said; and the values of the others, for the rules to judge. */
export interface PlainBlock { readonly from: number; readonly packets: Float64Array; readonly columns: ReadonlyMap<string, PlainColumn>; readonly others: readonly UnjudgedValue[] }
/** What values of a block are read by. */
export interface PlainInput { readonly kind: PointKind; readonly from: number; readonly until: number; readonly settings: ReadonlyMap<number, CurveSetting>; readonly fallback: CurveSetting | null; readonly table: FactorTable; readonly quality: readonly QualitySetting[] }

/** Where a reading of a shape has the value of an item: the place in its content, or what the shape itself says. */
interface Taken { readonly item: string; readonly factor: string; readonly at: number; readonly constant: string | null; readonly flagAt: number; readonly flag: string | null; readonly from: string; readonly to: string }
interface Plan { readonly taken: readonly Taken[]; readonly backFilled: boolean }
const mainFields = ["Avg", "Data", "DayData", "Cou", "Rtd"] as const;

/** How a shape is read under a setting; null where only the long way reads it. */
function planOf(shape: string, setting: CurveSetting | null, { kind, table }: PlainInput): Plan | null {
  const { columns, backFilled } = shapeOf(shape), factors = new Map<string, Map<string, { readonly at: number; readonly constant: string | null }>>(), taken: Taken[] = [], items = new Set<string>();
  let at = 0;
  for (const { factor, field, constant } of columns) {
    const place = { at: constant === null ? at++ : -1, constant };
    if (factor === "") continue;
    let fields = factors.get(factor);
    if (fields === undefined) factors.set(factor, fields = new Map());
    fields.set(field, place);
  }
  for (const [factor, fields] of factors) {
    const found = itemOfFactor(kind, factor), main = mainFields.find((field) => fields.has(field));
    if (found === null) continue;
    // a flag without a value, and amounts summed in another field, are read the long way; so is one item under two codes
    if (main === undefined) { if (fields.has("Flag") && !fields.has("ZsAvg") && !fields.has("NightData")) return null; continue; }
    if (items.has(found.item) || (found.item === "flow" && fields.has("Cou"))) return null;
    items.add(found.item);
    const own = fields.get(main), flag = fields.get("Flag");
    taken.push({ item: found.item, factor, at: own?.at ?? -1, constant: own?.constant ?? null, flagAt: flag?.at ?? -1, flag: flag?.constant ?? null, from: unitOf(table, factor, main, setting), to: found.unit });
  }
  return { taken, backFilled };
}

/** A number as instruments write it, short enough to be told apart from every other as a binary one; NaN for all else. */
function numberOf(text: string): number {
  const { length } = text;
  if (length === 0 || length > 15) return Number.NaN;
  let point = false;
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) continue;
    if (code !== 46 || point || at === 0 || at === length - 1) return Number.NaN;
    point = true;
  }
  return Number(text);
}
const unremarkable = (flag: string | null): boolean => flag === null || flag === "" || (flag !== "L" && flagVerdicts[flag]?.quality === "reliable");

/**
 * Reads a block in one go (整块读取): one reading an hour, nothing marked, nothing reviewed. What it says of an item is what the long way says; items that a flag or a rule may have a word on are handed on to it.
 * @returns null where windows were sent twice or not on the hour, or the shape asks for the long way
 */
export function plainBlockOf(packed: PackedReadings, input: PlainInput): PlainBlock | null {
  const { from, until } = input, size = Math.round((until - from) / hour), packets = new Float64Array(size), seen = new Uint8Array(size), columns = new Map<string, PlainColumn>(), odd = new Set<string>(), late = new Uint8Array(size), plans = new Map<number, Plan | null>();
  if (packed.contents.includes("\\") || packed.contents.includes("\u0001")) return null;
  const contents = packed.count === 0 ? [] : packed.contents.split("\n");
  for (let n = 0; n < packed.count; n++) {
    const place = ((packed.from[n] as number) - from) / hour;
    if (!Number.isInteger(place) || place < 0 || place >= size || seen[place] === 1) return null;
    seen[place] = 1;
    packets[place] = packed.packet[n] as number;
    const name = (packed.shape[n] as number) * 2 ** 32 + (packed.setting[n] as number);
    let plan = plans.get(name);
    if (plan === undefined) plans.set(name, plan = planOf(packed.shapes[packed.shape[n] as number] as string, input.settings.get(packed.setting[n] as number) ?? input.fallback, input));
    if (plan === null) return null;
    if (plan.backFilled) late[place] = 1;
    const texts = (contents[n] as string).split("\t");
    for (const one of plan.taken) {
      let column = columns.get(one.item);
      if (column === undefined) columns.set(one.item, column = { factor: one.factor, texts: new Array<string | undefined>(size).fill(undefined), flags: new Array<string | null>(size).fill(null), numbers: new Float64Array(size).fill(Number.NaN) });
      if (column.factor !== one.factor) return null;
      const sent = one.constant ?? texts[one.at] ?? "", text = one.from === one.to || one.from === "" ? sent : inUnit(sent, one.from, one.to) ?? "", flag = one.flag ?? (one.flagAt < 0 ? null : texts[one.flagAt] ?? ""), number = numberOf(text);
      column.texts[place] = text; column.flags[place] = flag; column.numbers[place] = number;
      if (Number.isNaN(number) || !unremarkable(flag)) odd.add(one.item);
    }
  }
  const conspicuous = new ConspicuousItems(input.kind, input.quality).among(columns, odd), others: UnjudgedValue[] = [];
  if (conspicuous.size > 0) for (let place = 0; place < size; place++) for (const item of conspicuous) {
    const column = columns.get(item), value = column?.texts[place], start = from + place * hour;
    if (column !== undefined && value !== undefined) others.push({ item, factor: column.factor, from: start, until: start + hour, value, flag: column.flags[place] ?? null, packet: packets[place] as number, receivedAt: null, backFilled: late[place] === 1 });
  }
  for (const item of conspicuous) columns.delete(item);
  return { from, packets, columns, others };
}
