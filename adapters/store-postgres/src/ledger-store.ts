import type { AnyRow, Ledger } from "@yunqing/ledger";
import { NotFound, type DutyStep, type ImportLine, type KeptVersion, type LedgerImport, type LedgerReader, type LedgerStore, type LedgerWriter, type LineKind, type PlaceAsked, type RowMark, type RowOrder, type RowsAsked, type Scope } from "@yunqing/domain";
import { appendAct, auditPart, lockHead } from "./audit.js";
import type { Line } from "./dialect.js";
import { SchemaReader, type PackShelf } from "./district-reader.js";
import { SchemaWriter } from "./district-writer.js";
import { actOf } from "./district-store.js";
import type { Engine } from "./engine.js";
import { shapeOf } from "./ledger-columns.js";
import { installLedgers, installedIds, withReferred } from "./ledger-install.js";
import { batchOf, correctedAmong, countOf, countsOf, dutiesOf, groupsOf, headingsOf, idsByWords, importBatchOf, importLinesOf, importsOf, namesOf, pageOf, rowsBy, rowsByKeys, versionsOf } from "./ledger-reader.js";
import { nearOf } from "./ledger-places.js";
import { countsOfAsked, openDutiesOf } from "./ledger-terms.js";
import { appendDuties, appendDutySteps, appendVersions, putHeadings, putImport, putImportLines } from "./ledger-writer.js";
import { reconciliationReads, reconciliationWrites } from "./reconciliation-rows.js";
import { textArray } from "./sql-arrays.js";
import { guardFacts } from "./server-side.js";
import type { DistrictTables } from "./tables.js";

type Entry = Parameters<LedgerStore["recordRefusal"]>[0];
type Reads = Omit<LedgerReader, keyof SchemaReader>;

/** The reading half over the bare line of a transaction. A ledger whose tables are not made yet has no rows. */
function readsOf(line: Line, district: string, hasPostgis: boolean, stands: (ledger: Ledger) => boolean): Reads {
  const all = everyRead(line, district, hasPostgis), none = <T>(value: T): Promise<T> => Promise.resolve(value);
  return {
    ...all,
    ledgerPage: (ledger: Ledger, ...rest) => (stands(ledger) ? all.ledgerPage(ledger, ...rest) : none({ rows: [], next: null })),
    ledgerCount: (ledger: Ledger, asked: RowsAsked) => (stands(ledger) ? all.ledgerCount(ledger, asked) : none(0)),
    ledgerCountsOf: async (asked: readonly { readonly ledger: Ledger; readonly asked: RowsAsked }[]) => {
      const there = asked.filter(({ ledger }) => stands(ledger)), counts = await all.ledgerCountsOf(there);
      return asked.map((one) => counts[there.indexOf(one)] ?? 0);
    },
    ledgerNear: (ledger: Ledger, ...rest) => (stands(ledger) ? all.ledgerNear(ledger, ...rest) : none({ rows: [], count: 0 })),
    ledgerGroups: (ledger: Ledger, ...rest) => (stands(ledger) ? all.ledgerGroups(ledger, ...rest) : none([])),
    ledgerCounts: async (asked: readonly { readonly ledger: Ledger; readonly scope: Scope }[], today: string) => {
      const held = new Map((await all.ledgerCounts(asked.filter(({ ledger }) => stands(ledger)), today)).map((one) => [one.ledger, one]));
      return asked.map(({ ledger }) => held.get(ledger.id) ?? { ledger: ledger.id, rows: 0, open: 0, overdue: 0 });
    },
    ledgerRow: (ledger: Ledger, id: string) => (stands(ledger) ? all.ledgerRow(ledger, id) : none(null)),
    ledgerVersions: (ledger: Ledger, row: string) => (stands(ledger) ? all.ledgerVersions(ledger, row) : none([])),
    ledgerCorrected: (ledger: Ledger, rows: readonly string[], from: string) => (stands(ledger) ? all.ledgerCorrected(ledger, rows, from) : none([])),
    ledgerNames: (ledger: Ledger, ids: readonly string[]) => (stands(ledger) ? all.ledgerNames(ledger, ids) : none(new Map())),
    ledgerFind: (ledger: Ledger, words: readonly string[]) => (stands(ledger) ? all.ledgerFind(ledger, words) : none(new Map())),
    ledgerByKeys: (ledger: Ledger, values: readonly AnyRow[]) => (stands(ledger) ? all.ledgerByKeys(ledger, values) : none(new Map())),
    ledgerBatch: (ledger: Ledger, ...rest) => (stands(ledger) ? all.ledgerBatch(ledger, ...rest) : none([])),
    ledgerRows: (ledger: Ledger, ids: readonly string[]) => (stands(ledger) ? all.ledgerRows(ledger, ids) : none([])),
  };
}
function everyRead(line: Line, district: string, hasPostgis: boolean): Reads {
  return {
    ledgerPage: (ledger: Ledger, asked: RowsAsked, order: RowOrder, after: RowMark | null, limit: number) => pageOf(line, ledger, asked, order, after, limit),
    ledgerCount: (ledger: Ledger, asked: RowsAsked) => countOf(line, ledger, asked),
    ledgerCountsOf: (asked: readonly { readonly ledger: Ledger; readonly asked: RowsAsked }[]) => countsOfAsked(line, asked),
    ledgerOpenDuties: (ledger: Ledger, period: string, after: string, limit: number) => openDutiesOf(line, ledger, period, after, limit),
    ledgerNear: (ledger: Ledger, asked: RowsAsked, near: PlaceAsked, limit: number | null) => nearOf(line, hasPostgis, ledger, asked, near, limit),
    ledgerGroups: (ledger: Ledger, asked: RowsAsked, by: string | null, sums: readonly string[]) => groupsOf(line, ledger, asked, by, sums),
    ledgerCounts: (asked: readonly { readonly ledger: Ledger; readonly scope: Scope }[], today: string) => countsOf(line, asked, today),
    ledgerRow: async (ledger: Ledger, id: string) => (await rowsBy(line, ledger, "t.id = $1", [id]))[0] ?? null,
    ledgerVersions: (ledger: Ledger, row: string) => versionsOf(line, ledger, row),
    ledgerCorrected: (ledger: Ledger, rows: readonly string[], from: string) => correctedAmong(line, ledger, rows, from),
    ledgerNames: (ledger: Ledger, ids: readonly string[]) => namesOf(line, ledger, ids),
    ledgerFind: (ledger: Ledger, words: readonly string[]) => idsByWords(line, ledger, words),
    ledgerByKeys: (ledger: Ledger, values: readonly AnyRow[]) => rowsByKeys(line, ledger, district, values),
    ledgerDuties: (ledger: Ledger, rows: readonly string[]) => dutiesOf(line, ledger, rows),
    ledgerImports: (filter: { readonly ledger: string; readonly id?: string }) => importsOf(line, filter),
    ledgerImportLines: (filter: { readonly id: string; readonly kinds?: readonly LineKind[]; readonly after: number; readonly limit: number }) => importLinesOf(line, filter),
    ledgerImportBatch: (filter: { readonly id: string; readonly after: number; readonly limit: number }) => importBatchOf(line, filter),
    ledgerBatch: (ledger: Ledger, batch: string, after: string, limit: number) => batchOf(line, ledger, batch, after, limit),
    ledgerRows: (ledger: Ledger, ids: readonly string[]) => rowsBy(line, ledger, "t.id = any($1::text[])", [textArray(ids)]),
    ledgerHeadings: (ledger: string) => headingsOf(line, ledger),
    ...reconciliationReads(line),
  };
}
/** Joins the two halves; methods of a class are not its own properties, so they are asked for by its prototype. */
function joined<B extends object, M extends object>(base: B, more: M): B & M { return Object.assign(base, more); }

/** The ledgers of one district (台账库): the rows of every ledger, with facts, duties and the audit of the district in one transaction. */
export class SchemaLedgers implements LedgerStore {
  readonly district: string;
  readonly #engine: Engine;
  readonly #schema: string;
  readonly #shelf: PackShelf = new Map();
  readonly #declared: readonly Ledger[];
  /** ids of the ledgers whose tables stand; on a server another process may have made some, so it is asked each time */
  #standing: Set<string> | null = null;
  constructor(engine: Engine, district: string, schema: string, declared: readonly Ledger[]) { this.#engine = engine; this.district = district; this.#schema = schema; this.#declared = declared; }

  /** Which tables stand, as far as this transaction knows. */
  async #standingIn(line: Line): Promise<Set<string>> {
    if (this.#standing !== null) return this.#standing;
    const held = new Set(await installedIds(line));
    if (this.#engine.kind === "embedded") this.#standing = held;
    return held;
  }

  read<T>(work: (reader: LedgerReader) => Promise<T>): Promise<T> {
    return this.#engine.read<DistrictTables, T>(this.#schema, async ({ db, line }) => {
      const standing = await this.#standingIn(line);
      return work(joined(new SchemaReader(db, this.district, this.#shelf), readsOf(line, this.district, this.#engine.postgisSchema !== null, ({ id }) => standing.has(id))));
    });
  }
  async write<T>(entry: Entry, work: (writer: LedgerWriter) => Promise<T>): Promise<T> {
    const made: string[] = [];
    const result = await this.#engine.write<DistrictTables, T>(this.#schema, async ({ db, line }) => {
      const head = await lockHead(auditPart(db)), standing = new Set(await this.#standingIn(line));
      const base = new SchemaWriter(db, this.district, this.#shelf, { line, engine: this.#engine, schema: this.#schema });
      const append = async (ledger: Ledger, versions: readonly KeptVersion[]): Promise<void> => {
        if (!standing.has(ledger.id)) {
          const wanted = withReferred(this.#declared, [ledger.id]), fresh = wanted.filter(({ id }) => !standing.has(id));
          if (wanted.length === 0) throw new NotFound("ledger", ledger.id);
          await installLedgers(line, this.#engine, this.#schema, wanted, () => undefined);
          for (const { id } of fresh) { standing.add(id); made.push(id); }
        }
        await appendVersions(line, ledger, versions);
        base.counts.stored += versions.length;
      };
      const done = await work(joined(base, { ...readsOf(line, this.district, this.#engine.postgisSchema !== null, ({ id }) => standing.has(id)), ...writesOf(line), ...reconciliationWrites(line, (outcome) => { base.counts[outcome] += 1; }), appendLedgerVersions: append }));
      if (!(base.counts.known > 0 && base.counts.stored === 0)) await appendAct(auditPart(db), head, actOf(entry, "done"));
      return done;
    });
    // committed: the next transaction finds them without a look
    for (const id of made) this.#standing?.add(id);
    if (made.length > 0) await guardFacts(this.#engine, this.#schema, null);
    return result;
  }
  progress<T>(work: (writer: Pick<LedgerWriter, "putLedgerImport" | "putLedgerImportLines" | "clearLedgerImportLines">) => Promise<T>): Promise<T> { 
    return this.#engine.write<DistrictTables, T>(this.#schema, ({ line }) => {
      const writes = writesOf(line);
      return work({ ...writes, putLedgerImport: async (one) => {
        await writes.putLedgerImport(one);
        const ledger = one.step === "committed" ? this.#declared.find(({ id }) => id === one.ledger) : undefined;
        // many rows came at once, and nobody counts them in the background of an embedded store: pages would be planned for an empty table
        if (ledger !== undefined && (await installedIds(line)).includes(ledger.id)) await line.script(`analyze ${shapeOf(ledger).table}; analyze ${shapeOf(ledger).version}`);
      } });
    });
  }
  async recordRefusal(entry: Entry): Promise<void> { await this.#engine.write<DistrictTables, void>(this.#schema, async ({ db }) => { await appendAct(auditPart(db), await lockHead(auditPart(db)), actOf(entry, "refused")); }); }
}
function writesOf(line: Line): Pick<LedgerWriter, "putLedgerImport" | "putLedgerImportLines" | "clearLedgerImportLines" | "putLedgerHeadings" | "appendLedgerDuties" | "appendLedgerDutySteps"> {
  return {
    appendLedgerDuties: (duties: Parameters<LedgerWriter["appendLedgerDuties"]>[0], numbering: (year: number, seq: number) => string) => appendDuties(line, duties, numbering), appendLedgerDutySteps: (steps: readonly DutyStep[]) => appendDutySteps(line, steps),
    putLedgerImport: (one: LedgerImport) => putImport(line, one), putLedgerImportLines: (id: string, lines: readonly ImportLine[]) => putImportLines(line, id, lines),
    clearLedgerImportLines: async (id: string) => { await line.query("delete from ledger_import_line where import = $1", [id]); },
    putLedgerHeadings: (ledger: string, by: string, at: string, headings: Readonly<Record<string, string>>) => putHeadings(line, ledger, by, at, headings),
  };
}
