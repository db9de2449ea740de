import type { Labels } from "./labels.js";
import type { Exact } from "./exact.js";

/** Where a soil lies between its two values (土壤污染风险): at or below screening, between, above control. */
export type SoilVerdict = "below-screening" | "between" | "above-control";

/** The verdicts from best to worst. */
export const soilVerdicts = ["below-screening", "between", "above-control"] as const satisfies readonly SoilVerdict[];

/** One item as judged (单项评价), mg/kg. */
export interface JudgedSoilItem {
  readonly item: string;
  readonly name: Labels;
  readonly value: string;
  readonly class: SoilVerdict;
  readonly screening: string;
  /** null: the table has no control value */
  readonly control: string | null;
  /** times above screening, (C − S)/S, unrounded */
  readonly multiple?: Exact;
  readonly note?: Labels;
}

/** The worst of several verdicts; the best for none. */
export function worstVerdict(verdicts: readonly SoilVerdict[]): SoilVerdict {
  return soilVerdicts[verdicts.reduce((worst, each) => Math.max(worst, soilVerdicts.indexOf(each)), 0)] ?? "below-screening";
}
