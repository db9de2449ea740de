import type { Labels } from "@yunqing/standards";
import { nameFieldOf, type Ledger } from "../declare.js";
import type { FilterWay } from "../kinds/kind.js";
import { kindOf } from "../kinds/kinds.js";
import { seesState } from "../sight/seen.js";
import { isSeenClear } from "../values/masking.js";
import { shownFields } from "./visibility.js";

export interface ListColumn { readonly name: string; readonly label: Labels; readonly unit: string; readonly align: "left" | "right"; readonly isSortable: boolean }
/** A filter (筛选): its ways, and the options where there are some. */
export interface ListFilter { readonly name: string; readonly label: Labels; readonly ways: readonly FilterWay[]; readonly options: readonly { readonly id: string; readonly label: Labels }[] }
/** A list (列表): columns, filters, sorts. The state of the life cycle is the column `row_state`. */
export interface List { readonly ledger: string; readonly title: Labels; readonly nameField: string; readonly columns: readonly ListColumn[]; readonly filters: readonly ListFilter[]; readonly sorts: readonly string[] }

/**
 * Derives the list of a ledger (由声明得到列表).
 * What a person sees only masked can be neither filtered nor sorted by: the order of rows would tell what the mask hides.
 */
export function listOf(ledger: Ledger, holds?: readonly string[]): List {
  const fields = shownFields(ledger, holds), clear = fields.filter(([, field]) => holds === undefined || isSeenClear(field, holds));
  const states = Object.entries(seesState(ledger, holds) ? ledger.life?.states ?? {} : {}).map(([id, state]) => ({ id, label: state.label })), stateLabel: Labels = { zh: "状态", en: "State" };
  const isNumber = (kind: string): boolean => ["decimal", "integer", "money"].includes(kind);
  const sorts = clear.filter(([, field]) => kindOf(field).isSortable(field)).map(([name]) => name);
  return {
    ledger: ledger.id, title: ledger.title, nameField: nameFieldOf(ledger),
    columns: [
      ...fields.filter(([, field]) => field.kind !== "children").map(([name, field]) => ({ name, label: field.label, unit: "unit" in field ? field.unit ?? "" : "", align: isNumber(field.kind) || (field.kind === "computed" && field.as === "decimal") ? "right" as const : "left" as const, isSortable: sorts.includes(name) })),
      ...(states.length > 0 ? [{ name: "row_state", label: stateLabel, unit: "", align: "left" as const, isSortable: true }] : []),
    ],
    filters: [
      ...clear.map(([name, field]) => ({ name, label: field.label, ways: kindOf(field).filtersOf(field), options: "options" in field ? Object.entries(field.options).map(([id, option]) => ({ id, label: { zh: option.zh, en: option.en } })) : [] })),
      ...(states.length > 0 ? [{ name: "row_state", label: stateLabel, ways: ["any-of" as const], options: states }] : []),
    ],
    sorts: [...sorts, ...(states.length > 0 ? ["row_state"] : [])],
  };
}
