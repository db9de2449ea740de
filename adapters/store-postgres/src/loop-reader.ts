import type { LoopAct, LoopFact, LoopReader } from "@yunqing/domain";
import { AlarmSchemaReader } from "./alarm-reader.js";
import { loopActOf, loopOf } from "./loop-facts.js";

/** Reads control loops of one district (控制回路读口). */
export class LoopSchemaReader extends AlarmSchemaReader implements LoopReader {
  async loops({ loop }: { readonly loop?: string } = {}): Promise<readonly LoopFact[]> {
    let query = this.db.selectFrom("loop_setting").selectAll();
    if (loop !== undefined) query = query.where("loop", "=", loop);
    return (await query.orderBy("loop").orderBy("seq").execute()).map(loopOf);
  }
  async loopActs({ loop, id, limit }: { readonly loop?: string; readonly id?: string; readonly limit?: number }): Promise<readonly LoopAct[]> {
    let query = this.db.selectFrom("loop_act").selectAll();
    if (loop !== undefined) query = query.where("loop", "=", loop);
    if (id !== undefined) query = query.where("id", "=", id);
    return (await query.orderBy("at", "desc").orderBy("id", "desc").limit(limit ?? 1000).execute()).map(loopActOf);
  }
}
