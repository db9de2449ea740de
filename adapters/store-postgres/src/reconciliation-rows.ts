import { IdTaken, Overtaken, type ItemKind, type ReconciliationAct, type ReconciliationItem, type ReconciliationReader, type ReconciliationRun, type ReconciliationWriter, type SubjectName } from "@yunqing/domain";
import type { Line } from "./dialect.js";
import { instantText } from "./ledger-columns.js";
import { storable, textArray } from "./sql-arrays.js";

// Lists held against exports, and names of subjects (名录核对、曾用名): the truth is in ../migrations/district/0012-reconciliations.sql.

/** Tables whose rows are appended and never changed. */
export const reconciliationFactTables = ["reconciliation_item", "reconciliation_act", "subject_name"] as const;

type Raw = Readonly<Record<string, unknown>>;
const text = (row: Raw, name: string): string => String(row[name]);
const maybe = (row: Raw, name: string): string | null => (row[name] === null || row[name] === undefined ? null : String(row[name]));
const whole = (row: Raw, name: string): number | null => (row[name] === null || row[name] === undefined ? null : Number(row[name]));
const json = <T>(row: Raw, name: string): T => JSON.parse(text(row, name)) as T;
const scopeOf = (row: Raw) => ({ district: maybe(row, "district"), organisationPath: text(row, "organisation_path"), placePath: text(row, "place_path"), enterprise: maybe(row, "enterprise") });
const list = (values: readonly string[] | undefined): string | null => (values === undefined ? null : textArray(values));

async function runs(line: Line, { id, ledger, series }: { readonly id?: string; readonly ledger?: string; readonly series?: string }): Promise<readonly ReconciliationRun[]> {
  const { rows } = await line.query(`select r.*, ${instantText("r.at")} as at_text, to_char(r.as_of, 'YYYY-MM-DD') as as_of_text from reconciliation_run r where ($1::text is null or r.id = $1) and ($2::text is null or r.ledger = $2) and ($3::text is null or r.series = $3) order by r.at desc, r.id desc limit 200`, [id ?? null, ledger ?? null, series ?? null]);
  return (rows as Raw[]).map((row): ReconciliationRun => ({
    ...scopeOf(row), id: text(row, "id"), number: text(row, "number"), by: text(row, "by_user"), at: text(row, "at_text"), ledger: text(row, "ledger"), system: text(row, "system"), systemName: text(row, "system_name"), asOf: text(row, "as_of_text"), year: whole(row, "year"),
    filter: text(row, "filter"), series: text(row, "series"), file: text(row, "file"), name: text(row, "name"), step: text(row, "step") as ReconciliationRun["step"], edition: text(row, "edition"), counts: row["counts"] === null ? null : json(row, "counts"), headings: text(row, "headings"), before: maybe(row, "before"), row: maybe(row, "ledger_row"),
  }));
}
async function items(line: Line, { run, kinds, ordinals, after, limit }: { readonly run: string; readonly kinds?: readonly ItemKind[]; readonly ordinals?: readonly number[]; readonly after: number; readonly limit: number }): Promise<readonly ReconciliationItem[]> {
  const { rows } = await line.query("select * from reconciliation_item where run = $1 and ordinal > $2::int and ($3::text[] is null or kind = any($3::text[])) and ($4::text[] is null or ordinal = any($4::text[]::int[])) order by ordinal limit $5::int", [run, after, list(kinds), list(ordinals?.map(String)), limit]);
  return (rows as Raw[]).map((row): ReconciliationItem => ({
    ordinal: Number(row["ordinal"]), kind: text(row, "kind") as ItemKind, side: text(row, "side") as ReconciliationItem["side"], identity: text(row, "identity"), by: maybe(row, "matched_by") as ReconciliationItem["by"], line: whole(row, "line"), row: maybe(row, "row_id"), version: maybe(row, "version"),
    name: text(row, "name"), creditCode: maybe(row, "credit_code"), fields: json(row, "fields"), candidates: json(row, "candidates"), values: json(row, "given"), warnings: json(row, "warnings"), isNew: row["is_new"] === true,
  }));
}
async function acts(line: Line, { series, identities }: { readonly series: string; readonly identities?: readonly string[] }): Promise<readonly ReconciliationAct[]> {
  const { rows } = await line.query(`select a.*, ${instantText("a.at")} as at_text from reconciliation_act a where a.series = $1 and ($2::text[] is null or a.identity = any($2::text[])) order by a.identity, a.seq`, [series, list(identities)]);
  return (rows as Raw[]).map((row): ReconciliationAct => ({
    ...scopeOf(row), id: text(row, "id"), series: text(row, "series"), identity: text(row, "identity"), seq: Number(row["seq"]), run: text(row, "run"), ordinal: Number(row["ordinal"]), by: text(row, "by_user"), at: text(row, "at_text"),
    move: text(row, "move") as ReconciliationAct["move"], reason: text(row, "reason") as ReconciliationAct["reason"], note: text(row, "note"), target: maybe(row, "target"), fields: json(row, "fields"), digest: text(row, "digest"),
  }));
}
function nameFrom(row: Raw): SubjectName { return { ...scopeOf(row), id: text(row, "id"), ledger: text(row, "ledger"), row: text(row, "row_id"), by: text(row, "by_user"), at: text(row, "at_text"), kind: text(row, "kind") as SubjectName["kind"], name: text(row, "name"), from: maybe(row, "from_day"), until: maybe(row, "until_day"), source: text(row, "source"), withdraws: maybe(row, "withdraws") }; }

/** Reading them over the bare line of a transaction. */
export function reconciliationReads(line: Line): ReconciliationReader {
  return {
    reconciliations: (filter) => runs(line, filter), reconciliationItems: (filter) => items(line, filter), reconciliationActs: (filter) => acts(line, filter),
    subjectNames: async ({ ledger, rows: wanted }) => ((await line.query(`select n.*, ${instantText("n.at")} as at_text from subject_name n where n.ledger = $1 and ($2::text[] is null or n.row_id = any($2::text[])) order by n.row_id, n.at, n.id`, [ledger, list(wanted)])).rows as Raw[]).map(nameFrom),
    subjectsNamed: async (ledger, texts) => ((await line.query("select distinct n.row_id as id from subject_name n where n.ledger = $1 and n.withdraws is null and not exists (select 1 from subject_name w where w.withdraws = n.id) and exists (select 1 from unnest($2::text[]) as t (word) where strpos(lower(n.name), lower(t.word)) > 0) order by 1 limit 500", [ledger, textArray(texts)])).rows as Raw[]).map((row) => text(row, "id")),
  };
}

const scoped = (one: { readonly district: string | null; readonly organisationPath: string; readonly placePath: string; readonly enterprise: string | null; readonly by: string; readonly at: string }) => [one.district, one.organisationPath, one.placePath, one.enterprise, one.by, one.at];
async function putRun(line: Line, run: ReconciliationRun, of: readonly ReconciliationItem[]): Promise<void> {
  const { affected } = await line.query(
    `insert into reconciliation_run (id, district, organisation_path, place_path, enterprise, by_user, at, number, ledger, system, system_name, as_of, year, filter, series, file, name, step, edition, counts, headings, before, ledger_row)
     values ($1, $2, $3, $4, $5, $6, $7::timestamptz, $8, $9, $10, $11, $12::date, $13::int, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)
     on conflict (id) do update set step = excluded.step, edition = excluded.edition, counts = excluded.counts, headings = excluded.headings, before = excluded.before, ledger_row = excluded.ledger_row where reconciliation_run.step <> 'done'`,
    [run.id, ...scoped(run), run.number, run.ledger, run.system, storable(run.systemName), run.asOf, run.year, storable(run.filter), storable(run.series), run.file, storable(run.name), run.step, run.edition, run.counts === null ? null : JSON.stringify(run.counts), storable(run.headings), run.before, run.row],
  );
  if (affected !== 1) throw new Overtaken(run.id);
  for (let from = 0; from < of.length; from += 2_000) {
    const part = of.slice(from, from + 2_000).map((one) => ({ run: run.id, ordinal: one.ordinal, kind: one.kind, side: one.side, identity: one.identity, matched_by: one.by, line: one.line, row_id: one.row, version: one.version, name: one.name, credit_code: one.creditCode, fields: JSON.stringify(one.fields), candidates: JSON.stringify(one.candidates), given: JSON.stringify(one.values), warnings: JSON.stringify(one.warnings), is_new: one.isNew }));
    await line.query("insert into reconciliation_item select * from json_populate_recordset(null::reconciliation_item, $1::text::json)", [storable(JSON.stringify(part).replaceAll("\\u0000", "�"))]);
  }
}
const actSays = ({ at: _at, ...one }: ReconciliationAct): string => JSON.stringify(Object.entries({ ...one, digest: "" }).sort(([a], [b]) => (a < b ? -1 : 1)));
async function appendActs(line: Line, given: readonly ReconciliationAct[]): Promise<"stored" | "known"> {
  let stored = 0;
  for (const one of given) {
    const known = (await acts(line, { series: one.series, identities: [one.identity] })).find(({ id, ordinal }) => id === one.id && ordinal === one.ordinal);
    if (known !== undefined) { if (actSays({ ...known, seq: 0 }) !== actSays({ ...one, seq: 0 })) throw new IdTaken(one.id); continue; }
    const { affected } = await line.query(
      `insert into reconciliation_act (id, district, organisation_path, place_path, enterprise, by_user, at, series, identity, seq, run, ordinal, move, reason, note, target, fields, digest)
       select $1, $2, $3, $4, $5, $6, $7::timestamptz, $8, $9, $10::int, $11, $12::int, $13, $14, $15, $16, $17, $18 where $10::int = (select coalesce(max(seq), 0) + 1 from reconciliation_act where series = $8 and identity = $9)`,
      [one.id, ...scoped(one), storable(one.series), storable(one.identity), one.seq, one.run, one.ordinal, one.move, one.reason, storable(one.note), one.target, storable(JSON.stringify(one.fields)), storable(one.digest)],
    );
    if (affected !== 1) throw new Overtaken(one.identity);
    stored++;
  }
  return stored > 0 ? "stored" : "known";
}
async function appendName(line: Line, one: SubjectName): Promise<"stored" | "known"> {
  const { rows } = await line.query(`select n.*, ${instantText("n.at")} as at_text from subject_name n where n.id = $1`, [one.id]), [known] = (rows as Raw[]).map(nameFrom), says = (each: SubjectName): string => JSON.stringify([each.ledger, each.row, each.by, each.kind, each.name, each.from, each.until, each.source, each.withdraws]);
  if (known !== undefined) { if (says(known) !== says(one)) throw new IdTaken(one.id); return "known"; }
  await line.query("insert into subject_name (id, district, organisation_path, place_path, enterprise, by_user, at, ledger, row_id, kind, name, from_day, until_day, source, withdraws) values ($1, $2, $3, $4, $5, $6, $7::timestamptz, $8, $9, $10, $11, $12, $13, $14, $15)", [one.id, ...scoped(one), one.ledger, one.row, one.kind, storable(one.name), one.from, one.until, storable(one.source), one.withdraws]);
  return "stored";
}
/** Writing them over the bare line of a transaction; `stored` is told of what was appended. */
export function reconciliationWrites(line: Line, counted: (outcome: "stored" | "known") => void): ReconciliationWriter {
  const told = async (work: Promise<"stored" | "known">): Promise<"stored" | "known"> => { const outcome = await work; counted(outcome); return outcome; };
  return {
    ...reconciliationReads(line),
    putReconciliation: async (run, of) => { await putRun(line, run, of); counted("stored"); },
    appendReconciliationActs: (given) => told(appendActs(line, given)), appendSubjectName: (one) => told(appendName(line, one)),
  };
}
