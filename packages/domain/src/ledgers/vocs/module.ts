import type { Ledger } from "@yunqing/ledger";
import { ldarLeak } from "./ldar-leak.js";
import { ldarRound } from "./ldar-round.js";
import { vocsFacility } from "./vocs-facility.js";
import { vocsInventory } from "./vocs-inventory.js";
import { vocsMaterial } from "./vocs-material.js";
import { vocsPlan } from "./vocs-plan.js";
import { vocsUnit } from "./vocs-unit.js";

/** Ledgers of volatile organic compounds (VOCs 台账). */
export const vocsLedgers: readonly Ledger[] = [vocsUnit, vocsInventory, vocsPlan, vocsMaterial, vocsFacility, ldarRound, ldarLeak];
