import type { FastifyBaseLogger } from "fastify";
import type { NetworkDeskPort } from "./network-port.js";
import type { DataReviewDeskPort } from "./data-review-port.js";
import type { FigureDeskPort } from "./figure-port.js";
import type { BoardDeskPort } from "./board-port.js";
import type { BulletinDeskPort } from "./bulletin-port.js";
import type { AlarmDeskPort } from "./alarm-port.js";
import type { LoopDeskPort } from "./loop-port.js";
import type { LedgerDeskPort } from "./ledger-port.js";
import type { LedgerSubjectDeskPort } from "./ledger-subject-port.js";
import type { DossierDeskPort, ReconciliationDeskPort } from "./reconciliation-port.js";
import type { AnalysisDeskPort } from "./analysis-port.js";
import type { SensorThingsDeskPort } from "./sensor-things-port.js";
import type { ReadKeyDeskPort } from "./read-key-port.js";
import type { Actor, Evidence, EvidenceVault, ReportModel, TableModel, TableName } from "@yunqing/domain";
import type {
  Adopt, AssignTarget, AssignmentView, AuditQuery, AuditView, AwaitingValue, BackupView, BatchRow, ChangePassword, CheckView, CommandView, CommitImport, CorrectValue, CreateGrant, CreateUser, CreatedUser, CurveQuery, CurveView, DistrictView, DocumentView,
  AffectedDuty, CalendarView, DutyNoticeRow, DutySettingView, EnterNotice, LimitRow, PutDutySetting, RedateDuty, SeeDutyNotices,
  DutyDetail, DutyRow, EndPushKey, EvidenceView, ForwardRow, FrozenFigure, GrantView, ImportLayer, ImportPreview, IndicatorDetail, IndicatorRow, InstrumentRow, Judged, MadePushKey, MakePushKey, MapLayer, MarkQuality, MoveDuty, OneTimePassword, OpenDuty, OrganisationView,
  OverviewView, OwnSession, PacketDetail, PacketQuery, PacketRow, PlaceView, PlanView, PointChange, PointDetail, PointKind, PointRow, PreviewImport, ProgressReport, ProjectDetail, ProjectsView, Pushed, PushKeyRow, PushObservations, PutForward, PutInstrument, PutPoint, ReportProgress, ReportRow, ReportValue, ReviewValue, SendCommand, SessionView, StatusView, StrangerRow,
  TargetRow, TaskMatrix, UserView, ValuePoint, WithdrawBatch,
} from "@yunqing/wire";

/** A file that was stored by content hash, as it is recorded with the district (证据登记). */
export type StoredFile = Pick<Evidence, "hash" | "name" | "type" | "bytes" | "thumbnail">;
/** A report that was drawn and stored, to be recorded with its figures (报告登记). */
export interface DrawnReport { readonly id: string; readonly model: ReportModel; readonly hash: string; readonly bytes: number }
/** The query of a screen, as it stands in the address: filters, columns and order (筛选条件). */
export type ScreenQuery = Readonly<Record<string, string>>;

/** What the routes ask of the desk of a district's plan. Every method authorises by the one rule set, then answers in the shape of the wire. */
export interface PlanDeskPort {
  plans(actor: Actor): Promise<readonly PlanView[]>;
  overview(actor: Actor, judged: Judged): Promise<OverviewView>;
  indicators(actor: Actor, judged: Judged): Promise<readonly IndicatorRow[]>;
  indicator(actor: Actor, id: string, judged: Judged): Promise<IndicatorDetail>;
  values(actor: Actor, filter: { readonly status?: ValuePoint["status"] }): Promise<readonly AwaitingValue[]>;
  reportValue(actor: Actor, command: ReportValue): Promise<ValuePoint>;
  reviewValue(actor: Actor, valueId: string, command: ReviewValue): Promise<ValuePoint>;
  assignTarget(actor: Actor, command: AssignTarget): Promise<AssignmentView>;
  targets(actor: Actor, judged: Judged): Promise<readonly TargetRow[]>;
  projects(actor: Actor, judged: Judged): Promise<ProjectsView>;
  project(actor: Actor, id: string, judged: Judged): Promise<ProjectDetail>;
  reportProgress(actor: Actor, command: ReportProgress): Promise<ProgressReport>;
  tasks(actor: Actor, judged: Judged): Promise<TaskMatrix>;
  check(actor: Actor, filter: { readonly plan?: string }): Promise<CheckView>;
  document(actor: Actor, filter: { readonly plan?: string }): Promise<DocumentView>;
  layers(actor: Actor): Promise<readonly MapLayer[]>;
  importLayer(actor: Actor, command: ImportLayer): Promise<MapLayer>;
  reports(actor: Actor): Promise<readonly ReportRow[]>;
  /** the row of a report that is about to be sent; who takes it is on record */
  reportTaken(actor: Actor, id: string): Promise<ReportRow>;
  reportFigures(actor: Actor, id: string): Promise<readonly FrozenFigure[]>;
  reportModel(actor: Actor, judged: Judged): Promise<ReportModel>;
  recordReport(actor: Actor, drawn: DrawnReport): Promise<ReportRow>;
  organisations(actor: Actor): Promise<readonly OrganisationView[]>;
  places(actor: Actor): Promise<readonly PlaceView[]>;
  evidence(actor: Actor, hash: string): Promise<EvidenceView>;
  /** the row of a file that is about to be sent; who takes it is on record */
  evidenceTaken(actor: Actor, hash: string): Promise<EvidenceView>;
  evidenceAdded(actor: Actor, file: StoredFile): Promise<EvidenceView>;
  districtAudit(actor: Actor, filter: AuditQuery): Promise<AuditView>;
  table(actor: Actor, name: TableName, query: ScreenQuery): Promise<TableModel>;
}

export interface DutyFilter { readonly state?: DutyRow["state"]; readonly holder?: string; readonly overdue?: boolean; readonly paused?: boolean; readonly joint?: boolean }
/** What the routes ask of the desk of duties (督办). */
export interface DutyDeskPort {
  duties(actor: Actor, filter: DutyFilter): Promise<readonly DutyRow[]>;
  duty(actor: Actor, id: string): Promise<DutyDetail>;
  openDuty(actor: Actor, command: OpenDuty): Promise<DutyDetail>;
  moveDuty(actor: Actor, id: string, command: MoveDuty): Promise<DutyDetail>;
}

/** What the routes ask about limits of the law and reminders (法定时限、提醒). */
export interface DutyClockDeskPort {
  limits(actor: Actor): Promise<readonly LimitRow[]>;
  notices(actor: Actor): Promise<readonly DutyNoticeRow[]>;
  see(actor: Actor, command: SeeDutyNotices): Promise<readonly DutyNoticeRow[]>;
  settings(actor: Actor): Promise<DutySettingView>;
  setSettings(actor: Actor, command: PutDutySetting): Promise<DutySettingView>;
}
/** What the routes ask of the desk of the working calendar (工作日历). */
export interface CalendarDeskPort {
  view(actor: Actor): Promise<CalendarView>;
  enter(actor: Actor, command: EnterNotice): Promise<CalendarView>;
  affected(actor: Actor): Promise<readonly AffectedDuty[]>;
  redate(actor: Actor, command: RedateDuty): Promise<readonly AffectedDuty[]>;
}

/** What the routes ask of the desk of monitoring (监测): points, instruments, packets, and what goes to and from them. */
export interface MonitorDeskPort {
  points(actor: Actor): Promise<readonly PointRow[]>;
  /** what changed since a cursor; everything without one, or with one of another run */
  changesSince(actor: Actor, cursor: string | null): Promise<{ readonly cursor: string; readonly changes: readonly PointChange[] }>;
  point(actor: Actor, id: string): Promise<PointDetail>;
  putPoint(actor: Actor, command: PutPoint): Promise<PointDetail>;
  curve(actor: Actor, point: string, query: CurveQuery): Promise<CurveView>;
  /** the curve as a table that is about to be taken; who takes it is on record */
  curveTaken(actor: Actor, point: string, query: CurveQuery, language: "zh" | "en"): Promise<TableModel>;
  instruments(actor: Actor): Promise<readonly InstrumentRow[]>;
  putInstrument(actor: Actor, command: PutInstrument): Promise<InstrumentRow>;
  strangers(actor: Actor): Promise<readonly StrangerRow[]>;
  adopt(actor: Actor, command: Adopt): Promise<InstrumentRow>;
  commands(actor: Actor, instrument: string): Promise<readonly CommandView[]>;
  sendCommand(actor: Actor, instrument: string, command: SendCommand): Promise<CommandView>;
  packets(actor: Actor, query: PacketQuery): Promise<readonly PacketRow[]>;
  packet(actor: Actor, id: string): Promise<PacketDetail>;
  forwards(actor: Actor): Promise<readonly ForwardRow[]>;
  putForward(actor: Actor, command: PutForward): Promise<ForwardRow>;
}

/** What the routes ask of the desk of observations (观测数据): marks, corrections, imports, pushes. */
export interface ObservationDeskPort {
  mark(actor: Actor, command: MarkQuality): Promise<void>;
  correct(actor: Actor, command: CorrectValue): Promise<BatchRow>;
  /** reads and keeps a file and tells what importing it would do; nothing is imported */
  previewFile(actor: Actor, name: string, bytes: AsyncIterable<Uint8Array>): Promise<ImportPreview>;
  preview(actor: Actor, command: PreviewImport): Promise<ImportPreview>;
  commit(actor: Actor, command: CommitImport): Promise<BatchRow>;
  batches(actor: Actor): Promise<readonly BatchRow[]>;
  /** an empty sheet to fill in, for points of a kind or all */
  template(actor: Actor, kind: PointKind | null): Promise<{ readonly name: string; readonly bytes: Uint8Array }>;
  withdraw(actor: Actor, batch: string, command: WithdrawBatch): Promise<BatchRow>;
  pushKeys(actor: Actor): Promise<readonly PushKeyRow[]>;
  makePushKey(actor: Actor, command: MakePushKey): Promise<MadePushKey>;
  endPushKey(actor: Actor, id: string, command: EndPushKey): Promise<PushKeyRow>;
  /** @throws {Refused} monitoring/key-refused for a key that is none, was ended or is past its day */
  push(key: string, command: PushObservations, caller: Caller): Promise<Pushed>;
}

/** A person who has signed in: who acts, and what the browser may know of it. */
export interface SignedIn { readonly actor: Actor; readonly session: SessionView }
export interface Caller { readonly address: string; readonly agent: string }

/** What the routes ask of the desk of identities (身份). */
export interface IdentityDeskPort {
  signIn(command: { readonly name: string; readonly password: string } & Caller): Promise<{ readonly token: string; readonly session: SessionView }>;
  resume(token: string, caller: Caller): Promise<SignedIn | null>;
  signOut(token: string): Promise<void>;
  changePassword(token: string, command: ChangePassword, caller: Caller): Promise<SessionView>;
  ownSessions(token: string): Promise<readonly OwnSession[]>;
  revokeSession(actor: Actor, id: string): Promise<void>;
  users(actor: Actor): Promise<readonly UserView[]>;
  createUser(actor: Actor, command: CreateUser): Promise<CreatedUser>;
  resetPassword(actor: Actor, userId: string): Promise<OneTimePassword>;
  setActive(actor: Actor, userId: string, active: boolean): Promise<UserView>;
  createGrant(actor: Actor, command: CreateGrant): Promise<GrantView>;
  endGrant(actor: Actor, grantId: string): Promise<void>;
  audit(actor: Actor, filter: AuditQuery): Promise<AuditView>;
}

/** Draws a document (文稿) as a .docx file. */
export interface WordPort { document(model: ReportModel): Promise<Uint8Array> }
/** Writes a table as on the screen as an .xlsx file; the watermark names who took it, from which office, when. */
export interface SheetPort {
  table(model: TableModel, options: { readonly language: "zh" | "en"; readonly watermark: string }): Promise<Uint8Array>;
  /** one sheet for each table */
  tables(models: readonly TableModel[], options: { readonly language: "zh" | "en"; readonly watermark: string }): Promise<Uint8Array>;
}
export interface BackupsPort { list(actor: Actor): Promise<readonly BackupView[]>; make(actor: Actor): Promise<BackupView> }

/** Numbers for the metrics page, read when it is asked for. */
export interface Gauges {
  readonly storeBytes: number | null; readonly openDuties: Readonly<Record<string, number>>;
  /** numbers of the gateway by name, where this process has one */
  readonly gateway?: Readonly<Record<string, number>>;
}

/** Everything that the server is joined to, and its few settings (服务端接口). */
export interface ServerPorts {
  /** compiles the shapes of all routes at the start instead of at their first request; for tests, which want to see each of them */
  readonly compileAtOnce?: boolean;
  readonly districts: () => readonly DistrictView[] | Promise<readonly DistrictView[]>;
  readonly planDesk: (district: string) => PlanDeskPort | null;
  readonly dutyDesk: (district: string) => DutyDeskPort | null;
  readonly monitorDesk: (district: string) => MonitorDeskPort | null;
  readonly observationDesk: (district: string) => ObservationDeskPort | null;
  readonly networkDesk: (district: string) => NetworkDeskPort | null;
  readonly dataReviewDesk: (district: string) => DataReviewDeskPort | null;
  readonly figureDesk: (district: string) => FigureDeskPort | null;
  readonly boardDesk: (district: string) => BoardDeskPort | null;
  readonly bulletinDesk: (district: string) => BulletinDeskPort | null;
  readonly alarmDesk: (district: string) => AlarmDeskPort | null;
  readonly loopDesk: (district: string) => LoopDeskPort | null;
  readonly ledgerDesk: (district: string) => LedgerDeskPort | null;
  readonly ledgerSubjectDesk: (district: string) => LedgerSubjectDeskPort | null;
  readonly dossierDesk: (district: string) => DossierDeskPort | null;
  readonly reconciliationDesk: (district: string) => ReconciliationDeskPort | null;
  readonly analysisDesk: (district: string) => AnalysisDeskPort | null;
  readonly sensorThingsDesk: (district: string) => SensorThingsDeskPort | null;
  readonly readKeyDesk: (district: string) => ReadKeyDeskPort | null;
  readonly dutyClockDesk: (district: string) => DutyClockDeskPort | null;
  readonly calendarDesk: (district: string) => CalendarDeskPort | null;
  readonly identity: IdentityDeskPort;
  readonly vault: EvidenceVault;
  readonly word: WordPort;
  readonly sheets: SheetPort;
  readonly backups: BackupsPort;
  readonly status: () => StatusView | Promise<StatusView>;
  /** answers when the store answers; throws or is false otherwise */
  readonly reachable: () => Promise<boolean>;
  readonly gauges: () => Promise<Gauges>;
  /** folder of the built screens; without it only the API is served */
  readonly webRoot?: string;
  /** addresses of reverse proxies whose X-Forwarded-* are believed, or false */
  readonly trustProxy?: boolean | string | string[];
  /** the browser reaches us by TLS: the cookie is Secure and HSTS is sent */
  readonly tls?: boolean;
  /** addresses besides this machine that may read /metrics */
  readonly metricsFrom?: readonly string[];
  /** largest evidence file in bytes; default 50 MiB */
  readonly evidenceBytes?: number;
  /** sign-ins a minute and address; default 20 */
  readonly signInsPerMinute?: number;
  /** requests a minute and address over the whole API; default 3000 */
  readonly requestsPerMinute?: number;
  readonly logger?: FastifyBaseLogger;
}
