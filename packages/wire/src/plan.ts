import type { Attestation, Labels, Lineage } from "@yunqing/standards";

/** A place in the plan document (引文): the words, and the line they stand on. */
export interface Quotation { readonly quote: string; readonly line: number }

/** Better direction (指标方向). */
export type Better = "higher" | "lower" | "unspecified";
/** 约束性 binding, 预期性 expected; null where the document does not say. */
export type Nature = "binding" | "expected" | null;

/**
 * A target (目标) as printed. `bound` prints its comparator; `bare` is a bare number read by the better direction;
 * `delegated` is to be assigned by a document of the city; `words` can be judged by words only; `blank` is blank.
 */
export type Target =
  | { readonly kind: "bound"; readonly op: Comparator; readonly value: string; readonly printed: string }
  | { readonly kind: "bare"; readonly op: Comparator; readonly value: string; readonly printed: string }
  | { readonly kind: "delegated"; readonly printed: string }
  | { readonly kind: "words"; readonly printed: string }
  | { readonly kind: "blank"; readonly printed: string };
export type Comparator = "<" | "<=" | ">=" | ">" | "=";

/** State of an indicator or target on a judged day (状态). */
export type State =
  | "met"              // 达标/完成
  | "missed"           // 未完成
  | "on-track"         // 进度正常 (on the way, at or ahead of the straight path)
  | "behind"           // 滞后 (on the way, behind the straight path)
  | "not-computable"   // 无法计算 (why is said)
  | "awaiting-target"; // 待下达目标

export interface PlanView {
  readonly id: string; readonly version: string; readonly title: Labels; readonly issuer: string; readonly issuedDay: string;
  readonly baseYear: number; readonly targetYear: number; readonly finalDay: string; readonly current: boolean;
  readonly counts: { readonly indicators: number; readonly targets: number; readonly projects: number; readonly tasks: number };
}

/** One value of a series: reported, printed in the plan, or computed (观测值/填报值). */
export interface ValuePoint {
  readonly id: string; readonly period: string;            // "2023" or "2023-06"
  readonly value: string;                                  // as given, decimal text
  readonly rounded: string;                                // by the indicator's rule
  readonly origin: "printed" | "entered" | "measured" | "simulated";
  readonly status: "submitted" | "accepted" | "returned" | "superseded";
  readonly document: string; readonly by: string; readonly at: string;
  readonly reviewedBy: string | null; readonly reviewedAt: string | null; readonly note: string;
  readonly corrects: string | null; readonly correctedBy: string | null;
  readonly evidence: readonly EvidenceView[];
}

/** A value awaiting review, with the indicator it belongs to (待审核填报值). */
export interface AwaitingValue extends ValuePoint { readonly indicator: string; readonly indicatorName: Labels }

export interface EvidenceView { readonly hash: string; readonly name: string; readonly type: string; readonly bytes: number; readonly thumbnail: boolean }

export interface IndicatorRow {
  readonly id: string; readonly code: string; readonly seq: number; readonly category: string; readonly name: Labels; readonly printedName: string;
  readonly unit: string; readonly better: Better; readonly nature: Nature;
  readonly base: { readonly year: number; readonly printed: string; readonly value: string | null };
  readonly target: Target; readonly targetYear: number;
  readonly assigned: AssignmentView | null;                // the delegated target, once assigned
  readonly state: State; readonly stateReason: Labels;     // one sentence why
  readonly value: { readonly period: string; readonly exact: string; readonly rounded: string; readonly origin: ValuePoint["origin"] } | null;
  readonly path: { readonly period: string; readonly expected: string } | null;  // value of the straight path on the judged day
  readonly distance: string | null;                        // signed: value minus target; positive/negative as it comes
  readonly printedState: string | null;                    // what the document says (完成), else null
  readonly disagrees: boolean;                             // the rule and the document differ
  readonly spark: readonly { readonly period: string; readonly value: string }[];
  readonly holder: string | null;                          // organisation that reports it
  readonly quotation: Quotation;
  readonly inferred: readonly string[];                    // fields that we inferred, not printed
}

export interface AssignmentView { readonly id: string; readonly indicator: string; readonly year: number; readonly op: Comparator; readonly value: string; readonly document: string; readonly documentDay: string; readonly by: string; readonly at: string }

export interface Forecast {
  readonly method: Labels;                                  // robust, named
  readonly points: readonly { readonly period: string; readonly value: number; readonly low: number; readonly high: number }[];
  readonly level: number;                                   // e.g. 0.8
  readonly probabilityOfMeeting: number | null;
  readonly reason: Labels | null;                           // why there is none (fewer than three values)
}

export interface IndicatorDetail extends IndicatorRow {
  readonly series: readonly ValuePoint[];
  readonly pathLine: readonly { readonly period: string; readonly value: string }[];
  readonly forecast: Forecast;
  readonly lineage: Lineage;
  readonly quotations: readonly Quotation[];
  readonly duties: readonly DutyRef[];
  readonly related: { readonly projects: readonly string[]; readonly tasks: readonly string[]; readonly findings: readonly string[] };
}
export interface DutyRef { readonly id: string; readonly number: string; readonly title: string; readonly state: DutyState }

export interface TargetRow {
  readonly id: string; readonly section: string; readonly domain: string; readonly metric: string; readonly unit: string;
  readonly target: Target; readonly due: string | null; readonly scope: string; readonly quotation: Quotation; readonly holder: string | null;
  readonly state: State | "overdue"; readonly stateReason: Labels; readonly value: { readonly period: string; readonly rounded: string } | null;
  readonly dueBeforeIssue: boolean; readonly indicator: string | null; readonly inferred: readonly string[];
}

export type ProjectState = "not-started" | "under-way" | "done" | "late" | "unknown";
export interface ProjectRow {
  readonly id: string; readonly domain: string; readonly group: string; readonly seq: number; readonly name: string; readonly owner: string;
  readonly content: string; readonly benefitPrinted: string; readonly benefits: readonly { readonly pollutant: string; readonly tonnesPerYear: string }[];
  readonly investmentPrinted: string; readonly investmentUnit: string; readonly investmentWan: string; // 万元, exact decimal text
  readonly from: string | null; readonly until: string | null; readonly periodPrinted: string; readonly location: string; readonly place: string | null;
  readonly lead: string; readonly columns: readonly { readonly label: string; readonly value: string }[]; // every printed column
  readonly state: ProjectState; readonly stateReason: Labels; readonly progress: string | null; readonly paidWan: string | null;
  readonly quotation: Quotation; readonly inferred: readonly string[];
}
export interface ProjectsView {
  readonly rows: readonly ProjectRow[];
  readonly money: { readonly byGroup: readonly MoneyRow[]; readonly bySource: readonly MoneyRow[]; readonly totalComputedWan: string; readonly totalPrintedWan: string | null; readonly lineage: Lineage };
  readonly reductions: readonly { readonly pollutant: string; readonly tonnesPerYear: string; readonly lineage: Lineage }[];
}
export interface MoneyRow { readonly label: string; readonly computedWan: string | null; readonly printedWan: string | null; readonly projects: number }
export interface ProgressReport { readonly id: string; readonly project: string; readonly day: string; readonly percent: string | null; readonly state: ProjectState; readonly paidWan: string | null; readonly note: string; readonly by: string; readonly at: string; readonly evidence: readonly EvidenceView[] }

/** A project with its progress reports, newest first (工程详情). */
export interface ProjectDetail extends ProjectRow { readonly reports: readonly ProgressReport[] }

export interface TaskRow {
  readonly id: string; readonly section: string; readonly title: string; readonly text: string; readonly quotation: Quotation;
  readonly holders: readonly { readonly organisation: string; readonly inferred: boolean }[]; readonly due: string | null; readonly targets: readonly string[];
}
export interface TaskMatrix { readonly sections: readonly { readonly id: string; readonly title: string }[]; readonly organisations: readonly { readonly id: string; readonly name: Labels; readonly duty: string; readonly quotation: Quotation }[]; readonly tasks: readonly TaskRow[] }

export interface Finding {
  readonly id: string; readonly rule: string; readonly source: "rule" | "remark"; readonly severity: "high" | "medium" | "low";
  readonly places: readonly { readonly line: number; readonly quote: string; readonly value: string }[];
  readonly message: Labels; readonly advice: Labels; readonly lineage: Lineage | null;
}
export interface CheckView { readonly findings: readonly Finding[]; readonly byRule: readonly { readonly rule: string; readonly name: Labels; readonly count: number }[]; readonly remarks: number; readonly rulesRun: number }

export interface DocumentView { readonly title: string; readonly lines: readonly { readonly line: number; readonly text: string; readonly links: readonly DocumentLink[] }[]; readonly contents: readonly { readonly line: number; readonly level: number; readonly title: string }[] }
export interface DocumentLink { readonly kind: "indicator" | "target" | "project" | "task" | "finding" | "place" | "department" | "enterprise" | "fact"; readonly id: string; readonly quote: string; readonly label: string }

/** 总览: one screen that a director reads in a minute. */
export interface OverviewView {
  readonly plan: PlanView; readonly day: string; readonly known: string;
  readonly indicators: Readonly<Record<State, number>>; readonly binding: Readonly<Record<State, number>>;
  readonly targets: Readonly<Record<State | "overdue", number>>; readonly projects: Readonly<Record<ProjectState, number>>;
  readonly money: { readonly plannedWan: string; readonly paidWan: string; readonly share: string | null };
  readonly duties: { readonly open: number; readonly dueSoon: number; readonly overdue: number; readonly awaitingReview: number; readonly paused: number };
  readonly attention: readonly { readonly kind: "indicator" | "target" | "project" | "duty"; readonly id: string; readonly title: string; readonly state: string; readonly reason: Labels }[];
  readonly deadlines: readonly { readonly day: string; readonly kind: "target" | "project" | "duty" | "report"; readonly id: string; readonly title: string }[];
  readonly findings: { readonly high: number; readonly medium: number; readonly low: number };
  readonly pendingReview: number;
}

/** 督办/待办 states: 待签收→办理中→待审核→办结/退回; 逾期 is a light, derived from the clock. */
export type DutyState = "awaiting-sign" | "in-hand" | "awaiting-review" | "closed" | "returned" | "withdrawn";
export interface DutyRow {
  readonly id: string; readonly number: string; readonly title: string; readonly kind: "indicator" | "target" | "project" | "report" | "manual" | "ledger";
  readonly cause: { readonly rule: string; readonly subject: string; readonly text: Labels };
  readonly holder: string; readonly approver: string | null; readonly state: DutyState; readonly light: "green" | "yellow" | "red" | "paused" | "none";
  readonly openedDay: string; readonly dueDay: string; readonly workingDaysLeft: number; readonly overdue: boolean; readonly place: string | null;
  readonly pausedSince: string | null; readonly coHolders: readonly string[]; /** counted over a year without a notice: by weekends */ readonly estimated: boolean;
}
export interface DutyDetail extends DutyRow {
  readonly text: string;                  // what is asked (办理要求)
  readonly steps: readonly { readonly id: string; readonly at: string; readonly by: string; readonly what: string; readonly note: string; readonly from: DutyState | null; readonly to: DutyState; readonly move: DutyStepMove; readonly party: string | null; readonly dueDay: string; readonly evidence: readonly EvidenceView[] }[];
  readonly may: readonly DutyMove[];      // what the person asking may do now
  readonly clock: Lineage;                // how the due day was counted
  readonly paused: { readonly since: string; readonly reason: Labels; readonly note: string; readonly by: string } | null;
  readonly parts: readonly DutyPartView[]; // co-holders and their parts
  readonly law: DutyLawView | null;       // the limit of the law that it stands under
}
/** A co-holder's part (协办部分). */
export interface DutyPartView { readonly holder: string; readonly state: "awaiting-sign" | "in-hand" | "submitted"; readonly note: string; readonly evidence: readonly EvidenceView[]; readonly may: readonly DutyMove[] }
export interface DutyLawView { readonly limit: string; readonly name: Labels; readonly basis: string; readonly text: Labels; readonly since: string; readonly instant: string | null; readonly attestation: Attestation; readonly extension: Labels | null }
/** A move that people make (办理动作). */
export type DutyMove = "sign" | "note" | "submit" | "approve" | "return" | "urge" | "transfer" | "extend" | "withdraw" | "pause" | "resume" | "join" | "leave" | "sign-part" | "submit-part" | "return-part";
/** A step of a duty: a move, its opening, or what a rule and a notice made of it. */
export type DutyStepMove = DutyMove | "open" | "remind" | "escalate" | "redate";

export interface MapLayer { readonly id: string; readonly title: Labels; readonly group: Labels; readonly approximate: boolean; readonly kind: "polygon" | "line" | "point"; readonly features: unknown /* GeoJSON FeatureCollection, CGCS2000/WGS 84 degrees; properties: id, name, kind, approximate, line, detail[] */; readonly imported: { readonly by: string; readonly at: string; readonly crs: string } | null }
/** A figure as it was published in a report, frozen with its lineage (发布值): later changes do not touch it. */
export interface FrozenFigure { readonly id: string; readonly subject: string; readonly value: string | null; readonly unit: string; readonly at: string; readonly lineage: Lineage }
export interface ReportRow { readonly id: string; readonly title: string; readonly kind: string; readonly plan: string; readonly day: string; readonly known: string; readonly by: string; readonly at: string; readonly bytes: number; readonly hash: string }
