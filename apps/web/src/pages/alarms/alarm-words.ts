import type { Labels } from "@yunqing/standards";
import type { AlarmCauseWord, AlarmKindWord, AlarmLevelWord, AlarmMoveWord, AlarmRow, AlarmRuleKindWord, AlarmStateWord } from "@yunqing/wire";

/** Words of alarms as the screen has them (报警用语). */
export const levelWords: Readonly<Record<AlarmLevelWord, Labels>> = { severe: { zh: "严重", en: "Severe" }, major: { zh: "较重", en: "Major" }, general: { zh: "一般", en: "General" }, notice: { zh: "提示", en: "Notice" } };
/** A shape for each level beside its colour and word. */
export const levelShapes: Readonly<Record<AlarmLevelWord, string>> = { severe: "◆", major: "▲", general: "●", notice: "○" };
export const alarmLevelOrder = Object.keys(levelWords) as readonly AlarmLevelWord[];
export const alarmKindWords: Readonly<Record<AlarmKindWord, Labels>> = { limit: { zh: "超标", en: "Over the limit" }, warning: { zh: "预警", en: "Warning" }, trend: { zh: "趋势", en: "Trend" }, "device-state": { zh: "设备状态", en: "Device state" }, silence: { zh: "离线", en: "Silence" }, quality: { zh: "数据质量", en: "Data quality" }, storm: { zh: "报警风暴", en: "Storm" } };
export const alarmKindOrder = Object.keys(alarmKindWords) as readonly AlarmKindWord[];
export const ruleKindOrder = alarmKindOrder.filter((each): each is AlarmRuleKindWord => each !== "storm");
export const alarmStateWords: Readonly<Record<AlarmStateWord, Labels>> = { raised: { zh: "未确认", en: "Raised" }, acknowledged: { zh: "已确认", en: "Acknowledged" }, caused: { zh: "已查明原因", en: "Cause given" }, handled: { zh: "已处置待销警", en: "Handled" }, closed: { zh: "已销警", en: "Closed" } };
export const alarmStateOrder = Object.keys(alarmStateWords) as readonly AlarmStateWord[];
/** Which tag of the house each state wears. */
export const stateTags: Readonly<Record<AlarmStateWord, string>> = { raised: "missed", acknowledged: "in-hand", caused: "in-hand", handled: "awaiting-review", closed: "closed" };
export const alarmMoveWords: Readonly<Record<AlarmMoveWord, Labels>> = { acknowledge: { zh: "确认", en: "Acknowledge" }, cause: { zh: "填写原因", en: "Give the cause" }, handle: { zh: "处置完成", en: "Handled" }, return: { zh: "退回", en: "Send back" }, close: { zh: "销警", en: "Close" }, note: { zh: "记录", en: "Note" } };
export const alarmCauseWords: Readonly<Record<AlarmCauseWord, Labels>> = {
  exceedance: { zh: "确属超标排放或污染", en: "True exceedance" }, "instrument-fault": { zh: "监测设备故障", en: "Instrument fault" }, "treatment-fault": { zh: "治理设施故障", en: "Treatment fault" }, maintenance: { zh: "运维、校准、比对", en: "Maintenance or calibration" }, "power-cut": { zh: "停电", en: "Power cut" },
  communication: { zh: "通讯故障", en: "Communication fault" }, weather: { zh: "沙尘、降雨等天气", en: "Weather" }, "start-stop": { zh: "启停炉、工况变化", en: "Start-up or shut-down" }, false: { zh: "误报", en: "False alarm" }, other: { zh: "其他", en: "Other" },
};
export const eventWords = { ended: { zh: "条件消失", en: "Condition over" }, again: { zh: "再次出现", en: "Came back" }, reopened: { zh: "重新报警", en: "Reopened" }, folded: { zh: "并入风暴", en: "Folded" }, escalated: { zh: "升级", en: "Escalated" }, "self-closed": { zh: "条件消失，自动销警", en: "Over and closed by itself" } } as const satisfies Readonly<Record<string, Labels>>;
/** Where an alarm is. */
export const whereOf = (row: AlarmRow): Labels => row.pointName ?? { zh: `${row.members} 条报警`, en: `${row.members} alarms` };
/** A duration in words, seconds given. */
export function durationWords(seconds: number | null): Labels {
  if (seconds === null) return { zh: "—", en: "—" };
  const h = Math.floor(seconds / 3600), m = Math.floor((seconds % 3600) / 60);
  return h > 0 ? { zh: `${h} 小时 ${m} 分`, en: `${h} h ${m} min` } : m > 0 ? { zh: `${m} 分 ${seconds % 60} 秒`, en: `${m} min ${seconds % 60} s` } : { zh: `${seconds} 秒`, en: `${seconds} s` };
}
