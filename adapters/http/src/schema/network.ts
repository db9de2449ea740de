import { Type, type TSchema } from "typebox";
import { measuredKinds, networkLevels, pointKinds, qualities, roundStates } from "@yunqing/domain";
import type { QualitySettingRow } from "@yunqing/wire";
import { LabelsShape } from "./lineage.js";
import { commandId } from "./requests.js";
import { count, countOrNull, list, named, oneOf, oneOfOrNull, orNull, text, textOrNull, yes } from "./shape.js";

const strict = { additionalProperties: false } as const;
const words = (most: number, least = 0) => Type.String({ minLength: least, maxLength: most });
const wordsOrNull = (most: number) => Type.Unsafe<string | null>({ type: ["string", "null"], maxLength: most } as TSchema);
const seen = Type.Integer({ minimum: 0, maximum: 1_000_000 }), pointKind = oneOf(pointKinds), attestation = oneOf(["VERIFIED", "REPORTED", "FROM MEMORY"]), classes = ["I", "II", "III", "IV", "V"] as const, bodyKind = oneOf(["river", "lake", "reservoir", "drinking-source", "aquifer"]);
const named1 = <T extends TSchema>(value: T) => Type.Unsafe<Readonly<Record<string, { zh: string; en: string }>>>({ type: "object", additionalProperties: value } as TSchema);

const limit = { item: words(64), basis: oneOf(["hour", "day", "sample", "month"]), op: oneOf(["<=", ">=", "range"]), value: words(40), until: wordsOrNull(40), unit: words(20), document: words(300) };
const profile = {
  from: words(10), network: oneOfOrNull(networkLevels), method: oneOf(["automatic", "manual"]), evaluated: yes, body: wordsOrNull(64), chainage: wordsOrNull(20), functionZone: words(300), targetClass: oneOfOrNull(classes), protection: oneOf(["none", "first", "second", "quasi"]),
  items: list(words(64), 300), calendar: wordsOrNull(64), laboratory: wordsOrNull(64), limits: list(Type.Object(limit, strict), 100), note: words(2000),
};
const ProfileRowShape = Type.Object({ ...profile, seq: count, by: text, at: text });
const point = { id: text, kind: pointKind, name: LabelsShape, place: textOrNull, enterprise: textOrNull, active: yes, simulated: yes, profile: orNull(ProfileRowShape), items: list(text), mayManage: yes };
const NetworkPointShape = named("NetworkPoint", Type.Object(point));
export const NetworkPointDetailShape = named("NetworkPointDetail", Type.Object({ ...point, seq: count, versions: list(Type.Object({ ...profile, seq: count, by: text, at: text, what: text })) }));
export const WaterBodyShape = named("WaterBody", Type.Object({ body: text, seq: count, kind: bodyKind, name: LabelsShape, place: textOrNull, targetClass: oneOfOrNull(classes), note: text, active: yes, points: list(Type.Object({ id: text, name: LabelsShape, chainage: textOrNull })) }));
export const LaboratoryShape = named("Laboratory", Type.Object({ laboratory: text, seq: count, name: text, creditCode: text, certificate: text, validFrom: text, validUntil: text, items: list(text), contact: text, active: yes, state: oneOf(["valid", "ending", "expired", "not-yet"]) }));
export const NetworkShape = named("Network", Type.Object({
  today: text, points: list(NetworkPointShape), bodies: list(WaterBodyShape), laboratories: list(LaboratoryShape),
  programmes: list(Type.Object({ programme: text, name: LabelsShape, kinds: list(pointKind), calendars: list(Type.Object({ calendar: text, name: LabelsShape, source: LabelsShape, attestation })) })), itemNames: named1(LabelsShape), mayManageDistrict: yes,
}));
const RoundShape = Type.Object({ calendar: text, number: count, name: LabelsShape, from: text, last: text, state: oneOf(roundStates), counted: textOrNull, missing: list(text), advice: orNull(LabelsShape), samples: list(Type.Object({ day: text, items: count, batch: countOrNull, title: text })) });
export const SamplingPlanShape = named("SamplingPlan", Type.Object({
  year: count, today: text, rows: list(Type.Object({ point: text, name: LabelsShape, kind: pointKind, calendar: text, calendarName: LabelsShape, source: LabelsShape, attestation, laboratory: textOrNull, rounds: list(RoundShape), done: count, missed: count, faults: list(Type.Object({ day: text, text: LabelsShape })) })),
}));
export const SandstormDayShape = named("SandstormDay", Type.Object({ id: text, day: text, declared: yes, document: text, evidence: list(text), reason: text, by: text, at: text, counts: yes }));

/** Parameters of a rule: numbers, texts, null, or flags with their word; the desk checks them by rule. */
const parameters = Type.Unsafe<QualitySettingRow["parameters"]>({ type: "object", maxProperties: 8, additionalProperties: { anyOf: [{ type: ["string", "null"], maxLength: 64 }, { type: "integer" }, { type: "object", maxProperties: 32, additionalProperties: { type: "string", maxLength: 16 } }] } } as TSchema);
const Quality = Type.Object({ rule: words(32), pointKinds: list(pointKind, 20), kinds: list(oneOf(measuredKinds), 8), factors: list(words(64), 100), parameters, quality: oneOf(qualities), source: LabelsShape, attestation });
const Figures = Type.Object({
  zone: oneOf(["first", "second"]), denominator: oneOf(["calendar", "valid"]), weights: words(100), compositeRounding: oneOf(["singles", "sum"]), entering: oneOf(["published", "exact"]), countsDoubtfulRealTime: yes, countsDoubtfulReviewed: yes,
  readingsOfDay: Type.Integer(), leastReadings: Type.Integer(), riverMethod: oneOf(["auto", "means", "shares"]), gasDayHours: Type.Integer(), stoppedMarks: list(words(20), 20),
}, strict);
const Edition = Type.Object({ standard: oneOf(["HJ 633", "HJ 663"]), edition: words(40), from: words(10), until: words(10), reason: words(500) }, strict);
export const MonitoringSettingsShape = named("MonitoringSettings", Type.Object({
  seq: count, figures: Figures, usualFigures: Figures, weightSets: list(text), editions: list(Edition), editionNames: Type.Object({ "HJ 633": list(text), "HJ 663": list(text) }), quality: list(Quality), qualityUsual: yes, ruleNames: named1(LabelsShape),
  history: list(Type.Object({ seq: count, by: text, at: text, reason: text })), mayManage: yes,
}));

export const PutProfileShape = named("PutProfile", Type.Object({ id: commandId, point: words(64, 1), seq: seen, ...profile }, strict));
export const PutWaterBodyShape = named("PutWaterBody", Type.Object({ id: commandId, body: words(64), seq: seen, kind: bodyKind, nameZh: words(200), nameEn: words(200), place: wordsOrNull(128), targetClass: oneOfOrNull(classes), note: words(2000), active: yes }, strict));
export const PutLaboratoryShape = named("PutLaboratory", Type.Object({ id: commandId, laboratory: words(64), seq: seen, name: words(200), creditCode: words(18), certificate: words(100), validFrom: words(10), validUntil: words(10), items: list(words(64), 500), contact: words(200), active: yes }, strict));
export const DeclareSandstormShape = named("DeclareSandstorm", Type.Object({ id: commandId, day: words(10), declared: yes, document: words(300), evidence: list(Type.String({ pattern: "^[0-9a-f]{64}$" }), 20), reason: words(1000) }, strict));
export const PutMonitoringSettingsShape = named("PutMonitoringSettings", Type.Object({ id: commandId, seq: seen, figures: Figures, editions: list(Edition, 50), quality: orNull(list(Quality, 500)), reason: words(1000) }, strict));

const year = Type.Optional(Type.String({ pattern: "^[0-9]{4}$" }));
export const SamplingQueryShape = Type.Object({ year }, strict);
export const NetworkSheetQueryShape = Type.Object({ table: oneOf(["points", "sampling", "laboratories", "sandstorm-days"]), year, lang: Type.Optional(oneOf(["zh", "en"])) }, strict);
