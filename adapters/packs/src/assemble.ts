import type { Enterprise, Fact, InvestmentRow, Pack, Plan, Quotation, SimulatedAssignment } from "@yunqing/domain";
import type { CsvRow } from "./csv.js";
import type { PackFolder } from "./folder.js";

type Lines = ReadonlyMap<string, readonly string[]>;
/** What a folder says, before the base pack is added; `district` may be a part of one. */
export interface PackPart { readonly extends: string | null; readonly district: Partial<Pack["district"]>; readonly rest: Omit<Pack, "district">; readonly plans: readonly PlanPart[] }
/** A plan as far as this folder says: without `head` it adds to the plan of the base pack. */
interface PlanPart { readonly id: string; readonly plan: Plan | null }

/** Items are typed by the schema that the file was checked against. */
function list<T>(folder: PackFolder, path: string, key: string): readonly T[] { return (folder.json.get(path)?.[key] as readonly T[] | undefined) ?? []; }
function rows(folder: PackFolder, path: string): readonly CsvRow[] { return folder.csv.get(path) ?? []; }
const parts = (cell: string | undefined): string[] => (cell ?? "").split("；").filter((part) => part !== "");

function enterprise(row: CsvRow): Enterprise {
  const c = row.cells, name = c["name"] ?? "";
  return {
    id: c["id"] ?? "", name, formerNames: parts(c["formerNames"]), creditCode: c["creditCode"] || null, roles: parts(c["roles"]), place: c["place"] || null,
    quotations: parts(c["lines"]).map((line) => ({ quote: name, line: Number(line) })), note: c["note"] || null,
  };
}
function fact(row: CsvRow): Fact {
  const c = row.cells;
  return {
    id: c["id"] ?? "", metric: c["metric"] ?? "", subject: c["subject"] ?? "", year: c["year"] ? Number(c["year"]) : null, value: c["value"] ?? "", unit: c["unit"] ?? "",
    printed: c["printed"] ?? "", quotation: quoted(c), ...(c["inferred"] ? { inferred: parts(c["inferred"]) } : {}),
  };
}
function quoted(c: CsvRow["cells"]): Quotation { return { quote: c["quote"] ?? "", line: Number(c["line"]) }; }
function investment(row: CsvRow): InvestmentRow {
  const c = row.cells;
  return { group: c["group"] ?? "", item: c["item"] ?? "", kind: c["kind"] === "subtotal" ? "subtotal" : "item", printed: c["printed"] ?? "", wan: c["wan"] ?? "", quotation: quoted(c) };
}
function assignment(row: CsvRow): SimulatedAssignment {
  const c = row.cells;
  return { plan: c["plan"] ?? "", indicator: c["indicator"] ?? "", year: Number(c["year"]), op: (c["op"] ?? ">=") as SimulatedAssignment["op"], value: c["value"] ?? "", document: c["document"] ?? "", documentDay: c["documentDay"] ?? "" };
}

function planPart(folder: PackFolder, name: string): PlanPart {
  const at = (file: string): string => `plans/${name}/${file}`;
  const head = folder.json.get(at("plan.json"))?.["plan"] as Omit<Plan, "indicators"> | undefined;
  if (head === undefined) return { id: name, plan: null };
  return { id: name, plan: {
    ...head,
    indicators: list(folder, at("indicators.json"), "indicators"), targets: list(folder, at("targets.json"), "targets"), projects: list(folder, at("projects.json"), "projects"),
    investment: rows(folder, at("investment.csv")).map(investment),
    fundingSources: rows(folder, at("funding-sources.csv")).map((row) => ({ name: row.cells["name"] ?? "", quotation: quoted(row.cells) })),
    tasks: list(folder, at("tasks.json"), "tasks"), sections: list(folder, at("sections.json"), "sections"), remarks: list(folder, at("remarks.json"), "remarks"),
  } };
}

function documents(folder: PackFolder, text: Lines): Pack["documents"] {
  return list<{ id: string; title: string; file: string }>(folder, "documents.json", "documents").map((one) => ({ id: one.id, title: one.title, lines: text.get(one.file) ?? [] }));
}

/** Puts the files of one folder together. */
export function assemble(folder: PackFolder): PackPart {
  const head = folder.json.get("district.json");
  const plans = folder.plans.map((name) => planPart(folder, name));
  return {
    extends: (head?.["extends"] as string | undefined) ?? null,
    district: (head?.["district"] as Partial<Pack["district"]> | undefined) ?? {},
    plans,
    rest: {
      organisations: list(folder, "organisations.json", "organisations"), places: list(folder, "places.json", "places"),
      enterprises: rows(folder, "enterprises.csv").map(enterprise), facts: rows(folder, "facts.csv").map(fact),
      plans: plans.flatMap((part) => (part.plan === null ? [] : [part.plan])), documents: documents(folder, folder.text),
      claims: list(folder, "claims.json", "claims"), tables: list(folder, "tables.json", "tables"),
      measured: list(folder, "measured.json", "measured"), ledgerRates: list(folder, "ledger-rates.json", "ledgerRates"),
      simulatedValues: rows(folder, "simulated-values.csv").map((row) => ({ indicator: row.cells["indicator"] ?? "", period: row.cells["period"] ?? "", value: row.cells["value"] ?? "" })),
      simulatedAssignments: rows(folder, "simulated-assignments.csv").map(assignment),
    },
  };
}

/** The folder's own items over those of the pack it extends: the same id replaces, other ids are added. */
export function extended(base: Pack, part: PackPart): Pack {
  const over = <T extends { readonly id: string }>(lower: readonly T[], upper: readonly T[]): readonly T[] =>
    [...lower.map((item) => upper.find((other) => other.id === item.id) ?? item), ...upper.filter((item) => !lower.some((other) => other.id === item.id))];
  const own = part.rest;
  return {
    district: { ...base.district, ...part.district },
    organisations: over(base.organisations, own.organisations), places: over(base.places, own.places), enterprises: over(base.enterprises, own.enterprises),
    facts: over(base.facts, own.facts), plans: over(base.plans, own.plans), documents: over(base.documents, own.documents), claims: over(base.claims, own.claims), tables: over(base.tables, own.tables),
    simulatedValues: own.simulatedValues, simulatedAssignments: own.simulatedAssignments ?? [], measured: over(base.measured ?? [], own.measured ?? []), ledgerRates: over(base.ledgerRates ?? [], own.ledgerRates ?? []),
  };
}
