import type { Ledger } from "@yunqing/ledger";
import { groundwaterTake } from "./groundwater-take.js";
import { intake } from "./intake.js";
import { intakeUse } from "./intake-use.js";
import { waterRightTransfer } from "./water-right-transfer.js";
import { wellClosure } from "./well-closure.js";

/** Ledgers of water takes (取水台账). */
export const intakeLedgers: readonly Ledger[] = [intake, intakeUse, groundwaterTake, waterRightTransfer, wellClosure];
