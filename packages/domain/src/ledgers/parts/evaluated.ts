import { exact, type Exact } from "@yunqing/standards";
import type { Inputs } from "@yunqing/ledger";

const hundred = exact(100);
/** Growth over the year before in a hundred (较上年增长率), exact; null when one is unknown or the year before was none. */
export function changeOf(now: Exact | null, before: Exact | null): Exact | null { return now === null || before === null || before.isZero() ? null : now.minus(before).times(hundred).over(before); }
/** The first class whose lower bound the value reaches (分级), bounds falling as decimal text; below all of them, the rest. */
export function classOf(value: Exact | null, classes: readonly (readonly [lowest: string, name: string])[], rest: string): string | null { return value === null ? null : classes.find(([lowest]) => value.compare(exact(lowest)) >= 0)?.[1] ?? rest; }
/** One amount by another (单位量), exact; null when one is unknown or the divisor is none. */
export function quotientOf(part: Exact | null, whole: Exact | null): Exact | null { return part === null || whole === null || whole.isZero() ? null : part.over(whole); }
/** The product of fields (乘积); null when one is blank. */
export function productOf(row: Inputs, fields: readonly string[]): Exact | null { return fields.reduce<Exact | null>((all, each) => { const value = row.exact(each); return all === null || value === null ? null : all.times(value); }, exact(1)); }
/** How many of the fields are filled, in a hundred (完整率): what the national forms ask for and is still blank lowers it. */
export function filledOf(row: Inputs, fields: readonly string[]): Exact { return exact(fields.filter((each) => { const value = row.value(each); return value !== null && value !== "" && !(Array.isArray(value) && value.length === 0); }).length).times(hundred).over(exact(fields.length)); }
