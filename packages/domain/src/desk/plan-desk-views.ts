// Long because it lists every view of the plan in one place: one shape per screen, structurally equal to what crosses the wire.
import type { Labels, Lineage } from "@yunqing/standards";
import type { Better, Comparator, Nature, Quotation, Target } from "../plan/model.js";
import type { DutyState } from "../ports.js";
import type { State } from "../judgement/comparison.js";
import type { Forecast } from "../judgement/forecast.js";
import type { ProjectState } from "../judgement/judge-project.js";
import type { Money, Reduction } from "../judgement/money.js";
import type { ValueStatus } from "../judgement/known-values.js";

/** What a screen asks (判定口径): which plan, the day judged, and the day as of which it was known. */
export interface Judged { readonly plan?: string; readonly day?: string; readonly known?: string }

export interface PlanView {
  readonly id: string; readonly version: string; readonly title: Labels; readonly issuer: string; readonly issuedDay: string;
  readonly baseYear: number; readonly targetYear: number; readonly finalDay: string; readonly current: boolean;
  readonly counts: { readonly indicators: number; readonly targets: number; readonly projects: number; readonly tasks: number };
}
export interface EvidenceView { readonly hash: string; readonly name: string; readonly type: string; readonly bytes: number; readonly thumbnail: boolean }
export interface ValuePoint {
  readonly id: string; readonly period: string; readonly value: string; readonly rounded: string;
  readonly origin: "printed" | "entered" | "measured" | "simulated"; readonly status: ValueStatus;
  readonly document: string; readonly by: string; readonly at: string; readonly reviewedBy: string | null; readonly reviewedAt: string | null; readonly note: string;
  readonly corrects: string | null; readonly correctedBy: string | null; readonly evidence: readonly EvidenceView[];
}
export interface AwaitingValue extends ValuePoint { readonly indicator: string; readonly indicatorName: Labels }
export interface AssignmentView { readonly id: string; readonly indicator: string; readonly year: number; readonly op: Comparator; readonly value: string; readonly document: string; readonly documentDay: string; readonly by: string; readonly at: string }
export interface IndicatorRow {
  readonly id: string; readonly code: string; readonly seq: number; readonly category: string; readonly name: Labels; readonly printedName: string;
  readonly unit: string; readonly better: Better; readonly nature: Nature;
  readonly base: { readonly year: number; readonly printed: string; readonly value: string | null };
  readonly target: Target; readonly targetYear: number; readonly assigned: AssignmentView | null;
  readonly state: State; readonly stateReason: Labels;
  readonly value: { readonly period: string; readonly exact: string; readonly rounded: string; readonly origin: ValuePoint["origin"] } | null;
  readonly path: { readonly period: string; readonly expected: string } | null; readonly distance: string | null;
  readonly printedState: string | null; readonly disagrees: boolean;
  readonly spark: readonly { readonly period: string; readonly value: string }[]; readonly holder: string | null;
  readonly quotation: Quotation; readonly inferred: readonly string[];
}
export interface DutyRef { readonly id: string; readonly number: string; readonly title: string; readonly state: DutyState }
export interface IndicatorDetail extends IndicatorRow {
  readonly series: readonly ValuePoint[]; readonly pathLine: readonly { readonly period: string; readonly value: string }[];
  readonly forecast: Forecast; readonly lineage: Lineage; readonly quotations: readonly Quotation[]; readonly duties: readonly DutyRef[];
  readonly related: { readonly projects: readonly string[]; readonly tasks: readonly string[]; readonly findings: readonly string[] };
}
export interface TargetRow {
  readonly id: string; readonly section: string; readonly domain: string; readonly metric: string; readonly unit: string;
  readonly target: Target; readonly due: string | null; readonly scope: string; readonly quotation: Quotation; readonly holder: string | null;
  readonly state: State | "overdue"; readonly stateReason: Labels; readonly value: { readonly period: string; readonly rounded: string } | null;
  readonly dueBeforeIssue: boolean; readonly indicator: string | null; readonly inferred: readonly string[];
}
export interface ProjectRow {
  readonly id: string; readonly domain: string; readonly group: string; readonly seq: number; readonly name: string; readonly owner: string;
  readonly content: string; readonly benefitPrinted: string; readonly benefits: readonly { readonly pollutant: string; readonly tonnesPerYear: string }[];
  readonly investmentPrinted: string; readonly investmentUnit: string; readonly investmentWan: string;
  readonly from: string | null; readonly until: string | null; readonly periodPrinted: string; readonly location: string; readonly place: string | null;
  readonly lead: string; readonly columns: readonly { readonly label: string; readonly value: string }[];
  readonly state: ProjectState; readonly stateReason: Labels; readonly progress: string | null; readonly paidWan: string | null;
  readonly quotation: Quotation; readonly inferred: readonly string[];
}
export interface ProjectsView { readonly rows: readonly ProjectRow[]; readonly money: Money; readonly reductions: readonly Reduction[] }
export interface ProgressReport { readonly id: string; readonly project: string; readonly day: string; readonly percent: string | null; readonly state: ProjectState; readonly paidWan: string | null; readonly note: string; readonly by: string; readonly at: string; readonly evidence: readonly EvidenceView[] }
export interface ProjectDetail extends ProjectRow { readonly reports: readonly ProgressReport[] }
export interface TaskRow {
  readonly id: string; readonly section: string; readonly title: string; readonly text: string; readonly quotation: Quotation;
  readonly holders: readonly { readonly organisation: string; readonly inferred: boolean }[]; readonly due: string | null; readonly targets: readonly string[];
}
export interface TaskMatrix { readonly sections: readonly { readonly id: string; readonly title: string }[]; readonly organisations: readonly { readonly id: string; readonly name: Labels; readonly duty: string; readonly quotation: Quotation }[]; readonly tasks: readonly TaskRow[] }
export interface FindingView {
  readonly id: string; readonly rule: string; readonly source: "rule" | "remark"; readonly severity: "high" | "medium" | "low";
  readonly places: readonly { readonly line: number; readonly quote: string; readonly value: string }[];
  readonly message: Labels; readonly advice: Labels; readonly lineage: Lineage | null;
}
export interface CheckResult { readonly findings: readonly FindingView[]; readonly byRule: readonly { readonly rule: string; readonly name: Labels; readonly count: number }[]; readonly remarks: number; readonly rulesRun: number }
export interface DocumentLinkView { readonly kind: "indicator" | "target" | "project" | "task" | "finding" | "place" | "department" | "enterprise" | "fact"; readonly id: string; readonly quote: string; readonly label: string }
export interface DocumentView { readonly title: string; readonly lines: readonly { readonly line: number; readonly text: string; readonly links: readonly DocumentLinkView[] }[]; readonly contents: readonly { readonly line: number; readonly level: number; readonly title: string }[] }
export interface OverviewView {
  readonly plan: PlanView; readonly day: string; readonly known: string;
  readonly indicators: Readonly<Record<State, number>>; readonly binding: Readonly<Record<State, number>>;
  readonly targets: Readonly<Record<State | "overdue", number>>; readonly projects: Readonly<Record<ProjectState, number>>;
  /** paidWan is "—" when no project reported any payment: unknown is never 0 */
  readonly money: { readonly plannedWan: string; readonly paidWan: string; readonly share: string | null };
  readonly duties: { readonly open: number; readonly dueSoon: number; readonly overdue: number; readonly awaitingReview: number; readonly paused: number };
  readonly attention: readonly { readonly kind: "indicator" | "target" | "project" | "duty"; readonly id: string; readonly title: string; readonly state: string; readonly reason: Labels }[];
  readonly deadlines: readonly { readonly day: string; readonly kind: "target" | "project" | "duty" | "report"; readonly id: string; readonly title: string }[];
  readonly findings: { readonly high: number; readonly medium: number; readonly low: number };
  readonly pendingReview: number;
}
export interface MapLayer { readonly id: string; readonly title: Labels; readonly group: Labels; readonly approximate: boolean; readonly kind: "polygon" | "line" | "point"; readonly features: unknown; readonly imported: { readonly by: string; readonly at: string; readonly crs: string } | null }
/** A published figure, frozen with its lineage (发布值). */
export interface FrozenFigure { readonly id: string; readonly subject: string; readonly value: string | null; readonly unit: string; readonly at: string; readonly lineage: Lineage }
export interface ReportRow { readonly id: string; readonly title: string; readonly kind: string; readonly plan: string; readonly day: string; readonly known: string; readonly by: string; readonly at: string; readonly bytes: number; readonly hash: string }
export interface OrganisationView { readonly id: string; readonly name: Labels; readonly kind: string; readonly parent: string | null; readonly path: string; readonly pinyin: string }
export interface PlaceView { readonly id: string; readonly name: Labels; readonly kind: string; readonly parent: string | null; readonly path: string; readonly pinyin: string; readonly from: string | null; readonly until: string | null }
export interface AuditView { readonly entries: readonly { readonly seq: number; readonly at: string; readonly actor: string; readonly address: string; readonly action: string; readonly subject: string; readonly result: "done" | "refused" | "failed"; readonly detail: string; readonly hash: string }[]; readonly total: number; readonly chain: { readonly ok: boolean; readonly checked: number; readonly brokenAt: number | null } }

// ---- commands ----
export interface ReportValue { readonly id: string; readonly indicator: string; readonly period: string; readonly value: string; readonly document: string; readonly note: string; readonly evidence: readonly string[]; readonly corrects?: string; readonly reason?: string }
/** `seen`: the status of the value that the reviewer had on the screen */
export interface ReviewValue { readonly id: string; readonly decision: "accept" | "return"; readonly note: string; readonly seen: string }
export interface AssignTarget { readonly id: string; readonly indicator: string; readonly year: number; readonly op: Comparator; readonly value: string; readonly document: string; readonly documentDay: string }
export interface ReportProgress { readonly id: string; readonly project: string; readonly day: string; readonly percent: string | null; readonly state: ProjectState; readonly paidWan: string | null; readonly note: string; readonly evidence: readonly string[] }
export interface ImportLayer { readonly id: string; readonly title: string; readonly crs: "CGCS2000" | "WGS84" | "GCJ-02"; readonly geojson: unknown }
export interface AuditFilter { readonly from?: number | string; readonly limit?: number | string; readonly actor?: string; readonly action?: string }
