export * from "./plan/model.js";
export { actions, roles, type Action, type Actor, type Grant, type Role, type Scoped } from "./access/model.js";
export type {
  Assignment, AuditEntry, Clock, DistrictReader, DistrictStore, DistrictWriter, Duty, DutyMove, DutyState, DutyStep, Evidence, EvidenceVault, ImportedLayer,
  PlatformReader, PlatformStore, PlatformWriter, Progress, PublishedFigure, ReportedValue, Review, Scope, Secrets, Session, Signed, SignInRecord, StoredReport, User,
} from "./ports.js";
export { AlreadyReviewed, Forbidden, IdTaken, NotFound, Overtaken, Refused } from "./ports.js";
export type { Align, Block, ChartBlock, FieldsBlock, HeadingBlock, HeadingLevel, PageBreakBlock, ParagraphBlock, ReportFigure, ReportModel, SignatureBlock, SubtitleBlock, TableBlock, TitleBlock } from "./report/model.js";
export { tableNames, type ColumnKind, type TableColumn, type TableModel, type TableName } from "./report/table-model.js";

export { actionsOf, actionsOfRole, administrators, allows, effectiveGrants, exclusive, holds, inScope, isAdministrator, isEffective, isInside, isRole, platformActions, scopeOf } from "./access/rules.js";
export { stateCouncilYears, type CalendarYear, type HolidayNotice } from "./calendar/notices.js";
export { beijingDayOf, NotACountOfDays, workingCalendar, type CalendarOverride, type WorkingCalendar } from "./calendar/working-days.js";
