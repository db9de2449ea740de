import type { Actor, ReportModel, TableModel } from "@yunqing/domain";
import type { ActOnShift, AlarmCountsView, AlarmDetail, AlarmList, AlarmNews, AlarmQuery, AlarmRuleRow, AlarmRulesView, AlarmSettingsView, AlarmsMoved, AlarmStatisticsQuery, AlarmStatisticsView, AlarmTrial, AlarmWebhookRow, ClueDetail, ClueRow, MakeClue, MoveAlarms, PutAlarmRule, PutAlarmSettings, PutAlarmWebhook, ShiftRow, TestAlarmWebhook, TryAlarmRule } from "@yunqing/wire";

/** What the routes ask of the desk of alarms (报警). */
export interface AlarmDeskPort {
  alarms(actor: Actor, query: AlarmQuery): Promise<AlarmList>;
  alarm(actor: Actor, id: string): Promise<AlarmDetail>;
  counts(actor: Actor): Promise<AlarmCountsView>;
  /** what changed since a cursor, or null when nothing did; the counts alone without one */
  changesSince(actor: Actor, cursor: string | null): Promise<AlarmNews | null>;
  move(actor: Actor, command: MoveAlarms): Promise<AlarmsMoved>;
  rules(actor: Actor): Promise<AlarmRulesView>;
  putRule(actor: Actor, command: PutAlarmRule): Promise<AlarmRuleRow>;
  tryRule(actor: Actor, command: TryAlarmRule): Promise<AlarmTrial>;
  settings(actor: Actor): Promise<AlarmSettingsView>;
  putSettings(actor: Actor, command: PutAlarmSettings): Promise<AlarmSettingsView>;
  webhooks(actor: Actor): Promise<readonly AlarmWebhookRow[]>;
  putWebhook(actor: Actor, command: PutAlarmWebhook): Promise<AlarmWebhookRow>;
  testWebhook(actor: Actor, hook: string, command: TestAlarmWebhook): Promise<void>;
  shifts(actor: Actor): Promise<readonly ShiftRow[]>;
  actOnShift(actor: Actor, command: ActOnShift): Promise<readonly ShiftRow[]>;
  statistics(actor: Actor, query: AlarmStatisticsQuery): Promise<AlarmStatisticsView>;
  clues(actor: Actor): Promise<readonly ClueRow[]>;
  clue(actor: Actor, id: string): Promise<ClueDetail>;
  makeClue(actor: Actor, command: MakeClue): Promise<ClueDetail>;
  /** the frozen data as a table that is about to be taken; who takes it is on record */
  clueTaken(actor: Actor, id: string): Promise<TableModel>;
  /** the paper of a clue that is about to be taken; who takes it is on record */
  cluePaper(actor: Actor, id: string): Promise<ReportModel>;
}
