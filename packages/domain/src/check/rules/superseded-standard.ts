import { gb15618Editions, gb3095Editions, gb36600Editions, gb3838Editions, gbt14848Editions, hj192Editions, hj633Editions, hj663Editions, type Attestation, type DatedEdition } from "@yunqing/standards";
import { advice, both, type Checked, type CheckContext, type CheckRule, type PlanFinding } from "../model.js";
import { finding } from "../verdict.js";

/** An edition that another has replaced, and the day from which (被代替的版本). */
interface Replaced { readonly edition: string; readonly by: string; readonly from: string; readonly attestation: Attestation }

/** each edition of a standard with the one that begins where it ends */
function replacedIn(editions: readonly DatedEdition[]): Replaced[] {
  return editions.flatMap((old) => {
    const next = editions.find((other) => other !== old && other.from === old.until);
    return next === undefined ? [] : [{ edition: old.edition, by: next.edition, from: next.from, attestation: "REPORTED" as const }];
  });
}
const replaced: readonly Replaced[] = [
  ...[gb15618Editions, gb3095Editions, gb36600Editions, gb3838Editions, gbt14848Editions, hj192Editions, hj633Editions, hj663Editions].flatMap(replacedIn),
  // waste standards, which this program does not compute by; their days are not checked against the originals
  { edition: "GB 18597-2001", by: "GB 18597-2023", from: "2023-07-01", attestation: "REPORTED" },
  { edition: "GB 18599-2001", by: "GB 18599-2020", from: "2021-07-01", attestation: "FROM MEMORY" },
];
const marks: Readonly<Record<Attestation, readonly [string, string]>> = {
  VERIFIED: ["", ""], REPORTED: ["；据引，未核原件", "; as reported, original not seen"], "FROM MEMORY": ["；凭记忆，待核", "; from memory, to be checked"],
};
const plain = (text: string): string => text.replace(/\s/g, "").replace(/[—–]/g, "-");
const citation = /(?:GB|HJ|DB\d{2})(?:\/T)?\s*\d+(?:\.\d+)?\s*[-—–]\s*\d{4}/g;

function inLine(context: CheckContext, text: string, line: number): PlanFinding[] {
  return [...text.matchAll(citation)].flatMap(([quote]) => {
    const old = replaced.find((each) => plain(each.edition) === plain(quote) && each.from <= context.plan.finalDay);
    if (old === undefined) return [];
    const [zh, en] = marks[old.attestation];
    return [finding("superseded-standard", `${line}-${plain(old.edition)}`, "low", {
      places: [{ line, quote, value: old.edition }], advice: advice.edition,
      lineage: { name: both("现行版本", "edition in force"), value: old.by, unit: "", origin: "parameter", inputs: [], source: { text: `${old.from} 起（${old.attestation}）` } },
      message: both(`引用 ${quote}，已由 ${old.by} 代替（${old.from} 起${zh}），而规划执行到 ${context.plan.finalDay}。`, `${quote} is cited; ${old.by} replaces it from ${old.from}${en}, before the plan ends.`),
    })];
  });
}

/** A standard cited that is replaced before the plan ends (引用已被代替的标准). */
export const supersededStandard: CheckRule = {
  id: "superseded-standard", name: both("引用已被代替的标准", "A superseded standard is cited"),
  run: (context): Checked => ({ findings: context.lines.flatMap((text, k) => inLine(context, text, k + 1)), holds: [] }),
};
