import { Type, type TSchema } from "typebox";
import type { LedgerNear, LedgerRateView, LedgerRelated } from "@yunqing/wire";
import { named } from "./shape.js";

/** Views whose inside is made by the desk from declarations: any object, since their fields are those of the ledgers. */
const derived = <T>(name: string) => named(name, Type.Unsafe<T>({ type: "object", additionalProperties: true } as TSchema));
export const LedgerRelatedShape = derived<LedgerRelated>("LedgerRelated"), LedgerNearShape = derived<LedgerNear>("LedgerNear"), LedgerRateShape = derived<LedgerRateView>("LedgerRateView");

const strict = { additionalProperties: false } as const;
export const LedgerNearQueryShape = Type.Object({ with: Type.Optional(Type.String({ maxLength: 40 })), metres: Type.Optional(Type.String({ maxLength: 8, pattern: "^([0-9]{1,5}(\\.[0-9])?|nearest)$" })) }, strict);
export const LedgerRatesQueryShape = Type.Object({ year: Type.Optional(Type.String({ pattern: "^[0-9]{4}$" })) }, strict);
