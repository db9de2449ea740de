import type { HeldReadKey, ReadKeyReader, ReadKeySession } from "@yunqing/domain";
import { LoopSchemaReader } from "./loop-reader.js";
import { readKeyEndOf, readKeyOf } from "./read-key-facts.js";

/** Reads the read keys of one district (只读密钥读口). */
export class ReadKeySchemaReader extends LoopSchemaReader implements ReadKeyReader {
  async readKeys({ id, keyHash }: Parameters<ReadKeyReader["readKeys"]>[0] = {}): Promise<readonly HeldReadKey[]> {
    let query = this.db.selectFrom("read_key").selectAll();
    if (id !== undefined) query = query.where("id", "=", id);
    if (keyHash !== undefined) query = query.where("key_hash", "=", keyHash);
    const keys = await query.orderBy("recorded_at").orderBy("id").execute(), ids = keys.map((key) => key.id);
    if (ids.length === 0) return [];
    const ends = new Map((await this.db.selectFrom("read_key_end").selectAll().where("key", "in", ids).execute()).map((row) => [row.key, readKeyEndOf(row)]));
    const seen = new Map((await this.db.selectFrom("read_key_seen").selectAll().where("key", "in", ids).execute()).map((row) => [row.key, { at: row.at.toISOString(), address: row.address }]));
    return keys.map((row) => ({ ...readKeyOf(row), ended: ends.get(row.id) ?? null, seen: seen.get(row.id) ?? null }));
  }
  async readKeySession(tokenHash: string): Promise<ReadKeySession | null> {
    const row = await this.db.selectFrom("read_key_session").selectAll().where("token_hash", "=", tokenHash).executeTakeFirst();
    return row === undefined ? null : { tokenHash: row.token_hash, key: row.key, openedAt: row.opened_at.toISOString(), address: row.address, agent: row.agent };
  }
}
