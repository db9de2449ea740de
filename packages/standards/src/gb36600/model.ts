import type { DatedEdition } from "../editions.js";
import type { Labels } from "../labels.js";

/** A row of tables 1 and 2 (表1、表2 的一行): screening and control values, each for first-class and second-class land, mg/kg. */
export interface ConstructionItem {
  readonly table: 1 | 2;
  readonly no: number;
  readonly name: Labels;
  readonly cas?: string;
  readonly screening: readonly [string, string];
  readonly control: readonly [string, string];
  /** As, Co, V: a value above screening and not above the local soil background is not managed as contaminated (note 1) */
  readonly backgroundRule?: true;
}

/** The editions of GB 36600 (版本). */
export const gb36600Editions: readonly DatedEdition[] = [{ standard: "GB 36600", edition: "GB 36600-2018", from: "2018-08-01", held: true }];
