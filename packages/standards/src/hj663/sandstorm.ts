import { exact, sum, type Exact } from "../exact.js";

/** Hours of one episode of sand and dust (沙尘过程), by their place in the series; `to` is the first hour after it. */
export interface SandstormEpisode { readonly from: number; readonly to: number; readonly before: Exact }

/**
 * Finds hours that look like sand and dust by PM10 alone (沙尘影响时段初判): from an hour at least twice the mean of the six before and above 150 µg/m³,
 * until PM10 first comes back to within 10 % of that mean. A proposal for the person who decides; CNEMC decides the official periods.
 *
 * @param pm10  hourly means in µg/m³ in order; null = missing
 * @clause 环办监测〔2016〕120号 (criteria from memory: check before use)
 */
export function sandstormEpisodes(pm10: readonly (Exact | null)[]): readonly SandstormEpisode[] {
  const episodes: SandstormEpisode[] = [];
  for (let hour = 6; hour < pm10.length; hour++) {
    const now = pm10[hour];
    const previous = pm10.slice(hour - 6, hour).filter((value): value is Exact => value !== null);
    if (!now || previous.length < 6) continue;
    const before = sum(previous).over(exact(6));
    if (now.compare(exact(150)) <= 0 || now.compare(before.times(exact(2))) < 0) continue;
    const bound = before.times(exact("1.1"));
    let to = hour + 1;
    while (to < pm10.length) { const value = pm10[to]; if (value && value.compare(bound) <= 0) break; to++; }
    episodes.push({ from: hour, to, before });
    hour = to;
  }
  return episodes;
}
