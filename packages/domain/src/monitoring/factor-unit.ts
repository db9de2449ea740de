import type { Labels } from "@yunqing/standards";
import type { FactorView } from "../desk/monitor-desk-views.js";
import type { InstrumentEdition, InstrumentFact } from "./model.js";

/** A factor as the tables of HJ 212 have it (因子表项). */
export interface TableFactor { readonly code: string; readonly name: Labels; readonly unit: string; /** unit of `-Cou`; none where the table gives none */ readonly emissionUnit?: string; readonly places: number | null }
/** The tables of factors (因子表), given from outside. `edition` chooses between codes that mean two things; null: whichever has the code. */
export interface FactorTable { of(code: string, edition: InstrumentEdition): TableFactor | null }

export type UnitSetting = Pick<InstrumentFact, "edition" | "units">;

/** A factor as set (因子及单位): its own name and code as sent, 2005's too; the unit set for the instrument before that of the table. A code no table has is shown as it is. */
export function factorOf(table: FactorTable, code: string, setting: UnitSetting | null): FactorView {
  const held = table.of(code, setting?.edition ?? null);
  return { code, name: held?.name ?? { zh: code, en: code }, unit: setting?.units[code] ?? held?.unit ?? "", places: held?.places ?? null };
}

/** Unit of one value (数值单位): sums of a window are in the unit of emission, everything else in the factor's. */
export function unitOf(table: FactorTable, code: string, field: string, setting: UnitSetting | null): string {
  if (field === "Cou" || field === "ZsCou") return table.of(code, setting?.edition ?? null)?.emissionUnit ?? "";
  return factorOf(table, code, setting).unit;
}
