import type { AirCategory, AnnualItemResult, Exact, Labels, Lineage, WaterClass, WaterState } from "@yunqing/standards";
import { keyText, type FigureKey } from "./figure-key.js";

/** Whether a figure may stand as the standard asks (有效性): `unjudged` where no text says how many data it needs. */
export interface Validity { readonly state: "valid" | "invalid" | "unjudged"; readonly reason: Labels | null }
/** How much of what there should be is there (覆盖): 23 of 24 hours. */
export interface Coverage { readonly have: number; readonly of: number; readonly what: "hours" | "windows" | "days" | "months" | "points" | "sections" | "samples" | "items" | "members" }

/** What a figure says beyond its value (附加信息). */
export type FigureDetail =
  | { readonly kind: "index"; readonly state: "index" | "withheld" | "none"; readonly aqi: number; readonly category: AirCategory | null; readonly primary: readonly string[]; readonly exceeding: readonly string[]; readonly missing: readonly string[]; readonly subIndices: Readonly<Record<string, number>>; readonly sandstorm: boolean }
  | { readonly kind: "daily"; readonly windows: number | null; readonly byException: boolean }
  | { readonly kind: "days"; readonly sandstormDays: number; readonly shortMonths: readonly number[] }
  | { readonly kind: "good-days"; readonly goodDays: number; readonly denominator: number; readonly validDays: number; readonly heavyDays: number; readonly sandstormDays: number; readonly byCategory: Readonly<Record<AirCategory, number>> }
  | { readonly kind: "composite"; readonly singles: Readonly<Record<string, string>>; readonly largest: readonly string[] }
  | { readonly kind: "air-year"; readonly compliant: boolean | null; readonly items: Readonly<Record<string, Omit<AnnualItemResult, "item">>> }
  | { readonly kind: "water"; readonly class: WaterClass | null; readonly state: WaterState | null; readonly mainPollutants: Labels; readonly decisive: readonly string[]; readonly method: "sample" | "means" | "shares"; readonly values: Readonly<Record<string, string>> }
  | { readonly kind: "shares"; readonly good: number; readonly inferior: number; readonly sections: number }
  | { readonly kind: "outlet"; readonly stopped: number; readonly invalid: number; readonly missing: number; readonly substituted: number; readonly unfilled: number }
  | { readonly kind: "rank"; readonly rank: number | null; readonly of: number }
  | { readonly kind: "comparison"; readonly before: string | null; readonly difference: string | null; readonly words: Labels | null }
  | { readonly kind: "target"; readonly target: string; readonly kept: boolean | null; readonly possible: boolean | null };

/**
 * A figure (统计值): its value as published, rounded once from `exact`; null where there is none, and `validity` says why.
 * `inputs` are the figures it was made of; `lineage` goes one step down and names them in `source.id`, see {@link lineageInFull}.
 */
export interface Figure {
  readonly key: FigureKey;
  readonly value: string | null;
  readonly exact: Exact | null;
  readonly unit: string;
  readonly validity: Validity;
  readonly coverage: Coverage;
  /** edition that judged it; null when none was in force and none was named */
  readonly edition: string | null;
  readonly clauses: readonly string[];
  readonly detail: FigureDetail | null;
  readonly inputs: readonly FigureKey[];
  readonly lineage: Lineage;
}

/** What a figure is made of; the keys of a year's days may be told when somebody asks for them. */
export interface FigureParts extends Omit<Figure, "lineage" | "inputs"> { readonly inputs: readonly FigureKey[] | (() => readonly FigureKey[]) }
/** A figure whose lineage is made when somebody asks for it. */
export function figureWith(fields: FigureParts, lineageOf: () => Lineage): Figure {
  let held: Lineage | undefined;
  const { inputs } = fields;
  return {
    key: fields.key, value: fields.value, exact: fields.exact, unit: fields.unit, validity: fields.validity, coverage: fields.coverage, edition: fields.edition, clauses: fields.clauses, detail: fields.detail,
    get inputs(): readonly FigureKey[] { return typeof inputs === "function" ? inputs() : inputs; },
    get lineage(): Lineage { return (held ??= lineageOf()); },
  };
}

export const valid: Validity = { state: "valid", reason: null };
export const invalid = (zh: string, en: string): Validity => ({ state: "invalid", reason: { zh, en } });
export const unjudged = (zh: string, en: string): Validity => ({ state: "unjudged", reason: { zh, en } });

/** True when two figures of one key say the same, down to the exact value (相同). */
export function sameFigure(a: Figure, b: Figure): boolean {
  return a.value === b.value && a.unit === b.unit && a.edition === b.edition && a.coverage.have === b.coverage.have && a.coverage.of === b.coverage.of && a.coverage.what === b.coverage.what
    && (a.exact === null ? b.exact === null : b.exact !== null && a.exact.equals(b.exact))
    && JSON.stringify([a.validity, a.detail, a.clauses]) === JSON.stringify([b.validity, b.detail, b.clauses])
    && a.inputs.length === b.inputs.length && a.inputs.every((key, place) => keyText(key) === keyText(b.inputs[place] as FigureKey));
}

/** A leaf of a lineage that stands for a figure: its text, and its key to look it up by. */
export function figureLeaf(figure: Figure, name: Labels): Lineage {
  return { name, value: figure.value, unit: figure.unit, origin: "computed", source: { id: keyText(figure.key) }, inputs: [], ...(figure.validity.reason === null ? {} : { notes: [figure.validity.reason] }) };
}

/**
 * The lineage down to the packets (全程溯源): each input that names a figure is opened, `depth` figures deep.
 * @param get  how figures are asked for, such as `(key) => cache.figure(key)`
 */
export function lineageInFull(figure: Figure, get: (key: FigureKey) => Figure, depth = 3): Lineage {
  const known = new Map(figure.inputs.map((key) => [keyText(key), key]));
  const opened = (node: Lineage): Lineage => {
    const id = node.source?.id, key = id === undefined ? undefined : known.get(id);
    if (key === undefined || depth <= 0) return node.inputs.length === 0 ? node : { ...node, inputs: node.inputs.map(opened) };
    return { ...lineageInFull(get(key), get, depth - 1), name: node.name, source: { id: keyText(key) } };
  };
  return { ...figure.lineage, inputs: figure.lineage.inputs.map(opened) };
}

