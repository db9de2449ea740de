import type { MapLayer } from "@yunqing/wire";

/** One thing on the map (图上要素), read from the properties that the server gives. */
export interface Thing { readonly id: string; readonly name: string; readonly kind: string; readonly approximate: boolean; readonly line: number | null; readonly facts: readonly { readonly label: string; readonly value: string }[]; readonly layer: string; readonly placed: boolean }
interface RawFeature { readonly id?: unknown; readonly geometry?: unknown; readonly properties?: Readonly<Record<string, unknown>> | null }

/** The features of a layer as an array; what is no FeatureCollection has none. */
export function rawFeatures(layer: MapLayer): readonly RawFeature[] {
  const collection = layer.features as { readonly features?: unknown } | null;
  return Array.isArray(collection?.features) ? (collection.features as RawFeature[]) : [];
}

function factsOf(detail: unknown): Thing["facts"] {
  if (!Array.isArray(detail)) return [];
  return detail.map((each: unknown) => {
    if (typeof each === "string") return { label: "", value: each };
    const fact = (each ?? {}) as { readonly label?: unknown; readonly value?: unknown; readonly unit?: unknown };
    const text = (value: unknown): string => (typeof value === "object" && value !== null && "zh" in value ? String((value as { zh: unknown }).zh) : value === null || value === undefined ? "" : String(value));
    return { label: text(fact.label), value: `${text(fact.value) || "—"}${fact.unit ? ` ${text(fact.unit)}` : ""}` };
  });
}

/** Everything of a layer that can be named, whether it has a place or not. An imported feature without a name is called by its number. */
export function thingsOf(layer: MapLayer): readonly Thing[] {
  return rawFeatures(layer).map((feature, at) => {
    const own = feature.properties ?? {};
    const name = own["name"] ?? own["NAME"] ?? own["名称"];
    return {
      id: String(own["id"] ?? feature.id ?? `${layer.id}-${at + 1}`), name: typeof name === "object" && name !== null && "zh" in name ? String((name as { zh: unknown }).zh) : String(name ?? `${at + 1}`), kind: String(own["kind"] ?? layer.id), approximate: own["approximate"] === true || (own["approximate"] === undefined && layer.approximate),
      line: typeof own["line"] === "number" ? own["line"] : null, layer: layer.id, placed: Boolean(feature.geometry),
      facts: own["detail"] === undefined && layer.imported ? Object.entries(own).filter(([key]) => !["id", "name", "kind", "approximate", "line"].includes(key)).map(([label, value]) => ({ label, value: String(value) })) : factsOf(own["detail"]),
    };
  });
}
