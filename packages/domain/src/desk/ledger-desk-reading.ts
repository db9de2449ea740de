import { checked, difference, headingOf, isBlank, proposed, readRow, sheetOf, writableBy, type AnyRow, type CellFault, type Difference, type FieldFault, type Headings, type Ledger, type Naming, type Remembered, type Sheet, type SheetColumn } from "@yunqing/ledger";
import type { Labels } from "@yunqing/standards";
import { columnLetter } from "../observation-import/sheet.js";
import { holdsOf, holdsSomewhere, inRows, readsSomewhere, scopeFor, type ReachPart } from "../ledger-rows/reach.js";
import { keyOf, type ImportLine, type KeptRow, type LedgerReader, type LineKind } from "../ledger-rows/ports.js";
import type { FileRow, FileSheet } from "../ledger-rows/sheets.js";
import { opened, sealed } from "../ledger-rows/sealing.js";
import type { Scoped } from "../access/model.js";
import { inScope } from "../access/rules.js";
import type { Scope, Secrets } from "../ports.js";
import { calledOf, type LedgerDeskPorts, type LedgerRoom } from "./ledger-desk-office.js";
import { placeByPosition } from "./ledger-desk-placing.js";
import { placePathOf } from "./plan-desk-office.js";
import { bearsNames, SubjectIndex } from "./subject-names.js";

/** A fault of a line as it is kept (一处问题): the column as Excel letters it. */
export interface LineFault { readonly column: string; readonly field: string; readonly cell: string; readonly code: string; readonly message: Labels; readonly isDoubt: boolean }
/** What the headings of a file came to, as it is kept with the import (表头). */
export interface KeptHeadings {
  readonly columns: readonly { readonly column: number; readonly heading: string; readonly target: string | null }[]; readonly targets: readonly { readonly target: string; readonly heading: string; readonly isRequired: boolean }[];
  readonly unknown: readonly { readonly column: number; readonly heading: string }[]; readonly missing: readonly string[]; readonly faults: readonly { readonly column: number; readonly heading: string; readonly message: Labels }[];
}
/** What a commit writes (待写入的行): personal values sealed, as the ledger keeps them. */
export interface LineValues { readonly values: AnyRow; readonly scope: Scoped }

const looked = 10, told = new Set(["填写说明", "选项"]);
const targetOf = (column: SheetColumn): string => (column.part === "" ? column.field : `${column.field}/${column.part}`);
const textOf = (cell: FileRow["cells"][number]): string => (typeof cell === "string" ? cell : "");
const isFilled = (row: FileRow): boolean => row.cells.some((cell) => cell !== null && (typeof cell !== "string" || cell.trim() !== ""));

/** The sheet with the rows of the ledger: by its title, else the first that people see (数据所在的工作表). */
export function mainSheet(ledger: Ledger, sheets: readonly FileSheet[]): FileSheet | undefined {
  return sheets.find(({ name }) => name === sheetNameOf(ledger.title.zh)) ?? sheets.find(({ name, hidden }) => !hidden && !told.has(name)) ?? sheets[0];
}
/** A name that a sheet of Excel can have. */
export function sheetNameOf(title: string): string { return [...title.replace(/[[\]:*?/\\']/g, " ").trim()].slice(0, 15).join("") || "Sheet1"; }

/** Which row holds the headings, and what they are: the one of the first ten that names the most columns. */
export async function findHeadings(sheet: Sheet, file: FileSheet, remembered: Remembered): Promise<{ readonly line: number; readonly headings: Headings; readonly texts: readonly string[] }> {
  let best: { line: number; headings: Headings; texts: readonly string[]; count: number } | null = null, seen = 0;
  for await (const row of file.rows()) {
    if (!isFilled(row)) continue;
    const texts = row.cells.map(textOf), headings = headingOf(sheet, texts, remembered), count = headings.found.filter((each) => each !== null).length;
    if (best === null || count > best.count) best = { line: row.line, headings, texts, count };
    if (++seen >= looked) break;
  }
  return best ?? { line: 0, headings: headingOf(sheet, [], remembered), texts: [] };
}
export function keptHeadings(sheet: Sheet, { headings, texts }: { readonly headings: Headings; readonly texts: readonly string[] }, unread: readonly string[]): KeptHeadings {
  return {
    columns: texts.map((heading, column) => { const found = headings.found[column] ?? null; return { column, heading, target: found === null ? null : targetOf(found) }; }).filter(({ heading }) => heading.trim() !== ""),
    targets: sheet.columns.filter(({ isImported }) => isImported).map((column) => ({ target: targetOf(column), heading: column.heading, isRequired: column.isRequired })),
    unknown: headings.unknown, missing: headings.missing.map(({ heading }) => heading),
    faults: [...headings.faults.map(({ column, heading, zh, en }) => ({ column, heading, message: { zh, en } })), ...unread.map((heading) => ({ column: -1, heading, message: { zh: `工作表“${heading}”没有读取`, en: `the sheet "${heading}" was not read` } }))],
  };
}

/** Names of referred rows found in bulk (批量按名称找行): what is not known yet is asked for once, and the rows are read again. */
class Names implements Naming {
  readonly #known = new Map<string, Map<string, string | null>>();
  readonly #asked = new Map<string, Set<string>>();
  readonly #index = new Map<string, SubjectIndex>();
  idOf(ledger: string, words: string): string | null {
    const known = this.#known.get(ledger)?.get(words);
    if (known !== undefined) return known;
    const own = this.#asked.get(ledger);
    if (own) own.add(words); else this.#asked.set(ledger, new Set([words]));
    return null;
  }
  nameOf(): null { return null; }
  /** Former names, aliases and old districts; read only once a word is found by nothing else. */
  async #subjects(reader: LedgerReader, room: LedgerRoom, ledger: Ledger): Promise<SubjectIndex> { const held = this.#index.get(ledger.id) ?? await SubjectIndex.of(reader, room, ledger); this.#index.set(ledger.id, held); return held; }
  /** Looks up what was asked for. @returns whether there was anything */
  async fill(reader: LedgerReader, room: LedgerRoom): Promise<boolean> {
    if (this.#asked.size === 0) return false;
    for (const [id, words] of this.#asked) {
      const ledger = room.ledgers.get(id), found = ledger !== undefined && readsSomewhere(ledger, room.reach) ? await reader.ledgerFind(ledger, [...words]) : new Map<string, string>(), own = this.#known.get(id) ?? new Map<string, string | null>();
      for (const each of words) own.set(each, found.get(each) ?? (ledger !== undefined && bearsNames(ledger) && readsSomewhere(ledger, room.reach) ? (await this.#subjects(reader, room, ledger)).find(each) : null));
      this.#known.set(id, own);
    }
    this.#asked.clear();
    return true;
  }
}

interface Read { readonly row: FileRow; readonly values: AnyRow | null; readonly faults: readonly CellFault[]; readonly doubts: readonly CellFault[] }
async function readAll(reader: LedgerReader, room: LedgerRoom, sheet: Sheet, rows: readonly FileRow[], found: readonly (SheetColumn | null)[], names: Names): Promise<readonly Read[]> {
  const once = (): readonly Read[] => rows.map((row) => { const read = readRow(room.ledger, sheet, row.cells, found, names); return read.kind === "values" ? { row, values: read.values, faults: [], doubts: read.doubts } : { row, values: null, faults: read.faults, doubts: read.doubts }; });
  const first = once();
  return await names.fill(reader, room) ? once() : first;
}
const cellFault = (fault: CellFault): LineFault => ({ column: columnLetter(fault.column + 1), field: fault.field, cell: fault.cell.slice(0, 200), code: fault.code, message: { zh: fault.zh, en: fault.en }, isDoubt: fault.isDoubt === true });
const ledgerFault = (code: string, field: string, zh: string, en: string): LineFault => ({ column: "", field, cell: "", code, message: { zh, en }, isDoubt: false });

/** Child rows of the file by the name of their row (子表各行). */
export interface ChildRows { readonly byName: ReadonlyMap<string, AnyRow>; readonly refused: readonly Omit<ImportLine, "ordinal">[] }
const mostChildren = 200_000;
/** Reads the sheets of child rows. */
export async function readChildren(reader: LedgerReader, room: LedgerRoom, sheet: Sheet, sheets: readonly FileSheet[]): Promise<ChildRows> {
  const byName = new Map<string, Record<string, unknown>>(), refused: Omit<ImportLine, "ordinal">[] = [], names = new Names();
  let count = 0;
  for (const child of sheet.children) {
    const file = sheets.find(({ name }) => name === sheetNameOf(child.title.zh));
    if (file === undefined) continue;
    const { line, headings } = await findHeadings(child, file, {});
    const rows: FileRow[] = [];
    for await (const row of file.rows()) if (row.line > line && isFilled(row) && count++ < mostChildren) rows.push(row);
    for (const { row, values, faults } of await readAll(reader, room, child, rows, headings.found, names)) {
      const name = values === null ? "" : String(values[""] ?? "");
      if (values === null || name === "") { refused.push(line0(file.name, row.line, "refused", { faults: faults.length > 0 ? faults.map(cellFault) : [ledgerFault("ledger/no-owner", "", "没有写明属于哪一行", "it does not say to which row it belongs")] })); continue; }
      const { "": _owner, ...inner } = values, own = byName.get(name) ?? {};
      byName.set(name, own);
      ((own[child.field] ??= []) as AnyRow[]).push(inner);
    }
  }
  return { byName, refused };
}
function line0(sheet: string, line: number, kind: LineKind, more: { readonly row?: string; readonly version?: string; readonly base?: string; readonly name?: string; readonly change?: readonly Difference[]; readonly faults?: readonly LineFault[]; readonly sealed?: string }): Omit<ImportLine, "ordinal"> {
  return { sheet, line, kind, row: more.row ?? null, version: more.version ?? null, base: more.base ?? null, name: (more.name ?? "").slice(0, 200), change: JSON.stringify(more.change ?? []), faults: JSON.stringify(more.faults ?? []), sealed: more.sealed ?? null };
}

/** Judges the rows of one chunk (逐行判断): new, changed, same or refused, with every bad cell named. */
export class LineJudge {
  readonly #ports: LedgerDeskPorts; readonly #room: LedgerRoom; readonly #sheet: Sheet; readonly #found: readonly (SheetColumn | null)[]; readonly #children: ChildRows; readonly #scope: Scoped; readonly #fileSheet: string;
  readonly #isPlaced: boolean; readonly #writing: Scope; readonly #names = new Names(); readonly #seen = new Map<string, number>(); readonly #used = new Set<string>(); readonly #held = new Map<string, readonly string[]>();
  constructor(ports: LedgerDeskPorts, room: LedgerRoom, sheet: Sheet, headings: Headings, children: ChildRows, scope: Scoped, fileSheet: string) {
    this.#ports = ports; this.#room = room; this.#sheet = sheet; this.#children = children; this.#scope = scope; this.#fileSheet = fileSheet;
    this.#writing = scopeFor(room.ledger, "write", room);
    this.#isPlaced = scope.placePath === placePathOf(room.pack, null) && Object.values(room.ledger.fields).some(({ kind }) => kind === "place");
    // what the person may not write is not taken from a file either; the key tells which row is meant
    const writable = new Set(writableBy(room.ledger, holdsSomewhere(room.ledger, room.reach)));
    this.#found = headings.found.map((column) => (column !== null && (writable.has(column.field) || room.ledger.key.includes(column.field)) ? column : null));
  }
  /** child rows whose owner the file does not have */
  get ownerless(): readonly string[] { return [...this.#children.byName.keys()].filter((name) => !this.#used.has(name)); }

  async judge(reader: LedgerReader, rows: readonly FileRow[]): Promise<readonly Omit<ImportLine, "ordinal">[]> {
    const { ledger } = this.#room, read = await readAll(reader, this.#room, this.#sheet, rows.filter(isFilled), this.#found, this.#names);
    const keyed = read.filter(({ values }) => values !== null && ledger.key.every((name) => !isBlank(values[name]))), standing = await reader.ledgerByKeys(ledger, keyed.map(({ values }) => values ?? {}));
    return read.map((one) => this.#line(one, standing));
  }
  #line({ row, values, faults, doubts }: Read, standing: ReadonlyMap<string, KeptRow>): Omit<ImportLine, "ordinal"> {
    const { ledger } = this.#room, soft = doubts.map(cellFault), refused = (all: readonly LineFault[], name = ""): Omit<ImportLine, "ordinal"> => line0(this.#fileSheet, row.line, "refused", { faults: [...all, ...soft], name });
    if (values === null) return refused(faults.map(cellFault));
    const name = calledOf(ledger, values), own = this.#children.byName.get(name), given = own === undefined ? values : { ...values, ...own };
    if (own !== undefined) this.#used.add(name);
    const key = keyOf(ledger, values), hasKey = ledger.key.every((field) => !isBlank(values[field])), before = hasKey ? standing.get(key) : undefined;
    const twice = hasKey ? this.#seen.get(key) : undefined;
    if (twice !== undefined) return refused([ledgerFault("ledger/key-twice", ledger.key[0] ?? "", `与第 ${twice} 行的${labelsOf(ledger)}相同`, `the same key as line ${twice}`)], name);
    if (hasKey) this.#seen.set(key, row.line);
    const scope: Scoped = before ?? this.#scopeBy(given), holds = this.#holds(scope, before?.state ?? null, before === undefined ? given : before.values);
    if (before !== undefined && !inRows(this.#writing, before)) return refused([ledgerFault("ledger/not-granted", ledger.key[0] ?? "", `已有${labelsOf(ledger)}相同的行，但不在你的办理范围内`, "a row with the same key stands outside of what you may write")], name);
    if (before?.state !== null && before?.state !== undefined && ledger.life?.states[before.state]?.isClosed === true) {
      const same = difference(ledger, opened(ledger, before.values, this.#ports.secrets), { ...opened(ledger, before.values, this.#ports.secrets), ...given });
      return same.length === 0 ? line0(this.#fileSheet, row.line, "same", { row: before.id, name, faults: soft }) : refused([ledgerFault("ledger/closed", same[0]?.field ?? "", "该行已销号，不能用导入修改；请更正或重新打开", "the row is closed and is not changed by an import")], name);
    }
    const clear = before === undefined ? null : opened(ledger, before.values, this.#ports.secrets), asked = proposed(ledger, clear, given, holds), sound = asked.kind === "values" ? checked(ledger, asked.values, clear ?? undefined) : asked;
    if (sound.kind === "refused") return refused(sound.faults.map((fault) => this.#fieldFault(fault, row)), name);
    const all = [...soft, ...(asked.kind === "values" && "doubts" in sound ? sound.doubts.filter((each) => !soft.some((one) => one.field === each.field && one.code === each.code)).map((fault) => this.#fieldFault(fault, row)) : [])], values2 = "row" in sound ? sound.row : {};
    // of a new row everything is new: what is shown of it is made when somebody looks
    const change = before === undefined ? [] : difference(ledger, clear, values2);
    if (before !== undefined && change.length === 0) return line0(this.#fileSheet, row.line, "same", { row: before.id, name, faults: all });
    const kept: LineValues = { values: sealed(ledger, values2, this.#ports.secrets), scope: { district: this.#room.pack.district.id, organisationPath: scope.organisationPath, placePath: scope.placePath, enterprise: scope.enterprise } };
    return line0(this.#fileSheet, row.line, before === undefined ? "new" : "changed", { row: before?.id ?? this.#ports.clock.id(), version: this.#ports.clock.id(), ...(before === undefined ? {} : { base: before.version }), name, change, faults: all, sealed: JSON.stringify(kept) });
  }
  /** Where a new row belongs: what is imported for the whole district goes to the place that its position lies in, as a row that is entered does, where the person may write there. */
  #scopeBy(values: AnyRow): Scoped {
    const lies = this.#isPlaced ? placeByPosition(this.#room, values) : null;
    if (lies === null) return this.#scope;
    const placed = { ...this.#scope, placePath: placePathOf(this.#room.pack, lies) };
    return inScope(this.#writing, placed) ? placed : this.#scope;
  }
  /** What the person holds of a scope, worked out once: most lines of a file have the same. */
  #holds(scope: Scoped, state: string | null, values: AnyRow): readonly string[] {
    // who a party is, or what is open to everybody, stands in the row itself
    if (this.#room.ledger.parties !== undefined || this.#room.ledger.public !== undefined) return holdsOf(this.#room.ledger, this.#room, { ...scope, state, values });
    const key = `${scope.organisationPath} ${scope.placePath} ${scope.enterprise ?? ""}`, held = this.#held.get(key) ?? holdsOf(this.#room.ledger, this.#room, { ...scope, state, values });
    this.#held.set(key, held);
    return held;
  }
  /** A fault of a value with the cell that it came from. */
  #fieldFault(fault: FieldFault, row: FileRow): LineFault {
    const at = this.#found.findIndex((column) => column?.field === fault.field), cell = at < 0 ? null : row.cells[at] ?? null;
    return { column: at < 0 ? "" : columnLetter(at + 1), field: fault.field, cell: textOf(cell).slice(0, 200), code: fault.code, message: { zh: `“${this.#room.ledger.fields[fault.field]?.label.zh ?? fault.field}”${fault.zh}`, en: `${this.#room.ledger.fields[fault.field]?.label.en ?? fault.field}: ${fault.en}` }, isDoubt: fault.isDoubt === true };
  }
}
/** What a line would write, from how it is kept (读出待写入的行). Lines of before this form are encrypted as a whole. */
export function lineValues(ledger: Ledger, kept: string, secrets: Pick<Secrets, "encrypt" | "decrypt" | "blindIndex">): LineValues {
  if (kept.startsWith("{")) return JSON.parse(kept) as LineValues;
  const whole = JSON.parse(secrets.decrypt(kept)) as LineValues;
  return { ...whole, values: sealed(ledger, whole.values, secrets) };
}
const labelsOf = (ledger: Ledger): string => ledger.key.map((name) => ledger.fields[name]?.label.zh ?? name).join("、");
/** The sheet that a person may fill in (可填的表). */
export function importSheetOf(ledger: Ledger, reach: readonly ReachPart[]): Sheet { return sheetOf(ledger, holdsSomewhere(ledger, reach)); }
export function ownerlessLine(sheet: string, name: string): Omit<ImportLine, "ordinal"> { return line0(sheet, 0, "refused", { name, faults: [ledgerFault("ledger/no-owner", "", `子表中的“${name}”在主表中没有对应的行`, `the child rows of "${name}" have no row in the main sheet`)] }); }
