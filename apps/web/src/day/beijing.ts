const day = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai", year: "numeric", month: "2-digit", day: "2-digit" });
const minute = new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Shanghai", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

/** The Beijing day (北京日) of an instant, `YYYY-MM-DD`, whatever the browser's zone. */
export function beijingDayOf(instant: Date | string): string {
  return day.format(typeof instant === "string" ? new Date(instant) : instant);
}

/** An instant as `2026-11-23 14:00` in Beijing time; what is not an instant is shown as it came. */
export function beijingMinuteOf(instant: string): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return instant;
  const part = Object.fromEntries(minute.formatToParts(date).map(({ type, value }) => [type, value]));
  return `${part["year"]}-${part["month"]}-${part["day"]} ${part["hour"]}:${part["minute"]}`;
}

/** A day or month or year in words: `2025年12月31日`, `31 Dec 2025`. */
export function dayInWords(text: string, language: "zh" | "en"): string {
  const [year, month, date] = text.split("-");
  if (!year || !/^\d{4}$/.test(year)) return text;
  if (language === "zh") return `${year}年${month ? `${Number(month)}月` : ""}${date ? `${Number(date)}日` : ""}`;
  const names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  return [date ? String(Number(date)) : "", month ? names[Number(month) - 1] ?? month : "", year].filter(Boolean).join(" ");
}

const second = new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Shanghai", hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
/** An instant to the second, `2026-11-23 14:00:30` in Beijing time. */
export function beijingSecondOf(instant: string): string {
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? instant : `${day.format(date)} ${second.format(date)}`;
}

/** An instant as the wire writes it, `2026-11-23T14:00:00+08:00`. Beijing has no summer time since 1991. */
export function beijingInstantOf(atMs: number): string {
  return `${new Date(atMs + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`;
}

/** Reads a Beijing time as people type it: `2026-11-23`, `2026-11-23 14:00`, also with seconds. @returns an instant of the wire, or null for what names none */
export function instantTyped(text: string): string | null {
  const found = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2})(?::(\d{2}))?)?$/.exec(text.trim());
  if (!found) return null;
  const instant = `${found[1] ?? ""}T${found[2] ?? "00:00"}:${found[3] ?? "00"}+08:00`;
  const at = Date.parse(instant);
  return Number.isNaN(at) || beijingInstantOf(at) !== instant ? null : instant;
}
