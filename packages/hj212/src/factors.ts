import { rows2005, rows2017 } from "./factor-table.js";

/** A factor (污染因子) of a code table. */
export interface Factor {
  /** as printed; `xx` stands for the device number */
  readonly code: string;
  readonly name: string;
  /** unit as printed: a default, what an instrument sends is set per point */
  readonly unit: string;
  /** unit of `-Cou`; empty where the table gives none */
  readonly emissionUnit: string;
  /** such as N3.1: digits before and after the point */
  readonly type: string;
  readonly source: string;
  /** code of 2005 of a 2017 factor, code of 2017 of a 2005 factor */
  readonly counterpart: string | null;
}

/** The 341 factors of 2017. `e701xx` and `g119xx` are printed twice, with two meanings: both are held. @clause HJ 212-2017 附录 B */
export const factors2017: readonly Factor[] = rows2017.map(([code, name, legacy, unit, emissionUnit, type, table]) => ({ code, name, unit, emissionUnit, type, source: `HJ 212-2017 附录 ${table}`, counterpart: legacy === "" ? null : legacy }));

const legacyTo2017 = new Map(factors2017.flatMap(({ code, counterpart }) => (counterpart === null ? [] : [[counterpart, code] as const])));

/** The 91 factors of 2005. @clause HJ/T 212-2005 附录 B */
export const factors2005: readonly Factor[] = rows2005.map(([code, name, , unit, type]) => ({ code, name, unit, emissionUnit: "", type, source: "HJ/T 212-2005 附录 B", counterpart: legacyTo2017.get(code) ?? null }));

const byCode = new Map<string, Factor[]>();
for (const factor of [...factors2017, ...factors2005]) byCode.set(factor.code, [...(byCode.get(factor.code) ?? []), factor]);

/**
 * The factors that a code sent by an instrument can mean: one as a rule, two for codes printed twice, none for a private code (or O3 `a05024`, which HJ 524 has and HJ 212-2017 does not).
 * A process code is found by its first four characters: `e10101` is `e101xx`. Noise codes (`Leq`) stand in both editions; 2017 comes first.
 * @clause HJ 212-2017 附录 B; HJ/T 212-2005 附录 B
 */
export function factorsOf(code: string): readonly Factor[] {
  return byCode.get(code) ?? (/^[eg]\d{5}$/.test(code) ? byCode.get(`${code.slice(0, 4)}xx`) : undefined) ?? [];
}

/** Code of 2017 for a code of 2005, or undefined. @clause HJ 212-2017 附录 B, column of the former code */
export function codeOf2017(legacy: string): string | undefined { return legacyTo2017.get(legacy); }
/** The former codes that have one of 2017. */
export const legacyCodes: ReadonlyMap<string, string> = legacyTo2017;
