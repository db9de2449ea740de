import type { Reading, ReadingFilter, ReadingKind } from "@yunqing/domain";
import type { Line } from "./dialect.js";
import { kindNumbers } from "./partitions.js";
import type { Shapes } from "./shapes.js";
import { millisecondsOf, numberArray } from "./sql-arrays.js";

/** Leaves out what came in batches that were withdrawn. */
const notWithdrawn = "and (r.packet >= 0 or not exists (select from batch_withdrawal w where w.batch = -r.packet))";
const columns = `r.source, ${millisecondsOf("r.from_at")} as "from", r.seq, r.shape, r.content, r.setting, r.packet::float8 as packet`;
const iso = (ms: number): string => new Date(ms).toISOString();
const distinct = (sources: readonly number[]): string => numberArray([...new Set(sources)]);

interface Row { readonly source: number; readonly from: number; readonly seq: number; readonly shape: number; readonly content: string; readonly setting: number; readonly packet: number }
/** Rows with the texts of their shapes, which are not sent with every row. */
async function told(line: Line, shapes: Shapes, kind: ReadingKind, rows: readonly unknown[]): Promise<readonly Reading[]> {
  const all = rows as readonly Row[], texts = await shapes.textsOf(line, new Set(all.map((row) => row.shape)));
  return all.map(({ source, from, seq, shape, content, setting, packet }) => ({ source, kind, from, seq, shape: texts.get(shape)!, content, setting, packet }));
}

/** Readings whose window starts in the span, by source, window, seq (查询观测): a look into the index for each source. */
export async function readingsOf(line: Line, shapes: Shapes, { sources, kind, from, until, limit }: ReadingFilter): Promise<readonly Reading[]> {
  const { rows } = await line.query(`select r.* from unnest($1::integer[]) as g (source) cross join lateral
      (select ${columns} from reading r where r.kind = ${kindNumbers[kind]} and r.source = g.source and r.from_at >= $2::timestamptz and r.from_at < $3::timestamptz ${notWithdrawn} order by r.from_at, r.seq limit $4::bigint) as r
    order by 1, 2, 3 limit $4::bigint`, [distinct(sources), iso(from), iso(until), limit ?? null]);
  return told(line, shapes, kind, rows);
}

/** The rows of the latest window of each source (最新值). */
export async function latestReadings(line: Line, shapes: Shapes, sources: readonly number[], kind: ReadingKind): Promise<readonly Reading[]> {
  const own = `r.source = g.source and r.kind = ${kindNumbers[kind]}`;
  const { rows } = await line.query(`select r.* from unnest($1::integer[]) as g (source)
    cross join lateral (select r.from_at from reading r where ${own} ${notWithdrawn} order by r.from_at desc limit 1) as l
    cross join lateral (select ${columns} from reading r where ${own} and r.from_at = l.from_at ${notWithdrawn} order by r.seq) as r order by 1, 3`, [distinct(sources)]);
  return told(line, shapes, kind, rows);
}

/** How many windows have a reading, per source (有数时段数). */
export async function windowCounts(line: Line, { sources, kind, from, until }: Omit<ReadingFilter, "limit">): Promise<ReadonlyMap<number, number>> {
  const { rows } = await line.query(`select g.source, c.windows from unnest($1::integer[]) as g (source) cross join lateral
    (select count(distinct r.from_at)::int as windows from reading r where r.kind = ${kindNumbers[kind]} and r.source = g.source and r.from_at >= $2::timestamptz and r.from_at < $3::timestamptz ${notWithdrawn}) as c where c.windows > 0`, [distinct(sources), iso(from), iso(until)]);
  return new Map((rows as { source: number; windows: number }[]).map((row) => [row.source, row.windows]));
}
