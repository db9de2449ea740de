import type { Labels } from "@yunqing/standards";
import type { LoopCause, OverrideMode } from "../loop/event.js";
import type { LoopFeed, LoopWord } from "../loop/fact.js";
import type { ModbusLink, MqttLink } from "../loop/link.js";
import type { LoopBasis, LoopSetting } from "../loop/setting.js";
import type { LoopSpan } from "../loop/spans.js";
import type { ActuatorWord, LoopPhase, Reach } from "../loop/state.js";

/** A link as people see and set it: the password goes in and never comes out. `passwordSet` with a null password: leave the one that is set. */
export type LoopLinkView = ModbusLink | (Omit<MqttLink, "passwordEncrypted"> & { readonly password: string | null; readonly passwordSet: boolean });

/** A loop in the list (回路列表). Instants are ISO text. `running`: somebody runs it at this moment. */
export interface LoopRow {
  readonly loop: string; readonly name: Labels; readonly kind: "threshold" | "calendar"; readonly active: boolean; readonly simulated: boolean; readonly running: boolean; readonly basis: LoopBasis;
  readonly phase: LoopPhase | null; readonly why: LoopCause | null; readonly override: OverrideMode; readonly overrideUntil: string | null; readonly frost: boolean;
  readonly actuatorsOn: number; readonly actuators: number; readonly failed: number; readonly linesDown: number; readonly alarms: number; readonly at: string | null;
}
export interface LoopSensorView { readonly sensor: string; readonly name: Labels; readonly point: string; readonly factor: string; readonly unit: string; readonly value: string | null; readonly values: readonly string[]; readonly known: boolean; readonly heardAt: string | null; readonly why: LoopCause }
export interface LoopThermometerView { readonly sensor: string; readonly name: Labels; readonly value: string | null; readonly known: boolean; readonly locked: boolean; readonly locksAt: string; readonly freesAt: string; readonly heardAt: string | null; readonly why: LoopCause }
export interface LoopDeviceView { readonly device: string; readonly name: Labels; readonly driver: string; readonly address: string; readonly up: boolean; readonly since: string | null; readonly watchdogSeconds: number; readonly why: LoopCause }
export interface LoopActuatorView { readonly actuator: string; readonly name: Labels; readonly device: string; readonly word: ActuatorWord; readonly on: boolean; readonly reach: Reach; readonly feedback: boolean | null; readonly since: string | null; readonly restUntil: string | null; readonly starts: number; readonly why: LoopCause }
export interface LoopSignalView { readonly signal: string; readonly name: Labels; readonly kind: "light" | "sound"; readonly on: boolean; readonly why: LoopCause }
export interface LoopAlarmView { readonly alarm: string; readonly since: string; readonly acknowledged: boolean; readonly why: LoopCause }
/** What somebody said, and what became of it; null: nobody has taken it yet. */
export interface LoopActView { readonly id: string; readonly by: string; readonly at: string; readonly kind: LoopWord["kind"]; readonly text: Labels; readonly result: "done" | "refused" | "late" | null; readonly outcome: Labels | null; readonly outcomeAt: string | null }
export interface LoopVersionView { readonly seq: number; readonly by: string; readonly at: string; readonly active: boolean; readonly reason: string }

/** Everything of one loop (回路详情). */
export interface LoopDetail {
  readonly row: LoopRow; readonly seq: number; readonly site: string | null; readonly setting: LoopSetting; readonly links: readonly LoopLinkView[]; readonly feeds: Readonly<Record<string, LoopFeed>>;
  readonly sensors: readonly LoopSensorView[]; readonly thermometers: readonly LoopThermometerView[]; readonly devices: readonly LoopDeviceView[]; readonly actuators: readonly LoopActuatorView[];
  readonly signals: readonly LoopSignalView[]; readonly alarms: readonly LoopAlarmView[]; readonly approval: { readonly from: string; readonly until: string; readonly by: string; readonly document: string; readonly holds: boolean } | null;
  readonly acts: readonly LoopActView[]; readonly versions: readonly LoopVersionView[]; readonly mayOperate: boolean; readonly mayManage: boolean;
}
/** One line of the log (控制记录). `name`: the subject as people call it. */
export interface LoopRecordView { readonly id: number; readonly at: string; readonly subject: string; readonly name: Labels; readonly from: string; readonly to: string; readonly cause: LoopCause }
export interface LoopRecordsView { readonly records: readonly LoopRecordView[]; readonly next: number | null }
export interface LoopRecordQuery { readonly subject?: string; readonly from?: string; readonly until?: string; readonly before?: number; readonly limit?: number }

/** Values of a sensor for drawing; official amounts stay text. */
export interface LoopCurve { readonly sensor: string; readonly name: Labels; readonly unit: string; readonly values: readonly { readonly at: number; readonly value: string | null }[] }
/** A day of a loop (一日时序): how everything stood, over the curve that it answered to. Milliseconds. */
export interface LoopDayView { readonly day: string; readonly from: number; readonly until: number; readonly upper: string | null; readonly lower: string | null; readonly spans: readonly LoopSpan[]; readonly curves: readonly LoopCurve[] }
/** What a setting would have done on a past day (试运行). */
export interface LoopTrialView { readonly day: LoopDayView; readonly records: readonly LoopRecordView[]; readonly actuators: readonly { readonly actuator: string; readonly name: Labels; readonly starts: number; readonly runSeconds: number }[]; readonly note: Labels }

export interface PutLoopCommand { readonly id: string; /** the version this was made from; 0: a new loop */ readonly seq: number; readonly active: boolean; readonly site: string | null; readonly setting: LoopSetting; readonly links: readonly LoopLinkView[]; readonly feeds: Readonly<Record<string, LoopFeed>>; readonly reason: string }
export interface SwitchLoopCommand { readonly id: string; readonly active: boolean; readonly reason: string }
export interface SayLoopCommand { readonly id: string; readonly word: LoopWord }
export interface TryLoopCommand { readonly setting: LoopSetting; readonly feeds: Readonly<Record<string, LoopFeed>>; readonly day: string }
