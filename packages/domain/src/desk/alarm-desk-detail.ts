import type { Lineage } from "@yunqing/standards";
import type { Actor } from "../access/model.js";
import { codeOf, findItem } from "@yunqing/standards";
import { alarmObstacle, needsApprover } from "../alarm/lifecycle.js";
import { mediumOf } from "../alarm/limits.js";
import { alarmKindNames, alarmMoves, type AlarmEvent, type AlarmRecord, type AlarmStep } from "../alarm/model.js";
import type { MeasuredKind, PointFact } from "../monitoring/model.js";
import { beijingText } from "../monitoring/window.js";
import { alarmGround, alarmRow, alarmSight, seenAlarm, type AlarmDeskPorts } from "./alarm-desk-office.js";
import { proofOf } from "./alarm-desk-moves.js";
import type { AlarmDetail, AlarmStepView } from "./alarm-desk-views.js";
import { namesOf } from "./monitor-desk-office.js";

const hour = 3_600_000, around: Readonly<Record<"hour" | "day", number>> = { hour: 24 * hour, day: 15 * 24 * hour };
/** Names of a record: users are told by name only to who sees it. */
export function stepViews(steps: readonly AlarmStep[], storm: string | null, nameOf: (user: string) => string): readonly AlarmStepView[] {
  return [...steps].sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || a.seq - b.seq).map(({ id, seq, by, at, move, from, to, cause, note, evidence, alarm }) => ({ id, seq, by: nameOf(by), at: beijingText(Date.parse(at)), move, from, to, cause, note, evidence, onStorm: alarm === storm }));
}
/** Codes under which an item of a point may be sent: for the curve. */
export function factorsOfItem(item: string | null, point: PointFact | undefined): readonly string[] {
  if (item === null || point === undefined) return [];
  const found = findItem(item, mediumOf(point.kind));
  return found === undefined ? [item] : [...new Set([codeOf(found, "2017"), codeOf(found, "2005"), codeOf(found, "HJ 524")].filter((one): one is string => one !== undefined))];
}
/** Where the data of an alarm are drawn: its windows with as much before and after as shows how it came. */
export function curveOf(record: AlarmRecord, point: PointFact | undefined): AlarmDetail["curve"] {
  if (record.point === null) return null;
  const kind: MeasuredKind = record.basis === "day" || record.basis === "8h" ? "day" : "hour";
  return { point: record.point, kind, from: beijingText(record.at - around[kind]), until: beijingText(Math.max(record.at, record.now.lastAt) + around[kind] / 2), factors: factorsOfItem(record.item, point) };
}
/** Why the alarm rang (怎么算的): the value, what it was held against, and what it came from. */
export function alarmLineage(record: AlarmRecord): Lineage {
  return {
    name: { zh: `${alarmKindNames[record.kind].zh}判定`, en: `${alarmKindNames[record.kind].en} judged` }, value: record.value === "" ? null : record.value, unit: record.unit, origin: "computed",
    rule: { id: `alarm/${record.rule}`, formula: record.text, clauses: record.clause === "" ? [] : [record.clause], attestation: record.attestation }, ...(record.value === "" ? { notes: [record.text] } : {}),
    inputs: record.inputs.map((input) => ({ name: input.name, value: input.value, unit: input.unit, origin: input.packet === null ? "parameter" as const : "measured" as const, source: { text: `${input.from} — ${input.until}`, ...(input.packet === null ? (record.document === "" ? {} : { document: record.document }) : { id: `packet ${input.packet}` }) }, inputs: [] })),
  };
}

/** One alarm with all that is known of it (报警详情). @throws {NotFound} */
export async function alarmDetail(ports: AlarmDeskPorts, actor: Actor, id: string): Promise<AlarmDetail> {
  const ground = await ports.store.read(alarmGround), record = await seenAlarm(ports, actor, ground.registry.pack, id), { now } = record;
  const { steps, clue } = await ports.store.read(async (reader) => ({ steps: await reader.alarmSteps(now.storm === null ? [id] : [id, now.storm]), clue: (await reader.enforcementClues({ alarm: id }))[0] ?? null }));
  const events: readonly AlarmEvent[] = await ports.alarmStore.events(id), nameOf = await namesOf(ports, steps.map((one) => one.by)), may = alarmSight(ports, actor, "alarm.handle", ground.registry.pack)(record), own = steps.filter((one) => one.alarm === id);
  const given = { user: actor.user, note: "—", cause: "other", proof: true }, point = record.point === null ? undefined : ground.registry.points.get(record.point);
  return {
    ...alarmRow(ground, record), document: record.document, attestation: record.attestation, inputs: record.inputs, events: events.map(({ at, kind, note }) => ({ at: beijingText(at), kind, note })), steps: stepViews(steps, now.storm, nameOf),
    moves: may ? alarmMoves.filter((move) => alarmObstacle(now, move, given) === null) : [], needsProof: needsApprover(now.level) && !proofOf(record, own), curve: curveOf(record, point),
    clue: clue === null ? null : { id: clue.id, number: clue.number }, mayClue: may && clue === null && record.kind === "limit", lineage: alarmLineage(record),
  };
}
