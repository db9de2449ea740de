import type { FactorTable } from "../monitoring/factor-unit.js";
import type { ObservationStore } from "../monitoring/ports.js";
import type { Clock, DistrictStore } from "../ports.js";

/** What the desk of SensorThings needs. */
export interface SensorThingsDeskPorts { readonly store: DistrictStore; readonly observations: ObservationStore; readonly clock: Clock; readonly factorTable: FactorTable }
