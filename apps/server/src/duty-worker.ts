import type { Office } from "./office.js";
import type { Talk } from "./talk.js";

/** How often the calendar is taken in anew, how often every duty is looked at — its stages are days, and a look reads them all — and how long after the start for the first time, in milliseconds. */
export const dutyClockTimes = { everyMs: 60_000, lookMs: 10 * 60_000, firstMs: 3_000 } as const;

/**
 * Clocks of duties at work (期限提醒与升级): takes in what another process entered into the calendar, reminds of what falls due, escalates what nobody finished. Each stage is made once, however many processes look.
 * A district that fails is tried again and holds up no other.
 */
export async function startDutyClocks(office: Office, talk: Talk): Promise<{ close(): Promise<void> }> {
  const told = new Map<string, string>(), looked = new Map<string, number>();
  let closed = false, timer: NodeJS.Timeout | null = null, running: Promise<void> = Promise.resolve();
  const round = async (): Promise<void> => {
    for (const district of office.store.districtIds()) {
      if (closed) return;
      try {
        await office.calendarDesk(district)?.refresh();
        const now = performance.now(), before = looked.get(district);
        if (before === undefined || now - before >= dutyClockTimes.lookMs) { await office.dutyWatch(district)?.look(() => !closed); looked.set(district, now); }
        told.delete(district);
      } catch (fault) {
        const words = fault instanceof Error ? fault.message : String(fault);
        // the same trouble is told once
        if (told.get(district) !== words && !closed) talk.err(`  · ${district} 的督办没有提醒，稍后再试：${words.slice(0, 300)}（duties of ${district} were not reminded of and are tried again）\n`);
        told.set(district, words);
      }
    }
    if (!closed) timer = setTimeout(() => { running = round(); }, dutyClockTimes.everyMs);
  };
  timer = setTimeout(() => { running = round(); }, dutyClockTimes.firstMs);
  return Promise.resolve({ close: async () => { closed = true; if (timer !== null) clearTimeout(timer); await running; } });
}
