import type { Actor, TableModel } from "@yunqing/domain";
import type { DeclareSandstorm, LaboratoryRow, MonitoringSettingsView, NetworkPointDetail, NetworkView, PutLaboratory, PutMonitoringSettings, PutProfile, PutWaterBody, SamplingPlanView, SandstormDayRow, WaterBodyRow } from "@yunqing/wire";

/** What the routes ask of the desk of the network (监测网络). */
export interface NetworkDeskPort {
  view(actor: Actor): Promise<NetworkView>;
  point(actor: Actor, id: string): Promise<NetworkPointDetail>;
  putProfile(actor: Actor, command: PutProfile): Promise<NetworkPointDetail>;
  putWaterBody(actor: Actor, command: PutWaterBody): Promise<WaterBodyRow>;
  putLaboratory(actor: Actor, command: PutLaboratory): Promise<LaboratoryRow>;
  sampling(actor: Actor, year: number): Promise<SamplingPlanView>;
  sandstormDays(actor: Actor): Promise<readonly SandstormDayRow[]>;
  declareSandstorm(actor: Actor, command: DeclareSandstorm): Promise<SandstormDayRow>;
  settings(actor: Actor): Promise<MonitoringSettingsView>;
  putSettings(actor: Actor, command: PutMonitoringSettings): Promise<MonitoringSettingsView>;
  table(actor: Actor, table: "points" | "sampling" | "laboratories" | "sandstorm-days", year: number): Promise<TableModel>;
}
