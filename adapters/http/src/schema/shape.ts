import { Type, type Static, type TSchema, type TUnsafe } from "typebox";

/** Schemas that stand once in the OpenAPI document and are referred to by name (具名结构). */
export const namedSchemas: TSchema[] = [];

/**
 * Registers a schema under a name and gives back a reference to it, with the same static type.
 * Fastify resolves `Name#`; the OpenAPI document shows `#/components/schemas/Name`.
 */
export function named<T extends TSchema>(name: string, schema: T): TUnsafe<Static<T>> {
  namedSchemas.push({ ...schema, $id: name });
  return Type.Unsafe<Static<T>>({ $ref: `${name}#` } as TSchema);
}

/** A list that nobody may change: its static type is a readonly array, as on the wire. */
export function list<T extends TSchema>(item: T, most?: number): TUnsafe<readonly Static<T>[]> {
  return Type.Unsafe<readonly Static<T>[]>({ type: "array", items: item, ...(most === undefined ? {} : { maxItems: most }) } as TSchema);
}

/** One word of a closed list. */
export function oneOf<const W extends readonly string[]>(words: W): TUnsafe<W[number]> {
  return Type.Unsafe<W[number]>({ type: "string", enum: [...words] } as TSchema);
}

/** One word of a closed list, or null. */
export function oneOfOrNull<const W extends readonly string[]>(words: W): TUnsafe<W[number] | null> {
  return Type.Unsafe<W[number] | null>({ type: ["string", "null"], enum: [...words, null] } as TSchema);
}

/** A count for each word of a closed list. */
export function countOf<const W extends readonly string[]>(words: W): TUnsafe<Readonly<Record<W[number], number>>> {
  const properties = Object.fromEntries(words.map((word) => [word, { type: "integer" }]));
  return Type.Unsafe<Readonly<Record<W[number], number>>>({ type: "object", properties, required: [...words] } as TSchema);
}

export const text = Type.String();
export const textOrNull = Type.Unsafe<string | null>({ type: ["string", "null"] } as TSchema);
export const count = Type.Integer();
export const countOrNull = Type.Unsafe<number | null>({ type: ["integer", "null"] } as TSchema);
export const numberOrNull = Type.Unsafe<number | null>({ type: ["number", "null"] } as TSchema);
export const yes = Type.Boolean();

/** A value or null. */
export function orNull<T extends TSchema>(schema: T): TUnsafe<Static<T> | null> {
  return Type.Unsafe<Static<T> | null>({ anyOf: [schema, { type: "null" }] } as TSchema);
}

/** A list answer of the API: `{ items: [...] }`. */
export function items<T extends TSchema>(item: T) {
  return Type.Object({ items: list(item) });
}
