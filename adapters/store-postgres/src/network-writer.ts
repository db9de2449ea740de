import { sql } from "kysely";
import { Overtaken, type Laboratory, type MonitoringSettings, type NetworkWriter, type PointProfile, type SandstormDay, type WaterBody } from "@yunqing/domain";
import type { Outcome } from "./fact-writer.js";
import { MonitoringSchemaWriter } from "./monitoring-writer.js";
import { bodyOf, bodyRow, laboratoryOf, laboratoryRow, profileOf, profileRow, sandstormOf, sandstormRow, settingsOf, settingsRow } from "./network-facts.js";

/** Writes the monitoring network of one district (监测网络写口), inside the transaction that holds the head of the audit chain. */
export abstract class NetworkSchemaWriter extends MonitoringSchemaWriter implements NetworkWriter {
  async appendProfile(profile: PointProfile): Promise<Outcome> {
    const same = await this.row(profile.id, "point_profile", profileOf);
    if (same === null) await this.#following("point_profile", "point", profile.point, profile.seq);
    return this.append(profile, same, () => this.db.insertInto("point_profile").values(profileRow(profile)).execute());
  }
  async appendWaterBody(body: WaterBody): Promise<Outcome> {
    const same = await this.row(body.id, "water_body", bodyOf);
    if (same === null) await this.#following("water_body", "body", body.body, body.seq);
    return this.append(body, same, () => this.db.insertInto("water_body").values(bodyRow(body)).execute());
  }
  async appendLaboratory(laboratory: Laboratory): Promise<Outcome> {
    const same = await this.row(laboratory.id, "laboratory", laboratoryOf);
    if (same === null) await this.#following("laboratory", "laboratory", laboratory.laboratory, laboratory.seq);
    return this.append(laboratory, same, () => this.db.insertInto("laboratory").values(laboratoryRow(laboratory)).execute());
  }
  async appendSandstormDay(day: SandstormDay): Promise<Outcome> { return this.append(day, await this.row(day.id, "sandstorm_day", sandstormOf), () => this.db.insertInto("sandstorm_day").values(sandstormRow(day)).execute()); }
  async appendMonitoringSettings(settings: MonitoringSettings): Promise<Outcome> {
    const same = await this.row(settings.id, "monitoring_settings", settingsOf);
    if (same === null) {
      const { rows } = await sql<{ last: number | null }>`select max(seq) as last from monitoring_settings`.execute(this.db);
      if (settings.seq !== (rows[0]?.last ?? 0) + 1) throw new Overtaken("monitoring settings");
    }
    return this.append(settings, same, () => this.db.insertInto("monitoring_settings").values(settingsRow(settings)).execute());
  }

  /** @throws {Overtaken} when somebody else wrote the version that this one would be */
  async #following(table: "point_profile" | "water_body" | "laboratory", column: string, id: string, seq: number): Promise<void> {
    const { rows } = await sql<{ last: number | null }>`select max(seq) as last from ${sql.table(table)} where ${sql.ref(column)} = ${id}`.execute(this.db);
    if (seq !== (rows[0]?.last ?? 0) + 1) throw new Overtaken(id);
  }
}
