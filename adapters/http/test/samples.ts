import type { Lineage } from "@yunqing/standards";
import type { ReportModel, TableModel } from "@yunqing/domain";
import type {
  AffectedDuty, CalendarView, DutyNoticeRow, DutySettingView, LimitRow,
  AssignmentView, AuditView, AwaitingValue, CheckView, CreatedUser, DistrictView, DocumentView, DutyDetail, EvidenceView, FrozenFigure, GrantView, IndicatorDetail, MapLayer, OrganisationView,
  OverviewView, OwnSession, PlaceView, PlanView, ProgressReport, ProjectDetail, ProjectsView, ReportRow, SessionView, StatusView, TargetRow, TaskMatrix, UserView, ValuePoint,
} from "@yunqing/wire";

/** One of each thing that crosses the wire, filled to the last optional field, so that a field lost on the way shows. */
export const both = (zh: string, en: string) => ({ zh, en });
export const hash = "ab".repeat(32);
export const uuid = "019ab000-0000-7000-8000-000000000001";

export const lineage: Lineage = {
  name: both("距目标", "distance"), value: "0.2", unit: "mg/m³", origin: "computed", notes: [both("注", "note")],
  rule: { id: "plan/judge", formula: both("值 − 目标", "value − target"), standard: "GB/T 8170", edition: "GB/T 8170-2008", clauses: ["3.2"], attestation: "VERIFIED" },
  rounding: { rule: "GB/T 8170", places: 1, exact: "0.15" },
  inputs: [{ name: both("值", "value"), value: null, unit: "mg/m³", origin: "entered", source: { text: "t", document: "d", line: 600, quote: "q", id: "i", by: "张三", at: "2026-01-01T00:00:00Z" }, inputs: [] }],
};
export const district: DistrictView = { id: "yungang", name: both("云冈区", "Yungang"), adcode: "140214", simulated: false };
export const session: SessionView = {
  user: { id: "u1", name: "zhang", displayName: "张三", organisation: "bureau" }, mustChangePassword: false, csrf: "csrf-token-of-the-session",
  districts: [{ ...district, actions: ["plan.read", "evidence.add", "table.export"] }], platformActions: [], lastSignIn: { at: "2026-01-01T00:00:00Z", address: "10.0.0.1", failedSince: 2 }, expiresAt: "2026-01-02T00:00:00Z",
};
export const evidence: EvidenceView = { hash, name: "监测报告.pdf", type: "application/pdf", bytes: 5, thumbnail: false };
export const plan: PlanView = { id: "p14", version: "1", title: both("规划", "plan"), issuer: "区政府", issuedDay: "2022-11-01", baseYear: 2020, targetYear: 2025, finalDay: "2025-12-31", current: true, counts: { indicators: 25, targets: 9, projects: 19, tasks: 3 } };
export const value: ValuePoint = {
  id: uuid, period: "2023", value: "2.15", rounded: "2.2", origin: "entered", status: "submitted", document: "文", by: "张三", at: "2026-01-01T00:00:00Z", reviewedBy: null, reviewedAt: null,
  note: "", corrects: null, correctedBy: null, evidence: [evidence],
};
export const awaiting: AwaitingValue = { ...value, indicator: "14-06", indicatorName: both("CO", "CO") };
export const assignment: AssignmentView = { id: uuid, indicator: "14-07", year: 2025, op: "<=", value: "5", document: "市发〔2024〕1号", documentDay: "2024-03-01", by: "李四", at: "2026-01-01T00:00:00Z" };
const quotation = { quote: "CO ≤ 2.2", line: 591 };
export const indicator: IndicatorDetail = {
  id: "14-06", code: "CO", seq: 6, category: "环境质量", name: both("CO", "CO"), printedName: "CO", unit: "mg/m³", better: "lower", nature: null, base: { year: 2020, printed: "—", value: null },
  target: { kind: "bound", op: "<=", value: "2.2", printed: "≤2.2" }, targetYear: 2025, assigned: assignment, state: "met", stateReason: both("达标", "met"),
  value: { period: "2023", exact: "2.15", rounded: "2.2", origin: "entered" }, path: { period: "2023", expected: "2.4" }, distance: "0.0", printedState: "完成", disagrees: true, spark: [{ period: "2023", value: "2.2" }],
  holder: "bureau", quotation, inferred: ["better"], series: [value], pathLine: [{ period: "2020", value: "2.5" }],
  forecast: { method: both("Theil–Sen", "Theil–Sen"), points: [{ period: "2024", value: 2.1, low: 2, high: 2.3 }], level: 0.8, probabilityOfMeeting: null, reason: both("不足三个值", "fewer than three values") },
  lineage, quotations: [quotation], duties: [{ id: uuid, number: "云环督〔2026〕1号", title: "t", state: "in-hand" }], related: { projects: ["g1"], tasks: ["t1"], findings: ["f1"] },
};
export const target: TargetRow = {
  id: "t1", section: "4.1", domain: "大气", metric: "m", unit: "%", target: { kind: "words", printed: "不缩小" }, due: null, scope: "district", quotation, holder: null, state: "overdue", stateReason: both("逾期", "overdue"),
  value: { period: "2023", rounded: "1" }, dueBeforeIssue: true, indicator: null, inferred: [],
};
export const progress: ProgressReport = { id: uuid, project: "g1", day: "2025-06-30", percent: "40", state: "under-way", paidWan: "120.5", note: "n", by: "王五", at: "2026-01-01T00:00:00Z", evidence: [evidence] };
export const project: ProjectDetail = {
  id: "g1", domain: "大气", group: "大气治理", seq: 1, name: "工程", owner: "公司", content: "c", benefitPrinted: "减排 10 t/a", benefits: [{ pollutant: "SO2", tonnesPerYear: "10" }], investmentPrinted: "1.2亿元",
  investmentUnit: "亿元", investmentWan: "12000", from: "2021", until: "2025", periodPrinted: "2021-2025", location: "l", place: null, lead: "区住建局", columns: [{ label: "序号", value: "1" }], state: "under-way",
  stateReason: both("在建", "under way"), progress: "40", paidWan: "120.5", quotation, inferred: [], reports: [progress],
};
export const projects: ProjectsView = {
  rows: [project], money: { byGroup: [{ label: "大气", computedWan: "12000", printedWan: null, projects: 1 }], bySource: [], totalComputedWan: "12000", totalPrintedWan: null, lineage }, reductions: [{ pollutant: "SO2", tonnesPerYear: "10", lineage }],
};
export const tasks: TaskMatrix = {
  sections: [{ id: "4.1", title: "大气" }], organisations: [{ id: "bureau", name: both("分局", "bureau"), duty: "d", quotation }],
  tasks: [{ id: "k1", section: "4.1", title: "t", text: "x", quotation, holders: [{ organisation: "bureau", inferred: true }], due: "2025", targets: ["t1"] }],
};
export const check: CheckView = {
  findings: [{ id: "f1", rule: "sum", source: "rule", severity: "high", places: [{ line: 1, quote: "q", value: "26" }], message: both("m", "m"), advice: both("a", "a"), lineage }],
  byRule: [{ rule: "sum", name: both("合计", "sum"), count: 1 }], remarks: 0, rulesRun: 12,
};
export const document: DocumentView = { title: "规划", lines: [{ line: 1, text: "第一章", links: [{ kind: "indicator", id: "14-06", quote: "CO", label: "CO" }] }], contents: [{ line: 1, level: 1, title: "第一章" }] };
const states = { met: 1, missed: 2, "on-track": 3, behind: 4, "not-computable": 5, "awaiting-target": 6 };
export const overview: OverviewView = {
  plan, day: "2025-12-31", known: "2026-11-23", indicators: states, binding: states, targets: { ...states, overdue: 7 }, projects: { "not-started": 1, "under-way": 2, done: 3, late: 4, unknown: 5 },
  money: { plannedWan: "175580", paidWan: "0", share: null }, duties: { open: 1, dueSoon: 1, overdue: 0, awaitingReview: 0, paused: 0 },
  attention: [{ kind: "indicator", id: "14-06", title: "CO", state: "missed", reason: both("r", "r") }], deadlines: [{ day: "2025-12-31", kind: "target", id: "t1", title: "t" }], findings: { high: 1, medium: 2, low: 3 }, pendingReview: 1,
};
export const duty: DutyDetail = {
  id: uuid, number: "云环督〔2026〕1号", title: "CO 未完成", kind: "indicator", cause: { rule: "missed", subject: "indicator:14-06", text: both("未完成", "missed") }, holder: "bureau", approver: null, state: "in-hand", light: "yellow",
  openedDay: "2026-01-04", dueDay: "2026-01-15", workingDaysLeft: -3, overdue: true, place: null, pausedSince: "2026-01-12", coHolders: ["town"], estimated: false, text: "查明原因\n提出措施",
  steps: [{ id: uuid, at: "2026-01-04T01:00:00Z", by: "张三", what: "open", note: "", from: null, to: "awaiting-sign", move: "open", party: null, dueDay: "2026-01-15", evidence: [] }], may: ["sign"], clock: lineage,
  paused: { since: "2026-01-12", reason: both("不可抗力", "force majeure"), note: "n", by: "张三" }, parts: [{ holder: "town", state: "in-hand", note: "", evidence: [], may: ["submit-part"] }],
  law: { limit: "penalty/decide", name: both("作出处罚决定", "decided"), basis: "行政处罚法第六十条", text: both("90 日", "90 days"), since: "2026-01-04", instant: null, attestation: "VERIFIED", extension: null },
};
export const limit: LimitRow = { id: "penalty/decide", group: both("行政处罚", "penalties"), name: both("作出处罚决定", "decided"), text: both("90 日", "90 days"), count: 90, unit: "day", way: "after", event: both("立案之日", "filed"), law: "行政处罚法", article: "第六十条", basis: "行政处罚法第六十条", from: "2021-07-15", until: null, inForce: true, attestation: "VERIFIED", dated: "FROM MEMORY", verified: false, extension: null, note: both("注", "note") };
export const dutyNotice: DutyNoticeRow = { step: uuid, duty: uuid, number: "云环督〔2026〕1号", title: "t", move: "escalate", what: both("升级催办", "escalated"), note: "n", at: "2026-01-04T01:00:00Z", by: "rule", seen: false };
export const dutySetting: DutySettingView = { active: true, before: [3], onDay: true, after: [1], escalate: [{ afterDays: 5, to: "superior" }], pausedDays: 10, seq: 1, by: "张三", at: "2026-01-04T01:00:00Z", reason: "r", mayChange: true };
const holidays = [{ zh: "元旦", en: "New Year", from: "2027-01-01", to: "2027-01-03", workdays: ["2027-01-09"] }];
export const calendar: CalendarView = { today: "2026-11-28", missing: [2027], mayEnter: true, years: [{ year: 2026, notice: "n", attestation: "REPORTED", attestedBy: "a", origin: "built-in", holidays, daysOff: 13, expected: 13, versions: [{ id: uuid, seq: 1, notice: "n", text: "t", holidays, by: "张三", at: "2026-01-04T01:00:00Z", reason: "" }] }] };
export const affected: AffectedDuty = { id: uuid, number: "1", title: "t", holder: "bureau", dueDay: "2027-01-04", counted: "2027-01-05", mayDecide: true, seen: uuid };
export const layer: MapLayer = { id: "l1", title: both("河流", "rivers"), group: both("水", "water"), approximate: true, kind: "line", features: { type: "FeatureCollection", features: [{ type: "Feature", geometry: null, properties: { a: [1, "x"] } }] }, imported: null };
export const frozenFigure: FrozenFigure = { id: uuid, subject: "indicator:i1", value: "29", unit: "μg/m³", at: "2026-11-23T02:00:00.000Z", lineage };
export const report: ReportRow = { id: uuid, title: "实施进展报告", kind: "plan-progress", plan: "p14", day: "2025-12-31", known: "2026-11-23", by: "张三", at: "2026-01-01T00:00:00Z", bytes: 4, hash };
export const organisation: OrganisationView = { id: "bureau", name: both("分局", "bureau"), kind: "bureau", parent: null, path: "gov/bureau", pinyin: "fenju" };
export const place: PlaceView = { id: "p1", name: both("口泉", "Kouquan"), kind: "town", parent: null, path: "d/p1", pinyin: "kouquan", from: "2018", until: null };
export const audit: AuditView = { entries: [{ seq: 1, at: "2026-01-01T00:00:00Z", actor: "zhang", address: "10.0.0.1", action: "value.report", subject: "14-06", result: "done", detail: "", hash }], total: 1, chain: { ok: true, checked: 1, brokenAt: null } };
export const grant: GrantView = { id: uuid, role: "clerk", district: "yungang", organisation: "*", place: "*", enterprise: null, from: "2026-01-01", until: null, grantedBy: "sec" };
export const user: UserView = { id: "u2", name: "li", displayName: "李四", phoneMasked: "138****0000", organisation: null, active: true, lockedUntil: null, mustChangePassword: true, grants: [grant] };
export const createdUser: CreatedUser = { ...user, oneTimePassword: "Xy7-first" };
export const ownSession: OwnSession = { id: "s1", at: "2026-01-01T00:00:00Z", seenAt: "2026-01-01T00:00:00Z", address: "10.0.0.1", agent: "test", current: true };
export const status: StatusView = { version: "0.1.0", store: "pglite", node: "20", postgis: null, districts: ["yungang"], startedAt: "2026-01-01T00:00:00Z" };
export const model: ReportModel = {
  kind: "plan-progress", title: "云冈区规划实施进展报告", district: { id: "yungang", name: both("云冈区", "Yungang"), simulated: false }, banner: "", plan: "p14", day: "2025-12-31", known: "2026-11-23", madeAt: "2026-11-23T16:30:00.000Z", blocks: [], figures: [],
};
export const table: TableModel = { name: "indicators", title: both("指标", "Indicators"), unit: "", filter: both("全部", "all"), madeAt: "2026-11-23T16:30:00.000Z", banner: "", columns: [], rows: [] };
