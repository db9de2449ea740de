import type { DatedEdition } from "../editions.js";
import type { Labels } from "../labels.js";

/** Groundwater class (地下水质量类别). */
export type GroundClass = "I" | "II" | "III" | "IV" | "V";

/** Class of a whole sample: gross α or β above class III is IV or V, which the value alone cannot tell (Ⅳ或Ⅴ类，需核素分析). */
export type GroundVerdict = GroundClass | "IV/V";

/** The classes from best to worst. */
export const groundClasses = ["I", "II", "III", "IV", "V"] as const satisfies readonly GroundClass[];

interface Row {
  readonly no: number;
  readonly table: 1 | 2;
  readonly group: "general" | "microbial" | "toxicological" | "radioactive";
  readonly name: Labels;
  readonly symbol?: string;
  readonly unit: string;
  readonly note?: string;
  readonly cas?: string;
}

/** A row of tables 1 and 2 (表1、表2 的一行). A null class-I limit is 不得检出. */
export type GroundItem =
  | (Row & { readonly kind: "atMost"; readonly limits: readonly [string | null, string, string, string] })
  | (Row & { readonly kind: "range"; readonly good: readonly [string, string]; readonly fair: readonly [string, string] })
  | (Row & { readonly kind: "absence" })
  | (Row & { readonly kind: "activity"; readonly limits: readonly [string, string, string] });

/** The editions of GB/T 14848 (版本). That of 1993 judged by an F score and is not held. */
export const gbt14848Editions: readonly DatedEdition[] = [
  { standard: "GB/T 14848", edition: "GB/T 14848-1993", from: "1994-10-01", until: "2018-05-01", held: false },
  { standard: "GB/T 14848", edition: "GB/T 14848-2017", from: "2018-05-01", held: true },
];
