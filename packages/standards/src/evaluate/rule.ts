import type { Attestation, Lineage } from "../lineage.js";

/** What a line of `yunqing evaluate` may carry in `value` (值): decimal text, an integer, or records and lists of them. */
export type EvaluationValue =
  | string | number | boolean | null
  | readonly EvaluationValue[]
  | { readonly [name: string]: EvaluationValue | undefined };

/** Which day was measured (Beijing), which edition was asked for, and whether a lineage is wanted (求值条件). */
export interface EvaluationContext {
  readonly day?: string;
  readonly edition?: string;
  readonly explain: boolean;
}

/**
 * The answer to one line (求值结果), before the `id` is put in front.
 * `value` null is an outcome, not an error: then `reason` says why the value does not exist.
 * `marks` stand on the top level of the output line (`aboveTable`, `practice`).
 */
export interface EvaluationResult {
  readonly value: EvaluationValue;
  readonly reason?: string;
  readonly edition: string;
  readonly clauses: readonly string[];
  readonly status: Attestation;
  readonly marks?: Readonly<Record<string, EvaluationValue>>;
  readonly lineage?: Lineage;
}

/**
 * One rule behind `yunqing evaluate` (求值规则): a pure function with a name.
 * Expected outcomes are values; a broken promise of the caller is thrown as an error with `code` and becomes an error line.
 */
export interface EvaluationRule {
  readonly id: string;
  readonly evaluate: (args: Readonly<Record<string, unknown>>, context: EvaluationContext) => EvaluationResult;
}
