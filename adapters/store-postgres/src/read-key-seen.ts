import type { ReadKeySeen, ReadKeySeenStore } from "@yunqing/domain";
import type { Engine } from "./engine.js";
import { instant } from "./facts.js";
import type { DistrictTables } from "./tables.js";

/** Where one district keeps when its read keys were last used (密钥最近使用). */
export class SchemaReadKeySeen implements ReadKeySeenStore {
  readonly #engine: Engine;
  readonly #schema: string;
  constructor(engine: Engine, schema: string) { this.#engine = engine; this.#schema = schema; }
  async readKeySeen(key: string, { at, address }: ReadKeySeen): Promise<void> {
    const columns = { at: instant(at), address };
    await this.#engine.write<DistrictTables, unknown>(this.#schema, ({ db }) => db.insertInto("read_key_seen").values({ key, ...columns }).onConflict((on) => on.column("key").doUpdateSet(columns)).execute());
  }
}
