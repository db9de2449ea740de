import type { Labels } from "@yunqing/standards";

/** Words of a document and the line they stand on (引文). `document` names a document of the pack; the plan's own when absent. */
export interface Quotation { readonly quote: string; readonly line: number; readonly document?: string }

export type Comparator = "<" | "<=" | ">=" | ">" | "=";
export type Better = "higher" | "lower" | "unspecified";
/** 约束性 / 预期性; null where the document does not say. */
export type Nature = "binding" | "expected" | null;

/**
 * A target as printed (目标). Unknown is never 0.
 * `bound` prints its comparator; `bare` is a bare number whose `op` was inferred from the better direction;
 * `delegated` (完成市级考核任务) is assigned later, with document and date; `words` has no number (不缩小); `blank` is blank.
 */
export type Target =
  | { readonly kind: "bound"; readonly op: Comparator; readonly value: string; readonly printed: string }
  | { readonly kind: "bare"; readonly op: Comparator; readonly value: string; readonly printed: string }
  | { readonly kind: "delegated"; readonly printed: string }
  | { readonly kind: "words"; readonly printed: string; readonly notWorseThanBase?: boolean }
  /** `delegatedBy`: the prose that delegates the target whose cell is blank; it may then be assigned like a delegated one */
  | { readonly kind: "blank"; readonly printed: string; readonly delegatedBy?: Quotation };

/** A value as the document prints it; `value` is null when it prints none (— or blank). */
export interface Printed { readonly year: number; readonly printed: string; readonly value: string | null; readonly quotation?: Quotation }

/** An indicator of a plan (规划指标). */
export interface Indicator {
  readonly id: string; readonly code: string; readonly seq: number; readonly category: string;
  readonly name: Labels; readonly printedName: string; readonly unit: string; readonly better: Better; readonly nature: Nature;
  /** decimal places its values are published with, and where that comes from */
  readonly places: number; readonly placesFrom: string;
  readonly base: Printed | null;
  readonly target: Target; readonly targetYear: number;
  /** values the document itself reports for later years (13th plan: 现状) and the state it claims (完成) */
  readonly reported: readonly Printed[]; readonly printedState: string | null;
  readonly holder: string | null;                      // organisation id that reports it
  readonly quotation: Quotation; readonly quotations: readonly Quotation[];
  readonly inferred: readonly string[];                // names of fields that are ours, not the document's
  readonly notes: readonly Labels[];
}

/** A dated target in the prose (文字目标). */
export interface ProseTarget {
  readonly id: string; readonly section: string; readonly domain: string; readonly metric: string; readonly unit: string;
  readonly target: Target; readonly due: string | null; readonly scope: "district" | "city" | "province" | "national" | "enterprise" | string;
  readonly holder: string | null; readonly indicator: string | null; readonly quotation: Quotation; readonly inferred: readonly string[]; readonly note: string | null;
}

/** A major project (重点工程), with every printed column. Money is decimal text. */
export interface Project {
  readonly id: string; readonly domain: string; readonly group: string; readonly seq: number; readonly name: string; readonly owner: string; readonly content: string;
  readonly benefitPrinted: string; readonly benefits: readonly { readonly pollutant: string; readonly tonnesPerYear: string }[];
  readonly investment: { readonly printed: string; readonly unit: "万元" | "亿元"; readonly wan: string };
  readonly periodPrinted: string; readonly from: string | null; readonly until: string | null;   // "2021" or "2016-11"
  readonly location: string; readonly place: string | null; readonly lead: string; readonly holder: string | null;
  readonly columns: readonly { readonly label: string; readonly value: string }[];
  readonly quotation: Quotation; readonly inferred: readonly string[];
}

/** A row of the investment table (表5-1 投资计划表), as printed. */
export interface InvestmentRow { readonly group: string; readonly item: string; readonly kind: "item" | "subtotal"; readonly printed: string; readonly wan: string; readonly quotation: Quotation }

/** A task of chapter 4 (任务), by section, with the departments responsible. */
export interface Task {
  readonly id: string; readonly section: string; readonly title: string; readonly text: string; readonly quotation: Quotation;
  readonly holders: readonly { readonly organisation: string; readonly inferred: boolean; readonly quotation?: Quotation }[];
  readonly due: string | null; readonly targets: readonly string[];
}

/** A finding that people made by reading and reviewed (人工核阅意见): carried, marked as such, never found by rule. */
export interface Remark { readonly id: string; readonly severity: "high" | "medium" | "low"; readonly places: readonly { readonly quotation: Quotation; readonly value: string }[]; readonly message: Labels; readonly advice: Labels }

/** A plan (规划) with its version. */
export interface Plan {
  readonly id: string; readonly version: string; readonly title: Labels; readonly issuer: string; readonly issuedDay: string; /** where the document prints its date */ readonly issuedQuotation?: Quotation; readonly document: string;
  readonly baseYear: number; readonly targetYear: number; readonly fromDay: string; readonly finalDay: string; readonly current: boolean;
  readonly indicators: readonly Indicator[]; readonly targets: readonly ProseTarget[]; readonly projects: readonly Project[];
  readonly investment: readonly InvestmentRow[]; readonly fundingSources: readonly { readonly name: string; readonly quotation: Quotation }[];
  readonly tasks: readonly Task[]; readonly sections: readonly { readonly id: string; readonly title: string; readonly line: number }[];
  readonly remarks: readonly Remark[];
  /** names of fields of the head that are ours, not the document's */
  readonly inferred?: readonly string[];
}

export interface Organisation { readonly id: string; readonly name: Labels; readonly kind: string; readonly parent: string | null; readonly pinyin: string; readonly duty: string; readonly quotation: Quotation | null; readonly inferred: boolean }
/** A place with the dates its name held (地名与其有效期). `path` is made by the reader: `140214/140214101`. */
export interface Place {
  readonly id: string; readonly name: Labels; readonly kind: string; readonly parent: string | null; readonly pinyin: string;
  readonly from: string | null; readonly until: string | null; readonly successor: string | null; readonly quotation: Quotation | null;
  /** degrees, CGCS2000; approximate places are drawn as 示意 */
  readonly geometry: { readonly type: "Point" | "LineString" | "Polygon"; readonly coordinates: unknown; readonly approximate: boolean; readonly from: string } | null;
  readonly facts: readonly { readonly label: string; readonly value: string; readonly unit: string }[];
}
export interface Enterprise { readonly id: string; readonly name: string; readonly formerNames: readonly string[]; readonly creditCode: string | null; readonly roles: readonly string[]; readonly place: string | null; readonly quotations: readonly Quotation[]; readonly note: string | null }
/** A number that the document states (文中数值): what `plan check` recomputes. */
export interface Fact { readonly id: string; readonly metric: string; readonly subject: string; readonly year: number | null; readonly value: string; readonly unit: string; readonly printed: string; readonly quotation: Quotation; readonly inferred?: readonly string[] }

export interface District {
  readonly id: string; readonly name: Labels; readonly adcode: string; readonly bureau: string; readonly simulated: boolean;
  /** pattern of the numbers of duties with {year} and {seq}, as the bureau writes them (督办文号); the generic one without it */
  readonly dutyNumbering?: string;
  readonly names: readonly { readonly name: string; readonly from: string | null; readonly until: string | null; readonly adcode: string | null; readonly quotation: Quotation | null }[];
  /** places above the district as names begin with them and people leave them out (上级地名), with and without their kind */
  readonly above?: readonly string[];
  readonly outline: { readonly coordinates: readonly (readonly [number, number])[]; readonly approximate: boolean; readonly from: string } | null;
}

/** A pack (地区数据包): everything a folder under `districts/` says. Claims and tables that checks need are typed in `check/`. */
export interface Pack {
  readonly district: District; readonly organisations: readonly Organisation[]; readonly places: readonly Place[]; readonly enterprises: readonly Enterprise[];
  readonly facts: readonly Fact[]; readonly plans: readonly Plan[];
  readonly documents: readonly { readonly id: string; readonly title: string; readonly lines: readonly string[] }[];
  readonly claims: readonly Claim[]; readonly tables: readonly Table[];
  /** values that a demonstration district starts with; only a simulated district may hold them */
  readonly simulatedValues: readonly { readonly indicator: string; readonly period: string; readonly value: string }[];
  /** delegated targets that a demonstration district starts with (模拟下达目标); only a simulated district may hold them */
  readonly simulatedAssignments?: readonly SimulatedAssignment[];
  /** which indicators take their yearly value from the figures of monitoring */
  readonly measured?: readonly Measured[];
  /** which indicators and targets take their value from a rate of the ledgers */
  readonly ledgerRates?: readonly LedgerRateLink[];
}
/** An indicator or a target whose value is a rate of a ledger (台账取值): `rate` is an id of `ledgerRates`; exactly one of the other two is given. */
export interface LedgerRateLink { readonly id: string; readonly rate: string; readonly indicator: string | null; readonly target: string | null }
/**
 * An indicator whose yearly value is a figure of the district (监测取值): which statistic, of which item, from which line; `take` says what of the figure: its value, or the share of sections worse than class V.
 * `basis` says why this figure is the indicator.
 */
export interface Measured { readonly id: string; readonly indicator: string; readonly statistic: string; readonly item: string | null; readonly line: "real-time" | "reviewed"; readonly take: "value" | "inferior-share"; readonly basis: Labels }
export interface SimulatedAssignment { readonly plan: string; readonly indicator: string; readonly year: number; readonly op: Comparator; readonly value: string; readonly document: string; readonly documentDay: string }

/** A table of the document (文中表格), cell by cell, so that rules can read classes, multiples and counts. */
export interface Table { readonly id: string; readonly title: string; readonly line: number; readonly columns: readonly string[]; readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[] }

/** What the document says about itself or can be recomputed (自述): `kind` names the rule of the check that recomputes it; `of` holds its arguments. */
export interface Claim { readonly id: string; readonly plan: string | null; readonly kind: string; readonly says: string; readonly unit: string; readonly quotation: Quotation; readonly of: Readonly<Record<string, unknown>>; readonly inferred?: readonly string[] }
