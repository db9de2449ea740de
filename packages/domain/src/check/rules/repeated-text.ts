import { both, type Checked, type CheckRule, type PlanFinding } from "../model.js";

const remedy = both("删去重复的文字。", "Delete the repetition.");
const longSentence = 30,
  longPhrase = 15;

/** the longest phrase that a line holds twice without overlap, or null; a name or a term may come twice, half a sentence with its comma is a repetition */
function phraseTwice(text: string): string | null {
  let best = "";
  for (let start = 0; start + longPhrase <= text.length; start++) {
    let length = Math.max(longPhrase, best.length + 1);
    while (start + length <= text.length && text.indexOf(text.slice(start, start + length), start + length) >= 0) {
      best = text.slice(start, start + length);
      length++;
    }
  }
  const phrase = best.replace(/^[，。；、：\s]+|[，。；、：\s]+$/g, "");
  return /[，；。]/.test(phrase) && (phrase.match(/[\u4e00-\u9fff]/g)?.length ?? 0) >= 12 ? phrase : null;
}

/** The same sentence twice in the document, or a phrase twice in one paragraph (文字重复). Tables and headings are not meant. One finding for each pair of lines. */
export const repeatedText: CheckRule = {
  id: "repeated-text",
  name: both("文字重复", "Text repeated"),
  run: (context): Checked => {
    const findings: PlanFinding[] = [],
      first = new Map<string, number>(),
      pairs = new Map<string, { a: number; b: number; sentence: string; count: number }>();
    context.lines.forEach((raw, k) => {
      const text = raw.trim(),
        line = k + 1;
      if (text.startsWith("|") || text.length < longSentence) return;
      for (const sentence of text
        .split(/[。；！]/)
        .map((s) => s.trim())
        .filter((s) => s.length >= longSentence)) {
        const before = first.get(sentence);
        if (before === undefined) first.set(sentence, line);
        else if (before !== line) {
          const key = `${before}-${line}`,
            known = pairs.get(key);
          pairs.set(key, { a: before, b: line, sentence: known?.sentence ?? sentence, count: (known?.count ?? 0) + 1 });
        }
      }
      const twice = phraseTwice(text);
      if (twice !== null)
        findings.push({
          id: `repeated-text:${line}`,
          rule: "repeated-text",
          source: "rule",
          severity: "low",
          places: [{ line, quote: twice, value: "2次" }],
          advice: remedy,
          lineage: null,
          message: both(`同一段内“${twice}”出现两次。`, "One paragraph holds the same phrase twice."),
        });
    });
    for (const { a, b, sentence, count } of pairs.values())
      findings.push({
        id: `repeated-text:${a}-${b}`,
        rule: "repeated-text",
        source: "rule",
        severity: "low",
        places: [
          { line: a, quote: sentence, value: `${count}句` },
          { line: b, quote: sentence, value: `${count}句` },
        ],
        advice: remedy,
        lineage: null,
        message: both(`第 ${a} 行与第 ${b} 行有 ${count} 句完全相同。`, `Lines ${a} and ${b} hold ${count} identical sentence(s).`),
      });
    return { findings, holds: [] };
  },
};
