/** Names that may stand in a data area (数据区字段). What only HJ 212-2025 has is known at second hand. */

/** Fields that stand behind a factor code and hold numbers. @clause HJ 212-2017 表4; HJ/T 212-2005 表4; HJ 212-2025 (second hand: RawAvg, SampleRd, StandardValue, ResultType) */
export const numberFields: ReadonlySet<string> = new Set(["Rtd", "Min", "Avg", "Max", "ZsRtd", "ZsMin", "ZsAvg", "ZsMax", "Cou", "RS", "RT", "Data", "DayData", "NightData",
  "Ala", "UpValue", "LowValue", "RawAvg", "SampleRd", "StandardValue", "ResultType"]);

/** Fields that stand behind a factor code and hold text. @clause HJ 212-2017 表4; HJ 212-2025 (second hand: CompleteTime, SampleType) */
export const textFields: ReadonlySet<string> = new Set(["Flag", "EFlag", "SampleTime", "Info", "SN", "CompleteTime", "SampleType"]);

/** Fields that stand alone. `CTime`, `PolID`, `AlarmTarget` are spellings of the standards' own examples. @clause HJ 212-2017 表4; HJ/T 212-2005 表4; HJ 212-2025 (second hand: SKCreateTime, NewSK, CalibrationType) */
export const loneFields: ReadonlySet<string> = new Set(["SystemTime", "QnRtn", "ExeRtn", "RtdInterval", "MinInterval", "RestartTime", "PolId", "BeginTime", "EndTime", "DataTime", "NewPW", "OverTime", "ReCount",
  "VaseNo", "CstartTime", "Ctime", "CTime", "Stime", "InfoId", "QN", "CN", "PW", "PNO", "PNUM", "PolID", "AlarmTime", "AlarmType", "ReportTarget", "AlarmTarget", "ReportTime", "DayStdValue", "NightStdValue", "WarnTime",
  "SKCreateTime", "NewSK", "CalibrationType"]);

/**
 * Whether a factor code has a form that a standard gives: letter and five characters (HJ 524, HJ 525, process, information codes), a code of 2005, a noise code, a device `SB…`.
 * @clause HJ 212-2017 附录 B; HJ/T 212-2005 附录 B
 */
export function isFactorForm(code: string): boolean {
  return /^(?:[a-z]\d{5}|[awdegp]\d[0-9a-z]{4}|i[123][123]\d{3}|SB\d{1,3}|\d{2,3}|[BSFG]\d{2}|LA|L(?:5|10|50|90|95)|Leq|Ldn|Ld|Ln|LMx|LMn)$/.test(code);
}
