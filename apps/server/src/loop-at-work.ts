import { happeningOf, LoopEar, LoopNotHeld, loopRunner, LoopStopped, type LoopAct, type LoopActOutcome, type LoopFact, type LoopRecord, type LoopRunner } from "@yunqing/domain";
import { steadyClock } from "@yunqing/modbus";
import { factorTable } from "./factor-table.js";
import { loopDevices } from "./loop-devices.js";
import type { Office } from "./office.js";

/** Seconds of the store's clock that a right to run holds, and milliseconds between its renewals. */
const leaseSeconds = 12, renewMs = 3000, listenMs = 500;

/** Ticks must come well within the shortest watchdog. */
const tickOf = ({ setting }: LoopFact): number => Math.max(200, Math.min(1000, ...setting.devices.map(({ watchdogSeconds }) => watchdogSeconds * 250)));

/**
 * One loop at work (一个运行中的回路): the runner between the observation store, the devices and the log. Whoever loses the right to run writes nothing more, so commands nothing more, and ends by itself.
 */
export class LoopAtWork {
  readonly fact: LoopFact;
  readonly #office: Office; readonly #district: string; readonly #holder: string; readonly #say: (words: string) => void;
  readonly #runner: LoopRunner; readonly #ear: LoopEar; readonly #now = steadyClock();
  #timers: NodeJS.Timeout[] = []; #hear: (sensor: string, value: string | null) => void = () => undefined; #listening = false; #renewing = false; #answering = false; #ended: Promise<void> | null = null;

  private constructor(office: Office, district: string, holder: string, fact: LoopFact, say: (words: string) => void) {
    this.fact = fact; this.#office = office; this.#district = district; this.#holder = holder;
    const troubles = new Map<string, number>();
    this.#say = (words) => { const last = troubles.get(words) ?? -Infinity; if (performance.now() - last < 60_000) return; troubles.set(words, performance.now()); say(`  · [loop] ${fact.loop} ${words}\n`); };
    const loops = office.store.loops(district), trouble = (error: unknown): void => { this.#say(error instanceof Error ? error.message : String(error)); if (error instanceof LoopNotHeld) void this.end(false); };
    this.#ear = new LoopEar(fact, { store: office.store.district(district), observations: office.store.observations(district), factorTable, now: () => Date.now() });
    this.#runner = loopRunner(fact.setting, {
      now: this.#now, every: (milliseconds, act) => { const timer = setInterval(act, milliseconds); return () => { clearInterval(timer); }; },
      sensors: { subscribe: (listen) => { this.#hear = listen; return () => { this.#hear = () => undefined; }; } },
      actuators: loopDevices(fact, { now: this.#now, decrypt: (text) => office.secrets.decrypt(text), trouble }),
      journal: { restore: (loop) => loops.restore(loop), append: (loop, records, state) => loops.append(loop, this.#holder, records, state) }, trouble,
    }, { tick: tickOf(fact), keep: 15_000 });
  }

  /** Takes the right to run and begins; null when another process has it. @throws {LoopInvalid} */
  static async begin(office: Office, district: string, holder: string, fact: LoopFact, say: (words: string) => void): Promise<LoopAtWork | null> {
    if (!await office.store.loops(district).hold(fact.loop, holder, leaseSeconds)) return null;
    const made = new LoopAtWork(office, district, holder, fact, say);
    await made.#runner.start();
    made.#timers = [setInterval(() => { void made.#listen(); }, listenMs), setInterval(() => { void made.#renew(); }, renewMs)];
    return made;
  }
  get ended(): boolean { return this.#ended !== null; }

  /** Hands what people said to the runner, and keeps what became of it; what cannot be written down now is tried again. */
  async answer(): Promise<void> {
    if (this.#answering || this.ended) return;
    this.#answering = true;
    try {
      const loops = this.#office.store.loops(this.#district);
      for (const act of await loops.actsWaiting(this.fact.loop)) await loops.settleAct(await this.#outcomeOf(act));
    } catch (error) { if (!(error instanceof LoopStopped)) this.#say(error instanceof Error ? error.message : String(error)); } finally { this.#answering = false; }
  }
  async #outcomeOf(act: LoopAct): Promise<LoopActOutcome> {
    const happening = happeningOf(act, Date.now()), head = { act: act.id };
    if (happening === null) return { ...head, at: Date.now(), result: "late", text: { zh: "时限已过，未执行", en: "its time was over: not carried out" } };
    const records = await this.#runner.submit(happening), refused = records.find((one) => one.cause.code === "override-refused");
    return { ...head, at: Date.now(), result: refused === undefined ? "done" : "refused", text: (refused ?? own(records))?.cause.text ?? { zh: "已执行", en: "done" } };
  }

  async #listen(): Promise<void> {
    if (this.#listening || this.ended) return;
    this.#listening = true;
    try { for (const { sensor, value } of await this.#ear.hear()) this.#hear(sensor, value); } catch (error) { this.#say(error instanceof Error ? error.message : String(error)); } finally { this.#listening = false; }
  }
  async #renew(): Promise<void> {
    if (this.#renewing || this.ended) return;
    this.#renewing = true;
    try { if (!await this.#office.store.loops(this.#district).hold(this.fact.loop, this.#holder, leaseSeconds)) { this.#say("运行权已由另一进程取得 another process runs it now"); void this.end(false); } } catch (error) { this.#say(error instanceof Error ? error.message : String(error)); } finally { this.#renewing = false; }
  }

  /** Tells what runs to stop, before the loop is switched off: a person switched it off, and a person's off is at once. */
  async stopDevices(by: string, reason: string): Promise<void> {
    if (this.ended || !Object.values(this.#runner.state().actuators).some((one) => one.on)) return;
    let timer: NodeJS.Timeout | undefined;
    await Promise.race([this.#runner.submit({ kind: "override", mode: "off", seconds: 5, by, reason }), new Promise((resolve) => { timer = setTimeout(resolve, 3000); })]).catch(() => undefined);
    clearTimeout(timer);
    await new Promise((resolve) => { setTimeout(resolve, 1000); });
  }
  /** Ends it and leaves the devices as they are; `release` lets the next process begin at once. */
  end(release = true): Promise<void> {
    return this.#ended ??= (async () => {
      for (const timer of this.#timers) clearInterval(timer);
      await this.#runner.stop();
      if (release) await this.#office.store.loops(this.#district).release(this.fact.loop, this.#holder).catch(() => undefined);
    })();
  }
}

/** The record that answers a person: what became of their own word, before what followed from it. */
function own(records: readonly LoopRecord[]): LoopRecord | undefined { return records.find((one) => one.cause.by !== null) ?? records[0]; }
