export { UndeclaredRoute } from "./guard.js";
export type {
  BackupsPort, Caller, DrawnReport, DutyDeskPort, Gauges, IdentityDeskPort, MonitorDeskPort, PlanDeskPort, ScreenQuery, ServerPorts, SheetPort, SignedIn, StoredFile, WordPort,
} from "./ports.js";
export { ProtocolError } from "./problem.js";
export type { SchemasMatchTheWire } from "./schema/same.js";
export { buildServer } from "./server.js";
