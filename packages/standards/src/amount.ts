import { Exact, exact, isDecimal } from "./exact.js";
import { BadValue, type JudgedAt } from "./refusals.js";

/**
 * A decimal read once for comparing (可比较的十进制数): a whole mantissa and its decimal places where both are safe integers,
 * else NaN and the text speaks. Comparing stays exact; it only avoids big integers where small ones do.
 */
export interface Amount {
  readonly text: string;
  readonly mantissa: number;
  readonly places: number;
  /** true: the text was `0.05L` or `<0.05`, and `text` holds that detection limit (未检出，数值为检出限) */
  readonly isBelowDetection: boolean;
  /** the value itself where it came as an exact number, such as a mean that no decimal text ends */
  readonly ratio?: Exact;
}

const powers = Array.from({ length: 16 }, (_, power) => 10 ** power);
const plain = /^\d{1,15}(?:\.\d{1,15})?$/;
const belowDetection = /^(?:[<＜]\s*(\d+(?:\.\d+)?)|(\d+(?:\.\d+)?)[Ll])$/;

function read(text: string, isBelowDetection: boolean): Amount {
  if (!plain.test(text)) return { text, mantissa: NaN, places: 0, isBelowDetection };
  const point = text.indexOf(".");
  const places = point < 0 ? 0 : text.length - point - 1;
  const mantissa = Number(point < 0 ? text : text.slice(0, point) + text.slice(point + 1));
  return { text, mantissa: Number.isSafeInteger(mantissa) ? mantissa : NaN, places, isBelowDetection };
}

/** An amount typed in this room (a limit of a table), its exact number made once. @throws {NotADecimal} */
export function limitAmount(text: string): Amount {
  const ratio = exact(text);
  return { ...read(text, false), ratio };
}

/**
 * Reads a measured value (读取监测值).
 * A value below the detection limit may be written `0.05L` or `<0.05`; `text` is then the detection limit itself.
 *
 * @throws {BadValue} blank, full-width digits, a unit in the text, negative, anything that is no decimal
 */
export function amountOf(given: unknown, at: JudgedAt, mayBeBelowDetection = true): Amount {
  if (given instanceof Exact) {
    if (given.isNegative()) throw new BadValue("negative", given.toString(), at);
    return { ...read(given.toString(), false), ratio: given };
  }
  const text = typeof given === "number" && Number.isSafeInteger(given) ? String(given) : given;
  if (typeof text !== "string") throw new BadValue("not-a-number", String(JSON.stringify(given)), at);
  if (plain.test(text)) return read(text, false);
  const detection = belowDetection.exec(text);
  if (detection) {
    if (!mayBeBelowDetection) throw new BadValue("below-detection", text, at);
    return read(detection[1] ?? detection[2] ?? "", true);
  }
  if (!isDecimal(text)) throw new BadValue(factOf(text), text, at);
  if (exact(text).isNegative()) throw new BadValue("negative", text, at);
  return read(text, false);
}

function factOf(text: string): "blank" | "full-width" | "with-unit" | "not-a-number" {
  if (text.trim() === "") return "blank";
  if (/[０-９．－＋，]/.test(text)) return "full-width";
  return /^[+-]?\d+(\.\d+)?\s*[a-zA-Zµμ℃°%‰（(\u4e00-\u9fff]/.test(text) && !/^[\d.]+[eE]/.test(text) ? "with-unit" : "not-a-number";
}

/** The amount as an exact number. */
export function exactOf(amount: Amount): Exact { return amount.ratio ?? exact(amount.text); }

/** A value as a person reads it: the text as given, or a mean to eight decimals. */
export function shownValue(given: string | Exact): string { return given instanceof Exact ? (given.toString().includes("/") ? given.toFixed(8) : given.toString()) : given; }

/** Exact order of two amounts: -1, 0 or 1. */
export function compareAmounts(a: Amount, b: Amount): -1 | 0 | 1 {
  const shift = a.places - b.places;
  const left = shift < 0 ? a.mantissa * (powers[-shift] ?? NaN) : a.mantissa;
  const right = shift > 0 ? b.mantissa * (powers[shift] ?? NaN) : b.mantissa;
  if (Number.isSafeInteger(left) && Number.isSafeInteger(right)) return left < right ? -1 : left > right ? 1 : 0;
  return exactOf(a).compare(exactOf(b));
}
