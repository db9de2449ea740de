import { checkedKey, claimMistakes, FigureKeyInvalid, ledgerRates, measuredKey, pathsOf, type Pack, type Plan, type Quotation } from "@yunqing/domain";
import type { Mistake } from "./pack-invalid.js";

type Say = (file: string, item: string, field: string, zh: string, en: string) => void;
interface Known { readonly organisations: ReadonlySet<string>; readonly places: ReadonlySet<string>; readonly say: Say; readonly pack: Pack }

function unique(known: Known, file: string, items: readonly { readonly id: string }[]): void {
  const seen = new Set<string>();
  for (const { id } of items) { if (seen.has(id)) known.say(file, id, "id", "编号重复", "this id is used twice"); seen.add(id); }
}
function points(known: Known, file: string, item: string, field: string, id: string | null, to: ReadonlySet<string>, what: { zh: string; en: string }): void {
  if (id !== null && !to.has(id)) known.say(file, item, field, `没有编号为 ${id} 的${what.zh}`, `there is no ${what.en} ${id}`);
}
const organisation = { zh: "机构", en: "organisation" }, place = { zh: "地点", en: "place" };

/** The words must stand on the line, to the letter. */
function quoted(known: Known, file: string, item: string, field: string, quotation: Quotation | null | undefined, document: string): void {
  if (quotation === null || quotation === undefined) return;
  const id = quotation.document ?? document;
  const found = known.pack.documents.find((one) => one.id === id);
  if (found === undefined) return known.say(file, item, `${field}.document`, `没有编号为 ${id} 的文件`, `there is no document ${id}`);
  const text = found.lines[quotation.line - 1];
  if (text === undefined) known.say(file, item, `${field}.line`, `${id} 没有第 ${quotation.line} 行`, `${id} has no line ${quotation.line}`);
  else if (!text.includes(quotation.quote)) known.say(file, item, `${field}.quote`, `${id} 第 ${quotation.line} 行没有“${quotation.quote}”`, `line ${quotation.line} of ${id} does not hold “${quotation.quote}”`);
}

function tree(known: Known, file: string, items: readonly { readonly id: string; readonly parent: string | null }[], what: { zh: string; en: string }): void {
  const ids = new Set(items.map((item) => item.id)), paths = pathsOf(items);
  for (const item of items) {
    points(known, file, item.id, "parent", item.parent, ids, what);
    if (!paths.has(item.id) && (item.parent === null || ids.has(item.parent))) known.say(file, item.id, "parent", "上级关系成环", "the parents run in a circle");
  }
}

function district(known: Known, main: string): void {
  const { district: d } = known.pack;
  points(known, "district.json", d.id, "bureau", d.bureau, known.organisations, organisation);
  d.names.forEach((name, i) => quoted(known, "district.json", d.id, `names.${i}.quotation`, name.quotation, main));
  const outline = d.outline?.coordinates ?? [];
  const first = outline[0], last = outline.at(-1);
  if (first !== undefined && last !== undefined && (first[0] !== last[0] || first[1] !== last[1])) known.say("district.json", d.id, "outline.coordinates", "区界首尾不闭合", "the outline does not close");
}

function everywhere(known: Known, main: string): void {
  const { pack, say } = known;
  for (const o of pack.organisations) quoted(known, "organisations.json", o.id, "quotation", o.quotation, main);
  for (const p of pack.places) {
    quoted(known, "places.json", p.id, "quotation", p.quotation, main);
    points(known, "places.json", p.id, "successor", p.successor, known.places, place);
  }
  for (const e of pack.enterprises) {
    points(known, "enterprises.csv", e.id, "place", e.place, known.places, place);
    for (const quotation of e.quotations) quoted(known, "enterprises.csv", e.id, "lines", quotation, main);
  }
  for (const f of pack.facts) {
    quoted(known, "facts.csv", f.id, "quote", f.quotation, main);
    if (!f.quotation.quote.includes(f.printed) && !(f.inferred ?? []).includes("printed")) say("facts.csv", f.id, "printed", "引文中没有所印的值", "the quotation does not hold the printed value");
  }
  const plans = new Set(pack.plans.map((p) => p.id)), facts = new Set(pack.facts.map((f) => f.id));
  for (const c of pack.claims) {
    quoted(known, "claims.json", c.id, "quotation", c.quotation, main);
    points(known, "claims.json", c.id, "plan", c.plan, plans, { zh: "规划", en: "plan" });
    for (const id of factsIn(c.of)) points(known, "claims.json", c.id, "of", id, facts, { zh: "文中数值", en: "fact" });
  }
  for (const t of pack.tables) for (const row of t.rows) if (row.cells.length !== t.columns.length) say("tables.json", t.id, `rows 第${row.line}行`, `应有 ${t.columns.length} 格，实为 ${row.cells.length} 格`, `${t.columns.length} cells expected, ${row.cells.length} found`);
}
/** ids under the key `fact` anywhere in the arguments of a claim */
function factsIn(of: unknown): string[] {
  if (Array.isArray(of)) return of.flatMap(factsIn);
  if (typeof of !== "object" || of === null) return [];
  return Object.entries(of).flatMap(([key, value]) => (key === "fact" && typeof value === "string" ? [value] : factsIn(value)));
}

function planOf(known: Known, plan: Plan): void {
  const at = (file: string): string => `plans/${plan.id}/${file}`;
  const targets = new Set(plan.targets.map((t) => t.id)), indicators = new Set(plan.indicators.map((i) => i.id)), sections = new Set(plan.sections.map((s) => s.id));
  const say = known.say, q = (file: string, item: string, field: string, quotation: Quotation | undefined): void => quoted(known, at(file), item, field, quotation, plan.document);
  if (!known.pack.documents.some((d) => d.id === plan.document)) say(at("plan.json"), plan.id, "document", `没有编号为 ${plan.document} 的文件`, `there is no document ${plan.document}`);
  if (plan.fromDay > plan.finalDay) say(at("plan.json"), plan.id, "finalDay", "终期早于起始日", "the plan ends before it begins");
  q("plan.json", plan.id, "issuedQuotation", plan.issuedQuotation);
  for (const list of [["indicators.json", plan.indicators], ["targets.json", plan.targets], ["projects.json", plan.projects], ["tasks.json", plan.tasks], ["sections.json", plan.sections], ["remarks.json", plan.remarks]] as const) unique(known, at(list[0]), list[1]);
  for (const i of plan.indicators) {
    points(known, at("indicators.json"), i.id, "holder", i.holder, known.organisations, organisation);
    q("indicators.json", i.id, "quotation", i.quotation);
    i.quotations.forEach((quotation, k) => q("indicators.json", i.id, `quotations.${k}`, quotation));
    if (i.target.kind === "blank") q("indicators.json", i.id, "target.delegatedBy", i.target.delegatedBy);
  }
  for (const t of plan.targets) {
    points(known, at("targets.json"), t.id, "holder", t.holder, known.organisations, organisation);
    points(known, at("targets.json"), t.id, "indicator", t.indicator, indicators, { zh: "指标", en: "indicator" });
    if (sections.size > 0) points(known, at("targets.json"), t.id, "section", t.section, sections, { zh: "章节", en: "section" });
    q("targets.json", t.id, "quotation", t.quotation);
  }
  for (const p of plan.projects) {
    points(known, at("projects.json"), p.id, "holder", p.holder, known.organisations, organisation);
    points(known, at("projects.json"), p.id, "place", p.place, known.places, place);
    q("projects.json", p.id, "quotation", p.quotation);
  }
  for (const t of plan.tasks) {
    for (const [k, h] of t.holders.entries()) { points(known, at("tasks.json"), t.id, `holders.${k}.organisation`, h.organisation, known.organisations, organisation); q("tasks.json", t.id, `holders.${k}.quotation`, h.quotation); }
    for (const id of t.targets) points(known, at("tasks.json"), t.id, "targets", id, targets, { zh: "目标", en: "target" });
    if (sections.size > 0) points(known, at("tasks.json"), t.id, "section", t.section, sections, { zh: "章节", en: "section" });
    q("tasks.json", t.id, "quotation", t.quotation);
  }
  for (const s of plan.sections) q("sections.json", s.id, "title", { quote: s.title, line: s.line });
  for (const row of plan.investment) q("investment.csv", row.item, "quote", row.quotation);
  for (const source of plan.fundingSources) q("funding-sources.csv", source.name, "quote", source.quotation);
  for (const r of plan.remarks) r.places.forEach((p, k) => q("remarks.json", r.id, `places.${k}.quotation`, p.quotation));
}

function simulated(known: Known): void {
  const { pack, say } = known, assignments = pack.simulatedAssignments ?? [];
  const indicators = new Set(pack.plans.flatMap((p) => p.indicators.map((i) => i.id)));
  if (!pack.district.simulated && pack.simulatedValues.length > 0) say("simulated-values.csv", pack.district.id, "district.simulated", "只有模拟地区可以带模拟数值", "only a simulated district may hold simulated values");
  if (!pack.district.simulated && assignments.length > 0) say("simulated-assignments.csv", pack.district.id, "district.simulated", "只有模拟地区可以带模拟下达目标", "only a simulated district may hold simulated assignments");
  for (const v of pack.simulatedValues) points(known, "simulated-values.csv", `${v.indicator} ${v.period}`, "indicator", v.indicator, indicators, { zh: "指标", en: "indicator" });
  for (const a of assignments) points(known, "simulated-assignments.csv", `${a.indicator} ${a.year}`, "indicator", a.indicator, indicators, { zh: "指标", en: "indicator" });
}

function measured(known: Known): void {
  const { pack, say } = known, indicators = new Set(pack.plans.flatMap((p) => p.indicators.map((i) => i.id))), file = "measured.json";
  unique(known, file, pack.measured ?? []);
  for (const one of pack.measured ?? []) {
    points(known, file, one.id, "indicator", one.indicator, indicators, { zh: "指标", en: "indicator" });
    try { checkedKey(measuredKey(one, pack.district.id, 2021)); } catch (problem) {
      if (!(problem instanceof FigureKeyInvalid)) throw problem;
      say(file, one.id, "statistic", `统计目录里没有这样的统计值：${problem.message}`, `the catalogue of figures has no such figure: ${problem.message}`);
    }
    if (one.take === "inferior-share" && one.statistic !== "water-good-share") say(file, one.id, "take", "劣Ⅴ类比例只能取自 water-good-share", "the share worse than class V is taken from water-good-share alone");
  }
}

function rates(known: Known): void {
  const { pack, say } = known, file = "ledger-rates.json", rules = new Set(ledgerRates.map(({ id }) => id));
  const indicators = new Set(pack.plans.flatMap((p) => p.indicators.map((i) => i.id))), targets = new Set(pack.plans.flatMap((p) => p.targets.map((t) => t.id)));
  unique(known, file, pack.ledgerRates ?? []);
  for (const { id, rate, indicator, target } of pack.ledgerRates ?? []) {
    points(known, file, id, "rate", rate, rules, { zh: "台账比率", en: "rate of a ledger" });
    if ((indicator === null) === (target === null)) say(file, id, "indicator", "indicator 与 target 填且只填一个", "exactly one of indicator and target is given");
    if (indicator !== null) points(known, file, id, "indicator", indicator, indicators, { zh: "指标", en: "indicator" });
    if (target !== null) points(known, file, id, "target", target, targets, { zh: "目标", en: "target" });
  }
}

/** Every mistake that only the whole pack shows: ids, trees, holders, quotations, simulated values (跨文件核对). */
export function crossReferences(pack: Pack): readonly Mistake[] {
  const mistakes: Mistake[] = [];
  const known: Known = {
    pack, say: (file, item, field, zh, en) => { mistakes.push({ file, item, field, zh, en }); },
    organisations: new Set(pack.organisations.map((o) => o.id)), places: new Set(pack.places.map((p) => p.id)),
  };
  const main = (pack.plans.find((p) => p.current) ?? pack.plans[0])?.document ?? pack.documents[0]?.id ?? "";
  unique(known, "organisations.json", pack.organisations); unique(known, "places.json", pack.places); unique(known, "enterprises.csv", pack.enterprises);
  unique(known, "facts.csv", pack.facts); unique(known, "claims.json", pack.claims); unique(known, "tables.json", pack.tables); unique(known, "plans", pack.plans); unique(known, "documents.json", pack.documents);
  unique(known, "plans", pack.plans.flatMap((p) => p.indicators));
  tree(known, "organisations.json", pack.organisations, organisation); tree(known, "places.json", pack.places, place);
  district(known, main); everywhere(known, main);
  for (const plan of pack.plans) planOf(known, plan);
  if (pack.plans.filter((p) => p.current).length !== 1) known.say("plans", pack.district.id, "current", "应当有且只有一个现行规划", "exactly one plan must be current");
  for (const d of pack.documents) if (d.lines.length === 0) known.say("documents.json", d.id, "file", "找不到文件或文件为空", "the file is missing or empty");
  simulated(known); measured(known); rates(known);
  if (mistakes.length === 0) for (const { claim, why } of claimMistakes(pack)) known.say("claims.json", claim, "of", `体检规则读不懂这一条：${why}`, `no rule can read this claim: ${why}`);
  return mistakes;
}
