import type { Ledger } from "@yunqing/ledger";
import { fleetEnergy } from "./fleet-energy.js";
import { obdVehicle } from "./obd-vehicle.js";
import { plantVehicle } from "./plant-vehicle.js";
import { remoteExceedance } from "./remote-exceedance.js";
import { remoteSite } from "./remote-site.js";
import { roadsideTest } from "./roadside-test.js";
import { testStation } from "./test-station.js";
import { testStationCheck } from "./test-station-check.js";
import { transportCompany } from "./transport-company.js";
import { unfitVehicle } from "./unfit-vehicle.js";
import { vehicleCoverage } from "./vehicle-coverage.js";

/** Ledgers of vehicles (机动车台账). */
export const vehicleLedgers: readonly Ledger[] = [transportCompany, roadsideTest, obdVehicle, unfitVehicle, plantVehicle, fleetEnergy, testStation, testStationCheck, remoteSite, remoteExceedance, vehicleCoverage];
