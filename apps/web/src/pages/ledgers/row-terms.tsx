import type { LedgerRowLine } from "@yunqing/wire";
import { Tag } from "../../parts/state-tag.js";

/** What of a row ends soon or is over (将到期、已过期), as icon and words; terms that run are not told. */
export function TermTags({ terms }: { readonly terms: LedgerRowLine["terms"] | undefined }) {
  return <>{(terms ?? []).filter(({ is }) => is !== "running").map((each) => (
    <Tag key={each.term} of={each.is === "over" ? "overdue" : "in-hand"} title={`${each.label.zh} ${each.lastDay}`}
      words={each.is === "over" ? { zh: `已过期 ${-each.left} 天`, en: `over for ${-each.left} days` } : each.left === 0 ? { zh: "今日到期", en: "ends today" } : { zh: `将到期 ${each.left} 天`, en: `ends in ${each.left} days` }} />))}</>;
}
