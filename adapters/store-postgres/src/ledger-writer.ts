import type { Ledger } from "@yunqing/ledger";
import { Overtaken, Refused, type Duty, type DutyStep, type ImportLine, type KeptVersion, type LedgerImport } from "@yunqing/domain";
import type { Line } from "./dialect.js";
import { quoted } from "./engine.js";
import { dutyRow, stepRow } from "./facts.js";
import { columnsFrom, shapeOf } from "./ledger-columns.js";
import { storable, textArray } from "./sql-arrays.js";

const scopeColumns = ["district", "organisation_path", "place_path", "enterprise"] as const;

/** Appends versions and brings the present rows to them, in one statement for all (追加版本). At most one version per row in one call. */
export async function appendVersions(line: Line, ledger: Ledger, versions: readonly KeptVersion[]): Promise<void> {
  if (versions.length === 0) return;
  const shape = shapeOf(ledger), fields = shape.columns.map(quoted), state = shape.hasState ? ["row_state"] : [];
  const given = versions.map((one) => ({
    id: one.id, row_id: one.row, row_seq: one.seq, district: one.district, organisation_path: one.organisationPath, place_path: one.placePath, enterprise: one.enterprise, by_user: one.by, at: one.at,
    row_kind: one.kind, row_why: one.why, row_move: one.step?.move ?? null, row_step: one.step?.seq ?? null, row_proofs: one.step === null ? null : one.step.proofs.map(({ kind, hash }) => `${kind}:${hash}`),
    row_corrects: one.corrects, row_right: one.right, row_merged_into: one.mergedInto, row_batch: one.batch, ...(shape.hasState ? { row_state: one.state } : {}), ...columnsFrom(ledger.fields, one.values),
  }));
  const kept = ["id", "row_id", "row_seq", ...scopeColumns, "by_user", "at", "row_kind", "row_why", "row_move", "row_step", "row_proofs", "row_corrects", "row_right", "row_merged_into", "row_batch", ...state, ...fields].join(", ");
  const stands = [...scopeColumns, "row_version", "row_seq", "row_kind", "row_merged_into", "by_user", "at", ...state, ...fields];
  const sql = `with given as materialized (select * from json_populate_recordset(null::${shape.version}, $1::text::json)),
    kept as (insert into ${shape.version} (${kept}) select ${kept} from given)
    insert into ${shape.table} as p (id, ${stands.join(", ")}) select row_id, ${stands.map((each) => (each === "row_version" ? "id" : each)).join(", ")} from given
    on conflict (id) do update set ${stands.map((each) => `${each} = excluded.${each}`).join(", ")} where p.row_seq = excluded.row_seq - 1`;
  try {
    // no guess is kept open: whoever wrote meanwhile left another number of the row standing
    const { affected } = await line.query(sql, [storable(JSON.stringify(given))]);
    if (affected !== versions.length) throw new Overtaken(versions[0]?.row ?? "");
    for (const { field, table, fields: inner } of shape.apart) {
      const rows = versions.flatMap((one) => { const held = one.values[field]; return Array.isArray(held) ? (held as readonly unknown[]).map((each, ordinal) => ({ row_version: one.id, ordinal, ...(inner === null ? { target: each } : columnsFrom(inner, each as Readonly<Record<string, unknown>>)) })) : []; });
      const first = rows[0];
      if (first === undefined) continue;
      const columns = Object.keys(first).map(quoted).join(", ");
      await line.query(`insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1::text::json)`, [storable(JSON.stringify(rows))]);
    }
  } catch (fault) { throw told(ledger, versions, fault); }
}
/** What the database refused, in words (库的拒绝). */
function told(ledger: Ledger, versions: readonly KeptVersion[], fault: unknown): unknown {
  const { code, constraint } = fault as { readonly code?: string; readonly constraint?: string }, shape = shapeOf(ledger);
  if (code === "23505" && constraint === shape.keyIndex) {
    const labels = ledger.key.map((name) => ledger.fields[name]?.label), zh = labels.map((each) => each?.zh).join("、"), en = labels.map((each) => each?.en).join(", ");
    return new Refused("ledger/key-taken", `台账中已有${zh}相同的行；请查找该行并修改，不要重复登记`, `a row with the same ${en} is in the ledger already: find and change it`, ledger.key.map((field) => ({ field, zh: "已被另一行占用", en: "another row has it" })));
  }
  if (code === "23505") return new Overtaken(versions[0]?.row ?? "");
  if (code === "23503") {
    const field = Object.entries(ledger.fields).find(([, each]) => each.kind === "reference" && constraint !== undefined && constraint.includes(each.to.replace(/-/g, "_")))?.[0] ?? Object.entries(ledger.fields).find(([, each]) => each.kind === "reference")?.[0] ?? "";
    return new Refused("ledger/reference-unknown", "引用的行不存在；请先登记，或重新选择", "it refers to a row that does not exist: enter that row first, or choose another", [{ field, zh: "引用的行不存在", en: "the row referred to does not exist" }]);
  }
  return fault;
}

/** Opens duties with their first steps in one go (批量开立督办). */
export async function appendDuties(line: Line, given: readonly { readonly duty: Omit<Duty, "number">; readonly step: DutyStep }[], numbering: (year: number, seq: number) => string): Promise<void> {
  if (given.length === 0) return;
  const { rows } = await line.query("select d.cause_rule || chr(10) || d.cause_subject || chr(10) || d.cause_period as cause from duty d join unnest($1::text[], $2::text[], $3::text[]) as w (rule, subject, period) on d.cause_rule = w.rule and d.cause_subject = w.subject and d.cause_period = w.period",
    [textArray(given.map(({ duty }) => duty.cause.rule)), textArray(given.map(({ duty }) => duty.cause.subject)), textArray(given.map(({ duty }) => duty.cause.period))]);
  const known = new Set((rows as { cause: string }[]).map(({ cause }) => cause)), fresh = given.filter(({ duty }) => !known.has(`${duty.cause.rule}\n${duty.cause.subject}\n${duty.cause.period}`));
  for (const year of new Set(fresh.map(({ duty }) => duty.year))) {
    const own = fresh.filter(({ duty }) => duty.year === year), [counter] = (await line.query("insert into duty_counter as c (year, last) values ($1::int, $2::int) on conflict (year) do update set last = c.last + excluded.last returning last", [year, own.length])).rows as { last: number }[], before = Number(counter?.last ?? own.length) - own.length;
    await putRows(line, "duty", own.map(({ duty }, at) => dutyRow({ ...duty, number: numbering(year, before + at + 1) }, before + at + 1)));
    await putRows(line, "duty_step", own.map(({ step }) => stepRow(step)));
  }
}
/** Appends steps of duties in one go (批量办理督办). */
export async function appendDutySteps(line: Line, steps: readonly DutyStep[]): Promise<void> {
  try { await putRows(line, "duty_step", steps.map(stepRow)); } catch (fault) { throw (fault as { code?: string }).code === "23505" ? new Overtaken(steps[0]?.duty ?? "") : fault; }
}
async function putRows(line: Line, table: "duty" | "duty_step", rows: readonly object[]): Promise<void> {
  const first = rows[0];
  if (first === undefined) return;
  const columns = Object.keys(first).map(quoted).join(", ");
  await line.query(`insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1::text::json)`, [storable(JSON.stringify(rows))]);
}

export async function putImport(line: Line, one: LedgerImport): Promise<void> {
  await line.query(
    `insert into ledger_import (id, district, organisation_path, place_path, enterprise, by_user, at, ledger, file, name, step, done, total, counts, headings, place, why, failure) values ($1, $2, $3, $4, $5, $6, $7::timestamptz, $8, $9, $10, $11, $12::int, $13::int, $14, $15, $16, $17, $18)
     on conflict (id) do update set step = excluded.step, done = excluded.done, total = excluded.total, counts = excluded.counts, headings = excluded.headings, why = excluded.why, failure = excluded.failure`,
    [one.id, one.district, one.organisationPath, one.placePath, one.enterprise, one.by, one.at, one.ledger, one.file, storable(one.name), one.step, one.done, one.total, JSON.stringify(one.counts), storable(one.headings), one.place, storable(one.why), storable(one.failure)],
  );
}
export async function putImportLines(line: Line, id: string, lines: readonly ImportLine[]): Promise<void> {
  if (lines.length === 0) return;
  const rows = lines.map((one) => ({ import: id, ordinal: one.ordinal, sheet: one.sheet, line: one.line, kind: one.kind, row_id: one.row, version: one.version, base: one.base, name: one.name, change: one.change, faults: one.faults, sealed: one.sealed }));
  await line.query("insert into ledger_import_line select * from json_populate_recordset(null::ledger_import_line, $1::text::json)", [storable(JSON.stringify(rows).replaceAll("\\u0000", "�"))]);
}
export async function putHeadings(line: Line, ledger: string, by: string, at: string, headings: Readonly<Record<string, string>>): Promise<void> {
  const names = Object.keys(headings);
  if (names.length > 0) await line.query("insert into ledger_heading (ledger, heading, target, by_user, at) select $1, r.heading, r.target, $2, $3::timestamptz from unnest($4::text[], $5::text[]) as r (heading, target) on conflict (ledger, heading) do update set target = excluded.target, by_user = excluded.by_user, at = excluded.at", [ledger, by, at, textArray(names.map(storable)), textArray(names.map((name) => headings[name] ?? ""))]);
}
