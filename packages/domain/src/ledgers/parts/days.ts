import { partsOfDay, isDay } from "@yunqing/standards";

/** The same day so many years later (若干年后); 29 February becomes the 28th where the year has none. @throws {NotADay} */
export function yearsAfter(day: string, years: number): string {
  const { year, month, day: date } = partsOfDay(day), at = (last: number): string => `${String(year + years).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(last).padStart(2, "0")}`;
  return isDay(at(date)) ? at(date) : at(28);
}
