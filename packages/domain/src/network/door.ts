export { networkLevels, type Laboratory, type MonitoringSettings, type NetworkLevel, type PointLimit, type PointProfile, type SamplingCalendar, type SandstormDay, type WaterBody } from "./model.js";
export type { NetworkReader, NetworkWriter } from "./ports.js";
