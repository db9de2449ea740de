import type { Attestation, Labels } from "@yunqing/standards";
import type { Scoped } from "../access/model.js";
import type { PointKind } from "../monitoring/model.js";
import type { Signed } from "../signed.js";

/** Levels of an alarm, the least first (报警级别). */
export const alarmLevels = ["notice", "general", "major", "severe"] as const;
export type AlarmLevel = (typeof alarmLevels)[number];
export const alarmLevelNames: Readonly<Record<AlarmLevel, Labels>> = { notice: { zh: "提示", en: "notice" }, general: { zh: "一般", en: "general" }, major: { zh: "较重", en: "major" }, severe: { zh: "严重", en: "severe" } };
/** Place of a level: 0 notice … 3 severe. */
export function rankOf(level: AlarmLevel): number { return alarmLevels.indexOf(level); }

/** Kinds of rules (报警规则类别). `storm` is no rule of people: the fold of a storm. */
export const alarmRuleKinds = ["limit", "warning", "device-state", "silence", "quality", "trend"] as const;
export type AlarmRuleKind = (typeof alarmRuleKinds)[number];
export const alarmKinds = [...alarmRuleKinds, "storm"] as const;
export type AlarmKind = (typeof alarmKinds)[number];
export const alarmKindNames: Readonly<Record<AlarmKind, Labels>> = {
  limit: { zh: "超标", en: "over the limit" }, warning: { zh: "预警", en: "warning" }, "device-state": { zh: "设备状态", en: "device state" }, silence: { zh: "离线", en: "silence" },
  quality: { zh: "数据质量", en: "data quality" }, trend: { zh: "趋势", en: "trend" }, storm: { zh: "报警风暴", en: "alarm storm" },
};

/**
 * A rule of alarms as data (报警规则). The latest `seq` of a `rule` is in force; one that has the id of a usual rule replaces it.
 * Empty lists of the scope mean "all". `items` are codes as sent or symbols as figures name them.
 */
export interface AlarmRule extends Signed {
  readonly rule: string; readonly seq: number; readonly kind: AlarmRuleKind; readonly name: Labels; readonly level: AlarmLevel;
  readonly pointKinds: readonly PointKind[]; readonly points: readonly string[]; readonly items: readonly string[];
  readonly parameters: Readonly<Record<string, string>>;
  /** the same again within so many minutes after closing reopens the alarm */
  readonly reopenMinutes: number;
  readonly source: Labels; readonly attestation: Attestation; readonly active: boolean; readonly note: string;
}
/** What a rule says, without who set it. */
export type AlarmRuleContent = Omit<AlarmRule, keyof Signed>;

/** A measured or set thing that a condition rests on (依据). */
export interface AlarmInput { readonly name: Labels; readonly value: string; readonly unit: string; readonly from: string; readonly until: string; readonly packet: number | null; readonly flag: string | null }

/** A condition that holds (报警条件成立). `key` is what folds: one open alarm for each. `at`: milliseconds since 1970 UTC, the instant that it speaks of; the same (key, at) again says nothing new. */
export interface AlarmCondition extends Scoped {
  readonly key: string; readonly rule: string; readonly ruleSeq: number; readonly kind: AlarmRuleKind; readonly level: AlarmLevel;
  readonly point: string; readonly item: string | null; readonly at: number; readonly basis: string;
  readonly value: string; readonly unit: string; readonly limit: string | null; readonly op: string;
  readonly text: Labels; readonly clause: string; readonly document: string; readonly attestation: Attestation;
  readonly inputs: readonly AlarmInput[];
  /** what many alarms at once would have in common: the line they come by */
  readonly cause: string; readonly reopenMinutes: number;
}
/** A condition that was looked at and does not hold: what was open ends by itself (条件消失). */
export interface AlarmClearance { readonly key: string; readonly at: number; readonly value: string }

/** States of an alarm (报警状态). */
export const alarmStates = ["raised", "acknowledged", "caused", "handled", "closed"] as const;
export type AlarmState = (typeof alarmStates)[number];
export const alarmStateNames: Readonly<Record<AlarmState, Labels>> = { raised: { zh: "未确认", en: "raised" }, acknowledged: { zh: "已确认", en: "acknowledged" }, caused: { zh: "已查明原因", en: "cause given" }, handled: { zh: "已处置待销警", en: "handled" }, closed: { zh: "已销警", en: "closed" } };

/** An alarm as the machine wrote it, for ever (报警). */
export interface Alarm extends Omit<AlarmCondition, "kind" | "point" | "reopenMinutes"> { readonly id: string; readonly kind: AlarmKind; readonly point: string | null; /** when it was written, milliseconds since 1970 UTC */ readonly raisedAt: number; readonly reopenMinutes: number }
/** How an alarm stands (现状): made of its repeats and steps, kept beside it for quick lists. Times in milliseconds since 1970 UTC. */
export interface AlarmNow {
  readonly id: string; readonly state: AlarmState; readonly level: AlarmLevel;
  /** how often the condition held, the first time counted */
  readonly count: number; readonly lastAt: number; readonly lastValue: string;
  /** storm that it is folded under */
  readonly storm: string | null; /** alarms folded under this one */ readonly members: number;
  readonly endedAt: number | null; readonly acknowledgedAt: number | null; readonly handledAt: number | null; readonly handledBy: readonly string[]; readonly closedAt: number | null;
  readonly escalated: number; /** roles and users that it was escalated to */ readonly escalatedTo: readonly string[];
  readonly cause: AlarmCause | null; readonly steps: number;
  /** grows with every change in the district */
  readonly change: number;
}
export type AlarmRecord = Alarm & { readonly now: AlarmNow };

/** What the machine noted of an alarm after it was raised (机器记录). */
export interface AlarmEvent { readonly alarm: string; readonly at: number; readonly kind: "ended" | "again" | "reopened" | "folded" | "escalated" | "self-closed"; readonly note: string }

/** Causes that people give (原因分类). */
export const alarmCauses = ["exceedance", "instrument-fault", "treatment-fault", "maintenance", "power-cut", "communication", "weather", "start-stop", "false", "other"] as const;
export type AlarmCause = (typeof alarmCauses)[number];
export const alarmCauseNames: Readonly<Record<AlarmCause, Labels>> = {
  exceedance: { zh: "确属超标排放或污染", en: "true exceedance" }, "instrument-fault": { zh: "监测设备故障", en: "instrument fault" }, "treatment-fault": { zh: "治理设施故障", en: "treatment fault" }, maintenance: { zh: "运维、校准、比对", en: "maintenance or calibration" },
  "power-cut": { zh: "停电", en: "power cut" }, communication: { zh: "通讯故障", en: "communication fault" }, weather: { zh: "沙尘、降雨等天气", en: "weather" }, "start-stop": { zh: "启停炉、工况变化", en: "start-up or shut-down" }, false: { zh: "误报", en: "false alarm" }, other: { zh: "其他", en: "other" },
};

/** Moves of people (处置动作). */
export const alarmMoves = ["acknowledge", "cause", "handle", "return", "close", "note"] as const;
export type AlarmMove = (typeof alarmMoves)[number];
export const alarmMoveNames: Readonly<Record<AlarmMove, Labels>> = { acknowledge: { zh: "确认", en: "acknowledge" }, cause: { zh: "填写原因", en: "give the cause" }, handle: { zh: "处置完成", en: "handled" }, return: { zh: "退回", en: "send back" }, close: { zh: "销警", en: "close" }, note: { zh: "记录", en: "note" } };
/** A step of people on an alarm (处置记录). On a storm it holds for all that is folded under it. */
export interface AlarmStep extends Signed { readonly alarm: string; readonly seq: number; readonly move: AlarmMove; readonly from: AlarmState; readonly to: AlarmState; readonly cause: AlarmCause | null; readonly note: string; readonly evidence: readonly string[] }

/** A stage of escalation (升级规则): alarms of a level and above in a state for so long are told to roles, users and webhooks. */
export interface EscalationStage { readonly stage: number; readonly level: AlarmLevel; readonly unmet: "acknowledged" | "handled"; readonly afterMinutes: number; readonly roles: readonly string[]; readonly users: readonly string[]; readonly webhooks: readonly string[] }
/** Settings of alarms (报警设置): the latest `seq` is in force. */
export interface AlarmSettings extends Signed { readonly seq: number; readonly stages: readonly EscalationStage[]; readonly stormPerMinute: number; readonly shifts: readonly ShiftPlan[]; readonly reason: string }
/** A shift of the day as planned (班次): `from` and `until` are HH:MM of Beijing; a night shift ends on the next day. */
export interface ShiftPlan { readonly name: string; readonly from: string; readonly until: string }

/** Where alarms are pushed to (推送地址): the latest `seq` of a `hook` is in force. */
export interface AlarmWebhook extends Signed { readonly hook: string; readonly seq: number; readonly name: string; readonly url: string; readonly secretEncrypted: string; readonly level: AlarmLevel; readonly kinds: readonly AlarmKind[]; readonly active: boolean }

/** An act in the shift log (值班日志): a shift is begun, written into, handed over with what was open, and taken over by another person. */
export interface ShiftAct extends Signed { readonly shift: string; readonly seq: number; readonly act: "begin" | "entry" | "hand-over" | "take-over"; readonly title: string; readonly text: string; readonly people: readonly string[]; readonly alarms: readonly string[] }

/** A clue for enforcement (执法线索): an exceedance with its data frozen as they were. `frozen` is JSON: {@link FrozenAlarm}. */
export interface EnforcementClue extends Signed { readonly alarm: string; readonly number: string; readonly title: string; readonly point: string; readonly note: string; readonly frozen: string }
/** What a clue froze (固定的数据). */
export interface FrozenAlarm { readonly alarm: AlarmRecord; readonly steps: readonly AlarmStep[]; readonly events: readonly AlarmEvent[]; readonly pointName: Labels; readonly values: readonly { readonly from: string; readonly until: string; readonly factor: string; readonly field: string; readonly value: string; readonly unit: string; readonly flag: string | null; readonly quality: string; readonly packet: number }[] }
