import type { FactorTable } from "../monitoring/factor-unit.js";
import { valuesInForce } from "../monitoring/curve.js";
import type { ObservationStore } from "../monitoring/ports.js";
import { registryOf, settingOfPoint, type Registry } from "../desk/monitor-desk-office.js";
import type { DistrictStore } from "../ports.js";
import type { LoopFact } from "./fact.js";
import { loopValues } from "./values.js";

/** What an ear stands on. */
export interface LoopEarPorts { readonly store: Pick<DistrictStore, "read">; readonly observations: Pick<ObservationStore, "readings">; readonly factorTable: FactorTable; /** milliseconds since 1970 */ now(): number }
/** A value that has come for a sensor of a loop since one asked last. */
export interface HeardValue { readonly sensor: string; readonly at: number; readonly value: string | null }

const registryAgeMs = 10_000, aheadMs = 600_000, minuteBackMs = 3_600_000, most = 2000;

/**
 * Listens to the observation store for one loop (回路取值): every call gives what came since the last one, oldest first, each window once.
 * A value older than the sensor's patience is not news, nor is one from a clock that runs more than ten minutes ahead; what is marked or flagged comes as null. A correction of a window already heard changes nothing: the loop has acted on it.
 */
export class LoopEar {
  readonly #fact: LoopFact; readonly #ports: LoopEarPorts; readonly #last = new Map<string, number>();
  #registry: Registry | null = null; #readAt = -Infinity;
  constructor(fact: LoopFact, ports: LoopEarPorts) { this.#fact = fact; this.#ports = ports; }

  async hear(): Promise<readonly HeardValue[]> {
    const { setting, feeds } = this.#fact, heard: HeardValue[] = [];
    const sensors = [...(setting.demand.by === "threshold" ? setting.demand.sensors : []), ...setting.frost].filter(({ sensor }) => (feeds[sensor] ?? "real-time") !== "device");
    if (sensors.length === 0) return [];
    const now = this.#ports.now(), registry = await this.#known(now);
    for (const { sensor, point, factor, staleSeconds } of sensors) {
      const kind = feeds[sensor] === "minute" ? "minute" : "real-time", sources = (registry.sourcesOf.get(point) ?? []).map((one) => one.source), last = Math.max(this.#last.get(sensor) ?? -Infinity, now - staleSeconds * 1000);
      if (sources.length === 0) continue;
      const from = kind === "minute" ? last - minuteBackMs : last + 1, until = now + aheadMs, readings = await this.#ports.observations.readings({ sources, kind, from, until, limit: most });
      if (readings.length === 0) continue;
      const marks = await this.#ports.store.read((reader) => reader.marks({ point, kind, from: new Date(from).toISOString(), until: new Date(until).toISOString() }));
      const values = valuesInForce({ kind, readings, sources: registry.sources, settings: registry.settings, fallback: settingOfPoint(registry.instrumentsOf.get(point) ?? []), marks, table: this.#ports.factorTable, factors: new Set([factor]) });
      for (const { at, value } of loopValues(values, factor, kind)) if (at > last && at < until) { heard.push({ sensor, at, value }); this.#last.set(sensor, at); }
    }
    return heard.sort((a, b) => a.at - b.at);
  }
  async #known(now: number): Promise<Registry> {
    if (this.#registry === null || now - this.#readAt >= registryAgeMs) { this.#registry = await this.#ports.store.read(registryOf); this.#readAt = now; }
    return this.#registry;
  }
}
