import { AlarmWatch, webhooksInForce } from "@yunqing/domain";
import type { Office } from "./office.js";
import type { Talk } from "./talk.js";
import { factorTable } from "./factor-table.js";
import { post, pushTimes, waitAfter } from "./webhooks.js";

/** How often things are looked at, in milliseconds, and notices that are sent at once. */
export const alarmTimes = { newMs: 2_000, allMs: 30_000, escalateMs: 60_000, pushMs: 1_000, atOnce: 20 } as const;

interface District { readonly id: string; readonly watch: AlarmWatch; allAt: number; escalatedAt: number; pushedAt: number; pushing: boolean }

/**
 * Alarms at work (报警值守): new values every two seconds, lines and states each half minute, escalation each minute, pushes as they fall due. A district that fails is tried again and holds up no other;
 * pushes wait in the store and never hold up judging.
 */
export async function startAlarms(office: Office, talk: Talk): Promise<{ close(): Promise<void> }> {
  const districts = new Map<string, District>(), complaints = new Map<string, string>(), pushes = new Set<Promise<void>>();
  let closed = false, running: Promise<void> | null = null;
  const complain = (what: string, fault: unknown): void => {
    const words = fault instanceof Error ? fault.message : String(fault);
    // the same trouble every two seconds is told once
    if (complaints.get(what) === words) return;
    complaints.set(what, words);
    talk.err(`  · 报警：${what} ${words.slice(0, 300)}（alarms）\n`);
  };
  const push = async ({ id }: District): Promise<void> => {
    const store = office.store.alarms(id), due = await store.dueNotices(Date.now(), alarmTimes.atOnce);
    if (due.length === 0) return;
    const hooks = new Map(webhooksInForce(await office.store.district(id).read((reader) => reader.alarmWebhooks())).map((one) => [one.hook, one]));
    await Promise.all(due.map(async (notice) => {
      const hook = hooks.get(notice.hook);
      // a hook out of use, or tried for days: it is told as not delivered, and not tried again
      if (hook === undefined || (!hook.active && notice.event !== "test") || notice.attempts >= pushTimes.mostAttempts) { await store.noticeFailed(notice.id, "停用或多次失败，不再推送（given up）", Date.now() + 3_650 * 86_400_000, Date.now()); return; }
      try { await post(hook.url, office.secrets.decrypt(hook.secretEncrypted), notice.id, notice.event, notice.body); } catch (fault) {
        await store.noticeFailed(notice.id, (fault instanceof Error ? fault.message : String(fault)).slice(0, 300), Date.now() + waitAfter(notice.attempts + 1), Date.now());
        return;
      }
      await store.noticeDelivered(notice.id, Date.now());
    }));
  };
  const round = async (): Promise<void> => {
    for (const id of office.store.districtIds()) {
      if (closed) return;
      let district = districts.get(id);
      if (district === undefined) {
        const figures = office.figureDesk(id);
        districts.set(id, district = { id, allAt: 0, escalatedAt: Date.now(), pushedAt: 0, pushing: false, watch: new AlarmWatch({ store: office.store.district(id), observations: office.store.observations(id), alarmStore: office.store.alarms(id), clock: office.clock, secrets: office.secrets, factorTable, ...(figures === null ? {} : { figures }) }) });
      }
      const now = Date.now(), all = now - district.allAt >= alarmTimes.allMs;
      try { await district.watch.look(all); if (all) district.allAt = now; complaints.delete(`${id} 判定`); } catch (fault) { complain(`${id} 判定`, fault); }
      if (now - district.escalatedAt >= alarmTimes.escalateMs) { try { await district.watch.escalate(); district.escalatedAt = now; } catch (fault) { complain(`${id} 升级`, fault); } }
      if (!district.pushing && now - district.pushedAt >= alarmTimes.pushMs) {
        const held = district;
        held.pushing = true;
        const work = push(held).catch((fault: unknown) => { complain(`${id} 推送`, fault); }).finally(() => { held.pushing = false; held.pushedAt = Date.now(); pushes.delete(work); });
        pushes.add(work);
      }
    }
  };
  const timer = setInterval(() => { running ??= round().finally(() => { running = null; }); }, alarmTimes.newMs);
  office.onRegistryChange(() => { for (const { watch } of districts.values()) watch.forget(); });
  return { close: async () => { closed = true; clearInterval(timer); await running; await Promise.all(pushes); } };
}
