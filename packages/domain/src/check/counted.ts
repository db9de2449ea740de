import { exact } from "@yunqing/standards";
import type { Claim, Plan } from "../plan/model.js";
import { both, ClaimNotReadable, type CheckContext } from "./model.js";
import type { Json, Worked } from "./term-leaves.js";

/** One thing counted: its name, and the words that it stands in. */
interface Counted {
  readonly name: string;
  readonly line: number;
  readonly quote: string;
}
type Counter = (context: CheckContext, plan: Plan, of: Json, claim: Claim) => readonly Counted[];

/** true when the filter leaves the field open or names this value */
const fits = (wanted: unknown, is: unknown): boolean => wanted === undefined || wanted === is;

function rowsOf(context: CheckContext, of: Json, claim: Claim): readonly Counted[] {
  const ids = Array.isArray(of["tables"]) ? of["tables"].map(String) : [];
  return ids.flatMap((id) => {
    const table = context.tables.get(id);
    if (table === undefined) throw new ClaimNotReadable(claim.id, `there is no table ${id}`);
    const column = typeof of["column"] === "string" ? table.columns.indexOf(of["column"]) : -1;
    const first = (cells: readonly string[]): string => cells.find((cell) => cell !== "") ?? "";
    return table.rows
      .filter((row) => column < 0 || row.cells[column] === of["equals"])
      .map((row) => ({ name: first(row.cells), line: row.line, quote: first(row.cells) }));
  });
}

const counters: Readonly<Record<string, Counter>> = {
  indicators: (_context, plan, of) => plan.indicators.filter((i) => fits(of["nature"], i.nature)).map((i) => ({ name: i.name.zh, ...i.quotation })),
  projects: (_context, plan, of) => plan.projects.filter((p) => fits(of["domain"], p.domain) && fits(of["group"], p.group)).map((p) => ({ name: p.name, ...p.quotation })),
  domains: (_context, plan) => plan.projects.filter((p, k) => plan.projects.findIndex((other) => other.domain === p.domain) === k).map((p) => ({ name: p.domain, ...p.quotation })),
  places: (context, _plan, of) => context.pack.places.flatMap((p) => (p.kind === of["kind"] && p.quotation !== null ? [{ name: p.name.zh, ...p.quotation }] : [])),
  rows: (context, _plan, of, claim) => rowsOf(context, of, claim),
};

/** Counts what a claim names (清点): `what` is indicators, projects, domains, places or rows, with the filters of each. */
export function counted(context: CheckContext, claim: Claim, of: Json): Worked {
  const plan = typeof of["plan"] === "string" ? context.pack.plans.find((p) => p.id === of["plan"]) : context.plan;
  if (plan === undefined) throw new ClaimNotReadable(claim.id, `there is no plan ${String(of["plan"])}`);
  const counter = counters[String(of["what"])];
  if (counter === undefined) throw new ClaimNotReadable(claim.id, `cannot count ${JSON.stringify(of)}`);
  const found = counter(context, plan, of, claim), value = String(found.length);
  const inputs = found.map(({ name, line, quote }, k) => ({
    name: both(`${k + 1}. ${name}`, `${k + 1}. ${name}`), value: "1", unit: "", origin: "printed" as const, inputs: [], source: { document: context.document, line, quote },
  }));
  return {
    value: exact(value), unit: "",
    places: found.slice(0, 1).map(({ line, quote }) => ({ line, quote, value })),
    lineage: { name: both("逐一清点", "counted"), value, unit: "", origin: "computed", rule: { id: "plan/count", formula: both("清点行数", "rows counted"), clauses: [], attestation: "VERIFIED" }, inputs },
  };
}
