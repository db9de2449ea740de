import type { Line } from "./dialect.js";
import { quoted, type Engine } from "./engine.js";
import { lockSchema } from "./migrations.js";
import { ledgerTables } from "./ledger-install.js";
import { alarmMachineTables } from "./alarm-tables.js";
import { bulletinMachineTables } from "./bulletin-tables.js";
import { dataReviewMachineTables } from "./data-review-tables.js";
import { figureMachineTables } from "./figure-tables.js";
import { loopMachineTables } from "./loop-tables.js";
import { machineTables } from "./monitoring-tables.js";
import { networkMachineTables } from "./network-tables.js";
import { readKeyMachineTables } from "./read-key-tables.js";
import { reconciliationFactTables } from "./reconciliation-rows.js";
import { monthTables } from "./partitions.js";
import { factTables } from "./tables.js";

/** Version of PostGIS and the schema it lives in; null when the database has none. */
export async function postgisOf(line: Line): Promise<{ readonly version: string; readonly schema: string } | null> {
  const { rows } = await line.query("select e.extversion as version, n.nspname as schema from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'postgis'", []);
  return rows[0] === undefined ? null : rows[0] as { version: string; schema: string };
}

/**
 * Takes the right to change or delete what was recorded (收回修改与删除权限) from the connecting role, and from the role that the service runs under
 * where one is named; a superuser cannot be bound by privileges, which is why the audit is chained as well.
 */
export async function guardFacts(engine: Engine, schema: string, appRole: string | null): Promise<void> {
  if (engine.kind === "embedded") return;
  await engine.write(schema, async ({ line }) => {
    await lockSchema(line, schema);
    const { rows } = await line.query("select tablename as name from pg_tables where schemaname = $1", [schema]);
    const names = new Set((rows as { name: string }[]).map(({ name }) => name));
    const kept = [...factTables, ...machineTables, ...networkMachineTables, ...dataReviewMachineTables, ...figureMachineTables, ...alarmMachineTables, ...loopMachineTables, ...readKeyMachineTables, ...bulletinMachineTables, ...reconciliationFactTables, ...(await ledgerTables(line)).appended, "audit_entry", "pack_version", "user_change", "sign_in", ...(await monthTables(line, schema)).map(({ name }) => name)].filter((name) => names.has(name)).map(quoted).join(", ");
    await line.script(`revoke update, delete, truncate on ${kept} from public, current_user`);
    if (appRole !== null) {
      const role = quoted(appRole);
      await line.script(`grant usage on schema ${quoted(schema)} to ${role}; grant select, insert, update on all tables in schema ${quoted(schema)} to ${role};
        grant usage, select on all sequences in schema ${quoted(schema)} to ${role}; revoke update, delete, truncate on ${kept} from ${role}`);
      // queues and lists of the moment are not records: what is done with goes
      for (const name of ["forward_queue", "stranger", "touched", "alarm_notice", "ledger_import_line"]) if (names.has(name)) await line.script(`grant delete on ${name} to ${role}`);
    }
  });
}
