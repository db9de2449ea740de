import type { LoopCause, OverrideMode } from "./event.js";
import type { LoopSetting } from "./setting.js";

/** How the loop stands (回路状态). */
export const loopPhases = ["idle", "starting", "running", "stopping", "unknown", "frost", "held-off"] as const;
export type LoopPhase = (typeof loopPhases)[number];

/** What the demand says (需求). */
export type Demanded = "on" | "off" | "unknown";

/**
 * How far the platform reaches an actuator (可控程度): `up` – commanded and read; `unread` – the line is there, its state has not been read yet; `down` – no line.
 * With the line down an actuator that was on is believed on until the watchdog must have switched it off.
 */
export type Reach = "up" | "unread" | "down";

/** `heardAt`: when the last value came; before the first one, when the waiting began. */
export interface SensorState { readonly values: readonly string[]; readonly heardAt: number; readonly known: boolean; readonly why: LoopCause }
export interface FrostState { readonly value: string | null; readonly heardAt: number; readonly locked: boolean; readonly known: boolean; readonly why: LoopCause }
export interface ActuatorState {
  /** what it was last told, or found doing */
  readonly on: boolean;
  /** since when; the minimum times count from here */
  readonly since: number | null;
  readonly reach: Reach; readonly feedback: boolean | null;
  /** since when command and feedback differ, or since when it waits to be read */
  readonly differsSince: number | null; readonly assertedAt: number | null;
  readonly failed: boolean; readonly dropped: boolean; readonly restUntil: number | null;
  /** the starts that still count for the limit, oldest first */
  readonly starts: readonly number[]; readonly why: LoopCause;
}
export interface SignalState { readonly on: boolean; readonly why: LoopCause }
export interface AlarmState { readonly raised: boolean; readonly since: number; readonly why: LoopCause }
export interface LineState { readonly up: boolean; readonly since: number; /** last refresh of the watchdog before the line went down */ readonly pulsedAt: number; readonly why: LoopCause }
export interface ApprovalState { readonly from: number; readonly until: number; readonly by: string; readonly document: string }

/** Everything a loop remembers (回路记忆): plain data that survives a store. Read it, never change it; {@link loopStep} makes the next one. */
export interface LoopState {
  readonly at: number; readonly tickAt: number; readonly phase: LoopPhase; readonly why: LoopCause;
  readonly demand: { readonly is: Demanded; readonly since: number; readonly why: LoopCause };
  readonly override: { readonly mode: OverrideMode; readonly until: number | null; readonly by: string | null; readonly why: LoopCause };
  readonly approval: { readonly given: ApprovalState | null; readonly holds: boolean; readonly why: LoopCause };
  readonly frost: { readonly locked: boolean; readonly why: LoopCause };
  readonly sensors: Readonly<Record<string, SensorState>>; readonly thermometers: Readonly<Record<string, FrostState>>;
  readonly lines: Readonly<Record<string, LineState>>; readonly actuators: Readonly<Record<string, ActuatorState>>; readonly signals: Readonly<Record<string, SignalState>>;
  readonly alarms: Readonly<Record<string, AlarmState>>; readonly acknowledgedAt: number | null; readonly lastStart: number | null;
}

/** A copy that one step may change; causes and lists are replaced as a whole. */
export type Draft<T> = T extends LoopCause | readonly unknown[] | ApprovalState ? T : T extends object ? { -readonly [K in keyof T]: Draft<T[K]> } : T;

/** A copy of a state to change within one step. Causes and lists are shared: they are replaced, never changed. */
export function draftOf(state: LoopState): Draft<LoopState> {
  const each = <T extends object>(all: Readonly<Record<string, T>>): Record<string, T> => Object.fromEntries(Object.entries(all).map(([id, one]) => [id, { ...one }]));
  return {
    ...state, demand: { ...state.demand }, override: { ...state.override }, approval: { ...state.approval }, frost: { ...state.frost },
    sensors: each(state.sensors), thermometers: each(state.thermometers), lines: each(state.lines), actuators: each(state.actuators), signals: each(state.signals), alarms: each(state.alarms),
  };
}

/** Takes every remembered instant back by the same span (时钟回拨), so that what has lasted a minute has still lasted a minute. A person's word keeps the end it was given. */
export function setBack(draft: Draft<LoopState>, span: number): void {
  const back = (at: number | null): number | null => at === null ? null : at - span;
  draft.tickAt -= span; draft.demand.since -= span; draft.acknowledgedAt = back(draft.acknowledgedAt); draft.lastStart = back(draft.lastStart);
  for (const one of [...Object.values(draft.sensors), ...Object.values(draft.thermometers)]) one.heardAt -= span;
  for (const one of Object.values(draft.lines)) { one.since -= span; one.pulsedAt -= span; }
  for (const one of Object.values(draft.alarms)) one.since -= span;
  for (const one of Object.values(draft.actuators)) {
    one.since = back(one.since); one.differsSince = back(one.differsSince); one.assertedAt = back(one.assertedAt); one.restUntil = back(one.restUntil); one.starts = one.starts.map((at) => at - span);
  }
}

const startCause: LoopCause = { code: "start", text: { zh: "回路建立", en: "the loop begins" }, inputs: [], limit: null, by: null };

/** The state before the first event (初始状态): everything off, nothing known, no line. */
export function loopStart(setting: LoopSetting, at: number): LoopState {
  const why = startCause, each = <T>(ids: readonly string[], one: T): Record<string, T> => Object.fromEntries(ids.map((id) => [id, one]));
  return {
    at, tickAt: at, phase: "idle", why, demand: { is: setting.demand.by === "threshold" ? "unknown" : "off", since: at, why },
    override: { mode: "auto", until: null, by: null, why }, approval: { given: null, holds: false, why }, frost: { locked: false, why },
    sensors: each<SensorState>(setting.demand.by === "threshold" ? setting.demand.sensors.map((s) => s.sensor) : [], { values: [], heardAt: at, known: false, why }),
    thermometers: each<FrostState>(setting.frost.map((s) => s.sensor), { value: null, heardAt: at, locked: false, known: false, why }),
    lines: each<LineState>(setting.devices.map((d) => d.device), { up: false, since: at, pulsedAt: at, why }),
    actuators: each<ActuatorState>(setting.actuators.map((a) => a.actuator), { on: false, since: null, reach: "down", feedback: null, differsSince: null, assertedAt: null, failed: false, dropped: false, restUntil: null, starts: [], why }),
    signals: each<SignalState>(setting.signals.map((s) => s.signal), { on: false, why }), alarms: {}, acknowledgedAt: null, lastStart: null,
  };
}

/** A remembered state fitted to a setting that has changed since (设定变更后续用): what is new begins, what is gone is dropped, the rest goes on. Stop an actuator before it is taken out: nobody commands it afterwards. */
export function loopRefitted(setting: LoopSetting, state: LoopState): LoopState {
  const fresh = loopStart(setting, state.at);
  const fit = <T>(begun: Readonly<Record<string, T>>, held: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(begun).map(([id, one]) => [id, Object.hasOwn(held, id) ? held[id] ?? one : one]));
  return {
    ...state, sensors: fit(fresh.sensors, state.sensors), thermometers: fit(fresh.thermometers, state.thermometers), lines: fit(fresh.lines, state.lines),
    actuators: fit(fresh.actuators, state.actuators), signals: fit(fresh.signals, state.signals),
  };
}

/** The word under which an actuator is shown and recorded (设备状态). */
export type ActuatorWord = "off" | "on" | "resting" | "failed" | "lost" | "dropped" | "unread";
export function actuatorWord(actuator: ActuatorState): ActuatorWord {
  if (actuator.failed) return "failed";
  if (actuator.reach === "down") return actuator.on ? "lost" : actuator.dropped ? "dropped" : "off";
  if (actuator.reach === "unread") return "unread";
  return actuator.on ? "on" : actuator.restUntil !== null ? "resting" : "off";
}

/** Every subject of the state with its word and cause (状态分项), in a fixed order; the records are the differences of two of these. */
export function subjectsOf(state: LoopState): ReadonlyMap<string, { readonly word: string; readonly why: LoopCause }> {
  const subjects = new Map<string, { word: string; why: LoopCause }>();
  const many = <T extends { readonly why: LoopCause }>(kind: string, all: Readonly<Record<string, T>>, word: (one: T) => string): void => {
    for (const [id, one] of Object.entries(all)) subjects.set(`${kind}:${id}`, { word: word(one), why: one.why });
  };
  many("line", state.lines, (line) => line.up ? "up" : "down");
  many("sensor", state.sensors, (sensor) => sensor.known ? "known" : "unknown");
  many("thermometer", state.thermometers, (sensor) => `${sensor.known ? "known" : "unknown"}-${sensor.locked ? "locks" : "free"}`);
  subjects.set("frost", { word: state.frost.locked ? "locked" : "free", why: state.frost.why });
  subjects.set("approval", { word: state.approval.holds ? "in-force" : "none", why: state.approval.why });
  subjects.set("override", { word: state.override.mode, why: state.override.why });
  subjects.set("demand", { word: state.demand.is, why: state.demand.why });
  many("actuator", state.actuators, actuatorWord);
  subjects.set("loop", { word: state.phase, why: state.why });
  many("alarm", state.alarms, (alarm) => alarm.raised ? "raised" : "clear");
  many("signal", state.signals, (signal) => signal.on ? "on" : "off");
  return subjects;
}
