export type { Labels } from "./labels.js";
export { DivisionByZero, Exact, NotADecimal, exact, isDecimal, placesOf, sum, type RoundingMode } from "./exact.js";
export { rounded } from "./rounding.js";
export { explain, type Attestation, type Computed, type Lineage, type Origin, type Rule, type Source } from "./lineage.js";
