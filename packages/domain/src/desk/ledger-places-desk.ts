import { fieldsInUse, visibleTo, type Ledger, type Place } from "@yunqing/ledger";
import type { Labels } from "@yunqing/standards";
import type { Actor } from "../access/model.js";
import { holdsSomewhere, readsSomewhere, scopeFor } from "../ledger-rows/reach.js";
import { boxAround, nearnessOf } from "../map/nearness.js";
import { NotFound, Refused } from "../ports.js";
import { namesIn, roomOf, seenRow, type LedgerDeskPorts } from "./ledger-desk-office.js";

export interface LedgerNearQuery { readonly with?: string; readonly metres?: string }
/** A row whose place lies near or over the place of the row asked about (周边). */
export interface LedgerNearRow { readonly id: string; readonly name: string; readonly state: string | null; readonly metres: string; readonly overlaps: boolean; readonly within: boolean }
export interface LedgerNear { readonly ledger: string; readonly fields: readonly [own: string, other: string] | null; readonly metres: string; readonly rows: readonly LedgerNearRow[]; readonly left: boolean; readonly choices: readonly { readonly ledger: string; readonly title: Labels }[] }

const mostNear = 100, mostLookedAt = 2000, farthest = 50_000;
function placeFieldOf(ledger: Ledger, visible: readonly string[]): string | null { return fieldsInUse(ledger).find(([name, field]) => field.kind === "place" && visible.includes(name))?.[0] ?? null; }
function metresAsked(text: string | undefined): number {
  const metres = text === undefined || text === "" ? 500 : Number(text);
  if (!(metres >= 0 && metres <= farthest)) throw new Refused("ledger/bad-query", `距离应为 0—${farthest} 米`, `the distance is 0 to ${farthest} m`, [{ field: "metres", zh: `应为 0—${farthest}`, en: `0 to ${farthest}` }]);
  return metres;
}

/**
 * What of another ledger lies near the row's place (周边查询): inside a zone, within so many metres of a bank, over a red line.
 * @throws {NotFound} no such row or ledger, or not for this person {Refused} ledger/bad-query
 */
export async function nearTo(ports: LedgerDeskPorts, actor: Actor, ledger: string, id: string, query: LedgerNearQuery): Promise<LedgerNear> {
  const metres = metresAsked(query.metres);
  return ports.ledgerStore.read(async (reader) => {
    const room = await roomOf(ports, reader, actor, ledger), own = await seenRow(ports, reader, room, id), holds = holdsSomewhere(room.reach);
    const choices = [...room.ledgers.values()].filter((each) => readsSomewhere(each, room.reach) && placeFieldOf(each, visibleTo(each, holds)) !== null).map((each) => ({ ledger: each.id, title: each.title }));
    const asked = query.with === undefined || query.with === "" ? ledger : query.with, other = room.ledgers.get(asked);
    if (other === undefined || !choices.some((each) => each.ledger === asked)) { if (query.with === undefined || query.with === "") return { ledger: asked, fields: null, metres: String(metres), rows: [], left: false, choices }; throw new NotFound("ledger", asked); }
    const mine = placeFieldOf(room.ledger, visibleTo(room.ledger, own.holds)), theirs = placeFieldOf(other, visibleTo(other, holds)), place = mine === null ? null : own.values[mine] as Place | null;
    if (mine === null || theirs === null || place === null || place === undefined) return { ledger: asked, fields: null, metres: String(metres), rows: [], left: false, choices };
    const found: LedgerNearRow[] = [];
    let after: Parameters<typeof reader.ledgerPage>[3] = null, looked = 0;
    do {
      const page = await reader.ledgerPage(other, { scope: scopeFor(other.read, room.reach), filters: [{ field: theirs, way: "within", box: boxAround(place, Math.max(metres, 1)) }] }, { field: null, descending: true }, after, 500);
      for (const kept of page.rows) {
        if (other.id === ledger && kept.id === id) continue;
        const its = kept.values[theirs] as Place | null;
        if (its === null || its === undefined) continue;
        const near = nearnessOf(place, its);
        if (near.metres <= metres) found.push({ id: kept.id, name: kept.id, state: kept.state, metres: near.metres.toFixed(1), overlaps: near.overlaps, within: near.within });
      }
      looked += page.rows.length;
      after = page.next;
    } while (after !== null && looked < mostLookedAt);
    const called = await namesIn(reader, room, other, found.map((each) => each.id));
    for (const [at, each] of found.entries()) found[at] = { ...each, name: called.get(each.id) ?? each.id };
    found.sort((a, b) => Number(a.metres) - Number(b.metres) || (a.id < b.id ? -1 : 1));
    return { ledger: asked, fields: [mine, theirs], metres: String(metres), rows: found.slice(0, mostNear), left: found.length > mostNear || after !== null, choices };
  });
}
