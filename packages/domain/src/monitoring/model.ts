import type { Labels } from "@yunqing/standards";
import type { Signed } from "../signed.js";

/** What a point watches (点位类别). */
export const pointKinds = ["air-station", "water-station", "stack-outlet", "sewage-outlet", "outfall", "dust", "groundwater", "noise", "meter", "river-section", "reservoir", "drinking-source", "soil"] as const;
export type PointKind = (typeof pointKinds)[number];
export const pointKindNames: Readonly<Record<PointKind, Labels>> = {
  "air-station": { zh: "空气站", en: "Air station" }, "water-station": { zh: "水质自动站", en: "Water station" }, "stack-outlet": { zh: "废气排放口", en: "Stack outlet" }, "sewage-outlet": { zh: "废水排放口", en: "Sewage outlet" },
  outfall: { zh: "入河排污口", en: "Outfall" }, dust: { zh: "扬尘监测点", en: "Dust sensor" }, groundwater: { zh: "地下水井", en: "Groundwater well" }, noise: { zh: "噪声点", en: "Noise point" }, meter: { zh: "用电用能监控", en: "Meter" },
  "river-section": { zh: "手工断面", en: "River section" }, reservoir: { zh: "水库点位", en: "Reservoir" }, "drinking-source": { zh: "饮用水水源", en: "Drinking-water source" }, soil: { zh: "土壤点", en: "Soil point" },
};

/**
 * A point (点位) as it stands since this fact; the latest `seq` of a `point` is in force. Scope: `placePath` and `enterprise` say where it lies and whose it is.
 * Degrees are decimal text in CGCS2000; null where nobody said.
 */
export interface PointFact extends Signed {
  readonly point: string; readonly seq: number; readonly kind: PointKind; readonly name: Labels; readonly place: string | null;
  readonly longitude: string | null; readonly latitude: string | null; readonly note: string; readonly active: boolean;
}

/** HJ 212 edition that an instrument speaks; null: whatever the Flag of each packet says. */
export type InstrumentEdition = 2005 | 2017 | 2025 | null;

/**
 * An instrument (设备, 数采仪) as it is set since this fact; the latest `seq` of an `instrument` is in force. `setting` numbers every version in the
 * district: an observation names the one it was read by, so units and window can be told for ever. An instrument never moves to another point: that is another instrument.
 */
export interface InstrumentFact extends Signed {
  readonly instrument: string; readonly seq: number; readonly setting: number;
  /** number of its observations' source; issued by the store with the first fact */
  readonly source: number;
  readonly mn: string; readonly point: string; readonly st: string; readonly edition: InstrumentEdition;
  /** access password, encrypted; the password itself is never stored, shown or logged */
  readonly passwordEncrypted: string;
  /** SM4 key of 2025, encrypted; null without */
  readonly keyEncrypted: string | null;
  readonly leniencies: readonly string[];
  /** unit per factor code where it is not the table's default (PM10 of HJ 212-2017 prints ng/m³ and instruments send µg/m³) */
  readonly units: Readonly<Record<string, string>>;
  /** whether DataTime names the start (as the standard says) or the end of the interval */
  readonly timeMark: "start" | "end";
  readonly minuteInterval: number; readonly realTimeSeconds: number;
  /** addresses it may come from; empty: any */
  readonly addresses: readonly string[];
  readonly active: boolean;
}

/** Kinds of observations, by the command that brings them (数据类别). */
export const readingKinds = ["real-time", "minute", "hour", "day", "device-state", "run-time", "start-up", "standard-check", "information", "raw", "noise", "furnace"] as const;
export type ReadingKind = (typeof readingKinds)[number];
/** The kinds that hold values of factors in windows; the rest tells of devices. */
export const measuredKinds = ["real-time", "minute", "hour", "day"] as const satisfies readonly ReadingKind[];
export type MeasuredKind = (typeof measuredKinds)[number];

/** Where an observation comes from (来源). */
export const observationOrigins = ["instrument", "laboratory", "import", "push", "correction"] as const;
export type ObservationOrigin = (typeof observationOrigins)[number];

/** How far an observation can be relied on (数据质量). */
export const qualities = ["reliable", "doubtful", "unreliable"] as const;
export type Quality = (typeof qualities)[number];

/** A source of observations (数据来源): an instrument, or another door at a point. */
export interface ReadingSource { readonly source: number; readonly origin: ObservationOrigin; readonly point: string; readonly instrument: string | null }

/**
 * What one packet, or one row of another door, says of one window (一条观测记录). Several rows of one (source, kind, from) are parts or revisions, ascending by `seq`: a factor in a later one replaces
 * the same factor in an earlier one, which stays. `shape` and `content` are read by {@link entriesOf}.
 */
export interface Reading {
  readonly source: number; readonly kind: ReadingKind; /** start of the window, milliseconds since 1970 UTC */ readonly from: number;
  readonly seq: number; readonly shape: string; readonly content: string; readonly setting: number;
  /** the packet it came from; negative: the batch of another door; */
  readonly packet: number;
}

/** A person's word on the quality of values in a span (质量标记). The latest mark that covers a value counts; without one the instrument's own flag speaks. */
export interface QualityMark extends Signed {
  readonly point: string; readonly kind: MeasuredKind; readonly from: string; readonly until: string;
  /** factor codes; empty: all */
  readonly factors: readonly string[]; readonly quality: Quality; readonly reason: string;
}

/** What came through another door in one go (一批): a laboratory's sheet, an import, a push, a correction. A batch is withdrawn as a whole. */
export interface ObservationBatch extends Signed {
  /** number in the district, from 1: observations of the batch carry `packet = -number` */
  readonly number: number; readonly origin: Exclude<ObservationOrigin, "instrument">; readonly title: string; readonly document: string; readonly reason: string;
  readonly rows: number; readonly points: readonly string[];
  /** hash of the file kept as evidence; null without a file */
  readonly file: string | null;
}
/** A batch withdrawn (撤回): its observations count no more, and stay. */
export interface BatchWithdrawal extends Signed { readonly batch: number; readonly reason: string }

/** A key by which another program pushes observations (推送密钥). Only its hash is kept. */
export interface PushKey extends Signed { readonly name: string; readonly keyHash: string; readonly origin: "import" | "laboratory" | "push"; /** points it may write; empty: all of its scope */ readonly points: readonly string[]; readonly untilDay: string | null }
export interface PushKeyEnd extends Signed { readonly key: string; readonly reason: string }

/** Commands that people send to an instrument (反控命令). */
export const instrumentCommands = ["first-link", "time-out", "read-clock", "set-clock", "set-real-time-interval", "set-minute-interval", "set-password", "real-time-on", "real-time-off", "states-on", "states-off", "history", "calibrate", "sample-now", "clean", "comparison-sample", "keep-sample", "set-sampling-period", "information"] as const;
export type InstrumentCommandName = (typeof instrumentCommands)[number];
/** A command to an instrument (反控命令). A gateway that holds the instrument's line claims it and appends its steps. */
export interface InstrumentCommand extends Signed { readonly instrument: string; readonly command: InstrumentCommandName; readonly parameters: Readonly<Record<string, string>> }
/** A step of a command (交互过程): what was sent and what came, in order. `done` and `failed` end it. */
export interface CommandStep {
  readonly command: string; readonly seq: number; readonly at: string; readonly kind: "queued" | "sent" | "received" | "answered" | "data" | "done" | "failed";
  readonly note: string; /** frame as text, without the password; null where there is none */ readonly frame: string | null;
}

/** Where packets are forwarded to (上传目标), as a device would: the city's platform. The latest `seq` of a `target` is in force. */
export interface ForwardTarget extends Signed {
  readonly target: string; readonly seq: number; readonly name: string; readonly host: string; readonly port: number; readonly tls: boolean; readonly edition: 2005 | 2017 | 2025;
  readonly passwordEncrypted: string;
  /** instrument → MN under which the other host knows it */
  readonly mns: Readonly<Record<string, string>>; readonly active: boolean;
}
