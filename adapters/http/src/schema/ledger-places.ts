import { Type, type TSchema } from "typebox";
import type { LedgerMapLayer, PlaceAnswer, PlaceQuestionView, PlacesAt } from "@yunqing/wire";
import { named } from "./shape.js";

/** Views whose inside the desk makes of declarations: any object. */
const derived = <T>(name: string) => named(name, Type.Unsafe<T>({ type: "object", additionalProperties: true } as TSchema));
export const PlaceQuestionShape = derived<PlaceQuestionView>("PlaceQuestionView"), PlaceAnswerShape = derived<PlaceAnswer>("PlaceAnswer"), PlacesAtShape = derived<PlacesAt>("PlacesAt"), LedgerMapLayerShape = derived<LedgerMapLayer>("LedgerMapLayer");

const strict = { additionalProperties: false } as const, metres = Type.Optional(Type.String({ maxLength: 5, pattern: "^[0-9]{1,5}$" })), degrees = Type.Optional(Type.String({ maxLength: 14, pattern: "^-?[0-9]{1,3}(\\.[0-9]{1,9})?$" }));
export const PlaceAnswerQueryShape = Type.Object({ metres }, strict), PlacesAtQueryShape = Type.Object({ longitude: degrees, latitude: degrees }, strict);
export const PlaceSheetQueryShape = Type.Object({ metres, lang: Type.Optional(Type.Unsafe<"zh" | "en">({ type: "string", enum: ["zh", "en"] } as TSchema)) }, strict);
