import type { ColumnKind } from "@yunqing/domain";

/** What is written into one cell (单元格): the value, and the number format that shows it exactly as on the screen. */
export interface Cell { readonly value: string | number | Date; readonly format: string; readonly align: "left" | "right" | "center" }

const plain = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
const grouped = /^-?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/;
/** significant digits that every double carries */
const carried = 15;
/** most characters that Excel keeps in a cell */
export const longestText = 32_767;
const cutMark = "……（超出 Excel 单元格长度，已截断）";

/**
 * A text of the screen as a cell. Decimal text becomes a number only where the double behind it shows the very same text again:
 * 2.20 is 2.2 in format 0.00; twenty digits, 007, −0.0 and <30 stay text. A day becomes a date. Everything else is text,
 * in the format "@", so that = + - @ never start a formula, not even when somebody edits the cell.
 */
export function cellOf(text: string, kind: ColumnKind): Cell {
  if (kind === "decimal" || kind === "integer") return numberOf(text) ?? { ...textOf(text), align: plain.test(text) ? "right" : "center" };
  if (kind === "day") return dayOf(text) ?? { ...textOf(text), align: "center" };
  return textOf(text);
}

function numberOf(text: string): Cell | null {
  const isGrouped = grouped.test(text);
  if (!isGrouped && !plain.test(text)) return null;
  const digits = text.replaceAll(",", ""), places = digits.split(".")[1]?.length ?? 0, value = Number(digits);
  const significant = digits.replace(/^-?0*\.?0*|\./g, "").length;
  if (significant > carried || value.toFixed(Math.min(places, 100)) !== digits) return null;
  return { value, format: `${isGrouped ? "#,##0" : "0"}${places > 0 ? `.${"0".repeat(places)}` : ""}`, align: "right" };
}

/** Excel counts days from 1900 and takes 1900 for a leap year, so days before 1900-03-01 stay text. */
function dayOf(text: string): Cell | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < "1900-03-01") return null;
  const value = new Date(`${text}T00:00:00.000Z`);
  return !Number.isNaN(value.getTime()) && value.toISOString().startsWith(text) ? { value, format: "yyyy-mm-dd", align: "center" } : null;
}

function textOf(text: string): Cell { return { value: sheetText(text), format: "@", align: "left" }; }

/** Text that a workbook can hold: no control characters (XML 1.0), no lone surrogates, no more than Excel keeps, and `_x0041_` not read as an escape. */
export function sheetText(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are what XML 1.0 forbids
  const clean = whole(text).replace(/\r\n?/g, "\n").replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, "");
  const kept = clean.length <= longestText ? clean : `${whole(clean.slice(0, longestText - cutMark.length - 1))}${cutMark}`;
  return kept.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_");
}

/** Halves of signs that stand alone cannot be written as UTF-8; they become the replacement sign. */
export function whole(text: string): string { return text.replace(/\p{Surrogate}/gu, "\ufffd"); }

/** Width of a text in half-width characters: Chinese signs are two wide. */
export function widthOf(text: string): number {
  return [...text].reduce((width, sign) => width + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]/u.test(sign) ? 2 : 1), 0);
}
