import { textArray } from "./sql-arrays.js";

/** Parameters of one statement in the order of their asking: values never stand in the text. */
export class Parameters {
  readonly list: unknown[] = [];
  readonly #known = new Map<unknown, string>();
  put(value: unknown): string {
    const known = this.#known.get(value);
    if (known !== undefined) return known;
    this.list.push(value);
    const name = `$${this.list.length}`;
    if (typeof value === "string") this.#known.set(value, name);
    return name;
  }
  texts(values: readonly string[]): string { return `${this.put(textArray(values))}::text[]`; }
}

/** A row that is there: neither merged nor withdrawn. The very words of the indexes, so that they answer alone. */
export const isThere = "row_kind not in ('merged', 'withdrawn')";
