import type { AnyRow, Field, FieldKind, FieldOf, ValueOf } from "../field.js";
import { children } from "./children.js";
import type { Kind } from "./kind.js";
import { simpleKinds } from "./simple.js";

/** The value that a kind keeps when its options, its number and its child fields are not known to the compiler. */
type ValueKept<K extends FieldKind> = K extends "children" ? readonly AnyRow[] : K extends "reference" | "file" ? string | readonly string[] : ValueOf<FieldOf<K>>;
/** Every kind of field (字段类型). A kind of the declaration that is missing here, or has the wrong value, does not compile. */
export const kinds = { ...simpleKinds, children } satisfies { readonly [K in FieldKind]: Kind<FieldOf<K>, ValueKept<K>> };
export const kindNames = Object.keys(kinds) as readonly FieldKind[];
/** The kind of a field. Each kind gets its own fields only, so the value may be unknown here. */
export function kindOf(field: Field): Kind<Field, unknown> { return kinds[field.kind] as unknown as Kind<Field, unknown>; }
