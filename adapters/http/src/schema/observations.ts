import { Type, type TSchema } from "typebox";
import { measuredKinds, observationOrigins, pointKinds, qualities } from "@yunqing/domain";
import { LabelsShape } from "./lineage.js";
import { commandId, day } from "./requests.js";
import { count, list, named, oneOf, orNull, text, textOrNull, yes } from "./shape.js";

const strict = { additionalProperties: false } as const;
const words = (most: number, least = 0) => Type.String({ minLength: least, maxLength: most });
const wordsOrNull = (most: number) => Type.Unsafe<string | null>({ type: ["string", "null"], maxLength: most } as TSchema);
const dayOrNull = Type.Unsafe<string | null>({ ...day, type: ["string", "null"] } as TSchema);
const textsByName = (names: number, name: number, most: number) => Type.Unsafe<Readonly<Record<string, string>>>({
  type: "object", maxProperties: names, propertyNames: { maxLength: name }, additionalProperties: { type: "string", maxLength: most },
} as TSchema);
const kind = oneOf(measuredKinds), points = list(words(64, 1), 10_000), hash = Type.String({ pattern: "^[0-9a-f]{64}$" });
const keyOrigin = oneOf(["import", "laboratory", "push"]);
/** What programs make as ids of their commands: a UUID of any version. */
const anyId = Type.String({ pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$" });
const instant = words(40, 10);

const ImportFaultShape = named("ImportFault", Type.Object({ row: count, column: text, value: text, message: LabelsShape }));
const ImportRowShape = named("ImportRow", Type.Object({
  row: count, point: text, pointName: LabelsShape, kind, from: text,
  values: list(Type.Object({ factor: text, name: LabelsShape, value: text, unit: text, state: oneOf(["new", "same", "changed"]), before: textOrNull })),
}));
export const ImportPreviewShape = named("ImportPreview", Type.Object({
  file: text, name: text, rows: count, good: count, faults: list(ImportFaultShape), faultCount: count, sample: list(ImportRowShape), counts: Type.Object({ new: count, same: count, changed: count }),
  columns: list(Type.Object({ heading: text, means: textOrNull })), notes: list(LabelsShape),
}));
export const BatchShape = named("ObservationBatch", Type.Object({
  number: count, id: text, origin: oneOf(observationOrigins), title: text, document: text, reason: text, rows: count, points: list(text), by: text, at: text, file: textOrNull,
  withdrawal: orNull(Type.Object({ by: text, at: text, reason: text })),
}));
const pushKey = { id: text, name: text, origin: keyOrigin, points: list(text), untilDay: textOrNull, by: text, at: text, ended: textOrNull };
export const PushKeyShape = named("PushKey", Type.Object(pushKey));
export const MadePushKeyShape = named("MadePushKey", Type.Object({ ...pushKey, key: text }));
export const PushedShape = named("Pushed", Type.Object({ batch: count, stored: count }));

export const MarkQualityShape = named("MarkQuality", Type.Object({ id: commandId, point: words(64, 1), kind, from: instant, until: instant, factors: list(words(32, 1), 500), quality: oneOf(qualities), reason: words(1000) }, strict));
export const CorrectValueShape = named("CorrectValue", Type.Object({
  id: commandId, point: words(64, 1), kind, from: instant, factor: words(32, 1), value: words(64), document: words(500), reason: words(1000), seen: wordsOrNull(200),
}, strict));
const mapping = textsByName(500, 300, 64);
export const CommitImportShape = named("CommitImport", Type.Object({ id: commandId, file: hash, origin: oneOf(["laboratory", "import"]), title: words(200), document: words(500), takeGood: yes, mapping }, strict));
export const PreviewImportShape = named("PreviewImport", Type.Object({ file: hash, mapping }, strict));
export const WithdrawBatchShape = named("WithdrawBatch", Type.Object({ id: commandId, reason: words(1000) }, strict));
export const MakePushKeyShape = named("MakePushKey", Type.Object({ id: commandId, name: words(200), origin: keyOrigin, points, untilDay: dayOrNull }, strict));
export const EndPushKeyShape = named("EndPushKey", Type.Object({ id: commandId, reason: words(1000) }, strict));
export const PushObservationsShape = named("PushObservations", Type.Object({
  id: anyId,
  observations: list(Type.Object({
    point: words(64, 1), kind, from: instant, values: textsByName(500, 32, 64), flags: Type.Optional(textsByName(500, 32, 8)),
  }, strict), 1_000),
}, strict));
export const TemplateQueryShape = Type.Object({ kind: Type.Optional(oneOf(pointKinds)) }, strict);
