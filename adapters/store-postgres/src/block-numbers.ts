import type { Engine } from "./engine.js";

const lent = 100;

/** Numbers of blocks (报文块编号), borrowed in hundreds so that writers never wait for each other; what a process had borrowed when it ended is never given out again. */
export class BlockNumbers {
  readonly #engine: Engine;
  readonly #schema: string;
  #next = 0; #last = -1;
  #borrowing: Promise<void> | null = null;
  constructor(engine: Engine, schema: string) { this.#engine = engine; this.#schema = schema; }

  /** So many numbers, ascending. */
  async take(count: number): Promise<readonly number[]> {
    const out: number[] = [];
    while (out.length < count) {
      if (this.#next <= this.#last) { out.push(this.#next++); continue; }
      this.#borrowing ??= this.#borrow().finally(() => { this.#borrowing = null; });
      await this.#borrowing;
    }
    return out;
  }
  async #borrow(): Promise<void> {
    const { rows } = await this.#engine.write(this.#schema, ({ line }) => line.query("update block_counter set last = last + $1 returning last::float8 as last", [lent]));
    this.#last = (rows[0] as { last: number }).last;
    this.#next = this.#last - lent + 1;
  }
}
