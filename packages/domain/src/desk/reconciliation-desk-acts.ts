import { canonicalOf, isBlank, type AnyRow } from "@yunqing/ledger";
import type { Actor } from "../access/model.js";
import { holdsOf } from "../ledger-rows/reach.js";
import type { LedgerReader } from "../ledger-rows/ports.js";
import { digestOfItem, reasonsFor, resolutionReasons, type ReconciliationAct, type ReconciliationItem, type ReconciliationRun } from "../reconciliation/model.js";
import { Forbidden, IdTaken, NotFound, Overtaken, Refused } from "../ports.js";
import { changeRow, makeRow } from "./ledger-desk-acts.js";
import { seenRow, type LedgerDeskPorts, type LedgerRoom } from "./ledger-desk-office.js";
import { heldRun, mustReconcile, reasonWords, saidOf, systemNameOf, type ReconciliationRoom, type Said } from "./reconciliation-desk-office.js";
import { enterpriseLedger } from "./reconciliation-desk-sides.js";
import type { ConfirmDifferences, ResolveDifferences } from "./reconciliation-desk-views.js";
import { addSubjectName } from "./subject-names.js";

const mostAtOnce = 500, longest = 1_000;
const refused = (field: string, zh: string, en: string): Refused => new Refused("reconciliation/refused", "没有办理", "nothing was done", [{ field, zh, en }]);
const isCommand = (id: string | undefined): boolean => id !== undefined && /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(id);
/** Reasons that want words, since nothing else says what was found. */
const wordy: ReadonlySet<ReconciliationAct["reason"]> = new Set(["wrong", "closed", "scope", "not-same"]);

interface Taken { readonly run: ReconciliationRun; readonly room: ReconciliationRoom; readonly items: readonly ReconciliationItem[]; readonly said: ReadonlyMap<number, Said> }
async function takenUp(ports: LedgerDeskPorts, reader: LedgerReader, actor: Actor, id: string, ordinals: readonly number[]): Promise<Taken> {
  const { run, room } = await heldRun(ports, reader, actor, id), wanted = [...new Set(ordinals)];
  if (wanted.length === 0 || wanted.length > mostAtOnce) throw refused("ordinals", `一次办理 1—${mostAtOnce} 条`, `1 to ${mostAtOnce} at once`);
  const items = await reader.reconciliationItems({ run: id, ordinals: wanted, after: 0, limit: mostAtOnce }), lost = wanted.find((each) => !items.some(({ ordinal }) => ordinal === each));
  if (lost !== undefined) throw new NotFound("difference", `${run.number} ${lost}`);
  const aliases = await reader.reconciliationActs({ series: run.series, identities: items.map(({ identity }) => identity) });
  return { run, room, items, said: saidOf(run, items, aliases) };
}
/** The row that bears the subject's names (主体所在的行): of the register where the row names an enterprise. */
export async function subjectOf(ports: LedgerDeskPorts, reader: LedgerReader, actor: Actor, room: ReconciliationRoom, row: string): Promise<{ readonly ledger: string; readonly row: string; readonly values: AnyRow; readonly version: string }> {
  const own = await seenRow(ports, reader, room, row), { unitField } = room.subject, unit = unitField === null ? null : own.values[unitField], register = room.ledgers.get(enterpriseLedger);
  if (typeof unit !== "string" || register === undefined) return { ledger: room.ledger.id, row, values: own.values, version: own.kept.version };
  const firm = await seenRow(ports, reader, { ...room, ledger: register } satisfies LedgerRoom, unit);
  return { ledger: register.id, row: unit, values: firm.values, version: firm.kept.version };
}

/** Says why differences are none, or makes them go through the ordinary writing of rows (说明或处理差异). @throws {NotFound} {Forbidden} {Refused} reconciliation/refused, ledger/… {IdTaken} */
export async function resolve(ports: LedgerDeskPorts, actor: Actor, id: string, command: ResolveDifferences): Promise<void> {
  await guarded(ports, actor, id, async () => {
    const note = command.note.trim(), taken = await ports.ledgerStore.read((reader) => takenUp(ports, reader, actor, id, command.ordinals)), { room, items, run, said } = taken, [only] = items;
    mustReconcile(room);
    if (!isCommand(command.id)) throw refused("id", "应为 UUIDv7", "a UUIDv7 is wanted");
    if (!resolutionReasons.includes(command.reason)) throw refused("reason", "没有这个原因", "there is no such reason");
    if (note.length > longest || (wordy.has(command.reason) && note === "")) throw refused("note", note === "" ? "请说明情况（文号、核实结果）" : `不超过 ${longest} 字`, note === "" ? "say what was found" : `at most ${longest} characters`);
    const isAgain = items.every(({ ordinal }) => said.get(ordinal)?.acts.some((act) => act.id === command.id) === true);
    for (const item of items) {
      if (!reasonsFor(item).includes(command.reason)) throw refused("reason", `“${item.name}”不适用“${reasonWords[command.reason].zh}”`, `"${reasonWords[command.reason].en}" does not fit ${item.name}`);
      const own = said.get(item.ordinal);
      if (!isAgain && own?.state !== "open" && own?.isCarried !== true) throw new Refused("ledger/overtaken", `“${item.name}”已经${own?.state === "confirmed" ? "确认" : "提交，等待他人确认"}`, `${item.name} was ${own?.state === "confirmed" ? "confirmed" : "sent for confirmation"} already`);
    }
    if (["entered", "adopted", "alias"].includes(command.reason) && (items.length !== 1 || only === undefined)) throw refused("ordinals", "补录、采用和记别名须逐条办理", "entering, taking over and noting names are done one by one");
    const targets = only === undefined ? { target: null, fields: [] } : await carriedOut(ports, actor, taken, only, command);
    await ports.ledgerStore.write({ actor, action: "ledger.reconcile", subject: `${run.ledger}/${run.id}`, detail: `${run.number} 差异说明 ${items.length} 条：${reasonWords[command.reason].zh}${note === "" ? "" : `，${note}`}`.slice(0, 500) }, async (writer) => {
      const acts = await writer.reconciliationActs({ series: run.series, identities: items.map(({ identity }) => identity) });
      await writer.appendReconciliationActs(items.map((item): ReconciliationAct => ({
        ...scopeOfRun(run), id: command.id, series: run.series, identity: item.identity, seq: lastSeq(acts, item.identity) + 1, run: run.id, ordinal: item.ordinal, by: actor.user, at: ports.clock.now(), move: "propose", reason: command.reason, note,
        target: targets.target, fields: command.reason === "not-same" ? item.candidates.flatMap(({ row }) => (row === null ? [] : [row])) : targets.fields, digest: digestOfItem(item),
      })));
    });
  });
}
const scopeOfRun = ({ district, organisationPath, placePath, enterprise }: ReconciliationRun) => ({ district, organisationPath, placePath, enterprise });
const lastSeq = (acts: readonly ReconciliationAct[], identity: string): number => acts.filter((each) => each.identity === identity).at(-1)?.seq ?? 0;

/** What a reason does besides saying so: enters a row, takes values over; a name is noted only when somebody else confirmed it. */
async function carriedOut(ports: LedgerDeskPorts, actor: Actor, { room, run }: Taken, item: ReconciliationItem, command: ResolveDifferences): Promise<{ readonly target: string | null; readonly fields: readonly string[] }> {
  const { ledger, subject } = room, why = `${systemNameOf(run).zh} ${run.asOf} 导出，核对 ${run.number}${command.note.trim() === "" ? "" : `：${command.note.trim()}`}`;
  if (command.reason === "entered") {
    let values = command.values ?? {};
    if (subject.unitField !== null && command.enterprise !== undefined && isBlank(values[subject.unitField])) {
      if (!isCommand(command.enterpriseId)) throw refused("enterpriseId", "应为 UUIDv7", "a UUIDv7 is wanted");
      const made = await makeRow(ports, actor, enterpriseLedger, { id: command.enterpriseId ?? "", values: command.enterprise, place: command.place ?? null, enterprise: null, why });
      values = { ...values, [subject.unitField]: made.row.id };
    }
    const made = await makeRow(ports, actor, ledger.id, { id: command.id, values, place: command.place ?? null, enterprise: null, why });
    return { target: made.row.id, fields: [] };
  }
  if (command.reason === "adopted") {
    const wanted = [...new Set(command.fields ?? [])], chosen = item.fields.filter(({ field }) => wanted.includes(field));
    if (wanted.length === 0 || chosen.length !== wanted.length) throw refused("fields", "请选择要采用的字段", "choose the fields to take over");
    if (chosen.some(({ value }) => value === null)) throw refused("fields", "所选字段的国家系统值无法读取，不能采用", "a value that cannot be read is not taken over");
    await adopted(ports, actor, room, item, chosen, command.id, why);
    return { target: item.row, fields: wanted };
  }
  if (command.reason === "alias") {
    const row = item.kind === "fields" ? item.row : command.row ?? (item.candidates.length === 1 ? item.candidates[0]?.row ?? null : null);
    if (row === null) throw refused("row", "请选择是哪一家", "choose which one it is");
    await ports.ledgerStore.read((reader) => subjectOf(ports, reader, actor, room, row));
    return { target: row, fields: [] };
  }
  return { target: command.row ?? null, fields: [] };
}
/** Takes values of the national system over by the ordinary change (采用国家系统值): what was changed here since is not written over. The former name stays as a fact. */
async function adopted(ports: LedgerDeskPorts, actor: Actor, room: ReconciliationRoom, item: ReconciliationItem, chosen: ReconciliationItem["fields"], id: string, why: string): Promise<void> {
  const row = item.row ?? "", { own, firm, versions } = await ports.ledgerStore.read(async (reader) => { const own = await seenRow(ports, reader, room, row); return { own, firm: await subjectOf(ports, reader, actor, room, row), versions: await reader.ledgerVersions(room.ledger, row) }; });
  const plain = chosen.filter(({ field }) => !field.startsWith("@")), identity = chosen.filter(({ field }) => field.startsWith("@")), then = versions.find((each) => each.id === item.version)?.values;
  const says = (field: string, value: unknown): string => { const declared = room.ledger.fields[field]; return declared === undefined || isBlank(value) ? "" : canonicalOf(declared, value); };
  if (plain.some(({ field, value }) => { const now = says(field, own.values[field]); return now !== says(field, then?.[field]) && now !== says(field, value); })) throw new Refused("ledger/overtaken", "核对之后本地记录又有更改；请重新核对", "the row was changed here since the run: hold the lists against one another again");
  if (plain.length > 0) await changeRow(ports, actor, room.ledger.id, row, { id, version: own.kept.version, values: Object.fromEntries(plain.map(({ field, value }) => [field, value])), why });
  if (identity.length === 0) return;
  const register = room.ledgers.get(firm.ledger), nameField = firm.ledger === enterpriseLedger ? "name" : room.subject.nameFields[0] ?? "", creditField = firm.ledger === enterpriseLedger ? "creditCode" : room.subject.creditField ?? "";
  const before = typeof firm.values[nameField] === "string" ? firm.values[nameField] : "", renamed = identity.find(({ field }) => field === "@name"), coded = identity.find(({ field }) => field === "@creditCode");
  const values = { ...(renamed === undefined ? {} : { [nameField]: renamed.value }), ...(coded === undefined ? {} : { [creditField]: coded.value }) };
  const fresh = firm.ledger === room.ledger.id ? (await ports.ledgerStore.read((reader) => subjectOf(ports, reader, actor, room, row))).version : firm.version;
  if (register !== undefined) await changeRow(ports, actor, firm.ledger, firm.row, { id: ports.clock.id(), version: fresh, values, why });
  if (renamed !== undefined && before !== "" && before !== renamed.value) await addSubjectName(ports, actor, firm.ledger, firm.row, { id: ports.clock.id(), kind: "former", name: before, from: null, until: null, source: why.slice(0, 200) });
}

/** Another person confirms what was said of differences, or sends it back (确认或退回). A confirmed name is noted as a fact. @throws {NotFound} {Forbidden} {Refused} */
export async function confirm(ports: LedgerDeskPorts, actor: Actor, id: string, command: ConfirmDifferences): Promise<void> {
  await guarded(ports, actor, id, async () => {
    const note = command.note.trim();
    if (!isCommand(command.id)) throw refused("id", "应为 UUIDv7", "a UUIDv7 is wanted");
    if (command.decision === "return" && note === "") throw refused("note", "退回须写明理由", "say why it is sent back");
    if (note.length > longest) throw refused("note", `不超过 ${longest} 字`, `at most ${longest} characters`);
    await ports.ledgerStore.write({ actor, action: "ledger.reconcile", subject: `${id}`, detail: `差异${command.decision === "confirm" ? "确认" : "退回"} ${command.ordinals.length} 条${note === "" ? "" : `：${note}`}`.slice(0, 500) }, async (writer) => {
      const { run, room, items, said } = await takenUp(ports, writer, actor, id, command.ordinals), acts: ReconciliationAct[] = [];
      if (!holdsOf(room.ledger, room, { organisationPath: run.organisationPath, placePath: run.placePath, enterprise: run.enterprise, state: null, values: {} }).includes("ledger.approve")) throw new Forbidden("ledger.approve", run.ledger);
      for (const item of items) {
        const own = said.get(item.ordinal), last = own?.last ?? null, again = own?.acts.find((act) => act.id === command.id && act.ordinal === item.ordinal);
        if (again !== undefined) { acts.push({ ...again, note, by: actor.user, move: command.decision }); continue; }
        if (own?.state !== "proposed" || last === null || last.identity !== item.identity) throw new Refused("ledger/overtaken", `“${item.name}”没有待确认的说明`, `nothing waits to be confirmed of ${item.name}`);
        if (last.by === actor.user) throw new Refused("reconciliation/same-person", "不能确认自己提交的说明；请由他人确认", "nobody confirms what they said themselves", [{ field: "ordinals", zh: `“${item.name}”是你提交的`, en: `you said it of ${item.name}` }]);
        acts.push({ ...scopeOfRun(run), id: command.id, series: run.series, identity: item.identity, seq: last.seq + 1, run: run.id, ordinal: item.ordinal, by: actor.user, at: ports.clock.now(), move: command.decision, reason: last.reason, note, target: last.target, fields: last.fields, digest: last.digest });
        if (command.decision !== "confirm" || last.reason !== "alias" || last.target === null) continue;
        const subject = await subjectOf(ports, writer, actor, room, last.target), name = item.kind === "fields" ? item.fields.find(({ field }) => field === "@name")?.theirs ?? item.name : item.name;
        const known = await writer.subjectNames({ ledger: subject.ledger, rows: [subject.row] });
        if (!known.some((each) => each.name === name && each.withdraws === null && !known.some((other) => other.withdraws === each.id))) await writer.appendSubjectName({ ...scopeOfRun(run), id: ports.clock.id(), ledger: subject.ledger, row: subject.row, by: actor.user, at: ports.clock.now(), kind: "alias", name, from: null, until: null, source: `${systemNameOf(run).zh} ${run.asOf} 导出，核对 ${run.number}`.slice(0, 200), withdraws: null });
      }
      await writer.appendReconciliationActs(acts);
    });
  });
}
async function guarded(ports: LedgerDeskPorts, actor: Actor, id: string, work: () => Promise<void>): Promise<void> {
  try { await work(); } catch (error) {
    if (error instanceof Forbidden || error instanceof Refused || error instanceof NotFound || error instanceof IdTaken) await ports.ledgerStore.recordRefusal({ actor, action: "ledger.reconcile", subject: id, detail: `${error.code}: ${error.message}`.slice(0, 500) });
    throw error instanceof Overtaken ? new Refused("ledger/overtaken", "刚被他人办理；请重新载入", "it was dealt with by somebody else meanwhile: load it again") : error;
  }
}
