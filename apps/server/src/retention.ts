import type { Office } from "./office.js";
import type { Talk } from "./talk.js";

/** The start of the month that lies so many months before an instant, Beijing time, in milliseconds. */
export function monthsBefore(now: string, months: number): number {
  const at = new Date(Date.parse(now) + 8 * 3_600_000);
  return Date.UTC(at.getUTCFullYear(), at.getUTCMonth() - months, 1) - 8 * 3_600_000;
}

/** Drops whole months of packets and fine values that are past their keeping (到期清理), as set; hours and days stay for good. */
export async function dropPastKeeping(office: Office, talk: Talk): Promise<void> {
  const now = office.clock.now(), { keepPackets, keepRealTime, keepMinutes } = office.config;
  for (const id of office.store.districtIds()) {
    const dropped = await office.store.observations(id).drop({ packets: monthsBefore(now, Number(keepPackets)), realTime: monthsBefore(now, Number(keepRealTime)), minutes: monthsBefore(now, Number(keepMinutes)) });
    if (dropped.length === 0) continue;
    talk.err(`  · ${id}：已清理到期月份 ${dropped.join("、")}（months past their keeping were dropped）\n`);
    await office.store.district(id).write({ actor: { user: "system", name: "云清", organisation: null, address: "local", grants: [] }, action: "observation.drop", subject: id, detail: dropped.join(" ") }, async () => undefined);
  }
}
