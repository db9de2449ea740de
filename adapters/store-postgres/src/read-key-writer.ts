import type { ReadKey, ReadKeyEnd, ReadKeySession, ReadKeyWriter } from "@yunqing/domain";
import type { Outcome } from "./fact-writer.js";
import { instant } from "./facts.js";
import { LoopSchemaWriter } from "./loop-writer.js";
import { readKeyEndOf, readKeyEndRow, readKeyOf, readKeyRow } from "./read-key-facts.js";

/** Writes the read keys of one district (只读密钥写口), inside the transaction that holds the head of the audit chain. */
export abstract class ReadKeySchemaWriter extends LoopSchemaWriter implements ReadKeyWriter {
  async appendReadKey(key: ReadKey): Promise<Outcome> { return this.append(key, await this.row(key.id, "read_key", readKeyOf), () => this.db.insertInto("read_key").values(readKeyRow(key)).execute()); }
  async appendReadKeyEnd(end: ReadKeyEnd): Promise<Outcome> {
    await this.exists("read_key", end.key, "read key");
    return this.append(end, await this.row(end.id, "read_key_end", readKeyEndOf), () => this.db.insertInto("read_key_end").values(readKeyEndRow(end)).execute());
  }
  async appendReadKeySession(session: ReadKeySession): Promise<void> {
    await this.db.insertInto("read_key_session").values({ token_hash: session.tokenHash, key: session.key, opened_at: instant(session.openedAt), address: session.address, agent: session.agent }).execute();
    this.counts.stored += 1;
  }
}
