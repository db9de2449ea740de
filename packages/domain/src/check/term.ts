import { daysOfYear, exact, isDecimal, sum, type Exact, type Labels, type Lineage } from "@yunqing/standards";
import type { Claim, Fact, Indicator } from "../plan/model.js";
import { both, ClaimNotReadable, placeOf, type CheckContext, type FindingPlace } from "./model.js";
import { unitRatio } from "./unit.js";

/** A value worked out from the pack, with where it comes from (带来源的值). */
export interface Worked {
  readonly value: Exact;
  readonly unit: string;
  readonly lineage: Lineage;
  readonly places: readonly FindingPlace[];
}

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);

/** Argument `key` of a claim as a list of terms. */
export function termsOf(claim: Claim, key: string): readonly Json[] {
  const list = claim.of[key];
  if (!Array.isArray(list) || !list.every(isObject)) throw new ClaimNotReadable(claim.id, `"${key}" must be a list of terms`);
  return list;
}
/** Argument `key` of a claim as a term. */
export function termOf(claim: Claim, key: string): Json {
  const term = claim.of[key];
  if (!isObject(term)) throw new ClaimNotReadable(claim.id, `"${key}" must be a term`);
  return term;
}
export function textOf(claim: Claim, key: string): string {
  const value = claim.of[key];
  if (typeof value !== "string") throw new ClaimNotReadable(claim.id, `"${key}" must be text`);
  return value;
}
/** What the claim is about, in both languages. */
export function nameOf(claim: Claim): Labels {
  const name = claim.of["name"];
  if (!isObject(name) || typeof name["zh"] !== "string" || typeof name["en"] !== "string") throw new ClaimNotReadable(claim.id, '"name" must be {zh, en}');
  return { zh: name["zh"], en: name["en"] };
}

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
function factWorked(context: CheckContext, claim: Claim, id: string): Worked {
  const fact = context.pack.facts.find((each) => each.id === id);
  if (fact === undefined || !isDecimal(fact.value)) throw new ClaimNotReadable(claim.id, `fact ${id} is not there or not a number`);
  return { value: exact(fact.value), unit: fact.unit, lineage: factLineage(context, fact, fact.value), places: [placeOf(fact.quotation, fact.printed)] };
}
function indicatorWorked(context: CheckContext, claim: Claim, id: string, field: string): Worked {
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

function moneyWorked(context: CheckContext, filter: Json): Worked {
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
function investmentWorked(context: CheckContext, filter: Json): Worked {
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

function counted(context: CheckContext, claim: Claim, of: Json): Worked {
  const found: { readonly name: string; readonly line: number; readonly quote: string }[] = [];
  const plan = typeof of["plan"] === "string" ? context.pack.plans.find((p) => p.id === of["plan"]) : context.plan;
  if (plan === undefined) throw new ClaimNotReadable(claim.id, `there is no plan ${String(of["plan"])}`);
  if (of["what"] === "indicators")
    for (const i of plan.indicators) {
      if (of["nature"] === undefined || i.nature === of["nature"]) found.push({ name: i.name.zh, ...i.quotation });
    }
  else if (of["what"] === "projects")
    for (const p of plan.projects) {
      if ((of["domain"] === undefined || p.domain === of["domain"]) && (of["group"] === undefined || p.group === of["group"]))
        found.push({ name: p.name, ...p.quotation });
    }
  else if (of["what"] === "domains")
    for (const d of new Set(plan.projects.map((p) => p.domain))) {
      const first = plan.projects.find((p) => p.domain === d);
      if (first) found.push({ name: d, ...first.quotation });
    }
  else if (of["what"] === "places")
    for (const p of context.pack.places) {
      if (p.kind === of["kind"] && p.quotation !== null) found.push({ name: p.name.zh, ...p.quotation });
    }
  else if (of["what"] === "rows" && Array.isArray(of["tables"]))
    for (const id of of["tables"]) {
      const table = context.tables.get(String(id));
      if (table === undefined) throw new ClaimNotReadable(claim.id, `there is no table ${String(id)}`);
      const column = typeof of["column"] === "string" ? table.columns.indexOf(of["column"]) : -1;
      for (const row of table.rows)
        if (column < 0 || row.cells[column] === of["equals"])
          found.push({ name: row.cells.find((cell) => cell !== "") ?? "", line: row.line, quote: row.cells.find((cell) => cell !== "") ?? "" });
    }
  else throw new ClaimNotReadable(claim.id, `cannot count ${JSON.stringify(of)}`);
  const value = String(found.length);
  return {
    value: exact(value),
    unit: "",
    places: found.slice(0, 1).map((f) => ({ line: f.line, quote: f.quote, value })),
    lineage: {
      name: both("逐一清点", "counted"),
      value,
      unit: "",
      origin: "computed",
      rule: { id: "plan/count", formula: both("清点行数", "rows counted"), clauses: [], attestation: "VERIFIED" },
      inputs: found.map((f, k) => ({
        name: both(`${k + 1}. ${f.name}`, `${k + 1}. ${f.name}`),
        value: "1",
        unit: "",
        origin: "printed" as const,
        inputs: [],
        source: { document: context.document, line: f.line, quote: f.quote },
      })),
    },
  };
}

/** Joins worked terms by an operation, keeping the tree. */
export function combined(name: Labels, formula: Labels, value: Exact, unit: string, parts: readonly Worked[]): Worked {
  return {
    value,
    unit,
    places: parts.flatMap((part) => part.places),
    lineage: {
      name,
      value: value.toString(),
      unit,
      origin: "computed",
      rule: { id: "plan/recompute", formula, clauses: [], attestation: "VERIFIED" },
      inputs: parts.map((part) => part.lineage),
    },
  };
}

function inUnit(worked: Worked, unit: string, claim: Claim): Worked {
  const ratio = unitRatio(worked.unit, unit);
  if (ratio === null) throw new ClaimNotReadable(claim.id, `${worked.unit} cannot be told in ${unit}`);
  return combined(
    both(`换算为${unit}`, `in ${unit}`),
    both(`1 ${worked.unit} = ${ratio.toString()} ${unit}`, `1 ${worked.unit} = ${ratio.toString()} ${unit}`),
    worked.value.times(ratio),
    unit,
    [worked],
  );
}

/**
 * Works out a term of a claim (计算表达式): `{fact}`, `{value, name}`, `{days: year}`, `{indicator, field}`, `{money}`, `{investment}`, `{count}`,
 * `{sum: […]}`, `{product: […]}`, `{difference: [a, b]}`, `{quotient: [a, b]}`; `in` tells the result in another unit.
 * @throws {ClaimNotReadable} an argument that is none of these, a fact that is not there
 */
export function worked(context: CheckContext, claim: Claim, term: Json): Worked {
  if (typeof term["in"] === "string") {
    const { in: unit, ...rest } = term;
    return inUnit(worked(context, claim, rest), unit as string, claim);
  }
  if (typeof term["fact"] === "string") return factWorked(context, claim, term["fact"]);
  if (typeof term["indicator"] === "string") return indicatorWorked(context, claim, term["indicator"], String(term["field"]));
  if (typeof term["value"] === "string") {
    const name = isObject(term["name"]) ? both(String(term["name"]["zh"]), String(term["name"]["en"])) : both("参数", "parameter");
    const unit = typeof term["unit"] === "string" ? term["unit"] : "";
    return {
      value: exact(term["value"]),
      unit,
      places: [],
      lineage: {
        name,
        value: term["value"],
        unit,
        origin: "parameter",
        inputs: [],
        ...(typeof term["source"] === "string" ? { source: { text: term["source"] } } : {}),
      },
    };
  }
  if (typeof term["days"] === "number") {
    const days = String(daysOfYear(term["days"]));
    return {
      value: exact(days),
      unit: "天",
      places: [],
      lineage: { name: both(`${term["days"]}年的天数`, `days of ${term["days"]}`), value: days, unit: "天", origin: "parameter", inputs: [] },
    };
  }
  if (isObject(term["money"])) return moneyWorked(context, term["money"]);
  if (isObject(term["investment"])) return investmentWorked(context, term["investment"]);
  if (isObject(term["count"])) return counted(context, claim, term["count"]);
  return operation(context, claim, term);
}

function operation(context: CheckContext, claim: Claim, term: Json): Worked {
  const of = (key: string): Worked[] | null =>
    Array.isArray(term[key])
      ? (term[key] as unknown[]).map((each) => {
          if (!isObject(each)) throw new ClaimNotReadable(claim.id, `a term of "${key}" is no object`);
          return worked(context, claim, each);
        })
      : null;
  const added = of("sum");
  if (added) return combined(both("合计", "sum"), both("各项相加", "added up"), sum(added.map((w) => w.value)), added[0]?.unit ?? "", added);
  const times = of("product");
  if (times)
    return combined(
      both("乘积", "product"),
      both("各项相乘", "multiplied"),
      times.reduce((a, w) => a.times(w.value), exact("1")),
      "",
      times,
    );
  const [from, minus] = of("difference") ?? [];
  if (from && minus)
    return combined(both("差", "difference"), both("前项减后项", "first less second"), from.value.minus(minus.value), from.unit, [from, minus]);
  const [dividend, divisor] = of("quotient") ?? [];
  if (dividend && divisor)
    return combined(both("商", "quotient"), both("前项除以后项", "first over second"), dividend.value.over(divisor.value), "", [dividend, divisor]);
  throw new ClaimNotReadable(claim.id, `cannot work out ${JSON.stringify(term)}`);
}
