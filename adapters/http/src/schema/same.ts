/**
 * Every schema and its wire type are the same thing: each is assignable to the other and has the same fields.
 * A difference stops the build here, not the browser later.
 */
import type { Static, TSchema } from "typebox";
import type * as standards from "@yunqing/standards";
import type * as wire from "@yunqing/wire";
import type * as access from "./access.js";
import type * as lineage from "./lineage.js";
import type * as monitoring from "./monitoring.js";
import type * as plan from "./plan.js";
import type * as requests from "./requests.js";
import type * as work from "./work.js";

type Keys<T> = T extends unknown ? keyof T : never;
type Same<S extends TSchema, W> = [Static<S>] extends [W] ? ([W] extends [Static<S>] ? ([Keys<Static<S>>] extends [Keys<W>] ? ([Keys<W>] extends [Keys<Static<S>>] ? true : "field missing in schema") : "field missing on the wire") : "wire does not fit schema") : "schema does not fit wire";

/** Each entry must be `true`; the build fails with the reason otherwise. */
export interface SchemasMatchTheWire extends Record<string, true> {
  labels: Same<typeof lineage.LabelsShape, standards.Labels>;
  lineage: Same<typeof lineage.LineageShape, standards.Lineage>;
  grant: Same<typeof access.GrantShape, wire.GrantView>;
  district: Same<typeof access.DistrictShape, wire.DistrictView>;
  session: Same<typeof access.SessionShape, wire.SessionView>;
  user: Same<typeof access.UserShape, wire.UserView>;
  createdUser: Same<typeof access.CreatedUserShape, wire.CreatedUser>;
  oneTimePassword: Same<typeof access.OneTimePasswordShape, wire.OneTimePassword>;
  audit: Same<typeof access.AuditShape, wire.AuditView>;
  organisation: Same<typeof access.OrganisationShape, wire.OrganisationView>;
  place: Same<typeof access.PlaceShape, wire.PlaceView>;
  ownSession: Same<typeof access.OwnSessionShape, wire.OwnSession>;
  status: Same<typeof access.StatusShape, wire.StatusView>;
  backup: Same<typeof access.BackupShape, wire.BackupView>;
  problem: Same<typeof access.ProblemShape, wire.Problem>;
  quotation: Same<typeof plan.QuotationShape, wire.Quotation>;
  evidence: Same<typeof plan.EvidenceShape, wire.EvidenceView>;
  target: Same<typeof plan.TargetShape, wire.Target>;
  plan: Same<typeof plan.PlanShape, wire.PlanView>;
  valuePoint: Same<typeof plan.ValuePointShape, wire.ValuePoint>;
  awaitingValue: Same<typeof plan.AwaitingValueShape, wire.AwaitingValue>;
  assignment: Same<typeof plan.AssignmentShape, wire.AssignmentView>;
  indicatorRow: Same<typeof plan.IndicatorRowShape, wire.IndicatorRow>;
  indicatorDetail: Same<typeof plan.IndicatorDetailShape, wire.IndicatorDetail>;
  targetRow: Same<typeof plan.TargetRowShape, wire.TargetRow>;
  taskMatrix: Same<typeof plan.TaskMatrixShape, wire.TaskMatrix>;
  check: Same<typeof plan.CheckShape, wire.CheckView>;
  document: Same<typeof plan.DocumentShape, wire.DocumentView>;
  overview: Same<typeof plan.OverviewShape, wire.OverviewView>;
  mapLayer: Same<typeof plan.MapLayerShape, wire.MapLayer>;
  frozenFigure: Same<typeof plan.FrozenFigureShape, wire.FrozenFigure>;
  reportRow: Same<typeof plan.ReportRowShape, wire.ReportRow>;
  projectDetail: Same<typeof work.ProjectDetailShape, wire.ProjectDetail>;
  progressReport: Same<typeof work.ProgressReportShape, wire.ProgressReport>;
  projects: Same<typeof work.ProjectsShape, wire.ProjectsView>;
  dutyRow: Same<typeof work.DutyRowShape, wire.DutyRow>;
  dutyDetail: Same<typeof work.DutyDetailShape, wire.DutyDetail>;
  signIn: Same<typeof requests.SignInShape, wire.SignIn>;
  changePassword: Same<typeof requests.ChangePasswordShape, wire.ChangePassword>;
  reportValue: Same<typeof requests.ReportValueShape, wire.ReportValue>;
  reviewValue: Same<typeof requests.ReviewValueShape, wire.ReviewValue>;
  assignTarget: Same<typeof requests.AssignTargetShape, wire.AssignTarget>;
  reportProgress: Same<typeof requests.ReportProgressShape, wire.ReportProgress>;
  openDuty: Same<typeof requests.OpenDutyShape, wire.OpenDuty>;
  moveDuty: Same<typeof requests.MoveDutyShape, wire.MoveDuty>;
  makeReport: Same<typeof requests.MakeReportShape, wire.MakeReport>;
  createUser: Same<typeof requests.CreateUserShape, wire.CreateUser>;
  setActive: Same<typeof requests.SetActiveShape, wire.SetActive>;
  createGrant: Same<typeof requests.CreateGrantShape, wire.CreateGrant>;
  importLayer: Same<typeof requests.ImportLayerShape, wire.ImportLayer>;
  judged: Same<typeof requests.JudgedShape, wire.Judged>;
  dutyQuery: Same<typeof requests.DutyQueryShape, wire.DutyQuery>;
  auditQuery: Same<typeof requests.AuditQueryShape, wire.AuditQuery>;
  pointRow: Same<typeof monitoring.PointRowShape, wire.PointRow>;
  pointChange: Same<typeof monitoring.PointChangeShape, wire.PointChange>;
  pointDetail: Same<typeof monitoring.PointDetailShape, wire.PointDetail>;
  curve: Same<typeof monitoring.CurveShape, wire.CurveView>;
  instrumentRow: Same<typeof monitoring.InstrumentRowShape, wire.InstrumentRow>;
  stranger: Same<typeof monitoring.StrangerShape, wire.StrangerRow>;
  instrumentCommand: Same<typeof monitoring.CommandShape, wire.CommandView>;
  packetRow: Same<typeof monitoring.PacketRowShape, wire.PacketRow>;
  packetDetail: Same<typeof monitoring.PacketDetailShape, wire.PacketDetail>;
  forward: Same<typeof monitoring.ForwardRowShape, wire.ForwardRow>;
  putPoint: Same<typeof monitoring.PutPointShape, wire.PutPoint>;
  putInstrument: Same<typeof monitoring.PutInstrumentShape, wire.PutInstrument>;
  adopt: Same<typeof monitoring.AdoptShape, wire.Adopt>;
  sendCommand: Same<typeof monitoring.SendCommandShape, wire.SendCommand>;
  putForward: Same<typeof monitoring.PutForwardShape, wire.PutForward>;
  curveQuery: Same<typeof monitoring.CurveQueryShape, wire.CurveQuery>;
  packetQuery: Same<typeof monitoring.PacketQueryShape, wire.PacketQuery>;
}
