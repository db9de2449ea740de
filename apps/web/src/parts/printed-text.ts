/** A run of a line of the document as shown: plain, lowered, raised or strong (行内片段). */
export interface Run { readonly text: string; readonly kind: "plain" | "sub" | "sup" | "strong" }

const signs: readonly (readonly [RegExp, string])[] = [
  [/\\mu\b/g, "μ"], [/\\sim\b/g, "~"], [/\\times\b/g, "×"], [/\\leq?\b/g, "≤"], [/\\geq?\b/g, "≥"], [/\\pm\b/g, "±"], [/\\cdot\b/g, "·"], [/\^\{?\\circ\}?/g, "°"], [/\^\{?\\prime\}?/g, "′"],
  [/\\(?:text|mathrm|mathbf|rm)\s*\{([^{}]*)\}/g, "$1"], [/\\%/g, "%"], [/\\[,;! ]/g, " "], [/\\quad\b/g, " "], [/\\left|\\right/g, ""], [/~/g, "~"],
];

/** The words of a formula, its commands replaced by signs: `\mu\text{g}/\text{m}^3` → `μg/m^3`. */
export function plainFormula(formula: string): string {
  return signs.reduce((text, [sign, shown]) => text.replace(sign, shown), formula).trim();
}

/** Splits a line into runs: formulas in words, `_{2.5}` lowered, `^{3}` raised, `**…**` strong. */
export function runsOf(line: string): readonly Run[] {
  const plain = line.replace(/\$([^$]+)\$/g, (_, formula: string) => plainFormula(formula));
  const runs: Run[] = [];
  const pattern = /\*\*([^*]+)\*\*|\s?_\{([^{}]*)\}|\^\{([^{}]*)\}|\^(\d)|\s?_([A-Za-z0-9])(?![A-Za-z0-9])/g;
  let from = 0;
  for (const found of plain.matchAll(pattern)) {
    if (found.index > from) runs.push({ text: plain.slice(from, found.index), kind: "plain" });
    const [, strong, low, high, highDigit, lowDigit] = found;
    if (strong !== undefined) runs.push({ text: strong, kind: "strong" });
    else if ((low ?? lowDigit) !== undefined) runs.push({ text: low ?? lowDigit ?? "", kind: "sub" });
    else runs.push({ text: high ?? highDigit ?? "", kind: "sup" });
    from = found.index + found[0].length;
  }
  if (from < plain.length) runs.push({ text: plain.slice(from), kind: "plain" });
  return runs;
}
/** The words of a line without any mark, for searching: `PM_{2.5}` is found as `PM2.5`. */
export function wordsOf(line: string): string { return runsOf(line).map((run) => run.text).join(""); }

/** Where words stand in a text, whatever their case: from, until. */
export function hitsOf(text: string, words: string): readonly (readonly [number, number])[] {
  const aim = words.toLowerCase(), low = text.toLowerCase(), hits: (readonly [number, number])[] = [];
  if (aim === "") return hits;
  for (let at = low.indexOf(aim); at !== -1; at = low.indexOf(aim, at + aim.length)) hits.push([at, at + aim.length]);
  return hits;
}

/** The cells of a table line, or null when the line is no table line; a ruler (`|---|`) has none. */
export function cellsOf(line: string): readonly string[] | null {
  const text = line.trim();
  if (!text.startsWith("|") || !text.endsWith("|") || text.length < 2) return null;
  const cells = text.slice(1, -1).split("|").map((cell) => cell.trim());
  return cells.every((cell) => /^:?-{2,}:?$/.test(cell)) ? [] : cells;
}

export interface Line<Link> { readonly line: number; readonly text: string; readonly links: readonly Link[] }
export type Block<Link> = { readonly kind: "line"; readonly line: Line<Link> } | { readonly kind: "table"; readonly head: Line<Link> | null; readonly rows: readonly Line<Link>[] };

/** Groups lines into paragraphs and tables; empty lines fall away, every other line keeps its number. */
export function blocksOf<Link>(lines: readonly Line<Link>[]): readonly Block<Link>[] {
  const blocks: Block<Link>[] = [];
  let table: Line<Link>[] = [];
  let ruler = false;
  const close = () => {
    if (table.length > 0) blocks.push(ruler ? { kind: "table", head: table[0] ?? null, rows: table.slice(1) } : { kind: "table", head: null, rows: table });
    table = []; ruler = false;
  };
  for (const line of lines) {
    const cells = cellsOf(line.text);
    if (cells === null) { close(); if (line.text.trim() !== "") blocks.push({ kind: "line", line }); continue; }
    if (cells.length === 0) { if (table.length <= 1) ruler = true; continue; }
    table.push(line);
  }
  close();
  return blocks;
}
