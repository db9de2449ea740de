import type { Ledger } from "@yunqing/ledger";
import { drainageCheck } from "./drainage-check.js";
import { stationCapability } from "./station-capability.js";
import { thirdPartyLab } from "./third-party-lab.js";

/** Ledgers of monitoring (监测能力台账). */
export const monitorLedgers: readonly Ledger[] = [thirdPartyLab, stationCapability, drainageCheck];
