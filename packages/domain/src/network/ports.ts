import type { Laboratory, MonitoringSettings, PointProfile, SandstormDay, WaterBody } from "./model.js";

/** Reading the monitoring network (监测网络): every version, ascending by seq; part of {@link DistrictReader}. */
export interface NetworkReader {
  profiles(filter?: { readonly point?: string }): Promise<readonly PointProfile[]>;
  waterBodies(): Promise<readonly WaterBody[]>;
  laboratories(): Promise<readonly Laboratory[]>;
  sandstormDays(): Promise<readonly SandstormDay[]>;
  monitoringSettings(): Promise<readonly MonitoringSettings[]>;
}
/** Writing it, inside the audited transaction: part of {@link DistrictWriter}. */
export interface NetworkWriter extends NetworkReader {
  /** @throws {Overtaken} when `seq` is not the next */
  appendProfile(profile: PointProfile): Promise<"stored" | "known">;
  appendWaterBody(body: WaterBody): Promise<"stored" | "known">;
  appendLaboratory(laboratory: Laboratory): Promise<"stored" | "known">;
  appendSandstormDay(day: SandstormDay): Promise<"stored" | "known">;
  appendMonitoringSettings(settings: MonitoringSettings): Promise<"stored" | "known">;
}
