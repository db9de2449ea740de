import type { Office } from "./office.js";
import { writePrintedRows } from "./printed-rows.js";
import type { Talk } from "./talk.js";

/** How often indicators and targets are taken from the ledgers anew and terms are looked at, besides the start. */
const takeEveryMs = 10 * 60_000;

/** What the ledgers do on their own (台账后台工作): the rows that the document prints go in, then what the date causes is carried out by the rule, and indicators and targets take their values, at the start and from time to time. */
export async function startLedgers(office: Office, talk: Talk): Promise<{ close(): Promise<void> }> {
  let goesOn = true;
  const told = (district: string, what: string) => (fault: unknown): void => { if (goesOn) talk.err(`  · ${district} ${what}：${fault instanceof Error ? fault.message : String(fault)}\n`); };
  const take = async (): Promise<void> => { for (const district of office.store.districtIds()) if (goesOn) await office.ledgerSubjectDesk(district)?.takeRates().catch(told(district, "的指标没有取到台账比率，下次再取 (rates of ledgers were not taken, tried again later)")); };
  const keep = async (): Promise<void> => {
    for (const district of office.store.districtIds()) if (goesOn) {
      const kept = await office.ledgerDesk(district)?.keepTerms().catch(told(district, "的台账期限没有办完，下次再办 (terms of ledgers were not kept, tried again later)"));
      for (const each of kept?.stuck ?? []) told(district, "有一行到期不能自动办理 (a term could not be carried out)")(new Error(each));
    }
  };
  let running = (async () => {
    for (const district of office.store.districtIds()) {
      const folder = office.folderOf(district);
      if (folder !== null && goesOn) await writePrintedRows(office, district, folder, talk, () => goesOn).catch(told(district, "文中载明的行没有写入台账，下次启动再写 (printed rows were not written, tried again at the next start)"));
    }
    await keep();
    await take();
  })();
  const timer = setInterval(() => { running = running.then(keep).then(take); }, takeEveryMs);
  return Promise.resolve({ close: async () => { goesOn = false; clearInterval(timer); await running; } });
}
