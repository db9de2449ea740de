import type { DatedEdition } from "../editions.js";
import { editionOf } from "../editions.js";
import type { Labels } from "../labels.js";
import type { Attestation, Computed, Lineage } from "../lineage.js";

/** Alert levels of heavy-pollution weather (重污染天气预警级别). `pre` lies below yellow: temporary control may be arranged. */
export type AlertLevel = "red" | "orange" | "yellow" | "blue" | "pre";

/** "Index above `above` for at least `hours`" (日AQI>200持续48小时). */
export interface AlertCondition { readonly above: number; readonly hours: number }

/** What starts a level: any of its groups, every condition of a group; or the index reaching a value. */
export interface AlertCriterion {
  readonly level: AlertLevel;
  readonly anyOf: readonly (readonly AlertCondition[])[];
  readonly reaches?: number;
}

/** One national rule of alert levels (预警分级标准), highest level first. A city's own plan may add to it; its dates are the plan's. */
export interface AlertEdition extends DatedEdition {
  readonly attestation: Attestation;
  readonly criteria: readonly AlertCriterion[];
  /** the dates were not read in the document */
  readonly datesAttestation: Attestation;
}

const over = (above: number, hours: number): AlertCondition => ({ above, hours });

/** 环办大气函〔2018〕875号: three levels. Its criteria were read in the replies of Xinzhou and Hohhot. */
export const alertEdition2018: AlertEdition = {
  standard: "重污染天气预警分级", edition: "环办大气函〔2018〕875号", from: "2018-09-01", until: "2024-01-01", held: true, attestation: "VERIFIED", datesAttestation: "FROM MEMORY",
  criteria: [
    { level: "red", anyOf: [[over(200, 96), over(300, 48)]], reaches: 500 },
    { level: "orange", anyOf: [[over(200, 72)]] },
    { level: "yellow", anyOf: [[over(200, 48)]] },
  ],
};

/** 环大气〔2024〕6号: three levels and a step below yellow. Read through the plans of Chengdu and Yangzhou, not in the national text. */
export const alertEdition2024: AlertEdition = {
  standard: "重污染天气预警分级", edition: "环大气〔2024〕6号", from: "2024-01-01", held: true, attestation: "REPORTED", datesAttestation: "FROM MEMORY",
  criteria: [
    { level: "red", anyOf: [[over(200, 72), over(300, 24)]] },
    { level: "orange", anyOf: [[over(200, 48)], [over(150, 72)]] },
    { level: "yellow", anyOf: [[over(200, 24)], [over(150, 48)]] },
    { level: "pre", anyOf: [[over(150, 24)], [over(100, 48)]] },
  ],
};

/** The editions held. The four-level rule of 2017 is known in part and not held. */
export const alertEditions: readonly AlertEdition[] = [
  { standard: "重污染天气预警分级", edition: "环大气〔2017〕86号", from: "2017-07-01", until: "2018-09-01", held: false, attestation: "REPORTED", datesAttestation: "FROM MEMORY", criteria: [] },
  alertEdition2018, alertEdition2024,
];

/** The rule of a day or by name. @throws {NotADay} {UnknownEdition} {EditionNotHeld} {NoEditionOnDay} {EditionNotNamed} */
export function alertEditionOf(wanted: { readonly day?: string; readonly edition?: string }): AlertEdition { return editionOf(alertEditions, wanted); }

/** Labels, response grade and least reduction of a level (响应级别与减排比例). */
export const alertLevels: Readonly<Record<AlertLevel, { readonly label: Labels; readonly response: "I" | "II" | "III" | "IV" | null; readonly leastReductionPercent: number | null }>> = {
  red: { label: { zh: "红色预警", en: "red alert" }, response: "I", leastReductionPercent: 30 },
  orange: { label: { zh: "橙色预警", en: "orange alert" }, response: "II", leastReductionPercent: 20 },
  yellow: { label: { zh: "黄色预警", en: "yellow alert" }, response: "III", leastReductionPercent: 10 },
  blue: { label: { zh: "蓝色预警", en: "blue alert" }, response: "IV", leastReductionPercent: null },
  pre: { label: { zh: "预警等级以下临时管控", en: "temporary control below the alert levels" }, response: null, leastReductionPercent: null },
};

/** Lifting (解除): below the condition of start, and forecast to stay so for 36 hours. Two episodes too close to clear in between count as one. */
export const alertLifting = { hours: 36, attestation: "VERIFIED" as Attestation, source: "plans of Taiyuan (2019) and Yangzhou (2026)" } as const;

/** One step of a forecast: the daily index, and the pollutant that leads it when it is known. */
export interface ForecastStep { readonly aqi: number; readonly primary?: readonly string[] }

/** A forecast that is not a row of whole indices. */
export class ForecastNotReadable extends RangeError {
  readonly code = "heavy-pollution/forecast";
  constructor(readonly given: string) { super(`${given} is no daily index; a forecast is a row of whole numbers from 0 (环大气〔2024〕6号)`); }
}

/** The level that a forecast calls for, with the conditions that made it so; level null when none is met. */
export interface Alert { readonly level: AlertLevel | null; readonly met: readonly AlertCondition[]; readonly reached?: number; readonly ozoneLed: readonly number[] }

/**
 * The alert level that a forecast calls for (预警级别判定). The higher level goes first.
 * A daily index may stand on any 24 hours: for a sliding row give `stepHours` 1, and a run of n steps lasts 24 + (n−1)·step hours.
 * Steps led by O3 alone do not count: ozone is not put on the colour scale. Sand, dust and fires are handled apart and are the caller's to leave out.
 * The conditions of one group may be met anywhere in the same forecast (@choice).
 *
 * @param forecast  consecutive steps, in order
 * @throws {ForecastNotReadable}
 * @clause 环办大气函〔2018〕875号; 环大气〔2024〕6号
 */
export function alertOf(forecast: readonly ForecastStep[], edition: AlertEdition, stepHours = 24): Computed<Alert> {
  const ozoneLed: number[] = [];
  const indices = forecast.map(({ aqi, primary }, place) => {
    if (!Number.isSafeInteger(aqi) || aqi < 0) throw new ForecastNotReadable(String(aqi));
    if (primary !== undefined && primary.length > 0 && primary.every((item) => item.startsWith("O3"))) { ozoneLed.push(place); return 0; }
    return aqi;
  });
  const lasts = ({ above, hours }: AlertCondition): boolean => longestRun(indices, above, stepHours) >= hours;
  for (const { level, anyOf, reaches } of edition.criteria) {
    const group = anyOf.find((conditions) => conditions.every(lasts));
    const reached = group === undefined && reaches !== undefined && indices.some((aqi) => aqi >= reaches) ? reaches : undefined;
    if (group === undefined && reached === undefined) continue;
    const value: Alert = { level, met: group ?? [], ozoneLed, ...(reached === undefined ? {} : { reached }) };
    return { value, lineage: lineageOf(value, edition, forecast) };
  }
  const value: Alert = { level: null, met: [], ozoneLed };
  return { value, lineage: lineageOf(value, edition, forecast) };
}

function longestRun(indices: readonly number[], above: number, stepHours: number): number {
  let longest = 0, run = 0;
  for (const aqi of indices) {
    run = aqi > above ? run + 1 : 0;
    if (run > 0) longest = Math.max(longest, 24 + (run - 1) * stepHours);
  }
  return longest;
}

function lineageOf(value: Alert, edition: AlertEdition, forecast: readonly ForecastStep[]): Lineage {
  const conditions = [...value.met.map(({ above, hours }) => `AQI>${above}, ≥${hours} h`), ...(value.reached === undefined ? [] : [`AQI≥${value.reached}`])].join(" & ");
  return { name: { zh: "重污染天气预警级别", en: "heavy-pollution alert" }, value: value.level === null ? null : alertLevels[value.level].label.zh, unit: "", origin: "computed",
    rule: { id: "heavy-pollution/alert", formula: { zh: conditions || "未达到任何级别的启动条件", en: conditions || "no condition of any level is met" }, standard: edition.standard,
      edition: edition.edition, clauses: ["预警分级"], attestation: edition.attestation },
    inputs: forecast.map(({ aqi, primary }, place) => ({ name: { zh: `预报第${place + 1}步 AQI`, en: `forecast step ${place + 1}, index` }, value: String(aqi), unit: "", origin: "entered", inputs: [],
      ...(primary ? { notes: [{ zh: `首要污染物 ${primary.join("、")}`, en: `led by ${primary.join(", ")}` }] } : {}) })),
    notes: value.ozoneLed.length > 0 ? [{ zh: "臭氧为首要污染物的时段不纳入预警分级", en: "steps led by ozone are not put on the scale" }] : [] };
}

/**
 * Whether an alert may be lifted (解除条件): the steps from now on stay below the condition of its own start for 36 hours.
 * @param forecast  consecutive steps from now on
 */
export function mayLift(forecast: readonly ForecastStep[], edition: AlertEdition, stepHours = 24): boolean {
  const hours = forecast.length === 0 ? 0 : 24 + (forecast.length - 1) * stepHours;
  const level = alertOf(forecast, edition, stepHours).value.level;
  return hours >= alertLifting.hours && (level === null || level === "pre");
}
