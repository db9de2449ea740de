import type { Ledger } from "@yunqing/ledger";
import { solidWasteSite } from "./solid-waste-site.js";
import { solidWasteYear } from "./solid-waste-year.js";

/** Ledgers of industrial solid waste (一般工业固体废物台账). */
export const solidWasteLedgers: readonly Ledger[] = [solidWasteYear, solidWasteSite];
