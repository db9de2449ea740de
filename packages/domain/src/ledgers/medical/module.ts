import type { Ledger } from "@yunqing/ledger";
import { medicalCheck } from "./medical-check.js";
import { medicalHandover } from "./medical-handover.js";
import { medicalUnit } from "./medical-unit.js";
import { medicalWastewater } from "./medical-wastewater.js";

/** Ledgers of medical waste (医疗废物台账). */
export const medicalLedgers: readonly Ledger[] = [medicalUnit, medicalHandover, medicalCheck, medicalWastewater];
