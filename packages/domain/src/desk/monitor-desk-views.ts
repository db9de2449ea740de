import type { Labels } from "@yunqing/standards";
import type { InstrumentCommandName, MeasuredKind, ObservationOrigin, PointKind, Quality } from "../monitoring/model.js";

// What the desk of monitoring answers and takes, in the shapes of the wire (packages/wire/src/monitoring.ts); a test holds the two together.

export type LineCondition = "online" | "late" | "silent" | "never" | "off";
export interface FactorView { readonly code: string; readonly name: Labels; readonly unit: string; readonly places: number | null }
export interface LatestValue { readonly factor: string; readonly field: string; readonly value: string; readonly flag: string | null; readonly quality: Quality; readonly at: string; readonly spark: readonly (number | null)[] }
export interface PointRow {
  readonly id: string; readonly kind: PointKind; readonly name: Labels; readonly place: string | null; readonly enterprise: string | null; readonly longitude: string | null; readonly latitude: string | null;
  readonly active: boolean; readonly condition: LineCondition; readonly seenAt: string | null; readonly driftSeconds: number | null; readonly transmission: string | null;
  readonly factors: readonly FactorView[]; readonly latest: readonly LatestValue[]; readonly simulated: boolean;
}
export interface PointChange { readonly id: string; readonly condition: LineCondition; readonly seenAt: string | null; readonly driftSeconds: number | null; readonly latest: readonly LatestValue[] }
/** Changes since a cursor, and the cursor to ask with next (实时变化). A cursor of another run, or none, gets everything. */
export interface LiveChanges { readonly cursor: string; readonly changes: readonly PointChange[] }

export interface TransmissionView { readonly kind: MeasuredKind; readonly received: number; readonly expected: number; readonly percent: string }
export interface LivenessView {
  readonly instrument: string; readonly mn: string; readonly condition: LineCondition; readonly connected: boolean; readonly seenAt: string | null; readonly address: string | null; readonly driftSeconds: number | null;
  readonly last: readonly { readonly kind: MeasuredKind; readonly at: string }[]; readonly transmission: readonly TransmissionView[];
  readonly packets: number; readonly refused: number; readonly repeats: number; readonly revisions: number;
  readonly leniencies: readonly { readonly name: string; readonly label: Labels; readonly count: number }[];
}
export interface PointDetail {
  readonly id: string; readonly seq: number; readonly kind: PointKind; readonly name: Labels; readonly place: string | null; readonly enterprise: string | null; readonly longitude: string | null; readonly latitude: string | null;
  readonly note: string; readonly active: boolean; readonly factors: readonly FactorView[]; readonly instruments: readonly InstrumentRow[]; readonly liveness: readonly LivenessView[];
  readonly versions: readonly { readonly seq: number; readonly by: string; readonly at: string; readonly what: string }[];
  readonly kinds: readonly { readonly kind: MeasuredKind; readonly from: string }[]; readonly simulated: boolean;
}

export interface CurveValue {
  readonly from: string; readonly until: string; readonly factor: string; readonly field: string; readonly value: string; readonly unit: string; readonly flag: string | null;
  readonly minimum: string | null; readonly maximum: string | null; readonly cumulated: string | null;
  readonly origin: ObservationOrigin; readonly quality: Quality; readonly reason: string; readonly markedBy: string | null; readonly markedAt: string | null;
  readonly packet: number; readonly backFilled: boolean; readonly revises: readonly { readonly packet: number; readonly value: string }[];
}
export interface CurveView { readonly point: string; readonly kind: MeasuredKind; readonly from: string; readonly until: string; readonly factors: readonly FactorView[]; readonly values: readonly CurveValue[]; readonly cut: boolean }
export interface CurveQuery { readonly kind: MeasuredKind; readonly from: string; readonly until: string; readonly factors?: string }

export interface InstrumentRow {
  readonly id: string; readonly seq: number; readonly mn: string; readonly point: string; readonly pointName: Labels; readonly st: string; readonly edition: 2005 | 2017 | 2025 | null; readonly leniencies: readonly string[];
  readonly units: Readonly<Record<string, string>>; readonly timeMark: "start" | "end"; readonly minuteInterval: number; readonly realTimeSeconds: number; readonly addresses: readonly string[]; readonly sealed: boolean;
  readonly active: boolean; readonly condition: LineCondition; readonly seenAt: string | null;
}
export interface StrangerRow { readonly mn: string; readonly reason: "mn-unknown" | "password-wrong" | "address" | "inactive"; readonly firstAt: string; readonly lastAt: string; readonly count: number; readonly address: string; readonly edition: 2005 | 2017 | 2025; readonly st: string; readonly cn: string; readonly leniencies: readonly string[]; readonly packet: number | null; readonly suggestedKind: PointKind }

export interface CommandStepView { readonly seq: number; readonly at: string; readonly kind: "queued" | "sent" | "received" | "answered" | "data" | "done" | "failed"; readonly note: string; readonly frame: string | null }
export interface CommandView { readonly id: string; readonly instrument: string; readonly command: InstrumentCommandName; readonly parameters: Readonly<Record<string, string>>; readonly by: string; readonly at: string; readonly state: "queued" | "running" | "done" | "failed" | "unknown"; readonly steps: readonly CommandStepView[] }

export interface PacketRow { readonly id: number; readonly at: string; readonly instrument: string | null; readonly mn: string | null; readonly direction: "in" | "out"; readonly verdict: "reading" | "exchange" | "set-aside" | "refused"; readonly word: string; readonly bytes: number; readonly head: string }
export interface FieldReading { readonly name: string; readonly value: string; readonly label: Labels; readonly meaning: Labels | null; readonly clause: string; readonly wrong: boolean }
export interface PacketReading { readonly ok: boolean; readonly version: 2005 | 2017 | 2025 | null; readonly problem: Labels | null; readonly header: readonly FieldReading[]; readonly data: readonly FieldReading[]; readonly deviations: readonly { readonly name: string; readonly label: Labels; readonly clause: string }[] }
export interface PacketDetail extends PacketRow { readonly text: string; readonly base64: string; readonly decoded: PacketReading }
export interface PacketQuery { readonly instrument?: string; readonly verdict?: string; readonly direction?: string; readonly word?: string; readonly from?: string; readonly until?: string; readonly before?: string; readonly limit?: string }

export interface ForwardRow { readonly target: string; readonly seq: number; readonly name: string; readonly host: string; readonly port: number; readonly tls: boolean; readonly edition: 2005 | 2017 | 2025; readonly mns: Readonly<Record<string, string>>; readonly active: boolean; readonly waiting: number; readonly oldestAt: string | null }

export interface PutPointCommand { readonly id: string; readonly point: string; readonly seq: number; readonly kind: PointKind; readonly nameZh: string; readonly nameEn: string; readonly place: string | null; readonly enterprise: string | null; readonly longitude: string | null; readonly latitude: string | null; readonly note: string; readonly active: boolean }
export interface PutInstrumentCommand {
  readonly id: string; readonly instrument: string; readonly seq: number; readonly mn: string; readonly point: string; readonly st: string; readonly edition: 2005 | 2017 | 2025 | null;
  readonly password: string | null; readonly key: string | null; readonly leniencies: readonly string[]; readonly units: Readonly<Record<string, string>>; readonly timeMark: "start" | "end";
  readonly minuteInterval: number; readonly realTimeSeconds: number; readonly addresses: readonly string[]; readonly active: boolean;
}
export interface AdoptCommand { readonly id: string; readonly mn: string; readonly point: string | null; readonly nameZh: string; readonly nameEn: string; readonly kind: PointKind; readonly place: string | null; readonly enterprise: string | null; readonly timeMark: "start" | "end" }
export interface SendInstrumentCommand { readonly id: string; readonly command: InstrumentCommandName; readonly parameters: Readonly<Record<string, string>> }
export interface PutForwardCommand { readonly id: string; readonly target: string; readonly seq: number; readonly name: string; readonly host: string; readonly port: number; readonly tls: boolean; readonly edition: 2005 | 2017 | 2025; readonly password: string | null; readonly mns: Readonly<Record<string, string>>; readonly active: boolean }
