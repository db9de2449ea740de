import type { FastifyBaseLogger } from "fastify";
import { Forbidden, NotFound } from "@yunqing/domain";
import type { AlarmDeskPort } from "./alarm-port.js";
import type { EventLine, EventSource } from "./events.js";
import { liveTimes, recheckMsOf, type Listener, type LiveTimes } from "./live.js";
import type { SignedIn } from "./ports.js";
import { ProtocolError, loggable } from "./problem.js";

interface Subscriber { readonly desk: AlarmDeskPort; readonly line: EventLine; readonly recheck: Listener["recheck"]; readonly recheckMs: number; actor: SignedIn["actor"]; cursor: string; sentAt: number; checkedAt: number }

/**
 * The live stream of alarms (报警推送): counts and what rings, of each listener's own scope. One timer for all, which runs only while somebody listens; the desk compares one number before it reads anything.
 * Whoever has signed out or lost the right is put off within a minute.
 */
export class AlarmLive {
  readonly #subscribers = new Set<Subscriber>();
  #timer: NodeJS.Timeout | null = null; #busy = false; #stopped = false;
  constructor(private readonly log: FastifyBaseLogger, private readonly times: LiveTimes = liveTimes) {}

  /** Authorises a listener and makes ready its first event. @throws {Forbidden} of the desk @throws {ProtocolError} when as many listen as may */
  async open(desk: AlarmDeskPort, listener: Listener): Promise<EventSource> {
    if (this.#stopped || this.#subscribers.size >= this.times.most) throw new ProtocolError(503, "http/too-many-listeners", `同时接收报警推送的人数已达上限（${this.times.most}），请稍后再试。`, `As many people as may (${this.times.most}) listen; try again later.`, { zh: "请关闭多余的页面。", en: "Close pages that nobody watches." });
    // a listener that comes back is told what rang meanwhile; a cursor that is of today's number gets the counts at least
    const first = (await desk.changesSince(listener.signedIn.actor, listener.cursor)) ?? (await desk.changesSince(listener.signedIn.actor, null));
    return (line) => {
      const now = Date.now();
      if (this.#stopped || this.#subscribers.size >= this.times.most) { line.end(); return () => undefined; }
      const subscriber: Subscriber = { desk, line, recheck: listener.recheck, recheckMs: recheckMsOf(listener, this.times), actor: listener.signedIn.actor, cursor: first?.cursor ?? "", sentAt: now, checkedAt: now };
      line.comment("live");
      if (first !== null) line.send("alarms", first, first.cursor);
      this.#subscribers.add(subscriber);
      this.#timer ??= setInterval(() => { void this.#tick(); }, this.times.everyMs);
      return () => { if (this.#subscribers.delete(subscriber) && this.#subscribers.size === 0) this.#rest(); };
    };
  }

  /** Ends every line; nobody is let in afterwards. */
  stop(): void {
    this.#stopped = true;
    this.#rest();
    for (const { line } of this.#subscribers) line.end();
    this.#subscribers.clear();
  }

  #rest(): void { if (this.#timer !== null) clearInterval(this.#timer); this.#timer = null; }
  async #tick(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try { for (const subscriber of this.#subscribers) await this.#serve(subscriber); } finally { this.#busy = false; }
  }
  async #serve(subscriber: Subscriber): Promise<void> {
    const now = Date.now();
    try {
      if (now - subscriber.checkedAt >= subscriber.recheckMs) {
        const still = await subscriber.recheck();
        if (still === null || still.session.mustChangePassword) { subscriber.line.end(); return; }
        subscriber.actor = still.actor; subscriber.checkedAt = now;
      }
      const news = await subscriber.desk.changesSince(subscriber.actor, subscriber.cursor);
      if (news !== null) { subscriber.cursor = news.cursor; subscriber.line.send("alarms", news, news.cursor); subscriber.sentAt = now; } else if (now - subscriber.sentAt >= this.times.heartbeatMs) { subscriber.line.comment("still here"); subscriber.sentAt = now; }
    } catch (error) {
      if (error instanceof Forbidden || error instanceof NotFound) { subscriber.line.end(); return; }
      // a store that is away for a while ends no line: the next second asks again
      this.log.warn({ err: loggable(error) }, "live alarms could not be read");
    }
  }
}
