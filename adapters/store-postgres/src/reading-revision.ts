import { entriesOf, shapeOf, type Entry, type Shape } from "@yunqing/domain";

// What a further packet of a window changes: pure, the same rule for storing and for replaying.

/**
 * Rows that one window may have. An instrument whose clock stands still sends other values for the same moment for ever; past this many, its packets are kept without a further row.
 */
export const mostRows = 2_000;

const nameOf = ({ factor, field }: Entry): string => `${factor}\u0000${field}`;
const shapesRead = new Map<string, Shape>();
/** A shape read; the few hundred that there are stay read. */
export function readShape(text: string): Shape {
  let shape = shapesRead.get(text);
  if (shape === undefined) {
    shape = shapeOf(text);
    if (shapesRead.size >= 2_000) shapesRead.clear();
    shapesRead.set(text, shape);
  }
  return shape;
}

/** One window as its rows leave it (窗口现值): its values in force, its last seq. */
export class Window {
  readonly inForce = new Map<string, string>();
  last = -1;
  /** takes a row, in the order of seq */
  take(shape: string, content: string, seq: number): void {
    for (const entry of entriesOf(readShape(shape), content)) this.inForce.set(nameOf(entry), entry.value);
    if (seq > this.last) this.last = seq;
  }
}

/** What of a packet is new or other than what is in force (修订内容): whole factors, so that a revision holds a value with its flag. Null: nothing. */
export function revisionOf(inForce: ReadonlyMap<string, string>, entries: readonly Entry[]): readonly Entry[] | null {
  // a name twice in one packet: the later one counts, as it does once stored
  const last = new Map(entries.map((entry) => [nameOf(entry), entry.value]));
  const partOf = (entry: Entry): string => (entry.factor === "" ? nameOf(entry) : entry.factor);
  const changed = new Set<string>();
  for (const entry of entries) { const name = nameOf(entry), value = last.get(name); if (inForce.get(name) !== value) changed.add(partOf(entry)); }
  return changed.size === 0 ? null : entries.filter((entry) => changed.has(partOf(entry)));
}
