import { Type, type TSchema } from "typebox";
import { alarmCauses, alarmGroupings, alarmKinds, alarmLevels, alarmMoves, alarmRuleKinds, alarmStates, measuredKinds, pointKinds } from "@yunqing/domain";
import { LabelsShape, LineageShape } from "./lineage.js";
import { commandId, day } from "./requests.js";
import { count, countOf, countOrNull, list, named, oneOf, oneOfOrNull, orNull, text, textOrNull, yes } from "./shape.js";

const strict = { additionalProperties: false } as const;
const words = (most: number, least = 0) => Type.String({ minLength: least, maxLength: most });
const wordsOrNull = (most: number) => Type.Unsafe<string | null>({ type: ["string", "null"], maxLength: most } as TSchema);
const textsByName = (names?: number, most?: number) => Type.Unsafe<Readonly<Record<string, string>>>({ type: "object", additionalProperties: { type: "string", ...(most === undefined ? {} : { maxLength: most }) }, ...(names === undefined ? {} : { maxProperties: names, propertyNames: { maxLength: 64 } }) } as TSchema);
const level = oneOf(alarmLevels), kind = oneOf(alarmKinds), ruleKind = oneOf(alarmRuleKinds), state = oneOf(alarmStates), move = oneOf(alarmMoves), causeOrNull = oneOfOrNull(alarmCauses), attestations = ["VERIFIED", "REPORTED", "FROM MEMORY"] as const, parameterTypes = ["decimal", "count", "choice", "list", "yes"] as const;
const eventKinds = ["ended", "again", "reopened", "folded", "escalated", "self-closed"] as const, shiftActs = ["begin", "entry", "hand-over", "take-over"] as const, shiftStates = ["on-duty", "handed-over", "taken-over"] as const, unmet = ["acknowledged", "handled"] as const;

const alarmRow = {
  id: text, kind, rule: text, ruleName: LabelsShape, level, state, point: textOrNull, pointName: orNull(LabelsShape), place: textOrNull, enterprise: textOrNull, item: textOrNull, itemName: orNull(LabelsShape), text: LabelsShape,
  value: text, unit: text, limit: textOrNull, op: text, basis: text, clause: text, raisedAt: text, lastAt: text, lastValue: text, count, endedAt: textOrNull, storm: textOrNull, members: count,
  escalated: count, cause: causeOrNull, acknowledgedAt: textOrNull, handledAt: textOrNull, closedAt: textOrNull, simulated: yes,
};
export const AlarmRowShape = named("AlarmRow", Type.Object(alarmRow));
export const AlarmListShape = named("AlarmList", Type.Object({ items: list(AlarmRowShape), next: textOrNull }));
export const AlarmCountsShape = named("AlarmCounts", Type.Object({ change: count, open: countOf(alarmLevels), unacknowledged: countOf(alarmLevels), states: countOf(alarmStates), storms: count, escalatedToMe: count }));
const AlarmStepShape = named("AlarmStep", Type.Object({ id: text, seq: count, by: text, at: text, move, from: state, to: state, cause: causeOrNull, note: text, evidence: list(text), onStorm: yes }));
const AlarmInputShape = named("AlarmInput", Type.Object({ name: LabelsShape, value: text, unit: text, from: text, until: text, packet: countOrNull, flag: textOrNull }));
export const AlarmDetailShape = named("AlarmDetail", Type.Object({
  ...alarmRow, document: text, attestation: oneOf(attestations), inputs: list(AlarmInputShape), events: list(Type.Object({ at: text, kind: oneOf(eventKinds), note: text })), steps: list(AlarmStepShape), moves: list(move), needsProof: yes,
  curve: orNull(Type.Object({ point: text, kind: oneOf(measuredKinds), from: text, until: text, factors: list(text) })), clue: orNull(Type.Object({ id: text, number: text })), mayClue: yes, lineage: LineageShape,
}));
const hash = Type.String({ pattern: "^[0-9a-f]{64}$" });
export const MoveAlarmsShape = named("MoveAlarms", Type.Object({ id: commandId, alarms: list(words(256, 1), 2_000), move, cause: causeOrNull, note: words(4_000), evidence: list(hash, 50) }, strict));
export const AlarmsMovedShape = named("AlarmsMoved", Type.Object({ moved: count, left: list(Type.Object({ alarm: text, why: LabelsShape })) }));

export const AlarmRuleShape = named("AlarmRule", Type.Object({ rule: text, seq: count, kind: ruleKind, name: LabelsShape, level, pointKinds: list(oneOf(pointKinds)), points: list(text), items: list(text), parameters: textsByName(), reopenMinutes: count, source: LabelsShape, attestation: oneOf(attestations), active: yes, note: text, by: textOrNull, at: textOrNull }));
const parameters = list(Type.Object({ id: text, label: LabelsShape, type: oneOf(parameterTypes), choices: list(text), usual: text }));
export const AlarmRulesShape = named("AlarmRules", Type.Object({ rules: list(AlarmRuleShape), parameters: Type.Object({ limit: parameters, warning: parameters, "device-state": parameters, silence: parameters, quality: parameters, trend: parameters }) }));
const ruleFields = { kind: ruleKind, nameZh: words(100, 1), nameEn: words(100), level, pointKinds: list(oneOf(pointKinds), 20), points: list(words(128, 1), 500), items: list(words(64, 1), 100), parameters: textsByName(20, 200), reopenMinutes: Type.Integer({ minimum: 0, maximum: 10_080 }), source: words(500), active: Type.Boolean(), note: words(2_000) };
export const PutAlarmRuleShape = named("PutAlarmRule", Type.Object({ id: commandId, rule: words(40), seq: Type.Integer({ minimum: 0 }), ...ruleFields }, strict));
export const TryAlarmRuleShape = named("TryAlarmRule", Type.Object({ rule: Type.Object(ruleFields, strict), from: day, until: day }, strict));
export const AlarmTrialShape = named("AlarmTrial", Type.Object({ points: count, conditions: count, alarms: count, storms: count, days: list(Type.Object({ day: text, alarms: count })), samples: list(Type.Object({ point: text, pointName: LabelsShape, at: text, text: LabelsShape })) }));

export const AlarmSettingsShape = named("AlarmSettings", Type.Object({ seq: count, stages: list(Type.Object({ stage: count, level, unmet: oneOf(unmet), afterMinutes: count, roles: list(text), users: list(text), webhooks: list(text) })), stormPerMinute: count, shifts: list(Type.Object({ name: text, from: text, until: text })), by: textOrNull, at: textOrNull, reason: text }));
export const PutAlarmSettingsShape = named("PutAlarmSettings", Type.Object({
  id: commandId, seq: Type.Integer({ minimum: 0 }), stages: list(Type.Object({ stage: Type.Integer({ minimum: 1, maximum: 20 }), level, unmet: oneOf(unmet), afterMinutes: Type.Integer({ minimum: 1, maximum: 43_200 }), roles: list(words(64, 1), 20), users: list(words(128, 1), 50), webhooks: list(words(64, 1), 20) }, strict), 20),
  stormPerMinute: Type.Integer({ minimum: 1, maximum: 10_000 }), shifts: list(Type.Object({ name: words(40, 1), from: words(5, 5), until: words(5, 5) }, strict), 10), reason: words(1_000),
}, strict));
export const AlarmWebhookShape = named("AlarmWebhook", Type.Object({ hook: text, seq: count, name: text, url: text, level, kinds: list(kind), active: yes, waiting: count, oldestAt: textOrNull, dropped: count, delivered: count, lastProblem: text, lastAt: textOrNull }));
export const PutAlarmWebhookShape = named("PutAlarmWebhook", Type.Object({ id: commandId, hook: words(64), seq: Type.Integer({ minimum: 0 }), name: words(100, 1), url: words(500, 1), secret: wordsOrNull(200), level, kinds: list(kind, 10), active: Type.Boolean() }, strict));
export const TestAlarmWebhookShape = named("TestAlarmWebhook", Type.Object({ id: commandId }, strict));

export const ShiftShape = named("Shift", Type.Object({ shift: text, title: text, seq: count, state: oneOf(shiftStates), begunAt: text, people: list(text), acts: list(Type.Object({ id: text, seq: count, act: oneOf(shiftActs), by: text, at: text, text, alarms: count })), alarms: list(text), mayTakeOver: yes }));
export const ActOnShiftShape = named("ActOnShift", Type.Object({ id: commandId, shift: words(64), seq: Type.Integer({ minimum: 0 }), act: oneOf(shiftActs), title: words(100), text: words(4_000), people: list(words(64, 1), 20) }, strict));

const durations = Type.Object({ known: count, median: countOrNull, p90: countOrNull, longest: countOrNull });
export const AlarmStatisticsShape = named("AlarmStatistics", Type.Object({ from: text, until: text, by: oneOf(alarmGroupings), items: list(Type.Object({ group: text, name: LabelsShape, alarms: count, repeats: count, open: count, false: count, response: durations, handling: durations, closing: durations, lasting: durations })), cut: yes }));
const clueRow = { id: text, number: text, alarm: text, title: text, point: text, pointName: LabelsShape, by: text, at: text, note: text, text: LabelsShape, value: text, unit: text, limit: textOrNull, clause: text, simulated: yes };
export const ClueRowShape = named("ClueRow", Type.Object(clueRow));
export const ClueDetailShape = named("ClueDetail", Type.Object({ ...clueRow, inputs: list(AlarmInputShape), steps: list(AlarmStepShape), values: list(Type.Object({ from: text, until: text, factor: text, field: text, value: text, unit: text, flag: textOrNull, quality: text, packet: count })) }));
export const MakeClueShape = named("MakeClue", Type.Object({ id: commandId, alarm: words(256, 1), title: words(200, 1), note: words(4_000) }, strict));

const optional = (most: number) => Type.Optional(words(most, 1));
export const AlarmQueryShape = Type.Object({ state: optional(80), level: optional(60), kind: optional(100), rule: optional(64), point: optional(128), storm: optional(256), mine: Type.Optional(oneOf(["yes"])), folded: Type.Optional(oneOf(["yes", "no"])), from: optional(40), until: optional(40), text: optional(100), after: optional(300), limit: Type.Optional(Type.String({ pattern: "^[0-9]{1,3}$" })) }, strict);
export const AlarmStatisticsQueryShape = Type.Object({ from: words(40, 10), until: words(40, 10), by: oneOf(alarmGroupings) }, strict);
