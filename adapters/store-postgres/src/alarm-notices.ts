import { mostQueued, type AlarmNotice, type NoticeDepth, type QueuedNotice } from "@yunqing/domain";
import type { Line } from "./dialect.js";
import { millisecondsOf, storable } from "./sql-arrays.js";

// Notices for webhooks (推送队列): put in with the alarm's own transaction, marked when the other side has answered. Delivered ones are kept for a day, so that none goes out twice.

const iso = (ms: number): string => new Date(ms).toISOString(), keptMs = 86_400_000;

/** Queues notices; a hook that has more waiting than may loses its oldest, and the loss is counted. */
export async function queueNotices(line: Line, notices: readonly AlarmNotice[], now: number): Promise<void> {
  if (notices.length === 0) return;
  await line.query(`insert into alarm_notice (id, hook, alarm, event, body, queued_at, attempts, next_at, problem)
    select id, hook, alarm, event, body, $2::timestamptz, 0, $2::timestamptz, '' from json_to_recordset($1::text::json) as r (id text, hook text, alarm text, event text, body text) on conflict (id) do nothing`, [storable(JSON.stringify(notices)), iso(now)]);
  for (const hook of new Set(notices.map((one) => one.hook))) {
    const { affected } = await line.query("delete from alarm_notice where id in (select id from alarm_notice where hook = $1 and done_at is null order by queued_at desc, id desc offset $2)", [hook, mostQueued]);
    if (affected > 0) await line.query("insert into alarm_hook_state (hook, dropped, delivered, last_problem, last_at) values ($1, $2, 0, '', null) on conflict (hook) do update set dropped = alarm_hook_state.dropped + excluded.dropped", [hook, affected]);
  }
  await line.query("delete from alarm_notice where done_at < $1::timestamptz", [iso(now - keptMs)]);
}
export async function noticesDue(line: Line, now: number, limit: number): Promise<readonly QueuedNotice[]> {
  const { rows } = await line.query(`select id, hook, alarm, event, body, ${millisecondsOf("queued_at")} as queued, attempts, ${millisecondsOf("next_at")} as next, problem from alarm_notice where done_at is null and next_at <= $1::timestamptz order by next_at, id limit $2`, [iso(now), limit]);
  return (rows as { id: string; hook: string; alarm: string; event: AlarmNotice["event"]; body: string; queued: number; attempts: number; next: number; problem: string }[]).map(({ queued, next, ...row }) => ({ ...row, queuedAt: queued, nextAt: next }));
}
export async function noticeDone(line: Line, id: string, now: number): Promise<void> {
  const { rows } = await line.query("update alarm_notice set done_at = $2::timestamptz, attempts = attempts + 1, problem = '' where id = $1 and done_at is null returning hook", [id, iso(now)]), hook = (rows[0] as { hook: string } | undefined)?.hook;
  if (hook !== undefined) await line.query("insert into alarm_hook_state (hook, dropped, delivered, last_problem, last_at) values ($1, 0, 1, '', $2::timestamptz) on conflict (hook) do update set delivered = alarm_hook_state.delivered + 1, last_problem = '', last_at = excluded.last_at", [hook, iso(now)]);
}
export async function noticeAgain(line: Line, id: string, problem: string, nextAt: number, now: number): Promise<void> {
  const { rows } = await line.query("update alarm_notice set attempts = attempts + 1, problem = $2, next_at = $3::timestamptz where id = $1 and done_at is null returning hook", [id, storable(problem), iso(nextAt)]), hook = (rows[0] as { hook: string } | undefined)?.hook;
  if (hook !== undefined) await line.query("insert into alarm_hook_state (hook, dropped, delivered, last_problem, last_at) values ($1, 0, 0, $2, $3::timestamptz) on conflict (hook) do update set last_problem = excluded.last_problem, last_at = excluded.last_at", [hook, storable(problem), iso(now)]);
}
export async function depthsOfNotices(line: Line): Promise<readonly NoticeDepth[]> {
  const { rows } = await line.query(`select h.hook, coalesce(q.waiting, 0)::int as waiting, ${millisecondsOf("q.oldest")} as oldest, coalesce(s.dropped, 0)::float8 as dropped, coalesce(s.delivered, 0)::float8 as delivered, coalesce(s.last_problem, '') as problem, ${millisecondsOf("s.last_at")} as last
    from (select hook from alarm_hook_state union select hook from alarm_notice where done_at is null) h
    left join (select hook, count(*) as waiting, min(queued_at) as oldest from alarm_notice where done_at is null group by hook) q on q.hook = h.hook left join alarm_hook_state s on s.hook = h.hook order by h.hook`, []);
  return (rows as { hook: string; waiting: number; oldest: number | null; dropped: number; delivered: number; problem: string; last: number | null }[]).map((row) => ({ hook: row.hook, waiting: row.waiting, oldestAt: row.oldest, dropped: row.dropped, delivered: row.delivered, lastProblem: row.problem, lastAt: row.last }));
}
