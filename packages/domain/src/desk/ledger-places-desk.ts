import { fieldsInUse, mapLayerOf, visibleTo, type Ledger, type MapLayer, type Place } from "@yunqing/ledger";
import { isDecimal, type Labels } from "@yunqing/standards";
import type { Actor } from "../access/model.js";
import { askableOf, holdsSomewhere, reachOf, readsSomewhere, scopeFor } from "../ledger-rows/reach.js";
import type { LedgerReader } from "../ledger-rows/ports.js";
import { placesHolding } from "../map/pack-places.js";
import { NotFound, Refused } from "../ports.js";
import { ledgersOf, mustRead, namesIn, roomOf, seenRow, type LedgerDeskPorts, type LedgerRoom } from "./ledger-desk-office.js";
import { todayOf } from "./plan-desk-office.js";

export interface LedgerNearQuery { readonly with?: string; readonly metres?: string }
/** A row whose place lies near or over the place of the row asked about (周边). */
export interface LedgerNearRow { readonly id: string; readonly name: string; readonly state: string | null; readonly metres: string; readonly overlaps: boolean; readonly within: boolean }
/** `count`: all that lie so near, whether listed or not; null where the nearest were asked for. */
export interface LedgerNear { readonly ledger: string; readonly fields: readonly [own: string, other: string] | null; readonly metres: string; readonly rows: readonly LedgerNearRow[]; readonly count: number | null; readonly left: boolean; readonly choices: readonly { readonly ledger: string; readonly title: Labels }[] }

const mostNear = 100, nearestAsked = 20, farthest = 50_000;
/** A field of place that the person sees in the clear wherever they read the ledger. */
export function placeFieldOf(ledger: Ledger, seen: ReadonlySet<string>): string | null { return fieldsInUse(ledger).find(([name, field]) => field.kind === "place" && seen.has(name))?.[0] ?? null; }
/** Metres as they were asked for; null for the nearest. */
function metresAsked(text: string | undefined): number | null {
  if (text === "nearest") return null;
  const metres = text === undefined || text === "" ? 500 : Number(text);
  if (!(metres >= 0 && metres <= farthest)) throw new Refused("ledger/bad-query", `距离应为 0—${farthest} 米，或 nearest`, `the distance is 0 to ${farthest} m, or nearest`, [{ field: "metres", zh: `应为 0—${farthest}`, en: `0 to ${farthest}` }]);
  return metres;
}

/**
 * What of another ledger lies near the row's place (周边查询): within so many metres of it, or the nearest twenty.
 * @throws {NotFound} no such row or ledger, or not for this person {Refused} ledger/bad-query
 */
export async function nearTo(ports: LedgerDeskPorts, actor: Actor, ledger: string, id: string, query: LedgerNearQuery): Promise<LedgerNear> {
  const metres = metresAsked(query.metres);
  return ports.ledgerStore.read(async (reader) => {
    const room = await roomOf(ports, reader, actor, ledger), own = await seenRow(ports, reader, room, id);
    const choices = [...room.ledgers.values()].filter((each) => readsSomewhere(each, room.reach) && placeFieldOf(each, askableOf(each, room).seen) !== null).map((each) => ({ ledger: each.id, title: each.title }));
    const asked = query.with === undefined || query.with === "" ? ledger : query.with, other = room.ledgers.get(asked), none = { ledger: asked, fields: null, metres: metres === null ? "nearest" : String(metres), rows: [], count: 0, left: false, choices };
    if (other === undefined || !choices.some((each) => each.ledger === asked)) { if (query.with === undefined || query.with === "") return none; throw new NotFound("ledger", asked); }
    const mine = placeFieldOf(room.ledger, new Set(visibleTo(room.ledger, own.holds))), theirs = placeFieldOf(other, askableOf(other, room).seen), place = mine === null ? null : own.values[mine] as Place | null;
    if (mine === null || theirs === null || place === null || place === undefined) return none;
    // one more than is shown: the row itself may be among them
    const found = await reader.ledgerNear(other, { scope: scopeFor(other, "read", room), filters: [] }, { field: theirs, place, how: "near", metres }, (metres === null ? nearestAsked : mostNear) + 1);
    const itself = other.id === ledger && found.count !== null && (found.rows.some((each) => each.id === id) || found.count > found.rows.length), rows = found.rows.filter((each) => !(other.id === ledger && each.id === id)).slice(0, metres === null ? nearestAsked : mostNear);
    const count = found.count === null ? null : found.count - (itself ? 1 : 0), called = await namesIn(reader, room, other, rows.map((each) => each.id)), states = await statesOf(reader, other, rows.map((each) => each.id));
    return { ...none, fields: [mine, theirs], rows: rows.map((each) => ({ id: each.id, name: called.get(each.id) ?? each.id, state: states.get(each.id) ?? null, metres: each.metres.toFixed(1), overlaps: each.overlaps, within: each.around })), count, left: count === null ? false : count > rows.length };
  });
}
/** The states of rows of a ledger that has a life (状态). */
export async function statesOf(reader: LedgerReader, ledger: Ledger, ids: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
  return ledger.life === undefined || ids.length === 0 ? new Map() : new Map((await reader.ledgerRows(ledger, ids)).map((row) => [row.id, row.state]));
}

/** What questions over many ledgers are answered from (跨台账的依据). */
export type PlacesRoom = Pick<LedgerRoom, "pack" | "reach" | "today" | "ledgers">;
/** @throws {Forbidden} without any right to read ledgers */
export async function placesRoom(ports: LedgerDeskPorts, reader: LedgerReader, actor: Actor): Promise<PlacesRoom> {
  mustRead(ports, actor);
  const pack = await reader.pack(), today = todayOf(ports.clock);
  return { pack, today, reach: reachOf(actor, ports.ledgerStore.district, pack, today), ledgers: ledgersOf(ports) };
}

/** Places of the ledgers as layers of the map (台账图层), as far as the person reads; rows are asked for by the box on the screen. */
export async function ledgerLayers(ports: LedgerDeskPorts, actor: Actor): Promise<readonly (MapLayer & { readonly module: Labels })[]> {
  return ports.ledgerStore.read(async (reader) => {
    const { reach } = await placesRoom(ports, reader, actor);
    return ports.modules.flatMap((module) => module.ledgers.filter((ledger) => readsSomewhere(ledger, reach)).flatMap((ledger) => mapLayerOf(ledger, holdsSomewhere(ledger, reach)).map((layer) => ({ ...layer, module: module.title }))));
  });
}

export interface PlacesAtQuery { readonly longitude?: string; readonly latitude?: string }
/** A place of the pack or a row of a ledger that a point lies in (落点): the innermost last; `approximate` when its outline is a sketch. */
export interface PlaceAt { readonly id: string; readonly name: string; readonly kind: string; readonly approximate: boolean; readonly ledger: string | null }
/** `missing`: what cannot be told, in words. */
export interface PlacesAt { readonly places: readonly PlaceAt[]; readonly missing: readonly Labels[] }

/**
 * Which town, village, grid cell and control unit a point lies in (落点判断): by the outlines of the pack, then by the boundaries of the register of units and of the control units.
 * @throws {Forbidden} {Refused} ledger/bad-query
 */
export async function placesAt(ports: LedgerDeskPorts, actor: Actor, query: PlacesAtQuery): Promise<PlacesAt> {
  mustRead(ports, actor);
  const { longitude = "", latitude = "" } = query;
  if (!isDecimal(longitude) || !isDecimal(latitude) || Math.abs(Number(longitude)) > 180 || Math.abs(Number(latitude)) > 90) throw new Refused("ledger/bad-query", "经纬度应为度数，如 113.1234567 和 40.0123456", "longitude and latitude are wanted in degrees", [{ field: "longitude", zh: "应为度数", en: "degrees" }]);
  const place: Place = { geometry: "point", positions: [[longitude, latitude]] };
  return ports.ledgerStore.read(async (reader) => {
    const room = await placesRoom(ports, reader, actor), missing: Labels[] = [], places: PlaceAt[] = placesHolding(room.pack, place).map((each) => ({ id: each.id, name: each.name.zh, kind: each.kind, approximate: each.approximate, ledger: null }));
    for (const id of ["admin-unit", "control-unit"]) {
      const ledger = room.ledgers.get(id), field = ledger === undefined || !readsSomewhere(ledger, room.reach) ? null : placeFieldOf(ledger, askableOf(ledger, room).seen);
      if (ledger === undefined || field === null) continue;
      const asked = { scope: scopeFor(ledger, "read", room), filters: [] }, found = await reader.ledgerNear(ledger, asked, { field, place, how: "around", metres: null }, 50);
      const rows = found.rows.length === 0 ? [] : await reader.ledgerRows(ledger, found.rows.map((each) => each.id)), level = (row: (typeof rows)[number]): string => { const own = ledger.fields["level"], value = row.values["level"]; return own?.kind === "choice" && typeof value === "string" ? own.options[value]?.zh ?? value : ledger.title.zh; };
      const called = await namesIn(reader, room, ledger, rows.map((row) => row.id)), depth = (row: (typeof rows)[number]): number => Object.keys(ledger.fields["level"]?.kind === "choice" ? ledger.fields["level"].options : {}).indexOf(String(row.values["level"]));
      places.push(...[...rows].sort((a, b) => depth(a) - depth(b) || (a.id < b.id ? -1 : 1)).map((row) => ({ id: row.id, name: called.get(row.id) ?? row.id, kind: level(row), approximate: false, ledger: id })));
      if (found.rows.length === 0 && await reader.ledgerCount(ledger, { ...asked, filters: [{ field, way: "filled", filled: true }] }) === 0) missing.push({ zh: `${ledger.title.zh}中没有一条填了范围，无法判断；请填写或导入范围（CGCS2000）`, en: `no row of ${ledger.title.en} has its boundary: enter or import it (CGCS2000)` });
    }
    if (places.some(({ approximate }) => approximate)) missing.push({ zh: "标“示意”的范围取自示意轮廓，只供参考", en: "outlines marked as sketches are for orientation only" });
    return { places, missing };
  });
}
