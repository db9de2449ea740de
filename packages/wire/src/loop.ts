import type { Labels } from "@yunqing/standards";

/** Routes of control loops (控制回路接口路径). */
export const loopPaths = {
  loops: "/api/d/{d}/loops",                              // GET LoopRow[] · POST PutLoop → LoopDetail
  loopTemplates: "/api/d/{d}/loop-templates",             // GET LoopTemplate[]
  loopTrials: "/api/d/{d}/loop-trials",                   // POST TryLoop → LoopTrialView: what a setting would have done on a past day
  loop: "/api/d/{d}/loops/{loop}",                        // GET LoopDetail
  loopSwitch: "/api/d/{d}/loops/{loop}/switch",           // POST SwitchLoop → LoopDetail
  loopWords: "/api/d/{d}/loops/{loop}/words",             // POST SayLoop → LoopDetail
  loopDay: "/api/d/{d}/loops/{loop}/day",                 // GET ?day=YYYY-MM-DD → LoopDayView
  loopRecords: "/api/d/{d}/loops/{loop}/records",         // GET ?subject=&from=&until=&before=&limit= → LoopRecordsView
  loopRecordsSheet: "/api/d/{d}/loops/{loop}/records.xlsx", // GET the same query → Excel
} as const;

export type LoopPhaseWord = "idle" | "starting" | "running" | "stopping" | "unknown" | "frost" | "held-off";
export type LoopActuatorWord = "off" | "on" | "resting" | "failed" | "lost" | "dropped" | "unread";
export type LoopFeedWord = "real-time" | "minute" | "device";
export interface LoopCauseView { readonly code: string; readonly text: Labels; readonly inputs: readonly { readonly name: string; readonly value: string; readonly unit: string }[]; readonly limit: string | null; readonly by: string | null }
export interface LoopBasisView { readonly text: Labels; readonly quote: string; readonly line: number | null }

export interface LoopHours { readonly from: string; readonly until: string }
export interface LoopThreshold { readonly by: "threshold"; readonly sensors: readonly { readonly sensor: string; readonly name: Labels; readonly point: string; readonly factor: string; readonly average: number; readonly staleSeconds: number }[]; readonly upper: string; readonly lower: string; readonly unit: string }
export interface LoopCalendar { readonly by: "calendar"; readonly season: LoopHours; readonly inSeason: "open" | "on-approval"; readonly outOfSeason: "open" | "on-approval" }
/** A loop's setting (回路设定), as the engine takes it. */
export interface LoopSettingView {
  readonly loop: string; readonly name: Labels; readonly basis: LoopBasisView; readonly demand: LoopThreshold | LoopCalendar;
  readonly frost: readonly { readonly sensor: string; readonly name: Labels; readonly point: string; readonly factor: string; readonly locksAt: string; readonly freesAt: string; readonly staleSeconds: number; readonly unknownLocks: boolean }[];
  readonly devices: readonly { readonly device: string; readonly name: Labels; readonly watchdogSeconds: number }[];
  readonly actuators: readonly { readonly actuator: string; readonly name: Labels; readonly device: string; readonly minimumOnSeconds: number; readonly minimumOffSeconds: number; readonly longestRun: { readonly seconds: number; readonly restSeconds: number } | null; readonly startsLimit: { readonly count: number; readonly seconds: number } | null; readonly feedbackSeconds: number; readonly hours: readonly LoopHours[] }[];
  readonly signals: readonly { readonly signal: string; readonly name: Labels; readonly kind: "light" | "sound"; readonly device: string; readonly causes: readonly ("demand" | "alarm")[]; readonly seconds: number | null; readonly hours: readonly LoopHours[] }[];
  readonly atOnce: number; readonly staggerSeconds: number; readonly overrideSeconds: number;
}
export interface LoopBitView { readonly table: "coil" | "discrete" | "holding" | "input"; readonly address: number; readonly bit?: number }
export interface LoopWriteView { readonly table: "coil" | "holding"; readonly address: number; readonly bit?: number }
export interface LoopModbusLink {
  readonly driver: "modbus"; readonly device: string; readonly host: string; readonly port: number; readonly unit: number; readonly watchdog: number;
  readonly outputs: readonly { readonly output: string; readonly kind: "actuator" | "signal"; readonly write: LoopWriteView; readonly feedback: LoopBitView | null }[];
  readonly sensors: readonly { readonly sensor: string; readonly from: { readonly table: "holding" | "input"; readonly address: number; readonly words: 1 | 2; readonly order: "high-first" | "low-first"; readonly signed: boolean; readonly scale: string; readonly none?: number } }[];
  readonly timeout: number; readonly poll: number; readonly retry: { readonly first: number; readonly most: number };
}
/** The password goes in and never comes out; `passwordSet` with a null password leaves the one that is set. */
export interface LoopMqttLink {
  readonly driver: "mqtt"; readonly device: string; readonly url: string; readonly user: string; readonly password: string | null; readonly passwordSet: boolean;
  readonly outputs: readonly { readonly output: string; readonly kind: "actuator" | "signal"; readonly command: string; readonly feedback: string | null; readonly on: string; readonly off: string }[];
  readonly sensors: readonly { readonly sensor: string; readonly topic: string; readonly pointer: string }[];
  readonly watchdog: string; readonly will: { readonly topic: string; readonly here: string; readonly gone: string }; readonly presence: { readonly topic: string; readonly here: string } | null; readonly silent: number;
}
export type LoopLinkView = LoopModbusLink | LoopMqttLink;

/** A loop in the list. Instants are ISO text. */
export interface LoopRow {
  readonly loop: string; readonly name: Labels; readonly kind: "threshold" | "calendar"; readonly active: boolean; readonly simulated: boolean; readonly running: boolean; readonly basis: LoopBasisView;
  readonly phase: LoopPhaseWord | null; readonly why: LoopCauseView | null; readonly override: "auto" | "on" | "off"; readonly overrideUntil: string | null; readonly frost: boolean;
  readonly actuatorsOn: number; readonly actuators: number; readonly failed: number; readonly linesDown: number; readonly alarms: number; readonly at: string | null;
}
export interface LoopSensorView { readonly sensor: string; readonly name: Labels; readonly point: string; readonly factor: string; readonly unit: string; readonly value: string | null; readonly values: readonly string[]; readonly known: boolean; readonly heardAt: string | null; readonly why: LoopCauseView }
export interface LoopThermometerView { readonly sensor: string; readonly name: Labels; readonly value: string | null; readonly known: boolean; readonly locked: boolean; readonly locksAt: string; readonly freesAt: string; readonly heardAt: string | null; readonly why: LoopCauseView }
export interface LoopDeviceView { readonly device: string; readonly name: Labels; readonly driver: string; readonly address: string; readonly up: boolean; readonly since: string | null; readonly watchdogSeconds: number; readonly why: LoopCauseView }
export interface LoopActuatorView { readonly actuator: string; readonly name: Labels; readonly device: string; readonly word: LoopActuatorWord; readonly on: boolean; readonly reach: "up" | "unread" | "down"; readonly feedback: boolean | null; readonly since: string | null; readonly restUntil: string | null; readonly starts: number; readonly why: LoopCauseView }
export interface LoopSignalView { readonly signal: string; readonly name: Labels; readonly kind: "light" | "sound"; readonly on: boolean; readonly why: LoopCauseView }
export interface LoopAlarmView { readonly alarm: string; readonly since: string; readonly acknowledged: boolean; readonly why: LoopCauseView }
export interface LoopActView { readonly id: string; readonly by: string; readonly at: string; readonly kind: LoopWordView["kind"]; readonly text: Labels; readonly result: "done" | "refused" | "late" | null; readonly outcome: Labels | null; readonly outcomeAt: string | null }
export interface LoopDetail {
  readonly row: LoopRow; readonly seq: number; readonly site: string | null; readonly setting: LoopSettingView; readonly links: readonly LoopLinkView[]; readonly feeds: Readonly<Record<string, LoopFeedWord>>;
  readonly sensors: readonly LoopSensorView[]; readonly thermometers: readonly LoopThermometerView[]; readonly devices: readonly LoopDeviceView[]; readonly actuators: readonly LoopActuatorView[]; readonly signals: readonly LoopSignalView[]; readonly alarms: readonly LoopAlarmView[];
  readonly approval: { readonly from: string; readonly until: string; readonly by: string; readonly document: string; readonly holds: boolean } | null;
  readonly acts: readonly LoopActView[]; readonly versions: readonly { readonly seq: number; readonly by: string; readonly at: string; readonly active: boolean; readonly reason: string }[]; readonly mayOperate: boolean; readonly mayManage: boolean;
}
export interface LoopRecordView { readonly id: number; readonly at: string; readonly subject: string; readonly name: Labels; readonly from: string; readonly to: string; readonly cause: LoopCauseView }
export interface LoopRecordsView { readonly records: readonly LoopRecordView[]; readonly next: number | null }
export interface LoopRecordsQuery { readonly subject?: string; readonly from?: string; readonly until?: string; readonly before?: string; readonly limit?: string }
/** Milliseconds since 1970; half-open. */
export interface LoopSpanView { readonly subject: string; readonly word: string; readonly from: number; readonly until: number; readonly cause: LoopCauseView | null }
export interface LoopDayView { readonly day: string; readonly from: number; readonly until: number; readonly upper: string | null; readonly lower: string | null; readonly spans: readonly LoopSpanView[]; readonly curves: readonly { readonly sensor: string; readonly name: Labels; readonly unit: string; readonly values: readonly { readonly at: number; readonly value: string | null }[] }[] }
export interface LoopTrialView { readonly day: LoopDayView; readonly records: readonly LoopRecordView[]; readonly actuators: readonly { readonly actuator: string; readonly name: Labels; readonly starts: number; readonly runSeconds: number }[]; readonly note: Labels }
export interface LoopTemplateView { readonly template: string; readonly title: Labels; readonly note: Labels; readonly setting: LoopSettingView; readonly links: readonly LoopModbusLink[]; readonly feeds: Readonly<Record<string, LoopFeedWord>> }

export interface PutLoop { readonly id: string; readonly seq: number; readonly active: boolean; readonly site: string | null; readonly setting: LoopSettingView; readonly links: readonly LoopLinkView[]; readonly feeds: Readonly<Record<string, LoopFeedWord>>; readonly reason: string }
export interface SwitchLoop { readonly id: string; readonly active: boolean; readonly reason: string }
export type LoopWordView =
  | { readonly kind: "override"; readonly mode: "auto" | "on" | "off"; readonly seconds: number; readonly reason: string }
  | { readonly kind: "acknowledge"; readonly note: string }
  | { readonly kind: "repaired"; readonly actuator: string; readonly note: string }
  | { readonly kind: "approval"; readonly from: string; readonly until: string; readonly document: string }
  | { readonly kind: "approval-ended"; readonly reason: string };
export interface SayLoop { readonly id: string; readonly word: LoopWordView }
export interface TryLoop { readonly setting: LoopSettingView; readonly feeds: Readonly<Record<string, LoopFeedWord>>; readonly day: string }
