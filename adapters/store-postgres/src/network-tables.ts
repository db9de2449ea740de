import type { ColumnType } from "kysely";
import type { FactColumns } from "./fact-columns.js";

// The tables of the monitoring network as TypeScript sees them; the truth is in ../migrations/district/0003-network.sql.
type JsonText = ColumnType<string, string, string>;

export interface PointProfileTable extends FactColumns {
  point: string; seq: number; from_day: string; network: string | null; method: string; evaluated: boolean; body: string | null; chainage: string | null; function_zone: string; target_class: string | null;
  protection: string; items: string[]; calendar: string | null; laboratory: string | null; limits: JsonText; note: string;
}
export interface WaterBodyTable extends FactColumns { body: string; seq: number; kind: string; name_zh: string; name_en: string; place: string | null; target_class: string | null; note: string; active: boolean }
export interface LaboratoryTable extends FactColumns { laboratory: string; seq: number; name: string; credit_code: string; certificate: string; valid_from: string; valid_until: string; items: string[]; contact: string; active: boolean }
export interface SandstormDayTable extends FactColumns { day: string; declared: boolean; document: string; evidence: string[]; reason: string }
export interface MonitoringSettingsTable extends FactColumns { seq: number; figures: string | null; editions: JsonText; quality: string | null; reason: string }

/** Tables of the monitoring network (监测网络) in a district's schema. */
export interface NetworkTables { point_profile: PointProfileTable; water_body: WaterBodyTable; laboratory: LaboratoryTable; sandstorm_day: SandstormDayTable; monitoring_settings: MonitoringSettingsTable }
/** Those of them that are facts: appended, never changed. */
export const networkFactTables = ["point_profile", "water_body", "laboratory", "sandstorm_day", "monitoring_settings"] as const;
/** What machines append and nobody changes. */
export const networkMachineTables = [] as const;
