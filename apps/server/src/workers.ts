import type { Office } from "./office.js";
import type { Talk } from "./talk.js";
import { startAlarms } from "./alarm-worker.js";
import { startBulletins } from "./bulletin-worker.js";
import { startDutyClocks } from "./duty-worker.js";
import { startFigures } from "./figure-worker.js";
import { startLedgers } from "./ledger-worker.js";
import { startMeasuredIndicators } from "./measured-indicators.js";
import { startLoops } from "./loop-worker.js";

/** What works on its own beside the pages (后台工作): figures, alarms, control loops, drafts of bulletins, reminders of duties. Begun in this order, ended in the other. */
export async function startWorkers(office: Office, talk: Talk): Promise<{ close(): Promise<void> }> {
  const begun: { close(): Promise<void> }[] = [];
  for (const start of [startFigures, startMeasuredIndicators, startLedgers, startAlarms, startLoops, startBulletins, startDutyClocks]) begun.push(await start(office, talk));
  return { close: async () => { for (const worker of begun.reverse()) await worker.close(); } };
}
