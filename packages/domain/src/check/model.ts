import type { Labels, Lineage } from "@yunqing/standards";
import type { Claim, Pack, Plan, Quotation, Table } from "../plan/model.js";

export type Severity = "high" | "medium" | "low";
/** A place of a finding: the line, the words on it, the value they give (引文与数值). */
export interface FindingPlace {
  readonly line: number;
  readonly quote: string;
  readonly value: string;
}

/** A contradiction of the plan's document with itself or with a standard (规划体检发现). Nothing is corrected. */
export interface PlanFinding {
  readonly id: string;
  readonly rule: string;
  readonly source: "rule" | "remark";
  readonly severity: Severity;
  readonly places: readonly FindingPlace[];
  readonly message: Labels;
  readonly advice: Labels;
  readonly lineage: Lineage | null;
}

/** What was recomputed and agrees (复算相符). */
export interface Holding {
  readonly id: string;
  readonly rule: string;
  readonly places: readonly FindingPlace[];
  readonly says: string;
  readonly message: Labels;
  readonly lineage: Lineage;
}

/** What one rule found, and what it saw holding. */
export interface Checked {
  readonly findings: readonly PlanFinding[];
  readonly holds: readonly Holding[];
}

/** What a rule looks at: the pack, the plan that the document sets, and every plan that the same document tells of. */
export interface CheckContext {
  readonly pack: Pack;
  readonly plan: Plan;
  readonly plans: readonly Plan[];
  /** id of the document that is checked */
  readonly document: string;
  /** its lines, the first is line 1 */
  readonly lines: readonly string[];
  readonly claims: readonly Claim[];
  readonly tables: ReadonlyMap<string, Table>;
}

/** A rule of the plan check (体检规则). `kinds` are the claims that it recomputes; a rule without kinds looks for itself. */
export interface CheckRule {
  readonly id: string;
  readonly name: Labels;
  readonly kinds?: readonly string[];
  run(context: CheckContext): Checked;
}

export interface CheckResult {
  readonly findings: readonly PlanFinding[];
  readonly byRule: readonly { readonly rule: string; readonly name: Labels; readonly count: number }[];
  readonly remarks: number;
  readonly rulesRun: number;
  readonly holds: readonly Holding[];
}

/** A claim whose arguments the rule cannot read: the pack's mistake, not the document's. */
export class ClaimNotReadable extends Error {
  readonly code = "check/claim-not-readable";
  constructor(
    readonly claim: string,
    readonly what: string,
  ) {
    super(`claim ${claim}: ${what}; correct its "of" in claims.json`);
  }
}

/** A quotation as a place of a finding. */
export function placeOf(quotation: Quotation, value: string): FindingPlace {
  return { line: quotation.line, quote: quotation.quote, value };
}
export const nothing: Checked = { findings: [], holds: [] };
/** Both languages in one call. */
export function both(zh: string, en: string): Labels {
  return { zh, en };
}

/** What the office could do when two places disagree: the same advice everywhere, so that it is recognised. */
export const advice = {
  clarify: both(
    "核对原始台账后，由规划编制单位书面说明以哪一处为准；系统两处并存，不作更改。",
    "Check the source ledgers and have the plan's author say in writing which place holds; the system keeps both and changes neither.",
  ),
  recount: both(
    "核对分项是否有遗漏、重复或口径不同，在规划说明或下次修订中更正。",
    "Check whether a part is missing, counted twice or of another scope, and correct it in an explanatory note or the next revision.",
  ),
  target: both(
    "确认该目标是否本意允许放松；如不是，提请以市级下达的考核目标为准。",
    "Confirm that the looser target is meant; if not, ask for the target assigned by the city to stand in its place.",
  ),
  deadline: both(
    "补录该任务的实际完成情况和证明；未完成的重新明确期限。",
    "Record how the task actually ended, with proof; give a new date to what is not done.",
  ),
  edition: both("按现行版本执行，并在下次修订中改写引用。", "Apply the edition in force and rewrite the citation at the next revision."),
  wording: both("在下次修订中改正文字；执行时按正确名称办理。", "Correct the wording at the next revision; act on the right name meanwhile."),
} as const;
