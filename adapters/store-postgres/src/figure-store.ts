import type { FigureStore } from "@yunqing/domain";
import type { Engine } from "./engine.js";

/** The figures of one district's schema (统计值库). */
export class SchemaFigures implements FigureStore {
  readonly #engine: Engine;
  readonly #schema: string;
  constructor(engine: Engine, schema: string) { this.#engine = engine; this.#schema = schema; }
}
