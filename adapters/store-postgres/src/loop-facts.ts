import type { LoopAct, LoopFact, Signed } from "@yunqing/domain";
import type { Insertable, Selectable } from "kysely";
import { signedColumns, signedOf } from "./facts.js";
import type { LoopActTable, LoopSettingTable } from "./loop-tables.js";

// Facts of control loops and their rows, both ways; nothing is lost and nothing is rounded in between.

export const loopRow = (fact: LoopFact): Insertable<LoopSettingTable> => {
  const { loop, seq, active, simulated, site, setting, links, feeds, reason } = fact;
  return { ...signedColumns(fact), loop, seq, active, content: JSON.stringify({ simulated, site, setting, links, feeds, reason }) };
};
export const loopOf = (row: Selectable<LoopSettingTable>): LoopFact => ({ ...signedOf(row), loop: row.loop, seq: row.seq, active: row.active, ...(JSON.parse(row.content) as Omit<LoopFact, keyof Signed | "loop" | "seq" | "active">) });
export const loopActRow = (act: LoopAct): Insertable<LoopActTable> => ({ ...signedColumns(act), loop: act.loop, content: JSON.stringify({ name: act.name, word: act.word }) });
export const loopActOf = (row: Selectable<LoopActTable>): LoopAct => ({ ...signedOf(row), loop: row.loop, ...(JSON.parse(row.content) as Pick<LoopAct, "name" | "word">) });
