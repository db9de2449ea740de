import type { AlarmStore } from "@yunqing/domain";
import type { Engine } from "./engine.js";

/** The alarms of one district's schema (报警库). */
export class SchemaAlarms implements AlarmStore {
  readonly #engine: Engine;
  readonly #schema: string;
  constructor(engine: Engine, schema: string) { this.#engine = engine; this.#schema = schema; }
}
