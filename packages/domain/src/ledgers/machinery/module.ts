import type { Ledger } from "@yunqing/ledger";
import { machine } from "./machine.js";
import { machineCheck } from "./machine-check.js";
import { machineFiling } from "./machine-filing.js";

/** Ledgers of non-road machines (非道路移动机械台账). */
export const machineryLedgers: readonly Ledger[] = [machine, machineFiling, machineCheck];
