import type { Ledger } from "@yunqing/ledger";
import { buildingWasteSite } from "./building-waste-site.js";
import { householdWaste } from "./household-waste.js";

/** Ledgers of household waste (生活垃圾台账). */
export const wasteLedgers: readonly Ledger[] = [householdWaste, buildingWasteSite];
