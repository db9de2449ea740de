import { NotFound } from "@yunqing/domain";
import type { DutyDeskPort, MonitorDeskPort, ObservationDeskPort, PlanDeskPort, ServerPorts } from "./ports.js";

/** The desk of the plan of the district in the address. @throws {NotFound} when there is no such district */
export function planDeskOf(ports: ServerPorts, params: Readonly<Record<string, string>>): PlanDeskPort {
  return deskOr(ports.planDesk(params["d"] ?? ""), params);
}
/** The desk of duties of the district in the address. @throws {NotFound} when there is no such district */
export function dutyDeskOf(ports: ServerPorts, params: Readonly<Record<string, string>>): DutyDeskPort {
  return deskOr(ports.dutyDesk(params["d"] ?? ""), params);
}
/** The desk of monitoring of the district in the address. @throws {NotFound} when there is no such district */
export function monitorDeskOf(ports: ServerPorts, params: Readonly<Record<string, string>>): MonitorDeskPort {
  return deskOr(ports.monitorDesk(params["d"] ?? ""), params);
}
/** The desk of observations of the district in the address. @throws {NotFound} when there is no such district */
export function observationDeskOf(ports: ServerPorts, params: Readonly<Record<string, string>>): ObservationDeskPort {
  return deskOr(ports.observationDesk(params["d"] ?? ""), params);
}
function deskOr<T>(desk: T | null, params: Readonly<Record<string, string>>): T {
  if (desk === null) throw new NotFound("district", params["d"] ?? "");
  return desk;
}
/** The desk that a port names, of the district in the address. @throws {NotFound} when there is no such district */
export function deskOf<T>(port: (district: string) => T | null, params: Readonly<Record<string, string>>): T { return deskOr(port(params["d"] ?? ""), params); }
