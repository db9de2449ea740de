import { checkPlan } from "../check/check-plan.js";
import type { Pack, Plan, Quotation } from "./model.js";

/** What a link of the document leads to (链接种类). */
export type LinkKind = "indicator" | "target" | "project" | "task" | "finding" | "place" | "department" | "enterprise" | "fact";
/** A link from words of a line to what was read from them (原文链接). */
export interface PlanDocumentLink { readonly kind: LinkKind; readonly id: string; readonly quote: string; readonly label: string }
/** The links of one line, in the order of the words. */
export interface LinkedLine { readonly line: number; readonly links: readonly PlanDocumentLink[] }
/** A row of the table of contents (目录): depth 1 is a chapter. */
export interface ContentsRow { readonly line: number; readonly level: number; readonly title: string }

function planOf(pack: Pack, planId: string): Plan | undefined { return pack.plans.find((plan) => plan.id === planId); }

type Say = (kind: LinkKind, id: string, label: string, quotation: Quotation | null | undefined) => void;

function ofPlan(plan: Plan, say: Say): void {
  for (const i of plan.indicators) for (const quotation of i.quotations) say("indicator", i.id, i.name.zh, quotation);
  for (const t of plan.targets) say("target", t.id, `${t.metric} ${t.target.printed}`, t.quotation);
  for (const p of plan.projects) say("project", p.id, p.name, p.quotation);
  for (const t of plan.tasks) say("task", t.id, t.title, t.quotation);
}

/**
 * From each line of a plan's document to what was read from it (原文链接索引): indicators, targets, projects, tasks, findings, places, departments, enterprises, facts.
 * Every plan that the same document tells of is linked. A line without links is left out.
 * @returns lines in order; the links of a line in the order in which their words begin, the longer first; none for an unknown plan
 */
export function documentLinks(pack: Pack, planId: string): readonly LinkedLine[] {
  const plan = planOf(pack, planId);
  if (plan === undefined) return [];
  const lines = pack.documents.find((one) => one.id === plan.document)?.lines ?? [];
  const byLine = new Map<number, Map<string, PlanDocumentLink>>();
  const say: Say = (kind, id, label, quotation) => {
    if (quotation === null || quotation === undefined || (quotation.document ?? plan.document) !== plan.document) return;
    const own = byLine.get(quotation.line) ?? new Map<string, PlanDocumentLink>();
    own.set(`${kind}|${id}|${quotation.quote}`, { kind, id, quote: quotation.quote, label });
    byLine.set(quotation.line, own);
  };
  for (const one of pack.plans.filter((each) => each.document === plan.document)) ofPlan(one, say);
  for (const p of pack.places) say("place", p.id, p.name.zh, p.quotation);
  for (const o of pack.organisations) say("department", o.id, o.name.zh, o.quotation);
  for (const e of pack.enterprises) for (const quotation of e.quotations) say("enterprise", e.id, e.name, quotation);
  for (const f of pack.facts) say("fact", f.id, `${f.year === null ? "" : `${f.year}年`}${f.metric} ${f.value}${f.unit}`, f.quotation);
  for (const finding of checkPlan(pack, planId).findings) for (const place of finding.places) if (place.quote !== "") say("finding", finding.id, finding.message.zh, { line: place.line, quote: place.quote });
  return [...byLine].sort(([a], [b]) => a - b).map(([line, links]) => {
    const at = (link: PlanDocumentLink): number => (lines[line - 1] ?? "").indexOf(link.quote);
    return { line, links: [...links.values()].sort((a, b) => at(a) - at(b) || b.quote.length - a.quote.length || (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : a.id < b.id ? -1 : 1)) };
  });
}

/** Table of contents of a plan's document (目录): chapters at depth 1, numbered sections by their parts, items below the section they stand in. */
export function documentContents(pack: Pack, planId: string): readonly ContentsRow[] {
  let depth = 1;
  return (planOf(pack, planId)?.sections ?? []).map(({ title, line }) => {
    const number = /^(\d+(?:\.\d+)+)/.exec(title)?.[1];
    if (/^第.章/.test(title)) depth = 1;
    else if (number !== undefined) depth = number.split(".").length;
    const item = number === undefined && !/^第.章/.test(title);
    return { line, level: item ? depth + 1 : depth, title };
  });
}
