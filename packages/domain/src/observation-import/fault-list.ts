import type { Labels } from "@yunqing/standards";
import type { ImportFault } from "../desk/observation-desk-views.js";

/** Faults that are listed at most; all are counted. */
export const mostFaults = 1_000;

/** Faults and notes of one file (导入问题清单): every fault counted, the first thousand listed; each kind of note told once with its count. */
export class FaultList {
  readonly #faults: ImportFault[] = [];
  readonly #notes = new Map<string, { count: number; readonly say: (count: number) => Labels }>();
  count = 0;
  add(row: number, column: string, value: string, message: Labels): void {
    this.count += 1;
    if (this.#faults.length < mostFaults) this.#faults.push({ row, column, value: value.slice(0, 200), message });
  }
  note(key: string, say: (count: number) => Labels, count = 1): void {
    const held = this.#notes.get(key);
    if (held === undefined) this.#notes.set(key, { count, say }); else held.count += count;
  }
  /** in the order of the rows */
  get faults(): readonly ImportFault[] { return [...this.#faults].sort((a, b) => a.row - b.row); }
  get notes(): readonly Labels[] { return [...this.#notes.values()].map(({ count, say }) => say(count)); }
}
