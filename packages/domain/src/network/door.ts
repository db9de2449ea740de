export { networkLevels, type Laboratory, type MonitoringSettings, type NetworkLevel, type PointLimit, type PointProfile, type SamplingCalendar, type SandstormDay, type WaterBody } from "./model.js";
export type { NetworkReader, NetworkWriter } from "./ports.js";
export { bodiesInForce, declaredSandstormDays, itemsOf, laboratoriesInForce, profileOn, profilesInForce, sandstormSaid, settingsInForce, type SettingsInForce } from "./in-force.js";
export { drinkingItems, surfaceItems, usualItems } from "./usual-items.js";
export { programmeOf, samplingProgrammes, type SamplingProgramme } from "./calendars.js";
export { judgedRounds, monthsLater, roundsOf, roundStates, type JudgedRound, type RoundState, type SampledDay, type SamplingRound } from "./rounds.js";
export { qualitySettingFrom, type QualityGiven } from "./quality-setting.js";
export { laboratoryFaults, type LaboratoryFault } from "./laboratory-check.js";
