import type { Laboratory, MonitoringSettings, NetworkReader, PointProfile, SandstormDay, WaterBody } from "@yunqing/domain";
import { MonitoringSchemaReader } from "./monitoring-reader.js";
import { bodyOf, laboratoryOf, profileOf, sandstormOf, settingsOf } from "./network-facts.js";

/** Reads the monitoring network of one district (监测网络读口). */
export class NetworkSchemaReader extends MonitoringSchemaReader implements NetworkReader {
  async profiles(filter: { readonly point?: string } = {}): Promise<readonly PointProfile[]> {
    let query = this.db.selectFrom("point_profile").selectAll();
    if (filter.point !== undefined) query = query.where("point", "=", filter.point);
    return (await query.orderBy("point").orderBy("seq").execute()).map(profileOf);
  }
  async waterBodies(): Promise<readonly WaterBody[]> { return (await this.db.selectFrom("water_body").selectAll().orderBy("body").orderBy("seq").execute()).map(bodyOf); }
  async laboratories(): Promise<readonly Laboratory[]> { return (await this.db.selectFrom("laboratory").selectAll().orderBy("laboratory").orderBy("seq").execute()).map(laboratoryOf); }
  /** By day; of one day in the order in which they were said. */
  async sandstormDays(): Promise<readonly SandstormDay[]> { return (await this.db.selectFrom("sandstorm_day").selectAll().orderBy("day").orderBy("at").orderBy("id").execute()).map(sandstormOf); }
  async monitoringSettings(): Promise<readonly MonitoringSettings[]> { return (await this.db.selectFrom("monitoring_settings").selectAll().orderBy("seq").execute()).map(settingsOf); }
}
