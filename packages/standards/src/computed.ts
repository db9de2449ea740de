import type { Labels } from "./labels.js";
import type { Computed, Lineage, Origin, Source } from "./lineage.js";

/** A computed value whose lineage is built when somebody asks for it: most lines of a bulk evaluation never do. */
export function computedWith<V>(value: V, lineageOf: () => Lineage): Computed<V> {
  let lineage: Lineage | undefined;
  return { value, get lineage(): Lineage { return (lineage ??= lineageOf()); } };
}

/** A leaf of a lineage (输入): a measured, entered or printed value, or a parameter of a standard. */
export function leaf(name: Labels, value: string | null, unit: string, origin: Origin, source?: Source): Lineage {
  return { name, value, unit, origin, inputs: [], ...(source ? { source } : {}) };
}

/** Names of error texts and lineage notes: both languages in one call. */
export function both(zh: string, en: string): Labels { return { zh, en }; }
