import type { QualitySetting } from "./model.js";
/**
 * The usual settings (默认质控规则): a start for an office, not a standard. Units: air µg/m³ (CO mg/m³), water mg/L, gas mg/m³.
 * Where a text stands behind a row, it is named; the rest is from memory and says so.
 */
export declare const usualQualitySettings: readonly QualitySetting[];
