import type { Ledger } from "@yunqing/ledger";
import { coalPoint } from "./coal-point.js";
import { coalSample } from "./coal-sample.js";
import { noCoalZone } from "./no-coal-zone.js";

/** Ledgers of loose coal (散煤台账). */
export const coalLedgers: readonly Ledger[] = [noCoalZone, coalPoint, coalSample];
