import { canonicalOf, fieldsInUse, headingOf, isBlank, kindOf, maskedFor, nameFieldOf, sheetOf, textOfValue, visibleTo, noNaming, codeRules, type AnyRow, type Field, type Headings, type Ledger, type Remembered, type Sheet, type SheetColumn } from "@yunqing/ledger";
import type { Labels } from "@yunqing/standards";
import { columnLetter } from "../observation-import/sheet.js";
import { holdsSomewhere, readsSomewhere, scopeFor } from "../ledger-rows/reach.js";
import type { LedgerReader, RowFilter } from "../ledger-rows/ports.js";
import type { FileRow, FileSheet } from "../ledger-rows/sheets.js";
import type { ComparedValue, OurRow, TheirLine, UnreadLine } from "../reconciliation/model.js";
import { splitNames } from "../reconciliation/names.js";
import { calledOf, seenAs, type LedgerDeskPorts, type LedgerRoom } from "./ledger-desk-office.js";
import { findHeadings } from "./ledger-desk-reading.js";
import { namesByRow } from "./subject-names.js";

/** Where the subject of a row stands (主体在何处): the row itself in the register, or the enterprise that a field names. */
export interface Subjecthood { readonly unitField: string | null; readonly nameFields: readonly string[]; readonly creditField: string | null; readonly codeFields: readonly string[] }
export const enterpriseLedger = "enterprise";
export const nameTarget = "@name", creditTarget = "@creditCode";
/** How rows of a ledger are known (识别主体的字段); null for a ledger without names and without enterprises. */
export function subjecthoodOf(ledger: Ledger): Subjecthood | null {
  const fields = fieldsInUse(ledger), unitField = fields.find(([, field]) => field.kind === "reference" && field.to === enterpriseLedger && field.many !== true)?.[0] ?? null;
  const creditField = fields.find(([, field]) => field.kind === "code" && field.rule === "uscc")?.[0] ?? null, name = ledger.fields[nameFieldOf(ledger)];
  const nameFields = [...new Set([...(name?.kind === "text" ? [nameFieldOf(ledger)] : []), ...ledger.likeness?.names ?? []])].filter((each) => ledger.fields[each]?.kind === "text" && !/^number$/.test(each));
  const likeness = ledger.likeness?.code, codeFields = [...new Set([...fields.filter(([each, field]) => field.kind === "code" && each !== creditField).map(([each]) => each), ...(likeness === undefined || likeness === creditField ? [] : [likeness]), ...(ledger.key.length === 1 && ledger.fields[ledger.key[0] ?? ""]?.kind === "text" && !nameFields.includes(ledger.key[0] ?? "") ? ledger.key : [])])];
  return unitField === null && nameFields.length === 0 ? null : { unitField, nameFields, creditField, codeFields };
}

const label = { name: { zh: "单位名称", en: "Name of the unit" }, credit: { zh: "统一社会信用代码", en: "Credit code" } } as const;
const alsoName = ["企业名称", "名称", "单位", "企业", "公司名称", "产废单位", "产废单位名称", "产生单位名称", "排污单位名称", "持证单位", "持证单位名称", "许可证单位名称", "辐射工作单位名称", "核技术利用单位名称", "机构名称"], alsoCredit = ["社会信用代码", "信用代码", "组织机构代码/统一社会信用代码", "统一社会信用代码/组织机构代码", "统一社会信用代码（组织机构代码）"];
const skipped: ReadonlySet<Field["kind"]> = new Set(["children", "file", "place", "phone", "identity", "computed", "reference"]);
function identityColumn(field: string, of: Labels, also: readonly string[]): SheetColumn { return { field, part: "", heading: of.zh, unit: "", isRequired: false, isImported: true, dropDown: [], note: { zh: "", en: "" }, width: 24, also }; }
/** The columns of an export for a ledger (可对照的列): the subject's name and credit code, then what the person sees of the ledger and can be compared. */
export function comparedSheet(ledger: Ledger, holds: readonly string[], { nameFields, creditField }: Subjecthood): Sheet {
  const sheet = sheetOf(ledger, holds), own = sheet.columns.filter(({ field }) => { const kind = ledger.fields[field]?.kind; return kind !== undefined && !skipped.has(kind) && field !== creditField && field !== nameFields[0]; });
  // a national list numbers its lines under 序号: that is no number of ours
  const others = own.map((column) => ({ ...column, isRequired: false, also: column.also.filter((each) => each !== "序号") })), taken = new Set(others.flatMap(({ heading }) => [heading]));
  return { field: "", title: sheet.title, children: [], columns: [identityColumn(nameTarget, label.name, alsoName.filter((each) => !taken.has(each))), identityColumn(creditTarget, label.credit, alsoCredit), ...others] };
}
/** Under which name headings of a system's export are remembered for a ledger (记住的表头). */
export function headingsKey(system: string, ledger: string): string { return `reconcile/${system}/${ledger}`; }
export function targetOf(column: SheetColumn): string { return column.part === "" ? column.field : `${column.field}/${column.part}`; }
/** What the headings of an export came to (表头). */
export interface ExportHeadings { readonly line: number; readonly headings: Headings; readonly texts: readonly string[]; readonly sheet: Sheet; readonly identifies: boolean }
/** The columns by which a line is known. */
export function identifies({ codeFields }: Subjecthood, field: string): boolean { return field === nameTarget || field === creditTarget || codeFields.includes(field); }
export async function exportHeadings(ledger: Ledger, holds: readonly string[], subject: Subjecthood, file: FileSheet, remembered: Remembered): Promise<ExportHeadings> {
  const sheet = comparedSheet(ledger, holds, subject), found = await findHeadings(sheet, file, remembered);
  return { ...found, sheet, identifies: found.headings.found.some((column) => column !== null && identifies(subject, column.field)) };
}
export function headingsAgain({ sheet, texts, line }: ExportHeadings, remembered: Remembered, subject: Subjecthood): ExportHeadings {
  const headings = headingOf(sheet, texts, remembered);
  return { sheet, texts, line, headings, identifies: headings.found.some((column) => column !== null && identifies(subject, column.field)) };
}

const bareCode = (text: string): string => text.replace(/[！-～]/g, (each) => String.fromCharCode(each.charCodeAt(0) - 0xfee0)).replace(/[\s　]/g, "").toUpperCase();
const isFilled = (row: FileRow): boolean => row.cells.some((cell) => cell !== null && (typeof cell !== "string" || cell.trim() !== ""));
/** A line of the export read for matching, or why it cannot be (读一行). A cell that is no value of its field is told with both values, never blank. */
function lineFrom(ledger: Ledger, subject: Subjecthood, { found }: Headings, row: FileRow): TheirLine | UnreadLine {
  const faults: Labels[] = [], warnings: Labels[] = [], texts = new Map<string, { readonly part: string; readonly text: string }[]>();
  let name = "", creditCode: string | null = null;
  found.forEach((column, at) => {
    if (column === null) return;
    const cell = row.cells[at] ?? null, where = `${columnLetter(at + 1)}${row.line}`;
    if (cell !== null && typeof cell !== "string") {
      const said: Labels = "formula" in cell ? { zh: `${where} 单元格是公式（${cell.formula.slice(0, 40)}），请粘贴为数值`, en: `${where} is a formula (${cell.formula.slice(0, 40)}): paste its value` } : { zh: `${where} 单元格是错误值 ${cell.error}`, en: `${where} is the error ${cell.error}` };
      (identifies(subject, column.field) ? faults : warnings).push(said);
      return;
    }
    const text = (cell ?? "").trim();
    if (text === "") return;
    if (column.field === nameTarget) name = text.slice(0, 200);
    else if (column.field === creditTarget) {
      const code = bareCode(text), { verdict, problems } = codeRules.uscc.check(code);
      if (verdict === "wrong") warnings.push({ zh: `统一社会信用代码“${text.slice(0, 40)}”${problems[0]?.message.zh ?? "有误"}，未用于核对`, en: `credit code "${text.slice(0, 40)}": ${problems[0]?.message.en ?? "wrong"}; not matched by` });
      else { creditCode = code; for (const { message } of problems) warnings.push({ zh: `统一社会信用代码${message.zh}`, en: `credit code: ${message.en}` }); }
    } else { const list = texts.get(column.field); if (list) list.push({ part: column.part, text }); else texts.set(column.field, [{ part: column.part, text }]); }
  });
  const fields: Record<string, ComparedValue> = {}, values: Record<string, unknown> = {}, codes: string[] = [];
  for (const [field, parts] of texts) {
    const declared = ledger.fields[field];
    if (declared === undefined) continue;
    const kind = kindOf(declared), read = kind.parseParts(kind.partsOf(declared).map((part) => parts.find((each) => each.part === part.id)?.text ?? ""), declared, noNaming), text = parts.map((each) => each.text).join(" ");
    if (read.kind === "value") {
      values[field] = read.value;
      if (subject.codeFields.includes(field)) codes.push(`${field}:${bareCode(String(read.value))}`);
      if (!subject.nameFields.includes(field)) fields[field] = { text: textOfValue(declared, read.value), canonical: comparable(declared, read.value) };
    } else { warnings.push({ zh: `“${declared.label.zh}”的“${text.slice(0, 40)}”${read.faults[0]?.zh ?? ""}`, en: `${declared.label.en}: "${text.slice(0, 40)}" ${read.faults[0]?.en ?? ""}` }); fields[field] = { text: text.slice(0, 200), canonical: `?${text.slice(0, 200)}` }; }
  }
  if (faults.length > 0) return { line: row.line, name, faults };
  if (name === "" && creditCode === null && codes.length === 0) return { line: row.line, name: "", faults: [...warnings, { zh: "没有单位名称，也没有可用的代码", en: "it has no name and no code" }] };
  return { line: row.line, name, creditCode, codes, fields, values, warnings };
}
/** A value as it is compared: names of people and places differ by width and blanks only, and that is no difference. */
function comparable(field: Field, value: unknown): string { return isBlank(value) ? "" : field.kind === "text" ? bareCode(String(value)) : canonicalOf(field, value); }

/** The lines of an export (国家系统一侧). */
export async function theirSide(ledger: Ledger, subject: Subjecthood, { line, headings }: ExportHeadings, file: FileSheet, pause?: () => Promise<void>): Promise<{ readonly lines: readonly TheirLine[]; readonly unread: readonly UnreadLine[] }> {
  const lines: TheirLine[] = [], unread: UnreadLine[] = [];
  let count = 0;
  for await (const row of file.rows()) {
    if (row.line <= line || !isFilled(row)) continue;
    const read = lineFrom(ledger, subject, headings, row);
    if ("faults" in read) unread.push(read); else lines.push(read);
    if (++count % 1_000 === 0) await pause?.();
  }
  return { lines, unread };
}

/** The rows of our ledger as they are matched (本地台账一侧): with the credit code and every name of the enterprise that they are of. */
export async function ourSide(ports: Pick<LedgerDeskPorts, "secrets" | "pause">, reader: LedgerReader, room: LedgerRoom, subject: Subjecthood, filters: readonly RowFilter[], compared: readonly string[]): Promise<readonly OurRow[]> {
  const { ledger } = room, asked = { scope: scopeFor(ledger, "read", room), filters }, found: { readonly id: string; readonly version: string; readonly values: AnyRow }[] = [];
  for (let after: Parameters<typeof reader.ledgerPage>[3] = null, more = true; more;) {
    const page = await reader.ledgerPage(ledger, asked, { field: null, descending: false }, after, 1_000);
    for (const kept of page.rows) { const { values, holds } = seenAs(ports, room, kept); found.push({ id: kept.id, version: kept.version, values: maskedFor(ledger, values, holds) }); }
    after = page.next;
    more = page.next !== null;
    await ports.pause?.();
  }
  const { unitField } = subject, enterprise = room.ledgers.get(enterpriseLedger), isRegister = ledger.id === enterpriseLedger, firms = new Map<string, AnyRow>();
  if (unitField !== null && enterprise !== undefined && readsSomewhere(enterprise, room.reach)) {
    const ids = [...new Set(found.flatMap(({ values }) => (typeof values[unitField] === "string" ? [values[unitField]] : [])))];
    for (let from = 0; from < ids.length; from += 2_000) for (const kept of await reader.ledgerRows(enterprise, ids.slice(from, from + 2_000))) firms.set(kept.id, kept.values);
  }
  const subjects = unitField === null && !isRegister ? ledger : enterprise, borne = subjects === undefined ? new Map<string, readonly string[]>() : await namesByRow(reader, subjects);
  const text = (row: AnyRow | undefined, field: string | null): string => { const value = field === null ? null : row?.[field]; return typeof value === "string" ? value : ""; };
  return found.map(({ id, version, values }): OurRow => {
    const unit = text(values, unitField), firm = firms.get(unit), own = subject.nameFields.flatMap((field) => splitNames(text(values, field))), firmNames = firm === undefined ? [] : [text(firm, "name"), ...splitNames(text(firm, "formerNames"))];
    const names = [...new Set([...own, ...firmNames, ...(borne.get(unitField === null ? id : unit) ?? [])].filter((each) => each !== ""))], creditCode = text(values, subject.creditField) || text(firm, "creditCode") || null;
    const fields = Object.fromEntries(compared.flatMap((field) => { const declared = ledger.fields[field]; return declared === undefined || subject.nameFields.includes(field) ? [] : [[field, { text: isBlank(values[field]) ? "" : textOfValue(declared, values[field]), canonical: comparable(declared, values[field]) }] as const]; }));
    return { id, version, name: own[0] ?? firmNames[0] ?? (calledOf(ledger, values) || id), creditCode, codes: subject.codeFields.flatMap((field) => (text(values, field) === "" ? [] : [`${field}:${bareCode(text(values, field))}`])), names, fields };
  });
}
/** What the person sees of the ledger anywhere (可见字段), for the columns of a comparison. */
export function seenFields(room: LedgerRoom): readonly string[] { return visibleTo(room.ledger, holdsSomewhere(room.ledger, room.reach)); }
