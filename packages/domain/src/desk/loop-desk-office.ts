import type { Labels } from "@yunqing/standards";
import type { Action, Actor } from "../access/model.js";
import { loopsInForce, type LoopFact } from "../loop/fact.js";
import type { LoopStore } from "../loop/store.js";
import type { LoopSensor, LoopSetting } from "../loop/setting.js";
import { loopValues } from "../loop/values.js";
import { valuesInForce } from "../monitoring/curve.js";
import type { FactorTable } from "../monitoring/factor-unit.js";
import type { QualityMark } from "../monitoring/model.js";
import type { ObservationStore } from "../monitoring/ports.js";
import { Forbidden, NotFound, type Clock, type DistrictReader, type DistrictStore, type Secrets } from "../ports.js";
import type { LoopCurve } from "./loop-desk-views.js";
import { registryOf, settingOfPoint, sightFor, type Registry } from "./monitor-desk-office.js";

/** What the desk of control loops needs. */
export interface LoopDeskPorts {
  readonly store: DistrictStore; readonly observations: Pick<ObservationStore, "readings">; readonly loopStore: Pick<LoopStore, "states" | "records" | "recordsStanding" | "actOutcomes">;
  readonly clock: Clock; readonly secrets: Pick<Secrets, "encrypt">; readonly factorTable: FactorTable;
  /** display names of users by id; ids are shown without it */
  readonly names?: (users: readonly string[]) => Promise<ReadonlyMap<string, string>>;
}

/** The registry and every version of the loops, of one moment. */
export interface LoopRoom { readonly registry: Registry; readonly facts: readonly LoopFact[]; readonly inForce: ReadonlyMap<string, LoopFact> }
export async function loopRoomOf(reader: DistrictReader): Promise<LoopRoom> {
  const registry = await registryOf(reader), facts = await reader.loops();
  return { registry, facts, inForce: new Map(loopsInForce(facts).map((fact) => [fact.loop, fact])) };
}

/** A loop that the person sees. @throws {NotFound} also when it lies outside the person's scope */
export function seenLoop(ports: Pick<LoopDeskPorts, "store" | "clock">, actor: Actor, room: LoopRoom, loop: string): LoopFact {
  const fact = room.inForce.get(loop);
  if (fact === undefined || !sightFor(ports, actor, "monitor.read", room.registry.pack)(fact)) throw new NotFound("loop", loop);
  return fact;
}
/** A loop that the person may do this with. @throws {NotFound} {Forbidden} */
export function ownLoop(ports: Pick<LoopDeskPorts, "store" | "clock">, actor: Actor, action: Action, room: LoopRoom, loop: string): LoopFact {
  const fact = seenLoop(ports, actor, room, loop);
  if (!sightFor(ports, actor, action, room.registry.pack)(fact)) throw new Forbidden(action, loop);
  return fact;
}

/** What every subject of a setting is called (分项名称). */
export function subjectNames(setting: LoopSetting): (subject: string) => Labels {
  const names = new Map<string, Labels>([
    ["loop", { zh: "回路", en: "Loop" }], ["demand", { zh: "需求", en: "Demand" }], ["override", { zh: "手动", en: "Manual" }], ["approval", { zh: "批准", en: "Approval" }], ["frost", { zh: "防冻闭锁", en: "Frost lock" }],
  ]);
  for (const one of setting.demand.by === "threshold" ? setting.demand.sensors : []) names.set(`sensor:${one.sensor}`, one.name);
  for (const one of setting.frost) names.set(`thermometer:${one.sensor}`, one.name);
  for (const one of setting.devices) names.set(`line:${one.device}`, { zh: `${one.name.zh}通信`, en: `Line to ${one.name.en}` });
  for (const one of setting.actuators) names.set(`actuator:${one.actuator}`, one.name);
  for (const one of setting.signals) names.set(`signal:${one.signal}`, one.name);
  const alarms: Readonly<Record<string, Labels>> = { "actuator-failed": { zh: "故障", en: "failed" }, "actuator-unasked": { zh: "无指令运行", en: "runs unasked" }, "starts-limit": { zh: "频繁启停", en: "starts too often" }, "sensor-unknown": { zh: "无有效值", en: "no value" }, "line-lost": { zh: "通信中断", en: "line lost" } };
  return (subject) => {
    const held = names.get(subject), [, kind = "", id = ""] = /^alarm:([a-z-]+):(.*)$/.exec(subject) ?? [];
    if (held !== undefined || alarms[kind] === undefined) return held ?? { zh: subject, en: subject };
    const of = names.get(`actuator:${id}`) ?? names.get(`sensor:${id}`) ?? names.get(`thermometer:${id}`) ?? names.get(`line:${id}`) ?? { zh: id, en: id };
    return { zh: `${of.zh.replace(/通信$/, "")}${alarms[kind].zh}`, en: `${of.en}: ${alarms[kind].en}` };
  };
}

type Standing = Pick<LoopDeskPorts, "observations" | "factorTable" | "store">;
const mostReadings = 20_000;
/** Values of a sensor in [from, until) as the loop takes them (测点取值); a feed of the device itself keeps no values, there is nothing to draw. */
export async function sensorCurve({ observations, factorTable, store }: Standing, registry: Registry, sensor: Pick<LoopSensor, "sensor" | "name" | "point" | "factor">, unit: string, feed: "real-time" | "minute" | "device", from: number, until: number): Promise<LoopCurve> {
  const head = { sensor: sensor.sensor, name: sensor.name, unit }, sources = (registry.sourcesOf.get(sensor.point) ?? []).map((one) => one.source);
  if (feed === "device" || sources.length === 0) return { ...head, values: [] };
  const readings = await observations.readings({ sources, kind: feed, from, until, limit: mostReadings });
  const marks: readonly QualityMark[] = await store.read((reader) => reader.marks({ point: sensor.point, kind: feed, from: new Date(from).toISOString(), until: new Date(until).toISOString() }));
  const values = valuesInForce({ kind: feed, readings, sources: registry.sources, settings: registry.settings, fallback: settingOfPoint(registry.instrumentsOf.get(sensor.point) ?? []), marks, table: factorTable, factors: new Set([sensor.factor]) });
  return { ...head, values: loopValues(values, sensor.factor, feed) };
}
