export type { AlarmReader, AlarmWriter } from "./ports.js";
export { mostQueued, type AlarmCounts, type AlarmFilter, type AlarmPage, type AlarmStore, type NoticeDepth, type QueuedNotice, type RaiseBatch } from "./store.js";
export {
  alarmCauseNames, alarmCauses, alarmKindNames, alarmKinds, alarmLevelNames, alarmLevels, alarmMoveNames, alarmMoves, alarmRuleKinds, alarmStateNames, alarmStates, rankOf,
  type Alarm, type AlarmCause, type AlarmClearance, type AlarmCondition, type AlarmEvent, type AlarmInput, type AlarmKind, type AlarmLevel, type AlarmMove, type AlarmNow, type AlarmRecord, type AlarmRule, type AlarmRuleContent, type AlarmRuleKind, type AlarmSettings,
  type AlarmState, type AlarmStep, type AlarmWebhook, type EnforcementClue, type EscalationStage, type FrozenAlarm, type ShiftAct, type ShiftPlan,
} from "./model.js";
export { alarmIdOf, foldAlarms, usualStorm, type Folded, type FoldCounts, type FoldInput, type StormSetting } from "./fold.js";
export { alarmMoveRules, alarmObstacle, alarmObstacles, needsApprover, stateAfterMove, steppedNow, type AlarmObstacle } from "./lifecycle.js";
export { alarmParameters, alarmRulesInForce, usualAlarmRules, type AlarmParameter } from "./usual-rules.js";
export { breaks as breaksJudgingLimit, inUnitOf, judgingLimits, limitText as judgingLimitText, mediumOf, symbolOf as itemOfFactor, type JudgingLimit } from "./limits.js";
export { trendTo, type TrendToLimit } from "./trend.js";
export { alarmKeyOf, ruleCovers, type RuleFindings, type WatchedDay, type WatchedPoint, type WatchedState } from "./watched.js";
export { allFindings, findingsOf } from "./findings.js";
export { alarmGroupings, alarmStatistics, durationsOf, shiftOf, type AlarmDurations, type AlarmGrouping, type AlarmStatistic } from "./statistics.js";
export { alarmSettingsInForce, dueEscalations, noticeBody, noticesOf, usualShifts, usualStages, webhooksInForce, type AlarmNotice, type Escalation } from "./escalation.js";
export { AlarmWatch } from "../desk/alarm-desk-watch.js";
