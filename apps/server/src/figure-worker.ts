import { randomUUID } from "node:crypto";
import { FigureKeeper } from "@yunqing/domain";
import { breather } from "./breather.js";
import { factorTable } from "./factor-table.js";
import type { Office } from "./office.js";
import type { Talk } from "./talk.js";

/** How often the worker looks for changes, how long it waits after a fault, and for how long it takes the right to compute. */
const everyMs = 500, afterFaultMs = 10_000, leaseSeconds = 60, renewMs = 10_000;

/**
 * Figures at work (统计值后台): takes what waits in every district, makes the kept figures again, and lets the desk tell whoever waits for changes.
 * One process computes a district; the others only look. It gives way to others between small pieces of work, and goes on after a restart where it was.
 */
export async function startFigures(office: Office, talk: Talk): Promise<{ close(): Promise<void> }> {
  const holder = randomUUID(), keepers = new Map<string, { readonly keeper: FigureKeeper; leasedAt: number }>();
  let closed = false, timer: NodeJS.Timeout | null = null;
  const turn = async (district: string): Promise<boolean> => {
    const figureStore = office.store.figures(district);
    let held = keepers.get(district);
    if (held === undefined) keepers.set(district, held = { keeper: new FigureKeeper({ store: office.store.district(district), observations: office.store.observations(district), figureStore, factorTable, clock: office.clock, ...breather() }), leasedAt: Number.NEGATIVE_INFINITY });
    const own = held, goesOn = async (): Promise<boolean> => {
      if (closed) return false;
      const now = performance.now();
      if (now - own.leasedAt < renewMs) return true;
      if (!await figureStore.lease(holder, leaseSeconds)) return false;
      own.leasedAt = now;
      return true;
    };
    if ((await figureStore.touched(1)).length === 0) return false;
    // the right is taken when there is work, so that an idle process keeps nobody waiting
    if (!await goesOn()) return false;
    const done = await own.keeper.turn(goesOn);
    return done.more && !closed;
  };
  const round = async (): Promise<void> => {
    let wait = everyMs, more = false;
    for (const district of office.store.districtIds()) {
      if (closed) return;
      try { if (await turn(district)) more = true; await office.figureDesk(district)?.look(); } catch (fault) {
        if (closed) return;
        keepers.delete(district);
        wait = afterFaultMs;
        talk.err(`  · ${district} 的统计值这一轮没有算成，稍后再试：${fault instanceof Error ? fault.message : String(fault)}（figures of ${district} failed this turn and are tried again）\n`);
      }
    }
    if (!closed) timer = setTimeout(() => { running = round(); }, more ? 0 : wait);
  };
  let running: Promise<void> = Promise.resolve();
  timer = setTimeout(() => { running = round(); }, everyMs);
  return Promise.resolve({ close: async () => { closed = true; if (timer !== null) clearTimeout(timer); await running.catch(() => undefined); } });
}
