import type { AlarmRule, AlarmSettings, AlarmStep, AlarmWebhook, EnforcementClue, ShiftAct } from "./model.js";

/** Reading what people set and did about alarms (报警): part of {@link DistrictReader}. */
export interface AlarmReader {
  /** every version, in the order of recording */
  alarmRules(): Promise<readonly AlarmRule[]>;
  alarmSettings(): Promise<readonly AlarmSettings[]>;
  alarmWebhooks(): Promise<readonly AlarmWebhook[]>;
  /** by alarm, ascending by seq */
  alarmSteps(alarms: readonly string[]): Promise<readonly AlarmStep[]>;
  /** acts of the latest shifts, the first first; `shift`: of one only */
  shiftActs(filter: { readonly shift?: string; readonly limit?: number }): Promise<readonly ShiftAct[]>;
  /** the latest first */
  enforcementClues(filter?: { readonly alarm?: string; readonly id?: string }): Promise<readonly EnforcementClue[]>;
}
/** Writing it, inside the audited transaction: part of {@link DistrictWriter}. */
export interface AlarmWriter extends AlarmReader {
  /** @throws {Overtaken} when `seq` is not the next of its rule */
  appendAlarmRule(rule: AlarmRule): Promise<"stored" | "known">;
  /** @throws {Overtaken} */
  appendAlarmSettings(settings: AlarmSettings): Promise<"stored" | "known">;
  /** @throws {Overtaken} */
  appendAlarmWebhook(webhook: AlarmWebhook): Promise<"stored" | "known">;
  /** Steps on alarms, many at once; each alarm moves, and with a storm all that is folded under it and stands where the storm stood. @throws {Overtaken} when an alarm is no longer in the state `from` */
  appendAlarmSteps(steps: readonly AlarmStep[]): Promise<"stored" | "known">;
  /** @throws {Overtaken} when `seq` is not the next of its shift */
  appendShiftAct(act: ShiftAct): Promise<"stored" | "known">;
  /** Issues the next number of the year. One clue for an alarm. */
  appendEnforcementClue(clue: Omit<EnforcementClue, "number">): Promise<{ readonly outcome: "stored" | "known"; readonly number: string }>;
}
