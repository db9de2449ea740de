import { exact, rounded, sum, type Exact, type Lineage } from "@yunqing/standards";
import type { InvestmentRow, Plan, Project, Quotation } from "../plan/model.js";

export interface MoneyRow { readonly label: string; readonly computedWan: string | null; readonly printedWan: string | null; readonly projects: number }
export interface Reduction { readonly pollutant: string; readonly tonnesPerYear: string; readonly lineage: Lineage }
export interface Money { readonly byGroup: readonly MoneyRow[]; readonly bySource: readonly MoneyRow[]; readonly totalComputedWan: string; readonly totalPrintedWan: string | null; readonly lineage: Lineage }

const sourceOf = (quotation: Quotation): NonNullable<Lineage["source"]> => ({ line: quotation.line, quote: quotation.quote, ...(quotation.document === undefined ? {} : { document: quotation.document }) });
const distinct = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

function investmentLeaf(project: Project): Lineage {
  const { investment } = project, name = { zh: `${project.group} ${project.seq}：${project.owner}`, en: `${project.group} ${project.seq}: ${project.owner}` };
  const printed: Lineage = { name, value: investment.printed, unit: investment.unit, origin: "printed", source: sourceOf(project.quotation), inputs: [] };
  if (investment.unit === "万元") return printed;
  return { name, value: investment.wan, unit: "万元", origin: "computed", rule: { id: "plan/yi-to-wan", formula: { zh: "亿元 × 10000", en: "亿元 × 10000" }, clauses: [], attestation: "VERIFIED" }, inputs: [printed] };
}

function sumLineage(zh: string, en: string, value: Exact, unit: string, formula: { zh: string; en: string }, inputs: readonly Lineage[]): Lineage {
  return { name: { zh, en }, value: value.toString(), unit, origin: "computed", rule: { id: "plan/sum", formula, clauses: [], attestation: "VERIFIED" }, inputs };
}

/** Sum of the investments of projects (投资合计), 万元, exact, with the tree down to each printed row. */
export function investmentSum(projects: readonly Project[]): { readonly wan: string; readonly lineage: Lineage } {
  const groups = distinct(projects.map((project) => project.group)).map((group) => {
    const mine = projects.filter((project) => project.group === group);
    return sumLineage(group, group, sum(mine.map((project) => exact(project.investment.wan))), "万元", { zh: "本组各工程投资之和", en: "sum of the projects of the group" }, mine.map(investmentLeaf));
  });
  const total = sum(projects.map((project) => exact(project.investment.wan)));
  return { wan: total.toString(), lineage: sumLineage(`${projects.length} 项重点工程投资合计`, `investment of ${projects.length} projects`, total, "万元", { zh: "各组投资之和", en: "sum of the groups" }, groups) };
}

function printedTotal(rows: readonly InvestmentRow[]): string | null {
  const subtotals = rows.filter((row) => row.kind === "subtotal");
  return subtotals.length === 0 ? null : sum(subtotals.map((row) => exact(row.wan))).toString();
}

/**
 * Money of the projects (工程投资) by group and by source, recomputed beside what the investment table prints.
 * The document names its funding sources without amounts: those stay null, not 0. `totalPrintedWan` is the sum of the printed subtotals.
 */
export function moneyOf(plan: Plan): Money {
  const groups = distinct(plan.projects.map((project) => project.group));
  const total = investmentSum(plan.projects);
  const printedOf = (label: string): string | null => plan.investment.find((row) => row.kind === "item" && sameWords(row.item, label))?.wan ?? null;
  const items = groups.map((label) => { const mine = plan.projects.filter((project) => project.group === label); return { label, computedWan: investmentSum(mine).wan, printedWan: printedOf(label), projects: mine.length }; });
  const unmatched = plan.investment.filter((row) => row.kind === "item" && !groups.some((group) => sameWords(row.item, group))).map((row) => ({ label: row.item, computedWan: null, printedWan: row.wan, projects: 0 }));
  return {
    byGroup: [...items, ...unmatched], bySource: plan.fundingSources.map(({ name }) => ({ label: name, computedWan: null, printedWan: null, projects: 0 })),
    totalComputedWan: total.wan, totalPrintedWan: printedTotal(plan.investment), lineage: total.lineage,
  };
}

function sameWords(a: string, b: string): boolean { const plain = (text: string): string => text.replace(/\s/g, ""); return plain(a) === plain(b); }

/** Expected reductions of the projects by pollutant (预计减排量), t/a, exact; only what is printed in tonnes a year. */
export function reductionsOf(projects: readonly Project[]): readonly Reduction[] {
  return distinct(projects.flatMap((project) => project.benefits.map((benefit) => benefit.pollutant))).map((pollutant) => {
    const leaves = projects.flatMap((project) => project.benefits.filter((benefit) => benefit.pollutant === pollutant).map((benefit): Lineage => ({
      name: { zh: `${project.group} ${project.seq}：${project.owner}`, en: `${project.group} ${project.seq}: ${project.owner}` }, value: benefit.tonnesPerYear, unit: "t/a", origin: "printed", source: sourceOf({ ...project.quotation, quote: project.benefitPrinted }), inputs: [] })));
    const total = sum(leaves.map((leaf) => exact(leaf.value ?? "0")));
    return { pollutant, tonnesPerYear: total.toString(), lineage: sumLineage(`${pollutant} 预计减排量`, `expected reduction of ${pollutant}`, total, "t/a", { zh: "各工程印定减排量之和", en: "sum of the printed reductions" }, leaves) };
  });
}

/** Money paid, as last reported per project (已完成投资); null when no project reported any. Share of the planned sum in percent, two decimals. */
export function paidOf(reported: readonly { readonly project: string; readonly paidWan: string | null }[], plannedWan: string): { readonly paidWan: string | null; readonly share: string | null } {
  const paid = reported.flatMap(({ paidWan }) => (paidWan === null ? [] : [exact(paidWan)]));
  if (paid.length === 0) return { paidWan: null, share: null };
  const total = sum(paid), planned = exact(plannedWan);
  return { paidWan: total.toString(), share: planned.isZero() ? null : rounded(total.over(planned).times(exact(100)), 2) };
}
