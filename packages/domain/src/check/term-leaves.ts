import { exact, isDecimal, sum, type Exact, type Lineage } from "@yunqing/standards";
import type { Claim, Fact, Indicator } from "../plan/model.js";
import { both, ClaimNotReadable, placeOf, type CheckContext, type FindingPlace } from "./model.js";

/** A value worked out from the pack, with where it comes from (带来源的值). */
export interface Worked {
  readonly value: Exact;
  readonly unit: string;
  readonly lineage: Lineage;
  readonly places: readonly FindingPlace[];
}

export type Json = Readonly<Record<string, unknown>>;
export const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);

function factLineage(context: CheckContext, fact: Fact, value: string): Lineage {
  const subject = fact.subject === context.pack.district.name.zh ? "" : `${fact.subject} `;
  const year = fact.year === null ? "" : `${fact.year}年 `;
  return {
    name: both(`${subject}${year}${fact.metric}`, `${subject}${fact.year ?? ""} ${fact.metric}`.trim()),
    value,
    unit: fact.unit,
    origin: "printed",
    inputs: [],
    source: { document: fact.quotation.document ?? context.document, line: fact.quotation.line, quote: fact.quotation.quote, id: fact.id },
  };
}
/** A stated number. */
export function factWorked(context: CheckContext, claim: Claim, id: string): Worked {
  const fact = context.pack.facts.find((each) => each.id === id);
  if (fact === undefined || !isDecimal(fact.value)) throw new ClaimNotReadable(claim.id, `fact ${id} is not there or not a number`);
  return { value: exact(fact.value), unit: fact.unit, lineage: factLineage(context, fact, fact.value), places: [placeOf(fact.quotation, fact.printed)] };
}
/** The base, the target or the reported value of an indicator. */
export function indicatorWorked(context: CheckContext, claim: Claim, id: string, field: string): Worked {
  const found = context.pack.plans.flatMap((plan) => plan.indicators).find((each) => each.id === id);
  const value =
    found === undefined
      ? null
      : field === "target"
        ? targetValue(found)
        : field === "base"
          ? (found.base?.value ?? null)
          : (found.reported.at(-1)?.value ?? null);
  if (found === undefined || value === null) throw new ClaimNotReadable(claim.id, `indicator ${id} has no ${field}`);
  return {
    value: exact(value),
    unit: found.unit,
    places: [placeOf(found.quotation, value)],
    lineage: {
      name: both(`${found.name.zh}（${field === "target" ? "目标" : "现状"}）`, `${found.name.en} (${field})`),
      value,
      unit: found.unit,
      origin: "printed",
      inputs: [],
      source: { document: context.document, line: found.quotation.line, quote: found.quotation.quote, id },
    },
  };
}
/** The number of a target, or null when it has none. */
export function targetValue(indicator: Pick<Indicator, "target">): string | null {
  return indicator.target.kind === "bound" || indicator.target.kind === "bare" ? indicator.target.value : null;
}

/** Money of the projects of a field or group, added up. */
export function moneyWorked(context: CheckContext, filter: Json): Worked {
  const rows = context.plan.projects.filter(
    (p) =>
      (filter["domain"] === undefined || p.domain === filter["domain"]) &&
      (filter["group"] === undefined || p.group === filter["group"]) &&
      !(Array.isArray(filter["without"]) && filter["without"].includes(p.id)),
  );
  const value = sum(rows.map((p) => exact(p.investment.wan)));
  return {
    value,
    unit: "万元",
    places: rows.map((p) => placeOf(p.quotation, `${p.investment.printed} ${p.investment.unit}`)),
    lineage: {
      name: both(`${rows.length} 个项目投资之和`, `money of ${rows.length} projects`),
      value: value.toString(),
      unit: "万元",
      origin: "computed",
      rule: { id: "plan/sum", formula: both("逐项相加", "added up"), clauses: [], attestation: "VERIFIED" },
      inputs: rows.map((p) => ({
        name: both(p.name, p.name),
        value: p.investment.wan,
        unit: "万元",
        origin: "printed" as const,
        inputs: [],
        source: { document: context.document, line: p.quotation.line, quote: p.quotation.quote, id: p.id },
      })),
    },
  };
}
/** Rows of the investment table, added up. */
export function investmentWorked(context: CheckContext, filter: Json): Worked {
  const rows = context.plan.investment.filter(
    (row) =>
      row.kind === (filter["kind"] ?? "item") &&
      (filter["group"] === undefined || row.group === filter["group"]) &&
      (filter["item"] === undefined || row.item === filter["item"]),
  );
  const value = sum(rows.map((row) => exact(row.wan)));
  return {
    value,
    unit: "万元",
    places: rows.map((row) => placeOf(row.quotation, row.printed)),
    lineage: {
      name: both("投资计划表相应各行之和", "rows of the investment table"),
      value: value.toString(),
      unit: "万元",
      origin: "computed",
      rule: { id: "plan/sum", formula: both("逐行相加", "added up"), clauses: [], attestation: "VERIFIED" },
      inputs: rows.map((row) => ({
        name: both(`${row.group} ${row.item}`, `${row.group} ${row.item}`),
        value: row.wan,
        unit: "万元",
        origin: "printed" as const,
        inputs: [],
        source: { document: context.document, line: row.quotation.line, quote: row.quotation.quote },
      })),
    },
  };
}

