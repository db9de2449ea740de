import type { Labels } from "@yunqing/standards";

// Monitoring (监测): points, instruments, packets, observations, and the doors they come through. Amounts are decimal text beside a unit; instants are ISO with offset +08:00.

export type PointKind = "air-station" | "water-station" | "stack-outlet" | "sewage-outlet" | "outfall" | "dust" | "groundwater" | "noise" | "meter" | "river-section" | "reservoir" | "drinking-source" | "soil";
export type MeasuredKind = "real-time" | "minute" | "hour" | "day";
export type Quality = "reliable" | "doubtful" | "unreliable";
export type ObservationOrigin = "instrument" | "laboratory" | "import" | "push" | "correction";
/** How a line is: `online` data as expected; `late` connected, data overdue; `silent` nothing for longer than that; `never` not heard yet; `off` taken out of use. */
export type LineCondition = "online" | "late" | "silent" | "never" | "off";

/** A factor with its unit as set for the instrument (因子). */
export interface FactorView { readonly code: string; readonly name: Labels; readonly unit: string; /** decimals usual for drawing */ readonly places: number | null }
/** A value now (最新值): text as sent, its flag, and how far it can be relied on. */
export interface LatestValue { readonly factor: string; readonly field: string; readonly value: string; readonly flag: string | null; readonly quality: Quality; readonly at: string; readonly spark: readonly (number | null)[] }
/** A point on the wall (监控墙上的点位). */
export interface PointRow {
  readonly id: string; readonly kind: PointKind; readonly name: Labels; readonly place: string | null; readonly enterprise: string | null; readonly longitude: string | null; readonly latitude: string | null;
  readonly active: boolean; readonly condition: LineCondition; readonly seenAt: string | null; readonly driftSeconds: number | null;
  /** per cent of the hours of the last 24 that came, decimal text; null without an instrument */
  readonly transmission: string | null;
  readonly factors: readonly FactorView[]; readonly latest: readonly LatestValue[]; readonly simulated: boolean;
}
/** What changed since the last message of the live stream (实时推送). Events of `live`: `event: points`, data `PointChange[]`. */
export interface PointChange { readonly id: string; readonly condition: LineCondition; readonly seenAt: string | null; readonly driftSeconds: number | null; readonly latest: readonly LatestValue[] }

export interface LivenessView {
  readonly instrument: string; readonly mn: string; readonly condition: LineCondition; readonly connected: boolean; readonly seenAt: string | null; readonly address: string | null; readonly driftSeconds: number | null;
  readonly last: readonly { readonly kind: MeasuredKind; readonly at: string }[];
  /** received and expected windows of the last 24 hours, by kind */
  readonly transmission: readonly { readonly kind: MeasuredKind; readonly received: number; readonly expected: number; readonly percent: string }[];
  readonly packets: number; readonly refused: number; readonly repeats: number; readonly revisions: number;
  readonly leniencies: readonly { readonly name: string; readonly label: Labels; readonly count: number }[];
}
export interface PointDetail {
  readonly id: string; readonly seq: number; readonly kind: PointKind; readonly name: Labels; readonly place: string | null; readonly enterprise: string | null; readonly longitude: string | null; readonly latitude: string | null;
  readonly note: string; readonly active: boolean; readonly factors: readonly FactorView[]; readonly instruments: readonly InstrumentRow[]; readonly liveness: readonly LivenessView[];
  readonly versions: readonly { readonly seq: number; readonly by: string; readonly at: string; readonly what: string }[];
  /** kinds of windows that have any value, with the latest window */
  readonly kinds: readonly { readonly kind: MeasuredKind; readonly from: string }[]; readonly simulated: boolean;
}

/** One value of a curve (曲线上的一个值), with all it can be asked for. */
export interface CurveValue {
  readonly from: string; readonly until: string; readonly factor: string; readonly field: string; readonly value: string; readonly unit: string; readonly flag: string | null;
  readonly minimum: string | null; readonly maximum: string | null; readonly cumulated: string | null;
  readonly origin: ObservationOrigin; readonly quality: Quality; readonly reason: string; readonly markedBy: string | null; readonly markedAt: string | null;
  /** number of the packet, or negative: of the batch */
  readonly packet: number; readonly backFilled: boolean;
  /** earlier values of the same window, the first first, that this one revises */
  readonly revises: readonly { readonly packet: number; readonly value: string }[];
}
export interface CurveView { readonly point: string; readonly kind: MeasuredKind; readonly from: string; readonly until: string; readonly factors: readonly FactorView[]; readonly values: readonly CurveValue[]; /** true when the span held more than was sent */ readonly cut: boolean }

export interface InstrumentRow {
  readonly id: string; readonly seq: number; readonly mn: string; readonly point: string; readonly pointName: Labels; readonly st: string; readonly edition: 2005 | 2017 | 2025 | null; readonly leniencies: readonly string[];
  readonly units: Readonly<Record<string, string>>; readonly timeMark: "start" | "end"; readonly minuteInterval: number; readonly realTimeSeconds: number; readonly addresses: readonly string[]; readonly sealed: boolean;
  readonly active: boolean; readonly condition: LineCondition; readonly seenAt: string | null;
}
export interface StrangerRow { readonly mn: string; readonly reason: "mn-unknown" | "password-wrong" | "address" | "inactive"; readonly firstAt: string; readonly lastAt: string; readonly count: number; readonly address: string; readonly edition: 2005 | 2017 | 2025; readonly st: string; readonly cn: string; readonly leniencies: readonly string[]; readonly packet: number | null; readonly suggestedKind: PointKind }

export type InstrumentCommandName = "first-link" | "time-out" | "read-clock" | "set-clock" | "set-real-time-interval" | "set-minute-interval" | "set-password" | "real-time-on" | "real-time-off" | "states-on" | "states-off" | "history" | "calibrate" | "sample-now" | "clean" | "comparison-sample" | "keep-sample" | "set-sampling-period" | "information";
export interface CommandStepView { readonly seq: number; readonly at: string; readonly kind: "queued" | "sent" | "received" | "answered" | "data" | "done" | "failed"; readonly note: string; readonly frame: string | null }
export interface CommandView { readonly id: string; readonly instrument: string; readonly command: InstrumentCommandName; readonly parameters: Readonly<Record<string, string>>; readonly by: string; readonly at: string; readonly state: "queued" | "running" | "done" | "failed" | "unknown"; readonly steps: readonly CommandStepView[] }

export interface PacketRow { readonly id: number; readonly at: string; readonly instrument: string | null; readonly mn: string | null; readonly direction: "in" | "out"; readonly verdict: "reading" | "exchange" | "set-aside" | "refused"; readonly word: string; readonly bytes: number; readonly head: string }
/** A packet taken apart field by field (报文解读). */
export interface PacketDetail extends PacketRow { readonly text: string; readonly base64: string; readonly decoded: PacketReading }
/** One field of a packet in words: where it stands, what it says, by which clause. */
export interface FieldReading { readonly name: string; readonly value: string; readonly label: Labels; readonly meaning: Labels | null; readonly clause: string; readonly wrong: boolean }
export interface PacketReading { readonly ok: boolean; readonly version: 2005 | 2017 | 2025 | null; readonly problem: Labels | null; readonly header: readonly FieldReading[]; readonly data: readonly FieldReading[]; readonly deviations: readonly { readonly name: string; readonly label: Labels; readonly clause: string }[] }

/** A cell or line of an imported sheet that cannot be taken (导入问题). */
export interface ImportFault { readonly row: number; readonly column: string; readonly value: string; readonly message: Labels }
export interface ImportRow { readonly row: number; readonly point: string; readonly pointName: Labels; readonly kind: MeasuredKind; readonly from: string; readonly values: readonly { readonly factor: string; readonly name: Labels; readonly value: string; readonly unit: string; readonly state: "new" | "same" | "changed"; readonly before: string | null }[] }
/** What an import would do (导入预览). `file` is the hash under which the file is kept; a commit names it. */
export interface ImportPreview { readonly file: string; readonly name: string; readonly rows: number; readonly good: number; readonly faults: readonly ImportFault[]; readonly faultCount: number; readonly sample: readonly ImportRow[]; readonly counts: { readonly new: number; readonly same: number; readonly changed: number }; readonly columns: readonly { readonly heading: string; readonly means: string | null }[]; /** what was normalised, passed over or assumed, told once each with its count */ readonly notes: readonly Labels[] }
export interface BatchRow { readonly number: number; readonly id: string; readonly origin: ObservationOrigin; readonly title: string; readonly document: string; readonly reason: string; readonly rows: number; readonly points: readonly string[]; readonly by: string; readonly at: string; readonly file: string | null; readonly withdrawal: { readonly by: string; readonly at: string; readonly reason: string } | null }
export interface PushKeyRow { readonly id: string; readonly name: string; readonly origin: "import" | "laboratory" | "push"; readonly points: readonly string[]; readonly untilDay: string | null; readonly by: string; readonly at: string; readonly ended: string | null }
export interface ForwardRow { readonly target: string; readonly seq: number; readonly name: string; readonly host: string; readonly port: number; readonly tls: boolean; readonly edition: 2005 | 2017 | 2025; readonly mns: Readonly<Record<string, string>>; readonly active: boolean; readonly waiting: number; readonly oldestAt: string | null }

// Commands of people and programs. `seq` is the version the person saw, 0 for something new.
export interface PutPoint { readonly id: string; readonly point: string; readonly seq: number; readonly kind: PointKind; readonly nameZh: string; readonly nameEn: string; readonly place: string | null; readonly enterprise: string | null; readonly longitude: string | null; readonly latitude: string | null; readonly note: string; readonly active: boolean }
export interface PutInstrument {
  readonly id: string; readonly instrument: string; readonly seq: number; readonly mn: string; readonly point: string; readonly st: string; readonly edition: 2005 | 2017 | 2025 | null;
  /** null keeps the one that is set */
  readonly password: string | null; readonly key: string | null; readonly leniencies: readonly string[]; readonly units: Readonly<Record<string, string>>; readonly timeMark: "start" | "end";
  readonly minuteInterval: number; readonly realTimeSeconds: number; readonly addresses: readonly string[]; readonly active: boolean;
}
/** Adoption of a stranger (接纳): point and instrument in one go, with the password and leniencies it came with. */
export interface Adopt { readonly id: string; readonly mn: string; readonly point: string | null; readonly nameZh: string; readonly nameEn: string; readonly kind: PointKind; readonly place: string | null; readonly enterprise: string | null; readonly timeMark: "start" | "end" }
export interface SendCommand { readonly id: string; readonly command: InstrumentCommandName; readonly parameters: Readonly<Record<string, string>> }
export interface MarkQuality { readonly id: string; readonly point: string; readonly kind: MeasuredKind; readonly from: string; readonly until: string; readonly factors: readonly string[]; readonly quality: Quality; readonly reason: string }
export interface CorrectValue { readonly id: string; readonly point: string; readonly kind: MeasuredKind; readonly from: string; readonly factor: string; readonly value: string; readonly document: string; readonly reason: string; /** value on the screen */ readonly seen: string | null }
export interface CommitImport { readonly id: string; readonly file: string; readonly origin: "laboratory" | "import"; readonly title: string; readonly document: string; /** good rows only, or nothing when there is a fault */ readonly takeGood: boolean; /** heading → `time`, `time:minute` (also `hour`, `day`), `day`, `point`, `kind`, `factor`, `value`, `unit`, `limit`, a factor code, or "" to leave the column out; what the office mapped by hand */ readonly mapping: Readonly<Record<string, string>> }
export interface PreviewImport { readonly file: string; readonly mapping: Readonly<Record<string, string>> }
export interface WithdrawBatch { readonly id: string; readonly reason: string }
export interface MakePushKey { readonly id: string; readonly name: string; readonly origin: "import" | "laboratory" | "push"; readonly points: readonly string[]; readonly untilDay: string | null }
export interface MadePushKey extends PushKeyRow { /** shown once */ readonly key: string }
export interface EndPushKey { readonly id: string; readonly reason: string }
export interface PutForward { readonly id: string; readonly target: string; readonly seq: number; readonly name: string; readonly host: string; readonly port: number; readonly tls: boolean; readonly edition: 2005 | 2017 | 2025; readonly password: string | null; readonly mns: Readonly<Record<string, string>>; readonly active: boolean }
/** Observations pushed by another program (推送): at most 1,000 a call, all or none; the same call again changes nothing. */
export interface PushObservations { readonly id: string; readonly observations: readonly { readonly point: string; readonly kind: MeasuredKind; readonly from: string; readonly values: Readonly<Record<string, string>>; readonly flags?: Readonly<Record<string, string>> }[] }
export interface Pushed { readonly batch: number; readonly stored: number }

export interface CurveQuery { readonly kind: MeasuredKind; readonly from: string; readonly until: string; readonly factors?: string }
export interface PacketQuery { readonly instrument?: string; readonly verdict?: string; readonly direction?: string; readonly word?: string; readonly from?: string; readonly until?: string; readonly before?: string; readonly limit?: string }
