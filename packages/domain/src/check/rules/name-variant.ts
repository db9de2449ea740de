import { advice, both, placeOf, type Checked, type CheckRule, type PlanFinding } from "../model.js";

/** characters that `short` lacks of `long`, or null when it is no part of it in order */
function inserted(short: string, long: string): string | null {
  let at = 0,
    rest = "";
  for (const c of long)
    if (c === short[at]) at++;
    else rest += c;
  return at === short.length ? rest : null;
}
/** the two differ by one character, or one holds up to three more: 东岗 and 东冈, 有限公司 and 有限责任公司 */
function isVariant(a: string, b: string): boolean {
  if (a === b || Math.min(a.length, b.length) < 8) return false;
  if (a.length === b.length) return [...a].filter((c, k) => c !== b[k]).length === 1;
  const rest = a.length < b.length ? inserted(a, b) : inserted(b, a);
  return rest !== null && rest.length <= 3;
}

/** Two names of firms so alike that they are likely one firm (疑为同一企业的不同写法). */
export const nameVariant: CheckRule = {
  id: "name-variant",
  name: both("企业名称写法不一", "A firm's name written in two ways"),
  run: (context): Checked => {
    const firms = context.pack.enterprises,
      findings: PlanFinding[] = [];
    firms.forEach((b, k) => {
      for (const a of firms.slice(0, k)) {
        const first = a.quotations[0],
          second = b.quotations[0];
        if (!isVariant(a.name, b.name) || first === undefined || second === undefined) continue;
        findings.push({
          id: `name-variant:${a.id}-${b.id}`,
          rule: "name-variant",
          source: "rule",
          severity: "low",
          places: [placeOf(first, a.name), placeOf(second, b.name)],
          advice: advice.wording,
          lineage: null,
          message: both(`“${a.name}”与“${b.name}”写法相近，疑为同一企业。`, `“${a.name}” and “${b.name}” are likely one firm.`),
        });
      }
    });
    return { findings, holds: [] };
  },
};
