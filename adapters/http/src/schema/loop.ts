import { Type, type TSchema } from "typebox";
import { loopFeeds, loopPhases, loopWordKinds, overrideModes, signalCauses } from "@yunqing/domain";
import type { LoopLinkView, LoopSettingView, LoopTemplateView, LoopWordView } from "@yunqing/wire";
import { LabelsShape } from "./lineage.js";
import { commandId, day } from "./requests.js";
import { count, countOrNull, list, named, oneOf, oneOfOrNull, orNull, text, textOrNull, yes } from "./shape.js";

const strict = { additionalProperties: false } as const;
const words = (most: number, least = 0) => Type.String({ minLength: least, maxLength: most });
const number = Type.Number(), wholeSeconds = Type.Integer({ minimum: 0, maximum: 31_622_400 }), id = words(64, 1), decimal = words(40, 1);
const Said = Type.Object({ zh: words(200), en: words(200) }, strict), span = Type.Object({ from: words(8), until: words(8) }, strict), spans = list(span, 24);
const actuatorWords = ["off", "on", "resting", "failed", "lost", "dropped", "unread"] as const, results = ["done", "refused", "late"] as const;

const Bit = Type.Object({ table: oneOf(["coil", "discrete", "holding", "input"]), address: count, bit: Type.Optional(count) }, strict), Write = Type.Object({ table: oneOf(["coil", "holding"]), address: count, bit: Type.Optional(count) }, strict);
const words12 = Type.Unsafe<1 | 2>({ type: "integer", enum: [1, 2] } as TSchema);
const ModbusLinkShape = Type.Object({
  driver: Type.Literal("modbus"), device: id, host: words(253), port: count, unit: count, watchdog: count,
  outputs: list(Type.Object({ output: id, kind: oneOf(["actuator", "signal"]), write: Write, feedback: orNull(Bit) }, strict), 64),
  sensors: list(Type.Object({ sensor: id, from: Type.Object({ table: oneOf(["holding", "input"]), address: count, words: words12, order: oneOf(["high-first", "low-first"]), signed: yes, scale: decimal, none: Type.Optional(count) }, strict) }, strict), 64),
  timeout: count, poll: count, retry: Type.Object({ first: count, most: count }, strict),
}, strict);
const MqttLinkShape = Type.Object({
  driver: Type.Literal("mqtt"), device: id, url: words(500), user: words(200), password: Type.Unsafe<string | null>({ type: ["string", "null"], maxLength: 500 } as TSchema), passwordSet: yes,
  outputs: list(Type.Object({ output: id, kind: oneOf(["actuator", "signal"]), command: words(500), feedback: orNull(words(500)), on: words(200), off: words(200) }, strict), 64),
  sensors: list(Type.Object({ sensor: id, topic: words(500), pointer: words(200) }, strict), 64),
  watchdog: words(500), will: Type.Object({ topic: words(500), here: words(200), gone: words(200) }, strict), presence: orNull(Type.Object({ topic: words(500), here: words(200) }, strict)), silent: count,
}, strict);
const either = <T>(...shapes: readonly TSchema[]) => Type.Unsafe<T>({ anyOf: [...shapes] } as TSchema);
const LinkShape = either<LoopLinkView>(ModbusLinkShape, MqttLinkShape);

const calendarWord = oneOf(["open", "on-approval"]);
const Demand = either<LoopSettingView["demand"]>(
  Type.Object({ by: Type.Literal("threshold"), upper: decimal, lower: decimal, unit: words(40), sensors: list(Type.Object({ sensor: id, name: Said, point: words(64), factor: words(64), average: count, staleSeconds: wholeSeconds }, strict), 50) }, strict),
  Type.Object({ by: Type.Literal("calendar"), season: span, inSeason: calendarWord, outOfSeason: calendarWord }, strict),
);
export const LoopSettingShape = named("LoopSetting", Type.Object({
  loop: id, name: Said, basis: Type.Object({ text: Said, quote: words(2000), line: countOrNull }, strict), demand: Demand,
  frost: list(Type.Object({ sensor: id, name: Said, point: words(64), factor: words(64), locksAt: decimal, freesAt: decimal, staleSeconds: wholeSeconds, unknownLocks: yes }, strict), 20),
  devices: list(Type.Object({ device: id, name: Said, watchdogSeconds: wholeSeconds }, strict), 20),
  actuators: list(Type.Object({
    actuator: id, name: Said, device: id, minimumOnSeconds: wholeSeconds, minimumOffSeconds: wholeSeconds, longestRun: orNull(Type.Object({ seconds: wholeSeconds, restSeconds: wholeSeconds }, strict)),
    startsLimit: orNull(Type.Object({ count, seconds: wholeSeconds }, strict)), feedbackSeconds: wholeSeconds, hours: spans,
  }, strict), 64),
  signals: list(Type.Object({ signal: id, name: Said, kind: oneOf(["light", "sound"]), device: id, causes: list(oneOf(signalCauses), 2), seconds: orNull(wholeSeconds), hours: spans }, strict), 64),
  atOnce: count, staggerSeconds: wholeSeconds, overrideSeconds: wholeSeconds,
}, strict));
const feeds = Type.Unsafe<Readonly<Record<string, (typeof loopFeeds)[number]>>>({ type: "object", additionalProperties: { type: "string", enum: [...loopFeeds] }, maxProperties: 100, propertyNames: { maxLength: 64 } } as TSchema);

const CauseShape = named("LoopCause", Type.Object({ code: text, text: LabelsShape, inputs: list(Type.Object({ name: text, value: text, unit: text })), limit: textOrNull, by: textOrNull }));
const why = CauseShape;
export const LoopRowShape = named("LoopRow", Type.Object({
  loop: text, name: LabelsShape, kind: oneOf(["threshold", "calendar"]), active: yes, simulated: yes, running: yes, basis: Type.Object({ text: LabelsShape, quote: text, line: countOrNull }),
  phase: oneOfOrNull(loopPhases), why: orNull(CauseShape), override: oneOf(overrideModes), overrideUntil: textOrNull, frost: yes, actuatorsOn: count, actuators: count, failed: count, linesDown: count, alarms: count, at: textOrNull,
}));
const SensorShape = Type.Object({ sensor: text, name: LabelsShape, point: text, factor: text, unit: text, value: textOrNull, values: list(text), known: yes, heardAt: textOrNull, why });
const ThermometerShape = Type.Object({ sensor: text, name: LabelsShape, value: textOrNull, known: yes, locked: yes, locksAt: text, freesAt: text, heardAt: textOrNull, why });
const DeviceShape = Type.Object({ device: text, name: LabelsShape, driver: text, address: text, up: yes, since: textOrNull, watchdogSeconds: count, why });
const ActuatorShape = Type.Object({ actuator: text, name: LabelsShape, device: text, word: oneOf(actuatorWords), on: yes, reach: oneOf(["up", "unread", "down"]), feedback: orNull(yes), since: textOrNull, restUntil: textOrNull, starts: count, why });
const SignalShape = Type.Object({ signal: text, name: LabelsShape, kind: oneOf(["light", "sound"]), on: yes, why });
export const LoopDetailShape = named("LoopDetail", Type.Object({
  row: LoopRowShape, seq: count, site: textOrNull, setting: LoopSettingShape, links: list(LinkShape), feeds, sensors: list(SensorShape), thermometers: list(ThermometerShape), devices: list(DeviceShape), actuators: list(ActuatorShape), signals: list(SignalShape),
  alarms: list(Type.Object({ alarm: text, since: text, acknowledged: yes, why })), approval: orNull(Type.Object({ from: text, until: text, by: text, document: text, holds: yes })),
  acts: list(Type.Object({ id: text, by: text, at: text, kind: oneOf(loopWordKinds), text: LabelsShape, result: oneOfOrNull(results), outcome: orNull(LabelsShape), outcomeAt: textOrNull })),
  versions: list(Type.Object({ seq: count, by: text, at: text, active: yes, reason: text })), mayOperate: yes, mayManage: yes,
}));
const RecordShape = named("LoopRecord", Type.Object({ id: count, at: text, subject: text, name: LabelsShape, from: text, to: text, cause: CauseShape }));
export const LoopRecordsShape = named("LoopRecords", Type.Object({ records: list(RecordShape), next: countOrNull }));
export const LoopDayShape = named("LoopDay", Type.Object({
  day: text, from: number, until: number, upper: textOrNull, lower: textOrNull, spans: list(Type.Object({ subject: text, word: text, from: number, until: number, cause: orNull(CauseShape) })),
  curves: list(Type.Object({ sensor: text, name: LabelsShape, unit: text, values: list(Type.Object({ at: number, value: textOrNull })) })),
}));
export const LoopTrialShape = named("LoopTrial", Type.Object({ day: LoopDayShape, records: list(RecordShape), actuators: list(Type.Object({ actuator: text, name: LabelsShape, starts: count, runSeconds: count })), note: LabelsShape }));
export const LoopTemplateShape = Type.Unsafe<LoopTemplateView>(named("LoopTemplate", Type.Object({ template: text, title: LabelsShape, note: LabelsShape, setting: LoopSettingShape, links: list(LinkShape), feeds })));

export const PutLoopShape = named("PutLoop", Type.Object({ id: commandId, seq: Type.Integer({ minimum: 0, maximum: 1_000_000 }), active: yes, site: Type.Unsafe<string | null>({ type: ["string", "null"], maxLength: 64 } as TSchema), setting: LoopSettingShape, links: list(LinkShape, 20), feeds, reason: words(1000) }, strict));
export const SwitchLoopShape = named("SwitchLoop", Type.Object({ id: commandId, active: yes, reason: words(1000) }, strict));
const kindOf = <const K extends string>(kind: K) => Type.Literal(kind);
const WordShape = either<LoopWordView>(
  Type.Object({ kind: kindOf("override"), mode: oneOf(overrideModes), seconds: wholeSeconds, reason: words(1000) }, strict), Type.Object({ kind: kindOf("acknowledge"), note: words(1000) }, strict),
  Type.Object({ kind: kindOf("repaired"), actuator: id, note: words(1000) }, strict), Type.Object({ kind: kindOf("approval"), from: words(40), until: words(40), document: words(500) }, strict), Type.Object({ kind: kindOf("approval-ended"), reason: words(1000) }, strict),
);
export const SayLoopShape = named("SayLoop", Type.Object({ id: commandId, word: WordShape }, strict));
export const TryLoopShape = named("TryLoop", Type.Object({ setting: LoopSettingShape, feeds, day }, strict));
const digits = (most: number) => Type.String({ pattern: `^[0-9]{1,${most}}$` });
const recordsQuery = { subject: Type.Optional(words(100)), from: Type.Optional(words(40)), until: Type.Optional(words(40)), before: Type.Optional(digits(15)), limit: Type.Optional(digits(4)) };
export const LoopRecordsQueryShape = Type.Object(recordsQuery, strict);
export const LoopRecordsSheetQueryShape = Type.Object({ ...recordsQuery, lang: Type.Optional(oneOf(["zh", "en"])) }, strict);
export const LoopDayQueryShape = Type.Object({ day }, strict);
