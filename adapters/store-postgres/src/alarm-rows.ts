import { alarmLevels, rankOf, type Alarm, type AlarmEvent, type AlarmNow, type AlarmRecord } from "@yunqing/domain";
import type { Line } from "./dialect.js";
import { millisecondsOf, storable } from "./sql-arrays.js";

// Alarms and how they stand, as rows. What machines and people change together is changed by these few statements.

const iso = (ms: number): string => new Date(ms).toISOString(), isoOrNull = (ms: number | null): string | null => (ms === null ? null : iso(ms));
/** JSON for one statement that writes many rows; PostgreSQL has no zero character. */
const rowsText = (rows: readonly object[]): string => storable(JSON.stringify(rows)).replaceAll("\\u0000", "\u{FFFD}");

/** Columns of alarm_now, instants as milliseconds. */
export const nowColumns = `n.id, n.state, n.level, n.count, ${millisecondsOf("n.last_at")} as last_at, n.last_value, n.storm, n.members, ${millisecondsOf("n.ended_at")} as ended_at, ${millisecondsOf("n.acknowledged_at")} as acknowledged_at, ${millisecondsOf("n.handled_at")} as handled_at, n.handled_by, ${millisecondsOf("n.closed_at")} as closed_at, n.escalated, n.escalated_to, n.cause, n.steps, n.change::float8 as change`;
interface NowRow { id: string; state: string; level: number; count: number; last_at: number; last_value: string; storm: string | null; members: number; ended_at: number | null; acknowledged_at: number | null; handled_at: number | null; handled_by: string[]; closed_at: number | null; escalated: number; escalated_to: string[]; cause: string | null; steps: number; change: number }
export function nowOf(given: unknown): AlarmNow {
  const row = given as NowRow;
  return {
    id: row.id, state: row.state as AlarmNow["state"], level: alarmLevels[row.level]!, count: row.count, lastAt: row.last_at, lastValue: row.last_value, storm: row.storm, members: row.members, endedAt: row.ended_at, acknowledgedAt: row.acknowledged_at,
    handledAt: row.handled_at, handledBy: row.handled_by, closedAt: row.closed_at, escalated: row.escalated, escalatedTo: row.escalated_to, cause: row.cause as AlarmNow["cause"], steps: row.steps, change: row.change,
  };
}
/** A row of alarm joined with alarm_now. */
export function recordOf(row: unknown): AlarmRecord { return { ...(JSON.parse((row as { content: string }).content) as Alarm), now: nowOf(row) }; }

/** Takes the row that orders all changes of alarms, and its number. */
export async function lockAlarms(line: Line): Promise<number> {
  const { rows } = await line.query("select last::float8 as last from alarm_change for update", []);
  return (rows[0] as { last: number }).last;
}

/** How alarms stand, by id. */
export async function nowsOf(line: Line, ids: readonly string[]): Promise<Map<string, AlarmNow>> {
  const { rows } = await line.query(`select ${nowColumns} from alarm_now n where n.id = any($1::text[])`, [[...ids]]);
  return new Map(rows.map((row) => { const now = nowOf(row); return [now.id, now]; }));
}
/** What is folded under storms, by storm. */
export async function stormMembers(line: Line, storms: readonly string[]): Promise<Map<string, AlarmNow[]>> {
  const { rows } = await line.query(`select ${nowColumns} from alarm_now n where n.storm = any($1::text[]) order by n.id`, [[...storms]]), found = new Map<string, AlarmNow[]>();
  for (const row of rows) { const now = nowOf(row), own = found.get(now.storm!); if (own === undefined) found.set(now.storm!, [now]); else own.push(now); }
  return found;
}

/** Writes how alarms stand, and the number of the last change. */
export async function putNows(line: Line, nows: readonly AlarmNow[], change: number): Promise<void> {
  const rows = nows.map((now) => ({
    id: now.id, state: now.state, level: rankOf(now.level), count: now.count, last_at: iso(now.lastAt), last_value: now.lastValue, storm: now.storm, members: now.members, ended_at: isoOrNull(now.endedAt), acknowledged_at: isoOrNull(now.acknowledgedAt),
    handled_at: isoOrNull(now.handledAt), handled_by: now.handledBy, closed_at: isoOrNull(now.closedAt), escalated: now.escalated, escalated_to: now.escalatedTo, cause: now.cause, steps: now.steps, change: now.change,
  }));
  if (rows.length > 0) {
    await line.query(`insert into alarm_now select * from json_populate_recordset(null::alarm_now, $1::text::json)
      on conflict (id) do update set state = excluded.state, level = excluded.level, count = excluded.count, last_at = excluded.last_at, last_value = excluded.last_value, storm = excluded.storm, members = excluded.members, ended_at = excluded.ended_at,
        acknowledged_at = excluded.acknowledged_at, handled_at = excluded.handled_at, handled_by = excluded.handled_by, closed_at = excluded.closed_at, escalated = excluded.escalated, escalated_to = excluded.escalated_to, cause = excluded.cause,
        steps = excluded.steps, change = excluded.change`, [rowsText(rows)]);
  }
  await line.query("update alarm_change set last = $1", [change]);
}
/** Writes alarms as they were raised. */
export async function putAlarms(line: Line, alarms: readonly Alarm[]): Promise<void> {
  if (alarms.length === 0) return;
  const rows = alarms.map((alarm) => ({ id: alarm.id, key: alarm.key, rule: alarm.rule, kind: alarm.kind, point: alarm.point, district: alarm.district, organisation: alarm.organisationPath, place: alarm.placePath, enterprise: alarm.enterprise, raised: iso(alarm.raisedAt), content: JSON.stringify(alarm) }));
  await line.query(`insert into alarm (id, alarm_key, rule, kind, point, district, organisation_path, place_path, enterprise, raised_at, content)
    select id, key, rule, kind, point, district, organisation, place, enterprise, raised, content from json_to_recordset($1::text::json)
      as r (id text, key text, rule text, kind text, point text, district text, organisation text, place text, enterprise text, raised timestamptz, content text)`, [rowsText(rows)]);
}
/** Notes what became of alarms. */
export async function putEvents(line: Line, events: readonly AlarmEvent[]): Promise<void> {
  if (events.length === 0) return;
  await line.query("insert into alarm_event (alarm, at, kind, note) select alarm, at, kind, note from json_to_recordset($1::text::json) as r (alarm text, at timestamptz, kind text, note text)", [rowsText(events.map((one) => ({ ...one, at: iso(one.at) })))]);
}
