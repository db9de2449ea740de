import type { Fate, Touched } from "@yunqing/domain";
import type { Line } from "./dialect.js";
import type { Leaf } from "./reading-append.js";
import { readShape } from "./reading-revision.js";
import { numberArray, textArray } from "./sql-arrays.js";

const hourKind = 3, dayKind = 4, dayMs = 86_400_000, beijing = 8 * 3_600_000;
/** How long settled rows stay for those who keep figures in memory (分钟). */
const keptMinutes = 15;

/** Values that changed in a span, of a source or of a point by name. */
export interface TouchedSpan { readonly what: Touched["what"]; readonly source: number | null; readonly point: string | null; readonly from: number | null; readonly until: number | null }

/** Puts changes on record, inside the transaction that made them (记变动). */
export async function touch(line: Line, spans: readonly TouchedSpan[]): Promise<void> {
  for (let at = 0; at < spans.length; at += 5_000) {
    const part = spans.slice(at, at + 5_000), orNull = (numbers: readonly (number | null)[]): string => `{${numbers.map((one) => one ?? "NULL").join(",")}}`;
    await line.query(`insert into touched (what, source, point, from_at, until_at) select w, s, nullif(p, ''), 'epoch'::timestamptz + f * interval '1 millisecond', 'epoch'::timestamptz + u * interval '1 millisecond'
      from unnest($1::text[], $2::integer[], $3::text[], $4::bigint[], $5::bigint[]) as r (w, s, p, f, u)`,
      [textArray(part.map(({ what }) => what)), orNull(part.map(({ source }) => source)), textArray(part.map(({ point }) => point ?? "")), orNull(part.map(({ from }) => from)), orNull(part.map(({ until }) => until))]);
  }
}

/** What the hours and days among readings of a month's table touch: one span for each source, kind and Beijing day. Repeats touch nothing. */
export function touchedByLeaf({ first, later }: Leaf, fates: readonly (Fate | undefined)[]): readonly TouchedSpan[] {
  const spans = new Map<string, { what: "hour" | "day"; source: number; point: null; from: number; until: number }>();
  for (const rows of [first, later]) for (const { kind, source, from, place } of rows) {
    if ((kind !== hourKind && kind !== dayKind) || (fates[place] !== "stored" && fates[place] !== "revised")) continue;
    const key = `${source} ${kind} ${Math.floor((from + beijing) / dayMs)}`, until = from + (kind === hourKind ? 3_600_000 : dayMs), held = spans.get(key);
    if (held === undefined) spans.set(key, { what: kind === hourKind ? "hour" : "day", source, point: null, from, until });
    else { held.from = Math.min(held.from, from); held.until = Math.max(held.until, until); }
  }
  return [...spans.values()];
}

/** Factors that sources sent in hours and days, by source. */
export type SentFactors = ReadonlyMap<number, ReadonlySet<string>>;
/** Factors among the hours and days of a month's table that are not known to be on record. */
export function sentByLeaf({ first, later }: Leaf, known: (source: number, factor: string) => boolean): SentFactors {
  const sent = new Map<number, Set<string>>();
  for (const rows of [first, later]) for (const { kind, source, shape } of rows) {
    if (kind !== hourKind && kind !== dayKind) continue;
    for (const { factor } of readShape(shape).columns) {
      if (factor === "" || known(source, factor)) continue;
      const own = sent.get(source);
      if (own === undefined) sent.set(source, new Set([factor])); else own.add(factor);
    }
  }
  return sent;
}
/** Puts on record what sources send; a source that sends something for the first time makes its point another. */
export async function putSent(line: Line, sent: SentFactors): Promise<void> {
  const pairs = [...sent].flatMap(([source, factors]) => [...factors].map((factor) => [source, factor] as const)).sort(([a, x], [b, y]) => a - b || (x < y ? -1 : 1));
  if (pairs.length === 0) return;
  const { rows } = await line.query("insert into sent_factor (source, factor) select s, f from unnest($1::integer[], $2::text[]) as r (s, f) on conflict do nothing returning source", [numberArray(pairs.map(([source]) => source)), textArray(pairs.map(([, factor]) => factor))]);
  await touch(line, [...new Set((rows as { source: number }[]).map(({ source }) => source))].map((source) => ({ what: "point", source, point: null, from: null, until: null })));
}
/** What each point sends. */
export async function sentOf(line: Line): Promise<readonly { readonly point: string; readonly factor: string }[]> {
  return (await line.query("select distinct s.point, f.factor from sent_factor f join reading_source s on s.source = f.source order by 1, 2", [])).rows as { point: string; factor: string }[];
}

const columns = `t.id::float8 as id, t.what, coalesce(t.point, s.point) as point, round(date_part('epoch', t.from_at) * 1000)::float8 as "from", round(date_part('epoch', t.until_at) * 1000)::float8 as until`, joined = "touched t left join reading_source s on s.source = t.source";
/** What waits, the oldest first. */
export async function touchedWaiting(line: Line, limit: number): Promise<readonly Touched[]> {
  return (await line.query(`select ${columns} from ${joined} where not t.settled order by t.id limit $1::bigint`, [limit])).rows as Touched[];
}
/** What was touched after a number, settled or not. */
export async function touchedAfter(line: Line, id: number): Promise<readonly Touched[]> { return (await line.query(`select ${columns} from ${joined} where t.id > $1::bigint order by t.id`, [id])).rows as Touched[]; }
export async function touchedLast(line: Line): Promise<number> { return Number(((await line.query("select coalesce(max(id), 0)::float8 as last from touched", [])).rows[0] as { last: number }).last); }
/** Takes what is done out of what waits; what was settled a while ago goes for good. */
export async function touchedSettled(line: Line, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await line.query("update touched set settled = true where id = any($1::bigint[])", [numberArray(ids)]);
  // the highest number stays: it tells those who start where they are
  await line.query(`delete from touched where settled and at < now() - interval '${keptMinutes} minutes' and id < (select max(id) from touched)`, []);
}
