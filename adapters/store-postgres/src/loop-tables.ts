import type { FactColumns } from "./fact-columns.js";

// The tables of control loops as TypeScript sees them; the truth is in ../migrations/district.

export interface LoopSettingTable extends FactColumns { loop: string; seq: number; active: boolean; content: string }
export interface LoopActTable extends FactColumns { loop: string; content: string }
/** Tables of control loops (控制回路) in a district's schema. Those of machines are spoken to in SQL over the bare line. */
export interface LoopTables { loop_setting: LoopSettingTable; loop_act: LoopActTable }
/** Those of them that are facts: appended, never changed. */
export const loopFactTables = ["loop_setting", "loop_act"] as const;
/** What machines append and nobody changes. */
export const loopMachineTables = ["loop_record", "loop_act_outcome"] as const;
