import type { Labels } from "@yunqing/standards";
import type { PointKind } from "../monitoring/model.js";

// What the desk of the network takes and answers (监测网络视图), the same as on the wire: what points are for, water bodies, sampling, laboratories, days of sand and dust, and how figures are made. Amounts are decimal text; days are Beijing days.

export type NetworkLevelWord = "national" | "provincial" | "city" | "district" | "town" | "micro" | "component" | "enterprise";
export type TargetClassWord = "I" | "II" | "III" | "IV" | "V";
export type NetworkProtection = "none" | "first" | "second" | "quasi";
export interface NetworkLimit { readonly item: string; readonly basis: "hour" | "day" | "sample" | "month"; readonly op: "<=" | ">=" | "range"; readonly value: string; readonly until: string | null; readonly unit: string; readonly document: string }

/** What a person gives of a point's profile (点位属性内容). */
export interface ProfileFields {
  readonly from: string; readonly network: NetworkLevelWord | null; readonly method: "automatic" | "manual"; readonly evaluated: boolean; readonly body: string | null; readonly chainage: string | null;
  readonly functionZone: string; readonly targetClass: TargetClassWord | null; readonly protection: NetworkProtection; readonly items: readonly string[]; readonly calendar: string | null; readonly laboratory: string | null;
  readonly limits: readonly NetworkLimit[]; readonly note: string;
}
/** A version of a profile, with who set it. */
export interface ProfileRow extends ProfileFields { readonly seq: number; readonly by: string; readonly at: string }
/** A point of the network with the profile in force today; null: none was set. `items`: what it measures, its own or the usual ones of its kind. */
export interface NetworkPointRow {
  readonly id: string; readonly kind: PointKind; readonly name: Labels; readonly place: string | null; readonly enterprise: string | null; readonly active: boolean; readonly simulated: boolean;
  readonly profile: ProfileRow | null; readonly items: readonly string[]; readonly mayManage: boolean;
}
export interface NetworkPointDetail extends NetworkPointRow {
  /** every version, the latest first */
  readonly versions: readonly (ProfileRow & { readonly what: string })[];
  /** number of the latest version: what a new one is made from */
  readonly seq: number;
}
export interface WaterBodyRow { readonly body: string; readonly seq: number; readonly kind: "river" | "lake" | "reservoir" | "drinking-source" | "aquifer"; readonly name: Labels; readonly place: string | null; readonly targetClass: TargetClassWord | null; readonly note: string; readonly active: boolean; /** points in it that the person sees, along it */ readonly points: readonly { readonly id: string; readonly name: Labels; readonly chainage: string | null }[] }
/** `state`: of its certificate today. */
export interface LaboratoryRow { readonly laboratory: string; readonly seq: number; readonly name: string; readonly creditCode: string; readonly certificate: string; readonly validFrom: string; readonly validUntil: string; readonly items: readonly string[]; readonly contact: string; readonly active: boolean; readonly state: "valid" | "ending" | "expired" | "not-yet" }
export interface SamplingProgrammeRow { readonly programme: string; readonly name: Labels; readonly kinds: readonly PointKind[]; readonly calendars: readonly { readonly calendar: string; readonly name: Labels; readonly source: Labels; readonly attestation: "VERIFIED" | "REPORTED" | "FROM MEMORY" }[] }
export interface NetworkView {
  readonly today: string; readonly points: readonly NetworkPointRow[]; readonly bodies: readonly WaterBodyRow[]; readonly laboratories: readonly LaboratoryRow[]; readonly programmes: readonly SamplingProgrammeRow[];
  /** names of items by symbol */
  readonly itemNames: Readonly<Record<string, Labels>>;
  /** may set what belongs to the whole district: bodies, laboratories, days of sand, settings */
  readonly mayManageDistrict: boolean;
}

export type SamplingRoundState = "done" | "partial" | "too-close" | "due" | "upcoming" | "missed";
/** A round of sampling with what filled it (采样轮次). `batch`: number of the import, null for other doors. */
export interface SamplingRoundRow {
  readonly calendar: string; readonly number: number; readonly name: Labels; readonly from: string; /** last day of it */ readonly last: string; readonly state: SamplingRoundState; readonly counted: string | null; readonly missing: readonly string[]; readonly advice: Labels | null;
  readonly samples: readonly { readonly day: string; readonly items: number; readonly batch: number | null; readonly title: string }[];
}
export interface SamplingPointRow {
  readonly point: string; readonly name: Labels; readonly kind: PointKind; readonly calendar: string; readonly calendarName: Labels; readonly source: Labels; readonly attestation: "VERIFIED" | "REPORTED" | "FROM MEMORY"; readonly laboratory: string | null;
  readonly rounds: readonly SamplingRoundRow[]; readonly done: number; readonly missed: number;
  /** what is wrong with the laboratory for samples of the year */
  readonly faults: readonly { readonly day: string; readonly text: Labels }[];
}
export interface SamplingPlanView { readonly year: number; readonly today: string; readonly rows: readonly SamplingPointRow[] }

export interface SandstormDayRow { readonly id: string; readonly day: string; readonly declared: boolean; readonly document: string; readonly evidence: readonly string[]; readonly reason: string; readonly by: string; readonly at: string; /** the last word on its day */ readonly counts: boolean }

/** A rule of quality control as data; `parameters` by name, amounts decimal text. */
export interface QualitySettingRow { readonly rule: string; readonly pointKinds: readonly PointKind[]; readonly kinds: readonly ("real-time" | "minute" | "hour" | "day")[]; readonly factors: readonly string[]; readonly parameters: Readonly<Record<string, unknown>>; readonly quality: "reliable" | "doubtful" | "unreliable"; readonly source: Labels; readonly attestation: "VERIFIED" | "REPORTED" | "FROM MEMORY" }
export interface EditionOverrideRow { readonly standard: "HJ 633" | "HJ 663"; readonly edition: string; readonly from: string; readonly until: string; readonly reason: string }
/** How figures are made (统计口径), flat, so that a form can hold it. `weights`: name of the set of weights. */
export interface FigureSettingsRow {
  readonly zone: "first" | "second"; readonly denominator: "calendar" | "valid"; readonly weights: string; readonly compositeRounding: "singles" | "sum"; readonly entering: "published" | "exact";
  readonly countsDoubtfulRealTime: boolean; readonly countsDoubtfulReviewed: boolean; readonly readingsOfDay: number; readonly leastReadings: number; readonly riverMethod: "auto" | "means" | "shares"; readonly gasDayHours: number; readonly stoppedMarks: readonly string[];
}
export interface MonitoringSettingsView {
  readonly seq: number; readonly figures: FigureSettingsRow; readonly usualFigures: FigureSettingsRow; readonly weightSets: readonly string[]; readonly editions: readonly EditionOverrideRow[]; readonly editionNames: Readonly<Record<"HJ 633" | "HJ 663", readonly string[]>>;
  readonly quality: readonly QualitySettingRow[]; /** whether they are the usual ones */ readonly qualityUsual: boolean; readonly ruleNames: Readonly<Record<string, Labels>>;
  readonly history: readonly { readonly seq: number; readonly by: string; readonly at: string; readonly reason: string }[]; readonly mayManage: boolean;
}

/** Sets a profile (设置点位属性). `seq`: the version that the person saw; 0 for the first. */
export interface PutProfile extends ProfileFields { readonly id: string; readonly point: string; readonly seq: number }
export interface PutWaterBody { readonly id: string; readonly body: string; readonly seq: number; readonly kind: WaterBodyRow["kind"]; readonly nameZh: string; readonly nameEn: string; readonly place: string | null; readonly targetClass: TargetClassWord | null; readonly note: string; readonly active: boolean }
export interface PutLaboratory { readonly id: string; readonly laboratory: string; readonly seq: number; readonly name: string; readonly creditCode: string; readonly certificate: string; readonly validFrom: string; readonly validUntil: string; readonly items: readonly string[]; readonly contact: string; readonly active: boolean }
/** Declares a day of sand and dust, or takes it back (认定、撤销沙尘天气). */
export interface DeclareSandstorm { readonly id: string; readonly day: string; readonly declared: boolean; readonly document: string; readonly evidence: readonly string[]; readonly reason: string }
/** Sets how figures are made and quality is controlled (设置统计与质控口径). `quality` null: the usual rules. */
export interface PutMonitoringSettings { readonly id: string; readonly seq: number; readonly figures: FigureSettingsRow; readonly editions: readonly EditionOverrideRow[]; readonly quality: readonly QualitySettingRow[] | null; readonly reason: string }
