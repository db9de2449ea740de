import type { Actor } from "../access/model.js";
import type { ValueInForce } from "../monitoring/curve.js";
import { measuredKinds, type MeasuredKind } from "../monitoring/model.js";
import { Forbidden } from "../ports.js";
import { serve, type SensorThingsAnswer, type SensorThingsRequest } from "../sensor-things/serve.js";
import type { Entity } from "../sensor-things/model.js";
import { valuesInForce } from "../monitoring/curve.js";
import { mustHoldHere, registryOf, settingOfPoint, sightFor, type Registry } from "./monitor-desk-office.js";
import { entitiesOf } from "./sensor-things-desk-entities.js";
import type { SensorThingsDeskPorts } from "./sensor-things-desk-ports.js";
export type { SensorThingsDeskPorts } from "./sensor-things-desk-ports.js";
import { ObservationReads } from "./sensor-things-desk-observations.js";

/**
 * The desk of SensorThings (SensorThings台): the district as entities of OGC SensorThings 1.1, read only. Reading needs `monitor.read` and shows the points in scope alone; what lies outside does not exist.
 */
export class SensorThingsDesk {
  readonly #ports: SensorThingsDeskPorts;
  constructor(ports: SensorThingsDeskPorts) { this.#ports = ports; }

  /** Answers a request below the service root. @throws {Forbidden} {SensorThingsFault} 400, 404, 501 */
  async answer(actor: Actor, request: SensorThingsRequest): Promise<SensorThingsAnswer> {
    try { mustHoldHere(this.#ports, actor, "monitor.read"); } catch (error) {
      if (error instanceof Forbidden) await this.#ports.store.recordRefusal({ actor, action: error.action, subject: "sensorthings", detail: `${error.code}: ${error.message}` });
      throw error;
    }
    const registry = await this.#ports.store.read((reader) => registryOf(reader)), sees = sightFor(this.#ports, actor, "monitor.read", registry.pack);
    const points = [...registry.points.values()].filter((point) => sees(point)), tables = entitiesOf(this.#ports, registry, points, await this.#latest(registry, points.map(({ point }) => point)));
    const reads = new ObservationReads(this.#ports, registry, tables.streams), now = Date.parse(this.#ports.clock.now());
    return serve(request, {
      now, all: (set) => [...(tables.sets.get(set)?.values() ?? [])], find: (set, id): Entity | null => tables.sets.get(set)?.get(id) ?? null,
      observations: (ids, span) => reads.of(ids, span), observation: (id) => reads.one(id),
      datastreamsOfFeature: (id) => [...tables.streams.values()].filter(({ point }) => point === id).map((stream) => stream.id).sort(),
    });
  }
  /** Values of the latest window of each source, by point and kind: they tell which streams there are. */
  async #latest(registry: Registry, points: readonly string[]): Promise<ReadonlyMap<string, ReadonlyMap<MeasuredKind, readonly ValueInForce[]>>> {
    const found = new Map<string, Map<MeasuredKind, readonly ValueInForce[]>>(points.map((point) => [point, new Map()])), sources = points.flatMap((point) => (registry.sourcesOf.get(point) ?? []).map(({ source }) => source));
    if (sources.length === 0) return found;
    for (const kind of measuredKinds) {
      const readings = await this.#ports.observations.latest(sources, kind);
      for (const point of points) {
        const own = readings.filter(({ source }) => registry.sources.get(source)?.point === point);
        if (own.length > 0) found.get(point)!.set(kind, valuesInForce({ kind, readings: own, sources: registry.sources, settings: registry.settings, fallback: settingOfPoint(registry.instrumentsOf.get(point) ?? []), marks: [], table: this.#ports.factorTable }));
      }
    }
    return found;
  }
}
