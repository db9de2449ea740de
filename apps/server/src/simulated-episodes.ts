import type { PointKind } from "@yunqing/domain";
import { chanceOf } from "./simulated-chance.js";

const hour = 3_600_000, beijing = 8 * hour;
const particles: ReadonlySet<string> = new Set(["a34004", "a34002", "a34001"]);
/** Days of a year with storms of dust, as `stormDays` declares them. */
const storms: ReadonlySet<string> = new Set(["03-15", "03-16", "04-11"]);

/**
 * By how much a value is raised in an episode of the simulated history (模拟污染过程), 1 outside: dust storms in spring, stagnant days in January, ozone in June, high water after a July storm, and single hours over the limit at outlets.
 * @param from  start of the window, milliseconds since 1970 UTC
 */
export function simulatedEpisode(kind: PointKind, point: string, code: string, from: number): number {
  const local = new Date(from + beijing), day = local.toISOString().slice(5, 10), clock = local.getUTCHours();
  if ((kind === "air-station" || kind === "dust") && particles.has(code)) {
    if (storms.has(day)) return code === "a34004" ? 2.2 : 6;
    if (day >= "01-11" && day <= "01-14") return code === "a34004" ? 2.6 : 1.9;
    return 1;
  }
  if (kind === "air-station" && code === "a05024") return day >= "06-12" && day <= "06-16" && clock >= 11 && clock <= 20 ? 1.5 : 1;
  if (kind === "water-station" && (code === "w21011" || code === "w21003" || code === "w01019")) return day >= "07-20" && day <= "07-24" ? (code === "w01019" ? 1.8 : 2.6) : 1;
  if (kind === "stack-outlet" && (code === "a21002" || code === "a21026")) return chanceOf(`${point} over ${code} ${Math.floor(from / (4 * hour))}`) < 0.004 ? 2.4 : 1;
  if (kind === "sewage-outlet" && (code === "w01018" || code === "w21003")) return chanceOf(`${point} over ${code} ${Math.floor((from + beijing) / (24 * hour))}`) < 0.012 ? 3 : 1;
  return 1;
}
