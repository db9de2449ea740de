import { advice, both, type Checked, type CheckContext, type CheckRule, type PlanFinding } from "../model.js";

interface Heading {
  readonly line: number;
  readonly text: string;
  readonly chapter: number;
  readonly number: string;
}
const chapters = "一二三四五六七八九十";
/** a caption is a short line of its own; a sentence that mentions a table is not */
const caption = /^表\s*(\d+(?:\.\d+)?-\d+)\s+(.+)$/;
const isTable = (text: string): boolean => text.trimStart().startsWith("|");

function headings(context: CheckContext): readonly Heading[] {
  const found: Heading[] = [];
  let chapter = 0;
  const first = context.plan.sections[0]?.line ?? 1;
  context.lines.forEach((raw, k) => {
    const text = raw.trim();
    if (k + 1 < first || isTable(text) || text.length > 60) return;
    const head = /^第([一二三四五六七八九十])章/.exec(text),
      numbered = /^(\d+\.\d+(?:\.\d+)?)\.?\s*\D/.exec(text);
    if (head !== null) chapter = chapters.indexOf(head[1] ?? "") + 1;
    else if (numbered !== null) found.push({ line: k + 1, text, chapter, number: numbered[1] ?? "" });
  });
  return found;
}
const finding = (id: string, places: PlanFinding["places"], zh: string, en: string): PlanFinding => ({
  id: `numbering:${id}`,
  rule: "numbering",
  source: "rule",
  severity: "low",
  places,
  advice: advice.wording,
  lineage: null,
  message: both(zh, en),
});

function wrongChapter(all: readonly Heading[]): PlanFinding[] {
  const byChapter = new Map<number, Heading[]>();
  for (const h of all) if (Number(h.number.split(".")[0]) !== h.chapter) byChapter.set(h.chapter, [...(byChapter.get(h.chapter) ?? []), h]);
  return [...byChapter].map(([chapter, list]) =>
    finding(
      `chapter-${chapter}`,
      list.map((h) => ({ line: h.line, quote: h.text, value: h.number })),
      `第${chapters[chapter - 1]}章内的节号为 ${list.map((h) => h.number).join("、")}，与章号不符。`,
      `Chapter ${chapter} holds sections numbered ${list.map((h) => h.number).join(", ")}.`,
    ),
  );
}
interface Caption { readonly line: number; readonly text: string; readonly number: string; readonly title: string }
function captionsOf(context: CheckContext): readonly Caption[] {
  const first = context.plan.sections[0]?.line ?? 1;
  return context.lines.flatMap((raw, k) => {
    const match = caption.exec(raw.trim());
    return match === null || raw.length > 80 || k + 1 < first ? [] : [{ line: k + 1, text: raw.trim(), number: match[1] ?? "", title: (match[2] ?? "").replace(/\s/g, "") }];
  });
}
const at = ({ line, text, number }: Caption): PlanFinding["places"][number] => ({ line, quote: text, value: number });

function strayTables(captions: readonly Caption[], all: readonly Heading[]): PlanFinding[] {
  const stray = captions.filter((c) => {
    const section = all.filter((h) => h.line < c.line).at(-1), major = c.number.split("-")[0] ?? "";
    return section !== undefined && major.includes(".") && !section.number.startsWith(major);
  });
  const numbers = stray.map((c) => c.number);
  return stray.length === 0 ? [] : [finding("tables", stray.map(at), `表 ${numbers.join("、")} 的编号与所在的节不符。`, `Tables ${numbers.join(", ")} are not numbered after the section they stand in.`)];
}
function twinTables(captions: readonly Caption[]): PlanFinding[] {
  return captions.flatMap((c, k) => {
    const before = captions.slice(0, k), number = before.find((other) => other.number === c.number), title = before.find((other) => other.title === c.title);
    return [
      ...(number === undefined ? [] : [finding(`table-${c.number}-${c.line}`, [at(number), at(c)], `两张不同的表同为“表${c.number}”。`, `Two tables carry the number ${c.number}.`)]),
      ...(title === undefined ? [] : [finding(`title-${c.line}`, [at(title), at(c)], `表${title.number}与表${c.number}题目相同。`, `Tables ${title.number} and ${c.number} carry the same title.`)]),
    ];
  });
}
/** `（三）`, `(4)` that no earlier member of its series precedes within the same section */
function series(context: CheckContext, all: readonly Heading[]): PlanFinding[] {
  const found: PlanFinding[] = [];
  let section = "",
    seen = new Set<string>();
  context.lines.forEach((raw, k) => {
    const text = raw.trim(),
      head = all.find((h) => h.line === k + 1);
    if (head !== undefined || /^第[一二三四五六七八九十]章/.test(text)) {
      section = head?.number ?? text;
      seen = new Set();
      return;
    }
    const match = /^[（(]([一二三四五六七八九十]|\d)[)）]/.exec(text),
      mark = match?.[1];
    if (mark === undefined || isTable(text) || k + 1 < (context.plan.sections[0]?.line ?? 1)) return;
    const n = chapters.includes(mark) ? chapters.indexOf(mark) + 1 : Number(mark),
      kind = chapters.includes(mark) ? "cn" : "ar";
    if (n > 1 && !seen.has(`${kind}${n - 1}`))
      found.push(
        finding(
          `series-${k + 1}`,
          [{ line: k + 1, quote: text.length > 40 ? text.slice(0, 20) : text, value: mark }],
          `${section} 节内出现“${match?.[0] ?? ""}”，前面没有“${kind === "cn" ? chapters[n - 2] : n - 1}”。`,
          `Section ${section} has item ${n} without item ${n - 1}.`,
        ),
      );
    seen.add(`${kind}${n}`);
  });
  return found;
}

/** Numbers of sections, tables and items out of order (编号错乱). */
export const numbering: CheckRule = {
  id: "numbering",
  name: both("章节、表格编号错乱", "Numbers of sections and tables out of order"),
  run: (context): Checked => {
    const all = headings(context), captions = captionsOf(context);
    return { findings: [...wrongChapter(all), ...strayTables(captions, all), ...twinTables(captions), ...series(context, all)], holds: [] };
  },
};
