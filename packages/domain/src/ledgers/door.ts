import type { Ledger } from "@yunqing/ledger";
import { baseLedgers } from "./base/module.js";
import { enterpriseLedgers } from "./enterprise/module.js";
import { kilnLedgers } from "./kilns/module.js";
import { boilerLedgers } from "./boilers/module.js";
import { admissionLedgers } from "./admission/module.js";
import { waterLedgers } from "./water/module.js";
import { vocsLedgers } from "./vocs/module.js";
import { outfallLedgers } from "./outfalls/module.js";
import { intakeLedgers } from "./intakes/module.js";

/** Every ledger of the office (全部台账), module by module; each module lists its own in `module.ts`. */
export const ledgers: readonly Ledger[] = [
  ...baseLedgers,
  ...enterpriseLedgers,
  ...kilnLedgers,
  ...boilerLedgers,
  ...admissionLedgers,
  ...waterLedgers,
  ...vocsLedgers,
  ...outfallLedgers,
  ...intakeLedgers,
];
