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
