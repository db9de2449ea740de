import type { Labels } from "./labels.js";

/** How well a table or a rule is attested (核实状态). It travels with each figure made from it. */
export type Attestation = "VERIFIED" | "REPORTED" | "FROM MEMORY";

/** Where a leaf of a lineage comes from (来源). */
export type Origin =
  | "computed"   // made by a rule from its inputs
  | "entered"    // typed and signed by a person
  | "measured"   // came in a packet from an instrument
  | "printed"    // stands in a document, at a line
  | "parameter"; // a limit, weight or setting of a standard or a plan

/** The rule that made a figure (规则). */
export interface Rule {
  readonly id: string;                       // `HJ 633/iaqi`, `plan/judge`
  readonly formula: Labels;                  // as a person would write it
  readonly standard?: string;                // `HJ 633`
  readonly edition?: string;                 // `HJ 633-2026`
  readonly clauses: readonly string[];
  readonly attestation: Attestation;
}

/** Where to look a leaf up: a document and a line, a person and a time, a packet. */
export interface Source {
  readonly text?: string;
  readonly document?: string;
  readonly line?: number;
  readonly quote?: string;
  readonly id?: string;
  readonly by?: string;
  readonly at?: string;
}

/**
 * Why a figure is what it is (怎么算的): a tree, plain data, down to what was measured, entered or printed.
 * `value` is text as shown; null when the figure does not exist, and then `notes` say why.
 */
export interface Lineage {
  readonly name: Labels;
  readonly value: string | null;
  readonly unit: string;
  readonly origin: Origin;
  readonly rule?: Rule;
  readonly rounding?: { readonly rule: "GB/T 8170" | "ceil" | "none"; readonly places: number; readonly exact: string };
  readonly source?: Source;
  readonly inputs: readonly Lineage[];
  readonly notes?: readonly Labels[];
}

/** A value that can be asked why (可追溯的值). */
export interface Computed<V> { readonly value: V; readonly lineage: Lineage }

/** Prints a lineage as indented lines, one node a line, in the language asked for. */
export function explain(node: Lineage, language: "zh" | "en" = "zh", depth = 0): string {
  const shown = node.value === null ? "—" : `${node.value}${node.unit ? ` ${node.unit}` : ""}`;
  const rule = node.rule
    ? ` ← ${node.rule.formula[language]} [${[node.rule.edition ?? node.rule.standard ?? node.rule.id, ...node.rule.clauses].join(" §")}${node.rule.attestation === "VERIFIED" ? "" : `; ${node.rule.attestation}`}]`
    : "";
  const rounding = node.rounding && node.rounding.rule !== "none"
    ? (language === "zh" ? `（${node.rounding.rule} 修约自 ${node.rounding.exact}）` : ` (${node.rounding.rule}, from ${node.rounding.exact})`) : "";
  const source = node.source
    ? ` (${[node.source.document, node.source.line === undefined ? undefined : (language === "zh" ? `第${node.source.line}行` : `line ${node.source.line}`), node.source.by, node.source.at, node.source.text].filter(Boolean).join(", ")})` : "";
  const own = `${"  ".repeat(depth)}${node.name[language]} = ${shown}${rounding}${rule}${source}`;
  const notes = (node.notes ?? []).map((note) => `${"  ".repeat(depth + 1)}※ ${note[language]}`);
  return [own, ...notes, ...node.inputs.map((input) => explain(input, language, depth + 1))].join("\n");
}
