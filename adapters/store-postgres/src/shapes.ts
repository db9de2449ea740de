import type { Engine } from "./engine.js";
import type { Line } from "./dialect.js";
import { textArray } from "./sql-arrays.js";

const most = 20_000;

/**
 * The numbers of shapes (数据项结构编号): asked once, remembered both ways, given out by the table so that two processes agree.
 * What is remembered is committed, and bounded: an instrument that names its factors anew each time costs time, never memory.
 */
export class Shapes {
  readonly #numbers = new Map<string, number>();
  readonly #texts = new Map<number, string>();
  readonly #engine: Engine;
  readonly #schema: string;
  constructor(engine: Engine, schema: string) { this.#engine = engine; this.#schema = schema; }

  /** Numbers of all the texts; those that the table has not seen are put in, in a transaction of their own. */
  async numbersOf(shapes: Iterable<string>): Promise<ReadonlyMap<string, number>> {
    const out = new Map<string, number>(), unknown = new Set<string>();
    for (const shape of shapes) { const number = this.#numbers.get(shape); if (number === undefined) unknown.add(shape); else out.set(shape, number); }
    if (unknown.size === 0) return out;
    const learnt = await this.#engine.write(this.#schema, ({ line }) => shapeNumbers(line, this.#schema, [...unknown]));
    for (const [shape, number] of learnt) out.set(shape, number);
    this.remember(learnt);
    return out;
  }
  /** Number of a shape that is known here. */
  numberOf(shape: string): number | undefined { return this.#numbers.get(shape); }

  /** Texts of numbers that rows hold, within the caller's transaction. */
  async textsOf(line: Line, numbers: Iterable<number>): Promise<ReadonlyMap<number, string>> {
    const out = new Map<number, string>(), unknown = new Set<number>();
    for (const number of numbers) { const text = this.#texts.get(number); if (text === undefined) unknown.add(number); else out.set(number, text); }
    if (unknown.size === 0) return out;
    const { rows } = await line.query("select shape, content from shape where shape = any($1::integer[])", [`{${[...unknown].join(",")}}`]);
    for (const row of rows as { shape: number; content: string }[]) { out.set(row.shape, row.content); if (this.#texts.size < most) this.#texts.set(row.shape, row.content); }
    return out;
  }

  /** Keeps numbers that are committed; the oldest go when there are too many. */
  remember(learnt: ReadonlyMap<string, number>): void {
    for (const [shape, number] of learnt) {
      if (this.#numbers.size >= most) for (const oldest of this.#numbers.keys()) { this.#numbers.delete(oldest); break; }
      if (this.#texts.size >= most) for (const oldest of this.#texts.keys()) { this.#texts.delete(oldest); break; }
      this.#numbers.set(shape, number);
      this.#texts.set(number, shape);
    }
  }
}

/** Finds or gives out numbers of shapes, inside the caller's transaction. Who adds one holds a lock till its end, so that no shape comes twice and no number either. */
export async function shapeNumbers(line: Line, schema: string, shapes: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  const look = async (): Promise<readonly string[]> => {
    const { rows } = await line.query("select s.shape, s.content from unnest($1::text[]) as g (content) join shape s on s.content = g.content", [textArray(shapes)]);
    for (const row of rows as { shape: number; content: string }[]) found.set(row.content, row.shape);
    return [...new Set(shapes)].filter((shape) => !found.has(shape));
  };
  if ((await look()).length === 0) return found;
  await line.query("select pg_advisory_xact_lock(hashtextextended($1, 20260102))", [`yunqing shapes ${schema}`]);
  const missing = await look();
  if (missing.length === 0) return found;
  const { rows } = await line.query("insert into shape (shape, content) select (select coalesce(max(shape), 0) from shape)::integer + g.n::integer, g.content from unnest($1::text[]) with ordinality as g (content, n) returning shape, content", [textArray(missing)]);
  for (const row of rows as { shape: number; content: string }[]) found.set(row.content, row.shape);
  return found;
}
