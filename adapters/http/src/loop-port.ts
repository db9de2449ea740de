import type { Actor, TableModel } from "@yunqing/domain";
import type { LoopDayView, LoopDetail, LoopRecordsView, LoopRow, LoopTemplateView, LoopTrialView, PutLoop, SayLoop, SwitchLoop, TryLoop } from "@yunqing/wire";

/** Which records are asked for. */
export interface LoopRecordsAsked { readonly subject?: string; readonly from?: string; readonly until?: string; readonly before?: number; readonly limit?: number }
/** What the routes ask of the desk of control loops (控制回路). */
export interface LoopDeskPort {
  loops(actor: Actor): Promise<readonly LoopRow[]>;
  loop(actor: Actor, loop: string): Promise<LoopDetail>;
  templates(actor: Actor): Promise<readonly LoopTemplateView[]>;
  trial(actor: Actor, command: TryLoop): Promise<LoopTrialView>;
  putLoop(actor: Actor, command: PutLoop): Promise<LoopDetail>;
  switchLoop(actor: Actor, loop: string, command: SwitchLoop): Promise<LoopDetail>;
  say(actor: Actor, loop: string, command: SayLoop): Promise<LoopDetail>;
  day(actor: Actor, loop: string, query: { readonly day: string }): Promise<LoopDayView>;
  records(actor: Actor, loop: string, query: LoopRecordsAsked): Promise<LoopRecordsView>;
  recordsTaken(actor: Actor, loop: string, query: LoopRecordsAsked, language?: "zh" | "en"): Promise<TableModel>;
}
