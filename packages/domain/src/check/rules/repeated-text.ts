import { both, type Checked, type CheckRule, type PlanFinding } from "../model.js";
import { finding } from "../verdict.js";

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

/** A pair of lines with the first sentence that both hold, and how many they share. */
interface Pair { readonly a: number; readonly b: number; readonly sentence: string; readonly count: number }

/** lines of running text: no tables, no headings */
const prose = (lines: readonly string[]): readonly { readonly line: number; readonly text: string }[] =>
  lines.map((raw, k) => ({ line: k + 1, text: raw.trim() })).filter(({ text }) => !text.startsWith("|") && text.length >= longSentence);

function pairsOf(lines: readonly string[]): readonly Pair[] {
  const first = new Map<string, number>(), pairs = new Map<string, Pair>();
  for (const { line, text } of prose(lines)) for (const sentence of text.split(/[。；！]/).map((part) => part.trim()).filter((part) => part.length >= longSentence)) {
    const before = first.get(sentence);
    if (before === undefined) { first.set(sentence, line); continue; }
    if (before === line) continue;
    const known = pairs.get(`${before}-${line}`);
    pairs.set(`${before}-${line}`, { a: before, b: line, sentence: known?.sentence ?? sentence, count: (known?.count ?? 0) + 1 });
  }
  return [...pairs.values()];
}

const inParagraph = (line: number, phrase: string): PlanFinding => finding("repeated-text", String(line), "low", {
  places: [{ line, quote: phrase, value: "2次" }], advice: remedy, message: both(`同一段内“${phrase}”出现两次。`, "One paragraph holds the same phrase twice."),
});
const acrossLines = ({ a, b, sentence, count }: Pair): PlanFinding => finding("repeated-text", `${a}-${b}`, "low", {
  places: [a, b].map((line) => ({ line, quote: sentence, value: `${count}句` })), advice: remedy,
  message: both(`第 ${a} 行与第 ${b} 行有 ${count} 句完全相同。`, `Lines ${a} and ${b} hold ${count} identical sentence(s).`),
});

/** The same sentence twice in the document, or a phrase twice in one paragraph (文字重复). Tables and headings are not meant. One finding for each pair of lines. */
export const repeatedText: CheckRule = {
  id: "repeated-text", name: both("文字重复", "Text repeated"),
  run: (context): Checked => {
    const within = prose(context.lines).flatMap(({ line, text }) => { const phrase = phraseTwice(text); return phrase === null ? [] : [inParagraph(line, phrase)]; });
    return { findings: [...within, ...pairsOf(context.lines).map(acrossLines)], holds: [] };
  },
};
