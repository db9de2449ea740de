import type { Labels } from "@yunqing/standards";
import { nameFieldOf, type Ledger } from "../declare.js";
import { seesState } from "../sight/seen.js";
import { isSeenClear } from "../values/masking.js";
import { shownFields } from "./visibility.js";

/** What the colour of a feature says (图例): a choice or the state, with its options in order. */
export interface Legend { readonly by: string; readonly label: Labels; readonly options: readonly { readonly id: string; readonly label: Labels }[] }
/** A layer of the map (图层) for one place field. */
export interface MapLayer { readonly id: string; readonly ledger: string; readonly field: string; readonly title: Labels; readonly geometry: "point" | "line" | "area"; readonly nameField: string; readonly legends: readonly Legend[]; readonly card: readonly string[] }

/** Derives the map layers of a ledger (由声明得到图层), one for each place that the person sees; none when there is no place. */
export function mapLayerOf(ledger: Ledger, holds?: readonly string[]): readonly MapLayer[] {
  const fields = shownFields(ledger, holds), nameField = nameFieldOf(ledger), places = fields.filter(([, field]) => field.kind === "place");
  const legends: readonly Legend[] = [
    ...(ledger.life && seesState(ledger, holds) ? [{ by: "row_state", label: { zh: "状态", en: "State" }, options: Object.entries(ledger.life.states).map(([id, state]) => ({ id, label: state.label })) }] : []),
    ...fields.flatMap(([name, field]) => (field.kind === "choice" ? [{ by: name, label: field.label, options: Object.entries(field.options).map(([id, option]) => ({ id, label: { zh: option.zh, en: option.en } })) }] : [])),
  ];
  const card = fields.filter(([name, field]) => name !== nameField && !["place", "children", "file"].includes(field.kind) && (holds === undefined || isSeenClear(field, holds))).map(([name]) => name).slice(0, 6);
  return places.flatMap(([name, field]) => (field.kind !== "place" ? [] : [{ id: `${ledger.id}/${name}`, ledger: ledger.id, field: name, geometry: field.geometry, nameField, legends, card, title: places.length === 1 ? ledger.title : { zh: `${ledger.title.zh}·${field.label.zh}`, en: `${ledger.title.en}: ${field.label.en}` } }]));
}
