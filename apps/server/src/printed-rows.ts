import { keyOf, ledgers, printedRows, sealed, type KeptVersion, type PrintedRow, type Secrets } from "@yunqing/domain";
import { made, type Ledger } from "@yunqing/ledger";
import { readLedgerTables } from "@yunqing/packs";
import type { Office } from "./office.js";
import type { Talk } from "./talk.js";

/** The program itself, which writes down what the document prints. */
const actor = { user: "printed", name: "规划文本 the document", organisation: null, address: "local", grants: [] };
/** most versions of one transaction */
const rowsAtOnce = 100;

function versionOf(ledger: Ledger, row: PrintedRow, at: string, secrets: Pick<Secrets, "encrypt" | "blindIndex">): KeptVersion {
  const why = row.line === null ? "规划文本载明" : `规划文本第 ${row.line} 行载明`, { change: _change, right: _right, ...version } = made(ledger, row.id, row.values, { id: `${row.id}.printed`, at, by: actor.user, why });
  return { ...version, right: null, values: sealed(ledger, row.values, secrets), district: row.district, organisationPath: row.organisationPath, placePath: row.placePath, enterprise: row.enterprise };
}

/**
 * Writes the rows that a district's document prints into its ledgers (文中载明的行入台账), once: a row that was ever there, also one changed, merged or withdrawn since, is left as it is.
 * A table that cannot be read is told and passed over; the rest goes in.
 * @returns rows written
 */
export async function writePrintedRows(office: Office, district: string, folder: string, talk: Talk, goesOn: () => boolean = () => true): Promise<number> {
  const store = office.store.ledgers(district), pack = await store.read((reader) => reader.pack()), { rows, faults } = printedRows(ledgers, pack, await readLedgerTables(folder));
  for (const { ledger, line, field, message } of faults) talk.err(`  · ${district} 随包台账 ledgers/${ledger}.csv 第 ${line} 行 ${field}：${message.zh}（${message.en}）\n`);
  const declared = new Map(ledgers.map((each) => [each.id, each])), at = office.clock.now();
  let written = 0;
  for (let from = 0; from < rows.length && goesOn();) {
    const ledger = declared.get(rows[from]?.ledger ?? "");
    let until = from;
    while (until < rows.length && until - from < rowsAtOnce && rows[until]?.ledger === ledger?.id) until++;
    const part = rows.slice(from, until);
    from = until;
    if (ledger === undefined) continue;
    const fresh = await store.read(async (reader) => { const left: PrintedRow[] = []; for (const row of part) if (await reader.ledgerRow(ledger, row.id) === null) left.push(row); return left; });
    if (fresh.length === 0) continue;
    await store.write({ actor, action: "ledger.printed", subject: ledger.id, detail: `${fresh.length} 条` }, async (writer) => {
      // a row that somebody entered by hand under the same key is the row: the document adds no second one
      const held = await writer.ledgerByKeys(ledger, fresh.map(({ values }) => values));
      const add = held.size === 0 ? fresh : fresh.filter((row) => !held.has(keyOf(ledger, row.values)));
      // one by one within the transaction: a row of this ledger may name another of them
      for (const row of add) await writer.appendLedgerVersions(ledger, [versionOf(ledger, row, at, office.secrets)]);
      written += add.length;
    });
  }
  return written;
}
