import type { Ledger } from "@yunqing/ledger";
import { carbonInventory } from "./carbon-inventory.js";
import { carbonUnit } from "./carbon-unit.js";
import { climateIndicator } from "./climate-indicator.js";

/** Ledgers of climate (应对气候变化台账). */
export const climateLedgers: readonly Ledger[] = [carbonInventory, carbonUnit, climateIndicator];
