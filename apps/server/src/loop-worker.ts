import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { loopsInForce } from "@yunqing/domain";
import { LoopAtWork } from "./loop-at-work.js";
import type { Office } from "./office.js";
import { startSimulatedYard } from "./simulated-yard.js";
import type { Talk } from "./talk.js";

const lookMs = 500;

/**
 * Loops at work (控制回路运行): one runner for each active loop of every district, as long as this process has the right to run it. Settings that changed are taken up at the next look, from the state that was kept.
 * Stopping leaves the devices as they are: whoever starts in time takes up what runs, else their watchdogs switch off.
 */
export async function startLoops(office: Office, talk: Talk): Promise<{ close(): Promise<void> }> {
  const holder = `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`, working = new Map<string, LoopAtWork>(), told = new Set<string>();
  let closed = false, looking: Promise<void> | null = null;
  const complain = (what: string, error: unknown): void => { const words = `${what}: ${error instanceof Error ? error.message : String(error)}`; if (!told.has(words)) { told.add(words); talk.err(`  · [loop] ${words}\n`); } };

  async function lookAt(district: string): Promise<void> {
    const facts = loopsInForce(await office.store.district(district).read((reader) => reader.loops())), names = facts.length === 0 ? new Map<string, string>() : await office.identity.displayNames(facts.map(({ by }) => by));
    for (const fact of facts) {
      const key = `${district} ${fact.loop}`, held = working.get(key);
      if (held !== undefined && (held.ended || held.fact.seq !== fact.seq)) {
        if (!fact.active) await held.stopDevices(names.get(fact.by) ?? fact.by, `停用回路：${fact.reason}`);
        await held.end();
        working.delete(key);
      }
      if (closed) return;
      if (!fact.active) continue;
      try {
        if (!working.has(key)) {
          const begun = await LoopAtWork.begin(office, district, holder, fact, (words) => { talk.err(words); });
          if (begun !== null) working.set(key, begun);
        }
        void working.get(key)?.answer();
      } catch (error) { complain(key, error); }
    }
  }
  async function look(): Promise<void> { for (const district of office.store.districtIds()) { if (closed) return; try { await lookAt(district); } catch (error) { complain(district, error); } } }
  const yard = office.config.demo === "yes" && office.config.simulate === "yes" ? await startSimulatedYard(office) : null;
  const timer = setInterval(() => { looking ??= look().finally(() => { looking = null; }); }, lookMs);
  looking = look().finally(() => { looking = null; });
  await looking;
  return {
    close: async () => {
      closed = true; clearInterval(timer);
      await looking;
      await Promise.all([...working.values()].map((one) => one.end()));
      await yard?.close();
    },
  };
}
