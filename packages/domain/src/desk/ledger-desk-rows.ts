import { asOf, computedOf, difference, formOf, isBlank, likelySame, listOf, mapLayerOf, maskedFor, movesOffered, nameFieldOf, obstacles, proofsNeeded, replay, partlyWritable, readsWhole, seesState, statisticsOf, stepsOf, termRanges, textOfValue, visibleTo, writableBy, stateAfter, type Group, type Ledger, type LifeStanding, type Place, type Version } from "@yunqing/ledger";
import { beijingDay, exact, isDay, type Lineage } from "@yunqing/standards";
import type { Actor } from "../access/model.js";
import { timeText } from "../duty/statutory-limits.js";
import { askableOf, holdsOf, holdsSomewhere, inRows, reachOf, readsSomewhere, scopeFor, seesRow, writesSomewhere } from "../ledger-rows/reach.js";
import type { KeptVersion, LedgerReader, RowDuty } from "../ledger-rows/ports.js";
import { pathsOf } from "../plan/tree.js";
import { nameRulesOf } from "../reconciliation/names.js";
import { NotFound, Refused } from "../ports.js";
import { usualScope } from "./ledger-desk-placing.js";
import { referable } from "./ledger-desk-referable.js";
import { namesByRow, understoodWidely, widened, withNames } from "./subject-names.js";
import { calledOf, isOpenDuty, lineOf, mustRead, namesFor, namesIn, placeOf, referredNames, roomOf, seenAs, seenRow, versionsFrom, type LedgerDeskPorts, type LedgerRoom, type SeenRow, type Shown } from "./ledger-desk-office.js";
import { markText, textFieldsOf, type Understood } from "./ledger-desk-query.js";
import type { LedgerCard, LedgerCountView, LedgerFeatures, LedgerFeaturesQuery, LedgerLikely, LedgerMoveOffered, LedgerName, LedgerNamesQuery, LedgerPage, LedgerQuery, LedgerRowQuery, LedgerRowView, LedgerStatisticsQuery, LedgerStatisticsView, LedgerVersionView, LedgerView } from "./ledger-desk-views.js";
import { todayOf } from "./plan-desk-office.js";

const mostFeatures = 20_000;

/** All ledgers that the person reads, with their numbers (台账一览). */
export async function cards(ports: LedgerDeskPorts, actor: Actor): Promise<readonly LedgerCard[]> {
  mustRead(ports, actor);
  return ports.ledgerStore.read(async (reader) => {
    const today = todayOf(ports.clock), reach = reachOf(actor, ports.ledgerStore.district, await reader.pack(), today);
    const shown = ports.modules.flatMap((module) => module.ledgers.filter((ledger) => readsSomewhere(ledger, reach)).map((ledger) => ({ module, ledger })));
    // how much is open or late is the office's own
    const isOffice = reach.length > 0;
    const termed = shown.filter(({ ledger }) => Object.values(ledger.terms ?? {}).length > 0), ask = (which: "ending" | "over") => termed.map(({ ledger }) => { const seen = askableOf(ledger, { reach, today }).seen, scope = scopeFor(ledger, "read", { reach, today }); return { ledger, asked: { scope, filters: [], terms: termRanges(ledger, which, today, undefined, Object.entries(ledger.terms ?? {}).filter(([, term]) => seen.has(term.on.field)).map(([name]) => name)) } }; });
    const ends = await reader.ledgerCountsOf([...ask("ending"), ...ask("over")]), numbers = new Map(termed.map(({ ledger }, at) => [ledger.id, [ends[at] ?? 0, ends[termed.length + at] ?? 0] as const]));
    const counts = await reader.ledgerCounts(shown.map(({ ledger }) => ({ ledger, scope: scopeFor(ledger, "read", { reach, today }) })), today);
    return shown.map(({ module, ledger }, at) => ({
      ledger: ledger.id, title: isOffice ? ledger.title : ledger.public?.title ?? ledger.title, purpose: ledger.purpose ?? null, module: module.id, moduleTitle: module.title, systems: ledger.source.systems ?? [],
      rows: counts[at]?.rows ?? 0, open: ledger.life && isOffice ? counts[at]?.open ?? 0 : null, overdue: ledger.life && isOffice ? counts[at]?.overdue ?? 0 : null, ending: isOffice ? numbers.get(ledger.id)?.[0] ?? null : null, over: isOffice ? numbers.get(ledger.id)?.[1] ?? null : null, mayWrite: writesSomewhere(ledger, reach),
    }));
  });
}

/** One ledger as the person may use it (台账). @throws {NotFound} */
export async function view(ports: LedgerDeskPorts, actor: Actor, id: string): Promise<LedgerView> {
  return ports.ledgerStore.read(async (reader) => {
    const room = await roomOf(ports, reader, actor, id), { ledger, reach, pack } = room, reading = reach.filter((part) => ledger.read.some((word) => part.holds.includes(word)));
    const holds = holdsSomewhere(ledger, reading), can = askableOf(ledger, room), list = listOf(ledger, holds), module = ports.modules.find((one) => one.ledgers.includes(ledger)), mayWrite = writesSomewhere(ledger, reach);
    const isInside = readsWhole(ledger, holds), writing = scopeFor(ledger, "write", room), paths = pathsOf(pack.places), statistics = statisticsOf(ledger, holds);
    return {
      ledger: ledger.id, title: ledger.title, purpose: ledger.purpose ?? null, module: module?.id ?? "", moduleTitle: module?.title ?? ledger.title, key: ledger.key,
      source: { line: ledger.source.line ?? null, systems: ledger.source.systems ?? [], text: ledger.source.text ?? "" },
      form: formOf(ledger, holds), list: { ...list, columns: list.columns.map((column) => ({ ...column, isSortable: column.isSortable && can.sorts.has(column.name) })), filters: list.filters.filter(({ name }) => can.filters.has(name)), sorts: list.sorts.filter((name) => can.sorts.has(name)) },
      statistics: { counts: statistics.counts.filter(({ by }) => can.filters.has(by)), sums: statistics.sums.filter(({ of }) => can.seen.has(of)) }, layers: mapLayerOf(ledger, holds),
      states: Object.entries(seesState(ledger, holds) ? ledger.life?.states ?? {} : {}).map(([state, one]) => ({ id: state, label: one.label, isClosed: one.isClosed === true, proofs: one.proofs ?? [], duty: one.duty === undefined || !isInside ? null : { label: one.duty.label, time: timeText(one.duty) }, isRetired: one.retired === true })),
      proofs: Object.entries(isInside ? ledger.life?.proofs ?? {} : {}).map(([proof, label]) => ({ id: proof, label })),
      terms: Object.entries(ledger.terms ?? {}).filter(([, term]) => can.seen.has(term.on.field)).map(([id, term]) => ({ id, label: term.label, field: term.on.field, warnDays: term.warn?.days ?? null })),
      open: ledger.public === undefined ? null : { basis: ledger.public.basis, note: ledger.public.note ?? null, title: ledger.public.title ?? ledger.title, fields: ledger.public.fields },
      mayWrite, mayImport: mayWrite, mayExport: holds.includes("table.export"), mayMerge: mayWrite && holds.includes("ledger.approve"),
      placing: {
        places: !mayWrite ? [] : pack.places.filter((place) => { const path = paths.get(place.id); return path !== undefined && (place.kind === "district" || place.kind === "town" || place.kind === "subdistrict" || place.kind === "village") && writing.parts.some((part) => path === part.placePath || part.placePath === "" || path.startsWith(`${part.placePath}/`)); }).map((place) => ({ id: place.id, name: place.name, path: paths.get(place.id) ?? "" })),
        mustName: mayWrite && usualScope(room) === null,
        enterprises: !mayWrite ? [] : pack.enterprises.filter((one) => writing.parts.some((part) => part.enterprise === null || part.enterprise === one.id)).map((one) => ({ id: one.id, name: { zh: one.name, en: one.name } })),
      },
    };
  });
}

/** The latest duty of each row, unfinished ones before finished (行的督办). */
async function dutiesByRow(reader: LedgerReader, ledger: Ledger, rows: readonly string[]): Promise<ReadonlyMap<string, RowDuty>> {
  if (ledger.life === undefined || !Object.values(ledger.life.states).some((state) => state.duty)) return new Map();
  const found = new Map<string, RowDuty>();
  for (const each of await reader.ledgerDuties(ledger, rows)) if (!found.has(each.row) || isOpenDuty(each)) found.set(each.row, each);
  return found;
}
/** Rows of a past day with what was set right since (按更正后的值). */
async function setRight(ports: LedgerDeskPorts, reader: LedgerReader, room: LedgerRoom, rows: readonly SeenRow[], { asked, asOf: day, view: how }: Understood): Promise<readonly SeenRow[]> {
  if (day === null || how === "then" || asked.before === undefined || rows.length === 0) return rows;
  const corrected = new Set(await reader.ledgerCorrected(room.ledger, rows.map(({ kept }) => kept.id), asked.before)), out: SeenRow[] = [];
  for (const row of rows) {
    const stood = corrected.has(row.kept.id) ? asOf(room.ledger, versionsFrom(ports, room.ledger, await reader.ledgerVersions(room.ledger, row.kept.id)), day, "now")[0] : undefined;
    out.push(stood === undefined ? row : { ...row, values: { ...stood.values } });
  }
  return out;
}

/** A page of rows (台账列表). @throws {NotFound} {Refused} ledger/bad-query */
export async function page(ports: LedgerDeskPorts, actor: Actor, id: string, query: LedgerQuery): Promise<LedgerPage> {
  const found = await ports.ledgerStore.read(async (reader) => {
    const room = await roomOf(ports, reader, actor, id), what = await understoodWidely(ports, reader, room, query), { rows, next } = await reader.ledgerPage(room.ledger, what.asked, what.order, what.after, what.limit);
    const seen = await setRight(ports, reader, room, rows.map((kept) => seenAs(ports, room, kept)), what);
    return { room: what.asOf === null ? room : { ...room, day: what.asOf }, seen, next, duties: what.asOf === null ? await dutiesByRow(reader, room.ledger, rows.map((row) => row.id)) : new Map<string, RowDuty>(), referred: await referredNames(reader, room, seen.map(({ values, holds }) => maskedFor(room.ledger, values, holds))) };
  });
  const shown: Shown = { names: await namesFor(ports, found.seen.map(({ kept }) => kept.by)), duties: found.duties };
  return { rows: found.seen.map((row) => lineOf(found.room, row, shown)), next: markText(found.next), names: found.referred };
}
export async function count(ports: LedgerDeskPorts, actor: Actor, id: string, query: LedgerQuery): Promise<LedgerCountView> {
  return ports.ledgerStore.read(async (reader) => { const room = await roomOf(ports, reader, actor, id); return { rows: await reader.ledgerCount(room.ledger, (await understoodWidely(ports, reader, room, query)).asked) }; });
}
/** Counts and exact sums (统计). @throws {Refused} ledger/bad-query for a count that the ledger has not */
export async function statistics(ports: LedgerDeskPorts, actor: Actor, id: string, query: LedgerStatisticsQuery): Promise<LedgerStatisticsView> {
  return ports.ledgerStore.read(async (reader) => {
    const room = await roomOf(ports, reader, actor, id), { ledger } = room, { asked } = await understoodWidely(ports, reader, room, query), can = askableOf(ledger, room), all = statisticsOf(ledger);
    const counts = all.counts.filter((each) => can.filters.has(each.by)), sums = all.sums.filter(({ of }) => can.seen.has(of)).map(({ of }) => of), by = query.by === undefined || query.by === "" ? counts[0]?.by ?? null : query.by, own = counts.find((each) => each.by === by);
    if (by !== null && own === undefined) throw new Refused("ledger/bad-query", "不能按此字段统计", "the ledger counts by nothing of that name", [{ field: "by", zh: "不能按此字段统计", en: "no such count" }]);
    const plain = (group: Group): Group => ({ ...group, sums: Object.fromEntries(Object.entries(group.sums).map(([name, sum]) => [name, { ...sum, value: exact(sum.value).toString() }])) });
    const groups = by === null ? [] : await reader.ledgerGroups(ledger, asked, by, sums), held = new Map(groups.map((each) => [each.option, each])), none = (option: string): Group => ({ option, rows: 0, sums: Object.fromEntries(sums.map((name) => [name, { value: "0", filled: 0 }])) });
    const [total] = await reader.ledgerGroups(ledger, asked, null, sums);
    return { rows: total?.rows ?? 0, by, total: plain(total ?? none("")).sums, groups: [...(own?.options ?? []).map((option) => plain(held.get(option.id) ?? none(option.id))), ...groups.filter((each) => !own?.options.some((option) => option.id === each.option)).map(plain)] };
  });
}
/** Rows as features of the map (图层要素). @throws {Refused} ledger/bad-query for a field that is no place */
export async function features(ports: LedgerDeskPorts, actor: Actor, id: string, query: LedgerFeaturesQuery): Promise<LedgerFeatures> {
  return ports.ledgerStore.read(async (reader) => {
    const room = await roomOf(ports, reader, actor, id), { ledger } = room, what = await understoodWidely(ports, reader, room, query), layers = mapLayerOf(ledger, holdsSomewhere(ledger, room.reach)), layer = layers.find((each) => query.field === undefined || query.field === "" || each.field === query.field);
    if (layer === undefined) throw new Refused("ledger/bad-query", "此台账没有这个位置字段", "the ledger has no such place", [{ field: "field", zh: "没有这个位置字段", en: "no such place" }]);
    const filled = { ...what.asked, filters: [...what.asked.filters, { field: layer.field, way: "filled" as const, filled: true }] }, { rows, next } = await reader.ledgerPage(ledger, filled, what.order, null, Math.min(mostFeatures, Math.max(1, Number(query.most ?? mostFeatures) || mostFeatures)));
    const type = { point: "Point", line: "LineString", area: "Polygon" } as const, called = await namesIn(reader, room, ledger, rows.map((kept) => kept.id));
    return {
      type: "FeatureCollection", left: next === null ? 0 : await reader.ledgerCount(ledger, filled) - rows.length,
      features: rows.map((kept) => seenAs(ports, room, kept)).flatMap(({ kept, values, holds }) => {
        const shown = maskedFor(ledger, values, holds), place = shown[layer.field] as Place | null | undefined;
        if (isBlank(place) || place === null || place === undefined) return [];
        // degrees become numbers for drawing only; the exact text stands in the row
        const positions = place.positions.map(([x, y]) => [Number(x), Number(y)]);
        return [{ type: "Feature" as const, id: kept.id, geometry: { type: type[place.geometry], coordinates: place.geometry === "point" ? positions[0] : place.geometry === "area" ? [positions] : positions }, properties: { name: Object.hasOwn(shown, layer.nameField) ? called.get(kept.id) ?? calledOf(ledger, values) : "", state: seesState(ledger, holds) ? kept.state : null, values: Object.fromEntries([...layer.card, ...layer.legends.map(({ by }) => by)].filter((name) => Object.hasOwn(shown, name)).map((name) => [name, shown[name]])) } }];
      }),
    };
  });
}
/** Rows to choose a reference from (供选择的行). */
export async function choices(ports: LedgerDeskPorts, actor: Actor, id: string, query: LedgerNamesQuery): Promise<readonly LedgerName[]> {
  return ports.ledgerStore.read(async (reader) => {
    const room = await roomOf(ports, reader, actor, id), limit = Math.min(5_000, Math.max(1, Math.floor(Number(query.limit ?? "20")) || 20)), can = askableOf(room.ledger, room), text = (query.text ?? "").trim().slice(0, 100);
    const { rows } = await reader.ledgerPage(room.ledger, await widened(reader, room, { scope: scopeFor(room.ledger, "read", room), filters: [], ...(text === "" ? {} : { text, textFields: textFieldsOf(room.ledger).filter((name) => can.seen.has(name)) }) }), { field: null, descending: true }, null, limit);
    const called = await namesIn(reader, room, room.ledger, rows.map((kept) => kept.id));
    const own = rows.map((kept) => seenAs(ports, room, kept)).map(({ kept, values, holds }): LedgerName => {
      const shown = new Set(visibleTo(room.ledger, holds));
      return { id: kept.id, name: shown.has(nameFieldOf(room.ledger)) ? called.get(kept.id) ?? calledOf(room.ledger, values) : "", key: room.ledger.key.filter((name) => shown.has(name)).map((name) => { const field = room.ledger.fields[name]; return field === undefined ? "" : textOfValue(field, values[name]); }).join(" ") };
    });
    return [...own, ...await referable(reader, room, text, new Set(own.map((each) => each.id)), limit - own.length)];
  });
}

/** The moves that are offered and what stands against each (可办理的动作). */
function movesFor(ledger: Ledger, standing: LifeStanding, row: SeenRow, user: string): readonly LedgerMoveOffered[] {
  const { life } = ledger;
  if (life === undefined) return [];
  return movesOffered(ledger, standing, { user, holds: row.holds }).map((move) => {
    const rule = life.moves[move], to = stateAfter(ledger, standing.state, move), reopens = life.states[standing.state]?.isClosed === true;
    // a note and proofs come with the move: that they are not there yet stands in nobody's way
    return { move, label: rule?.label ?? { zh: move, en: move }, to, closes: life.states[to]?.isClosed === true, reopens, proofs: proofsNeeded(ledger, move), needsNote: rule?.needs?.note === true || reopens, obstacles: obstacles(ledger, standing, row.values, move, { user, holds: row.holds }).filter(({ kind }) => kind !== "note") };
  });
}

/** One row with all that may be done with it (行详情). @throws {NotFound} {Refused} ledger/bad-query */
export async function row(ports: LedgerDeskPorts, actor: Actor, id: string, rowId: string, query: LedgerRowQuery = {}): Promise<LedgerRowView> {
  if (query.asOf !== undefined && !isDay(query.asOf)) throw new Refused("ledger/bad-query", "查询条件有误", "the query cannot be understood", [{ field: "asOf", zh: "应为 YYYY-MM-DD", en: "a day YYYY-MM-DD is wanted" }]);
  const found = await ports.ledgerStore.read(async (reader) => {
    const room = roomOn(await roomOf(ports, reader, actor, id), query.asOf), keptVersions = await reader.ledgerVersions(room.ledger, rowId), present = query.asOf === undefined || room.ledger.parties === undefined ? await seenRow(ports, reader, room, rowId) : await pastParty(ports, reader, room, rowId, keptVersions, query.asOf), versions = versionsFrom(ports, room.ledger, keptVersions);
    const shown = query.asOf === undefined ? present : pastRow(room, present, versions, query.asOf, query.view === "then" ? "then" : "now");
    const duties = present.holds.includes("duty.read") && present.holds.includes("ledger.read") ? await reader.ledgerDuties(room.ledger, [rowId]) : [], life = room.ledger.life === undefined || versions.length === 0 ? null : replay(room.ledger, stepsOf(query.asOf === undefined ? versions : versions.filter((each) => each.seq <= shown.kept.seq)));
    const steps = stepsOf(versions), proofs = life === null ? [] : life.proofs.map((proof) => { const step = [...steps].reverse().find((each) => each.proofs.some((one) => one.kind === proof.kind && one.hash === proof.hash)); return { ...proof, by: step?.by ?? "", at: step?.at ?? "" }; });
    return { room, present, shown, versions, duties, life, proofs, files: proofs.length === 0 ? [] : await reader.evidence(proofs.map(({ hash }) => hash)), referred: await referredNames(reader, room, [maskedFor(room.ledger, shown.values, shown.holds)]), called: query.asOf === undefined ? (await namesIn(reader, room, room.ledger, [rowId])).get(rowId) : undefined };
  });
  const { room, present, shown, versions, duties, life } = found, { ledger } = room, isInside = readsWhole(ledger, present.holds), gone = present.kept.kind === "merged" || present.kept.kind === "withdrawn", isPast = query.asOf !== undefined;
  const names = await namesFor(ports, [shown.kept.by, ...found.proofs.map(({ by }) => by)]), open = new Map<string, RowDuty>();
  for (const each of duties) if (!open.has(each.row) || isOpenDuty(each)) open.set(each.row, each);
  const isClosed = life !== null && ledger.life?.states[life.state]?.isClosed === true, may = (words: readonly string[]): boolean => !gone && !isPast && words.some((word) => present.holds.includes(word)), writes = !gone && !isPast && (writableBy(ledger, present.holds).length > 0 || partlyWritable(ledger, present.holds).size > 0);
  return {
    ledger: ledger.id, row: lineOf(room, shown, { names, duties: isPast ? new Map() : open }), name: Object.hasOwn(maskedFor(ledger, shown.values, shown.holds), ledger.name ?? ledger.key[0] ?? "") ? found.called ?? calledOf(ledger, shown.values) : "", names: found.referred, lineage: lineageOf(ledger, shown), form: formOf(ledger, present.holds),
    standing: life === null || !isInside ? null : { state: life.state, reopened: life.reopened, isClosed, proofs: found.proofs.map((proof) => { const file = found.files.find((each) => each.hash === proof.hash); return { ...proof, byName: names.get(proof.by) ?? proof.by, name: file?.name ?? "", type: file?.type ?? "" }; }) },
    moves: gone || isPast || life === null ? [] : movesFor(ledger, life, present, actor.user),
    duties: duties.map((duty) => ({ id: duty.id, number: duty.number, title: duty.title, state: duty.state, holder: duty.holder, dueDay: duty.dueDay, overdue: isOpenDuty(duty) && duty.dueDay < room.today })),
    versions: isInside ? versions.length : 0, mayChange: writes && !isClosed, mayCorrect: writes, mayMerge: may(["ledger.approve"]) && may(ledger.write), mayWithdraw: may(ledger.write) && present.holds.includes("ledger.approve"),
    gone: gone ? { kind: present.kept.kind === "merged" ? "merged" : "withdrawn", into: present.kept.mergedInto } : null, asOf: query.asOf ?? null,
  };
}
/** The room on a past day. @throws {Refused} the public page tells of no past day */
function roomOn(room: LedgerRoom, day: string | undefined): LedgerRoom {
  if (day !== undefined && room.reach.length === 0) throw new Refused("ledger/bad-query", "公开页面不能这样查询", "the public page cannot be asked so", [{ field: "asOf", zh: "公开页面不能这样查询", en: "the public page cannot be asked so" }]);
  return day === undefined ? room : { ...room, day };
}
/** The row for whoever was a party of it on a past day (当日的当事方): the version of that day says who sees it. @throws {NotFound} */
async function pastParty(ports: LedgerDeskPorts, reader: LedgerReader, room: LedgerRoom, id: string, versions: readonly KeptVersion[], day: string): Promise<SeenRow> {
  const kept = await reader.ledgerRow(room.ledger, id), stood = versions.filter((each) => Date.parse(each.at) < Date.parse(beijingDay(day).to)).at(-1);
  if (kept === null || stood === undefined || !seesRow(room.ledger, room, stood)) throw new NotFound("row", id);
  return { ...seenAs(ports, room, kept), holds: holdsOf(room.ledger, room, stood) };
}
/** The row as it stood. @throws {NotFound} it was not there that day */
function pastRow(room: LedgerRoom, present: SeenRow, versions: readonly Version[], day: string, how: "then" | "now"): SeenRow {
  const stood = asOf(room.ledger, versions, day, how)[0];
  if (stood === undefined || Date.parse(versions[0]?.at ?? "") >= Date.parse(beijingDay(day).to)) throw new NotFound("row", `${present.kept.id} ${day}`);
  return { ...present, values: stood.values, kept: { ...present.kept, version: stood.version.id, seq: stood.version.seq, state: stood.state, at: stood.version.at, by: stood.version.by, kind: stood.version.kind } };
}
function lineageOf(ledger: Ledger, { values, holds }: SeenRow): Readonly<Record<string, Lineage>> {
  return Object.fromEntries(visibleTo(ledger, holds).filter((name) => ledger.fields[name]?.kind === "computed").map((name) => [name, computedOf(ledger, values, name).lineage]));
}

/** The row with what the person holds of the last version of it that they see (当事方所见). @throws {NotFound} they were never a party */
async function someVersion(ports: LedgerDeskPorts, reader: LedgerReader, room: LedgerRoom, id: string, versions: readonly KeptVersion[]): Promise<SeenRow> {
  const kept = await reader.ledgerRow(room.ledger, id), last = [...versions].reverse().find((each) => inRows(scopeFor(room.ledger, "read", room), each));
  if (kept === null || last === undefined) throw new NotFound("row", id);
  return { ...seenAs(ports, room, kept), holds: holdsOf(room.ledger, room, last) };
}
/** The versions of which the person was a party (当事方所见的版本); the first after one that they did not see tells nothing of what stood there before. */
function ofParty({ ledger, ...room }: LedgerRoom, kept: readonly KeptVersion[], versions: readonly Version[]): readonly Version[] {
  if (ledger.parties === undefined) return versions;
  const scope = scopeFor(ledger, "read", room), seen = new Set(kept.filter((each) => inRows(scope, each)).map(({ id }) => id));
  return versions.filter(({ id }) => seen.has(id)).map((each) => { const before = versions.find(({ seq }) => seq === each.seq - 1); return before === undefined || seen.has(before.id) ? each : { ...each, change: difference(ledger, null, each.values) }; });
}
/** Every version of a row, the newest first (历次版本). Fields that the person does not see are not in it. @throws {NotFound} */
export async function versionList(ports: LedgerDeskPorts, actor: Actor, id: string, rowId: string): Promise<readonly LedgerVersionView[]> {
  const { room, seen, versions } = await ports.ledgerStore.read(async (reader) => {
    const room = await roomOf(ports, reader, actor, id), kept = await reader.ledgerVersions(room.ledger, rowId);
    return { room, seen: room.ledger.parties === undefined ? await seenRow(ports, reader, room, rowId) : await someVersion(ports, reader, room, rowId, kept), versions: ofParty(room, kept, versionsFrom(ports, room.ledger, kept)) };
  });
  // who is not of the office sees the row, not who did what to it
  if (!seen.holds.includes("ledger.read") || versions.length === 0) throw new NotFound("row", rowId);
  const { ledger } = room, names = await namesFor(ports, versions.map(({ by }) => by)), shown = new Set(visibleTo(ledger, seen.holds)), labelOf = (name: string) => ledger.fields[name]?.label ?? { zh: name, en: name };
  return [...versions].reverse().map((each) => ({
    id: each.id, seq: each.seq, at: each.at, by: each.by, byName: names.get(each.by) ?? each.by, why: each.why, kind: each.kind, state: each.state,
    change: each.change.filter(({ field }) => shown.has(field)).map((one) => ({ ...one, label: labelOf(one.field) })),
    move: each.step === null ? null : { id: each.step.move, label: ledger.life?.moves[each.step.move]?.label ?? { zh: "登记", en: "opened" }, proofs: each.step.proofs.map((proof) => ({ ...proof, label: ledger.life?.proofs?.[proof.kind] ?? { zh: proof.kind, en: proof.kind } })) },
    corrects: each.corrects, mergedInto: each.mergedInto, batch: each.batch,
    right: each.right === null ? [] : Object.entries(each.right).filter(([name]) => shown.has(name)).map(([name, value]) => { const field = ledger.fields[name]; return { field: name, label: labelOf(name), text: field === undefined ? "" : field.kind === "phone" || field.kind === "identity" ? "****" : textOfValue(field, value) }; }),
  }));
}

/** Rows that may be the same subject (疑似重复), among those that share a credit code or two characters of a name. @throws {NotFound} */
export async function likely(ports: LedgerDeskPorts, actor: Actor, id: string, rowId: string): Promise<readonly LedgerLikely[]> {
  return ports.ledgerStore.read(async (reader) => {
    const room = await roomOf(ports, reader, actor, id), seen = await seenRow(ports, reader, room, rowId), { ledger } = room;
    if (ledger.likeness === undefined) return [];
    const scope = scopeFor(ledger, "read", room), shown = new Set(visibleTo(ledger, seen.holds)), others = new Map<string, SeenRow>();
    if (!ledger.likeness.names.every((name) => shown.has(name)) || (ledger.likeness.code !== undefined && !shown.has(ledger.likeness.code))) return [];
    const collect = async (asked: Parameters<LedgerReader["ledgerPage"]>[1]): Promise<void> => { for (const kept of (await reader.ledgerPage(ledger, asked, { field: null, descending: true }, null, 5_000)).rows) if (kept.id !== rowId) others.set(kept.id, seenAs(ports, room, kept)); };
    await collect({ scope, filters: [] });
    const code = ledger.likeness.code === undefined ? null : seen.values[ledger.likeness.code];
    if (typeof code === "string" && code !== "") await collect({ scope, filters: [{ field: ledger.likeness.code ?? "", way: "equals", text: code }] });
    const called = await namesIn(reader, room, ledger, [...others.keys()].slice(0, 5_000));
    const borne = await namesByRow(reader, ledger);
    return likelySame(ledger, withNames(ledger, seen.values, borne.get(rowId)), [...others].map(([other, { values }]) => ({ id: other, values: withNames(ledger, values, borne.get(other)) })), nameRulesOf(room.pack)).slice(0, 20).map((each) => ({ ...each, name: called.get(each.id) ?? calledOf(ledger, others.get(each.id)?.values ?? {}), place: placeOf(room.pack, others.get(each.id)?.kept.placePath ?? "") }));
  });
}
