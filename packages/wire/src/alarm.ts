import type { Attestation, Labels, Lineage } from "@yunqing/standards";
import type { MeasuredKind, PointKind } from "./monitoring.js";

/** Routes of alarms (报警接口路径). */
export const alarmPaths = {
  alarms: "/api/d/{d}/alarms", alarm: "/api/d/{d}/alarms/by/{id}", alarmCounts: "/api/d/{d}/alarms/counts", alarmMoves: "/api/d/{d}/alarms/moves", alarmLive: "/api/d/{d}/alarms/live",
  alarmRules: "/api/d/{d}/alarms/rules", alarmTrial: "/api/d/{d}/alarms/rules/trial", alarmSettings: "/api/d/{d}/alarms/settings", alarmWebhooks: "/api/d/{d}/alarms/webhooks", alarmWebhookTest: "/api/d/{d}/alarms/webhooks/{id}/test",
  alarmShifts: "/api/d/{d}/alarms/shifts", alarmStatistics: "/api/d/{d}/alarms/statistics", clues: "/api/d/{d}/alarms/clues", clue: "/api/d/{d}/alarms/clues/by/{id}", clueSheet: "/api/d/{d}/alarms/clues/by/{id}/table.xlsx", cluePaper: "/api/d/{d}/alarms/clues/by/{id}/paper.docx",
} as const;

// Alarms (报警). Amounts are decimal text beside a unit; instants are ISO with offset +08:00; durations end in their unit.

export type AlarmLevelWord = "notice" | "general" | "major" | "severe";
export type AlarmKindWord = "limit" | "warning" | "device-state" | "silence" | "quality" | "trend" | "storm";
export type AlarmRuleKindWord = Exclude<AlarmKindWord, "storm">;
export type AlarmStateWord = "raised" | "acknowledged" | "caused" | "handled" | "closed";
export type AlarmMoveWord = "acknowledge" | "cause" | "handle" | "return" | "close" | "note";
export type AlarmCauseWord = "exceedance" | "instrument-fault" | "treatment-fault" | "maintenance" | "power-cut" | "communication" | "weather" | "start-stop" | "false" | "other";

/** An alarm in a list (报警一行). A storm has no point, and `members` alarms folded under it. */
export interface AlarmRow {
  readonly id: string; readonly kind: AlarmKindWord; readonly rule: string; readonly ruleName: Labels; readonly level: AlarmLevelWord; readonly state: AlarmStateWord;
  readonly point: string | null; readonly pointName: Labels | null; readonly place: string | null; readonly enterprise: string | null; readonly item: string | null; readonly itemName: Labels | null; readonly text: Labels;
  readonly value: string; readonly unit: string; readonly limit: string | null; readonly op: string; readonly basis: string; readonly clause: string;
  readonly raisedAt: string; readonly lastAt: string; readonly lastValue: string; readonly count: number; readonly endedAt: string | null; readonly storm: string | null; readonly members: number;
  readonly escalated: number; readonly cause: AlarmCauseWord | null; readonly acknowledgedAt: string | null; readonly handledAt: string | null; readonly closedAt: string | null; readonly simulated: boolean;
}
export interface AlarmList { readonly items: readonly AlarmRow[]; /** cursor of the next page; null at the end */ readonly next: string | null }
/** Open alarms (未销警数). Members of storms are counted, storms are not. */
export interface AlarmCountsView { readonly change: number; readonly open: Readonly<Record<AlarmLevelWord, number>>; readonly unacknowledged: Readonly<Record<AlarmLevelWord, number>>; readonly states: Readonly<Record<AlarmStateWord, number>>; readonly storms: number; /** escalated to the person or a role of theirs, and open */ readonly escalatedToMe: number }
/** What changed (报警推送). Events of `alarmLive`: `event: alarms`. `fresh`: rows that rang since the last event, at most ten. */
export interface AlarmNews { readonly cursor: string; readonly counts: AlarmCountsView; readonly fresh: readonly AlarmRow[] }
export interface AlarmStepView { readonly id: string; readonly seq: number; readonly by: string; readonly at: string; readonly move: AlarmMoveWord; readonly from: AlarmStateWord; readonly to: AlarmStateWord; readonly cause: AlarmCauseWord | null; readonly note: string; readonly evidence: readonly string[]; /** made on the storm that holds it */ readonly onStorm: boolean }
export interface AlarmEventView { readonly at: string; readonly kind: "ended" | "again" | "reopened" | "folded" | "escalated" | "self-closed"; readonly note: string }
export interface AlarmInputView { readonly name: Labels; readonly value: string; readonly unit: string; readonly from: string; readonly until: string; readonly packet: number | null; readonly flag: string | null }
/** One alarm with all that is known of it (报警详情). `moves`: what the person may do now; `curve`: where its data are drawn. */
export interface AlarmDetail extends AlarmRow {
  readonly document: string; readonly attestation: Attestation; readonly inputs: readonly AlarmInputView[]; readonly events: readonly AlarmEventView[]; readonly steps: readonly AlarmStepView[]; readonly moves: readonly AlarmMoveWord[]; readonly needsProof: boolean;
  readonly curve: { readonly point: string; readonly kind: MeasuredKind; readonly from: string; readonly until: string; readonly factors: readonly string[] } | null; readonly clue: { readonly id: string; readonly number: string } | null; readonly mayClue: boolean; readonly lineage: Lineage;
}
/** A move on one alarm or many (处置). Many: those that cannot be moved are told and left. */
export interface MoveAlarms { readonly id: string; readonly alarms: readonly string[]; readonly move: AlarmMoveWord; readonly cause: AlarmCauseWord | null; readonly note: string; readonly evidence: readonly string[] }
export interface AlarmsMoved { readonly moved: number; readonly left: readonly { readonly alarm: string; readonly why: Labels }[] }

export interface AlarmParameterView { readonly id: string; readonly label: Labels; readonly type: "decimal" | "count" | "choice" | "list" | "yes"; readonly choices: readonly string[]; readonly usual: string }
export interface AlarmRuleRow {
  readonly rule: string; readonly seq: number; readonly kind: AlarmRuleKindWord; readonly name: Labels; readonly level: AlarmLevelWord; readonly pointKinds: readonly PointKind[]; readonly points: readonly string[]; readonly items: readonly string[];
  readonly parameters: Readonly<Record<string, string>>; readonly reopenMinutes: number; readonly source: Labels; readonly attestation: Attestation; readonly active: boolean; readonly note: string; readonly by: string | null; readonly at: string | null;
}
export interface AlarmRulesView { readonly rules: readonly AlarmRuleRow[]; readonly parameters: Readonly<Record<AlarmRuleKindWord, readonly AlarmParameterView[]>> }
export interface AlarmRuleFields { readonly kind: AlarmRuleKindWord; readonly nameZh: string; readonly nameEn: string; readonly level: AlarmLevelWord; readonly pointKinds: readonly PointKind[]; readonly points: readonly string[]; readonly items: readonly string[]; readonly parameters: Readonly<Record<string, string>>; readonly reopenMinutes: number; readonly source: string; readonly active: boolean; readonly note: string }
/** Sets a rule (设置规则). `rule` "" makes a new one; `seq` is the version the person saw, 0 for a usual or a new one. */
export interface PutAlarmRule extends AlarmRuleFields { readonly id: string; readonly rule: string; readonly seq: number }
/** Tries a rule on past days (试算): nothing is written. Beijing days, `until` exclusive, at most 31. */
export interface TryAlarmRule { readonly rule: AlarmRuleFields; readonly from: string; readonly until: string }
export interface AlarmTrial { readonly points: number; readonly conditions: number; readonly alarms: number; readonly storms: number; readonly days: readonly { readonly day: string; readonly alarms: number }[]; readonly samples: readonly { readonly point: string; readonly pointName: Labels; readonly at: string; readonly text: Labels }[] }

export interface EscalationStageView { readonly stage: number; readonly level: AlarmLevelWord; readonly unmet: "acknowledged" | "handled"; readonly afterMinutes: number; readonly roles: readonly string[]; readonly users: readonly string[]; readonly webhooks: readonly string[] }
export interface ShiftPlanView { readonly name: string; readonly from: string; readonly until: string }
export interface AlarmSettingsView { readonly seq: number; readonly stages: readonly EscalationStageView[]; readonly stormPerMinute: number; readonly shifts: readonly ShiftPlanView[]; readonly by: string | null; readonly at: string | null; readonly reason: string }
export interface PutAlarmSettings { readonly id: string; readonly seq: number; readonly stages: readonly EscalationStageView[]; readonly stormPerMinute: number; readonly shifts: readonly ShiftPlanView[]; readonly reason: string }
export interface AlarmWebhookRow { readonly hook: string; readonly seq: number; readonly name: string; readonly url: string; readonly level: AlarmLevelWord; readonly kinds: readonly AlarmKindWord[]; readonly active: boolean; readonly waiting: number; readonly oldestAt: string | null; readonly dropped: number; readonly delivered: number; readonly lastProblem: string; readonly lastAt: string | null }
/** Sets where alarms are pushed to (设置推送). `secret` null keeps the one that is set. */
export interface PutAlarmWebhook { readonly id: string; readonly hook: string; readonly seq: number; readonly name: string; readonly url: string; readonly secret: string | null; readonly level: AlarmLevelWord; readonly kinds: readonly AlarmKindWord[]; readonly active: boolean }
export interface TestAlarmWebhook { readonly id: string }

export interface ShiftActView { readonly id: string; readonly seq: number; readonly act: "begin" | "entry" | "hand-over" | "take-over"; readonly by: string; readonly at: string; readonly text: string; readonly alarms: number }
/** A shift of the log (班次记录). `alarms`: those that were open when it was handed over. */
export interface ShiftRow { readonly shift: string; readonly title: string; readonly seq: number; readonly state: "on-duty" | "handed-over" | "taken-over"; readonly begunAt: string; readonly people: readonly string[]; readonly acts: readonly ShiftActView[]; readonly alarms: readonly string[]; /** whether the person asking may take it over: somebody other than who handed it over */ readonly mayTakeOver: boolean }
/** An act of the shift log. `begin` and `take-over` begin a shift with `title` and `people`; the shift taken over is `shift`. */
export interface ActOnShift { readonly id: string; readonly shift: string; readonly seq: number; readonly act: "begin" | "entry" | "hand-over" | "take-over"; readonly title: string; readonly text: string; readonly people: readonly string[] }

export interface AlarmDurationsView { readonly known: number; readonly median: number | null; readonly p90: number | null; readonly longest: number | null }
/** Durations in whole seconds since the alarm was raised. */
export interface AlarmStatisticRow { readonly group: string; readonly name: Labels; readonly alarms: number; readonly repeats: number; readonly open: number; readonly false: number; readonly response: AlarmDurationsView; readonly handling: AlarmDurationsView; readonly closing: AlarmDurationsView; readonly lasting: AlarmDurationsView }
export interface AlarmStatisticsView { readonly from: string; readonly until: string; readonly by: "level" | "kind" | "rule" | "shift"; readonly items: readonly AlarmStatisticRow[]; /** true when there were more alarms than were read */ readonly cut: boolean }

export interface ClueRow { readonly id: string; readonly number: string; readonly alarm: string; readonly title: string; readonly point: string; readonly pointName: Labels; readonly by: string; readonly at: string; readonly note: string; readonly text: Labels; readonly value: string; readonly unit: string; readonly limit: string | null; readonly clause: string; readonly simulated: boolean }
export interface ClueValue { readonly from: string; readonly until: string; readonly factor: string; readonly field: string; readonly value: string; readonly unit: string; readonly flag: string | null; readonly quality: string; readonly packet: number }
/** A clue with the data that were frozen with it (线索详情). */
export interface ClueDetail extends ClueRow { readonly inputs: readonly AlarmInputView[]; readonly steps: readonly AlarmStepView[]; readonly values: readonly ClueValue[] }
export interface MakeClue { readonly id: string; readonly alarm: string; readonly title: string; readonly note: string }

export interface AlarmQuery { readonly state?: string; readonly level?: string; readonly kind?: string; readonly rule?: string; readonly point?: string; readonly storm?: string; readonly mine?: string; readonly folded?: string; readonly from?: string; readonly until?: string; readonly text?: string; readonly after?: string; readonly limit?: string }
export interface AlarmStatisticsQuery { readonly from: string; readonly until: string; readonly by: "level" | "kind" | "rule" | "shift" }
