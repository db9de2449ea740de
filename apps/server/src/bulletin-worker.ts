import type { Office } from "./office.js";
import type { Talk } from "./talk.js";

/** How often schedules are looked at, and how long after the start for the first time, in milliseconds. */
const everyMs = 20_000, firstMs = 2_000;

/**
 * Bulletins at work (报表编制): makes the drafts that the schedules ask for, in every district, also those that fell due while nothing ran. Each is made once, however many processes look.
 * A district that fails is tried again and holds up no other.
 */
export async function startBulletins(office: Office, talk: Talk): Promise<{ close(): Promise<void> }> {
  const told = new Map<string, string>();
  let closed = false, timer: NodeJS.Timeout | null = null, running: Promise<void> = Promise.resolve();
  const round = async (): Promise<void> => {
    for (const district of office.store.districtIds()) {
      if (closed) return;
      try { await office.bulletinDesk(district)?.draftDue(); told.delete(district); } catch (fault) {
        const words = fault instanceof Error ? fault.message : String(fault);
        // the same trouble is told once
        if (told.get(district) !== words && !closed) talk.err(`  · ${district} 的报表没有编成，稍后再试：${words.slice(0, 300)}（bulletins of ${district} could not be made and are tried again）\n`);
        told.set(district, words);
      }
    }
    if (!closed) timer = setTimeout(() => { running = round(); }, everyMs);
  };
  timer = setTimeout(() => { running = round(); }, firstMs);
  return Promise.resolve({ close: async () => { closed = true; if (timer !== null) clearTimeout(timer); await running; } });
}
