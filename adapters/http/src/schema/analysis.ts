import { Type, type TSchema } from "typebox";
import { analysisKinds, lines, subjectKinds } from "@yunqing/domain";
import type { AnalysisChart } from "@yunqing/wire";
import { LabelsShape } from "./lineage.js";
import { count, list, named, oneOf, orNull, text, yes } from "./shape.js";

const strict = { additionalProperties: false } as const;
const day = Type.String({ minLength: 1, maxLength: 10 }), asked = { kind: oneOf(analysisKinds), subjects: Type.String({ minLength: 1, maxLength: 4000 }), items: Type.Optional(Type.String({ maxLength: 400 })), from: day, until: day, line: oneOf(lines) };
export const AnalysisQueryShape = Type.Object(asked, strict);
export const AnalysisSheetQueryShape = Type.Object({ ...asked, lang: Type.Optional(oneOf(["zh", "en"])) }, strict);
/** What is drawn: by `kind`, as the wire lists it. */
const chart = Type.Unsafe<AnalysisChart>({ type: "object", additionalProperties: true } as TSchema);
const cell = Type.Unsafe<string | { readonly zh: string; readonly en: string }>({ anyOf: [{ type: "string" }, { type: "object", properties: { zh: { type: "string" }, en: { type: "string" } }, required: ["zh", "en"] }] } as TSchema);
export const AnalysisAnswerShape = named("Analysis", Type.Object({
  kind: oneOf(analysisKinds), title: LabelsShape, line: oneOf(lines), from: text, until: text, simulated: yes,
  subjects: list(Type.Object({ subject: Type.Object({ kind: oneOf(subjectKinds), id: text }), name: LabelsShape })), items: list(Type.Object({ item: text, name: LabelsShape, unit: text })),
  coverage: Type.Object({ have: count, of: orNull(count), leftOut: count, what: oneOf(["hours", "samples"]) }), method: Type.Object({ zh: text, en: text, reference: text }),
  facts: list(Type.Object({ label: LabelsShape, value: text })), table: Type.Object({ columns: list(Type.Object({ id: text, label: LabelsShape, unit: text, kind: oneOf(["text", "decimal", "integer", "day"]) })), rows: list(list(cell)) }), chart,
}));
