import type { Attestation, Labels } from "@yunqing/standards";
import type { QualitySetting } from "../quality-control/model.js";
import type { Signed } from "../signed.js";
import type { EditionOverride, FigureSettings } from "../statistics/source.js";

/** Networks that a point can belong to (所属网络). */
export const networkLevels = ["national", "provincial", "city", "district", "town", "micro", "component", "enterprise"] as const;
export type NetworkLevel = (typeof networkLevels)[number];

/** A limit that a permit, an approval or a standard sets for an item at a point (排放限值、控制限值). Amounts decimal text. `basis`: the averaging basis by which it is judged. */
export interface PointLimit { readonly item: string; readonly basis: "hour" | "day" | "sample" | "month"; readonly op: "<=" | ">=" | "range"; readonly value: string; /** upper end of a range (pH 6–9) */ readonly until: string | null; readonly unit: string; readonly document: string }

/**
 * What a point is for (点位属性): the latest `seq` of a `point` whose `from` day has come is in force on a day. Beside {@link PointFact}, which says what it is and where.
 * The subject of its figures: `point` for air stations, `section` for water stations, sections, reservoirs and sources, `stack-outlet` and `sewage-outlet`; the id is the point's.
 */
export interface PointProfile extends Signed {
  readonly point: string; readonly seq: number; /** Beijing day from which it holds */ readonly from: string;
  readonly network: NetworkLevel | null; readonly method: "automatic" | "manual";
  /** takes part in the evaluation of town, district, river or lake (参评) */
  readonly evaluated: boolean;
  /** water body it lies in, with its place along the river in km from the source, decimal text */
  readonly body: string | null; readonly chainage: string | null;
  readonly functionZone: string; /** class asked for: Ⅰ…Ⅴ as I…V */ readonly targetClass: "I" | "II" | "III" | "IV" | "V" | null;
  readonly protection: "none" | "first" | "second" | "quasi";
  /** items measured, as figures name them; empty: what the kind of point usually has */
  readonly items: readonly string[];
  /** id of a {@link SamplingCalendar}; null: automatic, or not planned */
  readonly calendar: string | null; readonly laboratory: string | null;
  readonly limits: readonly PointLimit[]; readonly note: string;
}

/** A river, lake, reservoir or drinking-water source with its sections (水体、水源). The latest `seq` of a `body` is in force. */
export interface WaterBody extends Signed { readonly body: string; readonly seq: number; readonly kind: "river" | "lake" | "reservoir" | "drinking-source" | "aquifer"; readonly name: Labels; readonly place: string | null; readonly targetClass: "I" | "II" | "III" | "IV" | "V" | null; readonly note: string; readonly active: boolean }

/** When a point is to be sampled (采样频次): data, from a document. `months`: those in which a round is due (a yearly full analysis in June–July: [6, 7], one round); `gapMonths`: least months between two rounds. */
export interface SamplingCalendar { readonly calendar: string; readonly name: Labels; readonly rounds: "monthly" | "quarterly" | "half-yearly" | "yearly"; readonly months: readonly number[]; readonly gapMonths: number | null; readonly items: readonly string[]; readonly source: Labels; readonly attestation: Attestation }

/** A laboratory and what it may measure (第三方检测机构与资质). The latest `seq` of a `laboratory` is in force. */
export interface Laboratory extends Signed { readonly laboratory: string; readonly seq: number; readonly name: string; readonly creditCode: string; /** number of its CMA certificate */ readonly certificate: string; readonly validFrom: string; readonly validUntil: string; readonly items: readonly string[]; readonly contact: string; readonly active: boolean }

/** A day of sand and dust, declared with a document (沙尘天气认定), or that declaration taken back. The latest of a day counts. */
export interface SandstormDay extends Signed { readonly day: string; readonly declared: boolean; readonly document: string; readonly evidence: readonly string[]; readonly reason: string }

/** How this district makes figures and controls quality (统计与质控口径): the latest `seq` is in force, and changing it changes every figure. `null` parts: the usual ones. */
export interface MonitoringSettings extends Signed { readonly seq: number; readonly figures: Partial<Omit<FigureSettings, "editions">> | null; readonly editions: readonly EditionOverride[]; readonly quality: readonly QualitySetting[] | null; readonly reason: string }
