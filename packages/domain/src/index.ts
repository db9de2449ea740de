export * from "./plan/model.js";
export { actions, roles, type Action, type Actor, type Grant, type Role, type Scoped } from "./access/model.js";
export type {
  Assignment, AuditEntry, Clock, DistrictReader, DistrictStore, DistrictWriter, Duty, DutyMove, DutyState, DutyStep, Evidence, EvidenceVault, ImportedLayer,
  PlatformReader, PlatformStore, PlatformWriter, Progress, PublishedFigure, ReportedValue, Review, Scope, Secrets, Session, Signed, SignInRecord, StoredReport, User,
} from "./ports.js";
export { AlreadyReviewed, Forbidden, IdTaken, NotFound, Overtaken, Refused } from "./ports.js";
