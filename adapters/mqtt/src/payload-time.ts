import { measuredKinds, timeOfCell, type MeasuredKind } from "@yunqing/domain";

/** How times of a foreign payload are written (时间写法): ISO with offset, seconds or milliseconds since 1970, or Beijing time without offset. */
export type TimeForm = "iso" | "seconds" | "milliseconds" | "beijing";

/** The kind of window by its word, or null. */
export function kindOf(word: string): MeasuredKind | null { return (measuredKinds as readonly string[]).includes(word) ? word as MeasuredKind : null; }

/** A time as the desk takes it (ISO with offset), or null where the text is none of its form. */
export function instantText(text: string, form: TimeForm): string | null {
  switch (form) {
    case "iso": return text;
    case "seconds": return /^\d{9,11}$/.test(text) ? new Date(Number(text) * 1000).toISOString() : null;
    case "milliseconds": return /^\d{12,14}$/.test(text) ? new Date(Number(text)).toISOString() : null;
    case "beijing": { const read = timeOfCell(text); return read.kind === "day" || read.kind === "instant" ? new Date(read.at).toISOString() : null; }
  }
}
