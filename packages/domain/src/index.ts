export * from "./plan/model.js";
export { isUnder, pathsOf } from "./plan/tree.js";
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
export { BrokenTree, lastOfPath, pathIn, type TreeNode } from "./access/tree.js";
export { clockLineage, clockOf, extensionBase, type DutyClock, type Light } from "./duty/clock.js";
export { laterMoves, moveRules, movesOf, obstacleTo, stateAfter, stateOf, type Asking, type LaterMove, type MoveRule, type Obstacle, type Standing } from "./duty/machine.js";
export { BadNumbering, genericNumbering, numberingOf } from "./duty/numbering.js";
export type { DutyLine, DutySheet, DutyStepLine } from "./duty/view.js";
export { DutyDesk, ruleActor, type DutyCause, type DutyCounts, type DutyDeskPorts, type DutyFilter, type DutyTodo, type MoveDutyCommand, type OpenDutyCommand } from "./desk/duty-desk.js";
export { dutySheetModel, type DutySheetHead } from "./report/duty-sheet.js";
export { Attempts } from "./access/attempts.js";
export { checkPassword, classesOf, isWeak, passwordErrors, passwordsRemembered } from "./access/password.js";
export { IdentityDesk, type AuditFilter, type FirstUser } from "./desk/identity-desk.js";
export { defaultPolicy, type IdentityDeskPorts, type IdentityPolicy } from "./desk/identity-desk-office.js";
export { loginName, type SignedInPerson, type SignInCommand } from "./desk/identity-desk-session.js";
export type { CreateGrantCommand, CreateUserCommand } from "./desk/identity-desk-users.js";
export { maskedPhone, nameOf, type AuditLine, type AuditSheet, type GrantLine, type OwnSessionLine, type SessionSheet, type UserLine } from "./desk/identity-desk-views.js";
export { PlanDesk } from "./desk/plan-desk.js";
export type { DutyOffice, PlanDeskPorts, PlanRules } from "./desk/plan-desk-office.js";
export { dutyRules, raiseDuties, reportDueDay, type DutyRule } from "./desk/plan-desk-duties.js";
export { judgeIndicator, type IndicatorJudgement, type Judging } from "./judgement/judge-indicator.js";
export { judgeTarget, type TargetJudgement, type TargetJudging } from "./judgement/judge-target.js";
export { judgeProject, projectStateNames, type ProjectJudgement, type ProjectState } from "./judgement/judge-project.js";
export { stateNames, states, type State } from "./judgement/comparison.js";
export { acceptedByPeriod, knownValues, type KnownValue, type ValueStatus } from "./judgement/known-values.js";
export { straightPath } from "./judgement/straight-path.js";
export { forecast, type Forecast } from "./judgement/forecast.js";
export { overFulfilment } from "./judgement/over-fulfilment.js";
export { investmentSum, moneyOf, reductionsOf, type Money, type MoneyRow, type Reduction } from "./judgement/money.js";
export { planProgressModel } from "./report/plan-progress.js";
export { tableOf, type TableHead, type TableRows } from "./report/tables.js";
export { gcj02FromWgs84, wgs84FromGcj02, type Position } from "./map/gcj02.js";
export { importLimits, importedCollection, type Crs } from "./map/import-geojson.js";
export { layersOf, type Layer } from "./map/layers.js";
export { evidenceKinds, EvidenceRefused, kindOfExtension, type EvidenceKind, type EvidenceRefusal } from "./evidence/kinds.js";
export { checkPlan, claimMistakes, UnknownPlan } from "./check/check-plan.js";
export { checkRules, claimKinds } from "./check/rules.js";
export { ClaimNotReadable, type CheckResult, type CheckRule, type FindingPlace, type Holding, type PlanFinding, type Severity } from "./check/model.js";
