import { exact, type Labels, type Lineage } from "@yunqing/standards";
import type { Indicator } from "../plan/model.js";
import type { Assignment } from "../ports.js";
import { boundOf, boundText, signs, type Bound } from "./comparison.js";
import { byTime } from "./known-values.js";
import type { NameOf } from "./value-lineage.js";

/** The base a target is measured from (基期值): printed, or reported later for the base year when the document prints none. */
export interface Base {
  readonly year: number; readonly value: string; readonly lineage: Lineage;
  /** 0 by definition, not a printed or reported value: the start of a cumulative reduction */
  readonly byDefinition: boolean;
}

/** The target that a value is judged against (据以判定的目标), or why there is none. */
export type InForce =
  | { readonly kind: "bound"; readonly bound: Bound; readonly assigned: Assignment | null; readonly lineage: Lineage }
  | { readonly kind: "awaiting"; readonly assigned: null; readonly reason: Labels; readonly lineage: Lineage }
  | { readonly kind: "unclear"; readonly assigned: null; readonly reason: Labels; readonly lineage: Lineage };

/**
 * The assignment in force (现行下达目标): for the indicator and target year, of a document dated on or before the judged day,
 * the latest by the document's day, then by the time it was recorded.
 */
export function assignmentInForce(assignments: readonly Assignment[], indicator: string, year: number, day: string, knownAt: string): Assignment | null {
  const known = Date.parse(knownAt);
  return assignments
    .filter((one) => one.indicator === indicator && one.year === year && one.documentDay <= day && Date.parse(one.at) <= known)
    .sort((a, b) => (a.documentDay < b.documentDay ? -1 : a.documentDay > b.documentDay ? 1 : byTime(a, b))).at(-1) ?? null;
}

type Targeted = Pick<Indicator, "id" | "target" | "targetYear" | "better" | "unit" | "quotation" | "inferred">;

function printedLineage(of: Targeted, value: string, notes: readonly Labels[] = []): Lineage {
  return {
    name: { zh: `${of.targetYear}年目标（原文）`, en: `target for ${of.targetYear} as printed` }, value, unit: of.unit, origin: "printed", inputs: [],
    source: { ...(of.quotation.document === undefined ? {} : { document: of.quotation.document }), line: of.quotation.line, quote: of.quotation.quote },
    ...(notes.length > 0 ? { notes } : {}),
  };
}

function assignedLineage(of: Targeted, one: Assignment, nameOf: NameOf): Lineage {
  return {
    name: { zh: `${one.year}年目标（下达）`, en: `target for ${one.year} as assigned` }, value: `${signs[one.op]} ${one.value}`, unit: of.unit, origin: "entered",
    source: { document: one.document, id: one.id, by: nameOf(one.by), at: one.at, text: one.documentDay },
    inputs: [printedLineage(of, of.target.printed || "—")],
  };
}

/** The target in force for an indicator, on a judged day and as known at an instant. */
export function targetInForce(of: Targeted, base: Base | null, assignments: readonly Assignment[], day: string, knownAt: string, nameOf: NameOf = (user) => user): InForce {
  const bound = boundOf(of.target, of.better);
  if (bound !== null) {
    const inferred = of.target.kind === "bare"
      ? [{ zh: `原文为裸数值“${of.target.printed}”，按优劣方向读作 ${boundText(bound)}`, en: `printed as the bare number "${of.target.printed}"; read by the better direction as ${boundText(bound)}` }] : [];
    return { kind: "bound", bound, assigned: null, lineage: printedLineage(of, boundText(bound), inferred) };
  }
  const assigned = assignmentInForce(assignments, of.id, of.targetYear, day, knownAt);
  if (assigned !== null) return { kind: "bound", bound: { op: assigned.op, value: exact(assigned.value), text: assigned.value }, assigned, lineage: assignedLineage(of, assigned, nameOf) };
  if (of.target.kind === "words") return wordsInForce(of, of.target, base);
  const by = of.target.kind === "blank" ? of.target.delegatedBy : undefined;
  const reason = by !== undefined
    ? { zh: `原文目标栏为空，正文第${by.line}行交由市级考核；${of.targetYear}年目标值尚未下达登记`, en: `the plan leaves the target blank and line ${by.line} delegates it to the city; no assigned value for ${of.targetYear} is on record` }
    : of.target.kind === "delegated" ? { zh: `原文为“${of.target.printed}”，${of.targetYear}年目标值尚未下达登记`, en: `the plan says "${of.target.printed}"; no assigned value for ${of.targetYear} is on record` }
    : { zh: `原文目标栏为空，${of.targetYear}年目标值尚未下达登记`, en: `the plan leaves the target blank; no assigned value for ${of.targetYear} is on record` };
  return { kind: "awaiting", assigned: null, reason, lineage: { ...printedLineage(of, of.target.printed || "—"), value: null, notes: [reason], ...(by === undefined ? {} : { source: { line: by.line, quote: by.quote, ...(by.document === undefined ? {} : { document: by.document }) } }) } };
}

function wordsInForce(of: Targeted, target: { readonly printed: string; readonly notWorseThanBase?: boolean }, base: Base | null): InForce {
  const unclear = (zh: string, en: string): InForce => ({ kind: "unclear", assigned: null, reason: { zh, en }, lineage: { ...printedLineage(of, target.printed), notes: [{ zh, en }] } });
  if (target.notWorseThanBase !== true) return unclear(`目标“${target.printed}”只有文字，不能按数值判定`, `the target "${target.printed}" is words only and cannot be judged by number`);
  if (base === null) return unclear(`目标“${target.printed}”以基期为准，而基期无数值`, `the target "${target.printed}" is measured from the base, and the base has no number`);
  if (of.better === "unspecified") return unclear(`目标“${target.printed}”未说明优劣方向，不能按数值判定`, `the target "${target.printed}" has no better direction and cannot be judged by number`);
  const bound: Bound = { op: of.better === "higher" ? ">=" : "<=", value: exact(base.value), text: base.value };
  const rule: Lineage = {
    name: { zh: `目标“${target.printed}”：不劣于基期`, en: `target "${target.printed}": not worse than the base` }, value: boundText(bound), unit: of.unit, origin: "computed",
    rule: { id: "plan/not-worse-than-base", formula: { zh: "不缩小、不降低：不劣于基期值", en: "not smaller, not lower: not worse than the base" }, clauses: [], attestation: "VERIFIED" },
    inputs: [printedLineage(of, target.printed), base.lineage],
  };
  return { kind: "bound", bound, assigned: null, lineage: rule };
}
