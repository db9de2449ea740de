import type { Actor } from "../access/model.js";
import { holdsOf, readsSomewhere, reachOf } from "../ledger-rows/reach.js";
import type { LedgerReader } from "../ledger-rows/ports.js";
import { isDifference, itemKinds, reasonsFor, type ItemKind, type ReconciliationItem, type ReconciliationRun, type ResolutionState } from "../reconciliation/model.js";
import { Forbidden, NotFound, Refused } from "../ports.js";
import type { TableColumn, TableModel } from "../report/table-model.js";
import { changeRow } from "./ledger-desk-acts.js";
import { ledgersOf, mustRead, namesFor, type LedgerDeskPorts } from "./ledger-desk-office.js";
import { row as rowView } from "./ledger-desk-rows.js";
import { todayOf } from "./plan-desk-office.js";
import { confirm, resolve } from "./reconciliation-desk-acts.js";
import { differencesOf, fieldLabel, heldRun, kindWords, mayReconcile, mustReconcile, reasonWords, runRow, saidOf, seesRun, statesOf, stateWords, systemNameOf, type ReconciliationRoom, type Said } from "./reconciliation-desk-office.js";
import { beginRun, childRowsOf, differencesLedger, startRun, type RunHeadings } from "./reconciliation-desk-run.js";
import { enterpriseLedger, seenFields, subjecthoodOf } from "./reconciliation-desk-sides.js";
import type { BeginReconciliation, ConfirmDifferences, ReconciliationItems, ReconciliationItemsQuery, ReconciliationItemView, ReconciliationRow, ReconciliationsQuery, ReconciliationView, ResolveDifferences, StartReconciliation } from "./reconciliation-desk-views.js";
import { SubjectIndex } from "./subject-names.js";

const states: readonly ResolutionState[] = ["open", "proposed", "confirmed"], closeReasons: Readonly<Record<string, string>> = { entered: "missing", adopted: "adopted", wrong: "wrong", closed: "closed", scope: "scope", alias: "alias", "not-same": "other", duplicate: "duplicate" };

/** The desk of reconciliations (名录核对台): exports of national systems held against ledgers; every difference explained by one person and confirmed by another. */
export class ReconciliationDesk {
  readonly #ports: LedgerDeskPorts;
  constructor(ports: LedgerDeskPorts) { this.#ports = ports; }

  /** Runs that the person sees, the newest first; ledgers that they may hold against an export. @throws {Forbidden} */
  async list(actor: Actor, { ledger }: ReconciliationsQuery): Promise<{ readonly items: readonly ReconciliationRow[]; readonly ledgers: readonly { readonly ledger: string; readonly title: { readonly zh: string; readonly en: string }; readonly year: boolean }[] }> {
    const ports = this.#ports, found = await ports.ledgerStore.read(async (reader) => {
      mustRead(ports, actor);
      const pack = await reader.pack(), today = todayOf(ports.clock), reach = reachOf(actor, ports.ledgerStore.district, pack, today), ledgers = ledgersOf(ports), room = (id: string) => { const own = ledgers.get(id); return own === undefined || !readsSomewhere(own, reach) ? null : { ledger: own, pack, reach, today, ledgers }; };
      const runs = (await reader.reconciliations(ledger === undefined || ledger === "" ? {} : { ledger })).flatMap((run) => { const own = room(run.ledger); return own !== null && seesRun(own, run) ? [{ run, room: own }] : []; });
      return { runs, ledgers: [...ledgers.values()].filter((each) => { const own = room(each.id); return own !== null && each.id !== differencesLedger && subjecthoodOf(each) !== null && mayReconcile(own); }) };
    });
    const names = await namesFor(ports, found.runs.map(({ run }) => run.by));
    return { items: found.runs.map(({ run, room }) => runRow(ports, room, run, names)), ledgers: found.ledgers.map((each) => ({ ledger: each.id, title: each.title, year: each.fields["year"]?.kind === "integer" })) };
  }
  /** Whether the person may bring an export, asked before a file is taken. @throws {Forbidden} {NotFound} */
  async mayBegin(actor: Actor, ledger: string): Promise<void> { await this.#ports.ledgerStore.read(async (reader) => { mustRead(this.#ports, actor); const own = ledgersOf(this.#ports).get(ledger), pack = await reader.pack(), today = todayOf(this.#ports.clock), reach = reachOf(actor, this.#ports.ledgerStore.district, pack, today); if (own === undefined || !readsSomewhere(own, reach)) throw new NotFound("ledger", ledger); mustReconcile({ ledger: own, pack, reach, today, ledgers: ledgersOf(this.#ports) }); }); }
  async begin(actor: Actor, command: BeginReconciliation, file: { readonly name: string; readonly bytes: AsyncIterable<Uint8Array> }): Promise<ReconciliationView> { return this.view(actor, await beginRun(this.#ports, actor, command, file)); }
  async start(actor: Actor, id: string, command: StartReconciliation): Promise<ReconciliationView> { await startRun(this.#ports, actor, id, command); return this.view(actor, id); }

  /** @throws {NotFound} {Forbidden} */
  async view(actor: Actor, id: string): Promise<ReconciliationView> {
    const ports = this.#ports, found = await ports.ledgerStore.read(async (reader) => {
      const { run, room } = await heldRun(ports, reader, actor, id), said = run.step === "done" ? saidOf(run, await differencesOf(reader, id), await reader.reconciliationActs({ series: run.series })) : new Map<number, Said>();
      return { run, room, said, before: run.before === null ? null : (await reader.reconciliations({ id: run.before }))[0] ?? null };
    });
    const { run, room, said, before } = found, heads = JSON.parse(run.headings) as RunHeadings, mayResolve = mayReconcile(room);
    return {
      ...runRow(ports, room, run, await namesFor(ports, [run.by])), columns: heads.columns, targets: heads.targets, faults: heads.faults, identifies: heads.identifies, states: statesOf(said), before: before === null ? null : { id: before.id, number: before.number, asOf: before.asOf },
      mayStart: run.step === "headings" && mayResolve, mayResolve: run.step === "done" && mayResolve, mayConfirm: run.step === "done" && mayApprove(room, run), mayExport: run.step === "done" && room.holds.includes("table.export"),
    };
  }
  /** Differences and pairs of a run, as they stand now (核对明细). @throws {NotFound} {Forbidden} {Refused} reconciliation/refused */
  async items(actor: Actor, id: string, query: ReconciliationItemsQuery): Promise<ReconciliationItems> {
    const ports = this.#ports, limit = Math.min(200, Math.max(1, Number(query.limit ?? "50") || 50)), after = Math.max(0, Number(query.after ?? "0") || 0);
    const kinds = (query.kind ?? "").split(",").filter((each): each is ItemKind => (itemKinds as readonly string[]).includes(each)), wanted = states.find((each) => each === query.state);
    const found = await ports.ledgerStore.read(async (reader) => {
      const { run, room } = await heldRun(ports, reader, actor, id), acts = await reader.reconciliationActs({ series: run.series });
      if (query.kind === "gone") { const here = new Set((await differencesOf(reader, id)).map(({ identity }) => identity)), earlier = run.before === null ? [] : (await differencesOf(reader, run.before)).filter(({ identity }) => !here.has(identity)); return { run, room, said: new Map<number, Said>(), page: earlier.filter(({ ordinal }) => ordinal > after).slice(0, limit + 1), register: null }; }
      const all = wanted === undefined && query.fresh !== "1" ? await reader.reconciliationItems({ run: id, ...(kinds.length === 0 ? {} : { kinds }), after, limit: limit + 1 }) : (await differencesOf(reader, id)).filter(({ ordinal, kind }) => ordinal > after && (kinds.length === 0 || kinds.includes(kind)));
      const said = saidOf(run, all, acts), page = all.filter((item) => (wanted === undefined || said.get(item.ordinal)?.state === wanted) && (query.fresh !== "1" || item.isNew)).slice(0, limit + 1);
      return { run, room, said, page, register: page.some(({ kind }) => kind === "theirs" || kind === "perhaps") ? await this.#register(reader, room) : null };
    });
    const shown = found.page.slice(0, limit), names = await namesFor(ports, [...found.said.values()].flatMap(({ acts }) => acts.map(({ by }) => by)));
    return { items: shown.map((item) => itemView(found, actor, item, names)), next: found.page.length > limit ? String(shown.at(-1)?.ordinal ?? 0) : null };
  }
  /** Who of the register a line may be of, for an entry. */
  async #register(reader: LedgerReader, room: ReconciliationRoom): Promise<SubjectIndex | null> {
    const ledger = room.ledgers.get(enterpriseLedger);
    if (room.subject.unitField === null || ledger === undefined || !readsSomewhere(ledger, room.reach)) return null;
    return SubjectIndex.of(reader, room, ledger);
  }

  async resolve(actor: Actor, id: string, command: ResolveDifferences): Promise<ReconciliationView> { await resolve(this.#ports, actor, id, command); return this.view(actor, id); }
  async confirm(actor: Actor, id: string, command: ConfirmDifferences): Promise<ReconciliationView> { await confirm(this.#ports, actor, id, command); await this.#listed(actor, id); return this.view(actor, id); }
  /** The ledger of differences says what was found of each, once nothing is open any more (差异清单随之更新). */
  async #listed(actor: Actor, id: string): Promise<void> {
    const ports = this.#ports, found = await ports.ledgerStore.read(async (reader) => { const { run } = await heldRun(ports, reader, actor, id), items = await differencesOf(reader, id); return { run, items, said: saidOf(run, items, await reader.reconciliationActs({ series: run.series })) }; }), { run, items, said } = found, left = statesOf(said);
    if (run.row === null || left.open + left.proposed > 0) return;
    const held = await rowView(ports, actor, differencesLedger, run.row).catch((error: unknown) => { if (error instanceof NotFound || error instanceof Forbidden) return null; throw error; });
    if (held === null || !held.mayChange) return;
    const children = childRowsOf(items, (item) => { const last = said.get(item.ordinal)?.last; return { reason: last === null || last === undefined ? null : closeReasons[last.reason] ?? null, action: last === null || last === undefined ? null : (last.note === "" ? reasonWords[last.reason].zh : `${reasonWords[last.reason].zh}：${last.note}`).slice(0, 300) }; });
    const say = [...new Map([...said.values()].flatMap(({ last }) => (last === null ? [] : [[last.reason, 0] as const]))).keys()].map((reason) => `${reasonWords[reason].zh} ${[...said.values()].filter(({ last }) => last?.reason === reason).length} 条`).join("，");
    await changeRow(ports, actor, differencesLedger, run.row, { id: ports.clock.id(), version: held.row.version, values: { differences: children, explanation: `核对 ${run.number}：${items.length} 条差异全部说明并经他人确认。${say}。` }, why: `核对 ${run.number} 全部确认` });
  }

  /** The differences as a table (差异表). @throws {NotFound} {Forbidden} {Refused} ledger/too-many */
  async table(actor: Actor, id: string): Promise<TableModel> {
    const ports = this.#ports, { run, room, items, said } = await ports.ledgerStore.read(async (reader) => { const { run, room } = await heldRun(ports, reader, actor, id); if (!room.holds.includes("table.export")) throw new Forbidden("table.export", run.ledger); const items = await differencesOf(reader, id); return { run, room, items, said: saidOf(run, items, await reader.reconciliationActs({ series: run.series })) }; });
    if (items.length > 50_000) throw new Refused("ledger/too-many", `共 ${items.length} 条差异，一次最多导出 50000 条`, `there are ${items.length} differences and at most 50000 are exported`);
    const visible = new Set(seenFields(room)), names = await namesFor(ports, [...said.values()].flatMap(({ last }) => (last === null ? [] : [last.by]))), text = (of: string, zh: string, en: string, width: number): TableColumn => ({ id: of, label: { zh, en }, unit: "", width, kind: of === "line" ? "integer" : "text" });
    await ports.ledgerStore.write({ actor, action: "table.export", subject: `${run.ledger}/${run.id}`, detail: `导出核对差异 ${run.number}，${items.length} 条` }, () => Promise.resolve());
    const counts = run.counts, side = (zh: string, { total, same, fields, only, perhaps, twice, unreadable }: NonNullable<typeof counts>["ours"], onlyWords: string): string => `${zh} ${total} = 一致 ${same} + 字段不一致 ${fields} + ${onlyWords} ${only} + 疑似 ${perhaps} + 重复 ${twice}${zh === "国家系统" ? ` + 无法读取 ${unreadable}` : ""}`;
    const words = counts === null ? "" : `${side("本地台账", counts.ours, "只在本地")}；${side("国家系统", counts.theirs, "只在国家系统")}`;
    return {
      name: "ledger", title: { zh: `${room.ledger.title.zh}核对差异（${run.number}）`, en: `Differences of ${room.ledger.title.en} (${run.number})` }, unit: "", banner: "", madeAt: ports.clock.now(),
      filter: { zh: `${systemNameOf(run).zh} ${run.asOf} 导出；${words}`, en: `${systemNameOf(run).en}, exported ${run.asOf}; ours ${counts?.ours.total ?? 0}, theirs ${counts?.theirs.total ?? 0}` },
      columns: [text("kind", "结果", "Result", 16), text("side", "所在一侧", "Side", 10), text("line", "导出表行号", "Line", 8), text("name", "名称", "Name", 32), text("code", "统一社会信用代码", "Credit code", 22), text("what", "内容", "What", 44), text("state", "说明进度", "State", 10), text("reason", "原因", "Reason", 18), text("note", "说明", "Note", 36), text("by", "办理人", "By", 10)],
      rows: items.map((item) => {
        const own = said.get(item.ordinal), last = own?.last ?? null, what = [...item.fields.filter(({ field }) => field.startsWith("@") || visible.has(field)).map(({ field, ours, theirs }) => `${fieldLabel(room.ledger, field).zh}：本地“${ours || "空"}”，国家系统“${theirs}”`), ...item.candidates.map(({ name, line, why }) => `${name}${line === null ? "" : `（第 ${line} 行）`}：${why.zh}`), ...item.warnings.map(({ zh }) => zh)].join("；");
        return [kindWords[item.kind].zh, item.side === "both" ? "两侧" : item.side === "ours" ? "本地台账" : "国家系统", item.line === null ? "—" : String(item.line), item.name, item.creditCode ?? "", what, stateWords[own?.state ?? "open"].zh, last === null ? "" : reasonWords[last.reason].zh, last?.note ?? "", last === null ? "" : names.get(last.by) ?? last.by];
      }),
    };
  }
}
function mayApprove(room: ReconciliationRoom, run: ReconciliationRun): boolean { return holdsOf(room.ledger, room, { organisationPath: run.organisationPath, placePath: run.placePath, enterprise: run.enterprise, state: null, values: {} }).includes("ledger.approve"); }
function itemView({ run, room, said, register }: { readonly run: ReconciliationRun; readonly room: ReconciliationRoom; readonly said: ReadonlyMap<number, Said>; readonly register: SubjectIndex | null }, actor: Actor, item: ReconciliationItem, names: ReadonlyMap<string, string>): ReconciliationItemView {
  const own = said.get(item.ordinal), last = own?.last ?? null, visible = new Set(seenFields(room)), state = own?.state ?? "confirmed", { unitField } = room.subject, isEntry = item.side === "theirs" && reasonsFor(item).includes("entered"), firm = !isEntry || register === null ? null : register.known(item.name, item.creditCode);
  return {
    ordinal: item.ordinal, kind: item.kind, side: item.side, by: item.by, line: item.line, row: item.row, name: item.name, creditCode: item.creditCode, candidates: item.candidates, warnings: item.warnings, isNew: item.isNew, state: isDifference(item) ? state : "confirmed", isCarried: own?.isCarried ?? false,
    fields: item.fields.filter(({ field }) => field.startsWith("@") || visible.has(field)).map(({ field, ours, theirs, value }) => ({ field, label: fieldLabel(room.ledger, field), ours, theirs, mayAdopt: value !== null })),
    reasons: isDifference(item) && (state === "open" || own?.isCarried === true) && mayReconcile(room) ? reasonsFor(item) : [],
    acts: (own?.acts ?? []).map(({ move, reason, note, by, at, target }) => ({ move, reason, note, by, byName: names.get(by) ?? by, at, target })),
    mayConfirm: state === "proposed" && last !== null && last.identity === item.identity && last.by !== actor.user && mayApprove(room, run),
    entry: isEntry ? { values: Object.fromEntries(Object.entries(item.values).filter(([field]) => visible.has(field))), unitField, enterprise: firm === null ? null : { id: firm.id, name: firm.name } } : null,
  };
}
