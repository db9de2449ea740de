import { documentOf, type Ledger } from "@yunqing/ledger";
import { systemHomes } from "./homes.js";
import { limitBasis, limitText, statutoryLimits, weaker } from "../duty/statutory-limits.js";
import { planSystems } from "./systems.js";

/** The anchor of a heading, as common readers of Markdown make it: small letters, spaces to hyphens, marks gone. */
function anchorOf(heading: string): string { return heading.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, "").trim().replace(/\s/g, "-"); }
const headingOf = (ledger: Ledger): string => `${ledger.title.zh} · ${ledger.title.en}`;

/**
 * The book of the ledgers (台账手册), `docs/ledgers.md`: every system of the plan with the ledgers or the part it lives in, then each ledger with fields, life, duties and who may do what.
 * Written from the declarations; a test holds the file against it.
 */
export function ledgerBook(ledgers: readonly Ledger[]): string {
  const living = (system: string): readonly Ledger[] => ledgers.filter((each) => each.source.systems?.includes(system));
  const rows = Object.values(planSystems).flat().sort(([a], [b]) => a.localeCompare(b, "en")).map(([system, line]) => {
    const own = living(system), home = systemHomes[system];
    const where = [...own.map((each) => `[${each.title.zh}](#${anchorOf(headingOf(each))})`), ...(home ? [`${home.why.zh}（\`${home.part}\`）`] : [])];
    return `| ${system} | ${line} | ${where.length > 0 ? where.join("、") : "—"} |`;
  });
  const fields = ledgers.reduce((all, each) => all + Object.keys(each.fields).length, 0), lives = ledgers.filter((each) => each.life).length;
  return [
    "# 台账手册 · The ledgers", "",
    "本文由声明生成（`npm run ledgers`），不手改。 Written from the declarations by `npm run ledgers`; do not edit.", "",
    `${ledgers.length} 本台账，${fields} 个字段，其中 ${lives} 本有办理流程。字段说明中的“规划第 n 行”指规划文本行号；凭记忆、未核原文的条款逐条注明。`, "",
    "## 按系统编号索引 · By system", "", "| 系统 | 规划行 | 归属 |", "|---|---|---|", ...rows, "",
    ...ledgers.map((each) => documentOf(each, limitWords)),
  ].join("\n");
}

/** A limit of the law in words, as it is now (法定时限文字): 法定 5 个工作日（危险废物转移管理办法…）. */
function limitWords(id: string): string {
  const limit = [...statutoryLimits].reverse().find((one) => one.id === id);
  return limit === undefined ? `法定时限 ${id}` : `法定时限 ${limitText(limit).zh}（${limit.way === "before" ? "" : "自"}${limit.event.zh}${limit.way === "before" ? "" : "起"}；${limitBasis(limit)}${weaker(limit.attestation, limit.dated) === "VERIFIED" ? "" : "，待核实"}）`;
}
