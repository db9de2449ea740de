import type { Ledger } from "@yunqing/ledger";
import { dutyRuleOf, type RowDuty, type RowsAsked } from "@yunqing/domain";
import type { Line } from "./dialect.js";
import { shapeOf } from "./ledger-columns.js";
import { isThere, Parameters } from "./ledger-parameters.js";
import { rowsSql } from "./ledger-where.js";

/** How many rows there are of each question, in one go (各问行数). */
export async function countsOfAsked(line: Line, asked: readonly { readonly ledger: Ledger; readonly asked: RowsAsked }[]): Promise<readonly number[]> {
  if (asked.length === 0) return [];
  const parameters = new Parameters(), parts = asked.map(({ ledger, asked: what }, at) => `select ${at} as at, count(*)::float8 as n from ${shapeOf(ledger).table} t where t.${isThere} and ${rowsSql(ledger, what, { alias: "t", version: "row_version", id: "id" }, parameters)}`);
  const found = new Map(((await line.query(parts.join(" union all "), parameters.list)).rows as { at: number; n: number }[]).map(({ at, n }) => [Number(at), Number(n)]));
  return asked.map((_, at) => found.get(at) ?? 0);
}
/** Unfinished duties of a ledger whose period begins so (未办结督办), by id behind one. */
export async function openDutiesOf(line: Line, ledger: Ledger, period: string, after: string, limit: number): Promise<readonly RowDuty[]> {
  const { rows } = await line.query("select d.cause_subject as row, d.id, d.number, d.title, s.to_state as state, s.holder, s.due_day as due_day, s.seq, d.cause_period as period from duty d cross join lateral (select * from duty_step s where s.duty = d.id order by s.seq desc limit 1) s where d.cause_rule = $1 and starts_with(d.cause_period, $2) and s.to_state not in ('closed', 'withdrawn') and d.id > $3 order by d.id limit $4::int", [dutyRuleOf(ledger.id), period, after, limit]);
  return (rows as Record<string, unknown>[]).map((row) => ({ row: String(row["row"]), id: String(row["id"]), number: String(row["number"]), title: String(row["title"]), state: String(row["state"]), holder: String(row["holder"]), dueDay: String(row["due_day"]), seq: Number(row["seq"]), period: String(row["period"]) }));
}
