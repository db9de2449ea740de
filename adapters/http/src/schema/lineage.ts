import { Type, type TSchema } from "typebox";
import type { Labels, Lineage } from "@yunqing/standards";
import { list, named, oneOf, text } from "./shape.js";

/** A text in both languages, Chinese first. */
export const LabelsShape = named("Labels", Type.Object({ zh: text, en: text }));

const RuleShape = named("Rule", Type.Object({
  id: text, formula: LabelsShape, standard: Type.Optional(text), edition: Type.Optional(text), clauses: list(text),
  attestation: oneOf(["VERIFIED", "REPORTED", "FROM MEMORY"]),
}));

const SourceShape = named("Source", Type.Object({
  text: Type.Optional(text), document: Type.Optional(text), line: Type.Optional(Type.Integer()), quote: Type.Optional(text),
  id: Type.Optional(text), by: Type.Optional(text), at: Type.Optional(text),
}));

const inputs = Type.Unsafe<readonly Lineage[]>({ type: "array", items: { $ref: "Lineage#" } } as TSchema);

/** Why a figure is what it is (怎么算的): a tree down to what was measured, entered or printed. */
export const LineageShape = named("Lineage", Type.Object({
  name: LabelsShape, value: Type.Unsafe<string | null>({ type: ["string", "null"] } as TSchema), unit: text,
  origin: oneOf(["computed", "entered", "measured", "printed", "parameter"]),
  rule: Type.Optional(RuleShape),
  rounding: Type.Optional(Type.Object({ rule: oneOf(["GB/T 8170", "ceil", "none"]), places: Type.Integer(), exact: text })),
  source: Type.Optional(SourceShape), inputs, notes: Type.Optional(list(LabelsShape)),
}));

export type { Labels, Lineage };
