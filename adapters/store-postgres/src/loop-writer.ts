import { sql } from "kysely";
import { Overtaken, type LoopAct, type LoopFact, type LoopWriter } from "@yunqing/domain";
import { AlarmSchemaWriter } from "./alarm-writer.js";
import type { Outcome } from "./fact-writer.js";
import { loopActOf, loopActRow, loopOf, loopRow } from "./loop-facts.js";

/** Writes control loops of one district (控制回路写口), inside the transaction that holds the head of the audit chain. */
export abstract class LoopSchemaWriter extends AlarmSchemaWriter implements LoopWriter {
  async appendLoop(fact: LoopFact): Promise<Outcome> {
    const same = await this.row(fact.id, "loop_setting", loopOf);
    if (same === null) {
      const { rows } = await sql<{ last: number | null }>`select max(seq) as last from loop_setting where loop = ${fact.loop}`.execute(this.db);
      if (fact.seq !== (rows[0]?.last ?? 0) + 1) throw new Overtaken(fact.loop);
    }
    return this.append(fact, same, () => this.db.insertInto("loop_setting").values(loopRow(fact)).execute());
  }
  async appendLoopAct(act: LoopAct): Promise<Outcome> {
    return this.append(act, await this.row(act.id, "loop_act", loopActOf), () => this.db.insertInto("loop_act").values(loopActRow(act)).execute());
  }
}
