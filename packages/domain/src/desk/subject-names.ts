import { nameFieldOf, visibleTo, type AnyRow, type Ledger } from "@yunqing/ledger";
import type { Actor, Scoped } from "../access/model.js";
import { askableOf, holdsSomewhere, readsSomewhere, scopeFor } from "../ledger-rows/reach.js";
import type { LedgerReader, LedgerWriter, RowsAsked } from "../ledger-rows/ports.js";
import { namesInForce, type SubjectName } from "../reconciliation/model.js";
import { nameKeyOf, placeWordsOf, spellingsOf, splitNames, type PlaceWords } from "../reconciliation/names.js";
import { Forbidden, IdTaken, NotFound, Overtaken, Refused } from "../ports.js";
import { understood, type Understood } from "./ledger-desk-query.js";
import type { LedgerQuery } from "./ledger-desk-views.js";
import { mustWrite, namesFor, roomOf, seenRow, type LedgerDeskPorts, type LedgerRoom } from "./ledger-desk-office.js";

/** A name of a subject besides its present one (曾用名、别名), with its days and source; a withdrawn one stays readable. */
export interface SubjectNameView { readonly id: string; readonly kind: "former" | "alias"; readonly name: string; readonly from: string | null; readonly until: string | null; readonly source: string; readonly by: string; readonly byName: string; readonly at: string; readonly withdrawn: { readonly why: string; readonly byName: string; readonly at: string } | null }
export interface SubjectNames { readonly names: readonly SubjectNameView[]; readonly mayAdd: boolean; /** rows that bear one of the names now or bore it: perhaps the same subject */ readonly others: readonly { readonly id: string; readonly name: string; readonly borne: string }[] }
/** Days are YYYY, YYYY-MM or YYYY-MM-DD, as exactly as the source knows them. */
export interface AddSubjectName { readonly id: string; readonly kind: "former" | "alias"; readonly name: string; readonly from: string | null; readonly until: string | null; readonly source: string }
export interface WithdrawSubjectName { readonly id: string; readonly name: string; readonly why: string }

/** Whether subjects of a ledger bear names (有名称的台账). */
export const bearsNames = (ledger: Ledger): boolean => (ledger.likeness?.names.length ?? 0) > 0;
const textIn = (row: AnyRow, field: string): string => { const value = row[field]; return typeof value === "string" ? value : ""; };
/** All names of a row as its fields hold them (行上的名称). */
export function namesOnRow(ledger: Ledger, values: AnyRow): readonly string[] { return [...new Set((ledger.likeness?.names ?? [nameFieldOf(ledger)]).flatMap((field) => splitNames(textIn(values, field))))]; }

/** Which row stands for each (合并后的行): what was merged is looked for in the row that it was merged into. */
async function standingRows(reader: LedgerReader, ledger: Ledger, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const into = new Map<string, string>();
  for (let open = [...new Set(ids)], steps = 0; open.length > 0 && steps < 5; steps++) { const gone = (await reader.ledgerRows(ledger, open)).flatMap(({ id, mergedInto }) => (mergedInto === null ? [] : [[id, mergedInto] as const])); for (const [id, next] of gone) into.set(id, next); open = gone.map(([, next]) => next).filter((id) => !into.has(id)); }
  const end = (id: string): string => { let at = id; for (let steps = 0; steps < 5; steps++) at = into.get(at) ?? at; return at; };
  return new Map(ids.map((id) => [id, end(id)]));
}
/** Rows whose names in force hold one of the texts, merged ones by the row that stands. */
async function rowsNamed(reader: LedgerReader, ledger: Ledger, texts: readonly string[]): Promise<readonly string[]> { const ids = await reader.subjectsNamed(ledger.id, texts); return ids.length === 0 ? ids : [...new Set((await standingRows(reader, ledger, ids)).values())]; }

/** A list asked for by words, under every name that its subjects bore (按曾用名查找): former names, aliases, old districts; also where a row is called by an enterprise. */
export async function widened(reader: LedgerReader, room: LedgerRoom, asked: RowsAsked): Promise<RowsAsked> {
  const { text, textFields = [] } = asked;
  if (text === undefined || text === "") return asked;
  const spellings = spellingsOf(text, placeWordsOf(room.pack)), { ledger } = room;
  const textIds = bearsNames(ledger) && textFields.includes(nameFieldOf(ledger)) ? await rowsNamed(reader, ledger, spellings) : [], textRefs: { field: string; ids: readonly string[] }[] = [];
  for (const field of textFields) {
    const declared = ledger.fields[field], to = declared?.kind === "reference" && declared.many !== true ? room.ledgers.get(declared.to) : undefined;
    if (to === undefined || to.id === ledger.id || !readsSomewhere(to, room.reach)) continue;
    const seen = askableOf(to, room).seen, own = [...new Set([nameFieldOf(to), ...to.key, ...to.likeness?.names ?? []])].filter((name) => seen.has(name));
    const page = own.length === 0 ? [] : (await reader.ledgerPage(to, { scope: scopeFor(to, "read", room), filters: [], text, textFields: own, textAlso: spellings.slice(1) }, { field: null, descending: true }, null, 500)).rows.map(({ id }) => id);
    const ids = [...new Set([...page, ...(bearsNames(to) ? await rowsNamed(reader, to, spellings) : [])])];
    if (ids.length > 0) textRefs.push({ field, ids });
  }
  return { ...asked, ...(spellings.length > 1 ? { textAlso: spellings.slice(1) } : {}), ...(textIds.length > 0 ? { textIds } : {}), ...(textRefs.length > 0 ? { textRefs } : {}) };
}

/** The names in force besides those on the rows (各行的曾用名、别名). */
export async function namesByRow(reader: LedgerReader, ledger: Ledger): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, string[]>(), facts = namesInForce(await reader.subjectNames({ ledger: ledger.id })), standing = await standingRows(reader, ledger, facts.map((each) => each.row));
  for (const { row: borne, name } of facts) { const row = standing.get(borne) ?? borne, list = found.get(row); if (list) list.push(name); else found.set(row, [name]); }
  return found;
}
/** A row with its other names beside those on it (带全部名称的行), for comparing. */
export function withNames(ledger: Ledger, values: AnyRow, names: readonly string[] = []): AnyRow {
  const field = ledger.likeness?.names.at(-1);
  return field === undefined || names.length === 0 ? values : { ...values, [field]: [textIn(values, field), ...names].filter((each) => each !== "").join("；") };
}

/** What a query asks, under every name that subjects bore (解析查询). @throws {Refused} ledger/bad-query */
export async function understoodWidely(ports: Pick<LedgerDeskPorts, "secrets">, reader: LedgerReader, room: LedgerRoom, query: LedgerQuery): Promise<Understood> {
  const what = understood(ports, room, query);
  return { ...what, asked: await widened(reader, room, what.asked) };
}

/** Subjects by every name that they bear or bore (名称索引), for what people call them by in files. A name that fits several is none. */
export class SubjectIndex {
  readonly #byKey = new Map<string, Map<string, string | null>>(); readonly #byCode = new Map<string, string | null>(); readonly #names = new Map<string, string>(); readonly #places: PlaceWords;
  private constructor(places: PlaceWords) { this.#places = places; }
  static async of(reader: LedgerReader, room: LedgerRoom, ledger: Ledger): Promise<SubjectIndex> {
    const index = new SubjectIndex(placeWordsOf(room.pack)), visible = new Set(visibleTo(ledger, holdsSomewhere(ledger, room.reach)));
    if (!bearsNames(ledger) || !ledger.likeness?.names.every((name) => visible.has(name))) return index;
    const rows = new Set<string>();
    for (let after: Parameters<typeof reader.ledgerPage>[3] = null, more = true; more;) {
      const page = await reader.ledgerPage(ledger, { scope: scopeFor(ledger, "read", room), filters: [] }, { field: null, descending: false }, after, 1_000);
      for (const { id, values } of page.rows) {
        const code = ledger.likeness?.code === undefined || !visible.has(ledger.likeness.code) ? "" : textIn(values, ledger.likeness.code);
        rows.add(id);
        index.#names.set(id, textIn(values, nameFieldOf(ledger)));
        if (code !== "") index.#byCode.set(code, index.#byCode.has(code) ? null : id);
        for (const name of namesOnRow(ledger, values)) index.#learn(id, name);
      }
      after = page.next;
      more = page.next !== null;
    }
    for (const [row, names] of await namesByRow(reader, ledger)) if (rows.has(row)) for (const name of names) index.#learn(row, name);
    return index;
  }
  #learn(row: string, name: string): void {
    const { key, former } = nameKeyOf(name, this.#places), own = this.#byKey.get(key) ?? new Map<string, string | null>();
    if (!own.has(row) || former === null) own.set(row, former);
    this.#byKey.set(key, own);
  }
  /** The one subject with the code, else with the name, and what it is called now (按代码或名称). */
  known(name: string, code: string | null): { readonly id: string; readonly name: string } | null { const id = this.#byCode.get(code ?? "") ?? this.find(name); return id === null ? null : { id, name: this.#names.get(id) ?? name }; }
  /** The one subject that bears or bore the name; null for none and for several, and across two different former districts. */
  find(name: string): string | null {
    const { key, former } = nameKeyOf(name, this.#places), [only, ...more] = [...this.#byKey.get(key) ?? []];
    if (only === undefined || more.length > 0) return null;
    return former !== null && only[1] !== null && only[1] !== former ? null : only[0];
  }
}

/** The names of a subject (曾用名与别名). @throws {NotFound} {Forbidden} */
export async function subjectNames(ports: LedgerDeskPorts, actor: Actor, ledger: string, row: string): Promise<SubjectNames> {
  const found = await ports.ledgerStore.read(async (reader) => {
    const room = await roomOf(ports, reader, actor, ledger), seen = await seenRow(ports, reader, room, row);
    if (!bearsNames(room.ledger) || !visibleTo(room.ledger, seen.holds).includes(nameFieldOf(room.ledger))) return null;
    const words = placeWordsOf(room.pack), all = await reader.subjectNames({ ledger }), standing = await standingRows(reader, room.ledger, all.map((each) => each.row)), facts = all.filter((each) => standing.get(each.row) === row);
    const mine = new Set([...namesOnRow(room.ledger, seen.values), ...namesInForce(facts).map(({ name }) => name)].map((name) => nameKeyOf(name, words).key)), shared = namesInForce(all).filter((each) => standing.get(each.row) !== row && mine.has(nameKeyOf(each.name, words).key));
    const rows = new Map((await reader.ledgerRows(room.ledger, [...new Set(shared.map((each) => each.row))])).filter((kept) => kept.kind !== "merged" && kept.kind !== "withdrawn").map((kept) => [kept.id, kept.values])), inReach = new Set((await reader.ledgerPage(room.ledger, { scope: scopeFor(room.ledger, "read", room), filters: [], ids: [...rows.keys()] }, { field: null, descending: true }, null, 100)).rows.map(({ id }) => id));
    return { facts, mayAdd: room.ledger.write.some((word) => seen.holds.includes(word)) && seen.kept.kind !== "merged" && seen.kept.kind !== "withdrawn", readsPeople: seen.holds.includes("ledger.read"), others: shared.filter((each) => inReach.has(each.row)).map((each) => ({ id: each.row, name: textIn(rows.get(each.row) ?? {}, nameFieldOf(room.ledger)), borne: each.name })) };
  });
  if (found === null) return { names: [], mayAdd: false, others: [] };
  const people = await namesFor(ports, found.facts.map(({ by }) => by)), called = (user: string): string => (found.readsPeople ? people.get(user) ?? user : ""), ends = new Map(found.facts.flatMap((each) => (each.withdraws === null ? [] : [[each.withdraws, each] as const])));
  return {
    mayAdd: found.mayAdd, others: found.others,
    names: found.facts.filter(({ withdraws }) => withdraws === null).map((each) => { const end = ends.get(each.id); return { id: each.id, kind: each.kind, name: each.name, from: each.from, until: each.until, source: each.source, by: found.readsPeople ? each.by : "", byName: called(each.by), at: each.at, withdrawn: end === undefined ? null : { why: end.source, byName: called(end.by), at: end.at } }; }),
  };
}

const isDate = (text: string): boolean => /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/.test(text);
const refusedName = (field: string, zh: string, en: string): Refused => new Refused("ledger/refused", "没有记下", "nothing was kept", [{ field, zh, en }]);
const isCommand = (id: string): boolean => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(id);
/** Notes a name that a subject bore or is called by (记曾用名、别名), a fact of its own. The same twice changes nothing. @throws {NotFound} {Forbidden} {Refused} ledger/refused {IdTaken} */
export async function addSubjectName(ports: LedgerDeskPorts, actor: Actor, ledger: string, row: string, command: AddSubjectName): Promise<SubjectNames> {
  const name = command.name.trim(), source = command.source.trim();
  await recorded(ports, actor, ledger, row, `记${command.kind === "former" ? "曾用名" : "别名"}：${name}`, async (writer, room, scope) => {
    if (!isCommand(command.id)) throw refusedName("id", "应为 UUIDv7", "a UUIDv7 is wanted");
    if (name === "" || name.length > 120) throw refusedName("name", "请写 1—120 字的名称", "a name of 1 to 120 characters");
    if (source === "" || source.length > 200) throw refusedName("source", "请写明来源（文件、登记机关），不超过 200 字", "say where it is from, at most 200 characters");
    for (const [field, day] of [["from", command.from], ["until", command.until]] as const) if (day !== null && !isDate(day)) throw refusedName(field, "应为 YYYY、YYYY-MM 或 YYYY-MM-DD", "YYYY, YYYY-MM or YYYY-MM-DD");
    if (command.from !== null && command.until !== null && command.from > command.until) throw refusedName("until", "不得早于起始日期", "not before it began");
    if (!bearsNames(room.ledger)) throw refusedName("name", "此台账的行没有名称", "rows of this ledger bear no names");
    const fact: SubjectName = { ...scope, id: command.id, ledger, row, by: actor.user, at: ports.clock.now(), kind: command.kind, name, from: command.from, until: command.until, source, withdraws: null };
    const known = await writer.subjectNames({ ledger, rows: [row] });
    if (!known.some(({ id }) => id === command.id) && namesInForce(known).some((each) => each.name === name)) throw refusedName("name", "已经记过这个名称", "the name is noted already");
    return writer.appendSubjectName(fact);
  });
  return subjectNames(ports, actor, ledger, row);
}
/** Takes a wrong name back (撤销记错的名称); the fact stays. @throws {NotFound} {Forbidden} {Refused} {IdTaken} */
export async function withdrawSubjectName(ports: LedgerDeskPorts, actor: Actor, ledger: string, row: string, { id, name, why }: WithdrawSubjectName): Promise<SubjectNames> {
  await recorded(ports, actor, ledger, row, `撤销名称：${why}`, async (writer, room, scope) => {
    if (!isCommand(id)) throw refusedName("id", "应为 UUIDv7", "a UUIDv7 is wanted");
    if (why.trim() === "" || why.length > 200) throw refusedName("why", "请写明理由，不超过 200 字", "say why, at most 200 characters");
    const facts = await writer.subjectNames({ ledger }), fact = facts.find((each) => each.id === name && each.withdraws === null), before = facts.find((each) => each.withdraws === name);
    if (fact === undefined || (await standingRows(writer, room.ledger, [fact.row])).get(fact.row) !== row) throw new NotFound("name", name);
    if (before !== undefined && before.id !== id) throw new Refused("ledger/overtaken", "这个名称已经撤销", "the name was taken back already");
    return writer.appendSubjectName({ ...scope, id, ledger, row: fact.row, by: actor.user, at: ports.clock.now(), kind: fact.kind, name: fact.name, from: fact.from, until: fact.until, source: why.trim(), withdraws: name });
  });
  return subjectNames(ports, actor, ledger, row);
}
/** The names of a row that was merged into another stay names of the subject (合并后的名称), in the transaction of the merge. */
export async function noteMergedNames(ports: Pick<LedgerDeskPorts, "clock">, writer: LedgerWriter, actor: Actor, ledger: Ledger, goes: AnyRow, into: { readonly row: string; readonly values: AnyRow; readonly scope: Scoped }, why: string): Promise<void> {
  if (!bearsNames(ledger)) return;
  const { district, organisationPath, placePath, enterprise } = into.scope, known = new Set([...namesOnRow(ledger, into.values), ...namesInForce(await writer.subjectNames({ ledger: ledger.id, rows: [into.row] })).map(({ name }) => name)]);
  for (const name of namesOnRow(ledger, goes)) if (!known.has(name) && name.length <= 120) await writer.appendSubjectName({ district, organisationPath, placePath, enterprise, id: ports.clock.id(), ledger: ledger.id, row: into.row, by: actor.user, at: ports.clock.now(), kind: "alias", name, from: null, until: null, source: `合并重复：${why}`.slice(0, 200), withdraws: null });
}
async function recorded(ports: LedgerDeskPorts, actor: Actor, ledger: string, row: string, detail: string, work: (writer: Parameters<Parameters<LedgerDeskPorts["ledgerStore"]["write"]>[1]>[0], room: LedgerRoom, scope: Scoped) => Promise<unknown>): Promise<void> {
  try {
    await ports.ledgerStore.write({ actor, action: "ledger.write", subject: `${ledger}/${row}`, detail: detail.slice(0, 500) }, async (writer) => {
      const room = await roomOf(ports, writer, actor, ledger), seen = await seenRow(ports, writer, room, row), { district, organisationPath, placePath, enterprise } = seen.kept;
      mustWrite(room, seen);
      await work(writer, room, { district, organisationPath, placePath, enterprise });
    });
  } catch (error) {
    if (error instanceof Forbidden || error instanceof Refused || error instanceof NotFound || error instanceof IdTaken) await ports.ledgerStore.recordRefusal({ actor, action: "ledger.write", subject: `${ledger}/${row}`, detail: `${error.code}: ${error.message}`.slice(0, 500) });
    throw error instanceof Overtaken ? new Refused("ledger/overtaken", "刚被他人更改；请重新载入", "it was changed by somebody else meanwhile: load it again") : error;
  }
}
