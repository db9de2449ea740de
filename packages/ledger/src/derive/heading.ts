import { halfWidth } from "../kinds/kind.js";
import type { Sheet, SheetColumn } from "./sheet.js";

/** Other headings learnt once and remembered (记住的表头): the heading as it stood → `field` or `field/part`; "" for a column to be passed over on purpose. */
export type Remembered = Readonly<Record<string, string>>;
/** A heading that cannot be used as it stands (表头问题). */
export interface HeadingFault { readonly column: number; readonly heading: string; readonly code: "ledger/unit-differs" | "ledger/heading-twice" | "ledger/heading-unknown"; readonly zh: string; readonly en: string }
/** What the headings of a file are (表头对照): one entry per column of the file; unknown ones are asked about, never passed over in silence. */
export interface Headings {
  readonly found: readonly (SheetColumn | null)[]; readonly unknown: readonly { readonly column: number; readonly heading: string }[];
  readonly missing: readonly SheetColumn[]; readonly faults: readonly HeadingFault[];
}

/** Where the bracket opens that the last sign closes, -1 for none: `昼间声级(dB(A))` has the unit `dB(A)`. */
function openingOf(text: string): number {
  if (!text.endsWith(")")) return -1;
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at--) {
    if (text[at] === ")") depth++;
    else if (text[at] === "(" && --depth === 0) return at;
  }
  return -1;
}
/** A heading without stars, blanks, separators and its unit in brackets: what is compared. */
function bare(heading: string): { readonly name: string; readonly unit: string | null } {
  const text = halfWidth(heading).replace(/\s|\*|·|:/g, ""), opening = openingOf(text);
  return opening < 0 ? { name: text.toLowerCase(), unit: null } : { name: text.slice(0, opening).toLowerCase(), unit: text.slice(opening + 1, -1) };
}
const sameUnit = (a: string, b: string): boolean => unitText(a) === unitText(b);
const unitText = (unit: string): string => halfWidth(unit).replace(/\s|\*|·|:/g, "").replace(/³/g, "3").replace(/²/g, "2").replace(/[μµ]/g, "u").toLowerCase();

/**
 * Matches the headings of a file with the columns of a sheet (表头匹配): the own heading, then its other ones, then what was remembered.
 * A heading with another unit is a fault, since its numbers would mean something else; so is one column named twice.
 */
export function headingOf(sheet: Sheet, headings: readonly string[], remembered: Remembered = {}): Headings {
  const byName = new Map<string, SheetColumn | null>();
  const learn = (heading: string, column: SheetColumn): void => { const { name } = bare(heading), other = byName.get(name); byName.set(name, other === undefined || other === column ? column : null); };
  for (const column of sheet.columns) learn(column.heading, column);
  // what two columns could both be called is no name of either
  const own = new Set(byName.keys());
  for (const column of sheet.columns) for (const also of column.also) if (!own.has(bare(also).name)) learn(also, column);
  const told = new Map(Object.entries(remembered).map(([heading, target]) => [bare(heading).name, target]));
  const unknown: { column: number; heading: string }[] = [], faults: HeadingFault[] = [], taken = new Map<SheetColumn, number>();
  const found = headings.map((heading, index): SheetColumn | null => {
    if (heading.trim() === "") return null;
    const { name, unit } = bare(heading), whole = halfWidth(heading).replace(/\s|\*|·|:/g, "").toLowerCase(), target = told.get(name);
    if (target === "") return null;
    const column = sheet.columns.find((each) => (each.part === "" ? each.field : `${each.field}/${each.part}`) === target) ?? byName.get(name) ?? byName.get(whole) ?? null;
    if (column === null) { unknown.push({ column: index, heading }); return null; }
    if (unit !== null && column.unit !== "" && !sameUnit(unit, column.unit)) { faults.push({ column: index, heading, code: "ledger/unit-differs", zh: `“${heading}”的单位应为 ${column.unit}`, en: `the unit of "${heading}" should be ${column.unit}` }); return null; }
    const before = taken.get(column);
    if (before !== undefined) { faults.push({ column: index, heading, code: "ledger/heading-twice", zh: `“${heading}”与第 ${before + 1} 列重复`, en: `"${heading}" is also column ${before + 1}` }); return null; }
    taken.set(column, index);
    return column;
  });
  return { found, unknown, faults, missing: sheet.columns.filter((column) => column.isRequired && !taken.has(column)) };
}
