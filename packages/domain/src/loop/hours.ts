import type { HourSpan, Season } from "./setting.js";

const beijing = 8 * 3_600_000, dayLength = 86_400_000;

const minuteOf = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));

/** Whether an instant lies in one of the spans of the Beijing day (是否在时段内). No spans: always. */
export function isInHours(at: number, spans: readonly HourSpan[]): boolean {
  if (spans.length === 0) return true;
  const minute = (((at + beijing) % dayLength) + dayLength) % dayLength / 60_000;
  return spans.some(({ from, until }) => {
    const start = minuteOf(from), end = minuteOf(until);
    return start < end ? minute >= start && minute < end : minute >= start || minute < end;
  });
}

/** Whether an instant lies in a season of the Beijing year (是否在季节内). */
export function isInSeason(at: number, season: Season): boolean {
  const day = new Date(at + beijing).toISOString().slice(-19, -14);
  return season.from < season.until ? day >= season.from && day < season.until : day >= season.from || day < season.until;
}
