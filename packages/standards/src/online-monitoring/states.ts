import { both } from "../computed.js";
import type { Labels } from "../labels.js";
import type { Attestation } from "../lineage.js";

/** What a datum is good for (数据有效性): valid, invalid, from a stopped source, or missing. */
export type DatumValidity = "valid" | "invalid" | "stopped" | "missing";

/** A data flag of the transmission protocol and what it makes of the datum (数据标记). */
export interface DataFlag { readonly flag: string; readonly name: Labels; readonly validity: DatumValidity; readonly attestation: Attestation }

/**
 * Data flags (数据标记): HJ 212-2017 table 8, and those of 2025 as quoted elsewhere. `S` is a value set by a person and counts
 * as valid for totals but not for the valid rate of the instrument.
 */
export const dataFlags: readonly DataFlag[] = [
  { flag: "N", name: both("正常", "normal"), validity: "valid", attestation: "VERIFIED" },
  { flag: "F", name: both("排放源停运", "source stopped"), validity: "stopped", attestation: "VERIFIED" },
  { flag: "M", name: both("维护", "maintenance"), validity: "invalid", attestation: "VERIFIED" },
  { flag: "S", name: both("手工输入设定值", "set by hand"), validity: "valid", attestation: "VERIFIED" },
  { flag: "D", name: both("监测设备故障", "instrument fault"), validity: "invalid", attestation: "VERIFIED" },
  { flag: "C", name: both("校准", "calibration"), validity: "invalid", attestation: "VERIFIED" },
  { flag: "T", name: both("超测定上限", "over range"), validity: "invalid", attestation: "VERIFIED" },
  { flag: "B", name: both("通讯异常", "no communication"), validity: "missing", attestation: "VERIFIED" },
  { flag: "P", name: both("电源故障（2005）", "power failure (2005)"), validity: "missing", attestation: "VERIFIED" },
  { flag: "Td", name: both("关键工艺参数故障（2025）", "fault of a key parameter (2025)"), validity: "invalid", attestation: "REPORTED" },
];

const byFlag = new Map(dataFlags.map((each) => [each.flag, each]));

/** The flag of a datum, or nothing for one no table has; a missing flag is `N` (default). @clause HJ 212-2017 table 8 */
export function dataFlagOf(flag: string | undefined): DataFlag | undefined { return byFlag.get(flag === undefined || flag === "" ? "N" : flag); }

/** Where waste water and flue gas differ: one abnormal minute spoils the hour, or a quarter of them does. */
export type SourceMedium = "water" | "gas";

/**
 * The flag of an hour from its minutes, or of a day from its hours (小时、日数据标记).
 * Waste water: the first abnormal flag; flue gas: at least 75 % normal give N, else D.
 * @returns null for no data
 * @clause HJ 212-2017 notes to C.17, C.18
 */
export function periodFlag(medium: SourceMedium, flags: readonly (string | undefined)[]): string | null {
  if (flags.length === 0) return null;
  const abnormal = flags.filter((flag) => (dataFlagOf(flag)?.flag ?? flag) !== "N");
  if (abnormal.length === 0) return "N";
  if (medium === "water") return abnormal[0] ?? "D";
  return (flags.length - abnormal.length) * 4 >= flags.length * 3 ? "N" : "D";
}

/** State marks of production units by trade (生产设施标记), announcement 2022 no. 21; the sets are not complete. */
export const unitMarks: readonly { readonly trade: Labels; readonly marks: readonly string[]; readonly attestation: Attestation }[] = [
  { trade: both("生活垃圾焚烧发电", "waste incineration"), marks: ["烘炉", "启炉", "停炉降温", "停炉", "停运", "故障", "事故"], attestation: "VERIFIED" },
  { trade: both("火电", "thermal power"), marks: ["停运", "并网/供能", "解列", "故障/事故"], attestation: "REPORTED" },
];

/** Marks of the instrument (自动监测设备标记). */
export const deviceMarks = ["校准", "故障", "日常维护"] as const;

/** A run of minutes under automatic marks (自动标记时段), half-open, with the marks in it. */
export interface MarkedRun { readonly from: number; readonly to: number; readonly marks: readonly string[]; readonly counts: boolean }

/**
 * Runs of automatically marked minutes (自动标记连续时段): marks that follow each other without a gap are one run, whatever they are;
 * a run of more than 15 minutes counts.
 * @param minutes  one entry a minute: the mark, or null
 * @clause 污染物排放自动监测设备标记规则（2022 年第 21 号）; the 15-minute rule as a live platform applies it
 */
export function markedRuns(minutes: readonly (string | null)[]): readonly MarkedRun[] {
  const runs: MarkedRun[] = [];
  for (let from = 0; from < minutes.length; from++) {
    if (minutes[from] === null) continue;
    let to = from;
    const marks: string[] = [];
    for (let mark = minutes[to]; mark !== null && mark !== undefined; mark = minutes[++to]) if (!marks.includes(mark)) marks.push(mark);
    runs.push({ from, to, marks, counts: to - from > 15 });
    from = to;
  }
  return runs;
}
