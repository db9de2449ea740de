import { checkPlan } from "../check/check-plan.js";
import { documentContents, documentLinks } from "../plan/document-links.js";
import type { Pack, Plan } from "../plan/model.js";
import { NotFound } from "../ports.js";
import type { PlanRules } from "./plan-desk-office.js";
import type { CheckResult, DocumentLinkView, DocumentView } from "./plan-desk-views.js";

type Links = ReturnType<PlanRules["documentLinks"]>;

/** The check and the links of a pack are found once per pack and plan: a pack does not change while it is held. */
export function memoisedRules(rules: PlanRules = { checkPlan, documentLinks }): PlanRules {
  const checks = new WeakMap<Pack, Map<string, CheckResult>>(), links = new WeakMap<Pack, Map<string, Links>>();
  const once = <T>(held: WeakMap<Pack, Map<string, T>>, pack: Pack, key: string, make: () => T): T => {
    const mine = held.get(pack) ?? new Map<string, T>(), known = mine.get(key);
    if (known !== undefined) return known;
    const made = make();
    held.set(pack, mine.set(key, made));
    return made;
  };
  return {
    checkPlan: (pack, planId) => once(checks, pack, planId ?? "", () => rules.checkPlan(pack, planId)),
    documentLinks: (pack, planId) => once(links, pack, planId, () => rules.documentLinks(pack, planId)),
  };
}

/** 规划文本: the document line by line, with a link from each value to what was read from it. @throws {NotFound} */
export function documentOf(pack: Pack, plan: Plan, rules: PlanRules): DocumentView {
  const document = pack.documents.find((one) => one.id === plan.document);
  if (document === undefined) throw new NotFound("document", plan.document);
  const links = new Map<number, readonly DocumentLinkView[]>(rules.documentLinks(pack, plan.id).map((one) => [one.line, one.links]));
  return {
    title: document.title, lines: document.lines.map((text, index) => ({ line: index + 1, text, links: links.get(index + 1) ?? [] })),
    contents: documentContents(pack, plan.id),
  };
}
