import { Type, type TSchema } from "typebox";
import { instrumentCommands, measuredKinds, observationOrigins, pointKinds, qualities, verdicts } from "@yunqing/domain";
import { LabelsShape } from "./lineage.js";
import { commandId } from "./requests.js";
import { count, countOrNull, list, named, numberOrNull, oneOf, orNull, text, textOrNull, yes } from "./shape.js";

const strict = { additionalProperties: false } as const;
const words = (most: number, least = 0) => Type.String({ minLength: least, maxLength: most });
const wordsOrNull = (most: number) => Type.Unsafe<string | null>({ type: ["string", "null"], maxLength: most } as TSchema);
/** Texts by name; a request holds at most `names` of them. */
const textsByName = (names?: number, most?: number) => Type.Unsafe<Readonly<Record<string, string>>>({
  type: "object", additionalProperties: { type: "string", ...(most === undefined ? {} : { maxLength: most }) }, ...(names === undefined ? {} : { maxProperties: names, propertyNames: { maxLength: 64 } }),
} as TSchema);
/** One number of a closed list. */
const oneNumberOf = <const N extends readonly number[]>(numbers: N) => Type.Unsafe<N[number]>({ type: "integer", enum: [...numbers] } as TSchema);
const oneNumberOrNull = <const N extends readonly number[]>(numbers: N) => Type.Unsafe<N[number] | null>({ type: ["integer", "null"], enum: [...numbers, null] } as TSchema);
const editions = [2005, 2017, 2025] as const, conditions = ["online", "late", "silent", "never", "off"] as const, directions = ["in", "out"] as const, timeMarks = ["start", "end"] as const;
const edition = oneNumberOf(editions), editionOrNull = oneNumberOrNull(editions), pointKind = oneOf(pointKinds), kind = oneOf(measuredKinds), timeMark = oneOf(timeMarks), numbersOrGaps = list(numberOrNull);

export const FactorViewShape = named("Factor", Type.Object({ code: text, name: LabelsShape, unit: text, places: countOrNull }));
const LatestValueShape = named("LatestValue", Type.Object({ factor: text, field: text, value: text, flag: textOrNull, quality: oneOf(qualities), at: text, spark: numbersOrGaps }));
const line = { condition: oneOf(conditions), seenAt: textOrNull, driftSeconds: countOrNull };
export const PointRowShape = named("PointRow", Type.Object({
  id: text, kind: pointKind, name: LabelsShape, place: textOrNull, enterprise: textOrNull, longitude: textOrNull, latitude: textOrNull, active: yes, ...line, transmission: textOrNull,
  factors: list(FactorViewShape), latest: list(LatestValueShape), simulated: yes,
}));
export const PointChangeShape = named("PointChange", Type.Object({ id: text, ...line, latest: list(LatestValueShape) }));
export const InstrumentRowShape = named("InstrumentRow", Type.Object({
  id: text, seq: count, mn: text, point: text, pointName: LabelsShape, st: text, edition: editionOrNull, leniencies: list(text), units: textsByName(), timeMark, minuteInterval: count, realTimeSeconds: count,
  addresses: list(text), sealed: yes, active: yes, condition: oneOf(conditions), seenAt: textOrNull,
}));
const LivenessShape = named("Liveness", Type.Object({
  instrument: text, mn: text, ...line, connected: yes, address: textOrNull, last: list(Type.Object({ kind, at: text })),
  transmission: list(Type.Object({ kind, received: count, expected: count, percent: text })), packets: count, refused: count, repeats: count, revisions: count,
  leniencies: list(Type.Object({ name: text, label: LabelsShape, count })),
}));
export const PointDetailShape = named("PointDetail", Type.Object({
  id: text, seq: count, kind: pointKind, name: LabelsShape, place: textOrNull, enterprise: textOrNull, longitude: textOrNull, latitude: textOrNull, note: text, active: yes,
  factors: list(FactorViewShape), instruments: list(InstrumentRowShape), liveness: list(LivenessShape), versions: list(Type.Object({ seq: count, by: text, at: text, what: text })),
  kinds: list(Type.Object({ kind, from: text })), simulated: yes,
}));
const CurveValueShape = named("CurveValue", Type.Object({
  from: text, until: text, factor: text, field: text, value: text, unit: text, flag: textOrNull, minimum: textOrNull, maximum: textOrNull, cumulated: textOrNull, origin: oneOf(observationOrigins),
  quality: oneOf(qualities), reason: text, markedBy: textOrNull, markedAt: textOrNull, packet: count, backFilled: yes, revises: list(Type.Object({ packet: count, value: text })),
}));
export const CurveShape = named("Curve", Type.Object({ point: text, kind, from: text, until: text, factors: list(FactorViewShape), values: list(CurveValueShape), cut: yes }));
export const StrangerShape = named("Stranger", Type.Object({
  mn: text, reason: oneOf(["mn-unknown", "password-wrong", "address", "inactive"]), firstAt: text, lastAt: text, count, address: text, edition, st: text, cn: text, leniencies: list(text), packet: countOrNull, suggestedKind: pointKind,
}));
export const CommandShape = named("InstrumentCommand", Type.Object({
  id: text, instrument: text, command: oneOf(instrumentCommands), parameters: textsByName(), by: text, at: text, state: oneOf(["queued", "running", "done", "failed", "unknown"]),
  steps: list(Type.Object({ seq: count, at: text, kind: oneOf(["queued", "sent", "received", "answered", "data", "done", "failed"]), note: text, frame: textOrNull })),
}));
const packet = { id: count, at: text, instrument: textOrNull, mn: textOrNull, direction: oneOf(directions), verdict: oneOf(verdicts), word: text, bytes: count, head: text };
export const PacketRowShape = named("PacketRow", Type.Object(packet));
const FieldReadingShape = named("FieldReading", Type.Object({ name: text, value: text, label: LabelsShape, meaning: orNull(LabelsShape), clause: text, wrong: yes }));
export const PacketDetailShape = named("PacketDetail", Type.Object({
  ...packet, text, base64: text,
  decoded: Type.Object({
    ok: yes, version: editionOrNull, problem: orNull(LabelsShape), header: list(FieldReadingShape), data: list(FieldReadingShape), deviations: list(Type.Object({ name: text, label: LabelsShape, clause: text })),
  }),
}));
export const ForwardRowShape = named("Forward", Type.Object({ target: text, seq: count, name: text, host: text, port: count, tls: yes, edition, mns: textsByName(), active: yes, waiting: count, oldestAt: textOrNull }));

/** The version that the person saw; 0 for something new. */
const seen = Type.Integer({ minimum: 0, maximum: 1_000_000 });
export const PutPointShape = named("PutPoint", Type.Object({
  id: commandId, point: words(64), seq: seen, kind: pointKind, nameZh: words(200), nameEn: words(200), place: wordsOrNull(128), enterprise: wordsOrNull(128), longitude: wordsOrNull(32), latitude: wordsOrNull(32), note: words(2000), active: yes,
}, strict));
export const PutInstrumentShape = named("PutInstrument", Type.Object({
  id: commandId, instrument: words(64), seq: seen, mn: words(64), point: words(64), st: words(8), edition: editionOrNull, password: wordsOrNull(64), key: wordsOrNull(64), leniencies: list(words(64), 64), units: textsByName(500, 64), timeMark,
  minuteInterval: Type.Integer(), realTimeSeconds: Type.Integer(), addresses: list(words(64), 64), active: yes,
}, strict));
export const AdoptShape = named("Adopt", Type.Object({
  id: commandId, mn: words(64, 1), point: wordsOrNull(64), nameZh: words(200), nameEn: words(200), kind: pointKind, place: wordsOrNull(128), enterprise: wordsOrNull(128), timeMark,
}, strict));
export const SendCommandShape = named("SendCommand", Type.Object({ id: commandId, command: oneOf(instrumentCommands), parameters: textsByName(16, 64) }, strict));
export const PutForwardShape = named("PutForward", Type.Object({
  id: commandId, target: words(64), seq: seen, name: words(200), host: words(253), port: Type.Integer(), tls: yes, edition, password: wordsOrNull(64), mns: textsByName(10_000, 64), active: yes,
}, strict));

const instant = words(40, 10);
export const CurveQueryShape = Type.Object({ kind, from: instant, until: instant, factors: Type.Optional(words(2000)) }, strict);
export const CurveSheetQueryShape = Type.Object({ kind, from: instant, until: instant, factors: Type.Optional(words(2000)), lang: Type.Optional(oneOf(["zh", "en"])) }, strict);
export const PacketQueryShape = Type.Object({
  instrument: Type.Optional(words(64)), verdict: Type.Optional(words(16)), direction: Type.Optional(words(8)), word: Type.Optional(words(64)), from: Type.Optional(words(40)), until: Type.Optional(words(40)),
  before: Type.Optional(Type.String({ pattern: "^[0-9]{0,16}$" })), limit: Type.Optional(Type.String({ pattern: "^[0-9]{0,4}$" })),
}, strict);
