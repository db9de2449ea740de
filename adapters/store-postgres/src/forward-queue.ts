import type { Arrival } from "@yunqing/domain";
import type { Line } from "./dialect.js";

// Frames waiting for another host (上传队列): put in with the packet's own transaction, taken out when the other side has answered.

/** Queues what the arrivals are to be forwarded as. */
export async function queueFrames(line: Line, arrivals: readonly Arrival[]): Promise<void> {
  const target: string[] = [], at: string[] = [], instrument: string[] = [], frame: string[] = [];
  for (const one of arrivals) for (const each of one.forward ?? []) { target.push(each.target); at.push(new Date(one.at).toISOString()); instrument.push(each.instrument); frame.push(Buffer.from(each.frame).toString("base64")); }
  if (target.length === 0) return;
  await line.query("insert into forward_queue (target, queued_at, instrument, frame) select t, a, i, decode(f, 'base64') from unnest($1::text[], $2::timestamptz[], $3::text[], $4::text[]) as q (t, a, i, f)", [target, at, instrument, frame]);
}

/** The oldest, or the newest, that wait for a target. */
export async function frames(line: Line, target: string, limit: number, newestFirst: boolean): Promise<readonly { readonly id: number; readonly instrument: string; readonly queuedAt: number; readonly frame: Uint8Array }[]> {
  const { rows } = await line.query(`select id::float8 as id, instrument, queued_at, frame from forward_queue where target = $1 order by id ${newestFirst ? "desc" : "asc"} limit $2`, [target, limit]);
  return (rows as { id: number; instrument: string; queued_at: Date; frame: Uint8Array }[]).map((row) => ({ id: row.id, instrument: row.instrument, queuedAt: row.queued_at.getTime(), frame: row.frame }));
}
export async function framesTaken(line: Line, target: string, ids: readonly number[]): Promise<void> { await line.query("delete from forward_queue where target = $1 and id = any($2::bigint[])", [target, ids]); }
export async function queueDepths(line: Line): Promise<ReadonlyMap<string, { readonly waiting: number; readonly oldestAt: number | null }>> {
  const { rows } = await line.query("select target, count(*)::int as waiting, min(queued_at) as oldest from forward_queue group by target", []);
  return new Map((rows as { target: string; waiting: number; oldest: Date | null }[]).map((row) => [row.target, { waiting: row.waiting, oldestAt: row.oldest?.getTime() ?? null }]));
}
