import { changed, difference, made, undone, withdrawn, type Difference, type Ledger, type Version } from "@yunqing/ledger";
import type { Labels } from "@yunqing/standards";
import type { Actor, Scoped } from "../access/model.js";
import { EvidenceRefused } from "../evidence/kinds.js";
import { writesSomewhere } from "../ledger-rows/reach.js";
import { keyOf, type BatchVersion, type ImportLine, type ImportStep, type KeptRow, type KeptVersion, type LedgerImport, type LedgerReader, type LedgerWriter, type LineKind } from "../ledger-rows/ports.js";
import { opened } from "../ledger-rows/sealing.js";
import { mostSheetBytes } from "../observation-import/sheet.js";
import { Forbidden, NotFound, Refused } from "../ports.js";
import { instantFor, keptOf, keptWith } from "./ledger-desk-kept.js";
import { closeDuties, settleDuties } from "./ledger-desk-duties.js";
import { namesFor, placeOf, roomOf, versionsFrom, type LedgerDeskPorts, type LedgerRoom } from "./ledger-desk-office.js";
import { scopeOfNew } from "./ledger-desk-placing.js";
import { findHeadings, importSheetOf, keptHeadings, LineJudge, lineValues, mainSheet, ownerlessLine, readChildren, sheetNameOf, type KeptHeadings, type LineFault, type LineValues } from "./ledger-desk-reading.js";
import type { CommitLedgerImport, LedgerImportLines, LedgerImportLinesQuery, LedgerImportRow, LedgerImportView, MapLedgerHeadings, WithdrawLedgerImport } from "./ledger-desk-views.js";
import { scopeOfHolder } from "./plan-desk-office.js";

const readAtOnce = 1_000, writtenAtOnce = 1_000, lookedUpAtOnce = 5_000, none: Readonly<Record<LineKind, number>> = { new: 0, changed: 0, same: 0, refused: 0 };
const noHeadings: KeptHeadings = { columns: [], targets: [], unknown: [], missing: [], faults: [] };
const working = (step: ImportStep): boolean => step === "reading" || step === "committing" || step === "withdrawing";

/** The whole of a file that comes in pieces, as far as a sheet may be large. @throws {Refused} import/too-large */
export async function collected(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of bytes) {
    size += part.length;
    if (size > mostSheetBytes) throw new Refused("import/too-large", `文件超过 ${mostSheetBytes / 1024 / 1024} MB；请拆成几个文件`, `the file is larger than ${mostSheetBytes / 1024 / 1024} MB; split it`);
    parts.push(part);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) { whole.set(part, at); at += part.length; }
  return whole;
}
export async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> { yield await Promise.resolve(bytes); }

/** Imports of ledgers (台账导入): a file is read line by line, shown, committed as one batch, withdrawn as one. The work goes on in the background; how far it is stands in the store. */
export class LedgerImports {
  readonly #ports: LedgerDeskPorts;
  /** what is at work in this process */
  readonly #jobs = new Map<string, Promise<void>>();
  constructor(ports: LedgerDeskPorts) { this.#ports = ports; }

  async list(actor: Actor, ledger: string): Promise<readonly LedgerImportRow[]> {
    const rows = await this.#ports.ledgerStore.read(async (reader) => { await this.#room(reader, actor, ledger); return (await reader.ledgerImports({ ledger })).filter((one) => one.by === actor.user || this.#mayOversee(actor, one)); });
    const names = await namesFor(this.#ports, rows.map(({ by }) => by));
    return rows.map((one) => rowOf(one, names));
  }
  /** A file that came (上传): what is no table is refused whatever it is called, and the refusal is recorded. @throws {Refused} import/… {Forbidden} */
  async begin(actor: Actor, ledger: string, file: { readonly name: string; readonly bytes: AsyncIterable<Uint8Array>; readonly place: string | null }): Promise<LedgerImportView> {
    const { ledgerStore, sheets, vault, clock } = this.#ports;
    try {
      const room = await ledgerStore.read((reader) => this.#room(reader, actor, ledger)), scope = scopeOfNew(room, actor, file.place, null), whole = await collected(file.bytes);
      if (mainSheet(room.ledger, await sheets.open(whole, file.name)) === undefined) throw new Refused("import/empty", "工作簿中没有任何内容", "the workbook holds nothing");
      const stored = await vault.put(file.name, /\.csv$/i.test(file.name) ? "text/csv" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", once(whole));
      const one: LedgerImport = { ...scope, id: clock.id(), ledger, file: stored.hash, name: stored.name, by: actor.user, at: clock.now(), step: "reading", done: 0, total: null, counts: none, headings: JSON.stringify(noHeadings), place: placeOf(room.pack, scope.placePath), why: "", failure: "" };
      await ledgerStore.write({ actor, action: "ledger.write", subject: `${ledger}/${one.id}`, detail: `上传待导入文件 ${stored.name}，${stored.bytes} 字节` }, async (writer) => {
        if (!(await writer.evidence([stored.hash])).some((each) => each.by === actor.user)) await writer.appendEvidence({ ...scopeOfHolder(room.pack, actor.organisation), id: clock.id(), by: actor.user, at: clock.now(), hash: stored.hash, name: stored.name, type: stored.type, bytes: stored.bytes, thumbnail: stored.thumbnail });
        await writer.putLedgerImport(one);
      });
      this.#start(one, actor, () => this.#read(actor, one, whole));
      return await this.view(actor, ledger, one.id);
    } catch (error) {
      if (error instanceof Refused || error instanceof EvidenceRefused || error instanceof Forbidden) await ledgerStore.recordRefusal({ actor, action: "ledger.write", subject: ledger, detail: `${error.code}: ${file.name} ${error.message}`.slice(0, 500) });
      throw error;
    }
  }
  /** How an import stands; one that a stopped program left half done goes on. @throws {NotFound} */
  async view(actor: Actor, ledger: string, id: string): Promise<LedgerImportView> {
    const { one, room } = await this.#held(actor, ledger, id);
    if (working(one.step) && !this.#jobs.has(id)) this.#resume(actor, one);
    const names = await namesFor(this.#ports, [one.by]), heads = JSON.parse(one.headings) as KeptHeadings, isReadable = heads.unknown.length === 0 && heads.missing.length === 0 && heads.faults.every(({ column }) => column < 0);
    return {
      ...rowOf(one, names), columns: heads.columns, targets: heads.targets, unknown: heads.unknown, missing: heads.missing, headingFaults: heads.faults, place: one.place,
      mayCommit: one.step === "read" && isReadable && one.counts.new + one.counts.changed > 0 && writesSomewhere(room.ledger, room.reach), mayWithdraw: one.step === "committed",
    };
  }
  /** @throws {NotFound} {Refused} ledger/bad-query */
  async lines(actor: Actor, ledger: string, id: string, query: LedgerImportLinesQuery): Promise<LedgerImportLines> {
    const { room } = await this.#held(actor, ledger, id), limit = Math.min(500, Math.max(1, Number(query.limit ?? "100") || 100)), after = Number(query.after ?? "0") || 0;
    const kinds = (query.kind ?? "").split(",").filter((each): each is LineKind => Object.hasOwn(none, each));
    const lines = await this.#ports.ledgerStore.read((reader) => reader.ledgerImportLines({ id, after, limit, ...(kinds.length === 0 ? {} : { kinds }) })), last = lines.at(-1);
    return {
      next: lines.length < limit || last === undefined ? null : String(last.ordinal),
      lines: lines.map((one) => ({ line: one.line, sheet: one.sheet, kind: one.kind, name: one.name, row: one.row, faults: JSON.parse(one.faults) as LineFault[], change: this.#changeOf(room.ledger, one).map((each) => ({ ...each, label: room.ledger.fields[each.field]?.label ?? { zh: each.field, en: each.field } })) })),
    };
  }
  /** What a line would change: kept of a changed row, made here of a new one. */
  #changeOf(ledger: Ledger, one: ImportLine): readonly Difference[] {
    if (one.kind !== "new" || one.sealed === null) return JSON.parse(one.change) as readonly Difference[];
    return difference(ledger, null, opened(ledger, lineValues(ledger, one.sealed, this.#ports.secrets).values, this.#ports.secrets));
  }
  /** Says what unknown headings are, remembers it for the ledger, and reads the file anew (表头对照). @throws {NotFound} {Refused} */
  async map(actor: Actor, ledger: string, id: string, { mapping }: MapLedgerHeadings): Promise<LedgerImportView> {
    const { one, room } = await this.#held(actor, ledger, id), targets = new Set(importSheetOf(room.ledger, room.reach).columns.filter(({ isImported }) => isImported).map((column) => (column.part === "" ? column.field : `${column.field}/${column.part}`)));
    if (one.step !== "read" && one.step !== "failed") throw wrongStep(one.step);
    const bad = Object.entries(mapping).filter(([, target]) => target !== "" && !targets.has(target));
    if (bad.length > 0) throw new Refused("ledger/refused", "没有这样的列", "there is no such column", bad.map(([heading, target]) => ({ field: heading, zh: `没有列 ${target}`, en: `there is no column ${target}` })));
    const { ledgerStore, clock, vault } = this.#ports, fresh: LedgerImport = { ...one, step: "reading", done: 0, total: null, counts: none, failure: "" };
    await ledgerStore.write({ actor, action: "ledger.write", subject: `${ledger}/${id}`, detail: `表头对照：${Object.entries(mapping).map(([heading, target]) => `${heading}→${target || "不导入"}`).join("、")}`.slice(0, 500) }, async (writer) => { await writer.putLedgerHeadings(ledger, actor.user, clock.now(), mapping); await writer.clearLedgerImportLines(id); await writer.putLedgerImport(fresh); });
    const file = await vault.open(one.file);
    if (file === null) throw new NotFound("file", one.file);
    const whole = await collected(file.stream);
    this.#start(fresh, actor, () => this.#read(actor, fresh, whole));
    return this.view(actor, ledger, id);
  }
  /** Writes the new and changed lines as one batch (确认导入). @throws {NotFound} {Refused} ledger/has-refused, ledger/wrong-step, ledger/headings */
  async commit(actor: Actor, ledger: string, id: string, { takeGood, why }: CommitLedgerImport): Promise<LedgerImportView> {
    const { one } = await this.#held(actor, ledger, id), heads = JSON.parse(one.headings) as KeptHeadings;
    if (one.step === "committed" || one.step === "committing") return this.view(actor, ledger, id);
    if (one.step !== "read") throw wrongStep(one.step);
    if (heads.unknown.length > 0 || heads.missing.length > 0 || heads.faults.some(({ column }) => column >= 0)) throw new Refused("ledger/headings", "表头还没有对照清楚，不能导入", "the headings are not settled yet", [...heads.unknown.map(({ heading }) => ({ field: heading, zh: "不认识的表头", en: "an unknown heading" })), ...heads.missing.map((heading) => ({ field: heading, zh: "缺少必填列", en: "a required column is missing" }))]);
    if (one.counts.refused > 0 && !takeGood) throw new Refused("ledger/has-refused", `有 ${one.counts.refused} 行有问题，没有导入；请改正后重新上传，或选择只导入没有问题的行`, `${one.counts.refused} lines are refused and nothing was imported; mend them, or choose to import the good ones only`);
    const next: LedgerImport = { ...one, step: "committing", done: 0, total: one.counts.new + one.counts.changed, why: why.trim().slice(0, 500) };
    await this.#ports.ledgerStore.write({ actor, action: "ledger.write", subject: `${ledger}/${id}`, detail: `确认导入 ${one.name}：新增 ${one.counts.new} 行，修改 ${one.counts.changed} 行${one.counts.refused > 0 ? `，${one.counts.refused} 行有问题未导入` : ""}` }, (writer) => writer.putLedgerImport(next));
    this.#start(next, actor, () => this.#commit(actor, next));
    return this.view(actor, ledger, id);
  }
  /** Withdraws the whole batch (撤回批次): the ledger stands as before it. Rows that somebody changed since stand in its way and are named. @throws {NotFound} {Refused} */
  async withdraw(actor: Actor, ledger: string, id: string, { why }: WithdrawLedgerImport): Promise<LedgerImportView> {
    const { one, room } = await this.#held(actor, ledger, id);
    if (one.step === "withdrawn" || one.step === "withdrawing") return this.view(actor, ledger, id);
    if (one.step !== "committed") throw wrongStep(one.step);
    if (why.trim() === "") throw new Refused("ledger/refused", "请写明理由", "say why", [{ field: "why", zh: "请写明理由", en: "a reason is asked for" }]);
    const changedSince: string[] = [];
    for (let after = "", more = true; more && changedSince.length < 20;) {
      const part = await this.#ports.ledgerStore.read((reader) => reader.ledgerBatch(room.ledger, id, after, 5_000));
      changedSince.push(...part.filter(({ current }) => !current).map(({ row }) => row));
      after = part.at(-1)?.row ?? "";
      more = part.length === 5_000;
    }
    if (changedSince.length > 0) throw new Refused("ledger/changed-since", `该批次导入的行之后又有变更，不能整批撤回；请先处理这些行`, "rows of the batch were changed since and it cannot be withdrawn as a whole: settle those first", changedSince.slice(0, 20).map((row) => ({ field: row, zh: "导入后又有变更", en: "changed since" })));
    const next: LedgerImport = { ...one, step: "withdrawing", done: 0, total: one.total, why: why.trim().slice(0, 500) };
    await this.#ports.ledgerStore.write({ actor, action: "ledger.write", subject: `${ledger}/${id}`, detail: `撤回批次 ${one.name}：${next.why}` }, (writer) => writer.putLedgerImport(next));
    this.#start(next, actor, () => this.#withdraw(actor, next));
    return this.view(actor, ledger, id);
  }
  /** Waits until nothing is at work (for the command line and for tests). */
  async idle(): Promise<void> { await Promise.all(this.#jobs.values()); }

  async #room(reader: LedgerReader, actor: Actor, ledger: string): Promise<LedgerRoom> {
    const room = await roomOf(this.#ports, reader, actor, ledger);
    if (!writesSomewhere(room.ledger, room.reach)) throw new Forbidden("ledger.write", ledger);
    return room;
  }
  #mayOversee(actor: Actor, one: Scoped): boolean { return actor.grants.some((grant) => grant.role === "director" || grant.role === "clerk") && one.district === this.#ports.ledgerStore.district; }
  async #held(actor: Actor, ledger: string, id: string): Promise<{ readonly one: LedgerImport; readonly room: LedgerRoom }> {
    return this.#ports.ledgerStore.read(async (reader) => {
      const room = await this.#room(reader, actor, ledger), one = (await reader.ledgerImports({ ledger, id }))[0];
      if (one === undefined || (one.by !== actor.user && !this.#mayOversee(actor, one))) throw new NotFound("import", id);
      return { one, room };
    });
  }
  /** Begins a piece of work; what goes wrong stands in the import, in words. */
  #start(one: LedgerImport, actor: Actor, work: () => Promise<void>): void {
    const job = work().catch(async (error: unknown) => {
      const said: Labels = error instanceof Refused ? { zh: error.zh, en: error.en } : { zh: "处理中断，未写完的部分没有写入", en: "the work was interrupted; what was not written is not there" };
      const held = (await this.#ports.ledgerStore.read((reader) => reader.ledgerImports({ ledger: one.ledger, id: one.id })))[0] ?? one;
      await this.#ports.ledgerStore.progress((writer) => writer.putLedgerImport({ ...held, step: "failed", failure: JSON.stringify(said) }));
      await this.#ports.ledgerStore.recordRefusal({ actor, action: "ledger.write", subject: `${one.ledger}/${one.id}`, detail: `${error instanceof Error ? error.message : String(error)}`.slice(0, 500) });
    }).catch(() => undefined).finally(() => { this.#jobs.delete(one.id); });
    this.#jobs.set(one.id, job);
  }
  #resume(actor: Actor, one: LedgerImport): void {
    if (one.step === "committing") this.#start(one, actor, () => this.#commit(actor, one));
    else if (one.step === "withdrawing") this.#start(one, actor, () => this.#withdraw(actor, one));
    else this.#start(one, actor, async () => {
      const file = await this.#ports.vault.open(one.file);
      if (file === null) throw new NotFound("file", one.file);
      await this.#ports.ledgerStore.progress((writer) => writer.clearLedgerImportLines(one.id));
      await this.#read(actor, one, await collected(file.stream));
    });
  }

  async #read(actor: Actor, one: LedgerImport, whole: Uint8Array): Promise<void> {
    const { ledgerStore, sheets, pause } = this.#ports, files = await sheets.open(whole, one.name);
    const { room, sheet, main, heads, children } = await ledgerStore.read(async (reader) => {
      const room = await this.#room(reader, actor, one.ledger), sheet = importSheetOf(room.ledger, room.reach), main = mainSheet(room.ledger, files);
      if (main === undefined) throw new Refused("import/empty", "工作簿中没有任何内容", "the workbook holds nothing");
      return { room, sheet, main, heads: await findHeadings(sheet, main, await reader.ledgerHeadings(one.ledger)), children: await readChildren(reader, room, sheet, files) };
    });
    const used = new Set([main.name, "填写说明", "选项", ...sheet.children.map((child) => sheetNameOf(child.title.zh))]), headings = keptHeadings(sheet, heads, files.filter(({ name }) => !used.has(name)).map(({ name }) => name));
    const judge = new LineJudge(this.#ports, room, sheet, heads.headings, children, { district: one.district, organisationPath: one.organisationPath, placePath: one.placePath, enterprise: one.enterprise }, main.name);
    const counts: Record<LineKind, number> = { ...none };
    let ordinal = 0, part: Parameters<LineJudge["judge"]>[1][number][] = [];
    const put = async (lines: readonly Omit<ImportLine, "ordinal">[]): Promise<void> => {
      const numbered = lines.map((line): ImportLine => ({ ...line, ordinal: (ordinal += 1) }));
      for (const { kind } of numbered) counts[kind] += 1;
      await ledgerStore.progress(async (writer) => { await writer.putLedgerImportLines(one.id, numbered); await writer.putLedgerImport({ ...one, done: ordinal, counts, headings: JSON.stringify(headings) }); });
      await pause?.();
    };
    await put(children.refused);
    const flush = async (): Promise<void> => { const rows = part; part = []; await put(await ledgerStore.read((reader) => judge.judge(reader, rows))); };
    for await (const row of main.rows()) {
      if (row.line <= heads.line) continue;
      part.push(row);
      if (part.length >= readAtOnce) await flush();
    }
    if (part.length > 0) await flush();
    if (judge.ownerless.length > 0) await put(judge.ownerless.slice(0, 1_000).map((name) => ownerlessLine(main.name, name)));
    await ledgerStore.progress((writer) => writer.putLedgerImport({ ...one, step: "read", done: ordinal, total: ordinal, counts, headings: JSON.stringify(headings) }));
  }

  async #commit(actor: Actor, one: LedgerImport): Promise<void> {
    const { ledgerStore, secrets, pause } = this.#ports, room = await ledgerStore.read((reader) => this.#room(reader, actor, one.ledger)), { ledger } = room;
    const why = one.why === "" ? `导入 ${one.name}` : one.why, lost: number[] = [];
    let state = one;
    for (;;) {
      const lines = await ledgerStore.read((reader) => reader.ledgerImportBatch({ id: one.id, after: state.done, limit: writtenAtOnce })), last = lines.at(-1);
      if (last === undefined) break;
      const next = { ...state, done: last.ordinal };
      await ledgerStore.write({ actor, action: "ledger.write", subject: `${one.ledger}/${one.id}`, detail: `导入 ${one.name} 第 ${lines[0]?.line ?? 0}—${last.line} 行` }, async (writer) => {
        const read = lines.flatMap((line) => (line.sealed === null || line.row === null || line.version === null ? [] : [{ line, row: line.row, version: line.version, ...lineValues(ledger, line.sealed, secrets) }]));
        const standing = new Map((await writer.ledgerRows(ledger, read.filter(({ line }) => line.kind === "changed").map(({ row }) => row))).map((row) => [row.id, row])), taken = await writer.ledgerByKeys(ledger, read.filter(({ line }) => line.kind === "new").map(({ values }) => values));
        const versions: KeptVersion[] = [], entered: { row: string; values: LineValues["values"]; scope: Scoped; state: string | null }[] = [];
        for (const { line, row, version, values, scope } of read) {
          const act = { id: version, at: this.#ports.clock.now(), by: actor.user, why, batch: one.id };
          if (line.kind === "new") {
            if (taken.has(keyOf(ledger, values))) { lost.push(line.line); continue; }
            const fresh = made(ledger, row, {}, act);
            versions.push(keptWith(fresh, values, null, scope));
            entered.push({ row, values, scope, state: fresh.state });
          } else {
            const held = standing.get(row);
            if (held === undefined || held.version !== line.base) { lost.push(line.line); continue; }
            const other = changed(ledger, presentVersion(this.#ports, ledger, held), opened(ledger, values, secrets), { ...act, at: instantFor(this.#ports, held.at) });
            if (other !== null) versions.push(keptOf(this.#ports, ledger, other, held));
          }
        }
        await writer.appendLedgerVersions(ledger, versions);
        if (ledger.life?.states[ledger.life.initial]?.duty !== undefined) await settleDuties(this.#ports, writer, room.pack, ledger, actor, entered.map((each) => ({ row: each.row, seq: 1, from: null, to: each.state, values: each.values, placePath: each.scope.placePath, enterprise: each.scope.enterprise, label: "导入" })));
        await writer.putLedgerImport(next);
      });
      state = next;
      await pause?.();
    }
    const said: Labels = { zh: `${lost.length} 行在核对之后被他人更改或登记，没有写入：第 ${lost.slice(0, 20).join("、")} 行`, en: `${lost.length} lines were changed or entered by others since they were read, and were not written: ${lost.slice(0, 20).join(", ")}` };
    await ledgerStore.progress((writer) => writer.putLedgerImport({ ...state, step: "committed", done: (one.total ?? 0) - lost.length, failure: lost.length === 0 ? "" : JSON.stringify(said) }));
  }

  async #withdraw(actor: Actor, one: LedgerImport): Promise<void> {
    const { ledgerStore, pause } = this.#ports, room = await ledgerStore.read((reader) => this.#room(reader, actor, one.ledger)), { ledger } = room, hasDuty = Object.values(ledger.life?.states ?? {}).some((state) => state.duty !== undefined);
    let after = "", done = 0, ahead: readonly BatchVersion[] = [];
    for (;;) {
      if (ahead.length === 0) ahead = await ledgerStore.read((reader) => reader.ledgerBatch(ledger, one.id, after, lookedUpAtOnce));
      const part = ahead.slice(0, writtenAtOnce), last = part.at(-1);
      if (last === undefined) break;
      ahead = ahead.slice(writtenAtOnce);
      const current = part.filter((each) => each.current);
      if (current.length > 0) await ledgerStore.write({ actor, action: "ledger.write", subject: `${one.ledger}/${one.id}`, detail: `撤回批次 ${one.name}：${current.length} 行` }, async (writer) => {
        const rows = new Map((await writer.ledgerRows(ledger, current.map(({ row }) => row))).map((row) => [row.id, row])), versions: KeptVersion[] = [];
        for (const { row, version, seq } of current) {
          const held = rows.get(row);
          if (held === undefined || held.version !== version) continue;
          versions.push(seq === 1 ? this.#gone(actor, ledger, held, one) : await this.#before(writer, actor, ledger, held, one));
        }
        await writer.appendLedgerVersions(ledger, versions);
        if (hasDuty) await closeDuties(this.#ports, writer, ledger, actor, current.filter(({ seq }) => seq === 1).map(({ row }) => row), `导入批次已撤回：${one.why}`, "withdrawn");
      });
      after = last.row;
      done += part.length;
      await ledgerStore.progress((writer) => writer.putLedgerImport({ ...one, done }));
      await pause?.();
    }
    await ledgerStore.progress((writer) => writer.putLedgerImport({ ...one, step: "withdrawn", done }));
  }
  #gone(actor: Actor, ledger: Ledger, held: KeptRow, one: LedgerImport): KeptVersion {
    // the values stay as they are sealed
    const version = withdrawn(ledger, { ...versionOf(held), values: {} }, { id: this.#ports.clock.id(), at: instantFor(this.#ports, held.at), by: actor.user, why: one.why });
    return keptWith(version, held.values, null, held);
  }
  async #before(writer: LedgerWriter, actor: Actor, ledger: Ledger, held: KeptRow, one: LedgerImport): Promise<KeptVersion> {
    const act = { id: this.#ports.clock.id(), at: instantFor(this.#ports, held.at), by: actor.user, why: one.why }, found = undone(ledger, versionsFrom(this.#ports, ledger, await writer.ledgerVersions(ledger, held.id)), one.id, act);
    if (found === null || "refused" in found) throw new Refused("ledger/changed-since", found === null ? "找不到该批次之前的内容" : found.refused.zh, found === null ? "what stood before the batch is not found" : found.refused.en);
    return keptOf(this.#ports, ledger, found, held);
  }
}
/** The present row as the version that it is, for what comes after it; its step does not matter there. */
function presentVersion(ports: Pick<LedgerDeskPorts, "secrets">, ledger: Ledger, held: KeptRow): Version {
  return { ...versionOf(held), values: opened(ledger, held.values, ports.secrets) };
}
function versionOf(held: KeptRow): Version {
  return { id: held.version, row: held.id, seq: held.seq, at: held.at, by: held.by, why: "", kind: held.kind, values: held.values, state: held.state, step: null, change: [], corrects: null, right: null, mergedInto: held.mergedInto, batch: null };
}
function rowOf(one: LedgerImport, names: ReadonlyMap<string, string>): LedgerImportRow {
  return { id: one.id, ledger: one.ledger, file: one.file, name: one.name, by: one.by, byName: names.get(one.by) ?? one.by, at: one.at, step: one.step, done: one.done, total: one.total, counts: one.counts, failure: one.failure === "" ? null : JSON.parse(one.failure) as Labels };
}
function wrongStep(step: ImportStep): Refused {
  const words: Readonly<Record<ImportStep, Labels>> = { reading: { zh: "正在读取", en: "being read" }, read: { zh: "已读取", en: "read" }, committing: { zh: "正在写入", en: "being written" }, committed: { zh: "已导入", en: "committed" }, withdrawing: { zh: "正在撤回", en: "being withdrawn" }, withdrawn: { zh: "已撤回", en: "withdrawn" }, failed: { zh: "已中断", en: "interrupted" } };
  return new Refused("ledger/wrong-step", `该批次${words[step].zh}，现在不能这样办理`, `the import is ${words[step].en}: this cannot be done now`);
}
