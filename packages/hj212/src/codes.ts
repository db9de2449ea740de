import type { Version } from "./segment.js";

/** A code with its meaning in both languages. */
export interface Code { readonly code: string; readonly label: { readonly zh: string; readonly en: string }; readonly versions: readonly Version[]; readonly clause: string; readonly attestation: "read" | "second hand" }
const all: readonly Version[] = [2005, 2017, 2025], later: readonly Version[] = [2017, 2025];
function table(clause: string, rows: readonly (readonly [code: string, zh: string, en: string, versions?: readonly Version[]])[]): ReadonlyMap<string, Code> {
  return new Map(rows.map(([code, zh, en, versions = later]) => [code, { code, label: { zh, en }, versions, clause, attestation: versions.every((version) => version === 2025) ? "second hand" as const : "read" as const }]));
}

/** Answers to a request (请求返回代码 QnRtn). Of 2005 only 1 to 3. @clause HJ 212-2017 表7 */
export const requestAnswers = table("HJ 212-2017 表7", [
  ["1", "准备执行请求", "ready", all], ["2", "请求被拒绝", "rejected", all], ["3", "PW 错误", "wrong PW", all], ["4", "MN 错误", "wrong MN"], ["5", "ST 错误", "wrong ST"],
  ["6", "Flag 错误", "wrong Flag"], ["7", "QN 错误", "wrong QN"], ["8", "CN 错误", "wrong CN"], ["9", "CRC 校验错误", "wrong CRC"], ["100", "未知错误", "unknown error"],
]);

/** Results of an execution (执行结果 ExeRtn). @clause HJ 212-2017 表6 */
export const executionResults = table("HJ 212-2017 表6", [
  ["1", "执行成功", "done", all], ["2", "执行失败，但不知道原因", "failed", all], ["3", "命令请求条件错误", "condition wrong"], ["4", "通讯超时", "communication timed out"],
  ["5", "系统繁忙不能执行", "busy"], ["6", "系统故障", "system fault"], ["100", "没有数据", "no data", all],
]);

/** Data flags (数据标记). Codes may have two letters (2025: Td). @clause HJ 212-2017 表8; HJ/T 212-2005; HJ 212-2025 表10 (second hand) */
export const dataFlags = table("HJ 212-2017 表8", [
  ["N", "正常", "normal", all], ["F", "停运", "stopped", [2005, 2017]], ["M", "维护", "maintenance", all], ["S", "手工输入", "manual value", [2005, 2017]], ["D", "故障", "fault", all], ["C", "校准", "calibration", all],
  ["T", "超测量上限", "over range", all], ["B", "与数采仪通讯异常", "no communication with the logger", [2005, 2017]], ["P", "电源故障", "power failure", [2005]], ["Td", "关键工况参数异常", "key process parameter at fault", [2025]],
  ["0", "校准数据（空气站）", "calibration (air station)", [2005]], ["1", "气象参数（空气站）", "weather (air station)", [2005]], ["2", "异常数据（空气站）", "abnormal (air station)", [2005]], ["3", "正常数据（空气站）", "normal (air station)", [2005]],
]);

/** System codes (系统编码 ST). Only 27 is VOC; 38 is radioactivity. @clause HJ 212-2017 表5; HJ/T 212-2005 表5; HJ 212-2025 (second hand: 44, 45) */
export const systems = table("HJ 212-2017 表5", [
  ["21", "地表水质量监测", "surface water quality", all], ["22", "空气质量监测", "air quality", all], ["23", "声环境质量监测", "noise environment", all], ["24", "地下水质量监测", "groundwater quality"], ["25", "土壤质量监测", "soil quality"],
  ["26", "海水质量监测", "sea water quality"], ["27", "挥发性有机物监测", "volatile organic compounds"], ["31", "大气环境污染源", "air pollution source", all], ["32", "地表水体环境污染源", "surface water pollution source", all],
  ["33", "地下水体环境污染源", "groundwater pollution source", all], ["34", "海洋环境污染源", "marine pollution source", all], ["35", "土壤环境污染源", "soil pollution source", all], ["36", "声环境污染源", "noise source", all],
  ["37", "振动环境污染源", "vibration source", all], ["38", "放射性环境污染源", "radioactive source", all], ["39", "工地扬尘污染源", "construction dust"], ["41", "电磁环境污染源", "electromagnetic source", all],
  ["44", "用电监控", "electricity monitoring", [2025]], ["45", "关键生产工况", "key production conditions", [2025]], ["51", "烟气排放过程监控", "flue-gas process control"], ["52", "污水排放过程监控", "sewage process control"], ["91", "系统交互", "interaction", all],
]);

/** Device states (xxxxxx-RS, SBxxx-RS). @clause HJ 212-2017 表4 */
export const deviceStates = table("HJ 212-2017 表4 SBxxx-RS", [
  ["0", "关闭", "off", all], ["1", "运行", "running", all], ["2", "校准", "calibrating"], ["3", "维护", "maintenance"], ["4", "报警", "alarm"], ["5", "反吹", "blow-back"],
]);
