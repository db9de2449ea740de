import { isDay } from "@yunqing/standards";
import type { Actor } from "../access/model.js";
import { beijingDayOf } from "../calendar/working-days.js";
import { EvidenceRefused } from "../evidence/kinds.js";
import { matchedWithPauses } from "../reconciliation/match.js";
import { apartOf, isDifference, matchingEdition, sinceLast, type ReconciliationItem, type ReconciliationRun } from "../reconciliation/model.js";
import { nameRulesOf, placeWordsOf } from "../reconciliation/names.js";
import { isExporting } from "../reconciliation/systems.js";
import { Forbidden, NotFound, Refused } from "../ports.js";
import { changeRow, makeRow } from "./ledger-desk-acts.js";
import { collected, once } from "./ledger-desk-imports.js";
import type { LedgerDeskPorts } from "./ledger-desk-office.js";
import { scopeOfNew } from "./ledger-desk-placing.js";
import { understood } from "./ledger-desk-query.js";
import { mainSheet } from "./ledger-desk-reading.js";
import { row as rowView } from "./ledger-desk-rows.js";
import { scopeOfHolder } from "./plan-desk-office.js";
import { differencesOf, filterWords, heldRun, mustReconcile, reconciliationRoom, systemNameOf, type ReconciliationRoom } from "./reconciliation-desk-office.js";
import { exportHeadings, headingsAgain, headingsKey, identifies, ourSide, targetOf, theirSide, type ExportHeadings } from "./reconciliation-desk-sides.js";
import type { BeginReconciliation, StartReconciliation } from "./reconciliation-desk-views.js";

/** What the headings of an export came to, as it is kept with the run (表头). */
export interface RunHeadings { readonly columns: readonly { readonly column: number; readonly heading: string; readonly target: string | null }[]; readonly targets: readonly { readonly target: string; readonly heading: string; readonly identifies: boolean }[]; readonly faults: readonly { readonly column: number; readonly heading: string; readonly message: { readonly zh: string; readonly en: string } }[]; readonly identifies: boolean }
function keptHeadings(room: ReconciliationRoom, { sheet, headings, texts, identifies: known }: ExportHeadings): RunHeadings {
  return {
    columns: texts.map((heading, column) => { const found = headings.found[column] ?? null; return { column, heading, target: found === null ? null : targetOf(found) }; }).filter(({ heading }) => heading.trim() !== ""),
    targets: sheet.columns.map((column) => ({ target: targetOf(column), heading: column.heading, identifies: identifies(room.subject, column.field) })), faults: headings.faults.map(({ column, heading, zh, en }) => ({ column, heading, message: { zh, en } })), identifies: known,
  };
}
const bad = (field: string, zh: string, en: string): Refused => new Refused("reconciliation/refused", "核对没有开始", "nothing was begun", [{ field, zh, en }]);

/**
 * An export that came (上传导出表): kept by its hash, its headings looked at; nothing is matched yet.
 * @throws {Refused} import/… for what is no table, reconciliation/… {Forbidden} {NotFound}
 */
export async function beginRun(ports: LedgerDeskPorts, actor: Actor, { ledger, system, systemName = "", asOf, filter = "" }: BeginReconciliation, file: { readonly name: string; readonly bytes: AsyncIterable<Uint8Array> }): Promise<string> {
  const { ledgerStore, sheets, vault, clock } = ports;
  try {
    const { room, remembered } = await ledgerStore.read(async (reader) => { const room = await reconciliationRoom(ports, reader, actor, ledger); mustReconcile(room); return { room, remembered: await reader.ledgerHeadings(headingsKey(system, ledger)) }; });
    if (!isExporting(system)) throw bad("system", "请选择导出来源的系统", "choose the system that it was exported from");
    if (system === "other" && systemName.trim() === "") throw bad("systemName", "请写明系统名称", "name the system");
    if (!isDay(asOf) || asOf > room.today) throw bad("asOf", "应为导出日期，不晚于今天", "the day of the export, not after today");
    understood(ports, room, filter === "" ? {} : { filter });
    const scope = scopeOfNew(room, actor, null, null), whole = await collected(file.bytes), files = await sheets.open(whole, file.name), main = mainSheet(room.ledger, files);
    if (scope.enterprise !== null) throw new Forbidden("ledger.write", ledger);
    if (main === undefined) throw new Refused("import/empty", "工作簿中没有任何内容", "the workbook holds nothing");
    const heads = await exportHeadings(room.ledger, room.holds, room.subject, main, remembered), stored = await vault.put(file.name, /\.csv$/i.test(file.name) ? "text/csv" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", once(whole));
    const id = clock.id(), at = clock.now(), day = beijingDayOf(at).replaceAll("-", ""), year = yearIn(filter);
    await ledgerStore.write({ actor, action: "ledger.reconcile", subject: `${ledger}/${id}`, detail: `上传核对用导出表 ${stored.name}，${stored.bytes} 字节` }, async (writer) => {
      if (!(await writer.evidence([stored.hash])).some((each) => each.by === actor.user)) await writer.appendEvidence({ ...scopeOfHolder(room.pack, actor.organisation), id: clock.id(), by: actor.user, at, hash: stored.hash, name: stored.name, type: stored.type, bytes: stored.bytes, thumbnail: stored.thumbnail });
      const last = Math.max(0, ...(await writer.reconciliations({})).flatMap(({ number }) => (number.startsWith(`HD${day}-`) ? [Number(number.slice(day.length + 3))] : [])));
      const run: ReconciliationRun = {
        ...scope, id, number: `HD${day}-${last + 1}`, by: actor.user, at, ledger, system, systemName: systemName.trim().slice(0, 100), asOf, year, filter, series: JSON.stringify([ledger, system, systemName.trim(), filter, scope.organisationPath, scope.placePath]),
        file: stored.hash, name: stored.name, step: "headings", edition: matchingEdition, counts: null, headings: JSON.stringify(keptHeadings(room, heads)), before: null, row: null,
      };
      await writer.putReconciliation(run, []);
    });
    return id;
  } catch (error) {
    if (error instanceof Refused || error instanceof EvidenceRefused || error instanceof Forbidden) await ledgerStore.recordRefusal({ actor, action: "ledger.reconcile", subject: ledger, detail: `${error.code}: ${file.name} ${error.message}`.slice(0, 500) });
    throw error;
  }
}
/** The year that a filter narrows to, when it names one. */
function yearIn(filter: string): number | null { const found = /"field":"year"[^}]*"from":"(\d{4})"/.exec(filter); return found?.[1] === undefined ? null : Number(found[1]); }

/** Carries a run out (开始核对). What was carried out stays as it is; asked again it answers the same. @throws {NotFound} {Forbidden} {Refused} reconciliation/headings, reconciliation/refused */
export async function startRun(ports: LedgerDeskPorts, actor: Actor, id: string, { mapping }: StartReconciliation): Promise<void> {
  const { ledgerStore, vault, sheets, clock } = ports, { run, room, remembered } = await ledgerStore.read(async (reader) => { const held = await heldRun(ports, reader, actor, id); mustReconcile(held.room); return { ...held, remembered: await reader.ledgerHeadings(headingsKey(held.run.system, held.run.ledger)) }; });
  if (run.step === "done") return;
  const file = await vault.open(run.file), main = file === null ? undefined : mainSheet(room.ledger, await sheets.open(await collected(file.stream), run.name));
  if (main === undefined) throw new NotFound("file", run.file);
  const first = await exportHeadings(room.ledger, room.holds, room.subject, main, remembered), known = new Set(first.sheet.columns.map(targetOf)), wrong = Object.entries(mapping).filter(([, target]) => target !== "" && !known.has(target));
  if (wrong.length > 0) throw new Refused("reconciliation/refused", "没有这样的列", "there is no such column", wrong.map(([heading, target]) => ({ field: heading, zh: `没有列 ${target}`, en: `there is no column ${target}` })));
  const heads = headingsAgain(first, { ...remembered, ...mapping }, room.subject);
  if (heads.headings.faults.length > 0) throw new Refused("reconciliation/headings", "表头有重复或单位不符，请先对照清楚", "headings are double or of another unit: settle them first", heads.headings.faults.map(({ heading, zh, en }) => ({ field: heading, zh, en })));
  if (!heads.identifies) throw new Refused("reconciliation/headings", "没有可以识别单位的列：请对照“统一社会信用代码”或“单位名称”", "no column tells the units apart: say which one is the credit code or the name", [{ field: "mapping", zh: "缺少识别列", en: "no column identifies" }]);
  const theirs = await theirSide(room.ledger, room.subject, heads, main, ports.pause), compared = [...new Set(heads.headings.found.flatMap((column) => (column === null || column.field.startsWith("@") ? [] : [column.field])))];
  if (theirs.lines.length + theirs.unread.length === 0) throw new Refused("reconciliation/refused", "导出表中没有数据行", "the export holds no line", [{ field: "file", zh: "没有数据行", en: "no line" }]);
  const { compared: lists, before, earlier } = await ledgerStore.read(async (reader) => {
    const what = understood(ports, room, run.filter === "" ? {} : { filter: run.filter }), ours = await ourSide(ports, reader, room, room.subject, what.asked.filters, compared);
    const before = (await reader.reconciliations({ series: run.series })).find((each) => each.step === "done" && each.id !== run.id) ?? null, acts = await reader.reconciliationActs({ series: run.series });
    return { compared: { ours, theirs: theirs.lines, unread: theirs.unread, places: placeWordsOf(room.pack), rules: nameRulesOf(room.pack), apart: apartOf(acts) }, before, earlier: before === null ? null : await differencesOf(reader, before.id) };
  });
  // outside of the transaction: nobody waits for it
  const result = await matchedWithPauses(lists, () => ports.pause?.() ?? Promise.resolve()), { items, since } = sinceLast(result.items, earlier), done: ReconciliationRun = { ...run, step: "done", counts: { ...result.counts, since }, headings: JSON.stringify(keptHeadings(room, heads)), before: before?.id ?? null, edition: matchingEdition };
  const row = await listDifferences(ports, actor, room, done, items, before);
  await ledgerStore.write({ actor, action: "ledger.reconcile", subject: `${run.ledger}/${id}`, detail: `核对 ${run.number}：本地 ${result.counts.ours.total}，国家系统 ${result.counts.theirs.total}，差异 ${items.filter(isDifference).length} 条` }, async (writer) => {
    if ((await writer.reconciliations({ id }))[0]?.step === "done") return;
    if (Object.keys(mapping).length > 0) await writer.putLedgerHeadings(headingsKey(run.system, run.ledger), actor.user, clock.now(), mapping);
    await writer.putReconciliation({ ...done, row }, items);
  });
}

export const differencesLedger = "reconciliation", mostListed = 1_000;
/** The differences of a run as child rows of the ledger of differences (差异明细). */
export function childRowsOf(items: readonly ReconciliationItem[], reasonOf: (item: ReconciliationItem) => { readonly reason: string | null; readonly action: string | null }): readonly Readonly<Record<string, unknown>>[] {
  return items.filter(isDifference).slice(0, mostListed).map((item) => ({ name: (item.name || `第 ${item.line ?? 0} 行`).slice(0, 200), side: item.side === "both" || item.kind === "perhaps" ? "both" : item.side, ...reasonOf(item) }));
}
/** Opens the row of the ledger of differences with its duty, or goes on with the one that the run before opened and nobody closed (列入差异清单). @returns its id, null where there is nothing to open */
async function listDifferences(ports: LedgerDeskPorts, actor: Actor, room: ReconciliationRoom, run: ReconciliationRun, items: readonly ReconciliationItem[], before: ReconciliationRun | null): Promise<string | null> {
  const { counts } = run;
  if (counts === null || !room.ledgers.has(differencesLedger)) return null;
  const system = systemNameOf(run), words = filterWords(ports, room, run.filter), differences = childRowsOf(items, () => ({ reason: null, action: null }));
  const values = { subject: `${room.ledger.title.zh}与${system.zh}核对`.slice(0, 120), system: run.system, year: run.year ?? Number(run.asOf.slice(0, 4)), asOf: run.asOf, ours: counts.ours.total, oursMeans: `${room.ledger.title.zh}：${words.zh}`.slice(0, 120), theirs: counts.theirs.total, theirsMeans: `${system.zh}导出 ${run.name}`.slice(0, 120), differences, note: `核对批次 ${run.number}${before === null ? "" : `，上次 ${before.number}`}` };
  if (before !== null && before.row !== null) {
    const held = await rowView(ports, actor, differencesLedger, before.row).catch((error: unknown) => { if (error instanceof NotFound) return null; throw error; });
    if (held !== null && held.gone === null && held.standing?.isClosed !== true && held.mayChange) { await changeRow(ports, actor, differencesLedger, before.row, { id: ports.clock.id(), version: held.row.version, values, why: `再次核对 ${run.number}` }); return before.row; }
  }
  if (differences.length === 0) return null;
  // a start that was broken off left its row: it goes on with it
  const mine = await rowView(ports, actor, differencesLedger, run.id).catch((error: unknown) => { if (error instanceof NotFound) return null; throw error; });
  if (mine !== null) { if (mine.mayChange) await changeRow(ports, actor, differencesLedger, run.id, { id: ports.clock.id(), version: mine.row.version, values, why: `核对 ${run.number}` }); return run.id; }
  await makeRow(ports, actor, differencesLedger, { id: run.id, values: { ...values, number: run.number }, place: null, enterprise: null, why: `核对 ${run.number}` });
  return run.id;
}
