import { networkPaths } from "./network.js";
import { dataReviewPaths } from "./data-review.js";
import { figurePaths } from "./figure.js";
import { boardPaths } from "./board.js";
import { alarmPaths } from "./alarm.js";
import { bulletinPaths } from "./bulletin.js";
import { loopPaths } from "./loop.js";
import { ledgerPaths } from "./ledger.js";
import { ledgerSubjectPaths } from "./ledger-subject.js";
import { ledgerPlacesPaths } from "./ledger-places.js";
import { reconciliationPaths } from "./reconciliation.js";
import { analysisPaths } from "./analysis.js";
import { sensorThingsPaths } from "./sensor-things.js";
import { readKeyPaths } from "./read-key.js";
import { dutyClockPaths } from "./duty-clock.js";

/**
 * Every route of the JSON API (接口路径). `{d}` is a district id. Lists answer `{ items: [...] }` unless a view is named.
 * All judged views take `?plan=&day=YYYY-MM-DD&known=YYYY-MM-DD` (the day judged, and what was known as of a day).
 */
export const routes = {
  session: "/api/session",                         // POST SignIn → SessionView · GET → SessionView (401 when none) · DELETE
  password: "/api/session/password",               // POST ChangePassword → SessionView
  sessions: "/api/sessions",                       // GET own sessions · DELETE /api/sessions/{id} revokes
  districts: "/api/districts",                     // GET DistrictView[]
  overview: "/api/d/{d}/overview",                 // GET OverviewView
  plans: "/api/d/{d}/plans",                       // GET PlanView[]
  indicators: "/api/d/{d}/indicators",             // GET IndicatorRow[]
  indicator: "/api/d/{d}/indicators/{id}",         // GET IndicatorDetail
  values: "/api/d/{d}/values",                     // GET ?status=submitted → ValuePoint & {indicator, indicatorName}[] · POST ReportValue → ValuePoint
  review: "/api/d/{d}/values/{id}/review",         // POST ReviewValue → ValuePoint
  assignments: "/api/d/{d}/assignments",           // POST AssignTarget → AssignmentView
  targets: "/api/d/{d}/targets",                   // GET TargetRow[]
  projects: "/api/d/{d}/projects",                 // GET ProjectsView
  project: "/api/d/{d}/projects/{id}",             // GET ProjectRow & { reports: ProgressReport[] }
  progress: "/api/d/{d}/progress",                 // POST ReportProgress → ProgressReport
  tasks: "/api/d/{d}/tasks",                       // GET TaskMatrix
  duties: "/api/d/{d}/duties",                     // GET ?state=&holder=&overdue=&paused=&joint= → DutyRow[] · POST OpenDuty → DutyDetail
  duty: "/api/d/{d}/duties/{id}",                  // GET DutyDetail
  dutyMove: "/api/d/{d}/duties/{id}/moves",        // POST MoveDuty → DutyDetail
  dutySheet: "/api/d/{d}/duties/{id}/sheet.docx",  // GET printable 督办单
  check: "/api/d/{d}/check",                       // GET CheckView
  document: "/api/d/{d}/document",                 // GET DocumentView
  layers: "/api/d/{d}/layers",                     // GET MapLayer[] · POST ImportLayer → MapLayer
  reports: "/api/d/{d}/reports",                   // GET ReportRow[] · POST MakeReport → ReportRow
  reportFile: "/api/d/{d}/reports/{id}.docx",      // GET
  reportFigures: "/api/d/{d}/reports/{id}/figures", // GET FrozenFigure[]: what the report published, each with its tree
  table: "/api/d/{d}/tables/{table}.xlsx",         // GET ?…the same query as the screen… tables: indicators targets projects tasks duties findings values audit
  evidence: "/api/d/{d}/evidence",                 // POST multipart (field "file") → EvidenceView
  evidenceFile: "/api/d/{d}/evidence/{hash}",      // GET (attachment)
  thumbnail: "/api/d/{d}/evidence/{hash}/thumbnail", // GET image/webp or image/png
  organisations: "/api/d/{d}/organisations",       // GET OrganisationView[] · POST
  places: "/api/d/{d}/places",                     // GET PlaceView[]
  districtAudit: "/api/d/{d}/audit",               // GET AuditView
  points: "/api/d/{d}/points",                     // GET PointRow[] · POST PutPoint → PointDetail
  live: "/api/d/{d}/live",                         // GET text/event-stream of PointChange[]
  point: "/api/d/{d}/points/{id}",                 // GET PointDetail
  curve: "/api/d/{d}/points/{id}/curve",           // GET ?kind=&from=&until=&factors= → CurveView
  curveSheet: "/api/d/{d}/points/{id}/curve.xlsx", // GET the same query → Excel
  instruments: "/api/d/{d}/instruments",           // GET InstrumentRow[] · POST PutInstrument → InstrumentRow
  strangers: "/api/d/{d}/strangers",               // GET StrangerRow[]: instruments nobody registered
  adoption: "/api/d/{d}/strangers/adopt",          // POST Adopt → InstrumentRow
  commands: "/api/d/{d}/instruments/{id}/commands", // GET CommandView[] · POST SendCommand → CommandView
  packets: "/api/d/{d}/packets",                   // GET ?instrument=&verdict=&direction=&word=&from=&until=&before=&limit= → PacketRow[]
  packet: "/api/d/{d}/packets/{id}",               // GET PacketDetail
  marks: "/api/d/{d}/marks",                       // POST MarkQuality → 204
  corrections: "/api/d/{d}/corrections",           // POST CorrectValue → BatchRow
  importFile: "/api/d/{d}/imports/file",           // POST multipart (field "file") → ImportPreview
  importPreview: "/api/d/{d}/imports/preview",     // POST PreviewImport → ImportPreview: the same file under another mapping
  imports: "/api/d/{d}/imports",                   // GET BatchRow[] · POST CommitImport → BatchRow
  importTemplate: "/api/d/{d}/imports/template.xlsx", // GET ?kind=point kind
  withdrawal: "/api/d/{d}/imports/{id}/withdrawal", // POST WithdrawBatch → BatchRow; id: the batch's number
  pushKeys: "/api/d/{d}/push-keys",                // GET PushKeyRow[] · POST MakePushKey → MadePushKey
  pushKeyEnd: "/api/d/{d}/push-keys/{id}/end",     // POST EndPushKey → PushKeyRow
  push: "/api/d/{d}/observations",                 // POST PushObservations → Pushed; authorization: Bearer KEY instead of a session
  forwards: "/api/d/{d}/forwards",                 // GET ForwardRow[] · POST PutForward → ForwardRow
  users: "/api/users",                             // GET UserView[] · POST CreateUser → UserView & { oneTimePassword }
  userReset: "/api/users/{id}/reset",              // POST → { oneTimePassword }
  userActive: "/api/users/{id}/active",            // POST { active }
  grants: "/api/grants",                           // POST CreateGrant → GrantView · DELETE /api/grants/{id}
  audit: "/api/audit",                             // GET AuditView (platform)
  backups: "/api/backups",                         // GET · POST → { file, bytes, at }
  status: "/api/status",                           // GET { version, store, node, postgis, districts, startedAt }
  ...networkPaths, ...dataReviewPaths, ...figurePaths, ...boardPaths, ...bulletinPaths, ...alarmPaths, ...loopPaths, ...ledgerPaths, ...ledgerSubjectPaths, ...ledgerPlacesPaths, ...reconciliationPaths, ...analysisPaths, ...sensorThingsPaths, ...readKeyPaths, ...dutyClockPaths,
  health: "/health", metrics: "/metrics", docs: "/docs",
} as const;

export type RouteName = keyof typeof routes;

/** Fills the holes of a route: `pathOf("indicator", { d: "yungang", id: "14-06" })`. */
export function pathOf(name: RouteName, holes: Readonly<Record<string, string>> = {}): string {
  return routes[name].replace(/\{(\w+)\}/g, (_, hole: string) => encodeURIComponent(holes[hole] ?? ""));
}
