import { advice, both, type Checked, type CheckRule, type PlanFinding } from "../model.js";

/** The table of contents names a section otherwise than its heading (目录与正文标题不一). Rows of the contents are `| title | page |` before the first section. */
export const contentsAgainstHeadings: CheckRule = {
  id: "contents-against-headings",
  name: both("目录与正文标题不一", "Contents and headings differ"),
  run: (context): Checked => {
    const findings: PlanFinding[] = [],
      sections = context.plan.sections,
      first = sections[0]?.line ?? 0;
    const plain = (text: string): string => text.replace(/\s/g, ""),
      titles = new Set(sections.map((s) => plain(s.title)));
    context.lines.slice(0, Math.max(first - 1, 0)).forEach((raw, k) => {
      const title = /^\|\s*(.+?)\s*\|\s*\d+\s*\|$/.exec(raw.trim())?.[1],
        number = title === undefined ? null : /^(\d+\.\d+|第.章)/.exec(title)?.[1];
      if (title === undefined || number === null || number === undefined || titles.has(plain(title))) return;
      const heading = sections
        .filter((s) => s.title.startsWith(number) && !/^\d+\.\d+\.\d+/.test(s.title))
        .sort((a, b) => Number(b.title.slice(0, 8) === title.slice(0, 8)) - Number(a.title.slice(0, 8) === title.slice(0, 8)))[0];
      if (heading === undefined || plain(heading.title) === plain(title)) return;
      findings.push({
        id: `contents-against-headings:${k + 1}`,
        rule: "contents-against-headings",
        source: "rule",
        severity: "low",
        places: [
          { line: k + 1, quote: title, value: title },
          { line: heading.line, quote: heading.title, value: heading.title },
        ],
        advice: advice.wording,
        lineage: null,
        message: both(`目录作“${title}”，正文作“${heading.title}”。`, `The contents say “${title}”, the heading “${heading.title}”.`),
      });
    });
    return { findings, holds: [] };
  },
};
