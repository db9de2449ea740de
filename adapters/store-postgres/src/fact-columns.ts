import type { ColumnType, Generated } from "kysely";

type Moment = ColumnType<Date, string, string>;

/** What every fact carries: its id, its scope, who, when it says so and when the store saw it. */
export interface FactColumns {
  id: string; district: string | null; organisation_path: string; place_path: string; enterprise: string | null;
  by_user: string; at: Moment; recorded_at: Generated<Moment>;
}
