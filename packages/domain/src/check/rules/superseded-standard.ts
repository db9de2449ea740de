import { advice, both, type Checked, type CheckRule, type PlanFinding } from "../model.js";

/** Editions cited in plans that another has replaced, with the day it came into force (已被代替的标准). */
const replaced: readonly { readonly edition: string; readonly by: string; readonly from: string; readonly attestation: string }[] = [
  { edition: "GB 18597-2001", by: "GB 18597-2023", from: "2023-07-01", attestation: "VERIFIED" },
  { edition: "GB 18599-2001", by: "GB 18599-2020", from: "2021-07-01", attestation: "FROM MEMORY" },
  { edition: "GB/T 14848-1993", by: "GB/T 14848-2017", from: "2018-05-01", attestation: "VERIFIED" },
  { edition: "GB 3095-1996", by: "GB 3095-2012", from: "2016-01-01", attestation: "VERIFIED" },
  { edition: "HJ/T 192-2006", by: "HJ 192-2015", from: "2015-03-13", attestation: "VERIFIED" },
  { edition: "GB 15618-1995", by: "GB 15618-2018", from: "2018-08-01", attestation: "FROM MEMORY" },
];
const plain = (text: string): string => text.replace(/[\s—–]/g, (c) => (/\s/.test(c) ? "" : "-"));

/** A standard cited that is replaced before the plan ends (引用已被代替的标准). */
export const supersededStandard: CheckRule = {
  id: "superseded-standard",
  name: both("引用已被代替的标准", "A superseded standard is cited"),
  run: (context): Checked => {
    const findings: PlanFinding[] = [];
    context.lines.forEach((text, k) => {
      for (const match of text.matchAll(/(?:GB|HJ|DB\d{2})(?:\/T)?\s*\d+(?:\.\d+)?\s*[-—–]\s*\d{4}/g)) {
        const old = replaced.find((each) => plain(each.edition) === plain(match[0]) && each.from <= context.plan.finalDay);
        if (old === undefined) continue;
        findings.push({
          id: `superseded-standard:${k + 1}-${plain(old.edition)}`,
          rule: "superseded-standard",
          source: "rule",
          severity: "low",
          places: [{ line: k + 1, quote: match[0], value: old.edition }],
          advice: advice.edition,
          lineage: {
            name: both("现行版本", "edition in force"),
            value: old.by,
            unit: "",
            origin: "parameter",
            inputs: [],
            source: { text: `自 ${old.from}（${old.attestation}）` },
          },
          message: both(
            `引用 ${match[0]}，已由 ${old.by} 代替（${old.from} 起），而规划执行到 ${context.plan.finalDay}。`,
            `${match[0]} is cited; ${old.by} replaces it from ${old.from}, before the plan ends.`,
          ),
        });
      }
    });
    return { findings, holds: [] };
  },
};
