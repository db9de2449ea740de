import type { Line } from "./dialect.js";

const most = 20_000;

/** The numbers of shapes (数据项结构编号): asked once, remembered by text, given out by the table so that two processes agree. */
export class Shapes {
  readonly #numbers = new Map<string, number>();

  /** Number of a shape that is known here; undefined: {@link learn} it first. */
  numberOf(shape: string): number | undefined { return this.#numbers.get(shape); }

  /** Those of the texts whose number is not known yet, each once. */
  unknown(shapes: Iterable<string>): readonly string[] {
    const out = new Set<string>();
    for (const shape of shapes) if (!this.#numbers.has(shape)) out.add(shape);
    return [...out];
  }

  /** Finds or gives out numbers, inside the caller's transaction. They count only after it: see {@link remember}. */
  async learn(line: Line, shapes: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const found = new Map<string, number>();
    for (let left = shapes; left.length > 0;) {
      const { rows } = await line.query("select shape, content from shape where content = any($1::text[])", [left]);
      for (const row of rows as { shape: number; content: string }[]) found.set(row.content, row.shape);
      left = left.filter((shape) => !found.has(shape));
      // whoever comes second gets nothing inserted, and finds the other's number in the next round
      if (left.length > 0) await line.query("insert into shape (shape, content) select (select coalesce(max(shape), 0) from shape) + t.n, t.c from unnest($1::text[]) with ordinality as t (c, n) on conflict do nothing", [left]);
    }
    return found;
  }
  /** Keeps numbers that are committed. */
  remember(found: ReadonlyMap<string, number>): void {
    if (this.#numbers.size + found.size > most) this.#numbers.clear();
    for (const [shape, number] of found) this.#numbers.set(shape, number);
  }
}
