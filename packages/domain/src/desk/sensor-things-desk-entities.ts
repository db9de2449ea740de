import { factorOf } from "../monitoring/factor-unit.js";
import { pointKindNames, type MeasuredKind, type PointFact } from "../monitoring/model.js";
import type { ValueInForce } from "../monitoring/curve.js";
import { beijingText } from "../monitoring/window.js";
import type { Entity, EntitySet, Json } from "../sensor-things/model.js";
import { settingOfPoint, type MonitorDeskPorts, type Registry } from "./monitor-desk-office.js";

/** A datastream of the district (数据流): what it reads. */
export interface Stream { readonly id: string; readonly point: string; readonly kind: MeasuredKind; readonly factor: string; readonly field: string }
export interface EntityTables { readonly sets: ReadonlyMap<EntitySet, ReadonlyMap<string, Entity>>; readonly streams: ReadonlyMap<string, Stream> }

const kindNames: Readonly<Record<MeasuredKind, string>> = { "real-time": "实时", minute: "分钟", hour: "小时", day: "日" };
const measurement = "http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement";
const originNames = { instrument: "监测设备", laboratory: "实验室", import: "导入", push: "推送", correction: "更正" } as const;

/** Id of the stream of one value of a factor: folded values and noise of the night are streams of their own. */
export function streamId(point: string, kind: MeasuredKind, factor: string, field: string): string { return `${point}~${kind}~${factor}${field.startsWith("Zs") ? "~folded" : field === "NightData" ? "~night" : ""}`; }

/** A position as GeoJSON; null where nobody said. */
export function positionOf({ longitude, latitude }: PointFact): Json { return longitude === null || latitude === null ? null : { type: "Point", coordinates: [Number(longitude), Number(latitude)] }; }

/** The district as entities (实体表): seen points alone. `latest`: values of the latest window of each kind, which tell the streams. */
export function entitiesOf(ports: Pick<MonitorDeskPorts, "factorTable">, registry: Registry, points: readonly PointFact[], latest: ReadonlyMap<string, ReadonlyMap<MeasuredKind, readonly ValueInForce[]>>): EntityTables {
  const tables = new Map<EntitySet, Map<string, Entity>>(), streams = new Map<string, Stream>(), mark = registry.pack.district.simulated ? "【模拟】" : "", simulated = registry.pack.district.simulated;
  const put = (set: EntitySet, id: string, values: Record<string, Json>, links: Record<string, readonly string[]>): void => { const table = tables.get(set) ?? new Map<string, Entity>(); tables.set(set, table); table.set(id, { set, id, values, links }); };
  const sensors = new Map<string, string[]>(), observed = new Map<string, string[]>();
  for (const point of points) {
    const name = mark + point.name.zh, description = `${mark}${pointKindNames[point.kind].zh} ${point.name.en}`, own: string[] = [], place = positionOf(point);
    for (const [kind, values] of latest.get(point.point) ?? []) for (const value of values) {
      const { factor, field, unit, origin } = value, id = streamId(point.point, kind, factor, field), label = factorOf(ports.factorTable, factor, settingOfPoint(registry.instrumentsOf.get(point.point) ?? [])), folded = id.endsWith("~folded") ? "折算" : id.endsWith("~night") ? "夜间" : "";
      const sensor = origin === "instrument" ? (registry.instrumentsOf.get(point.point) ?? []).find((one) => one.active)?.instrument ?? registry.instrumentsOf.get(point.point)?.[0]?.instrument ?? `door~${origin}` : `door~${origin}`;
      streams.set(id, { id, point: point.point, kind, factor, field });
      own.push(id); listed(sensors, sensor, id); listed(observed, factor, id);
      put("Datastreams", id, {
        name: `${name} ${label.name.zh}${folded}${kindNames[kind]}`, description: `${mark}${label.name.zh}（${label.name.en}）${folded}${kindNames[kind]}数据，最近一条 ${beijingText(value.fromMs)}`, observationType: measurement,
        unitOfMeasurement: unit === "" ? { name: null, symbol: null, definition: null } : { name: unit, symbol: unit, definition: `https://ucum.org#${encodeURIComponent(unit)}` },
        ...(place === null ? {} : { observedArea: place }), properties: { kind, factor, field, latest: beijingText(value.fromMs), simulated },
      }, { Thing: [point.point], Sensor: [sensor], ObservedProperty: [factor] });
    }
    const moves = registry.pointFacts.filter((one) => one.point === point.point).sort((a, b) => a.seq - b.seq).filter((one, at, all) => positionOf(one) !== null && (at === 0 || all[at - 1]!.longitude !== one.longitude || all[at - 1]!.latitude !== one.latitude));
    const placeId = (fact: PointFact): string => (fact === moves.at(-1) && place !== null ? point.point : `${point.point}~${fact.seq}`), history = moves.map((fact) => `${point.point}~${fact.seq}`);
    put("Things", point.point, { name, description, properties: { kind: point.kind, kindName: pointKindNames[point.kind].zh, nameEn: point.name.en, place: point.place, enterprise: point.enterprise ?? null, active: point.active, simulated } },
      { Locations: place === null ? [] : [point.point], HistoricalLocations: history, Datastreams: own });
    for (const fact of moves) {
      const time = `${point.point}~${fact.seq}`, id = placeId(fact);
      put("Locations", id, { name, description: `${mark}${point.name.zh}的位置（CGCS2000）`, encodingType: "application/geo+json", location: positionOf(fact), properties: { simulated } }, { Things: id === point.point ? [point.point] : [], HistoricalLocations: [time] });
      put("HistoricalLocations", time, { time: beijingText(Date.parse(fact.at)) }, { Thing: [point.point], Locations: [id] });
    }
    put("FeaturesOfInterest", point.point, { name, description: `${mark}${point.name.zh}的位置`, encodingType: "application/geo+json", feature: place ?? { type: "Feature", geometry: null, properties: {} }, properties: { simulated } }, {});
  }
  for (const [id, Datastreams] of sensors) {
    const fact = registry.instruments.get(id), origin = id.slice("door~".length) as keyof typeof originNames, name = fact === undefined ? originNames[origin] : `设备 ${fact.mn}`;
    put("Sensors", id, { name: mark + name, description: mark + (fact === undefined ? `经“${originNames[origin]}”入库` : `数采仪，系统编码 ${fact.st}，HJ 212-${fact.edition ?? "自动识别"}`), encodingType: "text/html", metadata: fact === undefined ? originNames[origin] : `MN ${fact.mn}`, properties: { simulated } }, { Datastreams });
  }
  for (const [id, Datastreams] of observed) {
    const { name } = factorOf(ports.factorTable, id, null);
    put("ObservedProperties", id, { name: name.zh, description: `${mark}${name.en}`, definition: `urn:hj212:factor:${id}`, properties: { code: id, nameEn: name.en } }, { Datastreams });
  }
  return { sets: new Map([...tables].map(([set, table]) => [set, new Map([...table].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))])), streams };
}
function listed(map: Map<string, string[]>, key: string, id: string): void { const held = map.get(key); if (held === undefined) map.set(key, [id]); else held.push(id); }
