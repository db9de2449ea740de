import type { LoopStore } from "@yunqing/domain";
import type { Engine } from "./engine.js";

/** The control loops of one district's schema (回路记录库). */
export class SchemaLoops implements LoopStore {
  readonly #engine: Engine;
  readonly #schema: string;
  constructor(engine: Engine, schema: string) { this.#engine = engine; this.#schema = schema; }
}
