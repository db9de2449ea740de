import type { Labels } from "@yunqing/standards";
import type { MeasuredKind, ObservationOrigin, Quality } from "../monitoring/model.js";

// What the desk of observations answers and takes, in the shapes of the wire (packages/wire/src/monitoring.ts); a test holds the two together.

export interface ImportFault { readonly row: number; readonly column: string; readonly value: string; readonly message: Labels }
export interface ImportRow { readonly row: number; readonly point: string; readonly pointName: Labels; readonly kind: MeasuredKind; readonly from: string; readonly values: readonly { readonly factor: string; readonly name: Labels; readonly value: string; readonly unit: string; readonly state: "new" | "same" | "changed"; readonly before: string | null }[] }
export interface ImportPreview { readonly file: string; readonly name: string; readonly rows: number; readonly good: number; readonly faults: readonly ImportFault[]; readonly faultCount: number; readonly sample: readonly ImportRow[]; readonly counts: { readonly new: number; readonly same: number; readonly changed: number }; readonly columns: readonly { readonly heading: string; readonly means: string | null }[]; readonly notes: readonly Labels[] }
export interface BatchRow { readonly number: number; readonly id: string; readonly origin: ObservationOrigin; readonly title: string; readonly document: string; readonly reason: string; readonly rows: number; readonly points: readonly string[]; readonly by: string; readonly at: string; readonly file: string | null; readonly withdrawal: { readonly by: string; readonly at: string; readonly reason: string } | null }
export interface PushKeyRow { readonly id: string; readonly name: string; readonly origin: "import" | "laboratory" | "push"; readonly points: readonly string[]; readonly untilDay: string | null; readonly by: string; readonly at: string; readonly ended: string | null }
export interface MadePushKey extends PushKeyRow { readonly key: string }
export interface Pushed { readonly batch: number; readonly stored: number }

export interface MarkQualityCommand { readonly id: string; readonly point: string; readonly kind: MeasuredKind; readonly from: string; readonly until: string; readonly factors: readonly string[]; readonly quality: Quality; readonly reason: string }
export interface CorrectValueCommand { readonly id: string; readonly point: string; readonly kind: MeasuredKind; readonly from: string; readonly factor: string; readonly value: string; readonly document: string; readonly reason: string; readonly seen: string | null }
export interface CommitImportCommand { readonly id: string; readonly file: string; readonly origin: "laboratory" | "import"; readonly title: string; readonly document: string; readonly takeGood: boolean; readonly mapping: Readonly<Record<string, string>> }
export interface PreviewImportCommand { readonly file: string; readonly mapping: Readonly<Record<string, string>> }
export interface WithdrawBatchCommand { readonly id: string; readonly reason: string }
export interface MakePushKeyCommand { readonly id: string; readonly name: string; readonly origin: "import" | "laboratory" | "push"; readonly points: readonly string[]; readonly untilDay: string | null }
export interface EndPushKeyCommand { readonly id: string; readonly reason: string }
/** One observation of a push: values and flags by factor code, decimal text. */
export interface PushedObservation { readonly point: string; readonly kind: MeasuredKind; readonly from: string; readonly values: Readonly<Record<string, string>>; readonly flags?: Readonly<Record<string, string>> }
export interface PushCommand { readonly id: string; readonly observations: readonly PushedObservation[] }
