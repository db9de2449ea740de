import { plainDecimal, shifted, type SheetCell } from "@yunqing/domain";
import { attribute, scanXml } from "./xml-scan.js";

/** How a number is shown (数字格式): as it is, as a time, or as a share. */
export type NumberLook = "plain" | "time" | "percent";

const isTimeId = (id: number): boolean => (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
/** What a number format makes of a number; only its first section counts. @clause ECMA-376 part 1 §18.8.31 */
export function lookOf(format: string): NumberLook {
  const bare = format.replace(/\\.|_.|\*.|"[^"]*"|\[[^\]]*\]/g, (part) => (/^\[(h+|m+|s+)\]$/i.test(part) ? "h" : "")).split(";")[0] ?? "";
  if (/^general$/i.test(bare.trim())) return "plain";
  return /[ymdhs]/i.test(bare.replace(/general/gi, "")) ? "time" : bare.includes("%") ? "percent" : "plain";
}

/** The look of each cell style of a workbook, by its number. */
export function looksOf(styles: string): readonly NumberLook[] {
  const formats = new Map<number, string>(), looks: NumberLook[] = [];
  let inCells = false;
  scanXml(styles, {
    open(name, attributes) {
      if (name === "numFmt") formats.set(Number(attribute(attributes, "numFmtId")), attribute(attributes, "formatCode") ?? "");
      else if (name === "cellXfs") inCells = true;
      else if (name === "xf" && inCells) {
        const id = Number(attribute(attributes, "numFmtId") ?? "0"), own = formats.get(id);
        looks.push(own !== undefined ? lookOf(own) : isTimeId(id) ? "time" : id === 9 || id === 10 ? "percent" : "plain");
      }
    },
    close(name) { if (name === "cellXfs") inCells = false; },
  });
  return looks;
}

/**
 * A stored number as text (数值文本). Excel writes doubles with 17 digits (0.07 as 7.0000000000000007E-2): the text is the shortest that gives the same double, which is what was typed; exact, without exponent.
 * A share is shown times 100 with %, a time as a wall clock.
 */
export function numberCell(stored: string, look: NumberLook, date1904: boolean): SheetCell {
  const value = Number(stored), text = stored.trim() === "" || !Number.isFinite(value) ? null : plainDecimal(String(value));
  if (text === null) return { text: stored, kind: "error" };
  if (look === "time") { const time = timeText(value, date1904); return time === null ? { text, kind: "number" } : { text: time, kind: "time" }; }
  return look === "percent" ? { text: `${shifted(text, 2)}%`, kind: "number" } : { text, kind: "number" };
}

const two = (part: number): string => String(part).padStart(2, "0");
/** A serial number of Excel as a wall clock; below one day only the time. Excel takes 1900 for a leap year: days before its 29 February stand one later. */
function timeText(serial: number, date1904: boolean): string | null {
  if (serial < 0 || serial > 2_958_466) return null;
  const seconds = Math.round((serial - Math.floor(serial)) * 86_400), whole = Math.floor(serial) + Math.floor(seconds / 86_400) + (date1904 ? 1_462 : 0), within = seconds % 86_400;
  const clock = `${two(Math.floor(within / 3_600))}:${two(Math.floor(within / 60) % 60)}${within % 60 === 0 ? "" : `:${two(within % 60)}`}`;
  if (whole === 0 || (date1904 && whole === 1_462 && within !== 0)) return clock;
  const day = new Date(Date.UTC(1899, 11, whole < 60 ? 31 : 30) + whole * 86_400_000).toISOString().slice(0, 10);
  return within === 0 ? day : `${day} ${clock}`;
}
