import type { Ledger } from "@yunqing/ledger";
import { baseLedgers } from "./base/module.js";
import { enterpriseLedgers } from "./enterprise/module.js";

/** Every ledger of the office (全部台账), module by module; each module lists its own in `module.ts`. */
export const ledgers: readonly Ledger[] = [
  ...baseLedgers,
  ...enterpriseLedgers,
];
