import { Type, type TSchema } from "typebox";
import { lines, qualities, subjectKinds } from "@yunqing/domain";
import type { FigureDetailView } from "@yunqing/wire";
import { LabelsShape, LineageShape } from "./lineage.js";
import { commandId } from "./requests.js";
import { count, list, named, oneOf, orNull, text, textOrNull, yes } from "./shape.js";

const strict = { additionalProperties: false } as const;
const key = Type.String({ minLength: 1, maxLength: 400 }), day = Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$" });
/** What a figure says beyond its value: by `kind`, as the wire lists it. */
const detail = Type.Unsafe<FigureDetailView | null>({ type: ["object", "null"], additionalProperties: true } as TSchema);
const whats = ["hours", "windows", "days", "months", "points", "sections", "samples", "items", "members"] as const;
const figure = {
  key: text, value: textOrNull, unit: text, validity: Type.Object({ state: oneOf(["valid", "invalid", "unjudged"]), reason: orNull(LabelsShape) }), coverage: Type.Object({ have: count, of: count, what: oneOf(whats) }),
  edition: textOrNull, clauses: list(text), detail,
};
export const FigureViewShape = named("Figure", Type.Object(figure));
export const FigureOpenedShape = named("FigureOpened", Type.Object({ ...figure, exact: textOrNull, name: LabelsShape, lineage: LineageShape, inputs: list(text), published: yes }));
export const FigureHistoryShape = named("FigurePublication", Type.Object({ id: text, at: text, by: text, document: text, value: textOrNull, unit: text, lineage: LineageShape, differs: yes }));
export const FigureSubjectShape = named("FigureSubject", Type.Object({
  kind: oneOf(subjectKinds), id: text, name: LabelsShape, place: textOrNull, longitude: textOrNull, latitude: textOrNull, network: textOrNull, evaluated: yes, body: textOrNull, chainage: textOrNull, functionZone: text, targetClass: textOrNull, items: list(text),
}));
const CellShape = Type.Object({ value: text, quality: oneOf(qualities), reason: orNull(LabelsShape), packet: count, flag: textOrNull });
export const FigureHoursShape = named("FigureHours", Type.Object({ unit: text, days: list(Type.Object({ day: text, hours: list(orNull(CellShape)) })) }));

export const FigureQueryShape = Type.Object({ keys: list(key, 500) }, strict);
export const FigureOneQueryShape = Type.Object({ key, depth: Type.Optional(Type.String({ pattern: "^[0-6]$" })) }, strict);
export const FigureKeyQueryShape = Type.Object({ key }, strict);
export const FigureSubjectsQueryShape = Type.Object({ day: Type.Optional(day) }, strict);
export const FigureDaysQueryShape = Type.Object({ line: oneOf(lines), subject: Type.String({ minLength: 3, maxLength: 200 }), statistic: Type.String({ minLength: 1, maxLength: 64 }), month: Type.String({ pattern: "^\\d{4}-(0[1-9]|1[0-2])$" }) }, strict);
export const FigureHoursQueryShape = Type.Object({ kind: oneOf(subjectKinds), id: Type.String({ minLength: 1, maxLength: 128 }), item: Type.String({ minLength: 1, maxLength: 64 }), from: day, until: day, line: oneOf(lines) }, strict);
export const FigurePublishShape = Type.Object({ id: commandId, keys: list(key, 200), document: Type.String({ maxLength: 200 }) }, strict);
