import type { LineState, Stranger } from "@yunqing/domain";
import type { Line } from "./dialect.js";
import { storable } from "./sql-arrays.js";

// States that the gateway writes every few seconds (在线状态、未登记设备): the latest only, no record.

const iso = (ms: number): string => new Date(ms).toISOString();

/** Puts the states of lines; an older one never covers a newer one that another gateway wrote. */
export async function putLineStates(line: Line, given: readonly LineState[]): Promise<void> {
  if (given.length === 0) return;
  const states = [...new Map(given.map((each) => [each.source, each])).values()].sort((a, b) => a.source - b.source);
  await line.query(`insert into line_state (source, seen_at, address, connected, drift_ms, last_from, packets, refused, repeats, revisions, leniencies)
    select * from unnest($1::integer[], $2::timestamptz[], $3::text[], $4::boolean[], $5::bigint[], $6::text[], $7::bigint[], $8::bigint[], $9::bigint[], $10::bigint[], $11::text[])
    on conflict (source) do update set seen_at = excluded.seen_at, address = excluded.address, connected = excluded.connected, drift_ms = excluded.drift_ms, last_from = excluded.last_from, packets = excluded.packets,
      refused = excluded.refused, repeats = excluded.repeats, revisions = excluded.revisions, leniencies = excluded.leniencies where line_state.seen_at <= excluded.seen_at`,
    [states.map((s) => s.source), states.map((s) => iso(s.seenAt)), states.map((s) => s.address), states.map((s) => s.connected), states.map((s) => (s.driftMs === null ? null : Math.round(s.driftMs))), states.map((s) => JSON.stringify(s.lastFrom)),
      states.map((s) => s.packets), states.map((s) => s.refused), states.map((s) => s.repeats), states.map((s) => s.revisions), states.map((s) => JSON.stringify(s.leniencies))]);
}

/** The states of all lines, by source. */
export async function linesOf(line: Line): Promise<readonly LineState[]> {
  const { rows } = await line.query("select source, seen_at, address, connected, drift_ms::float8 as drift_ms, last_from, packets::float8 as packets, refused::float8 as refused, repeats::float8 as repeats, revisions::float8 as revisions, leniencies from line_state order by source", []);
  return (rows as { source: number; seen_at: Date; address: string; connected: boolean; drift_ms: number | null; last_from: string; packets: number; refused: number; repeats: number; revisions: number; leniencies: string }[]).map((row) => ({
    source: row.source, seenAt: row.seen_at.getTime(), address: row.address, connected: row.connected, driftMs: row.drift_ms, lastFrom: JSON.parse(row.last_from) as LineState["lastFrom"],
    packets: row.packets, refused: row.refused, repeats: row.repeats, revisions: row.revisions, leniencies: JSON.parse(row.leniencies) as LineState["leniencies"],
  }));
}

/** Strangers that are kept; beyond them those not heard for longest go. */
const mostStrangers = 5_000;

/** Puts strangers: the first time stays, counts are what the gateway has counted since, added up. */
export async function putStrangers(line: Line, strangers: readonly Stranger[]): Promise<void> {
  if (strangers.length === 0) return;
  const merged = new Map<string, Stranger>();
  for (const one of strangers) {
    const key = `${one.reason} ${one.mn}`, held = merged.get(key);
    merged.set(key, held === undefined ? one : { ...one, firstAt: Math.min(held.firstAt, one.firstAt), lastAt: Math.max(held.lastAt, one.lastAt), count: held.count + one.count });
  }
  // by key, so that two gateways take the rows in one order
  const rows = [...merged].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => ({ mn: one.mn, reason: one.reason, first_at: iso(one.firstAt), last_at: iso(one.lastAt), count: one.count, address: one.address, edition: one.edition, st: one.st, cn: one.cn, leniencies: one.leniencies, password_encrypted: one.passwordEncrypted, packet: one.packet }));
  await line.query(`insert into stranger select * from json_populate_recordset(null::stranger, $1::text::json)
    on conflict (mn, reason) do update set first_at = least(stranger.first_at, excluded.first_at), last_at = greatest(stranger.last_at, excluded.last_at), count = stranger.count + excluded.count, address = excluded.address, edition = excluded.edition,
      st = excluded.st, cn = excluded.cn, leniencies = excluded.leniencies, password_encrypted = excluded.password_encrypted, packet = coalesce(excluded.packet, stranger.packet)`, [storable(JSON.stringify(rows)).replaceAll("\\u0000", "\u{FFFD}")]);
  await line.query(`delete from stranger where (mn, reason) in (select mn, reason from stranger order by last_at desc, mn offset ${mostStrangers})`, []);
}

/** Strangers, the latest first. */
export async function strangersOf(line: Line): Promise<readonly Stranger[]> {
  const { rows } = await line.query("select mn, reason, first_at, last_at, count::float8 as count, address, edition, st, cn, leniencies, password_encrypted, packet::float8 as packet from stranger order by last_at desc, mn", []);
  return (rows as { mn: string; reason: Stranger["reason"]; first_at: Date; last_at: Date; count: number; address: string; edition: Stranger["edition"]; st: string; cn: string; leniencies: string[]; password_encrypted: string; packet: number | null }[]).map((row) => ({
    mn: row.mn, reason: row.reason, firstAt: row.first_at.getTime(), lastAt: row.last_at.getTime(), count: row.count, address: row.address, edition: row.edition, st: row.st, cn: row.cn, leniencies: row.leniencies, passwordEncrypted: row.password_encrypted, packet: row.packet,
  }));
}
