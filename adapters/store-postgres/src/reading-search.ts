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

/** What a source has in a span, its columns joined: a year of hours as rows costs the driver ten times what it costs as six texts. */
interface Joined { readonly source: number; readonly rows: number; readonly froms: string; readonly seqs: string; readonly shapes: string; readonly settings: string; readonly packets: string; readonly contents: string }
const separator = "\n";

/** Readings whose window starts in the span, by source, window, seq (查询观测): a look into the index for each source. */
export async function readingsOf(line: Line, shapes: Shapes, { sources, kind, from, until, limit }: ReadingFilter): Promise<readonly Reading[]> {
  const list = (column: string): string => `array_to_string(array_agg(${column}), ',')`;
  const rowsOf = (what: string): string => `select ${what} from reading r where r.kind = ${kindNumbers[kind]} and r.source = g.source and r.from_at >= $2::timestamptz and r.from_at < $3::timestamptz ${notWithdrawn} order by r.from_at, r.seq limit $4::bigint`;
  const given = [distinct(sources), iso(from), iso(until), limit ?? null];
  const { rows } = await line.query(`select g.source, j.* from unnest($1::integer[]) as g (source) cross join lateral (select count(*)::int as rows, ${list("r.ms")} as froms, ${list("r.seq")} as seqs, ${list("r.shape")} as shapes, ${list("r.setting")} as settings, ${list("r.packet")} as packets, string_agg(r.content, E'\\n') as contents
    from (${rowsOf("round(date_part('epoch', r.from_at) * 1000)::bigint as ms, r.seq, r.shape, r.setting, r.packet, r.content")}) as r) as j where j.rows > 0 order by g.source`, given);
  const out: Row[] = [];
  for (const each of rows as Joined[]) {
    const froms = each.froms.split(","), seqs = each.seqs.split(","), numbers = each.shapes.split(","), settings = each.settings.split(","), packets = each.packets.split(","), contents = each.contents.split(separator);
    // packed content has no line end; what somebody stored otherwise is fetched row by row
    if (contents.length !== each.rows) { out.push(...(await line.query(`select r.* from unnest($1::integer[]) as g (source) cross join lateral (${rowsOf(columns)}) as r order by 2, 3`, [numberArray([each.source]), ...given.slice(1)])).rows as Row[]); continue; }
    for (let n = 0; n < each.rows; n++) out.push({ source: each.source, from: Number(froms[n]), seq: Number(seqs[n]), shape: Number(numbers[n]), content: contents[n]!, setting: Number(settings[n]), packet: Number(packets[n]) });
  }
  return told(line, shapes, kind, limit === undefined ? out : out.slice(0, limit));
}

/** The rows of the latest window of each source (最新值). */
export async function latestReadings(line: Line, shapes: Shapes, sources: readonly number[], kind: ReadingKind): Promise<readonly Reading[]> {
  const own = `r.source = g.source and r.kind = ${kindNumbers[kind]}`;
  const { rows } = await line.query(`select r.* from unnest($1::integer[]) as g (source)
    cross join lateral (select r.from_at from reading r where ${own} ${notWithdrawn} order by r.from_at desc limit 1) as l
    cross join lateral (select ${columns} from reading r where ${own} and r.from_at = l.from_at ${notWithdrawn} order by r.seq) as r order by 1, 3`, [distinct(sources)]);
  return told(line, shapes, kind, rows);
}

/** How many windows have a reading, per source (有数时段数). Windows of instruments have a first row each; those of batches may have lost it to a withdrawal. */
export async function windowCounts(line: Line, { sources, kind, from, until }: Omit<ReadingFilter, "limit">): Promise<ReadonlyMap<number, number>> {
  const { rows } = await line.query(`select g.source, c.windows from unnest($1::integer[]) as g (source) cross join lateral
    (select (count(*) filter (where r.packet >= 0 and r.seq = 0) + count(distinct r.from_at) filter (where r.packet < 0))::int as windows from reading r where r.kind = ${kindNumbers[kind]} and r.source = g.source and r.from_at >= $2::timestamptz and r.from_at < $3::timestamptz ${notWithdrawn}) as c where c.windows > 0`, [distinct(sources), iso(from), iso(until)]);
  return new Map((rows as { source: number; windows: number }[]).map((row) => [row.source, row.windows]));
}
