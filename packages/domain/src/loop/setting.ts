import type { Labels } from "@yunqing/standards";

/** A span of the Beijing day (时段), `HH:MM`, half-open; `from` after `until` runs over midnight. */
export interface HourSpan { readonly from: string; readonly until: string }

/** A span of the year (季节), `MM-DD`, half-open, Beijing; `from` after `until` runs over New Year. */
export interface Season { readonly from: string; readonly until: string }

/** Where a loop is laid down (依据): the place in the plan or the clause, and its words. */
export interface LoopBasis { readonly text: Labels; readonly quote: string; readonly line: number | null }

/**
 * A sensor of a loop (传感器): one factor of one point. Its value is the mean of the last `average` values; until so many have come, and when none came for `staleSeconds`, it is unknown.
 */
export interface LoopSensor { readonly sensor: string; readonly name: Labels; readonly point: string; readonly factor: string; readonly average: number; readonly staleSeconds: number }

/**
 * Demand by two limits (上下限): on when any known sensor reaches `upper`, off when every known one has come down to `lower`, as before in between.
 * Without a known sensor the demand is unknown, and that is safe: off after the minimum on time, with an alarm.
 */
export interface ThresholdDemand { readonly by: "threshold"; readonly sensors: readonly LoopSensor[]; readonly upper: string; readonly lower: string; readonly unit: string }

/** What a calendar says (历法口径): open, or open only while an approval is in force. */
export type CalendarWord = "open" | "on-approval";

/** Demand by the calendar (按季节): a gate that is open in a season, or only with an approval. On means open. */
export interface CalendarDemand { readonly by: "calendar"; readonly season: Season; readonly inSeason: CalendarWord; readonly outOfSeason: CalendarWord }

/** A temperature that locks (防冻测点). Locks at or below `locksAt`, frees at or above `freesAt`; `unknownLocks`: what holds when no value came for `staleSeconds`. */
export interface FrostSensor { readonly sensor: string; readonly name: Labels; readonly point: string; readonly factor: string; readonly locksAt: string; readonly freesAt: string; readonly staleSeconds: number; readonly unknownLocks: boolean }

/**
 * An actuator (执行设备): a fog cannon (雾炮), a pump, a gate drive. Seconds throughout.
 * `feedbackSeconds`: how long command and feedback may differ before it counts as failed, or as running unasked.
 */
export interface LoopActuator {
  readonly actuator: string; readonly name: Labels; readonly device: string;
  readonly minimumOnSeconds: number; readonly minimumOffSeconds: number;
  /** longest run without a rest, and the rest after it; null: no limit */
  readonly longestRun: { readonly seconds: number; readonly restSeconds: number } | null;
  /** protection against flapping (频繁启停保护): at most `count` starts in any `seconds`; null: no limit */
  readonly startsLimit: { readonly count: number; readonly seconds: number } | null;
  readonly feedbackSeconds: number;
  /** when it may act by itself; empty: always. A person's word is not bound by it. */
  readonly hours: readonly HourSpan[];
}

/** What makes a signal go on: the demand, or an alarm nobody has acknowledged. */
export const signalCauses = ["demand", "alarm"] as const;
export type SignalCause = (typeof signalCauses)[number];

/** Alarm light or sound (声光报警). A sound ends by itself after `seconds`, is silenced by an acknowledgement, and rests outside `hours`. */
export interface LoopSignal {
  readonly signal: string; readonly name: Labels; readonly kind: "light" | "sound"; readonly device: string; readonly causes: readonly SignalCause[];
  readonly seconds: number | null; readonly hours: readonly HourSpan[];
}

/** A device with a line (现场控制器). Its watchdog switches everything off when it was not refreshed for `watchdogSeconds`. */
export interface LoopDevice { readonly device: string; readonly name: Labels; readonly watchdogSeconds: number }

/**
 * A control loop (控制回路) as data: when it is wanted, what acts, what forbids. What wins over what, first to last: frost lock, a person's off, a person's on, hours, demand.
 * `atOnce`: how many actuators run together; the others stand by in their order. `staggerSeconds` lies between two starts.
 * @clause the district's plan 4.7.1 (dust and fog cannons), 4.2.1 (rain outlets), 4.2.2 (overflow gates)
 */
export interface LoopSetting {
  readonly loop: string; readonly name: Labels; readonly basis: LoopBasis;
  readonly demand: ThresholdDemand | CalendarDemand;
  readonly frost: readonly FrostSensor[];
  readonly devices: readonly LoopDevice[]; readonly actuators: readonly LoopActuator[]; readonly signals: readonly LoopSignal[];
  readonly atOnce: number; readonly staggerSeconds: number;
  /** longest time a person's word holds */
  readonly overrideSeconds: number;
}
