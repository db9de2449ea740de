import type { SimpleField } from "../field.js";
import { boolean, choice, choices } from "./choices.js";
import { computed } from "./computed.js";
import { day, instant, period } from "./days.js";
import type { Kind } from "./kind.js";
import { decimal, integer, money } from "./numbers.js";
import { identity, phone } from "./personal.js";
import { place } from "./places.js";
import { file, reference } from "./references.js";
import { code, text } from "./words.js";

/** The kinds that stand alone in a row (单值字段类型). */
export const simpleKinds = { text, decimal, integer, money, boolean, day, instant, period, choice, choices, reference, place, file, phone, identity, code, computed };
/** The kind of a simple field. Each kind gets its own fields only, so the value may be unknown here. */
export function simpleKindOf(field: SimpleField): Kind<SimpleField, unknown> { return simpleKinds[field.kind] as unknown as Kind<SimpleField, unknown>; }
