import { nameFieldOf } from "@yunqing/ledger";
import type { LedgerReader } from "../ledger-rows/ports.js";
import { everything } from "../ledger-rows/reach.js";
import { namesIn, type LedgerRoom } from "./ledger-desk-office.js";
import type { LedgerName } from "./ledger-desk-views.js";
import { widened } from "./subject-names.js";

const fewestLetters = 2, mostTold = 20;

/**
 * Rows that may be named though they are not read (供引用的名称): found by part of their name, told by their name alone, a few at a time, so that nobody is given the whole list.
 * @param known  ids that the person was told already
 */
export async function referable(reader: LedgerReader, room: LedgerRoom, text: string, known: ReadonlySet<string>, left: number): Promise<readonly LedgerName[]> {
  const { ledger } = room, limit = Math.min(mostTold, left);
  if (ledger.referable !== true || room.reach.length === 0 || [...text].length < fewestLetters || limit <= 0) return [];
  const asked = await widened(reader, room, { scope: everything, filters: [], text, textFields: [nameFieldOf(ledger), ...(ledger.likeness?.names ?? [])] });
  const { rows } = await reader.ledgerPage(ledger, asked, { field: null, descending: true }, null, limit + known.size);
  const others = rows.filter((kept) => !known.has(kept.id)).slice(0, limit), called = await namesIn(reader, room, ledger, others.map((kept) => kept.id));
  return others.map((kept) => ({ id: kept.id, name: called.get(kept.id) ?? kept.id, key: "" }));
}
