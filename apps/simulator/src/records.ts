import { dayMs, hourMs, minuteMs, secondMs } from "./beijing.js";
import { measuredBy } from "./measured.js";
import type { DataFlag, Measured, Place } from "./place.js";
import { readingsOf, type Calibrated, type Reading } from "./readings.js";

/** One factor over one window (时段统计), in whole numbers of its last decimal; `total` in those of the total. Min ≤ Avg ≤ Max. */
export interface Statistic { readonly min: number; readonly avg: number; readonly max: number; readonly folded?: { readonly min: number; readonly avg: number; readonly max: number }; readonly total?: number; readonly flag: DataFlag }

/** What a host can set that changes what is recorded. */
export interface RecordSettings { readonly realTimeSeconds: number; readonly minuteInterval: number; readonly calibrated: readonly Calibrated[] }

/**
 * The records of an instrument (数据记录), computed when asked for: nothing is stored but a memo of a day's hours.
 * A minute window holds the real-time values whose moments lie in it, so a reader can check each step from what was sent:
 * the mean of a window is the mean of its parts as they were sent, rounded half away from zero, of those with flag N where that is the window's flag, else of all; a total is the sum of its parts.
 * A window is N when three quarters of its parts are; of sewage when all are.
 *
 * @clause HJ 212-2017 附录 C.17, C.18 (flags), 附录 D (means and totals)
 */
export class Records {
  readonly factors: readonly Measured[];
  private readonly read: (at: number, calibrated: readonly Calibrated[]) => readonly Reading[];
  private readonly minutes = new Memo<readonly Statistic[]>(64); private readonly hours = new Memo<readonly Statistic[]>(28);
  constructor(private readonly place: Place, private set: RecordSettings) { this.factors = measuredBy(place.spec.kind); this.read = readingsOf(place); }

  get settings(): RecordSettings { return this.set; }
  /** Takes other settings: from now on all records are as if they had always held. */
  change(settings: RecordSettings): void { this.set = settings; this.minutes.clear(); this.hours.clear(); }

  /** All factors at a moment. */
  realTime(at: number): readonly Reading[] { return this.read(at, this.set.calibrated); }

  /** Moments of real-time values in [from, until): whole multiples of the interval; where none falls in, its begin. */
  moments(from: number, until: number): readonly number[] {
    const step = this.set.realTimeSeconds * secondMs, out: number[] = [];
    for (let at = Math.ceil(from / step) * step; at < until; at += step) out.push(at);
    return out.length === 0 ? [from] : out;
  }

  /** The minute window that begins at `from`. */
  minute(from: number): readonly Statistic[] {
    return this.minutes.of(from, () => {
      const length = this.set.minuteInterval * minuteMs, rows = this.moments(from, from + length).map((at) => this.realTime(at));
      const out = this.factors.map((_, k) => overReadings(rows.map((row) => row[k]!), this.isStrict));
      return out.map((statistic, k) => { const total = this.totalOf(k, out, length); return total === undefined ? statistic : { ...statistic, total }; });
    });
  }
  /** The hour that begins at `from`: of its minute windows. */
  hour(from: number): readonly Statistic[] {
    return this.hours.of(from, () => { const step = this.set.minuteInterval * minuteMs; return this.over(Array.from({ length: hourMs / step }, (_, k) => this.minute(from + k * step))); });
  }
  /** The day that begins at `from`: of its hours. */
  day(from: number): readonly Statistic[] { return this.over(Array.from({ length: dayMs / hourMs }, (_, k) => this.hour(from + k * hourMs))); }

  private get isStrict(): boolean { return this.place.spec.kind === "sewage-outlet"; }

  private over(rows: readonly (readonly Statistic[])[]): readonly Statistic[] {
    return this.factors.map((factor, k) => {
      const parts = rows.map((row) => row[k]!), flag = flagOfParts(parts.map((part) => part.flag), this.isStrict), used = flag === "N" ? parts.filter((part) => part.flag === "N") : parts;
      const folded = used.map((part) => part.folded).filter((part) => part !== undefined);
      return {
        min: least(used.map((part) => part.min)), avg: meanOf(used.map((part) => part.avg)), max: most(used.map((part) => part.max)), flag,
        ...(folded.length === 0 ? {} : { folded: { min: least(folded.map((part) => part.min)), avg: meanOf(folded.map((part) => part.avg)), max: most(folded.map((part) => part.max)) } }),
        ...(factor.total === undefined ? {} : { total: parts.reduce((sum, part) => sum + (part.total ?? 0), 0) }),
      };
    });
  }

  /** Total of a minute window, from its means. @clause HJ 212-2017 附录 D: D=Q·T·10⁻³, G=D·C·10⁻³; Gh=C·Qsn·10⁻⁶ */
  private totalOf(k: number, row: readonly Statistic[], length: number): number | undefined {
    const { total, decimals } = this.factors[k]!;
    if (total === undefined) return undefined;
    const mean = row[k]!.avg / 10 ** decimals, hours = length / hourMs, flowAt = this.factors.findIndex(({ code }) => code === "w00000" || code === "a00000");
    const flow = flowAt < 0 ? 0 : row[flowAt]!.avg / 10 ** this.factors[flowAt]!.decimals;
    const amount = total.of === "water" ? (mean * length) / secondMs / 1_000 : total.of === "water-load" ? ((flow * length) / secondMs / 1_000) * mean / 1_000
      : total.of === "gas" || total.of === "energy" ? mean * hours : mean * flow * hours * 1e-6;
    return Math.round(amount * 10 ** total.decimals);
  }
}

function overReadings(parts: readonly Reading[], strict: boolean): Statistic {
  const flag = flagOfParts(parts.map((part) => part.flag), strict), used = flag === "N" ? parts.filter((part) => part.flag === "N") : parts;
  const values = used.map((part) => part.value), folded = used.map((part) => part.folded).filter((value) => value !== undefined);
  return { min: least(values), avg: meanOf(values), max: most(values), flag, ...(folded.length === 0 ? {} : { folded: { min: least(folded), avg: meanOf(folded), max: most(folded) } }) };
}

/** Flag of a window by those of its parts: N where enough are N, else the most frequent other. */
function flagOfParts(flags: readonly DataFlag[], strict: boolean): DataFlag {
  const counts = new Map<DataFlag, number>();
  for (const flag of flags) counts.set(flag, (counts.get(flag) ?? 0) + 1);
  const normal = counts.get("N") ?? 0;
  if (strict ? normal === flags.length : normal >= 0.75 * flags.length) return "N";
  counts.delete("N");
  let found: DataFlag = "D", times = 0;
  for (const [flag, count] of counts) if (count > times) { found = flag; times = count; }
  return found;
}

/** Mean of whole numbers, rounded half away from zero. */
export function meanOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return (mean < 0 ? -Math.round(-mean) : Math.round(mean)) + 0;
}
const least = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b));
const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b));

/** The last few results, the oldest forgotten first. */
class Memo<Value> {
  private readonly held = new Map<number, Value>();
  constructor(private readonly most: number) {}
  of(key: number, make: () => Value): Value {
    const known = this.held.get(key);
    if (known !== undefined) return known;
    const made = make();
    if (this.held.size >= this.most) for (const first of this.held.keys()) { this.held.delete(first); break; }
    this.held.set(key, made);
    return made;
  }
  clear(): void { this.held.clear(); }
}
