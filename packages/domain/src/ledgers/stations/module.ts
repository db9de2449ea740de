import type { Ledger } from "@yunqing/ledger";
import { petrolStation } from "./petrol-station.js";

/** Ledgers of petrol stations (加油站台账). */
export const stationLedgers: readonly Ledger[] = [petrolStation];
