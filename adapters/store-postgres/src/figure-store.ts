import type { FigureStore, KeptDays, KeptDaysFilter, KeptFigure, KeptFilter, Touched } from "@yunqing/domain";
import { keyOfText } from "@yunqing/domain";
import type { Line } from "./dialect.js";
import type { Engine } from "./engine.js";
import { sentOf, touchedAfter, touchedLast, touchedSettled, touchedWaiting } from "./figure-touched.js";
import { foldedKeys, unfoldedKeys } from "./folded-keys.js";
import { numberArray, textArray } from "./sql-arrays.js";

interface Row { readonly key: string; readonly value: string | null; readonly exact: string | null; readonly unit: string; readonly validity: string; readonly coverage: string; readonly edition: string | null; readonly clauses: string; readonly detail: string | null; readonly inputs: string }
const columns = "key, value, exact, unit, validity, coverage, edition, clauses, detail, inputs";
const valid = JSON.stringify({ state: "valid", reason: null }), validOne = { state: "valid", reason: null } as const;
const few = new Map<string, unknown>();
/** Coverage and clauses are a few texts that come again and again: read once. */
function readOnce(text: string): unknown {
  let held = few.get(text);
  if (held === undefined) { if (few.size > 5_000) few.clear(); few.set(text, held = JSON.parse(text)); }
  return held;
}
/** Inputs are read when somebody asks for them: those of a place are as many as its members, and figures of a period do not need them. */
const figureOf = (row: Row): KeptFigure => {
  let held: readonly string[] | undefined;
  return {
    key: row.key, value: row.value, exact: row.exact, unit: row.unit, validity: row.validity === valid ? validOne : JSON.parse(row.validity) as KeptFigure["validity"], coverage: readOnce(row.coverage) as KeptFigure["coverage"], edition: row.edition, clauses: readOnce(row.clauses) as readonly string[],
    detail: row.detail === null ? null : JSON.parse(row.detail) as KeptFigure["detail"], get inputs() { return held ??= unfoldedKeys(row.inputs); },
  };
};
const instants = (all: readonly number[]): string => `{${all.map((ms) => new Date(ms).toISOString()).join(",")}}`;
const dayOfText = (text: string): KeptDays["days"][number] => { const [day = "", value, number] = text.split("="); return [day, value === undefined || value === "" ? null : value, number === undefined || number === "" ? null : number]; };
/** Figures of one statement. */
const atOnce = 1_000;

/** The figures of one district's schema (统计值库). */
export class SchemaFigures implements FigureStore {
  readonly #engine: Engine;
  readonly #schema: string;
  constructor(engine: Engine, schema: string) { this.#engine = engine; this.#schema = schema; }

  touched(limit: number): Promise<readonly Touched[]> { return this.#read((line) => touchedWaiting(line, limit)); }
  touchedSince(id: number): Promise<readonly Touched[]> { return this.#read((line) => touchedAfter(line, id)); }
  lastTouched(): Promise<number> { return this.#read(touchedLast); }
  sent(): ReturnType<FigureStore["sent"]> { return this.#read(sentOf); }
  async settle(ids: readonly number[]): Promise<void> { await this.#engine.write(this.#schema, ({ line }) => touchedSettled(line, ids)); }

  async kept(keys: readonly string[]): Promise<ReadonlyMap<string, KeptFigure>> {
    if (keys.length === 0) return new Map();
    const rows = await this.#read(async (line) => (await line.query(`select ${columns} from figure where key = any($1::text[])`, [textArray(keys)])).rows as Row[]);
    return new Map(rows.map((row) => [row.key, figureOf(row)]));
  }
  keptSeries({ subject, line: of, period, from, until, statistic, item }: KeptFilter): Promise<readonly KeptFigure[]> {
    return this.#read(async (line) => ((await line.query(`select ${columns} from figure where subject = $1 and line = $2 and period = $3 and day >= $4 and day < $5 and ($6::text is null or statistic = $6) and ($7::text is null or item = $7) order by statistic, item, day, key`,
      [subject, of, period, from, until, statistic ?? null, item ?? null])).rows as Row[]).map(figureOf));
  }
  /** One text for each subject and item: a year of days as rows costs the driver far more than it costs the engine. */
  keptDays({ subjects, line: of, statistic, items, from, until, exact }: KeptDaysFilter): Promise<readonly KeptDays[]> {
    return this.#read(async (line) => ((await line.query(`select g.subject, f.item, string_agg(f.day || '=' || coalesce(f.value, '')${exact ? " || '=' || coalesce(f.exact, '')" : ""}, ',' order by f.day) as days
      from unnest($1::text[]) as g (subject) join figure f on f.subject = g.subject and f.line = $2 and f.period = 'day' and f.statistic = $3 and f.item = any($4::text[]) and f.day >= $5 and f.day < $6 group by g.subject, f.item`,
      [textArray(subjects), of, statistic, textArray(items), from, until])).rows as { subject: string; item: string; days: string }[]).map(({ subject, item, days }) => ({ subject, item, days: days.split(",").map(dayOfText) })));
  }
  keeps({ subjects, line: of, period, from, until }: Parameters<FigureStore["keeps"]>[0]): Promise<boolean> {
    return this.#read(async (line) => (await line.query("select from unnest($1::text[]) as g (subject) where exists (select from figure f where f.subject = g.subject and f.line = $2 and f.period = $3 and f.day >= $4 and f.day < $5) limit 1", [textArray(subjects), of, period, from, until])).rows.length > 0);
  }
  /** A look into the index for each source and span. */
  observedIn(sources: readonly number[], spans: readonly { readonly from: number; readonly until: number }[]): Promise<ReadonlyMap<number, readonly number[]>> {
    return sources.length === 0 || spans.length === 0 ? Promise.resolve(new Map()) : this.#read(async (line) => new Map(((await line.query(`select g.source, string_agg((w.n - 1)::text, ',') as places from unnest($1::integer[]) as g (source)
      cross join unnest($2::timestamptz[], $3::timestamptz[]) with ordinality as w (f, u, n) where exists (select from reading r where r.source = g.source and r.kind in (3, 4) and r.from_at >= w.f and r.from_at < w.u) group by g.source`,
      [numberArray([...new Set(sources)]), instants(spans.map(({ from }) => from)), instants(spans.map(({ until }) => until))])).rows as { source: number; places: string }[]).map(({ source, places }) => [source, places.split(",").map(Number)])));
  }

  async keep(figures: readonly KeptFigure[], at: string): Promise<readonly string[]> {
    const changed: string[] = [];
    for (let start = 0; start < figures.length; start += atOnce) {
      const part = [...new Map(figures.slice(start, start + atOnce).map((one) => [one.key, one])).values()].sort((a, b) => (a.key < b.key ? -1 : 1));
      changed.push(...await this.#engine.write(this.#schema, ({ line }) => kept(line, part, at)));
    }
    return changed;
  }
  async lease(holder: string, seconds: number): Promise<boolean> {
    return await this.#engine.write(this.#schema, async ({ line }) => (await line.query("insert into figure_lease as l (holder, until_at) values ($1, now() + $2::integer * interval '1 second') on conflict (single) do update set holder = excluded.holder, until_at = excluded.until_at where l.holder = excluded.holder or l.until_at < now()", [holder, seconds])).affected) > 0;
  }
  count(): Promise<{ readonly figures: number; readonly waiting: number }> {
    return this.#read(async (line) => (await line.query("select (select count(*) from figure)::float8 as figures, (select count(*) from touched where not settled)::float8 as waiting", [])).rows[0] as { figures: number; waiting: number });
  }

  #read<T>(work: (line: Line) => Promise<T>): Promise<T> { return this.#engine.read(this.#schema, ({ line }) => work(line)); }
}

/** One statement: what says the same as before is not written again. Texts without a value go as a sign that no text is. */
async function kept(line: Line, figures: readonly KeptFigure[], at: string): Promise<readonly string[]> {
  const none = "\u0001", list = (of: (one: KeptFigure) => string | null): string => textArray(figures.map((one) => of(one) ?? none)), keys = figures.map(({ key }) => keyOfText(key));
  const { rows } = await line.query(`insert into figure as f (key, subject, line, period, day, statistic, item, value, exact, unit, validity, coverage, edition, clauses, detail, inputs, computed_at, changed_at)
    select k, s, l, p, d, st, i, nullif(v, E'\\x01'), nullif(e, E'\\x01'), u, va, co, nullif(ed, E'\\x01'), cl, nullif(de, E'\\x01'), inp, $17::timestamptz, $17::timestamptz
    from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::text[]) as r (k, s, l, p, d, st, i, v, e, u, va, co, ed, cl, de, inp)
    on conflict (key) do update set value = excluded.value, exact = excluded.exact, unit = excluded.unit, validity = excluded.validity, coverage = excluded.coverage, edition = excluded.edition, clauses = excluded.clauses, detail = excluded.detail, inputs = excluded.inputs, computed_at = excluded.computed_at, changed_at = excluded.changed_at
    where (f.value, f.exact, f.unit, f.validity, f.coverage, f.edition, f.clauses, f.detail, f.inputs) is distinct from (excluded.value, excluded.exact, excluded.unit, excluded.validity, excluded.coverage, excluded.edition, excluded.clauses, excluded.detail, excluded.inputs)
    returning key`, [
    textArray(figures.map(({ key }) => key)), textArray(keys.map(({ subject }) => `${subject.kind}:${subject.id}`)), textArray(keys.map((one) => one.line)), textArray(keys.map(({ period }) => period.kind)), textArray(keys.map(({ period }) => period.day)), textArray(keys.map(({ statistic }) => statistic)), textArray(keys.map(({ item }) => item ?? "")),
    list(({ value }) => value), list(({ exact }) => exact), list(({ unit }) => unit), list(({ validity }) => JSON.stringify(validity)), list(({ coverage }) => JSON.stringify(coverage)), list(({ edition }) => edition), list(({ clauses }) => JSON.stringify(clauses)), list(({ detail }) => (detail === null ? null : JSON.stringify(detail))), list(({ inputs }) => foldedKeys(inputs)), at,
  ]);
  return (rows as { key: string }[]).map(({ key }) => key);
}
