import { exact, isDecimal, sum, type Labels } from "@yunqing/standards";
import { isBlank } from "../condition.js";
import type { Ledger } from "../declare.js";
import { NotDeclared } from "../refusals.js";
import type { AnyRow, Field } from "../field.js";
import { seesState } from "../sight/seen.js";
import { isSeenClear } from "../values/masking.js";
import { kindOf } from "../kinds/kinds.js";
import { shownFields } from "./visibility.js";

/** What may be counted by and what may be summed (统计项). */
export interface Statistics {
  readonly counts: readonly { readonly by: string; readonly label: Labels; readonly options: readonly { readonly id: string; readonly label: Labels }[] }[];
  readonly sums: readonly { readonly of: string; readonly label: Labels; readonly unit: string }[];
}
/** One group (一组): the option, "" for blank; how many rows, and the exact sum of each sum field with how many rows had it. */
export interface Group { readonly option: string; readonly rows: number; readonly sums: Readonly<Record<string, { readonly value: string; readonly filled: number }>> }

function optionsOf(field: Field): readonly { readonly id: string; readonly label: Labels }[] {
  if (field.kind === "boolean") return [{ id: "true", label: { zh: "是", en: "yes" } }, { id: "false", label: { zh: "否", en: "no" } }];
  return "options" in field ? Object.entries(field.options).map(([id, option]) => ({ id, label: { zh: option.zh, en: option.en } })) : [];
}
/** Derives the statistics of a ledger (由声明得到统计): counts by state, choices and truths, sums of amounts. */
export function statisticsOf(ledger: Ledger, holds?: readonly string[]): Statistics {
  const fields = shownFields(ledger, holds).filter(([, field]) => holds === undefined || isSeenClear(field, holds));
  return {
    counts: [
      ...(ledger.life && seesState(ledger, holds) ? [{ by: "row_state", label: { zh: "状态", en: "State" }, options: Object.entries(ledger.life.states).map(([id, state]) => ({ id, label: state.label })) }] : []),
      ...fields.filter(([, field]) => kindOf(field).tally === "count").map(([name, field]) => ({ by: name, label: field.label, options: optionsOf(field) })),
    ],
    // a computed rate is not added up; what was entered as an amount is
    sums: fields.filter(([, field]) => kindOf(field).tally === "sum").map(([name, field]) => ({ of: name, label: field.label, unit: "unit" in field ? field.unit ?? "" : "" })),
  };
}
const keysOf = (value: unknown): readonly string[] => (isBlank(value) ? [""] : Array.isArray(value) ? value.map(String) : [String(value)]);

/**
 * Counts and sums rows by one field (分组统计), exactly; declared options first, also those without rows. A row with several options counts in each.
 * @param by  a field or `row_state`, as `statisticsOf` names them
 * @param holds  absent: the whole declaration; else no field that the person does not see is counted by or summed
 * @throws {NotDeclared} the statistics have no such count
 */
export function groupsOf(ledger: Ledger, rows: readonly AnyRow[], by: string, holds?: readonly string[]): readonly Group[] {
  const { counts, sums } = statisticsOf(ledger, holds), count = counts.find((each) => each.by === by);
  if (!count) throw new NotDeclared(ledger.id, by);
  const groups = new Map<string, AnyRow[]>(count.options.map(({ id }) => [id, []]));
  for (const row of rows) for (const key of keysOf(row[by])) { const own = groups.get(key); if (own) own.push(row); else groups.set(key, [row]); }
  return [...groups].map(([option, own]) => ({
    option, rows: own.length,
    sums: Object.fromEntries(sums.map(({ of }) => { const values = own.map((row) => String(row[of] ?? "")).filter(isDecimal); return [of, { value: sum(values.map((each) => exact(each))).toString(), filled: values.length }]; })),
  }));
}
